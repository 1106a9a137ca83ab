"""Files beside the record: put before the command that names them, found by check, removed where
nothing names them."""

import hashlib
import sys
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, update

from adapters.evidence import keeping
from adapters.evidence.keeping import keep, offered
from adapters.log import files, tables
from adapters.log.database import Database
from adapters.log.store import LogStore
from adapters.views.check import check
from domain.values.refusal import Refusal
from tests.log.orders import register, send

PDF = b"%PDF-1.7 bien ban"


def age(database: Database) -> None:
    """As if every file had been put two days ago."""
    with database.write() as work:
        long_ago = tables.files.c.put_at - 2 * files.WAITS
        work.connection.execute(update(tables.files).values(put_at=long_ago))


def kept(database: Database) -> list[str]:
    with database.read() as connection:
        return list(connection.scalars(select(tables.files.c.digest)))


def test_a_file_comes_back_as_it_was_put(database: Database) -> None:
    """Of several pieces, and put twice it is there once."""
    data = PDF + bytes(range(256)) * 10_000
    first = keep(database, offered("ban-ky.pdf", data))
    assert first.digest == hashlib.sha256(data).hexdigest()
    assert keep(database, offered("BAN KY.PDF", data)) == first
    assert files.held(database, first.digest) == (first, data)
    assert kept(database) == [first.digest]
    assert files.held(database, "0" * 64) is None


@pytest.mark.parametrize(
    ("name", "data", "code", "case"),
    [
        ("a.pdf", b"", "file_empty", None),
        ("a.pdf", b"MZ\x90 a program", "file_kind", None),
        ("a.jpg", PDF, "file_kind", "name"),
        ("a", PDF, "file_kind", "name"),
        ("a.pdf", PDF + bytes(50 * 1024 * 1024), "file_too_large", "signed"),
    ],
)
def test_what_is_not_kept(name: str, data: bytes, code: str, case: str | None) -> None:
    """Nothing without bytes, of another kind, of another kind than its name says, or of 50 MB."""
    with pytest.raises(Refusal) as refused:
        offered(name, data)
    assert (refused.value.code, refused.value.facts.get("case")) == (code, case)


def test_bytes_that_wait_are_bounded(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever only puts and names nothing does not fill the disk; what is there is put again."""
    monkeypatch.setattr(files, "MAX_WAITING", 2 * len(PDF))
    one = offered("a.pdf", PDF)
    keep(database, one)
    keep(database, offered("b.pdf", PDF[:-1]))
    with pytest.raises(Refusal, match="files_waiting"):
        keep(database, offered("c.pdf", PDF[:-2]))
    keep(database, one)
    assert len(kept(database)) == 2


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("import sys; sys.exit(b'virus' in sys.stdin.buffer.read())", "file_scanned"),
        ("import sys; sys.stdin.buffer.read(); sys.exit(2)", "scanner_failed"),
        ("import time; time.sleep(60)", "scanner_failed"),
        (None, "scanner_failed"),
    ],
)
def test_a_scanner_is_asked(
    sqlite_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    script: str | None,
    code: str,
) -> None:
    """What it finds is not kept, nor is anything while it fails, stalls or is not there."""
    file = tmp_path / "quet.py"
    file.write_text(script or "")
    program = sys.executable if script else str(tmp_path / "khong-co")
    monkeypatch.setenv(keeping.SCANNER, f"'{program}' '{file}'")
    monkeypatch.setattr(keeping, "PATIENCE", 1.0 if "sleep" in (script or "") else 60.0)
    database = Database(sqlite_url)
    with pytest.raises(Refusal, match=code):
        keep(database, offered("a.pdf", PDF + b"virus"))
    assert kept(database) == []
    if code == "file_scanned":
        assert keep(database, offered("a.pdf", PDF)).size == len(PDF)
    database.close()


def test_check_finds_bytes_changed_and_lost(database: Database) -> None:
    """It says which file; put again, the file is whole."""
    one = offered("a.pdf", PDF)
    keep(database, one)
    assert check(database, processes=1).difference is None
    for change in (
        update(tables.file_pieces).values(bytes=PDF[::-1]),
        delete(tables.file_pieces),
    ):
        with database.write() as work:
            work.connection.execute(change)
        found = check(database, processes=1).difference
        assert found is not None
        assert (found.table, found.key) == ("files", (("digest", one.digest),))
        with pytest.raises(Refusal, match="file_lost"):
            files.held(database, one.digest)
        keep(database, one)
        assert check(database, processes=1).difference is None


def test_what_nothing_names_goes_after_a_day(store: LogStore) -> None:
    """Not before, not where it was put again, and never what an event names."""
    database = store.database
    one, other = offered("a.pdf", PDF), offered("b.pdf", PDF[:-1])
    keep(database, one)
    keep(database, other)
    # Whatever field of an event holds the hash: a name serves here.
    send(store, register(one.digest))
    assert files.remove_unnamed(database, 10) == 0
    age(database)
    keep(database, other)
    assert files.remove_unnamed(database, 10) == 0
    age(database)
    assert files.remove_unnamed(database, 10) == 1
    assert kept(database) == [one.digest]
    assert files.remove_unnamed(database, 10) == 0
    with database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.file_pieces)) == 1
