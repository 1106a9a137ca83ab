"""One unit's sheet: criteria in rows, with their parts, maxima and what scorers gave.

Nobody numbers such a sheet alike ("TIÊU CHÍ 1", "I", "A1", "1.2", "a)", "-", capitals), so its
levels are told as an outline: a way of numbering that was met before ends what stands below it, a
new one begins a level.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from domain.reconcile.figures import NO_FIGURE, Figure, read_figure
from domain.reconcile.findings import Note
from domain.reconcile.grid import Grid
from domain.reconcile.head import FIRST_ROWS, WIDEST, Head, Heading, head_of
from domain.reconcile.markers import PLAIN, Marker, Style, alone, is_total, leading
from domain.reconcile.unread import holds_figure, name_of
from domain.reconcile.words import POINTS, ColumnRole, says_no_points
from domain.values.names import fold
from domain.values.points import Points


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a sheet: a criterion, or a part with the criteria below it."""

    code: str
    label: str
    at: str
    #: 0 for the outermost parts.
    level: int
    #: Maximum and scores, in the order of the sheet's columns.
    figures: tuple[Figure, ...]
    #: "(5 điểm)" in its words.
    stated: Points | None = None
    #: Its points are taken off.
    deducts: bool = False
    #: They are added beyond what the maxima come to.
    rewards: bool = False
    #: The indexes of the items one level below.
    below: tuple[int, ...] = ()


class CriteriaSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet as it was read."""

    items: tuple[Item, ...]
    #: Rows of sums, each with how many items stood above it.
    sums: tuple[tuple[Item, int], ...]
    columns: tuple[Heading, ...]
    notes: tuple[Note, ...]
    span: str
    #: Columns with figures that were not understood, and those of them without a heading.
    unread: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    #: From the first to the last of them: ``D–K``.
    unread_span: str = ""

    @property
    def units_across(self) -> bool:
        """Whether units seem to stand beside each other, where one unit's sheet has scorers."""
        return len(self.unread) + len(self.unnamed) >= _MANY_BESIDE

    @property
    def roots(self) -> tuple[int, ...]:
        """The outermost parts."""
        return tuple(index for index, item in enumerate(self.items) if item.level == 0)


_CONTENT: Final = re.compile(
    r"(?:ten |cac )*(?:noi dung|tieu chi|chi tieu|nhiem vu|muc|linh vuc|hang muc|danh muc|"
    r"tieu chuan|criteria|criterion)\b(?! [0-9]).*"
)
_DEEPEST: Final = 3
#: More columns than these that nobody knows are no scorers of one unit.
_MANY_BESIDE: Final = 3
_STATED: Final = re.compile(
    r"(?:\(|tối đa:?\s*|:\s*)\s*(?:tối đa:?\s*)?([0-9]{1,4}(?:[.,][0-9]{1,2})?)\s*(?:điểm|đ)\b",
    re.IGNORECASE,
)
_KIND: Final = r"(?:[ivxa-d0-9]+ )?(?:phan |muc |tong |noi dung )?(?:cac )?"
_DEDUCTS: Final = re.compile(rf"{_KIND}(?:diem tru|tru diem|diem phat|bi tru)\b.*")
_REWARDS: Final = re.compile(rf"{_KIND}(?:diem thuong|thuong diem|diem cong|diem uu tien)\b.*")
_SHEET_SUMS: Final = re.compile(
    r"(?:tong|cong)(?: (?:cong|so|diem|chung|toan bo|muc|phan|cac|tieu chi|noi dung|chuan|thuong|"
    r"[ivxabcd0-9]{1,3}|tru|dat duoc|tu cham|va))*"
)


def find_criteria_head(grid: Grid) -> Head | None:
    """The head of a sheet with criteria in rows: what is scored, and points beside it."""
    found = []
    for first in range(min(len(grid.rows), FIRST_ROWS)):
        for deep in range(1, _DEEPEST + 1):
            head = head_of(grid, first, deep)
            if head is not None and _is_criteria_head(head):
                found.append(head)
    return max(
        found,
        key=lambda head: (len(_points(head)), -head.first, head.first - head.below),
        default=None,
    )


def _is_criteria_head(head: Head) -> bool:
    if any(found.role is ColumnRole.UNIT for found in head.every):
        return False
    points = _points(head)
    first = min((found.column for found in points), default=0)
    return any(_CONTENT.fullmatch(fold(found.text)) for found in head.every if found.column < first)


def _points(head: Head) -> list[Heading]:
    """The columns of maxima and points, in their order; columns called criteria are words here."""
    wanted = (POINTS - {ColumnRole.CRITERION}) | {ColumnRole.MAXIMUM}
    return [found for found in head.every if found.role in wanted]


def read_criteria(grid: Grid, head: Head) -> CriteriaSheet:
    """The rows below the head, with their levels."""
    points = _maximum_first(_points(head))
    first = min(found.column for found in points)
    ignored = {found.column for found in head.every if found.role is ColumnRole.REMARK}
    words = [column for column in range(first) if column not in ignored]
    reader = _Outline(grid, words, points)
    for row in range(head.below, len(grid.rows)):
        reader.take(row)
    unread = [*_unread(grid, head, first, range(head.below, reader.last + 1))]
    return CriteriaSheet(
        items=reader.items(),
        sums=tuple(reader.sums),
        columns=tuple(points),
        notes=tuple(reader.notes),
        span=f"{grid.at(head.first, 0)}–{grid.at(reader.last, max(one.column for one in points))}",
        unread=tuple(name_of(grid, one) for one in unread if one.text),
        unnamed=tuple(grid.column(one.column) for one in unread if not one.text),
        unread_span="–".join(grid.column(one.column) for one in unread[:1] + unread[1:][-1:]),
    )


