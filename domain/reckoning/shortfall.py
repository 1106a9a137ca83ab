"""What a unit lacks of the conditions that a class or a title has beside the total."""

from enum import StrEnum

import msgspec

from domain.values.points import Points


class Failing(StrEnum):
    """What a condition asks for that is not there."""

    POINTS = "points"
    FIRST = "first"
    NO_DEDUCTION = "no_deduction"


class Shortfall(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True
):
    """A condition that does not hold of a unit, with the figures that say so."""

    what: Failing
    #: The class or the selection that asks for it, by code.
    band: str | None = None
    selection: str | None = None
    #: The criterion or group, by code; of a deduction ``None``: any.
    code: str | None = None
    #: Whether the code is that of a group.
    group: bool = False
    #: What the unit has; ``None``: not known yet, or no rank.
    points: Points | None = None
    #: The least, in points, or as a share of what there is to be had.
    least: Points | None = None
    least_share: str | None = None
    of: Points | None = None
    #: The least must be passed.
    more_than: bool = False
    #: The place in the order of worth, and how many units share it.
    place: int | None = None
    level: int | None = None
    #: So many are the first, of so many ranked together.
    first: int | None = None
    members: int | None = None
