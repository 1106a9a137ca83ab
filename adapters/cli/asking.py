"""What is asked of the past: from when it is looked at, by whom, about whom."""

from enum import StrEnum
from typing import TypeVar

from adapters.bootstrap import Engine
from adapters.cli.databases import cycle_named
from adapters.cli.errors import Misuse
from adapters.cli.terminal import Terminal
from adapters.door.choices import chosen
from adapters.pages.audit_words import AuditedYear, audited_year
from adapters.views.followed import followed
from domain.cycle.cycle import Cycle

Chosen = TypeVar("Chosen", bound=StrEnum)


def year_of(engine: Engine, terminal: Terminal, code: str) -> tuple[AuditedYear, Cycle]:
    """A year by its code, of which is spoken from here on."""
    stream, cycle = cycle_named(engine, terminal, code)
    return audited_year(engine, stream, terminal.names), cycle


def one_of(kind: type[Chosen], text: str | None, option: str, command: str) -> Chosen | None:
    """A value by its word or its label. Raises ``Misuse`` where there is none."""
    if text is None:
        return None
    value = chosen(kind, text)
    if value is not None:
        return value
    choices = ", ".join(value.value for value in kind)
    raise Misuse("usage_choice", option=option, value=text, choices=choices, command=command)


def catch_up_for(engine: Engine, terminal: Terminal) -> None:
    """Until something runs in the background, effects are followed when they are asked for; what
    that would take long for stays, and the page says how far they have come."""
    reached = followed(engine.store.database)
    if reached.position >= reached.head:
        return
    # Seldom: whoever runs in the background was there before.
    from adapters.views.follow import catch_up_at_once  # noqa: PLC0415

    with terminal.progress("following") as tell:
        catch_up_at_once(engine.store.database, tell)
