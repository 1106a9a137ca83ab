"""The wall of the hall: one thing, chosen on the secretary's page, in letters for the last row.

What is chosen is kept in the database beside the record, so every process of a server shows the
same. A wall never shows an error: where something fails it shows what it showed last, or the name
of the cluster.
"""

import logging
from collections.abc import Sequence
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect

from adapters.log import hall
from adapters.pages.called import names_of
from adapters.web.hall.acts import by_name, check_may, threshold_said, title_of, year
from adapters.web.year.visit import Visit, visited
from adapters.wording.labelling import label
from adapters.wording.pages.hall import hall_said
from adapters.wording.writing import clock, points, signed
from domain.cycle.cycle import Cycle
from domain.cycle.phases.summary_conference import ConferenceCalled
from domain.cycle.votes.ballot_box import Ballot
from domain.reckoning.score_table import TableRow, table_in_force
from domain.record.record import Event
from domain.rulebook.selections import Method
from domain.values.refusal import Refusal
from workflows.reads import Read

WALL: Final = "wall"
RANKING: Final = "ranking"
AGENDA: Final = "agenda"
CLUSTER: Final = "cluster"
BALLOT: Final = "ballot:"
#: So many rows stand on one page in letters of 24 px and more.
ROWS: Final = 12
#: A page stands so long before the next; the wall asks anew as often.
SECONDS: Final = 10
_MICRO: Final = 1_000_000
#: What each wall of this process showed last.
_LAST: Final[dict[str, bytes]] = {}
_LOG: Final = logging.getLogger("thidua.wall")


def chosen(visit: Visit) -> str:
    """What the wall of the year is to show."""
    return hall.kept(visit.engine.store.database, visit.stream, WALL) or CLUSTER


def choices(visit: Visit, cycle: Cycle) -> list[dict[str, str]]:
    """What may be chosen for it: as it is sent, and as it is called."""
    found = [{"value": one, "text": hall_said(f"wall_{one}", visit.lang)} for one in (CLUSTER,)]
    found += [{"value": AGENDA, "text": hall_said("wall_agenda", visit.lang)}]
    found += [{"value": RANKING, "text": hall_said("wall_ranking", visit.lang)}]
    for code, ballot in cycle.voting.ballots.items():
        if not ballot.withdrawn:
            found.append({"value": f"{BALLOT}{code}", "text": title_of(visit, cycle, ballot)})
    return found


@visited("POST")
def choose(visit: Visit) -> HttpResponse:
    """Have the wall show one thing."""
    cycle = year(visit)
    check_may(visit, cycle, "record_attendance")
    wanted = visit.request.POST.get("show", "")
    if wanted in {one["value"] for one in choices(visit, cycle)}:
        hall.keep(visit.engine.store.database, visit.stream, WALL, wanted)
    return redirect(visit.address("hall"))


@visited("GET", "HEAD")
def wall(visit: Visit) -> HttpResponse:
    """What is shown in the hall now; of a year that is not there, as of any page."""
    cycle = year(visit)
    key = f"{visit.target} {visit.lang} {visit.actor.key} {visit.actor.seats}"
    try:
        answer = visit.page("year/wall.html", "wall", _shown(visit, cycle))
        _LAST[key] = answer.content
    except Exception:  # whatever it is: the hall sees no error, the log does
        _LOG.exception("wall")
        answer = HttpResponse(_LAST[key]) if key in _LAST else _bare(visit, cycle)
    if "trang" not in visit.request.GET:  # a page that is asked for by its number stands still
        answer.headers["Refresh"] = str(SECONDS)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _bare(visit: Visit, cycle: Cycle) -> HttpResponse:
    name = visit.engine.names(cycle).cluster(cycle)
    return visit.page("year/wall.html", "wall", {**_frame(visit), "kind": CLUSTER, "title": name})


def _shown(visit: Visit, cycle: Cycle) -> dict[str, Any]:
    what = chosen(visit)
    if what == RANKING:
        return {**_frame(visit), **_ranking(visit)}
    if what.startswith(BALLOT):
        ballot = cycle.voting.ballots.get(what.removeprefix(BALLOT))
        if ballot is not None and not ballot.withdrawn:
            return {**_frame(visit), **ballot_shown(visit, cycle, ballot)}
    name = visit.engine.names(cycle).cluster(cycle)
    found: dict[str, Any] = {"kind": CLUSTER, "title": name, "year": cycle.year}
    if what == AGENDA:
        items, at, of = _part(visit, agenda_of(visit))
        title = hall_said("wall_agenda", visit.lang)
        found = {"kind": AGENDA, "title": title, "items": items, "page": at, "pages": of}
    return {**_frame(visit), **found}


