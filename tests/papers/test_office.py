"""The office's own folder, its settings, and the check of edited templates."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from adapters.papers.building import template_name
from adapters.papers.catalogue import PAPERS
from adapters.papers.checking import check_paragraphs
from adapters.papers.measuring import balanced, width
from adapters.papers.settings import checked, day_of, facts_of_settings, official_day, symbol
from domain.values.refusal import Refusal
from tests.cli.typed import typed
from tests.papers.conftest import TABLE
from tests.papers.reading import Finished, plain
from tests.spreadsheets.books import workbook


def test_init_copies_every_template_and_overwrites_nothing(tmp_path: Path) -> None:
    """The folder holds a template for each paper and the settings; made twice, it is refused."""
    own = tmp_path / "mau"
    answer = typed("papers", "init", own)
    assert answer.code == 0
    names = {path.name for path in own.iterdir()}
    assert names == {*map(template_name, PAPERS.values()), "cum.yaml"}
    assert typed("papers", "check", own).code == 0
    (own / "cum.yaml").write_text("nam: 2026\n", encoding="utf-8")
    again = typed("papers", "init", own, "--json")
    assert again.code == 1
    assert again.error["code"] == "papers_folder_taken"
    assert (own / "cum.yaml").read_text(encoding="utf-8") == "nam: 2026\n"


def test_settings_and_edited_templates_are_used(tmp_path: Path) -> None:
    """What the office writes into its folder stands in its papers; what is typed goes before it."""
    own = tmp_path / "mau"
    typed("papers", "init", own)
    settings = "cum: Khối thi đua các Sở Tài chính\nnam: 2025\nso:\n  giay-moi: 7\n"
    (own / "cum.yaml").write_text(settings, encoding="utf-8")
    template = own / template_name(PAPERS["giay-moi"])
    made = Document(str(template))
    made.add_paragraph("Xin báo lại trước hội nghị năm {{ nam }}.")
    made.save(str(template))
    table = tmp_path / "bang.xlsx"
    table.write_bytes(workbook(("Bảng", TABLE)))
    words = ("papers", table, "nam=2026", "--templates", own, "--out", tmp_path / "ra", "--no-pdf")
    folder = Path(typed(*words, "--json").json["folder"])
    invitation = next(Finished(path) for path in folder.glob("*01-giay-moi.docx"))
    assert "Xin báo lại trước hội nghị năm 2026." in invitation.text
    assert invitation.of("number") == ["Số: 07/GM-……"]


@pytest.mark.parametrize(
    ("setting", "code", "nearest"),
    [
        ("naam=2026", "paper_setting_unknown", "nam"),
        ("so.bao-cao=5", "paper_setting_unknown", "so.bao-cao-tong-ket"),
        ("nam=hai nghìn", "paper_setting_wrong", None),
        ("ngay=30/02/2026", "paper_setting_wrong", None),
        ("dau=phong", "paper_setting_wrong", None),
        ("trinh=so", "paper_setting_wrong", None),
        ("bang=1", "paper_setting_unknown", None),
    ],
)
def test_a_setting_that_is_none_is_refused(setting: str, code: str, nearest: str | None) -> None:
    """It is named with what was typed and the nearest; figures of the table cannot be typed."""
    key, _, value = setting.partition("=")
    with pytest.raises(Refusal) as refused:
        checked({key: value}, "cum.yaml")
    assert refused.value.code == code
    if nearest:
        assert refused.value.facts["nearest"] == nearest


def test_heads_of_the_unit_of_the_party_and_of_the_front() -> None:
    """Whose head it is decides issuer, name of the state, form of the number and who signs."""
    unit = facts_of_settings({"dau": "don_vi", "don_vi_cum_truong": "Sở Tài chính"})
    assert unit["co_quan_ban_hanh"] == "SỞ TÀI CHÍNH"
    assert unit["chuc_vu_ky"] == "……"
    party = facts_of_settings({"dau": "dang", "don_vi_cum_truong": "Tỉnh ủy"})
    assert (party["quoc_hieu"], party["tieu_ngu"]) == ("ĐẢNG CỘNG SẢN VIỆT NAM", "")
    cluster = facts_of_settings({"cum": "Khối thi đua số 2", "cum_truong": "Khối trưởng"})
    assert cluster["co_quan_ban_hanh"] == "KHỐI THI ĐUA SỐ 2"
    assert cluster["chuc_vu_ky"] == "KHỐI TRƯỞNG"


def test_a_symbol_is_made_of_the_name_or_given() -> None:
    """``CTĐ8`` for Cụm thi đua số 08; an office's own stands as it is."""
    assert symbol({"cum": "Cụm thi đua số 08"}) == "CTĐ8"
    assert symbol({"cum": "Cụm thi đua số 08", "ky_hieu": "CTĐ SỐ 08"}) == "CTĐ SỐ 08"
    assert symbol({"cum": "Khối thi đua số 2 (thực hành)"}) == "KTĐ2"
    assert symbol({}) == "……"


