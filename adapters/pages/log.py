"""The log of a stream: everything that happened in it, as far as a reader may read it."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from adapters.bootstrap import Engine
from adapters.pages.blocks import Block, Line
from adapters.pages.called import code_of
from adapters.pages.log_lines import Telling, entries, event_json
from adapters.pages.tellings import teller
from adapters.wording.writing import Lang
from domain.record.record import Event, StreamId


class LogPage(msgspec.Struct, frozen=True):
    """The events of a stream from the first on."""

    code: str
    events: Sequence[Event]
    telling: Callable[[Lang], Telling]
    #: What is asked of it: those past a version, and at most so many.
    after: int = 0
    limit: int | None = None

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """How many events there are, and each of them."""
        telling = self.telling(lang)
        yield Line.of(telling.word("log_head", code=self.code, count=len(self.events)))
        yield from entries(self.events, telling)

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The events as programs read them."""
        telling = self.telling(lang)
        limit = self.limit or len(self.events)
        past = sum(event.version <= self.after for event in self.events)
        # Each is told by the rulebook that the events before it have set.
        told = [event_json(event, telling) for event in self.events[: past + limit]][past:]
        page: dict[str, object] = {"stream": self.code, "events": told}
        if self.limit is not None:
            more = past + limit < len(self.events)
            page["next"] = self.events[past + limit - 1].version if more else None
        return page


def log_page(
    engine: Engine, stream: StreamId, *, after: int = 0, limit: int | None = None
) -> LogPage:
    """The log of a stream, as far as its reader is told; past a version, and a page of it, where
    that is asked for."""
    return LogPage(
        code=code_of(engine, stream),
        events=engine.store.events(stream),
        telling=teller(engine),
        after=after,
        limit=limit,
    )
