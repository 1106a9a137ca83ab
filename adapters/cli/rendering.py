"""Blocks of a page as rich prints them."""

from typing import Final, assert_never

from rich.console import Group, RenderableType
from rich.text import Text

from adapters.cli import tables
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
    Tone.OVERDUE: "red",
    Tone.COMMAND: "cyan",
    Tone.STRUCK: "strike",
}


def rendered(block: Block) -> RenderableType:
    """What rich prints for a block."""
    match block:
        case Line():
            return _text(block)
        case Heading(text, beside):
            return tables.heading(text, beside)
        case Entry(head, said, tone, by):
            return tables.entry(head, said, by=by, style=_STYLES[tone])
        case Indented(part, by):
            return tables.indented(rendered(part), by)
        case Table():
            return _table(block)
        case Together(parts):
            return Group(*map(rendered, parts))
        case Fitting(forms):
            return tables.Fitting(*map(rendered, forms))
        case _:
            assert_never(block)


def _text(line: Line) -> Text:
    whole = True if line.whole else None
    if len(line.spans) == 1:  # the tone holds for the blanks as well that fill a cell
        return Text(line.text, style=_STYLES[line.spans[0].tone], no_wrap=whole)
    made = Text(no_wrap=whole)
    for span in line.spans:
        made.append(span.text, style=_STYLES[span.tone])
    return made


def _table(block: Table) -> RenderableType:
    right = [index for index, column in enumerate(block.columns) if column.right]
    fold = [index for index, column in enumerate(block.columns) if column.fold]
    made = tables.table(*(column.head for column in block.columns), right=right, fold=fold)
    made.show_header = block.has_heads
    for column, shown in zip(block.columns, made.columns, strict=True):
        if column.least is not None:
            shown.min_width = column.least
    for row in block.rows:
        made.add_row(*map(rendered, row))
    return tables.Whole(made) if block.stacks else made
