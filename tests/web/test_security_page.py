"""What docs/security.md names is there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
#: Chapter, what holds, place, test.
LINES = re.findall(r"^\| (V\d+ .+?) \| (.+?) \| `(.+?)` \| `(.+?)` \|$", PAGE, re.MULTILINE)


def test_every_line_is_whole() -> None:
    """Each names a chapter, what holds, its place and a test."""
    rows = [line for line in PAGE.splitlines() if line.startswith("| V")]
    assert len(LINES) == len(rows) > 30


def test_every_place_is_there() -> None:
    """A file or a room."""
    assert [place for _, _, place, _ in LINES if not (ROOT / place).exists()] == []


def test_every_test_is_there() -> None:
    """A function that stands in its file."""
    missing = []
    for _, _, _, named in LINES:
        file, _, name = named.partition("::")
        path = ROOT / file
        tree = ast.parse(path.read_text(encoding="utf-8")) if path.is_file() else ast.Module([], [])
        if name not in {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}:
            missing.append(named)
    assert missing == []


def test_every_chapter_is_spoken_of() -> None:
    """It applies or it does not: ASVS 5.0 has seventeen."""
    _, _, without = PAGE.partition("## What does not apply")
    spoken = {line[0].partition(" ")[0] for line in LINES} | set(
        re.findall(r"^- (V\d+)", without, re.MULTILINE)
    )
    assert spoken == {f"V{number}" for number in range(1, 18)}
