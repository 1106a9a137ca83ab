"""A criteria table as an office has it, read as the criteria and groups of a rulebook.

Nothing is decided in silence: every row says how it was read, what could not be read is given back
with its cell, and columns that hold no rule are named.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Final

import msgspec

from adapters.rulebooks.criteria_head import TEXTS, Column, Head, Holds, find_head
from adapters.rulebooks.criteria_lines import Node, alike, name_codes, named_parent, walk
from adapters.rulebooks.worded_rows import (
    grading_of,
    heads_levels,
    is_level_mark,
    may_be_levels,
    points_in_words,
    says_one,
    take_levels,
)
from domain.reconcile.grid import CellKind, Grid
from domain.reconcile.markers import (
    PLAIN,
    Marker,
    Style,
    alone,
    follows,
    is_roman,
    is_total,
    leading,
    roman,
)
from domain.rulebook.bounds import Group
from domain.rulebook.criteria import Criterion, Scale
from domain.rulebook.grading import PerOccurrence, letter_of
from domain.values.names import fold, stored
from domain.values.points import Points, read_typed
from domain.values.refusal import Refusal


class ReadAs(StrEnum):
    """How a row was read."""

    GROUP = "group"
    CRITERION = "criterion"
    BONUS = "bonus"
    DEDUCTION = "deduction"
    TOTAL = "total"
    #: One of several levels in words of the criterion above it.
    LEVEL = "level"
    #: It holds no points: a condition, a remark, a signature.
    TEXT = "text"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table, and what became of it."""

    #: The cell of its text.
    at: str
    written: str
    read_as: ReadAs
    code: str = ""
    #: The number that the table prints, where its code is another as the number repeats.
    printed: str | msgspec.UnsetType = msgspec.UNSET
    max: Points | None = None
    #: Points for each time that it happens.
    each: Points | None = None
    #: The cell of points that could not be read, with what it says.
    unread: tuple[str, str] | None = None
    #: Its maximum is left open, in words; left out where it is not.
    left_open: bool | msgspec.UnsetType = msgspec.UNSET
    #: The lines in it count together; they could as well be levels of which one holds.
    may_be_levels: bool | msgspec.UnsetType = msgspec.UNSET


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """A criteria table as it was read."""

    #: The text over the table that names it; empty where none does.
    title: str
    head: tuple[Column, ...]
    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    criteria: tuple[Criterion, ...]
    #: What the table says that all of it comes to.
    base: Points | None
    #: All bonus points together count no more, where a part of bonuses says what it comes to.
    bonus_cap: Points | None
    #: Of what points are multiples.
    step: Points


_BONUS: Final = re.compile(r"\b(diem thuong|thuong diem|diem cong|cong diem|khuyen khich)\b")
_DEDUCTION: Final = re.compile(r"\b(diem tru|tru diem|bi tru)\b")
_NUMBER: Final = r"([0-9]{1,4}(?:[.,][0-9]{1,2})?)"
#: "(tối đa 20 điểm)" behind a text.
_IN_NAME: Final = re.compile(
    rf"\s*[(\[]\s*(?:(?:điểm )?tối đa:?)?\s*{_NUMBER}\s*(?:điểm|đ)\s*[)\]]\.?", re.IGNORECASE
)
_ONE_NUMBER: Final = re.compile(rf"\D*?{_NUMBER}\s*(?:điểm|đ)?\W*", re.IGNORECASE)
#: "trừ 0,5 điểm/lần", "cộng 1 điểm cho mỗi sáng kiến"
_EACH: Final = re.compile(
    rf"\D*?{_NUMBER}\s*(?:điểm|đ)\s*(?:/|cho mỗi|mỗi|một|trên)\s*(?:0?1\s+)?[^\d/]+", re.IGNORECASE
)
_STEPS: Final = tuple(map(Points, ("0.5", "0.25", "0.1", "0.05", "0.01")))
#: What stands in the place of a maximum that the document leaves open, folded.
_LEFT_OPEN: Final = frozenset(
    {
        "khong neu",
        "khong ghi",
        "de trong",
        "bo trong",
        "chua quy dinh",
        "khong quy dinh",
        "not stated",
    }
)
_NO_POINTS: Final = frozenset({"", "-", "–", "—", "x", "…", "..."})


