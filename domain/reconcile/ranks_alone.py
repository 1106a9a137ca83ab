"""Checking ranks that stand without points: whether they can be the ranks of one table."""

from collections.abc import Iterator, Mapping, Sequence

from domain.reconcile.findings import Finding, Note
from domain.reconcile.lines import Line
from domain.reconcile.ranks import Ranked, unreadable
from domain.reconcile.table import Printed
from domain.values.ranks import Ranking


def are_alone(table: Printed) -> bool:
    """Whether the table gives ranks, and points to nobody."""
    if not table.ranked or not any(line.rank is not None for line in table.lines):
        return False
    return all(figure.blank for line in table.lines for figure in line.figures)


def check_ranks_alone(table: Printed, style: Ranking | None) -> Ranked:
    """Look whether every rank follows from those before it. Without a style, the one that fits
    best is taken, dense before competition; every group is looked at by itself."""
    printed = {index: line.rank for index, line in enumerate(table.lines) if line.rank is not None}
    tried = (style,) if style else (Ranking.DENSE, Ranking.COMPETITION)
    found = {each: list(_gaps(table.lines, printed, each)) for each in tried}
    best = min(tried, key=lambda each: len(found[each]))
    notes = [Note("ranks_alone")]
    if len(set(_places(table.lines, printed))) < len(printed):
        notes.append(Note("rank_style", {"style": best}))
    unranked = [line.unit for line in table.lines if line.rank is None and not line.rank_written]
    if unranked:
        notes.append(Note("ranks_unsaid", {"units": unranked}))
    return Ranked(
        ranks=printed,
        style=best,
        findings=(*unreadable(table), *found[best]),
        notes=tuple(notes),
        compared=len(printed),
    )


def _places(lines: Sequence[Line], printed: Mapping[int, int]) -> list[tuple[int, int]]:
    return [(lines[index].group, place) for index, place in printed.items()]


def _gaps(lines: Sequence[Line], printed: Mapping[int, int], style: Ranking) -> Iterator[Finding]:
    """Ranks that do not follow: one that comes too early, or leaves a place that nobody has."""
    for group in dict.fromkeys(lines[index].group for index in printed):
        inside = {index: place for index, place in printed.items() if lines[index].group == group}
        before: list[int] = []
        for place in sorted(set(inside.values())):
            sharing = [index for index, found in inside.items() if found == place]
            wanted = 1 + (len(set(before)) if style is Ranking.DENSE else len(before))
            if place != wanted:
                line = lines[sharing[0]]
                facts = {"units": [lines[index].unit for index in sharing]}
                cells = (line.rank_at,) if line.rank_at else ()
                yield Finding("rank_follows", cells, {**facts, "found": place, "rank": wanted})
            before += [place] * len(sharing)
