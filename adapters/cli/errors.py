"""What can go wrong at the command line, each with its code, its sentence and its exit code."""

from difflib import get_close_matches
from typing import Final

import typer

from adapters.cli.terminal import Terminal
from adapters.wording.help.printed import named
from adapters.wording.outside import one_line

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


class Fault(Exception):
    """A fault of ours, by the name under which it can be reported."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def report(error: BaseException, terminal: Terminal) -> int:
    """Tell what went wrong on standard error; returns the exit code."""
    match error:
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
        case Fault():
            key = "fault" if terminal.may_have_stored else "fault_reading"
            name = error.name
            return _trouble("fault", terminal.word(key, id=name), {"id": name}, terminal)
        case typer.TyperException():
            return _misused(terminal, *_typed_wrong(error))
        case _:
            # What went wrong is told with what it was, which a page of help does not load.
            from adapters.cli.failures import explained  # noqa: PLC0415

            return report(explained(error, terminal), terminal)


def _lined(facts: dict[str, object]) -> dict[str, object]:
    """Facts as they stand in a sentence: what was typed and what a machine says is one line."""
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
