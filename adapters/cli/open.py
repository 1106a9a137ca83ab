"""A page of this machine: drop a score table, get the papers."""

import secrets
import webbrowser
from datetime import UTC, datetime
from socketserver import ThreadingMixIn
from typing import Annotated
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import typer

from adapters.cli.errors import Misuse
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.local_page.application import LocalPage
from adapters.wording.pages.local_page import LOCAL_PAGE
from adapters.wording.say import Say

Port = Annotated[int, typer.Option("--port", metavar="SỐ")]
NoBrowser = Annotated[bool, typer.Option("--no-browser")]
#: Only programs of this machine reach it.
LOOPBACK = "127.0.0.1"


class _Server(ThreadingMixIn, WSGIServer):
    """A browser keeps connections open beside the one it asks by."""

    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    """The address holds the token, so requests are not printed."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@app.command(cls=Page, name="open")
def open_page(context: typer.Context, port: Port = 0, no_browser: NoBrowser = False) -> None:
    """A page in the browser, on this machine only: a score table in, the papers out."""
    terminal: Terminal = context.obj
    say = Say(LOCAL_PAGE, terminal.lang)
    try:
        server = _Server((LOOPBACK, port), _Quiet)
    except (OSError, OverflowError):
        raise Misuse("usage_port", value=str(port)) from None
    token = secrets.token_urlsafe(24)
    with server:
        here = server.server_port
        server.set_app(LocalPage(token, here, terminal.lang, lambda: datetime.now(UTC)))
        address = f"http://{LOOPBACK}:{here}/{token}/"
        if terminal.json:
            terminal.give({"address": address})
        else:
            terminal.show(say("serving", address=address), say("stops"), mark=False)
        if not no_browser:
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            terminal.show(say("closed"), mark=False)
