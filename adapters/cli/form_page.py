"""The form of one command: who gives it, its fields and how each is written, and a line to type."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

import msgspec
from rich.console import RenderableType
from rich.text import Text

from adapters.cli.databases import speak_of
from adapters.cli.form_example import (
    CHOICES,
    DATES,
    LEFT,
    WITH_HOUR,
    Sample,
    given_with_target,
    plain_type,
)
from adapters.cli.tables import entry, heading
from adapters.cli.terminal import Terminal
from adapters.door.spelled import OF_HANDS, SHORT_FORMS, of_codes
from adapters.pages.acts import doers, lacking
from adapters.pages.board import Board
from adapters.pages.called import code_of
from adapters.wording.filling import filled
from adapters.wording.labels.due import due_name
from adapters.wording.labels.values import VALUES
from adapters.wording.pages.fields import FIELDS, FORM
from adapters.wording.writing import (
    OWN_WORDS,
    command_label,
    condition_label,
    label,
    pick,
    selection_label,
)
from domain.clusters.cluster import Cluster
from domain.clusters.ending import CycleFate
from domain.cycle.cycle import Cycle
from domain.cycle.guard import RUNNING, Phase
from domain.reckoning.ballot import Votes
from domain.reckoning.cells import NewCell
from domain.record.record import ClusterId, Command, Id, StreamId, UnitId, unit_stream, word_of
from domain.rulebook.rulebook import Rulebook
from domain.values.paper import Paper
from domain.values.points import Points
from workflows.status import Action, Can, actions

if TYPE_CHECKING:
    from adapters.bootstrap import Engine

_OVER: Final = {Can.DONE: "over", Can.ELSEWHERE: "elsewhere"}

#: What may be named by code or name, and the word that says so; of several with an s.
_NAMED: dict[type, str] = {UnitId: "unit", ClusterId: "cluster"}


def form(
    engine: "Engine", terminal: Terminal, target: str, stream: StreamId | None, kind: type[Command]
) -> Iterator[RenderableType]:
    """The form as people read it. ``stream`` is ``None`` for what is still to come about."""
    state = engine.store.load(stream).state if stream else None
    if stream is not None:
        speak_of(engine, terminal, stream)
    word = word_of(kind.__name__)
    action = _action(stream, state, word)
    yield _title(word, terminal)
    if action is not None and terminal.names is not None:
        members = state.members if isinstance(state, (Cycle, Cluster)) else ()
        board = Board(terminal.names, terminal.lang, terminal.rulebook, members)
        yield from _standing(action, board)
    fields = list(_fields(kind, word, terminal, action))
    yield heading(_say("fields" if fields else "no_fields", terminal))
    yield from fields
    yield heading(_say("example", terminal))

    yield Text(f"  {sample(engine, stream, kind).line(target)}", no_wrap=True, overflow="ignore")
    yield Text("")
    yield Text(_say("schema", terminal, command=word), style="dim")


def sample(engine: "Engine", stream: StreamId | None, kind: type[Command]) -> Sample:
    """What could be typed for a command there."""
    state = engine.store.load(stream).state if stream else None

    def code(unit: UnitId) -> str:
        return code_of(engine, unit_stream(unit))

    known = [UnitId(at.partition(":")[2]) for _, at in engine.store.all_names("unit")]
    action = _action(stream, state, word_of(kind.__name__))
    return Sample(kind, state, action, code, tuple(dict.fromkeys(known)))


def _say(key: str, terminal: Terminal, **facts: object) -> str:
    return filled(pick(FORM[key], terminal.lang), facts)


def _action(stream: StreamId | None, state: object, word: str) -> Action | None:
    if stream is None:
        return None
    return next((found for found in actions(stream, state) if found.command == word), None)


def _title(word: str, terminal: Terminal) -> Text:
    line = Text(command_label(word, terminal.lang), style="bold")
    line.append(f"  {word}", style="cyan")
    return line


def _standing(action: Action, board: Board) -> Iterator[RenderableType]:
    """Who gives it, where it belongs, and what is lacking now."""
    who = doers(action, board)
    yield Text(filled(pick(FORM["by"], board.lang), {"who": who}))
    if action.phases:
        phases = "; ".join(label(phase, board.lang, board.names.words) for phase in action.phases)
        if len(action.phases) >= len(RUNNING):
            phases = pick(FORM["any_phase"], board.lang)
        yield Text(filled(pick(FORM["phases"], board.lang), {"phases": phases}))
    if action.can is Can.NOT_YET:
        yield heading(pick(FORM["not_yet"], board.lang))
        for sentence in lacking(action, board):
            yield entry("", sentence)
    elif action.can in _OVER:
        yield Text(pick(FORM[_OVER[action.can]], board.lang))


def _fields(
    kind: type[Any], word: str, terminal: Terminal, action: Action | None, above: str = ""
) -> Iterator[RenderableType]:
    for field in msgspec.structs.fields(kind):
        name, of = f"{above}{field.encode_name}", plain_type(field.type)
        if name in given_with_target(word):
            continue
        mark = "*" if field.required else " "
        says = [pick(_words(word, name), terminal.lang), _how(of, word, name, terminal)]
        if name in LEFT and action is not None and action.items:
            says[1] = _say("one_of", terminal, choices=_left(name, action, terminal))
        if default := _default(field):
            says.append(_say("default", terminal, value=default))
        yield entry(f"{mark} {name}", "; ".join(filter(None, says)))
        if _has_parts(of) and of is not Paper:
            yield from _fields(of, word, terminal, action, f"{name}.")


def _left(name: str, action: Action, terminal: Terminal) -> str:
    """What of it is left, by code and by name."""
    said = []
    for code in action.items or ():
        called = code
        if name == "selection":
            called = selection_label(code, terminal.rulebook)
        elif name == "condition":
            called = condition_label(code, terminal.lang)
        elif name == "phase":
            called = label(Phase(code), terminal.lang)
        elif name == "code":
            words = terminal.names.words if terminal.names else OWN_WORDS
            called = due_name(code, terminal.lang, words, terminal.rulebook)
        said.append(f"{code} ({called})" if called != code else code)
    return ", ".join(said)


def _default(field: msgspec.structs.FieldInfo) -> object:
    """What holds where a field is left out, where that says something."""
    value = field.default
    if value in {msgspec.NODEFAULT, None, ()} or isinstance(value, bool | msgspec.Struct):
        return None
    return getattr(value, "value", value)


def _words(word: str, name: str) -> tuple[str, str]:
    """What a field means; its name where nobody has said."""
    last = name.rpartition(".")[2]
    for key in (f"{word}.{name}", name, last):
        if key in FIELDS:
            return FIELDS[key]
    return last, last


def _has_parts(kind: Any) -> bool:
    struct = isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    return struct and kind is not Rulebook


def _how(kind: Any, word: str, name: str, terminal: Terminal) -> str:
    """How a value is written; nothing is said of plain text."""
    if kind is Paper:
        return _say("paper", terminal, field=name)
    if get_origin(kind) is tuple:
        return _list(get_args(kind)[0], name, terminal)
    if get_origin(kind) is Literal:
        return _say("one_of", terminal, choices=", ".join(map(str, get_args(kind))))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _say("one_of", terminal, choices=_choices(kind, terminal, CHOICES.get(word)))
    if isinstance(kind, type) and issubclass(kind, Id):
        return _say(_NAMED[kind], terminal) if kind in _NAMED else ""
    if _has_parts(kind):
        return _say("parts", terminal, field=name)
    plain = {bool: "yes_no", int: "number", Points: "points"}
    if kind in plain:
        return _say(plain[kind], terminal)
    if kind is str:
        if (word, name) in WITH_HOUR:
            return _say("date_hour", terminal)
        return _say("date", terminal) if name.rpartition(".")[2] in DATES else ""
    return "" if kind is Rulebook else _say("file", terminal)


def _list(item: Any, name: str, terminal: Terminal) -> str:
    if item is NewCell:
        return ""
    if item in SHORT_FORMS:
        # papers are counted in ``count.votes``; hands beside them in three figures
        form = OF_HANDS if item is Votes and name == "votes" else SHORT_FORMS[item]
        like = _say("like", terminal, example=f'{name}="{form}"')
        return "; ".join((like, *_coded_parts(item, terminal)))
    if isinstance(item, type) and issubclass(item, StrEnum):
        return _say("one_of", terminal, choices=_choices(item, terminal))
    if item in _NAMED:
        return _say(f"{_NAMED[item]}s", terminal)
    if item is CycleFate:
        return _say("fates", terminal, field=name)
    if item is str:
        codes = of_codes(name.rpartition(".")[2])
        return _say("codes", terminal) if codes else _say("texts", terminal, field=name)
    return _say("file", terminal)


def _coded_parts(item: Any, terminal: Terminal) -> Iterator[str]:
    """What may stand in a part that is one of a closed list: the verdict of each unit."""
    for part in msgspec.structs.fields(item):
        if isinstance(part.type, type) and issubclass(part.type, StrEnum):
            choices = _choices(part.type, terminal)
            yield f"{part.encode_name}: {_say('one_of', terminal, choices=choices)}"


def _choices(
    kind: type[StrEnum], terminal: Terminal, allowed: frozenset[StrEnum] | None = None
) -> str:
    words = (terminal.names.words,) if terminal.names else ()
    called = (
        f"{value.value} ({label(value, terminal.lang, *words)})" if kind in VALUES else value.value
        for value in kind
        if allowed is None or not allowed & {*kind} or value in allowed
    )
    return ", ".join(called)
