"""Databases as they lie there: for their owner only, on a medium that forbids writing, full,
damaged, a folder, at an address that is none."""

import errno
import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.bootstrap import address_of, initialize
from adapters.log import connect
from adapters.log.connect import is_read_only, left_over
from adapters.log.database import Database
from adapters.log.errors import Unusable, UnusableError
from domain.values.refusal import Refusal
from tests.cli.typed import CYCLE, Answer, Desk, typed

CORRECT = ("do", "lich", "correct_day", "day=04/01/2027", "working=false", "reason=x")
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def generous() -> Iterator[None]:
    """Who makes files shares them with all, unless it is said otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


# For the owner only


@posix
@pytest.mark.usefixtures("generous")
def test_a_database_and_what_lies_beside_it_are_the_owners_alone(tmp_path: Path) -> None:
    """Made with 0600 before anything stands in it, and so are the files that SQLite adds while it
    is open."""
    file = tmp_path / "moi" / "a.db"
    with initialize(str(file), practice=True) as engine:
        engine.store.database.engine.connect().close()
        beside = sorted(path.name for path in file.parent.iterdir())
        assert beside == ["a.db", "a.db-shm", "a.db-wal"]
        assert {rights(path) for path in file.parent.iterdir()} == {0o600}


@posix
def test_a_database_that_was_shared_stays_shared(tmp_path: Path) -> None:
    """Whom a file is shared with, its owner has decided."""
    file = tmp_path / "a.db"
    initialize(str(file), practice=True).__exit__(None, None, None)
    file.chmod(0o640)
    initialize(str(file), practice=True).__exit__(None, None, None)
    assert rights(file) == 0o640


@posix
@pytest.mark.usefixtures("generous")
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_rows_in_a_file_are_the_owners_alone(closed: Desk, form: str, tmp_path: Path) -> None:
    """Scores with their reasons are nobody else's."""
    file = tmp_path / f"rows.{form}"
    assert closed("audit", "scores", CYCLE, f"--{form}", file).code == 0
    assert rights(file) == 0o600
    assert file.stat().st_size


@posix
@pytest.mark.usefixtures("generous")
def test_a_letter_in_a_file_is_the_owners_alone(closed: Desk, tmp_path: Path) -> None:
    """It is written to one unit."""
    file = tmp_path / "thu.html"
    events = closed("log", CYCLE, "--json").json["events"]
    plan = next(event["event"] for event in events if event["type"] == "plan_issued")
    assert closed("notices", "preview", plan, "--html", file).code == 0
    assert rights(file) == 0o600


# Where nothing can be written


