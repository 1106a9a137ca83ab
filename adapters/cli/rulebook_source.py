"""Where the rulebook of a command comes from: a file, or the cycle in which it is in force."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.cli.terminal import Terminal
from domain.record.record import UnitId, unit_stream
from domain.rulebook.rulebook import Rulebook, pin

if TYPE_CHECKING:
    from adapters.bootstrap import Engine
    from adapters.rulebooks.file import RulebookFile
    from domain.cycle.cycle import Cycle

_SUFFIXES = {".yaml", ".yml", ".json"}


@dataclass(frozen=True)
class Source:
    """A rulebook, and what it and its units are called."""

    name: str
    rulebook: Rulebook
    #: ``None`` where it depends on ids that only a database has.
    sha256: str | None
    units: dict[UnitId, str]
    #: By what they are found again: codes, or what the file calls them.
    codes: dict[UnitId, str]


def is_file(text: str) -> bool:
    """What is there as a file, or ends like one, is a file; everything else names a cycle."""
    return Path(text).is_file() or Path(text).suffix in _SUFFIXES


@contextmanager
def database(terminal: Terminal) -> "Iterator[Engine | None]":
    """The database in which a file's units are looked up, where one is named with --db."""
    from adapters.cli.databases import opened

    if terminal.db is None:
        yield None
    else:
        with opened(terminal) as engine:
            yield engine


def read_checked(text: str, terminal: Terminal, year: str | None = None) -> "RulebookFile":
    """A file with everything that is to be said of it, for a cycle year where one is named."""
    from adapters.rulebooks.file import read_rulebook_file

    with database(terminal) as engine:
        return read_rulebook_file(Path(text), engine.store if engine else None, year)


def source(text: str, terminal: Terminal) -> Source:
    """The rulebook that a word on the command line names.

    Raises ``Refusal``: the first problem of a file, ``name_unknown`` or ``rulebook_missing``.
    """
    if not is_file(text):
        return _of_cycle(text, terminal)
    found = read_checked(text, terminal)
    if found.problems:
        raise found.problems[0]
    assert found.rulebook is not None
    called = dict(found.unit_names)
    return Source(found.document.name, found.rulebook, hash_of(found), called, called)


def hash_of(found: "RulebookFile") -> str | None:
    """The hash under which a file's rulebook would be pinned."""
    assert found.rulebook is not None
    known = found.looked_up or not found.rulebook.named_units
    return pin(found.rulebook.canonical()) if known else None


def _of_cycle(code: str, terminal: Terminal) -> Source:
    from adapters.cli.databases import cycle_named, opened
    from domain.values.refusal import Refusal

    with opened(terminal) as engine:
        _, cycle = cycle_named(engine, terminal, code)
        rulebook = cycle.plan.rulebook
        if rulebook is None:
            raise Refusal("rulebook_missing")
        return Source(
            cycle.code,
            rulebook,
            cycle.plan.rulebook_sha256,
            *_called(engine, cycle, rulebook),
        )


def _called(
    engine: "Engine", cycle: "Cycle", rulebook: Rulebook
) -> tuple[dict[UnitId, str], dict[UnitId, str]]:
    """The names and the codes of the units that it names."""
    from adapters.pages.called import code_of

    names = engine.names(cycle)
    units = rulebook.named_units
    codes = {unit: code_of(engine, unit_stream(unit)) for unit in units}
    return {unit: names.unit(unit) for unit in units}, codes
