"""The server in this process: pages and interface, the mails of accounts, and what has run out."""

import select
import threading
import time
from typing import Any, Final

from django.core.wsgi import get_wsgi_application
from django.db import Error, close_old_connections
from waitress.server import BaseWSGIServer, MultiSocketServer, create_server

from adapters.accounts.configuring import MAX_BODY, prepare
from adapters.accounts.second_door import SecondDoor
from adapters.bootstrap import Engine
from adapters.delivery.settings import MailServer
from adapters.evidence.keeping import MAX_BYTES
from adapters.web.served import serve_engine

THREADS: Final = 8
#: Browsers that have a connection open at once: each person's has some.
CONNECTIONS: Final = 2000 if hasattr(select, "poll") else 400
#: Seconds in which a request has to arrive wholly, and an answer has to be taken.
PATIENCE: Final = 60
_LOOK: Final = 1.0
_TIDY: Final = 3600.0


def application(door: SecondDoor, opened: Engine) -> Any:
    """The WSGI application over one open database; makes the tables of accounts."""
    prepare(door)
    serve_engine(opened)
    return get_wsgi_application()


class WebServer:
    """Listens until told to stop."""

    def __init__(self, door: SecondDoor, opened: Engine, mail: MailServer | None) -> None:
        """Raises ``OSError`` where the port is taken."""
        made = application(door, opened)
        self._mail = mail
        self._stopping = threading.Event()
        self._server: MultiSocketServer | BaseWSGIServer = create_server(
            made,
            host=door.host,
            port=door.port,
            threads=THREADS,
            connection_limit=CONNECTIONS,
            # select() takes no more than a thousand files, and some are the database's.
            asyncore_use_poll=hasattr(select, "poll"),
            channel_timeout=PATIENCE,
            # a file is the most that is sent; other addresses take less, see ``Bounds``
            max_request_body_size=MAX_BYTES + MAX_BODY,
            trusted_proxy=door.proxy,
            trusted_proxy_headers={"x-forwarded-for", "x-forwarded-proto"} if door.proxy else set(),
            clear_untrusted_proxy_headers=True,
            ident=None,
        )
        self._threads = (
            threading.Thread(target=self._server.run, name="web", daemon=True),
            threading.Thread(target=self._tend, name="letters", daemon=True),
        )

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Requests that run are answered."""
        self._stopping.set()
        self._server.close()
        self._server.task_dispatcher.shutdown(timeout=PATIENCE)

    def _tend(self) -> None:
        from adapters.web.tending import post_letters, tidy  # noqa: PLC0415  # likewise

        tidied = float("-inf")
        while not self._stopping.wait(_LOOK):
            try:
                close_old_connections()
                post_letters(self._mail)
                if time.monotonic() - tidied > _TIDY:
                    tidied = time.monotonic()
                    tidy()
            except Error:
                continue  # somebody holds the database; the next look comes
