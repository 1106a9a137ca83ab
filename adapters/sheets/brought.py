"""The files that came back for one year: each is a unit's sheet, or the signed print of one."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from adapters.sheets.differences import Compared, Said, compared, explanations
from adapters.sheets.filled import Filled, Taken, read_filled, whose_sheet
from adapters.sheets.form import Whose
from adapters.sheets.problems import Problem
from adapters.signed_file import read_signed
from adapters.spreadsheets.read import bytes_of, sheets_of
from adapters.spreadsheets.workbook import Sheet
from domain.cycle.cycle import Cycle
from domain.cycle.phases.scoring import SheetSubmitted
from domain.cycle.year_work.claimed import Claimed, ClaimState, claims_of
from domain.record.record import Event, UnitId
from domain.rulebook.rulebook import Rulebook
from domain.values.refusal import Refusal

_TABLES: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt"})
_PRINT: Final = ".pdf"


class State(StrEnum):
    """How far a unit's sheet has come, with its figures and its signed print."""

    NOTHING = "nothing"
    FIGURES_ONLY = "figures_only"
    PAPER_ONLY = "paper_only"
    BOTH = "both"
    #: Stated by the cluster: none comes.
    NOT_SENT = "not_sent"


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet with the print beside it, or a print alone."""

    table: Path | None = None
    paper: Path | None = None

    @property
    def name(self) -> str:
        path = self.table or self.paper
        assert path is not None
        return path.name


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says of one unit, beside the record."""

    found: Found
    unit: UnitId | None = None
    filled: Filled | None = None
    compared: Compared = Compared()
    problems: tuple[Problem, ...] = ()
    #: Of the signed print: its SHA-256.
    signed: str | None = None


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """The year that sheets are read for."""

    cycle: Cycle
    rulebook: Rulebook
    events: Sequence[Event]
    #: Which unit a code or name means, and which cycle; raise ``Refusal``.
    unit_named: Callable[[str], UnitId]
    is_this: Callable[[str], bool]
    text: Callable[[str], str | None]
    #: The units whose figures the reader may not see beside what came back.
    sealed: Container[UnitId]

    def said(self, unit: UnitId, column: str) -> Said:
        """What was said in a column of a unit's sheet to explain figures."""
        return explanations(self.events, unit, column, self.text)


def files_in(given: Iterable[Path]) -> list[Found]:
    """The sheets and prints of files and folders, each sheet with the print of its name.

    Raises ``Refusal("file_missing")``.
    """
    tables: dict[Path, Path] = {}
    prints: dict[Path, Path] = {}
    for path in _each(given):
        suffix, stem = path.suffix.lower(), path.with_suffix("")
        if suffix == _PRINT:
            prints[stem] = path
        else:
            tables[path] = stem
    for stem in tables.values():
        beside = (stem.with_suffix(end) for end in (".pdf", ".PDF"))
        found = next((paper for paper in beside if paper.is_file()), None)
        if found is not None:
            prints[stem] = found
    alone = [stem for stem in prints if stem not in tables.values()]
    return [
        *(Found(table=path, paper=prints.get(stem)) for path, stem in tables.items()),
        *(Found(paper=prints[stem]) for stem in alone),
    ]


def _each(given: Iterable[Path]) -> Iterable[Path]:
    for path in given:
        if not path.is_dir():
            if not path.is_file():
                raise Refusal("file_missing", file=str(path))
            yield path
            continue
        inside = sorted(one for one in path.iterdir() if one.is_file())
        # An office program marks what it has open by a file of its own beside it.
        yield from (
            one
            for one in inside
            if one.suffix.lower() in {*_TABLES, _PRINT} and not one.name.startswith(("~$", ".~"))
        )


def brought(year: Year, files: Iterable[Found], for_unit: UnitId | None) -> list[Brought]:
    """What each file says beside the record; of two for one unit the second is a problem."""
    taken: dict[UnitId, str] = {}
    result = []
    for found in files:
        one = _sheet(year, found, for_unit) if found.table else _print(year, found, for_unit)
        if one.unit is not None and one.unit in taken:
            twice = Problem(kind="unit_twice", file=found.name, read=taken[one.unit])
            one = msgspec.structs.replace(one, problems=(*one.problems, twice))
        elif one.unit is not None:
            taken[one.unit] = found.name
        result.append(one)
    return result


def read_sheet(year: Year, data: bytes, file: str, unit: UnitId, column: str) -> Taken:
    """The sheet of one unit and column, or every place of it that cannot be taken."""
    try:
        sheets = sheets_of(data, file)
    except Refusal as refusal:
        return Taken(filled=None, problems=(Problem(kind="refused", file=file, refusal=refusal),))
    meant = _meant(year, sheets, file, unit)
    if isinstance(meant, Problem):
        return Taken(filled=None, problems=(meant,))
    sheet, whose, _ = meant
    if whose.column != column:
        problem = _whose("no_column", file, sheet.grid.name, whose.column)
        return Taken(filled=None, problems=(problem,))
    return read_filled(sheet, whose, year.rulebook.of(unit), file)


