"""The score table of a cycle as a table to be checked."""

from collections.abc import Callable

import msgspec

from domain.cycle.outcome import Outcome
from domain.reckoning.score_table import ScoreTable, TableRow
from domain.reconcile.check import Reconciliation, reconcile
from domain.reconcile.figures import Figure
from domain.reconcile.findings import Finding, Note
from domain.reconcile.head import Heading
from domain.reconcile.lines import Line
from domain.reconcile.table import Printed
from domain.reconcile.words import ColumnRole
from domain.record.record import UnitId
from domain.values.points import Points
from domain.values.private import Private
from domain.values.refusal import Refusal

_ROLES = (
    ColumnRole.RANK,
    ColumnRole.UNIT,
    ColumnRole.STANDARD,
    ColumnRole.BONUS,
    ColumnRole.DEDUCTION,
    ColumnRole.TOTAL,
)

_POINTS = _ROLES[2:]


def reconcile_cycle(
    outcome: Outcome,
    named: Callable[[UnitId], str],
    text: Callable[[Private], str | None],
    *,
    told: bool = False,
) -> Reconciliation:
    """Check the table of a cycle: as its source published it, or as the engine computes it.

    Ranks are compared with those of the cycle's rulebook; ``told``: the year is one of the past, of
    which a source may give no table. Raises
    ``Refusal("score_table_missing")`` where nothing is scored.
    """
    if outcome.table is None:
        problem = "told" if told else "cycle"
        raise Refusal("score_table_missing", value=outcome.code, problem=problem)
    found = reconcile(_printed(outcome.table, named), outcome.table.ranking)
    contradictions = tuple(
        Finding(
            "criteria_maxima",
            (),
            {
                "one": reading.one,
                "other": reading.other,
                "reading": text(reading.reading) if reading.reading else None,
            },
        )
        for reading in outcome.readings
        if reading.discrepancy == "criteria_sum"
    )
    return _with(found, contradictions)


def _with(found: Reconciliation, more: tuple[Finding, ...]) -> Reconciliation:
    return msgspec.structs.replace(found, findings=(*more, *found.findings))


def _printed(table: ScoreTable, named: Callable[[UnitId], str]) -> Printed:
    groups = list(dict.fromkeys(row.group for row in table.rows))
    rows, absent = _of_source(table)
    items = any(row.standard_of_items is not None for row in table.rows)
    roles: tuple[ColumnRole, ...] = (*_ROLES, ColumnRole.CRITERION) if items else _ROLES
    if table.basis == "published":  # a column that the source does not have has no gaps
        roles = tuple(role for role in roles if role not in _POINTS or _printed_in(table, role))
    return Printed(
        lines=tuple(_line(row, table, named(row.unit), groups.index(row.group)) for row in rows),
        columns=tuple(
            Heading(column=place, text="", role=role) for place, role in enumerate(roles)
        ),
        ranked=True,
        notes=(Note("not_in_table", {"units": [named(row.unit) for row in absent]}),)
        if absent
        else (),
        by_rulebook={index: row.rank for index, row in enumerate(rows) if row.rank is not None},
    )


def _of_source(table: ScoreTable) -> tuple[list[TableRow], list[TableRow]]:
    """The rows to be checked, and those of members that a published table leaves out."""
    if table.basis != "published":
        return list(table.rows), []
    printed = [row for row in table.rows if row.sent]
    return printed, [row for row in table.rows if not row.sent]


def _printed_in(table: ScoreTable, role: ColumnRole) -> bool:
    return any(getattr(row, role.value) is not None for row in table.rows)


def _line(row: TableRow, table: ScoreTable, unit: str, group: int) -> Line:
    """A row as a source printed it; what the engine computed is its own print."""
    rank = row.printed_rank if table.basis == "published" else row.rank
    items = row.standard_of_items
    return Line(
        unit=unit,
        rank=rank,
        rank_written="" if rank is None else str(rank),
        criteria=() if items is None else (_figure(items),),
        standard=_figure(row.standard),
        bonus=_figure(row.bonus),
        deduction=_figure(row.deduction),
        total=_figure(row.total),
        group=group,
    )


def _figure(value: Points | None) -> Figure:
    return Figure(value=value, written="" if value is None else str(value))
