"""Finding the table in a sheet: where its head stands, and what each column is."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from domain.reconcile.grid import Cell, CellKind, Grid
from domain.reconcile.words import POINTS, ColumnRole, role_of, scorer_of
from domain.values.names import fold

#: A cell of a row that only counts the columns: (1) (2) (3)=(1)+(2), A B 1 2.
_COUNTS = re.compile(r"\(?\s*([0-9]{1,2}|[A-Za-z])\s*\)?(?:\s*=.*)?")
_CRITERIA = re.compile(r"\b(?:tieu chi|noi dung|criteria|cac muc)\b")

FIRST_ROWS: Final = 40
_DEEPEST_HEAD = 3
#: Columns further right are no part of a table that people look at.
WIDEST: Final = 120


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """One column of a table."""

    column: int
    #: As it stands in the head.
    text: str
    role: ColumnRole
    #: Whether the word is one we know, or only like one.
    sure: bool = True
    #: Who gave its points, as a key; empty where the head does not say.
    scorer: str = ""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    first: int
    #: The first row below the head.
    below: int
    columns: tuple[Heading, ...]
    #: Where another table begins to the right of it.
    beside: int | None = None
    #: The units again with the points of other scorers: each a table of its own, in their order.
    others: tuple["Head", ...] = ()
    #: Columns without a known name before the sums may be criteria.
    guessing: bool = True

    def one(self, role: ColumnRole) -> Heading | None:
        return next((found for found in self.columns if found.role is role), None)

    def all(self, role: ColumnRole) -> tuple[Heading, ...]:
        return tuple(found for found in self.columns if found.role is role)

    @property
    def known(self) -> int:
        """How many things it tells apart."""
        return len({found.role for found in self.columns} - {ColumnRole.UNKNOWN, ColumnRole.REMARK})

    @property
    def usable(self) -> bool:
        roles = {found.role for found in self.columns}
        return ColumnRole.UNIT in roles and bool(
            roles & {ColumnRole.TOTAL, ColumnRole.STANDARD, ColumnRole.CRITERION}
        )

    @property
    def of_ranks(self) -> bool:
        """Whether it names units and their ranks, and nothing that could be points."""
        sure = {found.role for found in self.columns if found.sure}
        return not self.usable and {ColumnRole.UNIT, ColumnRole.RANK} <= sure

    @property
    def every(self) -> tuple[Heading, ...]:
        """The columns of all scorers, each once."""
        found = {item.column: item for head in (*self.others, self) for item in head.columns}
        return tuple(found[column] for column in sorted(found))


def find_head(grid: Grid) -> Head | None:
    """The head of the table, or ``None``: a unit column and points to check are the least."""
    heads = [head for head in _heads(grid) if head.usable]
    return max(heads, key=_rank_of_head, default=None)


def find_head_of_ranks(grid: Grid) -> Head | None:
    """The head of a table that gives ranks and no points, or ``None``: units and ranks, each by a
    word that is known."""
    heads = [head for head in _heads(grid) if head.of_ranks]
    return max(heads, key=_rank_of_head, default=None)


def nearest_head(grid: Grid) -> Head | None:
    """The row most like a head, for saying what was found instead: the one with most columns that
    are known, or the row of words above the first figures."""
    heads = list(_heads(grid))
    known = [head for head in heads if head.known]
    if known:
        return max(known, key=_rank_of_head)
    above = [head for head in heads if head.below - head.first == 1 and _holds_figures(grid, head)]
    return min(above, key=lambda head: head.first, default=None)


def _holds_figures(grid: Grid, head: Head) -> bool:
    """Whether the row below a row of words has a figure."""
    if any(cell.kind is CellKind.NUMBER for cell in grid.rows[head.first]):
        return False
    texts = [cell.text for cell in grid.rows[head.below]] if head.below < len(grid.rows) else []
    return any(text[:1].isdigit() for text in texts)


def _rank_of_head(head: Head) -> tuple[int, int, int, int]:
    """The more it tells apart the better, then the higher on the sheet, then the more columns,
    for a merged head names some in its second row only, then the shorter."""
    return head.known, -head.first, len(head.every), head.first - head.below


def _heads(grid: Grid) -> Iterator[Head]:
    for first in range(min(len(grid.rows), FIRST_ROWS)):
        if sum(not cell.blank for cell in grid.rows[first]) < 2:
            continue
        for deep in range(1, _DEEPEST_HEAD + 1):
            head = head_of(grid, first, deep)
            if head is None:
                break
            yield head


def head_of(grid: Grid, first: int, deep: int) -> Head | None:
    """The head of so many rows; ``None`` where these are not all of a head."""
    below = first + deep
    if below > len(grid.rows):
        return None
    rows = grid.rows[first:below]
    if any(cell.kind is not CellKind.TEXT and cell.kind is not CellKind.NUMBER for cell in rows[0]):
        return None
    columns = [_heading(grid, first, below, column) for column in range(_width(rows))]
    if deep > 1 and _has_units(grid, first, below, columns):
        return None
    beside = _beside(columns)
    here = tuple(found for found in columns if beside is None or found.column < beside)
    return _settled(Head(first=first, below=_counted(grid, below), columns=here, beside=beside))


def _beside(columns: list[Heading]) -> int | None:
    """The first column of a second table that stands to the right of the first one."""
    units = [found.column for found in columns if found.role is ColumnRole.UNIT and found.sure]
    summed = [
        found.column for found in columns if found.role in {ColumnRole.TOTAL, ColumnRole.STANDARD}
    ]
    for first, second in pairwise(units):
        if any(first < at < second for at in summed) and any(at > second for at in summed):
            before = columns[second - 1]
            return before.column if before.role in {ColumnRole.NUMBER, ColumnRole.RANK} else second
    return None


def _width(rows: Sequence[Sequence[Cell]]) -> int:
    return min(max(map(len, rows), default=0), WIDEST)


def _has_units(grid: Grid, first: int, below: int, columns: list[Heading]) -> bool:
    """Whether a unit's row was taken for a part of the head."""
    wide = _width(grid.rows[first:below])
    above = [_heading(grid, first, below - 1, column) for column in range(wide)]
    units = [found.column for found in above if found.role is ColumnRole.UNIT]
    last = grid.rows[below - 1]
    if all(cell.blank for cell in last):
        return True
    return any(not grid.cell(below - 1, column).blank for column in units)


