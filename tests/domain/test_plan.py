"""Plan: rulebook, deadlines, the plan document."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.clusters.offices import Officers, Words
from domain.clusters.terms import Offices
from domain.cycle.cycle import CycleBegun
from domain.cycle.deadlines.due import DayNote, Due
from domain.cycle.deadlines.setting import DeadlineSet, SetDeadline
from domain.cycle.formal import AdvancePhase, ChangedBy, PhaseChanged, ReopenPhase
from domain.cycle.guard import RUNNING, Phase
from domain.cycle.phases.plan import (
    AcceptDiscrepancy,
    DiscrepancyAccepted,
    IssuePlan,
    MembersRevised,
    OfficersRevised,
    PlanIssued,
    ReviseMembers,
    ReviseOfficers,
    RulebookSet,
    SetRulebook,
)
from domain.record.record import Cause, Office, Origin, cluster_stream
from domain.rulebook.discrepancies import Discrepancy
from domain.rulebook.due_rule import DateCounted
from domain.rulebook.rulebook import Rulebook, pin
from domain.values.paper import Paper
from domain.values.when import When, start_of
from tests.factories import (
    CHAIR,
    CLUSTER,
    CONTRADICTION,
    CYCLE,
    DAYS,
    DOCUMENT,
    MEMBERS,
    NOW,
    OFFICERS,
    OPERATOR,
    PAPER,
    RULEBOOK,
    SECRETARY,
    STREAM,
    VICE,
    A,
    B,
    C,
    after,
    begin,
    begun,
    cycle_in,
    given,
    hidden,
    moment,
    officer,
    told_in,
)

CAUSE = Cause(cluster_stream(CLUSTER), 5, "anything")
PLAN = cycle_in(Phase.PLAN)
RULEBOOK_TEXT = RULEBOOK.canonical()
RULEBOOK_SET = RulebookSet(
    rulebook=RULEBOOK_TEXT, sha256=pin(RULEBOOK_TEXT), discrepancies=(), document=None
)
CONTRADICTS = Discrepancy(code="criteria_sum", one="110", other="100")
REGISTRATION_DUE = SetDeadline(code=Phase.REGISTRATION, until="2026-02-28")
SCORING_DUE = SetDeadline(code=Phase.SCORING, until="2026-11-30")
ISSUE = IssuePlan(document=PAPER)
TO_REGISTRATION = PhaseChanged(source=Phase.PLAN, to=Phase.REGISTRATION, by=ChangedBy.FORMAL_ACT)


def set_to(
    code: str, until: str | None, before: str | None, last: date | None, *notes: DayNote
) -> DeadlineSet:
    """What the event says of a deadline, its limit given as a clock in Vietnam."""
    return DeadlineSet(
        code=code,
        until=None if until is None else When.read(until),
        due=Due(
            words="",
            last_day=last,
            before=None if before is None else moment(before),
            worded_day=last,
            notes=notes,
            counts=DateCounted.RECEIVED,
            table=DAYS.label,
        ),
        document=None,
    )


def test_cycle_begins_with_what_its_cluster_says() -> None:
    """Members, officers and words come from the cluster's event; replay asks nobody."""
    given(STREAM).when(begin(), cause=CAUSE).then(
        CycleBegun(
            cycle=CYCLE,
            cluster=CLUSTER,
            code="cum-8/2026",
            year="2026",
            attempt=1,
            backfill=False,
            members=MEMBERS,
            officers=OFFICERS,
            words=Words(),
        )
    )
    state = begun().state
    assert (state.phase, state.members, state.officers) == (Phase.PLAN, MEMBERS, OFFICERS)


def test_cycle_begins_once_and_by_itself() -> None:
    """Twice is refused, and no person begins a cycle but by opening the year."""
    PLAN.when(begin(), cause=CAUSE).then_refused("stream_exists")
    for seat in (OPERATOR, CHAIR):
        given(STREAM).when(begin(), as_=seat).then_refused(
            "not_permitted", offices=(Office.SYSTEM,)
        )
    given("cycle:other").when(begin(), cause=CAUSE).then_refused("stream_unknown")


