"""The score table in the browser: its views, one criterion, the past, a file, who sees what."""

import html
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.rights.worlds import World, played
from tests.web.house import YEAR, House, Visitor, emptied
from tests.web.test_year_pages import said

TABLE = f"/{YEAR}/bang-diem/"
RULES: dict[str, Any] = {
    "criteria": [
        {
            "code": "1",
            "name": "Chuyên môn",
            "standard": {"max": "60", "step": "0.5"},
            "bonus": {"max": "5", "step": "0.5"},
            "deduction": {"max": "5", "step": "0.5"},
        },
        {"code": "2", "name": "Báo cáo", "standard": {"max": "40", "step": "0.5"}},
    ]
}


def half_settled() -> World:
    """Of four units one is settled, one verified, one has only sent, one has not."""
    world = World(**RULES)
    for unit, first in (("an", "58"), ("binh", "55.5"), ("cat", "50"), ("dong", "41")):
        world.scored(unit, first)
    bonus = [{"criterion": "1", "part": "bonus", "now": "5"}]
    own = {"unit": "cat", "column": "self", "cells": bonus}
    world.act("2026-11-20T10:00", "unit_officer@cat", "enter_scores", **own)
    world.sent("an", "binh", "cat")
    by = {"unit": "cat", "column": "verified", "checker": "binh"}
    world.act("2026-11-22T09:00", "secretary@an", "assign_check", **by)
    lower = [
        {"criterion": "1", "now": "48.5", "was": "50"},
        {"criterion": "1", "part": "deduction", "now": "-0.5"},
    ]
    check = {"unit": "cat", "column": "verified", "cells": lower, "reason": "Báo cáo gửi sau hạn"}
    world.act("2026-11-23T09:00", "unit_officer@binh", "enter_scores", **check)
    cells = [{"criterion": "1", "now": "54", "was": "55.5"}]
    final = {"unit": "binh", "column": "settled", "cells": cells, "reason": "Thiếu 1 lớp"}
    world.act("2026-11-24T09:00", "secretary@an", "enter_scores", **final)
    return world.settled("binh")


