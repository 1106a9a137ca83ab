"""What whoever asks has to do in a year, what else may be done, and what keeps them from it."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.http import HttpResponse

from adapters.pages.acts import FORMAL_ACTS, YEAR_ACTS, acts_page, lacking
from adapters.pages.board import Board
from adapters.pages.called import code_of
from adapters.pages.status import status_page
from adapters.web.year.due import due_of
from adapters.web.year.places import address_of
from adapters.web.year.visit import Visit, visited
from adapters.wording.labelling import command_label, label, selection_label
from adapters.wording.writing import day
from domain.cycle.guard import WAY, Phase
from domain.record.record import unit_stream
from workflows.reads import Read
from workflows.status import Action, Can, Status

#: More units than these are not named one by one.
_FEW: Final = 40


@visited("GET", "HEAD")
def duties(visit: Visit) -> HttpResponse:
    """The duties of a year: now, not yet, at any time, later."""
    shown = visit.shown(Read.ACTS)
    stream = visit.stream
    page = acts_page(shown, stream, visit.actor.seats)
    status = status_page(visit.shown(Read.STATUS), stream).status
    board = Board(page.names, visit.lang, page.rulebook, page.members)
    context = {
        "due": due_of(visit),
        "groups": list(_groups(visit, page.actions, board)),
        "phases": list(phase_line(status, board)),
    }
    return visit.page("year/duties.html", "nav_duties", context)


@visited("GET", "HEAD")
def standing_acts(visit: Visit) -> HttpResponse:
    """What may be done of a cluster, a unit, the calendar or the database itself."""
    page = acts_page(visit.shown(Read.ACTS), visit.stream, visit.actor.seats)
    board = Board(page.names, visit.lang, page.rulebook, page.members)
    context = {"groups": list(_groups(visit, page.actions, board)), "phases": (), "due": None}
    return visit.page("year/duties.html", "nav_duties", context)


def phase_line(status: Status, board: Board) -> Iterator[dict[str, Any]]:
    """The steps of the year, each with its state and day."""
    for number, step in enumerate(status.steps, start=1):
        yield {
            "number": number,
            "text": board.phase(step.phase),
            "state": step.state.value,
            "reopened": step.reopened,
            "note": day(step.last_day, board.lang) if step.last_day is not None else "",
        }


def _groups(visit: Visit, actions: Sequence[Action], board: Board) -> Iterator[dict[str, Any]]:
    now = [one for one in actions if one.can is Can.NOW]
    kept = [one for one in actions if one.can is Can.NOT_YET]
    first = [one for one in now if one.command not in FORMAL_ACTS | YEAR_ACTS]
    lists = (
        ("now", first),
        ("not_yet", kept),
        ("all_year", [one for one in now if one.command in YEAR_ACTS]),
        ("formal", [one for one in now if one.command in FORMAL_ACTS]),
        ("done", [one for one in actions if one.can is Can.DONE]),
    )
    for key, found in lists:
        if found or key == "now":
            yield {"key": key, "rows": [_row(visit, one, board) for one in found]}
    later = [one for one in actions if one.can is Can.ELSEWHERE]
    rows = [_later(visit, one, board) for one in later if _step(one) is not None]
    if rows:
        yield {"key": "later", "rows": rows}


def _row(visit: Visit, action: Action, board: Board) -> dict[str, Any]:
    return {
        "command": action.command,
        "text": command_label(action.command, board.lang),
        "href": address_of(visit, action.command),
        "lacking": lacking(action, board),
        "checks": [{"state": "no", "text": one} for one in lacking(action, board)],
        "units": list(_units(visit, action, board)),
        "items": list(_items(visit, action, board)),
    }


def _later(visit: Visit, action: Action, board: Board) -> dict[str, Any]:
    step = _step(action)
    assert step is not None
    return {**_row(visit, action, board), "lacking": (board.phase(step),), "units": [], "items": []}


def _step(action: Action) -> Phase | None:
    """The first step of the year to which an act belongs."""
    return next((found for found in WAY if found in action.phases), None)


def _units(visit: Visit, action: Action, board: Board) -> Iterator[dict[str, str]]:
    """The units for which an act is left, each with the form filled for it."""
    for unit in (action.units or ())[:_FEW]:
        code = code_of(visit.engine, unit_stream(unit))
        yield {
            "text": board.names.unit(unit),
            "href": address_of(visit, action.command, code),
        }


def _items(visit: Visit, action: Action, board: Board) -> Iterator[dict[str, str]]:
    for item in action.items or ():
        name = _item_field(action.command)
        if name is not None:
            text = _item_called(name, item, board)
            yield {"text": text, "href": address_of(visit, action.command, **{name: item})}


def _item_field(command: str) -> str | None:
    """Which field of a command its items fill, where they fill one."""
    from_words = {"set_deadline": "code", "extend_deadline": "code", "reopen_phase": "phase"}
    if command in from_words:
        return from_words[command]
    return "condition" if command == "waive_condition" else "selection"


def _item_called(name: str, item: str, board: Board) -> str:
    if name == "code":
        return board.due(item)
    if name == "phase":
        return label(Phase(item), board.lang, board.names.words)
    return selection_label(item, board.rulebook)
