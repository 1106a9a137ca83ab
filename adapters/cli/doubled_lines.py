"""A lapse that may have been deducted twice, in a sentence."""

from collections.abc import Iterator, Sequence

from adapters.wording.writing import Lang, Names, label, listed, pick, points
from domain.cycle.cycle import Cycle
from domain.cycle.phases.scoring import SheetSettled
from domain.cycle.scores.doubled import Doubled, doubled
from domain.cycle.scores.lapses import ConsequenceRaised, ConsequenceSettled
from domain.record.record import Event
from domain.rulebook.rulebook import Rulebook

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


def doubled_line(found: Doubled, names: Names, rulebook: Rulebook | None, lang: Lang) -> str:
    """What the sheet deducts, what is deducted besides, and what to look at."""
    called = {criterion.code: criterion.name for criterion in rulebook.criteria} if rulebook else {}
    typed = [
        pick(_AMOUNT, lang).format(
            points=points(one.points, lang),
            criterion=f"{one.criterion} ({called.get(one.criterion, '')})",
        )
        for one in found.typed
    ]
    amount = pick(_LATER, lang) if found.points is None else points(found.points, lang)
    return pick(_TWICE, lang).format(
        unit=names.unit(found.unit),
        typed=listed(typed, lang),
        stage=pick(_STAGES[found.stage.value], lang),
        points=amount,
        lapse=label(found.lapse, lang),
    )


def doubled_by(events: Sequence[Event], state: object) -> Iterator[Doubled]:
    """What an act settles, or lets count, of which this may be so."""
    if not isinstance(state, Cycle):
        return
    settled = {event.body.unit for event in events if isinstance(event.body, SheetSettled)}
    lapses = {
        (event.body.unit, event.body.lapse, event.body.code)
        for event in events
        if isinstance(event.body, ConsequenceSettled | ConsequenceRaised)
    }
    for one in doubled(state):
        if one.unit in settled or (one.unit, one.lapse, one.code) in lapses:
            yield one
