"""What waits to be told, read from whatever store a year runs in."""

from sqlalchemy import select

from adapters.log import tables
from adapters.log.store import LogStore
from domain.notices import Topic
from domain.record.record import Office, UnitId
from domain.values.when import local
from tests.running_year import RunningYear
from workflows.memory import MemoryStore

#: Topic, office and unit.
Line = tuple[Topic, Office, UnitId]


def rows(year: RunningYear) -> list[tuple[Line, str, int, int]]:
    """Each with when it may leave, and the first and last version that it tells of."""
    store = year.store
    if isinstance(store, MemoryStore):
        return sorted(
            (
                (one.notice.topic, one.notice.to.office, one.notice.to.unit or UnitId("")),
                _clock(one.at),
                one.notice.version,
                one.notice.version,
            )
            for one in store.leaving.values()
        )
    assert isinstance(store, LogStore)
    with store.database.read() as connection:
        found = connection.execute(select(tables.outbox)).all()
    return sorted(
        (
            (Topic(row.topic), Office(row.office), UnitId(row.unit)),
            _clock(row.due_at),
            row.version,
            row.last_version,
        )
        for row in found
    )


def told(year: RunningYear, *topics: Topic) -> list[tuple[Line, str]]:
    """Who is told of these topics, and when it may leave: ``02/01 08:00``."""
    return [(line, at) for line, at, _, _ in rows(year) if not topics or line[0] in topics]


def units(year: RunningYear, topic: Topic) -> set[UnitId]:
    return {unit for (of, _, unit), _ in told(year) if of is topic}


def _clock(moment: int) -> str:
    return f"{local(moment):%d/%m %H:%M}"
