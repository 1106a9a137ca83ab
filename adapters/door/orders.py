"""What somebody orders: the act, who gives it and in which office, and when it happened. An order
that begins a stream names a new unit or cluster by the code it shall have."""

from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from adapters.bootstrap import Engine
from adapters.door.commands import Raw, read_command
from adapters.door.names import find_target, unit_named
from adapters.door.seats import read_seat
from adapters.wording.writing import OWN_WORDS
from domain.clusters.cluster import Cluster, FoundCluster
from domain.clusters.offices import Words
from domain.cycle.backfill import TakeLive
from domain.cycle.cycle import Cycle
from domain.record.order import Order
from domain.record.record import (
    ClusterId,
    Command,
    StreamId,
    UnitId,
    cluster_stream,
    command_word,
    unit_stream,
)
from domain.rulebook.rulebook import Rulebook
from domain.units.unit import RegisterUnit
from domain.values.refusal import Refusal
from domain.values.when import When, moment_of
from workflows.ports import Store


def read_order(
    engine: Engine,
    target: str,
    raw: Raw,
    *,
    actor: str,
    seat: str | None,
    for_unit: str | None = None,
    at: str | None = None,
    command_id: UUID | None = None,
    typed: bool = True,
) -> Order:
    """An order as ``actor`` gives it, the account that a door knows.

    ``at`` says when it happened; in a practice database the clock is put there. While a cycle is
    told from the past, so is the act. ``typed``: a person wrote it, with commas in figures.
    Raises ``Refusal`` as :func:`find_target`, :func:`read_seat` and :func:`read_command` do.
    """
    store = engine.store
    stream = find_target(store, target)
    when = When.read(at) if at else None
    if engine.practice:
        when = _practice_time(engine, when)
    command = read_command(raw, store, rulebook_of(store, stream), typed=typed)
    return Order(
        command_id=command_id or engine.ids.new(),
        stream=stream,
        command=command,
        actor=actor,
        seat=read_seat(store, seat, words_of(store, stream)) if seat else None,
        for_unit=unit_named(store, for_unit) if for_unit else None,
        effective=when,
        backfill=is_told(store, stream, command),
    )


def read_id(text: str) -> UUID | None:
    """The id that somebody gave a command; none where it is not written as one."""
    try:
        return UUID(text)
    except ValueError:
        return None


def rulebook_of(store: Store, stream: StreamId) -> Rulebook | None:
    """The rulebook of a year, where the stream is one and has it."""
    state = store.load(stream).state
    return state.plan.rulebook if isinstance(state, Cycle) else None


def words_of(store: Store, stream: StreamId) -> Words:
    """The own words of the cluster to which a stream belongs, where it belongs to one."""
    state = store.load(stream).state
    return state.words if isinstance(state, (Cluster, Cycle)) else OWN_WORDS


def words_named(store: Store, target: str) -> Words:
    """The same of what is called by a code, by which an office may be typed; whether it is there is
    told by what is shown."""
    try:
        return words_of(store, find_target(store, target))
    except Refusal:
        return OWN_WORDS


def _practice_time(engine: Engine, when: When | None) -> When | None:
    """Put the practice clock at a moment still ahead; one that has passed stays what is said.

    A practice database in which nothing has happened yet begins now.
    """
    if when is None or when.start is None:
        if engine.now() == 0:
            engine.clock.move(moment_of(datetime.now(UTC)))
        return when
    if when.start < engine.now():
        return when
    engine.clock.move(when.start)
    return None


def is_told(store: Store, stream: StreamId, command: Command) -> bool:
    """Whether a command to that stream tells of the past: its cycle is being back-filled."""
    state = store.load(stream).state
    return isinstance(state, Cycle) and state.backfill and not isinstance(command, TakeLive)


#: By command: the field that holds the new id.
_NEW: Final = {command_word(RegisterUnit): "unit", command_word(FoundCluster): "cluster"}


def begins(command: str) -> bool:
    """Whether the command makes its target, so that none can be looked up."""
    return command in _NEW


def beginning_order(
    engine: Engine,
    target: str,
    raw: dict[str, Any],
    *,
    actor: str,
    seat: str,
    at: str | None,
    command_id: UUID | None,
) -> Order:
    """An order for a unit or cluster that is not there yet.

    Its id comes from the command's, so that the same again is the same. Raises ``Refusal`` as
    ``read_command`` and ``read_seat`` do.
    """
    command_id = command_id or engine.ids.new()
    field = _NEW[raw["command"]]
    command = read_command({"code": target, field: str(command_id), **raw}, engine.store)
    match command:
        case RegisterUnit(unit=UnitId() as unit):
            stream = unit_stream(unit)
        case FoundCluster(cluster=ClusterId() as cluster):
            stream = cluster_stream(cluster)
        case _:
            raise LookupError(command)
    seated = read_seat(engine.store, seat)
    when = When.read(at) if at else None
    if engine.practice:
        when = _practice_time(engine, when)
    return Order(
        command_id=command_id,
        stream=stream,
        command=command,
        actor=actor,
        seat=seated,
        effective=when,
    )
