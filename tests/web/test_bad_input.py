"""What is odd in a request is told with 4xx, a code and a sentence, and nothing is stored."""

import unicodedata

import pytest
from django.test import override_settings

from tests.web.house import YEAR, House, mailed_code
from tests.web.test_often import Hands, hands  # noqa: F401  # a fixture

NAME = "Phong trào làm theo gương"


@pytest.mark.parametrize("value", ["0x10", "5.", "--5", "", "117,5", "−5", "1e2"])
def test_points_in_another_form_are_refused(served: House, value: str) -> None:
    """What is no number of points is told as such."""
    program = served.with_token("secretary@an", YEAR, writes=True)
    cells = [{"criterion": "1", "part": "standard", "was": "50", "now": value}]
    answer = program.act(
        "adjust_scores", unit="cat", column="settled", cells=cells, reason="Theo biên bản"
    )
    assert answer.status_code in {400, 422}, answer.content
    assert answer.json()["code"] == "points_malformed"
    assert answer.json()["title"]


def test_letters_in_pieces_are_put_together(served: House) -> None:
    """A text in NFD is the same text: sent again in NFC with the same key it is the same act."""
    program = served.with_token("secretary@an", YEAR, writes=True)
    fields = {"movement": "guong", "since": "2026-02-01"}
    key = "0b0f4a3e-35e5-4a0f-9d4c-6a5d3ab5c001"
    first = program.act(
        "launch_movement", key=key, name=unicodedata.normalize("NFD", NAME), **fields
    )
    assert first.status_code == 201, first.content
    again = program.act("launch_movement", key=key, name=NAME, **fields)
    assert (again.status_code, again.json()) == (201, first.json())


@override_settings(PER_ADDRESS=2)
@pytest.mark.usefixtures("hands")
def test_nobody_names_an_address_for_themselves(served: House) -> None:
    """What a client says of forwarding changes neither who it is nor what a page links to."""
    client = served.visitor().client
    answers = [
        client.get(
            "/vao/login/code/",
            headers={"X-Forwarded-For": f"192.0.2.{number}", "X-Forwarded-Host": "evil.example"},
        )
        for number in range(3)
    ]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert "evil.example" not in answers[0].content.decode()


def test_a_late_code_lets_nobody_in(served: House) -> None:
    """After its twenty minutes it is as good as none."""
    account, client = served.invited("unit_officer@cat"), served.visitor().client
    client.post("/vao/login/code/", {"email": account.email})
    code = mailed_code(str(account.email))
    with override_settings(ACCOUNT_LOGIN_BY_CODE_TIMEOUT=-1):
        client.post("/vao/login/code/confirm/", {"code": code})
    assert client.get(f"/{YEAR}/").status_code == 302
