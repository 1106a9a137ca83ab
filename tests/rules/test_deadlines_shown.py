"""What moves is shown before it moves, what is on its way is waited for: D6, D10, D12 to D14 as
acts, tried first and then done."""

import pytest

from domain.calendar import CorrectDay
from domain.cycle.deadlines.setting import DeadlinesMoved, ExtendDeadline
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.phases.summary_conference import CallConference
from domain.cycle.scores.lapses import Stage, WithdrawalGround, WithdrawConsequence
from domain.cycle.year_work.claimed import Claimed
from domain.cycle.year_work.claims import ClaimSent, ConfirmClaim
from domain.record.record import CALENDAR, Command, Event, Seat, StreamId
from domain.rulebook.rulebook import Lapse
from domain.values.paper import Paper
from tests.factories import MEMBERS, OPERATOR, SECRETARY, A, B, C, D, E, P, officer
from tests.rules.sheets import book
from tests.running_year import YEAR, RunningYear
from workflows.handle import handle
from workflows.memory import MemoryStore
from workflows.shown_first import moved_in

DUE = """
deadlines:
  - {code: registration, due: {words: "hết ngày 27/2", day: 27/2, counts: COUNTS}}
  - {code: scoring, due: {words: "hết ngày 30/11", day: 30/11}}
  - {code: thang-8, due: {words: "ngày 22/8", day: 22/8, when_off: back}}
  - {code: quy-1, due: {words: "ngày 17/1", day: 17/1, when_off: back}}
  - code: gop-y
    due:
      words: trước hội nghị 5 ngày làm việc
      relative: {event: conference, side: before, days: 5, counted: working}
consequences:
  - {of: late_registration, deduct: '0.5'}
"""
LATE = Lapse.LATE_REGISTRATION


def year(counts: str = "received") -> RunningYear:
    found = RunningYear()
    found.open(book("standard: {max: '1000'}", more=DUE.replace("COUNTS", counts)))
    return found


def tried(
    found: RunningYear, command: Command, seat: Seat, stream: StreamId = YEAR
) -> list[tuple[str, str | None, str | None]]:
    """Which deadlines an act would move, from which day to which; nothing is kept."""
    assert isinstance(found.store, MemoryStore)
    before = len(found.store.events)
    copy = MemoryStore(found.clock, practice=True, base=found.store)
    handle(copy, found.seeds, found.order(command, seat, stream))
    assert len(found.store.events) == before
    return [(move.deadline, *_days(move)) for _, _, move in moved_in(copy.events)]


def _days(move: object) -> tuple[str | None, str | None]:
    was, now = getattr(move, "was").last_day, getattr(move, "now").last_day  # noqa: B009
    return (f"{was:%a %d/%m/%Y}" if was else None, f"{now:%a %d/%m/%Y}" if now else None)


def stored(event: Event) -> list[tuple[str, str | None, str | None]]:
    assert isinstance(event.body, DeadlinesMoved)
    return [(move.deadline, *_days(move)) for move in event.body.moves]


def test_d6_both_swaps_of_2026_and_what_the_late_one_would_move() -> None:
    """22/8 is made up for 31/8, which the table knows; 17/1 by a decision that it does not: tried,
    the operator's correction shows Friday 16/1 → Saturday 17/1, and done it moves that."""
    found = year()
    assert found.last_day("thang-8") == "Sat 22/08/2026"
    correct = CorrectDay(day="2026-01-17", working=True, reason="Làm bù")
    shown = tried(found, correct, OPERATOR, CALENDAR)
    assert shown == [("quy-1", "Fri 16/01/2026", "Sat 17/01/2026")]
    assert found.last_day("quy-1") == "Fri 16/01/2026"
    found.correct(correct)
    assert [stored(event) for event in found.events("deadlines_moved")] == [shown]
    # 2/1 itself is off from then on: nothing hangs on it any more
    off = CorrectDay(day="2026-01-02", working=False, reason="Nghỉ bù")
    assert tried(found, off, OPERATOR, CALENDAR) == []


