"""Doing: one act on a stream, or the list of what may be done there."""

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Annotated
from uuid import UUID

import typer

from adapters.bootstrap import Engine
from adapters.cli.databases import met, opened, speak_of
from adapters.cli.errors import Misuse
from adapters.cli.frame import Page, app
from adapters.cli.options import Seats
from adapters.cli.terminal import Terminal
from adapters.door.names import find_target
from adapters.door.orders import begins, read_id, rulebook_of, words_named
from adapters.door.seats import read_seat
from adapters.pages.acts import acts_page
from adapters.pages.form import form, sample
from domain.record.record import Command, StreamId
from domain.record.streams import COMMANDS
from domain.rulebook.rulebook import Rulebook
from domain.values.names import nearest
from domain.values.refusal import Refusal
from workflows.reader import Reader
from workflows.reads import Read

Target = Annotated[str, typer.Argument(metavar="ĐỐI_TƯỢNG")]
Words = Annotated[list[str] | None, typer.Argument(metavar="LỆNH khóa=giá_trị")]
ForUnit = Annotated[str | None, typer.Option("--for", metavar="ĐƠN_VỊ")]
At = Annotated[str | None, typer.Option("--at", metavar="LÚC")]
Id = Annotated[str | None, typer.Option("--id", metavar="MÃ")]
DryRun = Annotated[bool, typer.Option("--dry-run")]
Yes = Annotated[bool, typer.Option("--yes")]


@app.command(cls=Page)
def do(
    context: typer.Context,
    target: Target,
    words: Words = None,
    seats: Seats = None,
    for_unit: ForUnit = None,
    at: At = None,
    command_id: Id = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """One act, or without a command the list of what may be done now and by whom."""
    terminal: Terminal = context.obj
    command, *pairs = words or [""]
    known = _uuid(command_id)
    with opened(terminal) as engine:
        if not command:
            _list_acts(engine, terminal, target, seats)
            return
        if not pairs and not seats:
            _show_form(engine, terminal, target, command)
            return
        terminal.writing, terminal.trying = True, dry_run
        terminal.form = f"{context.command_path} {target} {command}"
        # Letters and calendars are made for an act, not for the list of acts or a form.
        from adapters.cli.doing import carry_out, first_permitted, read_fields, read_typed_order  # noqa: PLC0415
        from adapters.signed_file import SignedFiles  # noqa: PLC0415  # the same

        papers = SignedFiles()
        raw, document = read_fields(command, pairs, papers, _rulebook(engine, target, command))
        if not seats:
            example = _example(engine, target, command)
            raise Misuse("usage_as", example=example, command=context.command_path)
        with nullcontext() if begins(command) else met(engine, target, seats):
            orders = [
                read_typed_order(
                    engine, terminal, target, raw, document, (seat, for_unit, at, known)
                )
                for seat in seats
            ]
            order = first_permitted(engine, orders)
            try_first = not dry_run and not yes
            carry_out(
                engine, terminal, order, document, papers, dry_run=dry_run, try_first=try_first
            )


def _rulebook(engine: Engine, target: str, command: str) -> Rulebook | None:
    """The rulebook by whose codes cells are typed; a target that is not there is told later."""
    if begins(command):
        return None
    try:
        return rulebook_of(engine.store, find_target(engine.store, target))
    except Refusal:
        return None


def _uuid(text: str | None) -> UUID | None:
    if text is None:
        return None

    found = read_id(text)
    if found is None:
        raise Misuse("usage_id", value=text)
    return found


def _kind(command: str) -> type[Command]:
    """Raises ``Refusal("unknown_command")`` with the nearest."""
    if command not in COMMANDS:
        raise Refusal("unknown_command", value=command, nearest=nearest(command, COMMANDS))
    return COMMANDS[command]


def _stream(engine: Engine, target: str, command: str) -> StreamId | None:
    """Where a command would be given; ``None`` where it brings its target about."""
    return None if begins(command) else find_target(engine.store, target)


def _show_form(engine: Engine, terminal: Terminal, target: str, command: str) -> None:
    kind = _kind(command)
    terminal.tell(form(engine, target, _stream(engine, target, command), kind))


def _example(engine: Engine, target: str, command: str) -> str:
    """Who could give a command, as it is typed."""
    found = sample(engine, _stream(engine, target, command), _kind(command))
    return " ".join(found.who())


def _list_acts(
    engine: Engine, terminal: Terminal, target: str, seats: Sequence[str] | None
) -> None:
    if not seats:
        stream = find_target(engine.store, target)
        speak_of(engine, terminal, stream)
        terminal.tell(acts_page(engine, stream))
        return
    words = words_named(engine.store, target)
    read = tuple(read_seat(engine.store, seat, words) for seat in seats)
    shown = engine.shown_to(Reader(read), Read.ACTS)
    stream = find_target(shown.store, target)
    speak_of(shown, terminal, stream)
    terminal.tell(acts_page(shown, stream, read))
