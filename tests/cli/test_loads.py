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


#: Neither what PostgreSQL is written to with nor what makes letters, calendars and books is needed
#: to read one year on a terminal.
NOT_TO_READ = {
    *(
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
    ("words", "kept_out"),
    [
        (f"status {CYCLE}", {*NOT_TO_READ, "adapters.pages.unit", "adapters.views.follow"}),
        (f"audit scores {CYCLE} --unit an --after-submission", NOT_TO_READ),
        ("do khoi-tap open_cycle year=2028 --as operator --dry-run", NOT_TO_READ),
    ],
)
def test_a_command_loads_only_what_it_needs(closed: Desk, words: str, kept_out: set[str]) -> None:
    """Libraries that a command has no use for are not waited for."""
    assert loaded(closed, words) & kept_out == set()


def test_a_file_is_checked_without_the_engine(closed: Desk, tmp_path: Path) -> None:
    """A score table that somebody made needs neither a database nor what a year consists of."""
    table = tmp_path / "bang.csv"
    table.write_text("Đơn vị,Tổng điểm,Xếp hạng\nAn,100,1\nBình,90,2\n", encoding="utf-8")
    found = loaded(closed, f"reconcile {table}")
    rooms = ("sqlalchemy", "eventsourcing", "workflows", "domain.cycle", "domain.rulebook")
    assert [name for name in found if name.startswith((*rooms, "http", "email", "pydantic"))] == []