def _heading(grid: Grid, first: int, below: int, column: int) -> Heading:
    """The lowest word of the column; a group above it may say what part it is, and whose."""
    filled = [row for row in range(first, below) if grid.cell(row, column).text.strip()]
    if not filled:
        return Heading(column=column, text="", role=ColumnRole.UNKNOWN)
    own = grid.cell(filled[-1], column).text.strip()
    above = _above(grid, first, filled[-1], column)
    role, sure = role_of(own)
    scorer = next((key for text in (own, *above) if (key := scorer_of(text))), "")
    return Heading(
        column=column, text=own, role=_under(role, above, sure=sure), sure=sure, scorer=scorer
    )


def _under(role: ColumnRole, above: list[str], *, sure: bool) -> ColumnRole:
    """What a column is below the words that stand over it, the lowest first."""
    if role is ColumnRole.SCORE:
        parts = (role_of(text)[0] for text in above)
        return next(
            (part for part in parts if part in POINTS and part is not ColumnRole.SCORE), role
        )
    open_ = role is ColumnRole.UNKNOWN or (role is ColumnRole.TOTAL and not sure)
    if open_ and any(_CRITERIA.search(fold(text)) for text in above):
        return ColumnRole.CRITERION
    return role


def _above(grid: Grid, first: int, own: int, column: int) -> list[str]:
    """The words above a column's own, those of a merged cell to its left included, the lowest
    first."""
    said = []
    for row in range(own - 1, first - 1, -1):
        for left in range(column, -1, -1):
            text = grid.cell(row, left).text.strip()
            if text:
                said.append(text)
                break
    return said


def _counted(grid: Grid, below: int) -> int:
    """Below a row that only counts the columns."""
    if below >= len(grid.rows):
        return below
    texts = [cell.text.strip() for cell in grid.rows[below] if not cell.blank]
    found = [match[1] for text in texts if (match := _COUNTS.fullmatch(text))]
    numbers = [int(text) for text in found if text.isdigit()]
    one_by_one = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    counts = len(found) == len(texts) and len(numbers) >= 2 and one_by_one
    return below + 1 if counts else below


def _settled(head: Head) -> Head:
    """One column for each thing, for every scorer; the last one's is the table."""
    kept = _maxima_told(_grouped([found for found in head.columns if found.text]))
    points = _summed_first([found for found in kept if found.role in POINTS])
    sets = [_resolved(columns) for columns in _by_scorer(points)]
    others = [found for found in kept if found.role not in POINTS]
    main, *before = reversed(sets) if sets else [[]]
    frame = _single(others, main)
    units = [found for found in frame if found.role in {ColumnRole.UNIT, ColumnRole.MAXIMUM}]
    return Head(
        first=head.first,
        below=head.below,
        columns=_in_order([*frame, *main]),
        beside=head.beside,
        others=tuple(
            Head(first=head.first, below=head.below, columns=_in_order([*units, *columns]))
            for columns in reversed(before)
        ),
    )


def _in_order(columns: list[Heading]) -> tuple[Heading, ...]:
    return tuple(sorted(columns, key=lambda found: found.column))


def _grouped(columns: list[Heading]) -> list[Heading]:
    """A column of clusters is the units' where no other is."""
    if any(found.role is ColumnRole.UNIT for found in columns):
        return columns
    first = next((found for found in columns if found.role is ColumnRole.GROUP), None)
    return [
        msgspec.structs.replace(found, role=ColumnRole.UNIT) if found is first else found
        for found in columns
    ]


