"""A day that was over when somebody set it is remarked on: most often a year was mistyped."""

from pathlib import Path

import pytest

from tests.adapters.test_lines import LINES
from tests.cli.typed import Desk

REPORT = ("require_report", "name=Báo cáo quý II", "period=quarter")
SECRETARY = ("--as", "secretary@u1", "--at", "2026-03-02T09:00")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A year of practice that runs since January 2026."""
    file = tmp_path / "dong.yaml"
    file.write_text(LINES, "utf-8")
    found = Desk(tmp_path / "dong.db")
    assert found("init", "--practice").code == 0
    assert found("play", file).code == 0
    return found


@pytest.mark.parametrize(
    ("due", "vietnamese", "english"),
    [
        ("2016-06-15", "nằm trước ngày đầu của năm thi đua", "before the first day of the cycle"),
        ("2026-01-15", "đã qua khi đặt hạn này", "was over when it was set"),
    ],
)
def test_report_due_on_a_day_long_past_is_remarked_on(
    desk: Desk, due: str, vietnamese: str, english: str
) -> None:
    """The act is taken, and its answer and its trial say that the day is over."""
    words = ("do", "k/2026", *REPORT, "report=quy-2", f"due={due}", *SECRETARY)
    assert vietnamese in desk(*words, "--dry-run").said
    assert english in desk(*words, "--dry-run", "--lang", "en").said
    assert vietnamese in desk(*words).said


def test_report_due_on_a_day_to_come_is_not(desk: Desk) -> None:
    """Nothing is remarked of a day that lies ahead."""
    words = ("do", "k/2026", *REPORT, "report=quy-2", "due=2026-06-15", *SECRETARY, "--json")
    assert desk(*words).json["remarks"] == []


def test_play_remarks_on_such_days_of_its_acts(tmp_path: Path) -> None:
    """A file of many acts is told which of its days were over, once: when they are stored."""
    file = tmp_path / "dong.yaml"
    file.write_text(
        LINES.replace("    period: quarter\n", "    period: quarter\n    due: 2016-04-05\n"),
        "utf-8",
    )
    desk = Desk(tmp_path / "dong.db")
    desk("init", "--practice")
    told = desk("play", file)
    assert told.code == 0
    assert "Báo cáo quý I: thứ Ba 05/04/2016 nằm trước ngày đầu của năm thi đua" in told.said
    assert desk("play", file, "--json").json["played"]["remarks"] == []
    assert "nằm trước ngày đầu của năm" in desk("calendar", "k/2026").said
