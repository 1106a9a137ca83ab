"""The form of a scenario file, and how every JSON Schema of ours is written."""

import json
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from adapters.door.commands import schema
from adapters.scenario import Head
from domain.record.streams import COMMANDS

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
#: What stands beside a command's own fields in a scenario file.
_BESIDE: Final = {
    "key": {"type": "string", "description": "names the command within the file"},
    "at": {
        "type": ["string", "null"],
        "description": "when it happened: 2021-11-30, 2021-11-30T17:00, 2021-11, 2021, unknown",
    },
    "by": {"type": ["string", "null"], "description": "secretary@an-giang"},
    "for": {"type": ["string", "null"], "description": "the unit on whose behalf"},
    "target": {"type": ["string", "null"], "description": "a unit, a cluster or a cycle"},
    "expect_rejected": {"type": ["string", "null"], "description": "the code of the refusal"},
}


def _with_beside(own: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of a command in a file; those of its own that are called like one of what
    stands beside it stand under ``fields``."""
    alike = {name: form for name, form in own.items() if name in _BESIDE}
    if not alike:
        return {**_BESIDE, **own}
    fields = {"type": "object", "properties": alike, "additionalProperties": False}
    return {**own, **_BESIDE, "fields": fields}


def written(found: Mapping[str, Any]) -> str:
    """A schema as it is given to programs and editors."""
    return json.dumps({"$schema": _DRAFT, **found}, ensure_ascii=False, indent=2) + "\n"


def scenario_schema() -> dict[str, Any]:
    """A scenario file: its head, and every command with what stands beside it."""
    head, commands = msgspec.json.schema(Head), schema()
    definitions = {**head.get("$defs", {}), **commands["$defs"]}
    names = {kind.__name__ for kind in COMMANDS.values()}
    for name in names & definitions.keys():
        own = definitions[name]
        required = [field for field in own.get("required", ["command"]) if field not in _BESIDE]
        definitions[name] = {
            **own,
            "properties": _with_beside(own["properties"]),
            "required": ["key", *required],
        }
    # The rulebook of the file's head serves where the command gives none.
    rulebook = definitions["SetRulebook"]
    rulebook["required"] = [field for field in rulebook["required"] if field != "rulebook"]
    top = definitions.pop(head["$ref"].rpartition("/")[2])
    top["properties"]["rulebook"] = {"$ref": "#/$defs/Rulebook"}
    reference = {"anyOf": commands["anyOf"], "discriminator": commands.get("discriminator")}
    items = {key: value for key, value in reference.items() if value}
    return {
        **top,
        "properties": {**top["properties"], "commands": {"type": "array", "items": items}},
        "required": [*top["required"], "commands"],
        "$defs": definitions,
    }
