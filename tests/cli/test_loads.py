"""What a typed command loads. A command starts, answers and ends, so what it loads is most of what
whoever typed it waits for."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.typed import CYCLE, Desk

LOADED = """
import json, sys
from adapters.cli import app
app(sys.argv[1:], standalone_mode=False)
sys.stderr.write(json.dumps(sorted(sys.modules)))
"""


def loaded(desk: Desk, words: str) -> set[str]:
    """The modules that are loaded when a command ends."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words.split(), "--db", str(desk.db)],
        capture_output=True,
        check=True,
        env={**os.environ, "THIDUA_LANG": "vi"},
        text=True,
    )
    assert done.stdout
    return set(json.loads(done.stderr.splitlines()[-1]))


ACT = "do khoi-tap open_cycle year=2028 --as operator --dry-run"
#: Neither what PostgreSQL is written to with nor what makes letters, calendars and books is needed
#: to read one year on a terminal.
NOT_TO_READ = {
    *(
        "eventsourcing",
        "pydantic",
        "sqlalchemy.dialects.postgresql",
        "alembic",
        "jinja2",
        "icalendar",
        "ruamel.yaml",
    ),
    *("holidays", "xlsxwriter", "docx", "rich.markdown", "rich.syntax", "celery", "apprise"),
}


@pytest.mark.parametrize(
    ("words", "most", "kept_out"),
    [
        (f"status {CYCLE}", 350, {"adapters.pages.unit", "adapters.views.follow"}),
        (f"audit scores {CYCLE} --unit an --after-submission", 350, {"adapters.views.follow"}),
        (f"log {CYCLE}", 320, {"adapters.views.follow"}),
        (
            "do khoi-tap open_cycle year=2028 --as operator --dry-run",
            375,
            {"adapters.notices.render"},
        ),
    ],
)
def test_a_command_loads_only_what_it_needs(
    closed: Desk, words: str, most: int, kept_out: set[str]
) -> None:
    """Libraries that a command has no use for are not waited for, and our own modules are no more
    than it takes to fold a year and to show it."""
    closed(*words.split())  # what follows of the events has been followed by somebody
    found = loaded(closed, words)
    assert found & (NOT_TO_READ | kept_out) == set()
    assert len(of_ours(found)) <= most


def of_ours(found: set[str]) -> list[str]:
    rooms = {"domain", "workflows", "adapters", "workers"}
    return [name for name in found if name.partition(".")[0] in rooms]


def test_a_file_is_checked_without_the_engine(closed: Desk, tmp_path: Path) -> None:
    """A score table that somebody made needs neither a database nor what a year consists of."""
    table = tmp_path / "bang.csv"
    table.write_text("Đơn vị,Tổng điểm,Xếp hạng\nAn,100,1\nBình,90,2\n", encoding="utf-8")
    found = loaded(closed, f"reconcile {table}")
    rooms = ("sqlalchemy", "eventsourcing", "workflows", "domain.cycle", "domain.rulebook")
    assert [name for name in found if name.startswith((*rooms, "http", "email", "pydantic"))] == []
    assert len(of_ours(found)) <= 95
