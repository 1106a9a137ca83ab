"""What the templates on the plan, the year's work and what units send are filled with.

What was done is told as of its event; what is to be done, as of the moment of leaving.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from adapters.notices import still_due
from adapters.notices.scene import Scene
from adapters.wording.labelling import label
from adapters.wording.letters.every import NAMED
from adapters.wording.log.year_work import complaint_item
from adapters.wording.outside import one_line
from adapters.wording.phrasing import Phrases
from adapters.wording.sentences import Written
from adapters.wording.writing import listed
from domain.cycle.deadlines.duties import DRAFT
from domain.cycle.guard import RUNNING, WAY, Phase
from domain.cycle.phases.registration import TargetsRegistered
from domain.cycle.scores.checking import CheckAssigned, ChecksAssigned
from domain.cycle.scores.sheets import scoring_rulebook
from domain.cycle.year_work.claimed import Claimed, ClaimState, holding
from domain.cycle.year_work.complaints import Complaint, ComplaintAnswered
from domain.cycle.year_work.guidance import GuidanceRecorded
from domain.notices import Topic
from domain.reckoning.cells import final_cells
from domain.record.record import UnitId
from domain.rulebook.rulebook import Scorer
from domain.values.names import fold

Facts = dict[str, object]


def plan_issued(scene: Scene) -> Facts:
    event, rulebook = scene.event, scene.rulebook
    document = scene.cycle.papers.get(event.version) or scene.body.document
    lacking, part = still_due.to_do(scene, Phase.REGISTRATION), scene.cycle.registration
    return {
        "document": scene.document(event),
        "paper": scene.paper(event),
        "number": one_line(document.number or "") if document else "",
        "rulebook": one_line(rulebook.name) if rulebook else "",
        "criteria": len(rulebook.criteria) if rulebook else 0,
        "lacking": lacking,
        "until": still_due.until_of(scene, Phase.REGISTRATION, scene.unit) if lacking else None,
        "registers": scene.unit not in part.units and scene.unit not in part.excused,
        "registered": _registered_on(scene),
        "tasks": still_due.tasks(scene, Phase.REGISTRATION),
        "deadlines": list(_in_order(scene)),
    }


def _registered_on(scene: Scene) -> str:
    """The day on which the unit's registration came, where it has come."""
    days = [
        scene.on(event)
        for event in scene.so_far
        if isinstance(event.body, TargetsRegistered) and event.body.unit == scene.unit
    ]
    return days[-1] if days and scene.unit in scene.cycle.registration.units else ""


def _in_order(scene: Scene) -> Iterator[Facts]:
    """The deadlines of the year as they come; those without a day, and those of a month, as the
    plan has them."""
    known = scene.cycle.plan.deadlines.items()
    for code, _ in sorted(known, key=lambda one: (one[1].before is None, one[1].before or 0)):
        if code == Phase.PLAN:
            continue
        until = still_due.until_of(scene, code, scene.unit)
        yield {
            "name": scene.owed.name(code),
            "until": until,
            "words": "" if until else still_due.vague(scene, code),
        }


def guidance(scene: Scene) -> Facts:
    body = scene.body
    named = {one.selection for one in body.quotas}
    earlier = (
        event.body
        for event in scene.story
        if event.version < scene.event.version and isinstance(event.body, GuidanceRecorded)
    )
    return {
        "document": scene.document(scene.event),
        "paper": scene.paper(scene.event),
        "authority": one_line(body.authority),
        "quotas": [
            {
                "selection": scene.fact("selection", one.selection),
                "quota": one.quota,
                "ranked_first": one.ranked_first,
            }
            for one in body.quotas
        ],
        "replaces": any(one.selection in named for told in earlier for one in told.quotas),
        "notes": scene.text(body.notes),
    }


def opening(scene: Scene) -> Facts:
    """A phase began in which the unit has something to do."""
    phase, cycle = scene.body.to, scene.cycle
    lacking = still_due.to_do(scene, phase.value)
    by_others = scene.rulebook is not None and scene.rulebook.scored_by_others
    done = (
        scene.unit in cycle.registration.units
        if phase is Phase.REGISTRATION
        else cycle.sheet(scene.unit).sent and not by_others
    )
    return {
        "until": still_due.until_of(scene, phase.value, scene.unit) if lacking else None,
        "lacking": lacking,
        "registers": phase is Phase.REGISTRATION and not done,
        "done": done and not lacking,
        "tasks": still_due.tasks(scene, phase.value),
        "criteria": len(scene.rulebook.criteria) if scene.rulebook else 0,
    }


