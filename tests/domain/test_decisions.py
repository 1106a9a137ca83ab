"""What becomes of proposals: opinions, decisions recorded as they are, and the handing over."""

from datetime import date

import pytest

from domain.cycle.awards.decisions import (
    DecisionRecorded,
    DeliveryRecorded,
    OpinionRecorded,
    RecordDecision,
    RecordDelivery,
    RecordOpinion,
)
from domain.cycle.awards.file import Favour, FileRemark, Opinion, Remarked, Result, Verdict
from domain.cycle.awards.proposals import AmendProposal, WithdrawProposal
from domain.cycle.awards.returns import AwardsReturned, RecordReturn
from domain.cycle.awards.rows import AwardRow, Open, award_rows
from domain.cycle.corrections import CorrectRecord
from domain.cycle.documents import CompleteDocument
from domain.cycle.outcome import outcome
from domain.record.record import UnitId, encode
from domain.values.paper import Paper
from domain.values.refusal import Refusal
from domain.values.when import When
from tests.award_files import (
    CLOSED,
    HERE,
    PROPOSED,
    awards,
    decide,
    deliver,
    paper,
    propose,
    remarked,
    result,
    told_vote,
)
from tests.factories import (
    DOCUMENT,
    NOW,
    OPERATOR,
    OUTSIDE,
    PAPER,
    SECRETARY,
    A,
    B,
    C,
    after,
    hidden,
    officer,
)
from tests.spec import Given
from workflows.status import status

#: B is proposed for the flag, A and B for the certificate.
BOTH = after(PROPOSED, (propose(A, B, award="bk", name="tt-2"), SECRETARY))
APPROVED = after(BOTH, (decide(result(B)), SECRETARY))


def remarks_of(
    start: Given, *results: Result, authority: str | None = "Bộ"
) -> tuple[Remarked, ...]:
    command = decide(*results, name="qd-9", authority=authority)
    body = start.when(command, as_=SECRETARY).done.events[0].body
    assert isinstance(body, DecisionRecorded)
    return body.remarks


def test_a_decision_is_recorded_unit_by_unit() -> None:
    """Approved, refused, another title, not yet considered: by authority and paper."""
    results = (
        result(B),
        result(A, Verdict.CHANGED_TITLE, award="bk", title="gk"),
        result(B, Verdict.NOT_YET_CONSIDERED, award="bk"),
    )
    BOTH.when(decide(*results), as_=SECRETARY).then(
        DecisionRecorded(
            decision="qd-1", authority="Bộ", results=results, remarks=(), document=DOCUMENT
        )
    )


def test_the_authority_is_the_one_that_was_asked() -> None:
    """Unsaid, it is the one to which all that is decided was proposed; otherwise it is named."""
    body = BOTH.when(decide(result(B), authority=None), as_=SECRETARY).done.events[0].body
    assert isinstance(body, DecisionRecorded)
    assert body.authority == "Bộ"
    CLOSED.when(decide(result(B), authority=None), as_=SECRETARY).then_refused(
        "field_missing", field="authority"
    )


@pytest.mark.parametrize(
    ("unit", "remark"), [(C, FileRemark.NEVER_PROPOSED), (OUTSIDE, FileRemark.NOT_MEMBER)]
)
def test_who_was_never_proposed_may_be_named(unit: UnitId, remark: FileRemark) -> None:
    """A minister's decision is not refused: it is recorded with the remark."""
    assert remark in {one.remark for one in remarks_of(BOTH, result(unit))}
    shown = after(BOTH, (decide(result(unit)), SECRETARY))
    row = next(row for row in award_rows(shown.state) if row.unit == unit)
    assert row.decided[0].result is Verdict.APPROVED


def test_a_decision_against_an_earlier_one_is_kept_with_the_remark() -> None:
    """Both stand in the history; the later one counts."""
    assert remarks_of(APPROVED, result(B, Verdict.REFUSED)) == remarked(
        FileRemark.DECIDED_BEFORE, B
    )
    both = after(APPROVED, (decide(result(B, Verdict.REFUSED), name="qd-2"), SECRETARY))
    row = next(row for row in award_rows(both.state) if row.award == "co")
    assert [found.result for found in row.decided] == [Verdict.APPROVED, Verdict.REFUSED]
    assert row.open is None


def test_another_authority_than_was_asked_is_remarked_on() -> None:
    """So that nobody looks for its proposal."""
    assert remarks_of(BOTH, result(B), authority="Tỉnh") == remarked(FileRemark.OTHER_AUTHORITY, B)


