"""Deadlines through the way of a command: D6, D10, D12 to D14; what lapses cost: P12, P13."""

from datetime import date

import pytest

from domain.calendar import CorrectDay
from domain.cycle.deadlines.due import DayNote
from domain.cycle.deadlines.passing import DeadlinePassed
from domain.cycle.deadlines.setting import (
    DeadlineExtended,
    DeadlinesMoved,
    ExtendDeadline,
    MovedBy,
    SetDeadline,
)
from domain.cycle.deadlines.standing import moves
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.phases.scoring import EnterScores, SettleSheet, SubmitSheet
from domain.cycle.phases.summary_conference import CallConference
from domain.cycle.scores.lapses import (
    ConsequenceRaised,
    ConsequenceSettled,
    ConsequenceWithdrawn,
    SettleConsequence,
    Stage,
    WithdrawalGround,
    WithdrawConsequence,
)
from domain.reckoning.score_table import score_table
from domain.record.record import UnitId
from domain.rulebook.rulebook import Lapse, Rulebook
from domain.values.paper import Paper
from domain.values.points import Points
from tests.factories import (
    DAYS,
    MEMBERS,
    SECRETARY,
    VICE,
    A,
    B,
    C,
    D,
    E,
    P,
    cell,
    officer,
    settler,
)
from tests.rules.sheets import book
from tests.running_year import RunningYear

DUE = """
deadlines:
  - {code: registration, due: {words: "hết ngày 27/2", day: 27/2}}
  - {code: scoring, due: {words: "hết ngày 30/11", day: 30/11}}
"""


def year(more: str, *acts: tuple[SetDeadline, object], due: str = DUE) -> RunningYear:
    """A year under a rulebook of one criterion with those lines, its plan issued on 5/1/2026."""
    found = RunningYear()
    found.open(book("standard: {max: '1000'}", more=due + more), *acts)  # type: ignore[arg-type]
    return found


def register(unit: UnitId, **document: str) -> RegisterTargets:
    paper = Paper(kind="Công văn", **document) if document else None
    return RegisterTargets(unit=unit, targets=("Làm tốt",), document=paper)


# D6


LATE_DECISION = "  - {code: quy-1, due: {words: 'ngày 17/1', day: 17/1, when_off: back}}\n"


def test_d6_a_swapped_day_that_the_table_knows_is_worked() -> None:
    """31/8/2026 is off and made up on Saturday 22/8: due then, it stays there."""
    due = "  - {code: thang-8, due: {words: 'ngày 22/8', day: 22/8, when_off: back}}\n"
    found = year(due)
    assert found.last_day("thang-8") == "Sat 22/08/2026"
    assert found.cycle.plan.deadlines["thang-8"].due.notes == (DayNote.MADE_UP_DAY,)


def test_d6_a_late_decision_moves_open_deadlines_and_is_shown_first() -> None:
    """17/1/2026 is a Saturday, so the deadline was moved back to Friday; once the operator records
    that it is worked, the deadline moves to the Saturday itself, by a command that follows."""
    found = year(LATE_DECISION)
    assert found.last_day("quy-1") == "Fri 16/01/2026"
    if_worked = DAYS.correct({date(2026, 1, 17): True})
    shown = moves(found.cycle, if_worked, found.clock.at)
    assert [(move.deadline, move.days) for move in shown] == [("quy-1", 1)]
    assert found.last_day("quy-1") == "Fri 16/01/2026"

    found.correct(CorrectDay(day="2026-01-17", working=True, reason="Làm bù"))
    assert found.last_day("quy-1") == "Sat 17/01/2026"
    [event] = found.events("deadlines_moved")
    body = event.body
    assert isinstance(body, DeadlinesMoved)
    assert (body.by, body.moves[0].now.table) == (MovedBy.CALENDAR, if_worked.label)
    assert event.header.cause is not None


def test_d6_what_has_passed_stays_where_it_was() -> None:
    """A decision that comes when the day is over moves nothing, and nothing is stuck."""
    found = year(LATE_DECISION).at("2026-01-19T08:00")
    found.correct(CorrectDay(day="2026-01-17", working=True, reason="Làm bù"))
    assert found.last_day("quy-1") == "Fri 16/01/2026"
    assert found.events("deadlines_moved") == []


# D10


