"""Workbooks in the old form of Excel, as LibreOffice writes them."""

from pathlib import Path

import pytest

from adapters.spreadsheets.read import read_bytes, read_file
from domain.reconcile.check import reconcile
from domain.reconcile.figures import Problem
from domain.values.points import Points
from domain.values.refusal import Refusal

#: Seven rows: a name in two lines, an error, a number under the format of a day, a hidden row,
#: places that units share, a row of sums; and a hidden sheet.
FILE = Path(__file__).parents[1] / "cases" / "bang-diem-cu.xls"


def test_a_table_is_read_as_from_any_workbook() -> None:
    """Cells by their letters, figures exactly, the sheet in view."""
    source = read_file(FILE)
    assert source.sheet == "Bảng"
    assert [line.unit for line in source.printed.lines] == ["Sở A tỉnh B", "Sở C", "Sở D", "E"]
    assert source.printed.lines[3].total.value == Points("41.25")
    assert source.printed.lines[3].rank_written == "3-4"


def test_an_error_is_no_blank_and_a_day_no_score() -> None:
    """Each is named in its cell; the number under the day is offered."""
    printed = read_file(FILE).printed
    assert printed.lines[1].bonus.problem is Problem.ERROR
    found = {(finding.code, finding.cells) for finding in reconcile(printed).findings}
    assert {("cell_error", ("D3",)), ("cell_format", ("C4",)), ("row_differs", ("E5",))} <= found
    assert printed.lines[2].standard.readings == (Points("40"),)


def test_what_nobody_sees_is_told() -> None:
    """The hidden row, and the hidden sheet where it is asked for."""
    notes = {note.code: note.facts for note in read_file(FILE).printed.notes}
    assert notes["hidden_rows"]["where"] == ["5"]


@pytest.mark.parametrize("length", [600, 3000, 5000])
def test_a_file_that_ends_early_is_damaged(length: int) -> None:
    """Never a table with fewer rows."""
    with pytest.raises(Refusal) as caught:
        read_bytes(FILE.read_bytes()[:length], "b.xls")
    assert caught.value.code == "spreadsheet_unreadable"
