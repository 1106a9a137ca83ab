"""Papers counted twice in the browser: two people, one laptop, neither sees the other's figures."""

import re
from pathlib import Path
from typing import Any

import pytest

from domain.cycle.cycle import Cycle
from domain.reckoning.ballot import Count
from domain.record.record import StreamId
from tests.rights.worlds import World, played
from tests.web.house import YEAR, House, emptied
from tests.web.test_hall import HALL, WALL, Secretary, opened
from tests.web.test_year_pages import said, version

COUNT = f"{HALL}luot/co-1/kiem-phieu/"


@pytest.fixture
def secretary(served: House) -> Secretary:
    return Secretary(served.signed_in("secretary@an"))


@pytest.fixture
def teller(served: House, secretary: Secretary) -> Secretary:
    """Two tellers at one laptop, over a ballot of papers on Bình and Cát."""
    opened(secretary, "paper")
    found = Secretary(served.signed_in("teller@cat"))
    found.open(COUNT)
    return found


def cycle_of(house: House) -> Cycle:
    return house.engine.cycle(StreamId(dict(house.engine.cycles())[YEAR]))


def fields(page: Any) -> list[str]:
    """The fields that can be typed in, without those hidden."""
    return re.findall(r'<input type="text"[^>]* name="([^"]+)"', page.content.decode())


def entered(teller: Secretary, *figures: int | str, do: str = "enter") -> Any:
    """What the page asks for, filled with these figures in the order of the fields."""
    names = fields(teller.last)
    assert len(names) == len(figures), names
    turn = re.search(r'name="turn" value="([^"]+)"', teller.last.content.decode())
    assert turn is not None
    return teller.press(
        COUNT, _do=do, turn=turn[1], **dict(zip(names, map(str, figures), strict=True))
    )


def passed(teller: Secretary) -> Any:
    turn = re.search(r'name="turn" value="([^"]+)"', teller.last.content.decode())
    assert turn is not None
    return teller.press(COUNT, _do="take", turn=turn[1])


def test_two_entries_that_agree_are_recorded(served: House, teller: Secretary) -> None:
    """The first is sealed until the second agrees; then the count stands as it was entered."""
    before = version(served)
    page = said(entered(teller, 4, 4, 3, 1, 2, 1))
    assert "Chuyển máy cho người thứ hai" in page
    assert fields(teller.last) == []
    assert version(served) == before
    passed(teller)
    assert (
        re.findall(r'<input type="text"[^>]* value="([^"]*)"', teller.last.content.decode())
        == [""] * 6
    )
    entered(teller, 4, 4, 3, 1, 2, 1)
    count = cycle_of(served).voting.ballots["co-1"].count
    assert isinstance(count, Count)
    assert (count.issued, count.returned, count.valid, count.invalid) == (4, 4, 3, 1)
    assert [line.votes for line in count.votes] == [2, 1]
    assert version(served) == before + 1


def test_only_what_differs_is_entered_again_by_each(served: House, teller: Secretary) -> None:
    """Two fields differ: they are cleared on both sides, whoever has the laptop enters them first,
    then the other; no page shows the other's figure."""
    before = version(served)
    entered(teller, 4, 4, 3, 1, 3, 0)
    passed(teller)
    page = entered(teller, 4, 4, 3, 1, 2, 1)
    assert "Hai lần nhập khác nhau ở 2 dòng." in said(page)
    assert len(fields(page)) == 2
    assert all(name.startswith("votes.co.") for name in fields(page))
    assert re.findall(r'<input type="text"[^>]* value="([^"]*)"', page.content.decode()) == ["", ""]
    page = entered(teller, 2, 1)
    assert "Chuyển máy cho người thứ nhất" in said(page)
    passed(teller)
    assert len(fields(teller.last)) == 2
    entered(teller, 2, 1)
    count = cycle_of(served).voting.ballots["co-1"].count
    assert isinstance(count, Count)
    assert [line.votes for line in count.votes] == [2, 1]
    assert version(served) == before + 1


def test_sums_that_do_not_add_up_are_told_with_their_code(served: House, teller: Secretary) -> None:
    """Nothing is kept of the entry, what was typed stands, and the code is explained beside it."""
    before = version(served)
    page = entered(teller, 4, 4, 3, 2, 2, 1)
    assert page.status_code == 422
    assert "Hợp lệ 3 + không hợp lệ 2 = thu về 4 (KP-02)" in said(page)
    assert "KP-02 Hợp lệ + không hợp lệ khác thu về. Chưa ghi được." in said(page)
    assert "<title>Lỗi: " in page.content.decode()
    assert 'value="2"' in page.content.decode()
    page = entered(teller, 4, 5, 3, 2, 2, 1)
    assert "(KP-01)" in said(page)
    page = entered(teller, 5, 4, 3, 1, 2, 1)
    assert "Phát ra 5, nhiều nhất 4 (KP-05)" in said(page)
    page = entered(teller, 4, 4, 3, 1, 4, 0)
    assert "Bình: 4 không quá hợp lệ 3 (KP-06)" in said(page)
    page = entered(teller, 4, 4, "ba", 1, 2, 1)
    assert "Hợp lệ: nhập số phiếu" in said(page)
    assert 'value="ba"' in page.content.decode()
    page = entered(teller, 4, 4, 3, 1, 2, 1, do="check")
    assert page.status_code == 200
    assert len(fields(page)) == 6
    assert version(served) == before