def test_d10_an_extension_for_one_unit_leaves_the_others_as_they_were() -> None:
    """B has until 4/3 with a reason; C is late from 28/2 on; D registered in time. Each passes by
    its own day, and B's registration of 3/3 is in time."""
    found = year("")
    for unit in (A, D, E):
        found.do(register(unit), officer(unit))
    extend = ExtendDeadline(code="registration", until="2026-03-04", unit=B, reason="Vùng lũ")
    found.do(extend, SECRETARY)
    [extended] = found.events("deadline_extended")
    assert isinstance(extended.body, DeadlineExtended)
    assert extended.body.due.notes == (DayNote.EXTENDED,)
    assert found.swept("2026-02-28T00:00") == [("registration", None), ("registration", C)]
    found.at("2026-03-03T09:00").do(register(B), officer(B))
    assert found.swept("2026-03-05T00:00") == []
    late = {unit: held.late for unit, held in found.cycle.registration.units.items()}
    assert late == dict.fromkeys((A, B, D, E), False)


def test_d10_an_extension_after_the_day_takes_the_late_mark_back() -> None:
    """B was late when it was given more time: what had been proposed falls away, and passes again
    by the new day."""
    found = year("consequences: [{of: late_registration, deduct: '2'}]")
    for unit in (A, C, D, E):
        found.do(register(unit), officer(unit))
    assert found.swept("2026-02-28T00:00") == [("registration", None), ("registration", B)]
    extend = ExtendDeadline(code="registration", until="2026-03-04", unit=B, reason="Vùng lũ")
    found.at("2026-03-02T08:00").do(extend, SECRETARY)
    [withdrawn] = found.events("consequence_withdrawn")
    assert isinstance(withdrawn.body, ConsequenceWithdrawn)
    assert withdrawn.body.ground is WithdrawalGround.EXTENDED
    assert found.swept("2026-03-05T00:00") == [("registration", B)]
    assert found.cycle.lapses[B, Lapse.LATE_REGISTRATION, "registration"].stage is Stage.PROPOSED


# D12


@pytest.mark.parametrize(
    ("counts", "late"), [("paper", False), ("postmark", False), ("received", True)]
)
def test_d12_counted_from_the_papers_date_the_postmark_or_the_day_received(
    counts: str, late: bool
) -> None:
    """Sent 26/2, came 2/3, due 27/2 → on time, on time, late; recorded on 3/3 by the office."""
    due = DUE.replace("day: 27/2", f"day: 27/2, counts: {counts}")
    found = year("consequences: [{of: late_registration, deduct: '0.5'}]", due=due)
    assert ("registration", C) in found.swept("2026-02-28T00:00")
    act = RegisterTargets(
        unit=C,
        targets=("Làm tốt",),
        document=Paper(kind="Công văn", date="2026-02-26", received="2026-03-02"),
        postmark="2026-02-26",
    )
    found.at("2026-03-03T08:00").do(act, SECRETARY, for_unit=C)
    assert found.cycle.registration.units[C].late is late
    raised = found.cycle.lapses[C, Lapse.LATE_REGISTRATION, "registration"]
    # what was proposed when the day passed falls away where the paper was in time
    assert (raised.stage, raised.ground) == (
        (Stage.PROPOSED, None) if late else (Stage.WITHDRAWN, WithdrawalGround.IN_TIME)
    )


# D13


COMMENTS = """
  - code: gop-y
    due:
      words: trước hội nghị 5 ngày làm việc
      relative: {event: conference, side: before, days: 5, counted: working}
"""


def test_d13_the_conference_moves_and_so_does_what_hangs_on_it() -> None:
    """No conference, no day; called for 11/12/2026 → Friday 4/12; moved to 18/12 → Friday 11/12,
    in the same act, so that a dry run shows it first."""
    found = year(COMMENTS)
    assert found.cycle.plan.deadlines["gop-y"].due.notes == (DayNote.AWAITS_EVENT,)
    for unit in MEMBERS:
        found.do(register(unit), officer(unit))
    found.do(SignPledge(units=MEMBERS), SECRETARY)
    found.cycle_to_scoring()
    found.do(CallConference(date="2026-12-11"), SECRETARY)
    assert found.last_day("gop-y") == "Fri 04/12/2026"
    called = found.do(CallConference(date="2026-12-18"), SECRETARY)
    assert called.events == ("conference_called", "deadlines_moved")
    assert found.last_day("gop-y") == "Fri 11/12/2026"
    moved = found.events("deadlines_moved")[-1].body
    assert isinstance(moved, DeadlinesMoved)
    assert (moved.by, [move.days for move in moved.moves]) == (MovedBy.CONFERENCE, [7])


# D14 and P13


EACH_DAY = """
consequences:
  - {of: late_registration, deduct: '0.5', per_working_day: true, at_most: '3'}
"""


