"""Settling in the browser: three cells in a few presses, what else moves, two in one cell."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from domain.cycle.cycle import Cycle
from domain.record.record import StreamId
from tests.rights.worlds import played
from tests.web.house import YEAR, House, Visitor, emptied
from tests.web.test_score_table import half_settled
from tests.web.test_year_pages import hidden, said, version

SHEET = f"/{YEAR}/thong-nhat/cat/"


@pytest.fixture(scope="session")
def half_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return played(half_settled(), tmp_path_factory.mktemp("settling")).db


@pytest.fixture
def house(accounts: None, half_year: Path, tmp_path: Path) -> Iterator[House]:  # noqa: ARG001
    """The server over a year of which one unit is settled, one verified, one has only sent."""
    copy = tmp_path / "thidua.db"
    copy.write_bytes(half_year.read_bytes())
    emptied()
    with House.over(copy) as house:
        yield house


def fields(page: Any) -> dict[str, str]:
    """What a browser would send of the form of a sheet."""
    text = page.content.decode()
    text = text[text.index('id="settling"') :]
    found = re.findall(r'<input[^>]* name="([^"]+)" value="([^"]*)"', text)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def posted(visitor: Visitor, step: str, told: dict[str, str], where: str = SHEET) -> Any:
    return visitor.client.post(where, {**told, "_step": step})


def counted(house: House, unit: str, column: str = "settled") -> dict[str, str]:
    """What the record holds of a column."""
    cycle = house.engine.cycle(StreamId(dict(house.engine.cycles())[YEAR]))
    assert isinstance(cycle, Cycle)
    member = next(one for one in cycle.members if house.engine.names().unit(one) == unit)
    cells = cycle.sheet(member).cells(column).items()
    return {f"{code}.{part.value}": str(value) for (code, part), value in cells}


def test_three_cells_are_settled_in_three_pages_and_four_fields(house: House) -> None:
    """From the table: the units, the sheet, the review, the record; three figures and one reason
    are typed, and the button says how many changes it records."""
    visitor, before = house.signed_in("secretary@an"), version(house)
    table = visitor.get(f"/{YEAR}/bang-diem/").content.decode()
    assert f'href="/{YEAR}/thong-nhat/"' in table  # press 1
    units = visitor.get(f"/{YEAR}/thong-nhat/").content.decode()
    assert f'href="{SHEET}"' in units  # press 2
    told = fields(visitor.get(SHEET))
    assert told["v.1"] == "48,5"
    assert told["v.1.deduction"] == "0,5"
    typed = {"v.1": "47", "v.1.bonus": "4,5", "v.2": "39"}
    review = posted(visitor, "review", told | typed)  # press 3
    page = said(review)
    assert review.status_code == 200
    assert "Xem lại trước khi ghi: 3 thay đổi" in page
    assert "Ghi 3 thay đổi" in page
    assert "48,5 47" in page
    assert "+5 +4,5" in page
    assert "Tổng điểm của Cát 93 90" in page
    assert version(house) == before
    answer = posted(visitor, "record", hidden(review) | {"reason": "Họp trù bị"})  # press 4
    assert answer.status_code == 302, said(answer)
    shown = visitor.get(answer["Location"])
    assert "Đã ghi lúc" in said(shown)
    assert counted(house, "Cát") == {"1.standard": "47", "1.bonus": "4.5", "2.standard": "39"}


def test_what_else_moves_is_told_of_other_units_too(house: House) -> None:
    """A total that falls below another's moves both ranks."""
    visitor = house.signed_in("secretary@an")
    told = fields(visitor.get(SHEET))
    page = said(posted(visitor, "review", told | {"v.1": "52"}))
    assert "Tổng điểm của Cát 93 96,5" in page
    assert "Hạng của Cát (96,5 điểm) 3 2" in page
    assert "Hạng của Bình (94 điểm) 2 3" in page


def test_without_a_reason_nothing_is_recorded_and_all_is_kept(house: House) -> None:
    """The review stands again with the sentence at the field; with a chosen reason it is taken."""
    visitor, before = house.signed_in("secretary@an"), version(house)
    told = fields(visitor.get(SHEET))
    review = posted(visitor, "review", told | {"v.1": "47"})
    refused = posted(visitor, "record", hidden(review))
    assert refused.status_code == 422
    assert "<title>Lỗi: " in refused.content.decode()
    assert "Ghi 1 thay đổi" in said(refused)
    assert "reason=" not in said(refused)  # nothing that is typed into a terminal
    assert version(house) == before
    again = hidden(refused) | {"reason_kind": "Thiếu 1 lớp", "reason": "theo phụ lục 1"}
    assert posted(visitor, "record", again).status_code == 302
    assert "Thiếu 1 lớp. theo phụ lục 1" in said(visitor.get(f"/{YEAR}/nhat-ky/"))
    assert posted(visitor, "record", again).status_code == 302  # pressed twice
    assert version(house) == before + 1


def test_a_cell_that_somebody_else_changed_stands_in_three(house: House) -> None:
    """What it was, what it is now, and what was typed, which is kept; sent again it is meant."""
    visitor = house.signed_in("secretary@an")
    told = fields(visitor.get(SHEET)) | {"v.1": "47"}
    other = fields(visitor.get(SHEET)) | {"v.1": "48"}
    review = posted(visitor, "review", other)
    posted(visitor, "record", hidden(review) | {"reason": "Trước"})
    answer = posted(visitor, "review", told)
    assert answer.status_code == 409
    page = said(answer)
    assert "Lúc mở trang là 48,5, nay nơi khác đã ghi 48, ở đây vừa nhập 47" in page
    kept = fields(answer)
    assert (kept["v.1"], kept["was.1"]) == ("47", "48")
    assert posted(visitor, "review", kept).status_code == 200


