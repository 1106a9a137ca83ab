"""The page of this machine: who reaches it, what it gives, and that nothing stays behind."""

import json
import threading
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPResponse
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from urllib.parse import quote
from wsgiref.simple_server import WSGIServer

import pytest
from docx import Document

from adapters.cli.open import LOOPBACK, _Quiet, _Server
from adapters.local_page.application import SAMPLE, LocalPage
from adapters.papers.rendering import text_of
from adapters.spreadsheets.read import MAX_BYTES

TOKEN = "mot-tu-ngau-nhien"
TABLE = "Đơn vị;Tổng điểm;Xếp hạng\nA & B <C> {{x}};90;2\nĐồng Nội;89;1\n".encode()
TITLED = (
    "BẢNG TỔNG HỢP ĐIỂM THI ĐUA NĂM 2027;;\n(Kèm theo Tờ trình ngày 05 tháng 01 năm 2028);;\n"
    "Đơn vị;Tổng điểm;Xếp hạng\nĐồng Nội;90;1\nHoa Sen;89;2\n"
).encode()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made, so that what is left can be seen. No PDF: it is slow."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("adapters.papers.converting.office_program", lambda: None)
    monkeypatch.setattr("adapters.papers.dossier.office_program", lambda: None)
    return tmp_path


@pytest.fixture
def server() -> Iterator[WSGIServer]:
    with _Server((LOOPBACK, 0), _Quiet) as found:
        clock = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
        found.set_app(LocalPage(TOKEN, found.server_port, "vi", lambda: clock))
        thread = threading.Thread(target=found.serve_forever, daemon=True)
        thread.start()
        yield found
        found.shutdown()
        thread.join()


def asked(
    server: WSGIServer,
    method: str,
    path: str,
    body: bytes | None = None,
    **headers: str,
) -> tuple[HTTPResponse, bytes]:
    """One request over the wire."""
    connection = HTTPConnection(LOOPBACK, server.server_port, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, named)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


def test_a_table_comes_back_as_a_zip_of_papers(server: WSGIServer, folder: Path) -> None:
    """Its papers are there with what to look at, and the machine keeps none of it."""
    path = f"/{TOKEN}/dossier?file=bang.csv&nam=2026&cum={quote('Khối 1')}"
    answer, content = asked(server, "POST", path, TABLE)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/zip")
    names = zipfile.ZipFile(BytesIO(content)).namelist()
    inside = {Path(name).name for name in names}
    assert {"00-doc-truoc.txt", "00-can-xem-lai.txt"} <= inside
    papers = [name for name in inside if name.endswith(".docx")]
    assert str(len(papers)) == answer.headers["X-Papers"]
    assert int(answer.headers["X-Findings"]) == 2  # the ranks are the other way round
    assert all(name.isascii() for name in names)
    assert list(folder.iterdir()) == []


def test_the_year_is_that_of_the_title(server: WSGIServer) -> None:
    """The field starts empty, and the papers have the year that the table itself states."""
    _, page = asked(server, "GET", f"/{TOKEN}/")
    assert 'value="' not in page.decode()
    answer, content = asked(server, "POST", f"/{TOKEN}/dossier?file=bang.csv", TITLED)
    assert (answer.status, answer.headers["X-Years"]) == (200, "")
    packed = zipfile.ZipFile(BytesIO(content))
    invitation = next(name for name in packed.namelist() if name.endswith("01-giay-moi.docx"))
    text = text_of(Document(BytesIO(packed.read(invitation)))).replace("\u00a0", " ")
    assert "năm 2027" in text
    assert "năm 2026" not in text


def test_another_year_than_that_of_the_title_is_said(server: WSGIServer) -> None:
    """What was typed holds, and the page and the note tell both years."""
    answer, content = asked(server, "POST", f"/{TOKEN}/dossier?file=bang.csv&nam=2026", TITLED)
    assert answer.headers["X-Years"] == "2027 2026"
    packed = zipfile.ZipFile(BytesIO(content))
    note = next(name for name in packed.namelist() if name.endswith("00-doc-truoc.txt"))
    told = packed.read(note).decode("utf-8-sig")
    assert "Tên bảng ghi năm 2027, văn bản ghi năm 2026" in told


