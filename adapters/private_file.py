"""Files that are made for their owner only: databases, keys, exports."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

#: To be read and written by the owner. Windows has other means, and heeds it not.
OWNER_ONLY: Final = 0o600


def make_private(path: Path) -> None:
    """Make an empty file that nobody else can read, before anything stands in it.

    One that is there stays as it is: whom it is shared with, its owner has decided. What SQLite
    puts beside a database takes the database's own rights.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
