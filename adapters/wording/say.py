"""Words of one page in the language asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from adapters.wording.filling import filled
from adapters.wording.pages.doors import Lang, Pair


@dataclass(frozen=True)
class Say:
    """``say("head", name=…)``"""

    words: Mapping[str, Pair]
    lang: Lang

    def __call__(self, key: str, **facts: object) -> str:
        return filled(self.words[key][0 if self.lang == "vi" else 1], facts)
