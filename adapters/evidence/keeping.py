"""Keeping a file: within bounds, of a kind that is kept, seen by a scanner where one is named.

``THIDUA_SCANNER``  the command of a scanner, as ``clamdscan --no-summary -``: it is given the bytes
                    on its standard input and ends with 0 where they may be kept, with 1 where not
"""

import hashlib
import os
import shlex
import subprocess
from typing import Final

import msgspec

from adapters.evidence.kinds import fits, kind_of
from adapters.log import files
from adapters.log.database import Database
from domain.values.files import FileKind
from domain.values.refusal import Refusal

#: Of one file, in bytes.
MAX_BYTES: Final = 20 * 1024 * 1024
SCANNER: Final = "THIDUA_SCANNER"
#: Seconds for which a scanner is waited for.
PATIENCE: Final = 60.0
_FOUND: Final = 1


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """A file that may be kept."""

    #: Without a folder.
    name: str
    kind: FileKind
    digest: str
    data: bytes


def offered(name: str, data: bytes) -> Offered:
    """A file by its name and bytes.

    Raises ``Refusal``: ``file_empty``, ``file_too_large``, or ``file_kind`` where the bytes are
    nothing that is kept, or are not what the name says.
    """
    if not data:
        raise Refusal("file_empty", file=name)
    if len(data) > MAX_BYTES:
        raise Refusal("file_too_large", case="signed", file=name, max=MAX_BYTES)
    kind = kind_of(data)
    if kind is None:
        known = ", ".join(one.value.upper() for one in FileKind)
        raise Refusal("file_kind", file=name, expected=known)
    if not fits(name, kind):
        raise Refusal("file_kind", case="name", file=name, value=kind.value.upper())
    return Offered(name=name, kind=kind, digest=hashlib.sha256(data).hexdigest(), data=data)


def keep(database: Database, file: Offered) -> files.Kept:
    """Keep it, and once more is the same.

    Raises ``Refusal``: ``file_scanned``, ``scanner_failed``, ``files_waiting``.
    """
    _scan(file)
    return files.put(database, file.kind.value, file.data)


def _scan(file: Offered) -> None:
    command = os.environ.get(SCANNER)
    if not command:
        return
    try:
        ended = subprocess.run(  # the operator of the machine names it
            shlex.split(command, posix=os.name != "nt"),
            input=file.data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        ).returncode
    except (OSError, ValueError, subprocess.SubprocessError):
        raise Refusal("scanner_failed", file=file.name) from None
    if ended == _FOUND:
        raise Refusal("file_scanned", file=file.name)
    if ended != 0:
        raise Refusal("scanner_failed", file=file.name)
