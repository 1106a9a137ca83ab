"""Replay: the outcome from the events once more, compared with what was adopted and sealed."""

from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.errors import DONE, REFUSED, Misuse
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal

if TYPE_CHECKING:
    from adapters.bootstrap import Engine
    from adapters.replaying import Difference, Rebuilt

OneCycle = Annotated[str | None, typer.Argument(metavar="NĂM")]
Every = Annotated[bool, typer.Option("--all")]


@app.command(cls=Page)
def replay(context: typer.Context, cycle: OneCycle = None, every: Every = False) -> int:
    """Recompute every outcome or one, verify the chain, compare; 1 where it differs.

    Without a cycle that is every stream; ``--all`` says so.
    """
    from adapters.cli.databases import opened
    from adapters.door.names import find
    from adapters.replaying import all_streams, rebuild

    terminal: Terminal = context.obj
    if every and cycle is not None:
        raise Misuse("usage_extra", value=cycle, command="thidua replay")
    with opened(terminal) as engine:
        if cycle is not None:
            found = [rebuild(engine, find(engine.store, "cycle", cycle))]
        else:
            with terminal.progress("rebuilding") as tell:
                found = all_streams(engine, tell)
        return report_rebuilt(engine, terminal, found, every=cycle is None)


def report_rebuilt(
    engine: "Engine", terminal: Terminal, found: "list[Rebuilt]", *, every: bool
) -> int:
    """Say what agreed and the first thing that did not; returns the exit code."""
    different = [one.difference for one in found if one.difference is not None]
    if terminal.json:
        terminal.give(
            {
                "agrees": not different,
                "streams": [_stream_json(engine, terminal, one) for one in found],
            }
        )
        return REFUSED if different else DONE
    lines = [
        agreed_line(engine, terminal, one)
        for one in found
        if one.difference is None and one.stream.startswith("cycle:")
    ]
    if different:
        first = different[0]
        event = f"{code_told(engine, first.stream)}@{first.version}"
        terminal.show(*lines)
        terminal.show(
            terminal.word("replay_differs", event=event, what=_what(terminal, first.key, first)),
            mark=False,
        )
        return REFUSED
    if every:
        events = sum(one.events for one in found)
        lines.append(terminal.word("replay_all", streams=len(found), events=events))
    terminal.show(*lines)
    return DONE


def agreed_line(engine: "Engine", terminal: Terminal, one: "Rebuilt") -> str:
    """``cum-8/2021: 18 events, …``, with what there was to compare with."""
    told = []
    if one.table:
        told.append(terminal.word("replay_with_table"))
    if one.seal:
        told.append(terminal.word("replay_with_seal"))
    return terminal.word(
        "replay_same",
        **{
            "name": code_told(engine, one.stream),
            "events": one.events,
            "with": terminal.word("replay_and").join(told),
        },
    )


def _what(terminal: Terminal, key: str, found: "Difference") -> str:
    facts = dict(found.facts)
    if facts.get("where") in {"table", "seal", "draft"}:
        facts["where"] = terminal.word(facts["where"])
    return terminal.word(key, **facts)


def code_told(engine: "Engine", stream: str) -> str:
    """A stream's code, or its id where it can no longer be read."""
    from adapters.log.errors import UNREADABLE, BrokenChainError
    from adapters.pages.called import code_of

    try:
        return code_of(engine, stream)
    except (BrokenChainError, AttributeError, *UNREADABLE):
        return stream


def _stream_json(engine: "Engine", terminal: Terminal, one: "Rebuilt") -> dict[str, object]:
    found: dict[str, object] = {
        "stream": code_told(engine, one.stream),
        "events": one.events,
        "compared": [name for name in ("table", "seal") if getattr(one, name)],
        "difference": None,
    }
    if one.difference is not None:
        found["difference"] = {
            "event": f"{found['stream']}@{one.difference.version}",
            "code": one.difference.key,
            "sentence": _what(terminal, one.difference.key, one.difference),
            "facts": one.difference.facts,
        }
    return found