def _frame(visit: Visit) -> dict[str, Any]:
    now = visit.engine.store.ticking()
    at = f"{clock(now)}:{now // _MICRO % 60:02}"
    return {"wall": True, "at": at, "page": 1, "pages": 1, "year": ""}


def _part(visit: Visit, rows: Sequence[Any]) -> tuple[Sequence[Any], int, int]:
    """One page of what is longer than the wall is high: the one asked for, else each in turn."""
    pages = max(-(-len(rows) // ROWS), 1)
    asked = visit.request.GET.get("trang", "")
    turn = visit.engine.store.ticking() // (_MICRO * SECONDS) % pages + 1
    at = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else turn
    at = min(max(at, 1), pages)
    return rows[(at - 1) * ROWS : at * ROWS], at, pages


def agenda_of(visit: Visit) -> list[str]:
    """The items of the last invitation, as they stand there."""
    shown = visit.shown(Read.LOG)
    events: list[Event] = [
        event
        for event in shown.store.events(visit.stream)
        if isinstance(event.body, ConferenceCalled)
    ]
    if not events:
        return []
    names = names_of(visit.engine, visit.stream)
    body = events[-1].body
    assert isinstance(body, ConferenceCalled)
    return [text for item in body.agenda if (text := names.text(item.digest)) is not None]


def ranked_rows(visit: Visit) -> list[TableRow]:
    """The table in the order of its ranks, as whoever asks may read it."""
    table = table_in_force(visit.shown(Read.OUTCOME).cycle(visit.stream))
    rows = [] if table is None else list(table.rows)
    return sorted(rows, key=lambda row: (row.rank is None, row.rank or 0))


def row_said(visit: Visit, row: TableRow) -> dict[str, Any]:
    """A row of the ranking in figures."""
    lang = visit.lang
    return {
        "rank": "" if row.rank is None else str(row.rank),
        "unit": visit.names().unit(row.unit),
        "standard": "" if row.standard is None else points(row.standard, lang),
        "bonus": "" if not row.bonus else signed(row.bonus, lang),
        "deduction": "" if not row.deduction else signed(-abs(row.deduction), lang),
        "total": "" if row.total is None else points(row.total, lang),
    }


def _ranking(visit: Visit) -> dict[str, Any]:
    try:
        found = ranked_rows(visit)
    except Refusal:
        found = []
    rows, at, of = _part(visit, found)
    ranks = [row.rank for row in found if row.rank is not None]
    tied = sorted({rank for rank in ranks if ranks.count(rank) > 1})
    ties = [hall_said("tie", visit.lang, count=ranks.count(rank), rank=rank) for rank in tied]
    said = [{**row_said(visit, row), "tied": row.rank in tied} for row in rows]
    title = hall_said("wall_ranking", visit.lang)
    return {"kind": RANKING, "title": title, "rows": said, "ties": ties, "page": at, "pages": of}


def ballot_shown(visit: Visit, cycle: Cycle, ballot: Ballot) -> dict[str, Any]:
    """A ballot for everybody's eyes: no votes before it is closed, and no voter's name."""
    assert cycle.plan.rulebook is not None
    lang, lines = visit.lang, []
    for code, title in ballot.titles.items():
        selection = cycle.plan.rulebook.selection(code)
        votes = {line.unit: line for line in title.count.votes} if title.count else {}
        chosen_here = title.tally.chosen if title.tally else ()
        nominees = [
            {
                "unit": name,
                "votes": _votes_said(votes[unit]) if unit in votes else "",
                "chosen": unit in chosen_here,
            }
            for unit, name in by_name(visit, title.nominees)
        ]
        nominees.sort(key=lambda one: -votes_key(one["votes"]))
        rule = threshold_said(visit, cycle, ballot, selection)
        lines.append({"name": selection.name, "rule": rule, "nominees": nominees})
    stage = stage_of(ballot)
    return {
        "kind": "ballot",
        "title": title_of(visit, cycle, ballot),
        "stage": hall_said(f"stage_{stage}", lang),
        "method": label(ballot.method, lang),
        "electors": hall_said("electors", lang, count=ballot.votes_of(ballot.electors)),
        "titles": lines,
        "closed": ballot.voted,
    }


def votes_key(said: object) -> int:
    """The votes for it, of what is shown of a nominee."""
    first = str(said).partition("/")[0]
    return int(first) if first.isdigit() else 0


def _votes_said(line: Any) -> str:
    if line.against is None:
        return str(line.votes)
    return f"{line.votes}/{line.against}/{line.no_opinion or 0}"


def stage_of(ballot: Ballot) -> str:
    """How far a ballot has come, in one word."""
    if ballot.withdrawn:
        return "withdrawn"
    if ballot.voted:
        return "closed"
    if ballot.method is Method.PAPER:
        return "voting" if ballot.count is None else "counted"
    return "counted" if ballot.count is not None else "voting"
