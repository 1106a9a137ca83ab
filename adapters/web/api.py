"""The interface for programs: every command and every page, made from the same tables as the
command line.

``POST /api/v1/{target}/{command}``   one act; ``Idempotency-Key`` is its id, ``If-Match`` the
                                      version that was seen
``POST /api/v1/bulk``                 several acts in one transaction
``GET  /api/v1/pages/{page}``         a page, with ``target`` and its filters
``/api/v1/files``                     files that acts name, see ``adapters.web.api_files``
``GET  /api/v1/openapi.json``         all of it described
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Final
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from adapters.accounts.journal import note
from adapters.accounts.models import Account, Noted
from adapters.accounts.speaking import spoken
from adapters.accounts.tokens import token_of
from adapters.bootstrap import Engine
from adapters.door.meeting import met
from adapters.door.names import find_target
from adapters.door.orders import beginning_order, begins, read_order, words_named
from adapters.door.seats import read_seat
from adapters.pages.as_json import iso
from adapters.pages.log import log_page
from adapters.web.acting import actor_of, actor_of_token
from adapters.web.failures import failed
from adapters.web.openapi import described
from adapters.web.pages import PAGES, Question
from adapters.web.problems import fields, read_json, refused
from adapters.web.served import Actor, engine
from domain.record.order import Order, Receipt
from domain.record.record import Seat
from domain.values.refusal import Refusal
from workflows.handle import handle_all
from workflows.reading import told
from workflows.reads import Read

#: Deeper than any command, so that nobody makes a reader climb.
_DEEPEST: Final = 40
_MANY: Final = 200
#: As many events are told to whoever had seen an older version.
_TOLD: Final = 20

#: Asks for what stood once; a version that was seen is of what stands.
_PAST: Final = frozenset({"as_of", "effective"})
View = Callable[..., HttpResponse]


class Ordered(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One act of a bulk, as its own address and headers would say it."""

    id: UUID
    target: str
    command: str
    fields: dict[str, Any] = {}
    office: str | None = None
    on_behalf: str | None = msgspec.field(default=None, name="for")
    at: str | None = None
    version: int | None = None


