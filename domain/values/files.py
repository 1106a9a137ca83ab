"""What is said of a file that is kept beside the log: the bytes never stand in it."""

import re
from enum import StrEnum
from typing import Final

from domain.values.refusal import Refusal, refuses

_SHA256: Final = re.compile(r"[0-9a-f]{64}")


class FileKind(StrEnum):
    """The kinds of file that are kept."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    ODS = "ods"
    DOC = "doc"
    XLS = "xls"


@refuses("input_malformed")
def check_digest(digest: str, where: str) -> None:
    """Raises ``Refusal("input_malformed")`` where a file is not named by its SHA-256."""
    if not _SHA256.fullmatch(digest):
        raise Refusal("input_malformed", where=where, expected="SHA-256", value=digest)
