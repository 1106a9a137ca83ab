"""Refusals and failures as ``application/problem+json`` (RFC 9457)."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

import msgspec
from django.http import HttpResponse

from adapters.door.misread import misread
from adapters.pages.as_json import plain
from adapters.wording.messages import sentence
from adapters.wording.writing import Lang, Names
from domain.values.refusal import Refusal

Read = TypeVar("Read")
KIND: Final = "application/problem+json"
#: By code: with which status a refusal is answered; 422 for the rules' own.
_STATUS: Final[Mapping[str, int]] = {
    "account_unknown": 404,
    "command_id_reused": 409,
    "event_unknown": 404,
    "file_too_large": 413,
    "input_malformed": 400,
    "name_ambiguous": 404,
    "name_unknown": 404,
    "not_permitted": 403,
    "not_your_unit": 403,
    "nothing_to_read": 404,
    "office_not_held": 403,
    "recognition_awaited": 403,
    "stream_unknown": 404,
    "unknown_command": 404,
    "unknown_field": 400,
    "field_missing": 400,
    "value_moved": 409,
    "version_moved": 412,
    "write_conflict": 409,
}


def problem(status: int, code: str, said: str, **more: object) -> HttpResponse:
    """One problem, with its stable code and a sentence for people."""
    body = {"type": "about:blank", "status": status, "code": code, "title": said, **more}
    return HttpResponse(msgspec.json.encode(body), status=status, content_type=KIND)


def refused(refusal: Refusal, lang: Lang, names: Names) -> HttpResponse:
    """A refusal: its code, its sentence, the field where it lies, and the values that disagree."""
    said = sentence(refusal, lang, names)
    facts = plain(refusal.facts, names)
    where = refusal.facts.get("where")
    more = {"field": where} if isinstance(where, str) else {}
    return problem(status_of(refusal), refusal.code, said, facts=facts, **more)


def read_json(text: bytes, kind: type[Read]) -> Read:
    """What was sent, as the type. Raises ``Refusal``: as :func:`decoded` and :func:`misread`."""
    written = decoded(text)
    try:
        return msgspec.convert(written, kind)
    except msgspec.ValidationError as error:
        raise misread(str(error), written, kind) from None


def decoded(text: bytes) -> Any:
    """What was sent. Raises ``Refusal("input_malformed")`` for what is no JSON."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _no_json() from None


def fields(text: bytes) -> dict[str, Any]:
    """The fields that were sent. Raises ``Refusal("input_malformed")`` for anything else."""
    found = decoded(text)
    if not isinstance(found, dict):
        raise _no_json()
    return found


def _no_json() -> Refusal:
    return Refusal("input_malformed", where=None, expected="JSON")


def status_of(refusal: Refusal) -> int:
    return _STATUS.get(refusal.code, 422)
