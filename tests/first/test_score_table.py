"""A score table dropped on the first page: what is said of it, its papers, and bad input."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from adapters.papers.rendering import text_of
from tests.first.visiting import Answer, Visitor

TABLE = "Đơn vị;Tổng điểm;Xếp hạng\nA & B <C> {{x}};90;2\nĐồng Nội;89;1\n".encode()
TITLED = (
    "BẢNG TỔNG HỢP ĐIỂM THI ĐUA NĂM 2027;;\n(Kèm theo Tờ trình ngày 05 tháng 01 năm 2028);;\n"
    "Đơn vị;Tổng điểm;Xếp hạng\nĐồng Nội;90;1\nHoa Sen;89;2\n"
).encode()
PAPERS = "bang-excel/giay-to/"


def sample(visitor: Visitor) -> Answer:
    """The findings of the sample."""
    mark = visitor.get().form("bang-excel/xem/")["csrfmiddlewaretoken"]
    form = {"csrfmiddlewaretoken": mark, "sample": "1"}
    return visitor.post("bang-excel/xem/", form)


def inside(answer: Answer) -> dict[str, bytes]:
    """The files of a zip by their names."""
    assert (answer.status, answer.kind) == (200, "application/zip")
    packed = zipfile.ZipFile(BytesIO(answer.content))
    assert all(name.isascii() for name in packed.namelist())
    return {Path(name).name: packed.read(name) for name in packed.namelist()}


def test_what_does_not_agree_is_shown_with_its_cell(visitor: Visitor) -> None:
    """Rows and columns go by the names of Excel; a finding leads to its cell and back."""
    page = sample(visitor)
    assert page.status == 200
    assert "2 chỗ chưa khớp trong bang-diem-mau.xlsx" in page.text
    assert "97 tính lại" not in page.text
    assert re.search(r'<td id="o-F4".*?href="#loi-1"><b>97,5</b><small>tính lại 97<', page.text)
    assert re.search(r'id="loi-1".*?href="#o-F4">Ô F4</a>', page.text, re.DOTALL)
    assert re.search(r'id="loi-2".*?href="#o-G6">Ô G6</a>', page.text, re.DOTALL)
    assert '<th scope="col">G</th>' in page.text


def test_which_figures_the_papers_have_is_asked(visitor: Visitor) -> None:
    """As written, with a note of what to look at; or worked out again, with nothing to look at."""
    form = sample(visitor).form(PAPERS)
    assert form["figures"] == "written"
    written = inside(visitor.post(PAPERS, form))
    assert {"00-doc-truoc.txt", "00-can-xem-lai.txt"} <= written.keys()
    again = inside(visitor.post(PAPERS, {**form, "figures": "recomputed"}))
    assert "00-can-xem-lai.txt" not in again
    assert any(name.endswith(".docx") for name in again)


def test_the_list_is_a_file_of_its_own(visitor: Visitor) -> None:
    """A line for each place, with its cell."""
    told = visitor.post(PAPERS, {**sample(visitor).form(PAPERS), "do": "list"})
    lines = told.content.decode("utf-8-sig").splitlines()
    assert [line.partition(":")[0] for line in lines[2:]] == ["F4", "G6"]


def test_nothing_of_a_table_stays_behind(visitor: Visitor, scratch: Path) -> None:
    """The file goes from page to page in the form; the machine keeps none of it."""
    page = visitor.bring("bang.csv", TABLE)
    assert "A & B <C> {{x}}" in page.text
    inside(visitor.post(PAPERS, page.form(PAPERS)))
    assert list(scratch.iterdir()) == []


def test_the_year_is_that_of_the_title_unless_another_is_typed(visitor: Visitor) -> None:
    """The papers have what the table states; what was typed holds, and the note tells both."""
    form = visitor.bring("bang.csv", TITLED).form(PAPERS)
    assert form["nam"] == ""
    invitation = inside(visitor.post(PAPERS, form))
    name = next(one for one in invitation if one.endswith("01-giay-moi.docx"))
    text = text_of(Document(BytesIO(invitation[name]))).replace("\u00a0", " ")
    assert "năm 2027" in text
    assert "năm 2026" not in text
    other = inside(visitor.post(PAPERS, {**form, "nam": "2026"}))
    told = other["00-doc-truoc.txt"].decode("utf-8-sig")
    assert "Tên bảng ghi năm 2027, văn bản ghi năm 2026" in told


def test_a_field_in_a_wrong_form_is_said_at_the_field(visitor: Visitor) -> None:
    """What was typed stays, and the summary leads to the very field."""
    form = visitor.bring("bang.csv", TABLE).form(PAPERS)
    page = visitor.post(PAPERS, {**form, "ngay": "32/13/2027", "cum": "Khối 1"})
    assert page.status == 422
    said = "Mục “Ngày ký” ghi “32/13/2027” không dùng được. Ghi như 20/12/2026."
    assert f'<a href="#f-ngay">{said}</a>' in page.text
    assert 'value="32/13/2027"' in page.text
    assert 'value="Khối 1"' in page.text
    assert page.form(PAPERS)["kept"] == form["kept"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"abc", "Không thấy bảng điểm"),
        ("a.xlsx", b"%PDF-1.7", "PDF"),
        ("a.xlsx", b"\x89PNG\r\n", "ảnh"),
        ("a.xlsx", b"PK\x03\x04", "xlsx"),
        ("a.csv", b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_file(
    visitor: Visitor, scratch: Path, name: str, content: bytes, said: str
) -> None:
    """Also under a false extension: one sentence, never a trace, and nothing is left half done."""
    page = visitor.bring(name, content)
    assert page.status == 422
    assert 'href="#f-table"' in page.text
    assert said in page.text
    assert list(scratch.iterdir()) == []


def test_a_file_of_50_megabytes_is_refused(visitor: Visitor) -> None:
    """Its announced length is enough."""
    assert visitor.bring("a.xlsx", b"x" * 50_000_000).status == 413


def test_a_table_can_be_pasted(visitor: Visitor) -> None:
    """As it is copied in Excel, with tabs; an unreadable one stays in its field."""
    form = visitor.get("bang-excel/").form("bang-excel/xem/")
    pasted = "Đơn vị\tTổng điểm\tXếp hạng\nHoa Sen\t90\t1\nĐồng Nội\t89\t2\n"
    page = visitor.post("bang-excel/xem/", {**form, "pasted": pasted})
    assert "Không thấy chỗ nào chưa khớp" in page.text
    page = visitor.post("bang-excel/xem/", {**form, "pasted": "không phải bảng"})
    assert page.status == 422
    assert "không phải bảng</textarea>" in page.text


def test_what_a_form_kept_is_read_with_the_same_bounds(visitor: Visitor) -> None:
    """Whoever alters it gets a sentence."""
    form = sample(visitor).form(PAPERS)
    assert visitor.post(PAPERS, {**form, "kept": "%%%"}).status in {400, 422}
    assert visitor.post(PAPERS, {**form, "kept": "QUJD"}).status in {400, 422}
