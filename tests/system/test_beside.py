"""Receipts, follow-ups and letters that were changed behind the program's back are found."""

import sqlite3
from contextlib import closing

import pytest

from tests.cli.typed import Answer, Desk
from tests.system.test_altered_texts import YEAR, desk

__all__ = ["desk"]

#: The command of an adjustment, and the cycle.
COMMAND = "(SELECT command_id FROM events WHERE stream LIKE 'cycle:%' AND version = 54)"
TAIL = "(SELECT max(version) FROM events WHERE stream = (SELECT stream FROM events"
TAIL += " WHERE stream LIKE 'cycle:%' AND version = 54))"


def behind(desk: Desk, *statements: str) -> None:
    """Somebody with the rights of an owner writes to the tables, as today's code has them."""
    assert desk("status", YEAR).code == 0
    with closing(sqlite3.connect(desk.db)) as connection, connection:
        guards = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (guard,) in guards.fetchall():
            connection.execute(f"DROP TRIGGER {guard}")
        for statement in statements:
            assert connection.execute(statement).rowcount > 0, statement


def found(desk: Desk) -> dict[str, object]:
    answer: Answer = desk("check", "--json")
    assert answer.code == 1
    assert "fault" not in answer.out
    return dict(answer.json["difference"])


@pytest.fixture
def served(desk: Desk) -> Desk:
    """The practice year, of which the letters that are due have left."""
    assert desk("serve", "--once").code == 0
    assert desk("check").code == 0
    return desk


@pytest.mark.parametrize(
    ("statement", "state", "said"),
    [
        ("UPDATE outbox SET state = 'served' WHERE state = 'waiting'", "served", "chưa gửi"),
        ("UPDATE outbox SET state = 'withdrawn' WHERE state = 'waiting'", "withdrawn", "chưa gửi"),
        ("UPDATE outbox SET state = 'waiting' WHERE state = 'served'", "waiting", "đã gửi"),
        ("UPDATE outbox SET state = 'needless' WHERE state = 'served'", "needless", "đã gửi"),
    ],
)
def test_the_outbox_is_held_to_the_ledger(
    desk: Desk, statement: str, state: str, said: str
) -> None:
    """A letter that never left is not sent, and one that left is, whatever its row says."""
    if "state = 'served'" in statement.partition("WHERE")[2]:
        assert desk("serve", "--once").code == 0
        assert desk("check").code == 0
    behind(desk, statement)
    difference = found(desk)
    assert (difference["table"], difference["column"]) == ("outbox", "state")
    assert difference["stored"] == state
    told = " ".join(desk("check").said.split())
    assert f"sự kiện ghi “{said}”" in told
    assert YEAR in told
    assert "Outbox and ledger disagree" in desk("check", "--lang", "en").said


def test_a_letter_that_left_keeps_its_row(served: Desk) -> None:
    """A row of the outbox that is gone is missed where the ledger says that its letter left."""
    behind(served, "DELETE FROM outbox WHERE state = 'served'")
    difference = found(served)
    assert (difference["table"], difference["column"]) == ("outbox", None)
    assert (difference["stored"], difference["expected"]) == (None, "row")


def test_a_letter_keeps_its_addressee(served: Desk) -> None:
    """Whom it was sent to stands in the ledger."""
    behind(served, "UPDATE outbox SET office = 'head' WHERE state = 'served'")
    assert found(served)["column"] == "office"


def test_a_state_that_is_none_is_a_sentence(desk: Desk) -> None:
    """No page of notices fails on it, and `check` says which there are."""
    behind(
        desk,
        "UPDATE outbox SET state = 'sent' WHERE version = 54",
    )
    for lang, said in (("vi", "không rõ: sent"), ("en", "not known: sent")):
        listed = desk("notices", "--lang", lang, COLUMNS="300")
        assert (listed.code, said in listed.out) == (0, True), listed.err
    notice = next(
        one["notice"] for one in desk("notices", "--json").json["notices"] if one["state"] == "sent"
    )
    shown = desk("notices", "show", notice)
    assert (shown.code, "không rõ: sent" in shown.out) == (0, True)
    assert "không phải trạng thái nào có thể có" in " ".join(desk("check").said.split())


