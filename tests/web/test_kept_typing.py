"""What was typed outlives the session: it is shown once more, and sent by a person."""

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from tests.web.house import YEAR, House, Visitor, sign_in
from tests.web.test_own_sheet import SHEET, cells, fields, house, scoring  # noqa: F401  # fixtures
from tests.web.test_year_pages import hidden, said

OWN = "http://127.0.0.1"


def posted(visitor: Visitor, path: str, told: dict[str, str], origin: str = OWN) -> Any:
    return visitor.client.post(path, told, HTTP_ORIGIN=origin)


def test_a_session_that_ended_loses_nothing(house: House) -> None:  # noqa: F811
    """The page holds all fields; after signing in again they are sent as they were."""
    officer = house.signed_in("unit_officer@cat")
    told = fields(officer.get(SHEET)) | {"v.1": "44", "x.1": "Theo <b>báo cáo</b>", "_step": "save"}
    officer.client.logout()
    answer = posted(officer, SHEET, told)
    assert answer.status_code == 401
    assert hidden(answer) == told
    assert "Theo &lt;b&gt;báo cáo&lt;/b&gt;" in answer.content.decode()
    assert cells(house) == {}
    sign_in(officer, "unit_officer.cat@x.example")
    assert posted(officer, SHEET, hidden(answer)).status_code == 302
    assert cells(house) == {"1.standard": "44"}


def test_a_form_from_before_the_sign_in_is_shown_once_more(house: House) -> None:  # noqa: F811
    """Its mark is old, and what was typed is kept."""
    officer = house.signed_in("unit_officer@cat")
    strict = Visitor(type(officer.client)(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1"))
    strict.client.cookies = officer.client.cookies
    told = fields(officer.get(SHEET)) | {"v.1": "44", "_step": "save"}
    answer = posted(strict, SHEET, told)
    assert answer.status_code == 403
    assert hidden(answer) == told
    mark = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', answer.content.decode())
    assert mark is not None
    again = {**hidden(answer), "csrfmiddlewaretoken": html.unescape(mark[1])}
    assert posted(strict, SHEET, again).status_code == 302
    assert cells(house) == {"1.standard": "44"}


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null"])
def test_what_another_site_sends_is_never_shown(house: House, origin: str) -> None:  # noqa: F811
    """Nobody is led to send what they have not typed."""
    officer = house.signed_in("unit_officer@cat")
    officer.client.logout()
    answer = posted(officer, SHEET, {"v.1": "44", "_step": "save"}, origin)
    assert "44" not in said(answer)
    assert answer.status_code in {302, 403}


def test_a_session_that_ends_soon_says_so_and_goes_on(served: House) -> None:
    """Half an hour before; one press, and it goes on from now."""
    officer = served.signed_in("unit_officer@cat")
    assert "Gia hạn phiên" not in said(officer.get(f"/{YEAR}/"))
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=10))
    assert "Gia hạn phiên" in said(officer.get(f"/{YEAR}/"))
    assert posted(officer, "/phien/", {"next": f"/{YEAR}/"}).status_code == 302
    assert "Gia hạn phiên" not in said(officer.get(f"/{YEAR}/"))
