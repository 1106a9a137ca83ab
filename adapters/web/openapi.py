"""The description of the interface (OpenAPI 3.1), made from the Structs of the commands and the
tables of refusals and pages."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from adapters import examples
from adapters.door.commands import schema_components
from adapters.log.files import Kept
from adapters.scenario import Entry, read_scenario
from adapters.web.pages import PAGES
from adapters.web.problems import KIND, status_of
from adapters.wording.labelling import command_label
from domain.record.streams import COMMANDS
from domain.values.refusal import Refusal, refusals_of
from workflows.handle import handle_all
from workflows.refusals import refusable

#: A version as a page's ``ETag`` says it.
_VERSION: Final = {"type": "string", "pattern": '^"?[0-9]{1,9}"?$'}
_REF: Final = "#/components/schemas/{name}"


class Problem(msgspec.Struct, kw_only=True):
    """A refusal: its stable code, its sentence, the field where it lies, the values."""

    type: str
    status: int
    code: str
    title: str
    field: str | None = None
    facts: dict[str, Any] = {}


class Recorded(msgspec.Struct, kw_only=True):
    """The receipt of an act; asked again, the first one."""

    command_id: str
    stream: str
    first_version: int
    last_version: int
    recorded_at: str
    events: list[str]


@cache
def described() -> dict[str, Any]:
    """The whole description."""
    schemas = schema_components(_REF)
    schemas |= {kind.__name__: _as_body(schemas[kind.__name__]) for kind in COMMANDS.values()}
    _, own = msgspec.json.schema_components([Problem, Recorded, Kept], ref_template=_REF)
    problem = {"content": {KIND: {"schema": {"$ref": _REF.format(name="Problem")}}}}
    paths: dict[str, Any] = {
        f"/api/v1/{{target}}/{word}": {"post": _act(word, problem)} for word in sorted(COMMANDS)
    }
    paths |= {f"/api/v1/pages/{name}": {"get": _page(name, problem)} for name in PAGES}
    paths |= _files(problem)
    return {
        "openapi": "3.1.0",
        "info": {"title": "thidua", "version": "1"},
        "paths": paths,
        "components": {
            "schemas": {**schemas, **own},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }


def _act(word: str, problem: dict[str, Any]) -> dict[str, Any]:
    found = refusable(COMMANDS[word])
    by_status: dict[int, list[str]] = {}
    for code in sorted({*found.act, *found.way, *refusals_of(handle_all)}):
        by_status.setdefault(status_of(Refusal(code)), []).append(code)
    for status in (400, 401, 403, 404, 409, 412, 422, 429):
        by_status.setdefault(status, [])
    refusals = {
        str(status): {"description": ", ".join(codes) or "…", **problem}
        for status, codes in sorted(by_status.items())
    }
    return {
        "summary": command_label(word, "en"),
        "operationId": word,
        "parameters": [
            _parameter("target", "path", required=True, kind={"type": "string"}),
            _parameter(
                "Idempotency-Key",
                "header",
                required=True,
                kind={"type": "string", "format": "uuid"},
            ),
            _parameter(
                "If-Match", "header", kind={"type": "string", "pattern": '^"?[0-9]{1,9}"?$'}
            ),
        ],
        "requestBody": {
            "content": {
                "application/json": {
                    "schema": {"$ref": _REF.format(name=COMMANDS[word].__name__)},
                    **_example(word),
                }
            },
            "required": True,
        },
        "responses": {"201": _recorded(), **refusals},
    }


@cache
def _practised() -> Mapping[str, Entry]:
    """The first of each command that the practice year gives and that is not refused there."""
    year = read_scenario(Path(examples.__file__).with_name("thuc-hanh.yaml"))
    found: dict[str, Entry] = {}
    for entry in year.entries:
        if entry.expect_rejected is None:
            found.setdefault(str(entry.command["command"]), entry)
    return found


def _example(word: str) -> dict[str, Any]:
    entry = _practised().get(word)
    if entry is None:
        return {}
    body = {name: value for name, value in entry.command.items() if name != "command"}
    beside = {"office": entry.by, "for": entry.for_unit, "at": entry.at}
    body |= {name: value for name, value in beside.items() if value is not None}
    return {"examples": {entry.target: {"summary": entry.key, "value": body}}}


#: What is said of every act beside its fields.
_BESIDE: Final = {
    "office": {"type": "string", "description": "secretary@an-giang, where several are held"},
    "for": {"type": "string", "description": "the unit on whose behalf"},
    "at": {"type": "string", "description": "when it happened"},
}


def _as_body(schema: dict[str, Any]) -> dict[str, Any]:
    """The fields of a command without its tag, which the address says, and what stands beside."""
    own = {name: one for name, one in schema["properties"].items() if name != "command"}
    needed = [name for name in schema.get("required", ()) if name != "command"]
    properties, required = {**own, **_BESIDE}, [name for name in needed if name not in _BESIDE]
    apart = {name: own[name] for name in own if name in _BESIDE}
    if apart:
        properties["fields"] = {
            "type": "object",
            "description": "fields of the command that are called like one beside it",
            "properties": apart,
            "required": [name for name in needed if name in apart],
            "additionalProperties": False,
        }
        required += ["fields"] if properties["fields"]["required"] else []
    return {**schema, "properties": properties, "required": required}


def _recorded() -> dict[str, Any]:
    schema = {"$ref": _REF.format(name="Recorded")}
    return {"description": "receipt", "content": {"application/json": {"schema": schema}}}


def _page(name: str, problem: dict[str, Any]) -> dict[str, Any]:
    row = PAGES[name]
    words = ("target", *row.filters)
    answers = {
        str(status): {"description": "…", **problem} for status in (400, 401, 403, 404, 422, 429)
    }
    found = {"description": name, "content": {"application/json": {"schema": {"type": "object"}}}}
    return {
        "operationId": f"page_{name.replace('-', '_')}",
        "parameters": [_parameter(word, "query", kind={"type": "string"}) for word in words],
        "responses": {"200": found, **answers},
    }


def _files(problem: dict[str, Any]) -> dict[str, Any]:
    """Where files are put and given back."""
    refused = (400, 401, 403, 404, 413, 422)
    answers = {str(status): {"description": "…", **problem} for status in refused}
    kept = {"schema": {"$ref": _REF.format(name="Kept")}}
    octets = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    text = {"type": "string", "minLength": 1}
    digest = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    return {
        "/api/v1/files": {
            "put": {
                "operationId": "put_file",
                "parameters": [_parameter("name", "query", required=True, kind=text)],
                "requestBody": {"content": octets, "required": True},
                "responses": {
                    "201": {"description": "kept", "content": {"application/json": kept}},
                    **answers,
                },
            }
        },
        "/api/v1/files/{digest}": {
            "get": {
                "operationId": "get_file",
                "parameters": [
                    _parameter("digest", "path", required=True, kind=digest),
                    _parameter("target", "query", required=True, kind=text),
                ],
                "responses": {"200": {"description": "file", "content": octets}, **answers},
            }
        },
    }


def _parameter(
    name: str, place: str, *, kind: dict[str, Any], required: bool = False
) -> dict[str, Any]:
    return {"name": name, "in": place, "required": required, "schema": kind}