@pytest.mark.parametrize(
    ("statement", "column"),
    [
        (f"UPDATE commands SET receipt = x'00' WHERE command_id = {COMMAND}", "receipt"),
        (f"UPDATE commands SET receipt = NULL WHERE command_id = {COMMAND}", "receipt"),
        (f"UPDATE commands SET actor = 'x' WHERE command_id = {COMMAND}", "actor"),
        (f"UPDATE commands SET stream = 'unit:x' WHERE command_id = {COMMAND}", "stream"),
        (f"DELETE FROM commands WHERE command_id = {COMMAND}", None),
        (
            "UPDATE commands SET receipt = (SELECT receipt FROM commands WHERE command_id ="
            f" {COMMAND.replace('54', '53')}) WHERE command_id = {COMMAND}",
            "receipt",
        ),
    ],
)
def test_every_event_has_its_receipt(desk: Desk, statement: str, column: str | None) -> None:
    """The receipt of every command names just the events that it gave."""
    behind(desk, statement)
    difference = found(desk)
    assert (difference["table"], difference["column"]) == ("commands", column)
    assert "Bảng commands không khớp với sự kiện" in " ".join(desk("check").said.split())


@pytest.mark.parametrize(
    ("statement", "column"),
    [
        ("UPDATE follow_ups SET state = 'refused', refusal = 'wrong_phase'", "state"),
        ("UPDATE follow_ups SET state = 'gone'", "state"),
        ("UPDATE follow_ups SET refusal = 'wrong_phase'", "refusal"),
        ("UPDATE follow_ups SET policy = policy || 'x'", "command_id"),
    ],
)
def test_what_follows_is_what_its_event_names(desk: Desk, statement: str, column: str) -> None:
    """A command that was carried out is not refused, and its id comes from its cause."""
    behind(desk, statement)
    difference = found(desk)
    assert (difference["table"], difference["column"]) == ("follow_ups", column)


def test_a_cut_tail_says_how_much_is_missing(desk: Desk) -> None:
    """The receipts know of the last event; without them the order of all shows the gap."""
    cut = f"DELETE FROM events WHERE stream LIKE 'cycle:%' AND version = {TAIL}"
    behind(desk, cut)
    difference = found(desk)
    assert (difference["table"], difference["column"]) == ("events", "tail")
    assert (difference["stored"], difference["expected"]) == ("112", "113")
    said = " ".join(desk("check").said.split())
    assert "Sự kiện cuối bị mất: thiếu 1" in said
    assert f"nhật ký chỉ còn đến {YEAR}@112" in said
    assert "The last events are lost: 1 missing" in desk("check", "--lang", "en").said


def test_a_tail_cut_with_its_receipts_leaves_a_gap(desk: Desk) -> None:
    """Somebody took the receipt, its letters and texts as well: the last position tells."""
    stream = "(SELECT stream FROM events WHERE stream LIKE 'cycle:%' AND version = 54)"
    last = f"(SELECT command_id FROM events WHERE stream = {stream} AND version = 113)"
    behind(
        desk,
        f"DELETE FROM commands WHERE command_id = {last}",
        f"DELETE FROM events WHERE stream = {stream} AND version = 113",
    )
    difference = found(desk)
    assert difference["table"] in {"head", "score_cycles", "deadlines", "events"}


def test_a_name_under_another_stream_differs_in_its_stream(desk: Desk) -> None:
    """The key of the name is the same; the column that differs is named."""
    with closing(sqlite3.connect(desk.db)) as connection, connection:
        rows = connection.execute("SELECT key, stream FROM names WHERE key LIKE 'code:%'")
        units = [(key, stream) for key, stream in rows if stream.startswith("unit:")]
    (key, right), (_, wrong) = units[0], units[1]
    for one, other in ((key, wrong), (units[1][0], right)):
        behind(desk, f"UPDATE names SET stream = '{other}' WHERE key = '{one}'")
        difference = found(desk)
        assert (difference["table"], difference["column"]) == ("names", "stream")
        assert difference["stored"] == other
        back = right if one == key else wrong
        assert difference["expected"] == back
        behind(desk, f"UPDATE names SET stream = '{back}' WHERE key = '{one}'")
    assert desk("check").code == 0