def test_nothing_of_an_entry_is_told_before_both_agree(
    served: House, teller: Secretary, secretary: Secretary
) -> None:
    """Neither the secretary's page nor the wall nor a neighbour's shows a figure of the first."""
    entered(teller, 4, 4, 3, 1, 3, 0)
    page = secretary.open(f"{HALL}luot/co-1/")
    assert "nhập lần 1 đã nhập" in said(page)
    assert "nhập lần 2 chưa nhập" in said(page)
    wall = said(secretary.open(WALL))
    assert "đang bỏ phiếu" in wall
    for shown in (page.content.decode(), secretary.open(COUNT).content.decode()):
        assert not re.search(r"Bình\D{0,120}\b3\b", re.sub(r"<[^>]+>", " ", shown))
    member = served.signed_in("unit_officer@binh")
    assert member.get(COUNT).status_code == 404


def test_one_types_from_the_signed_record(
    served: House, teller: Secretary, secretary: Secretary
) -> None:
    """The chair's office records it with the paper; what does not add up is refused there too."""
    page = secretary.open(f"{COUNT}?mot-nguoi=1")
    names = fields(page)
    assert names[-2:] == ["number", "date"]
    figures = ("4", "4", "3", "2", "2", "1", "", "")
    told = secretary.press(COUNT, _do="alone", **dict(zip(names, figures, strict=True)))
    assert told.status_code == 422
    figures = ("4", "4", "3", "1", "2", "1", "07/BB", "15/12/2026")
    secretary.press(COUNT, _do="alone", **dict(zip(names, figures, strict=True)))
    assert isinstance(cycle_of(served).voting.ballots["co-1"].count, Count)
    assert "Đính kèm biên bản kiểm phiếu đã ký" in said(secretary.last)
    assert teller.open(COUNT).status_code == 302


def test_a_page_of_before_changes_nothing(served: House, teller: Secretary) -> None:
    """Somebody who goes back and sends the first entry again, when it is the second's turn, is led
    to where things stand."""
    first = teller.last
    entered(teller, 4, 4, 3, 1, 3, 0)
    teller.last = first
    entered(teller, 4, 4, 3, 1, 1, 2)
    assert "Chuyển máy cho người thứ hai" in said(teller.last)
    assert cycle_of(served).voting.ballots["co-1"].count is None


def test_papers_can_be_counted_anew(served: House, teller: Secretary) -> None:
    """When the fields that match are wrong, both entries are dropped and the first begins again."""
    entered(teller, 4, 4, 3, 1, 3, 0)
    passed(teller)
    page = entered(teller, 4, 4, 4, 0, 3, 0)
    turn = re.search(r'name="turn" value="([^"]+)"', page.content.decode())
    assert turn is not None
    teller.press(COUNT, _do="anew", turn=turn[1])
    assert len(fields(teller.last)) == 6
    assert cycle_of(served).voting.ballots["co-1"].count is None


@pytest.mark.parametrize(("papers", "alone"), [(4, False), (5, True)])
def test_the_rulebook_says_who_enters_a_count(
    accounts: None,  # noqa: ARG001
    tmp_path: Path,
    papers: int,
    alone: bool,
) -> None:
    """Four papers: where the rulebook wants two people from four on, nobody types alone; from five
    on the page is that of the signed record."""
    world, units = World(votes={"counted_twice_from": papers}), ("an", "binh", "cat", "dong")
    for unit in units:
        world.scored(unit, "50")
    world.sent(*units).settled(*units).sitting()
    emptied()
    with House.over(played(world, tmp_path).db) as house:
        secretary = Secretary(house.signed_in("secretary@an"))
        opened(secretary, "paper")
        assert ("number" in fields(secretary.open(COUNT))) is alone
        assert ("number" in fields(secretary.open(f"{COUNT}?mot-nguoi=1"))) is alone
        typed = ("4", "4", "3", "1", "2", "1")
        names = [name for name in fields(secretary.last) if name not in {"number", "date"}]
        secretary.press(COUNT, _do="alone", **dict(zip(names, typed, strict=True)))
        assert (cycle_of(house).voting.ballots["co-1"].count is not None) is alone