def draft(scene: Scene) -> Facts:
    body = scene.body
    rounds = scene.cycle.drafts.get(body.of, ())
    later = [number for number, one in enumerate(rounds, 1) if number > body.round]
    own = rounds[body.round - 1] if len(rounds) >= body.round else None
    until = still_due.until(scene, body.last_day, body.before)
    adopted = any(one.adopted is not None for one in rounds)
    heard = own is not None and scene.unit not in own.silent((scene.unit,))
    over = body.before is not None and body.before <= scene.now
    asked = not (adopted or heard or over or later) and scene.cycle.phase in RUNNING
    return {
        "of": label(body.of, scene.lang),
        "round": body.round,
        "document": scene.document(scene.event),
        "until": until,
        "asked": asked,
        "adopted": adopted,
        "replaced_by": later[-1] if later else 0,
        "heard": heard,
        "over": over,
        "silence_agrees": body.silence_agrees,
        "tasks": still_due.tasks(scene, f"{DRAFT}{body.of}"),
    }


def rules(scene: Scene) -> Facts:
    body, sheet = scene.body, scene.cycle.sheet(scene.unit)
    return {
        "governs": label(body.governs, scene.lang),
        "reason": scene.text(body.reason),
        "document": scene.document(scene.event),
        "begun": scene.cycle.phase is Phase.SCORING and bool(sheet.columns) and not sheet.settled,
    }


def check(scene: Scene) -> Facts:
    """What the unit is to check, in all the acts that the letter tells, and what of it is left."""
    given: dict[tuple[UnitId, str], None] = {}
    for event in scene.told:
        body = event.body
        if isinstance(body, CheckAssigned) and body.checker == scene.unit:
            given[body.unit, body.column] = None
        if isinstance(body, ChecksAssigned):
            own = (one.unit for one in body.checks if scene.unit in one.checkers)
            given |= dict.fromkeys((unit, body.column) for unit in own)
    units = dict.fromkeys(unit for unit, _ in given)
    columns = dict.fromkeys(column for _, column in given)
    rulebook = scene.rulebook
    known = {one.code: one.name for one in rulebook.columns} if rulebook else {}
    named = [one_line(known.get(code, code)) for code in columns]
    left = {unit for unit, column in given if _to_check(scene, unit, column)}
    return {
        "units": scene.units(list(units)),
        "count": len(units),
        "columns": listed(named, scene.lang),
        "work": listed([_checking(scene, name) for name in named], scene.lang),
        "left": scene.units(list(left)),
        "left_count": len(left),
        "unsent": scene.units([unit for unit in left if not scene.cycle.sheet(unit).sent]),
        "document": scene.document(scene.event),
    }


def _checking(scene: Scene, column: str) -> str:
    """What filling a column is called: ``chấm điểm chéo``, where its name says what is done."""
    if fold(column).startswith(("cham ", "tham dinh")):
        return column[:1].lower() + column[1:]
    return scene.phrases.part(NAMED["work_on_column"], {"column": Written(column)})


def _to_check(scene: Scene, unit: UnitId, column: str) -> bool:
    """A sheet that is still to be scored in that column, or to be sent before."""
    cycle = scene.cycle
    sheet = cycle.sheet(unit)
    if cycle.phase is not Phase.SCORING or sheet.settled or sheet.not_sent:
        return False
    rulebook = scoring_rulebook(cycle)
    own = next((one.code for one in rulebook.columns if one.scorer is Scorer.OWN), None)
    asked = sheet.cells(own) if own is not None else final_cells(rulebook, sheet)
    return not sheet.sent or bool(asked.keys() - sheet.cells(column).keys())


def report_required(scene: Scene) -> Facts:
    body = scene.body
    found = scene.cycle.reports.get(body.report)
    lacking = bool(still_due.to_do(scene, body.report))
    return {
        "name": one_line(body.name),
        "period": label(body.period, scene.lang),
        "lacking": lacking,
        "until": still_due.until_for_unit(scene, body.report) if lacking else None,
        "vague": "" if body.before is not None else still_due.vague(scene, body.report),
        "received": found is not None and scene.unit in found.received,
        "excused": found is not None and scene.unit in found.excused,
        "counts": label(body.counts, scene.lang),
        "tasks": still_due.tasks(scene, body.report),
        "document": scene.document(scene.event),
    }


