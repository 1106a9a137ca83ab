"""Documents of acts: every formal act names one, what follows later is added, dates agree."""

import pytest
from msgspec.structs import replace

from domain.cycle.backfill import TakeLive
from domain.cycle.cycle import COMMANDS, GUARD_TABLE
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.documents import CompleteDocument, DocumentCompleted
from domain.cycle.formal import ReopenPhase
from domain.cycle.guard import Phase
from domain.cycle.outcome import outcome
from domain.cycle.phases.handing_over import ListHandover
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.phases.registration import ExcuseUnit, SignPledge
from domain.cycle.phases.scoring import MarkNotSent
from domain.cycle.phases.summary_conference import RecordAttendance
from domain.record.record import Office, command_word
from domain.values.paper import Document, Paper
from domain.values.when import When
from tests.factories import (
    DOCUMENT,
    MEMBERS,
    PAPER,
    RULEBOOK,
    SECRETARY,
    VICE,
    C,
    after,
    at,
    begun,
    cycle_in,
    hidden,
    officer,
    told_in,
)
from tests.spec import Given
from workflows.permissions import PERMISSIONS, offices

#: Acts that name no document: they are the work of scoring and voting, or lead from one act to the
#: next. What follows by itself rests on its cause, and what is told of the past on its source.
WITHOUT = {
    *(
        "cast_vote",
        "sign_count",
        "close_ballot",
        "tick_handover",
        "reckon_deadlines",
        # what was pledged and what the plan gives has its paper with the registration and the plan
        "set_targets",
        # a file beside a cell is a paper itself
        *("attach_evidence", "withdraw_evidence"),
    ),
    *("advance_phase", "complete_document"),
}
PLAN_AT = next(
    event.version
    for event in cycle_in(Phase.REGISTRATION).events
    if event.header.type == "plan_issued"
)
HERE = cycle_in(Phase.REGISTRATION)
NUMBERLESS = Paper(kind="Kế hoạch")


def test_every_formal_act_names_its_document() -> None:
    """A command of a cycle has a place for it, but those named here with their reason."""
    told = {row.command for row in GUARD_TABLE if row.backfill_only}
    bare = {
        command_word(command)
        for command in COMMANDS
        if command not in told
        and offices(PERMISSIONS[command]) != (Office.SYSTEM,)
        and "document" not in command.__struct_fields__
    }
    assert bare == WITHOUT


def test_event_holds_the_document_of_its_act() -> None:
    """From the rulebook to the closing of the year, each act with its own paper."""
    wholly = cycle_in(Phase.CHAIR_HANDOVER)
    acts = [
        (begun(), SetRulebook(rulebook=RULEBOOK, document=PAPER)),
        (begun(), SetDeadline(code=Phase.SCORING, until="2026-11-30", document=PAPER)),
        (HERE, ExcuseUnit(unit=C, reason="Sáp nhập", document=PAPER)),
        (cycle_in(Phase.SCORING), MarkNotSent(unit=C, reason="Sáp nhập", document=PAPER)),
        (cycle_in(Phase.VOTING), RecordAttendance(present=MEMBERS, document=PAPER)),
        (wholly, ListHandover(items=("Cờ luân lưu",), document=PAPER)),
    ]
    for start, command in acts:
        [event] = start.when(command, as_=SECRETARY).done.events
        assert event.body.document == DOCUMENT  # type: ignore[attr-defined]


def plan_without_number() -> Given:
    start = after(
        begun(),
        (SetRulebook(rulebook=RULEBOOK), SECRETARY),
        (SetDeadline(code=Phase.REGISTRATION, until="2026-02-28"), SECRETARY),
        (SetDeadline(code=Phase.SCORING, until="2026-11-30"), SECRETARY),
        (IssuePlan(document=NUMBERLESS), SECRETARY),
    )
    return at(start, "2026-01-20T09:00")


def test_number_that_follows_later_is_added() -> None:
    """Number, date, day received, file: the event names the act, and the plan shows the whole."""
    complete = CompleteDocument(
        event=PLAN_AT,
        number="42/KH-CTĐ",
        date="2026-01-05",
        received="2026-01-08",
        about="Năm 2026",
        file="ab" * 32,
    )
    then = plan_without_number().when(complete, as_=SECRETARY)
    then.then(
        DocumentCompleted(
            event=PLAN_AT,
            kind=None,
            number="42/KH-CTĐ",
            date=When.read("2026-01-05"),
            received=When.read("2026-01-08"),
            signer=None,
            about=hidden("Năm 2026"),
            file="ab" * 32,
        )
    )
    whole = Document(
        kind="Kế hoạch",
        number="42/KH-CTĐ",
        date=When.read("2026-01-05"),
        received=When.read("2026-01-08"),
        signer=None,
        about=hidden("Năm 2026"),
        file="ab" * 32,
    )
    done = then.given_besides().state
    assert done.papers[PLAN_AT] == done.plan.issued == outcome(done).plan == whole


def test_only_what_is_missing_is_added() -> None:
    """A number that stands is corrected elsewhere; what is added once stands as well."""
    complete = CompleteDocument(event=PLAN_AT, number="1/KH")
    HERE.when(complete, as_=SECRETARY).then_refused(
        "document_stands", field="number", event=PLAN_AT
    )
    once = after(plan_without_number(), (complete, SECRETARY))
    once.when(complete, as_=SECRETARY).then_refused("document_stands", field="number")
    kind = CompleteDocument(event=PLAN_AT, kind="Công văn")
    once.when(kind, as_=SECRETARY).then_refused("document_stands", field="kind")
    assert once.when(CompleteDocument(event=PLAN_AT, signer="Giám đốc"), as_=SECRETARY).done.events


