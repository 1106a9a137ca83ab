"""Pages before what cannot be undone: the very table or the outcome that will stand for ever."""

from django.http import HttpResponse

from adapters.trying import tried
from adapters.web.hall.acts import check_may, done, give, id_in, order_from, year
from adapters.web.hall.wall import ranked_rows, row_said
from adapters.web.year.visit import Visit, visited
from adapters.wording.pages.hall import hall_said
from domain.cycle.phases.chair_handover import CycleClosed
from domain.cycle.phases.summary_conference import TableAdopted
from domain.values.refusal import Refusal

#: So much of a hash is read aloud.
_SHORT = 8


@visited("GET", "HEAD", "POST")
def adopting(visit: Visit) -> HttpResponse:
    """Before the score table is adopted."""
    return _between(visit, "adopt_table")


@visited("GET", "HEAD", "POST")
def sealing(visit: Visit) -> HttpResponse:
    """Before the year is closed and its outcome sealed."""
    return _between(visit, "close_cycle")


def _between(visit: Visit, command: str) -> HttpResponse:
    cycle = year(visit)
    check_may(visit, cycle, command)
    raw, refusal = {"command": command}, None
    if visit.request.method == "POST":
        try:
            return done(visit.address("hall"), give(visit, raw, id_in(visit)))
        except Refusal as refused:
            refusal = refused
    seal = ""
    if refusal is None:
        try:
            given = order_from(visit, raw, visit.engine.ids.new())
            for event in tried(visit.engine, given).events:
                if isinstance(event.body, TableAdopted | CycleClosed):
                    seal = event.body.sha256[:_SHORT]
        except Refusal as refused:
            refusal = refused
    lang = visit.lang
    stands = [hall_said(f"{command}_{n}", lang, units=len(cycle.members)) for n in (1, 2, 3)]
    context = {
        "over": hall_said(f"{command}_over", lang),
        "title": hall_said(f"{command}_title", lang),
        "stands": [*stands, *([hall_said("seal", lang, seal=seal)] if seal else [])],
        "rows": [row_said(visit, row) for row in ranked_rows(visit)],
        "press": hall_said(f"{command}_press", lang),
        "back": visit.address("hall"),
        "back_text": hall_said(f"{command}_back", lang),
        "refused": visit.said(refusal) if refusal else "",
        "id": visit.engine.ids.new(),
        "problems": ({"text": visit.said(refusal), "field": ""},)
        if refusal and visit.request.method == "POST"
        else (),
    }
    posted = visit.request.method == "POST"
    return visit.page("year/between.html", "nav_hall", context, 422 if posted else 200)