def test_cycle_that_never_began_is_unknown() -> None:
    """Nothing is done in a year that was not opened."""
    given(STREAM).when(ISSUE, as_=SECRETARY).then_refused("stream_unknown", stream=STREAM)


def test_members_follow_the_cluster_while_the_plan_is_made() -> None:
    """Members are revised in the plan only; afterwards the refused follow-up stays visible."""
    revise = ReviseMembers(members=(A, B))
    PLAN.when(revise, cause=CAUSE).then(MembersRevised(members=(A, B)))
    PLAN.when(ReviseMembers(members=(A, A)), cause=CAUSE).then_refused("member_repeated", unit=A)
    cycle_in(Phase.REGISTRATION).when(revise, cause=CAUSE).then_refused(
        "wrong_phase", phase=Phase.REGISTRATION, phases=(Phase.PLAN,)
    )


@pytest.mark.parametrize("phase", RUNNING)
def test_officers_follow_the_cluster_until_the_year_is_closed(phase: Phase) -> None:
    """Another chair of the running year takes the office over at once."""
    officers = Officers(chair=C)
    revised = cycle_in(phase).when(ReviseOfficers(officers=officers), cause=CAUSE)
    revised.then(OfficersRevised(offices=Offices.of(officers)))
    revised.given_besides().when(
        SetDeadline(code=Phase.CHAIR_HANDOVER), as_=SECRETARY
    ).then_refused("office_not_held", office=Office.SECRETARY, unit=A)


def test_officers_of_a_closed_year_stay() -> None:
    """A closed year keeps its officers."""
    cycle_in(Phase.CLOSED).when(ReviseOfficers(officers=OFFICERS), cause=CAUSE).then_refused(
        "wrong_phase"
    )


def test_rulebook_stands_in_full_in_its_event() -> None:
    """The exact canonical text and its hash; setting it again in the plan replaces it."""
    PLAN.when(SetRulebook(rulebook=RULEBOOK), as_=SECRETARY).then(RULEBOOK_SET)
    unscored = Rulebook(name="Không chấm điểm")
    again = given(PLAN, RULEBOOK_SET).when(SetRulebook(rulebook=unscored), as_=CHAIR)
    state = again.given_besides().state
    assert (state.plan.rulebook, state.plan.rulebook_sha256) == (
        unscored,
        pin(unscored.canonical()),
    )


def test_rulebook_that_cannot_be_read_is_refused() -> None:
    """Codes twice cannot be mended by any reading."""
    twice = replace(RULEBOOK, criteria=(RULEBOOK.criteria[0],) * 2)
    PLAN.when(SetRulebook(rulebook=twice), as_=SECRETARY).then_refused(
        "rulebook_malformed", where="criteria", value="1"
    )


def test_live_rulebook_does_not_contradict_itself() -> None:
    """A live year mends its rulebook before it is set: both figures are shown."""
    PLAN.when(SetRulebook(rulebook=CONTRADICTION), as_=SECRETARY).then_refused(
        "rulebook_contradiction", discrepancy="criteria_sum", one="110", other="100"
    )


def test_told_rulebook_keeps_its_contradiction() -> None:
    """110 against 100 is recorded as it was, and to be read before the plan can be left."""
    text = CONTRADICTION.canonical()
    told = told_in(Phase.PLAN).when(SetRulebook(rulebook=CONTRADICTION), as_=OPERATOR)
    told.then(
        RulebookSet(rulebook=text, sha256=pin(text), discrepancies=(CONTRADICTS,), document=None)
    )
    told.given_besides().when(ISSUE, as_=OPERATOR).then_refused(
        "conditions_unmet",
        unmet=(("discrepancies_accepted", {"discrepancies": ("criteria_sum",)}),),
    )


