"""A year looked at again: one criterion from its first entry, a total explained, two moments."""

from typing import Annotated

import typer

from adapters.cli.asking import AsOfText, Effective
from adapters.cli.export import CsvFile, Force, XlsxFile, exported, say_beside
from adapters.cli.frame import Page, app
from adapters.cli.look import CycleCode, Seated
from adapters.cli.terminal import Terminal
from adapters.wording.pages.audit import DIFFERS, EXPLAINED, SCORES

Unit = Annotated[str, typer.Argument(metavar="ĐƠN_VỊ")]
Criterion = Annotated[str, typer.Argument(metavar="TIÊU_CHÍ")]
First = Annotated[str, typer.Option("--from", metavar="LÚC|@N")]
Last = Annotated[str | None, typer.Option("--to", metavar="LÚC|@N")]
Happened = Annotated[bool, typer.Option("--happened")]


@app.command(cls=Page)
def history(
    context: typer.Context,
    cycle: CycleCode,
    unit: Unit,
    criterion: Criterion,
    as_of: AsOfText = None,
    effective: Effective = None,
    seat: Seated = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """One criterion of one unit, from its first entry on."""
    from adapters.audit.history import history_of
    from adapters.audit.score_changes import published_only
    from adapters.cli.asking import catch_up_for, last_seen, seat_of, year_of
    from adapters.cli.audit_page import beside, changes_page, counted
    from adapters.cli.audit_rows import all_json, score_row
    from adapters.cli.databases import opened
    from adapters.cli.log_page import entries, event_json
    from adapters.cli.tables import heading
    from adapters.cli.tellings import telling_of
    from adapters.door.moments import moment_asked
    from adapters.door.names import unit_named

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream, _, words = year_of(engine, terminal, cycle)
        named = unit_named(engine.store, unit)
        moment, reader = moment_asked(as_of, effective), seat_of(engine, seat)
        last = last_seen(engine, stream, moment)
        catch_up_for(engine, terminal, words)
        found = history_of(engine.store, stream, named, criterion, as_of=moment, reader=reader)
        telling = telling_of(engine, terminal, reader.unit if reader else None)
        note = [words.say("published_only")] if published_only(found.changes) else []
        aside = [*note, *beside(found.sealed, found.undated, words)]
        rows = [score_row(change, words) for change in found.changes]
        if exported(terminal, SCORES, rows, (csv, xlsx), force=force):
            say_beside(terminal, aside)
            return
        if terminal.json:
            terminal.give(
                {
                    "cycle": words.code,
                    "published_only": published_only(found.changes),
                    "changes": all_json(found.changes, words),
                    "milestones": [event_json(event, telling) for event in found.milestones],
                    "sealed": all_json(found.sealed, words),
                    "undated": all_json(found.undated, words),
                }
            )
            return
        place = words.place(criterion, None)
        unit_name = words.names.unit(named)
        facts = {"unit": unit_name, "criterion": place, "code": words.code}
        head = words.say("history_head", **facts, **counted(found.changes, words))
        if not found.changes:
            head = words.say("none", code=words.code, last=last)
        elif published_only(found.changes):
            head = words.say("history_published", **facts)
        milestones = entries(found.milestones, telling)
        parts = [heading(terminal.word("milestones")), *milestones] if found.milestones else []
        terminal.show(
            head,
            *changes_page(found.changes, words),
            *aside,
            *parts,
        )


@app.command(cls=Page)
def explain(
    context: typer.Context,
    cycle: CycleCode,
    unit: Unit,
    as_of: AsOfText = None,
    effective: Effective = None,
    seat: Seated = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """How a unit came to its total and rank, line by line to event and rule."""
    from adapters.audit.years import explained
    from adapters.cli.asking import seat_of, year_of
    from adapters.cli.audit_page import undated_line
    from adapters.cli.audit_rows import in_json
    from adapters.cli.databases import opened
    from adapters.cli.explanation_page import explanation_page
    from adapters.cli.history_rows import explanation_rows
    from adapters.door.moments import moment_asked
    from adapters.door.names import unit_named

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream, _, words = year_of(engine, terminal, cycle)
        named, moment = unit_named(engine.store, unit), moment_asked(as_of, effective)
        found = explained(engine.store, stream, named, as_of=moment, reader=seat_of(engine, seat))
        rows = list(explanation_rows(found, words))
        if exported(terminal, EXPLAINED, rows, (csv, xlsx), force=force):
            sealed = [words.say("seal")] if found.seal else []
            say_beside(terminal, [*sealed, *undated_line(found.undated, words)])
            return
        if terminal.json:
            told = in_json(found, words)
            assert isinstance(told, dict)
            told.pop("rulebook", None)
            terminal.give({"cycle": words.code, "explanation": told})
            return
        head = words.say("explain_head", unit=words.names.unit(named), code=words.code)
        terminal.show(head, *explanation_page(found, words))


@app.command(cls=Page)
def diff(
    context: typer.Context,
    cycle: CycleCode,
    first: First,
    last: Last = None,
    happened: Happened = False,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """What differs between two moments of a year: totals, ranks, cells, with the events.

    The moments are those of recording; with ``--happened`` those at which things happened.
    """
    from adapters.audit.years import differences
    from adapters.cli.asking import year_of
    from adapters.cli.audit_page import difference_page, undated_line
    from adapters.cli.audit_rows import in_json
    from adapters.cli.databases import opened
    from adapters.cli.history_rows import difference_rows
    from adapters.door.moments import moment_asked

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream, _, words = year_of(engine, terminal, cycle)
        asked = [moment_asked(None, at) if happened else moment_asked(at) for at in (first, last)]
        found = differences(engine.store, stream, asked[0], asked[1])
        rows = list(difference_rows(found, words))
        if exported(terminal, DIFFERS, rows, (csv, xlsx), force=force):
            say_beside(terminal, undated_line(found.undated, words))
            return
        if terminal.json:
            told = in_json(found, words)
            assert isinstance(told, dict)
            told.pop("rulebooks", None)
            terminal.give({"cycle": words.code, "difference": told})
            return
        head = words.say(
            "diff_head",
            code=words.code,
            first=words.event(found.version_was),
            last=words.event(found.version_now),
        )
        terminal.show(head, *difference_page(found, words))
