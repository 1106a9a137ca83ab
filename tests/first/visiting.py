"""Somebody with a browser at the door of one machine, which is a process of its own."""

import html
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener
from uuid import uuid4

Fields = dict[str, str]
_PROGRAM = "from adapters.cli import main; main()"


@contextmanager
def opened(*words: str, temporary: Path | None = None) -> Iterator[str]:
    """``thidua open`` with these words; the address that it prints. No PDF: that is slow."""
    program = [sys.executable, "-c", _PROGRAM, "open", "--no-browser", *words]
    environment = {key: value for key, value in os.environ.items() if key != "THIDUA_DB"}
    environment |= {"PATH": "", "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    if temporary is not None:
        environment["TMPDIR"] = str(temporary)
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as process:
        try:
            assert process.stdout is not None
            said = iter(process.stdout.readline, "")
            yield next(found[0] for line in said if (found := re.search(r"http://\S+/", line)))
        finally:
            process.terminate()
            process.wait(30)


def _each(key: str, said: str) -> list[str]:
    """What is ticked goes one by one."""
    return said.split(",") if key == "nominees" else [said]


class Answer:
    """A page, or a file."""

    def __init__(self, status: int, address: str, content: bytes, kind: str) -> None:
        self.status, self.address, self.content, self.kind = status, address, content, kind

    @property
    def text(self) -> str:
        return html.unescape(self.content.decode())

    def form(self, action: str = "") -> Fields:
        """What the first form holds whose address ends so, or that has none: what is filled in."""
        reader = _Forms()
        reader.feed(self.content.decode())
        return next(
            fields
            for where, fields in reader.forms
            if (where.endswith(action) if action else not where)
        )


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, Fields]] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.forms.append((found.get("action", ""), {}))
        if tag == "select":
            self._select = found.get("name", "")
        if tag == "option" and "selected" in found:
            self.forms[-1][1][self._select] = found.get("value", "")
        if tag == "input" and self.forms and "name" in found:
            ticked = "checked" in found or found.get("type") not in {"checkbox", "radio"}
            if ticked and found.get("type") != "file":
                self.forms[-1][1][found["name"]] = found.get("value", "")


class Visitor:
    """Keeps cookies; asks in a language."""

    def __init__(self, address: str, lang: str = "vi") -> None:
        self.address, self._lang = address, lang
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, place: str = "") -> Answer:
        return self._asked(Request(self._whole(place)))

    def post(self, place: str, fields: Fields) -> Answer:
        """A form, with what shows that it comes from a page of ours."""
        pairs = [(key, one) for key, said in fields.items() for one in _each(key, said)]
        return self._asked(Request(self._whole(place), urlencode(pairs).encode()))

    def bring(self, name: str, content: bytes) -> Answer:
        """Drop a file on the first page."""
        mark = self.get().form("bang-excel/xem/")["csrfmiddlewaretoken"]
        bound = uuid4().hex
        head = f'--{bound}\r\nContent-Disposition: form-data; name="'
        body = (
            f'{head}csrfmiddlewaretoken"\r\n\r\n{mark}\r\n{head}table"; filename="{name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        ).encode()
        body += content + f"\r\n--{bound}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={bound}"}
        return self._asked(Request(self._whole("bang-excel/xem/"), body, kind))

    def act(self, form: Fields, **typed: str) -> Answer:
        """Put on an office, fill in the form that is opened by it, look it over, record it."""
        opened_form = self.post("vai/", form)
        fields = {**opened_form.form(), **typed}
        review = self.post(opened_form.address, {**fields, "_step": fields.get("_step", "review")})
        assert review.status == 200, review.text
        return self.post(review.address, {**review.form(), "_step": "record"})

    def _whole(self, place: str) -> str:
        if place.startswith("http"):
            return place
        parts = urlsplit(self.address)
        base = f"{parts.scheme}://{parts.netloc}"
        return base + place if place.startswith("/") else self.address + place

    def _asked(self, request: Request) -> Answer:
        request.add_header("Accept-Language", self._lang)
        try:
            with self._opener.open(request, timeout=120) as answer:
                kind = answer.headers["Content-Type"]
                return Answer(answer.status, answer.url, answer.read(), kind)
        except HTTPError as refused:
            content = refused.read()
            return Answer(refused.code, refused.url, content, refused.headers["Content-Type"])
