"""Read models: compared with the events, and made anew from them."""

from typing import Annotated

import typer

from adapters.cli import audit_help as audit_help  # noqa: PLC0414  (adds the pages of help)
from adapters.cli.errors import DONE, REFUSED
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal

Name = Annotated[str, typer.Argument(metavar="TÊN")]


@app.command(cls=Page)
def rebuild(context: typer.Context, name: Name) -> None:
    """Make a read model anew while others go on working."""
    from adapters.cli.audit_words import AUDIT
    from adapters.cli.databases import opened
    from adapters.cli.say import Say
    from adapters.views.rebuild import rebuild as rebuild_model

    terminal: Terminal = context.obj
    say = Say(AUDIT, terminal.lang)
    with opened(terminal) as engine:
        with terminal.progress("rebuilding_model") as tell:
            found = rebuild_model(engine.store.database, name, tell)
        if terminal.json:
            facts = {key: getattr(found, key) for key in ("name", "position", "rows")}
            terminal.give({"rebuilt": facts})
            return
        terminal.show(say("rebuilt", name=found.name, rows=found.rows, position=found.position))
        for unread in found.unread:
            event = f"{unread.stream}@{unread.version}"
            terminal.show(say("unread", event=event, error=unread.error), mark=False)


@app.command(cls=Page)
def check(context: typer.Context) -> int:
    """Compare every read model and every index column with the events; 1 where one differs."""
    from adapters.cli.audit_words import AUDIT
    from adapters.cli.databases import opened
    from adapters.cli.say import Say
    from adapters.views.check import check as check_all
    from adapters.views.models import MODELS

    terminal: Terminal = context.obj
    say = Say(AUDIT, terminal.lang)
    with opened(terminal) as engine:
        with terminal.progress("checking") as tell:
            found = check_all(engine.store.database, tell)
        difference = found.difference
        if terminal.json:
            told = None
            if difference is not None:
                told = {
                    "table": difference.table,
                    "key": {key: str(value) for key, value in difference.key},
                    "column": difference.column,
                    "stored": str(difference.stored),
                    "expected": str(difference.expected),
                }
            facts = {key: getattr(found, key) for key in ("streams", "events", "rows")}
            terminal.give({"agrees": difference is None, **facts, "difference": told})
            return DONE if difference is None else REFUSED
        if difference is None:
            terminal.show(
                say("check_sound", streams=found.streams, events=found.events, rows=found.rows)
            )
            return DONE
        owners = [
            model.name for model in MODELS if difference.table in {one.name for one in model.tables}
        ]
        key = ", ".join(f"{name} {value}" for name, value in difference.key)
        terminal.show(
            say(
                "check_differs" if owners else "check_differs_log",
                table=difference.table,
                model=owners[0] if owners else "",
                place=key,
                column=f", {difference.column}" if difference.column else "",
                stored=difference.stored,
                expected=difference.expected,
            )
        )
        return REFUSED
