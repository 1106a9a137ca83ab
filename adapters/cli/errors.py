"""What can go wrong at the command line, each with its code, its sentence and its exit code."""

import errno
import os
import traceback
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import typer

from adapters.cli.terminal import Terminal
from adapters.wording.help.printed import named

if TYPE_CHECKING:
    from adapters.wording.writing import Names
    from domain.values.refusal import Refusal

DONE: Final = 0
REFUSED: Final = 1
MISUSED: Final = 2
#: Refused because of how a field was written: the form of the command helps.
_OF_FORMS: Final = frozenset({"field_missing", "unknown_field", "input_malformed"})


class Misuse(Exception):
    """The line typed is not one that this command understands."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class Trouble(Exception):
    """Something at the command line itself that is no refusal of a command."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class ToldRefusal(Exception):
    """A refusal put into words while the names that it needs were at hand."""

    def __init__(self, code: str, sentence: str, facts: dict[str, object]) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence
        self.facts = facts


def told(refusal: "Refusal", terminal: Terminal, names: "Names") -> ToldRefusal:
    """The refusal in the language asked for."""
    from adapters.pages.as_json import plain
    from adapters.wording.messages import sentence
    from domain.values.refusal import Refusal
    from workflows.reading import Seal

    facts = {
        key: terminal.word(f"sealed_{value.value}") if isinstance(value, Seal) else value
        for key, value in refusal.facts.items()
    }
    shown = Refusal(refusal.code, **facts)
    said = sentence(shown, terminal.lang, names, terminal.rulebook, typed=True)
    return ToldRefusal(refusal.code, said, {key: plain(value) for key, value in facts.items()})


def report(error: BaseException, terminal: Terminal) -> int:
    """Tell what went wrong on standard error; returns the exit code."""
    from domain.values.refusal import Refusal

    match error:
        case Refusal():
            from adapters.pages.called import Nameless

            return report(told(error, terminal, terminal.names or Nameless()), terminal)
        case ToldRefusal():
            found = {"code": error.code, "sentence": error.sentence, "facts": error.facts}
            foot = terminal.word("nothing_stored") if terminal.writing else ""
            if terminal.form is not None and error.code in _OF_FORMS:
                foot += " " + terminal.word("hint_form", form=terminal.form)
            if terminal.form is not None and error.code == "not_your_unit":
                foot += " " + terminal.word("hint_for")
            if error.code == "database_missing":
                foot = terminal.word("hint_database_missing")
            terminal.complain(found, head=terminal.word("refused"), foot=foot)
            return REFUSED
        case Misuse():
            return _misused(terminal, error.key, error.facts)
        case Trouble():
            said = terminal.word(error.key, **_lined(error.facts))
            return _trouble(error.key, said, error.facts, terminal)
        case typer.TyperException():
            return _misused(terminal, *_typed_wrong(error))
        case _:
            return _failed(error, terminal)


def _lined(facts: dict[str, object]) -> dict[str, object]:
    """Facts as they stand in a sentence: what was typed and what a machine says is one line."""
    from adapters.wording.phrasing import one_line

    return {key: one_line(fact) if isinstance(fact, str) else fact for key, fact in facts.items()}


def _trouble(code: str, sentence: str, facts: dict[str, object], terminal: Terminal) -> int:
    found = {"code": code, "sentence": sentence, "facts": facts}
    terminal.complain(found, head=terminal.word("error"))
    return REFUSED


def _misused(terminal: Terminal, key: str, facts: dict[str, object]) -> int:
    if isinstance(facts.get("value"), str):
        facts["value"] = named(str(facts["value"]), terminal.lang)
    sentence = terminal.word(key, **_lined(facts))
    if facts.get("nearest"):
        sentence += " " + terminal.word("nearest", value=facts["nearest"])
    command = str(facts.get("command", "thidua"))
    foot = terminal.word("usage_help", command=command)
    terminal.complain(
        {"code": key, "sentence": sentence, "facts": facts},
        head=terminal.word("usage"),
        foot=foot,
    )
    return MISUSED


def _typed_wrong(error: typer.TyperException) -> tuple[str, dict[str, object]]:
    """What typer found, in our words."""
    context = getattr(error, "ctx", None)
    facts: dict[str, object] = {"command": context.command_path if context else "thidua"}
    option = getattr(error, "option_name", None)
    param = getattr(error, "param", None)
    if option and hasattr(error, "possibilities"):
        known = [found for each in context.command.params for found in each.opts] if context else []
        near = get_close_matches(option, known, n=1)
        return "usage_option", {"value": option, "nearest": near[0] if near else None, **facts}
    if option:
        return "usage_option_value", {"value": option, **facts}
    if param is not None:
        name = param.metavar or param.opts[0]
        missing = type(error).__name__ == "MissingParameter"
        return ("usage_missing" if missing else "usage_bad"), {"value": name, **facts}
    extra = error.format_message().rpartition("(")[2].rstrip(")")
    return ("usage_extra" if extra else "usage_no_command"), {"value": extra, **facts}


def _failed(error: BaseException, terminal: Terminal) -> int:
    """A database that does not answer, a broken chain, or a fault of ours."""
    from eventsourcing.persistence import PersistenceError

    from adapters.log.errors import BrokenChainError, DeniedError

    if os.environ.get("THIDUA_DEBUG") == "1":
        terminal.write("".join(traceback.format_exception(error)), errors=True)
    if isinstance(error, BrokenChainError):
        event = f"{error.stream}@{error.version}"
        return report(Trouble("chain_broken", event=event), terminal)
    if isinstance(error, DeniedError):
        return report(Trouble("database_denied", said=str(error)), terminal)
    if isinstance(error, PersistenceError):
        return report(_unusable(error, terminal.database), terminal)
    if isinstance(error, OSError):
        return report(_of_system(error), terminal)
    name = uuid4().hex[:8]
    key = "fault" if terminal.may_have_stored else "fault_reading"
    return _trouble("fault", terminal.word(key, id=name), {"id": name}, terminal)


def _unusable(error: Exception, database: str) -> Trouble:
    """What keeps the database from being used."""
    from adapters.bootstrap import address_of
    from adapters.log.connect import is_read_only, left_over, sqlite_file
    from adapters.log.errors import UnusableError

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


def shown(address: str) -> str:
    """The address of a database without its password."""
    from sqlalchemy import make_url

    from adapters.wording.phrasing import one_line

    if "://" not in address:
        return one_line(address)
    try:
        return one_line(make_url(address).render_as_string(hide_password=True))
    except Exception:
        return one_line(address.partition("://")[0]) + "://…"
