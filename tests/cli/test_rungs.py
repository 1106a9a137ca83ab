"""A sheet goes through four rungs, as it is typed and read."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from adapters.bootstrap import open_engine
from domain.notices import Topic
from tests.cli.typed import Answer, Desk
from tests.notice_texts.letters import of_topic, said_by, said_in, waiting, written
from tests.sheets.hands import fill

CYCLE = "cap/2026"
YEAR = Path(__file__).with_name("cap.yaml")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """C's sheet has been sent, and is with the specialist."""
    found = Desk(tmp_path / "cap.db")
    assert found("init", "--practice").code == 0
    assert found("play", YEAR).code == 0
    assert act(found, "submit_sheet", as_="unit_officer@c").code == 0
    return found


def act(desk: Desk, command: str, *words: str, as_: str, lang: str = "vi") -> Answer:
    return desk("do", CYCLE, command, "unit=c", *words, "--as", as_, "--lang", lang)


def test_who_has_a_sheet_is_read_everywhere(desk: Desk, tmp_path: Path) -> None:
    """In `status`, `explain`, the sheet in Excel and the log, in both languages; a column may be
    named as the rulebook calls it."""
    assert (
        "Bảng của Cát đang ở cấp “Chuyên viên” (1/4), do thư ký chấm" in desk("status", CYCLE).said
    )
    passed = act(desk, "settle_sheet", as_="secretary@a")
    assert "Cát: chuyển bảng từ “Chuyên viên” lên “Trưởng phòng”" in passed.said
    english = desk("explain", CYCLE, "c", "--lang", "en").said
    assert "The sheet is with the rung “Trưởng phòng” (2/4), entered by chair" in english
    asked = ("to=Chuyên viên", "until=2026-12-20", "2.reason=Xem lại")
    assert act(desk, "return_sheet", *asked, as_="chair@a").code == 0
    assert "được trả lại, hạn 20/12/2026" in desk("explain", CYCLE, "c").said
    told = json.loads(desk("explain", CYCLE, "c", "--json").out)["explanation"]["rung"]
    assert (told["column"], told["place"], told["until"]) == ("chuyen-vien", 1, "2026-12-20")
    log = desk("log", CYCLE, "--lang", "en").said
    assert "sheet sent back from “Trưởng phòng” to “Chuyên viên”" in log
    assert "criterion 2, standard points 10 (reason: “Xem lại”)" in log
    assert desk("sheets", "make", CYCLE, "--out", tmp_path / "bc").code == 0
    book = CalamineWorkbook.from_path(str(tmp_path / "bc" / "c.xlsx"))
    said = str(book.get_sheet_by_index(0).to_python(skip_empty_area=False)[4][0])
    assert said.endswith("Đang ở cấp “Chuyên viên”, do thư ký chấm.")
    assert "rung" not in json.loads(desk("explain", CYCLE, "b", "--json").out)["explanation"]


def test_out_of_turn_is_refused_with_who_has_it(desk: Desk) -> None:
    """Nothing is stored; in both languages."""
    before = desk.stored()
    words = ("column=Ban Thường vụ", "1=70", "1.reason=Chậm")
    vi = act(desk, "enter_scores", *words, as_="secretary@a")
    assert "Bảng của Cát đang ở cấp “Chuyên viên”, do thư ký chấm" in vi.told
    en = act(desk, "enter_scores", *words, as_="secretary@a", lang="en")
    assert "is with the rung “Chuyên viên”, entered by secretary" in en.told
    wrong = act(desk, "settle_sheet", as_="chair@a")
    assert "Ở cột “Chuyên viên”, bảng của Cát do thư ký chấm" in wrong.told
    assert desk.stored() == before


def test_the_letters_name_the_rung_and_what_it_does_next(desk: Desk) -> None:
    """To the secretary once the sheet is sent; to the chair once it is passed on; back to the
    secretary with a reason for each cell; text and page say the same."""
    assert act(desk, "settle_sheet", as_="secretary@a").code == 0
    asked = ("to=chuyen-vien", "until=2026-12-20", "2.reason=Xem lại")
    assert act(desk, "return_sheet", *asked, as_="chair@a").code == 0
    with open_engine(str(desk.db)) as engine:
        found = [one for one in waiting(engine) if one.notice.topic is Topic.RUNG]
        assert [one.notice.to.office for one in found] == ["secretary", "chair", "secretary"]
        for lang in ("vi", "en"):
            for one in found:
                letter = written(engine, one, lang)
                assert said_by(letter.html) == said_in(letter.text)
        first = written(engine, of_topic(engine, Topic.RUNG))
        assert "Cát gửi bảng tự chấm điểm; bảng đang ở cấp “Chuyên viên”" in first.text
        back = written(engine, found[-1])
        assert back.subject.endswith("được trả lại cấp “Chuyên viên”; hạn 20/12/2026")
        assert "- 2. Báo cáo, điểm chuẩn (đã chuyển: 10): “Xem lại”" in back.text
        assert "rồi chuyển bảng lên cấp sau, hoặc trả lại; chậm nhất" in back.text


def test_a_rulebook_shows_its_rungs(desk: Desk) -> None:
    """Which place a rung has, and who enters it."""
    page = desk("rulebook", "show", CYCLE).said
    assert "Trưởng phòng bộ phận thường trực; cấp 2/4: Cụm trưởng" in page
    english = desk("rulebook", "show", CYCLE, "--lang", "en").said
    assert "rung 4 of 4: Ban Thường vụ Tỉnh ủy" in english


def test_the_sheet_locks_what_somebody_else_scores(desk: Desk, tmp_path: Path) -> None:
    """The row of criterion 3 is grey and locked and says who scores it; filled in all the same it
    is named by its cell, and left alone the sheet says nothing new."""
    folder = tmp_path / "bc"
    assert desk("sheets", "make", CYCLE, "--out", folder).code == 0
    book = CalamineWorkbook.from_path(str(folder / "d.xlsx"))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    at = next(index for index, row in enumerate(rows) if row[0] == "3")
    assert "Do Sở Nội vụ chấm, đơn vị để trống" in rows[at]
    head = next(row for row in rows if "Tự chấm" in row)
    cell = f"{chr(ord('A') + head.index('Tự chấm'))}{at + 1}"
    with zipfile.ZipFile(folder / "d.xlsx") as file:
        xml, styles = (
            file.read(f"xl/{part}.xml").decode() for part in ("worksheets/sheet1", "styles")
        )
    style = re.search(rf'<c r="{cell}" s="([0-9]+)"', xml)
    assert style is not None
    form = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", styles.split("<cellXfs")[1])[int(style[1])]
    assert 'locked="0"' not in form
    read = ("sheets", "read", CYCLE, folder / "d.xlsx", "--as", "secretary@a")
    assert desk(*read).code == 0
    fill(folder / "d.xlsx", {cell: 9})
    wrong = desk(*read)
    assert wrong.code == 1
    assert f"ô {cell}: ghi “9”, mà tiêu chí này do Sở Nội vụ chấm. Xóa ô này." in wrong.said
    assert "this criterion is scored by Sở Nội vụ" in desk(*read, "--lang", "en").said