def test_d14_a_late_mark_and_its_deduction_are_proposed_and_withdrawn_on_proof() -> None:
    """B registers on Monday, one working day late: −0.5 is proposed, and counts nothing yet; on
    proof it is withdrawn with the late mark. Both stand in the trail."""
    found = year(EACH_DAY)
    found.swept("2026-02-28T00:00")
    found.at("2026-03-02T09:00").do(register(B), officer(B))
    key = (B, Lapse.LATE_REGISTRATION, "registration")
    assert (found.cycle.lapses[key].stage, found.cycle.lapses[key].points) == (
        Stage.PROPOSED,
        P("-0.5"),
    )
    assert found.cycle.registration.units[B].late
    withdraw = WithdrawConsequence(
        unit=B, lapse=Lapse.LATE_REGISTRATION, reason="Dấu bưu điện ngày 26/02"
    )
    found.do(withdraw, SECRETARY)
    assert found.cycle.lapses[key].stage is Stage.WITHDRAWN
    assert not found.cycle.registration.units[B].late
    trail = [event.header.type for event in found.events() if "consequence" in event.header.type]
    of_b = [
        event.header.type
        for event in found.events("consequence_raised", "consequence_reckoned")
        + found.events("consequence_withdrawn")
        if getattr(event.body, "unit", None) == B
    ]
    assert of_b == ["consequence_raised", "consequence_reckoned", "consequence_withdrawn"]
    assert len(trail) == len(MEMBERS) + 2
    assert found.refused(withdraw, SECRETARY) == "already_done"


def test_d14_what_is_disproved_is_not_proposed_again() -> None:
    """Withdrawn on proof while the thing was still on its way: it comes, and nothing follows."""
    found = year(EACH_DAY)
    found.swept("2026-02-28T00:00")
    withdraw = WithdrawConsequence(unit=B, lapse=Lapse.LATE_REGISTRATION, reason="Có dấu bưu điện")
    found.at("2026-03-01T09:00").do(withdraw, SECRETARY)
    found.at("2026-03-05T09:00").do(register(B), officer(B))
    key = (B, Lapse.LATE_REGISTRATION, "registration")
    assert found.cycle.lapses[key].stage is Stage.WITHDRAWN


@pytest.mark.parametrize(
    ("came", "days", "points"),
    [
        ("2026-03-05T09:00", 4, "-2"),
        ("2026-03-12T09:00", 9, "-3"),
        ("2026-03-01T09:00", 0, None),
    ],
    ids=["four days", "nine days", "a Sunday"],
)
@pytest.mark.parametrize("swept", [True, False])
def test_p13_half_a_point_for_each_working_day_late(
    came: str, days: int, points: str | None, swept: bool
) -> None:
    """Due on Friday 27/2: 4 working days → −2; 9 → −3; on a Sunday none. So with a sweep between,
    and without."""
    found = year(EACH_DAY)
    if swept:
        found.swept("2026-02-28T00:00")
    found.at(came).do(register(B), officer(B))
    raised = found.cycle.lapses.get((B, Lapse.LATE_REGISTRATION, "registration"))
    if points is None:
        assert raised is None or raised.ground is WithdrawalGround.NO_WORKING_DAY
        return
    assert raised is not None
    assert (raised.working_days, raised.points) == (days, P(points))
    assert raised.came == date.fromisoformat(came[:10])


def _scored(found: RunningYear) -> None:
    """Every unit has sent 1000 points, and all are settled."""
    found.cycle_to_scoring()
    for unit in MEMBERS:
        found.do(EnterScores(unit=unit, column="self", cells=(cell("1", "1000"),)), officer(unit))
        found.do(SubmitSheet(unit=unit), officer(unit))
        found.do(SettleSheet(unit=unit), settler(unit))


def _totals(found: RunningYear) -> dict[UnitId, Points | None]:
    table = score_table(found.cycle)
    assert table is not None
    return {row.unit: row.total for row in table.rows}


PLEDGE = "  - {code: pledge, due: {words: 'trong tháng 3', day: 31/3}}\n"


@pytest.mark.parametrize("applied", [False, True])
def test_p12_the_pledge_not_signed_costs_eight_points(applied: bool) -> None:
    """950 + 50 − 8 → 992: once people have settled what was proposed, or at once where the
    rulebook applies it; a rank follows the total."""
    said = str(applied).lower()
    found = year(f"{PLEDGE}consequences: [{{of: pledge_not_signed, deduct: '8', applied: {said}}}]")
    for unit in MEMBERS:
        found.do(register(unit), officer(unit))
    found.do(SignPledge(units=(A, C, D, E)), SECRETARY)
    assert found.swept("2026-04-01T00:00") == [("registration", None), ("pledge", B)]
    found.at("2026-04-02T08:00").do(SignPledge(units=(B,)), officer(B))
    _scored(found)
    assert _totals(found)[B] == (P("992") if applied else P("1000"))
    if applied:
        return
    settle = SettleConsequence(unit=B, lapse=Lapse.PLEDGE_NOT_SIGNED)
    found.do(settle, SECRETARY)
    [settled] = found.events("consequence_settled")
    assert isinstance(settled.body, ConsequenceSettled)
    assert (settled.body.points, settled.body.proposed) == (P("-8"), None)
    assert _totals(found) == {unit: P("992" if unit == B else "1000") for unit in MEMBERS}
    table = score_table(found.cycle)
    assert table is not None
    of_b = next(row for row in table.rows if row.unit == B)
    assert (of_b.deduction, of_b.lapses, of_b.rank) == (P("-8"), P("-8"), 2)


