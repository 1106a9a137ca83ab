"""The official calendar of Vietnam as a table of days, each with whence it is known.

The table is a file of ours (``official_days.json``), computed once by ``tests/official_days.py``:
the holidays of the Labour Code for any year and the swaps that a library lists, and what decisions
gave in exchange that it does not list. No year is called clear for one of its swaps: the table
says to which day it was looked after, and past that day it is a forecast, until the operator
confirms a year (:class:`domain.calendar.ConfirmYear`).
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from domain.values.days import DayTable

_FILE = Path(__file__).with_name("official_days.json")


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whence a day is known: a library with its version, or a decision."""

    #: In Vietnamese and in English, as it is shown.
    vi: str
    en: str
    library: str | None = None
    #: Of the decision; ``None`` where what tells of it does not state one.
    number: str | None = None
    decided: date | None = msgspec.field(name="date", default=None)


class Day(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day that is off, or a day of the weekend that is worked."""

    day: date
    worked: bool
    #: The key of its source.
    whence: str = msgspec.field(name="from")
    name: tuple[str, str] | None = None
    #: The other half of a swap: the day worked for a day off, and the other way round.
    swapped: date | None = msgspec.field(name="with", default=None)
    #: Nobody has decided it yet.
    confirmed: bool = True


class OfficialDays(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file."""

    version: str
    #: The span of which the yearly decisions were looked for.
    first: date
    last: date
    sources: dict[str, Source]
    days: list[Day]


@cache
def shipped() -> OfficialDays:
    return msgspec.json.decode(_FILE.read_bytes(), type=OfficialDays)


@cache
def official_days() -> DayTable:
    """The table of the file, named after the library's version and the edition of ours over it:
    ``vn-0.109-1``. What was reckoned by the library alone bears its version alone, ``vn-0.109``."""
    found = shipped()
    return DayTable(
        version=found.version,
        first=found.first,
        last=found.last,
        off=frozenset(one.day for one in found.days if not one.worked),
        made_up=frozenset(one.day for one in found.days if one.worked),
        named=MappingProxyType({one.day: one.name for one in found.days if one.name}),
        unconfirmed=frozenset(one.day for one in found.days if not one.confirmed),
        swaps=MappingProxyType({one.day: one.swapped for one in found.days if one.swapped}),
    )


def sources_of() -> Mapping[date, Source]:
    """Whence each day of the table is known."""
    found = shipped()
    return {one.day: found.sources[one.whence] for one in found.days}
