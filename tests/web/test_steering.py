"""Steering a year in the browser: what comes next, who lacks what, what keeps it in its phase."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.rights.worlds import World, played
from tests.web.house import YEAR, House, emptied
from tests.web.test_score_table import RULES
from tests.web.test_year_pages import hidden, said, version

STEERING = f"/{YEAR}/dieu-hanh/"


def steered() -> World:
    """After the day: one unit is late, one has its day moved, one has its sheet back, one sent."""
    world = World(**RULES)
    for unit, first in (("an", "58"), ("binh", "55.5"), ("cat", "50"), ("dong", "41")):
        world.scored(unit, first)
    world.sent("an", "cat")
    back = {"unit": "cat", "until": "2026-12-04", "reason": "Thiếu chữ ký"}
    world.act("2026-11-25T09:00", "secretary@an", "return_sheet", **back)
    more = {"code": "scoring", "unit": "binh", "until": "2026-12-04", "reason": "Bão"}
    world.act("2026-11-26T09:00", "secretary@an", "extend_deadline", **more)
    movement = {"movement": "p", "name": "Phong trào"}
    return world.act("2026-12-02T09:00", "secretary@an", "launch_movement", **movement)


def all_settled() -> World:
    """Every sheet is settled: nothing keeps the year in its scoring."""
    world = World(**RULES)
    for unit in ("an", "binh", "cat", "dong"):
        world.scored(unit, "50")
    return world.sent("an", "binh", "cat", "dong").settled("an", "binh", "cat", "dong")


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {"steered": steered(), "settled": all_settled()}
    return {key: played(one, tmp_path_factory.mktemp(key)).db for key, one in made.items()}


@pytest.fixture
def house(
    request: pytest.FixtureRequest,
    accounts: None,  # noqa: ARG001
    years: dict[str, Path],
    tmp_path: Path,
) -> Iterator[House]:
    copy = tmp_path / "thidua.db"
    copy.write_bytes(years[getattr(request, "param", "steered")].read_bytes())
    emptied()
    with House.over(copy) as house:
        yield house


def row(page: Any, unit: str) -> str:
    """What the list of units says of one, with the looks of its tags."""
    rows: list[str] = page.content.decode().split("<tr>")
    found = next(one for one in rows if f">{unit}</a></th>" in one)
    return found.partition("</tr>")[0]


def test_the_late_stand_first_and_nobody_else_is_red(house: House) -> None:
    """An extension and a sheet sent back are not late; who is, stands at the top."""
    page = house.signed_in("secretary@an").get(STEERING)
    assert page.status_code == 200
    names = re.findall(r"<th scope=\"row\"[^>]*><a[^>]*>([^<]+)</a>", page.content.decode())
    assert names == ["Đông", "Bình", "Cát", "An"]
    assert 'tag late">quá hạn 2 ngày' in row(page, "Đông")
    assert 'tag">gia hạn đến 04/12/2026' in row(page, "Bình")
    assert 'tag">trả lại lần 1 · đến 04/12/2026' in row(page, "Cát")
    assert "late" not in row(page, "Bình") + row(page, "Cát") + row(page, "An")
    assert "Còn 2/4 đơn vị chưa gửi, 1 bảng đang trả lại" in said(page)


def test_one_act_stands_first(house: House) -> None:
    """Urging who is late, as the one filled button, with the message that names nobody."""
    page = house.signed_in("secretary@an").get(STEERING)
    text = page.content.decode()
    assert "Đôn đốc Đông: quá hạn 2 ngày, chưa gửi bảng tự chấm điểm" in said(page)
    assert len(re.findall(r'class="button main', text)) == 1
    message = text.partition("<textarea")[2].partition("</textarea>")[0]
    assert "còn 2/4 đơn vị chưa gửi" in message
    assert "Đông" not in message
    assert "Bình" not in message


def test_what_is_lacking_leads_to_where_it_is_done(house: House) -> None:
    """Every condition stands with its state, and each unit under it with its place."""
    visitor = house.signed_in("secretary@an")
    text = visitor.get(STEERING).content.decode()
    gate = text.partition('id="buoc"')[2]
    assert "0/1 điều kiện" in gate or "1/2 điều kiện" in gate
    assert f'href="/{YEAR}/bang-cham/dong/"' in gate
    for place in re.findall(r'href="(/[^"#]+)"', gate.partition("</ul>")[0]):
        assert visitor.get(place).status_code == 200, place


def test_the_button_stays_shut_while_something_is_lacking(house: House) -> None:
    """Pressed all the same, it says what is lacking, and records nothing."""
    visitor, before = house.signed_in("secretary@an"), version(house)
    gate = visitor.get(STEERING).content.decode().partition('id="buoc"')[2]
    assert 'aria-disabled="true"' in gate
    answer = visitor.client.post(f"/{YEAR}/lam/advance_phase/", {"_step": "review"})
    assert answer.status_code in {400, 409, 422}
    assert version(house) == before


@pytest.mark.parametrize("house", ["settled"], indirect=True)
def test_the_year_moves_on_in_two_presses(house: House) -> None:
    """Once all is met: the button, what it would record, the record; nothing is typed."""
    visitor, before = house.signed_in("secretary@an"), version(house)
    page = visitor.get(STEERING)
    assert "Đủ điều kiện chuyển sang bước" in said(page)
    gate = page.content.decode().partition('id="buoc"')[2]
    assert 'aria-disabled="true"' not in gate
    review = visitor.client.post(f"/{YEAR}/lam/advance_phase/", {"_step": "review"})  # press 1
    assert review.status_code == 200, said(review)
    assert version(house) == before
    sent = hidden(review) | {"_step": "record"}
    answer = visitor.client.post(f"/{YEAR}/lam/advance_phase/", sent)  # press 2
    assert answer.status_code == 302
    assert version(house) > before


@pytest.mark.parametrize("seat", ["unit_officer@dong", "auditor@so", "teller@dong"])
def test_only_who_leads_the_year_has_the_page(house: House, seat: str) -> None:
    """Extensions and reasons of others are nobody else's business; the way there is not shown."""
    visitor = house.signed_in(seat)
    assert visitor.get(STEERING).status_code == 404
    assert STEERING not in visitor.get(f"/{YEAR}/").content.decode()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_word_is_there_in_both_languages(house: House, lang: str) -> None:
    """The page stands in either."""
    visitor = house.signed_in("secretary@an")
    visitor.client.cookies["django_language"] = lang
    page = said(visitor.get(STEERING))
    assert ("Steering 2026" if lang == "en" else "Điều hành năm 2026") in page
