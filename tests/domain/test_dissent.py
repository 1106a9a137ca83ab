"""Dissent: said, referred to the authority, answered; nothing of it changes a score by itself."""

import pytest
from msgspec.structs import replace

from domain.cycle.guard import Phase
from domain.cycle.year_work.dissent import (
    About,
    AuthorityAnswerRecorded,
    DissentRecorded,
    RecordAuthorityAnswer,
    RecordDissent,
    ReferredToAuthority,
    ReferToAuthority,
)
from tests.factories import (
    DOCUMENT,
    OUTSIDE,
    PAPER,
    SECRETARY,
    VICE,
    C,
    D,
    after,
    begun,
    cycle_in,
    hidden,
    officer,
)
from tests.spec import Given

HERE = cycle_in(Phase.SUMMARY_CONFERENCE)
SCORE = RecordDissent(unit=C, about=About.SCORE, item="2", text="Mức trừ quá cao", document=PAPER)


def said(start: Given = HERE) -> tuple[Given, int]:
    given = after(start, (SCORE, officer(C)))
    return given, len(given.events)


def referred() -> tuple[Given, int]:
    given, dissent = said()
    refer = ReferToAuthority(authority="Bộ", document=PAPER, dissent=dissent)
    given = after(given, (refer, SECRETARY))
    return given, len(given.events)


def test_unit_says_with_what_it_does_not_agree() -> None:
    """A score, the table or a selection; the words are hidden."""
    HERE.when(SCORE, as_=officer(C)).then(
        DissentRecorded(
            unit=C,
            about=About.SCORE,
            item="2",
            text=hidden("Mức trừ quá cao"),
            document=DOCUMENT,
        )
    )
    for about, item in ((About.TABLE, None), (About.SELECTION, "co"), (About.SCORE, None)):
        assert HERE.when(replace(SCORE, about=about, item=item), as_=officer(C)).done.events


def test_dissent_changes_no_score() -> None:
    """It stands beside the scores, which change by acts of their own."""
    given, _ = said()
    assert given.state.scoring == HERE.state.scoring


def test_dissent_is_referred_and_answered() -> None:
    """Each act names the one before it; a further answer stands beside the first."""
    given, dissent = said()
    refer = ReferToAuthority(
        authority="Bộ", document=PAPER, dissent=dissent, question="Mức trừ tối đa"
    )
    given.when(refer, as_=SECRETARY).then(
        ReferredToAuthority(
            authority="Bộ",
            document=DOCUMENT,
            dissent=dissent,
            question=hidden("Mức trừ tối đa"),
            selection=None,
        )
    )
    given = after(given, (refer, SECRETARY))
    referral = len(given.events)
    assert given.state.dissent.referral_of(dissent) == referral
    answer = RecordAuthorityAnswer(
        referral=referral, document=PAPER, answer="Giữ nguyên", follows="Không điều chỉnh"
    )
    given.when(answer, as_=SECRETARY).then(
        AuthorityAnswerRecorded(
            referral=referral,
            document=DOCUMENT,
            answer=hidden("Giữ nguyên"),
            follows=hidden("Không điều chỉnh"),
        )
    )
    twice = after(given, (answer, SECRETARY), (answer, SECRETARY))
    assert twice.state.dissent.referred[referral].answered


def test_question_may_be_referred_without_a_dissent() -> None:
    """Then it says what is asked."""
    refer = ReferToAuthority(authority="Bộ", document=PAPER, question="Cách đọc điểm 3")
    assert HERE.when(refer, as_=SECRETARY).done.events
    bare = replace(refer, question=" ")
    HERE.when(bare, as_=SECRETARY).then_refused("field_missing", field="question")
    nobody = replace(refer, authority="")
    HERE.when(nobody, as_=SECRETARY).then_refused("field_missing", field="authority")


def test_answer_may_come_when_the_year_is_closed() -> None:
    """The sealed outcome stays what it is."""
    closed = cycle_in(Phase.CLOSED)
    given, dissent = said(closed)
    refer = ReferToAuthority(authority="Bộ", document=PAPER, dissent=dissent)
    given = after(given, (refer, SECRETARY))
    answer = RecordAuthorityAnswer(referral=len(given.events), document=PAPER, answer="Giữ nguyên")
    done = after(given, (answer, SECRETARY)).state
    assert (done.phase, done.sealed) == (Phase.CLOSED, closed.state.sealed)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"text": " "}, "reason_blank"),
        ({"item": "9"}, "criterion_unknown"),
        ({"about": About.SELECTION, "item": "x"}, "selection_unknown"),
        ({"about": About.SELECTION, "item": None}, "field_missing"),
        ({"about": About.TABLE, "item": "2"}, "unknown_field"),
    ],
)
def test_dissent_is_about_something(changed: dict[str, object], code: str) -> None:
    """Without words, about nothing that there is."""
    HERE.when(replace(SCORE, **changed), as_=officer(C)).then_refused(code)


def test_who_dissents_and_who_refers() -> None:
    """A member for itself; the chair's office refers and records the answer."""
    HERE.when(SCORE, as_=officer(D)).then_refused("not_your_unit")
    outside = replace(SCORE, unit=OUTSIDE)
    HERE.when(outside, as_=SECRETARY, for_unit=OUTSIDE).then_refused("not_member")
    given, referral = referred()
    answer = RecordAuthorityAnswer(referral=referral, document=PAPER, answer="Giữ nguyên")
    given.when(answer, as_=VICE).then_refused("not_permitted")
    given.when(replace(answer, referral=1), as_=SECRETARY).then_refused(
        "event_not_that", kind="referral"
    )
    refer = ReferToAuthority(authority="Bộ", document=PAPER, dissent=referral)
    given.when(refer, as_=SECRETARY).then_refused("event_not_that", kind="dissent")


def test_there_is_nothing_to_dissent_from_in_the_plan() -> None:
    """It begins with the registration."""
    begun().when(SCORE, as_=officer(C)).then_refused("wrong_phase")
