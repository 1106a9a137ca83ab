"""The signed paper of a unit's sheet: brought with the sending, and found again beside it."""

from typing import Final

import msgspec
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from adapters.bootstrap import Engine
from adapters.evidence.keeping import MAX_BYTES, keep, offered
from adapters.evidence.kinds import SUFFIXES
from adapters.log.files import kept_of
from adapters.sheets.brought import submissions
from domain.cycle.cycle import Cycle
from domain.record.record import StreamId, UnitId

#: How the field of the form is called.
FIELD: Final = "signed"
#: What a browser offers to choose from.
CHOICE: Final = ",".join(f".{suffix}" for suffix in SUFFIXES)
_LONGEST_NAME: Final = 80


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """The signed paper that the record names."""

    digest: str
    #: Whether its bytes are kept here; of an older one there may be the hash alone.
    here: bool


def signed_of(engine: Engine, stream: StreamId, cycle: Cycle, unit: UnitId) -> Signed | None:
    """The signed paper with which a unit's sheet was sent, or that was added to it later."""
    version = submissions(engine.store.events(stream)).get(unit)
    document = cycle.papers.get(version) if version is not None else None
    if document is None or document.file is None:
        return None
    with engine.store.database.read() as connection:
        here = document.file in kept_of(connection, (document.file,))
    return Signed(digest=document.file, here=here)


def keep_sent(engine: Engine, request: HttpRequest) -> str | None:
    """Keep the file that came with a form; its hash, or ``None`` where none came.

    Raises ``Refusal``: as ``adapters.evidence.keeping``.
    """
    file = request.FILES.get(FIELD)
    if not isinstance(file, UploadedFile):
        return None
    found = offered((file.name or "")[-_LONGEST_NAME:], file.read(MAX_BYTES + 1))
    return keep(engine.store.database, found).digest
