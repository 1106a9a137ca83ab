"""What whoever asks owes by which day, the most urgent first, and for whom the cluster waits."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import msgspec

from adapters.pages.board import Board
from adapters.pages.called import code_of, names_of
from adapters.web.year.places import address_of
from adapters.web.year.visit import Visit
from adapters.wording.labelling import command_label, condition_label
from adapters.wording.pages.year_pages import said
from adapters.wording.writing import day, listed
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import AHEAD, Standing
from domain.record.record import Office, UnitId, unit_stream
from domain.record.streams import COMMANDS
from domain.record.who import CHAIR
from workflows.agenda import Entry, Owing, agenda
from workflows.reads import Read

_OWN: Final = frozenset({Office.UNIT_OFFICER, Office.UNIT_HEAD})
#: So many days before its end something is marked as soon.
_SOON: Final = 7
#: Of it something may still become.
_OPEN: Final = AHEAD | {Standing.PASSED, Standing.PAST_WHEN_SET}


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """What is due, as a page lists it."""

    #: For ``parts.duties``.
    rows: tuple[dict[str, Any], ...]
    late: int
    #: What the cluster waits for, for ``parts.pairs``.
    others: tuple[dict[str, Any], ...]


def due_of(visit: Visit) -> Due:
    """What whoever asks owes in the year, and what others do."""
    shown = visit.shown(Read.CALENDAR)
    cycle, stream = shown.cycle(visit.stream), visit.stream
    events = shown.store.events(stream)
    found = agenda(cycle, events, shown.store.days(), shown.now())
    board = Board(names_of(shown, stream), visit.lang, cycle.plan.rulebook, cycle.members)
    mine = _mine(visit, cycle)
    chairs = any(seat.office in CHAIR and cycle.holds(seat) for seat in visit.actor.seats)
    rows, others = [], []
    for entry in found.entries:
        for owing in entry.owing:
            own = owing.unit in mine or (owing.unit is None and chairs)
            if own and owing.standing in _OPEN:
                rows += list(_rows(visit, entry, owing, board))
        waiting = [one.unit for one in entry.owing if one.unit is not None and one.unit not in mine]
        if waiting and any(one.standing in _OPEN for one in entry.owing):
            others.append(_waits(visit, entry, waiting, board, chairs=chairs))
    rows.sort(key=lambda row: row["until"] or date.max)
    return Due(
        rows=tuple(rows), late=sum(row["look"] == "late" for row in rows), others=tuple(others)
    )


def _mine(visit: Visit, cycle: Cycle) -> frozenset[UnitId]:
    """The units whose own duties whoever asks does."""
    seats = (seat for seat in visit.actor.seats if seat.office in _OWN and cycle.holds(seat))
    return frozenset(seat.unit for seat in seats if seat.unit is not None)


def _rows(visit: Visit, entry: Entry, owing: Owing, board: Board) -> Iterator[dict[str, Any]]:
    """One row for each act that is lacking."""
    commands = [word for word in owing.lacking if word in COMMANDS] or [""]
    days = entry.left.days if entry.left is not None else None
    until = owing.last_day or entry.last_day
    if until is not None and until != entry.last_day:
        days = None
    for word in commands:
        row: dict[str, Any] = {
            "until": until,
            "day": f"{until:%d/%m}" if until is not None else "",
            "weekday": _weekday(until, visit) if until is not None else "",
            "text": command_label(word, visit.lang) if word else _begun(board.due(entry.code)),
            "note": _note(entry, owing, board),
            **_left(days, visit, held=owing.held),
        }
        if word:
            code = None if owing.unit is None else code_of(visit.engine, unit_stream(owing.unit))
            href = address_of(visit, word, code)
            row |= {"href": href, "act": {"text": said("do_it", visit.lang), "href": href}}
        yield row


def _weekday(until: date, visit: Visit) -> str:
    return day(until, visit.lang, weekday=True).removesuffix(day(until, visit.lang)).strip(" ,")


def _note(entry: Entry, owing: Owing, board: Board) -> str:
    conditions = [one for one in owing.lacking if one not in COMMANDS]
    told = [condition_label(one, board.lang) for one in conditions] or [board.due(entry.code)]
    if owing.extended:
        told.append(said("extended", board.lang))
    if owing.held:
        told.append(said("held", board.lang))
    return "; ".join(told)


def _left(days: int | None, visit: Visit, *, held: bool) -> dict[str, Any]:
    """How much time is left, in words and look; what was said to be sent is not late."""
    if days is None:
        return {"look": "", "tag": None}
    if days < 0:
        look = "" if held else "late"
        return {"look": look, "tag": {"text": said("days_over", visit.lang, n=-days), "look": look}}
    look = "soon" if days <= _SOON else ""
    key = "due_today" if days == 0 else "day_left" if days == 1 else "days_left"
    return {"look": look, "tag": {"text": said(key, visit.lang, n=days), "look": look}}


def _waits(
    visit: Visit, entry: Entry, waiting: list[UnitId], board: Board, *, chairs: bool
) -> dict[str, Any]:
    """Of others only how many; their names to the chair's office, which asks them."""
    text = said(
        "others_owe", visit.lang, what=_begun(board.due(entry.code)), n=len(waiting), all=entry.of
    )
    if chairs:
        names = listed([board.names.unit(unit) for unit in waiting], visit.lang)
        text += f": {names}"
    beside = day(entry.last_day, visit.lang) if entry.last_day is not None else ""
    return {"text": text, "beside": beside}


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
