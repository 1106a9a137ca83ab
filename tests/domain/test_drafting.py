"""Drafts: sent round, commented, answered, adopted from the last round."""

import pytest
from msgspec.structs import replace

from domain.cycle.amendment import AmendRulebook
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.formal import ReopenPhase
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.phases.summary_conference import (
    AdoptReport,
    AdoptTable,
    OpenSitting,
    RecordAttendance,
    RecordReport,
)
from domain.cycle.year_work.drafting import (
    AnswerComment,
    CirculateDraft,
    CommentAnswered,
    CommentOnDraft,
    DraftCirculated,
    DraftCommented,
    Drafted,
    Round,
    Taken,
)
from domain.reckoning.score_table import score_table
from domain.record.record import encode
from domain.rulebook.rulebook import pin
from domain.values.paper import Paper
from domain.values.when import When, read_day
from tests.factories import (
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
    E,
    after,
    at,
    begun,
    cycle_in,
    hidden,
    moment,
    officer,
)
from tests.spec import Given

PLAN = CirculateDraft(of=Drafted.PLAN, document=PAPER, until="2026-01-20", silence_agrees=True)
RULES = CirculateDraft(of=Drafted.RULEBOOK, document=PAPER, rulebook=RULEBOOK)
TABLE = CirculateDraft(of=Drafted.TABLE, document=PAPER)
COMMENT = CommentOnDraft(unit=C, of=Drafted.PLAN, text="Lùi hạn đăng ký", document=PAPER)


def round_of(start: Given, of: Drafted = Drafted.PLAN) -> Round:
    found: Round = start.state.drafts[of][-1]
    return found


def commented() -> tuple[Given, int]:
    """A plan's draft with one comment, and its version."""
    given = after(begun(), (PLAN, SECRETARY), (COMMENT, officer(C)))
    return given, len(given.events)


def test_draft_goes_round_with_its_day() -> None:
    """Which round, until when, and whether silence counts as agreeing."""
    given = begun().when(PLAN, as_=SECRETARY)
    given.then(
        DraftCirculated(
            of=Drafted.PLAN,
            round=1,
            document=DOCUMENT,
            until=When.read("2026-01-20"),
            last_day=read_day("2026-01-20"),
            before=moment("2026-01-21T00:00"),
            silence_agrees=True,
            text=None,
            sha256=None,
        )
    )
    again = given.given_besides().when(PLAN, as_=SECRETARY).given_besides()
    assert len(again.state.drafts[Drafted.PLAN]) == 2


def test_draft_of_a_rulebook_is_held_in_full() -> None:
    """Its exact text and hash: what is adopted later can be compared with it."""
    [event] = begun().when(RULES, as_=SECRETARY).done.events
    text = RULEBOOK.canonical()
    assert isinstance(event.body, DraftCirculated)
    assert (event.body.text, event.body.sha256) == (text, pin(text))


def test_draft_of_the_table_is_the_table_as_it_stands() -> None:
    """Nothing is typed: the table is computed, and held."""
    here = cycle_in(Phase.SUMMARY_CONFERENCE)
    [event] = here.when(TABLE, as_=SECRETARY).done.events
    assert isinstance(event.body, DraftCirculated)
    assert event.body.text == encode(score_table(here.state)).decode()


def test_unit_comments_and_the_comment_awaits_an_answer() -> None:
    """The text is hidden; without one the unit agrees, and nothing awaits an answer."""
    given = after(begun(), (PLAN, SECRETARY))
    given.when(COMMENT, as_=officer(C)).then(
        DraftCommented(
            unit=C,
            of=Drafted.PLAN,
            round=1,
            text=hidden("Lùi hạn đăng ký"),
            late=False,
            document=DOCUMENT,
        )
    )
    agrees = CommentOnDraft(unit=D, of=Drafted.PLAN)
    both = after(given, (COMMENT, officer(C)), (agrees, officer(D)))
    assert round_of(both).unanswered == (3,)
    assert round_of(both).silent(both.state.members) == (A, B, E)


@pytest.mark.parametrize(
    ("clock", "received", "late"),
    [
        ("2026-01-20T23:59", None, False),
        ("2026-01-21T00:00", None, True),
        ("2026-01-25T09:00", "2026-01-20", False),
        ("2026-01-25T09:00", "2026-01-21", True),
    ],
)
def test_late_comment_is_taken_and_marked(clock: str, received: str | None, late: bool) -> None:
    """By the day on which the office received it, or else by when it is recorded."""
    given = at(after(begun(), (PLAN, SECRETARY)), clock)
    paper = Paper(kind="Công văn", received=received)
    comment = replace(COMMENT, document=paper)
    [event] = given.when(comment, as_=SECRETARY, for_unit=C).done.events
    assert isinstance(event.body, DraftCommented)
    assert event.body.late is late


def test_comment_is_answered() -> None:
    """Taken up, in part or not, with the reason; saying it again replaces the answer."""
    given, version = commented()
    answer = AnswerComment(comment=version, taken=Taken.IN_PART, reason="Chỉ lùi một tuần")
    given.when(answer, as_=SECRETARY).then(
        CommentAnswered(
            comment=version,
            taken=Taken.IN_PART,
            reason=hidden("Chỉ lùi một tuần"),
            document=None,
        )
    )
    done = after(given, (answer, SECRETARY))
    assert round_of(done).unanswered == ()
    again = AnswerComment(comment=version, taken=Taken.TAKEN_UP)
    assert done.when(again, as_=SECRETARY).done.events


