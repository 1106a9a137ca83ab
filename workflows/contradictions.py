"""What an event says was there before it, compared with what the events before it give.

``was`` stands in an event so that it explains itself. It is written from the state, so the two
contradict each other only where somebody has written into the log beside the commands.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

import msgspec

from domain.clusters.transfer import CycleMoved
from domain.cycle.corrections import RecordCorrected
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.setting import DeadlinesMoved
from domain.cycle.formal import PhaseChanged
from domain.cycle.phases.scoring import (
    CriterionMarked,
    ScoresAdjusted,
    ScoresEntered,
    SheetSubmitted,
)
from domain.cycle.scores.after_adoption import AdoptedScoreCorrected, counted_sheet
from domain.cycle.scores.lapses import ConsequenceSettled, ConsequenceWithdrawn
from domain.cycle.scores.returning import SheetReturned
from domain.cycle.scores.sheets import RelativeMoved, scoring_rulebook, sent_cells, summed
from domain.cycle.votes.chair_side import ChairSideStated
from domain.cycle.votes.mending import CountCorrected, ProxiesCorrected, VoteCorrected, vote_said
from domain.reckoning.ranking import Cells, best_of
from domain.record.record import Event, UnitId, encode
from domain.record.streams import evolve

#: Where in an event: the names of what it is about, and of which.
PlaceInEvent = tuple[tuple[str, str], ...]


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """One value that an event says was there, and another that was."""

    version: int
    #: The field that says it.
    field: str
    place: PlaceInEvent
    #: As text: points plainly, anything else in its stored form; ``None``: nothing.
    said: str | None
    stands: str | None


_Said = tuple[str, PlaceInEvent, object, object]
#: What moves points in the sheets of others, in the same act.
_MOVING = (ScoresEntered, ScoresAdjusted, SheetSubmitted, SheetReturned, CriterionMarked)


class Witness:
    """Hears the events of one stream in their order, each before it is taken into the state."""

    def __init__(self) -> None:
        self._command: UUID | None = None
        #: By unit, the cycle before the last event of this act that changed its sheet.
        self._before: dict[UnitId, Cycle] = {}

    def contradictions(self, state: object, event: Event) -> Iterator[Contradiction]:
        """Where an event says otherwise than the state before it."""
        if not isinstance(state, Cycle):
            return
        if self._command != event.header.command_id:
            self._command, self._before = event.header.command_id, {}
        for field, place, said, stands in self._said(state, event):
            if said != stands:
                yield Contradiction(
                    version=event.version,
                    field=field,
                    place=place,
                    said=_text(said),
                    stands=_text(stands),
                )
        if isinstance(event.body, _MOVING):
            self._before[event.body.unit] = state

    def _said(self, state: Cycle, event: Event) -> Iterator[_Said]:
        match event.body:
            case ScoresEntered() | ScoresAdjusted() as body:
                yield from _cells(body, state.sheet(body.unit).cells(body.column))
            case AdoptedScoreCorrected() as body:
                yield from _cells(body, counted_sheet(state, body.unit).cells(body.column))
            case RelativeMoved() as body if body.by in self._before:
                yield from _moved(self._before[body.by], body)
            case DeadlinesMoved() as body:
                for move in body.moves:
                    known = state.plan.deadlines.get(move.deadline)
                    yield "was", (("deadline", move.deadline),), move.was, known and known.due
            case RecordCorrected() as body:
                yield from _corrected(state, body)
            case CycleMoved() as body:
                yield "was", (), body.was, state.code
            case PhaseChanged() as body:
                yield "source", (), body.source, state.phase
            case ConsequenceSettled() | ConsequenceWithdrawn() as body:
                yield from _lapse(state, body)
            case ChairSideStated() as body:
                yield from _side(state, body)
            case VoteCorrected() | CountCorrected() | ProxiesCorrected() as body:
                yield from _ballot(state, body)


def contradictions(events: Iterable[Event]) -> Iterator[Contradiction]:
    """Every contradiction in the events of one stream, in their order."""
    state: object = None
    witness = Witness()
    for event in events:
        yield from witness.contradictions(state, event)
        state = evolve(state, event)


def _cells(
    body: ScoresEntered | ScoresAdjusted | AdoptedScoreCorrected, standing: Cells
) -> Iterator[_Said]:
    for cell in body.cells:
        place = (
            ("unit", str(body.unit)),
            ("column", body.column),
            ("criterion", cell.criterion),
            ("part", cell.part.value),
        )
        yield "was", place, cell.was, standing.get((cell.criterion, cell.part))


def _moved(before: Cycle, body: RelativeMoved) -> Iterator[_Said]:
    """The points that a unit had while the best was another."""
    entered = sent_cells(before)
    best = best_of(scoring_rulebook(before), entered.values())
    for move in body.moves:
        cells = summed(before, move.unit, entered.get(move.unit, {}), best).cells
        place = (
            ("unit", str(move.unit)),
            ("criterion", move.criterion),
            ("part", move.part.value),
        )
        yield "was", place, move.was, cells.get((move.criterion, move.part))


def _corrected(state: Cycle, body: RecordCorrected) -> Iterator[_Said]:
    filed, place = state.on_file.facts.get(body.event), (("event", str(body.event)),)
    if body.document_was is not None:
        paper = state.papers.get(body.event)
        plain = paper and msgspec.structs.replace(paper, about=None)
        yield "document_was", place, body.document_was, plain
    if body.date_was is not None:
        yield "date_was", place, body.date_was, filed and filed.date
    if body.present_was is not None:
        yield "present_was", place, body.present_was, filed and filed.present
    if body.results_was is not None:
        decided = state.award_file.decisions.values()
        results = [one.results for one in decided if one.version == body.event]
        yield "results_was", place, body.results_was, results[0] if results else None


def _lapse(state: Cycle, body: ConsequenceSettled | ConsequenceWithdrawn) -> Iterator[_Said]:
    """Settled otherwise than was proposed, or withdrawn; what was not reckoned yet says nothing."""
    place = (("unit", str(body.unit)), ("lapse", body.lapse.value), ("deadline", body.code))
    standing = state.lapses.get((body.unit, body.lapse, body.code))
    stands = standing.points if standing is not None else None
    if isinstance(body, ConsequenceWithdrawn):
        yield "points", place, body.points, stands
    elif body.proposed is not None and stands is not None:
        yield "proposed", place, body.proposed, stands


def _side(state: Cycle, body: ChairSideStated) -> Iterator[_Said]:
    ballot = state.voting.ballots.get(body.ballot)
    title = ballot.titles.get(body.selection) if ballot else None
    place = (("ballot", body.ballot), ("selection", body.selection))
    yield "was", place, body.was, title and title.chair_for


def _ballot(
    state: Cycle, body: VoteCorrected | CountCorrected | ProxiesCorrected
) -> Iterator[_Said]:
    ballot, place = state.voting.ballots.get(body.ballot), (("ballot", body.ballot),)
    match body:
        case VoteCorrected():
            known = ballot and (
                ballot.answers.get(body.unit)
                if body.in_writing
                else ballot.votes.get((body.unit, body.delegate))
            )
            said = vote_said(ballot, known) if ballot and known else None
            yield "was", (*place, ("unit", str(body.unit))), body.was, said
        case CountCorrected():
            yield "was", place, body.was, ballot and ballot.count
        case ProxiesCorrected():
            held = sorted(ballot.proxies.items()) if ballot else []
            yield "was", place, sorted((one.unit, one.by) for one in body.was), held


def _text(value: object) -> str | None:
    return None if value is None else encode(value).decode().strip('"')
