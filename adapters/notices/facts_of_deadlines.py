"""What the templates on deadlines, receipts and the end of a year are filled with."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from adapters.notices import (
    facts_of_scores,
    facts_of_work,
    facts_of_year_end,
    still_due,
)
from adapters.notices.scene import Scene
from adapters.wording.labelling import label
from adapters.wording.writing import when
from domain.cycle.awards.proposals import DossierPieceRecorded
from domain.cycle.deadlines.duties import COMPLAINT, Standing
from domain.cycle.deadlines.setting import DeadlineExtended, DeadlineSet, DeadlinesMoved, MovedBy
from domain.cycle.deadlines.standing import RETURNED
from domain.cycle.guard import WAY, Phase
from domain.cycle.phases.registration import TargetsRegistered
from domain.cycle.phases.scoring import SheetSubmitted
from domain.cycle.scores.lapses import ConsequenceRaised, consequence_of, lapse_of
from domain.cycle.year_work.claims import ClaimConfirmed
from domain.cycle.year_work.reporting import ReportReceived
from domain.notices import Topic
from domain.record.record import Event
from domain.values.when import Moment, When, civil_day

Facts = dict[str, object]


def deadline(scene: Scene) -> Facts:
    changes = [change for event in scene.told for change in _changed(scene, event)]
    latest = {change["code"]: change for change in changes}
    return {
        "changes": changes,
        "latest": sorted(latest.values(), key=_by_day),
        "tasks": still_due.tasks(scene, *latest),
        "own": len(latest) == 1 and all(change["for_unit"] for change in changes),
    }


def _by_day(change: dict[str, Any]) -> tuple[bool, Moment]:
    return change["before"] is None, change["before"] or 0


def _changed(scene: Scene, event: Event) -> list[dict[str, Any]]:
    body: Any = event.body

    def change(code: str, was: str, by: str, reason: str, for_unit: bool) -> dict[str, Any]:
        return {
            "code": code,
            "name": scene.owed.name(code),
            "was": was,
            "until": still_due.until_for_unit(scene, code),
            "before": still_due.before_for_unit(scene, code),
            "by": by,
            "reason": reason,
            "for_unit": for_unit,
            "lacking": still_due.to_do(scene, code),
            "document": scene.document(event),
        }

    match body:
        case DeadlineSet():
            return [change(body.code, "", "", "", False)]
        case DeadlineExtended():
            reason = scene.text(body.reason)
            return [change(body.code, "", "", reason, body.unit == scene.unit)]
        case DeadlinesMoved():
            return [
                change(
                    move.deadline,
                    scene.day(move.was.last_day) if move.was.last_day else "",
                    label(body.by, scene.lang) if body.by is not MovedBy.RECKONED else "",
                    "",
                    False,
                )
                for move in body.moves
            ]
        case _:
            raise LookupError(type(body))


def reminder(scene: Scene) -> Facts:
    code = scene.notice.code or ""
    found = scene.duties.get((code, None if scene.to_secretary else scene.unit))
    return {
        "name": scene.owed.name(code),
        "until": still_due.by_moment(scene, found.before)
        if found
        else still_due.until_of(scene, code),
        "lacking": scene.owed.acts(found) if found else [],
        "things": scene.owed.things(found) if found else [],
        **still_due.count(scene, code),
        "to_secretary": scene.to_secretary,
        "complaint": code.startswith(COMPLAINT),
        "costs": _costs(scene, found.wanted if found else ()),
    }


def overdue(scene: Scene) -> Facts:
    body = scene.body
    found = scene.duties.get((body.code, scene.unit))
    words = found.wanted if found and found.wanted else body.lacking
    days = (civil_day(scene.now) - body.last_day).days
    return {
        "name": scene.owed.name(body.code),
        "until": still_due.until(scene, body.last_day, body.before),
        "days": max(days, 1),
        # read later, in the inbox
        "done": not (found and found.wanted),
        "stated": bool(found and found.held),
        "late": found is not None and not found.lacking,
        "things": [scene.owed.thing(word, body.code) for word in words],
        # a sheet that was sent back is not late
        "marked": body.code != RETURNED,
        "raised": [
            facts_of_scores.raised(scene, one.body)
            for one in scene.act
            if isinstance(one.body, ConsequenceRaised)
        ],
        **still_due.count(scene, body.code),
    }


def _costs(scene: Scene, lacking: tuple[str, ...]) -> list[dict[str, object]]:
    """What the rulebook says follows if it does not come in time."""
    code = scene.notice.code or ""
    lapses = [lapse_of(word, code) for word in lacking]
    found = [consequence_of(scene.cycle, lapse, code) for lapse in lapses if lapse is not None]
    return [
        {
            "lapse": label(one.of, scene.lang),
            "deduct": scene.figure(one.deduct),
            "per_day": one.per_working_day,
            "each_day": one.by_days,
            "at_most": scene.figure(one.at_most),
            "applied": one.applied,
        }
        for one in found
        if one is not None
    ]


def receipt(scene: Scene) -> Facts:
    event, body = scene.event, scene.body
    facts: Facts = {
        "thing": "",
        "late": getattr(body, "late", False),
        "lacking": [],
        "document": scene.document(event),
        "received": _received(scene),
    }
    match body:
        case TargetsRegistered():
            return facts | {
                "thing": scene.owed.thing("register_targets", Phase.REGISTRATION),
                "lacking": _still_lacking(scene, Phase.REGISTRATION, "pledge"),
            }
        case SheetSubmitted():
            return facts | {
                "thing": scene.owed.thing("submit_sheet", Phase.SCORING),
                "lacking": _still_lacking(scene, Phase.SCORING),
            }
        case ReportReceived():
            return facts | {
                "thing": facts_of_work.quoted(scene.cycle.reports[body.report].name),
                "late": body.timeliness.value == "late",
                "lacking": _overdue_reports(scene),
            }
        case DossierPieceRecorded():
            return facts | {
                "thing": facts_of_work.quoted(body.piece),
                "lacking": [
                    facts_of_work.quoted(piece)
                    for piece in scene.cycle.award_file.missing((scene.unit, body.award))
                ],
            }
        case ClaimConfirmed():
            return facts | {"thing": facts_of_work.claimed(scene, body.claim)}
        case _:
            raise LookupError(type(body))


def _overdue_reports(scene: Scene) -> list[str]:
    """Other reports whose day is over. What is due later lacks nothing yet: it stands among what
    is to be done."""
    due = {code: scene.duties.get((code, scene.unit)) for code in scene.cycle.reports}
    return [
        facts_of_work.quoted(report.name)
        for code, report in scene.cycle.reports.items()
        if scene.unit in report.missing
        and (duty := due[code]) is not None
        and duty.standing is Standing.PASSED
    ]


def _received(scene: Scene) -> str:
    """When it was received, where that was not on the day on which it was recorded."""
    stated: When | None = getattr(scene.body, "received", None)
    if stated is None:
        return ""
    said = when(stated, scene.lang)
    return "" if scene.on(scene.event) in said else said


def _still_lacking(scene: Scene, *codes: str) -> list[str]:
    found = (scene.duties.get((code, scene.unit)) for code in codes)
    things = (thing for duty in found if duty for thing in scene.owed.things(duty))
    return list(dict.fromkeys(things))


def reopened(scene: Scene) -> Facts:
    body = scene.body
    code = body.phase.value
    lacking = still_due.to_do(scene, code)
    return {
        "phase": label(body.phase, scene.lang, scene.names.words),
        "reason": scene.text(body.reason),
        "document": scene.document(scene.event),
        "lacking": lacking,
        "until": still_due.until_of(scene, code, scene.unit) if lacking else None,
        "tasks": still_due.tasks(scene, code),
        "votes_withdrawn": facts_of_year_end.votes_withdrawn(scene),
        "withdrawn": WAY.index(body.phase) <= WAY.index(Phase.SUMMARY_CONFERENCE),
    }


def cancelled(scene: Scene) -> Facts:
    body, called = scene.body, scene.cycle.conference.called
    held = scene.cycle.conference.held
    return {
        "reason": scene.text(body.reason),
        "document": scene.document(scene.event),
        "conference": scene.fact("date", called) if called and not held else "",
        "tasks": [],
    }


#: What the template of each topic is filled with.
FACTS: Final[Mapping[Topic, Callable[[Scene], Facts]]] = {
    Topic.DEADLINE: deadline,
    Topic.REMINDER: reminder,
    Topic.OVERDUE: overdue,
    Topic.RECEIPT: receipt,
    Topic.REOPENED: reopened,
    Topic.CANCELLED: cancelled,
}
