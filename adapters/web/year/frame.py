"""What stands around every page: strip, bar, ways, and what was just recorded."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils import timezone

from adapters.bootstrap import Engine
from adapters.pages.tellings import teller
from adapters.web.year.leading import leads
from adapters.web.year.screens import SCREENS
from adapters.wording.labelling import label
from adapters.wording.pages.year_pages import said
from adapters.wording.writing import Lang, moment
from domain.cycle.cycle import Cycle
from domain.record.record import Seat
from domain.values.refusal import Refusal
from workflows.reader import check_read, holds
from workflows.reads import Read

if TYPE_CHECKING:
    from adapters.web.year.visit import Visit

#: Says which events an act has just recorded: ``57`` or ``57-59``.
RECORDED: Final = "recorded"
#: More are not told one by one.
_MANY: Final = 20
#: So long before a session ends it is said.
_SOON: Final = timedelta(minutes=30)
#: More years than these are not chosen from a list on every page.
_FEW: Final = 12


def frame(visit: "Visit", title: str) -> dict[str, Any]:
    """The context of ``frame.html``."""
    cycle = _cycle(visit)
    return {
        "visit": visit,
        "lang": visit.lang,
        "title": said(title, visit.lang),
        "strip": _strip(visit),
        "bar": _bar(visit, cycle),
        "nav": list(_nav(visit, cycle)),
        "asof": visit.request.GET.get("as_of") or visit.request.GET.get("effective"),
        "done": _done(visit, cycle),
        "problems": (),
        "ending": _ending(visit),
    }


def seat_called(engine: Engine, seat: Seat, lang: Lang, cycle: Cycle | None = None) -> str:
    """``Thư ký Cụm, Sở … An Giang``"""
    names = engine.names(cycle)
    office = label(seat.office, lang, names.words)
    called = office[:1].upper() + office[1:]
    return called if seat.unit is None else f"{called}, {names.unit(seat.unit)}"


def _ending(visit: "Visit") -> dict[str, str] | None:
    """That the session runs out soon, and how it goes on."""
    ends = visit.door.ends(visit.request)
    if ends is None or ends - timezone.now() > _SOON:
        return None
    at = f"{timezone.localtime(ends):%H:%M}"
    return {"text": said("session_ends", visit.lang, at=at), "next": visit.request.get_full_path()}


def _cycle(visit: "Visit") -> Cycle | None:
    """The year of the page, where it is one that is there for whoever asks."""
    if visit.target is None or "/" not in visit.target:
        return None
    try:
        return visit.shown(Read.ACTS).cycle(visit.stream)
    except Refusal:
        return None


def _strip(visit: "Visit") -> dict[str, Any] | None:
    """That this is for training, and the offices that may be put on; nothing in a real database."""
    if not visit.engine.practice:
        began = visit.door.began
        link = {"href": began, "text": said("to_home", visit.lang)}
        told = {"text": said("told_here", visit.lang), "link": link, "offices": []}
        return told if began else None
    key = "practice_here" if visit.door.local else "practice"
    known = visit.door.switches()
    offices = [
        {
            "value": one.value,
            "text": seat_called(visit.engine, one.seat, visit.lang),
            "chosen": one.seat in visit.actor.seats,
        }
        for one in known
    ]
    return {
        "text": said(key, visit.lang),
        "link": {"href": reverse("practise"), "text": said("to_tasks", visit.lang)}
        if visit.door.practising
        else None,
        "offices": offices,
        "action": reverse("put_on") if known else "",
        "next": visit.request.get_full_path(),
    }


def _bar(visit: "Visit", cycle: Cycle | None) -> dict[str, Any]:
    engine, lang = visit.engine, visit.lang
    return {
        "cluster": engine.names(cycle).cluster(cycle) if cycle else "",
        "year": cycle.year if cycle else "",
        "years": list(_years(visit, cycle)),
        "person": "",
        "offices": [
            seat_called(engine, seat, lang, cycle)
            for seat in visit.actor.seats
            if cycle is None or holds(cycle, seat, engine.now())
        ]
        or [seat_called(engine, seat, lang, cycle) for seat in visit.actor.seats],
        "local": visit.door.local,
        "home": visit.door.began or reverse("home"),
    }


def _years(visit: "Visit", cycle: Cycle | None) -> Iterator[dict[str, Any]]:
    """Between which years one changes: those that run; of many those of the same cluster, as the
    first page has all."""
    if visit.target is None:
        return
    shown = visit.shown(Read.ACTS)
    running = dict(shown.running())
    own = f"{visit.target.partition('/')[0]}/"
    if len(running) > _FEW:
        running = {code: one for code, one in running.items() if code.startswith(own)}
    if cycle is not None:
        running.setdefault(cycle.code, visit.stream)
    for code, stream in running.items():
        found = shown.cycle(stream)
        phase = label(found.phase, visit.lang, found.words)
        yield {
            "href": reverse("duties", kwargs={"target": code}),
            "text": f"{visit.engine.names(found).cluster(found)} {found.year} ({phase})",
            "current": code == visit.target,
        }


def _nav(visit: "Visit", cycle: Cycle | None) -> Iterator[dict[str, Any]]:
    """The screens of the year that whoever asks may read, and under which of them they are."""
    if cycle is None:
        return
    now = visit.engine.now()
    found = []
    for screen in SCREENS:
        if not screen.in_nav or (screen.leads and not leads(visit.actor.seats, cycle, now)):
            continue
        try:
            check_read(cycle, visit.actor.reader, screen.read, now)
        except Refusal:
            continue
        href = reverse(screen.name, kwargs={"target": visit.target})
        found.append((said(f"nav_{screen.name}", visit.lang), href))
    path = visit.request.path
    under = max((href for _, href in found if path.startswith(href)), key=len, default="")
    for text, href in found:
        current = ("page" if href == path else "true") if href == under else ""
        yield {"text": text, "href": href, "current": current}


def _done(visit: "Visit", cycle: Cycle | None) -> list[str]:
    """What an act has just recorded, as far as whoever asks may read the log."""
    first, _, last = visit.request.GET.get(RECORDED, "").partition("-")
    last = last or first
    known = first.isascii() and first.isdigit() and last.isascii() and last.isdigit()
    if not known or len(first) > 9 or len(last) > 9 or cycle is None:
        return []
    try:
        shown = visit.shown(Read.LOG)
        events = shown.store.events(visit.stream, max(int(first) - 1, 0), int(last))
        telling = teller(shown)(visit.lang)
    except Refusal:
        return [said("recorded", visit.lang)]
    told = [telling.sentence(telling.read(event)) for event in events[:_MANY]]
    at = moment(events[0].header.recorded_at, visit.lang) if events else ""
    return [said("recorded_at", visit.lang, at=at), *told]
