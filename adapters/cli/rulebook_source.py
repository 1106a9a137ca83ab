"""Where the rulebook of a command comes from: a file, or the cycle in which it is in force."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from adapters.bootstrap import Engine
from adapters.cli.databases import cycle_named, opened, opened_to
from adapters.cli.terminal import Terminal
from adapters.pages.rulebook import ShownRulebook, of_cycle, of_file
from adapters.rulebooks.file import RulebookFile, read_rulebook_file
from workflows.reads import Read

_SUFFIXES = {".yaml", ".yml", ".json"}


def is_file(text: str) -> bool:
    """What is there as a file, or ends like one, is a file; everything else names a cycle."""
    return Path(text).is_file() or Path(text).suffix in _SUFFIXES


@contextmanager
def database(terminal: Terminal) -> Iterator[Engine | None]:
    """The database in which a file's units are looked up, where one is named with --db."""
    if terminal.db is None:
        yield None
    else:
        with opened(terminal) as engine:
            yield engine


def read_checked(text: str, terminal: Terminal, year: str | None = None) -> RulebookFile:
    """A file with everything that is to be said of it, for a cycle year where one is named."""
    with database(terminal) as engine:
        return read_rulebook_file(Path(text), engine.store if engine else None, year)


def source(text: str, terminal: Terminal, seats: Sequence[str] | None = None) -> ShownRulebook:
    """The rulebook that a word on the command line names.

    Raises ``Refusal``: the first problem of a file, ``name_unknown`` or ``rulebook_missing``.
    """
    if is_file(text):
        return of_file(read_checked(text, terminal))
    with opened_to(terminal, Read.RULEBOOK, seats) as engine:
        return of_cycle(engine, cycle_named(engine, terminal, text)[1])
