"""Words of a command line, ``key=value``, become the fields of a command."""

import json
import re
from collections.abc import Iterable
from typing import Any

from domain.values.refusal import Refusal


def twice(key: str) -> Refusal:
    """The same field said two times: nobody can say which one counts."""
    return Refusal("input_malformed", case="twice", where=key)


def fields(words: Iterable[str]) -> dict[str, object]:
    """Fields of a command from ``key=value`` words.

    ``document.number=42/KH`` and ``units.0=long-an`` reach inside; ``units=long-an,ben-tre``
    is a list; ``[…]`` and ``{…}`` are read as JSON. Scores have a short form: ``1=20``,
    ``1.bonus=+5``, ``1=20->18`` (seen and new), ``1.reason=…`` (why that cell differs),
    ``1.bonus.evidence=true`` (proof is there).
    """
    found: dict[str, Any] = {}
    cells: list[dict[str, object]] = []
    seen: set[tuple[object, object]] = set()
    more: dict[str, tuple[tuple[object, object], str, str]] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or not key:
            raise Refusal("input_malformed", where=word, expected="key=value", value=word)
        cell = _CELL.fullmatch(key)
        if said := _OF_CELL.fullmatch(key):
            if key in more:
                raise twice(key)
            place = said["criterion"], said["part"] or "standard"
            more[key] = place, said["field"], value
        elif cell:
            found_cell = _cell(cell["criterion"], cell["part"], value)
            written = found_cell["criterion"], found_cell["part"]
            if written in seen:
                raise twice(key)
            seen.add(written)
            cells.append(found_cell)
        else:
            _place(found, key.split("."), _json(value, key))
    _complete(cells, more)
    if cells:
        if "cells" in found:
            raise twice("cells")
        found["cells"] = cells
    return {key: _numbered(value) for key, value in found.items()}


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


def _numbered(value: Any) -> object:
    """A map with the keys 0, 1, 2 … was meant as a list."""
    if not isinstance(value, dict):
        return value
    inner = {key: _numbered(part) for key, part in value.items()}
    if inner and all(_INDEX.fullmatch(key) for key in inner):
        return [inner[key] for key in sorted(inner, key=int)]
    return inner


_INDEX = re.compile(r"0|[1-9][0-9]{0,5}")
_OF_CELL = re.compile(
    r"(?P<criterion>[0-9][0-9A-Za-z.]*?)(?:\.(?P<part>standard|bonus|deduction))?"
    r"\.(?P<field>reason|evidence)"
)
_CELL = re.compile(r"(?P<criterion>[0-9][0-9A-Za-z.]*?)(?:\.(?P<part>standard|bonus|deduction))?")


def _cell(criterion: str, part: str | None, value: str) -> dict[str, object]:
    was, arrow, now = value.replace("→", "->").rpartition("->")
    return {
        "criterion": criterion,
        "part": part or "standard",
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
