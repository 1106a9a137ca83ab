"""What people do with notices: send one again, take one back, say that one came back."""

from email import policy
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

import pytest

from adapters.delivery.by_hand import (
    bounced,
    held_since,
    hold,
    journal_of,
    release,
    resend,
    resend_unserved,
    withdraw,
)
from adapters.delivery.dsn import read_report
from adapters.delivery.inbox import open_letter
from adapters.delivery.smtp import Result
from adapters.delivery.turns import Came
from adapters.stuck import stuck_of
from domain.notices import NoticeServed, NoticeUnserved, NoticeWithdrawn, Unserved
from domain.record.record import LOCAL_OPERATOR, SYSTEM
from domain.system import OutboxHeld, OutboxReleased
from domain.values.refusal import Refusal
from tests.delivery.office import LEDGER, OfficeYear, came, mailbox, officer_of
from tests.delivery.sink import Sink
from tests.factories import OPERATOR, B, moment, officer
from tests.running_year import YEAR


def test_sent_again_by_a_person(office: OfficeYear, sink: Sink) -> None:
    """A new message that refers to the first; the ledger knows which one it repeats."""
    office.keep_only(B)
    office.deliver(sink.settings())
    first = office.only(B).notice
    office.at("2026-01-05T17:30")
    second = resend(office.engine, first)
    assert came(office.deliver(sink.settings())) == []
    assert came(office.at("2026-01-06T08:00").deliver(sink.settings())) == [Came.SERVED]
    third = resend(office.engine, str(second))
    office.deliver(sink.settings())
    assert len({*sink.ids()}) == 3
    for mail in sink.taken[1:]:
        assert mail.message["References"] == mail.message["In-Reply-To"] == sink.ids()[0]
    bodies = [event.body for event in office.ledger()]
    assert [one.again_of for one in bodies if isinstance(one, NoticeServed)] == [
        None,
        UUID(first),
        UUID(first),
    ]
    assert journal_of(office.engine, first).sent_again == (second, third)


def test_what_has_not_left_is_not_sent_again(office: OfficeYear) -> None:
    office.keep_only(B)
    assert refused(resend, office, office.only(B).notice) == "notice_waits"
    assert refused(resend, office, "7f") == "notice_unknown"
    assert len(office.rows(B)) == 1


def test_an_address_that_came_late(office: OfficeYear, sink: Sink) -> None:
    """Not served for want of an address, then the address is set and the notice sent again."""
    office.keep_only(B)
    office.forget(B)
    office.deliver(sink.settings())
    office.contact(B, "mailbox", mailbox(B))
    resend(office.engine, office.only(B).notice)
    assert came(office.deliver(sink.settings())) == [Came.SERVED]
    assert sink.taken[0].message["References"] is None


def test_all_that_did_not_reach_a_unit(office: OfficeYear, sink: Sink) -> None:
    """Sent again as long as the last of it did not arrive, and no longer."""
    office.keep_only(B)
    for attempt in range(3):
        sink.behaves = ["refuse"]
        office.at(f"2026-01-05T09:0{attempt}").deliver(sink.settings())
        assert [one.unit for one in stuck_of(office.engine, YEAR).unserved] == [B]
        assert len(resend_unserved(office.engine, B)) == 1
        assert resend_unserved(office.engine, B) == ()
        assert stuck_of(office.engine, YEAR).unserved == ()
    assert came(office.deliver(sink.settings())) == [Came.SERVED]
    assert resend_unserved(office.engine, B) == ()
    assert stuck_of(office.engine, YEAR).unserved == ()


def test_what_was_read_in_the_inbox_may_be_taken_back_before_it_is_sent(
    office: OfficeYear, sink: Sink
) -> None:
    """As after a restore, where the mail may have left before; that it was read stays."""
    office.keep_only(B)
    notice = office.only(B).notice
    open_letter(office.engine, officer(B), notice, "vi", actor=LOCAL_OPERATOR)
    withdraw(office.engine, notice, "Đã gửi trước khi khôi phục", actor=LOCAL_OPERATOR)
    assert office.deliver(sink.settings()).done == ()
    told = office.told.told[UUID(notice)]
    assert (told.seen, told.why) == (True, Unserved.WITHDRAWN)


def test_taken_back_before_it_leaves(office: OfficeYear, sink: Sink) -> None:
    """It needs a reason, which is hidden; it never leaves, and the ledger says who took it back."""
    office.keep_only(B)
    notice = office.only(B).notice
    assert refused(withdraw, office, notice, "  ", actor=LOCAL_OPERATOR) == "reason_blank"
    withdraw(office.engine, notice, "Gửi nhầm kế hoạch cũ", actor=LOCAL_OPERATOR)
    assert office.deliver(sink.settings()).done == ()
    assert refused(withdraw, office, notice, "Lần nữa", actor=LOCAL_OPERATOR) == "notice_gone"
    (event,) = office.ledger()
    assert isinstance(event.body, NoticeWithdrawn)
    assert event.header.seat == OPERATOR
    assert office.store.texts(LEDGER)[event.body.reason.digest] == "Gửi nhầm kế hoạch cũ"
    assert office.told.told[UUID(notice)].why is Unserved.WITHDRAWN
    assert journal_of(office.engine, notice).tries[-1].result == Result.WITHDRAWN


