"""Officers as a rulebook words them: how the chair is found, who follows, what is handed over.

Nothing here puts anybody into office. A rulebook foresees and suggests; people name, and a decision
may name another than was proposed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.offices import Officers
from domain.record.record import Ids, UnitId
from domain.rulebook.places import Odd, Place
from domain.rulebook.selections import Kind
from domain.values.names import fold
from domain.values.refusal import Refusal

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle
    from domain.rulebook.rulebook import Rulebook


class Found(StrEnum):
    """How officers are found."""

    #: At the conference, by the selections of the kind ``office``.
    ELECTED = "elected"
    #: In a listed order.
    ROTATION = "rotation"
    APPOINTED = "appointed"
    #: Told of a past whose source does not say how.
    NOT_STATED = "not_stated"


class OrderFrom(StrEnum):
    """Whence the order comes in which the units take the chair."""

    LISTED = "listed"
    #: Every year decides on it anew, by an act of its own.
    EACH_YEAR = "each_year"


class NotConsidered(StrEnum):
    """Why a unit was not considered in the year that names the officers."""

    NOT_REGISTERED = "not_registered"
    #: It has no place in the ranking of the adopted table.
    NOT_RANKED = "not_ranked"


class Naming(StrEnum):
    """What becomes of naming a unit that was not considered."""

    REFUSED = "refused"
    #: It is named, and the outcome says so beside it.
    REMARKED = "remarked"


class OfficeBar(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """No office for a unit that was not considered the year before."""

    grounds: tuple[NotConsidered, ...]
    naming: Naming


class Succession(StrEnum):
    """Whether the vice of one year becomes the chair of the next."""

    NO = "no"
    #: It is a custom: the vice is suggested, people decide.
    SUGGESTED = "suggested"


class Acts(StrEnum):
    """From when a chair that was chosen acts."""

    #: Recognition follows; until then the chair is "chờ công nhận".
    AT_ONCE = "at_once"
    ONCE_RECOGNISED = "once_recognised"


class ViceOffice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of several kinds of vice."""

    code: str
    #: As it is called: ``Cụm phó thường trực``, ``Cụm phó phụ trách khối Đảng``.
    name: str
    #: How many, as ``vices`` are said.
    count: int | str = 1


class OfficerRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a rulebook says of the cluster's officers; what it does not say is left to people."""

    chair: Found = Found.ELECTED
    #: In which order the units take the chair, where it goes by rotation.
    order: Ids[UnitId] = ()
    #: Left out of the canonical text where it is not said: the order is the one listed.
    order_from: OrderFrom | msgspec.UnsetType = msgspec.UNSET
    #: Who gets no office; left out of the canonical text where it is not said.
    not_considered: OfficeBar | msgspec.UnsetType = msgspec.UNSET
    #: How many vices: ``1``, ``0..2``, or ``0..n`` without a limit; ``None``: not said.
    vices: int | str | None = None
    #: Vices of several kinds; left out of the canonical text where it is not said.
    vice_kinds: tuple[ViceOffice, ...] | msgspec.UnsetType = msgspec.UNSET
    vice_becomes_chair: Succession = Succession.NO
    acts: Acts = Acts.AT_ONCE
    #: The vice acts where the chair's unit ceases within the year.
    vice_acts: bool = False
    #: A unit may decline an office.
    may_decline: bool = False
    #: What must be among the things handed over, such as the rotating flag.
    handover: tuple[str, ...] = ()

    @property
    def order_each_year(self) -> bool:
        """Whether the order of rotation is decided on anew each year."""
        return self.order_from is OrderFrom.EACH_YEAR

    @property
    def vices_allowed(self) -> tuple[int, int | None]:
        """The fewest and the most vices; ``None``: no limit."""
        if self.vices is not None:
            return read_vices(self.vices)
        if not self.kinds_of_vices:
            return 0, None
        spans = [read_vices(kind.count) for kind in self.kinds_of_vices]
        most = [most for _, most in spans if most is not None]
        return sum(least for least, _ in spans), sum(most) if len(most) == len(spans) else None

    @property
    def kinds_of_vices(self) -> tuple[ViceOffice, ...]:
        """The kinds of vice; none where vices are all alike."""
        return () if isinstance(self.vice_kinds, msgspec.UnsetType) else self.vice_kinds


_VICES = re.compile(r"(\d{1,2})(\.\.(\d{1,2}|n))?", re.ASCII)


def read_vices(said: int | str) -> tuple[int, int | None]:
    """Read ``1``, ``0..2`` or ``0..n`` as the fewest and the most.

    Raises ``Refusal("rulebook_malformed")`` for anything else, a number below 0 included.
    """
    match = _VICES.fullmatch(str(said).strip())
    if match is not None:
        least = int(match[1])
        most = least if match[2] is None else None if match[3] == "n" else int(match[3])
        if most is None or least <= most:
            return least, most
    raise Refusal("rulebook_malformed", where="vices", value=str(said))


# Who follows, who acts