def read_criteria(grid: Grid) -> Understood | None:
    """The criteria of a table; ``None`` where it has no head of one, or nothing under it."""
    head = find_head(grid)
    if head is None:
        return None
    reader = _Reader(grid, head)
    for row in range(head.below, len(grid.rows)):
        reader.take(row)
    found = reader.understood()
    return found if found.criteria else None


class _Reader:
    """Rows from top to bottom; the lines that are still open stand in a stack."""

    def __init__(self, grid: Grid, head: Head) -> None:
        self.grid, self.head = grid, head
        self.top: list[Node] = []
        self.open: list[Node] = []
        self.told: list[Node | Row] = []
        self.base: Points | None = None

    # rows

    def take(self, row: int) -> None:
        texts = [self.grid.cell(row, column).text.strip() for column in range(self.grid.width)]
        if not any(texts) or self._repeats_head(row):
            return
        names = [column for column in self.head.all(Holds.NAME) if texts[column]]
        # A remark beside a line may speak of a total, too.
        named = (*self.head.all(Holds.CODE), *self.head.all(Holds.NAME))
        total = next((texts[column] for column in named if is_total(texts[column])), None)
        if total is not None:
            self._total(row, total)
            return
        code = self.head.one(Holds.CODE)
        marker = alone(texts[code]) if code is not None and texts[code] else None
        if not names and marker is None:
            if self.open:
                self._say(self.open[-1], texts)
            self._text(row, texts)
            return
        self._lines(row, texts, names, marker)

    def _lines(self, row: int, texts: list[str], names: list[int], marker: Marker | None) -> None:
        """The line of a row, or two: what stands beside a text and has a number stands in it."""
        first = names[0] if names else None
        # A merged cell of texts to the left is blank here: the row goes on inside it.
        goes_on = marker is None and first != self.head.all(Holds.NAME)[0]
        node = self._node(row, texts, first, marker)
        points, unread = self._points(row, texts)
        node.each, node.left_open = self._each(texts), self._left_open(texts)
        node.chosen = says_one(texts)
        steps = self.head.all(Holds.STEP)
        node.is_level |= any(is_level_mark(texts[column]) for column in steps)
        details = names[1:]
        if not details or goes_on:
            self._say(node, texts)
            self._put(node, points, unread)
            said = points or node.max is not None or node.each is not None or unread
            if not (said or node.left_open) and self._points_in_words(node):
                return
            if not (said or node.left_open or self._is_head_line(node)):
                self._untake(node)
            return
        detail = self._node(row, texts, details[0], None)
        detail.each, detail.left_open = node.each, node.left_open
        node.chosen, node.is_level = says_one(texts), False
        condition = detail.marker.style is Style.PLAIN and node.max is None
        if condition and not self._more_inside(row):
            node.say(Holds.GUIDANCE, detail.written)
            self._say(node, texts)
            self._put(node, points, unread)
            return
        node.each, node.left_open = None, frozenset()
        self._say(detail, texts)
        self._put(node, {}, None)
        self._put(detail, points, unread)

    def _points_in_words(self, node: Node) -> bool:
        """Whether a line inside another ends with its points, as a level does."""
        found = points_in_words(node.name) if node.around is not None else None
        if found is None or node.marker.style not in {Style.PLAIN, Style.DASH, Style.SMALL}:
            return False
        node.name, node.points[Holds.MAX] = found
        node.in_words = True
        return True

    def _say(self, node: Node, texts: list[str]) -> None:
        """What the columns of words say of a line."""
        for holds in TEXTS:
            for column in self.head.all(holds):
                if texts[column] not in _NO_POINTS:
                    node.say(holds, texts[column])

    def _is_head_line(self, node: Node) -> bool:
        """Whether a line without points may be the head of those under it."""
        return node.marker.style not in {Style.PLAIN, Style.DASH} or self._kind(node) is not None

    def _more_inside(self, row: int) -> bool:
        """Whether the next row goes on inside this one: blank where the text would stand."""
        if row + 1 >= len(self.grid.rows):
            return False
        first, *rest = self.head.all(Holds.NAME)
        below = self.grid.cell(row + 1, first).text.strip()
        return not below and any(self.grid.cell(row + 1, column).text.strip() for column in rest)

    def _node(self, row: int, texts: list[str], column: int | None, marker: Marker | None) -> Node:
        text = texts[column] if column is not None else ""
        if marker is None:
            marker = leading(text) if text else PLAIN
        elif text:
            marker = Marker(marker.style, marker.token, f"{marker.rest} {text}".strip())
        at = self.grid.at(row, column if column is not None else self.head.all(Holds.CODE)[0])
        names = self.head.all(Holds.NAME)
        node = Node(marker, at, text or marker.rest, names.index(column) if column else 0)
        heading = next((one.text for one in self.head.columns if one.index == column), "")
        node.is_level = node.column > 0 and heads_levels(heading)
        if match := _IN_NAME.search(node.name):
            node.points[Holds.MAX] = read_typed(match[1])
            node.name = stored(node.name[: match.start()] + node.name[match.end() :])
        return node

    def _points(
        self, row: int, texts: list[str]
    ) -> tuple[dict[Holds, Points], tuple[str, str] | None]:
        """What the columns of points say, and the cell of those that cannot be read."""
        found: dict[Holds, Points] = {}
        unread = None
        for column in self.head.columns:
            if column.holds not in {Holds.MAX, Holds.BONUS, Holds.DEDUCTION, Holds.STEP}:
                continue
            text = texts[column.index]
            if (fold(text) in _NO_POINTS and text in _NO_POINTS) or fold(text) in _LEFT_OPEN:
                continue
            value = self._number(row, column.index, text)
            if value is None and (_EACH.fullmatch(text) or is_level_mark(text)):
                continue
            if value is None:
                unread = unread or (self.grid.at(row, column.index), text)
            elif column.holds not in found:
                found[column.holds] = value
        return found, unread

    def _each(self, texts: list[str]) -> tuple[Holds, Points] | None:
        """The column that says points for each time, and how many."""
        for column in self.head.columns:
            if column.holds in {Holds.MAX, Holds.BONUS, Holds.DEDUCTION}:
                match = _EACH.fullmatch(texts[column.index])
                if match is not None:
                    return column.holds, read_typed(match[1])
        return None

    def _left_open(self, texts: list[str]) -> frozenset[Holds]:
        """The columns of points that say in words that nothing is fixed."""
        of_points = {Holds.MAX, Holds.BONUS, Holds.DEDUCTION}
        return frozenset(
            column.holds
            for column in self.head.columns
            if column.holds in of_points and fold(texts[column.index]) in _LEFT_OPEN
        )

    def _number(self, row: int, column: int, text: str) -> Points | None:
        cell = self.grid.cell(row, column)
        try:
            if cell.kind is CellKind.NUMBER:
                return Points.exact(abs(Decimal(cell.text)))
            match = _ONE_NUMBER.fullmatch(text) if cell.kind is CellKind.TEXT else None
            return read_typed(match[1]) if match else None
        except Refusal:
            return None

    # places

    def _put(
        self,
        node: Node,
        points: dict[Holds, Points],
        unread: tuple[str, str] | None,
    ) -> None:
        node.step = points.pop(Holds.STEP, None)
        node.points = {**node.points, **points}
        node.unread = unread
        node.marker = self._settled(node.marker)
        self.open = self.open[: self._depth(node)]
        around = self.open[-1] if self.open else None
        node.around = around
        (around.inside if around else self.top).append(node)
        self.open.append(node)
        self.told.append(node)

    def _settled(self, marker: Marker) -> Marker:
        """``C`` and ``I`` can be letters or Roman numbers: the lines before tell."""
        if marker.style not in {Style.ROMAN, Style.LETTER} or len(marker.token) != 1:
            return marker
        if not is_roman(marker.token):
            return marker
        before = self._last(Style.LETTER)
        if before is not None and follows(marker.token, before.token):
            return Marker(Style.LETTER, marker.token, marker.rest)
        earlier = self._last(Style.ROMAN)
        counts = roman(marker.token)
        if counts == 1 or (earlier is not None and counts == roman(earlier.token) + 1):
            return Marker(Style.ROMAN, marker.token, marker.rest)
        style = Style.LETTER if marker.token in "CDLM" else Style.ROMAN
        return Marker(style, marker.token, marker.rest)

    def _last(self, style: Style) -> Marker | None:
        return next((one.marker for one in reversed(self.open) if one.marker.style is style), None)

    def _depth(self, node: Node) -> int:
        """How many of the open lines stay open around a line."""
        parent = named_parent(node.marker)
        if parent is not None:
            for index in range(len(self.open) - 1, -1, -1):
                if self.open[index].marker.token == parent:
                    return index + 1
        for index, one in enumerate(self.open):
            if one.column > node.column:
                return index
            if one.column == node.column and alike(one.marker, node.marker):
                return index
        return len(self.open)

    def _untake(self, node: Node) -> None:
        """A line without points that heads nothing is only a text: how the line is scored in which
        it stands, where it is a condition and no remark under the table."""
        self._as_text(node)
        self.open.remove(node)

    def _text(self, row: int, texts: list[str]) -> None:
        column, text = next((index, text) for index, text in enumerate(texts) if text)
        self.told.append(Row(at=self.grid.at(row, column), written=text, read_as=ReadAs.TEXT))

    def _total(self, row: int, written: str) -> None:
        column = self.head.one(Holds.MAX)
        value = None
        if column is not None:
            value = self._number(row, column, self.grid.cell(row, column).text.strip())
        if value is not None and self.base is None:
            self.base = value
        at = self.grid.at(row, column if column is not None else 0)
        self.told.append(Row(at=at, written=written, read_as=ReadAs.TOTAL, max=value))

    def _repeats_head(self, row: int) -> bool:
        named = [column for column in self.head.columns if column.holds is not Holds.OTHER]
        texts = [fold(self.grid.cell(row, column.index).text) for column in named]
        return texts == [fold(self.grid.cell(self.head.first, c.index).text) for c in named]

    # what it comes to

    def understood(self) -> Understood:
        self._level(self.top)
        self._collapse(self.top)
        name_codes(self.top)
        leaves = [node for node in walk(self.top) if not node.inside]
        step = _step_of(leaves)
        heads = [node for node in walk(self.top) if node.inside]
        capped = [node for node in self.top if node.inside and self._kind(node) is ReadAs.BONUS]
        rows = [self._row(one) if isinstance(one, Node) else one for one in self.told]
        return Understood(
            title=self._title(),
            head=self.head.columns,
            rows=tuple(row for row in rows if row is not None),
            groups=tuple(_group(node, self._kind(node), alone=capped == [node]) for node in heads),
            criteria=tuple(self._criterion(node, step) for node in leaves),
            base=self.base,
            bonus_cap=capped[0].max if len(capped) == 1 else None,
            step=step,
        )

    def _level(self, top: list[Node]) -> None:
        """Rows that are clearly levels belong to the criterion above; of the others, those whose
        points stand in their words are only texts."""
        for node in top:
            standard = all(self._kind(one) is None for one in walk([node]))
            for of, level in list(take_levels([node], standard=standard)):
                [(holds, place)] = [
                    (holds, rows.index(level)) for holds, rows in of.levels.items() if level in rows
                ]
                self.told[self.told.index(level)] = Row(
                    at=level.at,
                    written=level.written,
                    read_as=ReadAs.LEVEL,
                    code=letter_of(place + 1),
                    max=level.points[holds],
                )
        for node in [one for one in walk(top) if one.in_words]:
            del node.points[Holds.MAX]
            node.name = stored(node.marker.rest)
            if node.marker.style is not Style.SMALL and not node.inside:
                self._as_text(node)

    def _as_text(self, node: Node) -> None:
        around = node.around
        if around is not None and (node.column or node.marker.style is Style.DASH):
            around.say(Holds.GUIDANCE, node.written)
        (around.inside if around else self.top).remove(node)
        row = Row(at=node.at, written=node.written, read_as=ReadAs.TEXT)
        self.told[self.told.index(node)] = row

    def _collapse(self, nodes: list[Node]) -> None:
        """A line that holds one line without a number of its own is that line: a condition."""
        for node in nodes:
            self._collapse(node.inside)
            if len(node.inside) != 1:
                continue
            [only] = node.inside
            same = node.max is None or only.max is None or node.max == only.max
            if only.marker.style is Style.PLAIN and not only.inside and same:
                node.say(Holds.GUIDANCE, only.written)
                for holds, said in only.texts.items():
                    for text in said:
                        node.say(holds, text)
                node.points = {**only.points, **node.points}
                node.unread, node.step, node.each = only.unread, only.step, only.each
                node.left_open = only.left_open
                node.inside = []
                self.told[self.told.index(only)] = Row(
                    at=only.at, written=only.written, read_as=ReadAs.TEXT
                )

    def _row(self, node: Node) -> Row | None:
        kind = self._kind(node)
        read_as = ReadAs.GROUP if node.inside else kind or ReadAs.CRITERION
        most = node.max
        if most is None and Holds.MAX in node.levels:
            most = max(row.points[Holds.MAX] for row in node.levels[Holds.MAX])
        if most is None and not node.inside:
            most = node.points.get(Holds.BONUS) or node.points.get(Holds.DEDUCTION)
        return Row(
            at=node.at,
            written=node.written,
            read_as=read_as,
            code=node.code,
            printed=node.printed,
            max=most,
            each=node.each[1] if node.each else None,
            unread=node.unread,
            left_open=bool(node.left_open) or msgspec.UNSET,
            may_be_levels=(kind is not None and may_be_levels(node)) or msgspec.UNSET,
        )

    def _kind(self, node: Node) -> ReadAs | None:
        """Whether a line, or one around it, is about bonus or deduction points."""
        for one in node.up():
            plain = fold(one.name)
            if _DEDUCTION.search(plain):
                return ReadAs.DEDUCTION
            if _BONUS.search(plain):
                return ReadAs.BONUS
        return None

    def _criterion(self, node: Node, step: Points) -> Criterion:
        def scale(most: Points | None, column: Holds = Holds.MAX) -> Scale:
            if node.each is not None and node.each[0] is column:
                return Scale(cap=most, grading=PerOccurrence(each=node.each[1]))
            open_ = True if most is None and column in node.left_open else msgspec.UNSET
            return Scale(max=most, step=node.step or step, max_open=open_)

        def of(column: Holds) -> Scale | None:
            most = node.points.get(column)
            if column in node.levels:
                return Scale(grading=grading_of(node, column))
            counted = node.each is not None and node.each[0] is column
            return scale(most, column) if most or counted or column in node.left_open else None

        parts: dict[ReadAs, Scale | None] = {
            ReadAs.CRITERION: of(Holds.MAX),
            ReadAs.BONUS: of(Holds.BONUS),
            ReadAs.DEDUCTION: of(Holds.DEDUCTION),
        }
        kind = self._kind(node)
        if kind is not None and not (parts[ReadAs.BONUS] or parts[ReadAs.DEDUCTION]):
            parts = {kind: of(Holds.MAX) if Holds.MAX in node.levels else scale(node.max)}
        around = node.around
        return Criterion(
            code=node.code,
            name=node.name,
            group=around.code if around else None,
            standard=parts.get(ReadAs.CRITERION),
            bonus=parts.get(ReadAs.BONUS),
            deduction=parts.get(ReadAs.DEDUCTION),
            guidance=node.said(Holds.GUIDANCE),
            proof=node.said(Holds.PROOF),
            watched_by=node.said(Holds.WATCHED_BY),
            printed=node.printed,
        )

    def _title(self) -> str:
        """The text over the table that names criteria or points."""
        for row in range(self.head.first - 1, -1, -1):
            for cell in self.grid.rows[row]:
                plain = fold(cell.text)
                if "tieu chi" in plain or "thang diem" in plain or "bang" in plain.split():
                    return stored(" ".join(cell.text.split()))
        return ""


