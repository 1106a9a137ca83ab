"""What was typed into a form becomes an order: who gives it, in which office, for whom."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from uuid import UUID

import msgspec
from django.core.files.uploadedfile import UploadedFile
from msgspec.structs import replace

from adapters.door.commands import cell_keys
from adapters.door.key_values import fields
from adapters.door.orders import beginning_order, begins, read_order, rulebook_of
from adapters.door.seats import read_seat
from adapters.pages.asked_fields import Choice
from adapters.pages.called import code_of
from adapters.rulebooks.brought import brought
from adapters.web.year.carrying import ID, form_id
from adapters.web.year.frame import seat_called
from adapters.web.year.visit import Visit
from adapters.yaml_file import read_file
from domain.cycle.cycle import Cycle
from domain.record.order import Order
from domain.record.record import Command, Seat, StreamId, unit_stream
from domain.record.streams import COMMANDS
from domain.record.who import Scope
from domain.values.names import nearest, sort_key
from domain.values.refusal import Refusal
from workflows.permissions import PERMISSIONS
from workflows.status import Action

#: What a form says beside the fields of its command.
OFFICE: Final = "_office"
FOR: Final = "_for"
AT: Final = "_at"
FILE: Final = "_file"
STEP: Final = "_step"
SEEN: Final = "_seen"
_OWN: Final = frozenset({ID, OFFICE, FOR, AT, FILE, STEP, SEEN, "csrfmiddlewaretoken"})


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """What a form brought."""

    command: str
    #: By the name of a field what was typed there; lists joined by commas.
    values: Mapping[str, str]
    id: UUID
    office: str = ""
    on_behalf: str = ""
    at: str = ""


def kind_of_command(word: str) -> type[Command]:
    """Raises ``Refusal("unknown_command")`` with the nearest."""
    if word not in COMMANDS:
        raise Refusal("unknown_command", value=word, nearest=nearest(word, COMMANDS))
    return COMMANDS[word]


def typed_in(visit: Visit, command: str) -> Typed:
    """What was typed into a form, as it stands."""
    sent = visit.request.POST
    values = {
        key: ",".join(one for one in sent.getlist(key) if one) for key in sent if key not in _OWN
    }
    return Typed(
        command=command,
        values=values,
        id=form_id(visit),
        office=sent.get(OFFICE, ""),
        on_behalf=sent.get(FOR, ""),
        at=sent.get(AT, ""),
    )


def order_of(visit: Visit, typed: Typed) -> Order:
    """The order that a form gives. Raises ``Refusal`` as :func:`read_order` and ``read_command``
    do; ``office_not_held``."""
    engine, target = visit.engine, visit.target
    assert target is not None
    beginning = begins(typed.command)
    stream = None if beginning else visit.stream
    rulebook = rulebook_of(engine.store, stream) if stream is not None else None
    words = (f"{key}={value}" for key, value in typed.values.items() if value.strip())
    said = fields(words, cell_keys(typed.command, rulebook))
    raw = {**_brought(visit, typed.command), **said, "command": typed.command}
    seat = seat_of(visit, typed.office, stream, typed.command)
    if beginning:
        written = f"{seat.office}@{seat.unit}" if seat.unit else seat.office.value
        return beginning_order(
            engine,
            target,
            raw,
            actor=visit.actor.key,
            seat=written,
            at=typed.at or None,
            command_id=typed.id,
        )
    order = read_order(
        engine,
        target,
        raw,
        actor=visit.actor.key,
        seat=None,
        for_unit=typed.on_behalf or None,
        at=typed.at or None,
        command_id=typed.id,
    )
    return replace(order, seat=seat)


def _brought(visit: Visit, command: str) -> dict[str, object]:
    """The fields that a file gives, of a form that takes one."""
    file = visit.request.FILES.get(FILE)
    if not isinstance(file, UploadedFile):
        return {}
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        # only the end of its name is taken, which says how it is read
        path = Path(folder) / f"tep{Path(file.name or '').suffix[:8]}"
        path.write_bytes(file.read())
        return brought(command, read_file(path))


def seat_of(visit: Visit, written: str, stream: StreamId | None, command: str) -> Seat:
    """The office that is named, or the first that may."""
    if written:
        seat = read_seat(visit.engine.store, written)
        if seat not in visit.actor.seats:
            raise Refusal("office_not_held", case="account", office=seat.office, unit=seat.unit)
        return seat
    grants = PERMISSIONS[kind_of_command(command)]
    able = [seat for seat in visit.actor.seats if seat.office in grants]
    held = [seat for seat in able if _holds(visit, stream, seat)]
    return (held or able or list(visit.actor.seats))[0]


def _holds(visit: Visit, stream: StreamId | None, seat: Seat) -> bool:
    state = visit.engine.store.load(stream).state if stream is not None else None
    return not isinstance(state, Cycle) or seat.unit is None or state.holds(seat)


def seats_for(visit: Visit, kind: type[Command], action: Action | None) -> tuple[Choice, ...]:
    """In which of their offices whoever asks may give a command."""
    grants = PERMISSIONS[kind]
    found = [seat for seat in visit.actor.seats if seat.office in grants]
    if action is not None:
        by = {doer.office: doer for doer in action.by}
        found = [
            seat
            for seat in found
            if seat.office in by
            and (not by[seat.office].units or seat.unit in by[seat.office].units)
        ]
    return tuple(
        Choice(_written(seat), seat_called(visit.engine, seat, visit.lang)) for seat in found
    )


def _written(seat: Seat) -> str:
    return f"{seat.office.value}@{seat.unit}" if seat.unit is not None else seat.office.value


def behalf_of(visit: Visit, kind: type[Command], action: Action | None) -> tuple[Choice, ...]:
    """For which units the chair's office may give a command that is a unit's own."""
    grants = PERMISSIONS[kind]
    if not any(grants.get(seat.office) is Scope.BEHALF for seat in visit.actor.seats):
        return ()
    return tuple(sorted(_units(visit, action), key=lambda one: sort_key(one.text)))


def _units(visit: Visit, action: Action | None) -> Iterator[Choice]:
    units = action.units if action is not None and action.units else visit.cycle.members
    names = visit.names()
    for unit in units:
        yield Choice(code_of(visit.engine, unit_stream(unit)), names.unit(unit))
