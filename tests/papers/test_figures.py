"""Every figure of every paper, read back and compared with the checked table."""

import re
from decimal import Decimal
from pathlib import Path

from docx.oxml.ns import qn
from docx.shared import Mm

from adapters.papers.building import TEMPLATES, template_name
from adapters.wording.writing import points, signed
from tests.papers.conftest import NASTY, TABLE, Run, run
from tests.papers.reading import Finished, plain

#: A figure as papers write it: a comma, U+2212, no thousands here.
FIGURE = re.compile(r"(?<![\w/.,-])[+−]?\d+(?:,\d+)?(?![\w/]|,\d)")
BY_KEY = {"Điểm chuẩn": "standard", "Điểm thưởng": "bonus", "Điểm trừ": "deduction"}


def test_every_score_table_is_the_checked_one(told: Run) -> None:
    """Each unit's points, total and rank are those of ``reconcile --json``, in every paper."""
    seen = 0
    for one in told.papers:
        for table in one.tables:
            if table and table[0][-2:] == ["Tổng điểm", "Hạng"]:
                seen += 1
                _same(table, told)
    assert seen == sum("bang" in one.paper.facts for one in told.papers)


def _same(table: list[list[str]], run: Run) -> None:
    lines = {plain(line["unit"]): line for line in run.checked["lines"]}
    assert sorted(row[1] for row in table[1:]) == sorted(lines)
    for row in table[1:]:
        line = lines[row[1]]
        for head, cell in zip(table[0][2:-2], row[2:-2], strict=True):
            value = line[BY_KEY[head]]["value"]
            sign = points if head == "Điểm chuẩn" else signed
            assert cell == ("" if value is None else sign(Decimal(value), "vi"))
        assert row[-2] == points(Decimal(line["total"]["value"]), "vi")
        assert row[-1] == str(line["rank"])


def test_rows_go_by_rank(told: Run) -> None:
    """The best comes first; units of one rank keep the order of the source."""
    table = told.paper("bang-tong-hop-diem").tables[0]
    ranks = [int(row[-1]) for row in table[1:]]
    assert ranks == sorted(ranks)
    shared = [row[1] for row in table[1:] if row[-1] == "5"]
    assert shared == ["Vĩnh Long", "Đồng Tháp"]


def test_every_number_in_a_sentence_is_of_the_table(bare: Run) -> None:
    """What a paper adds to its template is a figure, a rank or a count of the table."""
    known = _known(bare)
    for one in bare.papers:
        written = set(FIGURE.findall(one.text))
        assert written - _of_words(one) <= known, one.file.name


def _known(run: Run) -> set[str]:
    lines = run.checked["lines"]
    values = [
        Decimal(figure["value"])
        for line in lines
        for figure in (line["standard"], line["bonus"], line["deduction"], line["total"])
        if figure["value"] is not None
    ]
    written = {write(value, "vi") for value in values for write in (points, signed)}
    counts = {str(number) for number in range(1, len(lines) + 1)}
    return written | counts


def _of_words(one: Finished) -> set[str]:
    """Numbers that stand in the words of the paper."""
    template = Finished(TEMPLATES / template_name(one.paper))
    return set(FIGURE.findall(template.text))


def test_the_report_counts_as_it_names(told: Run) -> None:
    """``n/N đơn vị``: as many names follow as were counted, and each with its own figure."""
    lines = {plain(line["unit"]): line for line in told.checked["lines"]}
    report = told.paper("bao-cao-tong-ket")
    for label, key in (("có điểm thưởng", "bonus"), ("bị trừ điểm", "deduction")):
        sentence = next(text for text in report.of("body") if label in text)
        having = {name for name, line in lines.items() if line[key]["value"] not in {None, "0"}}
        assert sentence.startswith(f"{len(having)}/{len(lines)} đơn vị {label}: ")
        for name in having:
            assert f"{name} ({signed(Decimal(lines[name][key]['value']), 'vi')})" in sentence


def test_a_hard_name_survives_into_every_paper(told: Run) -> None:
    """A unit called ``A & B <C> {{x}}`` is called so wherever the units are named."""
    naming = [one for one in told.papers if one.names_units]
    assert naming
    for one in naming:
        assert NASTY in one.text, one.file.name


