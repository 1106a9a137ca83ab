"""Maps that grow entry by entry with the year, each earlier state keeping its own.

A year has thousands of formal acts, and every one puts something on file: to copy a whole map at
each would cost the square of them.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from types import MappingProxyType
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

#: Up to so many entries a map is copied: that costs less than the care.
_SMALL = 32


class Growing(Mapping[Key, Value]):
    """A map of two layers: entries that many states share, and the few that were put since.

    Its order is that of a ``dict``, so the same in every process: an entry stands where its key
    was first put.
    """

    __slots__ = ("_put", "_shared", "_size")

    def __init__(self, shared: dict[Key, Value], put: dict[Key, Value], size: int) -> None:
        self._shared = shared
        self._put = put
        self._size = size

    def with_entry(self, key: Key, value: Value) -> Growing[Key, Value]:
        """The layer above is copied each time; it goes into the one below when it has as many
        entries as the root of what lies there, which keeps both costs small."""
        put = self._put.copy()
        put[key] = value
        size = self._size + (len(put) > len(self._put) and key not in self._shared)
        if len(put) ** 2 <= len(self._shared):
            return Growing(self._shared, put, size)
        return Growing({**self._shared, **put}, {}, size)

    def __getitem__(self, key: Key) -> Value:
        return self._put[key] if key in self._put else self._shared[key]

    def __contains__(self, key: object) -> bool:
        return key in self._put or key in self._shared

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Key]:
        return iter(self._entries())

    def keys(self) -> KeysView[Key]:
        return self._entries().keys()

    def values(self) -> ValuesView[Value]:
        return self._entries().values()

    def items(self) -> ItemsView[Key, Value]:
        return self._entries().items()

    def __repr__(self) -> str:
        return f"Growing({self._entries()!r})"

    def _entries(self) -> dict[Key, Value]:
        return {**self._shared, **self._put} if self._put else self._shared


def copied(known: Mapping[Key, Value]) -> dict[Key, Value]:
    """A dictionary of one's own. ``dict(known)`` looks every key of a proxy up again."""
    return known.copy() if isinstance(known, MappingProxyType) else dict(known)


def with_entry(known: Mapping[Key, Value], key: Key, value: Value) -> Mapping[Key, Value]:
    """The map with one entry more, or with another value for its key; the old one stays as it
    was."""
    if type(known) is Growing:  # for anything else ``isinstance`` would ask the abstract class
        return known.with_entry(key, value)
    entries = copied(known)
    entries[key] = value
    if len(entries) <= _SMALL:
        return MappingProxyType(entries)
    return Growing(entries, {}, len(entries))