def test_a_decision_may_be_annulled_later() -> None:
    """By another one; what was annulled stays in the history. In vain it is remarked on."""
    assert remarks_of(APPROVED, result(B, Verdict.ANNULLED)) == ()
    annulled = remarks_of(BOTH, result(B, Verdict.ANNULLED))
    assert annulled == remarked(FileRemark.NOTHING_TO_ANNUL, B)
    gone = after(APPROVED, (decide(result(B, Verdict.ANNULLED), name="qd-2"), SECRETARY))
    gone.when(deliver(B), as_=SECRETARY).then_refused("delivery_undecided", result=Verdict.ANNULLED)
    assert remarks_of(gone, result(B)) == ()


@pytest.mark.parametrize(
    ("results", "code", "facts"),
    [
        ((), "field_missing", {"field": "results"}),
        ((result(B), result(B)), "place_repeated", {"unit": B}),
        ((result(B, award="cờ"),), "selection_unknown", {"value": "cờ", "nearest": "co"}),
        ((result(B, Verdict.CHANGED_TITLE),), "decision_title", {"case": "missing"}),
        ((result(B, title="gk"),), "decision_title", {"case": "in_vain"}),
    ],
)
def test_a_decision_that_says_nothing_sound_is_refused(
    results: tuple[Result, ...], code: str, facts: dict[str, object]
) -> None:
    """Nobody, twice the same, an unknown award (with the nearest), another title unnamed."""
    BOTH.when(decide(*results), as_=SECRETARY).then_refused(code, **facts)


def test_a_decision_has_a_name_of_its_own() -> None:
    """By which it is shown and corrected."""
    APPROVED.when(decide(result(A, award="bk")), as_=SECRETARY).then_refused("decision_exists")
    blank = decide(result(A, award="bk"), name=" ")
    APPROVED.when(blank, as_=SECRETARY).then_refused("name_blank")


def test_a_number_that_follows_is_shown_in_the_file() -> None:
    """A decision is recorded before its number is known; completed, it reads so everywhere."""
    unnumbered = RecordDecision(
        decision="qd-1", results=(result(B),), document=Paper(kind="Quyết định")
    )
    start = after(BOTH, (unnumbered, SECRETARY))
    number = CompleteDocument(event=start.events[-1].version, number="9/QĐ")
    [row] = [row for row in award_rows(after(start, (number, SECRETARY)).state) if row.decided]
    assert row.decided[0].document is not None
    assert row.decided[0].document.number == "9/QĐ"


def test_only_the_chairs_office_records_decisions() -> None:
    """The office of the year that was: it keeps the award file."""
    BOTH.when(decide(result(B)), as_=officer(B)).then_refused("not_permitted")


def test_a_source_may_leave_the_authority_out() -> None:
    """Told of the past, it is not stated and not invented; nor that nobody had proposed it."""
    body = told_vote().when(decide(result(C), authority=None), as_=OPERATOR).done.events[0].body
    assert isinstance(body, DecisionRecorded)
    assert (body.authority, body.remarks) == (None, ())


# Opinions of councils


def opinion(unit: UnitId = B, *, award: str = "co", about: str | None = "tt-1") -> RecordOpinion:
    one = Opinion(unit=unit, award=award, favour=Favour.IN_FAVOUR)
    return RecordOpinion(council="Hội đồng", opinions=(one,), proposal=about, document=PAPER)


def test_a_council_gives_its_opinion_on_what_is_proposed() -> None:
    """For or against, one by one; it decides nothing."""
    command = opinion()
    BOTH.when(command, as_=SECRETARY).then(
        OpinionRecorded(
            council="Hội đồng", opinions=command.opinions, proposal="tt-1", document=DOCUMENT
        )
    )
    row = next(row for row in award_rows(after(BOTH, (command, SECRETARY)).state))
    assert [(heard.council, heard.favour) for heard in row.heard] == [("Hội đồng", "in_favour")]
    assert row.open is Open.DECISION


def test_an_opinion_needs_something_to_be_about() -> None:
    """On who is proposed, in that proposal; a council, and at least one opinion."""
    BOTH.when(opinion(C), as_=SECRETARY).then_refused("not_proposed", unit=C)
    BOTH.when(opinion(A, award="bk"), as_=SECRETARY).then_refused("not_proposed", unit=A)
    after(BOTH, (opinion(A, award="bk", about=None), SECRETARY))
    BOTH.when(opinion(about="tt1"), as_=SECRETARY).then_refused("proposal_unknown")
    nothing = RecordOpinion(council="Hội đồng", opinions=())
    BOTH.when(nothing, as_=SECRETARY).then_refused("field_missing", field="opinions")
    nobody = RecordOpinion(council=" ", opinions=opinion().opinions)
    BOTH.when(nobody, as_=SECRETARY).then_refused("field_missing", field="council")


