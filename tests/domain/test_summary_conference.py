"""Summary conference: invitation, report, sitting, attendance, adoption."""

import msgspec
import pytest
from msgspec.structs import replace

from domain.cycle.formal import AdvancePhase, ChangedBy, PhaseChanged, ReopenPhase, WaiveCondition
from domain.cycle.guard import SITTING, Phase
from domain.cycle.phases.scoring import AdjustScores
from domain.cycle.phases.summary_conference import (
    AdoptReport,
    AdoptTable,
    AttendanceRecorded,
    CallConference,
    CloseSitting,
    ConferenceCalled,
    OpenSitting,
    RecordAttendance,
    RecordReport,
    ReportAdopted,
    ReportDrafted,
    SittingClosed,
    SittingOpened,
    TableAdopted,
)
from domain.reckoning.score_table import ScoreTable, score_table
from domain.record.record import ARITHMETIC, Command, UnitId, decoder, encode
from domain.rulebook.rulebook import Rulebook, pin
from domain.values.meeting import Mode
from domain.values.paper import Paper
from domain.values.refusal import Refusal
from domain.values.when import When
from tests.factories import (
    CHAIR,
    DOCUMENT,
    MEMBERS,
    OUTSIDE,
    PAPER,
    RULEBOOK,
    SECRETARY,
    VICE,
    A,
    B,
    C,
    D,
    after,
    cell,
    cycle_in,
    given,
    hidden,
    officer,
)
from tests.spec import Given

HERE = cycle_in(Phase.SUMMARY_CONFERENCE)
OPENED = SittingOpened(mode=Mode.IN_PERSON, document=None)
#: Two thirds of five units are four.
PRESENT = AttendanceRecorded(present=tuple(sorted((A, B, C, D))), of=5, quorum=4, document=None)
SITS = given(HERE, OPENED, PRESENT)
CALL = CallConference(
    date="2027-01-14",
    mode=Mode.MIXED,
    place="Long Xuyên",
    agenda=("Thông qua báo cáo", " ", "Bình xét"),
    document=PAPER,
)
ADOPTED = ReportAdopted(document=DOCUMENT)


def table_adopted(start: Given) -> TableAdopted:
    """The table as it stands, as the event stores it."""
    text = encode(score_table(start.state)).decode()
    return TableAdopted(table=text, sha256=pin(text), arithmetic=ARITHMETIC, document=None)


# Before the sitting


def test_conference_is_called() -> None:
    """Date, mode, place and agenda; blank items are none; calling again replaces it."""
    HERE.when(CALL, as_=SECRETARY).then(
        ConferenceCalled(
            date=When.read("2027-01-14"),
            mode=Mode.MIXED,
            place=hidden("Long Xuyên"),
            agenda=(hidden("Thông qua báo cáo"), hidden("Bình xét")),
            document=DOCUMENT,
        )
    )
    again = after(HERE, (CALL, SECRETARY), (replace(CALL, date="2027-01-18/2027-01-19"), VICE))
    assert again.state.conference.called == When.read("2027-01-18/2027-01-19")


def test_conference_has_a_date() -> None:
    """A month may be all that is known; an impossible day is refused."""
    HERE.when(replace(CALL, date="2027-02"), as_=SECRETARY).given_besides()
    HERE.when(replace(CALL, date="2027-02-30"), as_=SECRETARY).then_refused("date_malformed")
    HERE.when(replace(CALL, document=Paper(kind="")), as_=SECRETARY).then_refused("document_blank")


@pytest.mark.parametrize("phase", [Phase.SCORING, *SITTING])
def test_conference_may_be_called_while_scores_are_settled(phase: Phase) -> None:
    """The invitation goes out before the last score is settled, and may move until the end."""
    cycle_in(phase).when(CALL, as_=SECRETARY).given_besides()


@pytest.mark.parametrize("phase", [Phase.PLAN, Phase.REGISTRATION, Phase.CLOSED])
def test_conference_has_its_time(phase: Phase) -> None:
    """Not while the plan is made, not after the year is closed."""
    cycle_in(phase).when(CALL, as_=SECRETARY).then_refused("wrong_phase", phase=phase)


def test_report_is_sent_round_as_a_draft() -> None:
    """The yearly report is due before the conference; a draft may follow a draft."""
    draft = RecordReport(document=PAPER)
    cycle_in(Phase.SCORING).when(draft, as_=SECRETARY).then(ReportDrafted(document=DOCUMENT))
    again = after(HERE, (draft, SECRETARY), (draft, CHAIR))
    assert again.state.conference.report == "draft"
    HERE.when(draft, as_=VICE).then_refused("not_permitted")
    HERE.when(RecordReport(document=Paper(kind=" ")), as_=SECRETARY).then_refused("document_blank")


