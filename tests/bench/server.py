"""``python -m tests.bench.server [--tiny]``: the server with accounts over a country.

What its pages and acts take of a processor, one by one; and two hundred people at once beside a
bare hello of the framework.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from itertools import count, cycle, islice
from socket import create_connection
from statistics import quantiles
from typing import Any, Final
from uuid import uuid4

from adapters.accounts.configuring import prepare
from adapters.accounts.second_door import second_door
from adapters.log.database import Database
from adapters.log.schema import upgrade
from domain.cycle.phases.scoring import ScoresEntered
from domain.record.record import Event
from tests.bench.bulk import BulkWriter
from tests.bench.country import CRITERIA, FIRST_YEAR, UNITS, country
from tests.bench.pairs import folder, say
from tests.web.place import CLI, free_port

#: In the year that runs, so many units of a cluster have been scored; the others score now.
SCORED: Final = 5

#: All of them ask from one address.
_UNLIMITED: Final = {"THIDUA_WEB_PER_ACCOUNT": "1000000", "THIDUA_WEB_PER_ADDRESS": "1000000"}


@dataclass(frozen=True)
class Size:
    clusters: int
    years: int
    #: Requests of each page, and of each act.
    asked: int
    people: int
    #: Requests of each of them.
    each: int


QUICK: Final = Size(68, 10, 40, 200, 12)
TINY: Final = Size(1, 2, 2, 4, 2)


@dataclass(frozen=True)
class Place:
    """A country, and whoever has signed in."""

    url: str
    size: Size
    environment: Mapping[str, str]

    @property
    def year(self) -> int:
        """The year that runs."""
        return FIRST_YEAR + self.size.years - 1


@contextmanager
def built(size: Size) -> Iterator[Place]:
    """The country on a file, with the second door before it."""
    with folder() as place:
        url = f"sqlite:///{place / 'thidua.db'}"
        database = Database(url)
        upgrade(database)
        writer = BulkWriter(database)
        last = f"/{FIRST_YEAR + size.years - 1}"
        for events in country(size.clusters, size.years):
            code = getattr(events[0].body, "code", "")
            writer.write(list(_running(events)) if code.endswith(last) else events)
        writer.close()
        database.close()
        prepare(second_door(url, _UNLIMITED))
        say(f"  {writer.events:,} events, {size.clusters} clusters, {size.years} years")
        kept = {key: value for key, value in os.environ.items() if not key.startswith("THIDUA_")}
        yield Place(url, size, kept)


def _running(events: Any) -> Iterator[Event]:
    """A year in the midst of its scoring."""
    scored = 0
    for event in events:
        if isinstance(event.body, ScoresEntered) and event.body.column == "self":
            scored += 1
            if scored > SCORED:
                return
        yield event


def pages(place: Place) -> Mapping[str, dict[str, str]]:
    """Every page that stands over one year, in a year that is over, whole."""
    from adapters.web.pages import PAGES  # noqa: PLC0415  # after the set-up

    target, unit = f"cum-0/{place.year - 1}", "so-0-3"
    more = {
        "explanation": {"unit": unit},
        "history": {"unit": unit, "criterion": "1"},
        "difference": {"from": f"{place.year - 1}-06-01"},
        "audit-scores": {"unit": unit},
    }
    alone = {"overview", "official-calendar", "review"}
    return {
        name: {**({} if name in alone else {"target": target}), **more.get(name, {})}
        for name in PAGES
    }


def measure_pages(place: Place) -> dict[str, tuple[float, float]]:
    """By page and by act: the median and the 95th percentile, in milliseconds of a processor."""
    # The tables of accounts are known once Django is set up.
    from adapters.bootstrap import open_engine  # noqa: PLC0415
    from adapters.web.served import serve_engine  # noqa: PLC0415
    from tests.web.house import House  # noqa: PLC0415

    found, asked = {}, place.size.asked
    with open_engine(place.url) as opened:
        serve_engine(opened)
        house = House(opened)
        auditor = house.signed_in("secretary@so-0-0")
        for name, filters in pages(place).items():
            status = auditor.page(name, **filters).status_code
            assert status in {200, 404}, name
            if status == 200:
                found[name] = percentiles(partial(auditor.page, name, **filters), asked)
        officer, scores = house.signed_in(f"unit_officer@so-0-{SCORED + 1}"), count()
        year = f"cum-0/{place.year}"

        def enter() -> None:
            answer = officer.act("enter_scores", year, **_entry(0, next(scores)))
            assert answer.status_code == 201, answer.content

        found["enter_scores"] = percentiles(enter, asked)
        refused = partial(officer.act, "issue_plan", year, document={"kind": "Kế hoạch"})
        found["refused"] = percentiles(refused, asked)
    return found


def _entry(cluster: int, number: int, unit: int = SCORED + 1) -> dict[str, Any]:
    """A score that stands otherwise by the next time round."""
    values, again = ("7", "7.5", "8"), number // CRITERIA
    cell = {"criterion": str(number % CRITERIA + 1), "now": values[again % 3]}
    cells = [{**cell, "was": values[(again - 1) % 3]} if again else cell]
    return {"unit": f"so-{cluster}-{unit}", "column": "self", "cells": cells}


def percentiles(work: Callable[[], object], rounds: int) -> tuple[float, float]:
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    cut = quantiles(taken, n=20, method="inclusive")
    return cut[9], cut[18]


def measure_people(place: Place) -> dict[str, "Crowd"]:
    """Two hundred people who have signed in, reads and entries mixed; and as many who ask the bare
    framework for a hello, on the same machine in the same run."""
    cookies = _signed_in(place)
    with _listening("adapters.cli", place) as port:
        mixed = _crowd(place.size, port, [partial(_asks, place, cookie) for cookie in cookies])
    with _listening("hello", place) as port:
        hello = _crowd(place.size, port, [_greets for _ in cookies])
    return {"mixed": mixed, "hello": hello}


@dataclass(frozen=True)
class Crowd:
    """What many at once were answered."""

    statuses: Counter[int]
    seconds: float
    #: Of the single answers, by the clock, in milliseconds.
    p50: float
    p95: float

    @property
    def each_second(self) -> float:
        return self.statuses.total() / self.seconds


Request = tuple[str, str, Any, dict[str, str]]
Asking = Callable[[int], Request]


def _greets(number: int) -> Request:  # noqa: ARG001
    return "GET", "/", None, {}


@dataclass(frozen=True)
class Cookie:
    cluster: int
    unit: int
    text: str
    mark: str


def _asks(place: Place, who: Cookie, number: int) -> Request:
    """Every third of what somebody asks is a score that they enter."""
    year = f"cum-{who.cluster}/{place.year}"
    headers = {"Cookie": who.text, "X-CSRFToken": who.mark, "Content-Type": "application/json"}
    if number % 3 == 2:
        body = json.dumps(_entry(who.cluster, number, who.unit))
        headers["Idempotency-Key"] = str(uuid4())
        return "POST", f"/api/v1/{year}/enter_scores", body, headers
    name = ("status", "calendar", "acts", "outcome")[number % 4]
    return "GET", f"/api/v1/pages/{name}?target={year}", None, headers


def _signed_in(place: Place) -> list[Cookie]:
    """Officers of units that score now, each with a session."""
    from django.core.cache import cache  # noqa: PLC0415  # as above

    from adapters.bootstrap import open_engine  # noqa: PLC0415
    from adapters.web.served import serve_engine  # noqa: PLC0415
    from tests.web.house import House  # noqa: PLC0415

    units = [(c, n) for c in range(place.size.clusters) for n in range(SCORED, UNITS)]
    found = []
    with open_engine(place.url) as opened:
        serve_engine(opened)
        house = House(opened)
        for cluster, unit in islice(cycle(units), place.size.people):
            # From one address no more than some may sign in within a minute.
            cache.clear()
            who = house.signed_in(f"unit_officer@so-{cluster}-{unit}")
            jar = {name: one.value for name, one in who.client.cookies.items() if one.value}
            text = "; ".join(f"{name}={value}" for name, value in jar.items())
            found.append(Cookie(cluster, unit, text, jar["csrftoken"]))
    return found


_HELLO: Final = """
import sys
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
from waitress import serve
settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="x")
urlpatterns = [path("", lambda request: HttpResponse("hello"))]
serve(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[1]), threads=8,
      connection_limit=1000)
