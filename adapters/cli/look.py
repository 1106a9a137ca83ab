"""Looking: where a cycle stands, what it came to, what happened."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from adapters.cli.asking import AnyCode, AsOfText, Seated
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal

if TYPE_CHECKING:
    from adapters.bootstrap import Engine
    from adapters.pages.view import View
    from domain.record.record import Event


@app.command(cls=Page)
def outcome(context: typer.Context, cycle: AnyCode, as_of: AsOfText = None) -> None:
    """Score table, ranks, selections, officers, handover; of a unit or cluster what is recorded."""
    from adapters.cli.databases import opened
    from adapters.cli.outcome_page import outcome_page
    from adapters.cli.standing import show_standing

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        if as_of is None and show_standing(engine, terminal, cycle):
            return
        view = view_of(engine, terminal, cycle, as_of)
        if terminal.json:
            terminal.give(outcome_json(view))
        else:
            terminal.show(*outcome_page(view))


def view_of(engine: "Engine", terminal: Terminal, code: str, as_of: str | None = None) -> "View":
    """Everything that the page of an outcome is written from, now or as of an earlier time."""
    from adapters.cli.databases import cycle_named
    from adapters.cli.outcome_page import outcome_of
    from adapters.door.moments import read_as_of
    from adapters.pages.past import past_of
    from adapters.pages.view import View

    stream, cycle = cycle_named(engine, terminal, code)
    assert terminal.names is not None
    events: Sequence[Event] = engine.store.events(stream)
    past = past_of(events, read_as_of(cycle, as_of)) if as_of is not None else None
    if past is not None:
        cycle, events = past.cycle, past.events
    return View(
        outcome=outcome_of(cycle),
        cycle=cycle,
        events=events,
        names=terminal.names,
        cluster=engine.names(cycle).cluster(cycle),
        lang=terminal.lang,
        past=past.line(terminal.lang) if past is not None else None,
    )


def outcome_json(view: "View") -> dict[str, object]:
    """The outcome with names beside ids, and whether it is the sealed one; what came after it, the
    award file and corrections, stands beside."""
    from adapters.cli.correction_lines import corrections_json
    from adapters.pages.as_json import plain
    from adapters.pages.awards import award_json
    from domain.reckoning.eligibility import quotas_differ, quotas_moved
    from workflows.year_status import adopted_drafts

    found = plain(view.outcome, view.names)
    assert isinstance(found, dict)
    sources = {code: plain(source) for code, source in view.cycle.sources.items()}
    if (rulebook := view.cycle.plan.rulebook) is not None:
        for selection in found["selections"]:
            selection["rule"] = plain(rulebook.selection(selection["selection"]), view.names)
    sealed = view.cycle.sealed is not None
    return {
        "cycle": view.outcome.code,
        "version": view.events[-1].version,
        "sealed": sealed,
        "outcome": found,
        "nominations": {
            selection: {
                "standing": plain(known.standing, view.names),
                "declined": plain(known.declined, view.names),
                "fixed": plain(known.fixed, view.names),
            }
            for selection, known in view.cycle.nominations.by_selection.items()
        },
        "award_file": award_json(view),
        "corrections": corrections_json(view),
        "notes": _notes_json(view),
        "texts": plain(adopted_drafts(view.cycle), view.names),
        "quotas_moved": plain(quotas_moved(view.cycle), view.names),
        "quotas_differ": plain(quotas_differ(view.cycle), view.names),
        "sources": sources,
    }


def _notes_json(view: "View") -> list[dict[str, object]]:
    """The remarks on the table, each with its sentence."""
    from adapters.cli.score_lines import note_line
    from adapters.pages.as_json import plain
    from domain.reckoning.table_notes import table_notes

    table = view.outcome.table
    notes = table_notes(view.cycle, table) if table is not None else ()
    told = []
    for note in notes:
        facts = plain(note, view.names)
        assert isinstance(facts, dict)
        told.append({**facts, "sentence": note_line(note, view)})
    return told


@app.command(cls=Page)
def status(context: typer.Context, cycle: AnyCode, as_of: AsOfText = None) -> None:
    """Where a cycle stands, what can be done and by whom, what is lacking; so of a unit or
    cluster."""
    from adapters.cli.databases import cycle_named, opened
    from adapters.cli.standing import show_standing
    from adapters.door.moments import read_as_of
    from adapters.pages.status import status_page

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        if as_of is None and show_standing(engine, terminal, cycle, acts=True):
            return
        stream, found = cycle_named(engine, terminal, cycle)
        moment = read_as_of(found, as_of) if as_of is not None else None
        terminal.tell(status_page(engine, stream, moment))


@app.command(cls=Page)
def log(context: typer.Context, cycle: AnyCode, seat: Seated = None) -> None:
    """Who did what, when, on whose behalf, from what to what, and why."""
    from adapters.cli.databases import opened
    from adapters.door.names import find_target
    from adapters.door.seats import read_seat
    from adapters.pages.log_lines import entries, event_json
    from adapters.pages.tellings import telling_of

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream = find_target(engine.store, cycle)
        reading = read_seat(engine.store, seat) if seat else None
        telling = telling_of(engine, terminal.lang, reading.unit if reading else None, reading)
        events = engine.store.events(stream)
        code = telling.code(stream)
        if terminal.json:
            lines = [event_json(event, telling) for event in events]
            terminal.give({"stream": code, "events": lines})
        else:
            terminal.show(terminal.word("log_head", code=code, count=len(events)))
            terminal.show(*entries(events, telling), mark=False)
