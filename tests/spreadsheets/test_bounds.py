"""What a bad workbook can do: nothing but be refused."""

import subprocess
import sys
from pathlib import Path

import pytest

from adapters.spreadsheets import reader
from adapters.spreadsheets import workbook as reading
from adapters.spreadsheets.read import read_bytes
from adapters.spreadsheets.survey import survey
from adapters.spreadsheets.workbook import Sheet, read_workbook
from domain.values.refusal import Refusal
from tests.cli.typed import typed
from tests.spreadsheets.books import CLUSTER_8, HEAD, as_numbers, repacked, saved, workbook

SHEET = "xl/worksheets/sheet1.xml"
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TABLE = workbook(("Bảng điểm", [HEAD, *as_numbers(CLUSTER_8)]))


def sheet_of(rows: str, before: str = "", after: str = "") -> bytes:
    text = f'<worksheet xmlns="{SPACE}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    return text.encode()


def read(rows: str, before: str = "", after: str = "") -> list[Sheet]:
    return read_workbook(repacked(TABLE, SHEET, sheet_of(rows, before, after)), "b.xlsx")


def refused(rows: str, before: str = "") -> Refusal:
    with pytest.raises(Refusal) as caught:
        read(rows, before)
    return caught.value


def texts(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row] for row in sheet.grid.rows]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="a1"><v>1</v></c>', "a1"),
        ('<c r="$A$1"><v>1</v></c>', "$A$1"),
        ('<c r="A"><v>1</v></c>', "A"),
        ('<c r="1"><v>1</v></c>', "1"),
        ('<c r="A0"><v>1</v></c>', "A0"),
        ('<c r="A01"><v>1</v></c>', "A01"),
        ('<c r="A1:B2"><v>1</v></c>', "A1:B2"),
        ('<c r=" A1"><v>1</v></c>', " A1"),
        ('<c r="R1C1"><v>1</v></c>', "R1C1"),
        ('<c r=""><v>1</v></c>', ""),
        ('<c r="XFE1"><v>1</v></c>', "XFE1"),
        ('<c r="A1048577"><v>1</v></c>', "A1048577"),
        ('<c r="A٢"><v>1</v></c>', "A٢"),
    ],
)
def test_a_reference_that_is_not_of_the_plain_form_is_refused(cell: str, value: str) -> None:
    """Readers make what they like of it, so none gets to see it; the cell and what it says are
    named."""
    refusal = refused(f'<row r="1">{cell}</row>')
    assert (refusal.code, refusal.facts["problem"]) == ("spreadsheet_unreadable", "cell")
    assert (refusal.facts["at"], refusal.facts["value"]) == ("A1", value)


@pytest.mark.parametrize(
    ("row", "at", "value"),
    [
        ('<row r="x"><c r="A1"><v>1</v></c></row>', "1:1", "x"),
        ('<row r="-1"><c><v>1</v></c></row>', "1:1", "-1"),
        ('<row r="0"><c><v>1</v></c></row>', "1:1", "0"),
        ('<row r="99999999999"><c><v>1</v></c></row>', "1:1", "99999999999"),
        ('<row r="2"><c r="B2" s="q"><v>1</v></c></row>', "B2", "q"),
        ('<row r="2"><c r="B2" s="-1"><v>1</v></c></row>', "B2", "-1"),
        ('<row r="2"><c r="B2" t="z"><v>1</v></c></row>', "B2", "z"),
        ('<row r="2"><c r="B2" t="s"><v>x</v></c></row>', "B2", "x"),
        ('<row r="2"><c r="B2" t="s"><v>-1</v></c></row>', "B2", "-1"),
        ('<row r="2"><c r="B2" t="s"><v>99</v></c></row>', "B2", 99),
        ('<row r="2"><c r="B2" t="b"><v>yes</v></c></row>', "B2", "yes"),
        ('<row r="2"><c r="B2"><v>NaN</v></c></row>', "B2", "NaN"),
        ('<row r="2"><c r="B2"><v>1e999</v></c></row>', "B2", "1e999"),
        ('<row r="2"><c r="B2" t="n"><v>-INF</v></c></row>', "B2", "-INF"),
        ('<row r="2"><c r="B2"><v>mười</v></c></row>', "B2", "mười"),
        ('<row r="2"><c r="B2"><v>1</v></c><c r="B2"><v>2</v></c></row>', "B2", "B2, B2"),
    ],
)
def test_what_is_no_number_is_refused_with_its_cell(row: str, at: str, value: object) -> None:
    """Attributes and values that no spreadsheet writes are unreadable, not a fault and not a
    cell left out."""
    refusal = refused(row)
    assert (refusal.code, refusal.facts["problem"]) == ("spreadsheet_unreadable", "cell")
    assert (refusal.facts["at"], refusal.facts["value"]) == (at, value)


