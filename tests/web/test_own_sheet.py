"""A unit's own sheet in the browser: typed, pasted, kept, sent; two people in one sheet."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from domain.cycle.cycle import Cycle
from domain.record.record import StreamId
from tests.rights.worlds import World, played
from tests.web.house import YEAR, House, Visitor, emptied
from tests.web.test_year_pages import hidden, said

SHEET = f"/{YEAR}/bang-cham/cat/"


@pytest.fixture(scope="session")
def scoring(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The year in its scoring, where one unit has sent its sheet and the others have not begun."""
    rules = {
        "criteria": [
            {
                "code": "1",
                "name": "Chuyên môn",
                "standard": {"max": "60", "step": "0.5"},
                "bonus": {"max": "5"},
                "deduction": {"max": "5", "step": "0.5"},
            },
            {"code": "2", "name": "Báo cáo", "standard": {"max": "40"}},
        ]
    }
    world = World(**rules).scored("dong", "41").sent("dong")
    return played(world, tmp_path_factory.mktemp("scoring")).db


@pytest.fixture
def house(accounts: None, scoring: Path, tmp_path: Path) -> Iterator[House]:  # noqa: ARG001
    """The server over that year."""
    copy = tmp_path / "thidua.db"
    copy.write_bytes(scoring.read_bytes())
    emptied()
    with House.over(copy) as house:
        yield house


