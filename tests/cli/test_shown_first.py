"""Deadlines that move with a late decision on the calendar, or with the conference, are shown
before anything is stored (D6, D13)."""

from pathlib import Path

import pytest

from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed

DEADLINES = """\
  deadlines:
    - {code: registration, due: {words: ngày 27/2, day: 27/2}}
    - {code: quy-1, name: Báo cáo đầu năm, due: {words: ngày 17/1, day: 17/1, when_off: back}}
    - code: gop-y
      name: Góp ý báo cáo
      due:
        words: trước hội nghị 5 ngày làm việc
        relative: {event: conference, side: before, days: 5, counted: working}
"""
SECRETARY = ("--as", "secretary@an")
MADE_UP = ("do", "lich", "correct_day", "day=17/01/2026", "working=true", "reason=QĐ số 12")
OPERATOR = ("--as", "operator")


@pytest.fixture
def issued(tmp_path: Path) -> Desk:
    """A year whose plan was issued on 5/1/2026 with the rulebook's deadlines."""
    desk, scenario = Desk(tmp_path / "han.db"), tmp_path / "hop.yaml"
    text = YEAR.read_text(encoding="utf-8").replace(
        "  pledge_required: false\n", DEADLINES + "  pledge_required: false\n"
    )
    head, commands, rest = text.partition("commands:\n")
    opening, rulebook = rest.splitlines()[:2]
    scenario.write_text(f"{head}{commands}{opening}\n{rulebook}\n", encoding="utf-8")
    assert typed("init", "--practice", "--db", desk.db).code == 0
    assert typed("play", scenario, "--db", desk.db).code == 0
    assert (
        desk("do", CYCLE, "set_deadline", "code=scoring", "until=2026-11-30", *SECRETARY).code == 0
    )
    issue = ("issue_plan", "document.kind=Kế hoạch", "document.number=1/KH")
    answer = desk("do", CYCLE, *issue, *SECRETARY)
    assert answer.code == 0, answer.err
    return desk


MOVES = (
    f"{CYCLE} · Báo cáo đầu năm: thứ Sáu 16/01/2026 → thứ Bảy 17/01/2026, theo lịch nghỉ, làm bù"
)


def test_a_late_decision_shows_which_deadlines_it_would_move(issued: Desk) -> None:
    """Typed plainly it says which, in which cycle, from which day to which; nothing is stored
    until it is typed with --yes, and then they move."""
    before = issued.stored()
    first = issued(*MADE_UP, *OPERATOR)
    assert first.code == 1
    assert "Việc này sẽ chuyển các hạn sau, chưa ghi gì" in first.said
    assert MOVES in first.said
    assert "Đồng ý thì gõ lại lệnh, thêm --yes." in first.told
    assert issued.stored() == before
    tried = issued(*MADE_UP, *OPERATOR, "--dry-run")
    assert "hết ngày thứ Sáu 16/01/2026 → hết ngày thứ Bảy 17/01/2026" in tried.said
    assert issued.stored() == before
    assert issued(*MADE_UP, *OPERATOR, "--yes").code == 0
    assert issued.stored() == before + 2
    page = issued("calendar", CYCLE).said
    assert (
        "Báo cáo đầu năm: thứ Sáu 16/01/2026 → thứ Bảy 17/01/2026, theo lịch nghỉ, làm bù" in page
    )
    assert "thứ Bảy 17/01/2026 là ngày làm bù" in page


NEXT_YEAR = """\
name: Bảng tiêu chí năm sau
criteria: [{code: "1", name: Chuyên môn, standard: {max: "100"}}]
columns: [{code: self, name: Tự chấm, scorer: own}]
deadlines:
  - {code: du-thao, name: Dự thảo kế hoạch, due: {words: ngày 17/1, day: 17/1/2026, when_off: back}}
"""


