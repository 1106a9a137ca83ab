"""Words of a command line, ``key=value``, become the fields of a command."""

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from domain.values.names import nearest
from domain.values.refusal import Refusal


def twice(key: str) -> Refusal:
    """The same field said two times: nobody can say which one counts."""
    return Refusal("input_malformed", case="twice", where=key)


class CellKeys(NamedTuple):
    """Which keys of a command are cells: the codes of the rulebook, as they are written there."""

    codes: Collection[str] = ()
    #: The command's own fields, which go before; what is like none of them is taken for a code.
    own: Collection[str] = ()
    #: The codes that other keys mean: numbers as the document prints them. One of several is
    #: refused.
    numbers: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    #: Raises ``Refusal`` for a number of several.
    one_of: Callable[[str, tuple[str, ...]], str] | None = None
    #: Its cells have a reason and no value: ``1.reason=…`` says one wholly.
    reasons_alone: bool = False

    def read(self, key: str) -> tuple[str, str, str | None] | None:
        """Criterion, part, and the field of the cell that is meant; nothing for another key."""
        root = key.partition(".")[0]
        if root in self.own:
            return None
        every = _longest_first({*self.codes, *self.numbers})
        written = next((code for code in every if _leads(code, key)), None)
        if written is None:
            written = next((code for code in every if _led(code, key)), None)
        if written is not None:
            rest = _REST.fullmatch(key[len(written) :])
            return (
                (self._code(written), rest["part"] or "standard", rest["field"]) if rest else None
            )
        if (match := _CELL.fullmatch(key)) or (self.codes and self._unknown(root)):
            match = match or _ANY_CELL.fullmatch(key)
            assert match is not None
            return match["criterion"], match["part"] or "standard", match["field"]
        return None

    def _code(self, written: str) -> str:
        meant = self.numbers.get(written)
        return written if meant is None or self.one_of is None else self.one_of(written, meant)

    def names(self, criterion: str) -> bool:
        """Whether the rulebook has a criterion of that code; without one nothing is held
        against it."""
        return not self.codes or criterion in self.codes

    def _unknown(self, root: str) -> bool:
        """A key that is like no field: who typed it meant a criterion, and is told which there
        are."""
        return nearest(root, self.own) is None


def _longest_first(codes: Iterable[str]) -> list[str]:
    return sorted(codes, key=len, reverse=True)


def _leads(code: str, key: str) -> bool:
    """Whether a key is of the criterion of that code."""
    return key.startswith(code) and _REST.fullmatch(key[len(code) :]) is not None


def _led(code: str, key: str) -> bool:
    """The same, capitals or not."""
    return _leads(code.casefold(), key.casefold()) and len(code) == len(code.casefold())


def fields(words: Iterable[str], keys: CellKeys = CellKeys()) -> dict[str, object]:  # noqa: B008
    """Fields of a command from ``key=value`` words.

    ``document.number=42/KH`` and ``units.0=long-an`` reach inside; ``units=long-an,ben-tre``
    is a list; ``[…]`` and ``{…}`` are read as JSON. Scores have a short form: ``1=20``,
    ``1.bonus=+5``, ``1=20->18`` (seen and new), ``1.reason=…`` (why that cell differs),
    ``1.bonus.evidence=true`` (proof is there). With ``keys`` criteria are written as the rulebook
    has them: ``A1=9,5``, ``I.1.bonus=2``.
    """
    found: dict[str, Any] = {}
    cells: list[dict[str, object]] = []
    #: The first key that is taken for a criterion because it is like no field.
    odd: str | None = None
    seen: set[tuple[object, object]] = set()
    more: dict[str, tuple[tuple[object, object], str, str]] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or not key:
            raise Refusal("input_malformed", where=word, expected="key=value", value=word)
        cell = keys.read(key)
        if cell is not None and odd is None and not keys.names(cell[0]):
            odd = key
            if cell[2] is None and not any(map(str.isdigit, key + value)):
                raise _unknown_field(key, keys)  # no criterion, and no score either
        if cell is not None and cell[2] is not None:
            if key in more:
                raise twice(key)
            more[key] = cell[:2], cell[2], value
        elif cell is not None:
            found_cell = _cell(cell[0], cell[1], value)
            written = found_cell["criterion"], found_cell["part"]
            if written in seen:
                raise twice(key)
            seen.add(written)
            cells.append(found_cell)
        else:
            _place(found, key.split("."), _json(value, key))
    if keys.reasons_alone:
        cells = [_lacking(key, *said) for key, said in more.items()] + cells
    else:
        _complete(cells, more)
    if cells:
        if "cells" in found:
            raise twice("cells") if odd is None else _unknown_field(odd, keys)
        found["cells"] = cells
    return {key: _numbered(value) for key, value in found.items()}


