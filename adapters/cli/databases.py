"""Opening the database that a command is about, and what it calls things."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

from adapters.bootstrap import Engine, open_engine
from adapters.cli.terminal import Terminal
from adapters.door.meeting import met as met_by
from adapters.door.names import find
from adapters.door.seats import read_seat
from adapters.pages.called import code_of, names_of
from domain.cycle.cycle import Cycle
from domain.record.record import StreamId
from domain.values.refusal import Refusal
from domain.values.when import Moment
from workflows.reader import OPERATOR, Reader
from workflows.reads import Read


@contextmanager
def opened(terminal: Terminal, database: str | None = None) -> Iterator[Engine]:
    """The database asked for. From here on every output is marked if it is one of practice.

    A refusal inside is put into words while the names are at hand.
    """
    engine = open_engine(database or terminal.database)
    terminal.practice = engine.practice
    with engine, worded(terminal, engine):
        yield engine


@contextmanager
def opened_to(terminal: Terminal, read: Read, seats: Sequence[str] | None) -> Iterator[Engine]:
    """The database as whoever asks may read it: somebody with these seats, or the operator of the
    machine where none is named. Raises ``Refusal`` as :meth:`Engine.shown_to`."""
    with opened(terminal) as engine:
        reader = OPERATOR
        if seats:
            reader = Reader(tuple(read_seat(engine.store, seat) for seat in seats))
        yield engine.shown_to(reader, read)


@contextmanager
def worded(terminal: Terminal, engine: Engine) -> Iterator[None]:
    """Put a refusal into words while the names that it needs are at hand."""
    try:
        yield
    except Refusal as refusal:
        # Sentences are loaded when one is said.
        from adapters.cli.failures import told  # noqa: PLC0415

        raise told(_coded(refusal, engine), terminal, terminal.names or engine.names()) from refusal


def _coded(refusal: Refusal, engine: Engine) -> Refusal:
    """Streams are named by their codes where they have one."""
    stream = refusal.facts.get("stream")
    if not isinstance(stream, str):
        return refusal
    return Refusal(refusal.code, **{**refusal.facts, "stream": code_of(engine, stream)})


def met(engine: Engine, target: str, seats: Sequence[str]) -> AbstractContextManager[None]:
    """As :func:`adapters.door.meeting.met`, for any of these seats."""
    return met_by(
        engine, [target], lambda: Reader(tuple(read_seat(engine.store, seat) for seat in seats))
    )


def cycle_named(engine: Engine, terminal: Terminal, code: str) -> tuple[StreamId, Cycle]:
    """The cycle of that code, whose words are spoken from here on.

    Raises ``Refusal("name_unknown")`` with the nearest.
    """
    stream = find(engine.store, "cycle", code)
    cycle = engine.cycle(stream)
    speak_of(engine, terminal, stream)
    return stream, cycle


def speak_of(engine: Engine, terminal: Terminal, stream: StreamId) -> None:
    """Call things by the names that hold in one stream from here on."""
    state = engine.store.load(stream).state
    terminal.names = names_of(engine, stream)
    terminal.rulebook = state.plan.rulebook if isinstance(state, Cycle) else None


def now(engine: Engine) -> Moment:
    """The clock by which days left are counted: a practice database has its own."""
    return engine.now()
