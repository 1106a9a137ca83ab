"""Vietnamese in the heads of a mail: every reader finds the words that were written."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default

import pytest

from adapters.delivery.smtp import WIRE

SUBJECT = (
    "[Khối thi đua thực hành · 2026] Kết quả bình xét: “Cờ thi đua”, “Bằng khen”, “Khối trưởng"
)
SENDER = "Bộ phận thường trực của Khối trưởng, “Khối thi đua thực hành” tỉnh Long An"


def _wire(subject: str, sender: str) -> bytes:
    message = EmailMessage(policy=WIRE)
    message["From"] = sender
    message["Subject"] = subject
    message.set_content("…")
    return message.as_bytes(policy=WIRE)


@pytest.mark.parametrize("length", range(1, len(SUBJECT)))
def test_a_subject_of_any_length_keeps_its_words(length: int) -> None:
    """In lines of at most 78 characters, all of them ASCII."""
    subject = f"{SUBJECT[:length].strip()} năm 2027”"
    wire = _wire(subject, "thi-dua@an-giang.example")
    assert str(message_from_bytes(wire, policy=default)["Subject"]) == subject
    raw = message_from_bytes(wire)["Subject"]
    assert str(make_header(decode_header(raw))) == subject
    assert wire.isascii()
    assert max(map(len, wire.splitlines())) <= 78


@pytest.mark.parametrize("length", range(1, len(SENDER)))
def test_a_sender_of_any_length_keeps_its_words(length: int) -> None:
    """And the address beside them stays one."""
    name = f"Cụm {SENDER[:length].strip()}"
    wire = _wire("2026", f'"{name}" <thi-dua@an-giang.example>')
    raw = message_from_bytes(wire)["From"]
    assert str(make_header(decode_header(raw))) == f"{name} <thi-dua@an-giang.example>"
    (found,) = message_from_bytes(wire, policy=default)["From"].addresses
    assert found.addr_spec == "thi-dua@an-giang.example"
    assert max(map(len, wire.splitlines())) <= 78
