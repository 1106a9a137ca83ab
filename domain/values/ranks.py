"""Ranks by amounts, and how equals share them."""

from collections.abc import Hashable, Mapping
from enum import StrEnum
from typing import Any, Protocol, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Worth(Protocol):
    """Something that puts one before another: an amount, or an amount and tie keys."""

    def __lt__(self, other: Any, /) -> bool: ...


class Ranking(StrEnum):
    """Dense: 1 2 3 3 4. Competition: 1 2 3 3 5."""

    DENSE = "dense"
    COMPETITION = "competition"


def rank(amounts: Mapping[Key, Worth], style: Ranking) -> dict[Key, int]:
    """The rank of each, the largest amount first.

    >>> rank({"a": Decimal(5), "b": Decimal(7), "c": Decimal(5), "d": Decimal(1)}, Ranking.DENSE)
    {'b': 1, 'a': 2, 'c': 2, 'd': 3}
    """
    ordered = sorted(amounts.items(), key=lambda item: item[1], reverse=True)
    ranks: dict[Key, int] = {}
    place: int = 0
    last: Worth | None = None
    for index, (key, amount) in enumerate(ordered, start=1):
        if amount != last:
            place = place + 1 if style is Ranking.DENSE else index
            last = amount
        ranks[key] = place
    return ranks