ACCEPT = AcceptDiscrepancy(
    discrepancy="criteria_sum", reading="Bảng theo thang 100", reason="Nguồn in như vậy"
)


def test_contradiction_is_read_with_a_reason() -> None:
    """Which place counts is recorded; the contradiction itself is not mended."""
    told = after(told_in(Phase.PLAN), (SetRulebook(rulebook=CONTRADICTION), OPERATOR))
    accepted = told.when(ACCEPT, as_=OPERATOR)
    accepted.then(
        DiscrepancyAccepted(
            discrepancy=CONTRADICTS,
            reading=hidden("Bảng theo thang 100"),
            reason=hidden("Nguồn in như vậy"),
        )
    )
    accepted.given_besides().when(ISSUE, as_=OPERATOR).then(
        PlanIssued(document=DOCUMENT), TO_REGISTRATION
    )
    told.when(replace(ACCEPT, reason=" "), as_=OPERATOR).then_refused("reason_blank")
    told.when(replace(ACCEPT, reading=" "), as_=OPERATOR).then_refused(
        "field_missing", field="reading"
    )
    told.when(replace(ACCEPT, discrepancy="base"), as_=OPERATOR).then_refused(
        "discrepancy_unknown", value="base"
    )


def test_contradiction_is_read_in_a_told_past_only() -> None:
    """A live year has no contradiction to accept; without a rulebook there is none either."""
    given(PLAN, RULEBOOK_SET).when(ACCEPT, as_=SECRETARY).then_refused(
        "backfill_only", command="accept_discrepancy"
    )
    told_in(Phase.PLAN).when(ACCEPT, as_=OPERATOR).then_refused(
        "conditions_unmet", unmet=(("rulebook_set", {}),)
    )


def test_new_rulebook_is_read_anew() -> None:
    """A reading belongs to the rulebook that it was made for."""
    accepted = after(
        told_in(Phase.PLAN),
        (SetRulebook(rulebook=CONTRADICTION), OPERATOR),
        (ACCEPT, OPERATOR),
        (SetRulebook(rulebook=replace(CONTRADICTION, name="Bản mới")), OPERATOR),
    )
    accepted.when(ISSUE, as_=OPERATOR).then_refused("conditions_unmet")


@pytest.mark.parametrize(
    ("until", "before", "last", "notes"),
    [
        ("2026-11-30", "2026-12-01T00:00", date(2026, 11, 30), ()),
        ("2026-11", "2026-12-01T00:00", date(2026, 11, 30), (DayNote.MONTH_ONLY,)),
        ("2026-11-29/2026-11-30", "2026-12-01T00:00", date(2026, 11, 30), ()),
        ("2026-11-29", "2026-11-30T00:00", date(2026, 11, 29), (DayNote.ON_DAY_OFF,)),
        ("2026", "2027-01-01T00:00", date(2026, 12, 31), (DayNote.TO_BE_ANNOUNCED,)),
        ("2026-11-30T17:00", "2026-11-30T17:00", date(2026, 11, 30), ()),
    ],
)
def test_deadline_is_the_end_of_its_last_day(
    until: str, before: str, last: date, notes: tuple[DayNote, ...]
) -> None:
    """ "Hết ngày 30/11" is before 00:00 of 1/12 in Vietnam; a moment is that moment. What is to be
    known of the day is noted."""
    due = SetDeadline(code=Phase.SCORING, until=until)
    PLAN.when(due, as_=SECRETARY).then(set_to("scoring", until, before, last, *notes))


def test_deadline_may_be_announced_later() -> None:
    """Without a day it is to be announced, and nobody is late by it."""
    PLAN.when(SetDeadline(code=Phase.VOTING), as_=SECRETARY).then(
        set_to("voting", None, None, None, DayNote.TO_BE_ANNOUNCED)
    )


@pytest.mark.parametrize("until", ["unknown", "31/11/2026", "2026-11-31", ""])
def test_deadline_is_a_day(until: str) -> None:
    """An unknown or impossible day is no deadline."""
    PLAN.when(SetDeadline(code=Phase.SCORING, until=until), as_=SECRETARY).then_refused(
        "date_malformed"
    )


