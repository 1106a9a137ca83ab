"""A refusal in words, a database that does not answer, a fault of ours."""

import errno
import os
import traceback
from typing import Final
from uuid import uuid4

from adapters.bootstrap import address_of
from adapters.cli.addresses import shown
from adapters.cli.errors import Fault, ToldRefusal, Trouble
from adapters.cli.terminal import Terminal
from adapters.log.connect import is_read_only, left_over, sqlite_file
from adapters.log.errors import BrokenChainError, DeniedError, StorageError, UnusableError
from adapters.pages.as_json import plain
from adapters.pages.called import Nameless
from adapters.wording.messages import sentence
from adapters.wording.writing import Names
from domain.values.refusal import Refusal
from workflows.reading import Seal


def told(refusal: Refusal, terminal: Terminal, names: Names) -> ToldRefusal:
    """The refusal in the language asked for."""
    facts = {
        key: terminal.word(f"sealed_{value.value}") if isinstance(value, Seal) else value
        for key, value in refusal.facts.items()
    }
    shown = Refusal(refusal.code, **facts)
    said = sentence(shown, terminal.lang, names, terminal.rulebook, typed=True)
    return ToldRefusal(refusal.code, said, {key: plain(value) for key, value in facts.items()})


def explained(error: BaseException, terminal: Terminal) -> ToldRefusal | Trouble | Fault:
    """What went wrong, as it is reported: a refusal, a database that does not answer, a broken
    chain, or a fault of ours."""
    if isinstance(error, Refusal):
        return told(error, terminal, terminal.names or Nameless())
    if os.environ.get("THIDUA_DEBUG") == "1":
        terminal.write("".join(traceback.format_exception(error)), errors=True)
    match error:
        case BrokenChainError():
            return Trouble("chain_broken", event=f"{error.stream}@{error.version}")
        case DeniedError():
            return Trouble("database_denied", said=str(error))
        case StorageError():
            return _unusable(error, terminal.database)
        case OSError():
            return _of_system(error)
        case _:
            return Fault(uuid4().hex[:8])


def _unusable(error: Exception, database: str) -> Trouble:
    """What keeps the database from being used."""
    unusable = error if isinstance(error, UnusableError) else None
    file = unusable.file if unusable else sqlite_file(address_of(database))
    beside = left_over(file) if file is not None and is_read_only(file) else None
    if beside is not None:
        return Trouble("database_left_over", file=str(file), beside=beside.name)
    if unusable is None:
        return Trouble("database_unreachable", db=shown(database))
    return Trouble(unusable.why.value, file=str(file or shown(database)))


#: What the system says of a file, where a sentence of ours says more.
_OF_SYSTEM: Final = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "disk_read_only",
    errno.EISDIR: "path_is_directory",
}


def _of_system(error: OSError) -> Trouble:
    file = str(error.filename or "")
    if file and error.errno in _OF_SYSTEM:
        return Trouble(_OF_SYSTEM[error.errno], file=file.rstrip("/"))
    return Trouble("disk", file=file, why=error.strerror or "")