class Bulk(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Acts of which either all are stored or none."""

    acts: list[Ordered]


def for_programs(*methods: str) -> Callable[[Callable[..., HttpResponse]], View]:
    """A view for whoever shows a token or a session; refusals become problems."""

    def made(view: Callable[..., HttpResponse]) -> View:
        @csrf_exempt
        @wraps(view)
        def answered(request: HttpRequest, *words: str, **named: str) -> HttpResponse:
            if request.method not in methods:
                response = failed(request, 405, "method_not_allowed", method=request.method)
                response["Allow"] = ", ".join(methods)
                return response
            actor = _actor(request)
            if isinstance(actor, HttpResponse):
                return actor
            if "If-Match" in request.headers and not _PAST.isdisjoint(request.GET):
                return failed(request, 400, "version_of_the_past")
            try:
                return view(request, actor, *words, **named)
            except Refusal as refusal:
                return _told(request, actor, refusal)

        return answered

    return made


def _actor(request: HttpRequest) -> Actor | HttpResponse:
    """Whoever asks: a token before a session; what comes by a cookie needs the form's mark."""
    shown = request.headers.get("Authorization")
    if shown is not None:
        kind, _, secret = shown.partition(" ")
        token = token_of(secret.strip()) if kind.lower() == "bearer" else None
        if token is None:
            return _unknown(request)
        return actor_of_token(token)
    if not isinstance(request.user, Account):
        return _unknown(request)
    if request.method not in {"GET", "HEAD"}:
        check = CsrfViewMiddleware(_nothing)
        if check.process_view(request, _nothing, (), {}) is not None:
            return failed(request, 403, "forged")
    return actor_of(request)


def _nothing(*_: object) -> HttpResponse:
    return HttpResponse()


def _unknown(request: HttpRequest) -> HttpResponse:
    response = failed(request, 401, "not_signed_in")
    response["WWW-Authenticate"] = 'Bearer realm="thidua"'
    return response


def _told(request: HttpRequest, actor: Actor, refusal: Refusal) -> HttpResponse:
    response = refused(refusal, spoken(), engine().names())
    if response.status_code in {403, 404}:
        seat = actor.seats[0] if actor.seats else None
        subject = f"{refusal.code} {request.method} {request.path}"
        note(Noted.REFUSED, actor.key, seat=seat, means=actor.means, subject=subject)
    return response


@for_programs("GET")
def page(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    """A page as it stands for whoever asks."""
    row = PAGES.get(name)
    if row is None:
        raise Refusal("nothing_to_read", read=name)
    asked = {key: request.GET[key] for key in request.GET}
    unknown = sorted(asked.keys() - {"target", "lang", *row.filters})
    if unknown:
        raise Refusal("unknown_field", field=unknown[0], nearest=None, where=unknown[0])
    shown = engine().shown_to(actor.reader, row.read)
    stream = find_target(shown.store, asked["target"]) if "target" in asked else None
    if not actor.reaches(stream):
        raise Refusal("nothing_to_read", read=row.read)
    question = Question(engine=shown, stream=stream, asked=asked, seats=actor.seats)
    found = row.make(question)
    if row.sealed:
        note(Noted.SEALED_VIEW, actor.key, seat=actor.seats[0], means=actor.means, subject=name)
    body = {"practice": bool(shown.practice), **found.as_json(spoken())}
    response = _json(body)
    if stream is not None:
        response["ETag"] = f'"{shown.store.load(stream).version}"'
    return response


@for_programs("POST")
def act(request: HttpRequest, actor: Actor, target: str, command: str) -> HttpResponse:
    """One act: its receipt, the first one where it was stored before."""
    text = _body(request)
    body = fields(text) if text else {}
    ordered = Ordered(
        id=_key(request),
        target=target,
        command=command,
        fields=_fields_of(body),
        office=_text(body, "office"),
        on_behalf=_text(body, "for"),
        at=_text(body, "at"),
        version=_version(request),
    )
    receipts = _carry_out(actor, [ordered])
    return _json(_receipt(receipts[0]), status=201)


@for_programs("POST")
def bulk(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Several acts, all or none."""
    acts = read_json(_body(request), Bulk).acts
    if not 0 < len(acts) <= _MANY:
        raise Refusal("input_malformed", where="acts", expected=f"1–{_MANY}", value=len(acts))
    return _json({"receipts": [_receipt(one) for one in _carry_out(actor, acts)]}, status=201)


@for_programs("GET")
def openapi(request: HttpRequest, actor: Actor) -> HttpResponse:  # noqa: ARG001
    """The description of every address."""
    return _json(described())


_OF_ACT: Final = frozenset({"office", "for", "at"})
#: Beside them: those fields of a command that are called like one of these.
_FIELDS: Final = "fields"


def _fields_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """The command's own. Raises ``Refusal("input_malformed")`` for others among those set apart."""
    apart = body.get(_FIELDS, {})
    if not isinstance(apart, dict) or not apart.keys() <= _OF_ACT:
        expected = f"{{{', '.join(sorted(_OF_ACT))}}}"
        raise Refusal("input_malformed", where=_FIELDS, expected=expected)
    return {key: body[key] for key in body if key not in {*_OF_ACT, _FIELDS}} | apart


def _carry_out(actor: Actor, acts: Sequence[Ordered]) -> tuple[Receipt, ...]:
    if actor.reads_only:
        raise Refusal("not_permitted", command=acts[0].command, offices=())
    opened = engine()
    standing = [one.target for one in acts if not begins(one.command)]
    with met(opened, standing, lambda: actor.reader):
        orders = [_order(actor, one) for one in acts]
        for order in orders:
            # Written before the act, so that no act is stored without it.
            subject = f"{order.command_id} {order.stream}"
            note(Noted.ACT, actor.key, seat=order.seat, means=actor.means, subject=subject)
        return _stored(actor, opened, orders, [one.version for one in acts])


def _stored(
    actor: Actor, opened: Engine, orders: Sequence[Order], versions: Sequence[int | None]
) -> tuple[Receipt, ...]:
    try:
        return handle_all(opened.store, opened.seeds, list(zip(orders, versions, strict=True)))
    except Refusal as refusal:
        if refusal.code == "version_moved":
            raise _since(opened, actor, orders, versions, refusal) from None
        # which of them it was is not said, so what is sealed in one is told of none
        for order in orders:
            refusal = told(refusal, order, opened.store.load(order.stream).state)
        raise refusal from None


def _since(
    opened: Engine,
    actor: Actor,
    orders: Sequence[Order],
    versions: Sequence[int | None],
    refusal: Refusal,
) -> Refusal:
    """With what has happened since the version that was seen, from what to what, as far as whoever
    acts reads the log."""
    (seen,) = {one for one in versions if one == refusal.facts["seen"]}
    stream = next(
        order.stream
        for order, version in zip(orders, versions, strict=True)
        if version == seen and opened.store.load(order.stream).version != seen
    )
    try:
        shown = opened.shown_to(actor.reader, Read.LOG)
        page = log_page(shown, stream, after=seen or 0, limit=_TOLD).as_json(spoken())
    except Refusal:
        return refusal
    return Refusal("version_moved", **refusal.facts, since=page["events"])


def _order(actor: Actor, one: Ordered) -> Order:
    """What is ordered, in the one office that is named or held."""
    opened = engine()
    raw = {**one.fields, "command": one.command}
    seat = _seat(actor, opened, one)
    if begins(one.command):
        order = beginning_order(
            opened,
            one.target,
            raw,
            actor=actor.key,
            seat=f"{seat.office}@{seat.unit}" if seat.unit else seat.office.value,
            at=one.at,
            command_id=one.id,
        )
    else:
        order = read_order(
            opened,
            one.target,
            raw,
            actor=actor.key,
            seat=None,
            for_unit=one.on_behalf,
            at=one.at,
            command_id=one.id,
            typed=False,
        )
        order = msgspec.structs.replace(order, seat=seat)
    if not actor.reaches(order.stream):
        raise Refusal("name_unknown", value=one.target, kind="cycle", nearest=None)
    return order


def _seat(actor: Actor, opened: Engine, one: Ordered) -> Seat:
    """Raises ``Refusal``: ``office_not_held``; ``field_missing`` where several are held and none is
    named."""
    if one.office is not None:
        named = read_seat(opened.store, one.office, words_named(opened.store, one.target))
        if named not in actor.seats:
            raise Refusal("office_not_held", case="account", office=named.office, unit=named.unit)
        return named
    if len(actor.seats) != 1:
        raise Refusal("field_missing", where="office", field="office")
    return actor.seats[0]


def _key(request: HttpRequest) -> UUID:
    """Raises ``Refusal("field_missing")`` or ``Refusal("input_malformed")``."""
    text = request.headers.get("Idempotency-Key")
    if text is None:
        raise Refusal("field_missing", where="Idempotency-Key", field="Idempotency-Key")
    try:
        return UUID(text.strip('"'))
    except ValueError:
        where = "Idempotency-Key"
        raise Refusal("input_malformed", where=where, expected="UUID", value=text) from None


def _version(request: HttpRequest) -> int | None:
    text = request.headers.get("If-Match")
    if text is None:
        return None
    found = re.fullmatch(r'"?(\d{1,9})"?', text)
    if found is None:
        raise Refusal("input_malformed", where="If-Match", expected='"57"', value=text)
    return int(found[1])


def _body(request: HttpRequest) -> bytes:
    """Raises ``Refusal("input_malformed")`` for what is no JSON by its own word, or too deep."""
    if request.content_type != "application/json":
        expected = "application/json"
        raise Refusal(
            "input_malformed", where="Content-Type", expected=expected, value=request.content_type
        )
    body = request.body
    depth = deepest = 0
    for mark in body:
        depth += (mark in b"[{") - (mark in b"]}")
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise Refusal("input_malformed", where=None, expected="JSON")
    return body


def _text(body: Mapping[str, Any], name: str) -> str | None:
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise Refusal("input_malformed", where=name, expected="str", value=str(value))
    return value


def _receipt(receipt: Receipt) -> dict[str, object]:
    return {
        "command_id": str(receipt.command_id),
        "stream": receipt.stream,
        "first_version": receipt.first_version,
        "last_version": receipt.last_version,
        "recorded_at": iso(receipt.recorded_at),
        "events": list(receipt.events),
    }


def _json(value: object, status: int = 200) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(value), status=status, content_type="application/json")


URLS: Final = [
    path("openapi.json", openapi),
    path("bulk", bulk),
    path("pages/<slug:name>", page),
    path("<path:target>/<slug:command>", act),
]
