"""Reports that units owe: asked for, received in time or not, excused."""

import pytest
from msgspec.structs import replace

from domain.cycle.deadlines.timeliness import Timeliness
from domain.cycle.guard import Phase
from domain.cycle.year_work.reporting import (
    ExcuseReport,
    Period,
    RecordReportReceived,
    ReportExcused,
    ReportReceived,
    ReportRequired,
    RequireReport,
)
from domain.record.record import Seat
from domain.rulebook.due_rule import DateCounted, DueRule
from domain.rulebook.rulebook import Deadline
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
    cycle_in,
    hidden,
    moment,
    officer,
    told_in,
)
from tests.spec import Given

QUARTER = RequireReport(
    report="quy-1", name="Báo cáo quý I", period=Period.QUARTER, due="2026-04-05"
)
HERE = at(cycle_in(Phase.SCORING), "2026-04-08T09:00")
RECEIVE = RecordReportReceived(unit=C, report="quy-1")


def required(**changed: object) -> Given:
    return after(HERE, (replace(QUARTER, **changed), SECRETARY))


def received(start: Given, command: RecordReportReceived, seat: Seat = SECRETARY) -> Timeliness:
    [event] = start.when(command, as_=seat).done.events
    assert isinstance(event.body, ReportReceived)
    return event.body.timeliness


def test_report_is_asked_of_all_or_some() -> None:
    """Of whom, for which period, until when, and which date counts."""
    HERE.when(replace(QUARTER, document=PAPER), as_=SECRETARY).then(
        ReportRequired(
            report="quy-1",
            name="Báo cáo quý I",
            period=Period.QUARTER,
            due=When.read("2026-04-05"),
            last_day=read_day("2026-04-05"),
            before=moment("2026-04-06T00:00"),
            units=tuple(sorted(MEMBERS)),
            counts=DateCounted.RECEIVED,
            document=DOCUMENT,
        )
    )
    some = required(units=(D, C), due=None)
    found = some.state.reports["quy-1"]
    assert (found.units, found.last_day) == (tuple(sorted((C, D))), None)


def test_rulebook_may_say_which_date_counts() -> None:
    """A deadline of the report's code says it; what is said with the report goes before."""
    due = DueRule(words="trước ngày 5", day="5/4", counts=DateCounted.PAPER)
    rulebook = replace(RULEBOOK, deadlines=(Deadline(code="quy-1", due=due),))
    start = at(cycle_in(Phase.SCORING, rulebook), "2026-04-08T09:00")
    given = after(start, (QUARTER, SECRETARY))
    assert given.state.reports["quy-1"].counts is DateCounted.PAPER
    own = after(start, (replace(QUARTER, counts=DateCounted.POSTMARK), SECRETARY))
    assert own.state.reports["quy-1"].counts is DateCounted.POSTMARK


@pytest.mark.parametrize(
    ("counts", "command", "found"),
    [
        (DateCounted.RECEIVED, {"received": "2026-04-05"}, Timeliness.ON_TIME),
        (DateCounted.RECEIVED, {"received": "2026-04-06"}, Timeliness.LATE),
        (DateCounted.RECEIVED, {}, Timeliness.LATE),
        (DateCounted.POSTMARK, {"postmark": "2026-04-05"}, Timeliness.ON_TIME),
        (DateCounted.POSTMARK, {"received": "2026-04-05"}, Timeliness.NOT_KNOWN),
        (DateCounted.PAPER, {"document": Paper(kind="BC", date="2026-04-04")}, Timeliness.ON_TIME),
        (DateCounted.PAPER, {"document": Paper(kind="BC", date="2026-04")}, Timeliness.NOT_KNOWN),
    ],
)
def test_date_that_counts_decides(
    counts: DateCounted, command: dict[str, object], found: Timeliness
) -> None:
    """Received, postmarked or dated in time; without that date it is not known, never guessed."""
    assert received(required(counts=counts), replace(RECEIVE, **command)) is found


