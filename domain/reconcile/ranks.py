"""Checking the ranks of a score table against its totals."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final

import msgspec

from domain.reconcile.findings import Finding, Note
from domain.reconcile.lines import Line
from domain.reconcile.table import Printed
from domain.values.ranks import Ranking, rank

Amounts = Mapping[int, Decimal]
Ranks = Mapping[int, int]
#: So many equals are named to explain a rank.
_MOST_EQUAL: Final = 3


class Ranked(msgspec.Struct, frozen=True, kw_only=True):
    """The rank of every line by its index, and what is to be said of them; no rank where a total
    is not certain, since any unit may stand above or below it."""

    ranks: Ranks
    style: Ranking
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    #: How many printed ranks were held against the totals.
    compared: int = 0


class _Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One way in which the ranks may have been made."""

    style: Ranking
    #: By the parts added up, where the totals as printed do not fit the ranks.
    recomputed: bool
    grouped: bool
    amounts: Amounts
    ranks: Ranks


def check_ranks(
    table: Printed,
    amounts: Sequence[Decimal | None],
    computed: Sequence[Decimal | None],
    style: Ranking | None,
) -> Ranked:
    """Rank the lines, and compare with the ranks that stand in the table.

    The way that disagrees with the fewest of them is taken: the totals as they stand before the
    parts added up, the whole table before its groups, dense before competition.
    """
    printed = {index: line.rank for index, line in enumerate(table.lines) if line.rank is not None}
    if not table.ranked:
        printed = {}
    amounts, computed = _ranking(table, amounts), _ranking(table, computed)
    readings = list(_readings(table, amounts, computed, style))
    best = min(readings, key=lambda reading: len(_differing(printed, reading.ranks)))
    doubtful = _doubtful(table, amounts)
    apart = all(reading.grouped for reading in readings)
    certain = not doubtful or (apart and doubtful < {line.group for line in table.lines})
    if certain and doubtful:
        # A group that is ranked for itself does not wait for another.
        printed = _outside(table, printed, doubtful)
        best = msgspec.structs.replace(best, ranks=_outside(table, best.ranks, doubtful))
    notes = [*_ties(table, best)] if certain else []
    findings = [*unreadable(table)]
    if doubtful:
        notes.insert(0, Note("ranks_unchecked", {"groups": True} if certain else {}))
    if not certain:
        pass
    elif not printed:
        notes.insert(0, Note("no_ranks", {"style": best.style}))
    else:
        notes = [*_remarks(table, readings, best, printed), *notes]
        findings += _differences(table, best, printed)
        findings += _ranges(table, best)
        findings += _missing(table, best, printed)
    return Ranked(
        ranks=best.ranks if certain else {},
        style=best.style,
        findings=tuple(findings),
        notes=tuple(notes),
        compared=sum(index in best.ranks for index in printed) if certain else 0,
    )


def _doubtful(table: Printed, amounts: Sequence[Decimal | None]) -> set[int]:
    """The groups in which a total is not certain."""
    return {
        line.group
        for line, amount in zip(table.lines, amounts, strict=True)
        if amount is None and line.scored and not line.unranked
    }


def _outside(table: Printed, places: Ranks, groups: set[int]) -> dict[int, int]:
    """The places of lines in other groups than these."""
    return {index: at for index, at in places.items() if table.lines[index].group not in groups}


def _ranking(table: Printed, amounts: Sequence[Decimal | None]) -> list[Decimal | None]:
    """The amounts that rank; those of units that the table does not rank fall away."""
    return [
        None if line.unranked else amount for line, amount in zip(table.lines, amounts, strict=True)
    ]


def _readings(
    table: Printed,
    amounts: Sequence[Decimal | None],
    computed: Sequence[Decimal | None],
    style: Ranking | None,
) -> Iterator[_Reading]:
    added = [amount if one is None else one for amount, one in zip(amounts, computed, strict=True)]
    groups = {line.group for line in table.lines}
    if table.by_rulebook is not None:
        yield _Reading(
            style=style or Ranking.DENSE,
            recomputed=False,
            grouped=len(groups) > 1,
            amounts={index: found for index, found in enumerate(amounts) if found is not None},
            ranks=table.by_rulebook,
        )
        return
    for recomputed, basis in ((False, amounts), (True, added)):
        known = {index: found for index, found in enumerate(basis) if found is not None}
        both = (True,) if table.apart or _begin_anew(table, known) else (False, True)
        for grouped in both if len(groups) > 1 else (False,):
            for tried in (style,) if style else (Ranking.DENSE, Ranking.COMPETITION):
                yield _Reading(
                    style=tried,
                    recomputed=recomputed,
                    grouped=grouped,
                    amounts=known,
                    ranks=_ranks(table.lines, known, tried, grouped=grouped),
                )


def _begin_anew(table: Printed, known: Amounts) -> bool:
    """Whether every group has a first of its own, and these are no tie."""
    groups = {line.group for line in table.lines}
    firsts = {index: line for index, line in enumerate(table.lines) if line.rank == 1}
    totals = {known.get(index) for index in firsts}
    return {line.group for line in firsts.values()} == groups and len(totals) > 1


