"""What formal events put on file beside their documents, by the event's version: days, texts, who
was present.

It says what can be corrected, and how it reads now. What an event said stays in the event.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from domain.record.record import Event, Ids, UnitId
from domain.values.growing import with_entry
from domain.values.private import Private
from domain.values.when import When

#: The list of who is at a sitting; other events tell of those present in passing.
_ATTENDANCE = "attendance_recorded"


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of one event, corrections included."""

    type: str
    #: The units that were present, of an attendance only.
    present: Ids[UnitId] | None = None
    #: The day on which something was held or handed over.
    date: When | None = None
    #: By the name of the field.
    texts: Mapping[str, Private] = MappingProxyType({})
    #: The versions of the corrections, the oldest first.
    corrected_by: tuple[int, ...] = ()


class OnFile(msgspec.Struct, frozen=True, kw_only=True):
    #: The version of the last event.
    last: int = 0
    facts: Mapping[int, Filed] = MappingProxyType({})
    #: The version of the last event of each type.
    latest: Mapping[str, int] = MappingProxyType({})

    def is_last(self, version: int) -> bool:
        """Whether no later event of the same type is on file."""
        return self.latest[self.facts[version].type] == version

    def refiled(self, version: int, filed: Filed) -> OnFile:
        """The same, where the facts of one event read otherwise."""
        return replace(self, facts=with_entry(self.facts, version, filed))


def noted(on_file: OnFile, event: Event) -> OnFile:
    """What is on file after one more event."""
    version, filed = event.header.version, _filed(event)
    if filed is None:
        return replace(on_file, last=version)
    return OnFile(
        last=version,
        facts=with_entry(on_file.facts, version, filed),
        latest=with_entry(on_file.latest, filed.type, version),
    )


def _filed(event: Event) -> Filed | None:
    """``None`` for an event that is no formal act: scores, votes, changes of phase."""
    body, named = event.body, event.header.type
    if "document" not in body.__struct_fields__:
        return None
    date = getattr(body, "date", None)
    texts = {
        name: value
        for name in body.__struct_fields__
        if isinstance(value := getattr(body, name), Private)
    }
    return Filed(
        type=named,
        present=getattr(body, "present") if named == _ATTENDANCE else None,  # noqa: B009
        date=date if isinstance(date, When) else None,
        texts=MappingProxyType(texts),
    )
