"""How a database carries out what a question asks of it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import event

from adapters.log.database import Database

#: The tables that grow with every act.
GROWING = frozenset(
    {
        *("events", "texts", "commands", "score_changes", "score_acts", "score_sheets"),
        *("score_effects", "score_cycles"),
    }
)


def plans_of(
    database: Database, ask: Callable[[], object], *, small: bool = False
) -> dict[str, list[str]]:
    """Every SELECT that asking carries out, with what it does to each table.

    A small table PostgreSQL reads as a whole even where an index serves; ``small`` has it do so
    only where none does.
    """
    asked: dict[str, Any] = {}

    def note(_c: Any, _u: Any, statement: str, parameters: Any, _x: Any, many: bool) -> None:
        if statement.startswith("SELECT") and not many:
            asked[statement] = tuple(parameters) if isinstance(parameters, list) else parameters

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
    with database.read() as connection:
        if connection.dialect.name == "sqlite":
            return {
                statement: [
                    row[3]
                    for row in connection.exec_driver_sql(
                        f"EXPLAIN QUERY PLAN {statement}", parameters
                    )
                ]
                for statement, parameters in asked.items()
            }
        if small:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        return {
            statement: list(_steps(_explained(connection, statement, parameters)))
            for statement, parameters in asked.items()
        }


def _explained(connection: Any, statement: str, parameters: Any) -> dict[str, Any]:
    found = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters).scalar()
    plan: dict[str, Any] = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    return plan


def _steps(node: dict[str, Any]) -> Iterator[str]:
    """``SEARCH score_changes Index Scan (stream = …)``, or ``SCAN …`` where nothing narrows it."""
    if "Relation Name" in node:
        bitmap = node["Node Type"] == "Bitmap Heap Scan"
        narrowed = _bitmaps(node) if bitmap else [node]
        conditions = [part.get("Index Cond", "") for part in narrowed]
        how = "SEARCH" if all(conditions) else "SCAN"
        yield f"{how} {node['Relation Name']} {node['Node Type']} {' '.join(conditions)}"
    for child in node.get("Plans", ()):
        yield from _steps(child)


def _bitmaps(node: dict[str, Any]) -> list[dict[str, Any]]:
    """The index scans from which a heap scan has its rows; what else stands below it are queries of
    its conditions."""
    [rows] = [child for child in node["Plans"] if child["Parent Relationship"] == "Outer"]
    found: list[dict[str, Any]] = rows.get("Plans", [rows])
    return found


def scans(plans: dict[str, list[str]]) -> list[str]:
    """The steps that read a growing table, or an index of it, from the beginning to the end."""
    return [
        step
        for steps in plans.values()
        for step in steps
        if step.startswith("SCAN") and GROWING & set(step.split())
    ]
