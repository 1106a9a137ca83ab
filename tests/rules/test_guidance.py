"""What a criterion says beside its points: how it is scored, proof wanted, who watches it (P32)."""

from pathlib import Path

from adapters.papers.forms import with_guidance
from adapters.papers.of_awards import criteria_rows
from adapters.rulebooks.criteria_table import Understood, read_criteria
from adapters.rulebooks.from_table import composed, read_file
from adapters.spreadsheets.text import cuts
from domain.rulebook.diff import difference
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import read_rulebook
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed
from tests.rules.house import unchecked, written
from tests.sheets.hands import fill

PLAIN = """
base: "100"
columns: [{code: self, name: Tự chấm, scorer: own}]
criteria:
- {code: "1", name: Báo cáo, standard: {max: "100"}TEXTS}
"""
TEXTS = (
    ", guidance: 'Đủ 12 báo cáo: 100 điểm; thiếu 1 báo cáo trừ 5',"
    " proof: 'Báo cáo đã gửi, sổ công văn đến', watched_by: 'Văn phòng'"
)
SAID = PLAIN.replace("TEXTS", TEXTS)


def test_p32_what_is_said_beside_the_points_is_kept_and_changes_none() -> None:
    """The three texts stand in the canonical text where they are said, and nowhere else."""
    plain, said = written(PLAIN.replace("TEXTS", "")), written(SAID)
    assert not any(name in plain.canonical() for name in ("guidance", "proof", "watched_by"))
    assert read_rulebook(said.canonical()) == said
    assert list(said.criteria[0].texts) == ["guidance", "proof", "watched_by"]
    changed = [(found.inside, found.was) for found in difference(plain, said)]
    assert changed == [("guidance", None), ("proof", None), ("watched_by", None)]


def test_p32_a_text_that_says_nothing_is_refused() -> None:
    """A field that is left blank is no guidance."""
    [fault] = faults(unchecked(PLAIN.replace("TEXTS", ", proof: ' '")))
    assert (fault.refusal.code, fault.refusal.facts["case"]) == ("rulebook_malformed", "text_blank")


TABLE = """TT;Nội dung tiêu chí;Điểm tối đa;Cách tính điểm;Điều kiện;Minh chứng;Đơn vị theo dõi
I;CHUYÊN MÔN;60;;;;Phòng Nghiệp vụ
1;Chỉ tiêu giao;40;Đạt 100% được 40;Chỉ tiêu do tỉnh giao;Quyết định giao;
2;Báo cáo;20;Thiếu 1 báo cáo trừ 1;;Sổ công văn đến;Văn phòng
;- Báo cáo tháng trước ngày 20;;;;;
II;XÂY DỰNG ĐẢNG;40;;;;
1;Chi bộ trong sạch;40;;;-;
;Tổng cộng;100;;;;
;Người lập biểu;;;;;
"""


def read(text: str) -> Understood:
    """What is understood of a table whose cells are parted by semicolons."""
    found = (read_criteria(grid) for grid in cuts(text.encode(), "bang.csv"))
    return max(filter(None, found), key=lambda one: len(one.criteria))


def test_p32_the_columns_of_an_office_are_kept_with_their_criteria() -> None:
    """Conditions and ways of scoring, proof, who watches; what is said of a part holds for each
    criterion in it that does not say otherwise, and a signature is no condition."""
    said = {one.code: one.texts for one in read(TABLE).criteria}
    assert said == {
        "I.1": {
            "guidance": "Đạt 100% được 40; Chỉ tiêu do tỉnh giao",
            "proof": "Quyết định giao",
            "watched_by": "Phòng Nghiệp vụ",
        },
        "I.2": {
            "guidance": "Thiếu 1 báo cáo trừ 1; - Báo cáo tháng trước ngày 20",
            "proof": "Sổ công văn đến",
            "watched_by": "Văn phòng",
        },
        "II.1": {},
    }


def test_p32_written_as_a_table_and_read_back_it_is_the_same(tmp_path: Path) -> None:
    """thidua rulebook new --from, show --xlsx, and --from once more."""
    table, rules, again = (tmp_path / name for name in ("bang.csv", "b.yaml", "bang.xlsx"))
    table.write_text(TABLE, encoding="utf-8")
    made = typed("rulebook", "new", rules, "--from", table, "name=Bảng")
    assert made.code == 0, made.err
    assert "Minh chứng” là minh chứng" in made.said, made.said
    shown = typed("rulebook", "show", rules, "--xlsx", again)
    assert shown.code == 0, shown.err
    assert read_file(again).criteria == composed(read(TABLE), {"name": "Bảng"}).criteria
    page = typed("rulebook", "show", rules)
    assert "– minh chứng: Quyết định giao" in page.said
    assert "– theo dõi: Phòng Nghiệp vụ" in page.said


def test_p32_sheet_and_form_say_it(tmp_path: Path) -> None:
    """A column of the sheet where any criterion says something; the sheet is read back, and one
    whose text was changed is refused by its cell."""
    text = YEAR.read_text(encoding="utf-8").partition("  - {key: s-an,")[0]
    said = text.replace(
        '{code: "2", name: Báo cáo,', '{code: "2", name: Báo cáo, proof: Sổ công văn đến,'
    )
    scenario, sheets = tmp_path / "hop.yaml", tmp_path / "bang"
    scenario.write_text(said, encoding="utf-8")
    desk = Desk(tmp_path / "tap.db")
    assert desk("init", "--practice").code == 0
    assert desk("play", scenario).code == 0
    form = desk("do", CYCLE, "enter_scores")
    assert "2 Báo cáo: minh chứng: Sổ công văn đến" in form.said
    assert "Sổ công văn đến" not in desk("do", CYCLE, "close_cycle").said
    assert desk("sheets", "make", CYCLE, "--out", sheets).code == 0
    reading = ("sheets", "read", CYCLE, sheets / "dong.xlsx", "--as", "secretary@an", "--json")
    [found] = desk(*reading).json["files"]
    assert (found["differences"], found["problems"]) == ([], [])
    fill(sheets / "dong.xlsx", {"C13": "minh chứng: không cần"})
    [problem] = desk(*reading).json["files"][0]["problems"]
    assert (problem["kind"], problem["at"]) == ("text_changed", "C13")
    assert problem["expected"] == "minh chứng: Sổ công văn đến"


def test_p32_papers_say_it_under_the_name() -> None:
    """A line each in the plan's table of criteria and on the scoring sheet, none where nothing is
    said."""
    said, plain = written(SAID), written(PLAIN.replace("TEXTS", ""))
    assert with_guidance(said.criteria[0]).splitlines() == [
        "Báo cáo",
        "Cách chấm: Đủ 12 báo cáo: 100 điểm; thiếu 1 báo cáo trừ 5",
        "Minh chứng: Báo cáo đã gửi, sổ công văn đến",
        "Theo dõi: Văn phòng",
    ]
    assert next(row["ten"] for row in criteria_rows(said)) == with_guidance(said.criteria[0])
    assert next(row["ten"] for row in criteria_rows(plain)) == "Báo cáo"