def test_deadline_of_what_is_over_is_refused() -> None:
    """Work is due in a running phase; a closed year asks for none."""
    for phase in (Phase.CLOSED, Phase.CANCELLED):
        PLAN.when(SetDeadline(code=phase, until="2026-12-31"), as_=SECRETARY).then_refused(
            "deadline_code_unknown", value=phase.value
        )
    PLAN.when(SetDeadline(code="registraton", until="2026-12-31"), as_=SECRETARY).then_refused(
        "deadline_code_unknown", nearest="registration"
    )


def test_live_deadline_lies_ahead() -> None:
    """A day that has passed is refused; the present day is not over yet."""
    due = SetDeadline(code=Phase.REGISTRATION, until="2026-01-04")
    PLAN.when(due, as_=SECRETARY).then_refused(
        "deadline_past", deadline=Phase.REGISTRATION, last_day=date(2026, 1, 4)
    )
    now = SetDeadline(code=Phase.REGISTRATION, until="2026-01-05T08:00")
    PLAN.when(now, as_=SECRETARY).then_refused("deadline_past")
    today = SetDeadline(code=Phase.REGISTRATION, until="2026-01-05")
    assert start_of(date(2026, 1, 5)) < NOW < start_of(date(2026, 1, 6))
    PLAN.when(today, as_=SECRETARY).given_besides()


def test_told_deadline_lies_in_the_past() -> None:
    """A past that is told has past deadlines."""
    due = SetDeadline(code=Phase.REGISTRATION, until="2021-02-28")
    told_in(Phase.PLAN).when(due, as_=OPERATOR).then(
        set_to(
            "registration",
            "2021-02-28",
            "2021-03-01T00:00",
            date(2021, 2, 28),
            DayNote.ON_DAY_OFF,
        )
    )


def test_phases_are_due_in_their_order() -> None:
    """Scoring cannot be due before registration, whichever is set first; the same day may be."""
    start = after(PLAN, (REGISTRATION_DUE, SECRETARY))
    start.when(SetDeadline(code=Phase.SCORING, until="2026-02-27"), as_=SECRETARY).then_refused(
        "deadline_order",
        deadline=Phase.SCORING,
        other=Phase.REGISTRATION,
        last_day=date(2026, 2, 28),
    )
    start.when(SetDeadline(code=Phase.SCORING, until="2026-02-28"), as_=SECRETARY).given_besides()
    later = after(PLAN, (SCORING_DUE, SECRETARY))
    later.when(
        SetDeadline(code=Phase.REGISTRATION, until="2026-12-01"), as_=SECRETARY
    ).then_refused("deadline_order", deadline=Phase.REGISTRATION, other=Phase.SCORING)
    open_end = after(PLAN, (SetDeadline(code=Phase.SCORING), SECRETARY))
    open_end.when(REGISTRATION_DUE, as_=SECRETARY).given_besides()


READY = after(
    PLAN,
    (SetRulebook(rulebook=RULEBOOK), SECRETARY),
    (REGISTRATION_DUE, SECRETARY),
    (SCORING_DUE, SECRETARY),
)


def test_plan_is_issued_and_registration_begins() -> None:
    """Issuing the plan is the formal act that ends the phase."""
    READY.when(ISSUE, as_=SECRETARY).then(PlanIssued(document=DOCUMENT), TO_REGISTRATION)
    READY.when(ISSUE, as_=SECRETARY).then_follows()


def test_plan_is_not_issued_before_it_is_complete() -> None:
    """Every unmet condition is named at once, with what it lacks; nothing is recorded."""
    begun(members=()).when(ISSUE, as_=SECRETARY).then_refused(
        "conditions_unmet",
        command="issue_plan",
        unmet=(
            ("members_set", {}),
            ("rulebook_set", {}),
            ("deadlines_set", {"phases": (Phase.REGISTRATION, Phase.SCORING)}),
        ),
    )


