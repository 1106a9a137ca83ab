"""A deep picture of any value of the domain, to see that nothing in it was changed."""

from collections.abc import Mapping
from typing import Any

import msgspec


def snapshot(value: Any) -> Any:
    """The value as plain nested tuples that compare equal where the values are alike.

    Mappings keep no order and any key; a struct keeps its type.
    """
    match value:
        case msgspec.Struct():
            inner = (snapshot(getattr(value, name)) for name in value.__struct_fields__)
            return (type(value).__name__, *inner)
        case Mapping():
            pairs = ((snapshot(key), snapshot(item)) for key, item in value.items())
            return ("mapping", *sorted(pairs, key=repr))
        case frozenset():
            return ("set", *sorted(map(snapshot, value), key=repr))
        case tuple():
            return tuple(map(snapshot, value))
        case _:
            return (type(value).__name__, repr(value))