def _ranks(lines: Sequence[Line], known: Amounts, style: Ranking, *, grouped: bool) -> Ranks:
    if not grouped:
        return rank(known, style)
    found: dict[int, int] = {}
    for group in {line.group for line in lines}:
        inside = {index: known[index] for index in known if lines[index].group == group}
        found |= rank(inside, style)
    return found


def _differing(printed: Ranks, ranks: Ranks) -> list[int]:
    return [index for index in printed if index in ranks and printed[index] != ranks[index]]


def _remarks(
    table: Printed, readings: Sequence[_Reading], best: _Reading, printed: Ranks
) -> Iterator[Note]:
    """Which style the ranks follow, and what they were made from."""
    unlike = {tuple(sorted(_differing(printed, found.ranks))) for found in readings}
    if _tied(table, best):
        yield Note("rank_style", {"style": best.style})
    if best.recomputed and len(unlike) > 1:
        yield Note("ranks_recomputed")
    if best.grouped:
        yield Note("ranks_in_groups")
    unranked = [line.unit for line in table.lines if line.unranked]
    if unranked:
        yield Note("unranked", {"units": unranked})
    blank = [index for index, line in enumerate(table.lines) if not line.rank_written]
    if _only_first(best, printed, blank):
        yield Note("ranks_of_first", {"count": len(printed)})


def _only_first(best: _Reading, printed: Ranks, blank: Sequence[int]) -> bool:
    """Whether a table ranks its first few only. One rank left out is a gap."""
    places = [best.ranks[index] for index in blank if index in best.ranks]
    return len(places) > 1 and min(places) > max(printed.values())


def unreadable(table: Printed) -> Iterator[Finding]:
    """Ranks that are written and cannot be read."""
    for line in table.lines:
        if table.ranked and line.rank is None and line.rank_written and not line.unranked:
            cells = (line.rank_at,) if line.rank_at else ()
            yield Finding("rank_unread", cells, {"written": line.rank_written})


def _differences(table: Printed, best: _Reading, printed: Ranks) -> Iterator[Finding]:
    sharing: dict[int, list[int]] = {}
    for index, place in best.ranks.items():
        sharing.setdefault(place, []).append(index)
    for index in _differing(printed, best.ranks):
        line, total = table.lines[index], best.amounts.get(index)
        equal = (
            table.lines[other].unit
            for other in sharing[best.ranks[index]]
            if other != index
            and best.amounts.get(other) == total
            and _together(table, best, index, other)
        )
        facts = {
            "unit": line.unit,
            "found": printed[index],
            "total": total,
            "rank": best.ranks[index],
            "equal": list(islice(equal, _MOST_EQUAL)),
        }
        yield Finding("rank_differs", (line.rank_at,) if line.rank_at else (), facts)


def _ranges(table: Printed, best: _Reading) -> Iterator[Finding]:
    """Places that units share: ``5-6`` wants two of them."""
    for index, line in enumerate(table.lines):
        if line.last_place is None or line.rank is None or index not in best.ranks:
            continue
        wanted = line.last_place - line.rank + 1
        place, total = best.ranks[index], best.amounts.get(index)
        sharing = [
            other
            for other, found in best.ranks.items()
            if found == place
            and best.amounts.get(other) == total
            and _together(table, best, index, other)
        ]
        if len(sharing) != wanted:
            facts = {
                "unit": line.unit,
                "written": line.rank_written,
                "count": wanted,
                "sharing": len(sharing),
                "total": total,
            }
            yield Finding("rank_range", (line.rank_at,) if line.rank_at else (), facts)


def _together(table: Printed, best: _Reading, one: int, other: int) -> bool:
    return not best.grouped or table.lines[one].group == table.lines[other].group


def _missing(table: Printed, best: _Reading, printed: Ranks) -> Iterator[Finding]:
    blank = [index for index, line in enumerate(table.lines) if not line.rank_written]
    if _only_first(best, printed, blank):
        return
    for index in blank:
        if index in best.ranks:
            line = table.lines[index]
            facts = {"unit": line.unit, "rank": best.ranks[index], "total": best.amounts.get(index)}
            yield Finding("rank_missing", (line.rank_at,) if line.rank_at else (), facts)


def _tied(table: Printed, best: _Reading) -> list[list[int]]:
    """The lines that share a rank and a total, the best first."""
    sharing: dict[tuple[int, int], list[int]] = {}
    for index, place in best.ranks.items():
        group = table.lines[index].group if best.grouped else 0
        sharing.setdefault((group, place), []).append(index)
    return [
        found
        for _, found in sorted(sharing.items())
        if len(found) > 1 and len({best.amounts.get(index) for index in found}) == 1
    ]


def _ties(table: Printed, best: _Reading) -> Iterator[Note]:
    for sharing in _tied(table, best):
        place = best.ranks[sharing[0]]
        facts: dict[str, object] = {
            "units": [table.lines[index].unit or table.lines[index].at for index in sharing],
            "count": len(sharing),
            "total": best.amounts.get(sharing[0]),
            "rank": place,
        }
        after = [
            found
            for index, found in best.ranks.items()
            if found > place and _together(table, best, sharing[0], index)
        ]
        if after:
            yield Note("tie", {**facts, "next": min(after)})
        else:
            yield Note("tie_last", facts)