# Handing over


def test_an_award_is_handed_over_once_it_is_given() -> None:
    """With the day and the place; then nothing is open."""
    command = RecordDelivery(
        awards=awards(B), date="2026-01-05", place="Hội nghị tổng kết", document=PAPER
    )
    APPROVED.when(command, as_=SECRETARY).then(
        DeliveryRecorded(
            awards=awards(B),
            date=When.read("2026-01-05"),
            place=hidden("Hội nghị tổng kết"),
            remarks=(),
            document=DOCUMENT,
        )
    )
    given = after(APPROVED, (command, SECRETARY))
    row = next(row for row in award_rows(given.state) if row.award == "co")
    assert (row.open, row.delivered is not None) == (None, True)
    given.when(command, as_=SECRETARY).then_refused("already_done", unit=B)


@pytest.mark.parametrize("verdict", [None, Verdict.REFUSED, Verdict.NOT_YET_CONSIDERED], ids=str)
def test_nothing_is_handed_over_that_was_not_given(verdict: Verdict | None) -> None:
    """Live it is refused with what was decided; a source's word is kept with the remark."""
    start = BOTH if verdict is None else after(BOTH, (decide(result(B, verdict)), SECRETARY))
    start.when(deliver(B), as_=SECRETARY).then_refused(
        "delivery_undecided", case="not_given", unit=B, award="co", result=verdict
    )
    told = told_vote().when(deliver(C), as_=OPERATOR).done.events[0].body
    assert isinstance(told, DeliveryRecorded)
    assert told.remarks == remarked(FileRemark.NOT_GIVEN, C)


def test_nothing_is_handed_over_before_the_decision_is_dated() -> None:
    """On the day itself it may be; the day before is refused."""
    dated = RecordDecision(
        decision="qd-1", authority="Bộ", results=(result(B),), document=paper("2026-01-04")
    )
    start = after(BOTH, (dated, SECRETARY))
    start.when(deliver(B, date="2026-01-03"), as_=SECRETARY).then_refused(
        "delivery_undecided", case="before_decision"
    )
    after(start, (deliver(B, date="2026-01-04"), SECRETARY))


def test_what_is_given_again_is_handed_over_again() -> None:
    """Annulled and decided anew, the award is open until it is handed over once more."""
    again = after(
        APPROVED,
        (deliver(B), SECRETARY),
        (decide(result(B, Verdict.ANNULLED), name="qd-2"), SECRETARY),
        (decide(result(B), name="qd-3"), SECRETARY),
    )
    row = next(row for row in award_rows(again.state) if row.award == "co")
    assert row.open is Open.DELIVERY
    after(again, (deliver(B), SECRETARY))


DELIVERED = after(APPROVED, (deliver(B), SECRETARY))
ANNULLED = after(DELIVERED, (decide(result(B, Verdict.ANNULLED), name="qd-2"), SECRETARY))


def flag_row(start: Given) -> AwardRow:
    return next(row for row in award_rows(start.state) if (row.unit, row.award) == (B, "co"))


def test_an_annulled_award_keeps_its_handing_over_and_is_to_be_given_back() -> None:
    """Until the return is recorded, with its day; the handing over stands all the while."""
    assert not flag_row(DELIVERED).to_return
    row = flag_row(ANNULLED)
    assert (row.delivered is not None, row.to_return, row.open) == (True, True, None)
    assert [one.unit for one in status(ANNULLED.state, NOW).awards if one.to_return] == [B]
    command = RecordReturn(awards=awards(B), date="2026-01-05", note="Bản gốc", document=PAPER)
    ANNULLED.when(command, as_=SECRETARY).then(
        AwardsReturned(
            awards=awards(B),
            date=When.read("2026-01-05"),
            note=hidden("Bản gốc"),
            document=DOCUMENT,
        )
    )
    back = after(ANNULLED, (command, SECRETARY))
    row = flag_row(back)
    assert row.delivered is not None
    assert (row.delivered.returned, row.to_return) == (When.read("2026-01-05"), False)
    back.when(command, as_=SECRETARY).then_refused("already_done", what="record_return")


