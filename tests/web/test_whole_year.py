"""The practice year once more, through the interface: each act by the account of a person who holds
the seat, at servers that are processes of their own. It ends as the same year does that is played
on the command line."""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from adapters.door.names import find_target
from adapters.log import leases
from adapters.log.database import Database
from adapters.log.store import LogStore
from adapters.play import _id
from adapters.scenario import Entry, Scenario, read_scenario
from domain.record.record import ClusterId, UnitId
from tests.adapters.practice import THUC_HANH
from tests.faults.soundness import half_done
from tests.faults.test_several_machines import Machine
from tests.log.orders import FixedClock
from tests.redis_server import redis_serving
from tests.web.browser import Browser
from tests.web.place import Place, free_port

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="PostgreSQL's socket; workers")
YEAR, NEXT, CLUSTER = "khoi-thuc-hanh/2026", "khoi-thuc-hanh/2027", "khoi-thuc-hanh"
#: Ten accounts: the operator, these eight, and an auditor from outside when the year is over.
OPERATOR, AUDITOR = "operator", "auditor@co-quan"
_UNITS = ("hoa-sen", "truc-xanh", "song-nuoc", "dong-noi", "lua-vang", "anh-trang")
_TELLERS = {"dong-noi", "anh-trang"}
PEOPLE = (
    "secretary@hoa-sen",
    "secretary@truc-xanh,chair@truc-xanh,vice_chair@truc-xanh",
    *(
        f"unit_officer@{unit},unit_head@{unit}" + f",teller@{unit}" * (unit in _TELLERS)
        for unit in _UNITS
    ),
)
#: Before anything of the year.
FOUNDED = "2026-01-05T08:00"
#: The fields that name an event of the year by its number.
NUMBERS = frozenset({"comment", "event", "claim", "dissent", "referral"})
#: Every so many acts the answer is taken for lost, and the act is sent again.
AGAIN = 3
#: Where an act was recorded: its id, and which of its events.
Origin = tuple[UUID, int]


@dataclass(frozen=True)
class Numbers:
    """The events of the year by the acts that made them."""

    origins: Mapping[int, Origin]

    @classmethod
    def of(cls, url: str) -> "Numbers":
        store = LogStore(Database(url), FixedClock())
        try:
            stream = find_target(store, YEAR)
            made: defaultdict[UUID, list[int]] = defaultdict(list)
            for event in store.events(stream):
                made[event.header.command_id].append(event.header.version)
            assert half_done(store) == []
        finally:
            store.close()
        return cls({n: (act, at) for act, all_of in made.items() for at, n in enumerate(all_of)})

    def renumbered(self, text: str, other: "Numbers") -> str:
        """What is printed of the other database, with the numbers of this one; here the server
        may have recorded more by itself, so the last number is its own."""
        here = {origin: number for number, origin in self.origins.items()}

        def put(found: re.Match[str]) -> str:
            return f"{found[1]}{here[other.origins[int(found[2])]]}"

        text = text.replace(f'"version": {len(other.origins)}', f'"version": {len(self.origins)}')
        return re.sub(r'("(?:event|adopted)": |@)(\d+)', put, text)


