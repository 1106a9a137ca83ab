"""Servers that want to be sure who sends, and connections that nobody else reads."""

from pathlib import Path

import pytest

from adapters.delivery.settings import MailServer, Security, settings_of
from adapters.delivery.turns import Came
from domain.values.refusal import Refusal
from tests.delivery.office import OfficeYear, came
from tests.delivery.sink import PASSWORD, USER, Sink, certificate, credentials, running
from tests.factories import B


def test_starttls_with_a_password(office: OfficeYear, tmp_path: Path) -> None:
    """The connection is encrypted before the password is told, which need not be ASCII."""
    made = certificate(tmp_path)
    if made is None:
        pytest.skip("nothing to make a certificate with")
    context, trusted = made
    office.keep_only(B)
    sink = Sink()
    options = {"tls_context": context, "require_starttls": True, "auth_required": True}
    with running(sink, authenticator=sink.authenticate, **options):
        settings = sink.settings(Security.STARTTLS, **credentials(trusted))
        assert came(office.deliver(settings)) == [Came.SERVED]
    assert sink.authenticated == [USER.encode()]


def test_a_wrong_password_keeps_the_mail_waiting(office: OfficeYear, tmp_path: Path) -> None:
    """It is no fault of the unit: nothing is given up, and the journal names no password."""
    made = certificate(tmp_path)
    if made is None:
        pytest.skip("nothing to make a certificate with")
    context, trusted = made
    office.keep_only(B)
    sink = Sink()
    options = {"tls_context": context, "require_starttls": True, "auth_required": True}
    with running(sink, authenticator=sink.authenticate, **options):
        settings = sink.settings(Security.STARTTLS, **credentials(trusted, "nhầm"))
        assert came(office.deliver(settings)) == [Came.DEFERRED]
    (one,) = office.tries(office.only(B).notice)
    assert "535" in one.reply
    assert "nhầm" not in one.reply
    assert (office.only(B).trouble, office.trouble(B)) == ("535 5.7.8", {"mailbox": None})


def test_a_certificate_that_nobody_vouches_for(office: OfficeYear, tmp_path: Path) -> None:
    """Nothing is sent to a server that may be another."""
    made = certificate(tmp_path)
    if made is None:
        pytest.skip("nothing to make a certificate with")
    office.keep_only(B)
    sink = Sink()
    with running(sink, tls_context=made[0], require_starttls=True):
        assert came(office.deliver(sink.settings(Security.STARTTLS))) == [Came.DEFERRED]
    assert sink.taken == []
    assert "certificate" in office.tries(office.only(B).notice)[0].reply.lower()


def test_a_server_without_starttls_gets_nothing(office: OfficeYear, sink: Sink) -> None:
    """Where encryption is asked for, nothing leaves without it."""
    office.keep_only(B)
    assert came(office.deliver(sink.settings(Security.STARTTLS))) == [Came.DEFERRED]
    assert sink.taken == []


def test_the_settings_of_the_environment(tmp_path: Path) -> None:
    """Server, sender, password file and the groups of clusters."""
    file = tmp_path / "password"
    file.write_text(PASSWORD + "\n", encoding="utf-8")
    environment = {
        "THIDUA_SMTP": "smtp+starttls://thi-dua%40tinh.example@mail.tinh.example:2587",
        "THIDUA_SMTP_PASSWORD_FILE": str(file),
        "THIDUA_MAIL_FROM": "Cụm 8 <cum-8@tinh.example>",
        "THIDUA_CHAT_CUM_8": "json://localhost/cum-8",
        "THIDUA_TEST_SMTP": "smtp://localhost:2525",
    }
    found = settings_of(practice=False, environment=environment)
    assert found.mail == MailServer(
        host="mail.tinh.example",
        port=2587,
        security=Security.STARTTLS,
        user="thi-dua@tinh.example",
        password=PASSWORD,
        sender="Cụm 8 <cum-8@tinh.example>",
    )
    assert found.mail is not None
    assert found.mail.domain == "tinh.example"
    assert PASSWORD not in repr(found)
    assert found.chat_of("cum-8") == "json://localhost/cum-8"
    assert "cum-8" not in repr(found.chats)
    practice = settings_of(practice=True, environment=environment)
    assert practice.mail is not None
    assert practice.mail.place == "smtp://localhost:2525"
    assert practice.chat_of("cum-8") is None
    assert (
        settings_of(practice=True, environment={**environment, "THIDUA_TEST_SMTP": ""}).mail is None
    )


@pytest.mark.parametrize(
    ("where", "environment"),
    [
        ("THIDUA_SMTP", {"THIDUA_SMTP": "mail.tinh.example"}),
        ("THIDUA_SMTP", {"THIDUA_SMTP": "smtp://a:mat-khau@mail.tinh.example"}),
        ("THIDUA_SMTP", {"THIDUA_SMTP": "smtp://a@mail.tinh.example"}),
        ("THIDUA_SMTP", {"THIDUA_SMTP": "smtps://mail.tinh.example:cổng"}),
        ("THIDUA_MAIL_FROM", {"THIDUA_SMTP": "smtps://m.example", "THIDUA_MAIL_FROM": "Cụm 8"}),
        (
            "THIDUA_SMTP_PASSWORD_FILE",
            {"THIDUA_SMTP": "smtps://m.example", "THIDUA_SMTP_PASSWORD_FILE": "/không/có"},
        ),
    ],
)
def test_a_setting_that_is_not_in_its_form(where: str, environment: dict[str, str]) -> None:
    """It is refused by its name; what stands in it is not repeated. No password goes over an open
    wire."""
    with pytest.raises(Refusal) as caught:
        settings_of(False, {"THIDUA_MAIL_FROM": "cum-8@tinh.example", **environment})
    assert (caught.value.code, caught.value.facts["where"]) == ("setting_malformed", where)
    assert "mat-khau" not in str(caught.value)


def test_a_comma_in_the_senders_name_is_the_cause() -> None:
    """It parts two addresses; the sentence shows the name quoted."""
    environment = {
        "THIDUA_SMTP": "smtps://m.example",
        "THIDUA_MAIL_FROM": "Cụm số 8, tỉnh An Giang <cum-8@tinh.example>",
    }
    with pytest.raises(Refusal) as caught:
        settings_of(False, environment)
    assert caught.value.code == "setting_malformed"
    expected = '"Cụm số 8, tỉnh An Giang" <cum-8@tinh.example>'
    assert caught.value.facts["expected"] == expected
    settings_of(False, {**environment, "THIDUA_MAIL_FROM": expected})
