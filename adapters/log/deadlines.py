"""What is due, beside the events: an inline read model, and how a sweep finds what is due in it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, delete, select, tuple_

from adapters.log import tables
from adapters.log.envelope import Envelope, Writing
from adapters.log.statements import Inserting, Said, Statement
from domain.cycle.deadlines.duties import AHEAD, Standing
from domain.record.record import Event, StreamId, UnitId
from domain.record.streams import evolve
from domain.values.when import Moment
from workflows.deadlines import DueKey, DueRow, due_rows

_deadlines = tables.deadlines
_of: Final = _deadlines.c
#: The unit of what is due for the cluster as a whole: a key has no room for nothing.
_NO_UNIT: Final = ""


def rows_of(events: Sequence[Event]) -> Mapping[Table, list[dict[str, Any]]]:
    """All rows of one stream, from all its events."""
    state: object = None
    for event in events:
        state = evolve(state, event)
    found = due_rows(events[0].stream, state) if events else {}
    return {_deadlines: [_stored(row) for row in found.values() if row.passes]}


def write_deadlines(envelope: Envelope) -> Writing:
    """Put down what the append has changed of what is due: set, moved, extended, met, passed."""
    due = envelope.due
    if due.gone:
        keys = [(code, _unit(unit)) for _, code, unit in due.gone]
        own = _of.stream == envelope.stream
        yield [Said(Statement(delete(_deadlines).where(own, tuple_(_of.code, _of.unit).in_(keys))))]
    yield _ROWS.rows([_stored(row) for row in due.changed if row.passes])


_ROWS: Final = Inserting(_deadlines, taken="over")


def due_now(now: Moment, passed_over: Collection[DueKey] = ()) -> Any:
    """What is due and has not passed, the longest due first; held back is nothing but what is
    passed over."""
    statement = (
        select(_deadlines)
        .where(_of.state == Standing.OPEN.value, _of.due_before <= now)
        .order_by(_of.due_before, _of.stream, _of.code, _of.unit)
        .limit(1)
    )
    if passed_over:
        keys = [(stream, code, _unit(unit)) for stream, code, unit in passed_over]
        statement = statement.where(tuple_(_of.stream, _of.code, _of.unit).not_in(keys))
    return statement


def claim_due(
    connection: Connection, now: Moment, passed_over: Collection[DueKey] = ()
) -> DueRow | None:
    """The row that is due the longest, locked where rows can be: others look past it."""
    statement = due_now(now, passed_over).with_for_update(skip_locked=True)
    row = connection.execute(statement).first()
    return None if row is None else _read(row)


def still_due(connection: Connection) -> tuple[StreamId, ...]:
    """The cycles in which something is due that has neither been done nor passed."""
    states = [standing.value for standing in AHEAD]
    statement = select(_of.stream).where(_of.state.in_(states)).distinct().order_by(_of.stream)
    return tuple(connection.scalars(statement))


def _stored(row: DueRow) -> dict[str, Any]:
    return {
        "stream": row.stream,
        "code": row.code,
        "unit": _unit(row.unit),
        "due_before": row.before,
        "state": row.state.value,
        "set_at": row.set_at,
    }


def _unit(unit: UnitId | None) -> str:
    return _NO_UNIT if unit is None else str(unit)


def _read(row: Row[Any]) -> DueRow:
    return DueRow(
        stream=row.stream,
        code=row.code,
        unit=UnitId(row.unit) if row.unit else None,
        before=row.due_before,
        state=Standing(row.state),
        set_at=row.set_at,
    )
