"""Blocks of a page as rich prints them."""

from collections.abc import Iterator
from typing import Final, assert_never

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from adapters.pages.blocks import (
    Block,
    Entry,
    Fitting,
    Heading,
    Indented,
    Line,
    Table,
    Together,
    Tone,
)

_STYLES: Final = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.FAINT: "dim",
    Tone.DONE: "green",
    Tone.WARNING: "yellow",
    Tone.ALARM: "red",
    Tone.COMMAND: "cyan",
    Tone.STRUCK: "strike",
}
#: One line under the head and nothing else: nothing to break where it is piped or narrow.
_RULE = box.Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
#: A name folds into lines of at least so many characters.
_NARROWEST = 12
#: More than any table takes.
_WIDEST = 10_000


def rendered(block: Block) -> RenderableType:
    """What rich prints for a block."""
    match block:
        case Line():
            return _line(block)
        case Heading():
            return _heading(block)
        case Entry():
            return _entry(block)
        case Indented(part, by):
            return _indented(rendered(part), by)
        case Table():
            return _Stacking(_table(block)) if block.stacks else _table(block)
        case Together(parts):
            return Group(*map(rendered, parts))
        case Fitting(forms):
            return _FirstFitting(*map(rendered, forms))
        case _:
            assert_never(block)


def _line(line: Line) -> Text:
    whole = True if line.whole else None
    if len(line.spans) == 1:  # the tone holds for the blanks as well that fill a cell
        return Text(line.text, style=_STYLES[line.spans[0].tone], no_wrap=whole)
    made = Text(no_wrap=whole)
    for span in line.spans:
        made.append(span.text, style=_STYLES[span.tone])
    return made


def _heading(heading: Heading) -> Text:
    made = Text("\n" + heading.text, style="bold")
    if heading.beside:
        made.append(f" ({heading.beside})", style="not bold")
    return made


def _indented(part: RenderableType, by: int) -> RenderableType:
    return Padding(part, (0, 0, 0, by), expand=False)


def _entry(entry: Entry) -> RenderableType:
    grid = RichTable.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    head = Text(f"{entry.head}:" if entry.head else "•")
    grid.add_row(head, Text(entry.said, style=_STYLES[entry.tone]))
    return _indented(grid, entry.by)


def _table(block: Table) -> RichTable:
    made = RichTable(box=_RULE, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
    made.show_header = block.has_heads
    for column in block.columns:
        made.add_column(
            Text(column.head),
            justify="right" if column.right else "left",
            no_wrap=not column.fold,
            min_width=column.least or (_NARROWEST if column.fold else None),
            overflow="fold",
        )
    for row in block.rows:
        made.add_row(*map(rendered, row))
    return made


class _Stacking:
    """A table with all its columns; where they have no room beside each other, its rows one under
    another."""

    def __init__(self, made: RichTable) -> None:
        self._made = made

    def stands(self, console: Console, options: ConsoleOptions) -> bool:
        """Whether its columns have room beside each other."""
        _, _, left = self._measured(console, options)
        return left >= 0

    def _measured(
        self, console: Console, options: ConsoleOptions
    ) -> tuple[list[int], list[int], int]:
        """How wide each column wants to be and is at least, and what the page has beyond that."""
        columns, free = self._made.columns, options.update(max_width=_WIDEST)
        wanted = [
            max(
                console.measure(cell, options=free).maximum
                for cell in (column.header, *column.cells)
            )
            for column in columns
        ]
        widths = [
            full if column.no_wrap else min(full, column.min_width or full)
            for column, full in zip(columns, wanted, strict=True)
        ]
        return wanted, widths, options.max_width - sum(widths) - 3 * (len(columns) - 1)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        columns = self._made.columns
        wanted, widths, left = self._measured(console, options)
        if left < 0:
            yield from self._below_each_other()
            return
        for index, (column, full) in enumerate(zip(columns, wanted, strict=True)):
            more = min(left, full - widths[index])
            column.width, left = widths[index] + more, left - more
        yield self._made

    def _below_each_other(self) -> Iterator[RenderableType]:
        columns = self._made.columns
        for row in zip(*(column.cells for column in columns), strict=True):
            for column, cell in zip(columns, row, strict=True):
                if str(cell).strip():
                    yield _entry(Entry(str(column.header).strip(), str(cell).strip(), by=0))
            yield ""


class _FirstFitting:
    """The first of several forms that fits the width; the last where none does."""

    def __init__(self, *forms: RenderableType) -> None:
        self._forms = forms

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for form in self._forms[:-1]:
            if _fits(form, console, options):
                yield form
                return
        yield self._forms[-1]


def _fits(form: RenderableType, console: Console, options: ConsoleOptions) -> bool:
    """Whether a form has room: a table that can stack, with its columns beside each other."""
    if isinstance(form, _Stacking):
        return form.stands(console, options)
    free = options.update(max_width=_WIDEST)
    return console.measure(form, options=free).maximum <= options.max_width
