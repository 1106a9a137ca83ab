"""The first page of one machine, the practice of ten minutes, and beginning it anew."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from adapters.door.seats import read_seat
from adapters.pages.called import code_of
from adapters.practice import (
    PRACTICE_YEAR,
    REAL_YEAR,
    TO_RETURN,
    TO_SETTLE,
    TO_VOTE,
    practice_year,
    to_the_vote,
)
from adapters.web.local import LocalDoor
from adapters.web.year import start
from adapters.web.year.visit import Visit, visited
from adapters.wording.labelling import label
from adapters.wording.pages.first_pages import first_said
from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from domain.record.record import UnitId, unit_stream
from domain.values.refusal import Refusal


@visited("GET", "HEAD")
def first(visit: Visit) -> HttpResponse:
    """Three ways in; of a database of one's own its years."""
    door = _door(visit)
    if door.examples is None:
        return start.home_page(visit)
    cycle = practice_year(visit.engine)
    context = {
        "real": f"{door.real}{REAL_YEAR}/bang-diem/",
        "tasks": list(_tasks(visit, cycle)),
        "year": reverse("duties", kwargs={"target": PRACTICE_YEAR}),
        "stands": label(cycle.phase, visit.lang, cycle.words),
        "called": visit.engine.names(cycle).cluster(cycle),
        "year_name": cycle.year,
    }
    return visit.page("first/first.html", "home", {**context, "title": _said(visit, "title")})


@visited("GET", "HEAD")
def practise(visit: Visit) -> HttpResponse:
    """The three acts, and which of them are done."""
    _example(visit)
    cycle = practice_year(visit.engine)
    tasks = list(_tasks(visit, cycle))
    before = all(one["done"] for one in tasks[:2])
    context = {
        "tasks": tasks,
        "count": sum(one["done"] for one in tasks),
        "next_day": before and cycle.conference.table is None,
        "steps": list(_ballot(visit, cycle)),
        "log": reverse("log", kwargs={"target": PRACTICE_YEAR}),
        "title": _said(visit, "practise"),
    }
    return visit.page("first/practise.html", "home", context)


@visited("POST")
def next_day(visit: Visit) -> HttpResponse:
    """What the others do between settling and the vote."""
    _example(visit)
    to_the_vote(visit.engine)
    return redirect("practise")


@visited("GET", "HEAD", "POST")
def anew(visit: Visit) -> HttpResponse:
    """Put back what was done in the practice year; asked before."""
    door = _example(visit)
    if visit.request.method == "POST":
        door.begin_anew()
        return redirect("home")
    return visit.page("first/anew.html", "home", {"title": _said(visit, "anew_title")})


def _door(visit: Visit) -> LocalDoor:
    assert isinstance(visit.door, LocalDoor)
    return visit.door


def _example(visit: Visit) -> LocalDoor:
    """The door of the examples. Raises ``Refusal("name_unknown")`` at another database."""
    door = _door(visit)
    if door.examples is None:
        raise Refusal("name_unknown", what="cycle", value=PRACTICE_YEAR, nearest=None)
    return door


def _said(visit: Visit, key: str) -> str:
    return first_said(key, visit.lang)


def _tasks(visit: Visit, cycle: Cycle) -> Iterator[dict[str, Any]]:
    """What is to be done, each done where the events of the year say so."""
    by = {_code(visit, unit): sheet for unit, sheet in cycle.scoring.sheets.items()}
    scoring = cycle.phase is Phase.SCORING
    returned, settled = bool(by[TO_RETURN].returns), by[TO_SETTLE].settled
    made = TO_VOTE in cycle.voting.made
    give_back = _form(visit, "return_sheet", unit=TO_RETURN)
    settle = _form(visit, "settle_sheet", unit=TO_SETTLE)
    yield {"key": "return", "done": returned, "way": give_back if scoring else None}
    yield {"key": "settle", "done": settled, "way": settle if scoring else None}
    yield {"key": "vote", "done": made, "way": None}


def _ballot(visit: Visit, cycle: Cycle) -> Iterator[dict[str, Any]]:
    """Opening, counting, closing: once the table is adopted."""
    if cycle.conference.table is None:
        return
    made, code = TO_VOTE in cycle.voting.made, cycle.voting.ballot_on(TO_VOTE)
    ballot = cycle.voting.ballots[code] if code is not None else None
    counted = ballot is not None and ballot.count is not None
    rows = (
        ("open", ballot is not None, "open_ballot", {"selection": TO_VOTE}),
        ("count", counted, "ballot", {"ballot": code}),
        ("close", False, "closing", {"ballot": code}),
    )
    for key, done, name, place in rows:
        known = None not in place.values()
        way = reverse(name, kwargs={"target": PRACTICE_YEAR, **place}) if known else ""
        yield {"key": key, "done": done or made, "way": _put_on(visit, way)}


def _put_on(visit: Visit, way: str) -> dict[str, str]:
    """A page, and the office in which it is opened."""
    found = read_seat(visit.engine.store, "secretary@hoa-sen")
    return {"office": f"{found.office.value}@{found.unit}", "next": way}


def _form(visit: Visit, command: str, **given: str) -> dict[str, str]:
    """The form of an act, and the office in which it is given."""
    where = reverse("act", kwargs={"target": PRACTICE_YEAR, "command": command})
    return _put_on(visit, f"{where}?{urlencode(given)}")


def _code(visit: Visit, unit: UnitId) -> str:
    return code_of(visit.engine, unit_stream(unit))
