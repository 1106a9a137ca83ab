"""Starting a year of one's own: from nothing to an issued plan, by questions that can be left."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.bootstrap import open_engine
from adapters.cli import app
from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from tests.cli.typed import Answer, typed
from tests.spreadsheets.books import saved, workbook

DOCS = Path(__file__).parents[2] / "docs"
YEAR = "cum-8/2027"
UNITS = (
    "Sở Văn hóa, Thể thao và Du lịch tỉnh Long An = Long An",
    "Sở Y tế tỉnh Bến Tre = Bến Tre",
    "Sở Y tế tỉnh Cà Mau = Cà Mau",
)
RULES = """name: Bảng tiêu chí năm 2027
base: "100"
columns:
  - {code: self, name: Tự chấm, scorer: own}
criteria:
  - {code: "1", name: Một, standard: {max: "100"}}
"""
#: The answers of the seven questions, one after the other.
ANSWERS: tuple[tuple[str, ...], ...] = (
    ("Cụm thi đua số 8", "Bộ Thông tin và Truyền thông"),
    (*UNITS, "", "", "c"),
    ("1", "Cà Mau"),
    ("bang.yaml",),
    ("28/02/2027",),
    ("30/11/2027",),
    ("01/KH-CTĐ8", "30/11/2026", "có"),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own with the rulebook, and nothing else."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bang.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path


def started(*lines: str, more: tuple[str, ...] = (YEAR,)) -> Answer:
    """Answer line by line; when the lines end, the person has gone."""
    clean = {"THIDUA_DB": None, "THIDUA_LANG": None, "COLUMNS": "120"}
    given = "".join(f"{line}\n" for line in lines)
    result = CliRunner().invoke(app, ["start", *more, "--db", "moi.db"], input=given, env=clean)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Answer(result.exit_code, result.stdout, result.stderr)


def cycle() -> Cycle:
    with open_engine("moi.db") as engine:
        [(_, stream)] = engine.cycles()
        return engine.cycle(stream)


def test_seven_answers_issue_a_plan_in_a_real_database() -> None:
    """From nothing: the database, the cluster, its units, officers, rulebook, days and plan."""
    answer = started(*(line for lines in ANSWERS for line in lines))
    assert answer.code == 0, answer.err
    found = cycle()
    assert (found.phase, found.backfill, len(found.members)) == (Phase.REGISTRATION, False, 3)
    assert "Kế hoạch năm cum-8/2027 đã ban hành" in answer.out
    with open_engine("moi.db") as engine:
        assert not engine.practice
        names = engine.names(found)
        assert names.unit(found.officers.chair) == "Long An"  # type: ignore[arg-type]


@pytest.mark.parametrize("at", range(1, len(ANSWERS)))
def test_whoever_breaks_off_goes_on(at: int) -> None:
    """After each answer the person goes; the same command asks what is left, and nothing twice."""
    first = [line for lines in ANSWERS[:at] for line in lines]
    rest = [line for lines in ANSWERS[at:] for line in lines]
    assert "Đã dừng" in started(*first, "q").out
    answer = started(*rest)
    assert "Kế hoạch năm cum-8/2027 đã ban hành" in answer.out
    assert cycle().phase is Phase.REGISTRATION
    assert "Kế hoạch năm" in started().out  # nothing is open any more


def test_going_in_the_middle_of_an_answer_stores_nothing_of_it() -> None:
    """A list of units that was not called right is asked for again."""
    started(*ANSWERS[0], *UNITS)
    answer = started(UNITS[0], "", "", "s", *ANSWERS[1], "q")
    assert "3 đơn vị như trên" in answer.out
    with open_engine("moi.db") as engine:
        codes = {row.label for row, _ in engine.store.all_names("unit") if row.kind == "code"}
    assert codes == {"long-an", "ben-tre", "ca-mau"}


def test_units_stand_in_a_file_too(folder: Path) -> None:
    """Its lines are taken as typed; what is no text is named."""
    (folder / "don-vi.txt").write_text("\n".join(UNITS), encoding="utf-8-sig")
    (folder / "anh.png").write_bytes(b"\x89PNG\r\n\xff\xfe")
    answer = started(*ANSWERS[0], "anh.png", "khong-co.txt", '"don-vi.txt"', "", "", "c", "q")
    assert answer.out.count("Chưa nhận") == 2
    assert "Sở Văn hóa, Thể thao và Du lịch tỉnh Long An" in answer.out
    assert "Thêm thành viên" in answer.out


def test_a_wrong_answer_is_asked_again() -> None:
    """What is refused is said, and the question stays."""
    lines = (*ANSWERS[0], *ANSWERS[1], "Kiên Giang", "", "1", "", "khong-co.yaml", "q")
    answer = started(*lines)
    assert answer.out.count("Đơn vị Cụm trưởng, Cụm phó") == 2
    assert "Chưa nhận" in answer.out
    assert "Không mở được tệp khong-co.yaml" in answer.out


def test_the_table_of_the_office_is_its_rulebook(folder: Path) -> None:
    """An Excel table is read where the file is asked for."""
    rows = (("TT", "Nội dung", "Điểm tối đa"), (1, "Chuyên môn", 60), (2, "Báo cáo", 40))
    saved(folder, "bang.xlsx", workbook(("Bảng", rows)))
    lines = [line for part in (*ANSWERS[:3], ("bang.xlsx", "c"), *ANSWERS[4:]) for line in part]
    answer = started(*lines)
    assert "Kế hoạch năm" in answer.out
    assert "Mỗi dòng được hiểu như sau" in answer.out  # shown before it is recorded
    rulebook = cycle().plan.rulebook
    assert rulebook is not None
    assert [one.code for one in rulebook.criteria] == ["1", "2"]


def test_what_is_put_off_can_be_answered_later() -> None:
    """Enter leaves a question; the end says which, and how to come back."""
    later = started(*(line for part in ANSWERS[:3] for line in part), "")
    assert "Còn 1 câu để sau." in later.out
    assert "· Bảng tiêu chí của năm" in later.out
    assert "criteria" not in later.out
    assert "Kế hoạch năm" in started(*(line for part in ANSWERS[3:] for line in part)).out


def test_a_practice_year_begins_today() -> None:
    """Not in 1970: the first act puts the practice clock on today."""
    started(*ANSWERS[0], "q", more=(YEAR, "--practice"))
    shown = typed("log", "cum-8", "--db", "moi.db")
    assert "1970" not in shown.out
    assert "THỰC HÀNH" in shown.out


def test_init_says_how_to_begin() -> None:
    """The next step is named."""
    assert "thidua start --db moi.db" in typed("init", "--db", "moi.db").said


@pytest.mark.parametrize("page", ["bat-dau.md", "getting-started.md"])
def test_the_page_can_be_followed_line_by_line(page: str, folder: Path) -> None:
    """Its files are made as printed, its questions answered, its commands typed."""
    text = (DOCS / page).read_text(encoding="utf-8")
    blocks = re.findall(r"```(\w*)\n(.*?)```", text, re.DOTALL)
    listing = next(block for _, block in blocks if " = " in block and "Sở" in block)
    (folder / "don-vi.txt").write_text(listing, encoding="utf-8")
    rows = (("TT", "Nội dung", "Điểm tối đa"), (1, "Chuyên môn", 60), (2, "Báo cáo", 40))
    saved(folder, "bang-tieu-chi.xlsx", workbook(("BẢNG TIÊU CHÍ", (("BẢNG TIÊU CHÍ",), *rows))))
    commands = [
        shlex.split(line, comments=True)[1:]
        for kind, block in blocks
        if kind == "sh"
        for line in block.splitlines()
        if line.startswith("thidua ")
    ]
    for words in commands[:2]:
        assert typed(*words).code == 0, words
    answers = (
        *ANSWERS[0],
        *("don-vi.txt", "", "", "c"),
        *ANSWERS[2],
        "bang-tieu-chi.yaml",
        *(line for part in ANSWERS[4:] for line in part),
    )
    [start] = [
        shlex.split(line)[1:]
        for kind, block in blocks
        if not kind
        for line in block.splitlines()
        if line.startswith("thidua start")
    ]
    given = "".join(f"{line}\n" for line in answers)
    result = CliRunner().invoke(app, start, input=given, env={"THIDUA_DB": None})
    assert "Kế hoạch năm cum-8/2027 đã ban hành" in result.stdout
    for words in commands[2:]:
        assert typed(*words).code == 0, (words, typed(*words).err)


def test_a_pasted_list_may_have_blank_lines_and_numbers() -> None:
    """One blank line ends nothing; what is neither yes nor no is one unit more."""
    pasted = ("STT\tTên đơn vị", "1.\tSở A = A", "", "2)\tSở B = B", "", "", "3\tSở C = C", "", "")
    answer = started(*ANSWERS[0], *pasted, "", "c", "q")
    with open_engine("moi.db") as engine:
        codes = {row.label for row, _ in engine.store.all_names("unit") if row.kind == "code"}
    assert codes == {"a", "b", "c"}, answer.out


def test_a_list_may_stand_in_a_table(folder: Path) -> None:
    """Numbers and heads of its columns are no units."""
    rows = (("STT", "Tên đơn vị"), (1, "Sở A"), (2, "Sở B"))
    saved(folder, "ds.xlsx", workbook(("DS", rows)))
    answer = started(*ANSWERS[0], "ds.xlsx", "", "", "c", "q")
    assert "2 đơn vị như trên" in answer.out
    assert "so-b" in answer.out


def test_a_unit_twice_is_seen_before_anything_is_stored() -> None:
    """The list is asked again, and no unit of it is there yet."""
    answer = started(*ANSWERS[0], "Sở A", "SỞ A", "", "", "q")
    assert "Ghi hai lần: SỞ A" in answer.out
    with open_engine("moi.db") as engine:
        assert engine.store.all_names("unit") == ()


@pytest.mark.parametrize("said", ["", "không"])
def test_a_plan_is_issued_only_by_whoever_says_so(said: str) -> None:
    """Enter and no put it off; nothing moved."""
    lines = [line for part in ANSWERS[:-1] for line in part]
    answer = started(*lines, "", "", said)
    assert "câu để sau" in answer.out
    assert cycle().phase is Phase.PLAN


def test_what_is_to_be_typed_next_names_the_database() -> None:
    """Otherwise a second one would be begun beside it."""
    answer = started(*ANSWERS[0], "q")
    assert "Ghi vào moi.db (số liệu thật)" in answer.out
    assert "thidua start cum-8/2027 --db moi.db" in " ".join(answer.out.split())


def test_what_can_be_no_year_makes_no_database(folder: Path) -> None:
    """A refused name leaves nothing behind."""
    assert started(more=("cum-8",)).code == 1
    assert not (folder / "moi.db").exists()


def test_an_authority_that_nobody_knows_is_left_out() -> None:
    """A question mark is no name of an authority."""
    started("Cụm thi đua số 8", "?", "q")
    assert "thuộc" not in typed("log", "cum-8", "--db", "moi.db").said
