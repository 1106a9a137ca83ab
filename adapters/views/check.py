"""Comparing every read model and every index column with the events, and what an event says was
there before it with the events before it.

Each stream is compared by itself, as of one moment; several processes share them out, because the
events have to be read and folded again.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, Final

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, LargeBinary, Table, cast, func, select

from adapters.log import chain, tables
from adapters.log.database import Database
from adapters.log.errors import UNREADABLE
from adapters.log.files import damaged
from adapters.log.hidden_texts import Wrong, wrong_texts
from adapters.log.positions import position_of
from adapters.views.check_beside import beside, cut_tail, without_events
from adapters.views.difference import Difference, first_difference, key_of
from adapters.views.models import (
    MODELS,
    EventsRead,
    ReadModel,
    all_streams,
    computed,
    events_of,
    head_of,
    reading,
    rows_of,
)
from adapters.views.rebuild import Progress, silent
from adapters.views.score_effects import NAME
from domain.record.record import FIRST_HASH, StreamId, kind_of, read_header
from domain.record.record import chain as chain_hash
from workflows.contradictions import contradictions

#: Streams that one process compares before it reports.
CHUNK: Final = 20
#: With fewer events than this, starting processes takes longer than comparing.
FEW: Final = 3000


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What was compared, and the first difference, in the order of the streams."""

    streams: int
    events: int
    #: Rows of read models.
    rows: int
    difference: Difference | None


class _Part(msgspec.Struct, frozen=True):
    """What comparing some streams came to."""

    events: int
    rows: int
    difference: Difference | None


def check(database: Database, progress: Progress = silent, processes: int | None = None) -> Checked:
    """Compare everything that is derived from events with the events.

    Others may write meanwhile. ``processes``: as many as there are processors, unless said.
    """
    with reading(database), database.read() as connection:
        streams, head = _named_streams(connection), head_of(connection)
    chunks = [tuple(streams[at : at + CHUNK]) for at in range(0, len(streams), CHUNK)]
    wanted = processes or os.cpu_count() or 1
    alone = head < FEW or wanted == 1
    parts = _in_turn(database, chunks) if alone else _shared_out(database, chunks, wanted)
    done = events = rows = 0
    for chunk, part in zip(chunks, parts, strict=True):
        done, events, rows = done + len(chunk), events + part.events, rows + part.rows
        progress(done, len(streams), chunk[-1])
        if part.difference is not None:
            return Checked(streams=done, events=events, rows=rows, difference=part.difference)
    return Checked(streams=done, events=events, rows=rows, difference=_beside_streams(database))


def _named_streams(connection: Connection) -> list[StreamId]:
    """Every stream that an event names, also one whose first event is gone."""
    event = tables.events.c
    named = select(event.stream).group_by(event.stream).order_by(func.min(event.position))
    return list(connection.scalars(named))


def _in_turn(database: Database, chunks: Sequence[tuple[StreamId, ...]]) -> Iterator[_Part]:
    for chunk in chunks:
        yield _compare(database, chunk)


def _shared_out(
    database: Database, chunks: Sequence[tuple[StreamId, ...]], processes: int
) -> Iterator[_Part]:
    # Started afresh: a forked process would share the connections of this one.
    address = database.engine.url.render_as_string(hide_password=False)
    pool = ProcessPoolExecutor(
        min(processes, len(chunks)), get_context("spawn"), _open_here, (address,)
    )
    try:
        yield from pool.map(_compare_here, chunks)
    finally:
        pool.shutdown(cancel_futures=True)


_HERE: list[Database] = []


def _open_here(address: str) -> None:
    _HERE.append(Database(address))


def _compare_here(streams: tuple[StreamId, ...]) -> _Part:
    return _compare(_HERE[-1], streams)


def _compare(database: Database, streams: Sequence[StreamId]) -> _Part:
    """Compare some streams up to the first difference."""
    events = rows = 0
    for stream in streams:
        with reading(database), database.read() as connection:
            count, found = _compare_index(connection, stream)
            events += count
            if found is None:
                size, found = _compare_derived(connection, stream)
                rows += size
            found = found or beside(connection, stream)
        if found is not None:
            return _Part(events, rows, found)
    return _Part(events, rows, None)


def _compare_derived(connection: Connection, stream: StreamId) -> tuple[int, Difference | None]:
    """What derives from a stream's events, which are read once for all of it."""
    read = events_of(connection, stream)
    rows = 0
    for model in MODELS:
        if model.concerns(stream):
            size, found = _compare_model(connection, model, stream, read)
            rows += size
            if found is not None:
                return rows, found
    return rows, _contradiction(stream, read) if kind_of(stream) == "cycle" else None


