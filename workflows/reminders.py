"""Reminders: to those who still lack something, so many working days before it is due.

When a reminder is due depends on which days are worked, and that may change until the day comes.
So beside each deadline stands only when to look next; what is told is decided by looking at the
cycle itself.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import Duty, Standing, duties
from domain.notices import Topic
from domain.record.record import Seat, cycle_stream
from domain.values.days import DayTable
from domain.values.office_hours import working_days_before
from domain.values.refusal import Refusal
from domain.values.when import DAY, Moment, civil_day
from workflows.deadlines import DueKey, DueRow
from workflows.notices import (
    SIGNATURES,
    Leaving,
    Notice,
    head,
    leaves_at,
    notice_id,
    officer,
    secretary,
)
from workflows.ports import Store

_DAY: Final = int(DAY.total_seconds()) * 1_000_000


def look_at(row: DueRow) -> Moment | None:
    """When to look for reminders at the earliest: surely before the first is due, whichever days
    turn out to be worked. ``None`` where nobody is to be reminded."""
    if row.state is not Standing.OPEN or row.before is None or not row.remind:
        return None
    return row.before - (2 * max(row.remind) + 14) * _DAY


class Reminded(msgspec.Struct, frozen=True, kw_only=True):
    """What a round of reminders came to."""

    told: tuple[Notice, ...] = ()
    #: What could not be looked at, with the code of the refusal or of the error.
    stuck: tuple[tuple[DueKey, str], ...] = ()


def remind(store: Store, limit: int = 1000) -> Reminded:
    """Put down the reminders that are due by the store's clock, each once; at most so many
    deadlines are looked at. Safe to call at any time and by several at once."""
    told: list[Notice] = []
    stuck: dict[DueKey, str] = {}
    for _ in range(limit):
        key: DueKey | None = None
        try:
            with store.write() as transaction:
                key = transaction.claim_reminder(stuck.keys())
                if key is None:
                    break
                now, table = transaction.now(), transaction.days()
                state = transaction.load(key[0]).state
                due = duties(state).get(key[1:]) if isinstance(state, Cycle) else None
                leaving, later = _due(state, due, now, table) if due else ((), None)
                told.extend(transaction.tell(leaving))
                transaction.look_again(key, later)
        except Refusal as refusal:
            assert key is not None
            stuck[key] = refusal.code
    return Reminded(told=tuple(told), stuck=tuple(stuck.items()))


def _due(
    state: object, due: Duty, now: Moment, table: DayTable
) -> tuple[tuple[Leaving, ...], Moment | None]:
    """The last reminder whose day has come, and when the next one does."""
    assert isinstance(state, Cycle)
    if due.standing is not Standing.OPEN or due.before is None or due.let_go:
        return (), None
    last_day = civil_day(due.before - 1)
    moments = {days: working_days_before(table, last_day, days) for days in due.remind}
    later = min((moment for moment in moments.values() if moment > now), default=None)
    # A day set since says itself until when; who was told that late needs no reminder on top.
    come = [days for days, moment in moments.items() if due.since < moment <= now]
    if not come or due.before <= now:
        return (), later
    told = tuple(
        Leaving(notice, leaves_at(notice, now, table))
        for notice in reminders(state, due, min(come))
    )
    return told, later


def reminders(cycle: Cycle, due: Duty, days: int) -> Iterator[Notice]:
    """What is told of something that is due, so many working days before."""
    for to in _recipients(cycle, due):
        stream = cycle_stream(cycle.id)
        more = f"{due.code}:{days}"
        yield Notice(
            id=notice_id(stream, due.set_at, Topic.REMINDER, to, more),
            topic=Topic.REMINDER,
            stream=stream,
            version=due.set_at,
            to=to,
            code=due.code,
            days=days,
        )


def _recipients(cycle: Cycle, due: Duty) -> Iterator[Seat]:
    """A unit's mailbox, and its head where a signature is lacking; the secretary for what is due
    of the cluster as a whole."""
    if due.unit is None:
        yield from secretary(cycle)
        return
    yield officer(due.unit)
    if SIGNATURES & set(due.lacking):
        yield head(due.unit)
