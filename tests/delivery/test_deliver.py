"""Delivery: each notice once, to the right unit, at an allowed hour, and nothing lost."""

from email.utils import parseaddr, parsedate_to_datetime
from uuid import UUID

import pytest
from icalendar import Calendar
from sqlalchemy import select, update

from adapters.delivery.by_hand import resend
from adapters.delivery.inbox import open_letter
from adapters.delivery.queue import notice_of
from adapters.delivery.settings import Settings
from adapters.delivery.smtp import Answer, Result
from adapters.delivery.turns import Came, Sending, Sent, Turns
from adapters.log import tables
from adapters.notices.render import render
from adapters.notices.rendered import TemplateFailed
from adapters.wording.writing import Lang
from domain.calendar import CorrectDay
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.guard import Phase
from domain.cycle.phases.chair_handover import NameNextOfficers
from domain.cycle.phases.handing_over import AcceptHandover, ListHandover
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.phases.registration import RegisterTargets
from domain.cycle.phases.summary_conference import CallConference
from domain.notices import Means, NoticeServed, NoticeUnserved, Topic, Unserved
from domain.record.record import CALENDAR, LOCAL_OPERATOR, SYSTEM_ACTOR, UnitId
from tests.delivery.office import OfficeYear, came, mailbox, officer_of
from tests.delivery.sink import SENDER, Sink, nobody_listens
from tests.factories import OPERATOR, SECRETARY, A, B, C, D, E, acts_to, moment, officer
from workflows.reminders import remind

DAY = 24 * 60 * 60 * 1_000_000


def test_each_unit_is_told_once(office: OfficeYear, sink: Sink) -> None:
    """Every member but the one that acted gets its message; looked at again, no other."""
    found = office.deliver(sink.settings())
    assert came(found) == [Came.SERVED] * 4
    assert sorted(mail.recipients for mail in sink.taken) == [(mailbox(u),) for u in (B, C, D, E)]
    assert office.deliver(sink.settings()).done == ()
    assert len(sink.taken) == 4


def test_what_stands_in_a_message(office: OfficeYear, sink: Sink) -> None:
    """Text and page, the moment of the store's clock, an id made from the notice, a mark against
    answers by machines, and the mark of practice; the officer gets a copy."""
    office.keep_only(B)
    office.contact(B, "officer", officer_of(B))
    office.at("2026-01-05T09:30").deliver(sink.settings())
    (mail,) = sink.taken
    message, row = mail.message, office.only(B)
    assert mail.recipients == (mailbox(B), officer_of(B))
    assert (message["To"], message["Cc"]) == (mailbox(B), officer_of(B))
    assert str(message["From"]) == SENDER
    assert parsedate_to_datetime(str(message["Date"])).isoformat() == "2026-01-05T09:30:00+07:00"
    assert mail.id == f"<{row.notice}@an-giang.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert (message["X-Thidua"], message["X-Thidua-Practice"]) == (row.notice, "yes")
    assert message["References"] is None
    parts = [part.get_content_type() for part in message.walk()]
    assert parts == ["multipart/alternative", "text/plain", "text/html"]
    plain = message.get_body(("plain",))
    assert plain is not None
    assert "THỰC HÀNH" in plain.get_content()


def test_an_invitation_comes_with_its_calendar_entry(office: OfficeYear, sink: Sink) -> None:
    """As calendars want it (RFC 5546): from the sender, to those who get the message."""
    for command, seat in acts_to(Phase.SUMMARY_CONFERENCE):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            office.year.do(command, seat)
    office.year.do(CallConference(date="2026-12-14T08:00", place="Hội trường"), SECRETARY)
    office.keep_only(B)
    office.contact(B, "officer", officer_of(B))
    office.at("2026-01-05T09:30").deliver(sink.settings())
    (mail,) = [one for one in sink.taken if "Giấy mời" in str(one.message["Subject"])]
    (part,) = [one for one in mail.message.walk() if one.get_content_subtype() == "calendar"]
    assert part.get_param("method") == "REQUEST"
    (event,) = Calendar.from_ical(part.get_content()).walk("VEVENT")
    assert event["ORGANIZER"] == f"mailto:{parseaddr(SENDER)[1]}"
    assert event["ATTENDEE"] == [f"mailto:{mailbox(B)}", f"mailto:{officer_of(B)}"]
    assert event.decoded("DTSTART").isoformat() == "2026-12-14T01:00:00+00:00"


