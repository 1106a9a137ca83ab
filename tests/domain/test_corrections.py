"""Correcting wrong formal facts: both versions stand, and the cycle goes on with the right one."""

from msgspec import structs

from domain.cycle.awards.file import FileRemark, Verdict
from domain.cycle.awards.rows import award_rows
from domain.cycle.corrections import CorrectedPaper, CorrectRecord, RecordCorrected
from domain.cycle.formal import ReopenPhase
from domain.cycle.guard import Phase
from domain.cycle.outcome import outcome
from domain.cycle.phases.summary_conference import CallConference, OpenSitting, RecordAttendance
from domain.record.record import encode
from domain.values.paper import Document
from domain.values.when import When
from tests.award_files import CLOSED, PROPOSED, decide, deliver, remarked, result
from tests.factories import (
    DOCUMENT,
    MEMBERS,
    OUTSIDE,
    PAPER,
    SECRETARY,
    A,
    B,
    C,
    after,
    cycle_in,
    hidden,
    officer,
)
from tests.spec import Given

DECIDED = after(PROPOSED, (decide(result(B)), SECRETARY))
REASON = "Ghi nhầm"


def version_of(start: Given, type_: str) -> int:
    """The last event of a type."""
    return [event.version for event in start.events if event.header.type == type_][-1]


def correct(start: Given, type_: str, **said: object) -> CorrectRecord:
    return CorrectRecord(event=version_of(start, type_), reason=REASON, **said)  # type: ignore[arg-type]


def corrected(start: Given, type_: str, **said: object) -> Given:
    return after(start, (correct(start, type_, **said), SECRETARY))


def body_of(start: Given) -> RecordCorrected:
    body = start.events[-1].body
    assert isinstance(body, RecordCorrected)
    return body


def test_a_wrong_number_is_corrected_by_an_event() -> None:
    """It names the event, holds both documents, the reason and what it rests on."""
    command = correct(
        DECIDED, "decision_recorded", corrected=CorrectedPaper(number="10/QĐ"), document=PAPER
    )
    DECIDED.when(command, as_=SECRETARY).then(
        RecordCorrected(
            event=version_of(DECIDED, "decision_recorded"),
            type="decision_recorded",
            document_was=DOCUMENT,
            document_now=structs.replace(DOCUMENT, number="10/QĐ"),
            date_was=None,
            date_now=None,
            present_was=None,
            present_now=None,
            results_was=None,
            results_now=None,
            remarks=(),
            field=None,
            text=None,
            reason=hidden(REASON),
            document=DOCUMENT,
        )
    )


def test_the_file_shows_the_document_as_it_reads_now() -> None:
    """The event that was wrong keeps its words."""
    start = corrected(DECIDED, "decision_recorded", corrected=CorrectedPaper(number="10/QĐ"))
    [row] = [row for row in award_rows(start.state) if row.decided]
    assert row.decided[0].document == structs.replace(DOCUMENT, number="10/QĐ")
    first = start.events[version_of(DECIDED, "decision_recorded") - 1].body
    assert first.document == DOCUMENT  # type: ignore[attr-defined]


def test_what_is_not_named_of_a_document_stays() -> None:
    """A part at a time; an empty text says that there is none, and an abstract stays."""
    full = structs.replace(PAPER, date="2026-01-02", signer="Bộ trưởng", about="Khen thưởng")
    start = after(PROPOSED, (structs.replace(decide(result(B)), document=full), SECRETARY))
    once = corrected(start, "decision_recorded", corrected=CorrectedPaper(signer="", number="7"))
    version = version_of(start, "decision_recorded")
    assert once.state.papers[version] == Document(
        kind="Kế hoạch",
        number="7",
        date=When.read("2026-01-02"),
        received=None,
        signer=None,
        about=hidden("Khen thưởng"),
        file=None,
    )
    dated = CorrectedPaper(date="2026-01-03", kind="Quyết định")
    twice = corrected(once, "decision_recorded", corrected=dated)
    document = twice.state.papers[version]
    assert document is not None
    assert (document.kind, document.date) == ("Quyết định", When.read("2026-01-03"))
    assert twice.state.on_file.facts[version].corrected_by == (version + 1, version + 2)


def test_the_plan_reads_as_corrected_until_the_year_is_sealed() -> None:
    """A sealed outcome keeps what was sealed; reopened, the year goes on with what is right."""
    start = cycle_in(Phase.SCORING)
    now = corrected(start, "plan_issued", corrected=CorrectedPaper(number="43/KH"))
    assert now.state.plan.issued == structs.replace(DOCUMENT, number="43/KH")
    late = corrected(CLOSED, "plan_issued", corrected=CorrectedPaper(number="43/KH"))
    assert late.state.sealed == CLOSED.state.sealed == encode(outcome(late.state)).decode()
    again = after(late, (ReopenPhase(phase=Phase.VOTING, reason="Xét lại"), SECRETARY))
    assert again.state.plan.issued == structs.replace(DOCUMENT, number="43/KH")


def test_attendance_is_corrected() -> None:
    """The sitting goes on with who was present, as long as that list is the one in force."""
    start = cycle_in(Phase.VOTING)
    fewer = corrected(start, "attendance_recorded", present=(C, A))
    assert (body_of(fewer).present_was, body_of(fewer).present_now) == (
        tuple(sorted(MEMBERS)),
        tuple(sorted((A, C))),
    )
    assert fewer.state.conference.present == {A, C}
    newer = after(start, (RecordAttendance(present=(A, B, C)), SECRETARY))
    old = CorrectRecord(event=version_of(start, "attendance_recorded"), present=(A,), reason=REASON)
    assert after(newer, (old, SECRETARY)).state.conference.present == {A, B, C}
    outsider = correct(start, "attendance_recorded", present=(OUTSIDE,))
    start.when(outsider, as_=SECRETARY).then_refused("not_member")


