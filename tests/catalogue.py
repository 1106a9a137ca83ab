"""The catalogue of events in docs/events.md, written from the registered types.

``python -m tests.catalogue > docs/events.md`` writes it anew after an event was added.
"""

import re
import typing
from collections.abc import Iterator
from types import UnionType

import msgspec

from adapters.wording.labelling import event_label
from domain.record.record import Body
from domain.record.streams import EVENTS, KINDS

HEAD = """# Events

Every type of event that is ever stored, by stream and by the file that owns it. Generated from
the registered types; the tests keep it true. A type is never changed: a new form is a new schema
version with an upcaster, a new meaning a new type. Samples of every type, byte for byte, stand in
`tests/golden/`.

Fields: `?` may be null; `[]` is a list; `text` marks free text, of which the event holds only a
salted hash; `points` are exact decimals as text; `when` is `[start, end, precision]` in
microseconds UTC.
"""
_WORDS = {
    "UnitId": "unit",
    "ClusterId": "cluster",
    "CycleId": "cycle",
    "Private": "text",
    "Points": "points",
    "When": "when",
    "str": "string",
    "int": "integer",
    "bool": "boolean",
}


def said(kind: object) -> str:
    """A type in the words of the catalogue."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return f"{said(parts[0])}[]"
    if origin in {UnionType, typing.Union}:
        some = [said(part) for part in parts if part is not type(None)]
        return " or ".join(some) + ("?" if type(None) in parts else "")
    name = getattr(kind, "__name__", str(kind))
    return _WORDS.get(name, re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower())


def rows(kind: str) -> Iterator[str]:
    for named, schema in EVENTS:
        body: type[Body] = EVENTS[named, schema]
        if body not in KINDS[kind].EVENTS:
            continue
        fields = ", ".join(
            f"{field.name}: {said(field.type)}" for field in msgspec.structs.fields(body)
        )
        file = body.__module__.replace(".", "/") + ".py"
        yield (
            f"| `{named}@{schema}` | {event_label(named, 'vi')} | {event_label(named, 'en')} "
            f"| {fields} | `{file}` |"
        )


def catalogue() -> str:
    parts = [HEAD]
    for kind in KINDS:
        table = "\n".join(rows(kind))
        parts.append(
            f"## {kind}\n\n| type | Tiếng Việt | English | fields | file |\n"
            f"| --- | --- | --- | --- | --- |\n{table}\n"
        )
    return "\n".join(parts)


if __name__ == "__main__":
    print(catalogue(), end="")
