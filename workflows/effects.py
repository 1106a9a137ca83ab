"""What each event of a cycle does to totals and ranks: those of its own unit and of others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import msgspec

from domain.cycle.cycle import Cycle
from domain.cycle.scores.sheets import summed
from domain.reckoning.cells import Sheet
from domain.reckoning.ranking import Cells, Sums
from domain.reckoning.score_table import Summing, table_in_force
from domain.record import streams
from domain.record.record import Event, UnitId
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """The total and rank of one unit before and after an event. ``None``: it had none."""

    unit: UnitId
    #: The event speaks of this unit; the others moved with it.
    own: bool
    total_was: Points | None
    total_now: Points | None
    rank_was: int | None
    rank_now: int | None


TotalAndRank = tuple[Points | None, int | None]
_NONE: TotalAndRank = (None, None)


class _Remembered:
    """Sums sheets, and remembers what came of those that stay the same: of a year most do."""

    def __init__(self) -> None:
        self._known: dict[UnitId, tuple[Sheet, Rulebook | None, Cells, Sums]] = {}

    def __call__(self, cycle: Cycle, unit: UnitId, cells: Cells, best: Cells) -> Sums:
        sheet, rulebook = cycle.sheet(unit), cycle.plan.rulebook
        known = self._known.get(unit)
        if known and known[0] is sheet and known[1] is rulebook and known[2] == best:
            return known[3]
        found = summed(cycle, unit, cells, best)
        self._known[unit] = (sheet, rulebook, best, found)
        return found


@dataclass
class Effects:
    """Folds a cycle and says of every event what it moved."""

    state: object = None
    #: The total and rank of every unit as of now.
    standings: Mapping[UnitId, TotalAndRank] = field(default_factory=dict)
    _sums: _Remembered = field(default_factory=_Remembered)

    @classmethod
    def at(cls, state: object) -> "Effects":
        """Where a cycle stands already."""
        found = cls(state)
        found.standings = standings(state, found._sums)
        return found

    def follow(self, event: Event) -> tuple[Effect, ...]:
        """Take in the next event; what it moved, unit by unit."""
        before, after = self.state, streams.evolve(self.state, event)
        self.state = after
        if not (isinstance(after, Cycle) and may_differ(before, after)):
            return ()
        old, new = self.standings, standings(after, self._sums)
        self.standings = new
        own = getattr(event.body, "unit", None)
        return tuple(
            Effect(
                unit=unit,
                own=unit == own,
                total_was=old.get(unit, _NONE)[0],
                total_now=new.get(unit, _NONE)[0],
                rank_was=old.get(unit, _NONE)[1],
                rank_now=new.get(unit, _NONE)[1],
            )
            for unit in sorted({*old, *new})
            if old.get(unit, _NONE) != new.get(unit, _NONE)
        )


def standings(state: object, summing: Summing = summed) -> dict[UnitId, TotalAndRank]:
    """The total and rank of every unit that has either."""
    table = table_in_force(state, summing) if isinstance(state, Cycle) else None
    rows = table.rows if table else ()
    return {row.unit: (row.total, row.rank) for row in rows if (row.total, row.rank) != _NONE}


#: What a table does not read. What is not named here, and new to a cycle, is taken to be read.
_ASIDE: Final = frozenset(
    {
        *("phase", "held_open", "waived", "sources", "told_from", "inferences", "noted"),
        *("officers", "words", "conference", "candidacy", "voting", "handover", "guidance"),
        *("drafts", "movements", "reports", "claims", "dissent"),
        "complaints",
        *("outside", "papers", "sealed", "over", "plan", "scoring"),
        *("nominations", "award_file", "corrected_at_sealing", "on_file", "handover_at_sealing"),
    }
)
_READ: Final = tuple(name for name in Cycle.__struct_fields__ if name not in _ASIDE)


def may_differ(before: object, after: Cycle) -> bool:
    """Whether a table could have changed. What an event leaves alone stays the same object, and
    sheets that are not sent count nothing yet."""
    if not isinstance(before, Cycle):
        return False
    if any(getattr(before, name) is not getattr(after, name) for name in _READ):
        return True
    if before.plan.rulebook is not after.plan.rulebook or before.corrected != after.corrected:
        return True
    if before.scoring is after.scoring:
        return False
    return any(
        before.sheet(unit) is not sheet and (before.sheet(unit).sent or sheet.sent)
        for unit, sheet in after.scoring.sheets.items()
    )