def test_a_hidden_column_whose_end_is_no_number_is_refused() -> None:
    """What is hidden is told, so where it lies must be legible."""
    refusal = refused("", before='<cols><col min="a" max="2" hidden="1"/></cols>')
    assert (refusal.code, refusal.facts["value"]) == ("spreadsheet_unreadable", "a")


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    """Many real files state a wrong one: the cells alone count."""
    far = '<dimension ref="A1:XFD1048576"/>'
    merged = '<mergeCells count="1"><mergeCell ref="C3:XFD1048576"/></mergeCells>'
    (sheet,) = read('<row r="1"><c r="B1"><v>5</v></c></row>', before=far, after=merged)
    assert texts(sheet) == [["", "5"]]


def test_cells_out_of_their_order_are_put_into_it() -> None:
    """Where a cell stands is said by its reference alone."""
    (sheet,) = read(
        '<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row>'
        '<row r="1"><c r="A1"><v>1</v></c></row>'
    )
    assert texts(sheet) == [["1", ""], ["3", "4"]]


@pytest.mark.parametrize("value", ["><f>1</f>", 't="inlineStr"><is></is>', "><v> 1 </v>"])
def test_every_cell_that_may_hold_something_counts(value: str) -> None:
    """A formula without a result and an empty inline text far away are bounded as a value is."""
    refusal = refused(f'<row r="9"><c r="ALM900" {value}</c></row>')
    assert (refusal.code, refusal.facts["problem"]) == ("spreadsheet_too_large", "cells")


def test_an_empty_text_takes_no_room() -> None:
    """What the sheet shows as empty is not laid out, however far away it stands."""
    (sheet,) = read('<row r="900"><c r="ALM900" t="str"><v></v></c></row>')
    assert texts(sheet) == []


def test_blank_cells_with_a_format_take_no_room() -> None:
    """Whole columns are formatted in real files; nothing stands in them."""
    blank = "".join(f'<row r="{row}"><c r="XFD{row}" s="1"/></row>' for row in (5, 1_048_576))
    (sheet,) = read('<row r="1"><c r="A1"><v>1</v></c></row>' + blank)
    assert texts(sheet) == [["1"]]


def test_all_sheets_together_are_bounded() -> None:
    """Many sheets, each within its bound, are too much together."""
    far = sheet_of('<row r="10000"><c r="AB10000"><v>1</v></c></row>')
    book = workbook(*((f"S{number}", [("a",)]) for number in range(1, 6)))
    for number in range(1, 6):
        book = repacked(book, f"xl/worksheets/sheet{number}.xml", far)
    with pytest.raises(Refusal) as caught:
        read_workbook(book, "b.xlsx")
    assert (caught.value.code, caught.value.facts["problem"]) == ("spreadsheet_too_large", "cells")


def test_a_sheet_is_looked_through_wherever_it_lies() -> None:
    """The workbook says which part is a sheet; its folder and its name do not."""
    content = sheet_of('<row r="1"><c r="$A$1"><v>1</v></c></row>')
    moved = repacked(repacked(TABLE, SHEET, None), "xl/khac/Trang.XML", content)
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/worksheet" Target="../xl/khac/Trang.XML"/></Relationships>'
    )
    moved = repacked(moved, "xl/_rels/workbook.xml.rels", links.encode())
    with pytest.raises(Refusal) as caught:
        read_workbook(moved, "b.xlsx")
    assert caught.value.facts["value"] == "$A$1"


