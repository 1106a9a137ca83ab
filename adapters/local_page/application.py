"""The page as a WSGI application.

Whoever has its address may use it, and nobody else: the address holds a random word, the host must
be this machine's own name, a body is bounded, and every other request is answered alike by 404. A
page of another site can neither read the answers nor send a table here.
"""

import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from hmac import compare_digest
from importlib.resources import files
from typing import Any, Final
from urllib.parse import parse_qs, unquote

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from adapters.local_page.dossiers import ASKED, Packed, packed
from adapters.pages.called import Nameless
from adapters.spreadsheets.read import MAX_BYTES
from adapters.wording.messages import sentence
from adapters.wording.pages.local_page import LOCAL_PAGE
from adapters.wording.say import Say
from adapters.wording.writing import Lang
from domain.values.refusal import Refusal

#: The table that is loaded by "Dùng bảng mẫu".
SAMPLE: Final = "bang-diem-mau.csv"

Start = Callable[[str, list[tuple[str, str]]], object]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What is answered."""

    status: str = "200 OK"
    kind: str = "text/html; charset=utf-8"
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


_NOT_FOUND: Final = Answer(status="404 Not Found", kind="text/plain; charset=utf-8", body=b"404\n")


class LocalPage:
    """One page, reached by one address."""

    def __init__(self, token: str, port: int, lang: Lang, clock: Callable[[], datetime]) -> None:
        self._token, self._lang, self._clock = token, lang, clock
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        environment = Environment(
            loader=PackageLoader("adapters.local_page", ""),
            autoescape=True,
            undefined=StrictUndefined,
        )
        self._template = environment.get_template("page.html")

    def __call__(self, environ: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        answer = self._answer(environ)
        headers = [
            ("Content-Type", answer.kind),
            ("Content-Length", str(len(answer.body))),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            *answer.headers,
        ]
        start(answer.status, headers)
        return [answer.body]

    def _answer(self, environ: Mapping[str, Any]) -> Answer:
        host = environ.get("HTTP_HOST", "")
        origin = environ.get("HTTP_ORIGIN")
        own = host in self._hosts and origin in {None, f"http://{host}"}
        token, _, place = environ.get("PATH_INFO", "").lstrip("/").partition("/")
        if not own or not compare_digest(token.encode(), self._token.encode()):
            return _NOT_FOUND
        match (environ.get("REQUEST_METHOD"), place):
            case ("GET", ""):
                return self._page(environ)
            case ("GET", "sample"):
                body = files("adapters.local_page").joinpath(SAMPLE).read_bytes()
                return Answer(kind="text/csv; charset=utf-8", body=body)
            case ("POST", "dossier"):
                return self._dossier(environ)
            case _:
                return _NOT_FOUND

    def _page(self, environ: Mapping[str, Any]) -> Answer:
        asked = parse_qs(environ.get("QUERY_STRING", "")).get("lang", [self._lang])[0]
        lang: Lang = "en" if asked == "en" else "vi"
        nonce = secrets.token_urlsafe(16)
        body = self._template.render(
            say=Say(LOCAL_PAGE, lang),
            lang=lang,
            nonce=nonce,
            asked=ASKED,
            most=MAX_BYTES,
            sample=SAMPLE,
        )
        policy = (
            f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}';"
            " connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
            " frame-ancestors 'none'"
        )
        return Answer(body=body.encode(), headers=(("Content-Security-Policy", policy),))

    def _dossier(self, environ: Mapping[str, Any]) -> Answer:
        """The zip of a table, or the sentence that says why there is none."""
        told = parse_qs(environ.get("QUERY_STRING", ""))
        lang: Lang = "en" if told.get("lang") == ["en"] else "vi"
        try:
            data = _body(environ)
            office = {key: told[key][0] for key in ASKED if key in told}
            file = unquote(told.get("file", ["bang-diem"])[0])[-120:] or "bang-diem"
            made = packed(data, file, office, self._clock(), lang)
        except Refusal as refusal:
            said = {"code": refusal.code, "sentence": sentence(refusal, lang, Nameless())}
            body = json.dumps(said, ensure_ascii=False).encode()
            return Answer(status="422 Unprocessable Content", kind="application/json", body=body)
        return _download(made)


def _body(environ: Mapping[str, Any]) -> bytes:
    """The table that was sent. Raises ``Refusal("spreadsheet_too_large")``."""
    length = environ.get("CONTENT_LENGTH") or "0"
    size = int(length) if length.isascii() and length.isdigit() and len(length) < 12 else 0
    if size > MAX_BYTES:
        raise Refusal("spreadsheet_too_large", file="", problem="bytes", max=MAX_BYTES)
    data: bytes = environ["wsgi.input"].read(size)
    return data


def _download(made: Packed) -> Answer:
    return Answer(
        kind="application/zip",
        body=made.content,
        headers=(
            # Its name is made of ASCII letters by ourselves.
            ("Content-Disposition", f'attachment; filename="{made.name}"'),
            ("X-Papers", str(made.papers)),
            ("X-Failed", str(made.failed)),
            ("X-Findings", str(made.findings)),
            ("X-Years", " ".join(made.years or ())),
        ),
    )