def test_adopted_report_is_no_draft_again() -> None:
    """Once it is adopted no draft replaces it."""
    given(SITS, ADOPTED).when(RecordReport(document=PAPER), as_=SECRETARY).then_refused(
        "already_done", what="adopt_report"
    )


# The sitting


def test_sitting_is_opened() -> None:
    """By the chair's office or the vice; nobody is present before that is recorded."""
    for seat in (CHAIR, SECRETARY, VICE):
        HERE.when(OpenSitting(mode=Mode.ONLINE), as_=seat).then(
            SittingOpened(mode=Mode.ONLINE, document=None)
        )
    HERE.when(OpenSitting(), as_=officer(C)).then_refused("not_permitted")
    state = given(HERE, OPENED).state
    assert (state.conference.sitting, state.conference.present) == (True, frozenset())


def test_one_sitting_at_a_time() -> None:
    """A second sitting opens after the first was closed, and takes attendance anew."""
    SITS.when(OpenSitting(), as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=(("no_sitting_open", {}),)
    )
    again = after(SITS, (CloseSitting(), SECRETARY), (OpenSitting(), SECRETARY))
    assert again.state.conference.present == frozenset()


def test_attendance_is_recorded_with_the_quorum() -> None:
    """Who is present, of how many, and the fewest that the rulebook asks for."""
    start = given(HERE, OPENED)
    start.when(RecordAttendance(present=(D, C, B, A)), as_=VICE).then(PRESENT)
    fewer = start.when(RecordAttendance(present=(B, A)), as_=VICE).given_besides()
    again = fewer.when(RecordAttendance(present=MEMBERS), as_=VICE).given_besides()
    wanted = replace(start.state.conference, present=frozenset(MEMBERS), quorum=4)
    assert again.state.conference == wanted


def test_rulebook_may_name_no_quorum() -> None:
    """Then one unit is enough, but not none."""
    free = given(cycle_in(Phase.SUMMARY_CONFERENCE, replace(RULEBOOK, quorum=None)), OPENED)
    present = AttendanceRecorded(present=(A,), of=5, quorum=None, document=None)
    free.when(RecordAttendance(present=(A,)), as_=SECRETARY).then(present)
    given(free, present).when(AdoptTable(), as_=SECRETARY).given_besides()
    nobody = free.when(RecordAttendance(present=()), as_=SECRETARY).given_besides()
    nobody.when(AdoptTable(), as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=(("quorum_met", {"present": 0, "of": 5, "quorum": 1}),)
    )


@pytest.mark.parametrize(
    ("present", "code"), [((A, A), "member_repeated"), ((OUTSIDE,), "not_member")]
)
def test_members_are_present_once(present: tuple[UnitId, ...], code: str) -> None:
    """A unit twice and an outsider are refused."""
    given(HERE, OPENED).when(RecordAttendance(present=present), as_=SECRETARY).then_refused(code)


@pytest.mark.parametrize(
    "command",
    [RecordAttendance(present=MEMBERS), AdoptReport(document=PAPER), AdoptTable(), CloseSitting()],
)
def test_what_is_done_in_a_sitting_needs_one(command: Command) -> None:
    """Attendance, adoption and closing are of an open sitting."""
    refusal = HERE.when(command, as_=SECRETARY).outcome
    assert isinstance(refusal, Refusal)
    assert refusal.code == "conditions_unmet"
    assert "('sitting_open', {})" in str(refusal.facts["unmet"])


# Adoption


def test_report_is_adopted_once() -> None:
    """On its document, in a sitting."""
    SITS.when(AdoptReport(document=PAPER), as_=SECRETARY).then(ADOPTED)
    given(SITS, ADOPTED).when(AdoptReport(document=PAPER), as_=SECRETARY).then_refused(
        "already_done", what="adopt_report"
    )
    SITS.when(AdoptReport(document=Paper(kind="")), as_=SECRETARY).then_refused("document_blank")
    SITS.when(AdoptReport(document=PAPER), as_=officer(A)).then_refused("not_permitted")


def test_table_is_adopted_in_full() -> None:
    """The whole table stands in the event, with its hash and the arithmetic of the day."""
    adopted = SITS.when(AdoptTable(), as_=SECRETARY)
    adopted.then(table_adopted(SITS))
    table: ScoreTable = decoder(ScoreTable)(adopted.given_besides().state.conference.table)
    assert table == score_table(SITS.state)
    assert [row.rank for row in table.rows] == [1, 2, 3, 4, 5]