def test_held_after_a_restore(office: OfficeYear, sink: Sink) -> None:
    """A restored database says so with an event, and nothing leaves it until it is released."""
    office.keep_only(B)
    hold(office.engine, "Khôi phục bản 02:00", restored=True, actor=LOCAL_OPERATOR)
    held = office.deliver(sink.settings())
    assert (held.done, held.held_since) == ((), moment("2026-01-05T08:00"))
    assert refused(hold, office, "Lần nữa", actor=LOCAL_OPERATOR) == "already_done"
    assert refused(release, office, " ", actor=LOCAL_OPERATOR) == "reason_blank"
    assert held_since(office.engine) == held.held_since
    release(office.engine, "Đã đối chiếu", actor=LOCAL_OPERATOR)
    assert came(office.deliver(sink.settings())) == [Came.SERVED]
    bodies = [event.body for event in office.store.events(SYSTEM)]
    assert [type(body) for body in bodies[1:]] == [OutboxHeld, OutboxReleased]
    assert isinstance(bodies[1], OutboxHeld)
    assert bodies[1].restored


def test_what_came_back(office: OfficeYear, sink: Sink) -> None:
    """Accepted first, then reported by its Message-ID: no longer served, the address in trouble."""
    office.keep_only(B)
    office.deliver(sink.settings())
    bounced(office.engine, sink.ids()[0], "5.1.1 so-1@tinh.example unknown")
    row = office.only(B)
    assert (row.state, row.trouble) == ("unserved", "bounced")
    assert office.trouble(B) == {"mailbox": "5.1.1 … unknown"}
    assert [type(event.body) for event in office.ledger()] == [NoticeServed, NoticeUnserved]
    assert office.told.told[UUID(row.notice)].why is Unserved.BOUNCED
    assert refused(bounced, office, row.notice) == "already_done"
    resend(office.engine, row.notice)
    assert came(office.deliver(sink.settings())) == [Came.SERVED]
    assert office.trouble(B) == {"mailbox": None}


def test_the_journal_of_a_notice(office: OfficeYear, sink: Sink) -> None:
    """All tries with their moments and replies, found by the beginning of the id."""
    office.keep_only(B)
    sink.behaves = ["put_off"]
    office.deliver(sink.settings())
    office.at("2026-01-05T08:01").deliver(sink.settings())
    found = journal_of(office.engine, office.only(B).notice[:8])
    assert [one.result for one in found.tries] == [Result.DEFERRED, Result.ACCEPTED]
    assert found.tries[0].reply == "RCPT: 451 4.7.1 greylisted, come back later"
    assert found.tries[1].begun_at == moment("2026-01-05T08:01")


REPORT = """\
Reporting-MTA: dns; mail.tinh.example

Final-Recipient: rfc822; {address}
Action: {action}
Status: 5.2.2
Diagnostic-Code: smtp; 552 5.2.2 mailbox of {address} is full
"""


def report(folder: Path, sent: EmailMessage, address: str, action: str, *, whole: bool) -> Path:
    """What a mail server sends back, as it comes into the sender's mailbox."""
    back = EmailMessage(policy=policy.SMTP)
    back["Subject"] = "Undelivered Mail Returned to Sender"
    back["Content-Type"] = 'multipart/report; report-type=delivery-status; boundary="b"'
    parts = [
        "Content-Type: text/plain\n\nYour message could not be delivered.\n",
        "Content-Type: message/delivery-status\n\n" + REPORT.format(address=address, action=action),
    ]
    if whole:
        parts.append("Content-Type: message/rfc822\n\n" + sent.as_string())
    else:
        head = f"Message-ID: {sent['Message-ID']}\nSubject: …\n"
        parts.append("Content-Type: text/rfc822-headers; charset=utf-8\n\n" + head)
    body = "".join(f"--b\n{part}\n" for part in parts) + "--b--\n"
    file = folder / "returned.eml"
    file.write_text("".join(f"{k}: {v}\n" for k, v in back.items()) + "\n" + body, "utf-8")
    return file


@pytest.mark.parametrize("whole", [True, False])
def test_a_report_of_a_mail_server(
    office: OfficeYear, sink: Sink, tmp_path: Path, whole: bool
) -> None:
    """It names the message and the recipient. Only a copy came back: the unit stays served."""
    office.keep_only(B)
    office.contact(B, "officer", officer_of(B))
    office.deliver(sink.settings())
    file = report(tmp_path, sink.taken[0].message, officer_of(B), "failed", whole=whole)
    (found,) = read_report(file)
    assert (found.message, found.address) == (sink.ids()[0], officer_of(B))
    bounced(office.engine, found.message, found.reply, found.address)
    assert office.only(B).state == "served"
    trouble = office.trouble(B)
    assert trouble["mailbox"] is None
    assert trouble["officer"] == "5.2.2 552 5.2.2 mailbox of … is full"


def test_a_report_of_a_delay_says_nothing(office: OfficeYear, sink: Sink, tmp_path: Path) -> None:
    office.keep_only(B)
    office.deliver(sink.settings())
    message = sink.taken[0].message
    assert read_report(report(tmp_path, message, mailbox(B), "delayed", whole=True)) == ()
    plain = tmp_path / "plain.eml"
    plain.write_bytes(b"Subject: hi\n\nno report\n")
    with pytest.raises(Refusal) as caught:
        read_report(plain)
    assert caught.value.code == "report_unreadable"


def refused(act, office: OfficeYear, *more: str, **by: str) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(Refusal) as caught:
        act(office.engine, *more, **by)
    return caught.value.code
