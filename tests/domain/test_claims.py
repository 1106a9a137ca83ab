"""What a unit says it has sent: it holds reminders, and a confirmed paper decides lateness."""

import pytest
from msgspec.structs import replace

from domain.cycle.deadlines.timeliness import Sent
from domain.cycle.guard import Phase
from domain.cycle.phases.registration import RegisterTargets, TargetsRegistered
from domain.cycle.year_work.claimed import Claimed, ClaimState, holding
from domain.cycle.year_work.claims import (
    ClaimConfirmed,
    ClaimRefused,
    ClaimSent,
    ConfirmClaim,
    RefuseClaim,
    SentClaimed,
)
from domain.cycle.year_work.reporting import Period, RequireReport
from domain.rulebook.due_rule import DateCounted, DueRule
from domain.rulebook.rulebook import Deadline
from domain.values.paper import Paper
from domain.values.when import When
from tests.factories import (
    DOCUMENT,
    OUTSIDE,
    PAPER,
    RULEBOOK,
    SECRETARY,
    VICE,
    C,
    D,
    after,
    at,
    cycle_in,
    hidden,
    officer,
)
from tests.spec import Given

HERE = at(cycle_in(Phase.REGISTRATION), "2026-03-05T09:00")
CLAIM = ClaimSent(
    unit=C,
    of=Claimed.REGISTRATION,
    document=Paper(kind="Công văn", number="12/STTTT", date="2026-02-27"),
)


def claimed(start: Given = HERE) -> tuple[Given, int]:
    given = after(start, (CLAIM, officer(C)))
    return given, len(given.events)


def test_claim_names_the_paper_and_holds_reminders() -> None:
    """Until the office has looked; and afterwards, where the paper came."""
    HERE.when(replace(CLAIM, document=PAPER), as_=officer(C)).then(
        SentClaimed(unit=C, of=Claimed.REGISTRATION, report=None, document=DOCUMENT)
    )
    given, version = claimed()
    assert holding(given.state, C, Claimed.REGISTRATION) == version
    assert holding(given.state, D, Claimed.REGISTRATION) is None
    assert holding(given.state, C, Claimed.PLEDGE) is None
    confirm = ConfirmClaim(claim=version, received="2026-03-02")
    assert holding(after(given, (confirm, SECRETARY)).state, C, Claimed.REGISTRATION) == version
    refuse = RefuseClaim(claim=version, reason="Không thấy văn bản")
    assert holding(after(given, (refuse, SECRETARY)).state, C, Claimed.REGISTRATION) is None


def test_claim_is_confirmed_or_refused_once() -> None:
    """With the days that the office saw, or with the reason."""
    given, version = claimed()
    confirm = ConfirmClaim(
        claim=version, received="2026-03-02", postmark="2026-02-28", document=PAPER
    )
    given.when(confirm, as_=SECRETARY).then(
        ClaimConfirmed(
            claim=version,
            received=When.read("2026-03-02"),
            postmark=When.read("2026-02-28"),
            document=DOCUMENT,
        )
    )
    refuse = RefuseClaim(claim=version, reason="Không thấy văn bản")
    given.when(refuse, as_=SECRETARY).then(
        ClaimRefused(claim=version, reason=hidden("Không thấy văn bản"), document=None)
    )
    done = after(given, (confirm, SECRETARY))
    assert done.state.claims[version].sent == Sent(
        paper=When.read("2026-02-27"),
        postmark=When.read("2026-02-28"),
        received=When.read("2026-03-02"),
    )
    for again in (confirm, refuse):
        done.when(again, as_=SECRETARY).then_refused(
            "claim_answered", event=version, state=ClaimState.CONFIRMED
        )


@pytest.mark.parametrize(
    ("counts", "late"),
    [(DateCounted.PAPER, False), (DateCounted.POSTMARK, False), (DateCounted.RECEIVED, True)],
)
def test_confirmed_paper_decides_lateness(counts: DateCounted, late: bool) -> None:
    """The unit registers days after; what it sent decides by the date that counts."""
    due = DueRule(words="hết ngày 28/02", day="28/2", counts=counts)
    rulebook = replace(RULEBOOK, deadlines=(Deadline(code="registration", due=due),))
    start = at(cycle_in(Phase.REGISTRATION, rulebook), "2026-03-05T09:00")
    given, version = claimed(start)
    confirm = ConfirmClaim(claim=version, received="2026-03-02", postmark="2026-02-28")
    register = RegisterTargets(unit=C, targets=("Hoàn thành nhiệm vụ",))
    [event] = after(given, (confirm, SECRETARY)).when(register, as_=officer(C)).done.events
    assert isinstance(event.body, TargetsRegistered)
    assert (event.body.late, event.body.by) == (late, counts)


def test_claim_alone_decides_nothing() -> None:
    """Before the office has looked it is the unit's word: the click counts."""
    due = DueRule(words="hết ngày 28/02", day="28/2", counts=DateCounted.PAPER)
    rulebook = replace(RULEBOOK, deadlines=(Deadline(code="registration", due=due),))
    given, _ = claimed(at(cycle_in(Phase.REGISTRATION, rulebook), "2026-03-05T09:00"))
    register = RegisterTargets(unit=C, targets=("Hoàn thành nhiệm vụ",))
    [event] = given.when(register, as_=officer(C)).done.events
    assert isinstance(event.body, TargetsRegistered)
    assert event.body.late


def test_claim_of_a_report_says_which() -> None:
    """And the report must be asked of the unit."""
    require = RequireReport(report="quy-1", name="Quý I", period=Period.QUARTER, units=(C,))
    given = after(HERE, (require, SECRETARY))
    report = replace(CLAIM, of=Claimed.REPORT, report="quy-1")
    assert given.when(report, as_=officer(C)).done.events
    given.when(replace(report, report=None), as_=officer(C)).then_refused("field_missing")
    given.when(replace(report, of=Claimed.PLEDGE), as_=officer(C)).then_refused("field_missing")
    given.when(replace(report, report="x"), as_=officer(C)).then_refused("code_unknown")
    other = replace(report, unit=D)
    given.when(other, as_=officer(D)).then_refused("report_not_owed", unit=D)


def test_claim_that_cannot_be_looked_up() -> None:
    """Neither number nor date, said twice, of an outsider, for another unit."""
    bare = replace(CLAIM, document=Paper(kind="Công văn"))
    HERE.when(bare, as_=officer(C)).then_refused("claim_unnamed")
    given, _ = claimed()
    given.when(CLAIM, as_=officer(C)).then_refused("already_done", what="claim_sent", unit=C)
    HERE.when(CLAIM, as_=officer(D)).then_refused("not_your_unit")
    outside = replace(CLAIM, unit=OUTSIDE)
    HERE.when(outside, as_=SECRETARY, for_unit=OUTSIDE).then_refused("not_member")


def test_only_the_chairs_office_answers_a_claim() -> None:
    """And only what is one."""
    given, version = claimed()
    for seat in (VICE, officer(C)):
        given.when(ConfirmClaim(claim=version, received="2026-03-02"), as_=seat).then_refused(
            "not_permitted"
        )
    given.when(ConfirmClaim(claim=1, received="2026-03-02"), as_=SECRETARY).then_refused(
        "event_not_that", kind="claim", event=1
    )
    given.when(RefuseClaim(claim=version, reason=" "), as_=SECRETARY).then_refused("reason_blank")
