"""Streams rebuilt from their events, compared with what was adopted and sealed."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from adapters.bootstrap import Engine
from adapters.pages.blocks import Block, Line
from adapters.pages.called import code_told
from adapters.replaying import Difference, Rebuilt
from adapters.wording.pages.doors import word
from adapters.wording.writing import Lang
from domain.record.record import StreamId


class ReplayPage(msgspec.Struct, frozen=True, kw_only=True):
    """What came of rebuilding, stream by stream."""

    found: Sequence[Rebuilt]
    codes: Mapping[StreamId, str]
    #: All streams were rebuilt, not one.
    every: bool

    @property
    def difference(self) -> Difference | None:
        """The first thing that is not as it was stored."""
        return next((one.difference for one in self.found if one.difference is not None), None)

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """What agreed, then the first thing that did not."""
        yield from map(Line.of, self.agreed(lang))
        first = self.difference
        if first is not None:
            event = f"{self.codes[first.stream]}@{first.version}"
            yield Line.of(word("replay_differs", lang, event=event, what=_what(first, lang)))
        elif self.every:
            events = sum(one.events for one in self.found)
            yield Line.of(word("replay_all", lang, streams=len(self.found), events=events))

    def agreed(self, lang: Lang) -> Iterator[str]:
        """``cum-8/2021: 18 events, …`` for each cycle, with what there was to compare with."""
        for one in self.found:
            if one.difference is None and one.stream.startswith("cycle:"):
                told = [
                    word(key, lang)
                    for key, there in (
                        ("replay_with_table", one.table),
                        ("replay_with_seal", one.seal),
                    )
                    if there
                ]
                facts = {
                    "name": self.codes[one.stream],
                    "events": one.events,
                    "with": word("replay_and", lang).join(told),
                }
                yield word("replay_same", lang, **facts)

    def as_json(self, lang: Lang) -> dict[str, object]:
        return {
            "agrees": self.difference is None,
            "streams": [_stream(one, self.codes[one.stream], lang) for one in self.found],
        }


def replay_page(engine: Engine, found: Sequence[Rebuilt], *, every: bool) -> ReplayPage:
    """What was rebuilt, each stream by its code, or by its id where it can no longer be read."""
    codes = {one.stream: code_told(engine, one.stream) for one in found}
    return ReplayPage(found=found, codes=codes, every=every)


def _what(found: Difference, lang: Lang) -> str:
    facts = dict(found.facts)
    if facts.get("where") in {"table", "seal", "draft"}:
        facts["where"] = word(facts["where"], lang)
    return word(found.key, lang, **facts)


def _stream(one: Rebuilt, code: str, lang: Lang) -> dict[str, object]:
    differs = one.difference
    return {
        "stream": code,
        "events": one.events,
        "compared": [name for name in ("table", "seal") if getattr(one, name)],
        "difference": None
        if differs is None
        else {
            "event": f"{code}@{differs.version}",
            "code": differs.key,
            "sentence": _what(differs, lang),
            "facts": differs.facts,
        },
    }
