"""What a file is, as its bytes say, and whether its name says the same."""

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.values.files import FileKind

#: The ends of names that each kind may bear.
SUFFIXES: Final[Mapping[str, FileKind]] = MappingProxyType(
    {"jpg": FileKind.JPEG, **{kind.value: kind for kind in FileKind}}
)
_STARTS: Final = (
    (b"%PDF-", FileKind.PDF),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams stand in its directory as UTF-16.
_OLE_STREAMS: Final = (
    ("WordDocument", FileKind.DOC),
    ("Workbook", FileKind.XLS),
    ("Book", FileKind.XLS),
)
_PARTS: Final = (("word/document.xml", FileKind.DOCX), ("xl/workbook.xml", FileKind.XLSX))
_MIME: Final[Mapping[bytes, FileKind]] = MappingProxyType(
    {
        b"application/vnd.oasis.opendocument.text": FileKind.ODT,
        b"application/vnd.oasis.opendocument.spreadsheet": FileKind.ODS,
    }
)
#: Longer than any type of a document.
_LONGEST_MIME: Final = 100


def kind_of(data: bytes) -> FileKind | None:
    """What the bytes are; none where they are nothing that is kept. Nothing is unpacked but the
    one line by which an OpenDocument file names its type."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(_OLE):
        found = (kind for name, kind in _OLE_STREAMS if name.encode("utf-16-le") in data)
        return next(found, None)
    return _zipped(data) if data.startswith(b"PK\x03\x04") else None


def fits(name: str, kind: FileKind) -> bool:
    """Whether the end of a name says what the bytes are."""
    _, dot, suffix = name.rpartition(".")
    return bool(dot) and SUFFIXES.get(suffix.lower()) is kind


def _zipped(data: bytes) -> FileKind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {entry.filename: entry for entry in archive.infolist()}
            if any(part.lower().endswith("vbaproject.bin") for part in parts):
                return None  # a document that carries a program
            mime = parts.get("mimetype")
            if mime is not None and mime.file_size <= _LONGEST_MIME:
                return _MIME.get(archive.read(mime).strip())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        return None
    if "[Content_Types].xml" not in parts:
        return None
    return next((kind for part, kind in _PARTS if part in parts), None)
