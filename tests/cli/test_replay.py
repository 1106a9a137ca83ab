"""Replay: what was stored is what its events give, or the first difference is named."""

import hashlib
import json
import sqlite3
from pathlib import Path

import pytest

from adapters import replaying
from adapters.bootstrap import open_engine
from adapters.door.names import find
from adapters.replaying import rebuild
from domain.record.record import FIRST_HASH, chain, encode, split
from tests.bench.noted import note
from tests.cli.typed import CYCLE, Desk


def test_a_sound_year_agrees(closed: Desk) -> None:
    """Chain, state, adopted table and sealed outcome are what the events give."""
    one = closed("replay", CYCLE)
    assert one.code == 0
    assert "khớp với bảng điểm đã thông qua và với kết quả đã chốt" in one.said
    every = closed("replay")
    assert every.code == 0
    assert "Tất cả khớp." in every.out
    found = closed("replay", "--json").json
    assert found["agrees"] is True
    assert found["streams"][0] == {
        "stream": CYCLE,
        "events": 42,
        "compared": ["table", "seal"],
        "difference": None,
    }


def tampered(file: Path, type_: str, old: str, new: str, *, rehash: bool) -> int:
    """Change one stored event behind the program's back; gives its version.

    With ``rehash`` the whole chain is made to fit again, as somebody with the file could.
    """
    database = sqlite3.connect(file)
    names = [
        row[0] for row in database.execute("select name from sqlite_master where type='trigger'")
    ]
    for name in names:
        database.execute(f'drop trigger "{name}"')
    query = "select stream, version, state from events where type = ? order by version desc limit 1"
    stream, version, state = database.execute(query, (type_,)).fetchone()
    header, body = split(bytes(state))
    assert old.encode() in body
    body = body.replace(old.encode(), new.encode())
    changed = b"".join((len(header).to_bytes(4), header, len(body).to_bytes(4), body))
    database.execute(
        "update events set state = ? where stream = ? and version = ?", (changed, stream, version)
    )
    if rehash:
        previous = FIRST_HASH
        rows = "select version, state from events where stream = ? order by version"
        for at, found in database.execute(rows, (stream,)).fetchall():
            previous = chain(previous, bytes(found))
            database.execute(
                "update events set hash = ? where stream = ? and version = ?",
                (previous, stream, at),
            )
    database.commit()
    database.close()
    return int(version)


def test_a_changed_event_breaks_the_chain(closed: Desk) -> None:
    """One byte of one event: replay names the event and exits with 1."""
    version = tampered(closed.db, "sheet_settled", '"94.5"', '"99.5"', rehash=False)
    for words in (("replay", CYCLE), ("replay",)):
        answer = closed(*words)
        assert answer.code == 1
        assert "Khác biệt đầu tiên: " in answer.said
        assert f"@{version}, sự kiện không còn như lúc ghi (hash)" in answer.said
    found = closed("replay", "--json").json
    assert found["agrees"] is False
    other = closed("outcome", CYCLE)
    assert other.code == 1
    assert "chain_broken" in other.told


@pytest.mark.parametrize("type_", ["table_adopted", "cycle_closed"])
def test_a_forged_result_differs_from_what_the_events_give(closed: Desk, type_: str) -> None:
    """Even with every hash made to fit, the stored result is not the one computed anew."""
    field = "table" if type_ == "table_adopted" else "outcome"
    stored = body_of(closed.db, type_)[field]
    assert isinstance(stored, str)
    forged = stored.replace('"total":"103"', '"total":"113"')
    old, new = encode(stored).decode(), encode(forged).decode()
    tampered(closed.db, type_, old, new, rehash=True)
    pinned = closed("replay", CYCLE)
    assert pinned.code == 1
    assert "mã băm" in pinned.said
    before, after = sha256(stored), sha256(forged)
    version = tampered(closed.db, type_, before, after, rehash=True)
    answer = closed("replay", CYCLE, "--lang", "en")
    assert answer.code == 1
    assert f"First difference: {CYCLE}@{version}" in answer.said
    assert 'rows[0].total: stored "113", rebuilt "103"' in answer.said


def body_of(file: Path, type_: str) -> dict[str, object]:
    database = sqlite3.connect(file)
    [(state,)] = database.execute("select state from events where type = ?", (type_,)).fetchall()
    database.close()
    found: dict[str, object] = json.loads(split(bytes(state))[1])
    return found


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def behind(file: Path, *statements: str) -> None:
    """Change the database as somebody with the file could."""
    database = sqlite3.connect(file)
    query = "select name from sqlite_master where type='trigger'"
    for (name,) in database.execute(query).fetchall():
        database.execute(f'drop trigger "{name}"')
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()


