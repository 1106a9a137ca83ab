"""What was erased for good: of which events, and of whom the addresses; not a word of it."""

import json
from collections.abc import Iterator

import msgspec

from adapters.bootstrap import Engine
from adapters.erasing import Erasures, erased
from adapters.pages.blocks import Block, Line
from adapters.wording.labelling import label
from adapters.wording.pages.erasing import ERASE
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, listed, moment
from domain.record.record import encode


class Erased(msgspec.Struct, frozen=True):
    """Everything that was erased, in its order."""

    found: Erasures
    names: Names

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """A line for each event and for each unit."""
        say = Say(ERASE, lang)
        for text in self.found.erased:
            yield Line.of(say("line", event=text.event, count=len(text.digests)))
        for one in self.found.contacts:
            unit, at = self.names.unit(one.unit), moment(one.at, lang)
            if isinstance(one.kinds, msgspec.UnsetType):
                yield Line.of(say("contacts", unit=unit, at=at))
                continue
            kinds = listed([label(kind, lang) for kind in one.kinds], lang)
            yield Line.of(say("some_contacts", unit=unit, at=at, kinds=kinds))
        if not self.found.erased and not self.found.contacts:
            yield Line.of(say("nothing"))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        """The list that is kept beside the backups; it has no language."""
        told: dict[str, object] = json.loads(encode(self.found))
        return told


def all_erased(engine: Engine) -> Erased:
    """What the database says that it has lost for good."""
    return Erased(erased(engine), engine.names())