class SuggestedBy(StrEnum):
    """Why a unit is suggested as the next chair."""

    ROTATION = "rotation"
    #: The conference has chosen it.
    ELECTION = "election"
    VICE = "vice"


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """Who might be the next chair. Several where nothing tells them apart."""

    units: Ids[UnitId]
    by: SuggestedBy
    #: Whose turn it would have been, had it been considered.
    skipped: Ids[UnitId] = ()


def turns_after(order: Sequence[UnitId], present: UnitId | None) -> Ids[UnitId]:
    """The turns after the present chair, round and round; after one that is not in the order they
    begin with the first."""
    start = order.index(present) + 1 if present in order else 0
    return (*order[start:], *order[:start])


def next_in_rotation(
    order: Sequence[UnitId],
    present: UnitId | None,
    members: Collection[UnitId],
    declined: Collection[UnitId] = (),
) -> UnitId | None:
    """Who takes the chair after the present one: the next in the order that is a member and has
    not declined, the present chair last. ``None``: nobody is left."""
    turns = turns_after(order, present)
    return next((unit for unit in turns if unit in members and unit not in declined), None)


def suggested_chair(
    rules: OfficerRules | None,
    officers: Officers,
    members: Collection[UnitId],
    declined: Collection[UnitId] = (),
    elected: Ids[UnitId] | None = None,
    order: Ids[UnitId] | None = None,
    barred: Collection[UnitId] = (),
) -> Suggestion | None:
    """Whom the rulebook suggests as the next chair, and why; ``None``: nobody.

    ``order`` is the one decided on this year, where the rulebook lists none; those ``barred`` were
    not considered and are skipped. The rotation, and an election that was held (``elected``,
    perhaps nobody), go before the custom that the vice follows.
    """
    if rules is None:
        return None
    if rules.chair is Found.ROTATION:
        turns = _turns(rules, officers.chair, order)
        in_turn = [unit for unit in turns if unit in members and unit not in declined]
        unit = next((one for one in in_turn if one not in barred), None)
        skipped = tuple(in_turn[: in_turn.index(unit)]) if unit else ()
        found = (unit,) if unit else ()
        return _suggested(found, SuggestedBy.ROTATION, skipped)
    if rules.chair is Found.ELECTED and elected is not None:
        by, named = SuggestedBy.ELECTION, elected
    elif rules.vice_becomes_chair is Succession.SUGGESTED:
        by, named = SuggestedBy.VICE, officers.vice_chairs
    else:
        return None
    standing = [unit for unit in named if unit in members and unit not in declined]
    units = tuple(unit for unit in standing if unit not in barred)
    return _suggested(units, by, tuple(unit for unit in standing if unit in barred))


def _suggested(units: Ids[UnitId], by: SuggestedBy, skipped: Ids[UnitId]) -> Suggestion | None:
    return Suggestion(units=units, by=by, skipped=skipped) if units else None


def _turns(rules: OfficerRules, present: UnitId | None, order: Ids[UnitId] | None) -> Ids[UnitId]:
    """In which turn the units take the chair: round and round after the present one in a listed
    order; as it stands in one that the year decided on, the present chair last."""
    if rules.order_each_year:
        given = order or ()
        last = tuple(unit for unit in given if unit == present)
        return (*(unit for unit in given if unit != present), *last)
    return turns_after(rules.order, present)


def rules_of(cycle: Cycle | None) -> OfficerRules | None:
    """What the rulebook of a cycle says of officers."""
    rulebook = cycle.plan.rulebook if cycle else None
    return rulebook.officers if rulebook else None


def acting_chair(
    rules: OfficerRules | None, officers: Officers, members: Collection[UnitId]
) -> Ids[UnitId]:
    """Who acts as chair: the chair, and where its unit has ceased the vice, if the rulebook says
    so. Nobody, or several between whom a decision chooses, are possible."""
    if officers.chair is not None and officers.chair in members:
        return (officers.chair,)
    if rules is None or not rules.vice_acts:
        return ()
    return tuple(unit for unit in officers.vice_chairs if unit in members)


def acts_now(rules: OfficerRules | None, *, awaiting_decision: bool) -> bool:
    """Whether a chair acts while the decision that recognises it is still to come."""
    return not awaiting_decision or rules is None or rules.acts is Acts.AT_ONCE


def check_vices(rules: OfficerRules | None, count: int) -> None:
    """Raises ``Refusal("vices_not_foreseen")`` for more or fewer vices than the rulebook says."""
    if not vices_fit(rules, count):
        assert rules is not None
        raise Refusal("vices_not_foreseen", count=count, **span_facts(*rules.vices_allowed))


def vices_fit(rules: OfficerRules | None, count: int) -> bool:
    """Whether there may be so many vices."""
    if rules is None:
        return True
    least, most = rules.vices_allowed
    return least <= count and (most is None or count <= most)


def span_facts(least: int, most: int | None) -> dict[str, object]:
    """The facts that one of three wordings needs: exactly so many, from … to …, or from … on."""
    if least == most:
        return {"exactly": least}
    return {"at_least": least} if most is None else {"least": least, "most": most}


