"""The calendar stream: what official decisions say of single days, when they come late."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from domain.record.order import Act, Decide
from domain.record.record import Body, Command, Event
from domain.record.who import OPERATOR, PlainRow
from domain.values.days import DayTable
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import read_day


class CorrectDay(Command, frozen=True, kw_only=True):
    """Record that a day is worked or is off, as an official decision says."""

    #: ``2026-01-10``
    day: str
    working: bool
    reason: str
    document: Paper | None = None


class ConfirmYear(Command, frozen=True, kw_only=True):
    """Record that a year's holidays are what the law and the lunar calendar give, apart from the
    days corrected: its official decision is known."""

    looks_at_days: ClassVar[bool] = True

    year: int
    reason: str
    document: Paper | None = None


class DayCorrected(Body, frozen=True, kw_only=True):
    day: date
    working: bool
    reason: Private
    document: Document | None


class YearConfirmed(Body, frozen=True, kw_only=True):
    year: int
    #: The table of days that was confirmed.
    table: str
    reason: Private
    document: Document | None


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    #: Only the days that decisions have changed; the table of ordinary days stands outside.
    corrected: Mapping[date, bool] = MappingProxyType({})
    #: Years past the end of that table in which it holds all the same.
    confirmed: frozenset[int] = frozenset()

    def over(self, table: DayTable) -> DayTable:
        """The table of ordinary days as decisions have changed and confirmed it."""
        while table.last.year + 1 in self.confirmed:
            table = table.confirm(table.last.year + 1)
        return table.correct(self.corrected)


@refuses("already_done", "reason_blank", document_of)
def correct_day(state: Calendar | None, command: CorrectDay, act: Act) -> tuple[Body, ...]:
    day = read_day(command.day)
    known = state or Calendar()
    if known.corrected.get(day) is command.working:
        raise Refusal("already_done", what="correct_day")
    corrected = DayCorrected(
        day=day,
        working=command.working,
        reason=act.hide_reason(command.reason),
        document=document_of(command.document, act),
    )
    return (corrected,)


@refuses("already_done", "reason_blank", "year_not_next", document_of)
def confirm_year(_state: Calendar | None, command: ConfirmYear, act: Act) -> tuple[Body, ...]:
    """Years are confirmed in their order, so that what is known has no gap."""
    following = act.days.last.year + 1
    if command.year < following:
        raise Refusal("already_done", what="confirm_year")
    if command.year > following:
        raise Refusal("year_not_next", value=command.year, next=following)
    confirmed = YearConfirmed(
        year=command.year,
        table=act.days.label,
        reason=act.hide_reason(command.reason),
        document=document_of(command.document, act),
    )
    return (confirmed,)


def evolve(state: Calendar | None, event: Event) -> Calendar:
    match event.body:
        case DayCorrected() as body:
            known = state or Calendar()
            return replace(known, corrected=with_entry(known.corrected, body.day, body.working))
        case YearConfirmed() as body:
            known = state or Calendar()
            return replace(known, confirmed=known.confirmed | {body.year})
        case _:
            raise LookupError(type(event.body))


ROWS = (
    PlainRow(CorrectDay, by=OPERATOR),
    PlainRow(ConfirmYear, by=OPERATOR),
)
DECISIONS: dict[type[Command], Decide] = {CorrectDay: correct_day, ConfirmYear: confirm_year}
COMMANDS: tuple[type[Command], ...] = tuple(DECISIONS)
EVENTS: tuple[type[Body], ...] = (DayCorrected, YearConfirmed)
