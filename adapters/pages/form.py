"""The form of one command: who gives it, its fields and how each is written, and a line to type."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, Final, Literal, get_args, get_origin

import msgspec

from adapters.bootstrap import Engine
from adapters.door.commands import schema
from adapters.door.spelled import OF_HANDS, SHORT_FORMS, of_codes
from adapters.pages.acts import doers, lacking
from adapters.pages.blocks import Block, Entry, Heading, Line, Span, Tone
from adapters.pages.board import Board
from adapters.pages.called import code_of, names_of
from adapters.pages.form_example import (
    CHOICES,
    DATES,
    LEFT,
    WITH_HOUR,
    Sample,
    given_with_target,
    plain_type,
)
from adapters.wording.filling import filled
from adapters.wording.labelling import command_label, condition_label, label, selection_label
from adapters.wording.labels.due import due_name
from adapters.wording.labels.rulebook import text_labels, worded_labels
from adapters.wording.labels.values import VALUES
from adapters.wording.outside import one_line
from adapters.wording.pages.fields import FIELDS
from adapters.wording.pages.form import FORM
from adapters.wording.writing import OWN_WORDS, Lang, Names, pick
from domain.clusters.cluster import Cluster
from domain.clusters.ending import CycleFate
from domain.cycle.cycle import Cycle
from domain.cycle.guard import RUNNING, Phase
from domain.cycle.scores.returning import CellToComplete
from domain.reckoning.ballot import Votes
from domain.reckoning.cells import NewCell
from domain.record.record import ClusterId, Command, Id, StreamId, UnitId, unit_stream, word_of
from domain.record.streams import COMMANDS
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.worded import levels_of
from domain.values.paper import Paper
from domain.values.points import Points
from workflows.refusals import refusable
from workflows.status import Action, Can, actions

_OVER: Final = {Can.DONE: "over", Can.ELSEWHERE: "elsewhere"}

#: What may be named by code or name, and the word that says so; of several with an s.
_NAMED: dict[type, str] = {UnitId: "unit", ClusterId: "cluster"}


class Form(msgspec.Struct, frozen=True):
    """What one command asks for, at one target."""

    target: str
    kind: type[Command]
    #: Who may give it and what it lacks; nothing where the target is still to come about.
    action: Action | None
    names: Names | None
    rulebook: Rulebook | None
    members: tuple[UnitId, ...]
    #: A line that could be typed.
    example: str

    @property
    def command(self) -> str:
        return word_of(self.kind.__name__)

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """Who gives it, its fields and how each is written, and the line."""
        yield _title(self.command, lang)
        if self.action is not None and self.names is not None:
            yield from _standing(self.action, Board(self.names, lang, self.rulebook, self.members))
        fields = list(_fields(self.kind, self, lang))
        yield Heading(_say("fields" if fields else "no_fields", lang))
        yield from fields
        yield from _guidance(self, lang)
        yield from _levels(self, lang)
        yield Heading(_say("example", lang))
        yield Line.of(f"  {self.example}", whole=True)
        yield Line.of("")
        yield Line.of(_say("schema", lang, command=self.command), tone=Tone.FAINT)

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        """Its JSON Schema, which has no language."""
        return {
            "target": self.target,
            "command": self.command,
            "schema": schema(self.command),
            "refusals": msgspec.to_builtins(refusable(COMMANDS[self.command])),
        }


def form(engine: Engine, target: str, stream: StreamId | None, kind: type[Command]) -> Form:
    """The form of a command; ``stream`` is ``None`` for what is still to come about."""
    state = engine.store.load(stream).state if stream else None
    return Form(
        target=target,
        kind=kind,
        action=_action(stream, state, word_of(kind.__name__)),
        names=names_of(engine, stream) if stream is not None else None,
        rulebook=state.plan.rulebook if isinstance(state, Cycle) else None,
        members=state.members if isinstance(state, (Cycle, Cluster)) else (),
        example=sample(engine, stream, kind).line(target),
    )


def sample(engine: Engine, stream: StreamId | None, kind: type[Command]) -> Sample:
    """What could be typed for a command there."""
    state = engine.store.load(stream).state if stream else None

    def code(unit: UnitId) -> str:
        return code_of(engine, unit_stream(unit))

    known = [UnitId(at.partition(":")[2]) for _, at in engine.store.all_names("unit")]
    action = _action(stream, state, word_of(kind.__name__))
    return Sample(kind, state, action, code, tuple(dict.fromkeys(known)))


def _say(key: str, lang: Lang, **facts: object) -> str:
    return filled(pick(FORM[key], lang), facts)


def _action(stream: StreamId | None, state: object, word: str) -> Action | None:
    if stream is None:
        return None
    return next((found for found in actions(stream, state) if found.command == word), None)


def _title(word: str, lang: Lang) -> Line:
    command = Span(f"  {word}", Tone.COMMAND)
    return Line.of(command_label(word, lang), command, tone=Tone.STRONG)


def _standing(action: Action, board: Board) -> Iterator[Block]:
    """Who gives it, where it belongs, and what is lacking now."""
    who = doers(action, board)
    yield Line.of(filled(pick(FORM["by"], board.lang), {"who": who}))
    if action.phases:
        phases = "; ".join(label(phase, board.lang, board.names.words) for phase in action.phases)
        if len(action.phases) >= len(RUNNING):
            phases = pick(FORM["any_phase"], board.lang)
        yield Line.of(filled(pick(FORM["phases"], board.lang), {"phases": phases}))
    if action.can is Can.NOT_YET:
        yield Heading(pick(FORM["not_yet"], board.lang))
        for sentence in lacking(action, board):
            yield Entry("", sentence)
    elif action.can in _OVER:
        yield Line.of(pick(FORM[_OVER[action.can]], board.lang))


def _fields(kind: type[Any], form: Form, lang: Lang, above: str = "") -> Iterator[Block]:
    word, action = form.command, form.action
    for field in msgspec.structs.fields(kind):
        name, of = f"{above}{field.encode_name}", plain_type(field.type)
        if name in given_with_target(word):
            continue
        mark = "*" if field.required else " "
        says = [pick(field_words(word, name), lang), _how(of, name, form, lang)]
        if name in LEFT and action is not None and action.items:
            says[1] = _say("one_of", lang, choices=_left(name, action.items, form, lang))
        if default := _default(field):
            says.append(_say("default", lang, value=default))
        yield Entry(f"{mark} {name}", "; ".join(filter(None, says)))
        if _has_parts(of) and of is not Paper:
            yield from _fields(of, form, lang, f"{name}.")


#: A command with one of these fields is about criteria.
_OF_CRITERIA: Final = frozenset({"cells", "criterion"})


def _guidance(form: Form, lang: Lang) -> Iterator[Block]:
    """How criteria are scored, which proof is wanted and who watches them, where it is said."""
    criteria = form.rulebook.criteria if form.rulebook is not None else ()
    several = form.rulebook.several if form.rulebook is not None else ()
    tables = {table.code: table.name for table in several}
    guided = [criterion for criterion in criteria if criterion.texts]
    if guided and not _OF_CRITERIA.isdisjoint(form.kind.__struct_fields__):
        yield Heading(_say("guidance", lang))
        for criterion in guided:
            told = "; ".join(text_labels(criterion, lang))
            whose = tables.get(str(criterion.table))
            beside = f" ({one_line(whose)})" if whose is not None else ""
            yield Entry(f"{criterion.code} {one_line(criterion.name)}{beside}", told)


def _levels(form: Form, lang: Lang) -> Iterator[Block]:
    """The levels in words of the criteria that have some, and how one is typed."""
    criteria = form.rulebook.criteria if form.rulebook is not None else ()
    found = [(of, part, rule) for of in criteria for part in Part if (rule := levels_of(of, part))]
    if found and not _OF_CRITERIA.isdisjoint(form.kind.__struct_fields__):
        yield Heading(_say("levels", lang))
        for criterion, part, rule in found:
            key = criterion.code if part is Part.STANDARD else f"{criterion.code}.{part.value}"
            yield Entry(f"{key}=…", "; ".join(worded_labels(rule, lang)))


def _left(name: str, items: Sequence[str], form: Form, lang: Lang) -> str:
    """What of it is left, by code and by name."""
    said = []
    for code in items:
        called = code
        if name == "selection":
            called = selection_label(code, form.rulebook)
        elif name == "condition":
            called = condition_label(code, lang)
        elif name == "phase":
            called = label(Phase(code), lang)
        elif name == "code":
            words = form.names.words if form.names else OWN_WORDS
            called = due_name(code, lang, words, form.rulebook)
        said.append(f"{code} ({called})" if called != code else code)
    return ", ".join(said)


def _default(field: msgspec.structs.FieldInfo) -> object:
    """What holds where a field is left out, where that says something."""
    value = field.default
    if value in {msgspec.NODEFAULT, None, ()} or isinstance(value, bool | msgspec.Struct):
        return None
    return getattr(value, "value", value)


def field_words(word: str, name: str) -> tuple[str, str]:
    """What a field means; its name where nobody has said."""
    last = name.rpartition(".")[2]
    for key in (f"{word}.{name}", name, last):
        if key in FIELDS:
            return FIELDS[key]
    return last, last


def _has_parts(kind: Any) -> bool:
    struct = isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    return struct and kind is not Rulebook


def _how(kind: Any, name: str, form: Form, lang: Lang) -> str:
    """How a value is written; nothing is said of plain text."""
    if kind is Paper:
        return _say("paper", lang, field=name)
    if get_origin(kind) is tuple:
        return _list(get_args(kind)[0], name, form.names, lang)
    if get_origin(kind) is Literal:
        return _say("one_of", lang, choices=", ".join(map(str, get_args(kind))))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _say(
            "one_of", lang, choices=_choices(kind, form.names, lang, CHOICES.get(form.command))
        )
    if isinstance(kind, type) and issubclass(kind, Id):
        return _say(_NAMED[kind], lang) if kind in _NAMED else ""
    if _has_parts(kind):
        return _say("parts", lang, field=name)
    plain = {bool: "yes_no", int: "number", Points: "points"}
    if kind in plain:
        return _say(plain[kind], lang)
    if kind is str:
        if (form.command, name) in WITH_HOUR:
            return _say("date_hour", lang)
        return _say("date", lang) if name.rpartition(".")[2] in DATES else ""
    return "" if kind is Rulebook else _say("file", lang)


def _list(item: Any, name: str, names: Names | None, lang: Lang) -> str:
    if item in {NewCell, CellToComplete}:
        return ""
    if item in SHORT_FORMS:
        # papers are counted in ``count.votes``; hands beside them in three figures
        form = OF_HANDS if item is Votes and name == "votes" else SHORT_FORMS[item]
        like = _say("like", lang, example=f'{name}="{form}"')
        return "; ".join((like, *_coded_parts(item, names, lang)))
    if isinstance(item, type) and issubclass(item, StrEnum):
        return _say("one_of", lang, choices=_choices(item, names, lang))
    if item in _NAMED:
        return _say(f"{_NAMED[item]}s", lang)
    if item is CycleFate:
        return _say("fates", lang, field=name)
    if item is str:
        codes = of_codes(name.rpartition(".")[2])
        return _say("codes", lang) if codes else _say("texts", lang, field=name)
    return _say("file", lang)


def _coded_parts(item: Any, names: Names | None, lang: Lang) -> Iterator[str]:
    """What may stand in a part that is one of a closed list: the verdict of each unit."""
    for part in msgspec.structs.fields(item):
        if isinstance(part.type, type) and issubclass(part.type, StrEnum):
            choices = _choices(part.type, names, lang)
            yield f"{part.encode_name}: {_say('one_of', lang, choices=choices)}"


def _choices(
    kind: type[StrEnum],
    names: Names | None,
    lang: Lang,
    allowed: frozenset[StrEnum] | None = None,
) -> str:
    words = (names.words,) if names else ()
    called = (
        f"{value.value} ({label(value, lang, *words)})" if kind in VALUES else value.value
        for value in kind
        if allowed is None or not allowed & {*kind} or value in allowed
    )
    return ", ".join(called)
