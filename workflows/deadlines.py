"""What is due, as rows beside the events: a function of where a cycle stands, nothing more.

The rows of a cycle are written in every append to it. A sweep looks at what is due in them and
not at the years themselves, and gives the command by which each passes.
"""

import msgspec

from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import Standing, due_alike, duties
from domain.cycle.deadlines.passing import PassDeadline
from domain.record.order import Order
from domain.record.record import SYSTEM_ACTOR, Cause, StreamId, UnitId
from domain.values.when import Moment

#: Stream, code, and unit or none.
DueKey = tuple[StreamId, str, UnitId | None]


class DueRow(msgspec.Struct, frozen=True, kw_only=True):
    """Something due in a cycle, for one unit or for the cluster."""

    stream: StreamId
    code: str
    unit: UnitId | None
    #: ``None``: no day is known.
    before: Moment | None
    state: Standing
    #: The version of the event by which that day holds.
    set_at: int
    #: On which working days before it reminders go out; not in the table.
    remind: tuple[int, ...] = ()
    #: A sweep lets it pass; what does not stands in no table, and its reminders do.
    passes: bool = True

    @property
    def key(self) -> DueKey:
        return self.stream, self.code, self.unit


def due_rows(stream: StreamId, state: object) -> dict[DueKey, DueRow]:
    """Everything that is due in a stream, whatever has become of it; nothing but cycles have
    any."""
    if not isinstance(state, Cycle):
        return {}
    rows = (
        DueRow(
            stream=stream,
            code=duty.code,
            unit=duty.unit,
            before=duty.before,
            state=duty.standing,
            set_at=duty.set_at,
            remind=duty.remind,
            passes=duty.passes,
        )
        for duty in duties(state).values()
    )
    return {row.key: row for row in rows}


class DueChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What an act has changed of what is due: set, moved, extended, met, passed."""

    #: In the order of their keys, as what is gone.
    changed: tuple[DueRow, ...] = ()
    gone: tuple[DueKey, ...] = ()


def due_changes(stream: StreamId, before: object, after: object) -> DueChanges:
    """The rows of :func:`due_rows` after an act that were not there before it, and the keys of
    those that are no longer there. Reckoned only where they can differ."""
    if isinstance(before, Cycle) and isinstance(after, Cycle) and due_alike(before, after):
        return DueChanges()
    old, new = due_rows(stream, before), due_rows(stream, after)
    return DueChanges(
        # In one order for all, or two writers could each hold what the other waits for.
        changed=tuple(new[key] for key in sorted(new, key=_placed) if old.get(key) != new[key]),
        gone=tuple(sorted(old.keys() - new.keys(), key=_placed)),
    )


def _placed(key: DueKey) -> tuple[str, str]:
    _, code, unit = key
    return code, str(unit or "")


def passing(row: DueRow) -> Order:
    """The order by which a deadline passes. Its id comes from the event that set the deadline and
    the unit, so that twice is once."""
    assert row.before is not None
    policy = f"pass:{row.code}" if row.unit is None else f"pass:{row.code}:{row.unit}"
    cause = Cause(row.stream, row.set_at, policy)
    return Order(
        command_id=cause.command_id(),
        stream=row.stream,
        command=PassDeadline(code=row.code, unit=row.unit, before=row.before),
        actor=SYSTEM_ACTOR,
        cause=cause,
    )