def _unknown_field(key: str, keys: CellKeys) -> Refusal:
    """Beside cells that are written out a key of no field is one that was mistyped."""
    near = nearest(key, keys.own)
    return Refusal("unknown_field", field=key, where=None, nearest=near)


def pairs(words: Iterable[str], where: str) -> dict[str, str]:
    """``key=value`` words as they stand; of the same key twice the later one counts.

    Raises ``Refusal("input_malformed")`` with ``where`` they were said.
    """
    found = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or not key:
            raise Refusal("input_malformed", where=where, expected="key=value", value=word)
        found[key] = value
    return found


def _complete(
    cells: Iterable[dict[str, object]],
    more: dict[str, tuple[tuple[object, object], str, str]],
) -> None:
    """Add to cells what is said of them by words of their own.

    Raises ``Refusal("input_malformed")`` for what is said of a cell that is not written.
    """
    by_place = {(cell["criterion"], cell["part"]): cell for cell in cells}
    for key, (place, field, value) in more.items():
        if place not in by_place:
            written = key.removesuffix(f".{field}")
            raise Refusal("input_malformed", where=key, expected=f"{written}=…", value=value)
        by_place[place][field] = value


def _lacking(key: str, place: tuple[object, object], field: str, value: str) -> dict[str, object]:
    """A cell of which it is said what is lacking, and nothing else."""
    if field != "reason":
        raise Refusal("input_malformed", where=key, expected=f"{place[0]}.reason=…", value=value)
    return {"criterion": place[0], "part": place[1], "reason": value}


def _numbered(value: Any) -> object:
    """A map with the keys 0, 1, 2 … was meant as a list."""
    if not isinstance(value, dict):
        return value
    inner = {key: _numbered(part) for key, part in value.items()}
    if inner and all(_INDEX.fullmatch(key) for key in inner):
        return [inner[key] for key in sorted(inner, key=int)]
    return inner


_INDEX = re.compile(r"0|[1-9][0-9]{0,5}")
#: What may follow the code of a criterion: a part, and a field of the cell.
_TAIL = r"(?:\.(?P<part>standard|bonus|deduction))?(?:\.(?P<field>reason|evidence))?"
_REST = re.compile(_TAIL)
_CELL = re.compile(r"(?P<criterion>[0-9][0-9A-Za-z.]*?)" + _TAIL)
_ANY_CELL = re.compile(r"(?P<criterion>.+?)" + _TAIL, re.DOTALL)


def _cell(criterion: str, part: str, value: str) -> dict[str, object]:
    was, arrow, now = value.replace("→", "->").rpartition("->")
    return {
        "criterion": criterion,
        "part": part,
        "was": was if arrow and was else None,
        "now": now or None,
    }


def _json(value: str, key: str) -> object:
    if value[:1] not in {"[", "{"}:
        return value
    try:
        return json.loads(
            value, parse_float=str, parse_constant=str, object_pairs_hook=_without_repeats
        )
    except (ValueError, RecursionError):
        raise Refusal("input_malformed", where=key, expected="JSON", value=value[:100]) from None


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise twice(key)
        found[key] = value
    return found


def _place(found: dict[str, Any], steps: list[str], value: object) -> None:
    key = ".".join(steps)
    for step in steps[:-1]:
        found = found.setdefault(step, {})
        if not isinstance(found, dict):
            raise twice(key)
    if steps[-1] in found:
        raise twice(key)
    found[steps[-1]] = value
