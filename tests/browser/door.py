"""The door of this machine as a program of its own: ``python -m tests.browser.door FILE [SEAT…]``.

Django is set up once in a process, and the tests beside these set it up with accounts.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.bootstrap import open_engine
from adapters.web.local import LocalServer, named_seats


def serve(database: str, seats: list[str]) -> None:
    """Says its address, then answers until the one who started it goes away."""
    with open_engine(database) as engine:
        server = LocalServer(engine, named_seats(engine, seats), 0)
        print(server.address, flush=True)
        server.run()


@contextmanager
def door_over(database: Path, *seats: str) -> Iterator[str]:
    """The address of a door over a database."""
    program = [sys.executable, "-m", "tests.browser.door", str(database), *seats]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert address, "the door did not open"
            yield address
        finally:
            process.kill()


if __name__ == "__main__":
    serve(sys.argv[1], sys.argv[2:])
