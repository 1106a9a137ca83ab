"""Counting: what a ballot's figures say, by the threshold and quota in force."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

import msgspec
from msgspec.structs import replace

from domain.reckoning.choice import Reserve, cut, next_in_line
from domain.record.record import Ids, UnitId
from domain.rulebook.selections import Base, Threshold, share_of
from domain.values.refusal import Refusal


class Votes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The votes for one nominee."""

    unit: UnitId
    votes: int
    #: Where hands are counted, or where a ballot has one nominee and each voter was called.
    against: int | None = None
    no_opinion: int | None = None
    #: On a paper with several titles: which of them; ``None``: the first.
    selection: str | None = None


class Void(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Valid papers whose lines for one title name too many, and count nothing there."""

    papers: int
    selection: str | None = None


class Count(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A count record: papers issued and returned, valid and invalid, and the votes for each."""

    issued: int
    returned: int
    valid: int
    invalid: int
    votes: tuple[Votes, ...]
    void: tuple[Void, ...] = ()

    @property
    def valid_here(self) -> int:
        """Papers whose lines for the title count; of a count that is of one title only."""
        return self.valid - sum(void.papers for void in self.void)


def of_title(count: Count, selection: str, first: str) -> Count:
    """The part of a count that is of one title; ``first`` is the first title on the paper."""

    def here(line: Votes | Void) -> bool:
        return (line.selection or first) == selection

    return replace(
        count,
        votes=tuple(replace(line, selection=None) for line in count.votes if here(line)),
        void=tuple(replace(line, selection=None) for line in count.void if here(line)),
    )


def check_count(
    count: Count,
    nominees: Ids[UnitId],
    electors: int,
    choices: int,
    own: Mapping[UnitId, int] | None = None,
) -> None:
    """Check the papers and the votes of one title.

    ``choices`` is how many nominees one paper may name, ``own`` how many electors may not vote
    for a nominee because it is their own unit. Raises ``Refusal``: ``count_unbalanced``,
    ``nominee_unknown``, ``votes_missing``, ``votes_exceed_valid`` or ``too_many_choices``.
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
    void = sum(line.papers for line in count.void)
    if any(line.papers < 0 for line in count.void) or void > count.valid:
        raise Refusal("void_exceeds_valid", void=void, valid=count.valid)
    check_named(count.votes, nominees)
    for line in count.votes:
        _check_votes(line, count.valid_here, electors - (own or {}).get(line.unit, 0))
    given, most = sum(line.votes for line in count.votes), count.valid_here * choices
    if given > most:
        raise Refusal("too_many_choices", choices=given, max=most)


def check_named(lines: Sequence[Votes], nominees: Ids[UnitId]) -> None:
    """Every nominee stands in the count once, and nobody else.

    Raises ``Refusal``: ``nominee_unknown`` or ``votes_missing``.
    """
    counted = [line.unit for line in lines]
    for unit in counted:
        if unit not in nominees or counted.count(unit) > 1:
            raise Refusal("nominee_unknown", unit=unit, nominees=nominees)
    for unit in nominees:
        if unit not in counted:
            raise Refusal("votes_missing", unit=unit)


def _check_votes(line: Votes, valid: int, others: int) -> None:
    if not 0 <= line.votes <= valid:
        raise Refusal("votes_exceed_valid", unit=line.unit, votes=line.votes, valid=valid)
    said = line.votes + (line.against or 0) + (line.no_opinion or 0)
    if min(line.against or 0, line.no_opinion or 0) < 0 or said > valid:
        raise Refusal("hands_exceed", unit=line.unit, sum=said, max=valid)
    if line.votes > others:
        raise Refusal(
            "votes_exceed_valid", case="own", unit=line.unit, votes=line.votes, valid=others
        )


def check_hands(
    lines: Sequence[Votes],
    nominees: Ids[UnitId],
    electors: int,
    own: Mapping[UnitId, int] | None = None,
) -> None:
    """Check hands counted for, against and without opinion: each voter once for each nominee.

    Raises ``Refusal``: ``hands_missing``, ``hands_exceed``, and what :func:`check_named` raises.
    """
    check_named(lines, nominees)
    for line in lines:
        if line.against is None or line.no_opinion is None:
            raise Refusal("hands_missing", unit=line.unit)
        figures = (line.votes, line.against, line.no_opinion)
        most = electors - (own or {}).get(line.unit, 0)
        if min(figures) < 0 or sum(figures) > most:
            raise Refusal("hands_exceed", unit=line.unit, sum=sum(figures), max=most)


class OwnBase(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a nominee needs: where its own unit may not vote on it, or where so many were for or
    against it."""

    unit: UnitId
    needed: int
    of: int


class Tally(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a count means: who is chosen, by which number of votes, and what it left open."""

    #: The fewest votes that pass, and of how many; ``None`` where no threshold is set.
    needed: int | None
    of: int | None
    chosen: Ids[UnitId]
    #: Units that tie at the edge of the quota: nothing is chosen silently among them.
    tied: Ids[UnitId]
    #: Nominees that need another number, and of how many; all, where each has its own base.
    own: tuple[OwnBase, ...] = ()
    reserves: tuple[Reserve, ...] = ()
    #: The vote split evenly on the chosen or the tied, under a rule that the chair decides.
    even_split: bool = False
    #: Whom the chair was for, where the outcome rests on it.
    chair_for: Ids[UnitId] | None = None


def tally(
    votes: Mapping[UnitId, int],
    threshold: Threshold | None,
    bases: Mapping[Base, int],
    quota: int,
    *,
    reserves: int = 0,
    group: str | None = None,
    own: Mapping[UnitId, int] | None = None,
    sided: Mapping[UnitId, int] | None = None,
    chair_for: Collection[UnitId] | None = None,
) -> Tally:
    """Apply threshold and quota to the votes.

    ``bases`` gives the number for each base of a threshold. Those who pass are taken by votes,
    most first, up to the quota; units that tie across its edge are left to a recorded decision.
    ``own`` tells how many of all who may vote may not vote on a nominee, ``sided`` how many were
    for or against it.
    """
    if threshold is not None and threshold.base is Base.FOR_OR_AGAINST:
        of = _one_base(votes, sided or {})
        others = () if of is not None else _sided_bases(votes, threshold, sided or {})
    else:
        of = bases[threshold.base] if threshold else None
        others = _own_bases(votes, threshold, of, own or {})
    needed = threshold.needed(of) if threshold and of is not None else None
    fewest = {base.unit: base.needed for base in others}
    passing = {
        unit: count
        for unit, count in votes.items()
        if count >= max(fewest.get(unit, needed or 1), 1) and _has_chair(unit, threshold, chair_for)
    }
    ordered = sorted(passing, key=lambda unit: (-passing[unit], unit))
    worth = {unit: Fraction(count) for unit, count in passing.items()}
    chosen, tied = cut(ordered, worth, quota)
    rest = [unit for unit in ordered if unit not in chosen]
    asked = threshold is not None and threshold.must_include_chair
    return Tally(
        needed=needed,
        of=of,
        chosen=chosen,
        tied=tied,
        own=others,
        reserves=() if tied else next_in_line(rest, worth, reserves, group),
        chair_for=tuple(sorted(chair_for)) if asked and chair_for is not None else None,
    )


def _own_bases(
    votes: Mapping[UnitId, int],
    threshold: Threshold | None,
    of: int | None,
    own: Mapping[UnitId, int],
) -> tuple[OwnBase, ...]:
    """Only "all who may vote" counts those who may not vote on a nominee out."""
    if threshold is None or of is None or threshold.base is not Base.ALL:
        return ()
    return tuple(
        OwnBase(unit=unit, needed=threshold.needed(of - own[unit]), of=of - own[unit])
        for unit in sorted(votes)
        if own.get(unit)
    )


def _one_base(votes: Mapping[UnitId, int], sided: Mapping[UnitId, int]) -> int | None:
    """How many were for or against, where it is the same for every nominee."""
    found = {sided[unit] for unit in votes}
    return found.pop() if len(found) == 1 else None


def _sided_bases(
    votes: Mapping[UnitId, int], threshold: Threshold, sided: Mapping[UnitId, int]
) -> tuple[OwnBase, ...]:
    return tuple(
        OwnBase(unit=unit, needed=threshold.needed(sided[unit]), of=sided[unit])
        for unit in sorted(votes)
    )


def _has_chair(
    unit: UnitId, threshold: Threshold | None, chair_for: Collection[UnitId] | None
) -> bool:
    asked = threshold is not None and threshold.must_include_chair
    return not asked or (chair_for is not None and unit in chair_for)


def together(tallies: Iterable[Tally]) -> Tally:
    """The tallies of several groups as one; threshold and base are the same for all."""
    one, *others = tallies
    for other in others:
        one = replace(
            one,
            chosen=one.chosen + other.chosen,
            tied=one.tied + other.tied,
            own=one.own + other.own,
            reserves=one.reserves + other.reserves,
        )
    return one


_HALF = Fraction(1, 2)


def split_evenly(
    lines: Sequence[Votes], threshold: Threshold | None, quota: int, found: Tally
) -> Ids[UnitId]:
    """The nominees on whom an open vote splits evenly: one, as many for as against; or two for
    one place, both with enough or both with half. No even split reaches more than one half."""
    if threshold is not None and share_of(threshold.share) > _HALF:
        return ()
    match lines:
        case [line] if line.votes == line.against and quota > 0:
            even = found.of in {None, 2 * line.votes}
        case [one, other] if one.votes == other.votes and quota == 1:
            even = bool(found.tied) or found.of == 2 * one.votes
        case _:
            return ()
    return tuple(sorted(line.unit for line in lines)) if even and lines[0].votes > 0 else ()


def decided_by_chair(
    found: Tally, split: Ids[UnitId], chair: UnitId | None, chair_for: Collection[UnitId] | None
) -> Tally:
    """An even split goes to the chair's side; where the chair's unit is the nominee, or its side
    is not one of the two, it is left open."""
    side = tuple(unit for unit in split if chair_for is not None and unit in chair_for)
    sided = chair_for is not None and (len(split) == 1 or len(side) == 1)
    if chair is None or chair in split or not sided:
        return replace(found, chosen=(), tied=split, reserves=(), even_split=True)
    return replace(found, chosen=side, tied=(), reserves=(), even_split=True, chair_for=side)
