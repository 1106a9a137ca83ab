"""The facts of a checked score table: each figure as the office wrote it, and what follows from it.

A figure that the check finds wrong stands as it is; a rank or total that the table does not have is
the computed one, and a note says so.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from adapters.papers.facts import Row
from adapters.papers.forms import facts_of_members, joined, name_of_unit
from adapters.wording.filling import filled
from adapters.wording.outside import one_line
from adapters.wording.papers.figures import FIGURES
from adapters.wording.reconcile import COLUMNS
from adapters.wording.writing import number, points, signed
from domain.reconcile.check import Checked, Reconciliation
from domain.reconcile.figures import Figure
from domain.reconcile.lines import Line
from domain.reconcile.words import ColumnRole, stated_maximum

_PARTS = (
    (ColumnRole.STANDARD, "standard"),
    (ColumnRole.BONUS, "bonus"),
    (ColumnRole.DEDUCTION, "deduction"),
)


def facts_of_table(found: Reconciliation, chair: str = "") -> dict[str, object]:
    """What a table tells: units, points, ranks, and the sentences on them.

    Lists of units have the order of the table: before the conference nobody is first.

    ``chair``: the chair's unit as the office calls it, which signs first.
    """
    lines = in_order(found)
    names = [unit_name(one.line) for one in found.lines]
    return {
        **facts_of_members(names, chair),
        "cot": tuple({"ten": head} for head, _ in _columns(found)),
        "cot_gon": tuple({"ten": head} for head, _ in _sums(found)),
        "bang": tuple(_row(found, at, one) for at, one in enumerate(lines, start=1)),
        "ghi_chu_bang": tuple(_notes(found, lines)),
        "ket_qua_tieu_chi": tuple(_by_criterion(found, lines)),
        "ket_qua_chung": tuple(_in_all(lines)),
        "tieu_chi": tuple(_criteria(found)),
        "bang_cham": tuple(_sheet(found, one) for one in lines),
    }


def in_order(found: Reconciliation) -> list[Checked]:
    """By rank, those of one rank as in the table; who has no rank comes last."""
    return sorted(found.lines, key=lambda one: (one.line.group, _rank(one) or len(found.lines) + 1))


def unit_name(line: Line) -> str:
    return name_of_unit(line.unit)


def _rank(one: Checked) -> int | None:
    """The office's own rank; the computed one where the table has none at all."""
    if one.line.rank is not None or one.line.rank_written or one.line.unranked:
        return one.line.rank
    return one.rank


def _rank_text(one: Checked) -> str:
    rank = _rank(one)
    return number(rank, "vi") if rank is not None else one_line(one.line.rank_written)


def _total(one: Checked) -> str:
    if one.line.total.blank and one.computed is not None:
        return points(one.computed, "vi")
    return _figure(one.line.total)


def _figure(figure: Figure, *, sign: bool = False) -> str:
    """As the screen has it; what could not be read stands as it was written."""
    if figure.value is None:
        return one_line(figure.written) if figure.uncertain else ""
    return signed(figure.value, "vi") if sign else points(figure.value, "vi")


def _columns(found: Reconciliation) -> list[tuple[str, str | int]]:
    """The heads of the columns of points, and where each line has its figure."""
    printed = found.printed
    heads: list[tuple[str, str | int]] = [
        (one_line(heading.text) or filled(FIGURES["criterion"], {"code": at + 1}), at)
        for at, heading in enumerate(printed.headings(ColumnRole.CRITERION))
    ]
    for role, name in _PARTS:
        if printed.has(role) and any(not getattr(one.line, name).blank for one in found.lines):
            heads.append((COLUMNS[role][0], name))
    return heads


def _sums(found: Reconciliation) -> list[tuple[str, str | int]]:
    """The columns without single criteria, which have no room on an upright page."""
    return [(head, place) for head, place in _columns(found) if isinstance(place, str)]


def _points(one: Checked, columns: Sequence[tuple[str, str | int]]) -> tuple[str, ...]:
    return tuple(
        _figure(_of(one.line, place), sign=place in {"bonus", "deduction"}) for _, place in columns
    )


def _of(line: Line, place: str | int) -> Figure:
    figure: Figure = line.criteria[place] if isinstance(place, int) else getattr(line, place)
    return figure


def _row(found: Reconciliation, at: int, one: Checked) -> Row:
    return {
        "tt": str(at),
        "ten": unit_name(one.line),
        "diem": _points(one, _columns(found)),
        "gon": _points(one, _sums(found)),
        "tong": _total(one),
        "hang": _rank_text(one),
    }


