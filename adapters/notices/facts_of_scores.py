"""What the templates on scores are filled with. A subject line never says a score."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from adapters.notices import moved_scores, still_due
from adapters.notices.moved_scores import Change
from adapters.notices.scene import Scene
from adapters.wording.labelling import column_label, label
from adapters.wording.outside import one_line
from adapters.wording.writing import taken
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.standing import DueCode
from domain.cycle.guard import RUNNING, SITTING, Phase
from domain.cycle.phases.scoring import CriterionMarked, Mark, ScoresAdjusted
from domain.cycle.scores.lapses import (
    ConsequenceRaised,
    ConsequenceReckoned,
    ConsequenceSettled,
    ConsequenceWithdrawn,
    WithdrawalGround,
)
from domain.cycle.scores.sheets import RelativeMoved
from domain.cycle.scores.undecided import undecided
from domain.notices import Topic
from domain.record.record import Event
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Scorer
from domain.values.points import Points
from domain.values.when import civil_day
from workflows.effects import standings

Facts = dict[str, object]


def adjusted(scene: Scene) -> Facts:
    """All adjustments of one sheet that waited together, each with its ground."""
    sheet = scene.cycle.sheet(scene.unit)
    return {
        "acts": [_adjusted(scene, event) for event in scene.told],
        "asked": sheet.awaits_explanation and scores_open(scene.cycle),
        "settled": sheet.settled_at > sheet.asked_at,
        "standing": _standing(scene),
        "sent": sheet.sent,
        "marked": all(isinstance(event.body, CriterionMarked) for event in scene.told),
        "explained": 0 < sheet.explained == sheet.adjusted,
        "vague": still_due.vague(scene, DueCode.EXPLANATION),
        "until": still_due.until_of(scene, DueCode.EXPLANATION, scene.unit),
        "tasks": still_due.tasks(scene, DueCode.EXPLANATION),
    }


def _standing(scene: Scene) -> Facts:
    """From which total and rank to which the acts of a letter moved a unit whose sheet is settled;
    the rank only where the table is open to the unit, which it is once every sheet is settled.
    Nothing where neither moved, or no settled total was told before."""
    first, last = scene.told[0], scene.told[-1]
    before, after = scene.before(first), scene.after(last)
    if not before.sheet(scene.unit).settled:
        return {}
    total_was, rank_was = standings(before).get(scene.unit, (None, None))
    total_now, rank_now = standings(after).get(scene.unit, (None, None))
    if (total_was, rank_was) == (total_now, rank_now):
        return {}
    ranked = all(_all_settled(cycle) for cycle in (before, after))
    return {
        "total_was": scene.figure(total_was),
        "total_now": scene.figure(total_now),
        "rank_was": str(rank_was) if ranked and rank_was is not None else "",
        "rank_now": str(rank_now) if ranked and rank_now is not None else "",
    }


def _all_settled(cycle: Cycle) -> bool:
    sheets = map(cycle.sheet, cycle.members)
    return all(sheet.settled or sheet.not_sent for sheet in sheets)


def _adjusted(scene: Scene, event: Event) -> Facts:
    body: Any = event.body
    if isinstance(body, CriterionMarked):
        return _marked(scene, event, body)
    if isinstance(body, RelativeMoved):
        return _moved(scene, event, body)
    return {
        "kind": "adjusted",
        "by": scene.by(event),
        "on": scene.on(event),
        "column": _column(scene, body.column),
        "changes": moved_scores.changes(scene, event, scene.unit, body.cells),
        "reason": scene.text(body.reason),
        "ground": _ground(scene, body.ground),
        "document": scene.document(event),
    }


def _marked(scene: Scene, event: Event, body: CriterionMarked) -> Facts:
    """A criterion that is said not to apply, not to have arisen, or to apply after all."""
    return {
        "kind": "marked",
        "by": scene.by(event),
        "on": scene.on(event),
        "changes": moved_scores.counted_of(scene, event, scene.unit, body.criterion),
        "criterion": scene.criterion(body.criterion),
        "mark": label(body.mark, scene.lang),
        "reason": scene.text(body.reason),
        "document": scene.document(event),
    }


def _moved(scene: Scene, event: Event, body: RelativeMoved) -> Facts:
    """Points that moved with those of the best unit; nobody touched the sheet itself."""
    return {
        "kind": "moved",
        "on": scene.on(event),
        "other": scene.name(body.by),
        "changes": [
            Change(
                cell=scene.cell(move.criterion, move.part),
                was=scene.figure(move.was, move.part),
                now=scene.figure(move.now, move.part),
            )
            for move in body.moves
            if move.unit == scene.unit
        ],
    }


def _column(scene: Scene, code: str) -> str:
    return one_line(column_label(code, scene.lang, scene.rulebook))


def _ground(scene: Scene, version: int | None) -> str:
    """The event on which a change rests, by its document and its number."""
    if version is None:
        return ""
    document = scene.fact("document", scene.cycle.papers.get(version))
    place = f"{scene.cycle.code}@{version}"
    return f"{document} ({place})" if document else place


def explained(scene: Scene) -> Facts:
    body = scene.body
    return {
        "from_unit": scene.name(body.unit),
        "explanation": scene.text(body.explanation),
        "document": scene.document(scene.event),
        "answered": not scene.cycle.sheet(body.unit).awaits_answer,
        "waits": scene.cycle.sheet(body.unit).awaits_answer and scores_open(scene.cycle),
    }


def answered(scene: Scene) -> Facts:
    body = scene.body
    changes = [
        change
        for event in scene.act
        if isinstance(event.body, ScoresAdjusted)
        for change in moved_scores.changes(scene, event, scene.unit, event.body.cells)
    ]
    return {
        "accepted": body.accepted,
        "asked": scene.cycle.sheet(scene.unit).awaits_explanation and scores_open(scene.cycle),
        "vague": still_due.vague(scene, DueCode.EXPLANATION),
        "until": still_due.until_of(scene, DueCode.EXPLANATION, scene.unit),
        "settled": scene.cycle.sheet(scene.unit).settled_at > scene.event.version,
        "open": scores_open(scene.cycle),
        "changes": changes,
        "reason": scene.text(body.reason),
        "document": scene.document(scene.event),
    }


def settled(scene: Scene) -> Facts:
    """What the table counted of the sheet as it was settled, what it counts now where that is
    another total, and where the settled points differ from the unit's own."""
    body = scene.body
    own = _own_cells(scene)
    cells = {(cell.criterion, cell.part): cell.value for cell in body.cells}
    then, now = moved_scores.total_at(scene, scene.event.version), moved_scores.total_now(scene)
    return {
        "column": _column(scene, body.column),
        "total": scene.figure(then),
        "lapses": [
            f"{scene.owed.lapse(lapse.lapse, lapse.code)} {taken(lapse.points, scene.lang)}"
            for lapse in moved_scores.lapses_at(scene, scene.event.version)
        ],
        "undecided": [
            {
                "points": _taken(scene, one.points),
                "lapse": scene.owed.lapse(one.lapse, one.code),
            }
            for one in undecided(scene.cycle)
            if one.unit == scene.unit
        ]
        if scores_open(scene.cycle)
        else [],
        "today": scene.day(civil_day(scene.now)),
        "total_now": scene.figure(now) if now != then else "",
        "standard": scene.figure(body.totals.standard),
        "bonus": scene.figure(body.totals.bonus, Part.BONUS),
        "deduction": scene.figure(body.totals.deduction),
        "differs": [
            {
                "cell": scene.cell(*place),
                "was": moved_scores.entered(scene, place, own.get(place)) or scene.empty,
                "now": moved_scores.entered(scene, place, cells.get(place))
                or _uncounted(scene, place[0]),
            }
            for place in dict.fromkeys((*cells, *own))
            if own.get(place) != cells.get(place)
        ],
        "document": scene.document(scene.event),
        "adopted": scene.cycle.conference.table is not None,
        "open": scores_open(scene.cycle),
    }


