"""One person with two offices: the rights of both, but for ballots and first counts."""

from pathlib import Path

import pytest

from tests.cli.typed import Desk
from tests.rights.worlds import YEAR, World, played

BOTH = ("--as", "secretary@an", "--as", "unit_officer@an")


def scored() -> World:
    world = World(see_others="never")
    for unit, first in (("an", "58"), ("binh", "55"), ("cat", "50"), ("dong", "41")):
        world.scored(unit, first)
    return world.sent("an", "binh", "cat", "dong")


@pytest.fixture(scope="module")
def scoring(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """All have sent their sheets; that of Đông is not settled."""
    return played(scored().settled("an", "binh", "cat"), tmp_path_factory.mktemp("hai-vai"))


@pytest.fixture(scope="module")
def voting(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A paper ballot has been counted, and is not closed."""
    world = scored().settled("an", "binh", "cat", "dong").sitting()
    opens = {"ballot": "b2", "selection": "kin", "method": "paper", "nominees": ["an", "binh"]}
    world.act("2026-12-15T08:30", "chair@an", "open_ballot", **opens)
    votes = [
        {"unit": "an", "votes": 3, "against": 1, "no_opinion": 0},
        {"unit": "binh", "votes": 1, "against": 3, "no_opinion": 0},
    ]
    count = {"issued": 4, "returned": 4, "valid": 4, "invalid": 0, "votes": votes}
    world.act("2026-12-15T08:40", "teller@cat", "record_count", ballot="b2", count=count)
    return played(world, tmp_path_factory.mktemp("kiem-phieu"))


def test_she_settles_as_secretary(scoring: Desk) -> None:
    """What one office may, the person may, whichever is named first; the log has that office."""
    words = ("do", YEAR, "settle_sheet", "unit=dong", "--at", "2026-12-19T09:00", "--dry-run")
    for seats in (BOTH, BOTH[2:] + BOTH[:2]):
        answer = scoring(*words, *seats, "--json")
        assert answer.code == 0, answer.err
        assert {event["office"] for event in answer.json["events"]} == {"secretary"}
    assert scoring(*words, *BOTH[2:]).code == 1


def test_she_does_not_read_the_first_count(voting: Desk) -> None:
    """Neither office wrote it; the teller who did reads it, and one who is secretary as well does
    not."""
    open_to, closed_to = ("--as", "teller@cat"), ("--as", "secretary@an", "--as", "teller@cat")
    found = {
        seats: event["body"]["count"]
        for seats in (open_to, BOTH, closed_to, ())
        for event in voting("log", YEAR, *seats, "--json").json["events"]
        if event["type"] == "votes_counted"
    }
    assert found[open_to]["valid"] == 4
    assert [found[seats] for seats in (BOTH, closed_to, ())] == [None] * 3


def test_she_reads_what_either_office_reads(scoring: Desk) -> None:
    """As secretary all that was sent; an officer alone only the own sheet."""
    both = scoring("outcome", YEAR, *BOTH, "--json").json["outcome"]["table"]["rows"]
    alone = scoring("outcome", YEAR, *BOTH[2:], "--json").json["outcome"]["table"]["rows"]
    assert all(row["total"] is not None for row in both)
    assert sum(row["total"] is not None for row in alone) == 1
    assert scoring("diff", YEAR, "--from", "2026-11-01", *BOTH).code == 0
    assert scoring("diff", YEAR, "--from", "2026-11-01", *BOTH[2:]).code == 1


def test_an_office_that_she_does_not_hold_adds_nothing(scoring: Desk) -> None:
    """Naming it changes nothing; alone it is refused as one that she never held."""
    more = ("--as", "teller@binh")
    assert scoring("outcome", YEAR, *BOTH[2:], *more).out == scoring("outcome", YEAR, *BOTH[2:]).out
    assert scoring("outcome", YEAR, *more, "--json").error["code"] == "office_not_held"


def test_a_former_officer_is_told_what_anybody_is(tmp_path: Path) -> None:
    """The office that An held until it passed to Cát: the answer is that of any other unit."""
    desk = played(scored(), tmp_path / "cu")
    assert desk("log", YEAR, "--as", "secretary@an").code == 0
    officers = ("year=2026", "chair=cat", "vice_chairs=binh", "reason=Thay")
    assert desk("do", "cum", "record_officers", *officers, "--as", "operator", "--yes").code == 0
    assert desk("log", YEAR, "--as", "secretary@cat").code == 0
    for words in (("log", YEAR), ("outcome", YEAR), ("permissions", YEAR), ("status", YEAR)):
        former = desk(*words, "--as", "secretary@an").told.replace("An ", "X ")
        never = desk(*words, "--as", "secretary@dong").told.replace("Đông ", "X ")
        assert former == never
        assert "office_not_held" in former
