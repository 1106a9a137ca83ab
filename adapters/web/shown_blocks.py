"""How the blocks of a page become parts of a document: lists are told together, figures stand on
their decimal mark."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

import msgspec
from msgspec.structs import replace

from adapters.pages.blocks import (
    Block,
    Column,
    Entry,
    Fitting,
    Heading,
    Indented,
    Line,
    Table,
    Together,
    Tone,
)

#: A figure as pages write it, in either language: a sign, digits with their groups, decimals.
_FIGURE: Final = re.compile(r"[+−-]?\d[\d.,]*")
_DECIMALS: Final = re.compile(r"([.,])(\d{1,2})$")
#: Steps further in than this look alike.
_DEEPEST: Final = 3
_PADS: Final = {2: "pad-c1", 3: "pad-c2", 4: "pad-c3", 1: "pad-1"}


class Part(msgspec.Struct, frozen=True):
    """Blocks that are told together: ``terms`` and ``items`` hold several, each other kind one."""

    kind: str
    blocks: tuple[Block, ...]
    #: How many steps further in than the outermost beside it.
    level: int = 0

    @property
    def block(self) -> Block:
        return self.blocks[0]


class Cell(msgspec.Struct, frozen=True):
    """A cell: what stands in it, and how."""

    blocks: tuple[Block, ...]
    head: str
    #: Whether it names its row.
    names: bool
    #: Classes of the stylesheet.
    look: str


class Marked(msgspec.Struct, frozen=True):
    """A table ready to be drawn."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]
    look: str


class Section(msgspec.Struct, frozen=True):
    """A heading with what stands under it; the first has none where a page begins without."""

    heading: Heading | None
    blocks: tuple[Block, ...]
    #: Whether it is nothing but a table, which has a frame of its own.
    framed: bool


def sections(blocks: Iterable[Block], *, commands: bool = False) -> Iterator[Section]:
    """The page by its headings; one that nothing is left under is left out with it."""
    heading: Heading | None = None
    held: list[Block] = []
    for block in [*_shown(blocks, commands), None]:
        if block is not None and not isinstance(block, Heading):
            held.append(block)
            continue
        if held or (heading is not None and heading.beside):
            yield Section(heading, tuple(held), all(map(_is_table, held)))
        heading, held = block, []


def grouped(blocks: Iterable[Block], *, commands: bool = False) -> Iterator[Part]:
    """The blocks in their order, those of one list together. What is there to be typed into a
    terminal is left out unless ``commands``."""
    placed = [_placed(block) for block in _shown(blocks, commands)]
    outermost = min((by for by, _ in placed), default=0)
    for (kind, by), found in groupby(placed, lambda one: (_kind(one[1]), one[0])):
        several = tuple(block for _, block in found)
        level = min((by - outermost + 1) // 2, _DEEPEST)
        if kind in {"terms", "items"}:
            yield Part(kind, several, level)
        else:
            yield from (Part(kind, (one,), level) for one in several)


def _placed(block: Block, by: int = 0) -> tuple[int, Block]:
    """A block and how many characters it stands further in."""
    match block:
        case Indented(part=part, by=more):
            return _placed(part, by + more)
        case Entry(by=more):
            return by + more, block
        case _:
            return by, block


def _kind(block: Block) -> str:
    if isinstance(block, Entry):
        return "terms" if block.head else "items"
    return type(block).__name__.lower()


def _is_table(block: Block) -> bool:
    return isinstance(block, Table) or (isinstance(block, Indented) and _is_table(block.part))


def _shown(blocks: Iterable[Block], commands: bool) -> list[Block]:
    kept = (block if commands else _without_commands(block) for block in blocks)
    return [block for block in kept if block is not None]


def _without_commands(block: Block) -> Block | None:
    """A block without what is there for somebody who types; ``None`` where nothing is left."""
    match block:
        case Line(spans=spans, whole=whole):
            left = tuple(one for one in spans if one.tone is not Tone.COMMAND)
            said = any(one.text.strip() for one in left)
            return replace(block, spans=left) if said and not whole else None
        case Indented(part=part):
            inner = _without_commands(part)
            return replace(block, part=inner) if inner is not None else None
        case Entry(tone=tone):
            return block if tone is not Tone.COMMAND else None
        case Together(parts=parts):
            left_parts = tuple(_shown(parts, commands=False))
            return replace(block, parts=left_parts) if left_parts else None
        case Heading() | Table() | Fitting():
            return block


def marked(table: Table) -> Marked:
    """A table with its figures on the decimal mark and a name for each row."""
    texts = [[_text(row[index]) for row in table.rows] for index in range(len(table.columns))]
    figures = [_figures(column, found) for column, found in zip(table.columns, texts, strict=True)]
    names = next((index for index, one in enumerate(figures) if not one), None)
    tails = [max(map(_tail, found), default=0) for found in texts]
    heads = [column.head.strip() for column in table.columns]
    rows = (
        tuple(
            Cell(
                (cell,) if _text(cell) or not isinstance(cell, Line) else (),
                " ".join(heads[index].split()),
                index == names,
                _look(_text(cell), tails[index]) if figures[index] else "",
            )
            for index, cell in enumerate(row)
        )
        for row in table.rows
    )
    shown = tuple(zip(heads, ("n" if one else "" for one in figures), strict=True))
    return Marked(
        shown if table.has_heads else (), tuple(rows), "mcards" if _cards(table, figures) else ""
    )


def _cards(table: Table, figures: Sequence[bool]) -> bool:
    """Whether the rows stand one under another on a phone: what is read, not compared."""
    return table.has_heads and (table.stacks or sum(figures) * 2 < len(figures))


def _figures(column: Column, texts: Sequence[str]) -> bool:
    said = [text for text in texts if text]
    return column.right or (bool(said) and all(_FIGURE.fullmatch(text) for text in said))


def _text(block: Block) -> str:
    match block:
        case Line():
            return block.text.strip()
        case Indented(part=part):
            return _text(part)
        case Entry(head=head, said=said):
            return f"{head}: {said}"
        case Together(parts=parts):
            return "\n".join(map(_text, parts))
        case _:
            return ""


def _tail(text: str) -> int:
    """How many characters stand from the decimal mark on."""
    found = _DECIMALS.search(text) if _FIGURE.fullmatch(text) else None
    return len(found[0]) if found else 0


def _look(text: str, longest: int) -> str:
    if not _FIGURE.fullmatch(text):
        return "n"
    lacks = longest - _tail(text)
    if lacks and _tail(text):
        return f"n {_PADS[1]}"
    return f"n {_PADS[lacks]}" if lacks in _PADS else "n"
