"""Every command of ``docs/audit.md`` prints what the page says it prints."""

import re
import shlex
from pathlib import Path

import pytest

from tests.adapters.practice import CUM_8, THUC_HANH
from tests.cli.typed import Answer, typed

PAGE = Path(__file__).parents[2] / "docs" / "audit.md"
#: The databases that the page speaks of, and what of the demonstration is in them.
DATABASES = {"demo/thuc-hanh.db": THUC_HANH, "demo/nguon.db": CUM_8}
_PRACTICE = "THỰC HÀNH: "


def blocks() -> list[tuple[str, list[tuple[str, str]]]]:
    """By heading and place: the commands of a block, each with what is printed after it."""
    found = []
    for part in re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        heading = part.partition("\n")[0]
        for number, block in enumerate(re.findall(r"```console\n(.*?)```", part, re.DOTALL), 1):
            said = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
            found.append((f"{heading} {number}", said))
    return found


def pattern(said: str) -> str:
    """What is printed, where a line of ``…`` stands for any lines and ``…`` for any words."""
    lines = [line.rstrip() for line in said.splitlines()]
    made = [
        r"(?:.*\n)*" if line == "…" else re.escape(line).replace("…", ".+") + "\n" for line in lines
    ]
    return "".join(made)


@pytest.fixture(scope="session")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the databases of the demonstration that the page asks."""
    folder = tmp_path_factory.mktemp("audit")
    (folder / "demo").mkdir()
    for name, scenario in DATABASES.items():
        practice = ["--practice"] if scenario is THUC_HANH else []
        assert typed("init", *practice, "--db", folder / name).code == 0
        assert typed("play", scenario, "--db", folder / name).code == 0
    return folder


def database_before(number: int) -> str:
    """The database that is set when a block begins."""
    set_ = [
        command.partition("=")[2]
        for _, said in blocks()[:number]
        for command, _ in said
        if command.startswith("export THIDUA_DB=")
    ]
    return set_[-1] if set_ else ""


def shown(answer: Answer) -> str:
    """What stands on the page: without the first line of a practice database."""
    out = answer.out if answer.code == 0 else answer.err
    lines = [line.rstrip() for line in out.splitlines() if not line.startswith(_PRACTICE)]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("number", range(len(blocks())), ids=[name for name, _ in blocks()])
def test_the_page_says_what_is_printed(
    demonstrated: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word for word; what the page leaves out is marked."""
    monkeypatch.chdir(demonstrated)
    database = database_before(number)
    for command, said in blocks()[number][1]:
        if command.startswith("export "):
            database = command.partition("=")[2]
            assert database in DATABASES
            assert said == ""
            continue
        program, *words = shlex.split(command)
        assert program == "thidua"
        answer = typed(*words, THIDUA_DB=database, COLUMNS="100")
        assert re.fullmatch(pattern(said), shown(answer)), f"{command}\n{shown(answer)}"


def test_the_page_asks_every_command_of_the_audit() -> None:
    """The page leaves no command out."""
    asked = {command for _, said in blocks() for command, _ in said}
    for command in ("audit scores", "audit acts", "audit duties", "history", "explain", "diff"):
        assert any(line.startswith(f"thidua {command} ") for line in asked)
    assert {"thidua check", "thidua replay --all", "thidua rebuild score_changes"} <= asked
