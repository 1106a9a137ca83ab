"""A wrong text in a scenario is named at its own line, of a unit like of a command."""

from collections.abc import Callable
from itertools import takewhile
from pathlib import Path

import pytest

from adapters.bootstrap import initialize
from adapters.play import play
from adapters.scenario import read_scenario
from domain.values.refusal import Refusal

#: Every wrong text takes the place of one of these; it stands alone in its line.
LINES = """\
scenario: dong
title: Dòng
year: "2026"
practice: true
units:
  - code: u1
    short: Một
    full: Xã Một
    aliases:
      - Xã thứ nhất
      - Xã đầu
  - code: u2
    short: Hai
    full: Xã Hai
cluster:
  code: k
  name: Khối thử
  authority: Cơ quan
  words:
    cluster: Khối
    chair: Khối trưởng
    vice_chair: Khối phó
  officers:
    chair: u1
    vice_chairs:
      - u2
commands:
  - key: mo
    at: 2026-01-12T08:30
    by: secretary@u1
    target: k
    command: open_cycle
    year: "2026"
  - key: huong-dan
    at: 2026-01-13T08:30
    by: secretary@u1
    command: record_guidance
    authority: Cơ quan
    document:
      kind: Hướng dẫn
      number: 01/HD
  - key: bao-cao
    at: 2026-01-14T08:30
    by: secretary@u1
    command: require_report
    report: quy-1
    name: Báo cáo quý I
    period: quarter
    units:
      - u1
      - u2
"""


def refusal(tmp_path: Path, old: str, new: str) -> tuple[str, int]:
    """Code and line of what a file with one text changed is told."""
    assert LINES.count(f"{old}\n") == 1
    file = tmp_path / "dong.yaml"
    file.write_text(LINES.replace(f"{old}\n", f"{new}\n"), "utf-8")
    with initialize(str(tmp_path / "dong.db"), practice=True) as engine:
        with pytest.raises(Refusal) as caught:
            play(engine, file)
        assert len(engine.store.all_events(0, 10)) == 1
    assert caught.value.facts["file"] == "dong.yaml"
    line = caught.value.facts["line"]
    assert isinstance(line, int)
    return caught.value.code, line


def alike(lines: tuple[str, str]) -> bool:
    return lines[0] == lines[1]


def test_the_file_is_sound(tmp_path: Path) -> None:
    """What is refused below is refused for the one text that was changed."""
    file = tmp_path / "dong.yaml"
    file.write_text(LINES, "utf-8")
    with initialize(str(tmp_path / "dong.db"), practice=True) as engine:
        assert play(engine, file).stored == 8


LONG = "x" * 5000


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        # units
        ("    short: Hai", '    short: "H\\u0007ai"', "text_malformed"),
        ("    full: Xã Hai", f"    full: {LONG}", "text_malformed"),
        ("    full: Xã Hai", '    full: " "', "name_blank"),
        ("    short: Hai", "    short: ''", "name_blank"),
        ("    full: Xã Hai", "    full: xã một", "duplicate_unit"),
        ("    full: Xã Hai", "    full: [a]", "input_malformed"),
        ("  - code: u2", "  - code: U 2", "input_malformed"),
        ("  - code: u2", "  - code: u1", "code_taken"),
        ("    short: Hai", "    shorr: Hai", "unknown_field"),
        ("      - Xã đầu", '      - "X\\u202eã"', "text_malformed"),
        # the cluster
        ("  name: Khối thử", '  name: " "', "name_blank"),
        ("    chair: u1", "    chair: u9", "name_unknown"),
        ("      - u2\ncommands:", "      - u9\ncommands:", "name_unknown"),
        ("    chair: Khối trưởng", '    chair: "K\\u001b[31m"', "text_malformed"),
        # what stands beside a command
        ("    target: k", "    target: kk", "name_unknown"),
        ("    target: k", '    target: "k\\u0000"', "text_malformed"),
        ("  - key: huong-dan", '  - key: "a\\u001b"', "text_malformed"),
        ("    at: 2026-01-12T08:30", "    at: 2026-02-30T08:30", "date_malformed"),
        ("    target: k", "    target: k\n    expect_rejected: of_step", "input_malformed"),
        # commands
        ("      number: 01/HD", f"      number: {LONG}", "text_malformed"),
        ("      number: 01/HD", '      number: "1\\u0085"', "text_malformed"),
        ("    name: Báo cáo quý I", '    name: " "', "name_blank"),
        ("    period: quarter", "    period: quater", "input_malformed"),
        (
            "    units:\n      - u1\n      - u2",
            "    units:\n      - u1\n      - u9",
            "name_unknown",
        ),
    ],
)
def test_a_wrong_text_is_named_at_its_own_line(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    """Whatever is wrong with it, code and line say where the text stands."""
    before = LINES.partition(f"{old}\n")[0]
    pairs = zip(old.split("\n"), new.split("\n"), strict=False)
    place = before.count("\n") + 1 + len(list(takewhile(alike, pairs)))
    assert refusal(tmp_path, old, new) == (code, place)


def test_an_office_is_named_at_its_own_line(tmp_path: Path) -> None:
    """The line of ``by`` and of ``for``, not that of the command."""
    for field, code in (("by: secretry@u1", "office_unknown"), ("for: u9", "name_unknown")):
        old = "    at: 2026-01-14T08:30\n    by: secretary@u1"
        new = f"    at: 2026-01-14T08:30\n    {field}"
        new += "" if field.startswith("by") else "\n    by: secretary@u1"
        line = LINES.partition(old)[0].count("\n") + 2
        assert refusal(tmp_path, old, new) == (code, line)


@pytest.mark.parametrize("change", [str, lambda text: text.replace("\n", "\r\n")])
def test_lines_are_those_of_an_editor(tmp_path: Path, change: Callable[[str], str]) -> None:
    """Line breaks of Windows count once."""
    file = tmp_path / "dong.yaml"
    text = change(LINES.replace("short: Hai", "shorr: Hai"))
    file.write_bytes(text.encode("utf-8"))
    with pytest.raises(Refusal) as caught:
        read_scenario(file)
    assert caught.value.facts["line"] == 13
