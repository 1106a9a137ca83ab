"""The group of a cluster is told once of what all members are told of, and never of scores."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import MappingProxyType
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import insert

from adapters.delivery.chat import TOLD_TO_ALL, group_id
from adapters.delivery.settings import Settings
from adapters.delivery.turns import Came
from adapters.log import tables
from domain.notices import Topic
from tests.delivery.office import OfficeYear, came
from tests.delivery.sink import Sink


class Group:
    """A service that takes what is posted to it, after having failed so many times."""

    def __init__(self, fails: int = 0) -> None:
        self.fails = fails
        self.told: list[str] = []
        self.asked = 0

    @contextmanager
    def listening(self) -> Iterator[str]:
        group = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                message = json.loads(self.rfile.read(length))
                group.asked += 1
                failing = group.asked <= group.fails
                if not failing:
                    group.told.append(message["message"])
                self.send_response(503 if failing else 200)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Nothing to standard error."""

        server = HTTPServer(("127.0.0.1", 0), Handler)
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"json://127.0.0.1:{server.server_port}/cum-8"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def with_group(settings: Settings, where: str) -> Settings:
    return replace(settings, chats=MappingProxyType({"CUM_8": where}))


@pytest.mark.parametrize("fails", [0, 2])
def test_told_once(office: OfficeYear, sink: Sink, fails: int) -> None:
    """Four members are told by mail and the group once; where it does not answer it is tried
    again beside the next mail. The journal has every try, the ledger only who was served."""
    group = Group(fails)
    with group.listening() as where:
        found = office.deliver(with_group(sink.settings(), where))
    assert came(found) == [Came.SERVED] * 4
    assert found.groups == 1
    assert len(group.told) == 1
    assert "plan_issued" in group.told[0] or "kế hoạch" in group.told[0].lower()
    row = office.rows()[0]
    tries = office.tries(str(group_id(row.stream, row.version, Topic.PLAN_ISSUED, where)))
    assert [one.result for one in tries] == ["deferred"] * fails + ["accepted"]
    assert {one.means for one in tries} == {"chat"}
    assert len(office.ledger()) == 4


def test_a_group_that_does_not_answer_keeps_no_mail(office: OfficeYear, sink: Sink) -> None:
    """After three tries it is left alone; all mails have left."""
    group = Group(fails=100)
    with group.listening() as where:
        found = office.deliver(with_group(sink.settings(), where))
    assert came(found) == [Came.SERVED] * 4
    assert (found.groups, group.asked) == (0, 3)


@pytest.mark.parametrize("fails", [1, 100])
def test_one_address_that_fails_does_not_make_the_others_be_told_again(
    office: OfficeYear, sink: Sink, fails: int
) -> None:
    """Of three addresses the one in the middle does not answer: each of the others is told once,
    and the one in the middle is asked again beside the next mails, three times at most."""
    first, failing, last = Group(), Group(fails), Group()
    with first.listening() as one, failing.listening() as two, last.listening() as three:
        found = office.deliver(with_group(sink.settings(), f"{one} {two}, {three}"))
    assert came(found) == [Came.SERVED] * 4
    assert (first.asked, last.asked) == (1, 1)
    assert (len(failing.told), failing.asked) == ((1, 2) if fails == 1 else (0, 3))


def test_what_an_earlier_version_told_is_not_told_again(office: OfficeYear, sink: Sink) -> None:
    """It kept one line for all addresses of a group: accepted, they all have been told."""
    row, group = office.rows()[0], Group()
    whole = group_id(row.stream, row.version, Topic.PLAN_ISSUED)
    told = {"notice": str(whole), "number": 1, "means": "chat", "begun_at": 1, "ended_at": 2}
    with office.store.database.write() as work:
        work.connection.execute(insert(tables.deliveries).values(**told, result="accepted"))
    with group.listening() as where:
        found = office.deliver(with_group(sink.settings(), where))
    assert (came(found), group.asked) == ([Came.SERVED] * 4, 0)


def test_no_scores_in_a_group() -> None:
    """What has points or results of single units in it is told to units only."""
    private = {Topic.ADJUSTED, Topic.SETTLED, Topic.RESULT, Topic.CONSEQUENCE, Topic.CORRECTED}
    assert not TOLD_TO_ALL & private
