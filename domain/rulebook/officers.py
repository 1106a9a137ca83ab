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


class OfficerRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a rulebook says of the cluster's officers; what it does not say is left to people."""

    chair: Found = Found.ELECTED
    #: In which order the units take the chair, where it goes by rotation.
    order: Ids[UnitId] = ()
    #: How many vices: ``1``, ``0..2``, or ``0..n`` without a limit; ``None``: not said.
    vices: int | str | None = None
    vice_becomes_chair: Succession = Succession.NO
    acts: Acts = Acts.AT_ONCE
    #: The vice acts where the chair's unit ceases within the year.
    vice_acts: bool = False
    #: A unit may decline an office.
    may_decline: bool = False
    #: What must be among the things handed over, such as the rotating flag.
    handover: tuple[str, ...] = ()

    @property
    def vices_allowed(self) -> tuple[int, int | None]:
        """The fewest and the most vices; ``None``: no limit."""
        return (0, None) if self.vices is None else read_vices(self.vices)


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


def next_in_rotation(
    order: Sequence[UnitId],
    present: UnitId | None,
    members: Collection[UnitId],
    declined: Collection[UnitId] = (),
) -> UnitId | None:
    """Who takes the chair after the present one: the next in the order that is a member and has
    not declined, from its end back to its beginning, the present chair last.

    After a chair that is not in the order the first takes it. ``None``: nobody is left.
    """
    start = order.index(present) + 1 if present in order else 0
    return next(
        (
            unit
            for unit in (*order[start:], *order[:start])
            if unit in members and unit not in declined
        ),
        None,
    )


def suggested_chair(
    rules: OfficerRules | None,
    officers: Officers,
    members: Collection[UnitId],
    declined: Collection[UnitId] = (),
    elected: Ids[UnitId] | None = None,
) -> Suggestion | None:
    """Whom the rulebook suggests as the next chair, and why; ``None``: nobody.

    The rotation, and an election that was held (``elected``, perhaps nobody), go before the custom
    that the vice follows.
    """
    if rules is None:
        return None
    if rules.chair is Found.ROTATION:
        unit = next_in_rotation(rules.order, officers.chair, members, declined)
        return Suggestion(units=(unit,), by=SuggestedBy.ROTATION) if unit else None
    if rules.chair is Found.ELECTED and elected is not None:
        units = tuple(unit for unit in elected if unit in members and unit not in declined)
        return Suggestion(units=units, by=SuggestedBy.ELECTION) if units else None
    if rules.vice_becomes_chair is not Succession.SUGGESTED:
        return None
    vices = tuple(unit for unit in officers.vice_chairs if unit in members and unit not in declined)
    return Suggestion(units=vices, by=SuggestedBy.VICE) if vices else None


def rules_of(cycle: Cycle | None) -> OfficerRules | None:
    """What the rulebook of a cycle says of officers."""
    rulebook = cycle.plan.rulebook if cycle else None
    return rulebook.officers if rulebook else None


def next_chair(cycle: Cycle, declined: Collection[UnitId] = ()) -> Suggestion | None:
    """Whom the cycle's rulebook suggests as the next chair; nobody in a past that is told."""
    rulebook = cycle.plan.rulebook
    if cycle.backfill or rulebook is None:
        return None
    return suggested_chair(
        rulebook.officers, cycle.officers, cycle.members, declined, elected=_elected(cycle)
    )


def _elected(cycle: Cycle) -> Ids[UnitId] | None:
    """Whom the conference chose for office; nobody where it is not said which office."""
    rulebook = cycle.plan.rulebook
    selections = rulebook.selections if rulebook else ()
    offices = [found.code for found in selections if found.kind is Kind.OFFICE]
    held = [made.chosen for code in offices if (made := cycle.voting.made.get(code)) is not None]
    if not held:
        return None
    return held[0] if len(offices) == 1 else ()


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
    for index in range(len(rules.order)):
        yield ("officers", "order", index), partial(_check_unit, rules.order, index)
    if rules.vices is not None:
        yield ("officers", "vices"), partial(read_vices, rules.vices)
    for index in range(len(rules.handover)):
        yield ("officers", "handover", index), partial(_check_object, rules.handover, index)


def _check_order_given(rules: OfficerRules) -> None:
    if rules.chair is Found.ROTATION and not rules.order:
        raise Refusal("rulebook_malformed", where="rotation")


def _check_unit(order: Sequence[UnitId], index: int) -> None:
    if order[index] in order[:index]:
        raise Refusal("member_repeated", unit=order[index])


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
    if by_rotation and units is not None and len(rules.order) < units:
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
