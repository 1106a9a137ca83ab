"""Every command of the README runs as it is printed, one after the other, in a fresh folder."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import pytest

from tests.cli.typed import Answer, Desk, typed
from tests.spreadsheets.books import saved, workbook

TOP = Path(__file__).parents[2]
README = TOP / "README.md"
#: By what they are about, the commands that the text says are refused, or find something to mend.
NOT_DONE = ("issue_plan", "doctor")
TABLE = (("Đơn vị", "Tổng điểm", "Xếp hạng"), ("Hoa Sen", 98, 1), ("Trúc Xanh", 97, 2))

CRITERIA = (
    ("BẢNG TIÊU CHÍ THI ĐUA",),
    ("TT", "Nội dung", "Điểm tối đa"),
    (1, "Nhiệm vụ chuyên môn", 60),
    (2, "Chế độ báo cáo", 40),
)


class Ran(NamedTuple):
    """A command with its answer, and how many events its database held before and after."""

    words: tuple[str, ...]
    answer: Answer
    before: int
    after: int


def lines() -> Iterator[list[str]]:
    """The lines of the shell blocks that are the program's, and what they set, as words."""
    for block in re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words and (words[0] == "export" or Path(words[0]).name == "thidua"):
                yield words


def _stored(database: str) -> int:
    return Desk(Path(database)).stored() if database and Path(database).is_file() else 0


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Ran]]:
    folder = tmp_path_factory.mktemp("readme")
    copytree(TOP / "adapters" / "examples", folder / "adapters" / "examples")
    saved(folder, "bang-diem.xlsx", workbook(("Bảng điểm", TABLE)))
    saved(folder, "bang-tieu-chi.xlsx", workbook(("Tiêu chí", CRITERIA)))
    environment: dict[str, str] = {}
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for first, *rest in lines():
            if first == "export":
                name, _, value = rest[0].partition("=")
                environment[name] = value
                continue
            database = environment.get("THIDUA_DB", "")
            before = _stored(database)
            answer = typed(*rest, **environment)
            found.append(Ran(tuple(rest), answer, before, _stored(database)))
        yield found


def test_every_command_ends_as_the_text_says(ran: list[Ran]) -> None:
    """All are done; the plan without its rulebook is refused, and the doctor finds units without an
    address."""
    assert len(ran) > 20
    for words, answer, _, _ in ran:
        expected = 1 if set(NOT_DONE) & set(words) else 0
        assert answer.code == expected, (words, answer.err)


def test_what_is_typed_is_recorded_and_what_is_tried_is_not(ran: list[Ran]) -> None:
    """A year is opened, its officers recorded, a deadline set; a form, a list and a trial store
    nothing."""
    stored = {" ".join(one.words): one.after - one.before for one in ran if one.words[0] == "do"}
    assert [bool(number) for number in stored.values()] == [True, True, False, False, True, False]


def test_the_refused_plan_is_told_what_it_lacks(ran: list[Ran]) -> None:
    """The rulebook and a deadline of scoring."""
    [refused] = [one.answer for one in ran if "issue_plan" in one.words]
    assert "Mã conditions_unmet" in refused.told
    assert "Chưa có bảng tiêu chí" in refused.told
    assert "Chưa đặt hạn của bước chấm điểm" in refused.told


def test_every_page_says_something(ran: list[Ran]) -> None:
    """None is empty; whoever looks for a line to copy finds one."""
    for words, answer, _, _ in ran:
        assert answer.out.strip() or answer.err.strip(), words
    [form] = [one.answer for one in ran if one.words[-1] == "set_deadline"]
    assert "thidua do khoi-thuc-hanh/2028 set_deadline code=" in form.said
