"""Ways to tamper with a stored year once the triggers are gone, and what finds each of them.

``docs/proof.md`` says of each way what finds it; here each is done and every one of these asked.
"""

import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.cli.typed import CYCLE, Desk, typed

PAGE: Final = Path(__file__).parents[2] / "docs" / "proof.md"
#: A text that is hidden, and the event that hides it.
_TEXT: Final = "rowid = (SELECT min(rowid) FROM texts WHERE stream LIKE 'cycle:%')"
_LAST: Final = "position = (SELECT max(position) FROM events)"
_THIRD: Final = "stream LIKE 'cycle:%' AND version = 3"
WAYS: Final[dict[str, tuple[str, ...]]] = {
    "a byte of an event": (
        f"UPDATE events SET state = substr(state, 1, length(state) - 2) || X'207D' WHERE {_THIRD}",
    ),
    "the hash of an event": (f"UPDATE events SET hash = zeroblob(32) WHERE {_THIRD}",),
    "a column beside an event, who acted": (
        f"UPDATE events SET actor = 'người khác' WHERE {_THIRD}",
    ),
    "a column beside an event, when it was recorded": (
        f"UPDATE events SET recorded_at = recorded_at + 1 WHERE {_THIRD}",
    ),
    "a text": (f"UPDATE texts SET text = text || '!' WHERE {_TEXT}",),
    "a salt": (f"UPDATE texts SET salt = zeroblob(16) WHERE {_TEXT}",),
    "two events exchanged": (
        "UPDATE events SET state = (SELECT state FROM events e WHERE e.stream = events.stream AND"
        f" e.version = 4), hash = (SELECT hash FROM events e WHERE e.stream = events.stream AND"
        f" e.version = 4) WHERE {_THIRD}",
    ),
    "an event taken out of the middle": (f"DELETE FROM events WHERE {_THIRD}",),
    "the last event cut off": (
        f"DELETE FROM events WHERE {_LAST}",
        "UPDATE head SET position = position - 1",
    ),
    "the answer to a command": (
        "UPDATE commands SET receipt = zeroblob(8) WHERE rowid = (SELECT max(rowid) FROM commands)",
    ),
    "an answer to a command taken out": (
        "DELETE FROM commands WHERE rowid = (SELECT max(rowid) FROM commands)",
    ),
    "a follow-up taken out": ("DELETE FROM follow_ups WHERE number = 1",),
    "a name": ("UPDATE names SET label = label || 'x'",),
    "a deadline": ("UPDATE deadlines SET due_before = due_before + 1",),
    "a letter taken out": ("DELETE FROM outbox WHERE rowid = (SELECT min(rowid) FROM outbox)",),
    "a score in a read model": ("UPDATE score_changes SET now = '1'",),
    "a sheet in a read model taken out": ("DELETE FROM score_sheets",),
}


def found_by(desk: Desk, key: str, older: Path) -> set[str]:
    """Which of the means finds that something is wrong."""
    found = set()
    if desk("check").code != 0:
        found.add("check")
    if desk("replay", CYCLE).code != 0:
        found.add("replay")
    file = desk.db.with_suffix(".thidua")
    if desk("export", CYCLE, file, "--texts").code != 0:
        return found | {"export"}
    if typed("verify", file, "--key", key).code != 0:
        found.add("verify")
    if typed("verify", file, "--key", key, "--against", older).code != 0:
        found.add("verify --against")
    return found


def said() -> dict[str, set[str]]:
    """What the page says finds each way."""
    part = PAGE.read_text("utf-8").partition("## Tampering")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (?!done|---)(.+?) \| (.+?) \|$", part, re.MULTILINE)
    return {way: set(re.findall(r"`(.+?)`", means)) for way, means in rows}


@pytest.fixture(scope="module")
def whole(played: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A closed year with its key and an export that was handed out."""
    folder = tmp_path_factory.mktemp("tampering")
    desk = Desk(Path(shutil.copy(played("closed"), folder / "whole.db")))
    assert desk("key", "new").code == 0
    assert desk("export", CYCLE, folder / "older.thidua", "--texts").code == 0
    return desk


def test_the_page_names_every_way() -> None:
    """No way without its row, and no row without its way."""
    assert list(said()) == list(WAYS)


@pytest.mark.parametrize("way", WAYS)
def test_each_way_is_found_as_the_page_says(way: str, whole: Desk, tmp_path: Path) -> None:
    """By these means and by no other."""
    desk = Desk(Path(shutil.copy(whole.db, tmp_path / "a.db")))
    shutil.copy(whole.db.with_name("whole.proof.key"), tmp_path / "a.proof.key")
    with sqlite3.connect(desk.db, isolation_level=None) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
        for (name,) in triggers.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        changed = [connection.execute(statement).rowcount for statement in WAYS[way]]
    connection.close()
    assert all(changed)
    key: str = desk("key", "--json").json["verifier"]
    older = whole.db.with_name("older.thidua")
    assert found_by(desk, key, older) == said()[way]
