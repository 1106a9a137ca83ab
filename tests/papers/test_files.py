"""The files themselves: templates that are made again, properties, folders, PDF."""

import os
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from adapters.papers import dossier as written
from adapters.papers.building import TEMPLATES, build, parts_of, template_name
from adapters.papers.catalogue import PAPERS
from adapters.papers.converting import to_pdf
from tests.cli.typed import typed
from tests.papers.conftest import NASTY, TABLE, Run, run
from tests.papers.reading import of_a_table, plain
from tests.spreadsheets.books import workbook

#: What a table alone is enough for.
OF_A_TABLE = {code for code, paper in PAPERS.items() if of_a_table(paper)}


@pytest.mark.parametrize("code", PAPERS)
def test_templates_are_what_the_builders_make(code: str) -> None:
    """A committed template is the one that building gives again."""
    kept = (TEMPLATES / template_name(PAPERS[code])).read_bytes()
    assert parts_of(build(PAPERS[code])) == parts_of(kept)


def test_no_template_is_left_over() -> None:
    """Every file among the templates belongs to a paper."""
    kept = {path.name for path in TEMPLATES.iterdir() if path.suffix == ".docx"}
    assert kept == {template_name(paper) for paper in PAPERS.values()}


def test_properties_are_ours(told: Run) -> None:
    """Title, language and issuer; nothing of the library's own, no thumbnail."""
    for one in told.papers:
        properties = one.made.core_properties
        assert properties.title == one.paper.title
        assert properties.author == "Cụm thi đua số 8"
        assert properties.comments == ""
        assert abs(datetime.now(UTC) - properties.created.astimezone(UTC)).days < 2
        with zipfile.ZipFile(one.file) as packed:
            assert not [name for name in packed.namelist() if "thumbnail" in name]


def test_every_cell_holds_a_paragraph(told: Run) -> None:
    """Word calls a file damaged in which a cell has none."""
    for one in told.papers:
        for cell in one.made.element.body.iter(qn("w:tc")):
            assert cell.findall(qn("w:p"))
        for row in one.made.element.body.iter(qn("w:tr")):
            grid = row.getparent().find(qn("w:tblGrid"))
            assert len(row.findall(qn("w:tc"))) == len(grid.findall(qn("w:gridCol")))


def test_no_mark_of_a_template_is_left(told: Run) -> None:
    """Nothing of the templates' language, and no word that a program prints for nothing."""
    for one in told.papers:
        text = one.text.replace(NASTY, "")
        for mark in ("{{", "{%", "}}", "None", "nan", "Undefined", "[object", "lorem"):
            assert mark not in text, (one.file.name, mark)


def test_the_same_table_twice_gives_the_same_papers(tmp_path: Path) -> None:
    """What a paper says depends on nothing but the table and the settings."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first, second = (run(tmp_path / name, TABLE, "--no-pdf") for name in ("one", "two"))
    for one, other in zip(first.papers, second.papers, strict=True):
        with zipfile.ZipFile(one.file) as packed, zipfile.ZipFile(other.file) as again:
            assert packed.read("word/document.xml") == again.read("word/document.xml")


def test_each_run_writes_a_new_folder(tmp_path: Path) -> None:
    """What was edited is never overwritten."""
    first = run(tmp_path, TABLE, "--no-pdf")
    edited = first.papers[0].file
    edited.write_bytes(b"edited")
    second = run(tmp_path, TABLE, "--no-pdf")
    assert first.folder != second.folder
    assert edited.read_bytes() == b"edited"


def test_file_names_have_no_marks(told: Run) -> None:
    """ASCII, lower case, no blanks, in the order of the conference."""
    names = [one.file.name for one in told.papers]
    assert names == sorted(names)
    assert all(name.isascii() and name == name.lower() and " " not in name for name in names)
    assert all(name.startswith("cum-8_2021_") for name in names)


def test_a_template_that_fails_names_itself(tmp_path: Path) -> None:
    """The other papers are written, the page says which one was not and why; it ends with 1."""
    own = tmp_path / "mau"
    assert typed("papers", "init", own).code == 0
    _with_tag(own / template_name(PAPERS["giay-moi"]), "{{ khong_co_the_nay }}")
    table = tmp_path / "bang.xlsx"
    table.write_bytes(workbook(("Bảng", TABLE)))
    words = ("papers", table, "--templates", own, "--out", tmp_path / "ra", "--no-pdf")
    answer = typed(*words)
    assert answer.code == 1
    assert "01-giay-moi.docx" in answer.said
    assert "khong_co_the_nay" in answer.said
    again = typed(*words, "--json").json
    assert [one["code"] for one in again["failed"]] == ["giay-moi"]
    assert len(again["papers"]) == len(OF_A_TABLE) - 1


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 1 / 0 }}",
        "{% for d in bang %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ nam.x.y }}",
        "{%p endif %}",
        "{{ bang | khong_co }}",
    ],
)
def test_whatever_a_template_does_the_others_are_written(tmp_path: Path, tag: str) -> None:
    """A fault in one template is told of that paper alone, and none reaches behind the facts."""
    own = tmp_path / "mau"
    typed("papers", "init", own)
    _with_tag(own / template_name(PAPERS["giao-uoc-thi-dua"]), tag)
    table = tmp_path / "bang.xlsx"
    table.write_bytes(workbook(("Bảng", TABLE)))
    words = ("papers", table, "--templates", own, "--out", tmp_path / "ra", "--no-pdf", "--json")
    answer = typed(*words)
    assert answer.code == 1, answer.err
    assert [one["code"] for one in answer.json["failed"]] == ["giao-uoc-thi-dua"]


def test_a_template_that_is_no_word_file_names_itself(tmp_path: Path) -> None:
    """A file that was saved as something else is told, with what to do."""
    own = tmp_path / "mau"
    typed("papers", "init", own)
    (own / template_name(PAPERS["giay-moi"])).write_bytes(b"not a document")
    table = tmp_path / "bang.xlsx"
    table.write_bytes(workbook(("Bảng", TABLE)))
    words = ("papers", table, "--templates", own, "--out", tmp_path / "ra", "--no-pdf")
    answer = typed(*words)
    assert answer.code == 1
    assert "01-giay-moi.docx: không mở được như văn bản Word" in answer.said


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Where a file stands in the place of the folder, the refusal says so and nothing is lost."""
    taken = tmp_path / "ho-so"
    taken.write_text("a file", encoding="utf-8")
    table = tmp_path / "bang.xlsx"
    table.write_bytes(workbook(("Bảng", TABLE)))
    answer = typed("papers", table, "--out", taken, "--no-pdf", "--json")
    assert answer.code == 1
    assert answer.error["code"] == "papers_not_writable"
    assert "tên ấy đã là tên một tệp" in answer.error["sentence"]
    assert "File exists" not in answer.error["sentence"]
    assert taken.read_text(encoding="utf-8") == "a file"


