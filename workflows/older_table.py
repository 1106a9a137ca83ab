"""What was chosen by a table that was corrected since: people decide whether it stands."""

from collections.abc import Iterator
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from domain.cycle.cycle import Cycle
from domain.reckoning.choice import Made, MadeBy, cut, places_in
from domain.reckoning.eligibility import by_rank, groups_of, left_out, quotas
from domain.reckoning.score_table import ScoreTable, corrected_table, score_table
from domain.record.record import Ids, UnitId
from domain.values.points import Points
from domain.values.refusal import Refusal


class OlderChoice(msgspec.Struct, frozen=True, kw_only=True):
    """A selection made, by rank or by a vote, before the table was corrected."""

    selection: str
    by: MadeBy
    chosen: Ids[UnitId]
    #: Whom the corrected table gives; ``None`` where the table alone gives nobody: a vote, a tie.
    now: Ids[UnitId] | None = None

    @property
    def same(self) -> bool:
        return self.now is not None and set(self.now) == set(self.chosen)


def older_choices(cycle: Cycle) -> tuple[OlderChoice, ...]:
    """In the order of the rulebook; none where no total and no rank was moved."""
    was, now = score_table(cycle), corrected_table(cycle)
    moved = was is not None and now is not None and _standings(was) != _standings(now)
    return tuple(_older(cycle)) if moved else ()


def _standings(table: ScoreTable) -> dict[UnitId, tuple[Points | None, int | None]]:
    return {row.unit: (row.total, row.rank) for row in table.rows}


def _older(cycle: Cycle) -> Iterator[OlderChoice]:
    rulebook, corrected = cycle.plan.rulebook, cycle.corrected
    for selection in rulebook.selections if rulebook else ():
        code = selection.code
        made = cycle.voting.made.get(code)
        if made is None:
            continue
        if code in corrected.selections and made.by is MadeBy.RANK:
            yield OlderChoice(
                selection=code, by=made.by, chosen=made.chosen, now=_anew(cycle, code, made)
            )
        elif made.by is MadeBy.BALLOT and _ballot(cycle, code) in corrected.ballots:
            yield OlderChoice(selection=code, by=made.by, chosen=made.chosen)


def _ballot(cycle: Cycle, selection: str) -> str | None:
    """The ballot that gave a selection its outcome: the last that was not withdrawn."""
    held = [
        code
        for code, ballot in cycle.voting.ballots.items()
        if selection in ballot.titles and not ballot.withdrawn
    ]
    return held[-1] if held else None


def _anew(cycle: Cycle, code: str, made: Made) -> Ids[UnitId] | None:
    """Whom the table as corrected would give the same places."""
    assert cycle.plan.rulebook is not None
    selection = cycle.plan.rulebook.selection(code)
    others = {one: found for one, found in cycle.voting.made.items() if one != code}
    voting = replace(cycle.voting, made=MappingProxyType(others))
    before = replace(cycle, voting=voting)
    try:
        out = [one.unit for one in left_out(before, selection)]
        used = quotas(before, selection, out) or made.quotas
    except Refusal:
        return None
    places = {quota.group: quota.places for quota in used} if places_in(used) is not None else {}
    found: list[UnitId] = []
    for group in groups_of(before, selection):
        ordered, worth = by_rank(before, selection, group, out)
        taken, tied = cut(ordered, worth, places.get(group, len(ordered)))
        if tied:
            return None
        found += taken
    return tuple(found)
