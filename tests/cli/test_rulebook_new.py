"""thidua rulebook new: from answers, from another rulebook, from questions on a terminal."""

import os
import sys
from pathlib import Path

import pytest

from adapters.rulebooks.file import read_rulebook_file
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points
from domain.values.ranks import Ranking
from tests.cli.test_rulebook import SAMPLE
from tests.cli.typed import CYCLE, Answer, Desk, typed

ANSWERS = (
    "name=Bảng mới",
    "criteria=2",
    "criterion.1.name=Một",
    "criterion.1.max=60",
    "criterion.2.name=Hai",
    "criterion.2.max=40",
)


def new(*words: str | Path) -> Answer:
    return typed("rulebook", "new", *words, COLUMNS="400")


def read(file: Path) -> Rulebook:
    found = read_rulebook_file(file)
    assert (found.problems, found.discrepancies) == ((), ())
    assert found.rulebook is not None
    return found.rulebook


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_answers_make_a_file_that_check_accepts(lang: str, tmp_path: Path) -> None:
    """Without a terminal: given answers, with comments in the language asked for."""
    file = tmp_path / "moi.yaml"
    more = ("bonus=5", "deduction=2,5", "ranking=competition", "step=0.25")
    answer = new(file, "--answers", ANSWERS[0], *ANSWERS[1:], *more, "--lang", lang)
    assert answer.code == 0, answer.err
    assert f"thidua rulebook check {file}" in answer.said
    assert typed("rulebook", "check", file).code == 0
    rulebook = read(file)
    assert [found.name for found in rulebook.criteria] == ["Một", "Hai"]
    assert (rulebook.base, rulebook.ranking) == (Points("100"), Ranking.COMPETITION)
    first = rulebook.criteria[0]
    assert first.bonus is not None
    assert (first.bonus.max, first.bonus.step) == (Points("5"), Points("0.25"))
    text = file.read_text(encoding="utf-8")
    assert ("# Thang điểm" in text, "# The scale" in text) == (lang == "vi", lang == "en")
    assert max(len(line) for line in text.splitlines()) <= 100


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """Only --force does, and nothing else."""
    file = tmp_path / "moi.yaml"
    file.write_text("của người khác", encoding="utf-8")
    answer = new(file, *ANSWERS)
    assert (answer.code, "--force" in answer.told) == (1, True)
    assert file.read_text(encoding="utf-8") == "của người khác"
    assert new(file, *ANSWERS, "--force").code == 0
    assert read(file).name == "Bảng mới"


def test_without_a_name_the_file_stands_in_this_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its name is the usual one."""
    monkeypatch.chdir(tmp_path)
    assert new(*ANSWERS).code == 0
    assert read(Path("bang-tieu-chi.yaml")).name == "Bảng mới"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("name=A",), 2, "criteria=…"),
        ((*ANSWERS[:5],), 2, "criterion.2.max=…"),
        ((*ANSWERS, "bonsu=1"), 1, "Gần nhất là “bonus”"),
        ((*ANSWERS, "base=110"), 1, "cộng lại 100, thang điểm ghi 110"),
        ((*ANSWERS[:1], "criteria=0", *ANSWERS[2:]), 1, "1 … 100"),
        ((*ANSWERS, "bonus=-1"), 1, "bonus"),
        ((*ANSWERS, "step=1.175"), 1, "Chưa rõ “1.175”"),
        ((*ANSWERS, "ranking=dens"), 1, "dense hoặc competition"),
        (("name= ", *ANSWERS[1:]), 1, "Tên đang để trống"),
        (("khac.yaml", *ANSWERS), 2, "Có phần thừa"),
        ((*ANSWERS, "--answers", "x"), 1, "key=value"),
    ],
)
def test_wrong_answers_write_nothing(
    words: tuple[str, ...], code: int, said: str, tmp_path: Path
) -> None:
    """What is missing or cannot be taken is named, and there is no file."""
    file = tmp_path / "moi.yaml"
    answer = new(file, *words)
    assert answer.code == code, answer.err
    assert said in answer.told
    assert list(tmp_path.iterdir()) == []


def test_a_copy_of_a_file_is_the_same_rulebook(tmp_path: Path) -> None:
    """Last year's, under another name if one is given."""
    file = tmp_path / "moi.yaml"
    assert new(file, "--from", SAMPLE).code == 0
    assert read(file) == read(SAMPLE)
    assert "# chép từ bang-tieu-chi.yaml" in file.read_text(encoding="utf-8")
    assert new(file, "--from", SAMPLE, "name=Năm 2027", "--force").code == 0
    assert read(file).name == "Năm 2027"
    assert new(tmp_path / "b.yaml", "--from", SAMPLE, "base=110").code == 1


