"""What a form asks for one command: its fields, of which kind each is, and what may be chosen.

The same facts as the form of the command line (``form``), as parts that a page can be made of.
What is typed in a field is read as on a command line: ``document.number`` reaches inside, a list
is parted by commas, cells go by the codes of their criteria.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final, Literal, get_args, get_origin

import msgspec

from adapters.bootstrap import Engine
from adapters.door.spelled import OF_HANDS, SHORT_FORMS, of_codes
from adapters.pages.called import code_of, names_of
from adapters.pages.form import field_words
from adapters.pages.form_example import (
    CHOICES,
    DATES,
    LEFT,
    WITH_HOUR,
    given_with_target,
    plain_type,
)
from adapters.wording.labelling import command_label, condition_label, label, selection_label
from adapters.wording.labels.due import due_name
from adapters.wording.labels.rulebook import text_labels, worded_labels
from adapters.wording.labels.values import VALUES
from adapters.wording.pages.year_pages import said
from adapters.wording.writing import Lang, Names, pick
from domain.clusters.cluster import Cluster
from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from domain.cycle.scores.returning import CellToComplete
from domain.reckoning.ballot import Votes
from domain.reckoning.cells import NewCell
from domain.record.record import Command, StreamId, UnitId, unit_stream, word_of
from domain.rulebook.criteria import Criterion, Part
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.worded import levels_of
from domain.values.names import sort_key
from domain.values.points import Points
from workflows.status import Action, actions


class Filled(StrEnum):
    """How a field is filled."""

    TEXT = "text"
    LONG = "long"
    DAY = "day"
    MOMENT = "moment"
    POINTS = "points"
    WHOLE = "whole"
    YES_NO = "yes_no"
    #: One of a list.
    CHOICE = "choice"
    #: Several of a list.
    CHOICES = "choices"
    #: Points by criterion.
    CELLS = "cells"
    #: Reasons by criterion.
    REASONS = "reasons"
    #: More than can be typed in a field: a file brings it.
    FILE = "file"


class Choice(msgspec.Struct, frozen=True):
    """What may be chosen: as it is sent, and as it is called."""

    value: str
    text: str


class CellAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A criterion and a part, of which points may be typed."""

    #: ``1``, ``1.bonus``
    key: str
    criterion: str
    name: str
    part: Part
    help: str