def _uncounted(scene: Scene, criterion: str) -> str:
    """Why nothing counts in a cell of a settled sheet."""
    if criterion in scene.cycle.sheet(scene.unit).marks.not_applied:
        return label(Mark.NOT_APPLIED, scene.lang)
    return scene.empty


def scores_open(cycle: Cycle) -> bool:
    """Scores may still change: the table was not adopted, and the year goes on."""
    return cycle.phase in {Phase.SCORING, *SITTING} and cycle.conference.table is None


def _own_cells(scene: Scene) -> dict[Any, Any]:
    columns = scene.rulebook.columns if scene.rulebook else ()
    own = next((column.code for column in columns if column.scorer is Scorer.OWN), None)
    return {} if own is None else dict(scene.cycle.sheet(scene.unit).cells(own))


def raised(scene: Scene, body: Any) -> dict[str, object]:
    """A deduction for a lapse: for what, how much, and how far it has come."""
    stage = "settled"
    if isinstance(body, ConsequenceRaised):
        stage = "applied" if body.applied else "proposed"
    elif isinstance(body, ConsequenceWithdrawn):
        stage = "withdrawn"
    elif isinstance(body, ConsequenceReckoned):
        stage = _raised_as(scene, body)
    # what people decide is told by the reason that they give, and by nothing else
    said = isinstance(body, ConsequenceWithdrawn) and body.ground is not WithdrawalGround.PROOF
    ground = label(body.ground, scene.lang) if said else ""
    fresh = isinstance(body, ConsequenceRaised)
    decided = isinstance(body, ConsequenceSettled | ConsequenceWithdrawn)
    reckoned = isinstance(body, ConsequenceRaised | ConsequenceReckoned)
    return {
        "stage": stage,
        "lapse": label(body.lapse, scene.lang),
        "name": scene.owed.name(body.code),
        "points": _taken(scene, body.points),
        "deduct": scene.figure(body.deduct) if fresh else "",
        "per_day": fresh and body.per_working_day,
        "each_day": fresh and body.per_day,
        "at_most": scene.figure(body.at_most) if fresh else "",
        "working_days": body.working_days if reckoned and body.days is None else None,
        "days": body.days if reckoned else None,
        "ground": ground,
        "reason": scene.text(body.reason) if decided else "",
        "document": scene.fact("document", body.document) if decided else "",
        "proposed": _taken(scene, body.proposed) if isinstance(body, ConsequenceSettled) else "",
    }


