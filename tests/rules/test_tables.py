"""Tables of criteria for two kinds of units in one year (P50)."""

import re
from pathlib import Path
from typing import Any

import pytest
import python_calamine as calamine

from adapters.papers.of_scores import facts_of_scores
from domain.cycle.amendment import AmendRulebook, Governs
from domain.cycle.outcome import outcome
from domain.cycle.phases.plan import SetRulebook
from domain.cycle.phases.scoring import (
    AdjustScores,
    EnterScores,
    Mark,
    MarkCriterion,
    SettleSheet,
    SubmitSheet,
)
from domain.cycle.scores.returning import CellToComplete, ReturnSheet
from domain.reckoning.cells import NewCell
from domain.record.record import Command, UnitId
from domain.rulebook.checks import remarks
from domain.rulebook.discrepancies import discrepancies
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import Rulebook, read_rulebook
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed
from tests.domain.wording import Called
from tests.factories import CHAIR, SECRETARY, A, B, C, D, E, P, after, begun, officer
from tests.rules.house import unchecked, written
from tests.rules.sheets import COLUMNS, rows, scoring, sent
from tests.sheets.hands import changed, fill
from tests.spec import Given

TEXT = (
    COLUMNS
    + """
unit_groups:
- {code: so, name: Sở ngành, units: [a, b]}
- {code: xa, name: Xã phường, units: [c, d, e]}
tables:
- {code: S, name: Bảng sở ngành, unit_groups: [so], base: "100"}
- {code: X, name: Bảng xã phường, unit_groups: [xa], base: "110"}
groups: [{code: N, name: Nhiệm vụ}]
criteria:
- {code: S1, name: Tham mưu, group: N, table: S, standard: {max: "80"}}
- {code: X1, name: Thu ngân sách, group: N, table: X, standard: {max: "60"}}
- {code: X2, name: Nông thôn mới, table: X, standard: {max: "30"}}
- {code: P, name: Phong trào, standard: {max: "20"}}
MORE
selections: [{code: co, name: Cờ thi đua, how: by_rank, quota: 1}]
"""
)


def book(more: str = "") -> Rulebook:
    return written(TEXT.replace("MORE", more))


def cell(code: str, value: str) -> NewCell:
    return NewCell(criterion=code, now=P(value))


def filled_in(rulebook: Rulebook) -> Given:
    """The offices have 90 and 85 of 100, the communes 99, 88 and 66 of 110."""
    given = scoring(rulebook)
    for unit, value in ((A, "72"), (B, "67")):
        given = sent(given, unit, cell("S1", value), cell("P", "18"))
    for unit, value, other in ((C, "55", "26"), (D, "50", "20"), (E, "30", "18")):
        given = sent(given, unit, cell("X1", value), cell("X2", other), cell("P", "18"))
    return given


def test_p50_each_kind_is_scored_by_its_own_table() -> None:
    """Of two tables a unit's sheet, total and maximum are those of its own; ranked apart."""
    found = rows(filled_in(book()))
    assert [found[unit].total for unit in (A, B, C, D, E)] == [
        *map(P, ("90", "85", "99", "88", "66"))
    ]
    assert [found[unit].maximum for unit in (A, C)] == [P("100"), P("110")]
    assert [found[unit].rank for unit in (A, B, C, D, E)] == [1, 2, 1, 2, 3]
    assert [found[unit].group for unit in (A, C)] == ["so", "xa"]


def test_p50_ranked_together_by_the_share_of_their_own_table() -> None:
    """90 and 85 of 100 beside 99, 88 and 66 of 110: 90 %, 85 %, 90 %, 80 %, 60 %."""
    together = book("ranked_by: share_of_total\nranked_together: true")
    found = rows(filled_in(together))
    assert [found[unit].rank for unit in (A, B, C, D, E)] == [1, 2, 1, 3, 4]
    assert {row.group for row in found.values()} == {None}


