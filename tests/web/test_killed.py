"""The server as a process of its own, killed in the middle of requests: nothing is lost, nothing is
doubled, and a request that is sent again gets the first receipt."""

import json
import os
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from adapters.door.names import find_target
from adapters.log.database import Database
from adapters.log.store import LogStore
from domain.cycle.year_work.movements import MovementLaunched
from tests.faults.soundness import half_done
from tests.log.orders import FixedClock
from tests.rights.worlds import YEAR, World
from tests.web.place import PATIENCE, ROOT, Place, free_port

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="PostgreSQL's socket; signals")
ACTS = 36
CLIENTS = 4
#: After so many answers in each of its lives the server is killed, with requests on their way.
KILLED_AFTER = (3, 8, 5)
#: One of so many statements is looked at, and at most so many.
STEP, MOST = (1, 99) if os.environ.get("THIDUA_FAULTS") == "all" else (5, 20)
Receipt = dict[str, Any]


@dataclass(frozen=True)
class Program:
    """A program with a token, which sends each act until it has a receipt."""

    place: Place
    token: str

    def send(self, number: int, key: UUID, dies_at: int = 0) -> Receipt | None:
        """The receipt; ``None`` where the answer never came. ``dies_at`` is the statement at which
        the server of ``tests.faults.dying_server`` shall die."""
        body = {"movement": f"m{number}", "name": f"Phong trào {number}", "since": "2026-03-01"}
        asked = urllib.request.Request(
            f"{self.place.address}/api/v1/{YEAR}/launch_movement",
            data=json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "Idempotency-Key": str(key),
                **({"X-Dies-At": str(dies_at)} if dies_at else {}),
            },
        )
        while True:
            try:
                with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
                    assert answer.status == 201
                    found: Receipt = json.load(answer)
                    return found
            except urllib.error.HTTPError as refused:
                told = json.load(refused)
                # Somebody else was writing just then: said so, nothing stored, sent again.
                assert told["code"] in {"write_conflict", "busy"}, told
            except (OSError, HTTPException):
                return None

    def send_all(
        self, keys: list[UUID], server: subprocess.Popen[bytes], kill_after: int
    ) -> "Sent":
        """All of them by several at once; the server is killed after so many receipts."""
        counting, sent = threading.Lock(), Sent({}, set())

        def one(number: int) -> None:
            receipt = self.send(number, keys[number])
            with counting:
                if receipt is None:
                    sent.unanswered.add(number)
                    return
                sent.receipts[number] = receipt
                if len(sent.receipts) == kill_after:
                    server.kill()

        with ThreadPoolExecutor(CLIENTS) as clients:
            list(clients.map(one, range(len(keys))))
        return sent


@dataclass(frozen=True)
class Sent:
    receipts: dict[int, Receipt]
    unanswered: set[int]


@pytest.fixture
def place(engine_url: str, tmp_path: Path) -> Place:
    """A year in which movements may be launched, on either kind of database."""
    made = Place(engine_url, free_port(), tmp_path / "keys")
    made.typed("init", "--practice")
    story = tmp_path / "story.json"
    story.write_text(json.dumps(World().scenario()), encoding="utf-8")
    made.typed("play", story)
    return made


def program(place: Place) -> Program:
    """With a token of the secretary for this year, which writes."""
    account = place.typed("account", "add", "secretary@an", "--email", "thu-ky@x.example")
    words = ("--target", YEAR, "--until", "2099-12-31", "--writes")
    token = place.typed("account", "token", account["account"], "secretary@an", *words)
    return Program(place, token["token"])


def test_killed_in_the_middle_of_requests(place: Place) -> None:
    """Every act is stored once with its line in the journal, and whoever had a receipt gets the
    same one again, in each life of the server."""
    sender, keys = program(place), [uuid4() for _ in range(ACTS)]
    first: dict[int, Receipt] = {}
    for kill_after in KILLED_AFTER:
        with place.serving() as server:
            sent = sender.send_all(keys, server, kill_after)
        assert len(sent.receipts) >= kill_after
        assert sent.unanswered
        assert all(first.setdefault(number, one) == one for number, one in sent.receipts.items())
    with place.serving() as server:
        last = sender.send_all(keys, server, kill_after=-1)
    assert not last.unanswered
    assert last.receipts == {**last.receipts, **first}
    _check_stored(place, keys, last.receipts)


def test_killed_at_any_statement(place: Place) -> None:
    """Killed before any statement of a request, whichever of the two databases that is for, the act
    is there wholly or not at all; sent again it is there once, with the receipt of the first."""
    sender, keys = program(place), [uuid4() for _ in range(MOST)]
    receipts: dict[int, Receipt] = {}
    words = (sys.executable, "-m", "tests.faults.dying_server", place.url, str(place.port))
    server = subprocess.Popen(words, cwd=ROOT, env=place.environment)
    try:
        for number, key in enumerate(keys):
            _until_there(sender, 0, keys[0])
            answered = sender.send(number, key, dies_at=1 + (number - 1) * STEP) if number else None
            stood = launched(place).get(str(key))
            receipts[number] = _until_there(sender, number, key)
            assert stood in {None, receipts[number]["first_version"]}
            if answered is not None:
                assert answered == receipts[number]
                break
        else:
            pytest.fail("a request has more statements than are looked at")
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)
    assert number * STEP > 15
    _check_stored(place, keys[: number + 1], receipts)


def _until_there(sender: Program, number: int, key: UUID) -> Receipt:
    """What a server answers that listens again in a moment."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if receipt := sender.send(number, key):
            return receipt
        time.sleep(0.02)
    pytest.fail("the server does not come again")


def launched(place: Place) -> dict[str, int]:
    """The versions of the acts that are stored, by their ids; nothing is half done."""
    store = LogStore(Database(place.url), FixedClock())
    try:
        assert half_done(store) == []
        return {
            str(event.header.command_id): event.header.version
            for event in store.events(find_target(store, YEAR))
            if isinstance(event.body, MovementLaunched)
        }
    finally:
        store.close()


def _check_stored(place: Place, keys: list[UUID], receipts: dict[int, Receipt]) -> None:
    store = LogStore(Database(place.url), FixedClock())
    try:
        assert half_done(store) == []
        launched = [
            (event.body.movement, str(event.header.command_id))
            for event in store.events(receipts[0]["stream"])
            if isinstance(event.body, MovementLaunched)
        ]
    finally:
        store.close()
    assert sorted(launched) == sorted((f"m{number}", str(key)) for number, key in enumerate(keys))
    lines = place.typed("account", "journal")["lines"]
    noted = {line["about"].partition(" ")[0] for line in lines}
    assert {str(key) for key in keys} <= noted
