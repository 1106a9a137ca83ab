"""How a year is steered: what to do next, who lacks what, and what keeps it in its phase."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
from django.http import HttpResponse

from adapters.pages.acts import FORMAL_ACTS, YEAR_ACTS, acts_page
from adapters.pages.board import Board
from adapters.pages.called import code_of, names_of
from adapters.pages.status import status_page
from adapters.web.year.duties import phase_line
from adapters.web.year.leading import leads
from adapters.web.year.places import address_of
from adapters.web.year.scored import columns_scored
from adapters.web.year.steering_units import UnitStanding, unit_standings
from adapters.web.year.visit import Visit, visited
from adapters.wording.labelling import command_label, condition_label, label
from adapters.wording.messages import condition
from adapters.wording.pages.steering import steer_said
from adapters.wording.writing import day
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import AHEAD
from domain.cycle.guard import RUNNING, WAY, Phase
from domain.record.record import Office, UnitId, unit_stream
from domain.values.refusal import Refusal
from domain.values.when import civil_day
from workflows.agenda import Agenda, agenda
from workflows.reads import Read
from workflows.status import Action, Ask, Can, Status

#: So many deadlines to come are listed.
_COMING: Final = 5
#: So many units are named under a condition.
_NAMED: Final = 6


class Steered(msgspec.Struct, frozen=True, kw_only=True):
    """What the parts of the page are made from."""

    visit: Visit
    cycle: Cycle
    status: Status
    found: Agenda
    board: Board
    actions: Sequence[Action]
    units: Sequence[UnitStanding]
    #: Whether there is a page that says how a unit came to its total.
    explains: bool

    def word(self, key: str, **facts: object) -> str:
        return steer_said(key, self.visit.lang, **facts)

    def code(self, unit: UnitId) -> str:
        return code_of(self.visit.engine, unit_stream(unit))


@visited("GET", "HEAD")
def steering(visit: Visit) -> HttpResponse:
    """The page of whoever leads the year."""
    shown, stream = visit.shown(Read.STATUS), visit.stream
    cycle = shown.cycle(stream)
    if not leads(visit.actor.seats, cycle, shown.now()):
        raise Refusal("nothing_to_read", read=Read.STATUS)
    board = Board(names_of(shown, stream), visit.lang, cycle.plan.rulebook, cycle.members)
    found = agenda(cycle, shown.store.events(stream), shown.store.days(), shown.now())
    one = Steered(
        visit=visit,
        cycle=cycle,
        status=status_page(shown, stream).status,
        found=found,
        board=board,
        actions=acts_page(visit.shown(Read.ACTS), stream, visit.actor.seats).actions,
        units=unit_standings(cycle, found, board),
        explains=visit.may_read(Read.EXPLAIN),
    )
    context = {
        "title": one.word("title", year=cycle.year),
        "lead": one.word("lead", day=day(civil_day(shown.now()), visit.lang, weekday=True)),
        "phases": list(phase_line(one.status, board)),
        "next": _next(one),
        "missing": _missing(one),
        "columns": [{"text": one.word(key)} for key in _columns(one)],
        "rows": [_row(one, unit) for unit in one.units],
        "gate": _gate(one),
        "coming": list(_coming(one)),
        "calendar": visit.address("calendar"),
        "notice": _notice(one),
        "id": visit.engine.ids.new(),
    }
    return visit.page("year/steering.html", "nav_steering", context)


def _next(one: Steered) -> dict[str, str] | None:
    """The one act that stands first: a late unit, what waits for an answer, a sheet to be settled,
    the next phase, or else what the phase is about."""
    late = [unit for unit in one.units if unit.late]
    if late:
        days = late[0].days_over
        facts = {"unit": late[0].name, "n": days, "what": late[0].lacks}
        return {
            "text": one.word("next_late", **facts),
            "note": one.word("next_late_note", count=len(late)),
            "href": "#tin",
            "do": one.word("to_notice"),
        }
    ready = [unit for unit in one.units if unit.to_settle and _scores(one, unit.unit)]
    if one.cycle.phase is Phase.SCORING and ready:
        where = one.visit.address("settle", unit=one.code(ready[0].unit))
        note = one.word("next_settle_note", count=len(ready))
        text = one.word("next_settle", unit=ready[0].name)
        return {"text": text, "note": note, "href": where, "do": one.word("settle")}
    return _next_of_phase(one)


def _next_of_phase(one: Steered) -> dict[str, str] | None:
    if _open(one) == 0 and _onward(one) is not None:
        text = one.word("next_advance", phase=_onward(one))
        return {"text": text, "note": "", "href": "#buoc", "do": one.word("to_gate")}
    able = [
        action
        for action in one.actions
        if action.can is Can.NOW
        and action.command not in FORMAL_ACTS | YEAR_ACTS | {"advance_phase", "set_deadline"}
    ]
    # what is left of some units comes before what may be done once more
    able.sort(key=lambda action: not action.units)
    action = able[0] if able else None
    if action is None:
        return None
    left = action.units or ()
    note = one.word("units_left", count=len(left)) if left else ""
    return {
        "text": command_label(action.command, one.visit.lang),
        "note": note,
        "href": address_of(one.visit, action.command),
        "do": one.word("do"),
    }


def _scores(one: Steered, unit: UnitId) -> bool:
    return bool(columns_scored(one.visit, one.cycle, unit))


def _missing(one: Steered) -> str:
    """``Còn 2/6 đơn vị chưa gửi, 1 bảng đang trả lại``"""
    all_units, sheets = len(one.units), _scoring(one)
    waiting = sum(unit.waits for unit in one.units)
    back = sum(unit.returned for unit in one.units)
    key = "missing_sheets" if sheets else "missing_registration"
    if not waiting:
        text = one.word("missing_none" if sheets else "registered_all")
    else:
        text = one.word(key, count=waiting, all=all_units)
    return text + (one.word("being_returned", count=back) if back else "")


def _scoring(one: Steered) -> bool:
    """Whether the year has come to its sheets."""
    phase = one.cycle.phase
    return phase in WAY and WAY.index(phase) >= WAY.index(Phase.SCORING)


def _columns(one: Steered) -> tuple[str, ...]:
    if not _scoring(one):
        return ("unit", "registration", "pledge", "can_do")
    return ("unit", "sheet", "checked", "explanation", "settled", "can_do")


def _row(one: Steered, unit: UnitStanding) -> tuple[object, ...]:
    """A unit with what it has done, and what can be done for it now."""
    code = one.code(unit.unit)
    name: str | dict[str, str] = unit.name
    if one.explains:
        name = {"text": unit.name, "href": one.visit.address("explanation") + f"?unit={code}"}
    if not _scoring(one):
        done = {
            "text": one.word("open_form"),
            "href": address_of(one.visit, "register_targets", code),
        }
        return (name, unit.registration, unit.pledge, done if unit.waits else "")
    cells = (unit.sheet, unit.checked, unit.explained, unit.settled)
    if unit.to_settle and _scores(one, unit.unit) and one.cycle.phase is Phase.SCORING:
        href = one.visit.address("settle", unit=code)
        return (name, *cells, {"text": one.word("settle"), "href": href})
    if unit.to_settle and one.cycle.phase is Phase.SCORING:
        vice = label(Office.VICE_CHAIR, one.visit.lang, one.board.names.words)
        return (name, *cells, one.word("by_other", who=vice))
    if unit.waits and one.cycle.phase is Phase.SCORING:
        href = one.visit.address("own_sheet", unit=code)
        return (name, *cells, {"text": one.word("on_paper"), "href": href})
    return (name, *cells, "")


def _open(one: Steered) -> int:
    return sum(ask.lacking is not None and not ask.waived for ask in one.status.asks)


def _onward(one: Steered) -> str | None:
    """The phase that comes next, where an act of its own leads there."""
    phase = one.status.phase
    if phase not in RUNNING or phase is WAY[-1]:
        return None
    following = WAY[WAY.index(phase) + 1 :]
    return one.board.phase(following[0]) if following else None


def _gate(one: Steered) -> dict[str, Any] | None:
    """What the phase asks for before it may be left, each with the places where it is done."""
    onward = _onward(one)
    if onward is None or not one.status.asks:
        return None
    asks, lang = one.status.asks, one.visit.lang
    action = next((found for found in one.actions if found.command == "advance_phase"), None)
    return {
        "title": one.word("gate", phase=onward, met=len(asks) - _open(one), all=len(asks)),
        "checks": [_check(one, ask) for ask in asks],
        "open": _open(one) > 0,
        "may": action is not None and action.can in {Can.NOW, Can.NOT_YET},
        "href": address_of(one.visit, "advance_phase"),
        "button": one.word("advance", phase=onward),
        "note": one.word("gate_note", count=_open(one)) if _open(one) else "",
        "waive": address_of(one.visit, "waive_condition"),
        "language": lang,
    }


def _check(one: Steered, ask: Ask) -> dict[str, Any]:
    asked = condition_label(ask.condition, one.visit.lang)
    begun = asked[:1].upper() + asked[1:]
    if ask.lacking is None or ask.waived:
        said = one.word("waived", what=begun) if ask.waived else begun
        return {"state": "ok", "text": said, "links": []}
    return {
        "state": "no",
        "text": _unmet(one, ask),
        "links": list(_links(one, ask)),
    }


def _unmet(one: Steered, ask: Ask) -> str:
    names, rulebook = one.board.names, one.board.rulebook
    assert ask.lacking is not None
    return condition(ask.condition, ask.lacking, one.visit.lang, names, rulebook)


#: Where a condition is met, by its code: the command that does it.
_DONE_BY: Final[Mapping[str, str]] = {
    "members_set": "add_members",
    "rulebook_set": "set_rulebook",
    "deadlines_set": "set_deadline",
    "every_unit_registered": "register_targets",
    "pledge_signed": "sign_pledge",
    "conference_held": "open_sitting",
    "consequences_decided": "settle_consequence",
}


def _links(one: Steered, ask: Ask) -> Iterator[dict[str, str]]:
    """The very places where what lacks is done, unit by unit."""
    units = (ask.lacking or {}).get("units")
    known = {standing.unit: standing for standing in one.units}
    if isinstance(units, tuple) and all(unit in known for unit in units):
        for unit in units[:_NAMED]:
            yield {"text": known[unit].name, "href": _place(one, ask, known[unit])}
    elif ask.condition in _DONE_BY:
        command = _DONE_BY[ask.condition]
        yield {
            "text": command_label(command, one.visit.lang),
            "href": address_of(one.visit, command),
        }


def _place(one: Steered, ask: Ask, standing: UnitStanding) -> str:
    code = one.code(standing.unit)
    if ask.condition == "sheets_settled":
        if standing.to_settle and _scores(one, standing.unit):
            return one.visit.address("settle", unit=code)
        if standing.waits:
            return one.visit.address("own_sheet", unit=code)
        return f"{one.visit.address('explanation')}?unit={code}"
    return address_of(one.visit, _DONE_BY.get(ask.condition, "register_targets"), code)


def _coming(one: Steered) -> Iterator[dict[str, str]]:
    """The next deadlines, with the days that are left beside their days."""
    listed = 0
    for entry in one.found.entries:
        left = entry.left
        ahead = any(owing.standing in AHEAD for owing in entry.owing)
        if left is None or left.days < 0 or entry.last_day is None or not ahead:
            continue
        if listed == _COMING:
            return
        listed += 1
        due = one.board.due(entry.code)
        yield {
            "text": f"{day(entry.last_day, one.visit.lang, weekday=True)} · {due}",
            "beside": one.word("today") if left.days == 0 else one.word("days", n=left.days),
        }


def _notice(one: Steered) -> str:
    """A message for everybody: how many are still to come, and by when; nobody's name."""
    waiting = sum(unit.waits for unit in one.units)
    code = Phase.SCORING.value if _scoring(one) else Phase.REGISTRATION.value
    entry = next((found for found in one.found.entries if found.code == code), None)
    if not waiting or entry is None or entry.last_day is None:
        return ""
    return one.word(
        "notice_sheets" if _scoring(one) else "notice_registration",
        cluster=one.visit.engine.names(one.cycle).cluster(one.cycle),
        year=one.cycle.year,
        count=waiting,
        all=len(one.units),
        day=day(entry.last_day, one.visit.lang, weekday=True),
    )
