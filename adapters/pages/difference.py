"""What differs between two moments of a year: totals, ranks, cells, with the events."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from adapters.audit.years import differences
from adapters.bootstrap import Engine
from adapters.pages.audit_words import AuditedYear, AuditWords, in_json
from adapters.pages.blocks import Block, Line, indented
from adapters.pages.rows import Row
from adapters.pages.score_changes import undated_line
from adapters.wording.labelling import label
from adapters.wording.pages.audit import DIFFERS
from adapters.wording.writing import Lang
from domain.record.record import UnitId
from workflows.as_of import AsOf
from workflows.differ import CellDiffers, Differs


class DifferencePage(msgspec.Struct, frozen=True, kw_only=True):
    """A year at two moments."""

    year: AuditedYear
    found: Differs

    @property
    def heads(self) -> Sequence[str]:
        return DIFFERS

    def blocks(self, lang: Lang) -> Iterator[Block]:
        words, found = self.year.words(lang), self.found
        yield Line.of(
            words.say(
                "diff_head",
                code=words.code,
                first=words.event(found.version_was),
                last=words.event(found.version_now),
            )
        )
        yield from _differs(found, words)

    def as_json(self, lang: Lang) -> dict[str, object]:
        words = self.year.words(lang)
        told = in_json(self.found, words)
        assert isinstance(told, dict)
        told.pop("rulebooks", None)
        return {"cycle": words.code, "difference": told}

    def rows(self, lang: Lang) -> Sequence[Row]:
        return list(_rows(self.found, self.year.words(lang)))

    def aside(self, lang: Lang) -> Sequence[Block]:
        return undated_line(self.found.undated, self.year.words(lang))


def difference_page(engine: Engine, year: AuditedYear, first: AsOf, last: AsOf) -> DifferencePage:
    """What lies between two moments. Raises ``Refusal`` as ``adapters.audit.years.differences``."""
    found = differences(engine.store, year.stream, first, last)
    return DifferencePage(year=year, found=found)


def _differs(found: Differs, words: AuditWords) -> Iterator[Block]:
    """What differs between two moments: phase, rulebook, totals and ranks, cells with events."""
    lang = words.lang
    if found.phase_was is not found.phase_now:
        was, now = (label(phase, lang) for phase in (found.phase_was, found.phase_now))
        yield indented(words.say("diff_phase", was=was, now=now))
    if found.rulebooks is not None:
        yield indented(words.say("diff_rulebook"))
    if not found.rows:
        yield indented(words.say("diff_same"))
    for row in found.rows:
        total = words.moved(row.total_was, row.total_now) + _by(row.total_events, words)
        rank = words.ranks(row.rank_was, row.rank_now) + _by(row.rank_events, words)
        unit = words.names.unit(row.unit)
        yield indented(words.say("diff_row", unit=unit, total=total, rank=rank))
        for cell in found.cells:
            if cell.unit == row.unit:
                yield indented(_cell(cell, words), by=4)
        if row.lapses_was != row.lapses_now:
            was, now = words.figure(row.lapses_was), words.figure(row.lapses_now)
            yield indented(words.say("diff_lapses", was=was, now=now), by=4)
    for unit_, cells in _by_unit(found):
        yield indented(words.names.unit(unit_))
        yield from (indented(_cell(cell, words), by=4) for cell in cells)
    yield from undated_line(found.undated, words)


def _by_unit(found: Differs) -> Iterator[tuple[UnitId, list[CellDiffers]]]:
    """The cells that differ though their unit's total and rank do not."""
    told = {row.unit for row in found.rows}
    cells = [cell for cell in found.cells if cell.unit not in told]
    for unit, same in groupby(cells, key=lambda cell: cell.unit):
        yield unit, list(same)


def _cell(cell: CellDiffers, words: AuditWords) -> str:
    counted = (cell.points_was, cell.points_now)
    entered = (cell.entered_was, cell.entered_now)
    was, now = counted if counted[0] != counted[1] else entered
    return words.say(
        "diff_cell",
        place=words.place(cell.criterion, cell.part),
        was=words.figure(was),
        now=words.figure(now),
        events=_by(cell.events, words),
    )


def _by(events: Sequence[int], words: AuditWords) -> str:
    """The events that made a difference."""
    named = ", ".join(f"@{version}" for version in events)
    return words.say("by_events", events=named) if named else ""


def _rows(found: Differs, words: AuditWords) -> Iterator[Row]:
    """By unit its total, its rank and what is deducted for lapses, then its cells."""
    for row in found.rows:
        unit = words.names.unit(row.unit)
        for key, was, now, events in (
            ("total", row.total_was, row.total_now, row.total_events),
            ("rank", row.rank_was, row.rank_now, row.rank_events),
            ("for_lapses", row.lapses_was, row.lapses_now, ()),
        ):
            if was != now:
                by = ", ".join(map(words.event, events)) or None
                yield {"unit": unit, "part": words.say(key), "was": was, "now": now, "events": by}
    for cell in found.cells:
        yield {
            "unit": words.names.unit(cell.unit),
            "criterion": cell.criterion,
            "part": label(cell.part, words.lang),
            "was": cell.points_was,
            "now": cell.points_now,
            "entry_was": cell.entered_was,
            "entry_now": cell.entered_now,
            "events": ", ".join(map(words.event, cell.events)) or None,
        }
