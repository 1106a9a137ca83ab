"""What is scored month by month, quarter by quarter, term by term, and makes up the year's value.

Each period is entered under a code of its own, that of its criterion and of the period: ``3.T4``,
``3.Q2``. So a change of one period is one change of a score like any other.
"""

from enum import StrEnum
from typing import Annotated, Final

import msgspec

from domain.values.points import Points
from domain.values.stated import stated

#: Months go up to twelve.
Number = Annotated[int, msgspec.Meta(ge=1, le=12)]


class PeriodOf(StrEnum):
    """Into what the year is parted."""

    MONTH = "month"
    QUARTER = "quarter"
    #: Of a school year: the first and the second.
    TERM = "term"
    HALF_YEAR = "half_year"


class PeriodsCombine(StrEnum):
    """How the values of the periods come to one of the year."""

    SUM = "sum"
    MEAN = "mean"


#: The letter before the number: tháng, quý, kỳ, nửa năm.
LETTERS: Final = {
    PeriodOf.MONTH: "T",
    PeriodOf.QUARTER: "Q",
    PeriodOf.TERM: "K",
    PeriodOf.HALF_YEAR: "N",
}
#: How many there are in a year.
COUNTS: Final = {
    PeriodOf.MONTH: 12,
    PeriodOf.QUARTER: 4,
    PeriodOf.TERM: 2,
    PeriodOf.HALF_YEAR: 2,
}


class PeriodScored(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Of which period a value is, and of which criterion of the year."""

    #: The code of the criterion.
    criterion: str
    of: PeriodOf
    number: int

    @property
    def code(self) -> str:
        """``3.T4``"""
        return f"{self.criterion}.{LETTERS[self.of]}{self.number}"


class Periods(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """That a part is entered period by period, and how the year's value comes from them. What the
    part gives in the year is bounded by its own ``max`` and ``cap``."""

    of: PeriodOf
    combine: PeriodsCombine
    #: Which months, quarters or terms, in the order of the year; all where it is not said.
    only: tuple[Number, ...] | msgspec.UnsetType = msgspec.UNSET
    #: More than this is refused in one period; where it is not said, the maximum of the part.
    max: Points | msgspec.UnsetType = msgspec.UNSET
    #: One period counts no more than this.
    cap: Points | msgspec.UnsetType = msgspec.UNSET
    #: To what the year's value is rounded; four decimals where it is not said.
    step: Points | msgspec.UnsetType = msgspec.UNSET

    @property
    def numbers(self) -> tuple[int, ...]:
        """The periods that are entered, in the order of the year."""
        if isinstance(self.only, msgspec.UnsetType):
            return tuple(range(1, COUNTS[self.of] + 1))
        return self.only

    @property
    def most_entered(self) -> Points | None:
        """More than this is refused in one period; ``None``: the maximum of the part."""
        return stated(self.max)

    @property
    def most_counted(self) -> Points | None:
        """One period counts no more than this; ``None``: no bound of its own."""
        return stated(self.cap)

    @property
    def rounded_to(self) -> Points | None:
        """The step of the year's value; ``None``: four decimals."""
        return stated(self.step)

    def in_year(self, criterion: str) -> tuple[PeriodScored, ...]:
        """The periods of a criterion, in the order of the year."""
        return tuple(
            PeriodScored(criterion=criterion, of=self.of, number=number) for number in self.numbers
        )