def _step_of(leaves: Iterable[Node]) -> Points:
    """The largest usual step of which all points of the table are multiples."""
    sizes = [size for node in leaves if not node.levels for size in node.points.values()]
    return next((step for step in _STEPS if all(size % step == 0 for size in sizes)), _STEPS[-1])


def _group(node: Node, kind: ReadAs | None, *, alone: bool) -> Group:
    """What a head with lines under it is: of standard points it says the sum, of bonus or deduction
    the most that count together, where its lines may come to more. ``alone``: it is the only part
    of bonuses, and says so of the whole table."""
    around, cap = node.around, msgspec.UNSET if node.max is None or alone else node.max
    bounds = cap if _passes(node) else msgspec.UNSET
    return Group(
        code=node.code,
        name=node.name,
        max=node.max if kind is None else None,
        printed=node.printed,
        group=around.code if around else None,
        bonus_cap=bounds if kind is ReadAs.BONUS else msgspec.UNSET,
        deduction_cap=bounds if kind is ReadAs.DEDUCTION else msgspec.UNSET,
    )


def _passes(node: Node) -> bool:
    """Whether the lines under a head may come to more than it says."""
    if node.max is None:
        return False
    leaves = [one for one in walk(node.inside) if not one.inside]
    sizes = [max(one.points.values(), default=None) for one in leaves]
    known = [size for size in sizes if size is not None]
    return len(known) < len(sizes) or sum(known, Decimal(0)) > node.max
