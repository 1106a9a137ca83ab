"""Workbooks: values as they are meant, and nothing that a bad file can do."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest

from adapters.spreadsheets.bounds import MAX_CELLS
from adapters.spreadsheets.read import MAX_BYTES, read_bytes
from adapters.spreadsheets.workbook import MAX_UNPACKED, read_workbook
from domain.reconcile.figures import Figure, Problem
from domain.reconcile.grid import Cell, CellKind
from domain.values.points import Points
from domain.values.refusal import Refusal
from tests.spreadsheets.books import CLUSTER_8, HEAD, as_numbers, made, repacked, workbook

SHEET = "xl/worksheets/sheet1.xml"
TABLE = workbook(("Bảng điểm", [HEAD, *as_numbers(CLUSTER_8)]))


def refused(data: bytes, sheet: str | None = None) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_bytes(data, "bang.xlsx", sheet)
    return caught.value


def total_of(value: object) -> Figure:
    """The total of a table with one row."""
    data = workbook(("Bảng", [("Đơn vị", "Tổng điểm"), ("Long An", value)]))
    return read_bytes(data, "bang.xlsx").printed.lines[0].total


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (117.5, "117.5"),
        (100, "100"),
        (0.1 + 0.2, "0.3"),
        (117.49999999999999, "117.5"),
        (1e-15, "0"),
        ("117,5", "117.5"),
        ("−0,5", "-0.5"),
        (" 12 điểm", "12"),
    ],
)
def test_a_figure_is_read_exactly(value: object, read: str) -> None:
    """What a spreadsheet computed in binary is the decimal that it shows."""
    found = total_of(value)
    assert (found.value, found.problem) == (Points(read), None)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (25 / 3, Problem.TOO_PRECISE),
        ("1.175", Problem.AMBIGUOUS),
        (date(2021, 5, 1), Problem.DATE),
        ("=1+1", Problem.FORMULA),
        ("=1/0|#DIV/0!", Problem.ERROR),
        (1e12, Problem.UNREAD),
        ("117 5", Problem.UNREAD),
    ],
)
def test_a_figure_that_is_not_certain_says_why(value: object, problem: Problem) -> None:
    """Nothing doubtful is read as if it were plain."""
    data = workbook(
        ("Bảng", [("Hạng", "Đơn vị", "Điểm chuẩn", "Tổng điểm"), (1, "Long An", 7, value)])
    )
    assert read_bytes(data, "b.xlsx").printed.lines[0].total.problem is problem


def test_a_day_keeps_both_figures_it_may_have_been() -> None:
    """1/5 typed into Excel becomes the first of May: 1,5 or 5,1."""
    assert total_of(date(2021, 5, 1)).readings == (Points("1.5"), Points("5.1"))


def test_a_formula_with_its_result_is_its_result() -> None:
    """What Excel computed and stored is read as a number."""
    assert total_of("=100+17.5|117.5").value == Points("117.5")


def test_cells_are_named_as_excel_names_them() -> None:
    """The first row of the table of Cluster 8 has its total in F2."""
    assert read_bytes(TABLE, "b.xlsx").printed.lines[0].total.at == "F2"


def test_the_sheet_with_a_table_is_found() -> None:
    """A cover sheet is passed over; a second table is told."""
    rows = [HEAD, *as_numbers(CLUSTER_8)]
    data = workbook(("Bìa", [("CỤM THI ĐUA SỐ 8",)]), ("Chính", rows), ("Nháp", rows))
    source = read_bytes(data, "b.xlsx")
    assert source.sheet == "Chính"
    assert source.printed.notes[0].code == "other_sheets"
    assert read_bytes(data, "b.xlsx", "nhap").sheet == "Nháp"


def test_a_sheet_in_view_comes_before_a_hidden_one() -> None:
    """The hidden sheet is read only where no other has a table, and that is told."""

    def fill(book: Any) -> None:
        for name in ("Ẩn", "Hiện"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ("Đơn vị", "Tổng điểm"))
            sheet.write_row(1, 0, (name, 100))
        book.worksheets()[1].activate()
        book.worksheets()[1].set_first_sheet()
        book.worksheets()[0].hide()

    source = read_bytes(made(fill), "b.xlsx")
    assert source.sheet == "Hiện"
    hidden = read_bytes(made(fill), "b.xlsx", "Ẩn")
    assert "hidden_sheet" in [note.code for note in hidden.printed.notes]


def test_an_unknown_sheet_is_refused_with_the_known() -> None:
    """The nearest and all names are given."""
    refusal = refused(TABLE, "Bảng đểm")
    assert (refusal.code, refusal.facts["nearest"]) == ("sheet_unknown", "Bảng điểm")


def test_a_chart_sheet_holds_no_table() -> None:
    """A workbook may have sheets without cells."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet("Số")
        sheet.write_row(0, 0, ("Đơn vị", "Tổng điểm"))
        sheet.write_row(1, 0, ("Long An", 100))
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Số!$B$2:$B$2"})
        book.add_chartsheet("Biểu đồ").set_chart(chart)

    assert read_bytes(made(fill), "b.xlsx").sheet == "Số"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"PK\x03\x04 and no more", "damaged"),
        (TABLE[: len(TABLE) // 2], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900, "damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "word"),
        (repacked(TABLE, SHEET, b"<worksheet><sheetData>"), "damaged"),
        (repacked(TABLE, "xl/workbook.xml", None), "other"),
        (repacked(TABLE, "word/document.xml", b"<w/>"), "word"),
        (repacked(TABLE, "xl/workbook.bin", b"\0"), "other_workbook"),
        (repacked(repacked(TABLE, "xl/workbook.xml", None), "content.xml", b"<o/>"), "word"),
        (bytes(range(256)) * 4, "text"),
    ],
)
def test_what_is_no_table_is_named(data: bytes, problem: str) -> None:
    """A file that people take for a table is refused for what it is."""
    refusal = refused(data)
    assert (refusal.code, refusal.facts["problem"]) == ("spreadsheet_unreadable", problem)