def test_the_ledger_says_who_was_told(office: OfficeYear, sink: Sink) -> None:
    """Each delivery is an event of the system, which names the event told of as its cause and
    holds no address."""
    office.deliver(sink.settings())
    events = office.ledger()
    rows = {UUID(row.notice): row for row in office.rows()}
    assert len(events) == len(rows) == 4
    for event in events:
        assert isinstance(event.body, NoticeServed)
        row = rows[event.body.about.notice]
        assert event.header.actor == SYSTEM_ACTOR
        assert event.header.cause is not None
        assert (event.header.cause.stream, event.header.cause.version) == (row.stream, row.version)
        assert (event.body.means, event.body.tries, event.body.unsure) == (Means.MAIL, 1, 0)
        assert event.body.message in sink.ids()
    assert all(b"tinh.example" not in state for state in _states(office))


def _states(office: OfficeYear) -> list[bytes]:
    with office.store.database.read() as connection:
        return list(connection.scalars(select(tables.events.c.state)))


def test_nothing_leaves_outside_office_hours(office: OfficeYear, sink: Sink) -> None:
    """Due in the morning and looked at in the evening, a message leaves the next morning; also
    where the day after is made a holiday meanwhile."""
    office.keep_only(B)
    office.year.do(CorrectDay(day="2026-01-06", working=False, reason="Nghỉ"), OPERATOR, CALENDAR)
    office.at("2026-01-05T17:00")
    assert came(office.deliver(sink.settings())) == [Came.PUT_OFF]
    assert office.only(B).due_at == moment("2026-01-07T08:00")
    assert came(office.at("2026-01-06T10:00").deliver(sink.settings())) == []
    assert came(office.at("2026-01-07T08:00").deliver(sink.settings())) == [Came.SERVED]


def test_what_is_needless_when_it_would_leave_does_not(office: OfficeYear, sink: Sink) -> None:
    """A reminder put down in the morning is dropped when the unit registers before it leaves."""
    office.deliver(sink.settings())
    office.at("2026-02-25T00:05")
    told = remind(office.store).told
    reminded = {notice.to.unit for notice in told}
    assert {B, C} <= reminded
    office.year.do(RegisterTargets(unit=B, targets=("Làm tốt",)), officer(B))
    found = office.at("2026-02-26T09:00").deliver(sink.settings())
    by_unit = {one.unit: one.came for one in found.done if str(one.topic) == "reminder"}
    assert by_unit[B] is Came.NEEDLESS
    assert by_unit[C] is Came.SERVED


def test_nobody_is_asked_to_sign_what_is_signed(office: OfficeYear, sink: Sink) -> None:
    """The next chair has taken over before the letter left: neither its mailbox nor its head is
    asked for it any more."""
    for command, seat in acts_to(Phase.CHAIR_HANDOVER):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            office.year.do(command, seat)
    office.year.do(NameNextOfficers(year="2027", chair=B), SECRETARY)
    office.year.do(ListHandover(items=("Cờ luân lưu",)), SECRETARY)
    asked = [row for row in office.rows() if row.topic == "handover"]
    assert {row.office for row in asked} == {"unit_officer", "unit_head"}
    (chair,) = {UnitId(row.unit) for row in asked}
    office.year.do(AcceptHandover(unit=chair), officer(chair))
    office.deliver(sink.settings())
    assert {row.state for row in office.rows() if row.topic == "handover"} == {"needless"}


def test_the_secretary_is_reminded_of_what_the_cluster_owes(office: OfficeYear, sink: Sink) -> None:
    """Also where the chair's own unit has done its part: others have not."""
    office.deliver(sink.settings())
    office.at("2026-02-26T08:00")
    remind(office.store)
    office.year.do(RegisterTargets(unit=A, targets=("Làm tốt",)), officer(A))
    office.deliver(sink.settings())
    reminders = {row.office: row.state for row in office.rows(A) if row.topic == "reminder"}
    assert reminders == {"secretary": "served", "unit_officer": "needless"}