def claimed(scene: Scene, version: int) -> str:
    """What a unit said it had sent."""
    claim = scene.cycle.claims[version]
    said = label(claim.of, scene.lang)
    if claim.report is None:
        return said
    known = scene.cycle.reports.get(claim.report)
    return quoted(known.name) if known else f"{said} {quoted(claim.report)}"


def quoted(text: str) -> str:
    return f"“{one_line(text)}”"


def claim(scene: Scene) -> Facts:
    body = scene.body
    known = scene.cycle.claims[scene.event.version]
    return {
        "from_unit": scene.name(body.unit),
        "thing": claimed(scene, scene.event.version),
        "document": scene.document(scene.event),
        "confirmed": known.state is ClaimState.CONFIRMED,
        "refused": known.state is ClaimState.REFUSED,
    }


def claim_refused(scene: Scene) -> Facts:
    body = scene.body
    sent = scene.cycle.papers.get(body.claim)
    known = scene.cycle.claims[body.claim]
    return {
        "thing": claimed(scene, body.claim),
        "claimed": scene.fact("document", sent),
        "reason": scene.text(body.reason),
        "document": scene.document(scene.event),
        "lacking": _lacking(scene, known.of, known.report),
    }


def _lacking(scene: Scene, of: Claimed, report: str | None) -> bool:
    """Whether what a unit said it had sent is still to be sent: neither came, nor stated anew."""
    cycle, unit = scene.cycle, scene.unit
    part, sheet = cycle.registration, cycle.sheet(unit)
    if cycle.phase not in WAY or holding(cycle, unit, of, report, since=scene.body.claim):
        return False
    match of:
        case Claimed.REGISTRATION:
            return unit not in part.units and unit not in part.excused
        case Claimed.PLEDGE:
            return unit not in part.pledged
        case Claimed.SHEET:
            return not sheet.sent and not sheet.not_sent
        case Claimed.EXPLANATION:
            return sheet.awaits_explanation
        case Claimed.REPORT:
            found = cycle.reports.get(report or "")
            return found is not None and unit in found.missing
        case Claimed.COMMENT:
            rounds = (rounds[-1] for rounds in cycle.drafts.values())
            return any(one.adopted is None and unit in one.silent((unit,)) for one in rounds)


def complaint(scene: Scene) -> Facts:
    body, known = scene.body, scene.cycle.complaints[scene.event.version]
    return {
        "from_unit": scene.name(body.unit),
        "thing": _complained_of(scene, known),
        "text": scene.text(body.text),
        "document": scene.document(scene.event),
        "received": known.last_day is not None,
        "answered": known.finding is not None,
        "day": scene.day(known.last_day) if known.last_day else "",
        "authority": one_line(known.authority or ""),
    }


def complaint_answer(scene: Scene) -> Facts:
    """The receipt of a complaint with its term, or the answer."""
    body, known = scene.body, scene.cycle.complaints[scene.body.complaint]
    answered = isinstance(body, ComplaintAnswered)
    return {
        "thing": _complained_of(scene, known),
        "finding": label(body.finding, scene.lang) if answered else "",
        "answer": scene.text(body.answer) if answered else "",
        "follows": scene.text(body.follows) if answered else "",
        "day": "" if answered else scene.day(body.last_day),
        "authority": one_line(body.authority or ""),
        "document": scene.document(scene.event),
    }


def _complained_of(scene: Scene, known: Complaint) -> str:
    phrases = Phrases(scene.lang, scene.names, scene.rulebook)
    item = complaint_item(known.against, known.item, phrases)
    said = label(known.against, scene.lang)
    return f"{said} {item}" if item else said


#: What the template of each topic is filled with.
FACTS: Final[Mapping[Topic, Callable[[Scene], Facts]]] = {
    Topic.PLAN_ISSUED: plan_issued,
    Topic.GUIDANCE: guidance,
    Topic.REGISTRATION_OPEN: opening,
    Topic.SCORING_OPEN: opening,
    Topic.RULES: rules,
    Topic.CHECK: check,
    Topic.DRAFT: draft,
    Topic.REPORT_REQUIRED: report_required,
    Topic.CLAIM: claim,
    Topic.CLAIM_REFUSED: claim_refused,
    Topic.COMPLAINT: complaint,
    Topic.COMPLAINT_ANSWER: complaint_answer,
}
