"""Finding the table in a sheet: where its head stands, and what each column is."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

import msgspec

from domain.reconcile.grid import CellKind, Grid
from domain.values.names import fold


class ColumnRole(StrEnum):
    """What a column holds."""

    RANK = "rank"
    #: TT, STT: a running number, or the rank where no other column has it.
    NUMBER = "number"
    UNIT = "unit"
    CRITERION = "criterion"
    STANDARD = "standard"
    BONUS = "bonus"
    DEDUCTION = "deduction"
    TOTAL = "total"
    #: Remarks, classes, titles: nothing to be checked.
    REMARK = "remark"
    UNKNOWN = "unknown"


#: Folded; what begins with one of two words or more is one as well. The longest wins.
WORDS: Final[Mapping[ColumnRole, tuple[str, ...]]] = {
    ColumnRole.RANK: (
        *("hang", "xep hang", "thu hang", "xep thu", "thu bac", "vi thu", "vi tri"),
        *("hang trong cum", "xep thu hang", "thu tu xep hang", "rank", "ranking", "place"),
    ),
    ColumnRole.NUMBER: ("tt", "stt", "so tt", "so thu tu", "thu tu", "no", "nr"),
    ColumnRole.UNIT: (
        *("don vi", "ten don vi", "don vi thanh vien", "ten don vi thanh vien", "co quan"),
        *("ten co quan", "co quan don vi", "don vi dia phuong", "dia phuong", "thanh vien"),
        *("so nganh", "tinh thanh pho", "tinh", "ten", "unit", "unit name", "name", "member"),
    ),
    ColumnRole.STANDARD: (
        *("diem chuan", "tong diem chuan", "cong diem chuan", "diem co ban", "tong diem co ban"),
        *("diem tieu chuan", "tong diem cac tieu chi", "tong diem tieu chi", "cong cac tieu chi"),
        *("cong diem tieu chi", "diem cac tieu chi", "standard", "standard points"),
        *("base points", "basic points"),
    ),
    ColumnRole.BONUS: (
        *("diem thuong", "tong diem thuong", "thuong", "diem cong", "tong diem cong"),
        *("diem cong them", "cong them", "diem thuong cong", "thuong diem", "bonus"),
        *("bonus points", "diem cong thuong"),
    ),
    ColumnRole.DEDUCTION: (
        *("diem tru", "tong diem tru", "tru", "tru diem", "diem bi tru", "diem phat"),
        *("giam tru", "deduction", "deductions", "deduction points", "penalty"),
    ),
    ColumnRole.TOTAL: (
        *("tong diem", "tong cong", "tong so diem", "diem tong", "diem tong cong", "tong"),
        *("cong", "tong so", "tong cong diem", "tong diem dat duoc", "diem dat duoc"),
        *("ket qua diem", "diem", "so diem", "diem thi dua", "diem cuoi cung", "total"),
        *("total points", "points", "score"),
    ),
    ColumnRole.REMARK: (
        *("ghi chu", "xep loai", "danh hieu", "de nghi", "hinh thuc khen thuong", "nhan xet"),
        *("khen thuong", "don vi tinh", "chu ky", "ky ten", "remark", "remarks", "note", "notes"),
        *("danh hieu thi dua", "hinh thuc", "de nghi khen thuong", "title", "grade"),
    ),
}
_BY_WORD = {word: role for role, words in WORDS.items() for word in words}
#: A cell of a row that only counts the columns: (1) (2) (3)=(1)+(2), A B 1 2.
_COUNTS = re.compile(r"\(?\s*([0-9]{1,2}|[A-Za-z])\s*\)?(?:\s*=.*)?")
_CRITERION = re.compile(
    r"(?:diem )?(?:tc|tieu chi|criterion|noi dung|muc|chi tieu|phan)(?: so)? ?"
    r"[0-9ivx]+(?: [0-9]+)*\b.*"
)
_CRITERIA = re.compile(r"\b(?:tieu chi|noi dung|criteria|cac muc)\b")
_PARENTHESES = re.compile(r"\([^()]*\)|=.*$")

FIRST_ROWS: Final = 40
_DEEPEST_HEAD = 3
#: In hundredths: one letter wrong, missing or too many in a word of eight.
_LIKE = 86
#: Columns further right are no part of a table that people look at.
_WIDEST = 120


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """One column of a table."""

    column: int
    #: As it stands in the head.
    text: str
    role: ColumnRole
    #: Whether the word is one we know, or only like one.
    sure: bool = True


class Head(msgspec.Struct, frozen=True, kw_only=True):
    first: int
    #: The first row below the head.
    below: int
    columns: tuple[Heading, ...]
    #: Where another table begins to the right of it.
    beside: int | None = None

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


@lru_cache(maxsize=4096)
def role_of(text: str) -> tuple[ColumnRole, bool]:
    """What a column of that heading holds, and whether the heading is one we know.

    >>> role_of("Điểm thưởng (tối đa 20)"), role_of("Tổng diểmm")
    ((<Role.BONUS: 'bonus'>, True), (<Role.TOTAL: 'total'>, False))
    """
    key = fold(_PARENTHESES.sub(" ", text)) or fold(text)
    if key in _BY_WORD:
        return _BY_WORD[key], True
    if _CRITERION.fullmatch(key):
        return ColumnRole.CRITERION, True
    begun = [word for word in _BY_WORD if " " in word and key.startswith(f"{word} ")]
    if begun:
        return _BY_WORD[max(begun, key=len)], True
    like, word = max(((_likeness(key, word), word) for word in _near(key)), default=(0, ""))
    return (_BY_WORD[word], False) if like >= _LIKE else (ColumnRole.UNKNOWN, True)


def _near(key: str) -> Iterator[str]:
    """The words that a slip of the hand may have meant; short ones are too much alike."""
    for word in _BY_WORD:
        if len(word) > 4 and abs(len(word) - len(key)) <= 3:
            yield word


def _likeness(one: str, other: str) -> int:
    """In hundredths."""
    return round(SequenceMatcher(None, one, other).ratio() * 100)


def find_head(grid: Grid) -> Head | None:
    """The head of the table, or ``None``: a unit column and points to check are the least."""
    heads = [head for head in _heads(grid) if head.usable]
    return max(heads, key=_rank_of_head, default=None)


def nearest_head(grid: Grid) -> Head | None:
    """The row most like a head, for saying what was found instead."""
    heads = [head for head in _heads(grid) if head.known]
    return max(heads, key=_rank_of_head, default=None)


def _rank_of_head(head: Head) -> tuple[int, int, int, int]:
    """The more it tells apart the better, then the higher on the sheet, then the more columns,
    for a merged head names some in its second row only, then the shorter."""
    return head.known, -head.first, len(head.columns), head.first - head.below


def _heads(grid: Grid) -> Iterator[Head]:
    for first in range(min(len(grid.rows), FIRST_ROWS)):
        if sum(not cell.blank for cell in grid.rows[first]) < 2:
            continue
        for deep in range(1, _DEEPEST_HEAD + 1):
            head = _head(grid, first, deep)
            if head is None:
                break
            yield head


def _head(grid: Grid, first: int, deep: int) -> Head | None:
    """The head of so many rows; ``None`` where these are not all of a head."""
    below = first + deep
    if below > len(grid.rows):
        return None
    rows = grid.rows[first:below]
    if any(cell.kind is not CellKind.TEXT and cell.kind is not CellKind.NUMBER for cell in rows[0]):
        return None
    columns = [_heading(grid, first, below, column) for column in range(_width(grid))]
    if deep > 1 and _has_units(grid, first, below, columns):
        return None
    beside = _beside(columns)
    here = [found for found in columns if beside is None or found.column < beside]
    return Head(first=first, below=_counted(grid, below), columns=_settled(here), beside=beside)


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


def _width(grid: Grid) -> int:
    return min(grid.width, _WIDEST)


def _has_units(grid: Grid, first: int, below: int, columns: list[Heading]) -> bool:
    """Whether a unit's row was taken for a part of the head."""
    above = [_heading(grid, first, below - 1, column) for column in range(_width(grid))]
    units = [found.column for found in above if found.role is ColumnRole.UNIT]
    last = grid.rows[below - 1]
    if all(cell.blank for cell in last):
        return True
    return any(not grid.cell(below - 1, column).blank for column in units)


