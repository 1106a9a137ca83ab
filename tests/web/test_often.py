"""Nobody asks so often that others wait."""

from typing import Any

import pytest
from django.test import override_settings

from adapters.accounts.second_door import second_door
from adapters.web import often
from adapters.web.assets import asset
from domain.values.refusal import Refusal
from tests.web.house import YEAR, House


class Hands:
    """A clock that goes on when told to."""

    def __init__(self) -> None:
        self.seconds = 6000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """The minute of both windows."""
    found = Hands()
    monkeypatch.setattr(often, "ACCOUNTS", often.Window(found))
    monkeypatch.setattr(often, "ADDRESSES", often.Window(found))
    return found


def test_of_ten_thousand_in_a_minute_as_many_pass_as_may(tmp_path: Any) -> None:
    """600 of an account and 6000 from an address, and others are not held up by it."""
    door, hands = second_door(str(tmp_path / "thidua.db"), {}), Hands()
    window = often.Window(hands)
    for most in (door.per_account, door.per_address):
        passed = [window.wait(f"who {most}", most) for _ in range(10_000)]
        assert passed.count(0) == most
        assert window.wait(f"another {most}", most) == 0
    assert (door.per_account, door.per_address) == (600, 6000)


@override_settings(PER_ACCOUNT=3)
def test_who_asks_too_often_is_told_when_to_come_back(served: House, hands: Hands) -> None:
    """429 with a code, a sentence and the seconds until then; another account behind the same
    address goes on, and the next minute begins anew."""
    program = served.with_token("secretary@an", YEAR)
    other = served.with_token("unit_officer@cat", YEAR)
    for _ in range(3):
        assert program.page("status", target=YEAR).status_code == 200
    hands.seconds += 18
    answer = program.page("status", target=YEAR)
    assert (answer.status_code, answer.json()["code"]) == (429, "too_often")
    assert answer["Retry-After"] == "42"
    assert "42 giây" in answer.json()["title"]
    assert other.page("status", target=YEAR).status_code == 200
    hands.seconds += 42
    assert program.page("status", target=YEAR).status_code == 200


def test_a_session_is_limited_too(served: House, hands: Hands) -> None:  # noqa: ARG001
    """A page says so in a sentence; the stylesheet is not counted."""
    member = served.signed_in("unit_officer@cat")
    with override_settings(PER_ACCOUNT=1):
        answers = [member.get(f"/{YEAR}/") for _ in range(2)]
        assert answers[-1].status_code == 429
        assert "Có quá nhiều yêu cầu" in answers[-1].content.decode()
        assert member.get(asset("thidua.css")).status_code == 200


@override_settings(PER_ADDRESS=4)
def test_an_address_is_limited_whoever_asks(served: House, hands: Hands) -> None:  # noqa: ARG001
    """New words for a token do not help; another address is not held up."""
    answers = [
        served.visitor().client.get("/", headers={"Authorization": f"Bearer {number}"})
        for number in range(5)
    ]
    assert [one.status_code == 429 for one in answers] == [False] * 4 + [True]
    elsewhere = served.visitor(REMOTE_ADDR="192.0.2.7").client
    assert elsewhere.get("/").status_code != 429


@override_settings(PER_ADDRESS=1)
def test_an_office_on_ipv6_is_one_address(served: House, hands: Hands) -> None:  # noqa: ARG001
    """Within its 64 bits it has more addresses than can be counted."""
    answers = [
        served.visitor(REMOTE_ADDR=f"2001:db8:0:{net}::{host}").client.get("/").status_code
        for net, host in ((1, 1), (1, 2), (2, 1))
    ]
    assert [one == 429 for one in answers] == [False, True, False]


@pytest.mark.parametrize("text", ["0", "-1", "many", "１０", "1" * 12])
def test_an_odd_limit_is_no_limit(tmp_path: Any, text: str) -> None:
    """The server does not start with what is no number of requests."""
    with pytest.raises(Refusal) as refused:
        second_door(str(tmp_path / "thidua.db"), {"THIDUA_WEB_PER_ACCOUNT": text})
    assert refused.value.code == "setting_malformed"


def test_a_version_does_not_go_with_the_past(served: House) -> None:
    """``If-Match`` speaks of what stands, ``as_of`` of what stood: both together are refused."""
    program = served.with_token("secretary@an", YEAR)
    asked = {"target": YEAR, "as_of": "@5"}
    assert program.page("status", **asked).status_code == 200
    headers = {"Authorization": f"Bearer {program.token}", "If-Match": '"5"'}
    answer = program.client.get("/api/v1/pages/status", asked, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "version_of_the_past")
