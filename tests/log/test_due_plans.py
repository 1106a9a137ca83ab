"""A sweep looks at what is due: pending deadlines cost it nothing, whether few or a country's."""

from uuid import UUID

from sqlalchemy import Connection, insert, text

from adapters.log import tables
from adapters.log.database import Database
from adapters.log.deadlines import claim_due, due_now
from domain.record.record import UnitId

NOW = 1_800_000_000_000_000
CYCLES, UNITS, CODES = 200, 12, 4


def _fill(connection: Connection) -> None:
    """A country's deadlines: some met, most ahead, and those of one day due at one moment."""
    rows = [
        {
            "stream": f"cycle:{cycle:04}",
            "code": f"c{code}",
            "unit": str(UUID(int=unit)),
            "due_before": NOW + (code - 1) * 1_000_000 if code else NOW,
            "state": "met" if unit % 3 else "open",
            "set_at": 1,
        }
        for cycle in range(CYCLES)
        for code in range(CODES)
        for unit in range(UNITS)
    ]
    connection.execute(insert(tables.deadlines), rows)


def test_what_is_due_is_found_along_an_index_and_in_its_order(database: Database) -> None:
    """Nothing is read from beginning to end, and nothing is sorted: of a thousand due at one
    moment the first costs as much as of one."""
    with database.write() as work:
        _fill(work.connection)
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect() as connection:
            connection.execute(text("ANALYZE"))
            connection.commit()

    with database.write() as work:
        row = claim_due(work.connection, NOW)
        assert row is not None
        assert (row.stream, row.code, row.before) == ("cycle:0000", "c0", NOW)
    plan = _plan(database)
    assert "ix_deadlines_state_due_before_stream_code_unit" in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan


def _plan(database: Database) -> str:
    """How the database finds what is due."""
    asked = str(due_now(NOW).compile(database.engine, compile_kwargs={"literal_binds": True}))
    how = "EXPLAIN QUERY PLAN" if database.engine.dialect.name == "sqlite" else "EXPLAIN"
    with database.read() as connection:
        return "\n".join(str(row) for row in connection.exec_driver_sql(f"{how} {asked}"))


def test_what_is_passed_over_is_passed_over(database: Database) -> None:
    """The next in order is found beside what is stuck."""
    with database.write() as work:
        _fill(work.connection)
        first = work.connection.execute(due_now(NOW)).one()
        over = [(first.stream, first.code, UnitId(first.unit))]
        second = work.connection.execute(due_now(NOW, over)).one()
        assert (second.stream, second.code, second.unit) == ("cycle:0000", "c0", str(UUID(int=3)))