def missing_objects(
    wanted: Iterable[str], listed: Iterable[str], stated: Iterable[str] = ()
) -> tuple[str, ...]:
    """What must be handed over and is neither in the list nor stated in the minutes.

    A line may say more than the name: "Cờ luân lưu của Khối" is the "Cờ luân lưu".
    """
    lines = [f" {fold(line)} " for line in (*listed, *stated)]
    return tuple(name for name in wanted if not any(f" {fold(name)} " in line for line in lines))


# What is said of the section before a year begins


def officer_checks(rulebook: Rulebook) -> Iterator[tuple[Place, Callable[[], object]]]:
    """Every check of the section, with the place that it is about.

    A check raises ``Refusal``: ``rulebook_malformed``, or ``member_repeated`` in the rotation.
    """
    rules = rulebook.officers
    if rules is None:
        return
    yield ("officers", "chair"), partial(_check_order_given, rules)
    if not isinstance(rules.not_considered, msgspec.UnsetType):
        check = partial(_check_bar, rulebook, rules.not_considered)
        yield ("officers", "not_considered"), check
    for index in range(len(rules.order)):
        yield ("officers", "order", index), partial(_check_unit, rules.order, index)
    if rules.vices is not None:
        yield ("officers", "vices"), partial(read_vices, rules.vices)
    for index, kind in enumerate(rules.kinds_of_vices):
        place = ("officers", "vice_kinds", index)
        yield (*place, "count"), partial(read_vices, kind.count)
        yield place, partial(_check_kind, rules, index)
    for index in range(len(rules.handover)):
        yield ("officers", "handover", index), partial(_check_object, rules.handover, index)


def _check_order_given(rules: OfficerRules) -> None:
    by_rotation = rules.chair is Found.ROTATION
    if rules.order_each_year and (rules.order or not by_rotation):
        raise Refusal("rulebook_malformed", where="rotation_each_year")
    if by_rotation and not rules.order and not rules.order_each_year:
        raise Refusal("rulebook_malformed", where="rotation")


def _check_bar(rulebook: Rulebook, bar: OfficeBar) -> None:
    """A ground is named, and the rulebook ranks where it goes by ranks."""
    if not bar.grounds:
        raise Refusal("rulebook_malformed", where="not_considered")
    if NotConsidered.NOT_RANKED in bar.grounds and not rulebook.scored:
        raise Refusal("rulebook_malformed", where="not_ranked")


def _check_unit(order: Sequence[UnitId], index: int) -> None:
    if order[index] in order[:index]:
        raise Refusal("member_repeated", unit=order[index])


def _check_kind(rules: OfficerRules, index: int) -> None:
    """Each kind has a name and code of its own, and all together are as many as ``vices`` says."""
    kind, others = rules.kinds_of_vices[index], rules.kinds_of_vices[:index]
    known = {fold(said) for one in others for said in (one.code, one.name)}
    twice = known & {fold(kind.code), fold(kind.name)}
    if twice or not kind.code.strip() or not kind.name.strip():
        raise Refusal("rulebook_malformed", where="vice_kinds", value=kind.name)
    if index or rules.vices is None:
        return
    if rules.vices_allowed != replace(rules, vices=None).vices_allowed:
        raise Refusal("rulebook_malformed", where="vices_of_kinds", value=str(rules.vices))


def _check_object(names: Sequence[str], index: int) -> None:
    """Every name says something, and none stands a second time."""
    name = fold(names[index])
    if not name or name in [fold(other) for other in names[:index]]:
        raise Refusal("rulebook_malformed", where="handover", value=names[index])


#: Code, place from the top of the rulebook, facts.


def odd_officers(rulebook: Rulebook, units: int | None = None) -> Iterator[Odd]:
    """What is legal but odd. ``units`` is how many the cluster has, where that is known."""
    rules = rulebook.officers
    if rules is None:
        return
    by_rotation = rules.chair is Found.ROTATION
    if rules.order and not by_rotation:
        yield "rotation_unused", ("officers", "order"), {}
    listed = by_rotation and not rules.order_each_year
    if listed and units is not None and len(rules.order) < units:
        yield "rotation_short", ("officers", "order"), {"count": len(rules.order), "of": units}
    no_vice = rules.vices_allowed == (0, 0)
    suggested = rules.vice_becomes_chair is Succession.SUGGESTED
    if by_rotation and suggested:
        yield "vice_beside_rotation", ("officers", "vice_becomes_chair"), {}
    if no_vice and (suggested or rules.vice_acts):
        field = "vice_becomes_chair" if suggested else "vice_acts"
        yield "vice_without_vices", ("officers", field), {}
    elections = [found for found in rulebook.selections if found.kind is Kind.OFFICE]
    if rules.chair is Found.ELECTED and rulebook.selections and not elections:
        yield "election_missing", ("officers",), {}
    if rules.chair is not Found.ELECTED and no_vice and elections:
        yield "election_unused", ("officers", "chair"), {"name": elections[0].name}
