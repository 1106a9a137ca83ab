"""The unit stream: an office that takes part, the names it has had, what it came from and became,
and the gatherings of its own. This file holds its names and puts the parts together.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType, ModuleType

import msgspec

from domain.record.order import Act, Decide
from domain.record.record import Body, Command, Event, Header, Office, Seat, UnitId
from domain.record.who import OPERATOR, PlainRow
from domain.units import gathering, lineage
from domain.units.gathering import Gathering, UnitSourceRecorded
from domain.units.lineage import Ceased, Predecessor
from domain.values.names import fold, identity, stored
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment, When

#: What a code in an address may be made of.
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: How every claim on a full name begins.
NAMES = "unit:"
#: The offices that every unit has of its own.
OWN_OFFICES = (Office.UNIT_OFFICER, Office.UNIT_HEAD)


class RegisterUnit(Command, frozen=True, kw_only=True):
    """Enter a unit, under the id that the asker gives it."""

    unit: UnitId
    #: The short ASCII word of addresses, for example ``long-an``.
    code: str
    full_name: str
    short_name: str
    #: Other spellings under which people look for it.
    aliases: tuple[str, ...] = ()


class RenameUnit(Command, frozen=True, kw_only=True):
    """Give a unit another name from a date on; years before keep the old one."""

    full_name: str
    short_name: str
    #: A date or month; see ``When.read``.
    since: str
    reason: str


class UnitRegistered(Body, frozen=True, kw_only=True):
    unit: UnitId
    code: str
    full_name: str
    short_name: str
    aliases: tuple[str, ...]


class UnitRenamed(Body, frozen=True, kw_only=True):
    full_name: str
    short_name: str
    since: When
    reason: Private


class Name(msgspec.Struct, frozen=True):
    """A name and from when it holds (``None``: from the beginning)."""

    full: str
    short: str
    since: When | None
    #: The moment from which it is shown.
    start: Moment | None = None


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    id: UnitId
    code: str
    names: tuple[Name, ...]
    aliases: tuple[str, ...]
    predecessors: tuple[Predecessor, ...] = ()
    #: ``None`` while it goes on.
    ceased: Ceased | None = None
    sources: Mapping[str, UnitSourceRecorded] = MappingProxyType({})
    gatherings: Mapping[str, Gathering] = MappingProxyType({})

    @property
    def name(self) -> Name:
        """The name that holds last."""
        return _latest(self.names)

    def name_at(self, at: Moment) -> Name:
        """The name that held at a moment; before all that are dated, the first."""
        return _latest(one for one in self.names if one.start is None or one.start <= at)

    def holds(self, seat: Seat) -> bool:
        """Whether the seat is one of the unit's own."""
        return seat.office in OWN_OFFICES and seat.unit == self.id

    def dates(self) -> Iterator[When]:
        """The dates of what is known of the unit; it cannot have ceased before any of them."""
        yield from (name.since for name in self.names if name.since is not None)
        yield from (one.since for one in self.predecessors)
        yield from (one.told.date for one in self.gatherings.values())

    def check_goes_on(self) -> None:
        """Raises ``Refusal("unit_ceased")``."""
        if self.ceased is not None:
            raise Refusal("unit_ceased", unit=self.id, since=self.ceased.since)


def _latest(names: Iterable[Name]) -> Name:
    """The one that begins last; of those that begin at once, the one recorded last."""
    *_, last = sorted(names, key=lambda name: (name.start is not None, name.start or 0))
    return last


_PARTS: tuple[ModuleType, ...] = (lineage, gathering)
_EVOLUTIONS: dict[type[Body], Callable[[Unit, Event], Unit]] = {
    body: part.evolve for part in _PARTS for body in part.EVENTS
}


@refuses("date_malformed", "duplicate_unit", "name_blank", "reason_blank", "unit_ceased")
def rename_unit(unit: Unit, command: RenameUnit, act: Act) -> tuple[Body, ...]:
    _named(command.full_name, command.short_name)
    _check_free(command.full_name, act)
    since = When.read(command.since)
    if unit.ceased is not None and not since.is_before(unit.ceased.since):
        unit.check_goes_on()
    renamed = UnitRenamed(
        full_name=stored(command.full_name),
        short_name=stored(command.short_name),
        since=since,
        reason=act.hide_reason(command.reason),
    )
    return (renamed,)


