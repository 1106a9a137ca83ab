"""What if: another rulebook, other scores or one act less, tried on a copy. Nothing is stored."""

from pathlib import Path
from typing import Annotated

import typer

from adapters.bootstrap import Engine
from adapters.cli.databases import cycle_named, opened_to
from adapters.cli.errors import Misuse
from adapters.cli.frame import Page, app
from adapters.cli.options import CycleCode, Seats
from adapters.cli.terminal import Terminal
from adapters.door.moments import version_named
from adapters.door.supposed import read_cell
from adapters.pages.whatif import supposed
from adapters.rulebooks.file import sound_rulebook
from domain.cycle.cycle import Cycle
from workflows.reads import Read
from workflows.whatif import OtherRulebook, SetCell, Supposition, Without

OtherFile = Annotated[str | None, typer.Option("--rulebook", metavar="TỆP")]
SetTo = Annotated[
    list[str] | None, typer.Option("--set", metavar="ĐƠN_VỊ.TIÊU_CHÍ[.PHẦN].CỘT=GIÁ_TRỊ")
]
WithoutEvent = Annotated[str | None, typer.Option("--without", metavar="SỰ_KIỆN")]


@app.command(cls=Page)
def whatif(
    context: typer.Context,
    cycle: CycleCode,
    rulebook: OtherFile = None,
    cells: SetTo = None,
    without: WithoutEvent = None,
    seats: Seats = None,
) -> None:
    """Totals, ranks and selections as they would be, beside those that are."""
    terminal: Terminal = context.obj
    if sum((rulebook is not None, bool(cells), without is not None)) != 1:
        raise Misuse("usage_whatif", command=context.command_path)
    with opened_to(terminal, Read.WHATIF, seats) as engine:
        stream, found = cycle_named(engine, terminal, cycle)
        change = _change(engine, found, rulebook, cells or [], without)
        events = engine.store.events(stream)
        names = terminal.names
        assert names is not None
        file = Path(rulebook).name if rulebook is not None else None
        terminal.tell(supposed(events, change, names, file=file))


def _change(
    engine: Engine, cycle: Cycle, rulebook: str | None, cells: list[str], without: str | None
) -> Supposition:
    if rulebook is not None:
        return OtherRulebook(sound_rulebook(Path(rulebook), engine.store))
    if without is not None:
        return Without(version_named(cycle, without))
    return tuple(_cell(engine, cycle, word) for word in cells)


def _cell(engine: Engine, cycle: Cycle, word: str) -> SetCell:
    cell = read_cell(engine.store, word, cycle.plan.rulebook)
    if cell is None:
        raise Misuse("usage_set", value=word, command="thidua whatif")
    return cell