def _with_tag(template: Path, tag: str) -> None:
    made = Document(str(template))
    made.add_paragraph(tag)
    made.save(str(template))


def test_pdf_files_are_whole(printed: Run) -> None:
    """One page or more each, none empty, A4, every font embedded and of one family."""
    if shutil.which("pdftotext") is None or shutil.which("pdffonts") is None:
        pytest.skip("poppler's tools are not installed")
    assert len(printed.answer["pdf"]) == len(printed.papers)
    for one in printed.papers:
        pdf = one.file.with_suffix(".pdf")
        pages = _said("pdftotext", "-layout", str(pdf), "-").split("\f")[:-1]
        assert pages
        assert all(page.strip() for page in pages), one.file.name
        fonts = [line.split() for line in _said("pdffonts", str(pdf)).splitlines()[2:]]
        families = {found[0].partition("+")[2].partition("-")[0] for found in fonts}
        assert len(families) == 1, one.file.name
        assert all("yes" in found for found in fonts)
        assert "A4" in _said("pdfinfo", str(pdf))
        text = " ".join(plain("\n".join(pages)).split())
        for name in ("Long An", "Đồng Tháp", "Sóc Trăng") if one.names_units else ():
            assert name in text


def test_the_state_takes_one_line_in_the_pdf(printed: Run) -> None:
    """The fault that those who check papers name first."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's tools are not installed")
    pdf = printed.paper("bao-cao-tong-ket").file.with_suffix(".pdf")
    lines = _said("pdftotext", "-layout", str(pdf), "-").splitlines()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in plain(lines[0])


def test_a_table_has_its_picture(printed: Run) -> None:
    """The landscape table as a picture to be sent by chat."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("poppler's tools are not installed")
    assert printed.answer["pictures"] == ["cum-8_2021_11-bang-tong-hop-diem.png"]
    head = (printed.folder / printed.answer["pictures"][0]).read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert 1600 <= int.from_bytes(head[16:20], "big") <= 2000


def test_an_exit_status_is_not_believed(printed: Run, tmp_path: Path) -> None:
    """LibreOffice ends well on a broken file: the PDF that is not there is named."""
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 nothing of the kind")
    good = printed.papers[0].file
    converted = to_pdf([broken, good], tmp_path)
    assert converted.missing == (broken,)
    assert [path.stem for path in converted.made] == [good.stem]


def test_without_libreoffice_the_word_files_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No PDF is no failure; the note says what to do."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("adapters.papers.converting._PLACES", ())
    alone = run(tmp_path, TABLE)
    assert {one.paper.code for one in alone.papers} == OF_A_TABLE
    assert alone.answer["pdf"] == []
    note = (alone.folder / written.READ_FIRST).read_text(encoding="utf-8-sig")
    assert "Không có LibreOffice" in note


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_program_that_hangs_is_ended_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After its time the whole group of processes goes; the .docx files are there all the same."""
    mark = tmp_path / "child"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 300 &\necho $! > '{mark}'\nwait\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    paper = tmp_path / "van-ban.docx"
    paper.write_bytes(b"")
    converted = to_pdf([paper], tmp_path, patience=1)
    assert (converted.problem, converted.missing) == ("late", (paper,))
    child = Path(f"/proc/{int(mark.read_text())}/stat")
    assert not child.exists() or child.read_text().split()[2] == "Z"
