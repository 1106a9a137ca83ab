"""What is said where an account lacks something, or an act of a program misses something."""

from datetime import date

import pytest

from adapters.accounts import offices
from adapters.door.seats import read_seat
from adapters.wording.messages import sentence
from domain.values.refusal import Refusal
from tests.web.house import YEAR, House


def test_an_office_is_said_to_be_another_accounts(served: House) -> None:
    """Not that the unit holds it not, which may well hold it."""
    member = served.signed_in("unit_officer@cat")
    told = member.act("advance_phase", office="secretary@an").json()
    assert told["code"] == "office_not_held"
    assert told["title"].startswith("Tài khoản này không giữ vai thư ký của An")


def test_what_is_missing_in_a_bulk_is_named(served: House) -> None:
    """By its field and place, as for a single act."""
    member = served.signed_in("unit_officer@cat")
    told = member.post("/api/v1/bulk", {"acts": [{"target": YEAR, "command": "x"}]}).json()
    assert (told["code"], told["facts"]) == ("field_missing", {"field": "id", "where": "acts[0]"})
    assert member.post("/api/v1/bulk", "[").json()["facts"]["expected"] == "JSON"


def test_the_last_day_of_an_office_is_not_before_the_first(served: House) -> None:
    """It is said of the office, in words of its own."""
    holder, borrower = served.invited("unit_officer@binh"), served.invited("unit_officer@cat")
    seat = read_seat(served.engine.store, "unit_officer@binh")
    with pytest.raises(Refusal) as told:
        offices.delegate(
            holder, borrower, seat, since=date(2026, 3, 2), until=date(2026, 3, 1), by=""
        )
    said = sentence(told.value, "vi", served.engine.names())
    assert said.startswith("Ngày cuối (01/03/2026) trước ngày đầu (02/03/2026) của chức vụ.")


def test_a_field_has_one_name(served: House) -> None:
    """Its label, in the language of the page; nothing else is written into it."""
    page = served.visitor().get("/vao/login/").content.decode()
    assert "Địa chỉ thư điện tử" in page
    assert 'placeholder="Địa chỉ email"' not in page
