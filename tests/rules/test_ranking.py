"""Ranking and ties: rules K1 to K7 as far as they are arithmetic."""

from fractions import Fraction
from uuid import uuid5

import pytest

from domain.ballot import cut
from domain.ranking import rank, sums, worth
from domain.record import SYSTEM, UnitId
from domain.rulebook import Criterion, Part, Ranking, Rulebook, Scale
from tests.factories import A, B, P

TOTALS = ("117.5", "115", "114", "113", "112", "112", "111.5")


@pytest.mark.parametrize(
    ("style", "ranks"),
    [
        (Ranking.DENSE, [1, 2, 3, 4, 5, 5, 6]),
        (Ranking.COMPETITION, [1, 2, 3, 4, 5, 5, 7]),
    ],
    ids=["K1", "K2"],
)
def test_k1_k2_styles(style: Ranking, ranks: list[int]) -> None:
    """117.5 115 114 113 112 112 111.5 → 1 2 3 4 5 5 6, or 7 for the last."""
    found = rank({index: P(total) for index, total in enumerate(TOTALS)}, style)
    assert [found[index] for index in range(len(TOTALS))] == ranks


def test_k4_a_tie_is_broken_by_the_keys_in_their_order() -> None:
    """112 with 0 deducted before 112 with −1.5 → 5 and 6, the next is 7."""
    rulebook = Rulebook(
        name="B",
        criteria=(
            Criterion(
                code="1", name="1", standard=Scale(max=P("120")), deduction=Scale(), bonus=Scale()
            ),
        ),
        ties=("fewer_deductions", "higher_standard"),
    )
    sheets = {
        "vinh-long": {("1", Part.STANDARD): P("112")},
        "dong-thap": {("1", Part.STANDARD): P("113.5"), ("1", Part.DEDUCTION): P("-1.5")},
        "bac-lieu": {("1", Part.STANDARD): P("111.5")},
    }
    before = {str(n): (Fraction(P(total)),) for n, total in enumerate(TOTALS[:4])}
    worths = {unit: worth(rulebook, sums(rulebook, cells)) for unit, cells in sheets.items()}
    found = rank({**before, **{unit: held for unit, held in worths.items() if held}}, Ranking.DENSE)
    assert [found[unit] for unit in ("vinh-long", "dong-thap", "bac-lieu")] == [5, 6, 7]


def test_k5_a_tie_across_the_quota_chooses_nobody_silently() -> None:
    """Quota five, two units at rank 5: four are taken, two are left to a recorded decision."""
    units = [UnitId(uuid5(A, f"{SYSTEM}{index}")) for index in range(7)]
    places = dict(zip(units, [1, 2, 3, 4, 5, 5, 6], strict=True))
    ordered = sorted(units, key=lambda unit: places[unit])
    chosen, tied = cut(ordered, {unit: Fraction(-place) for unit, place in places.items()}, 5)
    assert chosen == tuple(units[:4])
    assert set(tied) == set(units[4:6])


def test_k5_without_a_tie_at_the_edge_the_quota_is_filled() -> None:
    """Two units, one place, different ranks: the first is taken."""
    assert cut([A, B], {A: Fraction(-1), B: Fraction(-2)}, 1) == ((A,), ())
