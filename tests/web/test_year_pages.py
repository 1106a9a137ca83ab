"""The year in the browser, as somebody with an account sees it."""

import html
import re
from typing import Any

import pytest

from adapters.door.seats import read_seat
from adapters.pages.overview import overview_page
from domain.cycle.guard import RUNNING
from domain.record.record import StreamId
from tests.web.house import YEAR, House, Visitor
from workflows.reader import Reader
from workflows.reads import Read

PLACES = (
    "",
    "tinh-hinh/",
    "bang-diem/",
    "lich/",
    "nhat-ky/",
    "nhat-ky-diem/",
    "viec-chinh-thuc/",
    "cham-thieu/",
    "can-xem/",
    "cach-tinh/?unit=cat",
    "lich-su-diem/?unit=cat&criterion=1",
    "so-sanh/?from=@10",
    "quyen/",
)


def said(answer: Any) -> str:
    """What a page says, without its marks."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def sent(visitor: Visitor, command: str, step: str, **fields: str) -> Any:
    """A form of the year, sent."""
    return visitor.client.post(f"/{YEAR}/lam/{command}/", {**fields, "_step": step})


def hidden(answer: Any) -> dict[str, str]:
    """What a page holds to be sent once more."""
    found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', answer.content.decode())
    return {name: html.unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def version(served: House) -> int:
    names = dict(served.engine.cycles())
    return served.engine.store.load(StreamId(names[YEAR])).version


@pytest.mark.parametrize("seat", ["secretary@an", "unit_officer@cat", "teller@dong", "auditor@so"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_place_is_there_or_is_not(served: House, seat: str, lang: str) -> None:
    """Every page of the year is shown or refused with a sentence, and none fails."""
    visitor = served.signed_in(seat)
    visitor.client.cookies["django_language"] = lang
    for place in PLACES:
        answer = visitor.get(f"/{YEAR}/{place}")
        assert answer.status_code in {200, 404}, place
        assert f'<html lang="{lang}"' in answer.content.decode()


def test_a_year_that_is_not_there_and_one_that_is_not_theirs_answer_alike(served: House) -> None:
    """Whoever may not read a page is told what is told of one that does not exist."""
    visitor = served.signed_in("unit_officer@cat")
    assert visitor.get(f"/{YEAR}/can-xem/").status_code == 404
    assert visitor.get("/khong-co/2026/can-xem/").status_code == 404


def test_a_stranger_is_sent_to_sign_in(served: House) -> None:
    """And comes back to where they wanted to go."""
    answer = served.visitor().get(f"/{YEAR}/bang-diem/")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"next=/{YEAR}/bang-diem/")


def test_an_act_is_seen_before_it_is_recorded(served: House) -> None:
    """The first page stores nothing, the second one event, the same once more nothing; it was done
    by the account."""
    visitor, before = served.signed_in("secretary@an"), version(served)
    fields = {"code": "chair_handover", "until": "20/12/2099"}
    review = sent(visitor, "set_deadline", "review", **fields)
    assert review.status_code == 200, said(review)
    assert "20/12/2099" in said(review)
    assert version(served) == before
    again = hidden(review)
    recorded = sent(visitor, "set_deadline", "record", **again)
    assert recorded.status_code == 302
    assert "20/12/2099" in said(visitor.get(recorded.headers["Location"]))
    stream = dict(served.engine.cycles())[YEAR]
    event = served.engine.store.events(StreamId(stream), before)[0]
    assert event.header.actor == visitor.key
    told = sent(visitor, "set_deadline", "record", **again)
    assert told.headers["Location"] == recorded.headers["Location"]
    assert version(served) == before + 1


def test_what_was_typed_is_kept_when_it_is_refused(served: House) -> None:
    """The sentence stands above and at the field, and nothing is stored."""
    visitor, before = served.signed_in("secretary@an"), version(served)
    answer = sent(visitor, "require_report", "review", name="Báo cáo <b>quý</b>")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Báo cáo &lt;b&gt;quý&lt;/b&gt;" in page
    assert "<title>Lỗi: " in page
    assert version(served) == before


def test_the_years_that_run_are_those_of_all_that_do(served: House) -> None:
    """Found at one look they are the same, and none for who belongs to no cluster."""
    engine = served.engine
    found = [one for one in engine.cycles() if engine.cycle(one[1]).phase in RUNNING]
    assert engine.running() == found
    assert YEAR in dict(found)
    stranger = Reader((read_seat(engine.store, "unit_officer@so"),))
    assert engine.shown_to(stranger, Read.ACTS).running() == []


@pytest.mark.parametrize("seat", ["secretary@an", "unit_officer@cat", "operator", "auditor@so"])
def test_the_list_of_years_is_that_of_whom_one_may_know(served: House, seat: str) -> None:
    """Read at one look, each year stands there as it does when it is asked for by itself."""
    reader = Reader((read_seat(served.engine.store, seat),))
    shown = served.engine.shown_to(reader, Read.OVERVIEW)
    listed = {one.code: (one.phase, one.cluster) for one in overview_page(shown).years}
    alone = [shown.cycle(stream) for _, stream in shown.cycles()]
    assert listed == {one.code: (one.phase, shown.names(one).cluster(one)) for one in alone}
