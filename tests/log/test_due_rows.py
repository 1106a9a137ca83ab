"""The rows of what is due are at every moment what the events say, and a sweep is never early."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from adapters.log import tables
from adapters.log.database import Database
from adapters.log.deadlines import rows_of
from adapters.log.store import LogStore
from domain.calendar import CorrectDay
from domain.cycle.amendment import AmendRulebook
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import Standing, duties
from domain.cycle.deadlines.passing import DeadlinePassed
from domain.cycle.deadlines.setting import ExtendDeadline, ReckonDeadlines, SetDeadline
from domain.cycle.formal import AdvancePhase, CancelCycle
from domain.cycle.phases.registration import ExcuseUnit, RegisterTargets, SignPledge
from domain.cycle.phases.scoring import AdjustScores, EnterScores, SubmitSheet
from domain.cycle.phases.summary_conference import CallConference
from domain.cycle.year_work.claimed import Claimed
from domain.cycle.year_work.claims import ClaimSent, ConfirmClaim, RefuseClaim
from domain.cycle.year_work.drafting import CirculateDraft, CommentOnDraft, Drafted
from domain.cycle.year_work.meetings import HoldPreparatoryMeeting
from domain.cycle.year_work.reporting import Period, RecordReportReceived, RequireReport
from domain.record.record import CALENDAR, Command, Seat, StreamId, UnitId
from domain.values.paper import Paper
from domain.values.refusal import Refusal
from tests.factories import (
    MEMBERS,
    OPERATOR,
    PAPER,
    SECRETARY,
    A,
    B,
    C,
    D,
    E,
    cell,
    moment,
    officer,
)
from tests.rules.sheets import book
from tests.running_year import YEAR, RunningYear
from tests.walk import WalkClock
from workflows import deadlines
from workflows.deadlines import DueRow, due_rows

RULES = """
deadlines:
  - {code: registration, due: {words: ngày 27/2, day: 27/2, when_off: forward}, then: advance}
  - {code: scoring, due: {words: ngày 30/11, day: 30/11, when_off: back}}
  - {code: quy-1, due: {words: ngày 17/1, day: 17/1, when_off: back}}
  - code: gop-y
    due:
      words: trước hội nghị 5 ngày làm việc
      relative: {event: conference, side: before, days: 5, counted: working}
consequences:
  - {of: late_registration, deduct: '0.5', per_working_day: true}
  - {of: pledge_not_signed, deduct: '8', applied: true}