@refuses("code_taken", "duplicate_unit", "input_malformed", "name_blank", "stream_exists")
def register_unit(state: Unit | None, command: RegisterUnit, act: Act) -> tuple[Body, ...]:
    if state is not None:
        raise Refusal("stream_exists", stream=act.order.stream)
    _named(command.full_name, command.short_name)
    check_code(command.code)
    if code_key(command.code) in act.context.claimed:
        raise Refusal("code_taken", code=command.code)
    _check_free(command.full_name, act)
    registered = UnitRegistered(
        unit=command.unit,
        code=command.code,
        full_name=stored(command.full_name),
        short_name=stored(command.short_name),
        aliases=tuple(sorted({stored(alias) for alias in command.aliases})),
    )
    return (registered,)


def _check_free(full_name: str, act: Act) -> None:
    """Raises ``Refusal("duplicate_unit")`` where another unit has, or had, that name; and where
    only marks tell the names apart and one of them is typed without any: nobody knows then whether
    it is one unit or two."""
    held = {
        key: UnitId(stream.partition(":")[2])
        for key, stream in sorted(act.context.claimed.items())
        if key.startswith(_alike(full_name)) and stream != act.order.stream
    }
    if name_key(full_name) in held:
        raise Refusal("duplicate_unit", name=full_name, units=(held[name_key(full_name)],))
    unmarked = f"{_alike(full_name)}{fold(full_name)}"
    unclear = held.values() if name_key(full_name) == unmarked else [held.get(unmarked)]
    units = tuple(dict.fromkeys(unit for unit in unclear if unit is not None))
    if units:
        raise Refusal("duplicate_unit", case="unmarked", name=full_name, units=units)


def _named(full: str, short: str) -> None:
    if not full.strip() or not short.strip():
        raise Refusal("name_blank")


def check_code(code: str) -> None:
    if not CODE.fullmatch(code) or len(code) > 60:
        raise Refusal("input_malformed", where="code", expected="long-an", value=code)


def code_key(code: str) -> str:
    """The claim on a code, one for units and clusters alike."""
    return f"code:{code}"


def name_key(full_name: str) -> str:
    """The claim on a unit's full name."""
    return f"{_alike(full_name)}{identity(full_name)}"


def names_alike(full_name: str) -> str:
    """Asks for all claims on full names that differ from this one in marks only, if at all."""
    return f"{_alike(full_name)}*"


def _alike(full_name: str) -> str:
    return f"{NAMES}{fold(full_name)}:"


def evolve(state: Unit | None, event: Event) -> Unit:
    body = event.body
    if isinstance(body, UnitRegistered):
        return Unit(
            id=body.unit,
            code=body.code,
            names=(Name(body.full_name, body.short_name, None),),
            aliases=body.aliases,
        )
    assert state is not None
    if isinstance(body, UnitRenamed):
        name = Name(body.full_name, body.short_name, body.since, _start(body, event.header))
        return msgspec.structs.replace(state, names=(*state.names, name))
    return _EVOLUTIONS[type(body)](state, event)


def _start(body: UnitRenamed, header: Header) -> Moment:
    """A name of which nobody says since when is shown from when it was recorded."""
    return header.recorded_at if body.since.start is None else body.since.start


ROWS: tuple[PlainRow, ...] = (
    PlainRow(RegisterUnit, by=OPERATOR),
    PlainRow(RenameUnit, by=OPERATOR),
    *(row for part in _PARTS for row in part.ROWS),
)
DECISIONS: dict[type[Command], Decide] = {
    RegisterUnit: register_unit,
    RenameUnit: rename_unit,
    **{command: decision for part in _PARTS for command, decision in part.DECISIONS.items()},
}
COMMANDS: tuple[type[Command], ...] = tuple(DECISIONS)
EVENTS: tuple[type[Body], ...] = (UnitRegistered, UnitRenamed, *_EVOLUTIONS)