def test_table_is_not_adopted_without_quorum() -> None:
    """Three of five are not two thirds."""
    start = given(HERE, OPENED, replace(PRESENT, present=tuple(sorted((A, B, C)))))
    start.when(AdoptTable(), as_=SECRETARY).then_refused(
        "conditions_unmet",
        command="adopt_table",
        unmet=(("quorum_met", {"present": 3, "of": 5, "quorum": 4}),),
    )


def test_table_is_adopted_once() -> None:
    """After that it stands."""
    given(SITS, table_adopted(SITS)).when(AdoptTable(), as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=(("table_not_adopted", {}),)
    )


def test_cluster_that_does_not_score_adopts_no_table() -> None:
    """There is none: the report alone leads on."""
    unscored = cycle_in(Phase.SUMMARY_CONFERENCE, Rulebook(name="Không chấm điểm"))
    start = given(unscored, OPENED, PRESENT)
    start.when(AdoptTable(), as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=(("scored", {}),)
    )
    assert start.when(AdoptReport(document=PAPER), as_=SECRETARY).given_besides().state.phase in (
        Phase.VOTING,
        Phase.CHAIR_HANDOVER,
    )


def test_adopted_table_stands() -> None:
    """After adoption a score changes by reopening only; until then by adjusting."""
    adjust = AdjustScores(
        unit=C, column="settled", cells=(cell("1", "59", was="60"),), reason="Thống nhất lại"
    )
    adjusted = SITS.when(adjust, as_=SECRETARY).given_besides()
    assert score_table(adjusted.state) != score_table(SITS.state)
    adopted = given(SITS, table_adopted(SITS))
    adopted.when(adjust, as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=(("table_not_adopted", {}),)
    )


def test_table_with_nothing_in_it_is_not_adopted() -> None:
    """Waiving the settlement does not make a table where nobody has scored."""
    waive = WaiveCondition(condition="sheets_settled", reason="Năm đầu không chấm")
    empty = after(
        cycle_in(Phase.SCORING),
        (waive, SECRETARY),
        (AdvancePhase(), SECRETARY),
        (OpenSitting(), SECRETARY),
        (RecordAttendance(present=MEMBERS), SECRETARY),
    )
    empty.when(AdoptTable(), as_=SECRETARY).then_refused("table_incomplete", units=MEMBERS)


# Leading on


def test_sitting_leads_on_when_report_and_table_are_adopted() -> None:
    """In an open sitting the phase advances by itself as its guard is met, in either order."""
    moved = PhaseChanged(source=Phase.SUMMARY_CONFERENCE, to=Phase.VOTING, by=ChangedBy.SITTING)
    given(SITS, ADOPTED).when(AdoptTable(), as_=SECRETARY).then(table_adopted(SITS), moved)
    given(SITS, table_adopted(SITS)).when(AdoptReport(document=PAPER), as_=SECRETARY).then(
        ADOPTED, moved
    )


def test_conference_is_not_left_before() -> None:
    """By hand it asks for the same: held, report, table."""
    HERE.when(AdvancePhase(), as_=SECRETARY).then_refused(
        "conditions_unmet",
        unmet=(("conference_held", {}), ("report_adopted", {}), ("table_adopted", {})),
    )


def test_closing_the_sitting_states_what_is_lacking() -> None:
    """Closing checks all three phases, and refuses nothing: what is lacking is on the record."""
    SITS.when(CloseSitting(), as_=SECRETARY).then(
        SittingClosed(
            lacking=(
                "report_adopted",
                "table_adopted",
                "selections_decided",
                "next_officers_known",
                "handover_accepted",
                "minutes_adopted",
            ),
            document=None,
        )
    )
    closed = SITS.when(CloseSitting(), as_=SECRETARY).given_besides().state
    assert (closed.conference.sitting, closed.conference.held) == (False, True)


def test_reopened_conference_adopts_again() -> None:
    """What was adopted does not outlive the phase that gave it: report and table come again."""
    reopen = ReopenPhase(phase=Phase.SUMMARY_CONFERENCE, reason="Sai số liệu")
    start = cycle_in(Phase.VOTING).when(reopen, as_=SECRETARY).given_besides()
    assert (start.state.conference.report, start.state.conference.table) == ("draft", None)
    again = after(start, (AdoptReport(document=PAPER), SECRETARY), (AdoptTable(), SECRETARY))
    last = again.events[-1].body  # it goes on by itself, as the first time
    assert last == PhaseChanged(
        source=Phase.SUMMARY_CONFERENCE, to=Phase.VOTING, by=ChangedBy.SITTING
    )


def test_stored_table_is_strict() -> None:
    """What is stored as a table reads back as one and nothing else."""
    text = table_adopted(SITS).table
    with pytest.raises(msgspec.ValidationError):
        decoder(ScoreTable)(text.replace('"basis"', '"bases"'))
