"""One document that decides on proposals of several clusters, recorded in each of their years."""

from pathlib import Path
from typing import Annotated, Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

import typer
from msgspec.structs import replace

from adapters.bootstrap import Engine
from adapters.cli.databases import met, opened, speak_of
from adapters.cli.errors import Misuse
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.door.orders import read_order
from adapters.pages.decided import DecidedPage, DecidedYear
from adapters.scenario import located
from adapters.signed_file import SignedFiles
from adapters.trying import tried
from adapters.yaml_file import Document, read_file
from domain.record.order import Order
from domain.record.record import LOCAL_OPERATOR, StreamId
from domain.values.refusal import Refusal

_SPACE: Final = uuid5(NAMESPACE_URL, "thidua/decide")
File = Annotated[str, typer.Argument(metavar="TỆP")]
Seats = Annotated[list[str] | None, typer.Option("--as", metavar="CHỨC_DANH@ĐƠN_VỊ")]
At = Annotated[str | None, typer.Option("--at", metavar="LÚC")]
DryRun = Annotated[bool, typer.Option("--dry-run")]


@app.command(cls=Page)
def decide(
    context: typer.Context,
    file: File,
    seats: Seats = None,
    at: At = None,
    dry_run: DryRun = False,
) -> None:
    """Record one decision in the years of several clusters: all are tried before any is stored."""
    terminal: Terminal = context.obj
    if not seats:
        raise Misuse("usage_as", example="--as secretary@an-giang", command="thidua decide")
    terminal.writing, terminal.trying = True, dry_run
    with opened(terminal) as engine:
        document = read_file(Path(file))
        value = _read(document)
        papers = SignedFiles()
        orders = {
            code: _order(engine, terminal, document, papers, code, (seats, at))
            for code in value["cycles"]
        }
        told: list[DecidedYear] = []
        if not dry_run:
            papers.keep(engine)
        try:
            for code, order in orders.items():
                before = engine.store.receipt(order) is not None
                if not before and not dry_run:
                    engine.handle(order)
                told.append(DecidedYear(cycle=code, before=before))
        finally:  # what was recorded is told, whatever kept the others from it
            if told:
                decision = str(value["decision"])
                terminal.tell(DecidedPage(decision=decision, years=tuple(told), tried=dry_run))


def _read(document: Document) -> dict[str, Any]:
    """The decision as the file says it. Raises ``Refusal("field_missing")``."""
    value = document.value
    for field in ("decision", "document", "cycles"):
        if not isinstance(value, dict) or not value.get(field):
            raise Refusal("field_missing", field=field)
    assert isinstance(value, dict)
    if not isinstance(value["cycles"], dict):
        raise Refusal("field_missing", field="cycles")
    return value


def _order(
    engine: Engine,
    terminal: Terminal,
    document: Document,
    papers: SignedFiles,
    code: str,
    asked: tuple[list[str], str | None],
) -> Order:
    """The order for one year, in the first of the seats that may give it; tried, where it was not
    carried out before. Raises ``Refusal`` with the line of the file."""
    (seats, at), value = asked, _read(document)
    shared: dict[str, object] = {
        key: value[key] for key in ("decision", "authority", "document") if key in value
    }
    raw: dict[str, object] = papers.named(
        {**shared, "results": value["cycles"][code], "command": "record_decision"}
    )
    refusals: list[Refusal] = []
    for seat in seats:
        try:
            order = read_order(engine, code, raw, actor=LOCAL_OPERATOR, seat=seat, at=at)
            speak_of(engine, terminal, order.stream)
            order = replace(order, command_id=_id(order.stream, str(value["decision"])))
            if engine.store.receipt(order) is None:
                tried(engine, order)
        except Refusal as refusal:
            refusals.append(refusal)
        else:
            return order
    held = [one for one in refusals if one.code != "office_not_held"]
    try:
        with met(engine, code, seats):
            raise (held or refusals)[0]
    except Refusal as refusal:
        raise located(refusal, document, ("cycles", code)) from None


def _id(stream: StreamId, decision: str) -> UUID:
    """Given again, a decision is the same act in the same year."""
    return uuid5(_SPACE, f"{stream}/{decision}")
