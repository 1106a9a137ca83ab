"""A ballot: opened, its votes by hand or by roll call recorded, and closed after a page between."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid5

from django.http import HttpResponse
from django.shortcuts import redirect

from adapters.log import hall
from adapters.web.hall.acts import (
    by_name,
    check_may,
    done,
    give,
    id_in,
    needed,
    planned,
    seats_that,
    threshold_said,
    title_of,
    unit_code,
    year,
)
from adapters.web.hall.counting import entries_said
from adapters.web.hall.day import next_of
from adapters.web.hall.wall import BALLOT, WALL, ballot_shown, stage_of
from adapters.web.year.visit import Visit, visited
from adapters.wording.labelling import label
from adapters.wording.pages.hall import hall_said
from adapters.wording.writing import listed
from domain.cycle.cycle import Cycle
from domain.cycle.votes.ballot_box import Ballot, ballot_named
from domain.cycle.votes.rounds import may_go_on
from domain.record.order import Receipt
from domain.record.record import UnitId
from domain.rulebook.selections import Method, Selection
from domain.values.refusal import Refusal
from workflows.reads import Read

#: The ways of a sitting that are opened as a ballot, as a page offers them.
_WAYS = (Method.PAPER, Method.SHOW_OF_HANDS, Method.OPEN)


def selection_named(cycle: Cycle, code: str) -> Selection:
    """Raises ``Refusal``: ``nothing_to_read`` before there is a rulebook, ``selection_unknown``."""
    rulebook = cycle.plan.rulebook
    if rulebook is None:
        raise Refusal("nothing_to_read", read=Read.STATUS)
    return rulebook.selection(code)


@visited("GET", "HEAD", "POST")
def open_ballot(visit: Visit, selection: str) -> HttpResponse:
    """How a title is voted on, by whom, and how many votes it takes; then the ballot is open."""
    cycle = year(visit)
    check_may(visit, cycle, "open_ballot")
    found = selection_named(cycle, selection)
    if visit.request.method != "POST":
        return _opening(visit, cycle, found, None)
    try:
        return _opened(visit, cycle, found)
    except Refusal as refusal:
        return _opening(visit, cycle, found, refusal)


def _opened(visit: Visit, cycle: Cycle, selection: Selection) -> HttpResponse:
    sent, given = visit.request.POST, id_in(visit)
    tellers = sent.getlist("tellers")
    if tellers and not cycle.voting.tellers:
        order = {"command": "appoint_tellers", "units": tellers}
        give(visit, order, uuid5(given, "tellers"))
    code = sent.get("ballot", "").strip()
    raw: dict[str, object] = {
        "command": "open_ballot",
        "ballot": code,
        "selection": selection.code,
        "method": sent.get("method", ""),
    }
    if nominees := sent.getlist("nominees"):
        raw["nominees"] = nominees
    if others := sent.getlist("further"):
        raw["further"] = [{"selection": one} for one in others]
    receipt = give(visit, raw, given)
    hall.keep(visit.engine.store.database, visit.stream, WALL, f"{BALLOT}{code}")
    return done(visit.address("ballot", ballot=code), receipt)


def _opening(
    visit: Visit, cycle: Cycle, selection: Selection, refusal: Refusal | None
) -> HttpResponse:
    assert cycle.plan.rulebook is not None
    rules = cycle.plan.rulebook.votes_of(selection)
    sent = visit.request.POST
    ways = [one for one in _WAYS if not rules.methods or one in rules.methods]
    method = sent.get("method") or (ways[0].value if ways else "")
    held = cycle.voting.rounds.get(selection.code)
    number = held.held + 1 if held else 1
    nominees = nominees_offered(cycle, selection)
    kept = sent.getlist("nominees")
    others = [
        {"value": one.code, "text": one.name}
        for one in cycle.plan.rulebook.selections
        if one.code != selection.code
        and one.how is selection.how
        and one.code not in cycle.voting.made
        and cycle.voting.ballot_on(one.code) is None
        and cycle.plan.rulebook.votes_of(one) == rules
    ]
    rule = threshold_said(visit, cycle, planned(cycle, selection, Method(ways[0])), selection)
    context = {
        "title": hall_said("opening", visit.lang, title=selection.name, round=number),
        "ways": [{"value": one.value, "text": label(one, visit.lang)} for one in ways],
        "method": method,
        "rule": rule,
        "here": hall_said("electors", visit.lang, count=len(cycle.conference.present)),
        "standing": [
            {"value": unit_code(visit, unit), "text": name, "help": ""}
            for unit, name in by_name(visit, nominees or cycle.members)
        ],
        "named": kept or [unit_code(visit, unit) for unit in nominees],
        "others": others,
        "further": sent.getlist("further"),
        "tellers": [
            {"value": unit_code(visit, unit), "text": name}
            for unit, name in by_name(visit, cycle.conference.present)
        ]
        if Method.PAPER in ways and not cycle.voting.tellers
        else [],
        "counting": sent.getlist("tellers"),
        "ballot": sent.get("ballot") or fresh_code(cycle, selection, number),
        "id": visit.engine.ids.new(),
        "problems": ({"text": visit.said(refusal), "field": ""},) if refusal else (),
        "back": visit.address("hall"),
    }
    status = 200 if refusal is None else 422
    return visit.page("year/open_ballot.html", "nav_hall", context, status)


def fresh_code(cycle: Cycle, selection: Selection, number: int) -> str:
    """``co-1``, and a further mark where a ballot of that name was withdrawn."""
    code = f"{selection.code}-{number}"
    while code in cycle.voting.ballots:
        code += "b"
    return code


def nominees_offered(cycle: Cycle, selection: Selection) -> tuple[UnitId, ...]:
    """Who stands by what was recorded; nobody where they are named at the opening."""
    again = cycle.voting.further.get(selection.code)
    if again is not None and again.nominees:
        return again.nominees
    known = cycle.nominations.of(selection.code)
    return known.fixed or tuple(known.standing)


@visited("GET", "HEAD", "POST")
def ballot(visit: Visit, ballot: str) -> HttpResponse:
    """A ballot as it stands: votes are recorded here, its result is read here."""
    cycle = year(visit)
    found = ballot_named(cycle, ballot)
    if visit.request.method != "POST":
        return _shown(visit, cycle, ballot, found, None)
    try:
        match visit.request.POST.get("_do"):
            case "hands":
                check_may(visit, cycle, "count_hands")
                receipt = give(visit, _hands(visit, ballot, found), id_in(visit))
            case "sign_off":
                check_may(visit, cycle, "sign_off_count")
                paper = {"kind": hall_said("count_record", "vi")}
                for name in ("number", "date"):
                    if value := visit.request.POST.get(name, "").strip():
                        paper[name] = value
                raw = {"command": "sign_off_count", "ballot": ballot, "document": paper}
                receipt = give(visit, raw, id_in(visit))
            case "roll":
                check_may(visit, cycle, "cast_vote")
                receipt = _called(visit, ballot, found)
            case other:
                raise Refusal("unknown_command", value=str(other), nearest=None)
    except Refusal as refusal:
        return _shown(visit, cycle, ballot, found, refusal)
    return done(visit.address("ballot", ballot=ballot), receipt)


def _hands(visit: Visit, code: str, found: Ballot) -> dict[str, object]:
    """Raises ``Refusal("input_malformed")`` for what is no whole number."""
    lines = []
    for selection, title in found.titles.items():
        for unit in title.nominees:
            row: dict[str, object] = {"unit": unit_code(visit, unit)}
            if selection != found.selection:
                row["selection"] = selection
            for name in ("votes", "against", "no_opinion"):
                text = visit.request.POST.get(f"{name}.{selection}.{row['unit']}", "").strip()
                if not (text.isascii() and text.isdigit() and len(text) < 7):
                    where = f"{name}.{selection}.{row['unit']}"
                    raise Refusal("input_malformed", where=where, expected="0, 1, 2", value=text)
                row[name] = int(text)
            lines.append(row)
    return {"command": "count_hands", "ballot": code, "votes": lines}


def _called(visit: Visit, code: str, found: Ballot) -> Receipt:
    """One vote for each unit that was called and said something. Raises ``Refusal``."""
    receipt, given = None, id_in(visit)
    known = {unit_code(visit, unit): unit for unit in found.electors}
    for unit_said, unit in known.items():
        text = visit.request.POST.get(f"vote.{unit_said}", "")
        if not text or found.has_voted(unit):
            continue
        raw: dict[str, object] = {"command": "cast_vote", "ballot": code, "unit": unit_said}
        raw |= {"no_opinion": True} if text == "-" else {"choices": [text]}
        receipt = give(visit, raw, uuid5(given, unit_said), unit=unit)
    if receipt is None:
        raise Refusal("field_missing", field="choices", where="choices")
    return receipt


def _shown(
    visit: Visit, cycle: Cycle, code: str, found: Ballot, refusal: Refusal | None
) -> HttpResponse:
    stage = stage_of(found)
    by_hand = found.method in {Method.SHOW_OF_HANDS, Method.OPEN}
    may_count = bool(seats_that(visit, cycle, "count_hands"))
    awaits_count = found.method is Method.PAPER and found.open and found.count is None
    context = {
        "title": title_of(visit, cycle, found),
        "lead": f"{label(found.method, visit.lang)} · {hall_said(f'stage_{stage}', visit.lang)}",
        "shown": ballot_shown(visit, cycle, found),
        "stage": stage,
        "by_hand": by_hand and may_count and found.count is None and not found.votes and found.open,
        "called": _roll(visit, cycle, found),
        "paper": found.method is Method.PAPER and found.open,
        "counts": bool(seats_that(visit, cycle, "record_count")) and found.count is None,
        "unsigned": [
            name for _, name in by_name(visit, cycle.voting.tellers) if _ not in found.signed
        ]
        if found.method is Method.PAPER and found.count is not None and found.open
        else [],
        "closes": bool(seats_that(visit, cycle, "close_ballot")) and not found.over,
        "typed": visit.request.POST,
        "results": list(results(visit, cycle, found)),
        "code": code,
        "next": next_of(visit, cycle) if found.over else None,
        "count_href": visit.address("count", ballot=code),
        "entries": entries_said(visit, cycle, code, found) if awaits_count else [],
        "id": visit.engine.ids.new(),
        "problems": ({"text": visit.said(refusal), "field": ""},) if refusal else (),
        "lines": [
            {
                "selection": selection,
                "name": selection_named(cycle, selection).name,
                "units": [
                    {"code": unit_code(visit, unit), "name": name}
                    for unit, name in by_name(visit, title.nominees)
                ],
            }
            for selection, title in found.titles.items()
        ],
    }
    status = 200 if refusal is None else 422
    return visit.page("year/ballot.html", "nav_hall", context, status)


def _roll(visit: Visit, cycle: Cycle, found: Ballot) -> list[dict[str, Any]]:
    """Who has still to be called, where each vote is recorded by name; of one title only."""
    several = len(found.titles) > 1 or bool(found.voters)
    if found.method is not Method.OPEN or found.count is not None or several or not found.open:
        return []
    if not seats_that(visit, cycle, "cast_vote"):
        return []
    left = [unit for unit in found.electors if not found.has_voted(unit)]
    return [{"code": unit_code(visit, unit), "name": name} for unit, name in by_name(visit, left)]


def results(visit: Visit, cycle: Cycle, found: Ballot) -> Iterator[dict[str, Any]]:
    """Of each title that is closed: votes against what it takes, and what is lacking."""
    lang = visit.lang
    for code, title in found.titles.items():
        if title.count is None or title.tally is None:
            continue
        selection = selection_named(cycle, code)
        rows = []
        wanted = title.tally.needed
        names = dict(by_name(visit, title.nominees))
        for line in sorted(title.count.votes, key=lambda one: -one.votes):
            chosen = line.unit in title.tally.chosen
            lack = "" if wanted is None else str(max(wanted - line.votes, 0))
            key = "chosen" if chosen else "enough" if lack in {"", "0"} else "short"
            rows.append(
                {
                    "unit": names[line.unit],
                    "votes": line.votes,
                    "against": line.against,
                    "silent": line.no_opinion,
                    "said": hall_said(key, lang, count=lack),
                }
            )
        count = title.count
        heads = ("issued", "returned", "valid", "invalid")
        open_end = not title.tally.chosen and may_go_on(cycle, selection)
        yield {
            "name": selection.name,
            "rows": rows,
            "needed": hall_said("needs", lang, needed=wanted, of=title.tally.of)
            if wanted is not None
            else hall_said("no_threshold", lang),
            "chosen": listed([name for _, name in by_name(visit, title.tally.chosen)], lang),
            "tied": listed([name for _, name in by_name(visit, title.tally.tied)], lang),
            "figures": [
                {"head": hall_said(one, lang), "text": str(getattr(count, one))} for one in heads
            ],
            "again": visit.address("another_round", selection=code) if open_end else "",
        }


@visited("GET", "HEAD", "POST")
def closing(visit: Visit, ballot: str) -> HttpResponse:
    """Before a ballot is closed: what will stand for ever."""
    cycle = year(visit)
    check_may(visit, cycle, "close_ballot")
    found = ballot_named(cycle, ballot)
    if found.over and visit.request.method != "POST":
        return redirect(visit.address("ballot", ballot=ballot))
    refusal = None
    if visit.request.method == "POST":
        raw: dict[str, object] = {"command": "close_ballot", "ballot": ballot}
        side = visit.request.POST.get("chair_for", "")
        if side:
            raw["chair_for"] = [] if side == "-" else [side]
        try:
            return done(visit.address("ballot", ballot=ballot), give(visit, raw, id_in(visit)))
        except Refusal as refused:
            refusal = refused
    chair = cycle.chair in found.electors and found.method in {Method.SHOW_OF_HANDS, Method.OPEN}
    asks = chair and not any(unit == cycle.chair for unit, _ in found.votes)
    first = selection_named(cycle, found.selection)
    wanted = needed(cycle, found, first)
    context = {
        "over": hall_said("before_closing", visit.lang),
        "title": hall_said("closing", visit.lang, title=title_of(visit, cycle, found)),
        "rule": threshold_said(visit, cycle, found, first),
        "electors": found.votes_of(found.electors),
        "wanted": wanted,
        "sides": [
            {"value": unit_code(visit, unit), "text": name}
            for unit, name in by_name(visit, found.titles[found.selection].nominees)
        ]
        if asks
        else [],
        "chair": cycle.words.chair,
        "side": visit.request.POST.get("chair_for", ""),
        "id": visit.engine.ids.new(),
        "back": visit.address("ballot", ballot=ballot),
        "problems": ({"text": visit.said(refusal), "field": ""},) if refusal else (),
    }
    return visit.page("year/closing.html", "nav_hall", context, 200 if refusal is None else 422)
