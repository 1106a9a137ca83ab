"""What would be, beside what is: totals, ranks, the scores behind them, and selections."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import msgspec

from adapters.pages.as_json import plain
from adapters.pages.blocks import (
    Block,
    Entry,
    Heading,
    Line,
    Tone,
    aligned,
    columns,
    indented,
    table,
)
from adapters.pages.rulebook_fields import difference_line
from adapters.wording.labelling import as_entered, column_label, label
from adapters.wording.log.narrative import narrate
from adapters.wording.pages.whatif import WHATIF
from adapters.wording.refusals.rulebook import discrepancy_sentence
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, listed, points
from domain.cycle.cycle import Cycle
from domain.record.record import Event, UnitId
from domain.rulebook.diff import difference
from domain.rulebook.discrepancies import discrepancies
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import How
from domain.values.points import Points
from workflows.whatif import (
    OtherRulebook,
    SetCell,
    Supposition,
    Tried,
    Without,
    standing_cells,
    whatif,
)
from workflows.whatif_moves import (
    CellMoved,
    Choosable,
    RowMoved,
    StandingMoved,
    cells,
    rows,
    standings,
)


class Supposed(msgspec.Struct, frozen=True):
    """What was tried, and what comes of it; nothing of it is stored."""

    tried: Tried
    change: Supposition
    #: The name of the file that holds the other rulebook, where one is tried.
    file: str | None
    events: Sequence[Event]
    names: Names

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The page, part by part."""
        return _Telling(self, lang).parts()

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The same for programs."""
        return _Telling(self, lang).json()


def supposed(
    events: Sequence[Event], change: Supposition, names: Names, *, file: str | None = None
) -> Supposed:
    """A year as it would be. Raises ``Refusal`` as :func:`workflows.whatif.whatif`."""
    return Supposed(whatif(events, change), change, file, events, names)


@dataclass(frozen=True)
class _Telling:
    """The page in one language."""

    page: Supposed
    lang: Lang

    @property
    def tried(self) -> Tried:
        return self.page.tried

    @property
    def names(self) -> Names:
        return self.page.names

    @property
    def say(self) -> Say:
        return Say(WHATIF, self.lang)

    def parts(self) -> Iterator[Block]:
        """The page, part by part."""
        yield Line.of(self.say("head", code=self.tried.was.code), tone=Tone.STRONG)
        for line in self.changes():
            yield Entry("", line)
        for line in self.remarks():
            yield indented(line)
        yield from self._table()
        yield from self._cells()
        yield from self._standings()
        kept = self.kept()
        if kept:
            said = listed([self.say(f"kept_{what}") for what in kept], self.lang)
            yield Line.of(f"\n{self.say('kept')}: {said}.")

    def changes(self) -> Iterator[str]:
        """What is tried, in words."""
        match self.page.change:
            case OtherRulebook(rulebook):
                yield self.say("rulebook", file=self.page.file or "")
                lines = [
                    difference_line(found, self.lang)
                    for found in difference(_rulebook(self.tried.was), rulebook)
                ]
                yield from lines or [self.say("same_rulebook")]
            case Without(version):
                event = next(event for event in self.page.events if event.version == version)
                was = self.tried.was
                what = narrate(event, self.lang, self.names, _rulebook(was), was)
                yield self.say("without", event=f"@{version}", what=what)
            case set_cells:
                for cell in set_cells:
                    yield self._set(cell)

    def _set(self, cell: SetCell) -> str:
        was = standing_cells(self.tried.was, cell.unit, cell.column)
        return self.say(
            "set",
            unit=self.names.unit(cell.unit),
            criterion=cell.criterion,
            part=label(cell.part, self.lang),
            column=column_label(cell.column, self.lang, _rulebook(self.tried.was)),
            was=self._entered(cell, was.get((cell.criterion, cell.part))),
            now=self._entered(cell, cell.value),
        )

    def _entered(self, cell: SetCell, value: Points | None) -> str:
        """A value as it is entered: a level in words, so many occurrences, or a figure."""
        rulebook = _rulebook(self.tried.was)
        if value is None:
            return self._figure(None)
        said = as_entered(value, cell.criterion, cell.part, rulebook, self.lang)
        return said or self._figure(value)

    def remarks(self) -> Iterator[str]:
        """What is to be known before the figures are read."""
        for cell in self.tried.overridden:
            column = column_label(cell.column, self.lang, _rulebook(self.tried.was))
            yield self.say("overridden", column=column)
        if isinstance(self.page.change, OtherRulebook):
            for found in discrepancies(self.page.change.rulebook):
                what = discrepancy_sentence(found, self.lang, self.names)
                yield self.say("contradiction", what=what)

    def _figure(self, value: Decimal | None) -> str:
        return self.say("empty") if value is None else points(value, self.lang)

    def _table(self) -> Iterator[Block]:
        found = rows(self.tried)
        yield Heading(self.say("table" if found else "no_table"))
        groups = dict.fromkeys(row.group for row in found)
        named = {group.code: group.name for group in _rulebook(self.tried.now).unit_groups}
        for group in groups:
            if group is not None:
                yield indented(Line.of(named.get(group, group), tone=Tone.STRONG))
            yield indented(self._rows([row for row in found if row.group == group]))
        if found and not self._changed(found):
            yield indented(self.say("nothing"))

    def _changed(self, found: Sequence[RowMoved]) -> bool:
        return bool(cells(self.tried)) or any(self._told(row) for row in found)

    def _rows(self, found: Sequence[RowMoved]) -> Block:
        was_head, was = aligned(self.say("total_was"), [row.total_was for row in found], self.lang)
        now_head, now = aligned(self.say("total_now"), [row.total_now for row in found], self.lang)
        ranks = [self.say("rank_was"), self.say("rank_now")]
        heads = (*ranks, self.say("unit"), was_head, now_head, self.say("change"))
        lines = [
            (
                _rank(row.rank_was),
                Line.of(_rank(row.rank_now), tone=_moved(row.moved)),
                Line.of(self.names.unit(row.unit), tone=_moved(row.moved)),
                total_was,
                Line.of(total_now, tone=_moved(row.total_was != row.total_now)),
                self._told(row),
            )
            for row, total_was, total_now in zip(found, was, now, strict=True)
        ]
        return table(columns(*heads, right=(0, 1), fold=(2, 5)), lines)

    def _told(self, row: RowMoved) -> str:
        """In words what moves: ``lên 2 hạng``."""
        said = []
        match row.rank_was, row.rank_now:
            case int(was), int(now) if was != now:
                said.append(self.say("up" if now < was else "down", count=abs(was - now)))
            case None, int():
                said.append(self.say("ranked"))
            case int(), None:
                said.append(self.say("unranked"))
        if row.band_was != row.band_now:
            was_name, now_name = (
                self._band(cycle, code)
                for cycle, code in (
                    (self.tried.was, row.band_was),
                    (self.tried.now, row.band_now),
                )
            )
            said.append(self.say("band", was=was_name, now=now_name))
        return "; ".join(said)

    def _band(self, cycle: Cycle, code: str | None) -> str:
        names = {band.code: band.name for band in _rulebook(cycle).bands}
        return self.say("empty") if code is None else names.get(code, code)

    def _cells(self) -> Iterator[Block]:
        found = cells(self.tried)
        if found:
            yield Heading(self.say("cells"))
        for cell in found:
            yield Entry("", self._cell(cell))

    def _cell(self, cell: CellMoved) -> str:
        return self.say(
            "cell",
            unit=self.names.unit(cell.unit),
            criterion=cell.criterion,
            part=label(cell.part, self.lang),
            was=self._figure(cell.was),
            now=self._figure(cell.now),
        )

    def _standings(self) -> Iterator[Block]:
        found = standings(self.tried) if rows(self.tried) else ()
        if found:
            yield Heading(self.say("selections"))
        for one in found:
            yield Entry("", self._standing(one))
            if one.now is not None and one.now.tied:
                yield indented(self.say("tied", units=self._units(one.now.tied)), 4)

    def _standing(self, one: StandingMoved) -> str:
        how = self.say("by_rank" if one.selection.how is How.BY_RANK else "eligible")
        was, now = self._chosen(one.was), self._chosen(one.now)
        if _same_units(one):
            return self.say("unchanged", name=one.selection.name, how=how, now=now)
        return self.say("standing", name=one.selection.name, how=how, was=was, now=now)

    def _chosen(self, standing: Choosable | None) -> str:
        if standing is None or not standing.units:
            return self.say("nobody")
        return self._units(standing.units)

    def _units(self, units: Sequence[UnitId]) -> str:
        return listed([self.names.unit(unit) for unit in units], self.lang)

    def kept(self) -> tuple[str, ...]:
        """What stands already, and would stand all the same."""
        cycle = self.tried.was
        there = {
            "table": cycle.conference.table is not None,
            "ballots": any(ballot.voted for ballot in cycle.voting.ballots.values()),
            "outcomes": bool(cycle.voting.outcomes),
            "seal": cycle.sealed is not None,
        }
        return tuple(what for what, is_there in there.items() if is_there)

    def json(self) -> dict[str, object]:
        """The same for programs."""
        return {
            "cycle": self.tried.was.code,
            "stored": False,
            "tried": list(self.changes()),
            "remarks": list(self.remarks()),
            "rows": [{**_fields(row, self.names), "moved": row.moved} for row in rows(self.tried)],
            "cells": [_fields(cell, self.names) for cell in cells(self.tried)],
            "selections": [
                {
                    "selection": one.selection.code,
                    "was": _fields(one.was, self.names) if one.was else None,
                    "now": _fields(one.now, self.names) if one.now else None,
                }
                for one in standings(self.tried)
            ],
            "kept": list(self.kept()),
        }


def _fields(value: RowMoved | CellMoved | Choosable, names: Names) -> dict[str, object]:
    return {name: plain(held, names) for name, held in vars(value).items()}


def _same_units(one: StandingMoved) -> bool:
    """Whether the same units would be chosen, in whichever order."""
    was, now = (set(held.units) if held else set() for held in (one.was, one.now))
    return was == now


def _moved(moved: bool) -> Tone:
    return Tone.STRONG if moved else Tone.PLAIN


def _rank(rank: int | None) -> str:
    return "" if rank is None else str(rank)


def _rulebook(cycle: Cycle) -> Rulebook:
    assert cycle.plan.rulebook is not None
    return cycle.plan.rulebook