def _compare_index(connection: Connection, stream: StreamId) -> tuple[int, Difference | None]:
    """The index columns of a stream's events with what their headers say, the hash of each with
    the chain up to it, and the texts that they hide with their hashes or their erasing."""
    event = tables.events
    state = cast(event.c.state, LargeBinary).label("state")
    columns = [column for column in event.c if column.name not in {"state", "hash"}]
    hashed = cast(event.c.hash, LargeBinary).label("hash")
    statement = select(*columns, state, hashed).where(event.c.stream == stream)
    rows = connection.execute(statement.order_by(event.c.version)).mappings().all()
    number, head_hash = 0, FIRST_HASH
    for number, row in enumerate(rows, start=1):
        key = (("stream", stream), ("version", row["version"]))
        try:
            said = tables.columns_of(read_header(row["state"]))
        except UNREADABLE as error:
            return number, _unreadable(stream, row["version"], type(error).__name__)
        for name, expected in {**said, "version": number}.items():
            if row[name] != expected:
                differs = Difference(
                    table=event.name, key=key, column=name, stored=row[name], expected=expected
                )
                return number, differs
        head_hash = chain_hash(head_hash, row["state"])
        if row["hash"] != head_hash:
            return number, Difference(
                table=event.name,
                key=key,
                column="hash",
                stored=bytes(row["hash"]).hex(),
                expected=head_hash.hex(),
            )
    found = next(cut_tail(connection, stream, number), None)
    return number, found or next(_altered(connection, stream, rows), None)


def _altered(connection: Connection, stream: StreamId, rows: Sequence[Any]) -> Iterator[Difference]:
    """Hidden texts that are not the ones hidden, or are gone without an erasing: by their hashes,
    so that none is told here. What was altered or is gone comes before what is too much."""
    found = sorted(wrong_texts(connection, stream, rows), key=lambda one: one.what is Wrong.STRAY)
    for one in found:
        stored: str | None = "row" if one.what is Wrong.STRAY else None
        expected: str | None = "row" if one.what is Wrong.LOST else None
        altered = one.what is Wrong.ALTERED
        yield Difference(
            table=tables.texts.name,
            key=(("stream", stream), ("version", one.version), ("digest", one.digest)),
            column="text" if altered else None,
            stored=one.found if altered else stored,
            expected=one.digest if altered else expected,
        )


def _contradiction(stream: StreamId, read: EventsRead) -> Difference | None:
    """Where an event says that something else was there than the events before it give."""
    events, stopped = read
    if stopped is not None:
        return _unreadable(stream, stopped.version, stopped.error)
    found = next(contradictions(events), None)
    if found is None:
        return None
    return Difference(
        table=tables.events.name,
        key=(("stream", stream), ("version", found.version), *found.place),
        column=found.field,
        stored=found.said,
        expected=found.stands,
        contradicts=True,
    )


def _unreadable(stream: StreamId, version: int, error: str) -> Difference:
    key = (("stream", stream), ("version", version))
    return Difference(table="events", key=key, column="state", stored=error, expected=None)


def _compare_model(
    connection: Connection, model: ReadModel, stream: StreamId, read: EventsRead
) -> tuple[int, Difference | None]:
    """The rows of a stream in one model, with what its events give."""
    if model.tracked:
        read = events_of(connection, stream, position_of(connection, model.name))
    rows, stopped = rows_of(model, read)
    if stopped is not None:
        return 0, _unreadable(stream, stopped.version, stopped.error)
    size = 0
    for table in model.tables:
        expected = {key_of(table, row): row for row in rows.get(table, ())}
        held = connection.execute(select(table).where(table.c.stream == stream)).mappings()
        stored = {key_of(table, row): row for row in map(dict, held)}
        size += len(stored)
        for key in sorted({*expected, *stored}, key=repr):
            found = first_difference(table, key, stored.get(key), expected.get(key))
            if found is not None:
                return size, _elsewhere(connection, model, table, stream, found)
    return size, None


def _elsewhere(
    connection: Connection, model: ReadModel, table: Table, stream: StreamId, found: Difference
) -> Difference:
    """A row that is missing here and stands under another stream, or the other way round, differs
    in its stream; its key does not name that."""
    key = dict(found.key)
    if found.column is not None or "stream" in key:
        return found
    if found.stored is None:
        of = [table.c[name] == value for name, value in found.key]
        stands = connection.scalar(select(table.c.stream).where(*of))
        return found if stands is None else _in_stream(found, stands, stream)
    for other in all_streams(connection):
        if other != stream and model.concerns(other):
            rows = computed(connection, model, other)[0].get(table, ())
            if found.key in {key_of(table, row) for row in rows}:
                return _in_stream(found, stream, other)
    return found


def _in_stream(found: Difference, stored: StreamId, expected: StreamId) -> Difference:
    return replace(found, column="stream", stored=stored, expected=expected)


def _beside_streams(database: Database) -> Difference | None:
    """What no stream shows: rows of streams that do not exist, and gaps in the order of all."""
    with reading(database), database.read() as connection:
        lost = without_events(connection)
        if lost is not None:
            return lost
        for kept, size in damaged(connection):
            key = (("digest", kept.digest),)
            return Difference(
                table="files", key=key, column="bytes", stored=size, expected=kept.size
            )
        known = select(tables.events.c.stream).where(tables.events.c.version == 1)
        for model in MODELS:
            for table in model.tables:
                stray = select(table).where(table.c.stream.not_in(known)).limit(1)
                row = connection.execute(stray).mappings().first()
                if row is not None:
                    return first_difference(table, key_of(table, dict(row)), dict(row), None)
        position, head = position_of(connection, NAME), head_of(connection)
        if position > head:
            key = (("follower", NAME),)
            return Difference(
                table="tracking", key=key, column="position", stored=position, expected=head
            )
        missing = chain.misplaced(connection)
        if missing:
            count = connection.scalar(select(func.count()).select_from(tables.events))
            return Difference(
                table="head",
                key=(("id", 1),),
                column="position",
                stored=head_of(connection),
                expected=count,
            )
    return None