def test_nothing_but_what_was_understood_is_handed_on() -> None:
    """The sheet is written anew: values, their types and styles, in plain references."""
    found = survey(
        sheet_of(
            '<row r="2" spans="1:9"><c r="B2" s="3" t="str" cm="1"><f>1</f><v>a&lt;b</v></c>'
            '<c r="C2"/><c t="b"><v>true</v></c></row>',
            before='<dimension ref="A1:ZZ99"/>',
        ),
        "b.xlsx",
    )
    assert found.sheet().decode().partition("<sheetData>")[2] == (
        '<row r="2"><c r="B2" s="3" t="str"><v>a&lt;b</v></c><c r="D2" t="b"><v>1</v></c></row>'
        "</sheetData></worksheet>"
    )


# The process that reads


def in_reader(script: str) -> str:
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            f"import sys\nfrom adapters.spreadsheets import reader\n{script}",
        ],
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds no address space")
def test_the_reading_process_is_bounded_in_memory() -> None:
    """What asks for more than the bound gets an error inside it, and the machine keeps its own."""
    much = f"bytearray({reader.MAX_MEMORY})"
    script = f"reader._bound()\ntry: {much}\nexcept MemoryError: print('bounded')\n"
    assert in_reader(script) == "bounded"


def test_the_reading_process_has_little_to_load() -> None:
    """It starts for every workbook, so it loads the library that reads and nothing of ours."""
    script = "print(*sorted({'domain', 'msgspec', 'sqlalchemy', 'workflows'} & set(sys.modules)))"
    assert in_reader(script) == ""


def fake_python(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    file = saved(folder, "python", f"#!/bin/sh\n{script}\n".encode())
    file.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(file))


@pytest.mark.skipif(sys.platform == "win32", reason="a script of sh")
def test_a_reader_that_ends_by_itself_is_a_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Native code may end its process: that is the process which reads, and not ours."""
    fake_python(tmp_path, monkeypatch, "kill -ABRT $$")
    with pytest.raises(Refusal) as caught:
        read_bytes(TABLE, "b.xlsx")
    facts = caught.value.facts
    assert (caught.value.code, facts["problem"]) == ("spreadsheet_unreadable", "damaged")


@pytest.mark.skipif(sys.platform == "win32", reason="a script of sh")
def test_a_reader_that_does_not_end_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system bounds no memory, the clock does."""
    fake_python(tmp_path, monkeypatch, "exec sleep 60")
    monkeypatch.setattr(reading, "PATIENCE", 0.3)
    with pytest.raises(Refusal) as caught:
        read_bytes(TABLE, "b.xlsx")
    facts = caught.value.facts
    assert (caught.value.code, facts["problem"]) == ("spreadsheet_too_large", "time")


# At the command line


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "không đúng dạng bảng tính tại B2: “1e999”"),
        ("en", "no spreadsheet holds, at B2: “1e999”"),
    ],
)
def test_an_odd_cell_is_told_as_it_stands(tmp_path: Path, lang: str, said: str) -> None:
    """The sentence names the cell and what it says; the line that checks a table stores nothing
    and says nothing of storing."""
    bad = sheet_of('<row r="2"><c r="B2"><v>1e999</v></c></row>')
    file = saved(tmp_path, "bang.xlsx", repacked(TABLE, SHEET, bad))
    answer = typed("reconcile", file, "--lang", lang)
    assert answer.code == 2
    assert "spreadsheet_unreadable" in answer.told
    assert said in " ".join(answer.told.split())


@pytest.mark.parametrize(
    ("line", "unsure"),
    [
        (("reconcile", "bang.csv"), False),
        (("do", "c", "open_cycle", "year=2027", "--as", "chair@u", "--dry-run"), False),
        (("do", "c", "open_cycle", "year=2027", "--as", "chair@u"), True),
        (("init",), True),
    ],
)
def test_what_writes_nothing_does_not_wonder_whether_it_was_stored(
    line: tuple[str, ...], unsure: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours in a command that only reads, or only tries, leaves all as it was, and the
    sentence says so."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.chdir(tmp_path)
    for place in (
        "adapters.cli.reconcile.bytes_of",
        "adapters.cli.doing.read_typed_order",
        "adapters.cli.init.initialize",
    ):
        if line[0] != "do" or "initialize" not in place:
            monkeypatch.setattr(place, fail)
    if line[0] == "do":
        assert typed("init", "--practice").code in {0, 1}
    answer = typed(*line)
    assert "fault" in answer.told
    assert ("chưa rõ" in answer.told) is unsure
