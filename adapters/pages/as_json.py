"""Values of the domain as plain JSON: units by id and name, times by the clock in Vietnam."""

from collections.abc import Mapping
from datetime import date, timedelta, timezone
from enum import Enum
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from domain.record.record import UnitId
from domain.values.points import Points
from domain.values.private import AlteredText, ErasedText, Private
from domain.values.when import Moment, Precision, When, local

if TYPE_CHECKING:
    from adapters.wording.writing import Names

_VIETNAM = timezone(timedelta(hours=7))


def iso(at: Moment) -> str:
    """``2026-01-12T08:30:00+07:00``"""
    return local(at).replace(tzinfo=_VIETNAM).isoformat()


def plain(value: object, names: "Names | None" = None) -> object:
    """Any value as JSON can hold it. With names, units are ``{"id", "name"}`` and hidden texts
    ``{"sha256", "text"}``; the text is ``null`` where it was erased, and where it is gone though no
    erasing is recorded: then ``"lost": true`` stands beside it. Where it is not the one that was
    hidden, it says that, and ``"altered": true`` stands beside it."""
    match value:
        case None | bool() | int():
            return value
        case Enum():
            return value.value
        case UnitId() if names is not None:
            return {"id": str(value), "name": names.unit(value)}
        case Private() if names is not None:
            text = names.text(value.digest) or value.text
            beside = {"altered": True} if isinstance(text, AlteredText) else {}
            beside = {"lost": True} if text is None else beside
            return {"sha256": value.digest, "text": plain(text), **beside}
        case Private():
            return value.digest
        case ErasedText():
            return None
        case Points() | UUID() | str():
            return str(value)
        case When():
            return _when(value)
        case date():
            return value.isoformat()
        case msgspec.Struct():
            config = value.__struct_config__
            held = ((name, getattr(value, name)) for name in value.__struct_fields__)
            told = {name: plain(one, names) for name, one in held if one is not msgspec.UNSET}
            return {config.tag_field: config.tag, **told} if config.tag_field else told
        case Mapping():
            return {str(plain(key)): plain(item, names) for key, item in value.items()}
        case tuple() | list() | frozenset() | set():
            return [plain(item, names) for item in value]
        case _:
            return str(value)


def _when(when: When) -> dict[str, object]:
    """Days are given as they are known; both are the first and the last day, included."""
    if when.start is None or when.precision is Precision.UNKNOWN:
        return {"precision": "unknown"}
    if when.precision is Precision.MOMENT:
        return {"precision": "moment", "at": iso(when.start)}
    first, last = when.first_day, when.last_day
    assert first is not None
    assert last is not None
    return {
        "precision": when.precision.value,
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
    }
