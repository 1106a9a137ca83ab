"""A unit or a cluster, where a cycle could have been named as well."""

from adapters.bootstrap import Engine
from adapters.cli.databases import speak_of
from adapters.cli.terminal import Terminal
from adapters.door.names import find_standing


def told_standing(engine: Engine, terminal: Terminal, code: str, *, acts: bool = False) -> bool:
    """Show the unit or cluster of that name; whether there is one."""
    stream = find_standing(engine.store, code)
    if stream is None:
        return False
    # Most who ask, ask for a year.
    from adapters.pages.standing import standing_page  # noqa: PLC0415

    speak_of(engine, terminal, stream)
    terminal.tell(standing_page(engine, stream, acts=acts))
    return True
