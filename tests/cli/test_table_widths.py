"""Tables at the width of a terminal: no column is cut off, no word broken."""

import io

import pytest
from rich.console import Console

from adapters.cli.rendering import rendered
from adapters.pages.blocks import columns, table

HEADS = ("Gửi từ", "Gửi cho", "Tình trạng")
ROW = ("14:00 ngày 12/01/2026", "Sở Nội vụ tỉnh Long An", "chờ gửi")


def _printed(width: int) -> str:
    made = table(columns(*HEADS, fold=(1,)), [ROW], stacks=True)
    out = io.StringIO()
    Console(file=out, width=width).print(rendered(made))
    return out.getvalue()


@pytest.mark.parametrize("width", range(20, 90, 5))
def test_every_column_is_printed_at_any_width(width: int) -> None:
    """With its head and all its words; nothing is wider than the terminal."""
    printed = _printed(width)
    words = printed.split()
    assert {word for text in (*HEADS, *ROW) for word in text.split()} <= {
        word.rstrip(":") for word in words
    }
    assert max(map(len, printed.splitlines())) <= width


def test_a_table_that_has_room_stands_as_one() -> None:
    """And where it has none, each row stands as lines with their heads."""
    assert "Gửi từ" in _printed(80).splitlines()[0]
    assert "Tình trạng" in _printed(80).splitlines()[0]
    assert "Gửi từ: 14:00 ngày 12/01/2026" in _printed(40)
