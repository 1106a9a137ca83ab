"""Texts and addresses erased for good: an event says which, and not a word of them; their rows go
with it.

A backup from before still has them. So what was erased can be listed, kept beside the
backups, and erased again in whatever was restored from one of them.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace
from sqlalchemy import ColumnElement, delete, select, true

from adapters.bootstrap import Engine
from adapters.log import tables
from adapters.log.envelope import erase_rows
from adapters.wording.outside import one_line
from domain.personal import ContactKind
from domain.record.record import (
    SYSTEM,
    StreamId,
    UnitId,
    decoder,
    privates,
)
from domain.system import EraseContacts, Erased, EraseTexts, System, Unaddressed
from domain.values.refusal import Refusal
from domain.values.when import Moment

_texts, _contacts = tables.texts.c, tables.contacts.c


class Erasures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The list that is kept beside the backups."""

    erased: tuple[Erased, ...]
    contacts: tuple[Unaddressed, ...] = ()


def read_list(file: Path) -> Erasures:
    """The list as ``thidua erase --json`` wrote it. Raises ``Refusal("erasures_unreadable")``."""
    try:
        told = json.loads(file.read_bytes())
        known = {key: told[key] for key in Erasures.__struct_fields__ if key in told}
        found: Erasures = decoder(Erasures)(json.dumps(known).encode())
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise Refusal("erasures_unreadable", file=file.name) from error
    return found


def erase(
    engine: Engine,
    of: tuple[str, StreamId, int],
    field: str | None,
    reason: str,
    *,
    actor: str,
    gone: bool = False,
) -> int:
    """Erase the texts of an event, or those of one of its fields; how many these were. ``gone``:
    those that were erased before there was an event for it, which says so now.

    ``of`` is the event as people name it, its stream and its version. Raises ``Refusal``:
    ``event_unknown``, ``text_missing``, ``text_not_lost`` or ``reason_blank``.
    """
    label, stream, version = of
    events = engine.store.events(stream, version - 1, version) if version > 0 else ()
    if not events:
        raise Refusal("event_unknown", value=f"@{version}", stream=stream, last=version)
    body = events[-1].body
    hidden = body if field is None else getattr(body, field, None)
    digests = tuple(dict.fromkeys(private.digest for private in privates(hidden)))
    found = _present(engine, stream, digests)
    if gone:
        known = {*found, *engine.store.texts(stream)}
        found = tuple(digest for digest in digests if digest not in known)
    if not found:
        raise Refusal("text_not_lost" if gone else "text_missing", event=label, field=field)
    erase_digests(
        engine,
        Erased(event=label, stream=stream, version=version, digests=found),
        reason,
        actor=actor,
    )
    return len(found)


def erase_contacts(
    engine: Engine,
    unit: UnitId,
    kinds: tuple[ContactKind, ...] | msgspec.UnsetType = msgspec.UNSET,
    *,
    actor: str,
) -> int:
    """Erase all addresses of a unit, or those that are for something; how many there were."""
    count = len(_addresses(engine, unit, kinds))
    if count:
        engine.order_system(EraseContacts(unit=unit, kinds=kinds), actor=actor)
    return count


def erased(engine: Engine) -> Erasures:
    """Everything that was erased, in its order."""
    state = engine.store.load(SYSTEM).state
    assert isinstance(state, System)
    return Erasures(erased=state.erased, contacts=state.unaddressed)


def erase_again(engine: Engine, known: Erasures, reason: str, *, actor: str) -> int:
    """Erase what was erased before this database was restored, as far as it is back; how many
    texts and addresses these were. Raises ``Refusal("reason_blank")`` where one is needed and none
    is given."""
    texts = _texts_again(engine, known.erased, reason, actor=actor)
    return texts + sum(_contacts_again(engine, one, actor=actor) for one in known.contacts)


def _contacts_again(engine: Engine, one: Unaddressed, *, actor: str) -> int:
    """Without those that were put down since."""
    moments = _addresses(engine, one.unit, one.kinds)
    old = [at for at in moments if at < one.at]
    if old and len(old) == len(moments) and one not in erased(engine).contacts:
        engine.order_system(EraseContacts(unit=one.unit, kinds=one.kinds), actor=actor)
    elif old:
        gone = delete(tables.contacts).where(_contacts.unit == str(one.unit))
        gone = gone.where(_meant(one.kinds), _contacts.set_at < one.at)
        with engine.store.database.write() as work:
            work.connection.execute(gone)
    return len(old)


def _addresses(
    engine: Engine, unit: UnitId, kinds: tuple[ContactKind, ...] | msgspec.UnsetType = msgspec.UNSET
) -> Sequence[Moment]:
    """When each address of a unit was put down; all of them, or those that are for something."""
    asked = select(_contacts.set_at).where(_contacts.unit == str(unit), _meant(kinds))
    with engine.store.database.read() as connection:
        return connection.scalars(asked).all()


def _meant(kinds: tuple[ContactKind, ...] | msgspec.UnsetType) -> ColumnElement[bool]:
    return true() if isinstance(kinds, msgspec.UnsetType) else _contacts.kind.in_(kinds)


def _texts_again(engine: Engine, known: Sequence[Erased], reason: str, *, actor: str) -> int:
    own = {(one.stream, digest) for one in erased(engine).erased for digest in one.digests}
    count = 0
    for one in known:
        found = _present(engine, one.stream, one.digests)
        fresh = tuple(digest for digest in found if (one.stream, digest) not in own)
        if fresh:
            erase_digests(engine, replace(one, digests=fresh), reason, actor=actor)
        old = tuple(digest for digest in found if digest not in fresh)
        if old:
            with engine.store.database.write() as work:
                erase_rows(work.connection, one.stream, old)
        count += len(found)
    return count


def came_back(engine: Engine) -> int:
    """How many texts are there though this database itself says that they were erased."""
    return sum(len(_present(engine, one.stream, one.digests)) for one in erased(engine).erased)


def _present(engine: Engine, stream: StreamId, digests: Sequence[str]) -> tuple[str, ...]:
    asked = select(_texts.digest).where(_texts.stream == stream, _texts.digest.in_(digests))
    with engine.store.database.read() as connection:
        there = set(connection.scalars(asked))
    return tuple(digest for digest in digests if digest in there)


def erase_digests(engine: Engine, what: Erased, reason: str, *, actor: str) -> None:
    """Erase texts of an event by their hashes. Raises ``Refusal("reason_blank")``."""
    command = EraseTexts(
        event=what.event,
        texts_of=what.stream,
        version=what.version,
        digests=what.digests,
        reason=one_line(reason),
    )
    engine.order_system(command, actor=actor)
