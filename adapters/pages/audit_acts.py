"""The formal acts of a year: extensions, reopenings, waivers, corrections and the like."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from adapters.audit.acts import AskedActs, FormalActs, formal_acts
from adapters.bootstrap import Engine
from adapters.pages.audit_words import AuditedYear
from adapters.pages.blocks import Block, Line
from adapters.pages.log_lines import Telling, entries, event_json
from adapters.pages.rows import Row
from adapters.pages.score_changes import undated_line
from adapters.pages.tellings import teller
from adapters.wording.pages.audit import ACTS
from adapters.wording.writing import Lang
from workflows.as_of import AsOf


class FormalActsPage(msgspec.Struct, frozen=True, kw_only=True):
    """The formal acts that were asked for, as the log tells them."""

    year: AuditedYear
    found: FormalActs
    #: The last event that was looked at.
    last: int
    telling: Callable[[Lang], Telling]

    @property
    def heads(self) -> Sequence[str]:
        return ACTS

    def blocks(self, lang: Lang) -> Iterator[Block]:
        words, found = self.year.words(lang), self.found.acts
        key = "acts_head" if found else "acts_none"
        yield Line.of(words.say(key, code=words.code, count=len(found), last=self.last))
        yield from entries([act.event for act in found], self.telling(lang))
        yield from self.aside(lang)

    def as_json(self, lang: Lang) -> dict[str, object]:
        telling, found = self.telling(lang), self.found
        return {
            "cycle": self.year.code,
            "acts": [
                {"kind": act.kind.value, **event_json(act.event, telling)} for act in found.acts
            ],
            "undated": [event_json(act.event, telling) for act in found.undated],
        }

    def rows(self, lang: Lang) -> Sequence[Row]:
        words, telling = self.year.words(lang), self.telling(lang)
        told = [(words.kind(act.kind), event_json(act.event, telling)) for act in self.found.acts]
        return [
            {
                "event": event["event"],
                "kind": kind,
                "recorded": event["recorded_at"],
                "who": event["office"],
                "said": event["sentence"],
                "command": event["command_id"],
            }
            for kind, event in told
        ]

    def aside(self, lang: Lang) -> Sequence[Block]:
        versions = [act.event.version for act in self.found.undated]
        return undated_line(versions, self.year.words(lang))


def formal_acts_page(
    engine: Engine,
    year: AuditedYear,
    asked: AskedActs,
    moment: AsOf,
    last: int,
) -> FormalActsPage:
    """The acts that were asked for; ``last`` is the last event that counts as of the moment."""
    return FormalActsPage(
        year=year,
        found=formal_acts(engine.store, asked, as_of=moment),
        last=last,
        telling=teller(engine),
    )