def test_not_taking_up_needs_a_reason() -> None:
    """What is taken up needs none."""
    given, version = commented()
    for taken in (Taken.IN_PART, Taken.NOT_TAKEN_UP):
        answer = AnswerComment(comment=version, taken=taken, reason=" ")
        given.when(answer, as_=SECRETARY).then_refused("reason_blank")
    no_comment = AnswerComment(comment=version - 1, taken=Taken.TAKEN_UP)
    given.when(no_comment, as_=SECRETARY).then_refused("event_not_that", event=version - 1)


def test_adopting_is_never_held_up_by_a_comment() -> None:
    """The plan is issued; the round says by which event, and which comments had no answer."""
    given, version = commented()
    phase = after(
        given,
        (SetRulebook(rulebook=RULEBOOK), SECRETARY),
        (SetDeadline(code=Phase.REGISTRATION, until="2026-02-28"), SECRETARY),
        (SetDeadline(code=Phase.SCORING, until="2026-11-30"), SECRETARY),
        (IssuePlan(document=PAPER), SECRETARY),
    )
    found = round_of(phase)
    issued = next(event.version for event in phase.events if event.header.type == "plan_issued")
    assert (found.adopted, found.unanswered, found.unchanged) == (issued, (version,), None)
    late = replace(COMMENT, text="Muộn rồi")
    phase.when(late, as_=officer(C)).then_refused("draft_adopted", event=issued)


def test_rulebook_adopted_word_for_word_or_changed() -> None:
    """The hash of the draft is compared with what was set."""
    drafted = after(begun(), (RULES, SECRETARY))
    same = after(drafted, (SetRulebook(rulebook=RULEBOOK), SECRETARY))
    assert round_of(same, Drafted.RULEBOOK).unchanged is True
    other = SetRulebook(rulebook=replace(RULEBOOK, name="Bảng tiêu chí khác"))
    changed = after(drafted, (other, SECRETARY))
    assert round_of(changed, Drafted.RULEBOOK).unchanged is False


def test_amendment_may_go_round_as_a_draft() -> None:
    """In mid-year too, and is adopted by the amendment."""
    amended = replace(RULEBOOK, name="Bảng tiêu chí sửa đổi")
    amend = AmendRulebook(rulebook=amended, reason="Nghị định mới")
    draft = replace(RULES, rulebook=amended)
    given = after(cycle_in(Phase.SCORING), (draft, SECRETARY), (amend, SECRETARY))
    assert round_of(given, Drafted.RULEBOOK).unchanged is True


def test_table_and_report_are_adopted_from_their_rounds() -> None:
    """A draft report recorded the short way is a round as well."""
    adopted = after(
        cycle_in(Phase.SUMMARY_CONFERENCE),
        (TABLE, SECRETARY),
        (RecordReport(document=PAPER), SECRETARY),
        (OpenSitting(), SECRETARY),
        (RecordAttendance(present=MEMBERS), SECRETARY),
        (AdoptTable(), SECRETARY),
        (AdoptReport(document=PAPER), SECRETARY),
    )
    assert round_of(adopted, Drafted.TABLE).unchanged is True
    assert round_of(adopted, Drafted.REPORT).adopted is not None


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (replace(PLAN, rulebook=RULEBOOK), "draft_text"),
        (replace(RULES, rulebook=None), "draft_text"),
        (replace(RULES, rulebook=replace(RULEBOOK, quorum="7/2")), "share_above_whole"),
        (TABLE, "table_incomplete"),
        (replace(PLAN, until="unknown"), "date_malformed"),
    ],
)
def test_draft_that_cannot_go_round(command: CirculateDraft, code: str) -> None:
    """A text where none belongs, none where one does, a bad rulebook, no table yet, no day."""
    begun().when(command, as_=SECRETARY).then_refused(code)


def test_what_is_adopted_goes_round_no_more() -> None:
    """The plan once issued; but a phase that was reopened has its plan before it again."""
    given = cycle_in(Phase.REGISTRATION)
    given.when(PLAN, as_=SECRETARY).then_refused("already_done", what="issue_plan")
    again = after(given, (ReopenPhase(phase=Phase.PLAN, reason="Chưa đủ ý kiến"), SECRETARY))
    assert again.when(PLAN, as_=SECRETARY).done.events


def test_who_comments_and_who_sends_round() -> None:
    """Members, each for itself or the office on their behalf; the chair's office sends round."""
    given = after(begun(), (PLAN, SECRETARY))
    given.when(COMMENT, as_=officer(D)).then_refused("not_your_unit")
    assert given.when(COMMENT, as_=SECRETARY, for_unit=C).done.events
    given.when(replace(COMMENT, unit=OUTSIDE), as_=SECRETARY, for_unit=OUTSIDE).then_refused(
        "not_member"
    )
    begun().when(COMMENT, as_=officer(C)).then_refused("draft_missing", of=Drafted.PLAN)
    begun().when(PLAN, as_=VICE).then_refused("not_permitted")