def _criteria(found: Reconciliation) -> Iterator[Row]:
    """What is scored, with its maximum where the table states it."""
    for at, (head, place) in enumerate(_columns(found), start=1):
        most = _most(found, head, place)
        yield {"tt": str(at), "ten": head, "toi_da": "" if most is None else points(most, "vi")}


def _most(found: Reconciliation, head: str, place: str | int) -> Decimal | None:
    """The maximum of a column: by the table's row of them, or as its heading states it."""
    maxima = found.printed.maxima
    written = _of(maxima, place).value if maxima is not None else None
    parts = (role for role, name in _PARTS if name == place)
    headings = [one.text for role in parts for one in found.printed.headings(role)]
    stated = (stated_maximum(text) for text in (*headings, head))
    return next((one for one in stated if one is not None), None) if written is None else written


def _sheet(found: Reconciliation, one: Checked) -> Row:
    """A unit's own sheet: its figures beside the criteria."""
    rows = tuple(
        {**row, "diem": _figure(_of(one.line, place), sign=place in {"bonus", "deduction"})}
        for row, (_, place) in zip(_criteria(found), _columns(found), strict=True)
    )
    name = unit_name(one.line)
    told = {"ten": name, "tong": _total(one), "hang": _rank_text(one), "dong": rows}
    return {**told, "xep_loai": ()}


def _notes(found: Reconciliation, lines: Sequence[Checked]) -> Iterator[str]:
    shared: dict[tuple[int, int], list[str]] = {}
    for one in lines:
        rank = _rank(one)
        if rank is not None:
            shared.setdefault((one.line.group, rank), []).append(unit_name(one.line))
    for (_, rank), units in shared.items():
        if len(units) > 1:
            yield _say("tie", count=len(units), rank=rank, units=joined(units))
    unranked = [unit_name(one.line) for one in lines if not _rank_text(one)]
    if unranked:
        yield _say("unranked", units=joined(unranked))
    if not found.printed.ranked:
        yield FIGURES["computed_ranks"]
    added = [
        unit_name(one.line) for one in lines if one.line.total.blank and one.computed is not None
    ]
    if added:
        yield _say("computed_total", units=joined(added))


def _by_criterion(found: Reconciliation, lines: Sequence[Checked]) -> Iterator[Row]:
    """A heading for each criterion, or for each part where the table has no criteria."""
    for head, place in _columns(found):
        most = _most(found, head, place)
        if isinstance(place, int):
            named = filled(FIGURES["criterion"], {"code": head}) if len(head) < 6 else head
            yield {"ten": named, "cau": tuple(_said(lines, place, most))}
        elif place == "standard":
            yield {"ten": head, "cau": tuple(_said(lines, place, most))}
        else:
            yield {"ten": head, "cau": tuple(_beside(lines, place))}


def _said(lines: Sequence[Checked], place: str | int, most: Decimal | None) -> Iterator[str]:
    """How many have all points of a column, and who has none."""
    values = {id(one): _of(one.line, place).value for one in lines}
    known = [value for value in values.values() if value is not None]
    if known:
        top = max(known) if most is None else most
        reached = [one for one in lines if values[id(one)] == top]
        key = "highest" if most is None else "at_most" if reached else "none_at_most"
        if len(reached) == len(lines) and most is None:
            key = "all_same"
        named = f": {_units(reached)}" if 0 < len(reached) < len(lines) else ""
        yield _counted(key, reached, lines, points=points(top, "vi"), named=named)
    unscored = [one for one in lines if _of(one.line, place).blank]
    if unscored:
        yield _counted("unscored", unscored, lines, units=_units(unscored))


def _beside(lines: Sequence[Checked], place: str) -> Iterator[str]:
    """Who has a bonus or a deduction, and of how much."""
    having = [one for one in lines if _of(one.line, place).value not in {None, Decimal(0)}]
    if having:
        each = [
            f"{unit_name(one.line)} ({_figure(_of(one.line, place), sign=True)})" for one in having
        ]
        key = "bonus" if place == "bonus" else "deducted"
        yield _counted(key, having, lines, units=joined(each))


def _in_all(lines: Sequence[Checked]) -> Iterator[str]:
    totals = [value for one in lines if (value := one.line.total.value) is not None]
    if not totals:
        return
    yield _say("lowest", most=points(max(totals), "vi"), least=points(min(totals), "vi"))
    for one in lines:
        if _rank(one) == 1:
            yield _say("leading", unit=unit_name(one.line), points=_total(one), rank=1)


def _units(lines: Sequence[Checked]) -> str:
    return joined([unit_name(one.line) for one in lines])


def _counted(key: str, some: Sequence[Checked], lines: Sequence[Checked], **facts: object) -> str:
    return _say(key, count=len(some), all=len(lines), **facts)


def _say(key: str, **facts: object) -> str:
    return filled(FIGURES[key], facts)
