"""What if: another rulebook, other scores or one act less, tried on a copy. Nothing is stored."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.as_of import version_named
from adapters.cli.errors import Misuse
from adapters.cli.frame import Page, app
from adapters.cli.look import CycleCode
from adapters.cli.terminal import Terminal

if TYPE_CHECKING:
    from adapters.bootstrap import Engine
    from domain.cycle.cycle import Cycle
    from workflows.whatif import Change, SetCell

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
) -> None:
    """Totals, ranks and selections as they would be, beside those that are."""
    from adapters.cli.databases import cycle_named, opened
    from adapters.cli.whatif_page import Page as Shown
    from workflows.whatif import whatif as tried_on

    terminal: Terminal = context.obj
    if sum((rulebook is not None, bool(cells), without is not None)) != 1:
        raise Misuse("usage_whatif", command=context.command_path)
    with opened(terminal) as engine:
        stream, found = cycle_named(engine, terminal, cycle)
        change = _change(engine, found, rulebook, cells or [], without)
        events = engine.store.events(stream)
        names = terminal.names
        assert names is not None
        page = Shown(tried_on(events, change), change, rulebook, events, names, terminal.lang)
        if terminal.json:
            terminal.give(page.json())
        else:
            terminal.show(*page.parts())


def _change(
    engine: "Engine", cycle: "Cycle", rulebook: str | None, cells: list[str], without: str | None
) -> "Change":
    from adapters.rulebooks.file import sound_rulebook
    from workflows.whatif import OtherRulebook, Without

    if rulebook is not None:
        return OtherRulebook(sound_rulebook(Path(rulebook), engine.store))
    if without is not None:
        return Without(version_named(cycle, without))
    return tuple(_cell(engine, word) for word in cells)


def _cell(engine: "Engine", word: str) -> "SetCell":
    """``long-an.1.bonus.settled=2``; the code of a criterion may have points of its own."""
    from adapters.door.names import unit_named
    from domain.rulebook.criteria import Part
    from domain.values.points import read_typed
    from workflows.whatif import SetCell

    key, equals, value = word.partition("=")
    unit, *middle = key.split(".")
    if not equals or len(middle) < 2 or not all(key.split(".")):
        raise Misuse("usage_set", value=word, command="thidua whatif")
    *criterion, column = middle
    part = Part.STANDARD
    if len(criterion) > 1 and criterion[-1] in {known.value for known in Part}:
        part = Part(criterion.pop())
    return SetCell(
        unit=unit_named(engine.store, unit),
        criterion=".".join(criterion),
        part=part,
        column=column,
        value=read_typed(value) if value.strip() else None,
    )