def test_act_without_a_document_may_be_given_one() -> None:
    """Then its kind is said."""
    pledge = after(HERE, (SignPledge(units=(C,)), SECRETARY))
    version = len(pledge.events)
    bare = CompleteDocument(event=version, number="3/GƯ")
    pledge.when(bare, as_=SECRETARY).then_refused("field_missing", field="kind")
    named = replace(bare, kind="Giao ước thi đua")
    done = after(pledge, (named, SECRETARY)).state.papers[version]
    assert (done.kind, done.number, done.date) == ("Giao ước thi đua", "3/GƯ", None)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (CompleteDocument(event=1, number="1/KH"), "event_not_that"),
        (CompleteDocument(event=999, number="1/KH"), "event_not_that"),
        (CompleteDocument(event=PLAN_AT), "field_missing"),
        (CompleteDocument(event=PLAN_AT, date="31/13/2026"), "date_malformed"),
        (CompleteDocument(event=PLAN_AT, file="ban-ky.pdf"), "input_malformed"),
        (CompleteDocument(event=PLAN_AT, date="2026-02-01"), "document_dates"),
    ],
)
def test_what_cannot_be_added(command: CompleteDocument, code: str) -> None:
    """To no act with a document, nothing, no date, no file, a day that is still to come."""
    plan_without_number().when(command, as_=SECRETARY).then_refused(code)


def test_completing_is_the_chairs_office_to_do() -> None:
    """Nobody else adds to the papers of a year."""
    complete = CompleteDocument(event=PLAN_AT, signer="Giám đốc")
    for seat in (VICE, officer(C)):
        HERE.when(complete, as_=seat).then_refused("not_permitted")


def test_sealed_year_keeps_what_was_sealed() -> None:
    """A number that comes after the closing stands in the trail; the sealed outcome stays. Where
    the year is reopened, its plan is shown as it is known then."""
    closed = cycle_in(Phase.CLOSED)
    complete = CompleteDocument(event=PLAN_AT, signer="Giám đốc")
    done = after(closed, (complete, SECRETARY))
    assert done.state.papers[PLAN_AT].signer == "Giám đốc"
    assert outcome(done.state) == outcome(closed.state)
    again = after(done, (ReopenPhase(phase=Phase.SCORING, reason="Sai số liệu"), SECRETARY))
    assert again.state.plan.issued.signer == "Giám đốc"


# Dates that agree


@pytest.mark.parametrize(
    ("dates", "case"),
    [
        ({"date": "2026-01-21"}, "ahead"),
        ({"date": "2026-02"}, "ahead"),
        ({"date": "2026-01-10", "received": "2026-01-21"}, "received_ahead"),
        ({"date": "2026-01-10", "received": "2026-01-09"}, "received_before"),
    ],
)
def test_live_act_rests_on_a_paper_that_is_there(dates: dict[str, str], case: str) -> None:
    """Not dated or received in days to come, nor received before it was dated."""
    start = at(HERE, "2026-01-20T09:00")
    pledge = SignPledge(units=(C,), document=Paper(kind="Giao ước", **dates))
    start.when(pledge, as_=SECRETARY).then_refused("document_dates", case=case)


@pytest.mark.parametrize(
    "dates",
    [
        {"date": "2026-01-20", "received": "2026-01-20"},
        {"date": "2026-01", "received": "2026-01-03"},
        {"date": "2026"},
        {"date": "unknown", "received": "unknown"},
    ],
)
def test_days_that_may_agree_are_taken(dates: dict[str, str]) -> None:
    """Today, a month that is running, a year, a day that nobody knows."""
    start = at(HERE, "2026-01-20T09:00")
    pledge = SignPledge(units=(C,), document=Paper(kind="Giao ước", **dates))
    assert start.when(pledge, as_=SECRETARY).done.events


def test_act_is_not_done_before_its_paper_is_dated() -> None:
    """Said to have happened on Monday, by a paper of Thursday: refused."""
    start = at(HERE, "2026-01-20T09:00")
    pledge = SignPledge(units=(C,), document=Paper(kind="Giao ước", date="2026-01-15"))
    monday, thursday = When.read("2026-01-12"), When.read("2026-01-15")
    start.when(pledge, as_=SECRETARY, effective=monday).then_refused(
        "document_dates", case="after_act"
    )
    assert start.when(pledge, as_=SECRETARY, effective=thursday).done.events


def test_told_past_is_kept_as_the_source_tells_it() -> None:
    """Dates that disagree in a source are the source's; going live is a live act again."""
    odd = Paper(kind="Giao ước", date="2030-01-15", received="2021-01-01")
    told = told_in(Phase.REGISTRATION)
    assert told.when(SignPledge(units=(C,), document=odd), as_=SECRETARY).done.events
    live = TakeLive(reason="Ghi trực tiếp", document=Paper(kind="Quyết định", date="2030-01-15"))
    told.when(live, as_=SECRETARY, backfill=False).then_refused("document_dates", case="ahead")
