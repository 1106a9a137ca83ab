"""What is to be told, put down in the append that gives reason to it, and when to look at
reminders."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, delete, select, tuple_, update

from adapters.log import tables
from adapters.log.envelope import Envelope, insert_new
from adapters.log.upserting import upsert
from domain.record.record import UnitId
from domain.values.when import Moment
from workflows.deadlines import DueKey
from workflows.notices import Leaving, Notice
from workflows.reminders import look_at

_outbox, _reminders = tables.outbox, tables.reminders
_of, _at = _outbox.c, _reminders.c
#: The unit of what is due for the cluster as a whole: a key has no room for nothing.
_NO_UNIT: Final = ""


def write_outbox(connection: Connection, envelope: Envelope) -> None:
    """Put down whom to tell of what was just accepted."""
    put(connection, envelope.leaving, envelope.receipt.recorded_at)


def put(connection: Connection, leaving: Sequence[Leaving], now: Moment) -> tuple[Notice, ...]:
    """Put notices down, each once; those that were not there before. What may be joined to one
    that still waits becomes part of it."""
    return tuple(one.notice for one in leaving if _put(connection, one, now))


def _put(connection: Connection, leaving: Leaving, now: Moment) -> bool:
    notice = leaving.notice
    if notice.joined and _join(connection, leaving):
        return True
    row = {
        "notice": str(notice.id),
        "topic": notice.topic.value,
        "stream": notice.stream,
        "version": notice.version,
        "last_version": notice.version,
        "unit": _unit(notice.to.unit),
        "office": notice.to.office.value,
        "code": notice.code,
        "days": notice.days,
        "told_at": now,
        "due_at": leaving.at,
        "state": "waiting",
        "tries": 0,
        "unsure": 0,
    }
    return insert_new(connection, _outbox, [row])


def _join(connection: Connection, leaving: Leaving) -> bool:
    """Make a notice part of one to the same unit that still waits for the first time."""
    notice = leaving.notice
    joined = connection.execute(
        update(_outbox)
        .where(
            _of.stream == notice.stream,
            _of.unit == _unit(notice.to.unit),
            _of.topic == notice.topic.value,
            _of.state == "waiting",
            _of.office == notice.to.office.value,
            _of.tries == 0,
            _of.last_version < notice.version,
        )
        .values(last_version=notice.version, due_at=leaving.at)
    )
    return joined.rowcount > 0


def write_reminders(connection: Connection, envelope: Envelope) -> None:
    """Put down when to look at the reminders of what the append has changed."""
    moments = [(row.key, look_at(row)) for row in envelope.due.changed]
    gone = [*envelope.due.gone, *(key for key, moment in moments if moment is None)]
    if gone:
        # In one order for all, or two writers could each hold what the other waits for.
        keys = sorted((code, _unit(unit)) for _, code, unit in gone)
        connection.execute(
            delete(_reminders).where(
                _at.stream == envelope.stream, tuple_(_at.code, _at.unit).in_(keys)
            )
        )
    rows = [
        {"stream": stream, "code": code, "unit": _unit(unit), "look_at": moment}
        for (stream, code, unit), moment in moments
        if moment is not None
    ]
    if rows:
        connection.execute(upsert(connection, _reminders), rows)


def claim_reminder(
    connection: Connection, now: Moment, passed_over: Collection[DueKey] = ()
) -> DueKey | None:
    """The deadline whose reminders wait the longest to be looked at, locked where rows can be."""
    row = connection.execute(
        reminders_now(now, passed_over).with_for_update(skip_locked=True)
    ).first()
    return None if row is None else (row.stream, row.code, UnitId(row.unit) if row.unit else None)


def reminders_now(now: Moment, passed_over: Collection[DueKey] = ()) -> Any:
    statement = (
        select(_reminders)
        .where(_at.look_at <= now)
        .order_by(_at.look_at, _at.stream, _at.code, _at.unit)
        .limit(1)
    )
    if passed_over:
        keys = [(stream, code, _unit(unit)) for stream, code, unit in passed_over]
        statement = statement.where(tuple_(_at.stream, _at.code, _at.unit).not_in(keys))
    return statement


def look_again(connection: Connection, key: DueKey, at: Moment | None) -> None:
    """Look at the reminders of a deadline then; ``None``: not again."""
    stream, code, unit = key
    own: ColumnElement[bool] = (_at.stream == stream) & (_at.code == code)
    own &= _at.unit == _unit(unit)
    connection.execute(
        delete(_reminders).where(own)
        if at is None
        else update(_reminders).where(own).values(look_at=at)
    )


def _unit(unit: UnitId | None) -> str:
    return _NO_UNIT if unit is None else str(unit)
