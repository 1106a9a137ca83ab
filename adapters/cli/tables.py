"""Tables and headings as they stand on paper."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

#: One line under the head and nothing else: nothing to break where it is piped or narrow.
_RULE = box.Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
#: A name folds into lines of at least so many characters.
_NARROWEST = 12
#: More than any table takes.
_WIDEST = 10_000


def table(*heads: str, right: Sequence[int] = (), fold: Sequence[int] = ()) -> Table:
    """An empty table. ``right`` are the columns of figures, ``fold`` those that may wrap."""
    made = Table(box=_RULE, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
    for index, head in enumerate(heads):
        made.add_column(
            Text(head),
            justify="right" if index in right else "left",
            no_wrap=index not in fold,
            min_width=_NARROWEST if index in fold else None,
            overflow="fold",
        )
    return made


def heading(text: str, beside: str = "") -> RenderableType:
    """The heading of a part, with a remark beside it."""
    line = Text("\n" + text, style="bold")
    if beside:
        line.append(f" ({beside})", style="not bold")
    return line


def indented(part: "str | RenderableType", by: int = 2) -> RenderableType:
    return Padding(Text(part) if isinstance(part, str) else part, (0, 0, 0, by), expand=False)


def entry(head: str, said: str, *, by: int = 2, style: str = "") -> RenderableType:
    """``head: said``, wrapped under itself."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(f"{head}:" if head else "•"), Text(said, style=style))
    return Padding(grid, (0, 0, 0, by), expand=False)


class Whole:
    """A table with all its columns; where they have no room beside each other, its rows one under
    another."""

    def __init__(self, made: Table) -> None:
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
                    yield entry(str(column.header).strip(), str(cell).strip(), by=0)
            yield ""


class Fitting:
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
    if isinstance(form, Whole):
        return form.stands(console, options)
    free = options.update(max_width=_WIDEST)
    return console.measure(form, options=free).maximum <= options.max_width
