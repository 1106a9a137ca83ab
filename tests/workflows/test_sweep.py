"""The sweep: nothing early, nothing twice, nothing forgotten, and nothing of a told past."""

import pytest
from msgspec.structs import replace

from domain.calendar import CorrectDay
from domain.clusters.cluster import OpenCycle
from domain.cycle.backfill import TakeLive
from domain.cycle.deadlines.duties import Standing, duties
from domain.cycle.deadlines.passing import PassDeadline
from domain.cycle.deadlines.setting import ExtendDeadline, SetDeadline
from domain.cycle.formal import CancelCycle
from domain.cycle.phases.plan import SetRulebook
from domain.cycle.phases.registration import ExcuseUnit, RegisterTargets
from domain.record.order import Order, Receipt
from domain.record.record import CALENDAR, Cause, UnitId
from domain.values.refusal import Refusal
from tests.factories import (
    MEMBERS,
    OPERATOR,
    RULEBOOK,
    SECRETARY,
    A,
    B,
    C,
    D,
    E,
    officer,
)
from tests.running_year import HOME, YEAR, RunningYear
from workflows.deadlines import due_rows, passing
from workflows.handle import handle
from workflows.memory import MemoryStore
from workflows.sweep import sweep

DUE = (
    (SetDeadline(code="registration", until="2026-02-27"), SECRETARY),
    (SetDeadline(code="scoring", until="2026-11-30"), SECRETARY),
)


@pytest.fixture
def year() -> RunningYear:
    found = RunningYear()
    found.open(RULEBOOK, *DUE)
    return found


def register(unit: UnitId) -> RegisterTargets:
    return RegisterTargets(unit=unit, targets=("Làm tốt",))


def test_nothing_passes_early_and_all_of_it_on_time(year: RunningYear) -> None:
    """The last second of 27/2 is in time, the first of 28/2 is not; those who are done have
    nothing that could pass."""
    year.do(register(A), officer(A))
    assert year.swept("2026-02-27T23:59:59") == []
    found = year.swept("2026-02-28T00:00")
    assert set(found) == {
        ("registration", None),
        *(("registration", unit) for unit in (B, C, D, E)),
    }
    assert year.swept("2026-02-28T00:00") == []


def test_twice_is_once(year: RunningYear) -> None:
    """The order by which a deadline passes has an id of its own: given again it is answered
    again, by the system only, and stores nothing."""
    year.at("2026-02-28T00:00")
    row = due_rows(YEAR, year.cycle)[YEAR, "registration", B]
    first = handle(year.store, year.seeds, passing(row))
    count = len(year.events())
    assert handle(year.store, year.seeds, passing(row)) == first
    assert len(year.events()) == count
    by_hand = PassDeadline(code="registration", unit=C, before=row.before or 0)
    assert year.refused(by_hand, SECRETARY) == "not_permitted"


def test_refused_before_its_moment(year: RunningYear) -> None:
    """Whoever asks for it too early, or by the moment that it had before it was moved."""
    row = due_rows(YEAR, year.cycle)[YEAR, "registration", B]
    year.at("2026-02-27T23:59")
    assert _refusal(year, passing(row)) == "deadline_not_due"
    year.do(
        ExtendDeadline(code="registration", until="2026-03-04", unit=B, reason="Vùng lũ"), SECRETARY
    )
    year.at("2026-02-28T08:00")
    assert _refusal(year, passing(row)) == "deadline_not_due"
    missing = Cause(YEAR, 1, "pass:vote")
    unknown = replace(
        passing(row),
        command_id=missing.command_id(),
        cause=missing,
        command=PassDeadline(code="vote", before=1),
    )
    assert _refusal(year, unknown) == "already_done"


def _refusal(year: RunningYear, order: Order) -> str:
    with pytest.raises(Refusal) as caught:
        handle(year.store, year.seeds, order)
    return caught.value.code


def test_a_clock_that_jumps_back_makes_nothing_early(year: RunningYear) -> None:
    """Something was recorded at 00:30 by a clock an hour ahead; put right, it shows 23:30: the
    deadline has not passed, though the stream's last event bears a later moment."""
    year.at("2026-02-28T00:30").do(register(A), officer(A))
    assert year.swept("2026-02-27T23:30") == []
    row = due_rows(YEAR, year.cycle)[YEAR, "registration", B]
    assert _refusal(year, passing(row)) == "deadline_not_due"
    assert ("registration", B) in year.swept("2026-02-28T00:00")


