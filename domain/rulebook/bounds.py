"""Parts of the table, and the bounds of what bonus and deduction count together in one of them."""

from decimal import Decimal

import msgspec

from domain.values.points import Points
from domain.values.stated import stated


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a rulebook."""


class NetBounds(_Said, frozen=True, kw_only=True, rename={"at_least": "from", "at_most": "to"}):
    """Floor and ceiling of all bonus less all deduction: counted no less and no more than this.

    What passes the ceiling is taken from the bonus, what passes the floor from the deduction.
    """

    #: At most 0, and at least 0; ``None``: no bound.
    at_least: Points | None = None
    at_most: Points | None = None


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """What bonus and deduction of some criteria count together; ``None``: no bound."""

    bonus: Points | None = None
    #: Without its sign.
    deduction: Points | None = None
    net: NetBounds | None = None

    @property
    def sizes(self) -> tuple[Decimal, ...]:
        """Every figure that may count in place of a sum."""
        net = (self.net.at_least, self.net.at_most) if self.net is not None else ()
        return tuple(abs(size) for size in (self.bonus, self.deduction, *net) if size is not None)

    @property
    def bound_the_bonus(self) -> bool:
        """Whether there is a most that the bonus can add."""
        return self.bonus is not None or (self.net is not None and self.net.at_most is not None)


class Group(_Said, frozen=True, kw_only=True):
    """A part of the table, such as 950 points for tasks and 50 for emulation work."""

    code: str
    name: str
    #: What its criteria, and those of the groups inside it, add up to, where the document says so.
    max: Points | None = None
    #: The code of the group around it.
    group: str | None = None
    #: The bonus and the deductions of its criteria count together no more than this, without a
    #: sign, and both together no less and no more than ``net``. Left out of the canonical text
    #: where it is not said, so that what was pinned before stays the same.
    bonus_cap: Points | msgspec.UnsetType = msgspec.UNSET
    deduction_cap: Points | msgspec.UnsetType = msgspec.UNSET
    net: NetBounds | msgspec.UnsetType = msgspec.UNSET
    #: Its number as the document prints it, where that is not its code; left out likewise.
    printed: str | msgspec.UnsetType = msgspec.UNSET

    @property
    def bounds(self) -> Bounds:
        """What its bonus and deduction count together."""
        return Bounds(
            bonus=stated(self.bonus_cap),
            deduction=stated(self.deduction_cap),
            net=stated(self.net),
        )
