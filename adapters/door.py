"""The door: what people and files write becomes a command, or is refused with the place.

Strings are brought to their stored form, points are read as people type them, and units and
clusters may be named by code, by any of their names, or by id.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar, get_args, get_origin
from uuid import UUID

import msgspec

from adapters.bootstrap import LOCAL_OPERATOR, Engine
from domain.backfill import TakeLive
from domain.cycle import Cycle
from domain.names import fold, nearest, stored
from domain.order import Order
from domain.points import Points, read_typed
from domain.private import Private
from domain.record import (
    CALENDAR,
    SYSTEM,
    ClusterId,
    Command,
    CycleId,
    Id,
    Office,
    Seat,
    StreamId,
    UnitId,
    kind_of,
)
from domain.refusal import Refusal
from domain.streams import COMMANDS, NameRow
from domain.unit import code_key
from domain.when import When
from workflows.ports import Store

Raw = Mapping[str, object]
Found = tuple[NameRow, StreamId]


class Directory(Protocol):
    """Where names are looked up."""

    def found(self, fold: str) -> tuple[Found, ...]:
        """The streams with a name of this fold."""

    def all_names(self, kind: str) -> tuple[Found, ...]:
        """The names of all streams of one kind: ``unit``, ``cluster`` or ``cycle``."""


def find(directory: Directory, kind: str, text: str) -> StreamId:
    """The stream of that kind which is named so.

    Raises ``Refusal("name_unknown")`` with the nearest name, or with those that it could mean.
    """
    wanted = stored(text)
    names = directory.found(fold(wanted))
    for row, stream in names:
        if row.key == code_key(wanted.lower()) and kind_of(stream) == kind:
            return stream
    streams = {stream for _, stream in names if kind_of(stream) == kind}
    if len(streams) == 1:
        return streams.pop()
    if streams:
        codes = [row.label for row, at in directory.all_names(kind) if at in streams]
        raise Refusal("name_ambiguous", value=text, known=tuple(sorted(set(codes))))
    known = [row.label for row, _ in directory.all_names(kind)]
    raise Refusal("name_unknown", value=text, kind=kind, nearest=nearest(wanted, known))


def find_target(directory: Directory, text: str) -> StreamId:
    """The stream that a target names: ``cum-8/2021``, ``cum-8``, ``long-an``, ``lich``.

    Raises ``Refusal("name_unknown")``.
    """
    if text in {"calendar", "lich"}:
        return CALENDAR
    if text == SYSTEM:
        return SYSTEM
    if "/" in text:
        return find(directory, "cycle", text)
    for kind in ("cluster", "unit"):
        try:
            return find(directory, kind, text)
        except Refusal as refusal:
            if refusal.code != "name_unknown":
                raise
    known = [row.label for kind in _KINDS for row, _ in directory.all_names(kind)]
    raise Refusal("name_unknown", value=text, kind="target", nearest=nearest(text, known))


_KINDS = ("cycle", "cluster", "unit")


def read_seat(directory: Directory, text: str) -> Seat:
    """Read ``secretary@an-giang`` or ``operator``.

    Raises ``Refusal``: ``office_unknown`` with the nearest office, or ``name_unknown``.
    """
    office, at, unit = text.partition("@")
    known = [office.value for office in Office if office is not Office.SYSTEM]
    if office not in known:
        raise Refusal("office_unknown", value=office, nearest=nearest(office, known) or known[0])
    if Office(office) is Office.OPERATOR and not at:
        return Seat(Office.OPERATOR)
    if not unit:
        raise Refusal("input_malformed", where="--as", expected=f"{office}@an-giang", value=text)
    return Seat(Office(office), unit_named(directory, unit))


def unit_named(directory: Directory, text: str) -> UnitId:
    """The unit of that id, code or name. Raises ``Refusal("name_unknown")``."""
    return _named(directory, UnitId, "unit", text)


Named = TypeVar("Named", bound=Id)


def _named(directory: Directory, of: type[Named], kind: str, text: str) -> Named:
    try:
        return of(UUID(text))
    except ValueError:
        return of(find(directory, kind, text).partition(":")[2])


def read_command(raw: Raw, directory: Directory) -> Command:
    """A command from its API form: ``{"command": "issue_plan", …}``.

    Raises ``Refusal``: ``unknown_command``, ``unknown_field`` and ``name_unknown`` with the
    nearest, ``field_missing``, ``points_malformed``, ``points_ambiguous`` or
    ``input_malformed`` with the place and what was expected.
    """
    word = raw.get("command")
    kind = COMMANDS.get(str(word))
    if kind is None:
        raise Refusal("unknown_command", value=str(word), nearest=nearest(str(word), COMMANDS))
    command: Command = convert(raw, kind, directory)
    return command


def convert(raw: object, kind: type[Any], directory: Directory) -> Any:
    """Any value of the domain from what was written; refuses as :func:`read_command`."""
    try:
        return msgspec.convert(
            _listed(_tidied(raw), kind),
            kind,
            strict=False,
            dec_hook=_reader(directory),
            str_keys=True,
        )
    except msgspec.ValidationError as error:
        raise _refusal(str(error), raw, kind) from None


def _tidied(raw: object) -> object:
    match raw:
        case str():
            return stored(raw)
        case Mapping():
            return {stored(str(key)): _tidied(value) for key, value in raw.items()}
        case list() | tuple():
            return [_tidied(value) for value in raw]
        case _:
            return raw


def _listed(raw: object, kind: type[Any]) -> object:
    """A single word where a command wants several: names are parted by commas."""
    if not isinstance(raw, dict):
        return raw
    found = dict(raw)
    for field in msgspec.structs.fields(kind):
        value, item = found.get(field.name), _item_type(field.type)
        if isinstance(value, str) and item is not None:
            by_name = isinstance(item, type) and issubclass(item, Id)
            found[field.name] = [part.strip() for part in value.split(",")] if by_name else [value]
    return found


def _item_type(annotation: object) -> object:
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    return None


def _reader(directory: Directory) -> Callable[[type, Any], object]:
    kinds: dict[type[Id], str] = {UnitId: "unit", ClusterId: "cluster", CycleId: "cycle"}

    def read(of: type, value: Any) -> object:
        if of is Points:
            if isinstance(value, bool) or not isinstance(value, (str, int)):
                raise Refusal("number_unquoted", value=str(value))
            return read_typed(str(value))
        if of in kinds and isinstance(value, str):
            return _named(directory, of, kinds[of], value)
        raise TypeError(f"Expected `{of.__name__}`, got `{type(value).__name__}`")

    return read


def read_order(
    engine: Engine,
    target: str,
    raw: Raw,
    *,
    seat: str | None,
    for_unit: str | None = None,
    at: str | None = None,
    command_id: UUID | None = None,
) -> Order:
    """An order as somebody at this machine gives it.

    ``at`` says when it happened; in a practice database the clock is put there. While a cycle is
    told from the past, so is the act. Raises ``Refusal`` as :func:`find_target`,
    :func:`read_seat` and :func:`read_command` do.
    """
    store = engine.store
    stream = find_target(store, target)
    when = When.read(at) if at else None
    if engine.practice and when is not None and when.start is not None:
        engine.clock.move(when.start)
        when = None
    command = read_command(raw, store)
    return Order(
        command_id=command_id or engine.ids.new(),
        stream=stream,
        command=command,
        actor=LOCAL_OPERATOR,
        seat=read_seat(store, seat) if seat else None,
        for_unit=unit_named(store, for_unit) if for_unit else None,
        effective=when,
        backfill=is_told(store, stream, command),
    )


def is_told(store: Store, stream: StreamId, command: Command) -> bool:
    """Whether a command to that stream tells of the past: its cycle is being back-filled."""
    state = store.load(stream).state
    return isinstance(state, Cycle) and state.backfill and not isinstance(command, TakeLive)


def fields(words: Iterable[str]) -> dict[str, object]:
    """Fields of a command from ``key=value`` words.

    ``document.number=42/KH`` and ``units.0=long-an`` reach inside; ``units=long-an,ben-tre``
    is a list; ``[…]`` and ``{…}`` are read as JSON. Scores have a short form: ``1=20``,
    ``1.bonus=+5``, ``1=20->18`` (seen and new).
    """
    found: dict[str, Any] = {}
    cells: list[dict[str, object]] = []
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or not key:
            raise Refusal("input_malformed", where=word, expected="key=value", value=word)
        cell = _CELL.fullmatch(key)
        if cell:
            cells.append(_cell(cell["criterion"], cell["part"], value))
        else:
            _place(found, key.split("."), _json(value, key))
    if cells:
        found["cells"] = cells
    return {key: _numbered(value) for key, value in found.items()}


def _numbered(value: Any) -> object:
    """A map with the keys 0, 1, 2 … was meant as a list."""
    if not isinstance(value, dict):
        return value
    inner = {key: _numbered(part) for key, part in value.items()}
    if inner and all(key.isdigit() for key in inner):
        return [inner[key] for key in sorted(inner, key=int)]
    return inner


_CELL = re.compile(r"(?P<criterion>[0-9][0-9A-Za-z.]*?)(?:\.(?P<part>standard|bonus|deduction))?")


def _cell(criterion: str, part: str | None, value: str) -> dict[str, object]:
    was, arrow, now = value.rpartition("->")
    return {
        "criterion": criterion,
        "part": part or "standard",
        "was": was if arrow and was else None,
        "now": now or None,
    }


def _json(value: str, key: str) -> object:
    if value[:1] not in {"[", "{"}:
        return value
    try:
        return json.loads(value, parse_float=str)
    except ValueError:
        raise Refusal("input_malformed", where=key, expected="JSON", value=value) from None


def _place(found: dict[str, Any], steps: list[str], value: object) -> None:
    for step in steps[:-1]:
        found = found.setdefault(step, {})
    found[steps[-1]] = value


_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?P<path>[^`]*)`)?$", re.DOTALL)
_FIELD = re.compile(r"(?P<kind>unknown|required) field `(?P<field>[^`]+)`")
_EXPECTED = re.compile(r"Expected `(?P<expected>[^`]+)`")


def _refusal(message: str, raw: object, kind: type[Any]) -> Refusal:
    """What msgspec says, in the words of our codes."""
    match = _AT.match(message)
    assert match is not None
    what, path = match["what"], (match["path"] or "$").removeprefix("$").removeprefix(".")
    field = _FIELD.search(what)
    if field and field["kind"] == "unknown":
        known = sorted(_field_names(kind))
        close = nearest(field["field"], known)
        return Refusal("unknown_field", field=field["field"], where=path, nearest=close)
    if field:
        return Refusal("field_missing", field=field["field"], where=path)
    expected = _EXPECTED.search(what)
    return Refusal(
        "input_malformed",
        where=path,
        expected=expected["expected"] if expected else " | ".join(_choices(kind, path)) or what,
        value=_value_at(raw, path),
    )


def _value_at(raw: object, path: str) -> object:
    value = raw
    for step in re.findall(r"[^.\[\]]+", path):
        if isinstance(value, Mapping) and step in value:
            value = value[step]
        elif isinstance(value, (list, tuple)) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value if isinstance(value, (str, int, bool)) else None


def _definitions(kind: type[Any]) -> dict[str, Any]:
    return dict(msgspec.json.schema(kind, schema_hook=_schema_hook).get("$defs", {}))


def _field_names(kind: type[Any]) -> set[str]:
    found: set[str] = set()
    for definition in _definitions(kind).values():
        found.update(definition.get("properties", {}))
    return found


def _choices(kind: type[Any], path: str) -> Iterable[str]:
    """The closed list that the last field of a path allows, if it has one."""
    steps = re.findall(r"[A-Za-z_]+", path)
    definitions = _definitions(kind)
    for definition in definitions.values():
        field = definition.get("properties", {}).get(steps[-1] if steps else "", {})
        for option in (field, *field.get("anyOf", ()), field.get("items", {})):
            target = definitions.get(str(option.get("$ref", "")).rpartition("/")[2], option)
            if "enum" in target:
                return [str(choice) for choice in target["enum"]]
    return []


def _schema_hook(of: type) -> dict[str, Any]:
    if of is Points:
        return {
            "type": "string",
            "pattern": r"^[+-]?[0-9]{1,6}([.,][0-9]{1,4})?$",
            "description": "points, quoted: '117.5' or '117,5'",
        }
    if issubclass(of, Id):
        return {"type": "string", "description": "a code, a name or an id"}
    if of is Private:
        return {"type": "string"}
    raise NotImplementedError(of)


def schema(command: str | None = None) -> dict[str, Any]:
    """JSON Schema of one command's API form, or of any.

    Raises ``Refusal("unknown_command")`` with the nearest.
    """
    if command is not None and command not in COMMANDS:
        raise Refusal("unknown_command", value=command, nearest=nearest(command, COMMANDS))
    kinds: Any = COMMANDS[command] if command else _any_of(COMMANDS.values())
    return schema_of(kinds)


def schema_of(kind: Any) -> dict[str, Any]:
    """JSON Schema of what people write for any type."""
    return dict(msgspec.json.schema(kind, schema_hook=_schema_hook))


def _any_of(kinds: Iterable[type[Command]]) -> Any:
    union: Any = None
    for kind in kinds:
        union = kind if union is None else union | kind
    return union