@pytest.fixture(scope="session")
def half(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return played(half_settled(), tmp_path_factory.mktemp("half")).db


@pytest.fixture
def house(accounts: None, half: Path, tmp_path: Path) -> Iterator[House]:  # noqa: ARG001
    """The server over that year."""
    copy = tmp_path / "thidua.db"
    copy.write_bytes(half.read_bytes())
    emptied()
    with House.over(copy) as house:
        yield house


def row(page: Any, unit: str) -> str:
    """What the row of a unit says in the one-line table."""
    text = page.content.decode()
    found = next(one for one in text.split("<tr") if f">{unit}</a>" in one and "<td" in one)
    plain = re.sub(r"<[^>]+>", " ", found.partition(">")[2].partition("</tr>")[0])
    return " ".join(html.unescape(plain).split())


def secretary(house: House) -> Visitor:
    return house.signed_in("secretary@an")


def test_differences_stand_under_what_counts(house: House) -> None:
    """The figure that counts, with bonus and deduction in their places, and under it the column
    that has another; a blank deduction stays blank."""
    page = secretary(house).get(TABLE)
    assert page.status_code == 200
    cat = row(page, "Cát")
    assert "48,5 +5 −0,5" in cat
    assert "tự chấm 50, trống" in cat
    assert cat.endswith("88,5 +5 −0,5 93")
    binh = row(page, "Bình")
    assert "54 tự chấm 55,5" in binh
    assert "0,5" not in binh.replace("55,5", "")


def test_every_figure_says_how_far_it_has_come(house: House) -> None:
    """Settled, verified, the unit's own only, and not scored are told apart in words."""
    page = secretary(house).get(TABLE).content.decode()
    assert 'class="settled' in page
    assert "chờ thống nhất" in page
    assert "mới tự chấm" in page
    assert 'class="none">chưa chấm' in page


def test_a_figure_leads_to_how_it_came_about(house: House) -> None:
    """Each cell that has a figure links to the working of its unit's points."""
    visitor = secretary(house)
    page = visitor.get(TABLE).content.decode()
    assert page.count(f'href="/{YEAR}/cach-tinh/?unit=cat"') == 4  # unit, two cells, total
    assert visitor.get(f"/{YEAR}/cach-tinh/", unit="cat").status_code == 200


def test_all_columns_stand_in_three_lines(house: House) -> None:
    """One body of rows for each unit, named once; what differs from what counts is marked."""
    page = secretary(house).get(TABLE, view="du-cot").content.decode()
    assert page.count('scope="rowgroup" class="unit" rowspan="3"') == 4
    assert page.count(">Thẩm định</th>") == 4
    assert page.count("differs") == 2


@pytest.mark.parametrize("view", ["lech", "du-cot", "thong-nhat"])
def test_a_sheet_that_was_not_sent_shows_nothing(house: House, view: str) -> None:
    """What a unit has typed stays its own until it sends it."""
    visitor = secretary(house)
    for criterion in ({}, {"criterion": "1"}):
        page = said(visitor.get(TABLE, view=view, **criterion))
        assert "41" not in page


def test_one_criterion_at_a_time(house: House) -> None:
    """As a phone shows it: units by columns, how many differ, and the next one."""
    page = said(secretary(house).get(TABLE, view="du-cot", criterion="1"))
    assert "Tiêu chí 1. Chuyên môn" in page
    assert "2 trong 4 đơn vị có chênh lệch." in page
    assert "Tiêu chí 2. Báo cáo" in page


def test_a_member_sees_its_own_columns_with_the_reasons(house: House) -> None:
    """Of others how far they are; no columns, no reasons, no ranks, no link to their working."""
    page = house.signed_in("unit_officer@cat").get(TABLE)
    told = said(page)
    assert "Bảng của Cát" in told
    assert "Báo cáo gửi sau hạn" in told
    assert "Gửi giải trình" in told
    assert "Thiếu 1 lớp" not in told
    assert "55,5" not in told
    assert "unit=binh" not in page.content.decode()
    assert "Bảng của Bình" not in told
    other = said(house.signed_in("unit_officer@dong").get(TABLE))
    assert "Báo cáo gửi sau hạn" not in other
    assert "48,5" not in other


def test_the_past_says_so_and_what_is_other_now(house: House) -> None:
    """The strip stands over it, each cell that moved has today's figure under it."""
    visitor = secretary(house)
    past = visitor.get(TABLE, as_of="2026-11-22T10:00")
    told = said(past)
    assert 'class="asof"' in past.content.decode()
    assert "2 ô khác với nay" in told
    assert "nay 54" in told
    assert "nay 48,5 +5 −0,5" in told


def test_the_file_holds_what_the_page_shows(house: House) -> None:
    """Points are numbers; what a member may not see is not in the member's file."""
    answer = secretary(house).get(f"{TABLE}bang-diem.xlsx")
    assert answer["Content-Disposition"].endswith('.xlsx"')
    lines = (
        CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    )
    assert [3, "Cát", 48.5, 5, -0.5, 40, 88.5, 5, -0.5, 93] in lines
    member = house.signed_in("unit_officer@dong").get(f"{TABLE}bang-diem.xlsx")
    book = CalamineWorkbook.from_filelike(BytesIO(member.content))
    assert 48.5 not in {cell for line in book.get_sheet_by_index(0).to_python() for cell in line}


def test_an_unknown_view_is_refused_with_the_known(house: House) -> None:
    """No guess is made at what was meant."""
    answer = secretary(house).get(TABLE, view="het")
    assert answer.status_code in {400, 422}
    assert "lech, du-cot, thong-nhat" in said(answer)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_word_is_there_in_both_languages(house: House, lang: str) -> None:
    """The page stands in either."""
    visitor = secretary(house)
    visitor.client.cookies["django_language"] = lang
    page = visitor.get(TABLE)
    word = "Differences" if lang == "en" else "Chênh lệch"
    assert word in said(page)
