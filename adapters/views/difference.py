"""Where something that is stored is not what the events say."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Table

Key = tuple[tuple[str, object], ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One value that is not what the events say."""

    table: str
    #: The columns of the key with their values.
    key: Key
    #: ``None``: the whole row is missing, or should not be there. Of events ``tail``: the last ones
    #: are missing, and the values are the last version that is there, and the last that was.
    column: str | None
    stored: object
    expected: object
    #: An event says that this was there before it, and the events before it give something else.
    contradicts: bool = False


def key_of(table: Table, row: Mapping[Any, Any]) -> Key:
    """The columns of a row's key with their values."""
    return tuple((column.name, row[column.name]) for column in table.primary_key.columns)


def first_difference(
    table: Table,
    key: Key,
    stored: Mapping[str, Any] | None,
    expected: Mapping[str, Any] | None,
) -> Difference | None:
    """The first column in which two rows differ; ``None`` stands for a row that is not there."""
    if stored is None or expected is None:
        return Difference(
            table=table.name,
            key=key,
            column=None,
            stored=None if stored is None else "row",
            expected=None if expected is None else "row",
        )
    for name, value in expected.items():
        if stored[name] != value:
            return Difference(
                table=table.name, key=key, column=name, stored=stored[name], expected=value
            )
    return None
