"""Blocks: the few things that a page consists of, and how the command line prints them."""

import io

import pytest
from rich.console import Console

from adapters.cli.rendering import rendered
from adapters.pages.blocks import (
    Block,
    Entry,
    Fitting,
    Heading,
    Line,
    Span,
    Together,
    Tone,
    columns,
    indented,
    table,
)


def printed(block: Block, width: int = 60, *, colours: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colours,
        color_system="standard" if colours else None,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    console.print(rendered(block))
    return out.getvalue()


MARKUP = "[red]a[/red] {now} :smile:"


@pytest.mark.parametrize(
    "block",
    [
        Line.of(MARKUP),
        Heading(MARKUP),
        Heading("x", MARKUP),
        Entry(MARKUP, "x"),
        Entry("x", MARKUP),
        indented(MARKUP),
        table(columns(MARKUP), [("x",)]),
        table(columns("x"), [(MARKUP,)], stacks=True),
        Together((Line.of("x"), Line.of(MARKUP))),
        Fitting((Line.of(MARKUP), Line.of("x"))),
    ],
)
def test_a_text_from_outside_is_printed_as_it_is(block: Block) -> None:
    """Nothing in it is markup, a template or a picture, whatever it stands in."""
    assert MARKUP in printed(block)


def test_a_tone_holds_for_its_piece_of_a_line() -> None:
    """A word that can be typed stands out; what is before and behind it does not."""
    said = printed(Line.of("do: ", Span("open_year", Tone.COMMAND), "."), colours=True)
    assert said == "do: \x1b[36mopen_year\x1b[0m.\n"


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_changes_no_text(tone: Tone) -> None:
    """What a page says can be understood in black and white."""
    assert printed(Line.of("Long An", tone=tone)) == "Long An\n"


def test_a_table_without_heads_shows_none() -> None:
    """And one with heads shows them over a rule."""
    assert printed(table(columns("", ""), [("a", "b")])).split() == ["a", "b"]
    assert printed(table(columns("A", "B"), [("a", "b")])).split()[:2] == ["A", "B"]


def test_rows_stack_where_the_columns_have_no_room() -> None:
    """Each cell then stands under the head of its column."""
    heads, row = ("Tên đơn vị", "Điểm"), ("Sở Nội vụ tỉnh Long An", "117,5")
    made = table(columns(*heads), [row], stacks=True)
    assert "Điểm: 117,5" in printed(made, 24)
    assert "Điểm: 117,5" not in printed(made, 60)


def test_the_first_form_that_fits_is_printed() -> None:
    """The last where none does."""
    forms = Fitting((Line.of("x" * 50), Line.of("y" * 20), Line.of("z" * 10)))
    assert [printed(forms, width)[0] for width in (60, 30, 5)] == ["x", "y", "z"]
