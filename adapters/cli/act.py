"""Doing: one act on a stream, or the list of what may be done there."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from adapters.bootstrap import Engine
from adapters.cli.asking import Seated
from adapters.cli.databases import opened, speak_of
from adapters.cli.errors import Misuse, ToldRefusal
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.door.key_values import fields, twice
from adapters.door.names import find_target
from adapters.door.orders import beginning_order, begins, read_id, read_order
from adapters.pages.act import done_page, tried_page
from adapters.pages.acts import acts_page
from adapters.pages.form import form, sample
from adapters.pages.moves import moves_page
from adapters.rulebooks.brought import brought, located_in_rulebook
from adapters.signed_file import with_digests
from adapters.trying import tried
from adapters.yaml_file import Document, read_file
from domain.record.order import Order
from domain.record.record import LOCAL_OPERATOR, Command, StreamId
from domain.record.streams import COMMANDS
from domain.values.names import nearest
from domain.values.refusal import Refusal
from workflows.reading import told

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
    seat: Seated = None,
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
            _list_acts(engine, terminal, target)
            return
        if not pairs and seat is None:
            _show_form(engine, terminal, target, command)
            return
        terminal.writing, terminal.trying = True, dry_run
        terminal.form = f"{context.command_path} {target} {command}"
        raw, document = _fields(command, pairs)
        if seat is None:
            example = _example(engine, target, command)
            raise Misuse("usage_as", example=example, command=context.command_path)
        order = _order(engine, terminal, target, raw, document, (seat, for_unit, at, known))
        try_first = not dry_run and not yes
        _carry_out(engine, terminal, order, document, dry_run=dry_run, try_first=try_first)


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


def _fields(command: str, pairs: list[str]) -> tuple[dict[str, object], Document | None]:
    """The command in its API form: what a file says, and what words say beside it."""
    files = [word for word in pairs if "=" not in word]
    said = fields(word for word in pairs if "=" in word)
    if not files:
        return {**with_digests(said), "command": command}, None
    if len(files) > 1:
        raise Misuse("usage_fields", command="thidua do")
    document = read_file(Path(files[0]))
    written = brought(command, document)
    for key in said:
        if key in written:
            raise twice(key)
    return {**with_digests({**written, **said}), "command": command}, document


def _order(
    engine: Engine,
    terminal: Terminal,
    target: str,
    raw: dict[str, object],
    document: Document | None,
    asked: tuple[str, str | None, str | None, UUID | None],
) -> Order:
    """The order, whose words are spoken from here on. Refusals name the file's line."""
    seat, for_unit, at, command_id = asked
    try:
        if begins(str(raw["command"])):
            return beginning_order(
                engine,
                target,
                raw,
                actor=LOCAL_OPERATOR,
                seat=seat,
                at=at,
                command_id=command_id,
            )
        order = read_order(
            engine,
            target,
            raw,
            actor=LOCAL_OPERATOR,
            seat=seat,
            for_unit=for_unit,
            at=at,
            command_id=command_id,
        )
    except Refusal as refusal:
        if document is None:
            raise
        raise located_in_rulebook(refusal, document, (), engine.store) from None
    speak_of(engine, terminal, order.stream)
    return order


def _carry_out(
    engine: Engine,
    terminal: Terminal,
    order: Order,
    document: Document | None,
    *,
    dry_run: bool,
    try_first: bool,
) -> None:
    try:
        if dry_run:
            terminal.tell(tried_page(engine, order, tried(engine, order)))
        else:
            if try_first:
                _check_shown(engine, terminal, order)
            before = engine.store.receipt(order) is not None
            terminal.tell(done_page(engine, order, engine.handle(order), before=before))
    except Refusal as refusal:
        readable = told(refusal, order, engine.store.load(order.stream).state)
        if document is None:
            raise readable from None
        raise located_in_rulebook(readable, document, (), engine.store) from None


def _check_shown(engine: Engine, terminal: Terminal, order: Order) -> None:
    """Raises :class:`ToldRefusal` where the act would move deadlines, after showing from which day
    to which; nothing is stored."""
    page = moves_page(engine, order)
    if page is None:
        return
    if not terminal.json:
        terminal.show(*page.blocks(terminal.lang))
    facts = page.as_json(terminal.lang)
    raise ToldRefusal("shown_first", page.sentence(terminal.lang), facts)


def _list_acts(engine: Engine, terminal: Terminal, target: str) -> None:
    stream = find_target(engine.store, target)
    speak_of(engine, terminal, stream)
    terminal.tell(acts_page(engine, stream))