def _unread(grid: Grid, head: Head, first: int, rows: range) -> Iterator[Heading]:
    """The columns beside the points that have figures and are not understood."""
    headed = {found.column: found for found in head.every}
    for column in range(first, min(grid.width, WIDEST)):
        found = headed.get(column, Heading(column=column, text="", role=ColumnRole.UNKNOWN))
        if found.role is not ColumnRole.UNKNOWN or says_no_points(found.text):
            continue
        if any(holds_figure(grid, row, column) for row in rows):
            yield found


def _maximum_first(points: list[Heading]) -> list[Heading]:
    """Of several columns of points one is the maximum: the one called so, "Điểm chuẩn", or a plain
    "Điểm" before what scorers gave."""
    order = (ColumnRole.MAXIMUM, ColumnRole.STANDARD, ColumnRole.TOTAL)
    maximum = None
    if len(points) > 1:
        maximum = next((one for role in order for one in points if one.role is role), None)
        if maximum is not None and maximum.role is ColumnRole.TOTAL and maximum is not points[0]:
            maximum = None
    elif points[0].role in {ColumnRole.MAXIMUM, ColumnRole.STANDARD}:
        maximum = points[0]
    if maximum is None:
        return points
    told = msgspec.structs.replace(maximum, role=ColumnRole.MAXIMUM)
    return [told, *(one for one in points if one is not maximum)]


class _Outline:
    """Takes row after row and tells at which level it stands."""

    def __init__(self, grid: Grid, words: list[int], points: list[Heading]) -> None:
        self.sums: list[tuple[Item, int]] = []
        self.notes: list[Note] = []
        self.last = 0
        self._grid, self._words, self._points = grid, words, points
        self._items: list[Item] = []
        #: The ways of numbering that are open, the outermost first.
        self._open: list[tuple[int, str]] = []

    def take(self, row: int) -> None:
        texts = [(column, self._grid.cell(row, column).text.strip()) for column in self._words]
        filled = [(column, text) for column, text in texts if text]
        figures = tuple(
            read_figure(self._grid.cell(row, one.column), self._grid.at(row, one.column))
            for one in self._points
        )
        scored = any(figure.value is not None or figure.readings for figure in figures)
        if not filled and not scored:
            return
        if scored and any(_is_sum(text) for _, text in filled[:2]):
            self.sums.append((self._item(row, filled, figures, 0), len(self._items)))
            self.last = row
            return
        odd = any(not figure.blank for figure in figures)
        heads = self._heads(filled)
        for place, (column, marker, label) in enumerate(heads):
            own = figures if place == len(heads) - 1 else tuple(NO_FIGURE for _ in figures)
            if marker.style in {Style.PLAIN, Style.DASH} and not (scored or odd or label.isupper()):
                # Words alone: what is meant, said again below.
                return
            level = self._level(column, marker, label)
            self._items.append(self._item(row, [(column, label)], own, level, marker.token))
        if scored:
            self.last = row

    def items(self) -> tuple[Item, ...]:
        """The items, each with those one level below it; what follows the last figure is text."""
        kept = list(self._items)
        while kept and all(figure.blank for figure in kept[-1].figures):
            kept.pop()
        below: dict[int, list[int]] = {}
        path: list[int] = []
        for index, item in enumerate(kept):
            del path[item.level :]
            if path:
                below.setdefault(path[-1], []).append(index)
            path.append(index)
        return tuple(
            msgspec.structs.replace(item, below=tuple(below.get(index, ())))
            for index, item in enumerate(kept)
        )

    def _heads(self, filled: list[tuple[int, str]]) -> list[tuple[int, Marker, str]]:
        """What a row begins: a number may have a column of its own, and a part may stand beside its
        first criterion."""
        found: list[tuple[int, Marker, str]] = []
        numbered: tuple[int, Marker] | None = None
        for column, text in filled:
            bare = alone(text)
            if bare is not None and not bare.rest and not found:
                numbered = column, bare
            elif numbered is not None:
                found.append((*numbered, text))
                numbered = None
            else:
                marker = leading(text)
                if marker.style is not Style.PLAIN or not found:
                    found.append((column, marker, text))
        if numbered is not None:
            found.append((*numbered, numbered[1].token))
        return found or [(self._words[0] if self._words else 0, PLAIN, "")]

    def _level(self, column: int, marker: Marker, label: str) -> int:
        deep = marker.token.count(".") if marker.style is Style.DOTTED else 0
        loud = marker.style is Style.PLAIN and label.isupper()
        style = (column, f"{marker.style} {deep} {loud}")
        if style in self._open:
            del self._open[self._open.index(style) + 1 :]
        else:
            # A column further to the left ends what was begun to its right.
            while self._open and self._open[-1][0] > column:
                self._open.pop()
            self._open.append(style)
        return len(self._open) - 1

    def _item(
        self,
        row: int,
        filled: list[tuple[int, str]],
        figures: tuple[Figure, ...],
        level: int,
        code: str = "",
    ) -> Item:
        column, label = filled[0] if filled else (self._points[0].column, "")
        stated = _STATED.search(label)
        return Item(
            code=code,
            label=label,
            at=self._grid.at(row, column),
            level=level,
            figures=figures,
            stated=Points(stated[1].replace(",", ".")) if stated else None,
            deducts=_DEDUCTS.fullmatch(fold(label)) is not None,
            rewards=_REWARDS.fullmatch(fold(label)) is not None,
        )


def _is_sum(text: str) -> bool:
    return is_total(text) or _SHEET_SUMS.fullmatch(fold(text)) is not None