def test_an_attendance_of_an_earlier_sitting_does_not_fill_the_next() -> None:
    """Nobody is present at a sitting by the correction of another."""
    again = after(CLOSED, (ReopenPhase(phase=Phase.VOTING, reason="Xét lại"), SECRETARY))
    sits = after(again, (OpenSitting(), SECRETARY))
    assert corrected(sits, "attendance_recorded", present=(A,)).state.conference.present == set()


def test_a_day_is_corrected() -> None:
    """Of a conference that was called, and of a handing over."""
    called = after(cycle_in(Phase.SCORING), (CallConference(date="2026-12-18"), SECRETARY))
    moved = corrected(called, "conference_called", date="2026-12-19")
    assert moved.state.conference.called == When.read("2026-12-19")
    given = after(DECIDED, (deliver(B), SECRETARY))
    dated = corrected(given, "delivery_recorded", date="2026-01-04")
    [row] = [row for row in award_rows(dated.state) if row.delivered]
    assert row.delivered is not None
    assert row.delivered.date == When.read("2026-01-04")


def test_the_results_of_a_decision_are_corrected_as_a_whole() -> None:
    """What was typed wrongly is replaced in the file, and remarked on as the decision itself is."""
    wrong = after(PROPOSED, (decide(result(B, Verdict.REFUSED)), SECRETARY))
    right = corrected(wrong, "decision_recorded", results=(result(B), result(C)))
    assert body_of(right).results_was == (result(B, Verdict.REFUSED),)
    assert body_of(right).remarks == remarked(FileRemark.NEVER_PROPOSED, C)
    decided = {row.unit: row.decided for row in award_rows(right.state) if row.decided}
    assert [found.result for found in decided[B]] == [Verdict.APPROVED]
    assert [found.remarks for found in decided[C]] == [(FileRemark.NEVER_PROPOSED,)]
    nobody = correct(DECIDED, "decision_recorded", results=())
    DECIDED.when(nobody, as_=SECRETARY).then_refused("field_missing", field="results")


def test_a_text_is_corrected_by_the_name_of_its_field() -> None:
    """A reason as it should read; a field that the event does not have is refused."""
    start = after(CLOSED, (ReopenPhase(phase=Phase.VOTING, reason="Xét lai"), SECRETARY))
    said = corrected(start, "phase_reopened", field="reason", text="Xét lại")
    assert body_of(said).text == hidden("Xét lại")
    texts = said.state.on_file.facts[version_of(start, "phase_reopened")].texts
    assert texts["reason"] == hidden("Xét lại")
    wrong = correct(start, "phase_reopened", field="reasons", text="Xét lại")
    start.when(wrong, as_=SECRETARY).then_refused("unknown_field", nearest="reason")
    blank = correct(start, "phase_reopened", field="reason", text=" ")
    start.when(blank, as_=SECRETARY).then_refused("field_missing", field="text")


def test_one_thing_is_corrected_at_a_time() -> None:
    """Nothing named, or two things, is refused."""
    DECIDED.when(correct(DECIDED, "decision_recorded"), as_=SECRETARY).then_refused(
        "correction_one"
    )
    two = correct(DECIDED, "decision_recorded", results=(result(C),), date="2026-01-01")
    DECIDED.when(two, as_=SECRETARY).then_refused("correction_one")


def test_an_event_that_is_not_there_cannot_be_corrected() -> None:
    """Nor one that says nothing of the kind; what reads so already is no correction."""
    number = CorrectedPaper(number="10/QĐ")
    for version in (0, 10_000):
        unknown = CorrectRecord(event=version, corrected=number, reason=REASON)
        DECIDED.when(unknown, as_=SECRETARY).then_refused(
            "event_unknown", value=f"@{version}", last=len(DECIDED.events)
        )
    scores = CorrectRecord(
        event=version_of(DECIDED, "scores_entered"), corrected=number, reason=REASON
    )
    DECIDED.when(scores, as_=SECRETARY).then_refused("not_correctable")
    for said in ({"present": (A,)}, {"date": "2026-01-01"}):
        command = correct(DECIDED, "decision_recorded", **said)
        DECIDED.when(command, as_=SECRETARY).then_refused("not_correctable")
    plan = correct(DECIDED, "plan_issued", results=(result(B),))
    DECIDED.when(plan, as_=SECRETARY).then_refused("not_correctable")
    same = correct(DECIDED, "decision_recorded", corrected=CorrectedPaper(number=PAPER.number))
    DECIDED.when(same, as_=SECRETARY).then_refused("correction_empty")


def test_a_correction_needs_a_reason_and_the_chairs_office() -> None:
    """As every formal act does."""
    number = CorrectedPaper(number="10/QĐ")
    blank = CorrectRecord(event=1, corrected=number, reason=" ")
    DECIDED.when(blank, as_=SECRETARY).then_refused("reason_blank")
    command = correct(DECIDED, "decision_recorded", corrected=number)
    DECIDED.when(command, as_=officer(B)).then_refused("not_permitted")
