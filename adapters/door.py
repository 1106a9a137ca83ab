"""The door: what people and files write becomes a command, or is refused with the place.

Strings are brought to their stored form, points are read as people type them, and units and
clusters may be named by code, by any of their names, or by id.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, Protocol, TypeVar
from uuid import UUID

import msgspec

from adapters.bootstrap import Engine
from adapters.key_values import twice
from adapters.misread import misread
from adapters.spelled import named_codes, spelled
from adapters.wording.writing import LANGS, OWN_WORDS, label
from domain.clusters.cluster import Cluster, FoundCluster
from domain.clusters.offices import Words
from domain.cycle.backfill import TakeLive
from domain.cycle.cycle import BeginCycle, Cycle
from domain.record.order import Order
from domain.record.record import (
    CALENDAR,
    LOCAL_OPERATOR,
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
from domain.record.streams import COMMANDS, NameRow
from domain.rulebook.rulebook import Rulebook
from domain.units.unit import RegisterUnit, code_key
from domain.values.names import all_nearest, fits, fold, identity, is_unmarked, nearest, stored
from domain.values.points import Points, read_typed
from domain.values.private import Private
from domain.values.refusal import Refusal
from domain.values.when import When, moment_of, read_day
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
    """The stream of that kind which is named so. Of names that differ in marks only the one is
    meant that is typed, or the only one that it can stand for.

    Raises ``Refusal("name_unknown")`` with the nearest name, or ``Refusal("name_ambiguous")`` with
    those that it could mean.
    """
    wanted = _clean(text, kind, MAX_NAME)
    names = tuple(found for found in directory.found(fold(wanted)) if kind_of(found[1]) == kind)
    for row, stream in names:
        if row.key == code_key(wanted.lower()):
            return stream
    meant = {stream: row for row, stream in _meant(wanted, names)}
    if len(meant) == 1:
        return next(iter(meant))
    if meant:
        known = sorted(_choice(directory, row, stream) for stream, row in meant.items())
        raise Refusal("name_ambiguous", value=text, known=tuple(known))
    raise _unknown(directory, text, kind, directory.all_names(kind))


def _meant(wanted: str, names: Sequence[Found]) -> Sequence[Found]:
    """Of the names of one fold those that were meant: what is typed without any mark can be all of
    them, what is typed with some the one that is the same, or has the same marks where it has
    some."""
    if is_unmarked(wanted):
        return names
    same = [found for found in names if identity(found[0].label) == identity(wanted)]
    return same or [found for found in names if fits(wanted, found[0].label)] or names


def _choice(directory: Directory, row: NameRow, stream: StreamId) -> str:
    """A name as it is offered, with the code by which it is told from the others."""
    codes = [
        other.label
        for other, at in directory.all_names(kind_of(stream))
        if at == stream and other.key == code_key(other.label)
    ]
    return f"{row.label} ({codes[0]})" if codes and codes[0] != row.label else row.label


def find_target(directory: Directory, text: str) -> StreamId:
    """The stream that a target names: ``cum-8/2021``, ``cum-8``, ``long-an``, ``lich``.

    Raises ``Refusal("name_unknown")``.
    """
    text = _clean(text, "target", MAX_NAME)
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
    raise _unknown(
        directory, text, "target", [row for of in _KINDS for row in directory.all_names(of)]
    )


def _unknown(directory: Directory, text: str, kind: str, known: Sequence[Found]) -> Refusal:
    """That nothing is named so, with the nearest name; with all where others are just as near."""
    near = all_nearest(text, (row.label for row, _ in known))
    streams = {stream: row for row, stream in known if row.label in near[:_SEVERAL]}
    if len(streams) < 2:
        return Refusal("name_unknown", value=text, kind=kind, nearest=next(iter(near), None))
    offered = sorted(_choice(directory, row, stream) for stream, row in streams.items())
    return Refusal("name_unknown", case="several", value=text, kind=kind, known=tuple(offered))


#: More names that are equally near say nothing about which one was meant.
_SEVERAL = 4
_KINDS = ("cycle", "cluster", "unit")


def read_seat(directory: Directory, text: str, words: Words = OWN_WORDS) -> Seat:
    """Read ``secretary@an-giang``, ``thư ký@an-giang`` or ``operator``; ``words`` are the
    cluster's own for its officers.

    Raises ``Refusal``: ``office_unknown`` with the nearest office, or ``name_unknown``.
    """
    written, at, unit = _clean(text, "--as", MAX_NAME).partition("@")
    offices = tuple(office for office in Office if office is not Office.SYSTEM)
    called = {
        fold(name): office.value
        for office in offices
        for name in (*(label(office, lang, words) for lang in LANGS), label(office, "vi"))
    }
    known = [office.value for office in offices]
    office = written if written in known else called.get(fold(written), written)
    if office not in known:
        raise Refusal(
            "office_unknown", value=written, nearest=nearest(written, known), choices=offices
        )
    if Office(office) is Office.OPERATOR and not at:
        return Seat(Office.OPERATOR)
    if not unit:
        raise Refusal("input_malformed", where="--as", expected=f"{office}@an-giang", value=text)
    return Seat(Office(office), unit_named(directory, unit))


def unit_named(directory: Directory, text: str) -> UnitId:
    """The unit of that id, code or name. Raises ``Refusal("name_unknown")``."""
    return _named(directory, UnitId, "unit", text)


_UUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
Named = TypeVar("Named", bound=Id)


def _named(directory: Directory, of: type[Named], kind: str, text: str) -> Named:
    if not _UUID.fullmatch(text):
        return of(find(directory, kind, text).partition(":")[2])
    found = of(UUID(text))
    if all(stream != f"{kind}:{found}" for _, stream in directory.all_names(kind)):
        raise Refusal("name_unknown", value=text, kind=kind, nearest=None)
    return found


def read_command(raw: Raw, directory: Directory, rulebook: Rulebook | None = None) -> Command:
    """A command from its API form: ``{"command": "issue_plan", …}``. With a rulebook its columns,
    selections and criteria may be named.

    Raises ``Refusal``: ``unknown_command``, ``unknown_field`` and ``name_unknown`` with the
    nearest, ``field_missing``, ``points_malformed``, ``points_ambiguous`` or
    ``input_malformed`` with the place and what was expected.
    """
    word = _clean(str(raw.get("command")), "command", MAX_NAME)
    kind = COMMANDS.get(word)
    if kind is None:
        raise Refusal("unknown_command", value=word, nearest=nearest(word, COMMANDS))
    command: Command = convert(raw, kind, directory, rulebook)
    return command


def convert(
    raw: object, kind: type[Any], directory: Directory, rulebook: Rulebook | None = None
) -> Any:
    """Any value of the domain from what was written; refuses as :func:`read_command`."""
    try:
        written = spelled(_tidied(raw), kind)
        written = written if rulebook is None else named_codes(written, rulebook)
    except RecursionError:
        raise Refusal("input_malformed", where=None, expected="JSON") from None
    try:
        return msgspec.convert(
            written,
            kind,
            strict=False,
            dec_hook=_reader(directory, creating=kind in _CREATING),
            str_keys=True,
        )
    except msgspec.ValidationError as error:
        raise misread(str(error), written, kind) from None
    except RecursionError:
        raise Refusal("input_malformed", where=None, expected="JSON") from None


#: The commands that bring the thing whose id they give.
_CREATING: Final = frozenset({RegisterUnit, FoundCluster, BeginCycle})
MAX_TEXT: Final = 4000
#: Of a key, a code or a name.
MAX_NAME: Final = 300
#: Control characters without tab and newline, halves of surrogate pairs, and the marks that turn
#: the direction of writing: what is stored must be what is seen, and every database must take it.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def _clean(text: str, where: str | None, limit: int) -> str:
    """The stored form of a text. Raises ``Refusal("text_malformed")``."""
    if len(text) > limit or _UNSEEN.search(text):
        raise Refusal("text_malformed", where=where, max=limit)
    return stored(text)


#: The fields that hold a day, which has one form however it is written.
_DAYS: Final = frozenset({"from", "until"})


def _tidied(raw: object, field: str | None = None, where: str | None = None) -> object:
    """What was written, in its stored form, with every text checked. ``field`` is the one in which
    it stands, ``where`` the way to it from the top."""
    match raw:
        case str() if field in _DAYS and raw.count("/") == 2:
            return read_day(raw).isoformat()
        case str():
            named = field is not None and field.rpartition("_")[2] in {"code", "name"}
            return _clean(raw, where, MAX_NAME if named else MAX_TEXT)
        case Mapping():
            found: dict[str, object] = {}
            for key, value in raw.items():
                name = _clean(str(key), where, MAX_NAME)
                if name in found:
                    raise twice(name)
                found[name] = _tidied(value, name, f"{where}.{name}" if where else name)
            return found
        case list() | tuple():
            return [
                _tidied(value, field, f"{where or ''}[{index}]") for index, value in enumerate(raw)
            ]
        case int() if not -(2**63) <= raw < 2**63:
            raise Refusal("input_malformed", where=where, expected="int")
        case _:
            return raw


def _reader(directory: Directory, *, creating: bool = False) -> Callable[[type, Any], object]:
    kinds: dict[type[Id], str] = {UnitId: "unit", ClusterId: "cluster", CycleId: "cycle"}

    def read(of: type, value: Any) -> object:
        if of is Points:
            if isinstance(value, bool) or not isinstance(value, (str, int)):
                raise Refusal("number_unquoted", value=str(value))
            return read_typed(str(value))
        if of in kinds and isinstance(value, str):
            if (creating or of is CycleId) and _UUID.fullmatch(value):
                return of(UUID(value))
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
    if engine.practice:
        when = _practice_time(engine, when)
    command = read_command(raw, store, rulebook_of(store, stream))
    return Order(
        command_id=command_id or engine.ids.new(),
        stream=stream,
        command=command,
        actor=LOCAL_OPERATOR,
        seat=read_seat(store, seat, words_of(store, stream)) if seat else None,
        for_unit=unit_named(store, for_unit) if for_unit else None,
        effective=when,
        backfill=is_told(store, stream, command),
    )


def rulebook_of(store: Store, stream: StreamId) -> Rulebook | None:
    """The rulebook of a year, where the stream is one and has it."""
    state = store.load(stream).state
    return state.plan.rulebook if isinstance(state, Cycle) else None


def words_of(store: Store, stream: StreamId) -> Words:
    """The own words of the cluster to which a stream belongs, where it belongs to one."""
    state = store.load(stream).state
    return state.words if isinstance(state, (Cluster, Cycle)) else OWN_WORDS


def _practice_time(engine: Engine, when: When | None) -> When | None:
    """Put the practice clock at a moment still ahead; one that has passed stays what is said.

    A practice database in which nothing has happened yet begins now.
    """
    if when is None or when.start is None:
        if engine.clock.now() == 0:
            engine.clock.move(moment_of(datetime.now(UTC)))
        return when
    if when.start < engine.clock.now():
        return when
    engine.clock.move(when.start)
    return None


def is_told(store: Store, stream: StreamId, command: Command) -> bool:
    """Whether a command to that stream tells of the past: its cycle is being back-filled."""
    state = store.load(stream).state
    return isinstance(state, Cycle) and state.backfill and not isinstance(command, TakeLive)


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