def test_what_was_extended_or_met_meanwhile_does_not_pass(year: RunningYear) -> None:
    """Extended for one, registered by another, excused the third: nothing passes for them."""
    extend = ExtendDeadline(code="registration", until="2026-03-04", unit=B, reason="Vùng lũ")
    year.do(extend, SECRETARY)
    year.do(register(C), officer(C))
    year.do(ExcuseUnit(unit=D, reason="Đang hợp nhất"), SECRETARY)
    assert set(year.swept("2026-02-28T00:00")) == {
        ("registration", None),
        ("registration", A),
        ("registration", E),
    }
    assert year.swept("2026-03-05T00:00") == [("registration", B)]


def test_a_plan_makes_nobody_late_before_it_is_issued() -> None:
    """Until then nobody owes anything by it; issued when a day is over, it has no lapse for that
    day, while what lies ahead passes in its time."""
    year = RunningYear()
    year.open(RULEBOOK, *DUE, issued="2026-03-02T08:00")
    assert duties(year.cycle)["registration", B].standing is Standing.PAST_WHEN_SET
    assert year.sweep().passed == ()
    assert ("scoring", B) in year.swept("2026-12-01T00:00")


def test_a_draft_of_a_plan_lets_nothing_pass() -> None:
    """A day set in a plan that is still being made binds nobody."""
    year = RunningYear()
    year.found()
    year.do(OpenCycle(year="2026"), OPERATOR, HOME)
    year.do(SetRulebook(rulebook=RULEBOOK), SECRETARY)
    year.do(DUE[0][0], SECRETARY)
    assert {found.standing for found in duties(year.cycle).values()} == {Standing.NOT_YET}
    assert year.swept("2026-03-01T00:00") == []


def test_of_a_told_past_nothing_passes_and_what_lies_ahead_is_armed_when_it_goes_live() -> None:
    """A year told up to October is taken live: registration, long past, is nobody's lapse;
    scoring is still ahead, and passes in its time."""
    year = RunningYear().at("2026-10-01T08:00")
    year.open_told(RULEBOOK, *(command for command, _ in DUE))
    assert {found.standing for found in duties(year.cycle).values()} == {Standing.NOT_YET}
    assert year.sweep().passed == ()
    year.do(TakeLive(reason="Ghi trực tiếp từ tháng 10"), OPERATOR)
    standing = {key: found.standing for key, found in duties(year.cycle).items()}
    assert standing["registration", B] is Standing.PAST_WHEN_SET
    assert standing["scoring", B] is Standing.OPEN
    assert year.sweep().passed == ()
    assert ("scoring", B) in year.swept("2026-12-01T00:00")


def test_a_cancelled_year_asks_for_nothing(year: RunningYear) -> None:
    """What was due is withdrawn with the year."""
    year.do(CancelCycle(reason="Sáp nhập"), SECRETARY)
    assert year.swept("2026-12-01T00:00") == []
    assert {found.standing for found in duties(year.cycle).values()} == {Standing.WITHDRAWN}


def test_one_that_cannot_pass_keeps_no_other(
    year: RunningYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A deadline on which the command fails is reported, and the others pass."""
    claim = MemoryStore.claim

    def fails(store: MemoryStore, order: Order) -> Receipt | None:
        if isinstance(order.command, PassDeadline) and order.command.unit == C:
            raise RuntimeError("out of order")
        return claim(store, order)

    monkeypatch.setattr(MemoryStore, "claim", fails)
    found = year.at("2026-02-28T00:00").sweep()
    assert [(key[1:], code) for key, code in found.stuck] == [(("registration", C), "RuntimeError")]
    assert len(found.passed) == len(MEMBERS)
    monkeypatch.undo()
    assert year.sweep().passed == ((YEAR, "registration", C),)


def test_a_sweep_stops_at_its_limit(year: RunningYear) -> None:
    """So that one run never takes for ever; the next goes on."""
    year.at("2026-02-28T00:00")
    assert len(sweep(year.store, year.seeds, limit=2).passed) == 2
    assert len(year.sweep().passed) == len(MEMBERS) - 1


def test_a_correction_that_moves_nothing_leaves_nothing_waiting(year: RunningYear) -> None:
    """It is followed up in every year where something is due, and settled where nothing moves."""
    year.correct(CorrectDay(day="2026-12-26", working=True, reason="Làm bù"))
    store = year.store
    assert isinstance(store, MemoryStore)
    assert store.refused == []
    assert list(store.waiting_follow_ups(10)) == []
    assert year.events("deadlines_moved") == []
    assert store.load(CALENDAR).version == 1
