"""The table of a body outside the cluster: what it scores, for all units, out to Excel and back.

It sees its own criteria, the units and what it gave itself; nothing else of the year is read.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from adapters.bootstrap import Engine
from adapters.cli.databases import cycle_named
from adapters.cli.sheets_taken import Reading
from adapters.cli.terminal import Terminal
from adapters.door.seats import read_seat
from adapters.pages.scored_alone import ScoredAlonePage
from adapters.pages.sheets import FilePart, MadeTablePage, ReadPage
from adapters.sheets.differences import Difference
from adapters.sheets.form import Whose, short_pin
from adapters.sheets.make import TablePart, UnitFigures, write_table
from adapters.sheets.orders import Asked, Raw
from adapters.sheets.table import UnitRow, read_table
from adapters.spreadsheets.read import bytes_of, sheets_of
from adapters.wording.filling import filled
from adapters.wording.sheets import SHEET
from domain.cycle.cycle import Cycle
from domain.cycle.scores.sheets import scoring_rulebook
from domain.record.record import Office, StreamId, UnitId
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.tables import tables_of
from domain.values.names import identity
from domain.values.points import Points
from workflows.reader import Reader
from workflows.reads import Read

#: Stands where the line of a table names its column.
SCORER: Final = Office.SCORER.value


class BodyTable:
    """A year as a body that scores in it sees it."""

    def __init__(self, engine: Engine, terminal: Terminal, code: str, seat: str) -> None:
        """Raises ``Refusal`` as for what does not exist where the seat is no such body's."""
        held = read_seat(engine.store, seat)
        shown = engine.shown_to(Reader((held,)), Read.SCORED_ALONE)
        stream, _ = cycle_named(shown, terminal, code)
        assert held.unit is not None
        self.engine, self.terminal, self.seat = engine, terminal, seat
        self.stream: StreamId = stream
        self.cycle: Cycle = engine.cycle(stream)
        self.body = self.cycle.outside.scorers[held.unit]
        self.rulebook: Rulebook = _own(scoring_rulebook(self.cycle), self.body)
        self.line = Whose(self.cycle.code, "*", SCORER, short_pin(self.rulebook))

    def given(self, unit: UnitId) -> Mapping[tuple[str, Part], Points]:
        """What the body gave a unit."""
        name = identity(self.body)
        return {
            (code, part): by[name][0]
            for (of, code, part), by in self.cycle.outside.given.items()
            if of == unit and name in by and code in self.rulebook.by_code
        }

    def page(self) -> ScoredAlonePage:
        names = self.engine.names(self.cycle)
        units = tuple((names.unit(unit), self.given(unit)) for unit in self.cycle.members)
        return ScoredAlonePage(
            cycle=self.cycle.code, body=self.body, rulebook=self.rulebook, units=units
        )

    def write(self, path: Path) -> MadeTablePage:
        """One column for each place that it scores, over all units."""
        names = self.engine.names(self.cycle)
        parts = [
            TablePart(name, own, [UnitFigures(names.unit(at), self.given(at)) for at in units])
            for name, own, units in tables_of(self.rulebook, self.cycle.members)
        ]
        facts = {"year": self.cycle.year, "column": self.body}
        write_table(path, parts, self.line, filled(SHEET["table_title"], facts))
        return MadeTablePage(cycle=self.cycle.code, file=path, seat=self.seat)

    def read(self, path: Path, asked: Asked, *, yes: bool) -> ReadPage:
        """The page of a table that came back; an empty cell keeps what was given."""
        engines = self.engine, self.engine
        reading = Reading(engines, self.terminal, self.stream, self.cycle, self.rulebook, asked)
        sheets = sheets_of(bytes_of(path), path.name)
        members = reading.members()
        taken = read_table(sheets, self.line, self.rulebook, members, path.name)
        differing = [self._differing(row) for row in taken.rows]
        parts = [
            FilePart(
                file=path.name,
                unit=reading.name(row.unit),
                column=self.body,
                differences=found,
                at=row.written[0].at if row.written else None,
            )
            for row, found in zip(taken.rows, differing, strict=True)
        ]
        raws = [
            [self._order(row.unit, one, asked) for one in found]
            for row, found in zip(taken.rows, differing, strict=True)
        ]
        return reading.of_rows(path.name, parts, raws, taken, yes=yes)

    def _differing(self, row: UnitRow) -> tuple[Difference, ...]:
        given = self.given(row.unit)
        return tuple(
            Difference(
                place=one.place,
                at=one.at,
                held=given.get(one.place.key),
                stands=given.get(one.place.key),
                now=one.value,
                explained=None,
                proved=False,
            )
            for one in row.written
            if one.value is not None and one.value != given.get(one.place.key)
        )

    def _order(self, unit: UnitId, one: Difference, asked: Asked) -> Raw:
        cell = one.cell()
        paper = {"number": asked.number, "date": asked.date, "received": asked.received}
        said = {name: text for name, text in paper.items() if text}
        return {
            "command": "record_external_score",
            "unit": unit,
            "criterion": cell["criterion"],
            "part": cell["part"],
            "value": cell["now"],
            "authority": self.body,
            "document": {"kind": SHEET["body_kind"], **said},
        }


def _own(rulebook: Rulebook, body: str) -> Rulebook:
    """The rulebook with what the body scores, and nothing else that is scored."""
    found = tuple(
        one
        for one in rulebook.criteria
        if one.by is not None and identity(body) in map(identity, one.by.outside)
    )
    return replace(rulebook, criteria=found)


def scorer_in(seats: Sequence[str] | None) -> str | None:
    """The seat of a scoring body, where one is named."""
    named = (text for text in seats or () if text.startswith(f"{SCORER}@"))
    return next(named, None)
