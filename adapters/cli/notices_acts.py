"""What is done with single notices: looked at, sent again, taken back, recorded as come back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.errors import Misuse
from adapters.cli.listing import Inside
from adapters.cli.notices import group
from adapters.cli.terminal import Terminal

if TYPE_CHECKING:
    from uuid import UUID

    from adapters.bootstrap import Engine

Named = Annotated[str, typer.Argument(metavar="MÃ")]
MaybeNamed = Annotated[str | None, typer.Argument(metavar="MÃ")]
Reason = Annotated[str, typer.Option("--reason", metavar="LÝ_DO")]
Reply = Annotated[str, typer.Option("--reply", metavar="TRẢ_LỜI")]
OfUnit = Annotated[str | None, typer.Option("--unit", metavar="ĐƠN_VỊ")]
Restored = Annotated[bool, typer.Option("--restored")]
Report = Annotated[Path | None, typer.Option("--dsn", metavar="TỆP")]


@group.command(cls=Inside)
def show(context: typer.Context, notice: Named) -> None:
    """One notice: its state, every try, what the server said, when the next one is, and how it
    read when it left."""
    from adapters.cli.databases import opened
    from adapters.delivery.by_hand import journal_of
    from adapters.pages.journal import journal_page

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        terminal.tell(journal_page(engine, journal_of(engine, notice), terminal.lang))


@group.command(cls=Inside)
def resend(context: typer.Context, notice: MaybeNamed = None, of_unit: OfUnit = None) -> None:
    """Send a notice once more, or all that did not reach a unit, as new messages."""
    from adapters.cli.databases import opened
    from adapters.delivery.by_hand import resend as send_again
    from adapters.delivery.by_hand import resend_unserved
    from adapters.door.names import unit_named

    terminal: Terminal = context.obj
    terminal.writing = True
    if (notice is None) == (of_unit is None):
        raise Misuse("usage_missing", value="MÃ", command="thidua notices resend")
    with opened(terminal) as engine:
        if notice is not None:
            _tell(terminal, "resent", send_again(engine, notice))
        elif of_unit is not None:
            found = resend_unserved(engine, unit_named(engine.store, of_unit))
            _tell_count(terminal, [str(one) for one in found])


@group.command(cls=Inside)
def withdraw(context: typer.Context, notice: Named, reason: Reason = "") -> None:
    """Take back a notice that has not left."""
    from adapters.cli.databases import opened
    from adapters.delivery.by_hand import withdraw as take_back
    from domain.record.record import LOCAL_OPERATOR

    terminal: Terminal = context.obj
    terminal.writing = True
    with opened(terminal) as engine:
        _tell(terminal, "withdrawn", take_back(engine, notice, reason, actor=LOCAL_OPERATOR))


@group.command(cls=Inside)
def bounced(
    context: typer.Context, notice: MaybeNamed = None, reply: Reply = "", dsn: Report = None
) -> None:
    """Record that a message which was accepted came back."""
    from adapters.cli.databases import opened
    from adapters.delivery.by_hand import bounced as came_back

    terminal: Terminal = context.obj
    terminal.writing = True
    if (notice is None) == (dsn is None):
        raise Misuse("usage_missing", value="MÃ", command="thidua notices bounced")
    with opened(terminal) as engine:
        if notice is not None:
            _tell(terminal, "bounced", came_back(engine, notice, reply))
        elif dsn is not None:
            _returned(engine, terminal, dsn)


@group.command(cls=Inside)
def hold(context: typer.Context, reason: Reason = "", restored: Restored = False) -> None:
    """Let no notice leave, for example after the database was restored."""
    from adapters.cli.databases import opened
    from adapters.delivery.by_hand import hold as keep
    from domain.record.record import LOCAL_OPERATOR

    terminal: Terminal = context.obj
    terminal.writing = True
    with opened(terminal) as engine:
        keep(engine, reason, actor=LOCAL_OPERATOR, restored=restored)
        _say(terminal, "held")


@group.command(cls=Inside)
def release(context: typer.Context, reason: Reason = "") -> None:
    """Let notices leave again."""
    from adapters.cli.databases import opened
    from adapters.delivery.by_hand import release as let_go
    from domain.record.record import LOCAL_OPERATOR

    terminal: Terminal = context.obj
    terminal.writing = True
    with opened(terminal) as engine:
        let_go(engine, reason, actor=LOCAL_OPERATOR)
        _say(terminal, "released")


def _tell_count(terminal: Terminal, found: list[str]) -> None:
    from adapters.wording.pages.delivery import PAGES
    from adapters.wording.say import Say

    if terminal.json:
        terminal.give({"resent": found})
    else:
        terminal.show(Say(PAGES, terminal.lang)("resent_count", count=len(found)))


def _say(terminal: Terminal, key: str) -> None:
    from adapters.wording.pages.delivery import PAGES
    from adapters.wording.say import Say

    if terminal.json:
        terminal.give({key: True})
    else:
        terminal.show(Say(PAGES, terminal.lang)(key))


def _returned(engine: "Engine", terminal: Terminal, file: Path) -> None:
    from adapters.delivery.by_hand import bounced as came_back
    from adapters.delivery.dsn import read_report
    from adapters.wording.pages.delivery import PAGES
    from adapters.wording.say import Say

    found = [came_back(engine, one.message, one.reply, one.address) for one in read_report(file)]
    if terminal.json:
        terminal.give({"bounced": [str(notice) for notice in found]})
    elif not found:
        terminal.show(Say(PAGES, terminal.lang)("nothing_returned"))
    else:
        for notice in found:
            _tell(terminal, "bounced", notice)


def _tell(terminal: Terminal, key: str, notice: "UUID") -> None:
    from adapters.wording.pages.delivery import PAGES
    from adapters.wording.say import Say

    if terminal.json:
        terminal.give({key: str(notice)})
    else:
        terminal.show(Say(PAGES, terminal.lang)(key, notice=notice))
