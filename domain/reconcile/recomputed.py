"""A score table with the sums and ranks that follow from its own parts."""

from decimal import Decimal

from msgspec.structs import replace

from domain.reconcile.check import Checked, Reconciliation, reconcile
from domain.reconcile.figures import Figure
from domain.reconcile.lines import Line
from domain.reconcile.table import Printed
from domain.values.points import Points


def recomputed(found: Reconciliation) -> Reconciliation:
    """The table with every total that does not follow from its parts put right, then every rank
    that does not follow from the totals, and every sum of a column. Parts stay as written."""
    lines = tuple(_totalled(one) for one in found.lines)
    added = reconcile(_with(found.printed, lines), found.style)
    ranked = tuple(_ranked(one) for one in added.lines)
    return reconcile(_with(found.printed, ranked), found.style)


def _with(printed: Printed, lines: tuple[Line, ...]) -> Printed:
    sums = printed.sums
    if sums is not None:
        sums = replace(
            sums,
            standard=_summed(sums.standard, [line.standard for line in lines]),
            bonus=_summed(sums.bonus, [line.bonus for line in lines]),
            deduction=_summed(sums.deduction, [line.deduction for line in lines]),
            total=_summed(sums.total, [line.total for line in lines]),
        )
    return replace(printed, lines=lines, sums=sums)


def _totalled(one: Checked) -> Line:
    line = one.line
    if one.computed is None or line.total.value is None or one.computed == line.total.value:
        return line
    return replace(line, total=_figure(line.total, one.computed))


def _ranked(one: Checked) -> Line:
    line = one.line
    if one.rank is None or line.rank is None or one.rank == line.rank:
        return line
    return replace(line, rank=one.rank, rank_written=str(one.rank), last_place=None)


def _summed(written: Figure, figures: list[Figure]) -> Figure:
    """A sum of the column where all of it is certain and it is another one."""
    values = [figure.value for figure in figures if figure.value is not None]
    if written.value is None or any(figure.uncertain for figure in figures):
        return written
    total = sum(values, Decimal(0))
    same = abs(total) == abs(written.value)
    return written if same else _figure(written, total)


def _figure(written: Figure, value: Decimal) -> Figure:
    points = Points.exact(value)
    return replace(written, value=points, written=str(points), readings=(), problem=None)
