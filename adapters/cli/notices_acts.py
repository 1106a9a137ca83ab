"""What is done with single notices: looked at, sent again, taken back, recorded as come back."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from adapters.bootstrap import Engine
from adapters.cli.databases import opened, opened_to
from adapters.cli.errors import Misuse
from adapters.cli.options import Seats
from adapters.cli.terminal import Terminal
from adapters.delivery.by_hand import bounced as came_back
from adapters.delivery.by_hand import hold as keep
from adapters.delivery.by_hand import journal_of, resend_unserved
from adapters.delivery.by_hand import release as let_go
from adapters.delivery.by_hand import resend as send_again
from adapters.delivery.by_hand import withdraw as take_back
from adapters.delivery.dsn import read_report
from adapters.door.names import unit_named
from adapters.pages.journal import journal_page
from adapters.pages.one_sentence import OneSentence
from adapters.wording.pages.delivery import PAGES
from domain.record.record import LOCAL_OPERATOR
from domain.values.refusal import Refusal
from workflows.reader import knows
from workflows.reads import Read

Named = Annotated[str, typer.Argument(metavar="MÃ")]
MaybeNamed = Annotated[str | None, typer.Argument(metavar="MÃ")]
Reason = Annotated[str, typer.Option("--reason", metavar="LÝ_DO")]
Reply = Annotated[str, typer.Option("--reply", metavar="TRẢ_LỜI")]
OfUnit = Annotated[str | None, typer.Option("--unit", metavar="ĐƠN_VỊ")]
Restored = Annotated[bool, typer.Option("--restored")]
Report = Annotated[Path | None, typer.Option("--dsn", metavar="TỆP")]


def show(context: typer.Context, notice: Named, seats: Seats = None) -> None:
    """One notice: its state, every try, what the server said, when the next one is, and how it
    read when it left."""
    terminal: Terminal = context.obj
    with opened_to(terminal, Read.NOTICES, seats) as engine:
        found = journal_of(engine, notice)
        if not knows(engine.store.stands(found.row.stream), engine.store.reader):
            raise Refusal("notice_unknown", value=notice)
        engine.cycle(found.row.stream)  # whose office is asked for there
        terminal.tell(journal_page(engine, found, terminal.lang))


def resend(context: typer.Context, notice: MaybeNamed = None, of_unit: OfUnit = None) -> None:
    """Send a notice once more, or all that did not reach a unit, as new messages."""
    terminal: Terminal = context.obj
    terminal.writing = True
    if (notice is None) == (of_unit is None):
        raise Misuse("usage_missing", value="MÃ", command="thidua notices resend")
    with opened(terminal) as engine:
        if notice is not None:
            _tell(terminal, "resent", send_again(engine, notice))
        elif of_unit is not None:
            found = resend_unserved(engine, unit_named(engine.store, of_unit))
            given, count = {"resent": [str(one) for one in found]}, {"count": len(found)}
            terminal.tell(OneSentence(PAGES, "resent_count", given, count))


def withdraw(context: typer.Context, notice: Named, reason: Reason = "") -> None:
    """Take back a notice that has not left."""
    terminal: Terminal = context.obj
    terminal.writing = True
    with opened(terminal) as engine:
        _tell(terminal, "withdrawn", take_back(engine, notice, reason, actor=LOCAL_OPERATOR))


def bounced(
    context: typer.Context, notice: MaybeNamed = None, reply: Reply = "", dsn: Report = None
) -> None:
    """Record that a message which was accepted came back."""
    terminal: Terminal = context.obj
    terminal.writing = True
    if (notice is None) == (dsn is None):
        raise Misuse("usage_missing", value="MÃ", command="thidua notices bounced")
    with opened(terminal) as engine:
        if notice is not None:
            _tell(terminal, "bounced", came_back(engine, notice, reply))
        elif dsn is not None:
            _returned(engine, terminal, dsn)


def hold(context: typer.Context, reason: Reason = "", restored: Restored = False) -> None:
    """Let no notice leave, for example after the database was restored."""
    terminal: Terminal = context.obj
    terminal.writing = True
    with opened(terminal) as engine:
        keep(engine, reason, actor=LOCAL_OPERATOR, restored=restored)
        terminal.tell(OneSentence(PAGES, "held", {"held": True}))


def release(context: typer.Context, reason: Reason = "") -> None:
    """Let notices leave again."""
    terminal: Terminal = context.obj
    terminal.writing = True
    with opened(terminal) as engine:
        let_go(engine, reason, actor=LOCAL_OPERATOR)
        terminal.tell(OneSentence(PAGES, "released", {"released": True}))


def _tell(terminal: Terminal, key: str, notice: UUID) -> None:
    terminal.tell(OneSentence(PAGES, key, {key: str(notice)}, {"notice": notice}))


def _returned(engine: Engine, terminal: Terminal, file: Path) -> None:
    found = [came_back(engine, one.message, one.reply, one.address) for one in read_report(file)]
    if terminal.json or not found:
        given = {"bounced": [str(notice) for notice in found]}
        terminal.tell(OneSentence(PAGES, "nothing_returned", given))
    else:
        for notice in found:
            _tell(terminal, "bounced", notice)
