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

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """How many events there are, and each of them."""
        telling = self.telling(lang)
        yield Line.of(telling.word("log_head", code=self.code, count=len(self.events)))
        yield from entries(self.events, telling)

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The events as programs read them."""
        telling = self.telling(lang)
        return {
            "stream": self.code,
            "events": [event_json(event, telling) for event in self.events],
        }


def log_page(engine: Engine, stream: StreamId) -> LogPage:
    """The log of a stream, as far as its reader is told."""
    return LogPage(
        code=code_of(engine, stream),
        events=engine.store.events(stream),
        telling=teller(engine),
    )
