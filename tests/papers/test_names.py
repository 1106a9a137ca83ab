"""How papers name the units: in which order, in full, and told apart in a sentence."""

import re
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from adapters.papers.forms import joined
from tests.papers.conftest import Run, run
from tests.papers.reading import Finished

COMMA = "Ban Quản lý các Khu công nghiệp, Khu kinh tế tỉnh Đồng Lộc"
UNITS = ("Sở Y tế", COMMA, "Thanh tra tỉnh")
TABLE = (
    ["BẢNG TỔNG HỢP ĐIỂM THI ĐUA NĂM 2027"],
    ["TT", "Đơn vị", "Tiêu chí 1 (50 điểm)", "Tiêu chí 2 (50 điểm)", "Tổng điểm", "Xếp hạng"],
    ["1", UNITS[0], 40, 41, 81, 3],
    ["2", UNITS[1], 45, 50, 95, 1],
    ["3", UNITS[2], 44, 44, 88, 2],
)


@pytest.fixture(scope="module")
def ranked(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A table whose order is not that of its ranks."""
    return run(tmp_path_factory.mktemp("ranked"), TABLE, "--no-pdf")


def test_names_in_a_sentence_are_told_apart() -> None:
    """A name that holds a comma is not taken for two."""
    assert joined(["A", "B", "C"]) == "A, B và C"
    assert joined(["A", "B, C", "D"]) == "A; B, C; D"
    assert joined(["B, C"]) == "B, C"


def test_before_the_conference_units_stand_as_in_the_table(ranked: Run) -> None:
    """An invitation, a list of delegates or a ballot tells nobody the ranks."""
    assert f": {'; '.join(UNITS)}." in ranked.paper("giay-moi").text
    delegates = [row[1] for row in ranked.paper("danh-sach-dai-bieu").tables[-1][1:]]
    assert delegates == list(UNITS)
    ballot = ranked.paper("phieu-suy-ton").tables[1]
    assert [row[0] for row in ballot[1:]] == [f"{at}. {u}" for at, u in enumerate(UNITS, 1)]


def test_the_score_table_goes_by_rank_all_the_same(ranked: Run) -> None:
    """Where points are told, the best comes first."""
    table = ranked.paper("bang-tong-hop-diem").tables[0]
    assert [row[1] for row in table[1:]] == [UNITS[1], UNITS[2], UNITS[0]]


def test_maxima_that_a_heading_states_are_written(ranked: Run) -> None:
    """ "(50 điểm)" in a heading is the maximum that the check goes by; the sheet has it."""
    sheet = ranked.paper("bang-cham-diem").tables[0]
    most = sheet[0].index("Điểm tối đa")
    assert [row[most] for row in sheet[1:3]] == ["50", "50"]


def test_a_part_whose_heading_states_its_maximum_has_it_too(tmp_path: Path) -> None:
    """ "Điểm chuẩn (90 điểm)" is called by its usual name and keeps its maximum."""
    rows = (
        ["Đơn vị", "Điểm chuẩn (90 điểm)", "Điểm thưởng", "Tổng điểm"],
        ["Sở Y tế", 80, 5, 85],
        ["Thanh tra tỉnh", 90, 1, 91],
    )
    sheet = run(tmp_path, rows, "--no-pdf").paper("bang-cham-diem").tables[0]
    most = sheet[0].index("Điểm tối đa")
    assert [row[most] for row in sheet[1:]] == ["90", ""]


def test_a_year_is_never_parted_from_its_word(ranked: Run) -> None:
    """``năm 2027`` has a space at which no line breaks, in every paper."""
    written = [
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for one in ranked.papers
        for paragraph in one.made.element.body.iter(qn("w:p"))
    ]
    years = re.findall(r"năm\s2027", "\n".join(written), re.IGNORECASE)
    assert years
    assert {year[3] for year in years} == {"\u00a0"}


def test_papers_of_a_record_have_the_official_names(papers: dict[str, Finished]) -> None:
    """Short names are for a screen: who is invited, who signs and who is told of stands in full."""
    full = "Trung tâm Kiểm định Trúc Xanh"
    for code in ("giay-moi", "bao-cao-tong-ket", "ke-hoach", "giao-uoc-thi-dua", "phieu-suy-ton"):
        text = papers[code].text
        assert full in text, code
        assert text.count("Trúc Xanh") == text.count(full), code
    assert full in papers["giao-uoc-thi-dua"].of("signing_unit")
