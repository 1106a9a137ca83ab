"""What is asked of the past: from when it is looked at, by whom, about whom."""

from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.terminal import Terminal

if TYPE_CHECKING:
    from adapters.audit.asked import Asked
    from adapters.bootstrap import Engine
    from adapters.cli.audit_rows import Words
    from domain.cycle.cycle import Cycle
    from domain.record.record import Seat, StreamId
    from workflows.as_of import AsOf

AsOfText = Annotated[str | None, typer.Option("--as-of", metavar="LÚC|@N")]
Effective = Annotated[str | None, typer.Option("--effective", metavar="NGÀY")]


def seat_of(engine: "Engine", text: str | None) -> "Seat | None":
    """For whom is read."""
    from adapters.door.seats import read_seat

    return read_seat(engine.store, text) if text else None


def check_began(engine: "Engine", stream: "StreamId", code: str, until: object) -> None:
    """Raises ``Refusal("moment_before")`` where only a time is asked from before the year began."""
    from domain.values.refusal import Refusal
    from domain.values.when import When
    from workflows.as_of import end_of

    if isinstance(until, When):
        began = engine.store.events(stream)[0].header.recorded_at
        if end_of(until) <= began:
            raise Refusal("moment_before", code=code, moment=until, began=When.moment(began))


def rulebooks_of(engine: "Engine", stream: "StreamId", words: "Words") -> dict[str, str]:
    """By hash: every rulebook that governed the year, with the event that put it in force."""
    from domain.cycle.amendment import RulebookAmended
    from domain.cycle.phases.plan import RulebookSet
    from domain.rulebook.rulebook import read_rulebook

    found = {}
    for event in engine.store.events(stream):
        body = event.body
        if isinstance(body, RulebookSet | RulebookAmended):
            name, at = read_rulebook(body.rulebook).name, words.event(event.version)
            found[body.sha256] = words.say(
                "under_one", name=name, event=at, digest=body.sha256[:12]
            )
    return found


def check_place(asked: "Asked", cycle: "Cycle") -> None:
    """Raises ``Refusal`` for a unit that is no member, a criterion or column that is not there."""
    from domain.values.refusal import Refusal

    if asked.unit is not None:
        cycle.check_member(asked.unit)
    rulebook = cycle.plan.rulebook
    if rulebook is None and (asked.criterion or asked.column):
        raise Refusal("rulebook_missing")
    if rulebook is not None and asked.criterion:
        rulebook.criterion(asked.criterion)
    if rulebook is not None and asked.column:
        rulebook.column(asked.column)


def year_of(engine: "Engine", terminal: Terminal, code: str) -> tuple["StreamId", "Cycle", "Words"]:
    """A year by its code, and how its audit is put into words."""
    from adapters.cli.audit_rows import Words
    from adapters.cli.databases import cycle_named
    from adapters.wording.labels.due import report_names

    stream, found = cycle_named(engine, terminal, code)
    assert terminal.names is not None
    rulebook, reports = found.plan.rulebook, report_names(found)
    return stream, found, Words(terminal, terminal.names, found.code, rulebook, reports)


def last_seen(engine: "Engine", stream: "StreamId", moment: "AsOf") -> int:
    """The last event of a year that counts as of a moment.

    Raises ``Refusal`` for a moment before the year began, or a version it does not have.
    """
    from workflows.as_of import NOW, seen

    if moment == NOW:
        return engine.store.load(stream).version
    return seen(engine.store.events(stream), moment).events[-1].version


def catch_up_for(engine: "Engine", terminal: Terminal, words: "Words") -> None:
    """Until something runs in the background, effects are followed when they are asked for."""
    from adapters.cli.replay import code_told
    from adapters.views.follow import catch_up

    with terminal.progress("following") as tell:
        followed = catch_up(engine.store.database, tell)
    if followed.position < followed.head:  # nothing can be stored here
        behind = words.say("behind", head=followed.head, position=followed.position)
        terminal.console(errors=True).print(behind)
    for unread in followed.stuck:
        event = f"{code_told(engine, unread.stream)}@{unread.version}"
        line = words.say("stuck", event=event)
        terminal.console(errors=True).print(line)