def test_p13_counts_in_the_total_once_it_is_settled() -> None:
    """1000 − 2 → 998, the day it came in the trail; the cluster may settle less, with a reason."""
    found = year(EACH_DAY)
    for unit in (A, C, D, E):
        found.do(register(unit), officer(unit))
    found.at("2026-03-05T09:00").do(register(B), officer(B))
    found.do(SignPledge(units=MEMBERS), SECRETARY)
    _scored(found)
    less = SettleConsequence(unit=B, lapse=Lapse.LATE_REGISTRATION, points=P("-1"))
    assert found.refused(less, SECRETARY) == "reason_blank"
    found.do(SettleConsequence(unit=B, lapse=Lapse.LATE_REGISTRATION), SECRETARY)
    assert _totals(found)[B] == P("998")
    [raised] = [event.body for event in found.events("consequence_raised")]
    assert isinstance(raised, ConsequenceRaised)
    assert (raised.came, raised.working_days, raised.table) == (date(2026, 3, 5), 4, DAYS.label)


def test_nobody_settles_the_lapse_of_the_own_unit() -> None:
    """The chair's own goes to the vice; a positive amount is no deduction."""
    found = year(EACH_DAY).at("2026-03-05T09:00")
    found.do(register(A), officer(A))
    settle = SettleConsequence(unit=A, lapse=Lapse.LATE_REGISTRATION)
    assert found.refused(settle, SECRETARY) == "own_lapse"
    more = SettleConsequence(unit=A, lapse=Lapse.LATE_REGISTRATION, points=P("1"), reason="Thưởng")
    assert found.refused(more, VICE) == "consequence_amount"
    found.do(settle, VICE)
    assert found.refused(settle, VICE) == "already_done"
    other = SettleConsequence(unit=C, lapse=Lapse.LATE_REGISTRATION)
    assert found.refused(other, VICE) == "lapse_unknown"


# advance


ADVANCE = DUE.replace(
    'registration, due: {words: "hết ngày 27/2", day: 27/2}',
    'registration, due: {words: "hết ngày 27/2", day: 27/2}, then: advance',
)


def test_a_phase_is_left_at_its_deadline_where_the_rulebook_says_so_and_it_may_be() -> None:
    """All have registered and signed: the deadline leads on, and says so."""
    found = year("", due=ADVANCE)
    for unit in MEMBERS:
        found.do(register(unit), officer(unit))
    found.do(SignPledge(units=MEMBERS), SECRETARY)
    assert found.swept("2026-02-28T00:00") == [("registration", None)]
    assert found.cycle.phase == "scoring"
    assert [event.header.type for event in found.events()[-2:]] == [
        "deadline_passed",
        "phase_changed",
    ]


def test_a_phase_that_lacks_something_stays_and_the_deadline_says_what() -> None:
    """One unit is missing: nothing is advanced, and the chair reads who and what."""
    found = year("", due=ADVANCE)
    for unit in (A, B, C, D):
        found.do(register(unit), officer(unit))
    found.do(SignPledge(units=MEMBERS), SECRETARY)
    found.swept("2026-02-28T00:00")
    assert found.cycle.phase == "registration"
    passed = found.events("deadline_passed")[0].body
    assert isinstance(passed, DeadlinePassed)
    assert (passed.unit, passed.lacking, passed.units) == (None, ("every_unit_registered",), (E,))


def test_a_rulebook_that_says_nothing_of_it_never_advances() -> None:
    """What is lacking is told; the chair's office moves the phase."""
    found = year("")
    for unit in MEMBERS:
        found.do(register(unit), officer(unit))
    found.do(SignPledge(units=MEMBERS), SECRETARY)
    found.swept("2026-02-28T00:00")
    assert found.cycle.phase == "registration"


def test_rulebooks_are_read_as_written() -> None:
    """The lines that say it, in a file."""
    rulebook = book("standard: {max: '10'}", more=ADVANCE + EACH_DAY)
    assert isinstance(rulebook, Rulebook)
    assert [found.then.value for found in rulebook.deadlines] == ["advance", "tell"]
