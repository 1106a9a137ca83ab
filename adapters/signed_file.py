"""Signed files are named by path at the command line and stand in events by their SHA-256.

The file itself is kept by whoever signed it: the hash says which one was meant.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from domain.values.refusal import Refusal

#: A scan larger than this is no document of an office.
MAX_BYTES: Final = 64 * 1024 * 1024
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_CHUNK: Final = 1024 * 1024


def with_digests(raw: Mapping[str, object]) -> dict[str, object]:
    """A command's fields in which files stand by their hash: ``document.file`` and ``file``.

    ``ban-ky.pdf`` or ``@ban-ky.pdf`` names a file; 64 hexadecimal digits are a hash already.
    Raises ``Refusal``: ``file_missing`` or ``file_too_large``.
    """
    found = dict(raw)
    document = found.get("document")
    if isinstance(document, Mapping):
        found["document"] = _named(document)
    return _named(found)


def _named(fields: Mapping[str, object]) -> dict[str, object]:
    found = dict(fields)
    if isinstance(name := found.get("file"), str) and not _SHA256.fullmatch(name):
        found["file"] = digest(Path(name.removeprefix("@")))
    return found


def digest(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    hashed, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                size += len(piece)
                if size > MAX_BYTES:
                    raise Refusal("file_too_large", case="signed", file=path.name, max=MAX_BYTES)
                hashed.update(piece)
    except OSError:
        raise Refusal("file_missing", file=str(path)) from None
    return hashed.hexdigest()
