"""YAML 1.2 and JSON files, read as plain text values with the place of each.

Numbers keep the text they were written with: only true, false, null and whole numbers are read as
such, and a decimal must be quoted, so that no reader makes a binary float of it. Aliases, merge
keys, duplicate keys, tags that make something else of a value, deep nesting, and files that are
huge or have too many parts are refused.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from adapters.wording.outside import one_line
from domain.values.names import stored
from domain.values.refusal import Refusal

MAX_BYTES: Final = 2 * 1024 * 1024
MAX_DEPTH: Final = 40
#: Keys and values; ten times what the largest cluster's year needs.
MAX_PARTS: Final = 50_000
#: Marks and lines that part a file, each read for some time even where it comes to nothing.
_MAX_MARKS: Final = 4 * MAX_PARTS
_MARKS: Final = ",:[{-\n\r"
#: Written ``!!``.
_OWN_TAGS: Final = "tag:yaml.org,2002:"
#: What a tag may say of a value without making another of it.
_PLAIN_TAGS: Final = frozenset(f"{_OWN_TAGS}{word}" for word in ("str", "seq", "map"))

_WHOLE = re.compile(r"[+-]?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[+-]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][+-]?[0-9]+)?|[+-]?\.(inf|nan)", re.I)
_WORDS: Final[Mapping[str, bool | None]] = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "null": None,
    "Null": None,
    "NULL": None,
    "~": None,
    "": None,
}

_TEXT: Final = f"{_OWN_TAGS}str"
#: A place in a document: keys and indexes from the top.
PlaceInFile = tuple[str | int, ...]


class Document:
    """A file's value, and the line and column (from 1) of every part of it."""

    def __init__(
        self, name: str, value: object, places: Mapping[PlaceInFile, tuple[int, int]]
    ) -> None:
        self.name = name
        self.value = value
        self._places = places

    def line(self, place: PlaceInFile) -> int:
        """The line of a part, or of the nearest part around it."""
        while place and place not in self._places:
            place = place[:-1]
        return self._places.get(place, (1, 1))[0]

    def places_of(self, value: object, below: PlaceInFile = ()) -> Iterator[PlaceInFile]:
        """Where a value stands, in the order of the file."""
        for place in self._places:
            if place[: len(below)] == below:
                found = self.at(place)
                if not isinstance(found, (dict, list)) and stored(str(found)) == str(value):
                    yield place

    def at(self, place: PlaceInFile) -> object:
        found = self.value
        for step in place:
            found = found[step]  # type: ignore[index]  # places come from the value itself
        return found


def read_file(path: Path) -> Document:
    """Read a file.

    Raises ``Refusal``: ``file_missing``, ``file_too_large``, ``file_malformed``,
    ``file_aliases``, ``file_duplicate_key`` or ``number_unquoted``, with file and line.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        raise Refusal("file_missing", file=str(path)) from None
    if len(data) > MAX_BYTES:
        raise Refusal("file_too_large", file=path.name, max=MAX_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Refusal("file_malformed", file=path.name, line=line, problem="UTF-8") from None
    return read_text(text, path.name)


def read_text(text: str, name: str) -> Document:
    """As :func:`read_file`, for text that is already here."""
    if sum(map(text.count, _MARKS)) > _MAX_MARKS:
        raise Refusal("file_too_large", problem="parts", file=name, max=MAX_PARTS)
    try:
        yaml = YAML(typ="rt", pure=True)
        yaml.Composer = _StrictComposer  # type: ignore[assignment]  # the stub names one class
        yaml.composer.name = name
        node = yaml.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = one_line(error.problem or "YAML")
        raise Refusal("file_malformed", file=name, line=line, problem=problem) from None
    except (YAMLError, RecursionError, ValueError, OverflowError):
        raise Refusal("file_malformed", file=name, line=1, problem="YAML") from None
    places: dict[PlaceInFile, tuple[int, int]] = {}
    value = _value(node, (), places, name) if node is not None else None
    return Document(name, value, places)


class _StrictComposer(Composer):
    """Refuses aliases and deep nesting while composing: an alias bomb is never unfolded."""

    def __init__(self, loader: Any) -> None:
        super().__init__(loader)
        self.name = ""
        self._depth = 0
        self._parts = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.parser.peek_event()
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent):
            raise Refusal("file_aliases", file=self.name, line=line)
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise Refusal("file_too_large", problem="parts", file=self.name, max=MAX_PARTS)
        tag = getattr(event, "tag", None)
        if tag is not None and tag not in _PLAIN_TAGS:
            shown = tag.replace(_OWN_TAGS, "!!", 1)
            raise Refusal("file_malformed", file=self.name, line=line, problem="tag", value=shown)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise Refusal("file_malformed", file=self.name, line=line, problem="depth")
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


def _value(
    node: Node, place: PlaceInFile, places: dict[PlaceInFile, tuple[int, int]], name: str
) -> object:
    places[place] = (node.start_mark.line + 1, node.start_mark.column + 1)
    match node:
        case MappingNode():
            return _mapping(node, place, places, name)
        case SequenceNode():
            return [
                _value(item, (*place, index), places, name) for index, item in enumerate(node.value)
            ]
        case ScalarNode():
            return _scalar(node, name)
    raise Refusal("file_malformed", file=name, line=places[place][0], problem="node")


def _mapping(
    node: MappingNode, place: PlaceInFile, places: dict[PlaceInFile, tuple[int, int]], name: str
) -> dict[str, object]:
    found: dict[str, object] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, ScalarNode) or key_node.value == "<<":
            raise Refusal("file_malformed", file=name, line=line, problem="key")
        key = str(key_node.value)
        if key in found:
            raise Refusal("file_duplicate_key", file=name, line=line, key=key)
        found[key] = _value(value_node, (*place, key), places, name)
        # a field stands where its name does, though a list under it begins a line below
        places[*place, key] = (line, key_node.start_mark.column + 1)
    return found


def _scalar(node: ScalarNode, name: str) -> object:
    text = str(node.value)
    if node.style == ">":
        # The reader marks every fold with BEL, which no folded text can hold itself.
        return text.replace("\a", "")
    if node.style is not None or node.tag == _TEXT:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text) and len(text) < 16:
        return int(text)
    if _NUMBER.fullmatch(text):
        raise Refusal("number_unquoted", file=name, line=node.start_mark.line + 1, value=text)
    return text
