"""A cap for the deductions of all criteria together (P35)."""

from decimal import Decimal
from pathlib import Path

import pytest

from domain.reckoning.ranking import docked
from domain.rulebook.discrepancies import total_step
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import read_rulebook
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed
from tests.factories import P
from tests.rules.sheets import book, cells, faulty, found

TWO = ("standard: {max: '100'}, deduction: {}", "deduction: {}")
CAPPED = book(*TWO, more="deduction_cap: '8'")


@pytest.mark.parametrize(
    ("one", "other", "less", "total"),
    [("-4", "-7", "-8", "92"), ("-4", "-3", "-7", "93"), ("-4", "-4", "-8", "92")],
)
def test_p35_the_deductions_of_all_criteria_are_capped_together(
    one: str, other: str, less: str, total: str
) -> None:
    """−4 and −7 count −8; each cell keeps its own points."""
    sums = found(CAPPED, cells(standard="100", deduction=one, deduction_2=other))
    assert (sums.totals.deduction, sums.totals.total) == (P(less), P(total))
    assert sum(value for (_, part), value in sums.cells.items() if part == "deduction") == (
        Decimal(one) + Decimal(other)
    )


def test_p35_what_is_deducted_for_lapses_stands_beside_it() -> None:
    """−1 for a late sheet is taken away after the cap: 100 − 8 − 1 → 91."""
    sums = found(CAPPED, cells(standard="100", deduction="-4", deduction_2="-7"))
    after = docked(sums, P("-1")).totals
    assert (after.deduction, after.total) == (P("-9"), P("91"))


def test_p35_it_is_written_only_where_it_is_said_and_has_no_sign() -> None:
    """Without it nothing is capped, and the canonical text does not name it."""
    plain = book(*TWO)
    assert "deduction_cap" not in plain.canonical()
    assert read_rulebook(CAPPED.canonical()) == CAPPED
    sums = found(plain, cells(standard="100", deduction="-4", deduction_2="-7"))
    assert sums.totals.total == P("89")
    [fault] = faults(faulty(*TWO, more="deduction_cap: '-8'"))
    assert fault.refusal.facts["case"] == "below_zero"
    assert total_step(book(*TWO, more="deduction_cap: '7.25'")) == total_step(
        book(*TWO, more="bonus_cap: '7.25'")
    )


def test_p35_show_and_explain_say_it(tmp_path: Path) -> None:
    """Bình's −1,5 counts −1: 59,5 + 40 + 5 − 1 = 103,5."""
    scenario, desk = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    text = YEAR.read_text(encoding="utf-8")
    said = text.replace("  selections:\n", '  deduction_cap: "1"\n  selections:\n', 1)
    scenario.write_text(said.partition("  - {key: conference")[0], encoding="utf-8")
    assert desk("init", "--practice").code == 0
    assert desk("play", scenario).code == 0
    shown = typed("rulebook", "show", scenario).said
    assert "trần chung của điểm trừ theo tiêu chí: 1" in shown
    explained = desk("explain", CYCLE, "binh").said
    assert "Điểm trừ theo tiêu chí cộng lại 1,5, tính tối đa 1" in explained
    assert "99,5 + 5 − 1 = 103,5" in explained