def _meant(
    year: Year, sheets: Sequence[Sheet], file: str, for_unit: UnitId | None
) -> tuple[Sheet, Whose, UnitId] | Problem:
    """The sheet that says whose it is, where that is a member's of this year."""
    said = whose_sheet(sheets, file)
    if isinstance(said, Problem):
        return said
    sheet, whose = said
    name = sheet.grid.name
    if not year.is_this(whose.cycle):
        return _whose("other_cycle", file, name, whose.cycle, year.cycle.code)
    unit = _unit(year, whose.unit)
    if unit is None:
        return _whose("no_member", file, name, whose.unit)
    if for_unit is not None and unit != for_unit:
        return _whose("other_unit", file, name, whose.unit)
    codes = [column.code for column in year.rulebook.columns]
    if whose.column not in codes:
        return _whose("no_column", file, name, whose.column)
    return sheet, whose, unit


def _sheet(year: Year, found: Found, for_unit: UnitId | None) -> Brought:
    assert found.table is not None
    file = found.table.name
    try:
        sheets = sheets_of(bytes_of(found.table), file)
    except Refusal as refusal:
        unread = Problem(kind="refused", file=file, refusal=refusal)
        return Brought(found=found, problems=(unread,))
    meant = _meant(year, sheets, file, for_unit)
    if isinstance(meant, Problem):
        return Brought(found=found, problems=(meant,))
    sheet, whose, unit = meant
    taken = read_filled(sheet, whose, year.rulebook.of(unit), file)
    if taken.filled is None:
        return Brought(found=found, unit=unit, problems=taken.problems)
    column = year.rulebook.column(whose.column)
    found_beside = compared(
        year.rulebook.of(unit),
        year.cycle.sheet(unit),
        column,
        taken.filled.written,
        year.said(unit, column.code),
        sealed=unit in year.sealed,
    )
    signed, problems = _signed(year, found, unit)
    return Brought(
        found=found,
        unit=unit,
        filled=taken.filled,
        compared=found_beside,
        problems=problems,
        signed=signed,
    )


def _signed(year: Year, found: Found, unit: UnitId) -> tuple[str | None, tuple[Problem, ...]]:
    """The hash of the signed print, where there is one, and what is wrong with it."""
    if found.paper is None:
        return None, ()
    try:
        signed = read_signed(found.paper).digest
    except Refusal as refusal:
        return None, (Problem(kind="refused", file=found.paper.name, refusal=refusal),)
    return signed, tuple(_other_print(year, found, unit, signed))


def _other_print(year: Year, found: Found, unit: UnitId, signed: str | None) -> Iterator[Problem]:
    """A signed print that is not the one on record: nobody replaces it in silence."""
    version = submissions(year.events).get(unit)
    document = year.cycle.papers.get(version) if version is not None else None
    stands = document.file if document is not None else None
    if signed is not None and stands is not None and signed != stands:
        assert found.paper is not None
        file, shown = found.paper.name, 12
        yield Problem(kind="paper_differs", file=file, read=signed[:shown], expected=stands[:shown])


def _unit(year: Year, text: str) -> UnitId | None:
    """The member of that code or name."""
    try:
        unit = year.unit_named(text)
    except Refusal:
        return None
    return unit if unit in year.cycle.members else None


def _print(year: Year, found: Found, for_unit: UnitId | None) -> Brought:
    """A signed print without its figures is known by its name."""
    assert found.paper is not None
    unit = for_unit or _unit(year, found.paper.stem)
    if unit is None:
        problem = Problem(kind="print_unknown", file=found.name, read=found.paper.stem)
        return Brought(found=found, problems=(problem,))
    signed, problems = _signed(year, found, unit)
    return Brought(found=found, unit=unit, problems=problems, signed=signed)


def _whose(kind: str, file: str, sheet: str | None, read: str, expected: str = "") -> Problem:
    return Problem(kind=kind, file=file, sheet=sheet, read=read, expected=expected or None)


# How far each has come


def states(cycle: Cycle, events: Iterable[Event]) -> Mapping[UnitId, State]:
    """How far the own sheet of each member has come, in the order of the members."""
    submitted = submissions(events)
    return {unit: _state(cycle, unit, submitted.get(unit)) for unit in cycle.members}


def submissions(events: Iterable[Event]) -> dict[UnitId, int]:
    """By unit, the event with which its sheet was sent."""
    return {
        event.body.unit: event.version for event in events if isinstance(event.body, SheetSubmitted)
    }


def _state(cycle: Cycle, unit: UnitId, submitted: int | None) -> State:
    sheet, rulebook = cycle.sheet(unit), cycle.plan.rulebook
    if sheet.not_sent:
        return State.NOT_SENT
    own = rulebook.own_column if rulebook else None
    figures = own is not None and bool(sheet.cells(own.code))
    document = cycle.papers.get(submitted) if submitted is not None else None
    named = document is not None and bool(document.file or document.number)
    said = claims_of(cycle, unit, Claimed.SHEET, None, ClaimState.OPEN, ClaimState.CONFIRMED)
    if named or said:
        return State.BOTH if figures else State.PAPER_ONLY
    return State.FIGURES_ONLY if figures else State.NOTHING
