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

from adapters.delivery.chat import TOLD_TO_ALL, group_id
from adapters.delivery.deliver import Came
from adapters.delivery.settings import Settings
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
    tries = office.tries(str(group_id(row.stream, row.version, Topic.PLAN_ISSUED)))
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


def test_no_scores_in_a_group() -> None:
    """What has points or results of single units in it is told to units only."""
    private = {Topic.ADJUSTED, Topic.SETTLED, Topic.RESULT, Topic.CONSEQUENCE, Topic.CORRECTED}
    assert not TOLD_TO_ALL & private
