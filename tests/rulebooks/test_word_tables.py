"""Criteria tables in Word, with the numbers that Word puts before texts by itself."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from adapters.rulebooks.criteria_table import read_criteria
from adapters.rulebooks.from_table import read_file
from adapters.rulebooks.word_tables import counted, read_tables
from domain.values.refusal import Refusal

_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."))


def numbered(document: Any) -> None:
    """Give the document a list of three levels: I., 1., 1.1."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(_LEVELS)
    )
    root = document.part.numbering_part.element
    root.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>')
    )
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )


def points_to_list(paragraph: Any, level: int) -> None:
    """Let Word number the paragraph."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
        )
    )


def saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def table_of(rows: list[tuple[int | None, str, str]]) -> Any:
    """A document with a table: Word's level of the number, the text, the points."""
    document = Document()
    numbered(document)
    document.add_paragraph("BẢNG TIÊU CHÍ THI ĐUA")
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("TT", "Nội dung", "Điểm tối đa"), strict=True):
        cell.text = text
    for level, text, points in rows:
        cells = table.add_row().cells
        if level is not None:
            points_to_list(cells[0].paragraphs[0], level)
        cells[1].text, cells[2].text = text, points
    return document


def test_automatic_numbers_are_codes() -> None:
    """What Word shows before an empty cell is the line's number."""
    data = saved(
        table_of(
            [
                (0, "NHIỆM VỤ", "60"),
                (1, "Chuyên môn", "40"),
                (1, "Báo cáo", "20"),
                (0, "ĐOÀN THỂ", "40"),
                (1, "Công đoàn", "40"),
                (None, "Tổng cộng", "100"),
            ]
        )
    )
    [grid] = read_tables(data, "bang.docx")
    numbers = [row[0].text for row in grid.rows]
    assert numbers == ["BẢNG TIÊU CHÍ THI ĐUA", "TT", "I.", "1.", "2.", "II.", "1.", ""]
    assert [grid.at(row, 0) for row in (1, 2)] == ["1:1", "2:1"]
    found = read_criteria(grid)
    assert found is not None
    assert found.title == "BẢNG TIÊU CHÍ THI ĐUA"
    assert [(one.code, one.group) for one in found.criteria] == [
        ("I.1", "I"),
        ("I.2", "I"),
        ("II.1", "II"),
    ]


def test_a_deeper_level_counts_with_those_above_it() -> None:
    """``1.2.`` is written out of the counts of two levels, and begins anew under the next."""
    document = Document()
    numbered(document)
    table = document.add_table(rows=0, cols=1)
    for level in (1, 2, 2, 1, 2):
        points_to_list(table.add_row().cells[0].paragraphs[0], level)
    [grid] = read_tables(saved(document), "bang.docx")
    assert [row[0].text for row in grid.rows] == ["1.", "1.1.", "1.2.", "2.", "2.1."]


def test_numbers_outside_the_table_are_counted_too() -> None:
    """A list that began in the text goes on in the table."""
    document = Document()
    numbered(document)
    points_to_list(document.add_paragraph("Trước bảng"), 0)
    table = document.add_table(rows=1, cols=1)
    points_to_list(table.rows[0].cells[0].paragraphs[0], 0)
    [grid] = read_tables(saved(document), "bang.docx")
    assert [row[0].text for row in grid.rows] == ["I. Trước bảng", "II."]


def test_merged_cells_stand_where_they_begin() -> None:
    """A cell merged over rows or columns is blank beside its first place, as in a sheet."""
    document = Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Nội dung"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "1. Chuyên môn (5 điểm)"
    table.cell(1, 1).text, table.cell(1, 2).text = "1. Kế hoạch", "2"
    table.cell(2, 1).text, table.cell(2, 2).text = "2. Báo cáo", "3"
    [grid] = read_tables(saved(document), "bang.docx")
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["Nội dung", "", ""],
        ["1. Chuyên môn (5 điểm)", "1. Kế hoạch", "2"],
        ["", "2. Báo cáo", "3"],
    ]


def test_what_is_struck_out_is_not_read() -> None:
    """A tracked deletion is no longer part of the text."""
    document = Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "40"
    run = cell.paragraphs[0].runs[0]._r
    struck = parse_xml(
        f'<w:del {nsdecls("w")} w:id="1" w:author="x"><w:r><w:t>30</w:t></w:r></w:del>'
    )
    run.addprevious(struck)
    [grid] = read_tables(saved(document), "bang.docx")
    assert grid.rows[0][0].text == "40"


def test_a_file_of_word_is_read_by_its_name(tmp_path: Path) -> None:
    """``--from bang.docx`` finds the table among the text."""
    file = tmp_path / "bang.docx"
    file.write_bytes(saved(table_of([(0, "A", "60"), (0, "B", "40")])))
    assert [one.code for one in read_file(file).criteria] == ["I", "II"]


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    """What is no Word file, and one without a table of criteria, say so."""
    broken, empty = tmp_path / "hong.docx", tmp_path / "trong.docx"
    broken.write_bytes(b"PK\x03\x04 ...")
    empty.write_bytes(saved(Document()))
    codes = []
    for file in (broken, empty):
        with pytest.raises(Refusal) as caught:
            read_file(file)
        codes.append(caught.value.code)
    assert codes == ["spreadsheet_unreadable", "criteria_table_missing"]


@pytest.mark.parametrize(
    ("count", "form", "expected"),
    [
        (14, "upperRoman", "XIV"),
        (9, "lowerRoman", "ix"),
        (27, "lowerLetter", "aa"),
        (5, "decimalZero", "05"),
        (3, "ordinal", "3"),
    ],
)
def test_counts_as_word_writes_them(count: int, form: str, expected: str) -> None:
    """Forms by ECMA-376; one that is not known is written in figures."""
    assert counted(count, form) == expected
