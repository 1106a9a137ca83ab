"""OpenDocument sheets: what stands in them, within bounds, and an error never as a score."""

import io
import zipfile
from collections.abc import Sequence

import pytest

from adapters.spreadsheets.bounds import MAX_CELLS
from adapters.spreadsheets.read import read_bytes
from adapters.spreadsheets.workbook import read_workbook
from domain.reconcile.check import reconcile
from domain.reconcile.grid import Cell, CellKind
from domain.values.points import Points
from domain.values.refusal import Refusal

KIND = b"application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        *(("office", "office"), ("table", "table"), ("text", "text"), ("style", "style")),
        ("calcext", "calcext"),
    )
)


def document(rows: str, *, before: str = "", style: str = "", manifest: str = "<m/>") -> bytes:
    """A file with one sheet of these rows."""
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{before}"
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Bảng" table:style-name="{style}">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("mimetype", KIND)
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", manifest)
    return held.getvalue()


def row(*cells: object, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(map(_cell, cells))}</table:table-row>"


def _cell(value: object) -> str:
    if isinstance(value, int | float):
        number = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {number}><text:p>{value}</text:p></table:table-cell>"
    text = str(value)
    if text.startswith("<"):
        return text
    kind = 'office:value-type="string"' if text else ""
    return f"<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>"


def cell(attributes: str, shown: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>"


def cells(data: bytes) -> Sequence[Sequence[Cell]]:
    (sheet,) = read_workbook(data, "b.ods")
    return sheet.grid.rows


def refused(data: bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_bytes(data, "b.ods")
    return caught.value


HEAD = row("TT", "Đơn vị", "Điểm chuẩn", "Điểm thưởng", "Tổng điểm", "Hạng")


def test_a_table_is_read_as_from_any_workbook() -> None:
    """Cells by their letters, figures exactly as they are written."""
    data = document(HEAD + row(1, "Sở A", 90.1, 5.2, 95.3, 1) + row(2, "Sở B", 90, "", 90, 2))
    source = read_bytes(data, "b.ods")
    assert (source.sheet, source.printed.lines[0].total.at) == ("Bảng", "E2")
    assert source.printed.lines[0].total.value == Points("95.3")
    assert reconcile(source.printed).agrees


@pytest.mark.parametrize(
    "error",
    [
        'table:formula="of:=1/0" office:value-type="string" office:string-value=""'
        ' calcext:value-type="error"',
        'table:formula="of:=1/0" office:value-type="float" office:value="0"'
        ' calcext:value-type="error"',
        'table:formula="of:=1/0" office:value-type="float" office:value="0"',
    ],
)
def test_an_error_is_no_score(error: str) -> None:
    """Whatever is stored beside it: LibreOffice stores 0."""
    rows = row(1, "A", 90, cell(error, "#DIV/0!"), 90, 1) + row(2, "B", 80, 5, 85, 2)
    result = reconcile(read_bytes(document(HEAD + rows), "b.ods").printed)
    assert [(finding.code, finding.cells) for finding in result.findings] == [
        ("cell_error", ("D2",))
    ]


def test_a_formula_without_a_result_is_told() -> None:
    """Some programs write none."""
    rows = row(1, "A", 90, 5, cell('table:formula="of:=C2+D2"'), 1) + row(2, "B", 80, 5, 85, 2)
    result = reconcile(read_bytes(document(HEAD + rows), "b.ods").printed)
    assert ("cells_without_value", ("E2",)) in [
        (finding.code, finding.cells) for finding in result.findings
    ]


def test_the_lines_of_a_text_stay_apart() -> None:
    """A break and a tab part words; what a note says is no part of the cell."""
    name = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú 9</text:p>'
        "</office:annotation><text:p>Sở Nội vụ<text:line-break/>tỉnh<text:tab/>Long"
        '<text:s text:c="2"/>An</text:p><text:p>(mới)</text:p></table:table-cell>'
    )
    assert cells(document(row(name)))[0][0].text == "Sở Nội vụ tỉnh Long An (mới)"


@pytest.mark.parametrize(
    ("attributes", "under"),
    [
        ('office:value-type="date" office:date-value="1900-02-08"', "40"),
        ('office:value-type="date" office:date-value="1900-02-06T12:00:00"', "38.5"),
        ('office:value-type="time" office:time-value="PT924H00M00S"', "38.5"),
        ('office:value-type="time" office:time-value="PT12H00M00S"', "0.5"),
    ],
)
def test_a_number_under_the_format_of_a_day_or_a_time_keeps_its_number(
    attributes: str, under: str
) -> None:
    """It is offered as the score that it may be."""
    found = cells(document(row(cell(attributes, "x"))))[0][0]
    assert (found.kind, found.under) == (CellKind.DATE, under)


def test_a_million_declared_rows_take_no_room() -> None:
    """The lower end of a sheet is one row, repeated; formats reach to the last column."""
    rest = row("", more='table:number-rows-repeated="1048570"')
    wide = '<table:table-cell table:number-columns-repeated="16380"/>'
    data = document(HEAD + row(1, "A", 90, 5, 95, 1, wide) + rest)
    assert len(cells(data)) == 2


def test_values_far_apart_or_repeated_without_end_are_refused() -> None:
    """The rectangle around all values is bounded before it is laid out."""
    far = row("", more='table:number-rows-repeated="1048570"') + row(1)
    wide = '<table:table-cell table:number-columns-repeated="16380"/>'
    many = '<table:table-cell office:value-type="float" office:value="1"'
    many += ' table:number-columns-repeated="16000"/>'
    for rows in (
        row(wide, 1) + far,
        row(many, more='table:number-rows-repeated="1000000"'),
        row(f"<table:covered-table-cell{many[17:]}", more='table:number-rows-repeated="1000000"'),
    ):
        refusal = refused(document(rows))
        assert (refusal.code, refusal.facts["max"]) == ("spreadsheet_too_large", MAX_CELLS)


def test_what_nobody_sees_is_told_and_under_a_merged_cell_not_counted() -> None:
    """Hidden sheets, rows and columns; a value that a merged cell covers."""
    before = (
        '<style:style style:name="t1"><style:table-properties table:display="false"/></style:style>'
    )
    rows = (
        '<table:table-column table:number-columns-repeated="3"/>'
        '<table:table-column table:visibility="collapse"/>' + HEAD
    )
    rows += row(1, "A", 90, 5, 95, 1, more='table:visibility="collapse"') + row(
        2, "B", 80, 5, 85, 2
    )
    covered = '<table:covered-table-cell office:value-type="float" office:value="7"/>'
    rows += row("Ghi chú", covered)
    source = read_bytes(document(rows, before=before, style="t1"), "b.ods")
    told = {note.code: note.facts for note in source.printed.notes}
    assert {"hidden_sheet", "hidden_rows", "hidden_columns", "covered_cells"} <= told.keys()
    assert (told["hidden_rows"]["where"], told["hidden_columns"]["where"]) == (["2"], ["D"])
    assert told["covered_cells"]["where"] == ["B4"]


def test_a_locked_or_broken_file_is_named() -> None:
    """A password, XML that ends early, entities."""
    locked = document(HEAD, manifest="<manifest:encryption-data/>")
    assert refused(locked).facts["problem"] == "password"
    held = io.BytesIO()
    for content in (b"<office:document-content", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as packed:
            packed.writestr("mimetype", KIND)
            packed.writestr("content.xml", content)
        assert refused(held.getvalue()).facts["problem"] == "damaged"
