"""What a choice rests on, as values: who was passed over and why, the quota, the cut, the reserves.

Nothing is chosen silently: units of equal worth at the edge of a quota are tied, not taken.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

import msgspec

from domain.reckoning.shortfall import Shortfall
from domain.record.record import Ids, UnitId
from domain.rulebook.selections import How, Method
from domain.values.as_told import AsToldRecorded
from domain.values.when import When


class Ground(StrEnum):
    """Why a unit cannot be chosen; it keeps its rank all the same."""

    NOT_REGISTERED = "not_registered"
    #: By a condition of the rulebook or another ground, recorded with a reason.
    BARRED = "barred"
    #: A body that is asked before the vote objects.
    OBJECTED = "objected"
    HELD_LAST_YEAR = "held_last_year"
    BELOW_MINIMUM = "below_minimum"
    #: What the selection, or the class that it asks for, asks beside the total does not hold.
    REQUIREMENT_UNMET = "requirement_unmet"
    CHOSEN_ELSEWHERE = "chosen_elsewhere"
    #: It has no place in the ranking, and the rulebook gives it no office.
    NOT_RANKED = "not_ranked"
    #: Not chosen in the selection from which this one takes its units.
    NOT_AMONG = "not_among"
    #: Not among the first so many by rank.
    NOT_FIRST = "not_first"
    #: Chosen in an earlier round of the same selection.
    ALREADY_CHOSEN = "already_chosen"


class _Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of an event."""


class LeftOut(_Value, frozen=True, kw_only=True):
    unit: UnitId
    ground: Ground
    #: What does not hold, with the figures; left out where the ground says all.
    short_of: tuple[Shortfall, ...] | msgspec.UnsetType = msgspec.UNSET


class QuotaFrom(StrEnum):
    """What gave a quota."""

    NUMBER = "number"
    #: The guidance of the year, as it was recorded or stands in the rulebook's table.
    BY_YEAR = "by_year"
    #: A share, rounded down.
    SHARE = "share"


class QuotaUsed(_Value, frozen=True, kw_only=True):
    """A quota as it was reckoned, in all or for one group of units."""

    #: Places, those included that another selection left unused.
    places: int
    source: QuotaFrom = QuotaFrom.NUMBER
    group: str | None = None
    #: The share, and the number of units of which it is one.
    share: str | None = None
    of: int | None = None
    guidance: str | None = None
    #: So many of the places came from other selections.
    passed_on: int = 0


class Reserve(_Value, frozen=True, kw_only=True):
    """Who moves up where one is refused; equal places are not told apart."""

    unit: UnitId
    place: int
    group: str | None = None


class MadeBy(StrEnum):
    """What gave a selection its outcome."""

    RANK = "rank"
    BALLOT = "ballot"
    THE_OTHERS = "the_others"
    ACCLAMATION = "acclamation"
    CONSENT = "consent"
    DECISION = "decision"
    #: A source tells who was chosen; how, as far as it says so, stands in the telling.
    NOT_STATED = "not_stated"
    #: What no majority decided is left to the authority.
    REFERRED = "referred"


#: What an outcome that is made, not decided, was made by.
MADE_BY: Mapping[How, MadeBy] = {
    How.BY_RANK: MadeBy.RANK,
    How.BY_VOTE: MadeBy.BALLOT,
    How.RANK_THEN_VOTE: MadeBy.BALLOT,
    How.THE_OTHERS: MadeBy.THE_OTHERS,
}


