"""Help, common options, exit codes, errors: the same around every command."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from adapters.cli import app
from adapters.cli.frame import COMMANDS as MODULES
from adapters.wording.help.commands import HELP
from tests.cli.typed import CYCLE, Desk, typed

COMMANDS = tuple(HELP)


def test_without_a_command_the_commands_are_listed() -> None:
    """A bare ``thidua`` prints the page that lists every command, as wrong usage."""
    answer = typed()
    assert answer.code == 2
    assert all(re.search(rf"^  {command} ", answer.out, re.M) for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("lang", "head"), [("vi", "Cách dùng"), ("en", "Usage")])
def test_every_command_has_a_page_of_help(command: str, lang: str, head: str) -> None:
    """A page in the language asked for, with an example, on 80 columns."""
    answer = typed("--lang", lang, command, "--help")
    assert answer.code == 0
    assert answer.out.startswith(f"{head}: thidua {command}")
    assert f"  thidua {command}" in answer.out.partition("Ví dụ" if lang == "vi" else "Example")[2]
    assert max(len(line) for line in answer.out.splitlines()) <= 80


def test_help_names_every_option() -> None:
    """No option exists that its page does not tell of."""
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    for name in COMMANDS:
        command = group.get_command(typer.Context(group), name)
        assert command is not None
        told = " ".join([HELP[name].usage, *(row for row, _ in HELP[name].rows)])
        options = {word for param in command.params for word in param.opts if word[:2] == "--"}
        assert {word for word in options if word not in told} == set()
    assert set(COMMANDS) == set(HELP)


def test_common_options_stand_before_or_after_the_command(scoring: Desk) -> None:
    """``--db``, ``--lang`` and ``--json`` mean the same on both sides of the command word."""
    after = typed("status", CYCLE, "--json", "--lang", "en", f"--db={scoring.db}")
    before = typed("--json", "--lang=en", "--db", scoring.db, "status", CYCLE)
    assert after == before
    assert after.json["cycle"] == CYCLE


def test_the_environment_names_database_and_language(scoring: Desk) -> None:
    """``THIDUA_DB`` and ``THIDUA_LANG`` serve where no option is given, and yield to one."""
    environment = {"THIDUA_DB": str(scoring.db), "THIDUA_LANG": "en"}
    assert "Steps" in typed("status", CYCLE, **environment).out
    assert "Các bước" in typed("status", CYCLE, "--lang", "vi", **environment).out


@pytest.mark.parametrize(
    ("words", "code", "vietnamese", "english"),
    [
        (("stats",), "usage_command", "Có phải “status”?", "Perhaps “status”?"),
        (("log", "--tail"), "usage_option", "Không có tùy chọn “--tail”", "no option “--tail”"),
        (("log",), "usage_missing", "Còn thiếu NĂM|CỤM|ĐƠN_VỊ", "CYCLE|CLUSTER|UNIT is missing"),
        (("log", "a", "b"), "usage_extra", "“b”", "“b”"),
        (("log", "a", "--as"), "usage_option_value", "--as cần", "--as needs"),
        (("log", "a", "--db"), "usage_option_value", "--db cần", "--db needs"),
        (("do", "x", "y", "--id", "7"), "usage_id", "mã lệnh", "command id"),
    ],
)
def test_wrong_usage_is_told_with_exit_code_2(
    words: tuple[str, ...], code: str, vietnamese: str, english: str
) -> None:
    """Wrong usage: a sentence in both languages, a code, how to get help, exit code 2."""
    for lang, sentence in (("vi", vietnamese), ("en", english)):
        answer = typed("--lang", lang, *words)
        assert answer.code == 2
        assert sentence in answer.told
        assert code in answer.told
        assert "--help" in answer.told
        assert answer.out == ""
    asked = typed("--json", *words)
    assert asked.error["code"] == code


def test_an_unknown_language_is_wrong_usage() -> None:
    """A language that is not there is named, with those that are."""
    answer = typed("--lang", "fr", "log", "x")
    assert answer.code == 2
    assert "“fr”" in answer.told
    assert "vi hoặc en" in answer.told


def test_a_database_that_is_not_there_is_refused_and_not_created(tmp_path: Path) -> None:
    """Reading creates no file; what to do next is said."""
    file = tmp_path / "none.db"
    answer = typed("status", CYCLE, "--db", file)
    assert answer.code == 1
    assert "database_missing" in answer.told
    assert "thidua init" in answer.told
    assert not file.exists()


def test_an_unreachable_database_is_told_without_its_password() -> None:
    """A server that does not answer gives a sentence, no traceback and no password."""
    answer = typed("status", CYCLE, "--db", "postgresql://u:hush@127.0.0.1:1/none")
    assert answer.code == 1
    assert "database_unreachable" in answer.told
    assert "hush" not in answer.err
    assert "Traceback" not in answer.err


def test_a_fault_of_ours_is_one_sentence_with_a_code(
    scoring: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody foresaw prints one sentence; the traceback only with ``THIDUA_DEBUG=1``."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("adapters.pages.status.status", fail)
    quiet = scoring("status", CYCLE)
    assert quiet.code == 1
    assert "fault" in quiet.told
    assert "ZeroDivisionError" not in quiet.err
    assert "ZeroDivisionError" in scoring("status", CYCLE, THIDUA_DEBUG="1").err


def test_help_is_quick_and_loads_no_engine() -> None:
    """A page of help needs neither the database nor the tables' library."""
    script = (
        "import sys; from adapters.cli import app; app(['--help'], standalone_mode=False);"
        "sys.exit(bool({'sqlalchemy', 'eventsourcing', 'rich.table'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()


def test_a_command_stands_in_the_module_that_is_loaded_for_it() -> None:
    """Every command is found by its name alone, and there is none that cannot be found."""
    for command in MODULES:
        door = typer.main.get_group(app)
        door.commands.clear()
        assert door.get_command(typer.Context(door), command) is not None, command
    assert typer.main.get_group(app).commands.keys() == {*MODULES} == {*COMMANDS}


@pytest.mark.parametrize(
    ("words", "loaded"),
    [
        (["calendar", "--db", "khong-co.db"], {"calendar"}),
        (["calendar", "--help"], set()),
        (["audit", "scores", "-h"], set()),
    ],
)
def test_a_command_loads_no_other(words: list[str], loaded: set[str]) -> None:
    """Whoever types one command does not wait for what the others need, and for a page of help
    nobody waits for any."""
    script = (
        "import sys; from adapters.cli import app; from adapters.cli.frame import COMMANDS;"
        f"app({words!r}, standalone_mode=False);"
        "loaded = {name for name in COMMANDS if f'adapters.cli.{name}' in sys.modules};"
        f"sys.exit(f'{{loaded}}' if loaded != {loaded!r} else 0)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()


def test_output_is_utf8_whatever_the_locale(scoring: Desk) -> None:
    """Vietnamese comes out whole where the locale knows no Vietnamese, without colour or blanks."""
    script = "from adapters.cli import main; main()"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-c", script, "status", CYCLE, "--db", str(scoring.db)]
    result = subprocess.run(command, capture_output=True, env=environment, check=True)
    text = result.stdout.decode("utf-8")
    assert "Chấm điểm" in text
    assert "\x1b" not in text
    assert all(line == line.rstrip() and len(line) <= 80 for line in text.splitlines())
