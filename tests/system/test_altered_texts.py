"""A text that somebody changed in the database is never shown as the one that was hidden."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from adapters.log.store import LogStore
from adapters.views.check import check
from domain.values.private import ALTERED
from tests.cli.typed import Desk
from tests.log.conftest import clock, store  # noqa: F401
from tests.log.orders import register, rename, send, tamper
from tests.system.test_kept import KEPT

YEAR = "khoi-thuc-hanh/2026"
FORGED = "LỜI GIẢ MẠO"
#: Every page that shows a hidden text, with what reads it.
PAGES = (
    ("log", YEAR),
    ("log", "khoi-thuc-hanh/2027"),
    ("outcome", YEAR),
    ("calendar", YEAR),
    ("audit", "scores", YEAR),
    ("audit", "acts", YEAR),
    ("history", YEAR, "anh-trang", "1"),
    ("explain", YEAR, "anh-trang"),
    ("diff", YEAR, "--from", "@40"),
    ("notices", "preview", f"{YEAR}@54"),
    ("notices", "preview", f"{YEAR}@69"),
    ("inbox", "--as", "unit_officer@anh-trang"),
    ("status", YEAR),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The practice year as it is kept."""
    return Desk(Path(shutil.copy(KEPT / "thuc-hanh.db", tmp_path / "kept.db")))


def texts(desk: Desk) -> list[str]:
    with closing(sqlite3.connect(desk.db)) as connection, connection:
        return [row[0] for row in connection.execute("SELECT text FROM texts")]


def forge(desk: Desk, value: object = None) -> None:
    """Change every text, as somebody with the rights of an owner could."""
    with closing(sqlite3.connect(desk.db)) as connection, connection:
        connection.execute("DROP TRIGGER texts_are_not_changed")
        forged = "CAST(:value AS BLOB)" if isinstance(value, bytes) else ":value || version"
        values = {"value": value if value is not None else FORGED}
        connection.execute(f"UPDATE texts SET text = {forged}", values)


def test_no_page_shows_an_altered_text(desk: Desk) -> None:
    """Where a page showed the text, it says that it was altered, in both languages and for
    programs; the forged one stands nowhere."""
    known = [one for one in texts(desk) if len(one) > 16]  # shorter ones are common words
    before = {page: desk(*page, COLUMNS="400") for page in PAGES}
    forge(desk)
    told = 0
    for page, answer in before.items():
        assert answer.code == 0, (page, answer.err)
        showed = any(one in answer.out for one in known)
        for lang, said in (("vi", "(đã bị sửa)"), ("en", "(altered)")):
            now = desk(*page, "--lang", lang, COLUMNS="400")
            assert FORGED not in now.out
            assert (said in now.out) is showed, page
            told += showed
        now = desk(*page, "--json")
        assert FORGED not in now.out
    assert told >= 16


def test_programs_are_told_that_a_text_was_altered(desk: Desk) -> None:
    """In JSON the text says so, and a field beside it."""
    forge(desk)
    events = desk("log", YEAR, "--json").json["events"]
    [body] = [one["body"] for one in events if one["event"] == f"{YEAR}@17"]
    assert body["reason"]["altered"] is True
    assert body["reason"]["text"] == str(ALTERED)
    rows = desk("audit", "scores", YEAR, "--json").json["changes"]
    assert {row["reason"]["text"] for row in rows if row["reason"]} == {str(ALTERED)}


@pytest.mark.parametrize("value", [b"\xff\xfe", b""])
def test_what_is_no_text_at_all_is_an_altered_one(desk: Desk, value: bytes) -> None:
    """SQLite keeps any type in any column: bytes stop no page."""
    forge(desk, value)
    for page in PAGES:
        assert desk(*page).code == 0, page
    assert "(đã bị sửa)" in desk("log", YEAR).out


def test_check_finds_an_altered_text_and_does_not_repeat_it(desk: Desk) -> None:
    """`check` names stream, version and hash, and shows the forged text to nobody; `replay` finds
    the same."""
    assert desk("check").code == 0
    forge(desk)
    answer = desk("check", "--json")
    assert (answer.code, answer.json["agrees"]) == (1, False)
    assert (answer.json["difference"]["table"], answer.json["difference"]["column"]) == (
        "texts",
        "text",
    )
    for lang in ("vi", "en"):
        told = desk("check", "--lang", lang)
        assert told.code == 1
        assert ("đã bị sửa" if lang == "vi" else "was altered") in told.said
        assert FORGED not in told.out
    assert desk("replay", "--all").code == 1


@pytest.fixture
def renamed(store: LogStore) -> LogStore:  # noqa: F811
    """A unit that was given another name for a reason."""
    stream = send(store, register("Sở 0")).stream
    send(store, rename(stream, "Sở 1"))
    return store


def change(store: LogStore, statement: str, **values: object) -> None:  # noqa: F811
    with store.database.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE texts DISABLE TRIGGER ALL"))
        else:
            connection.execute(text("DROP TRIGGER texts_are_not_changed"))
        connection.execute(text(statement), values)
        connection.commit()


@pytest.mark.parametrize(
    ("statement", "column"),
    [
        ("UPDATE texts SET text = 'khác'", "text"),
        ("UPDATE texts SET salt = :salt", "text"),
        ("UPDATE texts SET digest = :other", None),
    ],
)
def test_text_and_salt_are_held_to_the_hash_on_both_databases(
    renamed: LogStore, statement: str, column: str | None
) -> None:
    """Whichever of text, salt and hash was changed, it is not shown, and `check` names the row."""
    [stream] = [one for one in renamed.streams() if one.startswith("unit:")]
    [digest] = renamed.texts(stream)
    assert renamed.texts(stream)[digest] == "sắp xếp lại"
    assert check(renamed.database).difference is None
    change(renamed, statement, salt=b"0" * 16, other="0" * 64)
    assert renamed.texts(stream).get(digest, ALTERED) is ALTERED
    found = check(renamed.database).difference
    assert found is not None
    assert (found.table, found.column) == ("texts", column)
    assert "khác" not in repr(found)


def test_genuine_text_stands_beside_a_forged_one(renamed: LogStore) -> None:
    """A forged row under the hash of another event does not hide the true one."""
    [stream] = [one for one in renamed.streams() if one.startswith("unit:")]
    change(
        renamed,
        "INSERT INTO texts (stream, version, digest, salt, text)"
        " SELECT stream, 1, digest, salt, 'khác' FROM texts",
    )
    assert list(renamed.texts(stream).values()) == ["sắp xếp lại"]
    found = check(renamed.database).difference
    assert found is not None
    assert (found.table, found.column, dict(found.key)["version"]) == ("texts", None, 1)


@pytest.mark.parametrize("last", [True, False])
def test_check_reads_the_hash_of_every_event(renamed: LogStore, last: bool) -> None:
    """The chain is reckoned up to and with the last event of each stream, which no later one
    confirms."""
    [stream] = [one for one in renamed.streams() if one.startswith("unit:")]
    version = renamed.load(stream).version if last else 1
    tamper(
        renamed,
        "UPDATE events SET hash = :hash WHERE stream = :stream AND version = :version",
        hash=b"\x01" * 32,
        stream=stream,
        version=version,
    )
    found = check(renamed.database).difference
    assert found is not None
    assert (found.table, found.column, found.stored) == ("events", "hash", "01" * 32)
    assert dict(found.key) == {"stream": stream, "version": version}
