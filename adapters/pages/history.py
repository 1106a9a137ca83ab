"""One criterion of one unit, from its first entry on."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from adapters.audit.history import History, history_of
from adapters.audit.told_changes import published_only
from adapters.bootstrap import Engine
from adapters.pages.audit_words import AuditedYear, all_json
from adapters.pages.blocks import Block, Heading, Line
from adapters.pages.log_lines import Telling, entries, event_json
from adapters.pages.reached import ReachedPart
from adapters.pages.rows import Row
from adapters.pages.score_changes import beside, changes_part, counted, score_row
from adapters.pages.tellings import teller
from adapters.wording.pages.audit import SCORES
from adapters.wording.pages.doors import word
from adapters.wording.writing import Lang
from domain.record.record import UnitId
from workflows.as_of import AsOf


class HistoryPage(msgspec.Struct, frozen=True, kw_only=True):
    """What happened to a criterion, and to the sheet around it."""

    year: AuditedYear
    unit: UnitId
    criterion: str
    found: History
    #: The last event that was looked at.
    last: int
    telling: Callable[[Lang], Telling]
    reached: ReachedPart

    @property
    def heads(self) -> Sequence[str]:
        return SCORES

    def blocks(self, lang: Lang) -> Iterator[Block]:
        words, found = self.year.words(lang), self.found
        facts = {
            "unit": words.names.unit(self.unit),
            "criterion": words.place(self.criterion, None),
            "code": words.code,
        }
        if not found.changes:
            yield Line.of(words.say("none", code=words.code, last=self.last))
        elif published_only(found.changes):
            yield Line.of(words.say("history_published", **facts))
        else:
            yield Line.of(words.say("history_head", **facts, **counted(found.changes, words)))
        yield from changes_part(found.changes, words)
        yield from self.aside(lang)
        if found.milestones:
            yield Heading(word("milestones", lang))
            yield from entries(found.milestones, self.telling(lang))

    def as_json(self, lang: Lang) -> dict[str, object]:
        words, found, telling = self.year.words(lang), self.found, self.telling(lang)
        return {
            "cycle": words.code,
            "published_only": published_only(found.changes),
            "changes": all_json(found.changes, words),
            "effects": self.reached.as_json(found.changes),
            "milestones": [event_json(event, telling) for event in found.milestones],
            "sealed": all_json(found.sealed, words),
            "undated": all_json(found.undated, words),
        }

    def rows(self, lang: Lang) -> Sequence[Row]:
        words = self.year.words(lang)
        return [score_row(change, words) for change in self.found.changes]

    def aside(self, lang: Lang) -> Sequence[Block]:
        words, found = self.year.words(lang), self.found
        note = [Line.of(words.say("published_only"))] if published_only(found.changes) else []
        beneath = beside(found.sealed, found.undated, words)
        return [*note, *beneath, *self.reached.lines(found.changes, words)]


def history_page(
    engine: Engine,
    year: AuditedYear,
    place: tuple[UnitId, str],
    moment: AsOf,
    last: int,
) -> HistoryPage:
    """The history of one criterion of one unit; ``last`` is the last event that counts as of the
    moment."""
    unit, criterion = place
    found = history_of(engine.store, year.stream, unit, criterion, as_of=moment)
    return HistoryPage(
        year=year,
        unit=unit,
        criterion=criterion,
        found=found,
        last=last,
        telling=teller(engine),
        reached=ReachedPart.of(engine, found.reached),
    )