def test_document_may_say_when_it_came() -> None:
    """The day received beside the document is the office's word as well."""
    paper = Paper(kind="Báo cáo", number="3/BC", received="2026-04-04")
    then = required().when(replace(RECEIVE, document=paper), as_=SECRETARY)
    [event] = then.done.events
    assert isinstance(event.body, ReportReceived)
    assert event.body.received == When.read("2026-04-04")
    assert event.body.timeliness is Timeliness.ON_TIME


def test_without_a_day_nothing_is_late() -> None:
    """There is nothing to be late for."""
    assert received(required(due=None), RECEIVE) is Timeliness.NO_DAY_SET


def test_first_that_came_decides() -> None:
    """A corrected report sent later makes nobody late; both events stand."""
    first = replace(RECEIVE, received="2026-04-05")
    given = after(required(), (first, SECRETARY), (RECEIVE, SECRETARY))
    assert given.state.reports["quy-1"].received[C] is Timeliness.ON_TIME


def test_unit_may_send_its_own_and_vouches_for_no_day() -> None:
    """The click is the day; the postmark and the day received are the office's to write."""
    start = required()
    assert received(start, RECEIVE, officer(C)) is Timeliness.LATE
    for more in ({"received": "2026-04-04"}, {"postmark": "2026-04-04"}):
        start.when(replace(RECEIVE, **more), as_=officer(C)).then_refused("not_received_here")
    start.when(RECEIVE, as_=officer(D)).then_refused("not_your_unit")
    start.when(RECEIVE, as_=VICE).then_refused("not_permitted")


def test_excused_units_owe_nothing() -> None:
    """Those named, or all that still owe it, each with the reason."""
    excuse = ExcuseReport(report="quy-1", units=(D, C), reason="Sáp nhập", document=PAPER)
    required().when(excuse, as_=SECRETARY).then(
        ReportExcused(
            report="quy-1",
            units=tuple(sorted((C, D))),
            reason=hidden("Sáp nhập"),
            document=DOCUMENT,
        )
    )
    given = after(required(), (excuse, SECRETARY), (replace(RECEIVE, unit=A), SECRETARY))
    assert given.state.reports["quy-1"].missing == tuple(sorted((B, E)))
    all_of_them = replace(excuse, units=())
    done = after(given, (all_of_them, SECRETARY))
    assert done.state.reports["quy-1"].missing == ()
    done.when(all_of_them, as_=SECRETARY).then_refused("already_done", what="excuse_report")
    given.when(excuse, as_=SECRETARY).then_refused("already_done", what="excuse_report")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"report": " "}, "name_blank"),
        ({"name": ""}, "name_blank"),
        ({"units": (C, C)}, "member_repeated"),
        ({"units": (OUTSIDE,)}, "not_member"),
        ({"due": "unknown"}, "date_malformed"),
    ],
)
def test_report_that_cannot_be_asked_for(changed: dict[str, object], code: str) -> None:
    """Without a code or a name, of outsiders, by no day."""
    HERE.when(replace(QUARTER, **changed), as_=SECRETARY).then_refused(code)


def test_report_is_known_by_its_code() -> None:
    """Once only, of whom it was asked, and with the nearest where it is mistyped."""
    given = required(units=(C,))
    given.when(QUARTER, as_=SECRETARY).then_refused("already_done", what="require_report")
    given.when(replace(RECEIVE, report="quy-l"), as_=SECRETARY).then_refused(
        "code_unknown", kind="report", value="quy-l", nearest="quy-1"
    )
    given.when(replace(RECEIVE, unit=D), as_=SECRETARY).then_refused(
        "report_not_owed", unit=D, report="quy-1"
    )
    excuse = ExcuseReport(report="quy-1", units=(D,), reason="Sáp nhập")
    given.when(excuse, as_=SECRETARY).then_refused("report_not_owed")


def test_told_past_may_not_say_when() -> None:
    """A source that tells of a report without its day leaves it not known."""
    told = told_in(Phase.SCORING).when(QUARTER, as_=SECRETARY).given_besides()
    assert received(told, RECEIVE) is Timeliness.NOT_KNOWN
