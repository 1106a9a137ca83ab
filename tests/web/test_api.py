"""The interface for programs: acts, pages, and what bad input gets."""

from typing import Any
from uuid import uuid4

import pytest

from adapters.accounts.models import Entry, Noted
from adapters.bootstrap import open_engine
from tests.web.house import YEAR, House, Visitor

#: In microseconds.
_DAY = 24 * 3_600_000_000
MOVEMENT = {"movement": "m", "name": "Chín mươi ngày đêm", "since": "2026-03-01"}


@pytest.fixture
def secretary(served: House) -> Visitor:
    return served.signed_in("secretary@an")


def events(house: House) -> int:
    return house.engine.store.last_position()


def test_an_act_is_stored_once(served: House, secretary: Visitor) -> None:
    """The same key gives the first receipt again; with another body it is refused."""
    key = uuid4()
    first = secretary.act("launch_movement", key=key, **MOVEMENT)
    assert first.status_code == 201, first.content
    stored = events(served)
    assert secretary.act("launch_movement", key=key, **MOVEMENT).json() == first.json()
    other = secretary.act("launch_movement", key=key, **{**MOVEMENT, "name": "Khác"})
    assert (other.status_code, other.json()["code"]) == (409, "command_id_reused")
    assert events(served) == stored


def test_an_act_names_account_office_and_means(served: House, secretary: Visitor) -> None:
    """In the event the opaque account and the seat; in the journal by what it had signed in."""
    done = secretary.act("launch_movement", **MOVEMENT).json()
    header = served.engine.store.events(done["stream"])[-1].header
    assert (header.actor, header.seat is not None) == (secretary.key, True)
    line = Entry.objects.get(what=Noted.ACT)
    assert line.subject.startswith(done["command_id"])
    assert line.means == "code"


def test_who_saw_an_older_version_is_told(served: House, secretary: Visitor) -> None:
    """With both versions; nothing is stored."""
    seen = secretary.page("status", target=YEAR).headers["ETag"]
    assert secretary.act("launch_movement", seen=seen, **MOVEMENT).status_code == 201
    stored = events(served)
    late = secretary.act("launch_movement", seen=seen, **{**MOVEMENT, "movement": "n"})
    assert (late.status_code, late.json()["code"]) == (412, "version_moved")
    facts = late.json()["facts"]
    since = facts.pop("since")
    assert facts == {"seen": int(seen.strip('"')), "stands": stored_version(served)}
    assert [one["type"] for one in since] == ["movement_launched"]
    assert events(served) == stored


def test_who_saw_an_older_value_is_told_both(served: House) -> None:
    """By the version that was seen: the cell from what to what since, for who may read of it. By
    the value that was seen: that one and what stands there."""
    secretary, officer = served.signed_in("secretary@an"), served.signed_in("unit_officer@cat")
    seen = secretary.page("status", target=YEAR).headers["ETag"]
    assert adjusted(secretary, "50", "49").status_code == 201
    late = adjusted(secretary, "50", "48", seen=seen)
    (since,) = late.json()["facts"]["since"]
    cell = since["body"]["cells"][0]
    assert (late.status_code, cell["was"], cell["now"]) == (412, "50", "49")
    theirs = officer.act("explain_adjustment", seen=seen, unit="cat", explanation="Thử").json()
    after = officer.page("log", target=YEAR, after=seen.strip('"')).json()["events"]
    assert theirs["facts"]["since"] == after
    moved = adjusted(secretary, "50", "48")
    assert (moved.status_code, moved.json()["code"]) == (409, "value_moved")
    assert moved.json()["facts"]["seen"] == "50"
    assert moved.json()["facts"]["stands"] == "49"


def adjusted(visitor: Visitor, was: str, now: str, seen: str | None = None) -> Any:
    cells = [{"criterion": "1", "part": "standard", "was": was, "now": now}]
    fields: dict[str, Any] = {"unit": "cat", "column": "settled", "cells": cells, "reason": "Sai"}
    return visitor.act("adjust_scores", seen=seen, **fields)


def test_long_lists_come_in_parts(secretary: Visitor) -> None:
    """A log past a version, score changes past so many: the parts make the whole."""
    for name, items in (("log", "events"), ("audit-scores", "changes")):
        whole = secretary.page(name, target=YEAR).json()
        found, after = [], "0"
        while after is not None:
            part = secretary.page(name, target=YEAR, limit="3", after=str(after)).json()
            assert len(part[items]) <= 3
            found += part[items]
            after = part["next"]
        assert found == whole[items]
        assert len(found) > 3
        assert "next" not in whole
    odd = secretary.page("log", target=YEAR, limit="1001")
    assert (odd.status_code, odd.json()["field"]) == (400, "limit")


