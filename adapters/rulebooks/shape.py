"""Whether written values have the form of a type: every mistake with its place, not the first.

:func:`adapters.door.commands.convert` stops where it cannot go on; this walks the whole value
beforehand.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec

from adapters.door.commands import convert
from adapters.door.names import Directory
from adapters.yaml_file import PlaceInFile
from domain.record.record import Id
from domain.values.names import nearest
from domain.values.refusal import Refusal
from domain.values.when import read_day

#: A mistake: where, and what is said of it.
Misshapen = tuple[PlaceInFile, Refusal]


def misshapen(raw: object, kind: Any, directory: Directory) -> Iterator[Misshapen]:
    """Everything in a written value that the type does not take, in the order of the value."""
    yield from _walk(raw, kind, (), directory)


def _walk(raw: object, kind: Any, place: PlaceInFile, directory: Directory) -> Iterator[Misshapen]:
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _leaf(raw, kind, place, directory)
    elif origin in {Union, UnionType}:
        yield from _union(raw, get_args(kind), place, directory)
    elif origin is tuple:
        yield from _list(raw, get_args(kind)[0], place, directory)
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield from _struct(raw, kind, place, directory)
    else:
        yield from _leaf(raw, kind, place, directory)


def _union(
    raw: object, options: tuple[Any, ...], place: PlaceInFile, directory: Directory
) -> Iterator[Misshapen]:
    if raw is None and NoneType in options:
        return
    rest = [option for option in options if option not in {NoneType, msgspec.UnsetType}]
    if len(rest) == 1:
        yield from _walk(raw, rest[0], place, directory)
    elif rest == [int, str]:
        yield from _leaf(raw, int | str, place, directory)
    else:
        yield from _tagged(raw, rest, place, directory)


def _tagged(
    raw: object, kinds: list[type[msgspec.Struct]], place: PlaceInFile, directory: Directory
) -> Iterator[Misshapen]:
    """One of several forms, told apart by the word in one field."""
    field = kinds[0].__struct_config__.tag_field
    assert field is not None
    by_word = {str(kind.__struct_config__.tag): kind for kind in kinds}
    if not isinstance(raw, Mapping):
        yield place, _malformed(place, f"{field}: {' | '.join(by_word)}", raw)
    elif field not in raw:
        yield place, Refusal("field_missing", field=field, where=dotted(place))
    elif str(raw[field]) not in by_word:
        there = (*place, field)
        yield there, _malformed(there, " | ".join(by_word), raw[field], known=by_word)
    else:
        yield from _struct(raw, by_word[str(raw[field])], place, directory, beside=(field,))


def _struct(
    raw: object,
    kind: type[msgspec.Struct],
    place: PlaceInFile,
    directory: Directory,
    beside: tuple[str, ...] = (),
) -> Iterator[Misshapen]:
    if not isinstance(raw, Mapping):
        yield place, _malformed(place or ("rulebook",), "object", raw)
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    tag_field = kind.__struct_config__.tag_field
    for key, value in raw.items():
        if key in fields:
            # a single word may stand for a list of one, at the top only
            alone = not place and isinstance(value, str) and get_origin(fields[key].type) is tuple
            if not alone:
                yield from _walk(value, fields[key].type, (*place, key), directory)
        elif key not in beside and key != tag_field:
            close = nearest(str(key), fields)
            facts = {"field": key, "where": dotted(place) or None, "nearest": close}
            facts["case"] = "rulebook"
            yield (*place, key), Refusal("unknown_field", **facts)
    for name, field in fields.items():
        if field.required and name not in raw:
            facts = {"field": name, "where": dotted(place) or None}
            yield place, Refusal("field_missing", **facts)


def _list(raw: object, item: Any, place: PlaceInFile, directory: Directory) -> Iterator[Misshapen]:
    if not isinstance(raw, list | tuple):
        yield place, _malformed(place, "array", raw)
        return
    for index, value in enumerate(raw):
        yield from _walk(value, item, (*place, index), directory)


def _leaf(raw: object, kind: Any, place: PlaceInFile, directory: Directory) -> Iterator[Misshapen]:
    if kind is str and isinstance(raw, int) and not isinstance(raw, bool):
        yield place, _malformed(place, f'"{raw}"', raw)
        return
    if kind is date:
        yield from _day(raw, place)
        return
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        known = [choice.value for choice in kind]
        if raw not in known:
            yield place, _malformed(place, " | ".join(known), raw, known=known)
        return
    if isinstance(kind, type) and issubclass(kind, Id) and not isinstance(raw, str):
        yield place, _malformed(place, "str", raw)
        return
    try:
        convert(raw, kind, directory)
    except Refusal as refusal:
        facts = {**refusal.facts}
        if "where" in facts:
            facts["where"] = dotted(place)
        if refusal.code == "input_malformed":
            facts["value"] = _shown(raw)
        yield place, Refusal(refusal.code, **facts)


def _day(raw: object, place: PlaceInFile) -> Iterator[Misshapen]:
    try:
        read_day(str(raw))
    except Refusal:
        yield place, Refusal("date_malformed", value=_shown(raw), case="day")


def _malformed(
    place: PlaceInFile,
    expected: str,
    raw: object,
    known: Mapping[str, object] | list[str] | None = None,
) -> Refusal:
    close = nearest(str(raw), known) if known and isinstance(raw, str) else None
    facts = {"where": dotted(place) or None, "expected": expected, "value": _shown(raw)}
    return Refusal("input_malformed", **facts, **({"nearest": close} if close else {}))


def _shown(raw: object) -> object:
    return raw if isinstance(raw, str | int | bool) else None


def dotted(place: PlaceInFile) -> str:
    """``criteria[2].standard.max``"""
    text = ""
    for step in place:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
