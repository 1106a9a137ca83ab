"""Nothing that came from outside steers the screen: names of files, texts in them, what servers and
libraries say; and nothing that was stored before either."""

import ast
import json
import logging
from pathlib import Path

import pytest
from sqlalchemy import exc

from adapters.cli.terminal import Terminal, as_json
from adapters.log.errors import translated
from adapters.pages.blocks import Line
from adapters.wording.outside import harmless, one_line
from tests.cli.typed import Answer, typed
from tests.spreadsheets.books import workbook
from workers.celery_app import keep_harmless

ESCAPES = "\x1b[2J\x1b[31m"
#: Of the second set of control characters, which XML may hold; and a turn of the direction.
SECOND = "\x9b31m\u202ecba\x85"
CLI = Path(__file__).parents[2] / "adapters" / "cli"


def is_plain(answer: Answer) -> bool:
    return all(line.isprintable() for line in f"{answer.out}\n{answer.err}".split("\n"))


@pytest.mark.parametrize("form", [(), ("--json",)])
@pytest.mark.parametrize(
    "line",
    [
        ("play", f"khong{ESCAPES}\nĐã ghi 12 sự kiện.yaml"),
        ("reconcile", f"khong{ESCAPES}\nKhông thấy chỗ chưa khớp.xlsx"),
        ("status", "khoi/2026", "--db", f"x{ESCAPES}\ny.db"),
        ("status", "khoi/2026", "--db", f"postgresql://u:p@127.0.0.1:1/x{SECOND}"),
        ("status", "khoi/2026", "--db", f"gì{ESCAPES}://x"),
        (f"stat{ESCAPES}us",),
        ("rulebook", "check", f"khong{SECOND}.yaml"),
        ("notices", "bounced", f"khong{ESCAPES}.eml"),
    ],
)
def test_what_is_typed_comes_back_harmless(
    line: tuple[str, ...], form: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name with escapes and line breaks is named in one line, on the screen and in JSON."""
    monkeypatch.chdir(tmp_path)
    answer = typed(*line, *form)
    assert answer.code in {1, 2}
    assert is_plain(answer)
    assert not any(
        said.startswith(("Đã ghi", "Không thấy chỗ chưa khớp")) for said in answer.err.split("\n")
    )


@pytest.mark.parametrize("form", [(), ("--json",)])
@pytest.mark.parametrize(
    "text",
    [
        f"a: {SECOND}\n{ESCAPES}: 1\n",
        'scenario: "\\e[31m\\a"\n"\\e]0;x\\a": 1\n',
        f"a: [{SECOND}\n",
        f"a: !{SECOND} 1\n",
    ],
)
def test_the_text_of_a_yaml_file_comes_back_harmless(
    text: str, form: tuple[str, ...], tmp_path: Path
) -> None:
    """Keys, values and what the reader of YAML says of them."""
    file, db = tmp_path / "kich-ban.yaml", tmp_path / "a.db"
    file.write_text(text, encoding="utf-8")
    assert typed("init", "--practice", "--db", db).code == 0
    for line in (("play", file, "--db", db), ("rulebook", "check", file)):
        answer = typed(*line, *form)
        assert answer.code in {1, 2}
        assert is_plain(answer)


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_the_text_of_cells_and_sheets_comes_back_harmless(
    form: tuple[str, ...], tmp_path: Path
) -> None:
    """In a table that is read and in one that is not."""
    head = ("TT", f"Đơn vị{SECOND}", "Điểm chuẩn", "Điểm thưởng", "Tổng điểm")
    book, text = tmp_path / "bang.xlsx", tmp_path / "bang.csv"
    rows = [head, (1, f"Long An{SECOND}", 90, 5, 96), (2, f"Bến Tre{SECOND}", 90, f"3{SECOND}", 93)]
    book.write_bytes(workbook((f"Bảng{SECOND}", rows)))
    lines = [",".join(map(str, row)).replace("Long An", f"Long An{ESCAPES}") for row in rows]
    text.write_text("\n".join(lines).replace("\x85", ""), encoding="utf-8")
    for file in (book, text):
        answer = typed("reconcile", file, *form)
        assert answer.code == 1, answer.err
        assert "Long An" in answer.out
        assert is_plain(answer)
        assert typed("reconcile", file, "--sheet", f"khac{ESCAPES}", *form).code == 2
        assert is_plain(typed("reconcile", file, "--sheet", f"khac{ESCAPES}", *form))


def test_what_a_database_says_is_one_plain_line() -> None:
    """A server's message is no more trusted than any other."""
    original = Exception(f"bad{ESCAPES}\nthing")
    with pytest.raises(Exception, match="bad") as caught, translated():
        raise exc.DBAPIError("SELECT 1", None, original)
    assert str(caught.value).isprintable()


def test_the_screen_prints_nothing_that_steers_it(capsys: pytest.CaptureFixture[str]) -> None:
    """The last gate: also what was stored raw by an earlier version, and what nobody thought
    of."""
    terminal = Terminal(lang="vi", json=False, db=None)
    terminal.show(f"a{ESCAPES}b", Line.of(f"c{SECOND}d"))
    terminal.write(f"e{ESCAPES}\tf\n")
    terminal.complain({"code": "x", "sentence": f"g{SECOND}h"}, head="Lỗi")
    said = capsys.readouterr()
    assert all(line.replace("\t", "").isprintable() for line in said.out.split("\n"))
    assert all(line.isprintable() for line in said.err.split("\n"))


def test_json_keeps_the_value_and_prints_it_harmlessly() -> None:
    """A program reads what was there; a terminal shows what is seen."""
    value = {"said": f"{ESCAPES}{SECOND}\U000e0001 Đồng Tháp\u00a0", "more": ["\ud800", "\n"]}
    text = as_json(value, indent=2)
    assert all(line.isprintable() for line in text.split("\n"))
    assert json.loads(text) == value
    assert "Đồng Tháp" in text


def test_one_line_and_whole_texts_are_made_harmless_alike() -> None:
    """The one keeps no line, the other keeps them; neither keeps anything that is not seen."""
    text = f"a{ESCAPES}\n\tb{SECOND}\u2028c\u200bd\ud800"
    assert one_line(text).isprintable()
    assert harmless(text).count("\n") == 1
    assert harmless(text).replace("\n", "").replace("\t", "").isprintable()
    assert harmless("Đồng Tháp\n  117,5 ✓") == "Đồng Tháp\n  117,5 ✓"


def test_the_log_of_the_workers_is_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    """What a task's exception says stands there with its lines and nothing else."""
    logger, handler = logging.Logger("x"), logging.StreamHandler()
    logger.addHandler(handler)
    keep_harmless(logger)
    keep_harmless(logger)
    try:
        raise ValueError(f"said{ESCAPES}")
    except ValueError:
        logger.exception("failed %s", SECOND)
    said = capsys.readouterr().err
    assert "ValueError: said" in said
    assert all(line.isprintable() for line in said.split("\n"))


def test_a_traceback_is_harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for, it is printed like everything else."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError(f"by{ESCAPES}{SECOND}")

    monkeypatch.setattr("adapters.cli.init.initialize", fail)
    answer = typed("init", "--db", tmp_path / "a.db", THIDUA_DEBUG="1")
    assert "ZeroDivisionError: by" in answer.err
    assert is_plain(answer)


def test_only_the_terminal_prints() -> None:
    """Whatever is printed goes by its gate; rows of CSV pass it cell by cell."""
    printing = set()
    for file in CLI.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in {"stdout", "stderr"}:
                printing.add(file.name)
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name) and called.id in {"print", "Console"}:
                printing.add(file.name)
    assert printing == {"terminal.py", "exported_rows.py"}
