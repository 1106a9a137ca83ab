"""The rules of computing by their versions: a year is reckoned for ever by those it began under.

The event that begins a cycle carries the version in its header (``ARITHMETIC`` of the record then),
and every later event of the cycle carries the same. What an earlier version reckons stays.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from domain.record.record import ARITHMETIC


class Arithmetic(msgspec.Struct, frozen=True, kw_only=True):
    """Where the versions differ."""

    version: int
    #: By level: the points of the highest level reached; before, the most among those reached.
    highest_level: bool
    #: Classes and minimums go by the denominator of the ranking; before, by the plain total.
    one_denominator: bool
    #: A class is shown only of a sheet that is complete, to a unit that no rule keeps out of it.
    class_by_rules: bool
    #: A bonus that needs proof counts nothing without it, typed as well as claimed.
    proof_of_typed: bool
    #: What a deduction is reckoned from, a count or a measure, is stored without a sign.
    counts_unsigned: bool


ARITHMETICS: Final[Mapping[int, Arithmetic]] = MappingProxyType(
    {
        1: Arithmetic(
            version=1,
            highest_level=False,
            one_denominator=False,
            class_by_rules=False,
            proof_of_typed=False,
            counts_unsigned=False,
        ),
        2: Arithmetic(
            version=2,
            highest_level=True,
            one_denominator=True,
            class_by_rules=True,
            proof_of_typed=True,
            counts_unsigned=True,
        ),
    }
)
#: The rules by which a year that begins now is reckoned.
NOW: Final = ARITHMETICS[ARITHMETIC]
