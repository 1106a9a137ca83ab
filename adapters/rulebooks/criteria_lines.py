"""The lines of a criteria table in their places: what stands in what, and each line's code."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import UNSET, UnsetType

from adapters.rulebooks.criteria_head import Holds
from domain.reconcile.markers import Marker, Style
from domain.values.names import stored
from domain.values.points import Points


class Node:
    """A line of the table while it is put in its place."""

    def __init__(self, marker: Marker, at: str, written: str, column: int) -> None:
        self.marker, self.at, self.written = marker, at, written
        #: Of the columns of texts, the one in which it stands, from 0.
        self.column = column
        self.name = stored(marker.rest)
        self.points: dict[Holds, Points] = {}
        #: What is said of it beside its points.
        self.texts: dict[Holds, list[str]] = {}
        #: So many points for each time that something happens, and the column that says so.
        self.each: tuple[Holds, Points] | None = None
        #: The columns that say in words that the maximum is left open.
        self.left_open: frozenset[Holds] = frozenset()
        self.unread: tuple[str, str] | None = None
        self.step: Points | None = None
        #: It says that one of the lines in it is chosen; it is one of them.
        self.chosen = self.is_level = False
        #: Its points stand in its words: where it is no level, it is only a text.
        self.in_words = False
        #: The lines in it that are its levels in words, by the column of their points.
        self.levels: dict[Holds, list[Node]] = {}
        self.inside: list[Node] = []
        self.around: Node | None = None
        self.code = ""

    @property
    def max(self) -> Points | None:
        return self.points.get(Holds.MAX)

    @property
    def printed(self) -> str | UnsetType:
        """The number that is printed, where the code had to be another."""
        token = self.marker.token
        return token if token and token != self.code else UNSET

    def say(self, holds: Holds, text: str) -> None:
        """Keep a text that is said of the line, on one line and once."""
        plain = " ".join(stored(text).split())
        said = self.texts.setdefault(holds, [])
        if plain and plain not in said:
            said.append(plain)

    def said(self, holds: Holds) -> str | UnsetType:
        """What is said of the line, or of what it stands in."""
        for one in self.up():
            if one.texts.get(holds):
                return "; ".join(one.texts[holds])
        return UNSET

    def up(self) -> Iterator["Node"]:
        yield self
        if self.around is not None:
            yield from self.around.up()


def alike(one: Marker, other: Marker) -> bool:
    if one.style is not other.style:
        return False
    return one.style is not Style.DOTTED or one.token.count(".") == other.token.count(".")


def named_parent(marker: Marker) -> str | None:
    """The line in which a line says that it stands: ``1`` of ``1.2``, ``A`` of ``A1``."""
    if marker.style is Style.DOTTED:
        return marker.token.rpartition(".")[0]
    return marker.token[0] if marker.style is Style.LETTER_NUMBER else None


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from walk(node.inside)


def name_codes(top: Sequence[Node]) -> None:
    """Codes as the office has them: a number that comes once is the code, one that comes again is
    told apart by the line around it, a line without a number is counted there."""
    tokens = [node.marker.token for node in walk(top) if node.marker.token]
    repeated = {
        node.marker.style
        for node in walk(top)
        if node.marker.token and Counter(tokens)[node.marker.token] > 1
    }
    repeated.add(Style.SMALL)  # "a" alone tells nobody which criterion is meant

    def name(nodes: Sequence[Node], around: Node | None) -> None:
        for index, node in enumerate(nodes, start=1):
            token = node.marker.token or str(index)
            inside = around is not None and (
                not node.marker.token
                or (node.marker.style in repeated and node.marker.style is not Style.DOTTED)
            )
            dotted = node.marker.style is Style.DOTTED and Style.DOTTED in repeated
            if around is not None and dotted and not token.startswith(f"{around.code}."):
                inside = True
            node.code = f"{around.code}.{token}" if inside and around else token
            name(node.inside, node)

    name(top, None)