def test_next_two_phases_have_a_day() -> None:
    """The deadlines of registration and scoring are days; later ones may be announced later."""
    announced = after(
        PLAN,
        (SetRulebook(rulebook=RULEBOOK), SECRETARY),
        (REGISTRATION_DUE, SECRETARY),
        (SetDeadline(code=Phase.SCORING), SECRETARY),
        (SetDeadline(code=Phase.CHAIR_HANDOVER), SECRETARY),
    )
    announced.when(ISSUE, as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=(("deadlines_set", {"phases": (Phase.SCORING,)}),)
    )


def test_cluster_that_does_not_score_needs_no_scoring_deadline() -> None:
    """Without criteria only registration has to be due."""
    start = after(
        PLAN,
        (SetRulebook(rulebook=Rulebook(name="Không chấm điểm")), SECRETARY),
        (REGISTRATION_DUE, SECRETARY),
    )
    start.when(ISSUE, as_=SECRETARY).then(PlanIssued(document=DOCUMENT), TO_REGISTRATION)


def test_plan_rests_on_a_document() -> None:
    """A plan is not issued without the kind of its document."""
    READY.when(IssuePlan(document=Paper(kind="")), as_=SECRETARY).then_refused("document_blank")


def test_plan_cannot_be_left_without_its_document() -> None:
    """Advancing by hand asks for the same as issuing does."""
    READY.when(AdvancePhase(), as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=(("plan_issued", {}),)
    )


@pytest.mark.parametrize("command", [SetRulebook(rulebook=RULEBOOK), ISSUE])
def test_plan_is_made_in_the_plan(command: SetRulebook | IssuePlan) -> None:
    """Rulebook and plan stand once the plan is issued."""
    cycle_in(Phase.REGISTRATION).when(command, as_=SECRETARY).then_refused(
        "wrong_phase", phase=Phase.REGISTRATION, phases=(Phase.PLAN,)
    )


def test_plan_is_the_chair_offices() -> None:
    """Neither the vice nor a member's officer issues the plan."""
    for seat in (VICE, officer(A), OPERATOR):
        READY.when(ISSUE, as_=seat).then_refused(
            "not_permitted", command="issue_plan", offices=(Office.CHAIR, Office.SECRETARY)
        )


def test_told_past_is_told_and_the_present_is_not() -> None:
    """A live cycle takes nothing told, a told one nothing live: each would pass for the other."""
    READY.when(ISSUE, as_=SECRETARY, backfill=True).then_refused("live_only", code="cum-8/2026")
    told_in(Phase.PLAN).when(ISSUE, as_=OPERATOR, backfill=False).then_refused("not_permitted")
    told_in(Phase.PLAN).when(ISSUE, as_=SECRETARY, backfill=False).then_refused(
        "backfill_open", code="cum-8/2021"
    )
    origins = {event.header.origin for event in told_in(Phase.SCORING).events}
    assert origins == {Origin.BACKFILL}
    assert {event.header.origin for event in READY.events} == {Origin.LIVE}


def test_rulebook_is_not_laid_down_anew_over_scores() -> None:
    """A reopened plan keeps the rulebook that scores were given by; amending it is another act."""
    reopen = ReopenPhase(phase=Phase.PLAN, reason="Bổ sung")
    start = after(cycle_in(Phase.SUMMARY_CONFERENCE), (reopen, SECRETARY))
    start.when(SetRulebook(rulebook=RULEBOOK), as_=SECRETARY).then_refused("conditions_unmet")


def test_issued_deadline_is_extended_and_never_set_again() -> None:
    """After the plan was issued a deadline changes with a reason only."""
    start = cycle_in(Phase.REGISTRATION)
    sooner = SetDeadline(code=Phase.REGISTRATION, until="2026-02-01")
    start.when(sooner, as_=SECRETARY).then_refused("deadline_stands", deadline=Phase.REGISTRATION)
