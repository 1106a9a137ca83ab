"""Where units receive mail: rows that may be erased at any time, never events.

An address belongs to a person or an office of a unit. The log, journals and read models name the
unit; whoever sends joins the address when it leaves.
"""

import re
from collections.abc import Iterable, Mapping
from email.errors import HeaderParseError
from email.headerregistry import Address
from types import MappingProxyType
from typing import Final

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select

from adapters.log import tables
from adapters.log.store import LogStore
from adapters.wording.writing import Lang
from domain.personal import ContactKind
from domain.record.record import Office, UnitId
from domain.values.refusal import Refusal
from domain.values.when import Moment

_of = tables.contacts.c
_OF_UNITS: Final = select(tables.contacts).where(_of.unit.in_(bindparam("units", expanding=True)))
#: RFC 5321, 4.5.3.1: so many characters at most, and of the part before the @.
_LONGEST: Final = 254
_LONGEST_LOCAL: Final = 64
_LABEL: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?", re.ASCII)


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    kind: ContactKind
    address: str
    lang: Lang
    set_at: Moment
    #: What its server said when it last refused a message for good.
    trouble: str | None = None


class Addressees(msgspec.Struct, frozen=True, kw_only=True):
    """To whom a notice goes."""

    to: tuple[str, ...]
    cc: tuple[str, ...] = ()
    lang: Lang = "vi"
    #: Those whose server has refused the last message for good.
    in_trouble: frozenset[str] = frozenset()


#: Which of a unit's addresses an office reads, the first that is there; then who gets a copy.
_READS: Final[Mapping[Office, tuple[tuple[ContactKind, ...], tuple[ContactKind, ...]]]] = (
    MappingProxyType(
        {
            Office.UNIT_OFFICER: (
                (ContactKind.MAILBOX, ContactKind.OFFICER),
                (ContactKind.OFFICER,),
            ),
            Office.UNIT_HEAD: ((ContactKind.HEAD,), ()),
            Office.SECRETARY: (
                (ContactKind.SECRETARY, ContactKind.OFFICER, ContactKind.MAILBOX),
                (),
            ),
            Office.CHAIR: ((ContactKind.SECRETARY, ContactKind.OFFICER, ContactKind.MAILBOX), ()),
        }
    )
)


def addresses(connection: Connection, unit: UnitId, office: Office) -> Addressees | None:
    """Where an office of a unit receives mail; ``None`` where nobody knows."""
    known = {contact.kind: contact for contact in contacts_of(connection, (unit,))[unit]}
    first, copies = _READS.get(office, _READS[Office.UNIT_OFFICER])
    for kind in first:
        if kind in known:
            to = known[kind]
            copied = {known[one].address for one in copies if one in known} - {to.address}
            failing = frozenset(one.address for one in known.values() if one.trouble is not None)
            return Addressees(
                to=(to.address,), cc=tuple(sorted(copied)), lang=to.lang, in_trouble=failing
            )
    return None


def contacts_of(
    connection: Connection, units: Iterable[UnitId]
) -> dict[UnitId, tuple[Contact, ...]]:
    """The addresses of each of these units, in the order of their kinds."""
    found: dict[UnitId, tuple[Contact, ...]] = dict.fromkeys(units, ())
    names = [str(unit) for unit in found]
    kinds = [kind.value for kind in ContactKind]
    rows = connection.execute(_OF_UNITS, {"units": names}).all()
    for row in sorted(rows, key=lambda row: kinds.index(row.kind)):
        unit = UnitId(row.unit)
        contact = Contact(
            kind=ContactKind(row.kind),
            address=row.address,
            lang="en" if row.lang == "en" else "vi",
            set_at=row.set_at,
            trouble=row.trouble,
        )
        found[unit] = (*found[unit], contact)
    return found


def set_contacts(
    store: LogStore, unit: UnitId, written: Mapping[ContactKind, str], lang: Lang | None = None
) -> tuple[Contact, ...]:
    """Put down where a unit receives mail; other kinds stay as they were, and so does the language
    where none is named. Returns all its addresses.

    Raises ``Refusal("address_malformed")``; then nothing was put down.
    """
    read = {kind: read_address(text) for kind, text in written.items()}
    with store.database.write() as work, store.write() as transaction:
        connection, now = work.connection, transaction.now()
        before = contacts_of(connection, (unit,))[unit]
        held: Lang = before[0].lang if before else "vi"
        spoken = lang or held
        kinds = [kind.value for kind in read]
        connection.execute(
            delete(tables.contacts).where(_of.unit == str(unit), _of.kind.in_(kinds))
        )
        if read:
            rows = [
                {"unit": str(unit), "kind": kind.value, "address": address, "set_at": now}
                for kind, address in read.items()
            ]
            connection.execute(insert(tables.contacts), [{**row, "lang": spoken} for row in rows])
        connection.execute(
            tables.contacts.update().where(_of.unit == str(unit)).values(lang=spoken)
        )
        return contacts_of(connection, (unit,))[unit]


def read_address(text: str) -> str:
    """A mail address as RFC 5321 has it, in ASCII and without a name before it.

    Raises ``Refusal("address_malformed")``.
    """
    address = text.strip()
    local, at, domain = address.rpartition("@")
    labels = domain.split(".")
    plain = address.isascii() and at and len(address) <= _LONGEST and len(local) <= _LONGEST_LOCAL
    named = len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdigit()
    if not plain or not named or local.startswith('"'):
        raise Refusal("address_malformed", value=text)
    try:
        parsed = Address(addr_spec=address)
    except (HeaderParseError, ValueError, IndexError):
        raise Refusal("address_malformed", value=text) from None
    if parsed.addr_spec != address:
        raise Refusal("address_malformed", value=text)
    return f"{local}@{domain.lower()}"
