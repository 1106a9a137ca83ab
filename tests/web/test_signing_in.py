"""Who comes in at the second door, and who does not."""

import time
from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from adapters.accounts import offices
from adapters.accounts.models import Entry, HeldOffice, Letter, Noted
from adapters.door.seats import read_seat
from tests.cli.typed import typed
from tests.web.house import YEAR, House, activate, activating, mailed_code, sign_in


def test_a_mailed_code_lets_in(served: House) -> None:
    """It is typed on the page that asked for it; then the unit's own pages are open."""
    visitor = served.signed_in("unit_officer@cat")
    assert visitor.get("/").status_code == 200
    answer = visitor.page("status", target=YEAR)
    assert answer.status_code == 200
    assert answer.json()["cycle"] == YEAR


def test_nobody_comes_in_without(served: House) -> None:
    """A page sends to the signing in, a program is told."""
    stranger = served.visitor()
    assert stranger.get("/").headers["Location"].startswith("/vao/login/code/")
    assert stranger.page("status", target=YEAR).status_code == 401
    assert stranger.act("advance_phase").status_code == 401


def test_five_wrong_codes_end_the_code(served: House) -> None:
    """The right one comes too late then."""
    account = served.invited("unit_officer@cat")
    client = served.visitor().client
    client.post("/vao/login/code/", {"email": account.email})
    for _ in range(5):
        client.post("/vao/login/code/confirm/", {"code": "AAAA-AAAA"})
    client.post("/vao/login/code/confirm/", {"code": mailed_code(str(account.email))})
    assert client.get("/").status_code == 302


def test_an_unknown_address_is_answered_alike(served: House) -> None:
    """Nobody learns which addresses have accounts; nothing is mailed."""
    known = served.invited("unit_officer@cat")
    first, second = served.visitor().client, served.visitor().client
    told = first.post("/vao/login/code/", {"email": known.email}, follow=True)
    other = second.post("/vao/login/code/", {"email": "nobody@x.example"}, follow=True)
    assert told.status_code == other.status_code == 200
    assert told.redirect_chain == other.redirect_chain
    assert Letter.objects.filter(to="nobody@x.example").count() == 0


def test_a_code_that_was_read_out_lets_in_once(served: House) -> None:
    """For who has no mailbox; the journal says by what they came in."""
    account = served.invited("unit_officer@cat", email="later@x.example")
    code = offices.make_code(account, by="")
    typed = {"account": account.key, "code": code.lower().replace("-", " ")}
    client = served.visitor().client
    assert client.post("/vao/ma-thu-ky/", typed).status_code == 302
    assert client.get("/").status_code == 200
    assert Entry.objects.get(what=Noted.SIGNED_IN).means == "spoken_code"
    assert served.visitor().client.post("/vao/ma-thu-ky/", typed).status_code == 422


def test_five_tries_at_a_read_out_code(served: House) -> None:
    """Counted before they are looked at."""
    account = served.invited("unit_officer@cat")
    code = offices.make_code(account, by="")
    client = served.visitor().client
    for _ in range(5):
        client.post("/vao/ma-thu-ky/", {"account": account.key, "code": "AAAA-AAAA-AAAA"})
    late = client.post("/vao/ma-thu-ky/", {"account": account.key, "code": code})
    assert late.status_code == 422


@pytest.mark.parametrize("seat", ["secretary@an", "auditor@so", "chair@an", "operator"])
def test_who_sees_more_than_the_own_unit_needs_a_second_step(served: House, seat: str) -> None:
    """Until it is turned on, nothing else is open."""
    visitor = served.signed_in(seat, factor=False)
    assert visitor.get("/").headers["Location"] == "/vao/2fa/totp/activate/"
    assert visitor.page("overview").json()["code"] == "factor_needed"
    activate(visitor)
    assert visitor.page("overview").status_code == 200


@pytest.mark.parametrize(("steps_ago", "passes"), [(1, True), (2, False)])
def test_digits_typed_as_the_clock_turns_pass(
    served: House, monkeypatch: pytest.MonkeyPatch, steps_ago: int, passes: bool
) -> None:
    """Those shown half a minute ago are taken, older ones are not."""
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    answer = activating(served.signed_in("secretary@an", factor=False), steps_ago)
    assert (answer.status_code == 302) is passes


def test_recovery_codes_come_with_the_second_step(served: House) -> None:
    """At once, without confirming what was confirmed a moment ago; the page says that it is on."""
    visitor = served.signed_in("secretary@an")
    page = visitor.get("/vao/2fa/recovery-codes/")
    assert page.status_code == 200
    assert "đang bật" in page.content.decode()
    later = timezone.now() - timedelta(hours=1)
    Authenticator.objects.update(created_at=later)
    assert visitor.get("/vao/2fa/recovery-codes/").status_code == 302


