"""Somebody with a browser at a server that is a process of its own: signs in, reads, acts."""

import html
import json
import re
from collections.abc import Iterable
from http.cookiejar import CookieJar
from itertools import cycle
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener
from uuid import UUID

from tests.web.house import shown
from tests.web.place import PATIENCE

Answer = tuple[int, Any]


class Browser:
    """Keeps cookies; where several servers stand behind one address, each request meets the
    next of them."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._turns = cycle(addresses)
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))
        self._mark = ""

    def sign_in(self, account: str, code: str) -> None:
        """With a code that was read out; the second step is turned on where it is asked for."""
        self.submit("/vao/ma-thu-ky/", account=account, code=code)
        page = self.show("/")
        if secret := re.search(r"<code>([A-Z2-7]+)</code>", page):
            # Seen again, the page has another secret.
            self._send("/vao/2fa/totp/activate/", page, code=shown(secret[1], 0))
        self._mark = _mark_in(self.show("/vao/logout/"))

    def show(self, path: str) -> str:
        """A page."""
        return self._asked(Request(next(self._turns) + path))[1].decode()

    def submit(self, path: str, **fields: str) -> None:
        """Fill in the form of a page."""
        self._send(path, self.show(path), **fields)

    def _send(self, path: str, page: str, **fields: str) -> None:
        body = urlencode({"csrfmiddlewaretoken": _mark_in(page), **fields}).encode()
        status, answer = self._asked(Request(next(self._turns) + path, body))
        assert status == 200, answer.decode()

    def page(self, name: str, **asked: str) -> Answer:
        """A page of the interface."""
        path = f"/api/v1/pages/{name}?{urlencode(asked)}"
        status, body = self._asked(Request(next(self._turns) + path))
        return status, json.loads(body)

    def act(self, target: str, command: str, key: UUID, body: object) -> Answer:
        """One command of the interface."""
        status, answer = self._asked(
            Request(
                f"{next(self._turns)}/api/v1/{target}/{command}",
                json.dumps(body).encode(),
                {
                    "Content-Type": "application/json",
                    "Idempotency-Key": str(key),
                    "X-CSRFToken": self._mark,
                },
            )
        )
        return status, json.loads(answer)

    def _asked(self, request: Request) -> tuple[int, bytes]:
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read()
        except HTTPError as refused:
            return refused.code, refused.read()


def _mark_in(page: str) -> str:
    """What shows that a form comes from a page of the server's own."""
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found is not None, page
    return html.unescape(found[1])
