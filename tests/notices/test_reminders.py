"""Reminders: so many working days before, to those who lack something, each once."""

from domain.calendar import CorrectDay
from domain.cycle.deadlines.setting import ExtendDeadline, SetDeadline
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.year_work.complaints import (
    Against,
    AnswerComplaint,
    Concluded,
    FileComplaint,
    ReceiveComplaint,
)
from domain.notices import Topic
from domain.record.record import Office
from domain.values.paper import Paper
from tests.factories import MEMBERS, RULEBOOK, SECRETARY, A, B, C, D, E, officer
from tests.notices.conftest import DUE
from tests.notices.told import told, units
from tests.running_year import RunningYear
from workflows.reminders import remind


def reminded(year: RunningYear, clock: str) -> list[tuple[str, object, int | None]]:
    """Who is newly reminded when the clock shows that time: of what, and how many days before."""
    year.at(clock)
    found = remind(year.store)
    assert found.stuck == ()
    return sorted(
        (notice.to.office.value, str(notice.to.unit), notice.days)
        for notice in found.told
        if notice.code == "registration"
    )


def lines(days: int, *units: object) -> list[tuple[str, object, int | None]]:
    return sorted(("unit_officer", str(unit), days) for unit in units)


def test_those_who_lack_something_are_reminded_on_time_and_once(year: RunningYear) -> None:
    """Due on Friday 27/2; five working days before is Friday 20/2 but for Tết, which in 2026
    takes 16 to 20/2: so it is Friday 13/2."""
    year.do(RegisterTargets(unit=B, targets=("Làm tốt",)), officer(B))
    found = reminded(year, "2026-02-12T23:00")
    assert found == []
    due = next(day for day in ("13", "20") if reminded(year, f"2026-02-{day}T08:00"))
    assert reminded(year, f"2026-02-{due}T08:00") == []
    assert units(year, Topic.REMINDER) == {A, C, D, E}
    assert {at for _, at in told(year, Topic.REMINDER)} == {f"{due}/02 08:00"}
    assert [row[2] for row in reminded(year, "2026-02-26T08:00")] == [1] * 5
    assert reminded(year, "2026-02-27T08:00") == []


def test_after_a_pause_of_the_machine_only_the_last_reminder_is_sent(year: RunningYear) -> None:
    found = reminded(year, "2026-02-26T15:00")
    assert {row[2] for row in found} == {1}
    assert {unit for _, unit, _ in found} == {str(unit) for unit in MEMBERS}


def test_a_clock_put_back_reminds_nobody_early_or_again(year: RunningYear) -> None:
    assert reminded(year, "2026-02-26T08:00")
    assert reminded(year, "2026-02-26T07:00") == []
    assert reminded(year, "2026-02-12T07:00") == []
    assert reminded(year, "2026-02-26T08:00") == []


def test_more_time_for_one_unit_is_another_reminder(year: RunningYear) -> None:
    """Whose deadline was put off is reminded before the new one, and not before the old one."""
    extend = ExtendDeadline(code="registration", until="2026-03-31", unit=C, reason="Bão")
    year.at("2026-02-02T08:00").do(extend, SECRETARY)
    found = reminded(year, "2026-02-26T08:00")
    assert {unit for _, unit, _ in found} >= {str(A), str(B), str(D), str(E)}
    assert str(C) not in {unit for _, unit, _ in found}
    assert reminded(year, "2026-03-30T08:00") == lines(1, C)


def test_a_day_off_that_comes_late_moves_the_reminder(year: RunningYear) -> None:
    """26/2 turns out to be off: the last reminder goes on 25/2."""
    year.correct(CorrectDay(day="2026-02-26", working=False, reason="Quyết định"))
    year.at("2026-02-20T08:00")
    remind(year.store)
    assert {row[2] for row in reminded(year, "2026-02-25T08:00")} == {1}


def test_a_deadline_set_late_is_no_reminder_on_top(running: RunningYear) -> None:
    """Set three working days before it is due, it is told as set; one day before, reminded."""
    running.at("2026-03-02T08:00")
    running.open(
        RULEBOOK, (SetDeadline(code="registration", until="2026-03-05"), SECRETARY), DUE[1]
    )
    assert reminded(running, "2026-03-02T09:00") == []
    assert {row[2] for row in reminded(running, "2026-03-04T09:00")} == {1}


def test_the_office_that_must_answer_a_complaint_is_reminded(year: RunningYear) -> None:
    """Before the last day of its term, as often as of any other deadline, until it has answered;
    when the term is over, that is recorded nowhere."""
    year.do(FileComplaint(unit=C, against=Against.SCORE, text="Mức trừ quá cao"), officer(C))
    complaint = max(year.cycle.complaints)
    year.do(ReceiveComplaint(complaint=complaint, until="2026-03-31"), SECRETARY)
    year.at("2026-03-30T08:00")
    told = [one for one in remind(year.store).told if one.code == f"complaint-{complaint}"]
    assert [(one.to, one.days) for one in told] == [(SECRETARY, 1)]
    year.at("2026-04-01T08:00").sweep()
    assert all(not code.startswith("complaint-") for code, _, _ in year.cycle.passed)
    paper = Paper(kind="Thông báo", number="9/TB-CTĐ")
    answer = AnswerComplaint(
        complaint=complaint, finding=Concluded.REJECTED, answer="Giữ nguyên", document=paper
    )
    year.do(answer, SECRETARY)


def test_the_head_is_reminded_of_what_waits_for_a_signature_only(year: RunningYear) -> None:
    for unit in MEMBERS:
        year.do(RegisterTargets(unit=unit, targets=("Làm tốt",)), officer(unit))
    year.do(SignPledge(units=(A, B)), SECRETARY)
    reminded(year, "2026-02-26T08:00")
    heads = {line[2] for line, _ in told(year, Topic.REMINDER) if line[1] is Office.UNIT_HEAD}
    officers = {line[2] for line, _ in told(year, Topic.REMINDER) if line[1] is Office.UNIT_OFFICER}
    assert heads <= officers
    assert not heads & {A, B}
