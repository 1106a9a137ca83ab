"""What people and files write becomes a command, or is refused with the place.

Strings are brought to their stored form, points are read as people type them, and units and
clusters may be named by code, by any of their names, or by id.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

import msgspec

from adapters.door.key_values import CellKeys, twice
from adapters.door.misread import misread
from adapters.door.names import UUID_FORM, Directory, named, year_typed
from adapters.door.spelled import named_codes, spelled
from adapters.door.texts import MAX_NAME, MAX_TEXT, cleaned
from adapters.wording.labels.periods import typed_codes
from domain.clusters.cluster import FoundCluster
from domain.cycle.cycle import BeginCycle
from domain.cycle.scores.returning import ReturnSheet
from domain.record.record import ClusterId, Command, CycleId, Id, UnitId
from domain.record.streams import COMMANDS
from domain.rulebook.numbering import called_by_number, check_one
from domain.rulebook.rulebook import Rulebook
from domain.units.unit import RegisterUnit
from domain.values.names import nearest
from domain.values.points import Points, read_typed
from domain.values.private import Private
from domain.values.refusal import Refusal
from domain.values.when import read_day

Raw = Mapping[str, object]


def read_command(
    raw: Raw, directory: Directory, rulebook: Rulebook | None = None, *, typed: bool = True
) -> Command:
    """A command from its API form: ``{"command": "issue_plan", …}``. With a rulebook its columns,
    selections and criteria may be named. What people type may have a comma; else points are
    written as they are stored.

    Raises ``Refusal``: ``unknown_command``, ``unknown_field`` and ``name_unknown`` with the
    nearest, ``field_missing``, ``points_malformed``, ``points_ambiguous`` or
    ``input_malformed`` with the place and what was expected.
    """
    word = cleaned(str(raw.get("command")), "command", MAX_NAME)
    kind = COMMANDS.get(word)
    if kind is None:
        raise Refusal("unknown_command", value=word, nearest=nearest(word, COMMANDS))
    command: Command = convert(raw, kind, directory, rulebook, typed=typed)
    return command


def cell_keys(command: str, rulebook: Rulebook | None) -> CellKeys:
    """Which keys of a command are cells, by the codes of the rulebook; none where it has no
    cells."""
    kind = COMMANDS.get(command)
    own = {field.encode_name for field in msgspec.structs.fields(kind)} if kind else set()
    if rulebook is None or "cells" not in own:
        return CellKeys()
    words = (word for entry in rulebook.entries for word in typed_codes(entry))
    return CellKeys(
        (*rulebook.by_code, *words),
        frozenset(own),
        numbers=called_by_number(rulebook),
        one_of=partial(check_one, rulebook),
        reasons_alone=kind is ReturnSheet,
    )


def convert(
    raw: object,
    kind: type[Any],
    directory: Directory,
    rulebook: Rulebook | None = None,
    *,
    typed: bool = True,
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
            dec_hook=_reader(directory, creating=kind in _CREATING, typed=typed),
            str_keys=True,
        )
    except msgspec.ValidationError as error:
        raise misread(str(error), written, kind) from None
    except RecursionError:
        raise Refusal("input_malformed", where=None, expected="JSON") from None


#: The commands that bring the thing whose id they give.
_CREATING: Final = frozenset({RegisterUnit, FoundCluster, BeginCycle})


#: The fields that hold a day, which has one form however it is written.
_DAYS: Final = frozenset({"from", "until"})
#: The field that holds a cycle year, likewise.
_YEAR: Final = "year"


def _tidied(raw: object, field: str | None = None, where: str | None = None) -> object:
    """What was written, in its stored form, with every text checked. ``field`` is the one in which
    it stands, ``where`` the way to it from the top."""
    match raw:
        case str() if field in _DAYS and raw.count("/") == 2:
            return read_day(raw).isoformat()
        case str() if field == _YEAR:
            return year_typed(cleaned(raw, where, MAX_NAME))
        case str():
            named = field is not None and field.rpartition("_")[2] in {"code", "name"}
            return cleaned(raw, where, MAX_NAME if named else MAX_TEXT)
        case Mapping():
            found: dict[str, object] = {}
            for key, value in raw.items():
                name = cleaned(str(key), where, MAX_NAME)
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


def _reader(
    directory: Directory, *, creating: bool = False, typed: bool = True
) -> Callable[[type, Any], object]:
    kinds: dict[type[Id], str] = {UnitId: "unit", ClusterId: "cluster", CycleId: "cycle"}

    def read(of: type, value: Any) -> object:
        if of is Points:
            if isinstance(value, bool) or not isinstance(value, (str, int)):
                raise Refusal("number_unquoted", value=str(value))
            return read_typed(str(value)) if typed else Points(str(value))
        if of in kinds and isinstance(value, str):
            if (creating or of is CycleId) and UUID_FORM.fullmatch(value):
                return of(UUID(value))
            return named(directory, of, kinds[of], value)
        raise TypeError(f"Expected `{of.__name__}`, got `{type(value).__name__}`")

    return read


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


def _stored_schema_hook(of: type) -> dict[str, Any]:
    """The same of what programs send: points as they are stored."""
    if of is Points:
        return {
            "type": "string",
            "pattern": r"^[+-]?[0-9]{1,6}([.][0-9]{1,4})?$",
            "description": "points, quoted: '117.5'",
        }
    return _schema_hook(of)


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


def schema_components(ref_template: str) -> dict[str, Any]:
    """JSON Schema of every command as programs send it, and of what stands in them, by name."""
    kinds = list(COMMANDS.values())
    found = msgspec.json.schema_components(
        kinds, schema_hook=_stored_schema_hook, ref_template=ref_template
    )
    return dict(found[1])


def _any_of(kinds: Iterable[type[Command]]) -> Any:
    union: Any = None
    for kind in kinds:
        union = kind if union is None else union | kind
    return union