def _taken(scene: Scene, value: Points | None) -> str:
    return "" if value is None else taken(value, scene.lang)


def _raised_as(scene: Scene, body: ConsequenceReckoned) -> str:
    """How a deduction stood when its amount became known."""
    stages = [
        "applied" if event.body.applied else "proposed"
        for event in scene.story
        if isinstance(event.body, ConsequenceRaised)
        and (event.body.unit, event.body.lapse, event.body.code)
        == (body.unit, body.lapse, body.code)
    ]
    return stages[-1] if stages else "proposed"


def consequence(scene: Scene) -> Facts:
    found = [
        raised(scene, event.body)
        | {"day": scene.on(event) if scene.on(event) != scene.on(scene.event) else ""}
        for event in scene.told
    ]
    waits = any(_waits(scene, event) for event in scene.told)
    differs = any(
        isinstance(event.body, ConsequenceSettled) and event.body.proposed is not None
        for event in scene.told
    )
    sheet = scene.cycle.sheet(scene.unit)
    return {
        "raised": found,
        "waits": waits,
        "standing": _standing(scene),
        "over": not waits and _decided_elsewhere(scene.told, found),
        "asked": differs and sheet.awaits_explanation and scores_open(scene.cycle),
        "vague": still_due.vague(scene, DueCode.EXPLANATION),
        "until": still_due.until_of(scene, DueCode.EXPLANATION, scene.unit),
    }


def _decided_elsewhere(told: tuple[Event, ...], found: list[dict[str, object]]) -> bool:
    """Whether what became of a proposed deduction stands in no line of the same letter."""
    bodies: list[Any] = [event.body for event in told]
    stages = zip(bodies, found, strict=True)
    last = {(body.lapse, body.code): one["stage"] for body, one in stages}
    return "proposed" in last.values()


def _waits(scene: Scene, event: Event) -> bool:
    """A deduction that was proposed and is still to be settled."""
    body: Any = event.body
    known = scene.cycle.lapses.get((body.unit, body.lapse, body.code))
    running = scene.cycle.phase in RUNNING
    return (
        running
        and isinstance(body, ConsequenceRaised | ConsequenceReckoned)
        and known is not None
        and (known.stage == "proposed")
    )


def corrected(scene: Scene) -> Facts:
    """What a correction did to the addressed unit: its own cells, its total and its rank."""
    body, event = scene.body, scene.event
    was, now = standings(scene.before(event)), standings(scene.after(event))
    total_was, rank_was = was.get(scene.unit, (None, None))
    total_now, rank_now = now.get(scene.unit, (None, None))
    own = body.unit == scene.unit
    return {
        "own": own,
        "of": scene.name(body.unit),
        "changes": moved_scores.changes(scene, event, scene.unit, body.cells) if own else [],
        "total_was": scene.figure(total_was),
        "total_now": scene.figure(total_now),
        "rank_was": "" if rank_was is None else str(rank_was),
        "rank_now": "" if rank_now is None else str(rank_now),
        "decided_by": one_line(body.decided_by),
        "reason": scene.text(body.reason) if own else "",
        "document": scene.document(event),
        "selections": _on_older_table(scene),
    }


def _on_older_table(scene: Scene) -> list[str]:
    """What was chosen before the correction: by rank, or by a vote held on the older table."""
    body, before = scene.body, scene.before(scene.event)
    voted = {
        selection
        for code in body.ballots
        if code in before.voting.ballots
        for selection in before.voting.ballots[code].titles
    }
    rulebook = scene.rulebook
    return [
        scene.fact("selection", one.code)
        for one in (rulebook.selections if rulebook else ())
        if one.code in before.voting.outcomes and one.code in {*body.selections, *voted}
    ]


#: What the template of each topic is filled with.
FACTS: Final[Mapping[Topic, Callable[[Scene], Facts]]] = {
    Topic.ADJUSTED: adjusted,
    Topic.EXPLAINED: explained,
    Topic.ANSWERED: answered,
    Topic.SETTLED: settled,
    Topic.CONSEQUENCE: consequence,
    Topic.CORRECTED: corrected,
}
