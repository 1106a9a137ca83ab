"""The count of papers: two people on one laptop, a screen to pass between them; or one who types
what the other reads aloud from the signed record.

An entry of before stands in the database alone: no page holds it, so the second never sees the
first. What is found has a code that is explained beside it.
"""

from collections.abc import Mapping
from typing import Final

import msgspec
from django.http import HttpResponse
from django.shortcuts import redirect

from adapters.log import hall
from adapters.web.hall.acts import (
    by_name,
    check_may,
    done,
    give,
    id_in,
    title_of,
    unit_code,
    year,
)
from adapters.web.year.visit import Visit, visited
from adapters.wording.labelling import selection_label
from adapters.wording.pages.hall import hall_said
from adapters.wording.writing import listed
from domain.cycle.cycle import Cycle
from domain.cycle.votes.ballot_box import Ballot, open_ballot_named, rules_of
from domain.reckoning.ballot import Count
from domain.reckoning.double_entry import (
    SUMS,
    CountFinding,
    Entering,
    PaperCount,
    SumCheck,
    checks,
    lines_of,
    two_people,
)
from domain.record.record import Office, UnitId
from domain.rulebook.selections import Method, Overfull
from domain.values.refusal import Refusal

#: No count of a sitting has more figures.
_DIGITS: Final = 6


class Counting(msgspec.Struct, frozen=True, kw_only=True):
    """One count of one ballot, and whoever asks."""

    visit: Visit
    cycle: Cycle
    code: str
    ballot: Ballot
    paper: PaperCount

    @property
    def about(self) -> str:
        return f"count/{self.code}"

    def state(self) -> Entering:
        """How far the entries have come, as the database has it."""
        text = hall.kept(self.visit.engine.store.database, self.visit.stream, self.about)
        return Entering() if text is None else msgspec.json.decode(text, type=Entering)

    def keep(self, state: Entering | None) -> None:
        text = None if state is None else msgspec.json.encode(state).decode()
        hall.keep(self.visit.engine.store.database, self.visit.stream, self.about, text)

    @property
    def address(self) -> str:
        return self.visit.address("count", ballot=self.code)

    @property
    def by_two(self) -> bool | None:
        """Whether two people must enter it, or one; ``None``: either way."""
        return two_people(rules_of(self.cycle, self.ballot), self.paper.electors)


def entries_said(visit: Visit, cycle: Cycle, code: str, ballot: Ballot) -> list[dict[str, str]]:
    """Whether the first and the second have entered the count, and nothing of what."""
    found = Counting(
        visit=visit, cycle=cycle, code=code, ballot=ballot, paper=_paper(visit, cycle, ballot)
    )
    state = found.state()
    return [
        {
            "head": hall_said(f"entry_{number}", visit.lang),
            "text": hall_said(
                "entry_done" if state.of(number) and not state.cleared else "entry_waits",
                visit.lang,
            ),
        }
        for number in (1, 2)
    ]


def _paper(visit: Visit, cycle: Cycle, ballot: Ballot) -> PaperCount:
    titles = {
        code: tuple(unit for unit, _ in by_name(visit, title.nominees))
        for code, title in ballot.titles.items()
    }
    return PaperCount(
        electors=ballot.votes_of(ballot.electors),
        lines=lines_of(titles),
        choices={code: title.choices for code, title in ballot.titles.items()},
        voids=rules_of(cycle, ballot).overfull is Overfull.LINES_INVALID,
    )


@visited("GET", "HEAD", "POST")
def count(visit: Visit, ballot: str) -> HttpResponse:
    """One entry at a time; once both agree, the count is recorded."""
    cycle = year(visit)
    check_may(visit, cycle, "record_count")
    try:
        found = open_ballot_named(cycle, ballot, Method.PAPER)
    except Refusal as refusal:
        if refusal.code == "ballot_closed" and visit.request.method != "POST":
            return redirect(visit.address("ballot", ballot=ballot))
        raise
    here = Counting(
        visit=visit, cycle=cycle, code=ballot, ballot=found, paper=_paper(visit, cycle, found)
    )
    if found.count is not None:
        here.keep(None)
        return redirect(visit.address("ballot", ballot=ballot))
    if visit.request.method == "POST":
        return _sent(here)
    alone = here.by_two is False or ("mot-nguoi" in visit.request.GET and not here.by_two)
    alone = alone and "hai-nguoi" not in visit.request.GET
    return _page(here, here.state() if not alone else Entering(), {}, (), alone=alone)