def test_a_field_is_called_as_the_page_calls_it(server: WSGIServer) -> None:
    """Nobody on the page has typed a key of the command line."""
    answer, content = asked(server, "POST", f"/{TOKEN}/dossier?file=a.csv&ngay=32/13/2027", TABLE)
    told = json.loads(content)["sentence"]
    assert answer.status == 422
    assert told == "Mục “Ngày ký” ghi “32/13/2027” không dùng được. Ghi như 20/12/2026."


def test_a_table_that_agrees_says_so(server: WSGIServer) -> None:
    """The sample is loaded, adds up, and gives its papers."""
    sample, content = asked(server, "GET", f"/{TOKEN}/sample")
    assert sample.status == 200
    assert content == files("adapters.local_page").joinpath(SAMPLE).read_bytes()
    answer, _ = asked(server, "POST", f"/{TOKEN}/dossier?file={SAMPLE}", content)
    assert (answer.status, answer.headers["X-Findings"]) == (200, "0")


@pytest.mark.parametrize(
    ("body", "query", "code"),
    [
        (b"abc", "file=a.csv", "score_table_missing"),
        (b"", "file=a.csv", "spreadsheet_unreadable"),
        (b"%PDF-1.7", "file=a.pdf", "spreadsheet_unreadable"),
        (TABLE, "file=a.csv&nam=20x6", "paper_setting_wrong"),
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_cannot_be_read_is_a_sentence(
    server: WSGIServer, folder: Path, body: bytes, query: str, code: str, lang: str
) -> None:
    """Never a traceback, and nothing is left half done."""
    answer, content = asked(server, "POST", f"/{TOKEN}/dossier?{query}&lang={lang}", body)
    told = json.loads(content)
    assert (answer.status, told["code"]) == (422, code)
    assert told["sentence"].strip()
    assert list(folder.iterdir()) == []


def test_a_body_too_large_is_not_read(server: WSGIServer) -> None:
    """Its announced length is enough to refuse it."""
    answer, content = asked(
        server, "POST", f"/{TOKEN}/dossier", b"x", Content_Length=str(MAX_BYTES + 1)
    )
    assert (answer.status, json.loads(content)["code"]) == (422, "spreadsheet_too_large")


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("GET", "/", {}),
        ("GET", "/khac/", {}),
        ("GET", f"/{TOKEN[:-1]}/", {}),
        ("GET", f"/{TOKEN}/", {"Host": "evil.example"}),
        ("GET", f"/{TOKEN}/", {"Host": "127.0.0.1"}),
        ("POST", f"/{TOKEN}/dossier", {"Origin": "http://evil.example"}),
        ("GET", f"/{TOKEN}/dossier", {}),
        ("GET", f"/{TOKEN}/../page.html", {}),
        ("DELETE", f"/{TOKEN}/", {}),
    ],
)
def test_every_other_request_is_answered_alike(
    server: WSGIServer, method: str, path: str, headers: dict[str, str]
) -> None:
    """Without the word of the address, by another name of the host, from another site."""
    answer, content = asked(server, method, path, None, **headers)
    assert (answer.status, content) == (404, b"404\n")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_runs_only_what_is_its_own(server: WSGIServer, lang: str) -> None:
    """Its policy names one script and one sheet of style, and lets nothing in from outside."""
    answer, content = asked(server, "GET", f"/{TOKEN}/?lang={lang}")
    policy = answer.headers["Content-Security-Policy"]
    nonce = policy.split("'nonce-")[1].split("'")[0]
    page = content.decode()
    assert page.count(f'nonce="{nonce}"') == 2
    assert "default-src 'none'" in policy
    assert "http://" not in page
    assert f'<html lang="{lang}">' in page
    assert answer.headers["Cache-Control"] == "no-store"


def test_each_page_has_a_word_of_its_own_for_its_script(server: WSGIServer) -> None:
    """A script that was told once is told nothing more."""
    policies = {
        asked(server, "GET", f"/{TOKEN}/")[0].headers["Content-Security-Policy"] for _ in range(2)
    }
    assert len(policies) == 2
