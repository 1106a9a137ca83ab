"""The unit stream: an office that takes part, and the names it has had."""

import re

import msgspec

from domain.names import fold, stored
from domain.order import Act
from domain.private import Private
from domain.record import Body, Command, Event, UnitId
from domain.refusal import Refusal
from domain.when import When

#: What a code in an address may be made of.
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


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


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    id: UnitId
    code: str
    names: tuple[Name, ...]
    aliases: tuple[str, ...]

    @property
    def name(self) -> Name:
        return self.names[-1]


def decide(state: Unit | None, command: Command, act: Act) -> tuple[Body, ...]:
    match command:
        case RegisterUnit():
            return (_register(state, command, act),)
        case RenameUnit():
            assert state is not None
            _named(command.full_name, command.short_name)
            _check_free(command.full_name, act)
            return (
                UnitRenamed(
                    full_name=stored(command.full_name),
                    short_name=stored(command.short_name),
                    since=When.read(command.since),
                    reason=act.hide_reason(command.reason),
                ),
            )
        case _:
            raise LookupError(type(command))


def _register(state: Unit | None, command: RegisterUnit, act: Act) -> UnitRegistered:
    if state is not None:
        raise Refusal("stream_exists", stream=act.order.stream)
    _named(command.full_name, command.short_name)
    check_code(command.code)
    if code_key(command.code) in act.context.claimed:
        raise Refusal("code_taken", code=command.code)
    _check_free(command.full_name, act)
    return UnitRegistered(
        unit=command.unit,
        code=command.code,
        full_name=stored(command.full_name),
        short_name=stored(command.short_name),
        aliases=tuple(sorted({stored(alias) for alias in command.aliases})),
    )


def _check_free(full_name: str, act: Act) -> None:
    """Raises ``Refusal("duplicate_unit")`` where another unit has, or had, that name."""
    holder = act.context.claimed.get(name_key(full_name), act.order.stream)
    if holder != act.order.stream:
        raise Refusal("duplicate_unit", name=full_name)


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
    """The claim on a unit's full name however it is typed."""
    return f"unit:{fold(full_name)}"


def evolve(state: Unit | None, event: Event) -> Unit:
    match event.body:
        case UnitRegistered() as body:
            return Unit(
                id=body.unit,
                code=body.code,
                names=(Name(body.full_name, body.short_name, None),),
                aliases=body.aliases,
            )
        case UnitRenamed() as body:
            assert state is not None
            name = Name(body.full_name, body.short_name, body.since)
            return msgspec.structs.replace(state, names=(*state.names, name))
        case _:
            raise LookupError(type(event.body))


COMMANDS: tuple[type[Command], ...] = (RegisterUnit, RenameUnit)
EVENTS: tuple[type[Body], ...] = (UnitRegistered, UnitRenamed)
