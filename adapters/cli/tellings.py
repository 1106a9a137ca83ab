"""How an open database's events are told."""

from functools import cache

from adapters.bootstrap import Engine
from adapters.cli.databases import code_of, names_of
from adapters.cli.log_page import Telling
from adapters.cli.terminal import Terminal
from domain.labels import Names
from domain.record import Seat, StreamId, UnitId


def telling_of(
    engine: Engine, terminal: Terminal, reader: UnitId | None = None, seat: Seat | None = None
) -> Telling:
    """Tell the events of this database, to nobody in particular or for a unit."""

    @cache
    def code(stream: StreamId) -> str:
        return code_of(engine, stream)

    @cache
    def names(stream: StreamId) -> Names:
        return names_of(engine, stream)

    return Telling(
        terminal=terminal,
        code=code,
        names=names,
        state=lambda stream: engine.store.load(stream).state,
        reader=reader,
        seat=seat,
    )
