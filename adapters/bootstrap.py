"""Putting the parts together: a database opened, with everything the doors need."""

import os
from collections.abc import Mapping
from copy import copy
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID, uuid4

from sqlalchemy import URL

from adapters.log.connect import sqlite_file, url_of
from adapters.log.database import Database
from adapters.log.schema import upgrade
from adapters.log.shown import ShownStore
from adapters.log.store import LogStore
from domain.clusters.cluster import Cluster
from domain.clusters.offices import Words
from domain.cycle.cycle import Cycle
from domain.cycle.guard import RUNNING
from domain.record.order import Order, Receipt
from domain.record.record import (
    LOCAL_OPERATOR,
    SYSTEM,
    Command,
    Office,
    Seat,
    StreamId,
    UnitId,
    cluster_stream,
    unit_stream,
)
from domain.system import InitializeDatabase, System
from domain.units.unit import Name, Unit
from domain.values.refusal import Refusal
from domain.values.when import Moment
from workflows.handle import handle
from workflows.reader import Reader, check_office
from workflows.reads import Read


class SystemIds:
    """Fresh random ids."""

    def new(self) -> UUID:
        return uuid4()


class SystemSeeds:
    """Fresh random seeds from the operating system."""

    def new(self) -> bytes:
        return os.urandom(32)


class ScenarioClock:
    """The clock of a practice database: it stands where it was put, and never runs back."""

    def __init__(self, start: Moment = 0) -> None:
        self._now = start

    def now(self) -> Moment:
        return self._now

    def move(self, to: Moment) -> None:
        self._now = max(self._now, to)


class Engine:
    """An open database with what is needed to act on it. Close it, or use it in ``with``."""

    def __init__(self, store: LogStore, clock: ScenarioClock) -> None:
        self.store = store
        self.clock = clock
        self.seeds = SystemSeeds()
        self.ids = SystemIds()
        system = store.load(SYSTEM).state
        if not isinstance(system, System):
            raise Refusal("database_missing", file=store.database.engine.url.database)
        self.practice = system.practice

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.store.close()

    def shown_to(self, reader: Reader, read: Read) -> "Engine":
        """The database as somebody may read it, of one thing; close it once.

        Raises ``Refusal("nothing_to_read")`` where no office of theirs may ask this of anything.
        """
        check_office(reader, read)
        if reader.is_operator:
            return self
        engine = copy(self)
        engine.store = ShownStore.over(self.store, reader, read, self.now())
        return engine

    def handle(self, order: Order) -> Receipt:
        """Carry an order out. Raises ``Refusal``."""
        return handle(self.store, self.seeds, order)

    def order_system(self, command: Command, *, actor: str) -> Receipt:
        """Carry out what the operator of the machine orders of the database itself.

        Raises ``Refusal``.
        """
        return self.handle(
            Order(
                command_id=self.ids.new(),
                stream=SYSTEM,
                command=command,
                actor=actor,
                seat=Seat(Office.OPERATOR),
            )
        )

    def cycle(self, stream: StreamId) -> Cycle:
        """Where a cycle stands. Raises ``Refusal("stream_unknown")``."""
        state = self.store.load(stream).state
        if not isinstance(state, Cycle):
            raise Refusal("stream_unknown", stream=stream)
        if isinstance(self.store, ShownStore):
            self.store.check(stream)
        return state

    def cycles(self) -> list[tuple[str, StreamId]]:
        """The codes and streams of all cycles that may be shown."""
        named = dict.fromkeys(stream for _, stream in self.store.all_names("cycle"))
        streams = filter(self.store.admits, named)
        return [(self.cycle(stream).code, stream) for stream in streams]

    def running(self) -> list[tuple[str, StreamId]]:
        """As :meth:`cycles`, of those that run; with one look at the database for all."""
        named = dict.fromkeys(stream for _, stream in self.store.all_names("cycle"))
        return [
            (one.state.code, stream)
            for stream, one in self.store.load_all(named).items()
            if isinstance(one.state, Cycle)
            and one.state.phase in RUNNING
            and self.store.admits(stream)
        ]

    def now(self) -> Moment:
        """The moment that an act would be given now: by the store's clock, and of a practice
        database by its own.

        A file goes by its machine's clock. Put back, that stands at the last event until it has
        come there again, because acts are recorded one after the other.
        """
        if self.practice:
            return self._practised()
        ticks = self.store.ticking()
        return ticks if self.store.database.file is None else max(ticks, self.store.last_moment())

    def due(self) -> Moment:
        """The moment by which things fall due: nothing does early where a clock was put back."""
        return self._practised() if self.practice else self.store.ticking()

    def _practised(self) -> Moment:
        """Where the practice clock stands: no process's is behind what others have recorded."""
        self.clock.move(self.store.last_recorded())
        return self.clock.now()

    def names(self, cycle: Cycle | None = None, at: Moment | None = None) -> "StoredNames":
        """Names for sentences, in the words of the cycle's cluster and as they held in its time;
        without a cycle as they hold now, or held at a moment."""
        now = self.now() if at is None else at
        if cycle is None:
            return StoredNames(self.store, Words(), now)
        return StoredNames(self.store, cycle.words, cycle.named_at(now))


