"""The server as a process of its own, over a database of either kind."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CLI = (sys.executable, "-c", "from adapters.cli import main; main()")
#: Seconds.
PATIENCE = 60


@dataclass(frozen=True)
class Place:
    """A database, and the address at which its server listens."""

    url: str
    port: int
    keys: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("THIDUA_")}
        own = {"THIDUA_WEB_URL": self.address, "THIDUA_WEB_LISTEN": f"127.0.0.1:{self.port}"}
        return {**kept, **own, "THIDUA_ACCOUNTS_KEYS": str(self.keys)}

    def typed(self, *words: str | Path) -> Any:
        """What a command prints as JSON."""
        return json.loads(self.printed(*CLI, *words, "--db", self.url, "--json"))

    def printed(self, *words: str | Path) -> str:
        """What a program prints."""
        options: dict[str, Any] = {"cwd": ROOT, "env": self.environment, "text": True}
        done = subprocess.run([*map(str, words)], capture_output=True, check=False, **options)
        assert done.returncode == 0, done.stderr
        text: str = done.stdout
        return text

    @contextmanager
    def serving(self) -> Iterator[subprocess.Popen[bytes]]:
        """The server from when it listens; killed in the end."""
        command = [*CLI, "serve", "--web", "--db", self.url]
        server = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL
        )
        try:
            self._await(server)
            yield server
        finally:
            server.kill()
            server.wait(timeout=PATIENCE)

    def _await(self, server: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert server.poll() is None
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        pytest.fail("the server does not listen")


def free_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