def test_a_copy_of_a_cycle_has_its_hash(scoring: Desk, tmp_path: Path) -> None:
    """Written and read again, it is what is pinned."""
    file = tmp_path / "moi.yaml"
    assert scoring("rulebook", "new", file, "--from", CYCLE, "--json").json["practice"] is True
    pinned = scoring("rulebook", "show", CYCLE, "--json").json["sha256"]
    assert typed("rulebook", "check", file, "--json").json["sha256"] == pinned


def test_units_of_groups_are_copied_by_their_names(tmp_path: Path) -> None:
    """Groups of units go over as they were written."""
    old, file = tmp_path / "cu.yaml", tmp_path / "moi.yaml"
    groups = "unit_groups: [{code: x, name: X, units: [long-an, Bến Tre]}]\n"
    old.write_text(f"name: A\n{groups}", encoding="utf-8")
    assert new(file, "--from", old).code == 0
    assert "units: [long-an, Bến Tre]" in file.read_text(encoding="utf-8")
    assert read(file) == read(old)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")
def test_questions_are_asked_on_a_terminal(tmp_path: Path) -> None:
    """What cannot be taken is asked again, and so are maxima that do not add up."""
    lines = ["Bảng hỏi", "x", "", "", "2", "Một", "70", "Hai", "20", "60", "40", "", "5", "z", ""]
    code, said = on_a_terminal(["rulebook", "new", str(tmp_path / "moi.yaml")], lines)
    assert code == 0, said
    assert "Chưa đúng: “x” không đọc được thành điểm" in said
    assert "Các mức tối đa cộng lại 90, thang điểm ghi 100" in said
    assert "mức tối đa (còn 40)" in said
    rulebook = read(tmp_path / "moi.yaml")
    assert rulebook.name == "Bảng hỏi"
    assert [found.standard.max for found in rulebook.criteria if found.standard] == [
        Points("60"),
        Points("40"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")
def test_stopping_in_between_writes_nothing(tmp_path: Path) -> None:
    """The end of input is no fault."""
    code, said = on_a_terminal(["rulebook", "new", str(tmp_path / "moi.yaml")], ["Bảng", "\x04"])
    assert code != 0
    assert "Đã dừng, không ghi gì." in said
    assert list(tmp_path.iterdir()) == []


def on_a_terminal(words: list[str], lines: list[str]) -> tuple[int, str]:
    """Type lines at a command on a terminal; its exit code, and what the screen showed."""
    import pty  # noqa: PLC0415  (not on Windows)

    pid, screen = pty.fork()
    if pid == 0:
        os.environ.update(COLUMNS="120", TERM="dumb", PYTHONPATH=str(Path.cwd()))
        code = "from adapters.cli import main; main()"
        os.execv(sys.executable, [sys.executable, "-c", code, *words])
    shown = b""
    waiting = list(lines)
    while chunk := _read(screen):
        shown += chunk
        if waiting and shown.rstrip(b" ").endswith(b":"):
            os.write(screen, waiting.pop(0).encode() + b"\n")
    os.close(screen)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), shown.decode()


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 4096)
    except OSError:  # how Linux says that the other side is gone
        return b""


CASES = Path(__file__).parents[1] / "cases"


def test_a_table_of_the_office_becomes_a_file(tmp_path: Path) -> None:
    """Every row says how it was read; the file can be checked and gone on with."""
    file = tmp_path / "moi.yaml"
    answer = new(file, "--from", str(CASES / "p09-tieu-chi-theo-dong.csv"))
    assert answer.code == 0, answer.err
    rulebook = read_rulebook_file(file).rulebook
    assert rulebook is not None
    assert rulebook.name == "BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2017"
    codes = ["1.1.1", "1.1.2", "1.1.3", "1.2", "2.1"]
    assert [one.code for one in rulebook.criteria] == codes
    assert all(code in answer.said for code in codes)
    # 19,5 over 5 and 3, and 100 over what the lines add up to: named, not mended
    assert "cộng lại 8" in answer.said
    assert "cộng lại 28" in answer.said


def test_a_rulebook_as_a_table_comes_back(tmp_path: Path) -> None:
    """``show --xlsx`` writes what ``new --from`` reads, and never over a file that is there."""
    first, table, second = (tmp_path / name for name in ("a.yaml", "a.xlsx", "b.yaml"))
    assert new(first, *ANSWERS).code == 0
    assert typed("rulebook", "show", str(first), "--xlsx", str(table)).code == 0
    assert typed("rulebook", "show", str(first), "--xlsx", str(table)).code == 1
    assert new(second, "--from", str(table)).code == 0
    assert read(second).criteria == read(first).criteria


def test_a_file_without_a_table_of_criteria_is_refused(tmp_path: Path) -> None:
    """It says what was looked for, and writes nothing."""
    table = tmp_path / "diem.csv"
    table.write_text("Đơn vị;Tổng điểm\nLong An;100\n", encoding="utf-8")
    answer = new(tmp_path / "moi.yaml", "--from", str(table))
    assert (answer.code, "Không thấy bảng tiêu chí" in answer.told) == (1, True)
    assert not (tmp_path / "moi.yaml").exists()
