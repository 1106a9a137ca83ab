"""What each topic's templates are filled with: the facts of the case, already as text.

What is said of them stands in the templates. Every fact that a template names is there, empty
where it is not known.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from adapters.notices import facts_of_scores, facts_of_voting, facts_of_year_end, facts_to_secretary
from adapters.notices.scene import Scene
from domain.duties import DRAFT
from domain.guard import WAY, Phase
from domain.labels import label, listed
from domain.notices import Topic
from domain.phases.checking import CheckAssigned, ChecksAssigned
from domain.phases.deadlines import DeadlineExtended, DeadlineSet, DeadlinesMoved, MovedBy
from domain.phases.lapses import LAPSE_OF, ConsequenceRaised, consequence_of
from domain.phases.registration import TargetsRegistered
from domain.phases.scoring import SheetSubmitted
from domain.phrasing import one_line
from domain.proposals import DossierPieceRecorded
from domain.record import Event, UnitId
from domain.when import civil_day
from domain.year_work.claims import ClaimConfirmed
from domain.year_work.reporting import ReportReceived

Facts = dict[str, object]


def plan_issued(scene: Scene) -> Facts:
    event, rulebook = scene.event, scene.rulebook
    document = scene.cycle.papers.get(event.version) or scene.body.document
    deadlines = [
        {"name": scene.owed.name(code), "until": scene.until_of(code, scene.unit)}
        for code in scene.cycle.plan.deadlines
        if code != Phase.PLAN
    ]
    return {
        "document": scene.document(event),
        "paper": scene.paper(event),
        "number": one_line(document.number or "") if document else "",
        "rulebook": one_line(rulebook.name) if rulebook else "",
        "criteria": len(rulebook.criteria) if rulebook else 0,
        "registration": scene.until_of(Phase.REGISTRATION, scene.unit),
        "tasks": [],
        "deadlines": [one for one in deadlines if one["until"] is not None],
    }


def guidance(scene: Scene) -> Facts:
    body = scene.body
    return {
        "document": scene.document(scene.event),
        "paper": scene.paper(scene.event),
        "authority": one_line(body.authority),
        "quotas": [
            {"selection": scene.fact("selection", one.selection), "quota": one.quota}
            for one in body.quotas
        ],
        "notes": scene.text(body.notes),
    }


def opening(scene: Scene) -> Facts:
    """A phase began in which the unit has something to do."""
    code = scene.body.to.value
    found = scene.duties.get((code, scene.unit))
    return {
        "until": scene.until_of(code, scene.unit),
        "lacking": scene.owed.acts(found) if found else [],
        "tasks": scene.tasks(code),
        "criteria": len(scene.rulebook.criteria) if scene.rulebook else 0,
    }


def draft(scene: Scene) -> Facts:
    body = scene.body
    return {
        "of": label(body.of, scene.lang),
        "round": body.round,
        "document": scene.document(scene.event),
        "until": scene.until(body.last_day, body.before),
        "silence_agrees": body.silence_agrees,
        "tasks": scene.tasks(f"{DRAFT}{body.of}"),
    }


def rules(scene: Scene) -> Facts:
    body = scene.body
    return {
        "governs": label(body.governs, scene.lang),
        "reason": scene.text(body.reason),
        "document": scene.document(scene.event),
    }


def check(scene: Scene) -> Facts:
    """What the unit is to check, in all the acts that the letter tells."""
    units: dict[UnitId, None] = {}
    columns: dict[str, None] = {}
    for event in scene.told:
        body = event.body
        given: tuple[UnitId, ...] = ()
        if isinstance(body, CheckAssigned) and body.checker == scene.unit:
            given = (body.unit,)
        if isinstance(body, ChecksAssigned):
            given = tuple(one.unit for one in body.checks if scene.unit in one.checkers)
        if given and isinstance(body, CheckAssigned | ChecksAssigned):
            units |= dict.fromkeys(given)
            columns[body.column] = None
    rulebook = scene.rulebook
    known = {one.code: one.name for one in rulebook.columns} if rulebook else {}
    return {
        "units": scene.units(list(units)),
        "count": len(units),
        "columns": listed([one_line(known.get(code, code)) for code in columns], scene.lang),
        "document": scene.document(scene.event),
    }


def report_required(scene: Scene) -> Facts:
    body = scene.body
    return {
        "name": one_line(body.name),
        "period": label(body.period, scene.lang),
        "until": scene.until(body.last_day, body.before),
        "counts": label(body.counts, scene.lang),
        "tasks": scene.tasks(body.report),
        "document": scene.document(scene.event),
    }


def deadline(scene: Scene) -> Facts:
    changes = [change for event in scene.told for change in _changed(scene, event)]
    latest = {change["code"]: change for change in changes}
    return {
        "changes": changes,
        "latest": list(latest.values()),
        "tasks": scene.tasks(*latest),
        "own": len(latest) == 1 and all(change["for_unit"] for change in changes),
    }


def _changed(scene: Scene, event: Event) -> list[dict[str, Any]]:
    body: Any = event.body

    def change(code: str, was: str, by: str, reason: str, for_unit: bool) -> dict[str, Any]:
        found = scene.duties.get((code, scene.unit))
        return {
            "code": code,
            "name": scene.owed.name(code),
            "was": was,
            "until": scene.until_for_unit(code),
            "by": by,
            "reason": reason,
            "for_unit": for_unit,
            "lacking": scene.owed.acts(found) if found else [],
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
        "until": scene.before(found.before) if found else scene.until_of(code),
        "lacking": scene.owed.acts(found) if found else [],
        "things": scene.owed.things(found) if found else [],
        "owing": scene.owing(code),
        "to_secretary": scene.to_secretary,
        "costs": _costs(scene, found.asked if found else ()),
    }


def overdue(scene: Scene) -> Facts:
    body = scene.body
    found = scene.duties.get((body.code, scene.unit))
    words = found.asked if found and found.asked else body.lacking
    days = (civil_day(scene.now) - body.last_day).days
    return {
        "name": scene.owed.name(body.code),
        "until": scene.until(body.last_day, body.before),
        "days": max(days, 1),
        # read later, in the inbox
        "done": not (found and found.asked),
        "things": [scene.owed.thing(word, body.code) for word in words],
        "raised": [
            facts_of_scores.raised(scene, one.body)
            for one in scene.act
            if isinstance(one.body, ConsequenceRaised)
        ],
        "owing": [name for name in scene.owing(body.code) if name != scene.name(scene.unit)],
    }


def _costs(scene: Scene, lacking: tuple[str, ...]) -> list[dict[str, object]]:
    """What the rulebook says follows if it does not come in time."""
    lapses = [LAPSE_OF[word] for word in lacking if word in LAPSE_OF]
    found = [consequence_of(scene.cycle, lapse) for lapse in lapses]
    return [
        {
            "lapse": label(one.of, scene.lang),
            "deduct": scene.figure(one.deduct),
            "per_day": one.per_working_day,
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
                "thing": _quoted(scene.cycle.reports[body.report].name),
                "late": body.timeliness.value == "late",
                "lacking": [
                    _quoted(report.name)
                    for report in scene.cycle.reports.values()
                    if scene.unit in report.missing
                ],
            }
        case DossierPieceRecorded():
            return facts | {
                "thing": _quoted(body.piece),
                "lacking": [
                    _quoted(piece)
                    for piece in scene.cycle.award_file.missing((scene.unit, body.award))
                ],
            }
        case ClaimConfirmed():
            return facts | {"thing": _claimed(scene, body.claim)}
        case _:
            raise LookupError(type(body))


def _still_lacking(scene: Scene, *codes: str) -> list[str]:
    found = (scene.duties.get((code, scene.unit)) for code in codes)
    things = (thing for duty in found if duty for thing in scene.owed.things(duty))
    return list(dict.fromkeys(things))


def _quoted(text: str) -> str:
    return f"“{one_line(text)}”"


def _claimed(scene: Scene, version: int) -> str:
    """What a unit said it had sent."""
    claim = scene.cycle.claims[version]
    said = label(claim.of, scene.lang)
    if claim.report is None:
        return said
    known = scene.cycle.reports.get(claim.report)
    return _quoted(known.name) if known else f"{said} {_quoted(claim.report)}"


def claim(scene: Scene) -> Facts:
    body = scene.body
    return {
        "from_unit": scene.name(body.unit),
        "thing": _claimed(scene, scene.event.version),
        "document": scene.document(scene.event),
    }


def claim_refused(scene: Scene) -> Facts:
    body = scene.body
    sent = scene.cycle.papers.get(body.claim)
    return {
        "thing": _claimed(scene, body.claim),
        "claimed": scene.fact("document", sent),
        "reason": scene.text(body.reason),
        "document": scene.document(scene.event),
    }


def reopened(scene: Scene) -> Facts:
    body = scene.body
    code = body.phase.value
    found = scene.duties.get((code, scene.unit))
    return {
        "phase": label(body.phase, scene.lang, scene.names.words),
        "reason": scene.text(body.reason),
        "document": scene.document(scene.event),
        "lacking": scene.owed.acts(found) if found else [],
        "until": scene.until_of(code, scene.unit),
        "tasks": scene.tasks(code),
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


#: What the templates of each topic are filled with.
FACTS: Final[Mapping[Topic, Callable[[Scene], Facts]]] = {
    Topic.PLAN_ISSUED: plan_issued,
    Topic.GUIDANCE: guidance,
    Topic.REGISTRATION_OPEN: opening,
    Topic.SCORING_OPEN: opening,
    Topic.RULES: rules,
    Topic.CHECK: check,
    Topic.BARRED: facts_of_voting.barred,
    Topic.ASKED: facts_of_voting.asked,
    Topic.DRAFT: draft,
    Topic.REPORT_REQUIRED: report_required,
    Topic.DEADLINE: deadline,
    Topic.REMINDER: reminder,
    Topic.OVERDUE: overdue,
    Topic.RECEIPT: receipt,
    Topic.CLAIM: claim,
    Topic.CLAIM_REFUSED: claim_refused,
    Topic.ADJUSTED: facts_of_scores.adjusted,
    Topic.EXPLAINED: facts_of_scores.explained,
    Topic.ANSWERED: facts_of_scores.answered,
    Topic.SETTLED: facts_of_scores.settled,
    Topic.CONSEQUENCE: facts_of_scores.consequence,
    Topic.CORRECTED: facts_of_scores.corrected,
    Topic.INVITATION: facts_of_year_end.invitation,
    Topic.INVITATION_CHANGED: facts_of_year_end.invitation,
    Topic.RESULT: facts_of_year_end.result,
    Topic.MINUTES: facts_of_year_end.minutes,
    Topic.DOSSIER: facts_of_year_end.dossier,
    Topic.DECISION: facts_of_year_end.decision,
    Topic.HANDOVER: facts_of_year_end.handover,
    Topic.HANDED_OVER: facts_of_year_end.handed_over,
    Topic.NEXT_OFFICE: facts_of_year_end.next_office,
    Topic.REOPENED: reopened,
    Topic.CANCELLED: cancelled,
    Topic.LATE_LIST: facts_to_secretary.late_list,
    Topic.STUCK: facts_to_secretary.stuck,
}
