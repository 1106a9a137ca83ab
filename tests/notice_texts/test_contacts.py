"""Where units receive mail, on both databases."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.log.database import Database
from adapters.log.store import LogStore
from adapters.notices.contacts import (
    Addressees,
    addresses,
    read_address,
    set_contacts,
)
from domain.personal import ContactKind
from domain.record.record import Office, UnitId
from domain.values.refusal import Refusal
from tests.factories import A, B
from tests.running_year import RunningYear
from tests.walk import WalkClock

MAILBOX, OFFICER = "so@angiang.example", "td@angiang.example"
HEAD, SECRETARY = "gd@angiang.example", "tk@angiang.example"


@pytest.fixture
def store(engine_url: str) -> Iterator[LogStore]:
    clock = WalkClock()
    found = LogStore(Database(engine_url), clock)
    RunningYear(found, clock).found()
    yield found
    found.close()


def reached(store: LogStore, office: Office, unit: UnitId = A) -> Addressees | None:
    with store.database.read() as connection:
        return addresses(connection, unit, office)


def test_who_reads_what_is_sent_to_an_office(store: LogStore) -> None:
    """The mailbox with the officer in copy; a head only what is sent to the head; the secretary in
    place of the officer."""
    kinds = {
        ContactKind.MAILBOX: MAILBOX,
        ContactKind.OFFICER: OFFICER,
        ContactKind.HEAD: HEAD,
        ContactKind.SECRETARY: SECRETARY,
    }
    set_contacts(store, A, kinds)
    officers = Addressees(to=(MAILBOX,), cc=(OFFICER,))
    assert reached(store, Office.UNIT_OFFICER) == officers
    assert reached(store, Office.UNIT_HEAD) == Addressees(to=(HEAD,))
    assert reached(store, Office.SECRETARY) == Addressees(to=(SECRETARY,))
    assert reached(store, Office.CHAIR) == Addressees(to=(SECRETARY,))
    assert reached(store, Office.UNIT_OFFICER, B) is None


def test_what_stands_in_for_what_is_not_known(store: LogStore) -> None:
    """The officer alone without a mailbox; nobody for a head without an address of their own."""
    set_contacts(store, A, {ContactKind.OFFICER: OFFICER})
    assert reached(store, Office.UNIT_OFFICER) == Addressees(to=(OFFICER,))
    assert reached(store, Office.SECRETARY) == Addressees(to=(OFFICER,))
    assert reached(store, Office.UNIT_HEAD) is None
    set_contacts(store, A, {ContactKind.MAILBOX: OFFICER})
    assert reached(store, Office.UNIT_OFFICER) == Addressees(to=(OFFICER,))


def test_kinds_not_named_stay_and_one_language_holds_for_all(store: LogStore) -> None:
    """A new address has no trouble yet, whatever became of the one before."""
    set_contacts(store, A, {ContactKind.MAILBOX: MAILBOX, ContactKind.OFFICER: OFFICER}, "en")
    known = set_contacts(store, A, {ContactKind.OFFICER: SECRETARY})
    assert [(one.kind, one.address, one.lang) for one in known] == [
        (ContactKind.MAILBOX, MAILBOX, "en"),
        (ContactKind.OFFICER, SECRETARY, "en"),
    ]
    assert [one.lang for one in set_contacts(store, A, {}, "vi")] == ["vi", "vi"]


def test_a_malformed_address_leaves_all_as_it_was(store: LogStore) -> None:
    set_contacts(store, A, {ContactKind.MAILBOX: MAILBOX})
    with pytest.raises(Refusal) as caught:
        set_contacts(store, A, {ContactKind.MAILBOX: OFFICER, ContactKind.HEAD: "gd@"})
    assert caught.value.code == "address_malformed"
    assert reached(store, Office.UNIT_OFFICER) == Addressees(to=(MAILBOX,))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("so@angiang.example", "so@angiang.example"),
        ("  So.Noi-Vu+td@AnGiang.Example  ", "So.Noi-Vu+td@angiang.example"),
        ("a@x1.y-z.vn", "a@x1.y-z.vn"),
    ],
)
def test_an_address_is_read(typed: str, read: str) -> None:
    assert read_address(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        *("", "@", "a", "a@", "@b.vn", "a@b", "a@b.", "a@.vn", "a@b..vn", "a..b@c.vn", ".a@b.vn"),
        *("a b@c.vn", "a@b c.vn", "a@-b.vn", "a@b-.vn", "a@b.1", "a@1.2.3.4", "a@[1.2.3.4]"),
        *("Thư ký <a@b.vn>", "thư@b.vn", "a@thư.vn", '"a b"@c.vn', "a@b.vn, c@d.vn", "a@b@c.vn"),
        *("a@b.vn\r\nBcc: c@d.vn", "a\n@b.vn", f"{'a' * 65}@b.vn", f"a@{'b' * 250}.vn", "a@b_c.vn"),
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_address(typed)
    assert caught.value.code == "address_malformed"


@given(st.text(max_size=40) | st.from_regex(r"[ -~]{0,12}@[ -~]{0,12}", fullmatch=True))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    """What is read names one mailbox, in one line, and reads as itself."""
    with suppress(Refusal):
        read = read_address(typed)
        assert read_address(read) == read
        assert read.isascii()
        assert read.count("@") == 1
        assert not set(read) & set(' \t\r\n,;<>"()[]')