"""


@contextmanager
def _listening(what: str, place: Place) -> Iterator[int]:
    """A server in a process of its own, at a port."""
    port = free_port()
    words = [sys.executable, "-c", _HELLO, str(port)]
    if what != "hello":
        words = [*CLI, "serve", "--web", "--db", place.url]
    own = {"THIDUA_WEB_LISTEN": f"127.0.0.1:{port}", **_UNLIMITED}
    server = subprocess.Popen(
        words, env={**place.environment, **own}, stdout=subprocess.DEVNULL, stderr=sys.stderr
    )
    try:
        for _ in range(600):
            with suppress(OSError):
                create_connection(("127.0.0.1", port), 1).close()
                break
            time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.wait(60)


def _crowd(size: Size, port: int, people: Sequence[Asking]) -> Crowd:
    """Each has a connection that stays open, and asks one thing after the other."""
    taken: list[float] = []
    statuses: Counter[int] = Counter()
    begin = threading.Barrier(len(people) + 1)

    def one(asking: Asking) -> None:
        door = HTTPConnection("127.0.0.1", port, timeout=120)
        begin.wait()
        for number in range(size.each):
            start = time.perf_counter()
            method, path, body, headers = asking(number)
            door.request(method, path, body, headers)
            answer = door.getresponse()
            answer.read()
            taken.append((time.perf_counter() - start) * 1000)
            statuses[answer.status] += 1
        door.close()

    threads = [threading.Thread(target=one, args=(asking,)) for asking in people]
    for thread in threads:
        thread.start()
    begin.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    cut = quantiles(taken, n=20, method="inclusive")
    return Crowd(statuses, time.perf_counter() - start, cut[9], cut[18])


def main() -> None:
    """Everything, page by page."""
    with built(TINY if "--tiny" in sys.argv else QUICK) as place:
        for name, (half, most) in measure_pages(place).items():
            say(f"  {name:20} p50 {half:6.1f} ms, p95 {most:6.1f} ms of a processor")
        for name, crowd in measure_people(place).items():
            say(
                f"  {name}: {dict(crowd.statuses)}, {crowd.each_second:.0f}/s,"
                f" p50 {crowd.p50:.0f} ms, p95 {crowd.p95:.0f} ms by the clock"
            )


if __name__ == "__main__":
    main()
