"""Notices: which wait, which left, which did not arrive; and how a letter reads."""

import os
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from adapters.bootstrap import Engine
from adapters.cli.databases import cycle_named, opened_to, speak_of
from adapters.cli.errors import Misuse, Trouble
from adapters.cli.frame import app
from adapters.cli.listing import Inside, ListingGroup
from adapters.cli.notices_acts import bounced, hold, release, resend, show, withdraw
from adapters.cli.options import Seats
from adapters.cli.terminal import Terminal
from adapters.door.moments import event_written
from adapters.door.names import find_target, unit_named
from adapters.notices.preview import preview_event, preview_reminder
from adapters.notices.rendered import TemplateFailed
from adapters.pages.letters import PreviewPage
from adapters.pages.outbox import STATES, outbox_page
from adapters.private_file import make_private
from workflows.reader import nothing_to_read
from workflows.reads import Read

Cycle = Annotated[str | None, typer.Argument(metavar="NĂM")]
State = Annotated[str | None, typer.Option("--state", metavar="TÌNH_TRẠNG")]
Target = Annotated[str, typer.Argument(metavar="SỰ_KIỆN|NĂM")]
Deadline = Annotated[str | None, typer.Option("--deadline", metavar="MÃ_HẠN")]
OfUnit = Annotated[str | None, typer.Option("--unit", metavar="ĐƠN_VỊ")]
Days = Annotated[int | None, typer.Option("--days", metavar="N", min=0)]
Html = Annotated[Path | None, typer.Option("--html", metavar="TỆP")]
Force = Annotated[bool, typer.Option("--force")]
Copy = Annotated[bool, typer.Option("--copy")]

group = typer.Typer(
    cls=ListingGroup,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.add_typer(group, name="notices")
for act in (show, resend, withdraw, bounced, hold, release):
    group.command(cls=Inside)(act)


@group.callback()
def notices() -> None:
    """Without a command: the list."""


@group.command("list", cls=Inside)
def show_list(
    context: typer.Context, cycle: Cycle = None, state: State = None, seats: Seats = None
) -> None:
    """What waits, what was sent, what did not arrive."""
    terminal: Terminal = context.obj
    if state is not None and state not in STATES:
        choices = ", ".join(STATES)
        raise Misuse("usage_choice", option="--state", value=state, choices=choices)
    with opened_to(terminal, Read.NOTICES, seats) as engine:
        if cycle is None and not engine.store.reader.looks_from_outside:
            raise nothing_to_read(Read.NOTICES)
        stream = cycle_named(engine, terminal, cycle)[0] if cycle is not None else None
        terminal.tell(outbox_page(engine, stream, state))


@group.command(cls=Inside)
def preview(
    context: typer.Context,
    target: Target,
    deadline: Deadline = None,
    unit: OfUnit = None,
    days: Days = None,
    html: Html = None,
    force: Force = False,
    copy: Copy = False,
    seats: Seats = None,
) -> None:
    """Whom an event told, or a reminder would tell, and each letter as it reads."""
    terminal: Terminal = context.obj
    with opened_to(terminal, Read.NOTICES, seats) as engine:
        try:
            found = _preview(engine, terminal, target, (deadline, unit, days))
        except TemplateFailed as failed:
            raise Trouble("template_failed", topic=failed.topic.value, why=failed.why) from failed
        if html is not None:
            _write(terminal, found, html, force=force)
        elif copy and found.found.told and not terminal.json:
            terminal.show(found.written_copy(), mark=False)
        else:
            terminal.tell(found)


def _preview(
    engine: Engine,
    terminal: Terminal,
    target: str,
    reminder: tuple[str | None, str | None, int | None],
) -> PreviewPage:
    """By an event, ``cum-8/2021@412``, or by a cycle and the code of a deadline."""
    code, unit, days = reminder
    public_url = os.environ.get("THIDUA_PUBLIC_URL") or None
    only = unit_named(engine.store, unit) if unit is not None else None
    written = event_written(target)
    if code is not None:
        stream, _ = cycle_named(engine, terminal, target.rpartition("@")[0] or target)
        found = preview_reminder(
            engine, stream, code, terminal.lang, unit=only, days=days, public_url=public_url
        )
    elif written is not None:
        stream = find_target(engine.store, written[0])
        speak_of(engine, terminal, stream)
        found = preview_event(engine, stream, written[1], terminal.lang, public_url)
        if only is not None and found.told:
            told = tuple(one for one in found.told if one.notice.to.unit == only)
            found = replace(found, told=told)
    else:
        raise Misuse("usage_preview", value=target, command="thidua notices preview")
    assert terminal.names is not None
    return PreviewPage(found=found, names=terminal.names)


def _write(terminal: Terminal, page: PreviewPage, file: Path, *, force: bool) -> None:
    """The letter to the first who is told, as a page."""
    if not page.found.told:
        terminal.show(page.nobody(terminal.lang))
        return
    if file.exists() and not force:
        raise Trouble("file_exists", file=str(file))
    make_private(file)
    file.write_text(page.found.told[0].letter.html, encoding="utf-8")
    terminal.show(terminal.word("html_written", file=str(file)))
