"""Deadlines of a year, and the official calendar by which they are reckoned."""

from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.asking import AsOfText
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal

if TYPE_CHECKING:
    from adapters.bootstrap import Engine
    from domain.values.days import DayTable
    from domain.values.when import Moment
    from workflows.agenda import Agenda

MaybeCycle = Annotated[str | None, typer.Argument(metavar="NĂM")]


@app.command(cls=Page)
def calendar(context: typer.Context, cycle: MaybeCycle = None, as_of: AsOfText = None) -> None:
    """Deadlines in the order of their days, working days left, who still owes what; without a
    cycle the official calendar."""
    from adapters.cli.databases import opened

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        if cycle is None:
            _show_official(engine, terminal)
        else:
            _show_year(engine, terminal, cycle, as_of)


def _show_year(engine: "Engine", terminal: Terminal, code: str, as_of: str | None) -> None:
    from adapters.cli.calendar_page import Almanac, calendar_page
    from adapters.cli.databases import cycle_named, now
    from adapters.door.moments import read_as_of
    from adapters.pages.past import past_of
    from workflows.agenda import agenda

    stream, cycle = cycle_named(engine, terminal, code)
    assert terminal.names is not None
    events, at, past = engine.store.events(stream), now(engine), None
    table = engine.store.days()
    if as_of is not None:
        past = past_of(events, read_as_of(cycle, as_of))
        cycle, events, at = past.cycle, tuple(past.events), min(at, past.at)
        table = days_at(engine, at)
    found = agenda(cycle, events, table, at)
    almanac = Almanac(cycle, terminal.names, terminal.lang)
    if terminal.json:
        version = past.version if past is not None else None
        terminal.give({**agenda_json(found, almanac), "as_of": version})
        return
    line = past.line(terminal.lang) if past is not None else None
    terminal.show(*calendar_page(found, almanac, engine.names(cycle).cluster(cycle), line))


def days_at(engine: "Engine", at: "Moment") -> "DayTable":
    """The official calendar with what had been recorded of it by a moment."""
    from adapters.log.transaction import corrected_days
    from adapters.official_days import official_days
    from domain.record.record import CALENDAR
    from domain.record.streams import evolve

    state: object = None
    for event in engine.store.events(CALENDAR):
        if event.header.recorded_at <= at:
            state = evolve(state, event)
    return corrected_days(official_days, state)


def agenda_json(found: "Agenda", almanac: object) -> dict[str, object]:
    """The agenda with names beside codes, and the sentence of every remark."""
    from adapters.cli.calendar_page import Almanac, remark_text
    from adapters.pages.as_json import iso, plain

    assert isinstance(almanac, Almanac)
    told = plain(found, almanac.names)
    assert isinstance(told, dict)
    for entry, shown in zip(found.entries, told["entries"], strict=True):
        shown["name"] = almanac.name(entry.code)
        shown["before"] = iso(entry.before) if entry.before is not None else None
        for remark, one in zip(entry.remarks, shown["remarks"], strict=True):
            one["sentence"] = remark_text(remark, almanac.lang)
    for remark, one in zip(found.conference_remarks, told["conference_remarks"], strict=True):
        one["sentence"] = remark_text(remark, almanac.lang)
    if found.next is not None:
        told["next"]["name"] = almanac.name(found.next.code)
        told["next"]["before"] = iso(found.next.before)
    return {"cycle": found.code, "at": iso(found.at), "calendar": {**told, "at": iso(found.at)}}


def _show_official(engine: "Engine", terminal: Terminal) -> None:
    from adapters.cli.databases import now
    from adapters.cli.official_page import official_json, official_of, official_page
    from domain.values.when import civil_day

    found = official_of(engine.store.days(), engine.store, civil_day(now(engine)).year)
    if terminal.json:
        terminal.give(official_json(found))
    else:
        terminal.show(*official_page(found, terminal.lang))