def test_the_check_reads_the_settings_too(tmp_path: Path) -> None:
    """A key that the papers would refuse is refused when the folder is checked, by the same
    words."""
    own = tmp_path / "mau"
    assert typed("papers", "init", own).code == 0
    (own / "cum.yaml").write_text("naam: 2026\n", encoding="utf-8")
    answer = typed("papers", "check", own)
    assert answer.code == 1
    assert "Tệp cum.yaml: không có mục “naam”. Có phải là nam?" in " ".join(answer.err.split())


def test_no_symbol_is_made_up_of_a_longer_name() -> None:
    """What an office calls itself for short nobody knows but the office."""
    for name in ("Cụm thi đua số 3 tỉnh Đồng Lộc", "Khối thi đua các sở", "Cụm miền Đông"):
        assert symbol({"cum": name}) == "……"


def test_days_that_are_typed_in_figures_are_written_in_full() -> None:
    """``15/12/2027`` is ngày 15 tháng 12 năm 2027 wherever it stands; what is in words stays."""
    known = facts_of_settings({"ngay_hop": "15/12/2027", "han_ho_so": "cuối tháng 12"})
    assert known["ngay_hop"] == "ngày 15 tháng 12 năm 2027"
    assert known["han_ho_so"] == "cuối tháng 12"


def test_a_day_that_is_not_is_refused_whichever_it_is() -> None:
    """30 February is no day of a conference either."""
    with pytest.raises(Refusal) as refused:
        checked({"ngay_hop": "30/02/2027"}, "cum.yaml")
    assert refused.value.facts["where"] == "ngay_hop"


def test_a_head_leaves_a_gap_before_the_state() -> None:
    """A name that would fill its column to the edge takes two lines."""
    issuer = str(facts_of_settings({"cum": "Cụm thi đua số 3 tỉnh Đồng Lộc"})["co_quan_ban_hanh"])
    assert plain(issuer).split("\n") == ["CỤM THI ĐUA SỐ 3", "TỈNH ĐỒNG LỘC"]


def test_days_are_read_as_typed() -> None:
    """20/12/2026 and 2026-12-20 are one day; there is no 30th of February."""
    assert day_of("20/12/2026") == day_of("2026-12-20") == date(2026, 12, 20)
    assert day_of("30/02/2026") is None
    assert official_day(date(2019, 6, 29)) == "ngày 29 tháng 6 năm 2019"


def test_a_long_name_breaks_at_its_comma() -> None:
    """The issuer takes two lines about as long as one another, each of which fits."""
    lines = balanced("SỞ VĂN HÓA, THÔNG TIN, THỂ THAO VÀ DU LỊCH", 75, 12, bold=True)
    assert lines == ("SỞ VĂN HÓA, THÔNG TIN,", "THỂ THAO VÀ DU LỊCH")
    assert all(width(line, 12, bold=True) <= 75 for line in lines)


@pytest.mark.parametrize(
    ("paragraph", "kind", "nearest"),
    [
        ("Năm {{ namm }}", "unknown", "nam"),
        ("Năm {{ năm }}", "unknown", "nam"),
        ("{%tr for d in bang %}{{ d.tenn }}", "part_unknown", "ten"),
        ("Năm { { nam }}", "split", None),
        ("Năm {{ nam }", "split", None),
        ("{% tr for d in bang %}", "spaced", None),
        ("{%p if nam %}{%p endif %}", "two", None),
    ],
)
def test_check_names_the_tag_and_the_nearest(
    paragraph: str, kind: str, nearest: str | None
) -> None:
    """A tag that would not be filled is told with its paragraph and what is meant."""
    problems = list(check_paragraphs("mau.docx", ["Kính gửi", paragraph]))
    assert [(found.kind, found.paragraph) for found in problems] == [(kind, 2)]
    assert problems[0].nearest == nearest


def test_check_tells_file_paragraph_and_tag(tmp_path: Path) -> None:
    """Through the command: exit 1, the file's name, the paragraph, the nearest right tag."""
    own = tmp_path / "mau"
    typed("papers", "init", own)
    template = own / template_name(PAPERS["bao-cao-tong-ket"])
    made = Document(str(template))
    made.add_paragraph("Địa điểm: {{ dia_diemm }}")
    made.save(str(template))
    answer = typed("papers", "check", own)
    assert answer.code == 1
    assert "21-bao-cao-tong-ket.docx, đoạn" in answer.said
    assert "không có thẻ “dia_diemm”. Có phải là dia_diem?" in answer.said
    (template).write_bytes(b"no such file")
    assert "không mở được" in typed("papers", "check", own).said


def test_check_names_a_loop_that_is_not_closed(tmp_path: Path) -> None:
    """A loop without its end is told before a dossier is written with it."""
    own = tmp_path / "mau"
    typed("papers", "init", own)
    template = own / template_name(PAPERS["bao-cao-tong-ket"])
    made = Document(str(template))
    made.add_paragraph("{%p for d in bang %}")
    made.save(str(template))
    answer = typed("papers", "check", own, "--json")
    assert answer.code == 1
    assert [found["kind"] for found in answer.json["problems"]] == ["form"]


def test_an_empty_folder_has_nothing_to_check(tmp_path: Path) -> None:
    """It is said, with the command that makes templates."""
    answer = typed("papers", "check", tmp_path, "--json")
    assert answer.error["code"] == "papers_none_found"
