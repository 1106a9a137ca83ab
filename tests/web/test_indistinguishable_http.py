"""The two worlds of a secret again, through the interface for programs: pages, refusals, statuses
and the names of headers are the same whichever the secret is."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.cli.typed import Answer
from tests.rights import test_indistinguishable as secrets
from tests.rights.worlds import YEAR, Making, Worlds, without_ids
from tests.web.house import House, Visitor, emptied

#: A page and its filters, or a command, its target and its fields.
Asked = tuple[str, dict[str, Any]]
Seats = tuple[str, ...]

OFFICER, BINH, CHAIR = ("unit_officer@cat",), ("unit_officer@binh",), ("secretary@an",)
BOTH = ("secretary@an", "unit_officer@an")
VICE, SITTING = ("vice_chair@binh",), ("chair@an",)
AUDITOR, REVIEWER, TELLER = ("auditor@so",), ("reviewer@so",), ("teller@dong",)
OPERATOR = ("operator",)


def page(name: str, target: str = YEAR, **filters: str) -> Asked:
    return name, {"target": target, **filters}


def of(unit: str) -> tuple[Asked, ...]:
    """What is asked of one unit."""
    return (
        page("explanation", unit=unit),
        page("history", unit=unit, criterion="1"),
        page("audit-scores", unit=unit),
        page("audit-duties", unit=unit),
    )


def act(command: str, target: str = YEAR, **fields: Any) -> Asked:
    return f"{target}/{command}", fields


def cells(**of_first: str) -> list[dict[str, str]]:
    return [{"criterion": "1", **of_first}]


STATUS, OUTCOME, LOG, CALENDAR = map(page, ("status", "outcome", "log", "calendar"))
SCORES, ACTS, DUTIES = map(page, ("audit-scores", "audit-acts", "audit-duties"))
PAGES = (STATUS, OUTCOME, LOG, CALENDAR, SCORES, ACTS, DUTIES)
OWN: tuple[Asked, ...] = (page("acts"), page("rights"), ("overview", {}))
WHY = {"reason": "Thử"}
#: The draft of another, tried at: blindly, and with what stands there guessed rightly once; and
#: last what is done for it, whatever stands there.
AT_A_DRAFT = (
    act("settle_sheet", unit="dong"),
    act("enter_scores", unit="dong", column="self", cells=cells(now="30")),
    act("enter_scores", unit="dong", column="self", cells=cells(was="57", now="57")),
    act("enter_scores", unit="dong", column="self", cells=cells(was="12", now="30")),
    act("adjust_scores", unit="dong", column="settled", cells=cells(was="57", now="30"), **WHY),
    act("submit_sheet", unit="dong", **{"for": "dong"}),
)
ON_OTHERS = (
    act("enter_scores", unit="binh", column="verified", cells=cells(was="60", now="30")),
    act("enter_scores", unit="binh", column="self", cells=cells(was="31", now="30")),
    act("adjust_scores", unit="binh", column="verified", cells=cells(now="61"), **WHY),
    act("adjust_scores", unit="binh", column="settled", cells=cells(was="60", now="60"), **WHY),
    act("settle_sheet", unit="binh"),
    act("explain_adjustment", unit="binh", explanation="Thử"),
    act("correct_adopted_score", unit="binh", column="settled", cells=cells(now="60"), **WHY),
)
ELSEWHERE = "khac/2026"
ON_THE_OTHER = (
    act("submit_sheet", ELSEWHERE, unit="xa"),
    act("settle_sheet", ELSEWHERE, unit="cat"),
    act("mark_criterion", ELSEWHERE, unit="cat", criterion="9", mark="not_applied", **WHY),
    act("advance_phase", ELSEWHERE),
    act("open_cycle", "khac", year="2027"),
    act("open_cycle", "kha", year="2027"),
    act("advance_phase", "kha/2026"),
    act("submit_sheet", ELSEWHERE, unit="xa", nothing_of_the_kind=1),
    act("submit_sheet", ELSEWHERE),
)
OF_THE_OTHER = (
    ("overview", {}),
    *(page(name, ELSEWHERE) for name in ("status", "outcome", "log", "calendar", "audit-scores")),
    *(page("log", "khac"), page("log", "kha/2026"), page("explanation", ELSEWHERE, unit="an")),
)

ASKED: tuple[tuple[Making, tuple[Seats, ...], tuple[Asked, ...]], ...] = (
    (secrets._draft, (OPERATOR, AUDITOR, REVIEWER, VICE), (STATUS, OUTCOME, LOG, *of("dong"))),
    (secrets._draft, (CHAIR,), (*PAGES, *of("dong"), page("difference", **{"from": "2026-03-01"}))),
    (secrets._draft, (CHAIR, OFFICER, VICE), AT_A_DRAFT),
    (secrets._drafting, (OFFICER,), (*PAGES, *of("dong"), *OWN, *AT_A_DRAFT)),
    (secrets._reduced, (OFFICER,), (*PAGES, *of("binh"), *OWN)),
    (secrets._reduced, (OFFICER,), (page("outcome", as_of="2026-12-01"), *of("cat"))),
    (secrets._extended, (BINH,), (*PAGES, *OWN)),
    (secrets._claimed, (BINH,), PAGES),
    (secrets._unsettled, (OFFICER,), (*PAGES, *of("binh"), *of("cat")[:1], *ON_OTHERS)),
    (secrets._relative, (("unit_officer@an",),), (OUTCOME, *of("binh"))),
    (secrets._never, (OFFICER,), (STATUS, OUTCOME, LOG, *of("binh"), *of("cat")[:1])),
    (secrets._scorer, (BINH,), (LOG, SCORES, DUTIES, *of("binh"))),
    (secrets._closed_log, (OFFICER,), (LOG, ACTS, STATUS)),
    (secrets._vote, (OPERATOR, CHAIR, OFFICER, AUDITOR), (STATUS, OUTCOME, LOG, ACTS)),
    (secrets._vote, (CHAIR,), (page("difference", **{"from": "2026-12-15"}),)),
    (secrets._count, (OPERATOR, CHAIR, TELLER, AUDITOR), (STATUS, OUTCOME, LOG)),
    (secrets._elsewhere, (OFFICER, BOTH), (*OF_THE_OTHER, *ON_THE_OTHER)),
)
PAIRS = [(making, seats, asked) for making, several, asked in ASKED for seats in several]
#: Of each secret, somebody to whom it is open, and where they read it.
OPEN: tuple[tuple[Making, Seats, Asked], ...] = (
    (secrets._draft, ("unit_officer@dong",), page("explanation", unit="dong")),
    (secrets._drafting, CHAIR, LOG),
    (secrets._reduced, BINH, page("history", unit="binh", criterion="1")),
    (secrets._extended, ("unit_officer@dong",), STATUS),
    (secrets._claimed, CHAIR, STATUS),
    (secrets._unsettled, CHAIR, OUTCOME),
    (secrets._relative, AUDITOR, OUTCOME),
    (secrets._never, CHAIR, OUTCOME),
    (secrets._scorer, AUDITOR, LOG),
    (secrets._closed_log, CHAIR, LOG),
    (secrets._vote, ("unit_head@an",), LOG),
    (secrets._count, ("teller@cat",), LOG),
    (secrets._elsewhere, AUDITOR, page("status", ELSEWHERE)),
)


def _named(value: Any) -> str:
    if callable(value):
        return str(value.__name__).strip("_")
    return f"{len(value)}" if isinstance(value[0], tuple) else "+".join(map(str, value))


@contextmanager
def at_the_door(database: Path, seats: Seats, folder: Path) -> Iterator[Visitor]:
    """Somebody signed in with these offices, over a copy of a world."""
    copy = folder / "thidua.db"
    shutil.copy(database, copy)
    emptied()
    with House.over(copy) as house:
        yield house.signed_in(*seats)


def heard(visitor: Visitor, asked: Asked, seats: Seats) -> tuple[object, ...]:
    """What is answered, without ids, versions and hashes."""
    where, fields = asked
    if "/" not in where:
        answer = visitor.page(where, **fields)
    else:
        target, _, command = where.rpartition("/")
        answer = visitor.act(command, target, office=seats[0], **fields)
    assert answer.status_code < 500, answer.content
    body = json.dumps(answer.json(), ensure_ascii=False)
    return (asked, answer.status_code, sorted(answer.headers), without_ids(Answer(0, body, ""))[1])


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize(("making", "seats", "asked"), PAIRS, ids=_named)
def test_indistinguishable(
    making: Making, seats: Seats, asked: tuple[Asked, ...], worlds: Worlds, tmp_path: Path
) -> None:
    """A page, a refusal and its facts say the same whichever the secret is."""
    found = []
    for secret in (True, False):
        with at_the_door(worlds(making, secret).db, seats, tmp_path) as visitor:
            found.append([heard(visitor, one, seats) for one in asked])
    for one, other in zip(*found, strict=True):
        assert one == other


def heard_by_a_program(visitor: Visitor, asked: Asked, seats: Seats) -> tuple[object, ...]:
    """The same with a token; an act is one of several, by the newest version and by an old one."""
    where, fields = asked
    if "/" not in where:
        return heard(visitor, asked, seats)
    target, _, command = where.rpartition("/")
    told: list[object] = []
    for version in (2, None):
        beside = {"office": seats[0], "version": version, "for": fields.get("for")}
        own = {name: fields[name] for name in fields if name != "for"}
        one = {"id": str(uuid4()), "target": target, "command": command, "fields": own, **beside}
        answer = visitor.post("/api/v1/bulk", {"acts": [one]})
        assert answer.status_code < 500, answer.content
        found = answer.json()
        if found.get("code") == "version_moved":
            # How many events a year has, an ETag tells each of its readers.
            del found["facts"]["stands"], found["title"]
        body = json.dumps(found, ensure_ascii=False)
        told += [answer.status_code, without_ids(Answer(0, body, ""))[1]]
    return tuple(told)


#: With acts among them, or over several years: of each secret one office.
PROGRAMS = [
    (making, several[0], (*asked, ("review", {})))
    for making, several, asked in ASKED
    if asked is not PAGES
]


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize(("making", "seats", "asked"), PROGRAMS, ids=_named)
def test_indistinguishable_to_programs(
    making: Making, seats: Seats, asked: tuple[Asked, ...], worlds: Worlds, tmp_path: Path
) -> None:
    """Nor does a token, an act among several, the list of what is to be looked at, or what has
    happened since an old version tell more."""
    found = []
    for secret in (True, False):
        copy = tmp_path / "thidua.db"
        shutil.copy(worlds(making, secret).db, copy)
        emptied()
        with House.over(copy) as house:
            visitor = house.with_token(seats[0], YEAR, "cum", writes=True)
            found.append([heard_by_a_program(visitor, one, seats) for one in asked])
    for one, other in zip(*found, strict=True):
        assert one == other


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize(("making", "seats", "asked"), OPEN, ids=_named)
def test_what_is_open_is_told(
    making: Making, seats: Seats, asked: Asked, worlds: Worlds, tmp_path: Path
) -> None:
    """The two worlds are two: whoever may read the secret reads it."""
    found = []
    for secret in (True, False):
        with at_the_door(worlds(making, secret).db, seats, tmp_path) as visitor:
            found.append(heard(visitor, asked, seats)[1:])
    assert found[0] != found[1]
