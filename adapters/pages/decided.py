"""What came of one decision in the years of several clusters."""

from collections.abc import Iterator

import msgspec

from adapters.pages.blocks import Block, Entry, Line, Tone
from adapters.wording.pages.review import REVIEW
from adapters.wording.say import Say
from adapters.wording.writing import Lang


class DecidedYear(msgspec.Struct, frozen=True, kw_only=True):
    """One cluster's year."""

    cycle: str
    #: It was recorded before, and not again.
    before: bool


class DecidedPage(msgspec.Struct, frozen=True, kw_only=True):
    """The years in which a decision stands now, in the order of the file."""

    decision: str
    years: tuple[DecidedYear, ...]
    #: Nothing was stored.
    tried: bool

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say = Say(REVIEW, lang)
        key = "decided_tried" if self.tried else "decided_head"
        yield Line.of(say(key, decision=self.decision, count=len(self.years)), tone=Tone.STRONG)
        for one in self.years:
            now = "decided_would" if self.tried else "decided_now"
            state = "decided_before" if one.before else now
            yield Entry(one.cycle, say(state))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        return {
            "decision": self.decision,
            "tried": self.tried,
            "years": [{"cycle": one.cycle, "before": one.before} for one in self.years],
        }
