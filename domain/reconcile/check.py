"""Checking a score table: every sum, every name, every figure that is not certain.

It mends nothing. Where a figure could be read in two ways, the reading with which the row agrees
is proposed, never taken.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from domain.reconcile.adding import columns_compared, compared, differences, unchecked
from domain.reconcile.doubts import cells, deductions_taken_off, doubtful, proposed
from domain.reconcile.findings import Finding, FindingCode, Note
from domain.reconcile.lines import Line
from domain.reconcile.ranks import Ranked, check_ranks
from domain.reconcile.ranks_alone import are_alone, check_ranks_alone
from domain.reconcile.sums import computed, criteria_sum, place, sums_of
from domain.reconcile.table import Printed
from domain.reconcile.words import ColumnRole
from domain.values.names import fold, identity, is_unmarked
from domain.values.ranks import Ranking


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """One line after the check."""

    line: Line
    #: The parts added up; ``None``: something in it is missing or not certain.
    computed: Decimal | None
    #: What ranks it: the total as it stands, or what it must be; ``None``: nothing does.
    amount: Decimal | None
    rank: int | None


class Reconciliation(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a table: its lines, what does not agree, and how it was read."""

    printed: Printed
    lines: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    #: The style that the ranks follow, or that was asked for.
    style: Ranking
    #: What earlier scorers gave, each a table of its own, in the order of the sheet.
    others: tuple["Reconciliation", ...] = ()
    #: How many sums and how many ranks were held against what is written.
    sums_compared: int = 0
    #: How many of these sums are of columns.
    columns_compared: int = 0
    ranks_compared: int = 0

    @property
    def agrees(self) -> bool:
        return not self.findings


def reconcile(printed: Printed, style: Ranking | None = None) -> Reconciliation:
    """Check a table. Without a style, the one that fits the printed ranks best is taken.

    Where nothing could be held against anything, that is a finding: no table is called right
    because nothing of it was looked at.
    """
    others = tuple(_scorer(one, style) for one in printed.others)
    found = _scorer(printed, style, main=True)
    sums = sum(one.sums_compared for one in (*others, found))
    ranks = sum(one.ranks_compared for one in (*others, found))
    findings = (
        *printed.odd,
        *(finding for one in others for finding in one.findings),
        *found.findings,
    )
    if sums == 0 and ranks == 0 and not findings:
        findings = (Finding("nothing_compared", ()),)
    else:
        findings = (*findings, *_not_added(found.printed))
    findings = (*findings, *_unread(printed, findings))
    return msgspec.structs.replace(
        found,
        others=others,
        findings=findings,
        notes=(
            *printed.notes,
            *_once(note for one in (*others, found) for note in one.notes),
        ),
        sums_compared=sums,
        columns_compared=sum(one.columns_compared for one in (*others, found)),
        ranks_compared=ranks,
    )


def _scorer(printed: Printed, style: Ranking | None, *, main: bool = False) -> Reconciliation:
    """Check one scorer's columns; names are looked at in those that count."""
    signed = deductions_taken_off(printed)
    table = signed.printed
    tried = [proposed(line) for line in table.lines]
    came = [computed(line) for line in tried]
    amounts = [
        line.total.value if line.total.value is not None else found
        for line, found in zip(tried, came, strict=True)
    ]
    if are_alone(table):
        ranked = check_ranks_alone(table, style)
    else:
        ranked = check_ranks(table, amounts, came, style)
    findings = (
        *signed.findings,
        *cells(printed, table, tried),
        *(_names(table) if main else ()),
        *(doubtful(line.maximum for line in table.lines) if main else ()),
        *_gaps(table, came, main=main),
        *differences(table),
        *ranked.findings,
    )
    told = ranked.notes if main or table.ranked else ()
    return Reconciliation(
        printed=table,
        lines=_checked(table, came, amounts, ranked),
        findings=findings,
        notes=(*signed.notes, *unchecked(table), *told),
        style=ranked.style,
        sums_compared=compared(table) + columns_compared(table),
        columns_compared=columns_compared(table),
        ranks_compared=ranked.compared,
    )