def _heading(grid: Grid, first: int, below: int, column: int) -> Heading:
    """The lowest word of the column; a group above it may say that it is a criterion."""
    texts = [grid.cell(row, column).text.strip() for row in range(first, below)]
    own = next((text for text in reversed(texts) if text), "")
    if not own:
        return Heading(column=column, text="", role=ColumnRole.UNKNOWN)
    role, sure = role_of(own)
    if role is ColumnRole.UNKNOWN or (role is ColumnRole.TOTAL and not sure):
        group = _group(grid, first, below, column, own)
        if _CRITERIA.search(fold(group)):
            return Heading(column=column, text=own, role=ColumnRole.CRITERION)
    return Heading(column=column, text=own, role=role, sure=sure)


def _group(grid: Grid, first: int, below: int, column: int, own: str) -> str:
    """The words above a column, those of a merged cell to its left included."""
    said = []
    for row in range(first, below):
        for left in range(column, -1, -1):
            text = grid.cell(row, left).text.strip()
            if text:
                said.append(text)
                break
    return " ".join(text for text in said if text != own)


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


def _settled(columns: list[Heading]) -> tuple[Heading, ...]:
    """One column for each thing: a first total before the bonus is the standard's sum."""
    kept = [found for found in columns if found.text]
    totals = [found for found in kept if found.role is ColumnRole.TOTAL]
    if len(totals) == 2 and not any(found.role is ColumnRole.STANDARD for found in kept):
        parts = [
            found.column for found in kept if found.role in {ColumnRole.BONUS, ColumnRole.DEDUCTION}
        ]
        if parts and totals[0].column < min(parts):
            first = msgspec.structs.replace(totals[0], role=ColumnRole.STANDARD, sure=False)
            kept = [first if found is totals[0] else found for found in kept]
    taken: dict[ColumnRole, Heading] = {}
    for found in kept:
        last = found.role is ColumnRole.TOTAL
        if found.role not in taken or (found.sure, last) > (taken[found.role].sure, False):
            taken[found.role] = found
    many = {ColumnRole.CRITERION, ColumnRole.REMARK, ColumnRole.UNKNOWN}
    return tuple(
        found
        if found.role in many or taken[found.role] is found
        else msgspec.structs.replace(found, role=ColumnRole.UNKNOWN)
        for found in kept
    )
