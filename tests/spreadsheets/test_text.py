"""Tables in text: how it is cut, and in which encoding."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.spreadsheets.read import Source, read_bytes
from domain.values.points import Points
from domain.values.refusal import Refusal
from tests.spreadsheets.books import CLUSTER_8, HEAD, as_text

ROWS = [HEAD, *CLUSTER_8]
COMMAS = [[cell.replace(".", ",") for cell in row] for row in ROWS]


def read(text: str) -> Source:
    return read_bytes(text.encode(), "bang.csv")


def totals(source: Source) -> list[Points | None]:
    return [line.total.value for line in source.printed.lines]


EXPECTED = [Points(row[5]) for row in CLUSTER_8]


@pytest.mark.parametrize("mark", ["\t", ";", ",", "|"])
def test_columns_are_parted_by_any_usual_mark(mark: str) -> None:
    """Tabs, semicolons, commas and bars are told apart by the head they give."""
    assert totals(read(as_text(ROWS, mark))) == EXPECTED


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_decimal_commas_are_read(mark: str) -> None:
    """117,5 is 117,5 where columns are parted otherwise."""
    assert totals(read(as_text(COMMAS, mark))) == EXPECTED


def test_a_quoted_decimal_comma_stands_in_a_csv() -> None:
    """Excel quotes what holds a comma."""
    rows = [[f'"{cell}"' if "," in cell else cell for cell in row] for row in COMMAS]
    assert totals(read(as_text(rows, ","))) == EXPECTED


def test_an_unquoted_decimal_comma_is_refused_with_its_line() -> None:
    """A row with more cells than the head was cut at a decimal comma."""
    with pytest.raises(Refusal) as caught:
        read(as_text(COMMAS, ","))
    assert caught.value.code == "score_table_ragged"
    assert caught.value.facts["line"] == 2


def test_a_table_drawn_with_bars_is_read() -> None:
    """As it is written in many notes, with a rule under the head."""
    lines = [f"| {' | '.join(row)} |" for row in ROWS]
    drawn = "\n".join([lines[0], "|---|---|---:|---:|---:|---:|", *lines[1:]])
    source = read(drawn)
    assert totals(source) == EXPECTED
    assert source.printed.lines[0].total.at == "3:6"


def test_columns_parted_by_spaces_are_read_where_none_is_blank() -> None:
    """A table copied from a page."""
    source = read("Hạng  Đơn vị   Tổng điểm\n1  Long An  117,5\n2   Hậu Giang    115\n")
    assert totals(source) == [Points("117.5"), Points("115")]


def test_cells_go_by_line_and_column() -> None:
    """Blank lines above and line ends of any kind are counted."""
    for end in ("\n", "\r\n", "\r"):
        text = end.join(["", "", "Đơn vị;Tổng điểm", '"Long\tAn";117,5'])
        assert read(text).printed.lines[0].total.at == "4:2"


@pytest.mark.parametrize(
    ("codec", "told"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("cp1258", "Windows-1258"),
    ],
)
def test_encodings_are_tried_and_told(codec: str, told: str | None) -> None:
    """What is not UTF-8 is read by another encoding, and that is said."""
    text = as_text([("Don vi", "Tong diem"), ("Hâu Giang", "115")])
    source = read_bytes(text.encode(codec), "bang.csv")
    assert source.printed.lines[0].unit == "Hâu Giang"
    found = [note.facts["encoding"] for note in source.printed.notes if note.code == "encoding"]
    assert found == ([told] if told else [])


def test_names_are_brought_to_their_stored_form() -> None:
    """Decomposed letters and a stolen Ð are the same name."""
    source = read("Đơn vị;Tổng điểm\nÐồng Tháp;112\n")
    assert source.printed.lines[0].unit == "Đồng Tháp"


def test_nothing_in_a_cell_steers_a_terminal() -> None:
    """Escapes and invisible marks are no part of a name or a figure."""
    source = read("Đơn vị;Tổng điểm\n\x1b[31mLong\u200b An;\ufeff117,5\n")
    assert source.printed.lines[0].unit == "[31mLong An"
    assert source.printed.lines[0].total.value == Points("117.5")


def test_a_text_has_no_sheets() -> None:
    """--sheet is for workbooks."""
    with pytest.raises(Refusal, match="sheet_unknown"):
        read_bytes(as_text(ROWS).encode(), "bang.csv", "Bảng điểm")


def test_prose_is_no_table() -> None:
    """What was looked for is told."""
    with pytest.raises(Refusal, match="score_table_missing"):
        read("Báo cáo tổng kết năm 2021.\nCụm thi đua số 8.\n")


def test_a_quotation_mark_without_end_is_no_fault() -> None:
    """A stray quotation mark opens a field that never closes."""
    with pytest.raises(Refusal):
        read('Đơn vị,Tổng điểm\n"Long An,100\n' + "a" * 200_000)


@given(st.binary(max_size=400))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever a file holds, the answer is a table or a refusal."""
    with suppress(Refusal):
        read_bytes(data, "tep")