def test_a_unit_without_an_address_is_not_served(office: OfficeYear, sink: Sink) -> None:
    """It is said in the ledger, and keeps no other."""
    office.forget(C)
    found = office.deliver(sink.settings())
    assert sorted(came(found)) == [Came.SERVED] * 3 + [Came.UNSERVED]
    row = office.only(C)
    assert (row.state, row.trouble) == ("unserved", "no_address")
    assert office.told.told[UUID(row.notice)].why is Unserved.NO_ADDRESS


def test_a_template_that_fails(
    office: OfficeYear, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The notice is not served, for that reason, which the journal has; the others leave."""

    def fails(engine, notice, *more, **named):  # type: ignore[no-untyped-def]
        if notice.to.unit == C:
            raise TemplateFailed(notice.topic, "plan_issued.vi.txt, dòng 3")
        return render(engine, notice, *more, **named)

    monkeypatch.setattr("adapters.delivery.turns.render", fails)
    assert sorted(came(office.deliver(sink.settings()))) == [Came.SERVED] * 3 + [Came.UNSERVED]
    row = office.only(C)
    assert office.told.told[UUID(row.notice)].why is Unserved.TEMPLATE
    assert "dòng 3" in office.tries(row.notice)[0].reply


def test_one_that_fails_in_another_way_keeps_no_other(
    office: OfficeYear, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is left alone for ten minutes, and said; then it leaves."""

    def fails(engine, notice, *more, **named):  # type: ignore[no-untyped-def]
        if notice.to.unit == C:
            raise ZeroDivisionError
        return render(engine, notice, *more, **named)

    monkeypatch.setattr("adapters.delivery.turns.render", fails)
    found = office.deliver(sink.settings())
    assert sorted(came(found)) == [Came.SERVED] * 3 + [Came.STUCK]
    assert office.only(C).trouble == "ZeroDivisionError"
    monkeypatch.undo()
    assert came(office.at("2026-01-05T08:09").deliver(sink.settings())) == []
    assert came(office.at("2026-01-05T08:10").deliver(sink.settings())) == [Came.SERVED]


def test_a_practice_database_without_a_server_keeps_to_its_journal(office: OfficeYear) -> None:
    """It sends to nobody, and says that everybody was told that way."""
    office.forget(C)
    assert came(office.deliver(Settings())) == [Came.SERVED] * 4
    means = {event.body.means for event in office.ledger() if isinstance(event.body, NoticeServed)}
    assert means == {Means.JOURNAL}
    assert office.tries(office.only(C).notice)[0].means == "journal"


def test_put_off_it_is_tried_again_under_the_same_id(office: OfficeYear, sink: Sink) -> None:
    """Greylisted twice, it is tried after one minute and after five more, never before."""
    office.keep_only(B)
    sink.behaves = ["put_off", "put_off"]
    assert came(office.deliver(sink.settings())) == [Came.DEFERRED]
    assert came(office.deliver(sink.settings())) == []
    assert came(office.at("2026-01-05T08:01").deliver(sink.settings())) == [Came.DEFERRED]
    assert came(office.at("2026-01-05T08:05").deliver(sink.settings())) == []
    assert came(office.at("2026-01-05T08:06").deliver(sink.settings())) == [Came.SERVED]
    row = office.only(B)
    tries = office.tries(row.notice)
    assert [one.result for one in tries] == ["deferred", "deferred", "accepted"]
    assert len({one.message for one in tries} | set(sink.ids())) == 1
    (event,) = office.ledger()
    assert isinstance(event.body, NoticeServed)
    assert (event.body.tries, event.body.unsure) == (3, 0)


def test_a_server_that_is_away_is_given_up_after_three_working_days(office: OfficeYear) -> None:
    """First tried on Friday, a message is tried through Wednesday, then it is a dead letter."""
    office.keep_only(B)
    settings = Sink(port=nobody_listens()).settings()
    office.at("2026-01-16T08:30")
    seen = []
    for _ in range(60):
        found = office.deliver(settings)
        seen += came(found)
        row = office.only(B)
        if row.state == "unserved":
            break
        office.clock.at = row.due_at
    assert seen[-1] is Came.UNSERVED
    assert set(seen[:-1]) == {Came.DEFERRED}
    assert office.clock.at == moment("2026-01-22T08:00")
    assert 12 <= row.tries <= 25
    (event,) = office.ledger()
    assert isinstance(event.body, NoticeUnserved)
    assert event.body.why is Unserved.GAVE_UP
    assert "ConnectionRefusedError" in office.tries(row.notice)[0].reply


def test_refused_for_good(office: OfficeYear, sink: Sink) -> None:
    """The ledger has the codes, the journal what was said without the address, and the contact is
    in trouble until a message goes through again."""
    office.keep_only(B)
    sink.behaves = ["refuse"]
    assert came(office.deliver(sink.settings())) == [Came.UNSERVED]
    row = office.only(B)
    (event,) = office.ledger()
    assert isinstance(event.body, NoticeUnserved)
    assert (event.body.why, event.body.reply) == (Unserved.REFUSED, "550 5.1.1")
    reply = office.tries(row.notice)[0].reply
    assert "no such user" in reply
    assert "@" not in reply
    assert "no such user" in (office.trouble(B)["mailbox"] or "")


def test_a_copy_that_is_refused_does_not_keep_the_mailbox(office: OfficeYear, sink: Sink) -> None:
    """The unit is served; the officer's address is in trouble, the mailbox is not."""
    office.keep_only(B)
    office.contact(B, "officer", officer_of(B))
    sink.answers[officer_of(B)] = "550 5.1.1 gone"
    assert came(office.deliver(sink.settings())) == [Came.SERVED]
    assert [mail.recipients for mail in sink.taken] == [(mailbox(B),)]
    assert office.trouble(B) == {"mailbox": None, "officer": "550 5.1.1 gone"}


def test_a_copy_that_is_put_off_keeps_all_for_a_while(office: OfficeYear, sink: Sink) -> None:
    """So that nobody gets it twice; after four tries those who can be reached get it."""
    office.keep_only(B)
    office.contact(B, "officer", officer_of(B))
    sink.answers[officer_of(B)] = "450 4.2.2 full"
    seen = []
    while office.only(B).state == "waiting":
        seen += came(office.deliver(sink.settings()))
        office.clock.at = max(office.clock.at, office.only(B).due_at)
    assert seen == [Came.DEFERRED] * 4 + [Came.SERVED]
    assert [mail.recipients for mail in sink.taken] == [(mailbox(B),)]


def test_a_message_that_is_not_wanted(office: OfficeYear, sink: Sink) -> None:
    """Refused after its text was read: for good."""
    office.keep_only(B)
    sink.behaves = ["refuse_data"]
    assert came(office.deliver(sink.settings())) == [Came.UNSERVED]
    (event,) = office.ledger()
    assert isinstance(event.body, NoticeUnserved)
    assert event.body.reply == "554 5.7.1"


@pytest.mark.parametrize("how", ["drop", "lose", "stall"])
def test_without_an_answer_after_the_text(office: OfficeYear, sink: Sink, how: str) -> None:
    """Nobody knows whether it was taken: it goes again under the same Message-ID, counted."""
    office.keep_only(B)
    sink.behaves = [how]
    assert came(office.deliver(sink.settings())) == [Came.UNSURE]
    assert came(office.at("2026-01-05T08:01").deliver(sink.settings())) == [Came.SERVED]
    assert len(set(sink.ids())) == 1
    assert len(sink.taken) == (2 if how == "lose" else 1)
    (event,) = office.ledger()
    assert isinstance(event.body, NoticeServed)
    assert (event.body.tries, event.body.unsure) == (2, 1)
    row = office.only(B)
    assert [one.result for one in office.tries(row.notice)] == ["unknown", "accepted"]


def test_a_clock_that_jumps_back_sends_nothing_early_or_twice(
    office: OfficeYear, sink: Sink
) -> None:
    """An hour earlier nothing that was sent is sent again, and what was put off waits until its
    moment comes by the clock as it is now."""
    office.keep_only(B)
    sink.behaves = ["put_off"]
    office.at("2026-01-05T10:00").deliver(sink.settings())
    assert came(office.at("2026-01-05T09:00").deliver(sink.settings())) == []
    assert came(office.at("2026-01-05T10:00").deliver(sink.settings())) == []
    assert came(office.at("2026-01-05T10:01").deliver(sink.settings())) == [Came.SERVED]
    assert came(office.at("2026-01-05T09:00").deliver(sink.settings())) == []
    assert len(sink.taken) == 1


def _taken_up(office: OfficeYear, settings: Settings) -> Sending:
    """As by somebody who goes no further."""
    found = Turns(office.engine, settings).take(None).next
    assert isinstance(found, Sending)
    return found


def test_whoever_died_while_sending_is_followed_when_the_lease_is_over(
    office: OfficeYear, sink: Sink
) -> None:
    """Until then nobody takes the notice up; then it goes under the same id, counted as unsure."""
    office.keep_only(B)
    settings = sink.settings()
    found = _taken_up(office, settings)
    assert came(office.deliver(settings)) == []
    office.lease_is_over()
    assert came(office.deliver(settings)) == [Came.SERVED]
    row = office.only(B)
    assert (row.tries, row.unsure) == (2, 1)
    assert sink.ids() == [str(found.message["Message-ID"])]


def test_a_try_of_a_clock_that_was_ahead_is_over(office: OfficeYear, sink: Sink) -> None:
    """Begun by a clock a day ahead that was then put right, by somebody who died: nobody waits for
    a day, because no try lasts as long as that."""
    office.keep_only(B)
    settings = sink.settings()
    _taken_up(office, settings)
    assert came(office.deliver(settings)) == []
    later = update(tables.outbox).values(leased_until=tables.outbox.c.leased_until + DAY)
    with office.store.database.write() as work:
        work.connection.execute(later)
    assert came(office.deliver(settings)) == [Came.SERVED]


def test_an_answer_that_comes_after_the_lease_still_counts(office: OfficeYear, sink: Sink) -> None:
    """Whoever took it up meanwhile finds it served, and the ledger says so once."""
    office.keep_only(B)
    settings = sink.settings()
    slow = _taken_up(office, settings)
    office.lease_is_over()
    other = _taken_up(office, settings)
    accepted = Answer(result=Result.ACCEPTED, reply="250 OK")
    put_off = Answer(result=Result.DEFERRED, reply="451 later")
    for sent, meets in (
        (Sent(slow, accepted), Came.SERVED),
        (Sent(other, put_off), Came.TAKEN_OVER),
    ):
        ended = Turns(office.engine, settings).take(sent).ended
        assert ended is not None
        assert ended.came is meets
    assert office.only(B).state == "served"
    assert len(office.ledger()) == 1


def test_an_address_that_no_server_takes(office: OfficeYear, sink: Sink) -> None:
    """Letters that are not ASCII before the @: the others leave, this one is put off and said."""
    office.forget(C)
    office.contact(C, "mailbox", "sở-2@tinh.example")
    found = office.deliver(sink.settings())
    assert sorted(came(found)) == [Came.DEFERRED] + [Came.SERVED] * 3
    assert office.only(C).state == "waiting"
    assert "Unicode" in office.tries(office.only(C).notice)[0].reply


def test_the_acting_unit_is_not_told(office: OfficeYear) -> None:
    assert office.rows(A) == []


def test_what_would_leave_after_it_is_done_asks_for_nothing(office: OfficeYear, sink: Sink) -> None:
    """A reminder and the letter on what was overdue left before the unit registered: in the inbox
    they read as they left. Written once it has registered, neither says that anything is lacking,
    and sent again by a person neither leaves."""
    office.deliver(sink.settings())
    office.at("2026-02-26T08:00")
    remind(office.store)
    office.deliver(sink.settings())
    office.at("2026-03-02T08:00").year.sweep()
    office.deliver(sink.settings())
    office.at("2026-03-03T08:00")
    office.year.do(RegisterTargets(unit=B, targets=("Làm tốt",)), officer(B))
    rows = [row for row in office.rows(B) if row.topic in {"reminder", "overdue"}]
    assert len(rows) == 2
    languages: tuple[tuple[Lang, str], ...] = (("vi", "Việc kế tiếp"), ("en", "Next:"))
    for row in rows:
        for lang, asking in languages:
            _, left = open_letter(office.engine, officer(B), row.notice, lang, actor=LOCAL_OPERATOR)
            assert asking in left.text
            letter = render(office.engine, notice_of(row), row.last_version, lang)
            assert asking not in letter.text
            assert "chưa nhận" not in letter.subject + letter.text
            assert "not received" not in letter.text
        resend(office.engine, row.notice)
    found = office.deliver(sink.settings())
    assert sorted(one.came for one in found.done if one.topic is not Topic.RECEIPT) == (
        [Came.NEEDLESS] * 2
    )