class StoredNames:
    """The names of units and clusters, and the hidden texts, as the database has them.

    A unit is called as it was called at the moment ``held``.
    """

    def __init__(self, store: LogStore, words: Words, held: Moment) -> None:
        self._store = store
        self.words = words
        self._held = held
        self._units: dict[UnitId, Unit | None] = {}
        self._texts: dict[str, str] = {}
        self._read: set[StreamId] = set()

    def at(self, moment: Moment) -> "StoredNames":
        """The same at another moment, with the same texts at hand."""
        other = StoredNames(self._store, self.words, moment)
        other._units, other._texts, other._read = self._units, self._texts, self._read
        return other

    def unit(self, unit: UnitId) -> str:
        """The short name of a unit, or its id where it is not known."""
        name = self.name(unit)
        return name.short if name else str(unit)

    def name(self, unit: UnitId) -> Name | None:
        """Both names of a unit; none where it is not known."""
        if unit not in self._units:
            state = self._store.load(unit_stream(unit)).state
            self._units[unit] = state if isinstance(state, Unit) else None
        known = self._units[unit]
        return known.name_at(self._held) if known else None

    def cluster(self, cycle: Cycle) -> str:
        """The name of a cycle's cluster."""
        state = self._store.load(cluster_stream(cycle.cluster)).state
        return state.name if isinstance(state, Cluster) else cycle.code

    def read_texts(self, stream: StreamId) -> Mapping[str, str]:
        """Have the hidden texts of a stream at hand for :meth:`text`."""
        if stream not in self._read:
            self._read.add(stream)
            self._texts.update(self._store.texts(stream))
        return self._texts

    def text(self, digest: str) -> str | None:
        """A hidden text, or ``None`` where it is gone and no event says that it was erased."""
        return self._texts.get(digest)


def address_of(text: str) -> URL:
    """The address of a database from what a person gives: a URL, or the path of an SQLite file.

    Raises ``Refusal``: ``database_address``, ``database_option_unknown``.
    """
    return url_of(text if "://" in text else URL.create("sqlite", database=text))


def initialize(url: str, practice: bool) -> Engine:
    """Create a database, or open one that was created for the same use.

    Raises ``Refusal("database_kind")`` where it is of the other kind: real or practice is for
    life.
    """
    address = address_of(url)
    database = Database(address)
    upgrade(database)
    clock = ScenarioClock()
    store = LogStore(database, clock)
    if store.load(SYSTEM).state is None:
        order = Order(
            command_id=uuid4(),
            stream=SYSTEM,
            command=InitializeDatabase(practice=practice),
            actor=LOCAL_OPERATOR,
            seat=Seat(Office.OPERATOR),
        )
        handle(store, SystemSeeds(), order)
    engine = Engine(store, clock)
    if engine.practice is not practice:
        engine.store.close()
        raise Refusal("database_kind", file=_place(address), practice=engine.practice)
    return engine


def open_engine(url: str) -> Engine:
    """Open a database.

    Raises ``Refusal``: ``database_missing``, ``database_newer``, or as :func:`address_of`.
    """
    clock = ScenarioClock()
    store = LogStore(Database(address_of(url)), clock)
    engine = Engine(store, clock)
    if engine.practice:
        clock.move(store.last_moment())
    return engine


def _place(url: URL) -> str:
    file = sqlite_file(url)
    return Path(file).name if file else url.render_as_string(hide_password=True)