def test_the_journal_says_that_the_secretary_gave_the_code(served: House) -> None:
    """In words; every means that can be noted has some."""
    account = served.invited("unit_officer@cat")
    code = offices.make_code(account, by="")
    served.visitor().client.post("/vao/ma-thu-ky/", {"account": account.key, "code": code})
    lines = typed("account", "journal", "--db", served.engine.store.database.file or "")
    assert "mã do thư ký cấp" in lines.said


def test_the_second_step_is_asked_at_the_next_sign_in(served: House) -> None:
    """A mailed code alone lets a secretary in no further."""
    served.signed_in("secretary@an")
    again = served.visitor()
    answer = sign_in(again, "secretary.an@x.example")
    assert answer.headers["Location"] == "/vao/2fa/authenticate/"
    assert again.page("overview").status_code == 401


def test_revoking_ends_live_sessions_at_once(served: House) -> None:
    """The next request of an account that was ended is that of a stranger."""
    visitor = served.signed_in("unit_officer@cat")
    offices.revoke(offices.account_named(visitor.key), None, by="", day=offices.today())
    assert visitor.page("status", target=YEAR).status_code == 401


def test_a_delegation_ends_in_the_midst_of_a_session(served: House) -> None:
    """With its day, and with the office from which it is lent."""
    holder = served.invited("unit_officer@binh")
    visitor = served.signed_in("unit_officer@cat")
    borrower = offices.account_named(visitor.key)
    seat = read_seat(served.engine.store, "unit_officer@binh")
    today = offices.today()
    offices.delegate(holder, borrower, seat, since=today, until=date(2099, 1, 1), by="")
    fields = {"office": "unit_officer@binh", "unit": "binh", "reason": "x"}
    assert visitor.act("decline_office", **fields).json()["code"] != "office_not_held"
    offices.revoke(holder, seat, by="", day=today)
    assert visitor.act("decline_office", **fields).json()["code"] == "office_not_held"
    assert HeldOffice.objects.on(today + timedelta(days=1)).filter(account=borrower).count() == 1


def test_an_erased_person_leaves_the_acts(served: House) -> None:
    """The key stays in the events and leads to nobody; the chain is as it was."""
    visitor = served.signed_in("secretary@an")
    done = visitor.act("launch_movement", movement="m", name="Thi đua", since="2026-03-01")
    assert done.status_code == 201, done.content
    account = offices.account_named(visitor.key)
    offices.erase(account, by="")
    account.refresh_from_db()
    assert (account.email, account.name, account.is_active) == (None, "", False)
    stream = done.json()["stream"]
    assert served.engine.store.verify_chain(stream) == ()
    assert served.engine.store.events(stream)[-1].header.actor == visitor.key


def test_nothing_of_a_person_stands_in_the_log(served: House) -> None:
    """Neither the address nor the name of who acted is in the file of events."""
    visitor = served.signed_in("secretary@an")
    assert visitor.act("launch_movement", movement="m", name="T", since="2026-03-01").status_code
    file = served.engine.store.database.file
    assert file is not None
    served.engine.store.close()
    held = b"".join(one.read_bytes() for one in file.parent.glob("thidua.db*"))
    assert b"secretary.an@x.example" not in held
    assert visitor.key.encode() in held


def test_signing_up_and_changing_the_address_are_shut(served: House) -> None:
    """Accounts are made for people by who may."""
    visitor = served.signed_in("unit_officer@cat")
    for path in ("/vao/signup/", "/vao/email/", "/vao/confirm-email/x/"):
        assert visitor.get(path).status_code == 404


def test_the_second_step_is_turned_on_without_a_mailbox(served: House) -> None:
    """A secretary who came in with a code that was read out goes on to it like anybody else."""
    account = served.invited("secretary@an")
    visitor = served.visitor()
    typed = {"account": account.key, "code": offices.make_code(account, by="")}
    assert visitor.client.post("/vao/ma-thu-ky/", typed).status_code == 302
    assert visitor.page("overview").json()["code"] == "factor_needed"
    activate(visitor)
    assert visitor.page("overview").status_code == 200


def test_a_password_that_was_set_lets_in(served: House) -> None:
    """The page asks for it beside the address; a wrong one lets nobody in."""
    password = "bốn con ngựa kéo xe"
    visitor = served.signed_in("unit_officer@cat")
    chosen = {"password1": password, "password2": password}
    assert visitor.client.post("/vao/password/set/", chosen).status_code == 302
    again = served.visitor()
    assert 'type="password"' in again.get("/vao/login/").content.decode()
    typed = {"login": "unit_officer.cat@x.example", "password": "con ngựa nào khác"}
    assert again.client.post("/vao/login/", typed).status_code != 302
    answer = again.client.post("/vao/login/", {**typed, "password": password})
    assert answer.headers["Location"] == "/"
    assert again.page("status", target=YEAR).status_code == 200
