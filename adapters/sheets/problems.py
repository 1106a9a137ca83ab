"""What keeps a sheet or a table from being taken: each place with what stands there."""

import re
from typing import Final

import msgspec

from adapters.sheets.form import Slot
from domain.reconcile.grid import Cell, CellKind
from domain.rulebook.criteria import check_points
from domain.rulebook.grading import OneOf
from domain.rulebook.worded import level_typed
from domain.values.points import Points, read_typed
from domain.values.refusal import Refusal

_NUMBER: Final = re.compile(r"[+\-−–]?[0-9]+(?:[.,][0-9]+)?")


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One place that cannot be taken as it stands."""

    #: A key of ``adapters.wording.pages.sheets.PROBLEMS``.
    kind: str
    file: str
    sheet: str | None = None
    at: str | None = None
    #: What was read there, what was expected, and what it is nearest to.
    read: str | None = None
    expected: str | None = None
    nearest: str | None = None
    #: Of which criterion.
    place: Slot | None = None
    #: What the rulebook has against the figure.
    refusal: Refusal | None = None


class Misread(Exception):
    """A cell that holds no figure that can be taken."""

    def __init__(
        self,
        kind: str,
        read: str | None = None,
        nearest: str | None = None,
        refusal: Refusal | None = None,
    ) -> None:
        super().__init__(kind)
        self.kind, self.read, self.nearest, self.refusal = kind, read, nearest, refusal


def figure(cell: Cell, place: Slot) -> Points | None:
    """The figure of a cell as it is stored; nothing where it is empty, which is not 0.

    Raises ``Misread`` with the nearest figure where one can be guessed.
    """
    if place.levels is not None and cell.kind in {CellKind.TEXT, CellKind.NUMBER}:
        return _level(cell, place, place.levels)
    value = _number(cell)
    if value is None:
        return None
    value = place.in_its_sign(value)
    try:
        check_points(place.criterion, place.part, value)
    except Refusal as refusal:
        raise Misread("figure", cell.text, refusal=refusal) from None
    return value


def _level(cell: Cell, place: Slot, rule: OneOf) -> Points | None:
    """The place of the level that is written or chosen."""
    if cell.blank:
        return None
    try:
        return Points(str(level_typed(rule, cell.text, place.criterion.code)))
    except Refusal as refusal:
        raise Misread("figure", cell.text, refusal=refusal) from None


def _number(cell: Cell) -> Points | None:
    match cell.kind:
        case CellKind.FORMULA:
            raise Misread("formula")
        case CellKind.ERROR:
            raise Misread("error", cell.text)
        case CellKind.DATE:
            raise Misread("date", cell.text, _under(cell))
        case CellKind.NUMBER:
            # A number of a spreadsheet has no thousands to mistake.
            return _exact(cell)
        case CellKind.TEXT if cell.blank:
            return None
    try:
        return read_typed(cell.text)
    except Refusal as refusal:
        found = _NUMBER.search(cell.text)
        near = str(refusal.facts.get("decimal") or "") or (found[0] if found else None)
        raise Misread("number", cell.text, near) from None


def _exact(cell: Cell) -> Points:
    try:
        return Points(cell.text)
    except Refusal:
        near = cell.text[: cell.text.find(".") + 5] if "." in cell.text else None
        raise Misread("number", cell.text, near) from None


def _under(cell: Cell) -> str | None:
    """The figure that a day stands for: a small number under the format of a day, or 9,5 that a
    program took for the ninth of May."""
    if cell.under is not None and _NUMBER.fullmatch(cell.under) and float(cell.under) < 10_000:
        return cell.under.replace(".", ",")
    return f"{cell.day.day},{cell.day.month}" if cell.day is not None else None