TEXT = "(select rowid from texts where stream like 'cycle:%' order by version limit 1)"


@pytest.mark.parametrize("other", ["'bịa'", "x'ff'", "cast(x'ff' as text)"])
def test_a_changed_text_is_named(closed: Desk, other: str) -> None:
    """A text that is not the one hidden is a fault, named by event and hash."""
    behind(closed.db, f"update texts set text = {other} where rowid = {TEXT}")
    for words in (("replay", CYCLE), ("replay",)):
        answer = closed(*words)
        assert answer.code == 1
        assert "đã bị sửa, không phải bản đã ghi" in answer.said


def test_a_text_that_is_gone_is_named(closed: Desk) -> None:
    """A text that nobody is recorded to have erased is a fault, in both languages."""
    behind(closed.db, f"delete from texts where rowid = {TEXT}")
    for words in (("replay", CYCLE), ("replay",)):
        answer = closed(*words)
        assert answer.code == 1
        assert "bị mất, không thấy việc xóa nào được ghi" in answer.said
    assert "no erasing of it is recorded" in closed("replay", CYCLE, "--lang", "en").said


def test_a_cut_tail_is_seen(closed: Desk) -> None:
    """The last events of a cycle are missing: the receipts know of them."""
    last = "(select max(version) from events where stream like 'cycle:%')"
    behind(closed.db, f"delete from events where stream like 'cycle:%' and version = {last}")
    answer = closed("replay", CYCLE)
    assert answer.code == 1
    assert "@41, sự kiện không còn như lúc ghi (receipt)" in answer.said


def test_a_stream_that_is_gone_is_seen(closed: Desk) -> None:
    """All events of a cycle are missing."""
    behind(closed.db, "delete from events where stream like 'cycle:%'")
    assert closed("replay", CYCLE).code == 1
    assert "(receipt)" in closed("replay").said


@pytest.mark.parametrize("state", ["'text'", "cast(x'ff' as text)", "x'00'", "cast(state as text)"])
def test_a_state_that_is_none_is_named(closed: Desk, state: str) -> None:
    """A cell that holds no bytes, or bytes of nothing, is a fault and no crash."""
    behind(closed.db, f"update events set state = {state} where type = 'sheet_settled'")
    for words in (("replay", CYCLE), ("replay",)):
        answer = closed(*words)
        assert answer.code == 1
        assert "không còn như lúc ghi" in answer.said


def test_an_outcome_sealed_in_an_older_form_agrees_in_what_it_says(closed: Desk) -> None:
    """What a later form says beside is no difference; what the older one says is compared."""
    stored = body_of(closed.db, "cycle_closed")["outcome"]
    assert isinstance(stored, str)
    said = json.loads(stored)
    for key in ("corrected", "older_table"):
        del said[key]
    older = encode(said).decode()
    for old, new in (
        (encode(stored).decode(), encode(older).decode()),
        (sha256(stored), sha256(older)),
        ('"form":3', '"form":2'),
    ):
        tampered(closed.db, "cycle_closed", old, new, rehash=True)
    assert closed("replay", CYCLE).code == 0
    forged = older.replace('"total":"103"', '"total":"113"')
    for old, new in (
        (encode(older).decode(), encode(forged).decode()),
        (sha256(older), sha256(forged)),
    ):
        tampered(closed.db, "cycle_closed", old, new, rehash=True)
    assert 'rows[0].total: đã ghi "113", dựng lại "103"' in closed("replay", CYCLE).said


@pytest.mark.parametrize("at_once", [1, 2, 7, 500])
def test_an_event_that_cannot_be_read_is_named(
    closed: Desk, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """In a chain that was made to fit again, too: that one, however many are read at once."""
    monkeypatch.setattr(replaying, "_AT_ONCE", at_once)
    version = tampered(closed.db, "sheet_settled", '"column"', '"kolumn"', rehash=True)
    answer = closed("replay", CYCLE)
    assert answer.code == 1
    assert f"@{version}, sự kiện không còn như lúc ghi (state)" in answer.said


def test_events_are_not_asked_for_one_by_one(closed: Desk) -> None:
    """What is asked of the database to rebuild a year does not grow with its events."""
    with open_engine(str(closed.db)) as engine:
        stream = find(engine.store, "cycle", CYCLE)
        notes = note(engine.store.database.engine)
        assert rebuild(engine, stream).events == 42
    read = [said for said in notes.all if "FROM events" in said.statement]
    assert len(read) < 10
