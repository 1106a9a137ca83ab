"""A lapse that may have been deducted twice, in a sentence."""

from collections.abc import Iterator, Sequence

from adapters.cli.board import Board
from adapters.wording.writing import listed, pick, taken
from domain.cycle.cycle import Cycle
from domain.cycle.phases.scoring import SheetSettled, SheetSubmitted
from domain.cycle.scores.doubled import Doubled, doubled
from domain.cycle.scores.lapses import ConsequenceRaised, ConsequenceSettled
from domain.record.record import Event

_TWICE = (
    "{unit}: bảng đã tự trừ {typed}; ngoài ra {stage} {points} do {lapse}. Xem có phải trừ hai lần"
    " cho một việc.",
    "{unit}: the sheet deducts {typed} itself; besides, {points} {stage} for a lapse ({lapse})."
    " See whether one thing is deducted twice.",
)
_AMOUNT = ("{points} ở tiêu chí {criterion}", "{points} in criterion {criterion}")
_STAGES = {
    "proposed": ("đề xuất trừ", "are proposed"),
    "applied": ("đã trừ theo quy chế", "are deducted under the rules"),
    "settled": ("đã thống nhất trừ", "are settled"),
}
_LATER = ("(tính khi nhận được)", "(reckoned once it comes)")


def doubled_line(found: Doubled, board: Board) -> str:
    """What the sheet deducts, what is deducted besides and for which thing, and what to look at."""
    rulebook, lang = board.rulebook, board.lang
    called = {criterion.code: criterion.name for criterion in rulebook.criteria} if rulebook else {}
    typed = [
        pick(_AMOUNT, lang).format(
            points=taken(one.points, lang),
            criterion=f"{one.criterion} ({called.get(one.criterion, '')})",
        )
        for one in found.typed
    ]
    amount = pick(_LATER, lang) if found.points is None else taken(found.points, lang)
    return pick(_TWICE, lang).format(
        unit=board.names.unit(found.unit),
        typed=listed(typed, lang),
        stage=pick(_STAGES[found.stage.value], lang),
        points=amount,
        lapse=board.lapse(found.lapse, found.code),
    )


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