def _sent(here: Counting) -> HttpResponse:
    sent = here.visit.request.POST
    what, state = sent.get("_do", ""), here.state()
    if what == "alone" and not here.by_two:
        return _alone(here)
    if sent.get("turn") != f"{state.turn}.{state.differed}":
        return redirect(here.address)
    if what == "take":
        here.keep(msgspec.structs.replace(state, passing=False))
        return redirect(here.address)
    if what == "anew":
        here.keep(None)
        return redirect(here.address)
    typed, bad = _typed(here, state.owed(here.paper))
    entry = {**state.of(state.turn), **typed}
    wrong = [one for one in checks(here.paper, entry) if one.met is False and not one.warns]
    if bad or wrong or what == "check":
        status = 200 if what == "check" else 422
        return _page(here, state, entry, bad, status=status, judged=True)
    after = state.entered(here.paper, typed)
    here.keep(after)
    if not after.agreed(here.paper):
        return redirect(here.address)
    try:
        return _record(here, after.count(here.paper), {})
    except Refusal as refusal:
        here.keep(state)
        return _page(here, state, entry, (), refusal=refusal, status=422)


def _typed(here: Counting, owed: tuple[str, ...]) -> tuple[dict[str, int], tuple[str, ...]]:
    """The whole numbers that were typed, and the fields in which none stands."""
    found, bad = {}, []
    for name in owed:
        text = here.visit.request.POST.get(name, "").strip()
        if text.isascii() and text.isdigit() and len(text) <= _DIGITS:
            found[name] = int(text)
        else:
            bad.append(name)
    return found, tuple(bad)


def _record(here: Counting, figures: Count, paper: Mapping[str, str]) -> HttpResponse:
    """Raises ``Refusal``. Who was not at the papers records it from the tellers' record."""
    visit = here.visit
    seats = check_may(visit, here.cycle, "record_count")
    seat = next((one for one in seats if one.office is Office.TELLER), seats[0])
    raw: dict[str, object] = {
        "command": "record_count",
        "ballot": here.code,
        "count": _told(visit, figures),
    }
    if seat.office is not Office.TELLER or paper:
        raw["document"] = {"kind": hall_said("count_record", "vi"), **paper}
    receipt = give(visit, raw, id_in(visit), seat)
    here.keep(None)
    return done(visit.address("ballot", ballot=here.code), receipt)


def _told(visit: Visit, figures: Count) -> dict[str, object]:
    """A count as a command brings it, its units by their codes."""
    told: dict[str, object] = msgspec.to_builtins(figures)
    votes = [
        {"unit": unit_code(visit, line.unit), "votes": line.votes}
        | ({} if line.selection is None else {"selection": line.selection})
        for line in figures.votes
    ]
    return {**told, "votes": votes}


def _alone(here: Counting) -> HttpResponse:
    """One types what another reads aloud from the record that the tellers have signed."""
    typed, bad = _typed(here, here.paper.fields)
    wrong = [one for one in checks(here.paper, typed) if one.met is False and not one.warns]
    if bad or wrong:
        return _page(here, Entering(), typed, bad, status=422, judged=True, alone=True)
    paper = {
        name: value
        for name in ("number", "date")
        if (value := here.visit.request.POST.get(name, "").strip())
    }
    figures = Entering(first=typed, second=typed).count(here.paper)
    try:
        return _record(here, figures, paper)
    except Refusal as refusal:
        return _page(here, Entering(), typed, (), refusal=refusal, status=422, alone=True)


