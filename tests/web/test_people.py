"""The secretary invites people of the cluster's units, gives a code to who has no mail, lets go."""

from typing import Any

import pytest

from adapters.accounts import offices
from adapters.accounts.models import Account, HeldOffice, Letter
from adapters.door.seats import read_seat
from tests.web.house import House, Visitor, sign_in


@pytest.fixture
def secretary(served: House) -> Visitor:
    return served.signed_in("secretary@an")


def unit(house: House, code: str) -> str:
    return str(read_seat(house.engine.store, f"unit_officer@{code}").unit)


def invite(house: House, visitor: Visitor, code: str = "cat", **fields: str) -> Any:
    told = {
        "unit": unit(house, code),
        "office": "unit_officer",
        "email": "moi@x.example",
        **fields,
    }
    return visitor.client.post("/nguoi/", {"do": "invite", **told})


def held(email: str) -> HeldOffice:
    return HeldOffice.objects.get(account__email=email)


def test_who_is_invited_signs_in_by_the_own_mailbox(served: House, secretary: Visitor) -> None:
    """A letter says for which unit and where; the trail names who invited."""
    assert invite(served, secretary).status_code == 302
    letter = Letter.objects.get(to="moi@x.example")
    assert "http://127.0.0.1:8080" in letter.text
    assert held("moi@x.example").given_by == secretary.key
    newcomer = served.visitor()
    sign_in(newcomer, "moi@x.example")
    assert newcomer.get("/").status_code == 200
    assert "moi@x.example" in secretary.get("/nguoi/").content.decode()


def test_only_offices_of_a_unit_of_the_cluster_are_given(served: House, secretary: Visitor) -> None:
    """No office of the cluster, no unit of elsewhere; what was typed stays on the page."""
    odd = {"office": "secretary"}
    answer = invite(served, secretary, **odd)
    assert answer.status_code == 422
    assert "moi@x.example" in answer.content.decode()
    assert invite(served, secretary, "so").status_code == 422
    assert invite(served, secretary, until="31/12/2020").status_code == 422
    assert not Account.objects.filter(email="moi@x.example").exists()


def test_for_others_there_is_no_such_page(served: House) -> None:
    """A member, an auditor, whoever has not signed in."""
    for seat in ("unit_officer@cat", "vice_chair@binh", "auditor@so"):
        visitor = served.signed_in(seat)
        assert visitor.get("/nguoi/").status_code == 404
        assert invite(served, visitor).status_code == 404
    assert served.visitor().get("/nguoi/").status_code == 302


def test_a_code_is_shown_once_and_the_unit_is_told(served: House, secretary: Visitor) -> None:
    """Who else acts for the unit gets a mail."""
    other = served.invited("unit_head@cat")
    invite(served, secretary)
    number = held("moi@x.example").pk
    shown = secretary.client.post("/nguoi/", {"do": "code", "held": number}).content.decode()
    code = shown.partition("<pre>")[2].partition("</pre>")[0]
    assert held("moi@x.example").account.key in Letter.objects.get(to=other.email).text
    typed = {"account": held("moi@x.example").account.key, "code": code}
    assert served.visitor().client.post("/vao/ma-thu-ky/", typed).status_code == 302
    assert code not in secretary.get("/nguoi/").content.decode()


def test_no_code_opens_an_office_that_is_not_the_secretarys_to_give(
    served: House, secretary: Visitor
) -> None:
    """Of an officer who is an auditor as well a code would let the secretary in as auditor."""
    account = served.invited("unit_officer@cat")
    seat = read_seat(served.engine.store, "auditor@so")
    offices.give(account, seat, since=offices.today(), until=None, by="")
    number = HeldOffice.objects.get(account=account, office="unit_officer").pk
    assert secretary.client.post("/nguoi/", {"do": "code", "held": number}).status_code == 404


def test_who_is_let_go_is_out_at_once(served: House, secretary: Visitor) -> None:
    """With the session that is open."""
    member = served.signed_in("unit_officer@cat")
    number = HeldOffice.objects.get(account__key=member.key).pk
    assert secretary.client.post("/nguoi/", {"do": "revoke", "held": number}).status_code == 302
    assert member.page("status", target="cum/2026").status_code in {401, 404}
    for odd in ("", "0", "x", "9" * 30):
        answer = secretary.client.post("/nguoi/", {"do": "revoke", "held": odd})
        assert answer.status_code == 404
