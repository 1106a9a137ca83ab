"""What a mail server says is put down as one plain line, whatever it is."""

import smtplib
from pathlib import Path

from adapters.delivery.by_hand import bounced
from adapters.delivery.dsn import read_report
from adapters.delivery.smtp import scrubbed, what_failed
from tests.delivery.office import OfficeYear, mailbox
from tests.delivery.sink import Sink
from tests.factories import B

#: Clears the screen, writes in red, rings, names the window.
STEERING = "\x1b[2J\x1b[31mno such user\x07\x1b]0;owned\x07"


def is_plain(text: str) -> bool:
    return text.isprintable()


def test_a_refusal_of_a_server_is_stored_without_what_steers_a_terminal(
    office: OfficeYear, sink: Sink
) -> None:
    """In the journal, and beside the address that it refused."""
    office.keep_only(B)
    sink.answers[mailbox(B)] = f"550 5.1.1 {STEERING}"
    [done] = office.deliver(sink.settings()).done
    [tried] = office.tries(office.only(B).notice)
    trouble = office.trouble(B)["mailbox"]
    assert trouble is not None
    for said in (tried.reply, trouble, done.why):
        assert said is not None
        assert is_plain(said)
        assert "550 5.1.1" in said
        assert "no such user" in said


def test_a_reply_is_stored_plainly_where_it_is_put_down_by_hand(
    office: OfficeYear, sink: Sink
) -> None:
    """What a person copies out of a report is no more trusted than the report."""
    office.keep_only(B)
    office.deliver(sink.settings())
    notice = office.only(B).notice
    bounced(office.engine, notice, f"550 {STEERING}\x9b31m\u202ecba")
    assert all(is_plain(one.reply) for one in office.tries(notice))


def test_a_report_of_delivery_is_read_plainly(tmp_path: Path) -> None:
    """Its id, its address and what the server said of it."""
    report = tmp_path / "report.eml"
    report.write_bytes(
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: message/delivery-status\r\n\r\n"
        b"Reporting-MTA: dns; mx.example\r\n\r\n"
        b"Action: failed\r\nStatus: 5.1.1\r\nFinal-Recipient: rfc822; a@tinh.example\x1b[31m\r\n"
        b"Diagnostic-Code: smtp; 550 \x1b[2Jgone\x07\r\n\r\n"
        b"--x\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        b"Message-ID: <1@tinh.example>\x1b[31m\r\n\r\n"
        b"--x--\r\n"
    )
    [found] = read_report(report)
    assert found.address is not None
    assert all(map(is_plain, (found.message, found.address, found.reply)))
    assert "550" in found.reply


def test_the_text_of_an_exception_is_one_plain_line() -> None:
    """A library repeats what it was told."""
    error = smtplib.SMTPAuthenticationError(535, f"5.7.8 {STEERING}\r\nmore".encode())
    assert is_plain(what_failed(error))
    assert is_plain(what_failed(OSError(f"a\n{STEERING}")))
    assert scrubbed(f"550 <a@tinh.example> {STEERING}") == "550 … [2J [31mno such user ]0;owned"