def _maxima_told(columns: list[Heading]) -> list[Heading]:
    """ "Điểm chuẩn" before what scorers gave is what can be had."""
    standards = [
        found for found in columns if found.role is ColumnRole.STANDARD and not found.scorer
    ]
    scores = [found.column for found in columns if found.role is ColumnRole.SCORE]
    totals = [found.column for found in columns if found.role is ColumnRole.TOTAL]
    if len(standards) != 1 or any(found.role is ColumnRole.MAXIMUM for found in columns):
        return columns
    end = min(totals, default=WIDEST)
    if not any(standards[0].column < column < end for column in scores):
        return columns
    told = msgspec.structs.replace(standards[0], role=ColumnRole.MAXIMUM, sure=False)
    return [told if found is standards[0] else found for found in columns]


def _summed_first(columns: list[Heading]) -> list[Heading]:
    """A first total before the bonus is the standard's sum."""
    totals = [found for found in columns if found.role is ColumnRole.TOTAL]
    based = any(found.role in {ColumnRole.STANDARD, ColumnRole.SCORE} for found in columns)
    if len(totals) != 2 or based or totals[0].scorer != totals[1].scorer:
        return columns
    parts = [
        found.column for found in columns if found.role in {ColumnRole.BONUS, ColumnRole.DEDUCTION}
    ]
    if not parts or totals[0].column > min(parts):
        return columns
    first = msgspec.structs.replace(totals[0], role=ColumnRole.STANDARD, sure=False)
    return [first if found is totals[0] else found for found in columns]


def _by_scorer(points: list[Heading]) -> list[list[Heading]]:
    """The columns of points by who gave them, in the order of their last columns. A column that
    does not say stands with those before it, unless that scorer has one already."""
    if not _several(points):
        return [points] if points else []
    sets: list[tuple[str, list[Heading]]] = []
    for found in points:
        if found.role is ColumnRole.CRITERION and not found.scorer:
            continue
        fitting = [
            columns
            for scorer, columns in reversed(sets)
            if (scorer == found.scorer or not found.scorer or not scorer)
            and _has_room(columns, found.role)
        ]
        named = [columns for scorer, columns in sets if found.scorer and scorer == found.scorer]
        if named and named[0] in fitting:
            named[0].append(found)
        elif fitting and not found.scorer and fitting[0] is sets[-1][1]:
            fitting[0].append(found)
        elif fitting and found.scorer and not sets[-1][0] and fitting[0] is sets[-1][1]:
            sets[-1] = (found.scorer, [*sets[-1][1], found])
        else:
            sets.append((found.scorer, [found]))
    made = sorted((columns for _, columns in sets), key=lambda columns: columns[-1].column)
    for found in points:
        if found.role is ColumnRole.CRITERION and not found.scorer:
            _set_after(made, found).append(found)
    return made


def _several(points: list[Heading]) -> bool:
    """Whether a part stands twice, so that more than one gave points."""
    roles = [
        found.role for found in points if found.role in {ColumnRole.STANDARD, ColumnRole.TOTAL}
    ]
    scores = [found for found in points if found.role is ColumnRole.SCORE]
    return (
        len(roles) != len(set(roles))
        or len(scores) > 1
        or any(
            len({found.scorer for found in points if found.role is role}) > 1
            for role in (ColumnRole.CRITERION, ColumnRole.BONUS, ColumnRole.DEDUCTION)
        )
    )


def _has_room(columns: list[Heading], role: ColumnRole) -> bool:
    """Whether a set takes one more: criteria, bonuses, deductions may be several, up to their
    total."""
    roles = {one.role for one in columns}
    if (
        role in {ColumnRole.CRITERION, ColumnRole.BONUS, ColumnRole.DEDUCTION}
        and ColumnRole.TOTAL not in roles
    ):
        return True
    return role not in roles


def _set_after(sets: list[list[Heading]], found: Heading) -> list[Heading]:
    """The set whose sums stand next to the right of a criterion."""
    for columns in sets:
        if max(one.column for one in columns) > found.column:
            return columns
    return sets[-1]


def _resolved(columns: list[Heading]) -> list[Heading]:
    """Points named by their scorer only: what the total is made of, or the total."""
    roles = {found.role for found in columns}
    role = ColumnRole.TOTAL if ColumnRole.TOTAL not in roles else ColumnRole.STANDARD
    if role is ColumnRole.TOTAL and roles & {ColumnRole.BONUS, ColumnRole.DEDUCTION}:
        role = ColumnRole.STANDARD
    return [
        msgspec.structs.replace(found, role=role) if found.role is ColumnRole.SCORE else found
        for found in columns
    ]


def _single(columns: list[Heading], main: list[Heading]) -> list[Heading]:
    """One column for each thing that is no points; of several ranks that of the scorer whose points
    count."""
    scorer = next((found.scorer for found in reversed(main) if found.scorer), "")
    taken: dict[ColumnRole, Heading] = {}
    for found in columns:
        better = found.role is ColumnRole.RANK and scorer != "" and found.scorer == scorer
        if found.role not in taken or found.sure > taken[found.role].sure or better:
            taken[found.role] = found
    many = {ColumnRole.REMARK, ColumnRole.UNKNOWN}
    return [
        found
        if found.role in many or taken[found.role] is found
        else msgspec.structs.replace(found, role=ColumnRole.UNKNOWN)
        for found in columns
    ]
