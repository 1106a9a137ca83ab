"""Totals and ranks."""

from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import TypeVar

import msgspec

from domain.points import Points
from domain.rulebook import Part, Ranking, Rulebook

Key = TypeVar("Key", bound=Hashable)
#: The cells of one column of one sheet: empty cells are absent.
Cells = Mapping[tuple[str, Part], Points]


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """The sums of one column of one sheet.

    An empty bonus or deduction means none and stays ``None``; 0 is a value. An empty standard
    means not scored: the sum is then of what is there, and ``complete`` is false.
    """

    standard: Points | None
    bonus: Points | None
    deduction: Points | None
    total: Points | None
    complete: bool


def totals(rulebook: Rulebook, cells: Cells) -> Totals:
    """Add one column of a sheet up, exactly. Deductions are negative and lower no standard."""
    sums = {part: _sum(cells, part) for part in Part}
    known = [value for value in sums.values() if value is not None]
    wanted = [criterion.code for criterion in rulebook.criteria if criterion.standard]
    return Totals(
        standard=sums[Part.STANDARD],
        bonus=sums[Part.BONUS],
        deduction=sums[Part.DEDUCTION],
        total=Points.exact(sum(known, Decimal(0))) if known else None,
        complete=all((code, Part.STANDARD) in cells for code in wanted),
    )


def _sum(cells: Cells, part: Part) -> Points | None:
    values = [value for (_, of), value in cells.items() if of is part]
    return Points.exact(sum(values, Decimal(0))) if values else None


def rank(amounts: Mapping[Key, Decimal], style: Ranking) -> dict[Key, int]:
    """The rank of each, the largest amount first.

    >>> rank({"a": Decimal(5), "b": Decimal(7), "c": Decimal(5), "d": Decimal(1)}, Ranking.DENSE)
    {'b': 1, 'a': 2, 'c': 2, 'd': 3}
    """
    ordered = sorted(amounts.items(), key=lambda item: -item[1])
    ranks: dict[Key, int] = {}
    place, last = 0, None
    for index, (key, amount) in enumerate(ordered, start=1):
        if amount != last:
            place = place + 1 if style is Ranking.DENSE else index
            last = amount
        ranks[key] = place
    return ranks
