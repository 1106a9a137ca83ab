"""The way in: three cards, three acts to practise, what stays and what is put back."""

import re
from pathlib import Path

from adapters.bootstrap import initialize
from tests.cli.typed import typed
from tests.first.visiting import Answer, Fields, Visitor, opened


def _way(page: Answer, words: str) -> Fields:
    """The form of the button with these words."""
    found = [one for one in page.content.decode().split("<form")[1:] if words in page_text(one)]
    return Answer(200, "", f"<form{found[0]}".encode(), "").form("vai/")


def page_text(part: str) -> str:
    return Answer(200, "", part.partition("</form>")[0].encode(), "").text


def test_the_first_page_has_three_ways_in(visitor: Visitor) -> None:
    """In Vietnamese, with the strip and the offices; nobody signs in."""
    page = visitor.get()
    assert page.status == 200
    assert "Thực hành trên máy này, không gửi ra ngoài" in page.text
    for words in ("Đã có bảng điểm Excel?", "Xem một năm thật", "Tập 10 phút", "Bắt đầu lại"):
        assert words in page.text
    assert 'name="office"' in page.text


def test_the_language_is_the_browsers_until_one_is_chosen(door: str) -> None:
    """Who chooses by the link of the foot is spoken to so from then on."""
    visitor = Visitor(door, "en-GB,en;q=0.9")
    page = visitor.get()
    assert "Where to begin?" in page.text
    chosen = re.search(r'href="([^"]*/lang/vi[^"]*)"', page.text)
    assert chosen is not None
    assert "Bắt đầu từ đâu?" in visitor.get(chosen[1]).text
    assert "Bắt đầu từ đâu?" in visitor.get().text
    assert "Bắt đầu từ đâu?" in Visitor(door, "fr").get().text


def test_the_real_year_is_read_without_a_switch(visitor: Visitor) -> None:
    """Its table opens from the first page, says that it is told, and leads back."""
    to = re.search(r'href="([^"]+/cum-8/2021/bang-diem/)"', visitor.get().text)
    assert to is not None
    page = visitor.get(to[1])
    assert page.status == 200
    assert "Long An" in page.text
    assert "117,5" in page.text
    assert "kể lại theo nguồn" in page.text
    assert 'name="office"' not in page.text
    back = re.search(r'<strong>[^<]*kể lại.*?href="([^"]+)"', page.text)
    assert back is not None
    assert "Tập 10 phút" in visitor.get(back[1]).text


def test_three_acts_are_practised_and_read_from_the_events(examples: Path) -> None:
    """Each is given by its own form in its own office; the page says which are done, also after
    the door was closed and opened again, until the year is begun anew."""
    with opened("--keep", str(examples)) as address:
        visitor = Visitor(address)
        assert "Đã xong 0/3 việc" in visitor.get("tap/").text
        done = visitor.act(
            _way(visitor.get("tap/"), "Trả lại bảng của Lúa Vàng"),
            until="2026-12-20",
            reason="Chưa kèm minh chứng tiêu chí 4",
        )
        assert "Đã ghi" in done.text
        assert "Đã xong 1/3 việc" in visitor.get("tap/").text
        visitor.act(_way(visitor.get("tap/"), "Thống nhất điểm Đồng Nội"))
        page = visitor.get("tap/")
        assert "Đã xong 2/3 việc" in page.text
        assert "Mở lượt bỏ phiếu</button>" not in page.text
        page = visitor.post("tap/hoi-nghi/", page.form("tap/hoi-nghi/"))
        form = visitor.post("vai/", _way(page, "Mở lượt bỏ phiếu</button>"))
        fields = {**form.form(), "method": "show_of_hands", "nominees": "truc-xanh,hoa-sen"}
        visitor.post(form.address, fields)
        form = visitor.post("vai/", _way(visitor.get("tap/"), "Ghi kết quả biểu quyết</button>"))
        hands = {
            **dict.fromkeys(("votes.co-thi-dua.truc-xanh", "against.co-thi-dua.hoa-sen"), "5"),
            **dict.fromkeys(("against.co-thi-dua.truc-xanh", "votes.co-thi-dua.hoa-sen"), "1"),
            **dict.fromkeys(
                (f"no_opinion.co-thi-dua.{one}" for one in ("truc-xanh", "hoa-sen")), "0"
            ),
        }
        visitor.post(form.address, {**form.form(), **hands, "_do": "hands"})
        form = visitor.post("vai/", _way(visitor.get("tap/"), "Kết thúc lượt bỏ phiếu</button>"))
        visitor.post(form.address, form.form())
        assert "Xong cả ba việc" in visitor.get("tap/").text
    with opened("--keep", str(examples)) as address:
        visitor = Visitor(address)
        assert "Xong cả ba việc" in visitor.get("tap/").text
        between = visitor.get("bat-dau-lai/")
        assert "không lấy lại được" in between.text
        assert "Xong cả ba việc" in visitor.get("tap/").text
        visitor.post("bat-dau-lai/", between.form())
        assert "Đã xong 0/3 việc" in visitor.get("tap/").text


def test_a_real_database_asks_for_an_office_and_has_no_switch(tmp_path: Path) -> None:
    """Without one nothing is opened; with one there is neither a switch nor an example."""
    database = tmp_path / "that.db"
    initialize(str(database), practice=False).store.close()
    refused = typed("open", "--no-browser", "--db", str(database))
    assert refused.code != 0
    assert "--as" in refused.told
    with opened("--db", str(database), "--as", "operator") as address:
        visitor = Visitor(address)
        page = visitor.get()
        assert page.status == 200
        assert 'name="office"' not in page.text
        assert "Thực hành" not in page.text
        for place in ("tap/", "bat-dau-lai/"):
            assert visitor.get(place).status == 404