def test_p50_classes_go_by_the_units_own_table() -> None:
    """A condition on a criterion of another table asks nothing; a group counts what is its own."""
    more = """bands:
- {code: xs, name: Xuất sắc, from: "60", requires: [{criterion: X1, min: "40"}, {every: group, min_share: 80%}]}
- {code: ht, name: Hoàn thành, from: "0"}"""  # noqa: E501
    found = rows(filled_in(book(more)))
    assert [found[unit].band for unit in (A, B, C, D, E)] == ["xs", "xs", "xs", "xs", "ht"]
    short = [(one.code, one.points, one.of) for one in found[E].short_of]
    assert short == [("X1", P("30"), None), ("N", P("30"), P("60"))]


def test_p50_papers_set_each_table_apart() -> None:
    """The blank record has both below their names; a unit's sheet its own table, its class and
    what it lacks; the report counts a criterion among the units that have it."""
    more = """bands:
- {code: xs, name: Xuất sắc, from: "60", requires: [{criterion: X1, min: "40"}]}
- {code: ht, name: Hoàn thành, from: "0"}"""
    state = filled_in(book(more)).state
    facts: dict[str, Any] = facts_of_scores(state, outcome(state), Called())
    assert [row["tt"] or row["ten"] for row in facts["tieu_chi"]] == [
        *("Bảng sở ngành", "S1", "P"),
        *("Bảng xã phường", "X1", "X2", "P"),
    ]
    sheets = facts["bang_cham"]
    assert [[row["tt"] for row in sheet["dong"]] for sheet in sheets] == [
        *([["S1", "P"]] * 2),
        *([["X1", "X2", "P"]] * 3),
    ]
    assert sheets[-1]["xep_loai"] == (
        "Chấm theo bảng “Bảng xã phường”.",
        "Đủ điểm loại Xuất sắc nhưng chưa đạt điều kiện: tiêu chí X1 được 30 điểm, cần từ 40 trở"
        " lên.",
        "Xếp loại: Hoàn thành.",
    )
    said = {row["ten"]: row["cau"] for row in facts["ket_qua_tieu_chi"]}
    assert said["Tham mưu"] == ("Không đơn vị nào đạt điểm tối đa 80 điểm.",)


ACTS: list[tuple[Command, UnitId | None]] = [
    (EnterScores(unit=C, column="self", cells=(cell("S1", "50"),)), C),
    (MarkCriterion(unit=C, criterion="S1", mark=Mark.NOT_APPLIED, reason="Không có"), None),
]


@pytest.mark.parametrize(("act", "by"), ACTS)
def test_p50_a_criterion_of_the_other_table_is_refused_with_whose_it_is(
    act: Command, by: UnitId | None
) -> None:
    """The sentence names both tables."""
    found = scoring(book()).when(act, SECRETARY if by is None else officer(by))
    names = {"table": "Bảng sở ngành", "own": "Bảng xã phường", "unit": C}
    found.then_refused("criterion_of_other_table", criterion="S1", **names)


def test_p50_it_is_refused_in_a_sheet_that_was_sent_too() -> None:
    """To adjust it and to send it back name the table as well; its own may be settled."""
    given = filled_in(book())
    adjust = AdjustScores(unit=C, column="settled", cells=(cell("S1", "5"),), reason="Nhầm")
    lacking = CellToComplete(criterion="S1", reason="Thiếu")
    back = ReturnSheet(unit=C, until="2026-12-05", cells=(lacking,))
    for act in (adjust, back):
        given.when(act, SECRETARY).then_refused("criterion_of_other_table", criterion="S1")
    settled = after(given, (SettleSheet(unit=C), SECRETARY))
    assert rows(settled)[C].settled


def test_p50_a_sheet_is_full_with_its_own_table() -> None:
    """What is missing is of the own table only."""
    given = after(
        scoring(book()),
        (EnterScores(unit=C, column="self", cells=(cell("X1", "50"),)), officer(C)),
    )
    then = given.when(SubmitSheet(unit=C), officer(C))
    then.then_refused("sheet_incomplete", criteria=("X2", "P"))