class FieldAsked(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a form."""

    #: ``document.number``
    name: str
    filled: Filled
    label: str
    help: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    cells: tuple[CellAsked, ...] = ()
    default: str = ""
    #: The struct in which it stands: ``document``; empty: in none.
    group: str = ""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The form of a command at one target."""

    command: str
    title: str
    fields: tuple[FieldAsked, ...]
    #: Who may give it and what it lacks; nothing where the target is still to come about.
    action: Action | None


#: Texts of more than a line.
_LONG: Final = frozenset({"reason", "text", "about", "question", "answer", "content", "comment"})


class _Maker:
    """What the fields of one form need."""

    def __init__(
        self, engine: Engine, stream: StreamId | None, kind: type[Command], lang: Lang
    ) -> None:
        self.engine, self.stream, self.lang = engine, stream, lang
        self.command = word_of(kind.__name__)
        self.state = engine.store.load(stream).state if stream is not None else None
        found = actions(stream, self.state) if stream is not None else ()
        self.action = next((one for one in found if one.command == self.command), None)
        self.names: Names = names_of(engine, stream) if stream is not None else engine.names()
        self.rulebook: Rulebook | None = None
        if isinstance(self.state, Cycle):
            self.rulebook = self.state.plan.rulebook

    def fields(self, kind: type[Any], above: str = "") -> Iterator[FieldAsked]:
        for field in msgspec.structs.fields(kind):
            name, of = f"{above}{field.encode_name}", plain_type(field.type)
            if name in given_with_target(self.command):
                continue
            if _has_parts(of):
                yield from self.fields(of, f"{name}.")
                continue
            # a part of what may be left out is asked only of whoever gives the whole
            required = field.required and not above
            yield self._field(name, of, required, _default(field))

    def _field(self, name: str, of: Any, required: bool, default: str) -> FieldAsked:
        words = pick(field_words(self.command, name), self.lang)
        kind, choices, helps = self._how(of, name)
        cells = tuple(self._cells()) if kind in {Filled.CELLS, Filled.REASONS} else ()
        return FieldAsked(
            name=name,
            filled=kind,
            label=words[:1].upper() + words[1:],
            help=helps,
            required=required,
            choices=choices,
            cells=cells,
            default=default or (choices[0].value if required and len(choices) == 1 else ""),
            group=name.rpartition(".")[0],
        )

    def _how(self, of: Any, name: str) -> tuple[Filled, tuple[Choice, ...], str]:
        last = name.rpartition(".")[2]
        if name in LEFT and self.action is not None and self.action.items:
            items = tuple(Choice(one, self._called(name, one)) for one in self.action.items)
            return Filled.CHOICE, items, ""
        if get_origin(of) is tuple:
            return self._list(get_args(of)[0], name)
        if get_origin(of) is Literal:
            return Filled.CHOICE, tuple(Choice(str(one), str(one)) for one in get_args(of)), ""
        if isinstance(of, type) and issubclass(of, StrEnum):
            return Filled.CHOICE, self._coded(of), ""
        if of is UnitId:
            return Filled.CHOICE, self._units(self._of_action(name)), ""
        if self.rulebook is not None and last in {"criterion", "item"} and of is str:
            found = [(one.code, f"{one.code}. {one.name}") for one in self.rulebook.criteria]
            found += [(one.code, one.name) for one in self.rulebook.selections if last == "item"]
            return Filled.CHOICE, tuple(Choice(*one) for one in found), ""
        if self.rulebook is not None and last == "column" and of is str:
            columns = ((one.code, one.name or one.code) for one in self.rulebook.columns)
            return Filled.CHOICE, tuple(Choice(*one) for one in columns), ""
        if self.rulebook is not None and last in {"selection", "award"} and of is str:
            titles = ((one.code, one.name) for one in self.rulebook.selections)
            return Filled.CHOICE, tuple(Choice(*one) for one in titles), ""
        if of is bool:
            yes_no = (
                Choice("true", said("yes", self.lang)),
                Choice("false", said("no", self.lang)),
            )
            return Filled.YES_NO, yes_no, ""
        plain = {int: Filled.WHOLE, Points: Filled.POINTS}
        if of in plain:
            return plain[of], (), said("points_like", self.lang) if of is Points else ""
        if of is Rulebook or not isinstance(of, type):
            return Filled.FILE, (), said("file_like", self.lang)
        if (self.command, name) in WITH_HOUR:
            return Filled.MOMENT, (), said("moment_like", self.lang)
        if last in DATES:
            return Filled.DAY, (), said("day_like", self.lang)
        return (Filled.LONG if last in _LONG else Filled.TEXT), (), ""

    def _list(self, item: Any, name: str) -> tuple[Filled, tuple[Choice, ...], str]:
        if item is NewCell:
            return Filled.CELLS, (), ""
        if item is CellToComplete:
            return Filled.REASONS, (), ""
        if item is UnitId:
            return Filled.CHOICES, self._units(self._of_action(name)), ""
        if isinstance(item, type) and issubclass(item, StrEnum):
            return Filled.CHOICES, self._coded(item), ""
        if item in SHORT_FORMS:
            form = OF_HANDS if item is Votes and name == "votes" else SHORT_FORMS[item]
            return Filled.TEXT, (), said("like", self.lang, example=form)
        if item is str and of_codes(name.rpartition(".")[2]) and self.rulebook is not None:
            titles = ((one.code, one.name) for one in self.rulebook.selections)
            return Filled.CHOICES, tuple(Choice(*one) for one in titles), ""
        if item is str:
            return Filled.LONG, (), ""
        return Filled.FILE, (), said("file_like", self.lang)

    def _of_action(self, name: str) -> tuple[UnitId, ...]:
        """The units for which the act is left to do, else the members, else every unit."""
        if name in {"unit", "units"} and self.action is not None and self.action.units:
            return self.action.units
        if isinstance(self.state, Cycle | Cluster) and self.state.members:
            outside = isinstance(self.state, Cluster) and name in {"units", "members"}
            if not outside:
                return self.state.members
        known = (UnitId(at.partition(":")[2]) for _, at in self.engine.store.all_names("unit"))
        return tuple(dict.fromkeys(known))

    def _units(self, units: tuple[UnitId, ...]) -> tuple[Choice, ...]:
        called = [
            Choice(code_of(self.engine, unit_stream(unit)), self.names.unit(unit)) for unit in units
        ]
        return tuple(sorted(called, key=lambda one: sort_key(one.text)))

    def _coded(self, of: type[StrEnum]) -> tuple[Choice, ...]:
        allowed = CHOICES.get(self.command)
        words = self.names.words
        return tuple(
            Choice(value.value, label(value, self.lang, words) if of in VALUES else value.value)
            for value in of
            if allowed is None or not allowed & {*of} or value in allowed
        )

    def _called(self, name: str, code: str) -> str:
        if name == "selection":
            return selection_label(code, self.rulebook)
        if name == "condition":
            return condition_label(code, self.lang)
        if name == "phase":
            return label(Phase(code), self.lang, self.names.words)
        if name == "code":
            return due_name(code, self.lang, self.names.words, self.rulebook)
        return code

    def _cells(self) -> Iterator[CellAsked]:
        for criterion in self.rulebook.criteria if self.rulebook is not None else ():
            for part in Part:
                if criterion.scale(part) is not None:
                    yield CellAsked(
                        key=criterion.code
                        if part is Part.STANDARD
                        else f"{criterion.code}.{part.value}",
                        criterion=criterion.code,
                        name=criterion.name,
                        part=part,
                        help=self._cell_help(criterion, part),
                    )

    def _cell_help(self, criterion: Criterion, part: Part) -> str:
        told = list(text_labels(criterion, self.lang)) if part is Part.STANDARD else []
        rule = levels_of(criterion, part)
        if rule is not None:
            told += worded_labels(rule, self.lang)
        return "; ".join(told)


def asked_fields(engine: Engine, stream: StreamId | None, kind: type[Command], lang: Lang) -> Asked:
    """What a form asks; ``stream`` is ``None`` for what is still to come about."""
    maker = _Maker(engine, stream, kind, lang)
    return Asked(
        command=maker.command,
        title=command_label(maker.command, lang),
        fields=tuple(maker.fields(kind)),
        action=maker.action,
    )


def _has_parts(kind: Any) -> bool:
    struct = isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    return struct and kind is not Rulebook


def _default(field: msgspec.structs.FieldInfo) -> str:
    value = field.default
    if value in {msgspec.NODEFAULT, msgspec.UNSET, None, ()} or isinstance(
        value, bool | msgspec.Struct
    ):
        return ""
    return str(getattr(value, "value", value))


def refused_field(where: object, fields: Mapping[str, FieldAsked]) -> str | None:
    """Of a refusal's place the field in which it lies: ``cells[0].now`` lies in ``cells``."""
    if not isinstance(where, str):
        return None
    bare = where.partition("[")[0]
    while bare:
        if bare in fields:
            return bare
        bare = bare.rpartition(".")[0]
    return None
