"""The head of a criteria table: which column holds the numbers, the text, the maxima."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import msgspec

from domain.reconcile.grid import Grid
from domain.values.names import fold

#: A head stands among the first rows; above it are the letterhead and the title.
FIRST_ROWS: Final = 40


class Holds(StrEnum):
    """What a column of a criteria table holds."""

    CODE = "code"
    NAME = "name"
    MAX = "max"
    BONUS = "bonus"
    DEDUCTION = "deduction"
    STEP = "step"
    #: How a line is scored, in words that are kept.
    GUIDANCE = "guidance"
    PROOF = "proof"
    WATCHED_BY = "watched_by"
    #: A column that says nothing of the rules: scores, remarks.
    OTHER = "other"


#: By the words of a head; the first that fits. A word alone fits the whole text only.
_WHOLE: Final[dict[Holds, tuple[str, ...]]] = {
    Holds.CODE: ("tt", "stt", "so tt", "so thu tu", "ma", "ma so", "ma tieu chi", "muc", "ky hieu"),
    Holds.MAX: ("diem", "so diem", "toi da"),
    Holds.STEP: ("buoc", "buoc diem"),
}
_WITHIN: Final[tuple[tuple[Holds, tuple[str, ...]], ...]] = (
    (Holds.PROOF, ("minh chung", "kiem chung")),
    (Holds.WATCHED_BY, ("theo doi", "phu trach")),
    (Holds.OTHER, ("tu cham", "tham dinh", "cham cheo", "ghi chu", "ket qua")),
    (Holds.BONUS, ("diem thuong", "diem cong", "thuong toi da", "cong toi da")),
    (Holds.DEDUCTION, ("diem tru", "tru toi da")),
    (
        Holds.MAX,
        ("diem toi da", "diem chuan", "thang diem", "muc diem", "khung diem", "diem quy dinh"),
    ),
    (
        Holds.NAME,
        (
            "noi dung",
            "tieu chi",
            "chi tieu",
            "nhiem vu",
            "hang muc",
            "dieu kien cham",
            "cach cham",
            "cach tinh",
            "cac muc",
            "muc danh gia",
            "muc do dat",
            "muc cham",
        ),
    ),
    (Holds.GUIDANCE, ("dieu kien", "huong dan", "phuong phap")),
    (Holds.MAX, ("toi da",)),
)
#: What is said of a line in words.
TEXTS: Final = (Holds.GUIDANCE, Holds.PROOF, Holds.WATCHED_BY)


class Column(msgspec.Struct, frozen=True):
    """A column of the head."""

    index: int
    holds: Holds
    text: str
    #: Its name in the file: ``C``, or ``3``.
    where: str


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a criteria table."""

    first: int
    #: The first row under it.
    below: int
    columns: tuple[Column, ...]

    def all(self, holds: Holds) -> tuple[int, ...]:
        return tuple(column.index for column in self.columns if column.holds is holds)

    def one(self, holds: Holds) -> int | None:
        return next(iter(self.all(holds)), None)


def find_head(grid: Grid) -> Head | None:
    """The first row, or pair of rows, that names a column of texts and one of points."""
    for row in range(min(len(grid.rows), FIRST_ROWS)):
        for deep in (2, 1):
            head = _head(grid, row, deep)
            if head is not None:
                return head
    return None


def _head(grid: Grid, row: int, deep: int) -> Head | None:
    if row + deep > len(grid.rows) or (deep > 1 and not _in_two_rows(grid, row)):
        return None
    columns = tuple(_columns(grid, row, deep))
    found = Head(first=row, below=row + deep, columns=columns)
    points = (*found.all(Holds.MAX), *found.all(Holds.BONUS), *found.all(Holds.DEDUCTION))
    if found.one(Holds.NAME) is None or not points:
        return None
    # A title over the table says "tiêu chí" and "điểm" in one cell: columns are several.
    return found if len({found.one(Holds.NAME), *points}) > 1 else None


def _in_two_rows(grid: Grid, row: int) -> bool:
    """Whether the row below says of points what the row itself says in one word: its cells stand
    under a merged one, and beside them the head's other cells reach down."""
    own, below = (
        [cell.text.strip() for cell in grid.rows[row + deep]] if row + deep < len(grid.rows) else []
        for deep in (0, 1)
    )
    if sum(bool(text) for text in own) < 2 or any(text[:1].isdigit() for text in below):
        return False
    said = [_holds(text, text) for text in below if text]
    return Holds.NAME not in said and Holds.CODE not in said and len(set(said)) > 1


def _columns(grid: Grid, row: int, deep: int) -> Iterator[Column]:
    above = ""
    for index in range(grid.width):
        own = grid.cell(row, index).text
        above = own or (above if deep > 1 else "")
        below = grid.cell(row + 1, index).text if deep > 1 else ""
        if deep > 1 and not below and not own:
            continue
        text = " ".join(part for part in ((above if below else own), below) if part)
        if text:
            yield Column(index, _holds(text, below or text), text, grid.column(index))


def _holds(whole: str, last: str) -> Holds:
    """What a heading says; of two rows the lower says it more exactly."""
    for text in (fold(last), fold(whole)):
        for holds, words in _WHOLE.items():
            if text in words:
                return holds
        for holds, parts in _WITHIN:
            if any(part in text for part in parts):
                return holds
    return Holds.OTHER
