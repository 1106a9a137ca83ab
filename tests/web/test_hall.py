"""Conference day in the browser: what is done first, votes by hand, rounds, the wall, and pages
between."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from adapters.log import hall
from adapters.web.hall import wall
from domain.cycle.cycle import Cycle
from domain.record.record import StreamId
from tests.rights.worlds import World, played
from tests.web.house import YEAR, House, Visitor, emptied
from tests.web.test_year_pages import said, version

HALL = f"/{YEAR}/hoi-nghi/"
WALL = f"/{YEAR}/man-hinh/"


def cycle_of(house: House) -> Cycle:
    return house.engine.cycle(StreamId(dict(house.engine.cycles())[YEAR]))


@dataclass
class Secretary:
    """Whoever runs the day, with the pages opened, presses and typed fields counted."""

    visitor: Visitor
    pages: int = 0
    clicks: int = 0
    typed: int = 0
    last: Any = field(default=None)

    def open(self, path: str, by_link: bool = True) -> Any:
        """A page; whoever is not led there by an act presses a link."""
        self.clicks += by_link
        self.last = self.visitor.get(path)
        self.pages += 1
        return self.last

    def press(self, path: str, **fields: Any) -> Any:
        """Send a form: ``ticks`` and the button are clicks, ``typing`` says how many fields are
        typed in."""
        ident = re.search(r'name="_id" value="([^"]+)"', self.last.content.decode())
        assert ident is not None, said(self.last)
        ticks = int(fields.pop("ticks", 0))
        self.typed += int(fields.pop("typing", 0))
        self.last = self.visitor.client.post(path, {"_id": ident[1], **fields})
        self.clicks += 1 + ticks
        if self.last.status_code == 302:
            self.open(self.last.headers["Location"], by_link=False)
        return self.last


@pytest.fixture
def secretary(served: House) -> Secretary:
    return Secretary(served.signed_in("secretary@an"))


def test_what_is_being_done_comes_first(served: House, secretary: Secretary) -> None:
    """The report, then the table, then each title: the page names the first that can be done."""
    page = said(secretary.open(HALL))
    assert "Đang làm Thông qua báo cáo" in page
    assert "Có mặt 4/4" in page
    assert "đủ, cần từ 3" in page
    secretary.press(HALL, _do="adopt_report", kind="Báo cáo tổng kết")
    assert cycle_of(served).conference.report == "adopted"
    assert "Đang làm Thông qua bảng điểm" in said(secretary.last)


def test_without_a_quorum_it_is_said_in_numbers(served: House, secretary: Secretary) -> None:
    """Two of four are fewer than two thirds: the page says how many it takes; no ballot opens."""
    secretary.open(HALL)
    page = said(secretary.press(HALL, _do="attendance", present=["an", "cat"]))
    assert "Có mặt 2, cần từ 3. Chưa mở được lượt bỏ phiếu." in page
    before = version(served)
    secretary.open(f"{HALL}mo-luot/co/")
    told = secretary.press(
        f"{HALL}mo-luot/co/", ballot="co-1", method="show_of_hands", nominees=["binh", "cat"]
    )
    assert told.status_code == 422
    assert "<title>Lỗi: " in told.content.decode()
    assert version(served) == before


def test_the_table_is_shown_before_it_stands_for_ever(served: House, secretary: Secretary) -> None:
    """The page between shows the very table with its checksum and changes nothing; one press
    adopts it."""
    before = version(served)
    page = said(secretary.open(f"{HALL}thong-qua/"))
    assert "Bảng điểm này sẽ đứng mãi như đang thấy" in page
    assert "Quay lại, chưa thông qua" in page
    assert version(served) == before
    told = re.search(r"mã kiểm ([0-9a-f]{8})", page)
    assert told is not None
    secretary.press(f"{HALL}thong-qua/")
    assert secretary.last.status_code == 200
    stream = StreamId(dict(served.engine.cycles())[YEAR])
    adopted = served.engine.store.events(stream, before)[0]
    assert adopted.body.sha256.startswith(told[1])  # type: ignore[attr-defined]  # a table


def opened(secretary: Secretary, method: str = "show_of_hands") -> str:
    """A ballot on two units, by its address."""
    where = f"{HALL}mo-luot/co/"
    secretary.open(where)
    fields: dict[str, Any] = {"ballot": "co-1", "method": method, "nominees": ["binh", "cat"]}
    secretary.press(where, **fields)
    assert secretary.last.status_code == 200, said(secretary.last)
    return f"{HALL}luot/co-1/"


def hands(binh: str, cat: str) -> dict[str, str]:
    figures = {"binh": binh.split("/"), "cat": cat.split("/")}
    names = ("votes", "against", "no_opinion")
    return {
        f"{name}.co.{unit}": found[at]
        for unit, found in figures.items()
        for at, name in enumerate(names)
    }


def test_hands_are_counted_and_the_ballot_closed_after_a_page_between(
    served: House, secretary: Secretary
) -> None:
    """Votes by hand are three numbers for each; the result says who is chosen and by how many."""
    where = opened(secretary)
    assert "cần ít nhất 2/4 phiếu" in said(secretary.last)
    secretary.press(where, _do="hands", **hands("3/0/1", "1/2/1"))
    assert "3/0/1" not in said(secretary.open(WALL))
    before = version(served)
    page = said(secretary.open(f"{where}ket-thuc/"))
    assert "kết quả sẽ đứng như đã kiểm" in page
    assert version(served) == before
    secretary.press(f"{where}ket-thuc/", chair_for="binh")
    page = said(secretary.last)
    assert "Được chọn: Bình" in page
    assert "3/0/1" in page
    wall = said(secretary.open(WALL))
    assert "3/0/1" in wall
    assert "được chọn" in wall


def test_more_hands_than_people_are_refused_and_what_was_typed_stays(
    served: House, secretary: Secretary
) -> None:
    """Five hands of four people are refused with the sum; a blank as no number."""
    where = opened(secretary)
    before = version(served)
    told = secretary.press(where, _do="hands", **hands("3/1/1", "1/2/1"))
    assert told.status_code == 422
    assert 'value="3"' in told.content.decode()
    secretary.open(where)
    told = secretary.press(where, _do="hands", **hands("3/x/1", "1/2/1"))
    assert told.status_code == 422
    assert 'value="x"' in told.content.decode()
    assert version(served) == before


def test_a_closed_ballot_takes_no_votes(served: House, secretary: Secretary) -> None:
    """Whoever still has its form open is told, and nothing is stored."""
    where = opened(secretary)
    secretary.press(where, _do="hands", **hands("3/0/1", "1/2/1"))
    secretary.open(f"{where}ket-thuc/")
    secretary.press(f"{where}ket-thuc/", chair_for="binh")
    before = version(served)
    answer = secretary.visitor.client.post(where, {"_do": "hands", **hands("1/1/1", "1/1/1")})
    assert answer.status_code == 422
    assert version(served) == before


def test_a_roll_call_records_each_that_was_called(served: House, secretary: Secretary) -> None:
    """Who was not called yet can be called later; nobody is recorded twice."""
    where = opened(secretary, "open")
    secretary.press(where, _do="roll", **{"vote.an": "binh", "vote.binh": "binh"})
    assert len(cycle_of(served).voting.ballots["co-1"].votes) == 2
    page = secretary.last.content.decode()
    assert 'name="vote.cat"' in page
    assert 'name="vote.an"' not in page
    secretary.press(where, _do="roll", **{"vote.cat": "cat", "vote.dong": "-"})
    assert len(cycle_of(served).voting.ballots["co-1"].votes) == 4


def voted_by_nobody(secretary: Secretary) -> str:
    """A ballot on which each nominee has one vote of four, closed; its page of what follows."""
    where = opened(secretary)
    secretary.press(where, _do="hands", **hands("1/2/1", "1/2/1"))
    secretary.open(f"{where}ket-thuc/")
    page = said(secretary.press(f"{where}ket-thuc/", chair_for="binh"))
    assert "thiếu 1 phiếu" in page
    assert "Làm gì tiếp?" in page
    return f"{HALL}luot-tiep/co/"


def test_after_the_last_round_of_the_rulebook_another_needs_a_reason(
    served: House, secretary: Secretary
) -> None:
    """One round is all the rulebook has: that it stays empty is chosen beforehand and records
    nothing; another round is refused without a reason, and opened with one."""
    again = voted_by_nobody(secretary)
    assert re.search(r'value="vacant"[^>]* checked', secretary.open(again).content.decode())
    before = version(served)
    assert secretary.press(again, way="same", reason=" ").status_code in {400, 422}
    assert version(served) == before
    secretary.press(again, way="same", reason="Hội nghị thống nhất bỏ phiếu lại")
    assert "Mở lượt 2" in said(secretary.last)
    text = secretary.last.content.decode()
    named = re.findall(r'name="nominees" value="(\w+)"[^>]* checked', text)
    assert sorted(named) == ["binh", "cat"]


def test_what_stays_empty_by_the_rulebook_records_nothing(
    served: House, secretary: Secretary
) -> None:
    """It stands so already; the page leads back to the day."""
    again = voted_by_nobody(secretary)
    before = version(served)
    secretary.open(again)
    secretary.press(again, way="vacant")
    assert "không chọn đơn vị nào" in said(secretary.last)
    assert version(served) == before


def test_the_rulebooks_way_needs_no_reason(
    accounts: None,  # noqa: ARG001
    tmp_path: Path,
) -> None:
    """Three rounds among the two with most votes: that is chosen beforehand, and one press leads to
    the second round with these two."""
    world, units = World(votes={"rounds": 3, "again": "first_two"}), ("an", "binh", "cat", "dong")
    for unit in units:
        world.scored(unit, "50")
    world.sent(*units).settled(*units).sitting()
    emptied()
    with House.over(played(world, tmp_path).db) as house:
        secretary = Secretary(house.signed_in("secretary@an"))
        again = voted_by_nobody(secretary)
        page = secretary.open(again).content.decode()
        assert re.search(r'value="first_two"[^>]* checked', page)
        secretary.press(again, way="first_two")
        assert "Mở lượt 2" in said(secretary.last)
        further = cycle_of(house).voting.further["co"]
        assert len(further.nominees) == 2


def test_the_wall_shows_what_was_chosen(served: House, secretary: Secretary) -> None:
    """The cluster's name before anything is chosen, then the ranking with the time by the second,
    asking anew by itself; a choice that is none changes nothing."""
    assert "Cụm" in said(secretary.open(WALL))
    secretary.visitor.client.post(f"{HALL}chieu/", {"show": "ranking"})
    page = secretary.open(WALL)
    assert page.headers["Refresh"] == "10"
    assert re.search(r"cập nhật \d\d:\d\d:\d\d", said(page))
    assert "Đông" in said(page)
    secretary.visitor.client.post(f"{HALL}chieu/", {"show": "ballot:none"})
    assert "Đông" in said(secretary.open(WALL))
    outsider = served.signed_in("unit_officer@cat")
    assert outsider.client.post(f"{HALL}chieu/", {"show": "agenda"}).status_code == 404


def test_the_wall_never_shows_an_error(
    served: House, secretary: Secretary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it showed last stays when something fails; before that, the cluster's name."""
    secretary.visitor.client.post(f"{HALL}chieu/", {"show": "ranking"})
    good = said(secretary.open(WALL))

    def broken(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(hall, "kept", broken)
    assert said(secretary.open(WALL)) == good
    other = served.signed_in("unit_officer@cat")
    page = other.get(WALL)
    assert page.status_code == 200
    assert page.headers["Refresh"] == "10"
    assert "Cụm" in said(page)


def test_whoever_looks_from_outside_finds_no_buttons(served: House) -> None:
    """A member reads the day; the buttons are of those who lead it."""
    member = served.signed_in("unit_officer@cat")
    page = member.get(HALL)
    assert page.status_code == 200
    assert "Ghi điểm danh" not in said(page)
    assert member.client.post(HALL, {"_do": "close_sitting"}).status_code == 404
    assert member.get(f"{HALL}thong-qua/").status_code == 404


def test_thirty_units_go_over_pages(secretary: Secretary, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is longer than the wall is high goes on pages that say which they are; a page that is
    not there is the last."""
    monkeypatch.setattr(wall, "ROWS", 3)
    secretary.visitor.client.post(f"{HALL}chieu/", {"show": "ranking"})
    first = said(secretary.open(f"{WALL}?trang=1"))
    assert "Trang 1/2" in first
    assert "Đông" not in first
    last = said(secretary.open(f"{WALL}?trang=99"))
    assert "Trang 2/2" in last
    assert "Đông" in last


def test_an_open_ballot_goes_before_everything_else(secretary: Secretary) -> None:
    """While votes are given the page of the day names them first, and leads there."""
    where = opened(secretary)
    page = secretary.open(HALL)
    assert "Đang làm Cờ thi đua, lượt 1" in said(page)
    assert where in page.content.decode()