class HowTold(msgspec.Struct, frozen=True, kw_only=True):
    """How a source tells an outcome."""

    #: ``None``: the source does not say.
    method: Method | None
    source: str
    #: When it was chosen, as far as the source says.
    at: When
    told: AsToldRecorded | None


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of a selection; nobody chosen is an outcome too."""

    by: MadeBy
    chosen: Ids[UnitId]
    quotas: tuple[QuotaUsed, ...] = ()
    reserves: tuple[Reserve, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    #: Where a source tells the outcome.
    telling: HowTold | None = None
    #: What other sources tell of it, each its last word, in the order in which they were told.
    otherwise: tuple["Made", ...] = ()

    @property
    def tellings(self) -> tuple["Made", ...]:
        """This and what other sources tell, side by side: none is preferred."""
        return (self, *self.otherwise)

    @property
    def contradicted(self) -> bool:
        """Whether two sources name others as chosen, and not merely fewer or none of them."""
        found = self.tellings
        return any(_contradict(one, other) for at, one in enumerate(found) for other in found[:at])


def _contradict(one: Made, other: Made) -> bool:
    named, others = set(one.chosen), set(other.chosen)
    return not (
        named == others
        or (_goes_on(one) and (named < others or _goes_on(other)))
        or (_goes_on(other) and others < named)
    )


def _goes_on(made: Made) -> bool:
    """Whether a source says that there are more than the members it names."""
    told = made.telling.told if made.telling is not None else None
    if told is None:
        return False
    return told.and_others or bool(told.recipients) or (told.count or 0) > len(made.chosen)


def places_in(quotas: Iterable[QuotaUsed]) -> int | None:
    """The places of all groups together; ``None`` without a quota."""
    known = [quota.places for quota in quotas]
    return sum(known) if known else None


def vacant(quotas: Iterable[QuotaUsed], chosen: Collection[UnitId]) -> int | None:
    """Places that stay empty; none where a past that is told chose more than there were."""
    places = places_in(quotas)
    return None if places is None else max(places - len(chosen), 0)


def floored(share: Fraction, of: int) -> int:
    """20 % of 12 is 2: what is left over gives no place."""
    exact = share * of
    return exact.numerator // exact.denominator


def cut(
    ordered: Sequence[UnitId], worth: Mapping[UnitId, Fraction], quota: int
) -> tuple[Ids[UnitId], Ids[UnitId]]:
    """Take the first ``quota`` units; units of equal worth across the edge are tied, not taken."""
    if len(ordered) <= quota:
        return tuple(ordered), ()
    if quota > 0 and worth[ordered[quota - 1]] != worth[ordered[quota]]:
        return tuple(ordered[:quota]), ()
    if quota <= 0:
        return (), ()
    edge = worth[ordered[quota]]
    return (
        tuple(unit for unit in ordered if worth[unit] > edge),
        tuple(unit for unit in ordered if worth[unit] == edge),
    )


def first_by(
    ordered: Sequence[UnitId], worth: Mapping[UnitId, Fraction], count: int
) -> Ids[UnitId]:
    """The first ``count`` units, and with the last of them all that are worth the same."""
    if len(ordered) <= count:
        return tuple(ordered)
    edge = worth[ordered[count - 1]]
    return tuple(unit for unit in ordered if worth[unit] >= edge)


def next_in_line(
    ordered: Sequence[UnitId],
    worth: Mapping[UnitId, Fraction],
    count: int,
    group: str | None = None,
) -> tuple[Reserve, ...]:
    """Name ``count`` reserves of those not taken; units of equal worth share a place."""
    if count < 1:
        return ()
    named = first_by(ordered, worth, count)
    return tuple(
        Reserve(
            unit=unit, place=1 + sum(worth[other] > worth[unit] for other in named), group=group
        )
        for unit in named
    )


def moved_up(
    chosen: Sequence[UnitId], reserves: Sequence[Reserve], refused: Collection[UnitId]
) -> tuple[Ids[UnitId], Ids[UnitId]]:
    """Who is on the list once some are refused, and reserves that tie for its last place.

    A refused reserve is passed over. Where reserves of equal place are more than the places left,
    none of them moves up silently.
    """
    stay = tuple(unit for unit in chosen if unit not in refused)
    waiting = [reserve for reserve in reserves if reserve.unit not in refused]
    waiting.sort(key=lambda reserve: reserve.place)
    worth = {reserve.unit: Fraction(-reserve.place) for reserve in waiting}
    free = len(chosen) - len(stay)
    moved, tied = cut([reserve.unit for reserve in waiting], worth, free)
    return (*stay, *moved), tied
