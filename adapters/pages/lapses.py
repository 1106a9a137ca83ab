"""Lapses in sentences: what may have been deducted twice, and what nobody has decided on."""

from collections.abc import Iterator, Sequence

from adapters.pages.board import Board
from adapters.wording.filling import filled
from adapters.wording.pages.lapses import AMOUNT, LATER, LEFT_OUT, STAGES, TWICE, UNDECIDED
from adapters.wording.writing import listed, pick, taken
from domain.cycle.cycle import Cycle
from domain.cycle.formal import PhaseChanged
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import SheetSettled, SheetSubmitted
from domain.cycle.phases.summary_conference import TableAdopted
from domain.cycle.scores.doubled import Doubled, doubled
from domain.cycle.scores.lapses import ConsequenceRaised, ConsequenceSettled
from domain.cycle.scores.undecided import ProposedDeduction, left_out, undecided
from domain.record.record import Event


def doubled_line(found: Doubled, board: Board) -> str:
    """What the sheet deducts, what is deducted besides and for which thing, and what to look at."""
    rulebook, lang = board.rulebook, board.lang
    called = {criterion.code: criterion.name for criterion in rulebook.criteria} if rulebook else {}
    typed = [
        filled(
            pick(AMOUNT, lang),
            {
                "points": taken(one.points, lang),
                "criterion": f"{one.criterion} ({called.get(one.criterion, '')})",
            },
        )
        for one in found.typed
    ]
    amount = pick(LATER, lang) if found.points is None else taken(found.points, lang)
    facts = {
        "unit": board.names.unit(found.unit),
        "typed": listed(typed, lang),
        "stage": pick(STAGES[found.stage.value], lang),
        "points": amount,
        "lapse": board.lapse(found.lapse, found.code),
    }
    return filled(pick(TWICE, lang), facts)


def doubled_by(events: Sequence[Event], state: object) -> Iterator[Doubled]:
    """What an act sends, settles, or lets count, of which this may be so."""
    if not isinstance(state, Cycle):
        return
    told = SheetSubmitted | SheetSettled
    sheets = {event.body.unit for event in events if isinstance(event.body, told)}
    lapses = {
        (event.body.unit, event.body.lapse, event.body.code)
        for event in events
        if isinstance(event.body, ConsequenceSettled | ConsequenceRaised)
    }
    for one in doubled(state):
        if one.unit in sheets or (one.unit, one.lapse, one.code) in lapses:
            yield one


def undecided_line(found: ProposedDeduction, board: Board, *, adopted: bool = False) -> str:
    """What is proposed and for which thing, and what is to be done before the adoption; or that the
    adopted table leaves it out."""
    lang = board.lang
    facts = {
        "unit": board.names.unit(found.unit),
        "points": pick(LATER, lang) if found.points is None else taken(found.points, lang),
        "lapse": board.lapse(found.lapse, found.code),
    }
    return filled(pick(LEFT_OUT if adopted else UNDECIDED, lang), facts)


def undecided_lines(events: Sequence[Event], state: object, board: Board) -> Iterator[str]:
    """What an act on the way to the adoption leaves undecided: of the sheets that it settles, of
    all where it leaves the scoring; and what the table that it adopts leaves out."""
    if not isinstance(state, Cycle):
        return
    bodies = [event.body for event in events]
    settled = {body.unit for body in bodies if isinstance(body, SheetSettled)}
    left = any(isinstance(one, PhaseChanged) and one.source is Phase.SCORING for one in bodies)
    for found in undecided(state):
        if left or found.unit in settled:
            yield undecided_line(found, board)
    if any(isinstance(body, TableAdopted) for body in bodies):
        for found in left_out(state):
            yield undecided_line(found, board, adopted=True)