def test_what_cannot_be_read_is_said_at_its_field(house: House) -> None:
    """Every field keeps what was typed; the summary leads to the one that is wrong."""
    visitor = house.signed_in("secretary@an")
    told = fields(visitor.get(SHEET)) | {"v.1": "61", "v.2": "39"}
    answer = posted(visitor, "review", told)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'href="#v-1"' in page
    assert fields(answer)["v.1"] == "61"
    assert fields(answer)["v.2"] == "39"


def test_nothing_changed_is_said(house: House) -> None:
    """Looking over an untouched sheet records nothing and says how it is settled as it stands."""
    visitor = house.signed_in("secretary@an")
    answer = posted(visitor, "review", fields(visitor.get(SHEET)))
    assert answer.status_code == 422
    assert "Chưa có ô nào được sửa" in said(answer)


def test_a_sheet_is_not_settled_over_what_was_typed(house: House) -> None:
    """A changed field that was not recorded is kept, and said."""
    visitor, before = house.signed_in("secretary@an"), version(house)
    answer = posted(visitor, "settle", fields(visitor.get(SHEET)) | {"v.1": "47"})
    assert answer.status_code == 422
    assert fields(answer)["v.1"] == "47"
    assert version(house) == before


def test_a_sheet_is_settled_after_a_page_between(house: House) -> None:
    """What will stand is shown first; then the sheet is settled, and once."""
    visitor, before = house.signed_in("secretary@an"), version(house)
    told = fields(visitor.get(SHEET))
    between = posted(visitor, "settle", told)
    assert "Thống nhất bảng của Cát" in said(between)
    assert version(house) == before
    answer = posted(visitor, "settle_record", hidden(between))
    assert answer.status_code == 302
    assert counted(house, "Cát")["1.standard"] == "48.5"
    assert "Bảng này đã thống nhất" in said(visitor.get(SHEET))


def test_a_checker_verifies_and_sees_no_other_unit(house: House) -> None:
    """Whoever a sheet was assigned to fills its column; ranks and totals of others stay closed."""
    visitor = house.signed_in("unit_officer@binh")
    page = visitor.get(SHEET, column="verified")
    assert page.status_code == 200, said(page)
    review = posted(visitor, "review", fields(page) | {"v.1": "30"}, f"{SHEET}?column=verified")
    assert review.status_code == 200
    assert "Tổng điểm của Cát" in said(review)
    assert "của An" not in said(review)
    sent = hidden(review) | {"reason": "Thiếu minh chứng"}
    answer = posted(visitor, "record", sent, f"{SHEET}?column=verified")
    assert answer.status_code == 302, said(answer)
    assert counted(house, "Cát", "verified")["1.standard"] == "30"


@pytest.mark.parametrize("seat", ["unit_officer@dong", "unit_officer@cat", "auditor@so"])
def test_others_find_no_such_page(house: House, seat: str) -> None:
    """Whoever scores nothing in a sheet is told what is told of a unit that does not exist."""
    visitor = house.signed_in(seat)
    assert visitor.get(SHEET).status_code == 404
    assert visitor.get(f"/{YEAR}/thong-nhat/").status_code == 404


def test_the_chair_does_not_settle_its_own_sheet(house: House) -> None:
    """The secretary of the chair finds no page for the chair's own sheet; the vice chair does."""
    where = f"/{YEAR}/thong-nhat/an/"
    assert house.signed_in("secretary@an").get(where).status_code == 404
    assert house.signed_in("vice_chair@binh").get(where).status_code == 200


def test_a_sheet_is_sent_back_in_three_presses_and_two_fields(house: House) -> None:
    """From the sheet: the form, what it would record, the record; a day and a reason for each cell
    are typed, and the unit reads them."""
    visitor, before = house.signed_in("secretary@an"), version(house)
    page = visitor.get(SHEET).content.decode()
    where = f"/{YEAR}/lam/return_sheet/"
    assert f'href="{SHEET}tra-lai/"' in page  # press 1
    form = visitor.get(f"{SHEET}tra-lai/")
    assert "Trả lại lần 1" in said(form)
    assert f'action="{where}"' in form.content.decode()
    assert 'name="1.deduction.reason"' in form.content.decode()
    typed = hidden(form) | {"until": "04/12/2026", "1.reason": "Thiếu phụ lục 2"}
    assert typed["unit"] == "cat"
    review = visitor.client.post(where, typed | {"_step": "review"})  # press 2
    assert review.status_code == 200, said(review)
    assert version(house) == before
    again = hidden(review) | {"_step": "record"}
    answer = visitor.client.post(where, again)  # press 3
    assert answer.status_code == 302, said(answer)
    told = said(house.signed_in("unit_officer@cat").get(f"/{YEAR}/bang-cham/cat/"))
    assert "Thiếu phụ lục 2" in told
    assert "04/12/2026" in told


def test_the_duties_lead_to_the_page_where_sheets_are_settled(house: House) -> None:
    """For whoever settles, and for nobody else: no link leads to a page that is not theirs."""
    duties = house.signed_in("secretary@an").get(f"/{YEAR}/").content.decode()
    assert f'href="{SHEET}"' in duties
    assert f'href="/{YEAR}/thong-nhat/an/"' not in duties
    other = house.signed_in("unit_officer@dong").get(f"/{YEAR}/").content.decode()
    assert "thong-nhat" not in other
