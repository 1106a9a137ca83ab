"""Counting: what figures can be, and what they mean by threshold and quota."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.reckoning.ballot import Count, Tally, Votes, check_count, tally
from domain.reckoning.choice import cut
from domain.record.record import UnitId
from domain.rulebook.selections import Base, Threshold
from domain.values.refusal import Refusal
from tests.factories import A, B, C, D, E

UNITS = (A, B, C, D, E)
TWO_THIRDS = Threshold(share="2/3", base=Base.PRESENT)


def votes(**of: int) -> dict[UnitId, int]:
    names = dict(zip("ABCDE", UNITS, strict=True))
    return {names[name]: count for name, count in of.items()}


def counted(issued: int, returned: int, valid: int, invalid: int, **of: int) -> Count:
    lines = tuple(Votes(unit=unit, votes=count) for unit, count in votes(**of).items())
    return Count(issued=issued, returned=returned, valid=valid, invalid=invalid, votes=lines)


def refusal_of(count: Count, choices: int = 1) -> Refusal:
    with pytest.raises(Refusal) as found:
        check_count(count, (A, B), 12, choices)
    return found.value


BALANCED = counted(12, 11, 10, 1, A=7, B=3)


def test_balanced_count_passes() -> None:
    """Issued 12, returned 11, one invalid: 10 valid."""
    check_count(BALANCED, (A, B), 12, 1)
    check_count(counted(12, 11, 10, 1, A=0, B=0), (A, B), 12, 1)
    check_count(counted(12, 11, 10, 1, A=10, B=10), (A, B), 12, 2)
    check_count(counted(0, 0, 0, 0, A=0, B=0), (A, B), 12, 1)


@pytest.mark.parametrize(
    ("issued", "returned", "valid", "invalid"),
    [(12, 11, 10, 2), (12, 11, 10, 0), (10, 11, 10, 1), (13, 11, 10, 1), (12, 0, -1, 1)],
)
def test_count_that_does_not_balance_is_refused(
    issued: int, returned: int, valid: int, invalid: int
) -> None:
    """Valid and invalid make the returned, returned are not more than issued, issued not more
    than there are electors."""
    refusal = refusal_of(counted(issued, returned, valid, invalid, A=0, B=0))
    assert refusal.code == "count_unbalanced"
    assert refusal.facts == {
        "issued": issued,
        "returned": returned,
        "valid": valid,
        "invalid": invalid,
        "sum": valid + invalid,
        "electors": 12,
    }


def test_no_nominee_has_more_votes_than_there_are_valid_papers() -> None:
    """Eleven votes for one of ten valid papers are refused, and so are fewer than none."""
    refusal = refusal_of(counted(12, 11, 10, 1, A=11, B=0))
    assert (refusal.code, refusal.facts) == (
        "votes_exceed_valid",
        {"unit": A, "votes": 11, "valid": 10},
    )
    assert refusal_of(counted(12, 11, 10, 1, A=-1, B=0)).code == "votes_exceed_valid"


def test_papers_hold_no_more_names_than_they_may() -> None:
    """Ten papers with one name each cannot hold twelve votes."""
    refusal = refusal_of(counted(12, 11, 10, 1, A=9, B=3))
    assert (refusal.code, refusal.facts) == ("too_many_choices", {"choices": 12, "max": 10})


def test_every_nominee_is_counted_once() -> None:
    """Votes for somebody else, twice for one, or for one not at all are refused."""
    assert refusal_of(counted(12, 11, 10, 1, A=7, C=3)).facts["unit"] == C
    doubled = replace(BALANCED, votes=(*BALANCED.votes, Votes(unit=A, votes=0)))
    assert (refusal_of(doubled).code, refusal_of(doubled).facts) == (
        "nominee_unknown",
        {"unit": A, "nominees": (A, B)},
    )
    refusal = refusal_of(counted(12, 11, 10, 1, A=7))
    assert (refusal.code, refusal.facts) == ("votes_missing", {"unit": B})


BASES = {Base.ALL: 12, Base.PRESENT: 12, Base.ASKED: 12, Base.VALID: 10, Base.UNITS: 12}


@pytest.mark.parametrize(
    ("given_votes", "quota", "chosen", "tied"),
    [
        (votes(A=9, B=3), 1, (A,), ()),
        (votes(A=7, B=5), 1, (), ()),
        (votes(A=12, B=11, C=10, D=9), 3, (A, B, C), ()),
        (votes(A=12, B=11), 3, (A, B), ()),
        (votes(A=12, B=9, C=9), 2, (A,), (B, C)),
        (votes(A=9, B=9), 1, (), (A, B)),
        (votes(A=12, B=12), 0, (), ()),
        (votes(A=0), 1, (), ()),
    ],
)
def test_most_votes_above_the_threshold_are_chosen(
    given_votes: dict[UnitId, int],
    quota: int,
    chosen: tuple[UnitId, ...],
    tied: tuple[UnitId, ...],
) -> None:
    """More pass than the quota: most votes. Fewer: places stay empty. A tie at its edge is left
    to a recorded decision."""
    result = tally(given_votes, TWO_THIRDS, BASES, quota)
    assert result == Tally(
        needed=8,
        of=12,
        chosen=tuple(sorted(chosen, key=lambda unit: (-given_votes[unit], unit))),
        tied=tuple(sorted(tied)),
    )


def test_without_threshold_one_vote_is_enough() -> None:
    """Where no threshold is set the most votes win, but nobody is chosen without any."""
    result = tally(votes(A=1, B=0), None, BASES, 2)
    assert result == Tally(needed=None, of=None, chosen=(A,), tied=())


@pytest.mark.parametrize(("base", "needed"), [(Base.ALL, 8), (Base.PRESENT, 6), (Base.VALID, 4)])
def test_threshold_is_a_share_of_its_base(base: Base, needed: int) -> None:
    """Of all members, of those present, or of the valid papers."""
    threshold = Threshold(share="2/3", base=base)
    bases = {Base.ALL: 12, Base.PRESENT: 9, Base.VALID: 6}
    result = tally(votes(A=5), threshold, bases, 1)
    assert (result.needed, result.of) == (needed, bases[base])


@given(
    st.dictionaries(st.sampled_from(UNITS), st.integers(0, 12)),
    st.one_of(
        st.none(),
        st.builds(
            Threshold,
            share=st.sampled_from(["1/2", "2/3", "90%", "1"]),
            base=st.sampled_from(Base),
            more_than=st.booleans(),
        ),
    ),
    st.integers(0, 6),
    st.randoms(),
)
def test_tally_keeps_to_quota_threshold_and_electorate(
    of: Mapping[UnitId, int], threshold: Threshold | None, quota: int, random: object
) -> None:
    """Never more than the quota, nobody below the threshold, nobody less who has more votes."""
    sided = dict.fromkeys(of, 12)
    result = tally(of, threshold, BASES, quota, sided=sided)
    assert len(result.chosen) <= min(quota, len(of))
    assert set(result.chosen) | set(result.tied) <= of.keys()
    assert not set(result.chosen) & set(result.tied)
    assert all(of[unit] >= max(result.needed or 1, 1) for unit in result.chosen + result.tied)
    assert result.of is None or result.of <= max(BASES.values())
    if result.chosen:
        least = min(of[unit] for unit in result.chosen)
        others = of.keys() - set(result.chosen)
        assert all(of[unit] < least for unit in others)
    if result.tied:
        assert len(result.chosen) < quota < len(result.chosen) + len(result.tied)
        assert len({of[unit] for unit in result.tied}) == 1
    shuffled = list(of.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert tally(dict(shuffled), threshold, BASES, quota, sided=sided) == result


def test_cut_takes_equal_worth_together_or_not_at_all() -> None:
    """Quota five, two units at rank 5: four are taken, two are tied."""
    worth = {A: Fraction(5), B: Fraction(4), C: Fraction(4), D: Fraction(1)}
    assert cut([A, B, C, D], worth, 2) == ((A,), (B, C))
    assert cut([A, B, C, D], worth, 3) == ((A, B, C), ())
    assert cut([A, B, C, D], worth, 9) == ((A, B, C, D), ())
    assert cut([A, B, C, D], worth, 0) == ((), ())
    assert cut([], {}, 0) == ((), ())