"""
#: What an amendment makes of them: one is dropped, another worded anew.
FEWER = RULES.replace("27/2", "9/3").replace(
    "  - {code: quy-1, due: {words: ngày 17/1, day: 17/1, when_off: back}}\n", ""
)
BOOK, AMENDED = (book("standard: {max: '10'}", more=rules) for rules in (RULES, FEWER))
FIRST = date(2026, 1, 6)
days = st.integers(0, 370).map(lambda more: FIRST + timedelta(days=more))
units = st.sampled_from(MEMBERS)
codes = st.sampled_from(("registration", "scoring", "pledge", "quy-1", "gop-y", "explanation"))
#: What somebody does: a command, who gives it, and to which stream.
Act = tuple[Command, Seat, StreamId]


def _of_unit(make: Callable[[UnitId], Command]) -> st.SearchStrategy[Act]:
    return units.map(lambda unit: (make(unit), officer(unit), YEAR))


def _of_office(found: st.SearchStrategy[Command]) -> st.SearchStrategy[Act]:
    return found.map(lambda command: (command, SECRETARY, YEAR))


LETTER = Paper(kind="Công văn", number="7/CV")
acts: st.SearchStrategy[Act] = st.one_of(
    _of_office(
        st.builds(SetDeadline, code=codes, until=days.map(str) | st.just("2026-12") | st.none())
    ),
    _of_office(
        st.builds(
            ExtendDeadline,
            code=codes,
            until=days.map(str),
            unit=units | st.none(),
            reason=st.just("Vùng lũ"),
        )
    ),
    _of_office(st.just(ReckonDeadlines())),
    _of_office(
        st.builds(AmendRulebook, rulebook=st.sampled_from((BOOK, AMENDED)), reason=st.just("Sửa"))
    ),
    _of_office(st.builds(CallConference, date=days.map(str))),
    _of_office(st.just(AdvancePhase())),
    _of_office(st.builds(ExcuseUnit, unit=units, reason=st.just("Mới lập"))),
    _of_office(st.builds(SignPledge, units=units.map(lambda unit: (unit,)))),
    _of_office(
        st.builds(
            RequireReport,
            report=st.sampled_from(("quy-1", "nam")),
            name=st.just("Báo cáo"),
            period=st.just(Period.QUARTER),
            due=days.map(str) | st.none(),
        )
    ),
    _of_office(
        st.builds(
            CirculateDraft, of=st.just(Drafted.REPORT), document=st.just(PAPER), until=days.map(str)
        )
    ),
    _of_office(st.builds(ConfirmClaim, claim=st.integers(8, 30), received=days.map(str))),
    _of_office(st.builds(RefuseClaim, claim=st.integers(8, 30), reason=st.just("Không có"))),
    _of_unit(lambda unit: RegisterTargets(unit=unit, targets=("Làm tốt",))),
    _of_unit(lambda unit: EnterScores(unit=unit, column="self", cells=(cell("1", "9"),))),
    _of_unit(lambda unit: SubmitSheet(unit=unit)),
    _of_unit(lambda unit: ClaimSent(unit=unit, of=Claimed.REGISTRATION, document=LETTER)),
    _of_unit(lambda unit: ClaimSent(unit=unit, of=Claimed.COMMENT, document=LETTER)),
    _of_unit(lambda unit: RecordReportReceived(unit=unit, report="nam")),
    _of_unit(lambda unit: CommentOnDraft(unit=unit, of=Drafted.REPORT)),
    st.builds(
        lambda day, working: (
            CorrectDay(day=str(day), working=working, reason="QĐ"),
            OPERATOR,
            CALENDAR,
        ),
        days,
        st.booleans(),
    ),
)
#: Hours that go by before an act, or by which the clock is put back; then what is due passes.
steps = st.lists(st.tuples(st.integers(-2, 40 * 24), acts), min_size=3, max_size=25)
HOUR = 3_600_000_000
LAST = _of_office(st.just(CancelCycle(reason="Sáp nhập")))


@contextmanager
def running(template: Path) -> Iterator[RunningYear]:
    """The year in a database of its own, its plan just issued."""
    with TemporaryDirectory() as folder:
        copy = shutil.copy(template, Path(folder, "log.sqlite"))
        clock = WalkClock()
        store = LogStore(Database(f"sqlite:///{copy}"), clock)
        found = RunningYear(store, clock)
        found.open(BOOK)
        yield found
        store.close()


def check_rows(found: RunningYear) -> None:
    """The stored rows of the year are those of its events, folded from the first."""
    store = found.store
    assert isinstance(store, LogStore)
    [wanted] = rows_of(store.events(YEAR)).values()
    rows = select(tables.deadlines).where(tables.deadlines.c.stream == YEAR)
    with store.database.read() as connection:
        stored = [dict(row._mapping) for row in connection.execute(rows)]
    by_key = itemgetter("code", "unit")
    assert sorted(stored, key=by_key) == sorted(wanted, key=by_key)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=steps, last=st.none() | LAST)
def test_rows_are_what_the_events_say_after_every_act(
    sqlite_template: Path, steps: list[tuple[int, Act]], last: Act | None
) -> None:
    """Set, moved, extended, met, said to be sent, passed, withdrawn, with the calendar corrected
    between: after every act and every sweep the rows are those of the events."""
    with running(sqlite_template) as found:
        check_rows(found)
        at = moment("2026-01-06T08:00")
        for gone, (command, seat, stream) in [*steps, *([(0, last)] if last else [])]:
            at += gone * HOUR
            found.clock.at = at
            before = len(passed(found))
            assert found.sweep().stuck == ()
            check_rows(found)
            assert all(body.before <= at for body in passed(found)[before:])  # never early
            assert due(found) == []
            try:
                found.do(command, seat, stream)
            except Refusal:
                continue
            check_rows(found)
        keys = [(body.code, body.unit, body.before) for body in passed(found)]
        assert len(keys) == len(set(keys))  # never twice


def test_due_is_reckoned_once_a_state_and_only_where_an_act_can_change_it(
    sqlite_template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both writers of what is due share the rows before and after an act; one that leaves alone
    all from which they follow asks for none."""
    reckoned: list[Cycle] = []

    def counted(cycle: Cycle) -> Any:
        reckoned.append(cycle)
        return duties(cycle)

    with running(sqlite_template) as found:
        found.at("2026-02-02T08:00")
        monkeypatch.setattr(deadlines, "duties", counted)
        day = SetDeadline(code="explanation", until="2026-11-16")
        enter = EnterScores(unit=B, column="self", cells=(cell("1", "9"),))
        adjust = AdjustScores(
            unit=B, column="settled", cells=(cell("1", "8", was="9"),), reason="Kiểm tra"
        )
        for command, seat, times in (
            (RegisterTargets(unit=B, targets=("Làm tốt",)), officer(B), 2),
            (SignPledge(units=MEMBERS), SECRETARY, 2),
            *((ExcuseUnit(unit=unit, reason="Mới"), SECRETARY, 2) for unit in (A, C, D, E)),
            (AdvancePhase(), SECRETARY, 2),
            (HoldPreparatoryMeeting(date="2026-01-20", attending=(B,)), SECRETARY, 0),
            (enter, officer(B), 0),
            (SubmitSheet(unit=B), officer(B), 2),
            (adjust, SECRETARY, 0),
            (day, SECRETARY, 2),
            (msgspec.structs.replace(adjust, cells=(cell("1", "7", was="8"),)), SECRETARY, 2),
        ):
            reckoned.clear()
            found.do(command, seat)
            assert len(reckoned) == times, command


def passed(found: RunningYear) -> list[DeadlinePassed]:
    bodies = (event.body for event in found.events("deadline_passed"))
    return [body for body in bodies if isinstance(body, DeadlinePassed)]


def due(found: RunningYear) -> list[DueRow]:
    """What is due by the clock and has not passed."""
    now = found.clock.at
    return [
        row
        for row in due_rows(YEAR, found.cycle).values()
        if row.state is Standing.OPEN and row.before is not None and row.before <= now
    ]