def test_p50_which_table_a_unit_uses_is_known_beforehand() -> None:
    """A rulebook that names no table for a member is refused where it is set or amended."""
    lacking = written(TEXT.replace("units: [c, d, e]", "units: [c, d]").replace("MORE", ""))
    first = begun().when(SetRulebook(rulebook=lacking), SECRETARY)
    first.then_refused("unit_without_table", units=(E,))
    amend = AmendRulebook(rulebook=lacking, reason="Sửa", governs=Governs.WHOLE_YEAR)
    scoring(book()).when(amend, CHAIR).then_refused("unit_without_table", units=(E,))


@pytest.mark.parametrize(
    ("was", "now", "place", "case"),
    [
        ("table: S", "table: Z", ("criteria", 0, "table"), "table_unknown"),
        ("unit_groups: [so]", "unit_groups: []", ("tables", 0), "table_of_nobody"),
        ("unit_groups: [so]", "unit_groups: [so2]", ("tables", 0), "table_group"),
        ("unit_groups: [xa]", "unit_groups: [xa, so]", ("tables", 1), "table_twice"),
        ("unit_groups: [xa]", "unit_groups: []", ("unit_groups",), "group_without_table"),
        ("code: X, name", "code: S, name", ("tables", 1), None),
    ],
)
def test_p50_tables_that_cannot_be_are_refused(
    was: str, now: str, place: tuple[str | int, ...], case: str | None
) -> None:
    """Each with a case of its own, at its place."""
    found = list(faults(unchecked(TEXT.replace("MORE", "").replace(was, now))))
    assert (place, case) in {(one.place, one.refusal.facts.get("case")) for one in found}


def test_p50_together_without_tables_and_by_totals_that_differ() -> None:
    """The first is refused, the second remarked on."""
    [fault] = faults(
        unchecked(
            COLUMNS
            + "criteria: [{code: '1', name: T, standard: {max: '9'}}]\nranked_together: true"
        )
    )
    assert fault.refusal.facts["case"] == "ranked_together"
    codes = [one.code for one in remarks(book("ranked_together: true"))]
    assert "tables_by_total" in codes


def test_p50_the_maxima_of_each_table_come_to_its_own_scale() -> None:
    """100 and 110; a table that does not add up is a contradiction of that table."""
    assert discrepancies(book()) == ()
    wrong = unchecked(TEXT.replace("MORE", "").replace('base: "110"', 'base: "120"'))
    [found] = discrepancies(wrong)
    assert (found.code, found.one, found.other) == ("table_sum:X", "110", "120")


def test_p50_it_is_written_only_where_it_is_said() -> None:
    """Without tables the canonical text does not name them; with them it is read back."""
    plain = written(COLUMNS + "criteria: [{code: '1', name: T, standard: {max: '9'}}]")
    assert "table" not in plain.canonical()
    assert "together" not in plain.canonical()
    assert read_rulebook(book().canonical()) == book()


TABLES = """
  unit_groups: [{code: so, name: Sở, units: [an]}, {code: xa, name: Xã, units: [binh, dong]}]
  tables:
    - {code: S, name: Bảng sở, unit_groups: [so], base: "100"}
    - {code: X, name: Bảng xã, unit_groups: [xa], base: "100"}
"""


def year(until: str) -> str:
    """The year of three units as a province's: An is an office, Bình and Đông are communes."""
    text = YEAR.read_text(encoding="utf-8").partition(until)[0]
    text = text.replace('  base: "100"\n', "", 1).replace(
        "  selections:\n", TABLES + "  selections:\n", 1
    )
    own = '{code: "2", name: Báo cáo, standard: {max: "40"}, deduction: {max: "3"}}'
    other = own.replace('"2"', '"3"').replace("Báo cáo", "Nông thôn mới")
    both = f"{own[:-1]}, table: S}}\n    - {other[:-1]}, table: X}}"
    lines = []
    for line in text.replace(own, both).splitlines():
        communes = "s-binh" in line or "s-dong" in line
        lines.append(line.replace('criterion: "2"', 'criterion: "3"') if communes else line)
    return "\n".join(lines) + "\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path / "tap.db")
    assert found("init", "--practice").code == 0
    return found


