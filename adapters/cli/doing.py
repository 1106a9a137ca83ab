"""Giving a command: what was typed becomes an order, and is tried or carried out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from adapters.bootstrap import Engine
from adapters.cli.databases import speak_of
from adapters.cli.errors import Misuse, ToldRefusal
from adapters.cli.terminal import Terminal
from adapters.door.commands import cell_keys
from adapters.door.key_values import fields, twice
from adapters.door.orders import beginning_order, begins, read_order
from adapters.pages.act import done_page, tried_page
from adapters.pages.moves import moves_page
from adapters.signed_file import SignedFiles
from adapters.trying import tried
from domain.record.order import Order
from domain.record.record import LOCAL_OPERATOR
from domain.rulebook.rulebook import Rulebook
from domain.values.refusal import Refusal
from workflows.reading import told

if TYPE_CHECKING:
    from adapters.yaml_file import Document


def read_fields(
    command: str, pairs: list[str], papers: SignedFiles, rulebook: Rulebook | None = None
) -> tuple[dict[str, object], "Document | None"]:
    """The command in its API form: what a file says, and what words say beside it; cells by the
    codes of the rulebook. The signed files that are named are put to ``papers``."""
    files = [word for word in pairs if "=" not in word]
    said = fields((word for word in pairs if "=" in word), cell_keys(command, rulebook))
    if not files:
        return {**papers.named(said), "command": command}, None
    if len(files) > 1:
        raise Misuse("usage_fields", command="thidua do")
    # YAML is read for those who give a file.
    from adapters.rulebooks.brought import brought  # noqa: PLC0415
    from adapters.yaml_file import read_file  # noqa: PLC0415

    document = read_file(Path(files[0]))
    written = brought(command, document)
    for key in said:
        if key in written:
            raise twice(key)
    return {**papers.named({**written, **said}), "command": command}, document


def read_typed_order(
    engine: Engine,
    terminal: Terminal,
    target: str,
    raw: dict[str, object],
    document: "Document | None",
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
        raise _located(engine, refusal, document) from None
    speak_of(engine, terminal, order.stream)
    return order


def first_permitted(engine: Engine, orders: Sequence[Order]) -> Order:
    """One act in each office of a person: in the first that may do it, or else the first."""
    for order in orders[: len(orders) if len(orders) > 1 else 0]:
        try:
            tried(engine, order)
        except Refusal:
            continue
        return order
    return orders[0]


def carry_out(
    engine: Engine,
    terminal: Terminal,
    order: Order,
    document: "Document | None",
    papers: SignedFiles,
    *,
    dry_run: bool,
    try_first: bool,
) -> None:
    """Store it and tell what was recorded, or try it; refusals name the file's line."""
    try:
        if dry_run:
            terminal.tell(tried_page(engine, order, tried(engine, order)))
        else:
            if try_first:
                _check_shown(engine, terminal, order)
            before = engine.store.receipt(order) is not None
            if papers and not before:
                tried(engine, order)  # what is refused leaves no file behind
            papers.keep(engine)
            terminal.tell(done_page(engine, order, engine.handle(order), before=before))
    except Refusal as refusal:
        readable = told(refusal, order, engine.store.load(order.stream).state)
        if document is None:
            raise readable from None
        raise _located(engine, readable, document) from None


def _located(engine: Engine, refusal: Refusal, document: "Document") -> Refusal:
    """A refusal with the line of the file that it is about."""
    from adapters.rulebooks.brought import located_in_rulebook  # noqa: PLC0415  # the same

    return located_in_rulebook(refusal, document, (), engine.store)


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
