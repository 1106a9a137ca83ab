"""What may be left out, and then says nothing."""

from typing import TypeVar

import msgspec

T = TypeVar("T")


def stated(value: T | msgspec.UnsetType) -> T | None:
    """A value that may be left out; ``None`` where it is."""
    return None if isinstance(value, msgspec.UnsetType) else value
