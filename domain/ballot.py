"""Counting: what a ballot's figures say, by the threshold and quota in force."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

import msgspec

from domain.record import Ids, UnitId
from domain.refusal import Refusal
from domain.rulebook import Base, Threshold


class Method(StrEnum):
    """How votes are given."""

    OPEN = "open"
    PAPER = "paper"


class Votes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    unit: UnitId
    votes: int


class Count(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A count record: papers issued and returned, valid and invalid, and the votes for each."""

    issued: int
    returned: int
    valid: int
    invalid: int
    votes: tuple[Votes, ...]


def check_count(count: Count, nominees: Ids[UnitId], electors: int, choices: int) -> None:
    """``choices`` is how many nominees one paper may name.

    Raises ``Refusal``: ``count_unbalanced``, ``nominee_unknown``, ``votes_missing``,
    ``votes_exceed_valid`` or ``too_many_choices``.
    """
    figures = (count.issued, count.returned, count.valid, count.invalid)
    if (
        min(figures) < 0
        or count.valid + count.invalid != count.returned
        or count.returned > count.issued
        or count.issued > electors
    ):
        raise Refusal(
            "count_unbalanced",
            issued=count.issued,
            returned=count.returned,
            valid=count.valid,
            invalid=count.invalid,
            sum=count.valid + count.invalid,
            electors=electors,
        )
    counted = [line.unit for line in count.votes]
    for unit in counted:
        if unit not in nominees or counted.count(unit) > 1:
            raise Refusal("nominee_unknown", unit=unit)
    for unit in nominees:
        if unit not in counted:
            raise Refusal("votes_missing", unit=unit)
    for line in count.votes:
        if not 0 <= line.votes <= count.valid:
            raise Refusal("votes_exceed_valid", unit=line.unit, votes=line.votes, valid=count.valid)
    given, most = sum(line.votes for line in count.votes), count.valid * choices
    if given > most:
        raise Refusal("too_many_choices", choices=given, max=most)


class Tally(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a count means: who is chosen, by which number of votes, and what it left open."""

    #: The fewest votes that pass, and of how many; ``None`` where no threshold is set.
    needed: int | None
    of: int | None
    chosen: Ids[UnitId]
    #: Units that tie at the edge of the quota: nothing is chosen silently among them.
    tied: Ids[UnitId]


def tally(
    votes: Mapping[UnitId, int], threshold: Threshold | None, bases: Mapping[Base, int], quota: int
) -> Tally:
    """Apply threshold and quota to the votes.

    ``bases`` gives the number for each base of a threshold. Those who pass are taken by votes,
    most first, up to the quota; units that tie across its edge are left to a recorded decision.
    """
    of = bases[threshold.base] if threshold else None
    needed = threshold.needed(of) if threshold and of is not None else None
    passing = {unit: count for unit, count in votes.items() if count >= max(needed or 1, 1)}
    ordered = sorted(passing, key=lambda unit: (-passing[unit], unit))
    chosen, tied = cut(ordered, {unit: Fraction(count) for unit, count in passing.items()}, quota)
    return Tally(needed=needed, of=of, chosen=chosen, tied=tied)


def cut(
    ordered: list[UnitId], worth: Mapping[UnitId, Fraction], quota: int
) -> tuple[Ids[UnitId], Ids[UnitId]]:
    """Take the first ``quota`` units; units of equal worth across the edge are tied, not taken."""
    if len(ordered) <= quota:
        return tuple(ordered), ()
    if quota > 0 and worth[ordered[quota - 1]] != worth[ordered[quota]]:
        return tuple(ordered[:quota]), ()
    if quota == 0:
        return (), ()
    edge = worth[ordered[quota]]
    return (
        tuple(unit for unit in ordered if worth[unit] > edge),
        tuple(unit for unit in ordered if worth[unit] == edge),
    )