def fields(page: Any) -> dict[str, str]:
    """What a browser would send of the sheet's form."""
    text = page.content.decode()
    text = text[text.index('id="own-sheet"') :]
    found = re.findall(r'<input[^>]* name="([^"]+)" value="([^"]*)"', text)
    return {name: html.unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def sent(visitor: Visitor, step: str, told: dict[str, str]) -> Any:
    return visitor.client.post(SHEET, {**told, "_step": step})


def cells(house: House) -> dict[str, str]:
    """What the record holds of the unit's own column."""
    stream = StreamId(dict(house.engine.cycles())[YEAR])
    cycle = house.engine.cycle(stream)
    assert isinstance(cycle, Cycle)
    unit = next(one for one in cycle.members if house.engine.names().unit(one) == "Cát")
    found = cycle.sheet(unit).cells("self")
    return {f"{code}.{part.value}": str(value) for (code, part), value in found.items()}


def test_what_is_typed_is_kept_as_a_draft(house: House) -> None:
    """Only the touched fields are written; a deduction is typed positive; empty is not 0."""
    officer = house.signed_in("unit_officer@cat")
    told = fields(officer.get(SHEET))
    told |= {"v.1": "38,5", "v.1.deduction": "0,5", "x.1": "Theo báo cáo số 12"}
    answer = sent(officer, "save", told)
    assert answer.status_code == 302
    assert cells(house) == {"1.standard": "38.5", "1.deduction": "-0.5"}
    again = officer.get(SHEET)
    assert fields(again)["v.1"] == "38,5"
    assert fields(again)["v.1.deduction"] == "0,5"
    assert fields(again)["x.1"] == "Theo báo cáo số 12"


def test_saving_what_is_there_writes_nothing(house: House) -> None:
    """A form that nobody touched leaves the record alone."""
    officer = house.signed_in("unit_officer@cat")
    stream = StreamId(dict(house.engine.cycles())[YEAR])
    before = house.engine.store.load(stream).version
    assert sent(officer, "save", fields(officer.get(SHEET))).status_code == 302
    assert house.engine.store.load(stream).version == before


@pytest.mark.parametrize(
    ("typed", "words"),
    [("61", "60"), ("1.175", "1175"), ("mười", "mười"), ("38,3", "38,5"), ("NaN", "NaN")],
)
def test_what_cannot_be_taken_is_said_at_the_field(house: House, typed: str, words: str) -> None:
    """The summary leads to the field, everything typed stays, nothing is written."""
    officer = house.signed_in("unit_officer@cat")
    told = fields(officer.get(SHEET)) | {"v.1": typed, "v.2": "30"}
    answer = sent(officer, "save", told)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#v-1"' in page
    assert words in said(answer)
    assert "<title>Lỗi: " in page
    assert fields(answer)["v.1"] == typed
    assert fields(answer)["v.2"] == "30"
    assert cells(house) == {}


def test_two_tabs_of_one_sheet_meet_field_by_field(house: House) -> None:
    """Another field is kept beside; in the same field both are shown, and nothing is lost."""
    officer = house.signed_in("unit_officer@cat")
    first, second = fields(officer.get(SHEET)), fields(officer.get(SHEET))
    assert sent(officer, "save", first | {"v.1": "40"}).status_code == 302
    assert sent(officer, "save", second | {"v.2": "30"}).status_code == 302
    assert cells(house) == {"1.standard": "40", "2.standard": "30"}
    answer = sent(officer, "save", second | {"v.1": "45"})
    assert answer.status_code == 409
    assert "Nơi khác vừa ghi 40; ở đây đang nhập 45." in said(answer)
    assert cells(house)["1.standard"] == "40"
    assert sent(officer, "save", fields(answer)).status_code == 302
    assert cells(house)["1.standard"] == "45"


@pytest.mark.parametrize("secret", ["41", "17"])
def test_the_secretary_enters_a_paper_and_sees_no_draft(house: House, secret: str) -> None:
    """What the unit has written so far is closed; a sheet from paper is sent in one go, and whether
    it says the same as the draft is not told."""
    officer, secretary = house.signed_in("unit_officer@cat"), house.signed_in("secretary@an")
    sent(officer, "save", fields(officer.get(SHEET)) | {"v.1": secret, "v.2": "17"})
    page = secretary.get(SHEET)
    assert secret not in fields(page).values()
    assert fields(page)["v.1"] == ""
    review = sent(secretary, "review", fields(page) | {"v.1": "41", "v.2": "17"})
    assert review.status_code == 200
    assert cells(house)["1.standard"] == secret
    told = hidden(review)
    gone = sent(secretary, "send", told)
    assert gone.status_code == 302, said(gone)
    assert cells(house) == {"1.standard": "41", "2.standard": "17"}
    assert sent(secretary, "send", told).status_code in {302, 422}
    assert cells(house) == {"1.standard": "41", "2.standard": "17"}


def test_a_double_click_writes_once(house: House) -> None:
    """The same form sent twice is one act."""
    officer = house.signed_in("unit_officer@cat")
    told = fields(officer.get(SHEET)) | {"v.1": "40"}
    stream = StreamId(dict(house.engine.cycles())[YEAR])
    sent(officer, "save", told)
    version = house.engine.store.load(stream).version
    assert sent(officer, "save", told).status_code == 302
    assert house.engine.store.load(stream).version == version


def test_a_paste_fills_the_fields_and_writes_nothing(house: House) -> None:
    """Rows go by number, code or name; what differs is marked; what found no place is named."""
    officer = house.signed_in("unit_officer@cat")
    paste = (
        "STT\tNội dung\tĐiểm\n1\tChuyên môn\t58,5\n\tBáo cáo\t40\n1\tĐiểm thưởng\t3\nTổng\t\t98,5"
    )
    told = fields(officer.get(SHEET)) | {"paste": paste}
    answer = sent(officer, "paste", told)
    found = fields(answer)
    assert answer.status_code == 200
    assert (found["v.1"], found["v.2"], found["v.1.bonus"]) == ("58,5", "40", "3")
    assert "Tổng · 98,5" in said(answer)
    assert cells(house) == {}
    assert sent(officer, "save", found).status_code == 302
    assert cells(house) == {"1.standard": "58.5", "1.bonus": "3", "2.standard": "40"}


def test_a_paste_of_three_hundred_columns_is_read_so_far(house: House) -> None:
    """It fills what it can and names the rest; it never fails."""
    officer = house.signed_in("unit_officer@cat")
    paste = "\n".join("\t".join(f"x{number}" for number in range(300)) for _ in range(50))
    answer = sent(officer, "paste", fields(officer.get(SHEET)) | {"paste": paste})
    assert answer.status_code == 200
    assert "x0 · x1" in said(answer)


def test_it_is_looked_over_and_sent_once(house: House) -> None:
    """What is empty is named before; sent, a score changes with a reason only."""
    officer = house.signed_in("unit_officer@cat")
    answer = sent(officer, "review", fields(officer.get(SHEET)) | {"v.1": "50"})
    review = officer.get(answer.headers["Location"])
    assert "Chưa có điểm: 2." in said(review)
    told = fields(officer.get(SHEET)) | {"v.2": "0"}
    review = officer.get(sent(officer, "review", told).headers["Location"])
    assert "Chưa có điểm" not in said(review)
    known = re.search(r'name="_id" value="([^"]+)"', review.content.decode())
    assert known is not None
    form = {"_id": known[1], "document.number": "12/BC", "document.date": "20/11/2026"}
    gone = sent(officer, "send", form)
    assert gone.status_code == 302
    assert sent(officer, "send", form).headers["Location"] == gone.headers["Location"]
    later = sent(officer, "save", fields(officer.get(SHEET)) | {"v.1": "55"})
    assert later.status_code == 422
    assert cells(house)["1.standard"] == "50"


def test_the_signed_paper_goes_with_the_sheet(house: House) -> None:
    """Of a false name it is refused and nothing is sent; sent, it stands on the page to be fetched,
    by the own unit and the chair's office, as an attachment."""
    officer = house.signed_in("unit_officer@cat")
    told = fields(officer.get(SHEET)) | {"v.1": "50", "v.2": "0"}
    review = officer.get(sent(officer, "review", told).headers["Location"])
    assert "Bản đã ký" in said(review)
    assert officer.get(f"{SHEET}ban-ky/").status_code == 404
    known = re.search(r'name="_id" value="([^"]+)"', review.content.decode())
    assert known is not None
    scan, before = b"%PDF-1.7 co dau", house.engine.store.last_position()

    def send(name: str, data: bytes) -> Any:
        file = SimpleUploadedFile(name, data)
        form = {"_id": known[1], "document.number": "12/BC", "signed": file, "_step": "send"}
        return officer.client.post(SHEET, form)

    for name, data in (("ban-ky.jpg", scan), ("ban-ky.pdf", b"MZ"), ("ban-ky.pdf", b"")):
        refused = send(name, data)
        assert refused.status_code == 422
        assert name in said(refused)
    assert send("ban-ky.pdf", scan + bytes(50 * 1024 * 1024)).status_code == 413
    assert house.engine.store.last_position() == before
    # larger than any form without a file
    scan += bytes(3 * 1024 * 1024)
    gone = send("ban-ky.pdf", scan)
    assert gone.status_code == 302
    assert send("ban-ky.pdf", scan).headers["Location"] == gone.headers["Location"]
    assert "Tải bản đã ký về" in said(officer.get(SHEET))
    for visitor in (officer, house.signed_in("secretary@an")):
        found = visitor.get(f"{SHEET}ban-ky/")
        assert (found.status_code, found.content) == (200, scan)
        assert found.headers["Content-Disposition"] == 'attachment; filename="cat-ban-ky.pdf"'
        assert "sandbox" in found.headers["Content-Security-Policy"]
    assert house.signed_in("unit_officer@binh").get(f"{SHEET}ban-ky/").status_code == 404


def test_nobody_opens_the_sheet_of_another(house: House) -> None:
    """A sheet of another unit, one of a unit that is none, and a stranger's answer alike."""
    officer = house.signed_in("unit_officer@binh")
    assert officer.get(SHEET).status_code == 404
    assert officer.get(f"/{YEAR}/bang-cham/khong-co/").status_code == 404
    assert officer.client.post(SHEET, {"_step": "save", "v.1": "1"}).status_code == 404
    assert cells(house) == {}


def test_what_a_unit_owes_leads_to_its_sheet(house: House) -> None:
    """The duty stands above, with its day, and one press opens the unit's own sheet."""
    page = house.signed_in("unit_officer@cat").get(f"/{YEAR}/")
    assert "30/11" in said(page)
    assert f'class="button main" href="{SHEET}"' in page.content.decode()
    others = said(house.signed_in("unit_officer@binh").get(f"/{YEAR}/"))
    assert "còn 2/4 đơn vị chưa làm" in others
    assert "chưa làm:" not in others


def test_a_workbook_goes_out_and_comes_back(house: House) -> None:
    """Filled in elsewhere, its figures stand in their fields; nothing is written before saving."""
    officer = house.signed_in("unit_officer@cat")
    told = fields(officer.get(SHEET))
    sent(officer, "save", told | {"v.1": "44,5", "v.2": "31", "v.1.deduction": "1"})
    book = officer.get(f"{SHEET}tep/")
    assert 'filename="cat.xlsx"' in book.headers["Content-Disposition"]
    sent(officer, "save", fields(officer.get(SHEET)) | {"v.1": "10", "v.2": ""})
    file = SimpleUploadedFile("bang.xlsx", book.content)
    answer = officer.client.post(
        SHEET, {**fields(officer.get(SHEET)), "_step": "file", "file": file}
    )
    found = fields(answer)
    assert answer.status_code == 200, said(answer)
    assert (found["v.1"], found["v.2"], found["v.1.deduction"]) == ("44,5", "31", "1")
    assert cells(house) == {"1.standard": "10", "1.deduction": "-1"}


@pytest.mark.parametrize("content", [b"%PDF-1.7 no table", b"", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_sheet_is_refused(house: House, content: bytes) -> None:
    """With a sentence, and with everything typed still there."""
    officer = house.signed_in("unit_officer@cat")
    told = fields(officer.get(SHEET)) | {"v.1": "7"}
    file = SimpleUploadedFile("bang.xlsx", content)
    answer = officer.client.post(SHEET, {**told, "_step": "file", "file": file})
    assert answer.status_code == 422
    assert fields(answer)["v.1"] == "7"


def test_the_sheet_of_another_unit_is_not_taken(house: House) -> None:
    """A workbook says whose it is."""
    book = house.signed_in("unit_officer@binh").get(f"/{YEAR}/bang-cham/binh/tep/").content
    officer = house.signed_in("unit_officer@cat")
    file = SimpleUploadedFile("cat.xlsx", book)
    told = fields(officer.get(SHEET))
    answer = officer.client.post(SHEET, {**told, "_step": "file", "file": file})
    assert answer.status_code == 422
    assert "binh" in said(answer)