def _page(
    here: Counting,
    state: Entering,
    entry: Mapping[str, int],
    bad: tuple[str, ...],
    *,
    refusal: Refusal | None = None,
    status: int = 200,
    judged: bool = False,
    alone: bool = False,
) -> HttpResponse:
    """The fields that are owed, or the screen to pass, which holds no figure at all."""
    visit, lang = here.visit, here.visit.lang
    owed = here.paper.fields if alone else state.owed(here.paper)
    called = _called(here)
    rows = [
        {
            "name": name,
            "called": called[name],
            "owed": name in owed,
            "text": visit.request.POST.get(name, "")
            if name in owed
            else str(state.of(state.turn)[name]),
            "wrong": hall_said("whole_number", lang) if name in bad else "",
        }
        for name in here.paper.fields
    ]
    known = {**state.of(state.turn), **entry}
    found = list(checks(here.paper, known))
    problems = [
        {"text": f"{called[name]}: {hall_said('whole_number', lang)}", "field": f"f-{name}"}
        for name in bad
    ]
    problems += [
        {"text": _check_said(here, one, called), "field": _field(one, owed)}
        for one in found
        if one.met is False and not one.warns and judged
    ]
    if refusal is not None:
        problems.append({"text": visit.said(refusal), "field": ""})
    title = title_of(visit, here.cycle, here.ballot)
    number = hall_said("counting_alone", lang) if alone else hall_said(f"entry_{state.turn}", lang)
    context = {
        "title": hall_said("counting", lang, title=title, entry=number),
        "state": state,
        "alone": alone,
        "rows": rows,
        "checks": [_row_of(here, one, called) for one in found],
        "cleared": [
            {"text": called[name], "href": f"#f-{name}"} for name in state.cleared if name in owed
        ],
        "codes": [(one.value, hall_said(f"code_{one.name.lower()}", lang)) for one in CountFinding],
        "press": hall_said("enter_again" if state.cleared else "enter", lang, count=len(owed)),
        "problems": problems if status != 200 else (),
        "id": visit.engine.ids.new(),
        "other": 3 - state.turn,
        "address": here.address,
        "back": visit.address("ballot", ballot=here.code),
        "twice_only": here.by_two is True,
        "typed": visit.request.POST,
    }
    return visit.page("year/count.html", "nav_hall", context, status)


def _field(check: SumCheck, owed: tuple[str, ...]) -> str:
    """The first field of a check that can be mended here."""
    found = next((name for name in check.fields if name in owed), None)
    return f"f-{found}" if found else ""


def _called(here: Counting) -> dict[str, str]:
    """What each field is called."""
    visit, rulebook = here.visit, here.cycle.plan.rulebook
    names = visit.names()
    several = len(here.paper.choices) > 1
    found = {name: hall_said(name, visit.lang) for name in SUMS}
    for line in here.paper.lines:
        title = f"{selection_label(line.selection, rulebook)}: " if several else ""
        found[line.field] = f"{title}{names.unit(line.unit)}"
    for title in here.paper.choices:
        name = selection_label(title, rulebook)
        found[f"void.{title}"] = hall_said("void", visit.lang, title=name)
    return found


def _row_of(here: Counting, check: SumCheck, called: Mapping[str, str]) -> dict[str, str]:
    state = "wait" if check.met is None else "ok" if check.met else "no"
    return {"state": state, "text": _check_said(here, check, called)}


def _check_said(here: Counting, check: SumCheck, called: Mapping[str, str]) -> str:
    """``Hợp lệ 5 + không hợp lệ 1 = thu về 6 (KP-02)``, and for which fields it waits."""
    visit, lang = here.visit, here.visit.lang
    facts = {name: "…" if value is None else value for name, value in check.facts.items()}
    unit = check.facts.get("unit")
    if isinstance(unit, UnitId):
        facts["unit"] = visit.names().unit(unit)
        facts["votes"] = facts[check.fields[0]]
    if "selection" in facts:
        facts["selection"] = selection_label(str(facts["selection"]), here.cycle.plan.rulebook)
    given = {name: value for name, value in facts.items() if "." not in name}
    text = hall_said(f"check_{check.code.name.lower()}", lang, **given)
    if check.lacking:
        waits = listed([called[name] for name in check.lacking], lang)
        text += hall_said("check_waits", lang, fields=waits)
    return f"{text} ({check.code})"