def stored_version(house: House) -> int:
    stream = next(stream for code, stream in house.engine.cycles() if code == YEAR)
    return house.engine.store.load(stream).version


def one(command: str, target: str = YEAR, **fields: object) -> dict[str, object]:
    return {"id": str(uuid4()), "target": target, "command": command, "fields": fields}


def test_several_acts_are_stored_together_or_not_at_all(served: House, secretary: Visitor) -> None:
    """The second is refused, so the first is not there either."""
    acts = [one("launch_movement", **MOVEMENT), one("launch_movement", **MOVEMENT)]
    stored = events(served)
    refused = secretary.post("/api/v1/bulk", {"acts": acts})
    assert refused.status_code == 422, refused.content
    assert events(served) == stored
    acts = [
        one("launch_movement", **MOVEMENT),
        one("launch_movement", **{**MOVEMENT, "movement": "n"}),
    ]
    done = secretary.post("/api/v1/bulk", {"acts": acts})
    assert [len(receipt["events"]) for receipt in done.json()["receipts"]] == [1, 1]
    assert events(served) == stored + 2


BAD_BODIES = {
    "no JSON": "{",
    "a list": "[]",
    "a number": "1",
    "null": "null",
    "deep": "[" * 5000 + "]" * 5000,
    "deep objects": '{"a":' * 3000 + "1" + "}" * 3000,
    "unknown field": '{"nothing_of_the_kind": 1}',
    "wrong type": '{"movement": 7, "name": [], "since": {}}',
    "huge number": '{"movement": "m", "name": "x", "since": 1e400}',
    "long number": '{"movement": "m", "name": "x", "since": ' + "9" * 5000 + "}",
    "not UTF-8": b'{"movement": "\xff"}',
    "half a pair": '{"movement": "\\ud800", "name": "x"}',
    "control": '{"movement": "m\\u0000", "name": "x\\u202e"}',
}


@pytest.mark.parametrize("body", BAD_BODIES.values(), ids=BAD_BODIES)
def test_bad_bodies_are_refused(served: House, secretary: Visitor, body: str | bytes) -> None:
    """With 4xx, a code and a sentence; nothing is stored."""
    stored = events(served)
    headers = {"Idempotency-Key": str(uuid4())}
    answer = secretary.post(f"/api/v1/{YEAR}/launch_movement", body, headers)
    assert 400 <= answer.status_code < 500, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"]
    assert answer.json()["title"]
    assert events(served) == stored


@pytest.mark.parametrize(
    "value", ["NaN", "Infinity", "-Infinity", "1e400", "1E+2", "1_000", "１２"]
)
def test_odd_points_are_refused(served: House, secretary: Visitor, value: str) -> None:
    """Points have one form; what is no number in it is told with its place."""
    stored = events(served)
    cells = [{"criterion": "1", "part": "standard", "was": "50", "now": value}]
    answer = secretary.act(
        "adjust_scores", unit="cat", column="settled", cells=cells, reason="Theo biên bản"
    )
    assert answer.json()["code"] == "points_malformed", answer.content
    assert events(served) == stored