def test_d13_a_conference_that_moves_shows_what_moves_with_it() -> None:
    """Called for Friday 11/12 the comments get their day; put off to 18/12 they move with it,
    which is shown first."""
    found = year()
    for unit in MEMBERS:
        found.do(RegisterTargets(unit=unit, targets=("Làm tốt",)), officer(unit))
    found.do(SignPledge(units=MEMBERS), SECRETARY)
    found.cycle_to_scoring()
    assert tried(found, CallConference(date="2026-12-11"), SECRETARY) == []
    found.do(CallConference(date="2026-12-11"), SECRETARY)
    later = CallConference(date="2026-12-18")
    shown = tried(found, later, SECRETARY)
    assert shown == [("gop-y", "Fri 04/12/2026", "Fri 11/12/2026")]
    found.do(later, SECRETARY)
    assert stored(found.events("deadlines_moved")[-1]) == shown


def test_d10_more_time_for_one_unit_leaves_the_others_late_and_in_time() -> None:
    """A registered in time; C is late; B, given more time after the day, is late no longer. The
    extension moves nothing for anybody else."""
    found = year()
    found.do(RegisterTargets(unit=A, targets=("Làm tốt",)), officer(A))
    found.swept("2026-02-28T00:00")
    extend = ExtendDeadline(code="registration", until="2026-03-06", unit=B, reason="Vùng lũ")
    found.at("2026-03-02T08:00")
    assert tried(found, extend, SECRETARY) == []
    found.do(extend, SECRETARY)
    for unit in (B, C):
        register = RegisterTargets(unit=unit, targets=("Làm tốt",))
        found.at("2026-03-05T08:00").do(register, officer(unit))
    late = {unit: one.late for unit, one in found.cycle.registration.units.items()}
    assert late == {A: False, B: False, C: True}
    stages = {key[0]: one.stage for key, one in found.cycle.lapses.items()}
    assert stages == {
        B: Stage.WITHDRAWN,
        C: Stage.PROPOSED,
        D: Stage.PROPOSED,
        E: Stage.PROPOSED,
    }


@pytest.mark.parametrize(
    ("counts", "late"), [("paper", False), ("postmark", False), ("received", True)]
)
def test_d12_while_the_letter_is_on_its_way_nothing_is_decided(counts: str, late: bool) -> None:
    """Sent 26/2, came 2/3, due 27/2: C says by which letter; the day passes for the others. The
    office confirms with the days that it saw and enters it → on time, on time, late."""
    found = year(counts).at("2026-02-26T15:00")
    letter = Paper(kind="Công văn", number="12/STTTT", date="2026-02-26")
    found.do(ClaimSent(unit=C, of=Claimed.REGISTRATION, document=letter), officer(C))
    claim = found.events("sent_claimed")[-1].version
    assert ("registration", C) not in found.swept("2026-02-28T00:00")
    assert (C, LATE, "registration") not in found.cycle.lapses
    confirm = ConfirmClaim(claim=claim, received="2026-03-02", postmark="2026-02-26")
    found.at("2026-03-03T08:00").do(confirm, SECRETARY)
    register = RegisterTargets(unit=C, targets=("Làm tốt",))
    found.at("2026-03-04T08:00").do(register, SECRETARY, for_unit=C)
    assert found.cycle.registration.units[C].late is late
    raised = found.cycle.lapses.get((C, LATE, "registration"))
    assert (raised.points if raised else None) == (P("-0.5") if late else None)


def test_d14_proposed_and_withdrawn_stand_side_by_side_and_cost_nothing() -> None:
    """−0.5 proposed when the day passed, withdrawn on the postmark: two events, one after the
    other, and the year's lapses say why."""
    found = year()
    found.swept("2026-02-28T00:00")
    withdraw = WithdrawConsequence(unit=C, lapse=LATE, reason="Dấu bưu điện ngày 26/02")
    found.at("2026-03-02T08:00").do(withdraw, SECRETARY)
    of_c = [
        event.header.type
        for event in found.events("consequence_raised", "consequence_withdrawn")
        if getattr(event.body, "unit", None) == C
    ]
    assert of_c == ["consequence_raised", "consequence_withdrawn"]
    lapse = found.cycle.lapses[C, LATE, "registration"]
    assert (lapse.stage, lapse.ground, lapse.points) == (
        Stage.WITHDRAWN,
        WithdrawalGround.PROOF,
        P("-0.5"),
    )