def test_every_cycle_in_which_something_moves_is_shown(issued: Desk, tmp_path: Path) -> None:
    """Two years run at once, each with a deadline that hangs on the same Saturday."""
    file = tmp_path / "nam-sau.yaml"
    file.write_text(NEXT_YEAR, encoding="utf-8")
    cluster, year = "khoi-tap", "khoi-tap/2027"
    for target, *act in (
        (cluster, "open_cycle", "year=2027"),
        (cluster, "record_officers", "year=2027", "chair=an"),
        (year, "set_rulebook", str(file)),
        (year, "set_deadline", "code=registration", "until=2027-02-26"),
        (year, "set_deadline", "code=scoring", "until=2027-11-30"),
        (year, "issue_plan", "document.kind=Kế hoạch"),
    ):
        by = OPERATOR if target == cluster else SECRETARY
        answer = issued("do", target, *act, *by)
        assert answer.code == 0, answer.err
    said = issued(*MADE_UP, *OPERATOR).said
    assert MOVES in said
    assert f"{year} · Dự thảo kế hoạch: thứ Sáu 16/01/2026 → thứ Bảy 17/01/2026" in said
    before = issued.stored()
    assert issued(*MADE_UP, *OPERATOR, "--yes").code == 0
    assert issued.stored() == before + 3


def test_the_same_for_programs(issued: Desk) -> None:
    """The moves stand in the error."""
    error = issued(*MADE_UP, *OPERATOR, "--json").error
    assert error["code"] == "shown_first"
    assert error["facts"]["moves"] == [
        {
            "cycle": CYCLE,
            "deadline": "quy-1",
            "by": "calendar",
            "was": "2026-01-16",
            "now": "2026-01-17",
        }
    ]


def test_a_decision_that_moves_nothing_is_stored_at_once(issued: Desk) -> None:
    """There is nothing to be shown, and that is said: tried, done and in the log; nothing waits."""
    act = ("correct_day", "day=26/12/2026", "working=true", "reason=QĐ số 13")
    assert "Không hạn nào chuyển." in issued("do", "lich", *act, *OPERATOR, "--dry-run").said
    done = issued("do", "lich", *act, *OPERATOR)
    assert done.code == 0
    for said in (done.said, issued("log", "lich").said):
        assert f"Không hạn nào của {CYCLE} chuyển." in said
        assert "đang chờ ghi" not in said


def test_deadline_that_stays_on_a_day_off_is_remarked_on(issued: Desk) -> None:
    """A day given as a date stays where it is, also where that day is no longer worked: the reply
    says so at once, tried and done."""
    act = ("do", "lich", "correct_day", "day=30/11/2026", "working=false", "reason=QĐ số 14")
    remark = "Chấm điểm: thứ Hai 30/11/2026 rơi vào kỳ nghỉ 28/11/2026–30/11/2026"
    for flags in (("--dry-run",), ()):
        answer = issued(*act, *OPERATOR, *flags)
        assert answer.code == 0
        assert remark in answer.said
        assert "chuyển." in answer.said
    assert "thứ Hai 30/11/2026" in issued("calendar", CYCLE).said


def _in_scoring(issued: Desk) -> None:
    for unit in ("an", "binh", "dong"):
        excuse = ("excuse_unit", f"unit={unit}", "reason=Mới thành lập")
        assert issued("do", CYCLE, *excuse, *SECRETARY).code == 0
    assert issued("do", CYCLE, "advance_phase", *SECRETARY).code == 0


def test_the_conference_moves_and_what_hangs_on_it_is_shown_first(issued: Desk) -> None:
    """Called for 11/12 the comments get their first day, which moves nothing; moved to 18/12 that
    day goes with it."""
    _in_scoring(issued)
    call = ("do", CYCLE, "call_conference")
    assert issued(*call, "date=2026-12-11", *SECRETARY).code == 0
    again = issued(*call, "date=2026-12-18", *SECRETARY)
    assert "thứ Sáu 04/12/2026 → thứ Sáu 11/12/2026, theo ngày hội nghị" in again.said
    assert issued(*call, "date=2026-12-18", *SECRETARY, "--yes").code == 0
    assert "thứ Sáu 11/12/2026" in issued("calendar", CYCLE).said


def test_a_conference_in_a_holiday_is_remarked_on(issued: Desk) -> None:
    """Accepted, and said."""
    _in_scoring(issued)
    answer = issued("do", CYCLE, "call_conference", "date=2026-09-02", *SECRETARY)
    assert answer.code == 0
    assert "rơi vào kỳ nghỉ Quốc khánh 29/08/2026–02/09/2026" in answer.said
