"""What is to be told, put down in the append that gives reason to it, and when to look at
reminders."""

from collections.abc import Collection, Generator, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, select, tuple_, update

from adapters.log import tables
from adapters.log.database import UnitOfWork
from adapters.log.envelope import Envelope, Writing
from adapters.log.statements import Inserting, Rows, Said, Statement, place
from domain.record.record import UnitId
from domain.values.when import Moment
from workflows.deadlines import DueKey
from workflows.notices import Leaving, Notice
from workflows.reminders import look_at

_outbox, _reminders = tables.outbox, tables.reminders
_of, _at = _outbox.c, _reminders.c
#: The unit of what is due for the cluster as a whole: a key has no room for nothing.
_NO_UNIT: Final = ""


def write_outbox(envelope: Envelope) -> Writing:
    """Put down whom to tell of what was just accepted."""
    yield from _putting(envelope.leaving, envelope.receipt.recorded_at, _NEW)


def put(work: UnitOfWork, leaving: Sequence[Leaving], now: Moment) -> tuple[Notice, ...]:
    """Put notices down, each once; those that were not there before. What may be joined to one
    that still waits becomes part of it."""
    told = _putting(leaving, now, _TOLD)
    try:
        said = next(told)
        while True:
            said = told.send(work.ask(*said))
    except StopIteration as ended:
        there: set[str] = ended.value
    return tuple(one.notice for one in leaving if str(one.notice.id) not in there)


JOIN: Final = Statement(
    update(_outbox)
    .where(
        _of.stream == place("of_stream"),
        _of.unit == place("of_unit"),
        _of.topic == place("of_topic"),
        _of.state == "waiting",
        _of.office == place("of_office"),
        _of.tries == 0,
        _of.last_version < place("told"),
    )
    .values(last_version=place("told"), due_at=place("at"))
    .returning(_of.notice),
    answers=True,
)
_NEW: Final = Inserting(_outbox, taken="kept")
_TOLD: Final = Inserting(_outbox, taken="kept", answers=True)


def _putting(
    leaving: Sequence[Leaving], now: Moment, new: Inserting
) -> Generator[Sequence[Said], list[Rows], set[str]]:
    """Put notices down; the ids of those that were there already, where ``new`` answers."""
    joining = [one for one in leaving if one.notice.joined]
    joined = dict[UUID, bool]()
    if joining:
        answers = yield [_joining(one) for one in joining]
        joined = {one.notice.id: bool(rows) for one, rows in zip(joining, answers, strict=True)}
    rows: list[dict[str, Any]] = []
    for one in leaving:
        if not (one.notice.joined and _join(rows, one)) and not joined.get(one.notice.id):
            rows.append(_row(one, now))
    if not rows:
        return set()
    answers = yield list(new.rows(rows))
    return {row["notice"] for row in rows} - {key for part in answers for (key,) in part}


def _joining(leaving: Leaving) -> Said:
    """Make a notice part of one to the same unit that still waits for the first time."""
    notice = leaving.notice
    return JOIN.of(
        of_stream=notice.stream,
        of_unit=_unit(notice.to.unit),
        of_topic=notice.topic.value,
        of_office=notice.to.office.value,
        told=notice.version,
        at=leaving.at,
    )


def _join(rows: list[dict[str, Any]], leaving: Leaving) -> bool:
    """The same with rows that are about to be written."""
    notice = leaving.notice
    to = notice.stream, _unit(notice.to.unit), notice.topic.value, notice.to.office.value
    found = [
        row
        for row in rows
        if (row["stream"], row["unit"], row["topic"], row["office"]) == to
        and row["last_version"] < notice.version
    ]
    for row in found:
        row |= {"last_version": notice.version, "due_at": leaving.at}
    return bool(found)


def _row(leaving: Leaving, now: Moment) -> dict[str, Any]:
    notice = leaving.notice
    return {
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


def write_reminders(envelope: Envelope) -> Writing:
    """Put down when to look at the reminders of what the append has changed."""
    moments = [(row.key, look_at(row)) for row in envelope.due.changed]
    gone = [*envelope.due.gone, *(key for key, moment in moments if moment is None)]
    if gone:
        # In one order for all, or two writers could each hold what the other waits for.
        keys = sorted((code, _unit(unit)) for _, code, unit in gone)
        own = _at.stream == envelope.stream
        yield [Said(Statement(delete(_reminders).where(own, tuple_(_at.code, _at.unit).in_(keys))))]
    rows = [
        {"stream": stream, "code": code, "unit": _unit(unit), "look_at": moment}
        for (stream, code, unit), moment in moments
        if moment is not None
    ]
    yield _REMINDERS.rows(rows)


_REMINDERS: Final = Inserting(_reminders, taken="over")


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
