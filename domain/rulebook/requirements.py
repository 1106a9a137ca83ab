"""Classes of results, and the conditions that stand beside the total of a class or a title."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import msgspec

from domain.rulebook.grading import Rounding
from domain.values.points import Points


class Every(StrEnum):
    """Of what a minimum holds one by one."""

    CRITERION = "criterion"
    #: The parts of the table that lie in no other; those inside them are named singly.
    GROUP = "group"


class Edge(StrEnum):
    """What becomes of units of equal worth across the edge of the first so many."""

    #: None of them is among the first.
    OUT = "out"
    #: All of them are.
    IN = "in"


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a rulebook."""


class Requirement(_Said, frozen=True, kw_only=True):
    """What must hold beside the total, one of three: a least number of standard points in a
    criterion, a group or every one of them; a place among the first; no deduction."""

    criterion: str | None = None
    group: str | None = None
    every: Every | None = None
    #: The least points, or the least share of what the criteria can give that apply to the unit.
    min: Points | None = None
    min_share: str | None = None
    #: The least must be passed: "trên 50 %".
    more_than: bool = False
    #: Only the first so many units, or a share of the units that are ranked together.
    first: int | None = None
    first_share: str | None = None
    #: How a share of units comes to whole ones.
    rounding: Rounding = Rounding.DOWN
    edge: Edge = Edge.OUT
    #: Nothing was deducted: in the criterion or group that is named, or at all, lapses included.
    no_deduction: bool = False

    @property
    def has_minimum(self) -> bool:
        """Whether it asks for points."""
        return self.min is not None or self.min_share is not None

    @property
    def of_groups(self) -> bool:
        """Whether it is held against groups of criteria."""
        return self.group is not None or self.every is Every.GROUP

    @property
    def asks_place(self) -> bool:
        """Whether it asks for a place among the first."""
        return self.first is not None or self.first_share is not None


class FallsTo(StrEnum):
    """The class of a unit of which a condition does not hold in the class that it reaches."""

    #: The first further down whose conditions hold.
    HELD_BAND = "held_band"
    #: The next one down, whatever its conditions.
    NEXT_BAND = "next_band"


class BetweenClasses(StrEnum):
    """The class of a total that lies between two printed ones."""

    CLASS_BELOW = "class_below"
    CLASS_ABOVE = "class_above"
    #: The class of the total rounded to whole points first, as the rulebook rounds.
    ROUNDED = "rounded"


class GradeBand(_Said, frozen=True, kw_only=True, rename={"at_least": "from", "at_most": "to"}):
    """A class of results: from this total on, up to the next band unless ``to`` is stated."""

    code: str
    name: str
    at_least: Points
    at_most: Points | None = None
    #: Only above ``from``: "trên 80"; left out of the canonical text where it is not said.
    more_than: bool | msgspec.UnsetType = msgspec.UNSET
    #: What must hold beside the total; left out likewise.
    requires: tuple[Requirement, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def begins(self) -> tuple[Points, bool]:
        """Where it begins, and whether just above that; one above another is the larger."""
        return self.at_least, self.more_than is True

    @property
    def asked(self) -> tuple[Requirement, ...]:
        """The conditions beside its total."""
        return self.requires or ()

    def is_reached_by(self, total: Decimal | Fraction) -> bool:
        """Whether a total lies in it or above it."""
        return total > self.at_least if self.more_than is True else total >= self.at_least
