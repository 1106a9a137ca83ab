"""What an auditor looks at of a year: acts on behalf without a document, what was recorded later
than it happened, sheets settled unchecked, one person or unit on both sides."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from adapters.audit.concerns import Concern, ConcernFound, Concerns, concerns_of, happened_of
from adapters.bootstrap import Engine
from adapters.pages.as_json import plain
from adapters.pages.audit_words import AuditedYear, AuditWords, all_json
from adapters.pages.blocks import Block, Heading, Line, Tone, indented
from adapters.pages.log_lines import Telling, entries, event_json
from adapters.pages.rows import Row
from adapters.pages.score_changes import beside
from adapters.pages.tellings import teller
from adapters.wording.labelling import label
from adapters.wording.pages.audit import CONCERNS
from adapters.wording.writing import Lang, when
from domain.record.record import Office
from workflows.as_of import AsOf


class ConcernsPage(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be looked at, concern by concern, each act as the log tells it."""

    year: AuditedYear
    found: Concerns
    #: The last event that was looked at.
    last: int
    telling: Callable[[Lang], Telling]

    @property
    def heads(self) -> Sequence[str]:
        return CONCERNS

    def blocks(self, lang: Lang) -> Iterator[Block]:
        words, telling = self.year.words(lang), self.telling(lang)
        head = words.say("concerns_head", code=words.code, last=self.last)
        yield Line.of(head, tone=Tone.STRONG)
        for concern in Concern:
            found = [one for one in self.found.found if one.concern is concern]
            yield Heading(words.say(f"concern_{concern.value}", count=len(found)))
            if not found:
                yield indented(words.say("concern_none"))
            for one in found:
                yield from (indented(block) for block in entries([one.event], telling))
                if said := _beside(one, words):
                    yield indented(Line.of(said, tone=Tone.STRONG), by=4)
        yield Heading(words.say("concern_views"))
        yield indented(words.say("views_unrecorded"))
        yield from beside(self.found.sealed, (), words)

    def as_json(self, lang: Lang) -> dict[str, object]:
        words, telling = self.year.words(lang), self.telling(lang)
        return {
            "cycle": words.code,
            "concerns": [_json(one, words, telling) for one in self.found.found],
            #: Who looked at what is recorded nowhere.
            "views": None,
            "sealed": all_json(self.found.sealed, words),
        }

    def rows(self, lang: Lang) -> Sequence[Row]:
        words, telling = self.year.words(lang), self.telling(lang)
        return [_row(one, words, telling) for one in self.found.found]

    def aside(self, lang: Lang) -> Sequence[Block]:
        words = self.year.words(lang)
        unrecorded = Line.of(words.say("views_unrecorded"))
        return [unrecorded, *beside(self.found.sealed, (), words)]


def concerns_page(
    engine: Engine, year: AuditedYear, days: int, moment: AsOf, last: int
) -> ConcernsPage:
    """What is to be looked at of a year; ``last`` is the last event that counts as of the
    moment."""
    return ConcernsPage(
        year=year,
        found=concerns_of(engine.store, year.stream, days=days, as_of=moment),
        last=last,
        telling=teller(engine),
    )


def _beside(one: ConcernFound, words: AuditWords) -> str:
    """What the line of the log does not say."""
    match one.concern:
        case Concern.RECORDED_LATER if one.days is None:
            return words.say("days_unknown")
        case Concern.RECORDED_LATER:
            return words.say("days_later", days=one.days)
        case Concern.BOTH_SIDES:
            chair = label(Office.CHAIR, words.lang, words.names.words)
            said = [
                words.say(f"conflict_{key.value}", chair=chair) for key in sorted(one.conflicts)
            ]
            unit = words.names.unit(one.unit) if one.unit is not None else ""
            return words.say("cells_of", unit=unit, count=one.cells, said="; ".join(said))
        case _:
            return ""


def _row(one: ConcernFound, words: AuditWords, telling: Telling) -> Row:
    event = event_json(one.event, telling)
    return {
        "kind": words.say(f"concern_kind_{one.concern.value}"),
        "event": event["event"],
        "unit": words.names.unit(one.unit) if one.unit is not None else None,
        "days": one.days,
        "recorded": event["recorded_at"],
        "effective": when(happened_of(one.event), words.lang),
        "who": event["office"],
        "said": event["sentence"],
        "conflicts": _beside(one, words) or None,
        "command": event["command_id"],
    }


def _json(one: ConcernFound, words: AuditWords, telling: Telling) -> dict[str, object]:
    return {
        "concern": one.concern.value,
        "days": one.days,
        "conflicts": sorted(one.conflicts),
        "cells": one.cells or None,
        "about": plain(one.unit, words.names),
        **event_json(one.event, telling),
    }
