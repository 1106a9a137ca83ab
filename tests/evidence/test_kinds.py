"""A file is what its bytes say."""

import io
import zipfile

import pytest

from adapters.evidence.kinds import fits, kind_of
from domain.values.files import FileKind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(**parts: str) -> bytes:
    """An archive of these parts, whose names have _ for . and __ for /."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return out.getvalue()


def office(part: str, *more: str) -> bytes:
    """An Office file with that part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", part, *more):
            archive.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ban ky", FileKind.PDF),
        (b"\xff\xd8\xff\xe0 anh", FileKind.JPEG),
        (b"\x89PNG\r\n\x1a\n anh", FileKind.PNG),
        (office("word/document.xml"), FileKind.DOCX),
        (office("xl/workbook.xml"), FileKind.XLSX),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), FileKind.ODT),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), FileKind.ODS),
        (OLE + "WordDocument".encode("utf-16-le"), FileKind.DOC),
        (OLE + "Workbook".encode("utf-16-le"), FileKind.XLS),
        (b"", None),
        (b"MZ\x90 chuong trinh", None),
        (b"<html>%PDF-1.7", None),
        (OLE, None),
        (office("word/document.xml", "word/vbaProject.bin"), None),
        (office("ppt/presentation.xml"), None),
        (zipped(mimetype="x" * 5000), None),
        (office("word/document.xml")[:40], None),
        (zipped(bai_txt="x"), None),
    ],
)
def test_kind_is_read_from_the_bytes(data: bytes, kind: FileKind | None) -> None:
    """Whatever is not one of the kinds that are kept, a program inside included, is none."""
    assert kind_of(data) is kind


def test_name_has_to_say_what_the_bytes_are() -> None:
    """Capitals and .jpg are fine; another end, or none, is not."""
    assert fits("Bản ký.PDF", FileKind.PDF)
    assert fits("anh.jpg", FileKind.JPEG)
    assert not fits("anh.pdf", FileKind.JPEG)
    assert not fits("ban-ky.pdf.exe", FileKind.PDF)
    assert not fits("pdf", FileKind.PDF)
