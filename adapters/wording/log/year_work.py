"""What the log's lines of the year's work say beyond the events' own fields."""

from collections.abc import Iterable, Iterator
from typing import Final

from adapters.wording.phrasing import Phrases, Written, one_line
from adapters.wording.writing import deadline
from domain.cycle.documents import DocumentCompleted
from domain.cycle.scores.checking import Check, ChecksAssigned
from domain.cycle.year_work.claims import SentClaimed
from domain.cycle.year_work.dissent import About, DissentRecorded
from domain.cycle.year_work.drafting import DraftCirculated
from domain.cycle.year_work.guidance import GuidanceRecorded
from domain.cycle.year_work.outside import ReferenceRankingRecorded
from domain.cycle.year_work.reporting import ReportExcused, ReportReceived, ReportRequired
from domain.record.record import Body

#: So much of a seed or a hash is enough to compare two lines by eye.
_DIGEST: Final = 12


def told_of_work(body: Body, phrases: Phrases) -> dict[str, object]:
    """As ``adapters.wording.log.narrative`` tells of other events."""
    match body:
        case ChecksAssigned():
            seed = body.draw.seed[:_DIGEST] if body.draw else None
            return {"checks": _joined(_checks(body, phrases)), "seed": seed}
        case GuidanceRecorded():
            return {"quotas": _joined(_quotas(body, phrases))}
        case DraftCirculated():
            due = deadline(body.last_day, body.before, phrases.lang)
            return {"due": Written(due) if body.last_day else None}
        case ReportRequired():
            due = deadline(body.last_day, body.before, phrases.lang)
            return {"due": Written(due) if body.last_day else None, "count": len(body.units)}
        case ReportReceived() | ReportExcused():
            return {"name": _report(body.report, phrases)}
        case SentClaimed() if body.report is not None:
            name = _report(body.report, phrases)
            plain = ("báo cáo “{report}”", "the report “{report}”")
            return {"name": name or Written(phrases.part(plain, {"report": body.report}))}
        case ReferenceRankingRecorded():
            template = ("{unit} {place}", "{unit} {place}")
            parts = ({"unit": found.unit, "place": found.place} for found in body.places)
            return {"places": _joined(phrases.part(template, facts) for facts in parts)}
        case DissentRecorded():
            return {"item": dissent_item(body.about, body.item, phrases)}
        case DocumentCompleted():
            return {"file": body.file[:_DIGEST] if body.file else None}
        case _:
            return {}


def dissent_item(about: About, item: str | None, phrases: Phrases) -> Written | None:
    """``tiêu chí 1`` or ``“Cờ thi đua”``, where a dissent is about one."""
    if item is None:
        return None
    if about is About.SCORE:
        pair = ("tiêu chí {criterion}", "of criterion {criterion}")
        return Written(phrases.part(pair, {"criterion": item}))
    return Written(phrases.part(("“{selection}”", "“{selection}”"), {"selection": item}))


def _report(code: str, phrases: Phrases) -> Written | None:
    """A report by the name under which it was asked for."""
    name = phrases.reports.get(code)
    return None if name is None else Written(phrases.quoted(one_line(name)))


def _quotas(body: GuidanceRecorded, phrases: Phrases) -> Iterator[str]:
    template = ("{selection} <{quota}|bằng số đơn vị>", "{selection} <{quota}|as many as units>")
    for given in body.quotas:
        facts = {"selection": given.selection, "quota": given.quota}
        yield phrases.part(template, facts)


def _checks(body: ChecksAssigned, phrases: Phrases) -> Iterator[str]:
    """``An chấm Bình``; where a team checks all, each sheet once would say the same again."""
    if body.team is not None:
        names = sorted({checker for check in body.checks for checker in check.checkers})
        yield phrases.part(("{units}", "{units}"), {"units": tuple(names)})
        return
    for check in body.checks:
        yield _check(check, phrases)


def _check(check: Check, phrases: Phrases) -> str:
    facts = {"unit": check.unit, "units": check.checkers}
    return phrases.part(("{units} chấm {unit}", "{units} checks {unit}"), facts)


def _joined(parts: Iterable[str]) -> Written:
    return Written("; ".join(parts))