def _once(notes: Iterator[Note]) -> tuple[Note, ...]:
    """Each note once: several scorers' columns may give the same."""
    kept: list[Note] = []
    for note in notes:
        if note not in kept:
            kept.append(note)
    return tuple(kept)


def _not_added(table: Printed) -> Iterator[Finding]:
    """That no total was added up, though the table has parts and all its figures are plain."""
    parted = table.has(ColumnRole.BONUS) or table.has(ColumnRole.DEDUCTION) or table.unknown_points
    if not parted or not table.has(ColumnRole.TOTAL) or any(map(sums_of, table.lines)):
        return
    if not any(figure.uncertain for line in table.lines for figure in line.figures):
        yield Finding("totals_not_added", (), {"columns": list(table.unknown_points)})


def _unread(table: Printed, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Columns with figures that nothing was done with, where no other finding names them."""
    named = {
        column
        for finding in findings
        if finding.code == "totals_not_added"
        for column in table.unknown_points
    }
    left = [column for column in table.unread if column not in named]
    if left or table.unnamed:
        yield Finding("columns_unread", (), {"columns": left, "unnamed": list(table.unnamed)})


def _checked(
    table: Printed, came: list[Decimal | None], amounts: list[Decimal | None], ranked: Ranked
) -> tuple[Checked, ...]:
    return tuple(
        Checked(line=line, computed=added, amount=amount, rank=ranked.ranks.get(index))
        for index, (line, added, amount) in enumerate(zip(table.lines, came, amounts, strict=True))
    )


# Names and gaps


def _names(table: Printed) -> Iterator[Finding]:
    """Units without a name, and names that stand twice however they are spelt."""
    alike: dict[str, list[Line]] = {}
    for line in table.lines:
        if line.unit:
            alike.setdefault(fold(line.unit) or line.unit, []).append(line)
        else:
            yield Finding("unit_missing", (line.at,) if line.at else ())
    for lines in alike.values():
        yield from _repeated(lines)
    for line in table.lines:
        if line.unsure:
            yield Finding("unit_of_two_codes", (line.at,), {"unit": line.unit})


def _repeated(alike: Sequence[Line]) -> Iterator[Finding]:
    """Of lines whose names differ in marks at most: one name that stands twice, and names typed
    without marks that may be any of the others."""
    seen: dict[str, list[Line]] = {}
    for line in alike:
        seen.setdefault(identity(line.unit), []).append(line)
    unmarked = any(is_unmarked(line.unit) for line in alike)
    if unmarked and len(seen) > 2:
        yield _twice("unit_unclear", alike)
        return
    for lines in [alike] if unmarked else seen.values():
        if len(lines) > 1:
            yield _twice("unit_repeated", lines)


def _twice(code: FindingCode, lines: Sequence[Line]) -> Finding:
    names = list(dict.fromkeys(line.unit for line in lines))
    cells = tuple(line.at for line in lines if line.at)
    return Finding(code, cells, {"names": names, "count": len(lines)})


def _gaps(table: Printed, came: list[Decimal | None], *, main: bool) -> Iterator[Finding]:
    """What a line lacks; that a unit has nothing at all is said of the points that count only."""
    for line, added in zip(table.lines, came, strict=True):
        facts = {"unit": line.unit, "scored": line.scored}
        if line.scored and table.has(ColumnRole.STANDARD) and line.standard.blank:
            sum_ = criteria_sum(line)
            yield Finding("standard_missing", place(line.standard), {**facts, "computed": sum_})
        if table.has(ColumnRole.TOTAL) and line.total.blank and (main or line.scored):
            yield Finding("total_missing", place(line.total), {**facts, "computed": added})
