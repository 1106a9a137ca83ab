"""The page of the day: what is done first, then the wall, the agenda and who is present."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.http import HttpResponse

from adapters.pages.acts import lacking
from adapters.pages.board import Board
from adapters.pages.called import names_of
from adapters.web.hall.acts import (
    by_name,
    check_may,
    done,
    give,
    id_in,
    seats_that,
    threshold_said,
    title_of,
    unit_code,
    year,
)
from adapters.web.hall.wall import agenda_of, ballot_shown, choices, chosen, stage_of
from adapters.web.year.places import address_of
from adapters.web.year.visit import Visit, visited
from adapters.wording.labelling import command_label, label
from adapters.wording.pages.hall import hall_said
from adapters.wording.writing import listed, when
from domain.cycle.cycle import Cycle
from domain.cycle.guard import SITTING, Phase
from domain.cycle.phases.summary_conference import quorum_of
from domain.rulebook.selections import VOTED, Selection
from domain.values.refusal import Refusal
from workflows.status import Action, Can, actions

#: What is done before anybody is voted on, and what comes after, in the order of a sitting.
_BEFORE: Final = ("call_conference", "open_sitting", "record_attendance", "adopt_report")
_AFTER: Final = (
    "name_next_officers",
    "sign_next_pledge",
    "list_handover",
    "accept_handover",
    "adopt_minutes",
    "close_sitting",
    "advance_phase",
    "close_cycle",
)
#: Done where the rulebook asks for a list that both sides accept.
_HANDOVER: Final = frozenset({"list_handover", "accept_handover"})
#: Acts that are pressed on the page of the day itself.
_PRESSED: Final = frozenset(
    {
        *("open_sitting", "record_attendance", "adopt_report", "sign_next_pledge"),
        *("adopt_minutes", "close_sitting", "advance_phase"),
    }
)
#: Acts with a page of the day of their own.
_PAGES: Final = {"adopt_table": "adopting", "close_cycle": "sealing"}


def next_of(visit: Visit, cycle: Cycle) -> dict[str, str] | None:
    """What is done next, with the page where it is done; ``None``: nothing, or nothing by them."""
    now = next((step for step in _steps(visit, cycle) if step["state"] == "now"), None)
    if now is None:
        return None
    pressed = now["command"] in _PRESSED or not now["href"]
    return {"text": now["text"], "href": visit.address("hall") if pressed else now["href"]}


@visited("GET", "HEAD", "POST")
def hall(visit: Visit) -> HttpResponse:
    """The day as it stands; its one-press acts."""
    if visit.request.method == "POST":
        return _pressed(visit)
    return _page(visit, None)


def _pressed(visit: Visit) -> HttpResponse:
    sent, cycle = visit.request.POST, year(visit)
    what = sent.get("_do", "")
    try:
        raw = _ordered(visit, cycle, what)
    except Refusal as refusal:
        return _page(visit, refusal, status=422)
    check_may(visit, cycle, str(raw["command"]))
    try:
        return done(visit.address("hall"), give(visit, raw, id_in(visit)))
    except Refusal as refusal:
        return _page(visit, refusal, status=422)


def _ordered(visit: Visit, cycle: Cycle, what: str) -> dict[str, object]:
    """The command behind a button. Raises ``Refusal("unknown_command")``."""
    sent = visit.request.POST
    match what:
        case "attendance":
            known = {unit_code(visit, unit) for unit in cycle.members}
            present = [one for one in sent.getlist("present") if one in known]
            return {"command": "record_attendance", "present": present}
        case "adopt_report" | "adopt_minutes":
            paper = {"kind": sent.get("kind", "").strip() or hall_said(f"{what}_kind", "vi")}
            for name in ("number", "date"):
                if value := sent.get(name, "").strip():
                    paper[name] = value
            return {"command": what, "document": paper}
        case "sign_next_pledge":
            return {"command": what, "units": sent.getlist("units")}
        case "select_by_rank" | "select_the_others":
            return {"command": what, "selection": sent.get("selection", "")}
        case "open_sitting" | "close_sitting" | "advance_phase":
            return {"command": what}
        case "appoint_tellers":
            return {"command": what, "units": sent.getlist("units")}
    raise Refusal("unknown_command", value=what, nearest=None)


def _page(visit: Visit, refusal: Refusal | None, status: int = 200) -> HttpResponse:
    cycle = year(visit)
    steps = list(_steps(visit, cycle))
    now = next((step for step in steps if step["state"] == "now"), None)
    presence = _presence(visit, cycle)
    if refusal is not None and "present" in visit.request.POST:
        kept = visit.request.POST.getlist("present")
        for one in presence["units"]:
            one["present"] = one["code"] in kept
    context = {
        "lead": _lead(visit, cycle),
        "now": now,
        "steps": steps,
        "presence": presence,
        "leads": bool(seats_that(visit, cycle, "record_attendance")),
        "invited": _invited(visit),
        "shown": chosen(visit),
        "choices": choices(visit, cycle),
        "sitting": cycle.conference.sitting,
        "id": visit.engine.ids.new(),
        "problems": ({"text": visit.said(refusal), "field": ""},) if refusal else (),
        "tellers": [name for _, name in by_name(visit, cycle.voting.tellers)],
    }
    return visit.page("year/hall.html", "nav_hall", context, status)


def _invited(visit: Visit) -> list[str]:
    """What the invitation says, for whoever may read the log."""
    try:
        return agenda_of(visit)
    except Refusal:
        return []


def _lead(visit: Visit, cycle: Cycle) -> str:
    lang, part = visit.lang, cycle.conference
    said = [when(part.called, lang)] if part.called is not None else []
    key = "sitting_on" if part.sitting else "sitting_over" if part.held else "sitting_before"
    return " · ".join([*said, hall_said(key, lang)])


def _presence(visit: Visit, cycle: Cycle) -> dict[str, Any]:
    """Who is present, and whether that is a quorum, in words and numbers."""
    part, lang = cycle.conference, visit.lang
    wanted = part.quorum if part.quorum is not None else quorum_of(cycle)
    here, of = len(part.present), len(cycle.members)
    met = here > 0 and (wanted is None or here >= wanted)
    key = "quorum_none" if wanted is None else "quorum_met" if met else "quorum_unmet"
    units = [
        {"code": unit_code(visit, unit), "name": name, "present": unit in part.present}
        for unit, name in by_name(visit, cycle.members)
    ]
    return {
        "title": hall_said("present", lang, here=here, of=of),
        "said": hall_said(key, lang, needed=wanted, here=here),
        "met": met,
        "taken": bool(part.present),
        "units": units,
    }


def _steps(visit: Visit, cycle: Cycle) -> Iterator[dict[str, Any]]:
    """The work of the day in its order, the first that may be done now marked so."""
    known = {one.command: one for one in actions(visit.stream, cycle)}
    found = [*_before(visit, cycle, known), *_voted(visit, cycle), *_rest(visit, cycle, known)]
    can = [step for step in found if step["state"] == "open"]
    # votes that are being given go before everything else
    now = next((step for step in can if "ballot" in step), can[0] if can else None)
    for number, step in enumerate(found, start=1):
        step["number"] = number
        if step["state"] == "open":
            step["state"] = "now" if step is now else "later"
        yield step


def _before(visit: Visit, cycle: Cycle, known: Mapping[str, Action]) -> Iterator[dict[str, Any]]:
    part = cycle.conference
    over = {
        "call_conference": part.called is not None or part.held,
        "open_sitting": part.held,
        "record_attendance": bool(part.present) or (part.held and not part.sitting),
        "adopt_report": part.report == "adopted",
        "adopt_table": part.table is not None,
    }
    scored = cycle.plan.rulebook is not None and cycle.plan.rulebook.scored
    for command in (*_BEFORE, *(("adopt_table",) if scored else ())):
        yield _step(visit, cycle, known, command, over=over[command])


def _step(
    visit: Visit, cycle: Cycle, known: Mapping[str, Action], command: str, *, over: bool
) -> dict[str, Any]:
    """One act of the day: done, to be done, or kept back by something."""
    action = known.get(command)
    can = action is not None and action.can is Can.NOW and not over
    why: tuple[str, ...] = ()
    if action is not None and action.can is Can.NOT_YET and not over:
        names = names_of(visit.engine, visit.stream)
        board = Board(names, visit.lang, cycle.plan.rulebook, cycle.members)
        why = tuple(lacking(action, board))
    may = bool(seats_that(visit, cycle, command))
    href = visit.address(_PAGES[command]) if command in _PAGES else address_of(visit, command)
    return {
        "command": command,
        "text": command_label(command, visit.lang),
        "state": "done" if over else "open" if can else "later",
        "note": "",
        "why": why,
        "href": href if may and can else "",
    }


def _voted(visit: Visit, cycle: Cycle) -> Iterator[dict[str, Any]]:
    """Every selection of the rulebook, with the ballot on which it stands."""
    rulebook = cycle.plan.rulebook
    for selection in rulebook.selections if rulebook else ():
        yield _selected(visit, cycle, selection)


def _selected(visit: Visit, cycle: Cycle, selection: Selection) -> dict[str, Any]:
    lang, voting = visit.lang, cycle.voting
    code = selection.code
    step: dict[str, Any] = {
        "command": "",
        "selection": code,
        "text": selection.name,
        "state": "open" if cycle.conference.sitting else "later",
        "note": label(selection.how, lang),
        "why": (),
        "href": "",
    }
    made, ballot = voting.made.get(code), voting.ballot_on(code)
    if ballot is not None:
        found = voting.ballots[ballot]
        stage = hall_said(f"stage_{stage_of(found)}", lang)
        href = visit.address("ballot", ballot=ballot)
        shown = ballot_shown(visit, cycle, found)
        rule = threshold_said(visit, cycle, found, selection)
        step |= {"note": stage, "href": href, "ballot": shown, "rule": rule}
        step["text"] = title_of(visit, cycle, found)
    elif made is not None:
        names = [name for _, name in by_name(visit, made.chosen)]
        chosen_said = listed(names, lang) or hall_said("nobody_chosen", lang)
        step |= {"state": "done", "note": chosen_said, "href": _last(visit, cycle, code)}
    elif code in voting.rounds:
        href = visit.address("another_round", selection=code)
        step |= {"note": hall_said("left_open", lang), "href": href}
    elif selection.how in VOTED:
        href = visit.address("open_ballot", selection=code)
        step |= {"href": href if seats_that(visit, cycle, "open_ballot") else "", "opens": True}
    else:
        command = f"select_{selection.how.value}"
        if command in {"select_by_rank", "select_the_others"}:
            step["command"] = command
        else:
            step["href"] = address_of(visit, "decide_selection", selection=code)
    return step


def _last(visit: Visit, cycle: Cycle, selection: str) -> str:
    """The last ballot on which a selection stood; empty: none."""
    found = [code for code, one in cycle.voting.ballots.items() if selection in one.titles]
    return visit.address("ballot", ballot=found[-1]) if found else ""


def _rest(visit: Visit, cycle: Cycle, known: Mapping[str, Action]) -> Iterator[dict[str, Any]]:
    """Offices, pledge, handover, minutes, and the end of the sitting and of the year."""
    part = cycle.handover
    over = {
        "name_next_officers": part.named is not None,
        "sign_next_pledge": bool(part.pledged),
        "list_handover": part.items > 0,
        "accept_handover": part.accepted,
        "adopt_minutes": part.minutes,
        "close_sitting": cycle.conference.held and not cycle.conference.sitting,
        "advance_phase": cycle.phase not in SITTING or cycle.phase is Phase.CHAIR_HANDOVER,
        "close_cycle": cycle.phase is Phase.CLOSED,
    }
    rulebook = cycle.plan.rulebook
    asked = rulebook is None or rulebook.handover_accepted
    for command in _AFTER:
        if command in _HANDOVER and not asked:
            continue
        yield _step(visit, cycle, known, command, over=over[command])