def test_a_body_over_the_limit_is_not_read(served: House, secretary: Visitor) -> None:
    """413, and nothing is stored."""
    stored = events(served)
    headers = {"Idempotency-Key": str(uuid4())}
    answer = secretary.post(f"/api/v1/{YEAR}/launch_movement", "x" * 1_100_000, headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert events(served) == stored


@pytest.mark.parametrize("key", ["", "x", "1", "0" * 5000])
def test_an_odd_key_is_told(secretary: Visitor, key: str) -> None:
    """An act without an id of its own could be stored twice."""
    answer = secretary.post(
        f"/api/v1/{YEAR}/launch_movement", MOVEMENT, {"Idempotency-Key": key or " "}
    )
    assert (answer.status_code, answer.json()["field"]) == (400, "Idempotency-Key")


def test_absent_and_forbidden_answer_alike(served: House) -> None:
    """A page that is not there, one of the secretary's, a year that is not there."""
    member = served.signed_in("unit_officer@cat")
    forbidden = member.page("difference", target=YEAR, **{"from": "@3"})
    absent = member.page("nothing-like-this", target=YEAR)
    assert forbidden.status_code == absent.status_code == 404
    assert forbidden.json()["code"] == absent.json()["code"] == "nothing_to_read"


def test_an_office_that_is_not_held_gives_nothing(served: House) -> None:
    """Named or not."""
    member = served.signed_in("unit_officer@cat")
    named = member.act("launch_movement", office="secretary@an", **MOVEMENT)
    assert (named.status_code, named.json()["code"]) == (403, "office_not_held")
    unnamed = member.act("launch_movement", **MOVEMENT)
    assert (unnamed.status_code, unnamed.json()["code"]) == (403, "not_permitted")


def test_who_holds_several_offices_names_one(served: House) -> None:
    """For an act; pages are read with all of them."""
    both = served.signed_in("secretary@an", "unit_officer@an")
    unnamed = both.act("launch_movement", **MOVEMENT)
    assert (unnamed.status_code, unnamed.json()["field"]) == (400, "office")
    assert both.act("launch_movement", office="secretary@an", **MOVEMENT).status_code == 201


def test_a_token_opens_its_targets_only(served: House) -> None:
    """One office, these years, and reading alone where nothing else is said."""
    program = served.with_token("secretary@an", YEAR)
    assert program.page("status", target=YEAR).status_code == 200
    assert program.page("overview").status_code == 404
    assert program.act("launch_movement", **MOVEMENT).json()["code"] == "not_permitted"
    writer = served.with_token("secretary@an", YEAR, writes=True)
    assert writer.act("launch_movement", **MOVEMENT).status_code == 201
    elsewhere = served.with_token("secretary@an", "cum", writes=True)
    assert elsewhere.act("launch_movement", **MOVEMENT).status_code == 404


def test_a_revoked_token_is_a_strangers(served: House) -> None:
    """So is one that has run out, and any other word."""
    program = served.with_token("unit_officer@cat", YEAR)
    from adapters.accounts.models import Token  # noqa: PLC0415

    Token.objects.update(expires="2020-01-01")
    assert program.page("status", target=YEAR).status_code == 401
    bare = Visitor(served.visitor().client, token="thidua_nothing")
    assert bare.page("status", target=YEAR).status_code == 401


def test_a_cookie_alone_gives_no_act(served: House) -> None:
    """What comes by a cookie needs the mark of a page of ours."""
    member = served.signed_in("unit_officer@cat")
    member.client.handler.enforce_csrf_checks = True
    assert member.act("launch_movement", **MOVEMENT).json()["code"] == "forged"


def test_a_strange_host_is_not_served(served: House) -> None:
    """Nor is the address of a proxy believed that nobody named."""
    visitor = served.visitor()
    for host in ("evil.example", "127.0.0.1.evil.example", "a b"):
        assert visitor.client.get("/", headers={"Host": host}).status_code == 400


def test_every_command_and_page_is_described(served: House) -> None:
    """With the refusals that each command names, by their status."""
    described = served.signed_in("unit_officer@cat").get("/api/v1/openapi.json").json()
    act = described["paths"]["/api/v1/{target}/enter_scores"]["post"]
    assert "value_moved" in act["responses"]["409"]["description"]
    assert "version_moved" in act["responses"]["412"]["description"]
    assert "/api/v1/pages/audit-scores" in described["paths"]
    assert "command" not in described["components"]["schemas"]["EnterScores"]["properties"]


def test_fields_called_like_what_stands_beside_are_set_apart(served: House) -> None:
    """The office that a body is named for is the command's; the one of who acts stands beside it.
    Nothing else is taken there."""
    operator = served.signed_in("operator")
    named: dict[str, Any] = {"unit": "so", "document": {"kind": "Quyết định", "number": "1"}}
    other = operator.act("name_overseer", "cum", **named, fields={"unit": "an"})
    assert (other.status_code, other.json()["field"]) == (400, "fields")
    bare = operator.act("name_overseer", "cum", **named)
    assert (bare.status_code, bare.json()["code"]) == (400, "field_missing")
    described = operator.get("/api/v1/openapi.json").json()["components"]["schemas"]
    assert described["NameOverseer"]["properties"]["fields"]["required"] == ["office"]
    assert (
        operator.act("name_overseer", "cum", **named, fields={"office": "auditor"}).status_code
        == 201
    )


def test_the_clock_of_practice_goes_on_with_what_others_record(served: House) -> None:
    """Two processes over one practice database: what is dated between their moments was earlier."""
    secretary = served.signed_in("secretary@an")
    with open_engine(str(served.engine.store.database.file)) as other:
        served.engine.clock.move(other.clock.now() + 20 * _DAY)
        assert secretary.act("launch_movement", **MOVEMENT).status_code == 201
        assert other.now() == served.engine.now()