@dataclass
class Story:
    """The file, sent act by act."""

    scenario: Scenario
    told: Numbers
    addresses: list[str]
    holders: dict[str, Browser] = field(default_factory=dict)
    firsts: dict[UUID, int] = field(default_factory=dict)
    sent: int = 0

    def admit(self, place: Place, *people: str) -> None:
        """Accounts are made for people, who sign in."""
        words = (sys.executable, "-m", "tests.web.inviting", place.url, *people)
        for made in json.loads(place.printed(*words)):
            browser = Browser(self.addresses)
            browser.sign_in(made["account"], made["code"])
            self.holders |= dict.fromkeys(made["seats"].split(","), browser)

    def send(self, target: str, command: str, key: str, office: str, **body: Any) -> Any:
        """What an act is answered; now and then it is sent twice, and the answer is the same."""
        holder, ident = self.holders[office], self.scenario.id_of(key)
        words = {"office": office, **body}
        status, answer = holder.act(target, command, ident, words)
        self.sent += 1
        if status == 201:
            self.firsts[ident] = answer["first_version"]
            if self.sent % AGAIN == 0:
                assert holder.act(target, command, ident, words) == (201, answer)
        return answer

    def found(self) -> None:
        """What stands in the file before its acts, by the operator."""
        head = self.scenario.head
        assert head.cluster is not None
        assert head.cluster.officers is not None

        def done(target: str, command: str, **body: Any) -> None:
            key = f"{command} {target}"
            answer = self.send(target, command, key, OPERATOR, at=FOUNDED, **body)
            assert answer.get("events"), answer

        for unit in head.units:
            names = {"full_name": unit.full, "short_name": unit.short}
            done(unit.code, "register_unit", unit=str(_id(UnitId, unit.code)), **names)
        cluster = head.cluster
        words = {"cluster": "Khối", "chair": "Khối trưởng", "vice_chair": "Khối phó"}
        named = {"name": cluster.name, "authority": cluster.authority, "words": words}
        done(CLUSTER, "found_cluster", cluster=str(_id(ClusterId, CLUSTER)), **named)
        done(CLUSTER, "add_members", units=[unit.code for unit in head.units])
        chosen = {"chair": "hoa-sen", "vice_chairs": ["truc-xanh"]}
        done(CLUSTER, "record_officers", year="2026", **chosen)

    def play(self) -> None:
        for entry in self.scenario.entries:
            answer = self._play(entry)
            if entry.expect_rejected:
                assert answer.get("code") == entry.expect_rejected, (entry.key, answer)
                assert answer["title"]
            else:
                assert answer.get("events"), (entry.key, answer)

    def _play(self, entry: Entry) -> Any:
        body = {name: self._now(name, value) for name, value in entry.command.items()}
        word = body.pop("command")
        beside = {"at": entry.at} | ({"for": entry.for_unit} if entry.for_unit else {})
        assert entry.by is not None
        return self.send(entry.target, word, entry.key, entry.by, **beside, **body)

    def _now(self, name: str, value: Any) -> Any:
        """An event's number as it is here: whoever acts reads it from a page."""
        if name not in NUMBERS:
            return value
        act, index = self.told.origins[value]
        return self.firsts[act] + index


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The year as the command line plays it."""
    folder = tmp_path_factory.mktemp("told")
    place = Place(f"sqlite:///{folder}/thidua.db", free_port(), folder / "keys")
    place.typed("init", "--practice")
    place.typed("play", THUC_HANH)
    return place


def outcome(place: Place, *words: str) -> str:
    """As it is printed, without the salted digests of hidden texts."""
    found = place.typed("outcome", YEAR, *words)
    return _undigested(found)


def _undigested(found: Any) -> str:
    text = json.dumps(found, ensure_ascii=False, indent=1)
    return re.sub(r'"sha256": "[0-9a-f]{64}",(\s+"text")', r'"sha256": "…",\1', text)


def whole_year(told: Place, places: list[Place]) -> None:
    """Found, play, and compare."""
    first = places[0]
    with ExitStack() as stack:
        for place in places:
            stack.enter_context(place.serving())
        story = Story(read_scenario(THUC_HANH), Numbers.of(told.url), [p.address for p in places])
        story.admit(first, OPERATOR)
        story.found()
        story.admit(first, *PEOPLE)
        story.play()
        _audit(story, first)
        assert len(set(story.holders.values())) == 10
    here, there = Numbers.of(first.url), story.told
    assert outcome(first) == here.renumbered(outcome(told), there)
    assert first.typed("replay")["agrees"]


def _audit(story: Story, place: Place) -> None:
    """Somebody from outside reads the outcome as the command line prints it."""
    body = {"full_name": "Cơ quan ví dụ", "short_name": "CQVD"}
    paper = {"document": {"kind": "Quyết định", "number": "1/QĐ"}, "unit": "co-quan"}
    for target, command, fields in (
        ("co-quan", "register_unit", body),
        (CLUSTER, "name_overseer", {**paper, "fields": {"office": "auditor"}}),
    ):
        answer = story.send(target, command, f"{command} at last", OPERATOR, **fields)
        assert answer.get("events"), answer
    story.admit(place, AUDITOR)
    status, page = story.holders[AUDITOR].page("outcome", target=YEAR)
    assert status == 200, page
    assert _undigested(page) == outcome(place, "--as", AUDITOR)


def test_on_a_file(told: Place, sqlite_url: str, tmp_path: Path) -> None:
    """Ten accounts at one server, which does by itself what falls due meanwhile."""
    place = Place(sqlite_url, free_port(), tmp_path / "keys")
    place.typed("init", "--practice")
    whole_year(told, [place])


def test_on_a_server(told: Place, postgres_url: str, tmp_path: Path) -> None:
    """The same at three servers over one PostgreSQL database, each asked in turn, while a worker of
    Celery does what falls due."""
    places = [Place(postgres_url, free_port(), tmp_path / "keys") for _ in range(3)]
    places[0].typed("init", "--practice")
    with _worker(postgres_url):
        whole_year(told, places)
        store = LogStore(Database(postgres_url), FixedClock())
        try:
            heard = [one.name for one in leases.held(store.database)]
        finally:
            store.close()
    assert any(name.startswith(leases.WORKER) for name in heard)


@contextmanager
def _worker(url: str) -> Iterator[None]:
    """A worker, and the beat that reminds it."""
    with redis_serving() as broker:
        worker, beat = Machine(url, broker.url), Machine(url, broker.url)
        try:
            worker.start()
            beat.start(word="beat")
            yield
        finally:
            worker.pull_the_plug()
            beat.pull_the_plug()
