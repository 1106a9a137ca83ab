"""A read model that was made anew."""

from collections.abc import Iterator

import msgspec

from adapters.bootstrap import Engine
from adapters.pages.blocks import Block, Line
from adapters.pages.called import code_told
from adapters.views.rebuild import Rebuilt
from adapters.wording.pages.audit import AUDIT
from adapters.wording.say import Say
from adapters.wording.writing import Lang


class RemadePage(msgspec.Struct, frozen=True):
    """What was made, and from which event on a stream could not be read."""

    found: Rebuilt
    unread: tuple[str, ...]

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say, found = Say(AUDIT, lang), self.found
        yield Line.of(say("rebuilt", name=found.name, rows=found.rows, position=found.position))
        for event in self.unread:
            yield Line.of(say("unread", event=event))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        facts = {key: getattr(self.found, key) for key in ("name", "position", "rows")}
        return {"rebuilt": facts}


def remade_page(engine: Engine, found: Rebuilt) -> RemadePage:
    """What making a read model anew came to."""
    unread = (f"{code_told(engine, one.stream)}@{one.version}" for one in found.unread)
    return RemadePage(found, tuple(unread))
