"""The first page: the years, and where to begin; the office that is put on in practice."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from adapters.pages.overview import YearLine, overview_page
from adapters.web.local import OFFICE_COOKIE
from adapters.web.year.visit import Visit, visited
from adapters.wording.labelling import label
from adapters.wording.pages.year_pages import said
from adapters.wording.writing import day
from domain.cycle.guard import RUNNING
from domain.values.refusal import Refusal
from workflows.reads import Read


@visited("GET", "HEAD")
def home(visit: Visit) -> HttpResponse:
    return home_page(visit)


def home_page(visit: Visit) -> HttpResponse:
    """The years that whoever asks may know of, those that run first."""
    try:
        years = overview_page(visit.shown(Read.OVERVIEW)).years
    except Refusal:
        years = ()
    runs = [one for one in years if one.phase in RUNNING and not one.backfill]
    context = {
        "running": [_row(visit, one) for one in runs],
        "over": [_row(visit, one) for one in years if one not in runs],
    }
    return visit.page("year/home.html", "home", context)


def _row(visit: Visit, one: YearLine) -> tuple[Any, ...]:
    place = "duties" if one.phase in RUNNING and not one.backfill else "scores"
    phase = label(one.phase, visit.lang, one.words)
    return (
        {"text": one.code, "href": reverse(place, kwargs={"target": one.code})},
        one.cluster,
        f"{phase} ({said('told', visit.lang)})" if one.backfill else phase,
        day(one.last_day, visit.lang) if one.last_day is not None else "",
    )


@visited("POST")
def put_on(visit: Visit) -> HttpResponse:
    """Work in another office of a practice database from here on."""
    wanted = visit.request.POST.get("office", "")
    known = {one.value for one in visit.door.switches()}
    to = visit.request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    response = redirect(to if own else reverse("home"))
    if wanted in known:
        response.set_cookie(OFFICE_COOKIE, wanted, samesite="Strict", httponly=True)
    return response
