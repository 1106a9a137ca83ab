"""Progress to look at, and the search over what there is."""

from collections.abc import Iterator
from typing import Any, Final

from django.http import HttpResponse
from django.urls import reverse

from adapters.door.names import unit_named
from adapters.pages.board import Board
from adapters.pages.called import code_of, names_of
from adapters.pages.progress import Beside, Progress, Reached, progress
from adapters.web.year.visit import Visit, visited
from adapters.wording.pages.year_pages import said
from adapters.wording.writing import day, points
from domain.cycle.cycle import Cycle
from domain.record.record import StreamId, UnitId, unit_stream
from domain.values.names import fold, sort_key
from domain.values.points import Points
from domain.values.refusal import Refusal
from workflows.reader import check_read
from workflows.reads import Read

#: How wide a bar is drawn at most, in the units of the picture.
_WIDE: Final = 300
#: So many hits are shown.
_MANY: Final = 60
_LONGEST: Final = 200


@visited("GET", "HEAD")
def looking(visit: Visit) -> HttpResponse:
    """How far the year has come, as bars with a table beside."""
    shown, stream = visit.shown(Read.CALENDAR), visit.stream
    cycle = shown.cycle(stream)
    board = Board(names_of(shown, stream), visit.lang, cycle.plan.rulebook, cycle.members)
    typed = visit.request.GET.get("unit", "")
    unit = unit_named(shown.store, typed) if typed else None
    found = progress(shown, visit.shown(Read.OUTCOME), stream, board, unit)
    context = {
        "wide": _WIDE,
        "reached": [_bar(visit, one) for one in found.reached],
        "criteria": list(_criteria(visit, found)),
        "unit": board.names.unit(found.unit) if found.unit else "",
        "units": _choices(visit, board, found),
        "chosen": code_of(visit.engine, unit_stream(found.unit)) if found.unit else "",
    }
    return visit.page("year/progress.html", "nav_progress", context)


def _bar(visit: Visit, one: Reached) -> dict[str, Any]:
    return {
        "what": one.what[:1].upper() + one.what[1:],
        "day": day(one.last_day, visit.lang) if one.last_day is not None else "",
        "done": one.done,
        "of": one.of,
        "long": one.done * _WIDE // one.of,
        "late": one.late,
        "state": said("progress_late" if one.late else "progress_open", visit.lang)
        if one.done < one.of
        else said("progress_done", visit.lang),
    }


def _criteria(visit: Visit, found: Progress) -> Iterator[dict[str, Any]]:
    """A bar for the unit, with marks at the best and the middle; all on one scale."""
    most = max((abs(one.best) for one in found.criteria), default=0) or 1
    for one in found.criteria:
        yield {
            "number": one.number,
            "name": one.name,
            **{key: _said(visit, one, key) for key in ("own", "best", "middle")},
            **{
                f"{key}_long": max(0, int(getattr(one, key) * _WIDE / most))
                for key in ("own", "best", "middle")
            },
            "seen": one.seen,
        }


def _said(visit: Visit, one: Beside, key: str) -> str:
    return points(Points.exact(getattr(one, key)), visit.lang)


def _choices(visit: Visit, board: Board, found: Progress) -> list[dict[str, str]]:
    named = [(board.names.unit(unit), unit) for unit in found.units]
    return [
        {"value": code_of(visit.engine, unit_stream(unit)), "text": name}
        for name, unit in sorted(named, key=lambda one: sort_key(one[0]))
    ]


@visited("GET", "HEAD")
def search(visit: Visit) -> HttpResponse:
    """Years, units and criteria by any part of their names, with or without tone marks."""
    typed = " ".join(visit.request.GET.get("q", "").split())[:_LONGEST]
    hits = list(_hits(visit, fold(typed))) if typed else []
    context = {"typed": typed, "hits": hits[:_MANY], "more": len(hits) > _MANY}
    return visit.page("year/search.html", "search", context)


def _hits(visit: Visit, wanted: str) -> Iterator[dict[str, str]]:
    """What is called so, of what is there for whoever asks."""
    try:
        shown = visit.shown(Read.ACTS)
    except Refusal:
        return
    for code, stream in shown.cycles():
        cycle = shown.cycle(stream)
        cluster = visit.engine.names(cycle).cluster(cycle)
        if wanted in fold(f"{cluster} {code} {cycle.year}"):
            href = reverse("duties", kwargs={"target": code})
            yield {"text": f"{cluster} {cycle.year}", "beside": code, "href": href}
        yield from _in_year(visit, code, stream, cycle, wanted)


def _in_year(
    visit: Visit, code: str, stream: StreamId, cycle: Cycle, wanted: str
) -> Iterator[dict[str, str]]:
    names = names_of(visit.engine, stream)
    for unit in cycle.members:
        name = names.name(unit)
        called = f"{name.short} {name.full}" if name is not None else names.unit(unit)
        if wanted in fold(called):
            href = _of_unit(visit, code, cycle, unit)
            yield {"text": names.unit(unit), "beside": code, "href": href}
    for criterion in cycle.plan.rulebook.criteria if cycle.plan.rulebook else ():
        if wanted in fold(f"{criterion.code} {criterion.name}"):
            where = reverse("scores", kwargs={"target": code})
            href = f"{where}?criterion={criterion.code}"
            yield {"text": f"{criterion.code}. {criterion.name}", "beside": code, "href": href}


def _of_unit(visit: Visit, code: str, cycle: Cycle, unit: UnitId) -> str:
    """How its points came about, where that may be asked; else the table."""
    try:
        check_read(cycle, visit.actor.reader, Read.EXPLAIN, visit.engine.now())
    except Refusal:
        return reverse("scores", kwargs={"target": code})
    of = code_of(visit.engine, unit_stream(unit))
    return f"{reverse('explanation', kwargs={'target': code})}?unit={of}"
