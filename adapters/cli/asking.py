"""What is asked of the past: from when it is looked at, by whom, about whom."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from adapters.audit.asked import Asked
    from adapters.bootstrap import Engine
    from domain.cycle import Cycle
    from domain.record import Office, Seat, UnitId
    from workflows.as_of import AsOf

AsOfText = Annotated[str | None, typer.Option("--as-of", metavar="LÚC|@N")]
Effective = Annotated[str | None, typer.Option("--effective", metavar="NGÀY")]
_VERSION = re.compile(r"(?:[a-z0-9./-]*)@(\d{1,9})")


def moment_asked(recorded: str | None, effective: str | None) -> "AsOf":
    """A version (``@412``), what was recorded by a time, what had happened by a day.

    Raises ``Refusal("date_malformed")``, also for a time without precision.
    """
    from domain.when import When
    from workflows.as_of import AsOf, end_of

    version = _VERSION.fullmatch(recorded) if recorded else None
    known = When.read(recorded) if recorded and version is None else None
    happened = When.read(effective) if effective else None
    for when in (known, happened):
        if when is not None:
            end_of(when)
    return AsOf(version=int(version[1]) if version else None, recorded=known, effective=happened)


@dataclass(frozen=True)
class By:
    """Who did it."""

    actor: str | None = None
    office: "Office | None" = None
    unit: "UnitId | None" = None


def by_whom(engine: "Engine", text: str | None) -> By:
    """``secretary``, ``an-giang``, ``secretary@an-giang`` or the id of an account."""
    from adapters.door import read_seat, unit_named
    from domain.record import LOCAL_OPERATOR, SYSTEM_ACTOR, Office

    if text is None:
        return By()
    if text in {LOCAL_OPERATOR, SYSTEM_ACTOR}:
        return By(actor=text)
    if "@" in text:
        seat = read_seat(engine.store, text)
        return By(office=seat.office, unit=seat.unit)
    if text in set(Office):
        return By(office=Office(text))
    return By(unit=unit_named(engine.store, text))


def seat_of(engine: "Engine", text: str | None) -> "Seat | None":
    """For whom is read."""
    from adapters.door import read_seat

    return read_seat(engine.store, text) if text else None


def times(since: str | None, until: str | None) -> dict[str, object]:
    """The span of recording that is asked for."""
    from domain.when import When

    found = {"since": since, "until": until}
    return {key: When.read(text) for key, text in found.items() if text}


def check_place(asked: "Asked", cycle: "Cycle") -> None:
    """Raises ``Refusal`` for a unit that is no member, a criterion or column that is not there."""
    from domain.refusal import Refusal

    if asked.unit is not None:
        cycle.check_member(asked.unit)
    rulebook = cycle.plan.rulebook
    if rulebook is None and (asked.criterion or asked.column):
        raise Refusal("rulebook_missing")
    if rulebook is not None and asked.criterion:
        rulebook.criterion(asked.criterion)
    if rulebook is not None and asked.column:
        rulebook.column(asked.column)
