"""What differs between two rulebooks, element by element and field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

from domain.rulebook.bounds import NetBounds
from domain.rulebook.due_rule import DueRule
from domain.rulebook.grading import Rule
from domain.rulebook.periods import Periods
from domain.rulebook.requirements import FallsTo
from domain.rulebook.rulebook import REMIND, Rulebook
from domain.rulebook.selections import Threshold

#: What holds where a field is left out.
_USUAL = {"remind": REMIND, "falls_to": FallsTo.HELD_BAND}


class RuleEdit(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    #: The same elements stand in another order.
    MOVED = "moved"


@dataclass(frozen=True)
class Difference:
    change: RuleEdit
    #: The field of the rulebook in which it lies.
    field: str
    #: The element of that field, where it is a list of elements with codes.
    code: str | None
    #: The field inside the element: ``standard.max``; empty for the whole.
    inside: str
    was: object = None
    now: object = None


def difference(was: Rulebook, now: Rulebook) -> tuple[Difference, ...]:
    """Everything that differs, in the order of the fields."""
    found: list[Difference] = []
    for name in was.__struct_fields__:
        old, new = (_meant(name, getattr(side, name)) for side in (was, now))
        if old == new:
            continue
        if _coded(old) or _coded(new):
            found += _elements(name, old or (), new or ())
        else:
            found += [
                Difference(RuleEdit.CHANGED, name, None, inside, one, other)
                for inside, one, other in _fields("", old, new)
            ]
    return tuple(found)


def _coded(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(_key(item) for item in value)


def _key(item: object) -> str | None:
    """What tells elements apart: their code, or the lapse that a consequence is of."""
    key = getattr(item, "code", None) or getattr(item, "key", None)
    return str(key) if key is not None else None


def _elements(name: str, was: tuple[object, ...], now: tuple[object, ...]) -> Iterator[Difference]:
    old, new = ({str(_key(item)): item for item in items} for items in (was, now))
    for code, item in old.items():
        if code not in new:
            yield Difference(RuleEdit.REMOVED, name, code, "", was=item)
    for code, item in new.items():
        if code not in old:
            yield Difference(RuleEdit.ADDED, name, code, "", now=item)
        else:
            for inside, one, other in _fields("", old[code], item):
                yield Difference(RuleEdit.CHANGED, name, code, inside, one, other)
    order = [code for code in old if code in new], [code for code in new if code in old]
    if order[0] != order[1]:
        yield Difference(RuleEdit.MOVED, name, None, "", tuple(order[0]), tuple(order[1]))


def _fields(inside: str, was: object, now: object) -> Iterator[tuple[str, object, object]]:
    """The fields that differ; what is there on one side only is one difference."""
    if was == now:
        return
    # What says one thing as a whole is shown side by side, not taken apart.
    alike = type(was) is type(now) and isinstance(was, msgspec.Struct)
    if not alike or isinstance(was, Threshold | DueRule | Rule | NetBounds | Periods):
        yield inside, was, now
        return
    assert isinstance(was, msgspec.Struct)
    for name in was.__struct_fields__:
        place = f"{inside}.{name}" if inside else name
        one, other = (_meant(name, getattr(side, name)) for side in (was, now))
        yield from _fields(place, one, other)


def _meant(name: str, value: Any) -> Any:
    """What is left out means the usual: anything without one, nothing said."""
    if value is not msgspec.UNSET:
        return value
    return _USUAL.get(name)
