"""What an act of the machine itself came to: one sentence, and the same as a fact."""

from collections.abc import Iterator, Mapping

import msgspec

from adapters.pages.blocks import Block, Line
from adapters.wording.pages.doors import Pair
from adapters.wording.say import Say
from adapters.wording.writing import Lang


class OneSentence(msgspec.Struct, frozen=True):
    """A sentence by its key among the words of a page, with what programs get instead."""

    words: Mapping[str, Pair]
    key: str
    given: Mapping[str, object]
    facts: Mapping[str, object] = {}

    def blocks(self, lang: Lang) -> Iterator[Block]:
        yield Line.of(Say(self.words, lang)(self.key, **self.facts))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        return dict(self.given)
