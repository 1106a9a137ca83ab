"""What stands around every answer of the server, and where it may listen at all."""

import re
import stat
import sys
from pathlib import Path

import msgspec
import pytest

from adapters.accounts.configuring import settings_of
from adapters.accounts.models import Token
from adapters.accounts.second_door import rotate_keys, second_door
from adapters.pages.blocks import Page
from adapters.web.pages import PAGES, Question
from domain.values.refusal import Refusal
from tests.web.house import YEAR, House, sign_in

EVERYWHERE = {"THIDUA_WEB_LISTEN": "0.0.0.0:8080"}
TLS = {"THIDUA_WEB_URL": "https://thi-dua.example"}
PROXY = {"THIDUA_WEB_PROXY": "127.0.0.1"}


@pytest.mark.parametrize("told", [EVERYWHERE, TLS, EVERYWHERE | TLS, EVERYWHERE | PROXY])
def test_no_door_to_others_without_tls_and_a_proxy(told: dict[str, str], tmp_path: Path) -> None:
    """Neither listening to other machines nor being known to them goes with less than both."""
    with pytest.raises(Refusal) as refused:
        second_door(str(tmp_path / "thidua.db"), told)
    assert refused.value.code == "door_unprotected"
    assert second_door(str(tmp_path / "thidua.db"), EVERYWHERE | TLS | PROXY).encrypted


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_keys_are_the_owners_alone(tmp_path: Path) -> None:
    """A file of mode 0600; a new key goes before, two older ones are believed still."""
    door = second_door(str(tmp_path / "thidua.db"), {})
    file = tmp_path / "thidua.accounts.keys"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for _ in range(4):
        keys = rotate_keys(file)
    assert len(set(keys)) == 3
    assert door.keys[0] not in keys
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_cookies_behind_tls(tmp_path: Path) -> None:
    """They go through TLS alone, to this host alone, and no script reads them; HSTS for a year."""
    door = second_door(str(tmp_path / "thidua.db"), TLS | PROXY)
    settings = settings_of(door)
    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE"):
        assert settings[name] is True
    assert settings["SESSION_COOKIE_HTTPONLY"] is settings["CSRF_COOKIE_HTTPONLY"] is True
    assert settings["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert (settings["SESSION_COOKIE_SAMESITE"], settings["SECURE_HSTS_SECONDS"]) == (
        "Lax",
        31_536_000,
    )


@pytest.mark.parametrize("path", ["/vao/login/code/", "/api/v1/pages/status", "/nothing"])
def test_every_answer_has_its_headers(served: House, path: str) -> None:
    """Pages, refusals and what is not there: nothing foreign is loaded, framed, guessed or kept."""
    answers = [served.visitor().get(path) for _ in range(2)]
    policies = [answer["Content-Security-Policy"] for answer in answers]
    assert policies[0] != policies[1]
    for answer, policy in zip(answers, policies, strict=True):
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        nonces = re.findall(r'nonce="([^"]+)"', answer.content.decode())
        assert all(f"'nonce-{nonce}'" in policy for nonce in nonces)
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "same-origin"
        assert "Server" not in answer.headers


def test_a_session_is_renewed_at_sign_in(served: House) -> None:
    """Whoever put a session there before it does not hold it after it."""
    visitor, account = served.visitor(), served.invited("unit_officer@cat")
    visitor.client.post("/vao/login/code/", {"email": account.email})
    before = visitor.client.cookies["thidua"].value
    sign_in(visitor, str(account.email))
    assert visitor.client.cookies["thidua"].value not in {"", before}


def test_signing_out_ends_the_session(served: House) -> None:
    """Its cookie opens nothing afterwards, whoever kept it."""
    visitor = served.signed_in("unit_officer@cat")
    kept = visitor.client.cookies["thidua"].value
    assert visitor.page("status", target=YEAR).status_code == 200
    visitor.client.post("/vao/logout/")
    visitor.client.cookies["thidua"] = kept
    assert visitor.page("status", target=YEAR).status_code == 401


def test_a_token_is_kept_as_its_hash(served: House) -> None:
    """Whoever reads the tables cannot act with what stands there."""
    program = served.with_token("unit_officer@cat", YEAR)
    row = Token.objects.get()
    assert all(program.token not in str(value) for value in vars(row).values())
    assert program.page("status", target=YEAR).status_code == 200


def test_a_fault_shows_nothing_of_itself(
    served: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name that the operator finds again in the journal, where neither values stand."""

    def fails(question: Question) -> Page:
        raise RuntimeError(f"secret of {question.target}")

    monkeypatch.setitem(
        PAGES,
        "status",
        msgspec.structs.replace(PAGES["status"], make=fails),
    )
    visitor = served.signed_in("unit_officer@cat")
    visitor.client.raise_request_exception = False
    answer = visitor.page("status", target=YEAR)
    assert (answer.status_code, answer.json()["code"]) == (500, "fault")
    assert "secret" not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()
    told = capsys.readouterr().err
    assert "RuntimeError" in told
    assert "secret" not in told


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_nobody_is_sent_elsewhere(served: House, to: str) -> None:
    """Neither by the choice of a language nor after the signing in."""
    assert served.visitor().get("/lang/en", next=to).headers["Location"] == "/"
    account, client = served.invited("unit_officer@cat"), served.visitor().client
    answer = client.post("/vao/login/code/", {"email": account.email, "next": to})
    assert "evil" not in answer.headers.get("Location", "")
