"""Maps that grow entry by entry with the year, each earlier state keeping its own.

A year has thousands of formal acts, and every one puts something on file: to copy a whole map at
each would cost the square of them.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import Any, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

#: Up to so many entries a map is copied: that costs less than the care.
_SMALL = 32
#: A layer takes in the one below it unless that is more than so many times as large.
_TIMES = 8
_ABSENT: Any = object()


class Growing(Mapping[Key, Value]):
    """A map of few layers, each much larger than the next: many states share those below, and
    only the last and smallest is copied for an entry.

    A layer that is full goes into the one below where that is not much larger. So an entry is
    copied about as often as there are layers, whose number grows with the logarithm of the size.

    Its order is that of a ``dict``, so the same in every process: an entry stands where its key
    was first put.
    """

    __slots__ = ("_below", "_last", "_size")

    def __init__(
        self, below: tuple[dict[Key, Value], ...], last: dict[Key, Value], size: int
    ) -> None:
        #: The layers from the largest on, and the last and smallest.
        self._below = below
        self._last = last
        self._size = size

    def with_entry(self, key: Key, value: Value) -> Growing[Key, Value]:
        """The map with one entry more, or with another value for its key."""
        last = self._last.copy()
        last[key] = value
        known = len(last) == len(self._last)
        for layer in self._below:
            known = known or key in layer
        size = self._size + (not known)
        if len(last) < _SMALL:
            return Growing(self._below, last, size)
        below = list(self._below)
        while below and len(below[-1]) <= _TIMES * len(last):
            last = below.pop() | last
        return Growing((*below, last), {}, size)

    def __getitem__(self, key: Key) -> Value:
        if key in self._last:
            return self._last[key]
        for layer in reversed(self._below):
            found: Value = layer.get(key, _ABSENT)
            if found is not _ABSENT:
                return found
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        if key in self._last:
            return True
        for layer in self._below:  # noqa: SIM110  (a generator costs more than the look)
            if key in layer:
                return True
        return False

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Key]:
        return iter(self.copy())

    def keys(self) -> KeysView[Key]:
        return self.copy().keys()

    def values(self) -> ValuesView[Value]:
        return self.copy().values()

    def items(self) -> ItemsView[Key, Value]:
        return self.copy().items()

    def __repr__(self) -> str:
        return f"Growing({self.copy()!r})"

    def copy(self) -> dict[Key, Value]:
        """All entries in one dictionary."""
        return reduce(or_, (*self._below[1:], self._last), self._below[0])


def copied(known: Mapping[Key, Value]) -> dict[Key, Value]:
    """A dictionary of its own with the same entries. A proxy copies the one behind it at once;
    written ``{**known}`` it is asked for every entry, thirty times as slow."""
    if isinstance(known, MappingProxyType) or type(known) is Growing:
        return known.copy()
    return dict(known)


def with_entry(known: Mapping[Key, Value], key: Key, value: Value) -> Mapping[Key, Value]:
    """The map with one entry more, or with another value for its key; the old one stays as it
    was."""
    if type(known) is Growing:  # for anything else ``isinstance`` would ask the abstract class
        return known.with_entry(key, value)
    entries = copied(known)
    entries[key] = value
    if len(entries) <= _SMALL:
        return MappingProxyType(entries)
    return Growing((entries,), {}, len(entries))
