"""Rows of a criteria table that are no criteria but the levels of the one above them: "thiếu 1 báo
cáo tháng", 6, of which one holds.

They are taken for levels only where the table clearly says so: it says that one is chosen, a row
gives 0 points, or the highest of unnumbered rows is the maximum that all together would pass.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from adapters.rulebooks.criteria_head import Holds
from adapters.rulebooks.criteria_lines import Node
from domain.reconcile.markers import Style
from domain.rulebook.grading import OneOf, Worded
from domain.values.names import fold, stored
from domain.values.points import Points, read_typed

_POINTS: Final = (Holds.MAX, Holds.BONUS, Holds.DEDUCTION)
#: How a table says that one of the rows below is chosen.
_CHOOSE: Final = re.compile(
    r"\b(?:chon (?:mot|1)|(?:tinh|cham) theo (?:mot|1) muc|"
    r"(?:mot|1) trong (?:cac |nhung |so )*(?:muc|truong hop)|theo (?:mot trong )?cac muc)\b"
)
#: The heading of a column that holds levels.
_LEVELS_HEAD: Final = re.compile(r"\b(?:cac muc|muc danh gia|muc do dat|muc cham)\b")
#: What stands in the column of steps of a level that we wrote.
_IS_LEVEL: Final = frozenset({"muc", "level"})
_IN_WORDS: Final = re.compile(
    r"(.+?)(?:\s*[:;,=→–-]\s*(?:thì |được |đạt |chấm |tính )*"
    r"|\s+(?:thì |chấm |tính )*(?:được|đạt)\s+)"
    r"([0-9]{1,4}(?:[.,][0-9]{1,2})?)\s*(?:điểm|đ)\W*",
    re.IGNORECASE | re.DOTALL,
)
_NO_POINTS: Final = re.compile(
    r"(.+?)\s*[:;,=→–-]?\s*không (?:có |được |tính |cho )*điểm\W*", re.IGNORECASE | re.DOTALL
)
#: Words of rows that add or take away, each time or up to a bound.
_NO_LEVEL: Final = re.compile(r"\b(?:tru|cong|moi|moi lan|thuong|toi da|khong qua)\b")
_UNNUMBERED: Final = frozenset({Style.PLAIN, Style.DASH, Style.SMALL})


def says_one(texts: list[str]) -> bool:
    """Whether a row says that one of the rows under it is chosen."""
    return any(_CHOOSE.search(fold(text)) for text in texts)


def is_level_mark(text: str) -> bool:
    """Whether the column of steps says that the row is a level."""
    return fold(text) in _IS_LEVEL


def heads_levels(heading: str) -> bool:
    """Whether a column of texts holds levels, by its heading."""
    return _LEVELS_HEAD.search(fold(heading)) is not None


def points_in_words(text: str) -> tuple[str, Points] | None:
    """The words of a row and the points that it ends with: "đủ 12 báo cáo: 10 điểm"."""
    if _NO_LEVEL.search(fold(text)):
        return None
    if match := _IN_WORDS.fullmatch(text):
        return stored(match[1]), read_typed(match[2])
    if match := _NO_POINTS.fullmatch(text):
        return stored(match[1]), Points("0")
    return None


def take_levels(nodes: list[Node], *, standard: bool) -> Iterator[tuple[Node, Node]]:
    """Make rows that are clearly levels those of the line above them; yields both.

    ``standard``: no line around them is about bonus or deduction points, which may add up.
    """
    for node in nodes:
        yield from take_levels(node.inside, standard=standard)
        found = _levels_of(node, standard=standard)
        if found:
            node.levels, inside, node.inside = found, node.inside, []
            for one in inside:
                yield node, one


def may_be_levels(node: Node) -> bool:
    """Whether rows of bonus or deduction could be levels as well: the highest is the maximum."""
    rows = node.inside
    return len(rows) > 1 and not any(row.inside for row in rows) and _fits(node, Holds.MAX, rows)


def _levels_of(node: Node, *, standard: bool) -> dict[Holds, list[Node]]:
    """The rows inside a line, by the column of their points, where all are clearly levels."""
    found: dict[Holds, list[Node]] = {}
    for one in node.inside:
        columns = [holds for holds in _POINTS if holds in one.points]
        if one.inside or one.levels or one.each or one.unread or len(columns) != 1:
            return {}
        found.setdefault(columns[0], []).append(one)
    sound = all(_is_clear(node, holds, rows, standard) for holds, rows in found.items())
    return found if sound else {}


def _is_clear(node: Node, holds: Holds, rows: list[Node], standard: bool) -> bool:
    if len(rows) < 2 or len({fold(row.name) for row in rows}) < len(rows):
        return False
    if node.chosen or all(row.is_level for row in rows):
        return True
    if any(row.points[holds] == 0 for row in rows):
        return True
    return standard and holds is Holds.MAX and _fits(node, holds, rows)


def _fits(node: Node, holds: Holds, rows: list[Node]) -> bool:
    most = node.points.get(holds)
    values = [row.points[holds] for row in rows if holds in row.points]
    unnumbered = all(row.marker.style in _UNNUMBERED for row in rows)
    one = len(values) == len(rows) and most == max(values)
    return unnumbered and one and sum(values, Decimal(0)) > (most or 0)


def grading_of(node: Node, holds: Holds) -> OneOf:
    """The levels of a line as a rulebook has them."""
    return OneOf(
        levels=tuple(Worded(name=row.name, points=row.points[holds]) for row in node.levels[holds])
    )