@pytest.mark.parametrize(
    ("later", "to_return"),
    [
        (result(B, Verdict.REFUSED), True),
        (result(B, Verdict.CHANGED_TITLE, title="Bằng khen"), True),
        (result(B, Verdict.NOT_YET_CONSIDERED), False),
        (result(B), False),
    ],
    ids=lambda said: str(said.result.value) if isinstance(said, Result) else "",
)
def test_what_a_later_decision_takes_is_to_be_given_back(later: Result, to_return: bool) -> None:
    """Refused or another title instead: what was handed over is asked back; put off or given
    again by a later paper: it is not."""
    start = after(DELIVERED, (decide(later, name="qd-2"), SECRETARY))
    assert flag_row(start).to_return is to_return
    assert flag_row(start).delivered is not None


def test_what_was_never_handed_over_is_not_given_back() -> None:
    """Nor what rests on a decision that stands: the refusal says which of the two."""
    command = RecordReturn(awards=awards(B))
    APPROVED.when(command, as_=SECRETARY).then_refused("nothing_to_return", unit=B, award="co")
    then = DELIVERED.when(command, as_=SECRETARY)
    then.then_refused("nothing_to_return", unit=B, award="co")
    assert isinstance(then.outcome, Refusal)
    assert "date" in then.outcome.facts


def test_nothing_is_handed_over_on_a_day_still_to_come() -> None:
    """By the store's clock: today it may be, tomorrow is refused with both days."""
    APPROVED.when(deliver(B, date="2026-01-06"), as_=SECRETARY).then_refused(
        "day_ahead", field="date", date=date(2026, 1, 6), day=date(2026, 1, 5)
    )
    after(APPROVED, (deliver(B, date="2026-01-05"), SECRETARY))
    back = RecordReturn(awards=awards(B), date="2026-01-06")
    ANNULLED.when(back, as_=SECRETARY).then_refused("day_ahead", field="date")
    DELIVERED.when(
        CorrectRecord(event=len(DELIVERED.events), date="2026-01-06", reason="Ghi nhầm"),
        as_=SECRETARY,
    ).then_refused("day_ahead", field="date")


def test_an_act_is_not_said_to_happen_on_a_day_still_to_come() -> None:
    """Of any act; a conference may be called for such a day, which is no act yet."""
    ahead = When.read("2026-01-06")
    APPROVED.when(deliver(B), as_=SECRETARY, effective=ahead).then_refused("day_ahead", field="at")
    today = When.read("2026-01-05")
    APPROVED.when(deliver(B), as_=SECRETARY, effective=today).given_besides()


def test_what_was_decided_keeps_its_proposal() -> None:
    """A proposal is not withdrawn from under a decision, nor is a unit dropped that was given an
    award; what was only put off may be, and the withdrawn one is shown beside."""
    withdraw = WithdrawProposal(proposal="tt-1", reason="Lập lại")
    for verdict in (Verdict.APPROVED, Verdict.REFUSED, Verdict.ANNULLED):
        start = after(BOTH, (decide(result(B, verdict)), SECRETARY))
        start.when(withdraw, as_=SECRETARY).then_refused(
            "proposal_decided", proposal="tt-1", units=(B,), decision="qd-1"
        )
    amend = AmendProposal(proposal="tt-1", awards=awards(A), reason="Đổi")
    APPROVED.when(amend, as_=SECRETARY).then_refused("proposal_decided", units=(B,))
    put_off = after(BOTH, (decide(result(B, Verdict.NOT_YET_CONSIDERED)), SECRETARY))
    [shown] = flag_row(after(put_off, (withdraw, SECRETARY))).proposed
    assert (shown.proposal, shown.withdrawn) == ("tt-1", True)
    after(BOTH, (withdraw, SECRETARY))


def test_a_delivery_lists_units_and_awards() -> None:
    """An unknown award, nobody, or the same twice is refused."""
    for listed, code in (
        ((), "field_missing"),
        (awards(B, award="cờ"), "selection_unknown"),
        (awards(B, B), "place_repeated"),
    ):
        wrong = RecordDelivery(awards=listed)
        APPROVED.when(wrong, as_=SECRETARY).then_refused(code)


# The file as a whole


def test_nothing_after_closing_changes_what_was_sealed() -> None:
    """The award file stands beside the sealed outcome, which is recomputed to the same bytes."""
    sealed = CLOSED.state.sealed
    full = after(
        BOTH,
        (decide(result(B), result(C)), SECRETARY),
        (deliver(B, C), SECRETARY),
    ).state
    assert full.sealed == sealed == encode(outcome(full)).decode()


def test_the_file_does_not_block_the_closing() -> None:
    """A year is closed with its award file open, and the file goes on in the sitting too."""
    after(HERE, (propose(B), SECRETARY))
    rows = award_rows(PROPOSED.state)
    assert [(row.unit, row.open) for row in rows if row.award == "co"] == [(B, Open.DECISION)]
