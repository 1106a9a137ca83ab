"""Where units receive mail: rows that may be erased at any time, never events."""

import msgspec
from sqlalchemy import Connection, select

from adapters.log import tables
from domain.labels import Lang
from domain.record import Office, UnitId

_of = tables.contacts.c


class Addressees(msgspec.Struct, frozen=True, kw_only=True):
    """To whom a notice goes."""

    to: tuple[str, ...]
    cc: tuple[str, ...] = ()
    lang: Lang = "vi"


#: Which of a unit's addresses an office reads, the first that is there; then who gets a copy.
_READS: dict[Office, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Office.UNIT_OFFICER: (("mailbox", "officer"), ("officer",)),
    Office.UNIT_HEAD: (("head",), ()),
    Office.SECRETARY: (("secretary", "officer", "mailbox"), ()),
    Office.CHAIR: (("secretary", "officer", "mailbox"), ()),
}


def addresses(connection: Connection, unit: UnitId, office: Office) -> Addressees | None:
    """Where an office of a unit receives mail; ``None`` where nobody knows."""
    rows = connection.execute(select(_of.kind, _of.address, _of.lang).where(_of.unit == str(unit)))
    known = {row.kind: (row.address, row.lang) for row in rows}
    first, copies = _READS.get(office, _READS[Office.UNIT_OFFICER])
    for kind in first:
        if kind in known:
            address, lang = known[kind]
            also = (known[copy][0] for copy in copies if copy in known and copy != kind)
            return Addressees(to=(address,), cc=tuple(also), lang="en" if lang == "en" else "vi")
    return None
