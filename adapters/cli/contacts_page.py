"""The addresses of units as a table, and who has none."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from adapters.bootstrap import Engine
from adapters.cli.tables import Whole, heading, table
from adapters.cli.terminal import Terminal
from adapters.notices.contacts import Contact, Kind, contacts_of
from adapters.wording.pages.notices import CONTACTS
from adapters.wording.phrasing import one_line
from adapters.wording.say import Say
from adapters.wording.writing import listed
from domain.record.record import UnitId
from domain.values.names import sort_key

#: "head" is the head of the page already.
_WORDS = {Kind.HEAD: "head_of_unit"}
#: The most room that is kept for an address, and the least for a word beside it.
_ADDRESS = 28
_WORD = 8


def contacts_page(
    engine: Engine, terminal: Terminal, units: Sequence[UnitId]
) -> Iterator[RenderableType]:
    say = Say(CONTACTS, terminal.lang)
    if not units:
        yield say("nobody")
        return
    known = _known(engine, terminal, units)
    rows = [(name, contact) for name, found in known for contact in found]
    if rows:
        yield heading(say("head"))
        heads = ("unit", "kind", "address", "letters", "trouble")
        made = table(*map(say, heads), fold=(0, 1, 2, 3, 4))
        longest = max(len(contact.address) for _, contact in rows)
        for index, least in ((2, min(longest, _ADDRESS)), (3, _WORD), (4, _WORD)):
            made.columns[index].min_width = least
        for name, contact in rows:
            kind = say(_WORDS.get(contact.kind, contact.kind.value))
            trouble = one_line(contact.trouble or "")
            made.add_row(name, kind, contact.address, say(contact.lang), trouble)
        yield Whole(made)
    missing = [name for name, found in known if not found]
    yield ""
    yield say("missing", units=listed(missing, terminal.lang)) if missing else say("complete")


def contacts_json(engine: Engine, terminal: Terminal, units: Sequence[UnitId]) -> dict[str, object]:
    known = _known(engine, terminal, units)
    return {
        "units": [
            {
                "unit": name,
                "contacts": [
                    {
                        "kind": contact.kind.value,
                        "address": contact.address,
                        "letters": contact.lang,
                        "trouble": contact.trouble,
                    }
                    for contact in found
                ],
            }
            for name, found in known
        ]
    }


def _known(
    engine: Engine, terminal: Terminal, units: Sequence[UnitId]
) -> list[tuple[str, tuple[Contact, ...]]]:
    """Units in the Vietnamese order, each with its addresses."""
    with engine.store.database.read() as connection:
        found = contacts_of(connection, units)
    names = terminal.names or engine.names()
    named = [(one_line(names.unit(unit)), contacts) for unit, contacts in found.items()]
    return sorted(named, key=lambda row: sort_key(row[0]))