@pytest.fixture
def unwritable(closed: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The year on a medium that cannot be written, as far as the system tells us; for the
    administrator, who may write anything, that has to be said in its stead."""

    def accessible(_: object, mode: int, **__: object) -> bool:
        return mode != os.W_OK

    monkeypatch.setattr(os, "access", accessible)
    return closed


@pytest.mark.parametrize(
    "line",
    [
        ("status", CYCLE),
        ("outcome", CYCLE),
        ("log", CYCLE),
        ("calendar", CYCLE),
        ("audit", "scores", CYCLE),
        ("audit", "duties", CYCLE),
        ("replay",),
        ("check",),
        ("notices", CYCLE),
        ("inbox", "--as", "unit_officer@binh"),
        (*CORRECT, "--as", "operator", "--dry-run"),
    ],
)
def test_a_database_that_cannot_be_written_can_be_read(
    unwritable: Desk, line: tuple[str, ...]
) -> None:
    """Everything that only looks works, and leaves nothing beside the file."""
    folder = unwritable.db.parent
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    answer = unwritable(*line)
    assert answer.code == 0, answer.err
    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert after == before


def test_a_letter_can_be_read_where_nothing_can_be_written(unwritable: Desk) -> None:
    """Only that it was read is not noted."""
    listed = unwritable("inbox", "--as", "unit_officer@binh", "--json").json
    notice = listed["notices"][0]["notice"]
    assert unwritable("inbox", "show", notice, "--as", "unit_officer@binh").code == 0


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", "ở chỗ chỉ cho đọc nên"), ("en", "lies where nothing can be written")]
)
def test_an_act_on_a_medium_that_cannot_be_written_says_so(
    unwritable: Desk, lang: str, said: str
) -> None:
    """And what to do; the file is as it was."""
    before = unwritable.db.read_bytes()
    answer = unwritable(*CORRECT, "--as", "operator", "--yes", "--lang", lang)
    assert answer.code == 1
    assert "disk_read_only" in answer.told
    assert said in answer.told
    assert unwritable.db.read_bytes() == before


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", "ở chỗ chỉ cho đọc nên"), ("en", "lies where nothing can be written")]
)
def test_background_work_where_nothing_can_be_written_says_so(
    unwritable: Desk, lang: str, said: str
) -> None:
    """At once, and in the words of any other act; no kind of error is named."""
    for words in (("serve", "--once"), ("serve",)):
        answer = unwritable(*words, "--lang", lang)
        assert answer.code == 1
        assert "disk_read_only" in answer.told
        assert said in answer.told
        assert "UnusableError" not in answer.told


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_what_is_not_in_the_database_yet_is_not_passed_over(unwritable: Desk, ending: str) -> None:
    """Read without it, the file would show less than was recorded, or something broken."""
    beside = unwritable.db.with_name(unwritable.db.name + ending)
    beside.write_bytes(b"")
    assert left_over(unwritable.db) is None
    beside.write_bytes(b"x")
    assert left_over(unwritable.db) == beside
    database = Database(address_of(str(unwritable.db)))
    assert "immutable" not in repr(database.engine.pool._creator)
    database.close()


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no rights to ask for")
def test_who_may_not_write_has_a_database_to_read(tmp_path: Path) -> None:
    """By the rights of the file and of its folder; the administrator may write all the same."""
    file = tmp_path / "a.db"
    file.touch()
    assert not is_read_only(file)
    file.chmod(0o400)
    assert is_read_only(file) is (os.geteuid() != 0)
    file.chmod(0o600)
    assert not is_read_only(tmp_path / "none.db")


# Five sentences


def test_each_trouble_of_a_database_has_its_own_sentence(
    scoring: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, a damaged file, a medium that cannot be written, a folder, an address that is
    none: who reads knows which, in both languages, and nothing was stored."""
    text, cut = tmp_path / "bang.csv", tmp_path / "cut.db"
    text.write_text("TT;Đơn vị;Điểm\n" * 20, encoding="utf-8")
    cut.write_bytes(scoring.db.read_bytes()[:9000])
    said: dict[str, set[str]] = {}
    before = scoring.stored()
    for lang in ("vi", "en"):
        tail = ("--lang", lang, "--json")
        for answer in (
            typed("status", CYCLE, "--db", text, *tail),
            typed("status", CYCLE, "--db", cut, *tail),
            typed("status", CYCLE, "--db", tmp_path, *tail),
            typed("init", "--db", tmp_path, *tail),
            typed("status", CYCLE, "--db", "mysql://u:hush@h/x", *tail),
            typed("status", CYCLE, "--db", "postgresql://u:hush@127.0.0.1:1/x", *tail),
            _full(scoring, monkeypatch, *tail),
        ):
            assert answer.code == 1
            assert "hush" not in answer.err
            said.setdefault(answer.error["code"], set()).add(answer.error["sentence"])
    assert sorted(said) == [
        "database_address",
        "database_damaged",
        "database_unreachable",
        "disk_full",
        "path_is_directory",
    ]
    assert all(len(sentences) >= 2 for sentences in said.values())
    assert scoring.stored() == before


def _full(desk: Desk, monkeypatch: pytest.MonkeyPatch, *tail: str) -> Answer:
    """A database that may take no more pages is as full as a disk."""
    plain = connect._set_up

    def narrow(connection: sqlite3.Connection, journal: str) -> None:
        plain(connection, journal)
        [pages] = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")

    with monkeypatch.context() as patched:
        patched.setattr(connect, "_set_up", narrow)
        long = f"reason={'lý do ' * 640}"
        return desk(*CORRECT[:-1], long, "--as", "operator", "--yes", *tail)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "disk_read_only"),
        (errno.EISDIR, "path_is_directory"),
        (errno.EACCES, "disk"),
    ],
)
def test_what_the_system_says_of_a_file_is_told_likewise(
    closed: Desk, number: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of rows that cannot be written, by its reason."""

    def refuse(path: Path) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr("adapters.cli.exported_rows.make_private", refuse)
    answer = closed("audit", "scores", CYCLE, "--csv", tmp_path / "rows.csv")
    assert answer.code == 1
    assert f"Mã {code}." in answer.told
    assert "rows.csv" in "".join(answer.err.split())


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("53100", Unusable.FULL),
        ("25006", Unusable.READ_ONLY),
        ("XX001", Unusable.DAMAGED),
        ("XX002", Unusable.DAMAGED),
    ],
)
def test_a_server_says_by_its_code_what_is_wrong(state: str, why: Unusable) -> None:
    """A full disk of the server and a server that only reads are told as those of a file are."""
    from sqlalchemy import exc  # noqa: PLC0415

    from adapters.log.errors import translated  # noqa: PLC0415

    original = Exception("said")
    original.sqlstate = state  # type: ignore[attr-defined]
    with pytest.raises(UnusableError) as caught, translated():
        raise exc.OperationalError("INSERT", None, original)
    assert caught.value.why is why


# Addresses


@pytest.mark.parametrize(
    ("address", "option", "near"),
    [
        ("sqlite:///{file}?mode=ro", "mode", None),
        ("sqlite:///{file}?timeout=x", "timeout", None),
        ("sqlite:///{file}?uri=true", "uri", None),
        ("postgresql://u:hush@127.0.0.1:1/x?sslmod=require", "sslmod", "sslmode"),
        ("postgresql://u@127.0.0.1:1/x?password=hush", "password", None),
        ("postgresql://u@127.0.0.1:1/x?sslpassword=hush", "sslpassword", None),
    ],
)
def test_an_unknown_option_of_an_address_is_refused_by_its_name(
    scoring: Desk, address: str, option: str, near: str | None
) -> None:
    """With the nearest, and without what stands behind it."""
    answer = typed("status", CYCLE, "--db", address.format(file=scoring.db), "--json")
    assert (answer.code, answer.error["code"]) == (1, "database_option_unknown")
    assert answer.error["facts"]["value"] == option
    assert near is None or answer.error["facts"]["nearest"] == near
    assert "hush" not in answer.err


@pytest.mark.parametrize(
    "address",
    [
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "mysql://u:hush@h/x",
        "://",
        "x://",
        "postgresql://u@127.0.0.1:abc/x",
        "postgresql://u@127.0.0.1:1/x?port=a&host=b",
        "postgresql://u@127.0.0.1:1/x?connect_timeout=abc",
        "postgresql://u@127.0.0.1:1/x?sslmode=bogus",
        "postgresql://u@127.0.0.1:99999999/x",
        "postgresql://[",
        "postgresql:///?host=/nowhere",
        "sqlite:////no/such/folder/x.db",
        "bang\0.db",
        "sqlite:///bang%00.db",
        "a" * 300 + ".db",
    ],
)
@pytest.mark.parametrize("command", [("status", CYCLE), ("init",)])
def test_no_address_ends_in_a_fault(
    address: str, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is given, a sentence says what is wrong with it."""
    if command == ("init",) and "/no/such" in address:
        pytest.skip("the administrator may make it")
    monkeypatch.chdir(tmp_path)
    answer = typed(*command, "--db", address)
    assert answer.code == 1
    assert "fault" not in answer.told
    assert "hush" not in answer.err
    assert "Traceback" not in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["năm?mode=ro.db", "a#b.db", "a%41.db", "file:a.db", "a b.db"])
def test_a_file_may_have_any_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path is a path: nothing in it is read as an option, on a medium that only reads neither."""
    monkeypatch.chdir(tmp_path)
    assert typed("init", "--practice", "--db", name).code == 0
    assert [path.name for path in tmp_path.iterdir()] == [name]
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    assert typed("calendar", "--db", name).code == 0
    shutil.copy(name, "copy.db")


def test_an_address_that_is_none_is_a_refusal() -> None:
    """For every door, with a code."""
    with pytest.raises(Refusal) as caught:
        address_of("oracle://x/y")
    assert caught.value.code == "database_address"
