"""A wire to PostgreSQL that breaks where it is told to."""

import select
import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import Literal

# With the end of its message, or of its answer: READ COMMITTED is said at every beginning.
_COMMIT = b"COMMIT\0"

#: Break the wire before a COMMIT goes through, or after it, before its reply does.
Break = Literal["before commit", "after commit"]


class Wire:
    """Passes bytes between clients and a server, over sockets in two folders."""

    def __init__(self, near: Path, far: Path) -> None:
        """Listen in the folder ``near``; the server listens in ``far``."""
        #: Where a client finds the socket.
        self.folder = near
        self._far = str(far / ".s.PGSQL.5432")
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(near / ".s.PGSQL.5432"))
        self._listening.listen()
        #: What to do at the next COMMIT; done once.
        self.breaks: Break | None = None
        self.broken = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._pass, args=(client,), daemon=True).start()

    def _pass(self, client: socket.socket) -> None:
        gone = suppress(ConnectionError)
        with gone, client, socket.socket(socket.AF_UNIX) as server:
            server.connect(self._far)
            while True:
                for ready in select.select([client, server], [], [])[0]:
                    data = ready.recv(65536)
                    if not data or self._breaks_at(data, sent=ready is client):
                        return
                    (server if ready is client else client).sendall(data)

    def _breaks_at(self, data: bytes, *, sent: bool) -> bool:
        """Whether what is sent, or its answer, is where the wire is to break."""
        if _COMMIT not in data or self.breaks != ("before commit" if sent else "after commit"):
            return False
        self.breaks = None
        self.broken += 1
        return True
