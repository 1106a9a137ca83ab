"""Read models: compared with the events, and made anew from them."""

from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.errors import DONE, REFUSED
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal

if TYPE_CHECKING:
    from adapters.bootstrap import Engine
    from adapters.views.difference import Difference
    from adapters.wording.say import Say

Name = Annotated[str, typer.Argument(metavar="TÊN")]


@app.command(cls=Page)
def rebuild(context: typer.Context, name: Name) -> None:
    """Make a read model anew while others go on working."""
    from adapters.cli.databases import opened
    from adapters.cli.replay import code_told
    from adapters.views.rebuild import rebuild as rebuild_model
    from adapters.wording.pages.audit import AUDIT
    from adapters.wording.say import Say

    terminal: Terminal = context.obj
    terminal.lasting = True
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
            event = f"{code_told(engine, unread.stream)}@{unread.version}"
            terminal.show(say("unread", event=event), mark=False)


@app.command(cls=Page)
def check(context: typer.Context) -> int:
    """Compare every read model and every index column with the events; 1 where one differs."""
    from adapters.audit.seals import sealed
    from adapters.audit.unstated import unstated
    from adapters.cli.databases import opened
    from adapters.cli.replay import code_told
    from adapters.views.check import check as check_all
    from adapters.views.follow import followed
    from adapters.wording.pages.audit import AUDIT
    from adapters.wording.say import Say
    from adapters.wording.writing import listed

    terminal: Terminal = context.obj
    say = Say(AUDIT, terminal.lang)
    with opened(terminal) as engine:
        with terminal.progress("checking") as tell:
            found = check_all(engine.store.database, tell)
        behind = followed(engine.store.database)
        less = [
            {"event": f"{code_told(engine, one.stream)}@{one.version}", "type": one.type}
            for one in unstated(engine.store.database)
        ]
        lag = behind.head - behind.position
        facts = {key: getattr(found, key) for key in ("streams", "events", "rows")}
        differs, sound = found.difference, found.difference is None
        hidden = None
        if differs is not None and sealed(engine.store, differs):
            hidden = say("check_sealed")
        if terminal.json:
            told = None if differs is None else _facts(differs, hidden)
            lags = {behind.name: lag}
            given = {"agrees": sound, **facts, "lag": lags, "difference": told, "unstated": less}
            terminal.give(given)
        elif differs is None:
            beside = [say("lag", model=behind.name, count=lag)] if lag else []
            if less:
                events = listed([one["event"] for one in less], terminal.lang)
                beside.append(say("total_unstated", count=len(less), events=events))
            terminal.show(say("check_sound", **facts), *beside)
        else:
            terminal.show(_told(engine, differs, hidden, say))
        return DONE if sound else REFUSED


def _facts(differs: "Difference", hidden: str | None) -> dict[str, object]:
    """A difference for programs; of a score that is sealed, where it is."""
    told: dict[str, object] = {
        "table": differs.table,
        "key": {key: str(value) for key, value in differs.key},
        "column": differs.column,
    }
    if differs.contradicts:
        told["contradicts"] = True
    for key, value in (("stored", differs.stored), ("expected", differs.expected)):
        told[key] = hidden or (None if value is None else str(value))
    return told


def _told(engine: "Engine", differs: "Difference", hidden: str | None, say: "Say") -> str:
    """A difference in words."""
    if differs.contradicts:
        return _contradiction(engine, differs, hidden, say)
    if (differs.table, differs.column) == ("events", "tail"):
        return _tail(engine, differs, say)
    if (differs.table, differs.column) == ("outbox", "state"):
        return _letter(engine, differs, say)
    return _sentence(differs, hidden, say)


def _contradiction(engine: "Engine", differs: "Difference", hidden: str | None, say: "Say") -> str:
    """The event, the cell, and the two values that cannot both have been there."""
    from adapters.pages.called import code_of
    from adapters.wording.pages.contradictions import place_said, value_said

    key = {name: str(value) for name, value in differs.key}
    stream, version = key.pop("stream"), key.pop("version")
    return say(
        "check_contradicts",
        event=f"{code_of(engine, stream)}@{version}",
        place=place_said(engine, stream, key, say.lang) or str(differs.column),
        stored=hidden or value_said(differs.stored, say),
        expected=hidden or value_said(differs.expected, say),
    )


def _sentence(differs: "Difference", hidden: str | None, say: "Say") -> str:
    from adapters.views.models import MODELS

    owners = [model.name for model in MODELS if differs.table in {one.name for one in model.tables}]

    def said(value: object) -> object:
        if differs.column is None:
            return say("no_row" if value is None else "a_row")
        return hidden or (say("empty") if value is None else value)

    return say(
        "check_differs" if owners else _of_record(differs),
        table=differs.table,
        model=owners[0] if owners else "",
        place=", ".join(f"{name} {value}" for name, value in differs.key),
        column=f", {differs.column}" if differs.column else "",
        stored=said(differs.stored),
        expected=said(differs.expected),
    )


def _of_record(differs: "Difference") -> str:
    """Which sentence tells of a difference in the record, or beside it."""
    if differs.table == "texts":
        if differs.column is not None:
            return "check_differs_text"
        return "check_lost_text" if differs.stored is None else "check_stray_text"
    if differs.table == "events":
        own = {"hash": "check_differs_chain", "state": "check_unreadable"}
        return own.get(differs.column or "", "check_differs_log")
    return "check_misplaced" if differs.table == "head" else "check_differs_beside"


def _tail(engine: "Engine", differs: "Difference", say: "Say") -> str:
    """How many of the last events of a stream are missing."""
    from adapters.cli.replay import code_told

    last, was = int(str(differs.stored)), int(str(differs.expected))
    code = code_told(engine, str(dict(differs.key)["stream"]))
    return say("check_cut_tail", event=f"{code}@{last}", was=was, count=was - last)


def _letter(engine: "Engine", differs: "Difference", say: "Say") -> str:
    """How a letter stands in the outbox, and how by its ledger."""
    from adapters.cli.replay import code_told
    from adapters.wording.pages.delivery import STATES
    from adapters.wording.phrasing import one_line
    from adapters.wording.writing import pick

    def said(state: object) -> str:
        if state is None:
            return say("check_not_left")
        known = STATES.get(str(state))
        return pick(known, say.lang) if known else one_line(str(state))

    key = {name: str(value) for name, value in differs.key}
    if said_unknown := differs.stored is not None and str(differs.stored) not in STATES:
        expected = ", ".join(pick(pair, say.lang) for pair in STATES.values())
    else:
        expected = said(differs.expected)
    return say(
        "check_letter_unknown" if said_unknown else "check_letter",
        cycle=code_told(engine, key["stream"]),
        notice=one_line(key["notice"])[:8],
        stored=said(differs.stored),
        expected=expected,
    )
