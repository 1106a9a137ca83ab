"""A member's year in the browser, alone on its side: every page is reached by what the page before
shows, and presses and typed fields are counted."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rights.worlds import World, played
from tests.web.house import YEAR, House, Visitor, emptied
from tests.web.test_hall import Secretary
from tests.web.test_own_sheet import cells
from tests.web.test_year_pages import hidden, said

MOST_CLICKS = 25
SHEET = f"/{YEAR}/bang-cham/cat/"


@pytest.fixture(scope="session")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan is issued, and one unit has not registered yet."""
    world = World()
    story = world.scenario()
    story["commands"] = [one for one in story["commands"] if one["key"] not in {"r-cat", "o6"}]
    world.scenario = lambda: story  # type: ignore[method-assign]
    return played(world, tmp_path_factory.mktemp("beginning")).db


@pytest.fixture
def house(accounts: None, beginning: Path, tmp_path: Path) -> Iterator[House]:  # noqa: ARG001
    """The server over that year."""
    copy = tmp_path / "thidua.db"
    copy.write_bytes(beginning.read_bytes())
    emptied()
    with House.over(copy) as house:
        yield house


def follow(member: Secretary, words: str) -> None:
    """Press the link of these words on the page that is open."""
    for href, inside in re.findall(
        r'<a[^>]*href="([^"]+)"[^>]*>(.*?)</a>', member.last.content.decode(), re.DOTALL
    ):
        if words in re.sub(r"<[^>]+>|\s+", " ", html.unescape(inside)):
            member.open(html.unescape(href))
            assert member.last.status_code == 200, said(member.last)
            return
    raise AssertionError(f"no link “{words}”: {said(member.last)}")


def done(member: Secretary, command: str, typing: int, **fields: str) -> None:
    """An act by its form: sent to be looked over, then recorded."""
    where = f"/{YEAR}/lam/{command}/"
    known = hidden(member.last)
    member.press(where, typing=typing, _step="review", **{"_for": "", **_chosen(known), **fields})
    assert member.last.status_code == 200, said(member.last)
    kept = hidden(member.last)
    kept.pop("_id")
    member.press(where, _step="record", **kept)
    assert member.last.status_code == 200, said(member.last)


def _chosen(known: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in known.items() if not name.startswith("_")}


def test_a_members_year(house: House) -> None:
    """Register, fill in by one paste, look over, send, explain, read: at most 25 presses."""
    member = Secretary(house.signed_in("unit_officer@cat"))
    chair = house.signed_in("secretary@an")
    member.open(f"/{YEAR}/", by_link=False)
    follow(member, "Gửi đăng ký")
    done(member, "register_targets", 1, unit="cat", targets="Hoàn thành mọi chỉ tiêu")
    assert "Đã ghi lúc" in said(member.last)
    assert chair.act("advance_phase").status_code == 201

    member.open(f"/{YEAR}/")
    follow(member, "Gửi bảng tự chấm điểm")
    told = hidden(member.last)
    told.pop("_id")
    paste = "1\tChuyên môn\t58\n2\tBáo cáo\t40"
    member.press(SHEET, typing=1, _step="paste", paste=paste, **told)
    filled = fields_of(member)
    member.press(SHEET, _step="review", **filled)
    member.press(SHEET, _step="send")
    assert cells(house) == {"1.standard": "58", "2.standard": "40"}
    assert "Đã ghi lúc" in said(member.last)

    lowered(chair)
    member.open(f"/{YEAR}/")
    follow(member, "Gửi giải trình")
    done(member, "explain_adjustment", 1, unit="cat", explanation="Đã có văn bản số 12")
    member.open(f"/{YEAR}/")
    follow(member, "Bảng điểm")
    assert "57" in said(member.last)
    assert member.clicks <= MOST_CLICKS, member.clicks
    assert member.typed == 3
    print(f"pages {member.pages}, clicks {member.clicks}, typed fields {member.typed}")


def fields_of(member: Secretary) -> dict[str, str]:
    """What the sheet's form holds now."""
    text = member.last.content.decode()
    text = text[text.index('id="own-sheet"') :]
    found = re.findall(r'<input[^>]* name="([^"]+)" value="([^"]*)"', text)
    own = {name: html.unescape(value) for name, value in found}
    return {name: value for name, value in own.items() if name[0] != "_" and name[:4] != "csrf"}


def lowered(chair: Visitor) -> None:
    """The cluster changes a score that was sent, and says why."""
    cell = {"criterion": "1", "part": "standard", "was": "58", "now": "57"}
    answer = chair.act(
        "adjust_scores", unit="cat", column="settled", cells=[cell], reason="Thiếu một báo cáo"
    )
    assert answer.status_code == 201, answer.content
