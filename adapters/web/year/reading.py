"""Pages that are read: a page of ``adapters.pages``, shown as it stands for whoever asks."""

from typing import Final

from django.http import HttpResponse

from adapters.pages.blocks import Page
from adapters.web.pages import PAGES, Question
from adapters.web.year.screens import BY_NAME
from adapters.web.year.visit import Visit, visited
from adapters.wording.pages.year_pages import YEAR_PAGES
from domain.values.refusal import Refusal

#: Of an address, beside the filters of its page.
_BESIDE: Final = frozenset({"recorded"})


@visited("GET", "HEAD")
def screen(visit: Visit, name: str) -> HttpResponse:
    """A screen of a year that shows a page of the interface for programs."""
    found = BY_NAME[name]
    assert found.page is not None
    page = asked_page(visit, found.page)
    return visit.page("year/page.html", f"nav_{name}", {"blocks": list(page.blocks(visit.lang))})


@visited("GET", "HEAD")
def across(visit: Visit, name: str) -> HttpResponse:
    """A page of no year: all clusters, the calendar of the state."""
    page = asked_page(visit, name)
    title = f"across_{name}" if f"across_{name}" in YEAR_PAGES else "home"
    return visit.page("year/page.html", title, {"blocks": list(page.blocks(visit.lang))})


def asked_page(visit: Visit, name: str) -> Page:
    """A page with the filters of its address. Raises ``Refusal`` as the page does."""
    row, asked = PAGES[name], visit.request.GET
    unknown = sorted(asked.keys() - {*row.filters, *_BESIDE})
    if unknown:
        raise Refusal("unknown_field", field=unknown[0], nearest=None, where=unknown[0])
    shown = visit.shown(row.read)
    given = {key: asked[key] for key in row.filters if key in asked}
    stream = None
    if visit.target is not None:
        stream, given["target"] = visit.stream, visit.target
    question = Question(engine=shown, stream=stream, asked=given, seats=visit.actor.seats)
    if row.sealed:
        visit.door.note("sealed_view", visit.actor, name)
    return row.make(question)
