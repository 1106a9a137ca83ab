"""What a reader of values found wrong, in the words of our codes: where, what fits, what was meant.

The reader stops at the first mistake and names its path; what may stand there is looked up in the
type itself.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import msgspec

from adapters.wording.labels.values import VALUES
from domain.values.names import nearest
from domain.values.refusal import Refusal

_AT: Final = re.compile(r"^(?P<what>.*?)(?: - at `(?P<path>[^`]*)`)?$", re.DOTALL)
_FIELD: Final = re.compile(r"(?P<kind>unknown|required) field `(?P<field>[^`]+)`")
_EXPECTED: Final = re.compile(r"Expected `(?P<expected>[^`]+)`")
_STEP: Final = re.compile(r"[^.\[\]]+")


def misread(message: str, raw: object, kind: Any) -> Refusal:
    """What msgspec says of a value that it could not read as the type.

    Gives ``unknown_field`` with the nearest field of that place, ``field_missing``, or
    ``input_malformed`` with what was expected and, in a closed list, the nearest.
    """
    match = _AT.match(message)
    assert match is not None
    what, path = match["what"], (match["path"] or "$").removeprefix("$").removeprefix(".")
    steps = _STEP.findall(path)
    field = _FIELD.search(what)
    if field and field["kind"] == "unknown":
        close = nearest(field["field"], _field_names(kind, steps, raw))
        return Refusal("unknown_field", field=field["field"], where=path, nearest=close)
    if field:
        return Refusal("field_missing", field=field["field"], where=path)
    value, expected = _value_at(raw, steps), _EXPECTED.search(what)
    shown = value if isinstance(value, (str, int, bool)) else None
    if "RFC3339" in what:
        return Refusal("date_malformed", value=shown)
    if expected:
        return Refusal("input_malformed", where=path, expected=expected["expected"], value=shown)
    known = list(_choices(kind, steps))
    facts = {"where": path, "expected": " | ".join(known) or what, "value": shown}
    if called := tuple(choice for found in _at(kind, steps) for choice in _called(found)):
        facts["choices"] = called
    close = nearest(str(value), known) if isinstance(value, str) else None
    return Refusal("input_malformed", **facts, **({"nearest": close} if close else {}))


def _value_at(raw: object, steps: list[str]) -> object:
    """The value at the end of a path; ``None`` where the path leads nowhere."""
    value = raw
    for step in steps:
        if isinstance(value, Mapping) and step in value:
            value = value[step]
        elif isinstance(value, (list, tuple)) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def _options(kind: Any) -> Iterator[Any]:
    """The types of which a value may be one."""
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _options(get_args(kind)[0])
    elif origin in {Union, UnionType}:
        for option in get_args(kind):
            yield from _options(option)
    else:
        yield kind


def _at(kind: Any, steps: list[str]) -> Iterator[Any]:
    """The types that a value may have at the end of a path."""
    if not steps:
        yield from _options(kind)
        return
    first, *rest = steps
    for option in _options(kind):
        if isinstance(option, type) and issubclass(option, msgspec.Struct):
            inner = [
                field for field in msgspec.structs.fields(option) if field.encode_name == first
            ]
            for field in inner:
                yield from _at(field.type, rest)
        elif get_origin(option) is tuple:
            yield from _at(get_args(option)[0], rest)


def _structs(kind: Any, steps: list[str]) -> list[type[msgspec.Struct]]:
    found = _at(kind, steps)
    return [each for each in found if isinstance(each, type) and issubclass(each, msgspec.Struct)]


def _field_names(kind: Any, steps: list[str], raw: object) -> list[str]:
    """The fields of what stands at a path: of the form whose word it bears, where it bears one."""
    value, structs = _value_at(raw, steps), _structs(kind, steps)
    named = [each for each in structs if isinstance(value, Mapping) and _bears(value, each)]
    return [
        field.encode_name for each in named or structs for field in msgspec.structs.fields(each)
    ]


def _bears(value: Mapping[str, object], kind: type[msgspec.Struct]) -> bool:
    config = kind.__struct_config__
    return config.tag_field is not None and value.get(config.tag_field) == config.tag


def _called(kind: Any) -> tuple[StrEnum, ...]:
    """The values of a closed list that has a name for each of them."""
    known = isinstance(kind, type) and issubclass(kind, StrEnum) and kind in VALUES
    return tuple(kind) if known else ()


def _choices(kind: Any, steps: list[str]) -> Iterator[str]:
    """The closed list from which the value at a path comes, if it has one."""
    if steps:
        for found in _structs(kind, steps[:-1]):
            config = found.__struct_config__
            if config.tag_field == steps[-1]:
                yield str(config.tag)
    for option in _at(kind, steps):
        if get_origin(option) is Literal:
            yield from map(str, get_args(option))
        elif isinstance(option, type) and issubclass(option, StrEnum):
            yield from (choice.value for choice in option)
