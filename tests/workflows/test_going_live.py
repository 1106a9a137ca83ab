"""A year that is told up to October and then taken live: of what is past nothing is announced and
nobody is late by it; what lies ahead binds as in any year."""

import pytest
from msgspec.structs import replace

from domain.cycle.backfill import TakeLive
from domain.cycle.deadlines.duties import Standing
from domain.cycle.deadlines.setting import ExtendDeadline, SetDeadline
from domain.cycle.deadlines.timeliness import Timeliness
from domain.cycle.formal import AdvancePhase, WaiveCondition
from domain.cycle.phases.registration import RegisterTargets, TargetsRegistered
from domain.cycle.phases.scoring import EnterScores, SheetSubmitted, SubmitSheet
from domain.cycle.year_work.drafting import CirculateDraft, CommentOnDraft, DraftCommented, Drafted
from domain.cycle.year_work.reporting import (
    Period,
    RecordReportReceived,
    ReportReceived,
    RequireReport,
)
from domain.record.record import SYSTEM_ACTOR
from domain.rulebook.rulebook import Consequence, Lapse
from domain.values.points import Points
from tests.factories import OPERATOR, PAPER, RULEBOOK, SECRETARY, A, B, C, D, officer, sheet_of
from tests.running_year import YEAR, RunningYear
from workflows.deadlines import DueKey, due_rows
from workflows.year_status import ReportState, year_work

STRICT = replace(
    RULEBOOK,
    consequences=(
        Consequence(of=Lapse.LATE_REGISTRATION, deduct=Points("0.5"), per_working_day=True),
        Consequence(of=Lapse.LATE_SHEET, deduct=Points("1")),
    ),
)
TOLD = (
    SetDeadline(code="registration", until="2026-02-27"),
    SetDeadline(code="scoring", until="2026-11-30"),
    RequireReport(report="quy-1", name="Báo cáo quý I", period=Period.QUARTER, due="2026-04-05"),
    RequireReport(report="nam", name="Báo cáo năm", period=Period.YEAR, due="2026-12-05"),
    CirculateDraft(of=Drafted.REPORT, document=PAPER, until="2026-09-20"),
)


@pytest.fixture
def year() -> RunningYear:
    """Told on the first of October up to its plan, and then taken live."""
    found = RunningYear().at("2026-10-01T08:00")
    found.open_told(STRICT, *TOLD)
    found.do(TakeLive(reason="Ghi trực tiếp từ tháng 10"), OPERATOR)
    return found


def register(unit: object) -> RegisterTargets:
    return RegisterTargets(unit=unit, targets=("Làm tốt",))  # type: ignore[arg-type]


def test_the_rows_say_what_lies_ahead_and_nothing_of_the_past(year: RunningYear) -> None:
    """Registration of February waits for nobody; scoring of November does, for every member."""
    rows = {key[1:]: row.state for key, row in due_rows(YEAR, year.cycle).items()}
    assert {state for (code, _), state in rows.items() if code == "registration"} == {
        Standing.PAST_WHEN_SET
    }
    ahead = {unit for (code, unit), state in rows.items() if state is Standing.OPEN}
    assert ahead == {None, *year.cycle.members}


def test_whoever_registers_after_all_is_not_late(year: RunningYear) -> None:
    """In October for February: neither marked nor deducted, whatever date the paper bears."""
    late_paper = replace(PAPER, date="2026-03-20")
    year.do(register(B), officer(B))
    year.do(replace(register(C), document=late_paper), officer(C))
    bodies = [event.body for event in year.events("targets_registered")]
    assert [(body.unit, body.late) for body in bodies if isinstance(body, TargetsRegistered)] == [
        (B, False),
        (C, False),
    ]
    assert year.events("consequence_raised") == []


def test_a_day_given_since_binds(year: RunningYear) -> None:
    """Extended to 15/10 after going live: on the 16th whoever has not registered is late."""
    extend = ExtendDeadline(code="registration", until="2026-10-15", unit=D, reason="Ghi bổ sung")
    year.do(extend, SECRETARY)
    assert year.swept("2026-10-16T00:00") == [("registration", D)]
    year.do(register(D), officer(D))
    [registered] = year.events("targets_registered")
    assert isinstance(registered.body, TargetsRegistered)
    assert registered.body.late
    assert len(year.events("consequence_raised")) == 1


def test_what_lies_ahead_passes_and_costs_as_in_any_year(year: RunningYear) -> None:
    """The sheets of November: who sends in time is in time, who does not is late."""
    for command in (
        *(WaiveCondition(condition=code, reason="Đã qua") for code in LACKING),
        AdvancePhase(),
        EnterScores(unit=A, column="self", cells=sheet_of(A)),
    ):
        year.do(command, officer(A) if isinstance(command, EnterScores) else SECRETARY)
    year.do(SubmitSheet(unit=A), officer(A))
    passed = year.swept("2026-12-01T00:00")
    assert ("scoring", B) in passed
    assert ("scoring", A) not in passed
    [sent] = year.events("sheet_submitted")
    assert isinstance(sent.body, SheetSubmitted)
    assert not sent.body.late
    assert {event.header.actor for event in year.events("deadline_passed")} == {SYSTEM_ACTOR}
    assert len(year.events("consequence_raised")) == 4


LACKING = ("every_unit_registered", "pledge_signed")


def test_no_report_of_the_past_is_overdue(year: RunningYear) -> None:
    """The first quarter's is not called overdue, nor late when it is found; the year's is."""
    states = _reports(year)
    assert states["quy-1"] == {ReportState.MISSING}
    year.do(RecordReportReceived(unit=B, report="quy-1", received="2026-04-20"), SECRETARY)
    year.do(RecordReportReceived(unit=C, report="quy-1", received="2026-04-03"), SECRETARY)
    came = [event.body for event in year.events("report_received")]
    assert [body.timeliness for body in came if isinstance(body, ReportReceived)] == [
        Timeliness.NO_DAY_SET,
        Timeliness.ON_TIME,
    ]
    assert _reports(year)["quy-1"] == {
        ReportState.MISSING,
        ReportState.RECEIVED,
        ReportState.ON_TIME,
    }
    assert _reports(year.at("2026-12-06T08:00"))["nam"] == {ReportState.OVERDUE}


def test_no_report_is_overdue_while_the_past_is_told() -> None:
    """Whether it came is for the source to say."""
    year = RunningYear().at("2026-10-01T08:00")
    year.open_told(STRICT, *TOLD)
    assert _reports(year)["quy-1"] == {ReportState.MISSING}


def _reports(year: RunningYear) -> dict[str, set[ReportState]]:
    found = year_work(year.cycle, year.clock.at).reports
    return {report.report: {unit.state for unit in report.units} for report in found}


def test_no_comment_on_a_draft_of_the_past_is_late(year: RunningYear) -> None:
    """Asked for by September, given in October of a year that is live since."""
    year.do(CommentOnDraft(unit=B, of=Drafted.REPORT, text="Nhất trí"), officer(B))
    [comment] = year.events("draft_commented")
    assert isinstance(comment.body, DraftCommented)
    assert not comment.body.late


def test_no_sweep_at_any_hour_lets_a_past_day_pass(year: RunningYear) -> None:
    """Swept every day to the end of the year, of what passes all was ahead on going live: scoring,
    and the yearly report, due by the day that was named for it."""
    found: list[DueKey] = []
    for day in range(1, 32):
        found += year.at(f"2026-10-{day:02}T00:30").sweep().passed
    assert found == []
    assert {code for code, _ in year.swept("2026-12-31T00:00")} == {"scoring", "nam"}
