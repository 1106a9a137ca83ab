"""What the database holds of one person: found by a mail address or a name, shown and erased.

Addresses and texts are rows that can go. The account under which an act was typed stands in the
event itself, which is never changed: it is named, with where it stands, and stays.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

import msgspec
from sqlalchemy import select

from adapters.bootstrap import Engine
from adapters.erasing import erase_contacts, erase_digests
from adapters.log import tables
from adapters.pages.called import code_told
from domain.personal import ContactKind, PersonRequest
from domain.record.record import SYSTEM, StreamId, UnitId
from domain.system import Erased, System
from domain.values.names import fold, identity
from domain.values.refusal import Refusal
from domain.values.when import Moment

#: Fewer letters are part of too many names.
_LEAST = 4
_events, _texts, _contacts = tables.events.c, tables.texts.c, tables.contacts.c


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where a unit receives mail, at the person's address."""

    unit: UnitId
    kind: ContactKind
    address: str
    set_at: Moment


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A text of an event that names the person."""

    #: As people name it: ``cum-8/2026@14``.
    event: str
    stream: StreamId
    version: int
    digest: str
    text: str
    recorded_at: Moment


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """An act that was typed under the person's account."""

    event: str
    type: str
    recorded_at: Moment


class AccountHeld(msgspec.Struct, frozen=True, kw_only=True):
    """An account of the server that is the person's: its key stays in events, the rest can go."""

    key: str
    name: str
    email: str | None


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was found, in the order of recording."""

    accounts: tuple[AccountHeld, ...] = ()
    addresses: tuple[Address, ...]
    mentions: tuple[Mention, ...]
    acts: tuple[Typed, ...]

    @property
    def erasable(self) -> int:
        """How many accounts, addresses and texts can go."""
        return len(self.accounts) + len(self.addresses) + len(self.mentions)


def held_of(engine: Engine, person: str, accounts: tuple[AccountHeld, ...] = ()) -> Held:
    """What is kept of whom a mail address, an account or a name stands for, ``accounts`` of the
    server that are the person's among it, with what was typed under them.

    A name is found as whole words, however it is spelt; written with its diacritics it finds no
    name that has others. Raises ``Refusal("person_too_short")``.
    """
    if len(fold(person).replace(" ", "")) < _LEAST:
        raise Refusal("person_too_short", value=person)
    codes = _Codes(engine)
    typed = dict.fromkeys((person.strip(), *(one.key for one in accounts)))
    return Held(
        accounts=accounts,
        addresses=tuple(_addresses(engine, person.strip())),
        mentions=tuple(_mentions(engine, person, codes)),
        acts=tuple(act for account in typed for act in _acts(engine, account, codes)),
    )


def erase_held(engine: Engine, held: Held, reason: str, *, actor: str) -> None:
    """Erase the addresses and texts that were found. What goes is erased event by event, so that
    a stop in between leaves the rest to the next time. Raises ``Refusal("reason_blank")``."""
    if not reason.strip():
        raise Refusal("reason_blank")
    kinds = defaultdict[UnitId, list[ContactKind]](list)
    for address in held.addresses:
        kinds[address.unit].append(address.kind)
    for unit, of_unit in kinds.items():
        erase_contacts(engine, unit, tuple(of_unit), actor=actor)
    digests = defaultdict[tuple[str, StreamId, int], list[str]](list)
    for text in held.mentions:
        digests[text.event, text.stream, text.version].append(text.digest)
    for (event, stream, version), of_event in digests.items():
        what = Erased(event=event, stream=stream, version=version, digests=tuple(of_event))
        erase_digests(engine, what, reason, actor=actor)


def requests_of(engine: Engine) -> tuple[PersonRequest, ...]:
    """Every request of a person that was recorded, in its order."""
    state = engine.store.load(SYSTEM).state
    return state.requests if isinstance(state, System) else ()


class _Codes:
    """What events are called, each stream looked up once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[StreamId, str] = {}

    def __call__(self, stream: StreamId, version: int) -> str:
        if stream not in self._known:
            self._known[stream] = code_told(self._engine, stream)
        return f"{self._known[stream]}@{version}"


def _addresses(engine: Engine, person: str) -> Iterator[Address]:
    with engine.store.database.read() as connection:
        rows = connection.execute(select(tables.contacts).order_by(_contacts.set_at)).all()
    for row in rows:
        if row.address.casefold() == person.casefold():
            yield Address(
                unit=UnitId(row.unit),
                kind=ContactKind(row.kind),
                address=row.address,
                set_at=row.set_at,
            )


def _mentions(engine: Engine, person: str, codes: _Codes) -> Iterator[Mention]:
    asked = (
        select(_texts.stream, _texts.version, _texts.digest, _texts.text, _events.recorded_at)
        .join(
            tables.events,
            (_events.stream == _texts.stream) & (_events.version == _texts.version),
        )
        .order_by(_events.position, _texts.digest)
        .execution_options(yield_per=500)
    )
    names = naming(person)
    with engine.store.database.read() as connection:
        found = [row for row in connection.execute(asked) if names(row.text)]
    for row in found:
        yield Mention(
            event=codes(row.stream, row.version),
            stream=row.stream,
            version=row.version,
            digest=row.digest,
            text=row.text,
            recorded_at=row.recorded_at,
        )


def naming(person: str) -> Callable[[str], bool]:
    """Whether a text names the person. Most texts are told apart by the fold, which costs least."""
    folded, marked = f" {fold(person)} ", f" {identity(person)} "

    def names(text: str) -> bool:
        if folded not in f" {fold(text)} ":
            return False
        return folded == marked or marked in f" {identity(text)} "

    return names


def _acts(engine: Engine, person: str, codes: _Codes) -> Iterator[Typed]:
    asked = (
        select(_events.stream, _events.version, _events.type, _events.recorded_at)
        .where(_events.actor == person)
        .order_by(_events.position)
    )
    with engine.store.database.read() as connection:
        rows = connection.execute(asked).all()
    for row in rows:
        event = codes(row.stream, row.version)
        yield Typed(event=event, type=row.type, recorded_at=row.recorded_at)
