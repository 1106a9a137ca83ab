"""Writing a rulebook as a YAML file that people go on with: quoted decimals, comments, no defaults.

Read again it is the same rulebook, with the same canonical text.
"""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from io import StringIO
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from domain.record.record import UnitId
from domain.rulebook.criteria import Criterion
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points

#: A comment of one or more lines, by the field above which it stands.
Comments = Mapping[str, str]
_NUMBER = re.compile(r"[+-]?[0-9.,]+")
#: Longer than this a list or map of single values is written over several lines.
_SHORT = 78


def rulebook_yaml(
    rulebook: Rulebook,
    *,
    head: str = "",
    comments: Comments | None = None,
    unit: Callable[[UnitId], str] = str,
) -> str:
    """The text of a file that is this rulebook. ``unit`` says what a unit is called in it."""
    value = _plain(rulebook, unit)
    assert isinstance(value, CommentedMap)
    for field, text in (comments or {}).items():
        if field in value:
            value.yaml_set_comment_before_after_key(field, before="\n" + text)
    if head:
        value.yaml_set_start_comment(head)
    yaml = YAML(typ="rt", pure=True)
    yaml.width = 4096
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    yaml.dump(value, out)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _plain(value: object, unit: Callable[[UnitId], str]) -> object:
    match value:
        case None | bool():
            return value
        case StrEnum():
            return value.value
        case Points():
            return DoubleQuotedScalarString(str(value))
        case UnitId():
            return unit(value)
        case msgspec.Struct():
            return _mapping(value, unit)
        case tuple():
            items = CommentedSeq([_plain(item, unit) for item in value])
            if not any(isinstance(item, CommentedMap | CommentedSeq) for item in items):
                items.fa.set_flow_style()
            return items
        case str() if _NUMBER.fullmatch(value):
            return DoubleQuotedScalarString(value)
        case _:
            return value


def _mapping(value: msgspec.Struct, unit: Callable[[UnitId], str]) -> CommentedMap:
    """The fields that say something, in their order; short ones stand on one line."""
    config = value.__struct_config__
    found = CommentedMap()
    if config.tag_field is not None:
        found[config.tag_field] = config.tag
    for field in msgspec.structs.fields(value):
        held = getattr(value, field.name)
        if field.required or field.name == "ranking" or held != _default(field):
            found[field.encode_name] = _plain(held, unit)
    nested = any(isinstance(item, CommentedMap) for item in found.values())
    if not nested and not isinstance(value, Criterion) and _length(found) <= _SHORT:
        found.fa.set_flow_style()
    return found


def _default(field: Any) -> object:
    if field.default is not msgspec.NODEFAULT:
        return field.default
    return field.default_factory() if field.default_factory is not msgspec.NODEFAULT else None


def _length(value: object) -> int:
    """About how long a value is on one line."""
    match value:
        case CommentedMap():
            return sum(len(str(key)) + _length(item) + 4 for key, item in value.items()) + 2
        case CommentedSeq():
            return sum(_length(item) + 2 for item in value) + 2
        case _:
            return len(str(value)) + 2
