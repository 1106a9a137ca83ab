"""``python -m tests.faults.dying_server URL PORT``: the server with accounts, which kills itself
before any statement that a request names, and is there again.

A request with ``X-Dies-At: 7`` kills the process before its seventh statement, whichever of the two
databases that one is for; commits count. Started with the interpreter loaded, the next is quick.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from sqlalchemy import event

from adapters.accounts.configuring import prepare
from adapters.accounts.second_door import SecondDoor, second_door
from adapters.bootstrap import Engine, open_engine
from adapters.web import serving

DIES_AT = "HTTP_X_DIES_AT"
Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]
_armed = threading.local()


def countdown(*_: object) -> None:
    """One statement less until the end."""
    left = getattr(_armed, "left", None)
    if left is not None and next(left) == 0:
        os.kill(os.getpid(), signal.SIGKILL)


def _counted(execute: Any, *statement: Any) -> Any:
    countdown()
    return execute(*statement)


def _dying(made: Wsgi) -> Wsgi:
    def answered(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        told = environ.get(DIES_AT)
        _armed.left = count(-int(told)) if told else None
        return made(environ, start)

    return answered


def serve(door: SecondDoor, url: str) -> None:
    """Until the process is killed."""
    from django.db.backends.signals import connection_created  # noqa: PLC0415  # after the set-up

    def watch(connection: Any, **_: object) -> None:
        connection.execute_wrappers.append(_counted)

    connection_created.connect(watch, weak=False)
    made = serving.application

    def application(door: SecondDoor, opened: Engine) -> Wsgi:
        return _dying(made(door, opened))

    serving.application = application
    with open_engine(url) as opened:
        event.listen(opened.store.database.engine, "before_cursor_execute", countdown)
        event.listen(opened.store.database.engine, "commit", countdown)
        serving.WebServer(door, opened, None).start()
        signal.pause()


def main() -> None:
    url, port = sys.argv[1:]
    door = second_door(url, {**os.environ, "THIDUA_WEB_LISTEN": f"127.0.0.1:{port}"})
    prepare(door)
    from django.db import connections  # noqa: PLC0415  # after the set-up

    # Before a process is forked: connections are not shared with one.
    connections.close_all()
    while True:
        child = os.fork()
        if child == 0:
            serve(door, url)
            os._exit(0)
        signal.signal(signal.SIGTERM, lambda *_, dying=child: _end(dying))
        os.waitpid(child, 0)


def _end(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os._exit(0)


if __name__ == "__main__":
    main()
