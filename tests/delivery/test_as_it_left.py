"""A letter that has left reads ever after as it left: it proves what the unit was told."""

from sqlalchemy import update

from adapters.delivery.by_hand import named, resend
from adapters.delivery.inbox import inbox, open_letter
from adapters.delivery.left import text_left
from adapters.delivery.queue import Waiting
from adapters.delivery.settings import Settings
from adapters.delivery.turns import Came
from adapters.log import tables
from domain.calendar import CorrectDay
from domain.cycle.year_work.reporting import Period, RecordReportReceived, RequireReport
from domain.notices import Topic
from domain.record.record import CALENDAR, LOCAL_OPERATOR
from tests.delivery.office import OfficeYear, came
from tests.delivery.sink import Mail, Sink
from tests.factories import OPERATOR, SECRETARY, B, officer

ASK_QUARTER = RequireReport(
    report="quy-3", name="Báo cáo quý III", period=Period.QUARTER, due="2026-02-10"
)


def asked_for(office: OfficeYear) -> str:
    """B alone is asked for a report; the notice of it, the only one that waits."""
    office.year.do(ASK_QUARTER, SECRETARY)
    (found,) = (
        str(one.notice.id)
        for one in inbox(office.engine, officer(B))
        if one.notice.topic is Topic.REPORT_REQUIRED
    )
    others = update(tables.outbox).where(tables.outbox.c.notice != found)
    with office.store.database.write() as work:
        work.connection.execute(others.values(state="needless"))
    return found


def sends(office: OfficeYear) -> None:
    """B has sent the report."""
    office.year.do(RecordReportReceived(unit=B, report="quy-3"), officer(B))


def row_of(office: OfficeYear, notice: str) -> Waiting:
    with office.store.database.read() as connection:
        return named(connection, notice)


def said(mail: Mail) -> str:
    body = mail.message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def reads(office: OfficeYear, notice: str) -> tuple[str, str]:
    letter = open_letter(office.engine, officer(B), notice, "vi", actor=LOCAL_OPERATOR)[1]
    return letter.subject, letter.text


def test_a_letter_that_left_reads_as_it_left(office: OfficeYear, sink: Sink) -> None:
    """Done since, and a day of the calendar corrected: inbox and journal prove what the unit was
    told; sent again by a person it says the present, and refers to the first."""
    notice = asked_for(office)
    office.at("2026-01-06T09:00").deliver(sink.settings())
    (sent,) = sink.taken
    left = reads(office, notice)
    assert "gửi chậm nhất 10/02/2026" in left[0]
    assert str(sent.message["Subject"]) == left[0]
    sends(office.at("2026-01-07T09:00"))
    correct = CorrectDay(day="2026-01-09", working=False, reason="Theo quyết định")
    office.year.do(correct, OPERATOR, CALENDAR)
    office.at("2026-03-02T09:00")
    assert reads(office, notice) == left
    then = text_left(office.engine, row_of(office, notice), "vi")
    assert then is not None
    assert (then.subject, then.text) == left
    again = str(resend(office.engine, notice))
    assert "Cụm đã nhận báo cáo này của đơn vị" in reads(office, again)[1]
    office.deliver(sink.settings())
    (second,) = [mail for mail in sink.taken if mail.message["In-Reply-To"]]
    assert "đã nhận báo cáo này" in said(second)
    assert second.message["In-Reply-To"] == sent.message["Message-ID"]


def test_what_waits_reads_as_of_now(office: OfficeYear) -> None:
    """Nothing was told yet: opened in the inbox before it leaves, it says how things stand."""
    notice = asked_for(office)
    assert "gửi chậm nhất" in reads(office, notice)[0]
    sends(office)
    assert "gửi chậm nhất" not in reads(office, notice)[0]


def test_at_one_moment_of_a_practice_clock_what_came_after_is_not_said(
    office: OfficeYear,
) -> None:
    """A scenario's clock stands between two acts: the ledger knows which came first."""
    notice = asked_for(office)
    office.deliver(Settings(mail=None))
    left = reads(office, notice)
    sends(office)
    assert reads(office, notice) == left
    assert "gửi chậm nhất" in left[0]


def test_what_perhaps_arrived_goes_again_as_it_was(office: OfficeYear, sink: Sink) -> None:
    """Without the server's answer the same message goes under the same id: one text, also where
    the unit has done what it asks since."""
    notice = asked_for(office)
    office.at("2026-01-06T09:00")
    sink.behaves = ["lose"]
    assert came(office.deliver(sink.settings())) == [Came.UNSURE]
    sends(office.at("2026-01-06T09:05"))
    assert set(came(office.at("2026-01-06T09:10").deliver(sink.settings()))) == {Came.SERVED}
    first, second = [mail for mail in sink.taken if mail.id == sink.taken[0].id]
    assert first.message["Subject"] == second.message["Subject"]
    assert said(first) == said(second)
    assert reads(office, notice)[0] == str(first.message["Subject"])
