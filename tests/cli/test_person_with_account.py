"""What is kept of a person who has an account of the server."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.typed import typed

HOP = Path(__file__).with_name("hop.yaml")
NAME, MAIL = "Nguyễn Thị Ánh", "anh@an.example"


def _typed(database: Path, *words: str) -> str:
    """In a process of its own: accounts are set up for one place in a process."""
    start = "from adapters.cli import main; main()"
    line = [sys.executable, "-c", start, *words, "--db", str(database)]
    return subprocess.run(line, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A practice year, and a secretary with an account whose letter waits."""
    scenario, file = tmp_path / "hop.yaml", tmp_path / "thidua.db"
    scenario.write_text(HOP.read_text("utf-8").partition("# --- the sheet")[0], "utf-8")
    assert typed("init", "--practice", "--db", file).code == 0
    assert typed("play", scenario, "--db", file).code == 0
    _typed(file, "account", "add", "secretary@an", "--email", MAIL, "--name", NAME)
    return file


def test_the_account_of_a_person_is_handed_over_and_erased(database: Path) -> None:
    """By address and by name; then neither stands beside the database, and the key stays."""
    found = json.loads(_typed(database, "person", "export", MAIL, "--json"))["accounts"]
    assert [(one["name"], one["email"]) for one in found] == [(NAME, MAIL)]
    assert json.loads(_typed(database, "person", "export", NAME, "--json"))["accounts"] == found
    assert MAIL in _typed(database, "person", "erase", MAIL)
    told = _typed(database, "person", "erase", NAME, "--reason", "Theo yêu cầu")
    assert "Đã xóa hẳn 1 tài khoản" in " ".join(told.split())
    beside = database.with_name("thidua.accounts.db").read_bytes()
    assert MAIL.encode() not in beside
    assert NAME.encode() not in beside
    assert "Không lưu gì" in _typed(database, "person", "export", MAIL)
    listed = json.loads(_typed(database, "account", "--json"))["accounts"]
    assert [one["account"] for one in listed] == [found[0]["account"]]


def test_a_database_without_accounts_is_left_without(tmp_path: Path) -> None:
    """Asking makes neither tables nor keys."""
    file = tmp_path / "thidua.db"
    assert typed("init", "--practice", "--db", file).code == 0
    assert typed("person", "export", MAIL, "--db", file).code == 0
    assert not list(tmp_path.glob("*accounts*"))
