"""The same questions in SQL by hand, on one wide table with every index that helps.

It is what the read model is measured against: nothing is joined and nothing is typed. It gives the
same permitted rows: what is sealed is left out, by a column that says when each sheet was sent.
"""

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Connection, text

from tests.bench.questions import Chance
from workflows.as_of import end_of

_COLUMNS: Final = (
    "c.stream, c.version, c.ordinal, c.kind, c.unit, c.criterion, c.part, c.column AS col,"
    " c.scorer, c.was, c.now, c.stood, c.mark, c.justification, c.after_submission,"
    " c.recorded_at, a.type, a.phase, a.rulebook, a.cause_version, a.source, a.reason,"
    " a.document, a.effective_start, a.effective_end, a.precision, a.origin, a.actor,"
    " a.office, a.office_unit, a.for_unit, a.command_id, t.text AS reason_text, s.sent"
)
#: What may be read: no score of a sheet that was not sent.
_OPEN: Final = (
    "(sent IS NOT NULL OR kind NOT IN ('entered', 'adjusted', 'corrected', 'settled', 'kept'))"
)
_INDEXES: Final = (
    "stream, version, ordinal",
    "stream, unit, criterion, version, ordinal",
    "unit, recorded_at",
    "actor, recorded_at",
    "office_unit, recorded_at",
    "recorded_at",
    "effective_start, effective_end",
)


def make(connection: Connection) -> None:
    """Make the wide table anew."""
    connection.execute(text("DROP TABLE IF EXISTS wide"))
    quoted = _COLUMNS.replace("c.column", 'c."column"')
    connection.execute(
        text(
            f"CREATE TABLE wide AS SELECT {quoted} FROM score_changes c"
            " JOIN score_acts a ON a.stream = c.stream AND a.version = c.version"
            " LEFT JOIN texts t ON t.stream = c.stream AND t.version = c.version"
            " AND t.digest = a.reason"
            " LEFT JOIN score_sheets s ON s.stream = c.stream AND s.unit = c.unit"
        )
    )
    for number, columns in enumerate(_INDEXES):
        connection.execute(text(f"CREATE INDEX wide_{number} ON wide ({columns})"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("ANALYZE wide"))


def _year(where: str, **named: str) -> tuple[str, Callable[[Chance], dict[str, Any]]]:
    statement = (
        f"SELECT * FROM wide WHERE stream = :stream AND {_OPEN} {where} ORDER BY version, ordinal"
    )
    return statement, lambda chance: {
        name: str(getattr(chance, field)) for name, field in {"stream": "stream", **named}.items()
    }


def _all(where: str, **named: str) -> tuple[str, Callable[[Chance], dict[str, Any]]]:
    statement = f"SELECT * FROM wide WHERE {where} AND {_OPEN} ORDER BY recorded_at LIMIT :page"
    return statement, lambda chance: {
        **{name: str(getattr(chance, field)) for name, field in named.items()},
        "page": chance.page + 1,
    }


def _month(chance: Chance) -> dict[str, Any]:
    return {"low": chance.month.start, "high": end_of(chance.month), "page": chance.page + 1}


_UNIT_YEAR = _year("AND unit = :unit", unit="unit")
#: By the name of the question; what is folded from events has none.
BY_HAND: Final[dict[str, tuple[str, Callable[[Chance], dict[str, Any]]]]] = {
    "one year": _year(""),
    "one unit's year": _UNIT_YEAR,
    "one criterion of it": _year(
        "AND unit = :unit AND criterion = :criterion", unit="unit", criterion="criterion"
    ),
    "one column of a year": _year("AND col = 'settled'"),
    "after submission": _year("AND unit = :unit AND after_submission", unit="unit"),
    "by one office in a year": _year("AND office = 'vice_chair'"),
    "a year as known then": (
        f"SELECT * FROM wide WHERE {_OPEN} AND stream = :stream AND recorded_at < :high"
        " ORDER BY version, ordinal",
        lambda chance: {"stream": chance.stream, "high": end_of(chance.month)},
    ),
    "a year as true then": (
        f"SELECT * FROM wide WHERE {_OPEN} AND stream = :stream AND effective_start < :high"
        " AND effective_end <= :high ORDER BY version, ordinal",
        lambda chance: {"stream": chance.stream, "high": end_of(chance.month)},
    ),
    "a year at a version": (
        f"SELECT * FROM wide WHERE {_OPEN} AND stream = :stream AND version <= :version"
        " ORDER BY version, ordinal",
        lambda chance: {"stream": chance.stream, "version": chance.version},
    ),
    "one unit over all years": _all("unit = :unit", unit="unit"),
    "one account over all years": _all("actor = :actor", actor="actor"),
    "one unit's people over all years": _all("office_unit = :unit", unit="unit"),
    "a month of the country": (
        f"SELECT * FROM wide WHERE {_OPEN} AND recorded_at >= :low AND recorded_at < :high"
        " ORDER BY recorded_at LIMIT :page",
        _month,
    ),
    "what happened in a month": (
        f"SELECT * FROM wide WHERE {_OPEN} AND effective_start >= :low AND effective_start < :high"
        " AND effective_end <= :high ORDER BY effective_start LIMIT :page",
        _month,
    ),
    "since a month": (
        f"SELECT * FROM wide WHERE {_OPEN} AND recorded_at >= :low"
        " ORDER BY recorded_at LIMIT :page",
        lambda chance: {"low": chance.month.start, "page": chance.page + 1},
    ),
    "what had happened by a month": (
        f"SELECT * FROM wide WHERE {_OPEN} AND effective_start < :high AND effective_end <= :high"
        " ORDER BY effective_start LIMIT :page",
        lambda chance: {"high": end_of(chance.month), "page": chance.page + 1},
    ),
    "adjustments of one unit": _all("unit = :unit AND kind = 'adjusted'", unit="unit"),
    "duties of a unit": _UNIT_YEAR,
    "history of a criterion": _year(
        "AND unit = :unit AND criterion = :criterion", unit="unit", criterion="criterion"
    ),
}