def play(desk: Desk, tmp_path: Path, until: str) -> None:
    scenario = tmp_path / "hai.yaml"
    scenario.write_text(year(until), encoding="utf-8")
    assert desk("play", scenario).code == 0


def seen(path: Path) -> dict[str, list[list[str]]]:
    """The sheets of a workbook, every row as texts."""
    book = calamine.CalamineWorkbook.from_path(str(path))
    return {
        name: [[str(one) for one in row] for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }


def test_p50_show_explain_and_outcome_say_whose_table_it_is(desk: Desk, tmp_path: Path) -> None:
    """rulebook show, explain in both languages, the outcome in two groups, refused otherwise."""
    play(desk, tmp_path, "  - {key: next")
    shown = typed("rulebook", "show", tmp_path / "hai.yaml").said
    assert "Bảng “Bảng sở” (chấm Sở; thang điểm 100)" in shown
    assert "Bảng “Bảng xã” (chấm Xã; thang điểm 100)" in shown
    explained = desk("explain", CYCLE, "dong", "--lang", "en").said
    assert "Scored by the table “Bảng xã”" in explained
    assert "criterion 3 (Nông thôn mới)" in explained
    assert "criterion 2 " not in explained
    lines = [line.strip() for line in desk("outcome", CYCLE).out.splitlines()]
    assert lines.index("Sở") < lines.index("Xã")
    written_ = tmp_path / "bang.xlsx"
    assert typed("rulebook", "show", tmp_path / "hai.yaml", "--xlsx", written_).code == 0
    first, second, _ = seen(written_).values()
    assert [row[0] for row in first[2:-1]] == ["1", "2"]
    assert [row[0] for row in second[2:-1]] == ["1", "3"]


def test_p50_sheets_hold_the_own_table_only_and_are_read_back(desk: Desk, tmp_path: Path) -> None:
    """A unit's sheet has its criteria; the table of all units is a sheet for each kind."""
    play(desk, tmp_path, "  - {key: s-an")
    assert desk("sheets", "make", CYCLE, "--out", tmp_path / "bang").code == 0
    [rows_] = seen(tmp_path / "bang" / "dong.xlsx").values()
    codes = [row[0] for row in rows_ if row[0] in {"1", "2", "3"}]
    assert codes == ["1", "1", "3", "3"]
    fill(tmp_path / "bang" / "dong.xlsx", {"F11": 57, "F13": 37.5})
    read = desk("sheets", "read", CYCLE, tmp_path / "bang" / "dong.xlsx")
    assert read.code == 0
    assert "3 (điểm chuẩn) (trống) 37,5" in read.said
    assert desk("sheets", "make", CYCLE, "--out", tmp_path, "--column", "self").code == 0
    file = tmp_path / "bang-diem-self.xlsx"
    one, other = seen(file).values()
    assert [row[1] for row in one[4:]] == ["An"]
    assert [row[1] for row in other[4:]] == ["Bình", "Đông"]
    assert (one[3][2:], other[3][2:]) == (
        ["1", "1 thưởng", "2", "2 trừ"],
        ["1", "1 thưởng", "3", "3 trừ"],
    )
    for sheet, at in (("sheet1", "E5"), ("sheet2", "E6")):
        part = f"xl/worksheets/{sheet}.xml"
        changed(file, lambda xml, at=at: put(xml, at), part)  # type: ignore[misc]
    back = desk("sheets", "read", CYCLE, "--table", file, "--column", "self")
    assert back.code == 0
    assert "2 (điểm chuẩn) (trống) 31" in back.said
    assert "3 (điểm chuẩn) (trống) 31" in back.said


def put(xml: str, at: str) -> str:
    """31 in a cell that is blank."""
    found = re.search(rf'<c r="{at}"( s="[0-9]+")/>', xml)
    assert found is not None
    return xml.replace(found[0], f'<c r="{at}"{found[1]}><v>31</v></c>')
