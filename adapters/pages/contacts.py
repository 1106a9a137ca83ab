"""The addresses of units as a table, and who has none."""

from collections.abc import Iterator, Sequence

import msgspec

from adapters.bootstrap import Engine
from adapters.notices.contacts import Contact, contacts_of
from adapters.pages.blocks import Block, Heading, Line, columns, table
from adapters.wording.labelling import label
from adapters.wording.outside import one_line
from adapters.wording.pages.notices import CONTACTS
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, listed
from domain.record.record import UnitId
from domain.values.names import sort_key

#: The most room that is kept for an address, and the least for a word beside it.
_ADDRESS = 28
_WORD = 8


class ContactsPage(msgspec.Struct, frozen=True):
    """Units by their names, in the Vietnamese order, each with its addresses."""

    known: tuple[tuple[str, tuple[Contact, ...]], ...]

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say = Say(CONTACTS, lang)
        if not self.known:
            yield Line.of(say("nobody"))
            return
        rows = [(name, contact) for name, found in self.known for contact in found]
        if rows:
            yield Heading(say("head"))
            yield _table(rows, say)
        missing = [name for name, found in self.known if not found]
        yield Line.of("")
        yield Line.of(say("missing", units=listed(missing, lang)) if missing else say("complete"))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        return {
            "units": [
                {"unit": name, "contacts": [_contact(one) for one in found]}
                for name, found in self.known
            ]
        }


def contacts_page(engine: Engine, units: Sequence[UnitId], names: Names) -> ContactsPage:
    """Where these units receive letters."""
    with engine.store.database.read() as connection:
        found = contacts_of(connection, units)
    named = [(one_line(names.unit(unit)), contacts) for unit, contacts in found.items()]
    return ContactsPage(tuple(sorted(named, key=lambda row: sort_key(row[0]))))


def _table(rows: Sequence[tuple[str, Contact]], say: Say) -> Block:
    longest = max(len(contact.address) for _, contact in rows)
    least = {2: min(longest, _ADDRESS), 3: _WORD, 4: _WORD}
    heads = map(say, ("unit", "kind", "address", "letters", "trouble"))
    made = [
        msgspec.structs.replace(column, least=least.get(index))
        for index, column in enumerate(columns(*heads, fold=(0, 1, 2, 3, 4)))
    ]
    cells = (
        (
            name,
            label(contact.kind, say.lang),
            contact.address,
            say(contact.lang),
            one_line(contact.trouble or ""),
        )
        for name, contact in rows
    )
    return table(made, cells, stacks=True)


def _contact(contact: Contact) -> dict[str, object]:
    return {
        "kind": contact.kind.value,
        "address": contact.address,
        "letters": contact.lang,
        "trouble": contact.trouble,
    }
