"""Who entered, checked and settled each cell, and who stands on both sides."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from adapters.audit.asked import Asked
from adapters.audit.duties import Duties, Duty, duties_of
from adapters.bootstrap import Engine
from adapters.pages.audit_scores import published_at
from adapters.pages.audit_words import AuditedYear, AuditWords, all_json
from adapters.pages.blocks import Block, Heading, Line, Tone, indented
from adapters.pages.rows import Row
from adapters.pages.score_changes import beside
from adapters.wording.labelling import label
from adapters.wording.pages.audit import DUTIES
from adapters.wording.writing import Lang
from domain.record.record import UnitId
from workflows.as_of import AsOf


class DutiesPage(msgspec.Struct, frozen=True, kw_only=True):
    """The cells of a year with those who had a hand in them."""

    year: AuditedYear
    found: Duties
    #: The last event that was looked at.
    last: int
    #: Sources have published these scores, and tell of nobody who gave them.
    published_only: bool

    @property
    def heads(self) -> Sequence[str]:
        return DUTIES

    def blocks(self, lang: Lang) -> Iterator[Block]:
        words, found = self.year.words(lang), self.found
        key = "duties_head" if found.duties else "duties_none"
        key = "duties_published" if self.published_only else key
        yield Line.of(words.say(key, code=words.code, count=len(found.duties), last=self.last))
        yield from _cells(found, words)
        yield from beside(found.sealed, found.undated, words)

    def as_json(self, lang: Lang) -> dict[str, object]:
        words, found = self.year.words(lang), self.found
        return {
            "cycle": words.code,
            "published_only": self.published_only,
            "duties": all_json(found.duties, words),
            "sealed": all_json(found.sealed, words),
            "undated": all_json(found.undated, words),
        }

    def rows(self, lang: Lang) -> Sequence[Row]:
        words = self.year.words(lang)
        return [_row(duty, words) for duty in self.found.duties]

    def aside(self, lang: Lang) -> Sequence[Block]:
        words = self.year.words(lang)
        notes = [Line.of(words.say("duties_published"))] if self.published_only else []
        return [*notes, *beside(self.found.sealed, self.found.undated, words)]


def duties_page(
    engine: Engine,
    year: AuditedYear,
    place: tuple[UnitId | None, str | None],
    moment: AsOf,
    last: int,
) -> DutiesPage:
    """The duties of a year, of one unit or criterion where that is asked; ``last`` is the last
    event that counts as of the moment."""
    unit, criterion = place
    found = duties_of(engine.store, year.stream, unit=unit, criterion=criterion, as_of=moment)
    published = False
    if not found.duties:
        asked = Asked(stream=year.stream, unit=unit, criterion=criterion)
        published = bool(published_at(engine, asked, moment))
    return DutiesPage(year=year, found=found, last=last, published_only=published)


def _cells(found: Duties, words: AuditWords) -> Iterator[Block]:
    """Each cell with its three hands; what has to be looked at comes first."""
    odd = [duty for duty in found.duties if duty.conflicts]
    if odd:
        yield Heading(words.say("conflicts", count=len(odd)))
        for duty in odd:
            yield from _duty(duty, words)
            yield indented(Line.of(words.conflicts(duty), tone=Tone.STRONG), by=4)
    plain = [duty for duty in found.duties if not duty.conflicts]
    for unit, grouped in groupby(plain, key=lambda duty: duty.unit):
        duties = list(grouped)
        yield Heading(words.names.unit(unit))
        if any(duty.unchecked for duty in duties):
            yield indented(Line.of(words.say("unchecked"), tone=Tone.STRONG))
        for duty in sorted(duties, key=words.order):
            yield from _duty(duty, words, named=False)


def _duty(duty: Duty, words: AuditWords, *, named: bool = True) -> Iterator[Block]:
    unit = f"{words.names.unit(duty.unit)} · " if named else ""
    yield indented(unit + words.place(duty.criterion, duty.part))
    for key in ("entered", "checked", "settled"):
        yield indented(f"{words.say(key)}: {words.doers(getattr(duty, key))}", by=4)


def _row(duty: Duty, words: AuditWords) -> Row:
    return {
        "unit": words.names.unit(duty.unit),
        "criterion": duty.criterion,
        "part": label(duty.part, words.lang),
        "entered": words.doers(duty.entered),
        "checked": words.doers(duty.checked),
        "settled": words.doers(duty.settled),
        "conflicts": words.conflicts(duty) or None,
    }
