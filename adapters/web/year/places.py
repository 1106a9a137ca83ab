"""Where an act is done: on a page of its own, or in its form."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from adapters.door.names import unit_named
from adapters.web.year.scored import columns_scored
from adapters.web.year.sheet import seat_filling
from adapters.web.year.visit import Visit
from workflows.reads import Read

#: By command, the page on which it is done: of all units, and of one.
_PAGES: Final[Mapping[str, tuple[str, str]]] = {
    "enter_scores": ("sheets", "own_sheet"),
    "submit_sheet": ("sheets", "own_sheet"),
}
#: Acts of the day of the conference, with the page where each is pressed.
_OF_DAY: Final[Mapping[str, str]] = {
    "record_attendance": "hall",
    "adopt_table": "adopting",
    "close_cycle": "sealing",
}
#: The same of those that are about one selection or ballot, which is then named.
_ABOUT: Final[Mapping[str, tuple[str, str]]] = {
    "open_ballot": ("open_ballot", "selection"),
    "decide_another_round": ("another_round", "selection"),
    "close_ballot": ("closing", "ballot"),
    "count_hands": ("ballot", "ballot"),
    "record_count": ("count", "ballot"),
}


def address_of(visit: Visit, command: str, unit: str | None = None, **given: str) -> str:
    """The page of an act, filled in for one unit and with what is given."""
    if command in _PAGES and (unit is None or _fills(visit, unit)):
        every, of_unit = _PAGES[command]
        return visit.address(every) if unit is None else visit.address(of_unit, unit=unit)
    if command == "settle_sheet" and (where := _settled_at(visit, unit)):
        return where
    if command in _OF_DAY and not given:
        return visit.address(_OF_DAY[command])
    if command in _ABOUT and set(given) == {_ABOUT[command][1]}:
        return visit.address(_ABOUT[command][0], **given)
    name = "act" if "/" in (visit.target or "") else "act_standing"
    where = reverse(name, kwargs={"target": visit.target, "command": command})
    if unit is not None:
        given = {"unit": unit, "_for": unit, **given}
    return f"{where}?{urlencode(given)}" if given else where


def _settled_at(visit: Visit, unit: str | None) -> str:
    """Where whoever asks settles sheets, or one; blank where they settle none."""
    cycle = visit.shown(Read.OUTCOME).cycle(visit.stream)
    if unit is None:
        able = any(columns_scored(visit, cycle, one) for one in cycle.members)
        return visit.address("settling") if able else ""
    found = unit_named(visit.shown(Read.ACTS).store, unit)
    able = bool(columns_scored(visit, cycle, found)) and cycle.sheet(found).sent
    return visit.address("settle", unit=unit) if able else ""


def _fills(visit: Visit, unit: str) -> bool:
    """Whether whoever asks fills the unit's own sheet; who checks it across gives a form."""
    found = unit_named(visit.shown(Read.ACTS).store, unit)
    return seat_filling(visit, visit.cycle, found) is not None
