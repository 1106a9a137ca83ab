"""Totals and ranks."""

from decimal import Decimal
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reckoning.ranking import Cells, totals
from domain.rulebook.criteria import Criterion, Part, Scale
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points
from domain.values.ranks import Ranking, rank
from tests.factories import RULEBOOK, P

#: Few values, so that ties are common.
amounts = st.dictionaries(
    st.integers(0, 40),
    st.integers(-8, 8).map(lambda halves: Decimal(halves) / 2),
    max_size=20,
)
#: A rulebook in which every criterion has every part, without any limit that counts.
WIDE = Rulebook(
    name="Rộng",
    criteria=tuple(
        Criterion(
            code=code,
            name=code,
            standard=Scale(max=P("9999")),
            bonus=Scale(),
            deduction=Scale(),
        )
        for code in ("1", "2", "3")
    ),
)


def signed(place: tuple[str, Part], size: Decimal) -> tuple[tuple[str, Part], Points]:
    return place, Points.exact(-size if place[1] is Part.DEDUCTION else size)


cells = st.dictionaries(
    st.tuples(st.sampled_from(["1", "2", "3"]), st.sampled_from(Part)),
    st.decimals(0, 9999, places=4),
).map(lambda sizes: dict(signed(place, size) for place, size in sizes.items()))


def places(style: Ranking, *figures: str) -> list[int]:
    ranks = rank({index: Decimal(figure) for index, figure in enumerate(figures)}, style)
    return [ranks[index] for index in range(len(figures))]


REAL = ("117.5", "115", "114", "113", "112", "112", "111.5", "110")


def test_dense_ranks_leave_no_gap() -> None:
    """Two units at 5, the next is 6."""
    assert places(Ranking.DENSE, *REAL) == [1, 2, 3, 4, 5, 5, 6, 7]


def test_competition_ranks_count_units() -> None:
    """Two units at 5, the next is 7."""
    assert places(Ranking.COMPETITION, *REAL) == [1, 2, 3, 4, 5, 5, 7, 8]


def test_equal_amounts_are_equal_however_written() -> None:
    """100 and 100.0 are one amount, and one rank."""
    assert places(Ranking.DENSE, "100", "100.0", "99.9999") == [1, 1, 2]


@pytest.mark.parametrize("style", Ranking)
@given(amounts=amounts)
def test_ranking_is_a_total_preorder(style: Ranking, amounts: dict[int, Decimal]) -> None:
    """More is ranked before less, equal is ranked equal, and everybody has a rank."""
    ranks = rank(amounts, style)
    assert ranks.keys() == amounts.keys()
    for (one, of_one), (other, of_other) in product(amounts.items(), repeat=2):
        assert (ranks[one] < ranks[other]) == (of_one > of_other)
        assert (ranks[one] == ranks[other]) == (of_one == of_other)


@pytest.mark.parametrize("style", Ranking)
@given(amounts=amounts, data=st.data())
def test_order_of_units_changes_no_rank(
    style: Ranking, amounts: dict[int, Decimal], data: st.DataObject
) -> None:
    """Listed in another order, or under other names, the units have the same ranks."""
    listed = data.draw(st.permutations(list(amounts.items())))
    assert rank(dict(listed), style) == rank(amounts, style)
    renamed = rank({key + 1000: amount for key, amount in amounts.items()}, style)
    assert {key - 1000: place for key, place in renamed.items()} == rank(amounts, style)


@given(amounts)
def test_dense_ranks_count_values_and_competition_ranks_count_units(
    amounts: dict[int, Decimal],
) -> None:
    """Dense: how many values are higher, and one. Competition: how many units are, and one."""
    dense, competition = rank(amounts, Ranking.DENSE), rank(amounts, Ranking.COMPETITION)
    for key, amount in amounts.items():
        higher = [other for other in amounts.values() if other > amount]
        assert dense[key] == len(set(higher)) + 1
        assert competition[key] == len(higher) + 1
    assert all(after - before <= 1 for before, after in pairwise(sorted(dense.values())))


@given(cells, st.randoms())
def test_totals_are_exact_and_know_no_order(cells: Cells, random: object) -> None:
    """Sums in whole ten-thousandths, whatever the order of the cells."""
    shuffled = list(cells.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = totals(WIDE, cells)
    assert totals(WIDE, dict(shuffled)) == found
    whole = sum(int(value * 10000) for value in cells.values())
    assert found.total == (Decimal(whole) / 10000 if cells else None)
    for part in Part:
        of_part = [int(value * 10000) for (_, of), value in cells.items() if of is part]
        expected = Decimal(sum(of_part)) / 10000 if of_part else None
        assert getattr(found, part.value) == expected


def test_empty_is_not_nought() -> None:
    """An empty bonus or deduction means none and stays empty; 0 is a value."""
    none = totals(RULEBOOK, {("1", Part.STANDARD): P("60"), ("2", Part.STANDARD): P("40")})
    nought = totals(RULEBOOK, {("1", Part.STANDARD): P("60"), ("1", Part.BONUS): P("0")})
    assert (none.bonus, none.deduction, none.total, none.complete) == (None, None, P("100"), True)
    assert (nought.bonus, nought.total, nought.complete) == (P("0"), P("60"), False)


def test_nothing_scored_has_no_total() -> None:
    """Without a single cell there is no total, not a total of 0."""
    found = totals(RULEBOOK, {})
    assert (found.total, found.complete) == (None, False)
    assert totals(Rulebook(name="không chấm điểm"), {}).complete


def test_deduction_lowers_no_standard() -> None:
    """The three sums of a real line: 100, +15.5 and −1.5 make 114."""
    found = totals(
        RULEBOOK,
        {
            ("1", Part.STANDARD): P("60"),
            ("2", Part.STANDARD): P("40"),
            ("3", Part.BONUS): P("15.5"),
            ("2", Part.DEDUCTION): P("-1.5"),
        },
    )
    assert (found.standard, found.bonus, found.deduction, found.total) == (
        P("100"),
        P("15.5"),
        P("-1.5"),
        P("114"),
    )


def test_only_standards_make_a_sheet_complete() -> None:
    """A criterion that is nothing but bonus may stay empty."""
    rulebook = Rulebook(name="x", criteria=(Criterion(code="1", name="x", bonus=Scale()),))
    assert totals(rulebook, {}).complete
