"""Formal acts: extending, reopening, waiving, cancelling, each with its reason."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.clusters.cluster import RecordCycleEnd
from domain.cycle.deadlines.due import DayNote, Due
from domain.cycle.deadlines.setting import DeadlineExtended, ExtendDeadline, SetDeadline
from domain.cycle.formal import (
    NEVER_WAIVED,
    AdvancePhase,
    CancelCycle,
    ChangedBy,
    ConditionWaived,
    CycleCancelled,
    PhaseChanged,
    PhaseReopened,
    ReopenPhase,
    WaiveCondition,
)
from domain.cycle.guard import RUNNING, WAY, Phase
from domain.cycle.phases.registration import RegisterTargets, TargetsRegistered
from domain.cycle.phases.scoring import EnterScores
from domain.cycle.phases.summary_conference import AdoptReport, OpenSitting, RecordAttendance
from domain.record.record import Command
from domain.rulebook.due_rule import DateCounted
from domain.values.paper import Paper
from domain.values.when import DAY, When, start_of
from tests.factories import (
    DAYS,
    DOCUMENT,
    MEMBERS,
    OPERATOR,
    OUTSIDE,
    PAPER,
    SECRETARY,
    VICE,
    B,
    C,
    D,
    after,
    at,
    cycle_in,
    given,
    hidden,
    moment,
    officer,
    told_in,
)

HERE = cycle_in(Phase.REGISTRATION)
EXTEND = ExtendDeadline(code=Phase.REGISTRATION, until="2026-03-15", reason="Nghỉ Tết")


def until(day: str) -> Due:
    """What the event says of an extension that ends on a Sunday."""
    last = date.fromisoformat(day)
    return Due(
        words="",
        last_day=last,
        before=start_of(last + DAY),
        worded_day=last,
        notes=(DayNote.ON_DAY_OFF, DayNote.EXTENDED),
        counts=DateCounted.RECEIVED,
        table=DAYS.label,
    )


EXTENDED = DeadlineExtended(
    code="registration",
    unit=None,
    until=When.read("2026-03-15"),
    due=until("2026-03-15"),
    reason=hidden("Nghỉ Tết"),
    document=None,
)


def changed(source: Phase, to: Phase, by: ChangedBy) -> PhaseChanged:
    return PhaseChanged(source=source, to=to, by=by)


# Extending


def test_deadline_is_extended_with_a_reason() -> None:
    """For all, or for one unit; on a document or not."""
    HERE.when(EXTEND, as_=SECRETARY).then(EXTENDED)
    HERE.when(replace(EXTEND, unit=C, document=PAPER), as_=SECRETARY).then(
        replace(EXTENDED, unit=C, document=DOCUMENT)
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": " "}, "reason_blank"),
        ({"code": "voting"}, "deadline_unknown"),
        ({"code": "vote"}, "deadline_code_unknown"),
        ({"unit": OUTSIDE}, "not_member"),
        ({"until": "2026-02-28"}, "deadline_not_later"),
        ({"until": "2026-02-27"}, "deadline_not_later"),
        ({"until": "unknown"}, "date_malformed"),
        ({"until": "15-3-2026"}, "date_malformed"),
        ({"document": Paper(kind="")}, "document_blank"),
    ],
)
def test_extension_gives_more_time(change: dict[str, object], code: str) -> None:
    """No reason, no deadline to extend, an outsider, no later day: refused."""
    HERE.when(replace(EXTEND, **change), as_=SECRETARY).then_refused(code)
    HERE.when(EXTEND, as_=VICE).then_refused("not_permitted")


def test_extension_for_one_leaves_the_others_as_they_were() -> None:
    """The unit is in time, another on the same day is late."""
    start = at(given(HERE, replace(EXTENDED, unit=C)), "2026-03-10T08:00")
    for unit, late, due in ((C, False, date(2026, 3, 15)), (D, True, date(2026, 2, 28))):
        register = RegisterTargets(unit=unit, targets=("x",))
        start.when(register, as_=officer(unit)).then(
            TargetsRegistered(
                unit=unit,
                targets=(hidden("x"),),
                titles=(),
                late=late,
                due=due,
                document=None,
                postmark=None,
                by=None,
            )
        )


def test_extension_reaches_everybody_who_had_less() -> None:
    """More time for all also reaches a unit with an earlier extension; a later one stays."""
    short = replace(EXTENDED, unit=C, due=until("2026-03-05"))
    long = replace(EXTENDED, unit=D, due=until("2026-03-31"))
    deadline = given(HERE, short, long, EXTENDED).state.plan.deadlines[Phase.REGISTRATION]
    assert [deadline.before_for(unit) for unit in (B, C, D)] == [
        moment("2026-03-16T00:00"),
        moment("2026-03-16T00:00"),
        moment("2026-04-01T00:00"),
    ]


def test_announced_deadline_is_extended_to_a_day() -> None:
    """What was to be announced gets its day; for one unit it holds for that unit."""
    start = after(HERE, (SetDeadline(code=Phase.VOTING), SECRETARY))
    extend = replace(EXTEND, code=Phase.VOTING, unit=C)
    deadline = after(start, (extend, SECRETARY)).state.plan.deadlines[Phase.VOTING]
    assert (deadline.before_for(C), deadline.before_for(D)) == (moment("2026-03-16T00:00"), None)


# Waiving


WAIVE = WaiveCondition(condition="pledge_signed", reason="Ký vào quý II")
WAIVED = ConditionWaived(condition="pledge_signed", reason=hidden("Ký vào quý II"), document=None)


def test_condition_is_waived_with_a_reason() -> None:
    """The cycle may go on without it."""
    HERE.when(WAIVE, as_=SECRETARY).then(WAIVED)
    HERE.when(replace(WAIVE, document=PAPER), as_=SECRETARY).then(
        replace(WAIVED, document=DOCUMENT)
    )
    registered = (
        TargetsRegistered(
            unit=unit,
            targets=(),
            titles=(),
            late=False,
            due=None,
            document=None,
            postmark=None,
            by=None,
        )
        for unit in MEMBERS
    )
    start = given(HERE, *registered)
    start.when(AdvancePhase(), as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=(("pledge_signed", {"units": MEMBERS}),)
    )
    given(start, WAIVED).when(AdvancePhase(), as_=SECRETARY).then(
        changed(Phase.REGISTRATION, Phase.SCORING, ChangedBy.OFFICE)
    )


@pytest.mark.parametrize("condition", [*sorted(NEVER_WAIVED), "quorum_met", "scored", "x"])
def test_some_conditions_are_never_waived(condition: str) -> None:
    """Members, rulebook, open ballots and sittings, a quorum: nothing could go on without."""
    waive = replace(WAIVE, condition=condition)
    HERE.when(waive, as_=SECRETARY).then_refused("condition_unknown", value=condition)


def test_waiver_is_given_once_by_the_chairs_office() -> None:
    """Again, or without a reason, or by others: refused."""
    given(HERE, WAIVED).when(WAIVE, as_=SECRETARY).then_refused(
        "already_done", what="waive_condition"
    )
    HERE.when(replace(WAIVE, reason=""), as_=SECRETARY).then_refused("reason_blank")
    HERE.when(WAIVE, as_=VICE).then_refused("not_permitted")


def test_waiver_leads_on_in_a_sitting() -> None:
    """In an open sitting the last thing lacking may be waived."""
    start = after(
        cycle_in(Phase.SUMMARY_CONFERENCE),
        (OpenSitting(), SECRETARY),
        (RecordAttendance(present=MEMBERS), SECRETARY),
        (AdoptReport(document=PAPER), SECRETARY),
    )
    waive = replace(WAIVE, condition="table_adopted")
    start.when(waive, as_=SECRETARY).then(
        replace(WAIVED, condition="table_adopted"),
        changed(Phase.SUMMARY_CONFERENCE, Phase.VOTING, ChangedBy.SITTING),
    )


# Reopening


REOPEN = ReopenPhase(phase=Phase.SCORING, reason="Bổ sung minh chứng")
REOPENED = PhaseReopened(phase=Phase.SCORING, reason=hidden("Bổ sung minh chứng"), document=None)


@pytest.mark.parametrize("phase", WAY[3:])
def test_earlier_phase_is_reopened_with_a_reason(phase: Phase) -> None:
    """From any later phase, a closed year included."""
    reopened = cycle_in(phase).when(replace(REOPEN, document=PAPER), as_=SECRETARY)
    reopened.then(
        replace(REOPENED, document=DOCUMENT), changed(phase, Phase.SCORING, ChangedBy.REOPENED)
    )
    assert reopened.given_besides().state.held_open


@pytest.mark.parametrize("phase", [Phase.SCORING, Phase.VOTING, Phase.CLOSED, Phase.CANCELLED])
def test_only_an_earlier_phase_is_reopened(phase: Phase) -> None:
    """Not the present one, none that lies ahead, no end."""
    cycle_in(Phase.SCORING).when(replace(REOPEN, phase=phase), as_=SECRETARY).then_refused(
        "phase_not_earlier", phase=phase, now=Phase.SCORING
    )


def test_reopening_needs_a_reason_and_an_office() -> None:
    """Blank reason, the vice, a plan that has nothing before it: refused."""
    start = cycle_in(Phase.VOTING)
    start.when(replace(REOPEN, reason=" "), as_=SECRETARY).then_refused("reason_blank")
    start.when(REOPEN, as_=VICE).then_refused("not_permitted")
    cycle_in(Phase.PLAN).when(REOPEN, as_=SECRETARY).then_refused("wrong_phase")


def test_a_reopened_phase_goes_on_by_itself_once_nothing_lacks() -> None:
    """In the sitting that is still open the act that supplies what lacks leads on, as it did the
    first time."""
    start = after(
        cycle_in(Phase.VOTING), (replace(REOPEN, phase=Phase.SUMMARY_CONFERENCE), SECRETARY)
    )
    report = AdoptReport(document=PAPER)
    held = after(start, (report, SECRETARY))
    assert held.state.phase is Phase.SUMMARY_CONFERENCE
    waive = replace(WAIVE, condition="table_adopted")
    left = after(held, (waive, SECRETARY))
    assert (left.state.phase, left.state.held_open) == (Phase.VOTING, False)


def test_a_reopened_phase_that_lacks_nothing_is_left_by_an_act_of_its_own() -> None:
    """Nothing carries it on by the way, so that there is time for what it was reopened for."""
    waived = after(cycle_in(Phase.VOTING), (replace(WAIVE, condition="report_adopted"), SECRETARY))
    waived = after(waived, (replace(WAIVE, condition="table_adopted"), SECRETARY))
    start = after(waived, (replace(REOPEN, phase=Phase.SUMMARY_CONFERENCE), SECRETARY))
    held = after(start, (AdoptReport(document=PAPER), SECRETARY))
    assert (held.state.phase, held.state.held_open) == (Phase.SUMMARY_CONFERENCE, True)
    left = after(held, (AdvancePhase(), SECRETARY))
    assert (left.state.phase, left.state.held_open) == (Phase.VOTING, False)


def test_reopened_scoring_takes_scores_again() -> None:
    """The commands of the phase are accepted as they were the first time."""
    start = cycle_in(Phase.SUMMARY_CONFERENCE).when(REOPEN, as_=SECRETARY).given_besides()
    enter = EnterScores(unit=C, column="self", cells=())
    start.when(enter, as_=officer(C)).then_refused("sheet_already_sent")


# Cancelling


def test_cycle_is_cancelled_with_a_reason() -> None:
    """It ends without an outcome, and the cluster learns that the year may be opened again."""
    cancel = CancelCycle(reason="Sáp nhập tỉnh", document=PAPER)
    for phase in RUNNING:
        cancelled = cycle_in(phase).when(cancel, as_=SECRETARY)
        cancelled.then(
            CycleCancelled(reason=hidden("Sáp nhập tỉnh"), document=DOCUMENT),
            changed(phase, Phase.CANCELLED, ChangedBy.CANCELLED),
        )
        cancelled.then_follows(RecordCycleEnd(year="2026", attempt=1, cancelled=True))
    HERE.when(replace(cancel, reason=" "), as_=SECRETARY).then_refused("reason_blank")
    HERE.when(cancel, as_=VICE).then_refused("not_permitted")
    cycle_in(Phase.CLOSED).when(cancel, as_=SECRETARY).then_refused("wrong_phase")


@pytest.mark.parametrize(
    "command", [REOPEN, WAIVE, CancelCycle(reason="x"), AdvancePhase(), EXTEND]
)
def test_cancelled_cycle_takes_nothing_more(command: Command) -> None:
    """It is not even reopened: the year is opened once more instead."""
    start = after(HERE, (CancelCycle(reason="x"), SECRETARY))
    start.when(command, as_=SECRETARY).then_refused("cycle_cancelled")


# In a past that is told


def test_told_past_is_waived_reopened_and_cancelled_alike() -> None:
    """The formal acts are the same; what is told has no office to hold."""
    start = told_in(Phase.SCORING)
    reopen = replace(REOPEN, phase=Phase.PLAN)
    start.when(reopen, as_=OPERATOR).then(
        replace(REOPENED, phase=Phase.PLAN),
        changed(Phase.SCORING, Phase.PLAN, ChangedBy.REOPENED),
    )
    start.when(CancelCycle(reason="Nhập nhầm"), as_=OPERATOR).given_besides()
    waive = replace(WAIVE, condition="sheets_settled")
    done = after(start, (waive, OPERATOR), (AdvancePhase(), OPERATOR))
    assert done.state.phase is Phase.SUMMARY_CONFERENCE


def test_reopened_voting_asks_for_its_outcomes_again() -> None:
    """What was chosen is chosen again, by the ranks or votes of then."""
    closed = cycle_in(Phase.CLOSED)
    reopened = after(closed, (ReopenPhase(phase=Phase.VOTING, reason="Bỏ phiếu lại"), SECRETARY))
    assert closed.state.voting.outcomes
    assert not reopened.state.voting.outcomes


def test_reopened_scoring_settles_anew_and_closes_the_sitting() -> None:
    """Sheets are settled again, one marked as not sent may be sent, and no sitting stays open."""
    sitting = after(cycle_in(Phase.SUMMARY_CONFERENCE), (OpenSitting(), SECRETARY))
    again = after(sitting, (ReopenPhase(phase=Phase.SCORING, reason="Chấm sót"), SECRETARY))
    assert not again.state.conference.sitting
    assert not any(sheet.settled for sheet in again.state.scoring.sheets.values())
    assert all(sheet.sent for sheet in again.state.scoring.sheets.values())


def test_reopened_year_runs_again_for_its_cluster() -> None:
    """The cluster hears of it, so that officers recorded later reach the cycle."""
    act = ReopenPhase(phase=Phase.CHAIR_HANDOVER, reason="Bổ sung biên bản")
    cycle_in(Phase.CLOSED).when(act, as_=SECRETARY).then_follows(
        RecordCycleEnd(year="2026", attempt=1, cancelled=None)
    )
