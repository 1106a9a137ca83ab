"""Reading sheets that came back: compared, tried in memory as a whole, then recorded."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from adapters.bootstrap import Engine
from adapters.cli.terminal import Terminal
from adapters.door.names import find, unit_named
from adapters.door.orders import words_named
from adapters.door.seats import read_seat
from adapters.evidence.keeping import keep
from adapters.pages.called import code_of
from adapters.pages.sheets import FilePart, ReadPage
from adapters.sheets.brought import Brought, Found, State, Year, brought, states
from adapters.sheets.differences import Compared, Difference, compared, unproved
from adapters.sheets.form import Slot, Whose, short_pin
from adapters.sheets.orders import Asked, Raw, of_file, order, scores
from adapters.sheets.problems import Problem
from adapters.sheets.registrations import Registers, RegistersTable, read_registrations, standing
from adapters.sheets.table import Members, TakenTable, UnitRow, read_table
from adapters.signed_file import read_signed
from adapters.spreadsheets.read import bytes_of, sheets_of
from adapters.trying import over
from domain.cycle.cycle import Cycle
from domain.reckoning.cells import Sheet
from domain.record.order import Order, Receipt
from domain.record.record import StreamId, UnitId, unit_stream
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Column, Rulebook, Scorer
from domain.values.refusal import Refusal
from workflows.handle import handle
from workflows.reader import Reader
from workflows.reading import scores_sealed, told
from workflows.reads import Read


def shown_to_seats(engine: Engine, code: str, seats: Sequence[str]) -> Engine:
    """The database as whoever gives the orders may read it; without a seat, as its operator.

    Raises ``Refusal("nothing_to_read")`` for whoever has no sheet to bring.
    """
    if not seats:
        return engine
    read = tuple(read_seat(engine.store, seat, words_named(engine.store, code)) for seat in seats)
    return engine.shown_to(Reader(read), Read.SHEETS_IN)


class Reading:
    """Files for one year, and who orders what they say."""

    def __init__(
        self,
        engines: tuple[Engine, Engine],
        terminal: Terminal,
        stream: StreamId,
        cycle: Cycle,
        rulebook: Rulebook,
        asked: Asked,
    ) -> None:
        """``engines``: by which orders are given, and the same as whoever gives them may read."""
        (self.engine, self.shown), self.terminal, self.stream = engines, terminal, stream
        self.cycle, self.rulebook, self.asked = cycle, rulebook, asked
        self.events = tuple(self.shown.store.events(stream))
        self.sealed = frozenset(filter(self._is_sealed, cycle.members))

    def of_files(self, files: Iterable[Found], unit: UnitId | None, *, yes: bool) -> ReadPage:
        """The page of these files; with ``yes`` what they say is recorded where all of it can."""
        found = brought(self._year(), files, unit)
        raws = [list(of_file(self.cycle, self.events, one, self.asked)) for one in found]
        parts = [self._part(one, raw) for one, raw in zip(found, raws, strict=True)]
        papers = [one.found.paper if one.signed else None for one in found]
        return self._carried_out(parts, raws, papers, yes=yes)

    def of_table(self, path: Path, column: Column, *, yes: bool) -> ReadPage:
        """The page of a table with a row for each unit; an empty cell keeps what is recorded."""
        year, data = self._year(), bytes_of(path)
        meant = Whose(self.cycle.code, "*", column.code, short_pin(self.rulebook))
        sheets = sheets_of(data, path.name)
        taken = read_table(sheets, meant, self.rulebook, self.members(), path.name)
        found = [(row, self._compared(year, row, column)) for row in taken.rows]
        parts = [self._row_part(path.name, row, column, beside) for row, beside in found]
        raws = [list(self._row_orders(row.unit, beside.ordered, column)) for row, beside in found]
        return self.of_rows(path.name, parts, raws, taken, yes=yes)

    def of_registrations(self, path: Path, *, yes: bool) -> ReadPage:
        """The page of a table of what the units register."""
        year = self._year()
        sheets = sheets_of(bytes_of(path), path.name)
        members = self.members()
        taken = read_registrations(sheets, self.cycle.code, self.rulebook, members, path.name)
        stands = standing(self.events, year.text)
        parts, raws = [], []
        for row in taken.rows:
            new = stands.get(row.unit) != (row.targets, tuple(sorted(set(row.titles))))
            parts.append(self._registering(path.name, row, new=new))
            raws.append([row.order()] if new else [])
        return self.of_rows(path.name, parts, raws, taken, yes=yes)

    def _registering(self, file: str, row: Registers, *, new: bool) -> FilePart:
        return FilePart(
            file=file,
            code=code_of(self.engine, unit_stream(row.unit)),
            unit=self.name(row.unit),
            targets=row.targets if new else (),
            titles=row.titles if new else (),
            registers=True,
            at=row.at,
        )

    def of_rows(
        self,
        file: str,
        parts: list[FilePart],
        raws: list[list[Raw]],
        taken: TakenTable | RegistersTable,
        *,
        yes: bool,
    ) -> ReadPage:
        """The page of a table: where one place of it cannot be taken, none of it is."""
        if taken.problems:
            parts, raws = [FilePart(file=file, problems=taken.problems)], [[]]
        page = self._carried_out(parts, raws, [None] * len(parts), yes=yes)
        with_row = {row.unit for row in taken.rows}
        without = (self.name(unit) for unit in self.cycle.members if unit not in with_row)
        return replace(page, without_row=tuple(without), left_aside=taken.aside)

    def members(self) -> Members:
        """The units that a table may name."""
        return Members(
            named=lambda text: unit_named(self.engine.store, text),
            of_year=self.cycle.members,
            called=[self.name(unit) for unit in self.cycle.members],
        )

    def name(self, unit: UnitId) -> str:
        """What a unit is called in the year."""
        assert self.terminal.names is not None
        return self.terminal.names.unit(unit)

    def _compared(self, year: Year, row: UnitRow, column: Column) -> Compared:
        return compared(
            self.rulebook.of(row.unit),
            self.cycle.sheet(row.unit),
            column,
            row.written,
            year.said(row.unit, column.code),
            sealed=row.unit in self.sealed,
            keeps_empty=True,
        )

    def _row_part(self, file: str, row: UnitRow, column: Column, beside: Compared) -> FilePart:
        return FilePart(
            file=file,
            code=code_of(self.engine, unit_stream(row.unit)),
            unit=self.name(row.unit),
            column=column.name,
            differences=beside.shown,
            sealed=beside.sealed,
            at=row.written[0].at if row.written else None,
        )

    def _row_orders(
        self, unit: UnitId, found: Sequence[Difference], column: Column
    ) -> Iterator[Raw]:
        sheet = self.cycle.sheet(unit)
        yield from scores(unit, column.code, found, self.asked, sent=sheet.sent)
        own = column.scorer is Scorer.OWN
        if self.asked.submit and own and not sheet.sent:
            yield {"command": "submit_sheet", "unit": unit}
        if self.asked.settle and not sheet.settled:
            yield {"command": "settle_sheet", "unit": unit}

    def _year(self) -> Year:
        store, names = self.engine.store, self.terminal.names
        assert names is not None

        def is_this(code: str) -> bool:
            try:
                return find(store, "cycle", code) == self.stream
            except Refusal:
                return False

        return Year(
            cycle=self.cycle,
            rulebook=self.rulebook,
            events=self.events,
            unit_named=lambda text: unit_named(store, text),
            is_this=is_this,
            text=names.text,
            sealed=self.sealed,
        )

    def _carried_out(
        self,
        parts: list[FilePart],
        raws: Sequence[Sequence[Raw]],
        papers: Sequence[Path | None],
        *,
        yes: bool,
    ) -> ReadPage:
        """``papers``: the signed print of each part, which is kept before its hash is recorded."""
        orders: list[list[Order]] = []
        if self.asked.seats and not any(part.problems for part in parts):
            parts, orders = self._tried(parts, raws)
        stored: list[Receipt] = []
        if yes and not any(part.problems for part in parts):
            read = [read_signed(path) if path else None for path in papers]
            for paper in read:
                if paper is not None:
                    keep(self.engine.store.database, paper)
            parts = self._stored(parts, orders, stored)
        names = self.terminal.names
        assert names is not None
        return ReadPage(
            cycle=self.cycle.code,
            names=names,
            rulebook=self.rulebook,
            parts=tuple(parts),
            recorded=tuple(self._versions(receipt) for receipt in stored),
            orders=sum(map(len, orders if yes else raws)),
            tried=bool(self.asked.seats),
        )

    def _stored(
        self, parts: Sequence[FilePart], orders: Sequence[Sequence[Order]], stored: list[Receipt]
    ) -> list[FilePart]:
        """Every order, one after the other. Where somebody else came between, it stops there and
        says so; what is stored by then is named, and reading again goes on."""
        found, stopped = [], False
        for part, given in zip(parts, orders, strict=True):
            for one in () if stopped else given:
                try:
                    stored.append(self.engine.handle(one))
                except Refusal as refusal:
                    readable = told(refusal, one, self.engine.store.load(one.stream).state)
                    part = replace(part, problems=(self._refused(part, readable),))  # noqa: PLW2901
                    stopped = True
                    break
            found.append(self._with_state(part))
        return found

    def _tried(
        self, parts: Sequence[FilePart], raws: Sequence[Sequence[Raw]]
    ) -> tuple[list[FilePart], list[list[Order]]]:
        """Every order, one upon the other, in memory: what one file is refused, all wait for."""
        store = over(self.engine)
        orders: list[list[Order]] = []
        found = []
        for part, raw in zip(parts, raws, strict=True):
            problems: tuple[Problem, ...] = ()
            orders.append([])
            for one in raw:
                try:
                    ordered = order(self.engine, self.cycle, one, self.asked)
                except Refusal as refusal:
                    problems = (self._refused(part, refusal),)
                    break
                try:
                    handle(store, self.engine.seeds, ordered)
                except Refusal as refusal:
                    if part.sealed and refusal.code == "cells_missing":
                        continue  # all is recorded so, which is not told
                    readable = told(refusal, ordered, store.load(ordered.stream).state)
                    problems = (self._refused(part, readable),)
                    break
                orders[-1].append(ordered)
            found.append(replace(part, problems=problems) if problems else part)
        return found, orders

    def _refused(self, part: FilePart, refusal: Refusal) -> Problem:
        """What the act is refused with, at the cell that it is about."""
        said = str(refusal.facts.get("criterion", "")), refusal.facts.get("part")
        at = [one.at for one in part.differences if one.place.key == said]
        if not at and said[1] is None:
            at = [one.at for one in part.differences if one.place.criterion.code == said[0]]
        where = at[0] if at else part.at
        return Problem(kind="refused", file=part.file, at=where, refusal=refusal)

    def _part(self, one: Brought, raw: Sequence[Raw]) -> FilePart:
        names, filled = self.terminal.names, one.filled
        assert names is not None
        unfilled = [cell.place for cell in filled.written if cell.value is None] if filled else []
        column = self.rulebook.column(filled.whose.column) if filled else None
        paper: Path | None = one.found.paper
        part = FilePart(
            file=one.found.name,
            code=code_of(self.engine, unit_stream(one.unit)) if one.unit else "",
            unit=names.unit(one.unit) if one.unit else "",
            column=column.name if column else "",
            differences=one.compared.shown,
            sealed=one.compared.sealed,
            problems=one.problems,
            figures=filled.code if filled else None,
            open_places=tuple(place for place in unfilled if _owed(place, column)),
            bare=self._bare(one),
            unlocked=filled.unlocked if filled else False,
            print=paper.name if paper else None,
            signed=one.signed,
            submits=any(each["command"] == "submit_sheet" for each in raw),
            unnamed=filled is None and one.unit is not None and not raw,
        )
        if one.unit is None or one.problems:
            return part
        return replace(part, state=_brought_state(one, self._state(one.unit)))

    def _bare(self, one: Brought) -> tuple[Slot, ...]:
        if one.filled is None or one.unit is None:
            return ()
        sealed = one.unit in self.sealed
        return unproved(Sheet() if sealed else self.cycle.sheet(one.unit), one.filled.written)

    def _is_sealed(self, unit: UnitId) -> bool:
        """Whether a unit has begun a sheet of which the reader may see no figure yet."""
        sheet, own = self.cycle.sheet(unit), self.shown.store.sight(self.cycle).own
        return any(sheet.columns.values()) and scores_sealed(unit, sent=sheet.opened, own=own)

    def _state(self, unit: UnitId) -> State:
        cycle = self.shown.cycle(self.stream)
        return states(cycle, self.shown.store.events(self.stream))[unit]

    def _with_state(self, part: FilePart) -> FilePart:
        """How the sheet stands once all is recorded."""
        if part.state is None:
            return part
        unit = unit_named(self.engine.store, part.code)
        return replace(part, state=self._state(unit))

    def _versions(self, receipt: Receipt) -> str:
        first, last = receipt.first_version, receipt.last_version
        code = code_of(self.engine, receipt.stream)
        return f"{code}@{first}" if first == last else f"{code}@{first}–{last}"


def _brought_state(one: Brought, stands: State) -> State:
    """How the unit stands with what this file brings."""
    filled = one.filled is not None and any(cell.value is not None for cell in one.filled.written)
    figures = filled or stands in {State.FIGURES_ONLY, State.BOTH}
    paper = one.signed is not None or stands in {State.PAPER_ONLY, State.BOTH}
    if figures and paper:
        return State.BOTH
    if paper:
        return State.PAPER_ONLY
    return State.FIGURES_ONLY if figures else stands


def _owed(place: Slot, column: Column | None) -> bool:
    """Whether an empty place is left to fill in; what somebody else scores is none of a unit's."""
    own = column is not None and column.scorer is Scorer.OWN
    return place.part is Part.STANDARD and not (own and place.criterion.by is not None)
