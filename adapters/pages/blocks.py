"""What a page consists of: lines, headings, entries, tables. How they look is the door's business.

A text is data wherever it came from: no door reads markup or a template in it.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, Self

import msgspec

from adapters.wording.writing import Lang, points, signed


class Tone(StrEnum):
    """How a text is meant; what it says can be understood without."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    DONE = "done"
    WARNING = "warning"
    #: Something is late or wrong.
    ALARM = "alarm"
    #: A word that can be typed as it stands.
    COMMAND = "command"
    #: It was said once and does not hold any more.
    STRUCK = "struck"


class Span(msgspec.Struct, frozen=True):
    """A piece of a line in one tone."""

    text: str
    tone: Tone = Tone.PLAIN


class _Block(msgspec.Struct, frozen=True, tag_field="block", tag=str.lower):
    """What stands on a page by itself."""


class Line(_Block, frozen=True):
    """A line, which may wrap and may hold line breaks."""

    spans: tuple[Span, ...]
    #: Something to be typed or copied: it stays one line however narrow the page is.
    whole: bool = False

    @classmethod
    def of(cls, *pieces: str | Span, tone: Tone = Tone.PLAIN, whole: bool = False) -> Self:
        """A line of pieces; those without a tone of their own have the one given."""
        spans = (Span(piece, tone) if isinstance(piece, str) else piece for piece in pieces)
        return cls(tuple(spans), whole=whole)

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


class Heading(_Block, frozen=True):
    """The heading of a part, set off from what stands above, with a remark beside it."""

    text: str
    beside: str = ""


class Entry(_Block, frozen=True):
    """``head: said``, wrapped under itself; without a head an item of a list."""

    head: str
    said: str
    tone: Tone = Tone.PLAIN
    by: int = 2


class Indented(_Block, frozen=True):
    """A block that stands so many characters further in."""

    part: "Block"
    by: int = 2


class Column(msgspec.Struct, frozen=True):
    """A column: its head, whether figures stand in it, and whether its cells may wrap."""

    head: str
    right: bool = False
    fold: bool = False
    #: So many characters at least, where it may wrap; ``None``: as a name needs.
    least: int | None = None


class Table(_Block, frozen=True):
    """Rows of cells. A table whose columns have no heads shows none."""

    columns: tuple[Column, ...]
    rows: tuple[tuple["Block", ...], ...]
    #: Where the columns have no room beside each other, the rows stand one under another.
    stacks: bool = False

    @property
    def has_heads(self) -> bool:
        return any(column.head for column in self.columns)


class Together(_Block, frozen=True):
    """Blocks one under another that count as one."""

    parts: tuple["Block", ...]


class Fitting(_Block, frozen=True):
    """The first of several forms that fits the width; the last where none does."""

    forms: tuple["Block", ...]


Block = Line | Heading | Entry | Indented | Table | Together | Fitting


class Page(Protocol):
    """The facts of one page, and how they are told to people and to programs."""

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The page, part by part."""

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The same for programs; sentences in it are in the language asked for."""


def indented(part: "str | Block", by: int = 2) -> Indented:
    """A text or block further in."""
    return Indented(Line.of(part) if isinstance(part, str) else part, by)


def columns(*heads: str, right: Sequence[int] = (), fold: Sequence[int] = ()) -> tuple[Column, ...]:
    """The columns of a table. ``right`` are those of figures, ``fold`` those that may wrap."""
    return tuple(
        Column(head, right=index in right, fold=index in fold) for index, head in enumerate(heads)
    )


def table(
    columns: Sequence[Column], rows: "Iterable[Sequence[str | Block]]", *, stacks: bool = False
) -> Table:
    """A table of rows whose cells are texts or blocks."""
    cells = (tuple(map(_cell, row)) for row in rows)
    return Table(tuple(columns), tuple(cells), stacks=stacks)


def _cell(said: "str | Block") -> "Block":
    return Line.of(said) if isinstance(said, str) else said


def aligned(
    head: str, values: Sequence[Decimal | None], lang: Lang, *, plus: bool = False
) -> tuple[str, list[str]]:
    """The head and the figures of one column, all of one width, aligned on the decimal mark. A
    head may have several lines.

    The blanks stand on the left: a table would cut them off on the right.
    """
    write = signed if plus else points
    written = ["" if value is None else write(value, lang) for value in values]
    mark = "," if lang == "vi" else "."
    tails = [text[text.index(mark) :] if mark in text else "" for text in written]
    wide = max((len(tail) for tail in tails), default=0)
    lines = [text + " " * (wide - len(tail)) for text, tail in zip(written, tails, strict=True)]
    words = head.split("\n")
    width = max(map(len, (*words, *lines)))
    shown = "\n".join(word.rjust(width) for word in words)
    return shown, [line.rjust(width).rstrip() for line in lines]
