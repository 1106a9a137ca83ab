"""The calendar stream: what official decisions say of single days, when they come late."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import msgspec

from domain.order import Act
from domain.paper import Document, Paper, document_of
from domain.private import Private
from domain.record import Body, Command, Event
from domain.refusal import Refusal
from domain.when import read_day


class CorrectDay(Command, frozen=True, kw_only=True):
    """Record that a day is worked or is off, as an official decision says."""

    #: ``2026-01-10``
    day: str
    working: bool
    reason: str
    document: Paper | None = None


class DayCorrected(Body, frozen=True, kw_only=True):
    day: date
    working: bool
    reason: Private
    document: Document | None


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    #: Only the days that decisions have changed; the table of ordinary days stands outside.
    corrected: Mapping[date, bool] = MappingProxyType({})


def decide(state: Calendar | None, command: Command, act: Act) -> tuple[Body, ...]:
    match command:
        case CorrectDay():
            day = read_day(command.day)
            known = state or Calendar()
            if known.corrected.get(day) is command.working:
                raise Refusal("already_done", what="correct_day")
            return (
                DayCorrected(
                    day=day,
                    working=command.working,
                    reason=act.hide_reason(command.reason),
                    document=document_of(command.document, act),
                ),
            )
        case _:
            raise LookupError(type(command))


def evolve(state: Calendar | None, event: Event) -> Calendar:
    match event.body:
        case DayCorrected() as body:
            known = state.corrected if state else {}
            return Calendar(corrected=MappingProxyType({**known, body.day: body.working}))
        case _:
            raise LookupError(type(event.body))


COMMANDS: tuple[type[Command], ...] = (CorrectDay,)
EVENTS: tuple[type[Body], ...] = (DayCorrected,)
