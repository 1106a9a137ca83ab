"""By which means whoever acted had signed in, told to who reads all; and tokens that are ended."""

import json
import shutil

import pytest
from django.conf import settings

from adapters.accounts import offices
from adapters.accounts.place import accounts_file
from tests.cli.typed import typed
from tests.web.house import YEAR, House, Visitor, activate

EXTENDED = {"code": "chair_handover", "until": "20/12/2099"}


def by_spoken_code(served: House, seat: str) -> Visitor:
    """Somebody who came in with a code that was read out."""
    account = served.invited(seat)
    code = offices.make_code(account, by="")
    visitor = served.visitor()
    visitor.client.post("/vao/ma-thu-ky/", {"account": account.key, "code": code})
    if offices.needs_second_factor(account, offices.today()):
        activate(visitor)
    return visitor


def beside(served: House) -> str:
    """The database, with the accounts of this process in their place beside it."""
    file = served.engine.store.database.file
    assert file is not None
    there = accounts_file(served.engine.store.database.engine.url)
    assert there is not None
    shutil.copy(settings.DATABASES["default"]["NAME"], there)
    return str(file)


def test_the_trail_says_by_which_means(served: House) -> None:
    """In the log, the formal acts and the interface; in words and by its code."""
    visitor = by_spoken_code(served, "secretary@an")
    assert visitor.act("set_deadline", **EXTENDED).status_code == 201
    db = beside(served)
    assert "đăng nhập bằng mã do thư ký cấp" in typed("log", YEAR, "--db", db).said
    auditor = served.signed_in("auditor@so")
    beside(served)
    told = auditor.page("log", target=YEAR).json()["events"][-1]
    assert told["means"].startswith("spoken_code")
    assert "means" not in auditor.page("log", target=YEAR).json()["events"][0]


def test_who_does_not_read_all_is_told_nothing_of_it(served: House) -> None:
    """How somebody else signs in is no business of a member."""
    by_spoken_code(served, "secretary@an").act("set_deadline", **EXTENDED)
    officer = served.signed_in("unit_officer@cat")
    beside(served)
    assert "means" not in json.dumps(officer.page("log", target=YEAR).json())


@pytest.mark.parametrize("number", ["0", "abc", "99"])
def test_a_token_that_is_not_good_cannot_be_ended(served: House, number: str) -> None:
    """One sentence, and nothing changes."""
    db = served.engine.store.database.file or ""
    answer = typed("account", "end-token", number, "--db", db)
    assert answer.code == 1
    assert "token_unknown" in answer.err


def test_a_token_is_listed_and_ended(served: House) -> None:
    """From then on it opens nothing; its secret stands nowhere."""
    program = served.with_token("auditor@so", YEAR)
    db = served.engine.store.database.file or ""
    listed = json.loads(typed("account", "tokens", "--json", "--db", db).out)["tokens"]
    assert [one["targets"] for one in listed] == [[YEAR]]
    assert program.token not in json.dumps(listed)
    assert program.page("status", target=YEAR).status_code == 200
    assert typed("account", "end-token", listed[0]["number"], "--db", db).code == 0
    assert program.page("status", target=YEAR).status_code == 401
    assert "Không có mã truy cập nào" in typed("account", "tokens", "--db", db).said