def test_every_unit_is_named_once_in_a_table(told: Run) -> None:
    """As many rows as units, none twice."""
    names = [plain(line["unit"]) for line in told.checked["lines"]]
    for one in told.papers:
        for table in one.tables:
            rows = [row for row in table[1:] if len(row) > 1 and row[1] in names]
            if rows:
                assert sorted(row[1] for row in rows) == sorted(names)


def test_one_comma_and_one_minus(told: Run) -> None:
    """No decimal point, no hyphen for a minus, no ``.5``."""
    for one in told.papers:
        assert not re.search(r"\d\.5\b|(?<!\d)\.5\b", one.text)
        assert not re.search(r"[(\s]-\d", one.text)


def test_a_wrong_figure_stays_and_is_told_apart(tmp_path: Path) -> None:
    """The papers print the office's own rank; that it differs stands on a page of its own."""
    rows = [list(row) for row in TABLE]
    rows[3][0] = 4
    wrong = run(tmp_path, rows, "--no-pdf")
    table = wrong.paper("bang-tong-hop-diem").tables[0]
    assert next(row for row in table if row[1] == "Tiền Giang")[-1] == "4"
    look = (wrong.folder / "00-can-xem-lai.txt").read_text(encoding="utf-8-sig")
    assert "Tiền Giang" in look
    assert "hạng 3" in look
    for one in wrong.papers:
        assert "tính theo" not in one.text


def test_a_table_without_ranks_gets_the_computed_ones(tmp_path: Path) -> None:
    """Where the office has no ranks, those by the totals stand, and the paper says so."""
    head, *rows = TABLE
    computed = run(tmp_path, [head[1:], *(row[1:] for row in rows)], "--no-pdf")
    table = computed.paper("bang-tong-hop-diem")
    ranks = {plain(line["unit"]): str(line["computed_rank"]) for line in computed.checked["lines"]}
    assert {row[1]: row[-1] for row in table.tables[0][1:]} == ranks
    assert "Bảng nguồn không ghi hạng" in table.text


CRITERIA = tuple(f"Tiêu chí {number}" for number in range(1, 11))
WITH_CRITERIA = (
    ("Đơn vị", *CRITERIA, "Điểm chuẩn", "Điểm thưởng", "Tổng điểm", "Hạng"),
    ("Điểm tối đa", *(10,) * 10, 100, "", "", ""),
    (NASTY, *(10,) * 10, 100, 5.5, 105.5, 1),
    ("Sở Văn hóa, Thể thao và Du lịch tỉnh Đồng Tháp", 9.5, *(10,) * 9, 99.5, 5, 104.5, 2),
    ("Long An", *(9,) * 10, 90, "", 90, 3),
)


def test_single_criteria_stand_in_the_annex(tmp_path: Path) -> None:
    """Across the page each criterion has its column; along it the sums stand alone; both fit."""
    wide = run(tmp_path, WITH_CRITERIA, "--no-pdf")
    annex = wide.paper("bang-tong-hop-diem")
    assert annex.tables[0][0] == ["TT", "Đơn vị", *WITH_CRITERIA[0][1:]]
    assert annex.tables[0][2][2] == "9,5"
    report = next(table for table in wide.paper("bao-cao-tong-ket").tables if table[0][0] == "TT")
    assert report[0] == ["TT", "Đơn vị", "Điểm chuẩn", "Điểm thưởng", "Tổng điểm", "Hạng"]
    for one in wide.papers:
        section = one.made.sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        for table in one.made.element.body.iter(qn("w:tbl")):
            assert sum(column.w for column in table.tblGrid.gridCol_lst) <= room + Mm(1)
            assert all(column.w > Mm(6) for column in table.tblGrid.gridCol_lst)


def test_the_report_tells_who_reached_the_maximum(tmp_path: Path) -> None:
    """With a row of maxima the report counts those who have all of a criterion's points."""
    report = run(tmp_path, WITH_CRITERIA, "--no-pdf").paper("bao-cao-tong-ket")
    assert "1/3 đơn vị đạt điểm tối đa 10 điểm: A & B <C> {{x}}." in report.text
    assert "2/3 đơn vị đạt điểm tối đa 10 điểm" in report.text
