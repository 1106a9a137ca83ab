"""The handover at the sitting, as it is typed."""

from pathlib import Path

import pytest

from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed

AGAIN = ("do", CYCLE, "list_handover", "items=Cờ luân lưu", "--as", "secretary@an")


@pytest.fixture
def accepted(tmp_path: Path) -> Desk:
    """Both sides have accepted the list."""
    scenario = tmp_path / "hop.yaml"
    text = YEAR.read_text(encoding="utf-8").partition("  - {key: minutes")[0]
    scenario.write_text(text, encoding="utf-8")
    desk = Desk(tmp_path / "tap.db")
    assert typed("init", "--practice", "--db", desk.db).code == 0
    assert desk("play", scenario).code == 0
    return desk


def test_a_list_made_anew_says_whose_acceptance_falls(accepted: Desk) -> None:
    """Tried first or done, it is said; the list after that takes nothing back."""
    said = "xác nhận trước đó của An và Bình không còn hiệu lực, hai bên xác nhận lại"
    assert said in accepted(*AGAIN, "--dry-run").said
    assert said in accepted(*AGAIN).said
    assert "what An and Bình had accepted" not in accepted(*AGAIN, "--lang", "en").said
    letter = accepted("notices", "preview", f"{CYCLE}@{_last_list(accepted) - 1}").said
    assert "xác nhận trước đó của An và Bình không còn hiệu lực" in letter


def _last_list(desk: Desk) -> int:
    lines = desk("log", CYCLE).said.split(f"{CYCLE}@")
    return max(int(line.split()[0]) for line in lines if "Danh mục bàn giao" in line)