def test_macros_are_named_and_not_handed_on() -> None:
    """A workbook with macros is read for its values."""
    kinds = zipfile.ZipFile(io.BytesIO(TABLE)).read("[Content_Types].xml")
    macros = kinds.replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    book = repacked(repacked(TABLE, "[Content_Types].xml", macros), "xl/vbaProject.bin", b"\0")
    printed = read_bytes(book, "b.xlsm").printed
    assert [note.code for note in printed.notes] == ["macros"]
    assert len(printed.lines) == len(CLUSTER_8)


def test_a_file_over_the_limit_is_not_read() -> None:
    """Twenty megabytes are no score table."""
    assert refused(b"a" * (20 * 1024 * 1024)).code == "spreadsheet_too_large"
    assert MAX_BYTES < 20 * 1024 * 1024


def test_a_part_that_unpacks_without_end_is_refused() -> None:
    """A few kilobytes that become gigabytes are not unpacked."""
    bomb = repacked(TABLE, "xl/media/image1.png", b"\0" * (MAX_UNPACKED + 1))
    assert len(bomb) < MAX_BYTES
    refusal = refused(bomb)
    assert (refusal.code, refusal.facts["problem"]) == ("spreadsheet_too_large", "unpacked")


def test_two_cells_far_apart_take_no_memory() -> None:
    """The rectangle around all values is bounded before it is laid out."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet("Xa")
        sheet.write(0, 0, "Đơn vị")
        sheet.write(1_048_575, 16_383, 1)

    refusal = refused(made(fill))
    assert (refusal.code, refusal.facts["max"]) == ("spreadsheet_too_large", MAX_CELLS)
    assert refusal.facts["at"] == "XFD1048576"


def test_entities_are_not_expanded() -> None:
    """A document type with entities is refused, whatever it would say."""
    bad = (
        b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        b"<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>&b;</v></c></row></sheetData>"
        b"</worksheet>"
    )
    assert refused(repacked(TABLE, SHEET, bad)).facts["problem"] == "damaged"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_broken_parts_around_the_sheets_are_damage(part: str) -> None:
    """No part of a file makes the reader fail."""
    assert refused(repacked(TABLE, part, b"<broken")).facts["problem"] == "damaged"


def test_an_encrypted_part_asks_for_a_password() -> None:
    """A ZIP file may be locked by itself."""
    data = bytearray(TABLE)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    assert refused(bytes(data)).facts["problem"] == "password"


def test_a_table_without_lines_says_so() -> None:
    """A head alone is told from no head."""
    assert refused(workbook(("Bảng", [HEAD]))).facts["problem"] == "no_lines"
    refusal = refused(workbook(("Bảng", [("Đơn vị", "Số người"), ("Long An", 12)])))
    assert (refusal.code, refusal.facts["problem"]) == ("score_table_missing", "no_head")
    assert refusal.facts["at"] == "A1"


def test_cells_without_their_names_are_counted() -> None:
    """Some programs leave the names of cells out: they stand one after the other."""
    bare = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row><c t="str"><v>a</v></c><c><f>1+1</f></c><c t="e"><v>#REF!</v></c></row>'
        b"</sheetData></worksheet>"
    )
    (sheet,) = read_workbook(repacked(TABLE, SHEET, bare), "b.xlsx")
    assert sheet.grid.rows[0] == (
        Cell(CellKind.TEXT, "a"),
        Cell(CellKind.FORMULA, "="),
        Cell(CellKind.ERROR, "#REF!"),
    )


def test_the_copy_is_a_whole_workbook() -> None:
    """Reading leaves the file alone and needs nothing but its bytes."""
    with zipfile.ZipFile(io.BytesIO(TABLE)) as book:
        assert book.testzip() is None
    assert len(read_bytes(TABLE, "b.xlsx").printed.lines) == len(CLUSTER_8)


def test_what_the_file_hides_is_counted_and_told() -> None:
    """A hidden row and a hidden column: their figures count, and where they stand is said."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet("S")
        rows: list[list[object]] = [
            ["Đơn vị", "Điểm chuẩn", "Điểm thưởng", "Tổng điểm"],
            ["A", 100, 5, 105],
            ["B", 99, 4, 103],
            ["C", 98, 3, 101],
        ]
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                sheet.write(row, column, value)
        sheet.set_column(2, 2, None, None, {"hidden": True})
        sheet.set_row(2, None, None, {"hidden": True})

    printed = read_bytes(made(fill), "b.xlsx").printed
    told = {note.code: note.facts["where"] for note in printed.notes if "where" in note.facts}
    assert told == {"hidden_rows": ["3"], "hidden_columns": ["C"]}
    assert [line.total.value for line in printed.lines] == [
        Points("105"),
        Points("103"),
        Points("101"),
    ]
