"""Signed files are named by path at the command line and stand in events by their SHA-256; their
bytes are kept beside the log before the command that names them is given."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from adapters.bootstrap import Engine
from domain.values.refusal import Refusal

if TYPE_CHECKING:
    from adapters.evidence.keeping import Offered

_SHA256: Final = re.compile(r"[0-9a-f]{64}")


class SignedFiles:
    """The files that a command names by their paths."""

    def __init__(self) -> None:
        self._found: dict[str, Offered] = {}

    def __bool__(self) -> bool:
        return bool(self._found)

    def named(self, raw: Mapping[str, object]) -> dict[str, object]:
        """A command's fields in which files stand by their hash: ``document.file``, ``file`` and
        ``digest``.

        ``ban-ky.pdf`` or ``@ban-ky.pdf`` names a file; 64 hexadecimal digits are a hash already.
        Raises ``Refusal``: as :func:`read_signed`.
        """
        found = dict(raw)
        document = found.get("document")
        if isinstance(document, Mapping):
            found["document"] = self._digested(document)
        return self._described(self._digested(found))

    def keep(self, engine: Engine) -> None:
        """Keep them beside the log. Raises ``Refusal``: as ``adapters.evidence.keeping.keep``."""
        if not self._found:
            return
        from adapters.evidence.keeping import keep  # noqa: PLC0415  # for who names a file

        for file in self._found.values():
            keep(engine.store.database, file)

    def _described(self, fields: Mapping[str, object]) -> dict[str, object]:
        """Evidence is named by its path as well; what was not said of it the file says itself."""
        found = dict(fields)
        if not isinstance(name := found.get("digest"), str) or _SHA256.fullmatch(name):
            return found
        file = read_signed(Path(name.removeprefix("@")))
        found["digest"] = file.digest
        if "reason" in found:  # taken away again
            return found
        self._found[file.digest] = file
        return {"name": file.name, "kind": file.kind.value, "size": len(file.data), **found}

    def _digested(self, fields: Mapping[str, object]) -> dict[str, object]:
        found = dict(fields)
        if isinstance(name := found.get("file"), str) and not _SHA256.fullmatch(name):
            file = read_signed(Path(name.removeprefix("@")))
            self._found[file.digest] = file
            found["file"] = file.digest
        return found


def read_signed(path: Path) -> "Offered":
    """A signed file. Raises ``Refusal``: ``file_missing``, or as
    ``adapters.evidence.keeping.offered``."""
    from adapters.evidence import keeping  # noqa: PLC0415  # the same

    try:
        with path.open("rb") as file:
            data = file.read(keeping.MAX_BYTES + 1)
    except OSError:
        raise Refusal("file_missing", file=str(path)) from None
    return keeping.offered(path.name, data)
