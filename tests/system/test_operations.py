"""docs/operations.md, walked as it is printed: every command, and every procedure from backup to
release, on both databases."""

import json
import os
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.cli.typed import typed
from tests.delivery.test_by_hand import report
from tests.postgres import Server, _programs
from tests.redis_server import redis_serving

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "operations.md"
HOP = ROOT / "tests" / "cli" / "hop.yaml"
YEAR = "khoi-tap/2026"
#: Beside one of its scripts a Python has all others of its environment.
PROGRAMS = str(Path(sys.executable).parent)
#: How the words that stand for something are filled in; those of a notice are looked up.
FILLED = {
    "NAME": "names",
    "YEAR": YEAR,
    "UNIT": "binh",
    "FILE": "da-xoa.json",
    "…": "lý do",
}
#: What goes on until it is told to stop.
LASTING = {"thidua serve", "thidua worker", "thidua beat"}
#: What a watching timer reads, or what asks whether something differs.
ASKING = {"thidua doctor"}


def section(title: str) -> str:
    """A section of the page."""
    return PAGE.read_text("utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def blocks(title: str, kind: str = "sh") -> list[str]:
    """What is to be typed in a section, block by block."""
    found = re.findall(rf"^ *```{kind}\n(.*?)^ *```", section(title), re.M | re.S)
    assert found, title
    return found


@dataclass
class Office:
    """Somebody who types what the page says, into a shell."""

    folder: Path
    environment: dict[str, str]
    notice: str = ""
    server: Server | None = None
    typed: list[str] = field(default_factory=list)

    def type(self, block: str) -> str:
        """Type a block; the first line that fails ends it."""
        lines = block.replace(" ID ", f" {self.notice} ")
        # what is exported in a block holds in the next one
        script = f'set -e\n{lines}\necho "THIDUA_DB=$THIDUA_DB" > .typed'
        done = subprocess.run(
            ["sh", "-c", script],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"
        self.environment["THIDUA_DB"] = (self.folder / ".typed").read_text().strip()[10:]
        return done.stdout

    def json(self, *words: str) -> dict[str, object]:
        return json.loads(self.type(shlex.join(["thidua", *words, "--json"])))  # type: ignore[no-any-return]

    def waiting(self) -> list[str]:
        found = self.json("notices", "--state", "waiting")["notices"]
        assert isinstance(found, list)
        return [one["notice"] for one in found]


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """A year in scoring, of which letters wait, in a database as the page makes one."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("THIDUA")}
    path = os.pathsep.join((PROGRAMS, str(tmp_path), kept["PATH"]))
    environment = kept | {"PATH": path, "THIDUA_DB": "thidua.db", "THIDUA_LANG": "vi"}
    found = Office(tmp_path, environment)
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgres")
        programs = _programs(server.folder, {})
        environment["PATH"] = os.pathsep.join((PROGRAMS, str(programs), kept["PATH"]))
        environment |= {"PGHOST": str(server.folder), "PGUSER": "postgres"}
        environment["THIDUA_DB"] = "postgresql:///thidua"
        found.environment, found.server = environment, server
        _drop(found)
        found.type("createdb thidua")
    elif not shutil.which("sqlite3"):
        _sqlite_shell(tmp_path / "sqlite3")
    scenario = HOP.read_text("utf-8").partition("# --- the sheet")[0]
    (tmp_path / "hop.yaml").write_text(scenario, "utf-8")
    found.type("thidua init --practice && thidua play hop.yaml")
    found.type("thidua contacts set binh --mailbox binh@tinh.example")
    yield found
    _drop(found)


def _drop(office: Office) -> None:
    """The databases of the page are those of the whole server."""
    if office.server is not None:
        for name in ("thidua", "thidua_moi"):
            office.server._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _sqlite_shell(file: Path) -> None:
    """Where the shell of SQLite is not installed: its ``.backup``, by the same interface."""
    script = (
        f"#!{sys.executable}\nimport shlex, sqlite3, sys\n"
        "to = sqlite3.connect(shlex.split(sys.argv[2])[1])\n"
        "sqlite3.connect(sys.argv[1]).backup(to)\nto.close()\n"
    )
    file.write_text(script)
    file.chmod(0o755)


def test_back_up_lose_and_restore(office: Office) -> None:
    """Backed up, erased and told since, lost, restored into an empty database: everything agrees,
    the erased text is gone again, nothing leaves until it is released, and what had left before
    does not leave again."""
    event = _with_reason(office)
    sqlite = office.server is None
    backup, restore = blocks("Backing up"), blocks("Restoring")
    office.type(backup[0 if sqlite else 1])
    before = office.waiting()
    office.notice = before[0]
    office.type(f'thidua erase {event} --reason "Đơn vị yêu cầu"')
    office.type("thidua serve --once")
    assert office.waiting() == []
    # the list is written once more, as the page says
    office.type(backup[0 if sqlite else 1].splitlines()[-1])
    load = restore[0 if sqlite else 1]
    if not sqlite:
        _loads_into_empty_only(office)
    office.type(load)
    assert "Ốm nặng" in office.type(f"thidua log {YEAR}")
    office.type(restore[2])
    assert "Ốm nặng" not in office.type(f"thidua log {YEAR}")
    assert "Ốm nặng" not in _dumped(office)
    assert office.waiting() == before
    office.type("thidua serve --once || true")
    assert set(before) <= set(office.waiting())
    office.type(restore[3])
    assert set(before) - set(office.waiting()) == {before[0]}
    office.type("thidua serve --once")
    assert office.waiting() == []
    assert office.json("notices", "show", before[0])["state"] == "withdrawn"
    office.type("thidua check && thidua replay --all")


def _with_reason(office: Office) -> str:
    """An event that hides a text, and of which units are told."""
    act = f"thidua do {YEAR} record_guidance authority=Sở document.kind=Công_văn notes='Ốm nặng'"
    office.type(f"{act} --as secretary@an --at 2026-11-23T09:00")
    events = office.json("log", YEAR)["events"]
    assert isinstance(events, list)
    return str(events[-1]["event"])


def _loads_into_empty_only(office: Office) -> None:
    """Loaded over a database in use, the backup is refused and nothing changes."""
    load = blocks("Restoring")[1].splitlines()[1].replace("thidua_moi", "thidua")
    versions = office.type("thidua status khoi-tap/2026 --json")
    with pytest.raises(AssertionError, match="already exists"):
        office.type(load)
    assert office.type("thidua status khoi-tap/2026 --json") == versions


def _dumped(office: Office) -> str:
    """All that the database holds, as text."""
    if office.server is not None:
        return office.type("pg_dump thidua_moi")
    with closing(sqlite3.connect(office.folder / "thidua.db")) as raw, raw:
        return "\n".join(raw.iterdump())


def printed() -> list[str]:
    """Every command of the page, as it is printed in its sentences."""
    page = re.sub(r"```.*?```", "", PAGE.read_text("utf-8"), flags=re.S)
    found = (" ".join(one.split()) for one in re.findall(r"`(thidua [^`]+)`", page))
    return sorted(dict.fromkeys(found))


def test_every_printed_command_does_what_it_says(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is typed as it stands there; none is misused or refused for how it is written."""
    _with_reason(office)
    _with_reason(office)
    office.type("thidua serve --once && thidua erase --json > da-xoa.json")
    monkeypatch.chdir(office.folder)
    for command in sorted(printed(), key=_turn):
        if command in LASTING or command.startswith("thidua init"):
            continue
        _, *words = shlex.split(_filled(office, command))
        answer = typed(*words, **office.environment)
        allowed = {0, 1} if command in ASKING else {0}
        assert answer.code in allowed, f"{command}: {answer.out}{answer.err}"


def _turn(command: str) -> int:
    """What needs that something was done before comes after it."""
    order = ("notices hold", "notices release", "contacts erase")
    return next((at for at, one in enumerate(order, 1) if one in command), 0)


def _filled(office: Office, command: str) -> str:
    line = command
    if "--dsn" in line:
        sent = EmailMessage()
        sent["Message-ID"] = f"<{_left(office)}@tinh.example>"
        report(office.folder, sent, "binh@tinh.example", "failed", whole=False)
        line = line.replace("FILE", "returned.eml")
    if " ID" in line:
        office.notice = _left(office)
    if "--gone" in line:
        line = line.replace("EVENT", _lost(office))
    if "erase EVENT" in line:
        line = line.replace("EVENT", _with_reason_again(office))
    for word, value in FILLED.items():
        line = re.sub(rf"(?<![\w/]){word}(?![\w/])", value, line)
    if "withdraw" in line:
        office.notice = office.waiting()[0]
    return line.replace(" ID", f" {office.notice}")


def _lost(office: Office) -> str:
    """The first event of its kind, whose text was erased as early versions did it."""
    events = office.json("log", YEAR)["events"]
    assert isinstance(events, list)
    event = next(str(one["event"]) for one in events if one["type"] == "guidance_recorded")
    version = event.rpartition("@")[2]
    gone = f"delete from texts where stream like 'cycle:%' and version = {version}"
    office.type(
        f'psql --quiet --dbname=thidua -c "{gone}"'
        if office.server
        else f'sqlite3 thidua.db "{gone}"'
    )
    return event


def _with_reason_again(office: Office) -> str:
    events = office.json("log", YEAR)["events"]
    assert isinstance(events, list)
    return next(str(one["event"]) for one in reversed(events) if one["type"] == "guidance_recorded")


def _left(office: Office) -> str:
    """A notice that has left."""
    found = office.json("notices", "--state", "sent")["notices"]
    assert isinstance(found, list)
    return str(found[0]["notice"])


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM")
def test_what_goes_on_is_started_and_stopped(office: Office) -> None:
    """``serve`` on either database; workers and the beat with PostgreSQL and Redis: each begins,
    is seen by the doctor, and ends when told to."""
    assert set(printed()) >= LASTING
    with redis_serving() as redis:
        office.environment["THIDUA_REDIS"] = redis.url
        if office.server is None:
            with _lasting(office, "serve"):
                _seen(office, "lease")
            return
        with _lasting(office, "worker"), _lasting(office, "beat"):
            _seen(office, "worker")
        with _lasting(office, "serve"):
            _seen(office, "lease")


def _lasting(office: Office, word: str) -> "_Lasting":
    return _Lasting(office, word)


class _Lasting:
    def __init__(self, office: Office, word: str) -> None:
        self._office, self._word = office, word

    def __enter__(self) -> None:
        self._process = subprocess.Popen(
            [f"{PROGRAMS}/thidua", self._word],
            cwd=self._office.folder,
            env=self._office.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGTERM)
        assert self._process.wait(60) == 0


def _seen(office: Office, code: str) -> None:
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        told = office.type("thidua doctor --json || test $? = 1")
        if code in {one["code"] for one in json.loads(told)["findings"]}:
            return
        time.sleep(0.3)
    raise AssertionError(f"the doctor does not see {code}")


def test_the_role_that_owns_nothing_can_do_all_of_it(office: Office) -> None:
    """With what the page grants it acts, serves, rebuilds every model, checks, replays, erases and
    holds; without, a sentence says what was denied and what to do."""
    if office.server is None:
        pytest.skip("a file has no roles")
    (grants,) = blocks("PostgreSQL", "sql")
    role = "thidua_lam_viec"
    office.server._run(f"DROP ROLE IF EXISTS {role}")
    create, *rest = grants.splitlines()
    _sql(office, create)
    office.environment["PGUSER"] = role
    denied = office.type(f"thidua status {YEAR} --json 2>&1 || test $? = 1")
    assert json.loads(denied)["error"]["code"] == "database_denied"
    assert "permission denied" in denied
    office.environment["PGUSER"] = "postgres"
    _sql(office, "\n".join(rest))
    office.environment["PGUSER"] = role
    event = _with_reason(office)
    for model in ("names", "deadlines", "score_changes", "score_effects"):
        assert office.json("rebuild", model)["rebuilt"]
    office.type("thidua serve --once && thidua check && thidua replay --all")
    office.type(f'thidua erase {event} --reason "Theo yêu cầu" && thidua contacts erase binh')
    office.type('thidua notices hold --reason "Kiểm tra" && thidua notices release --reason "Xong"')
    with pytest.raises(AssertionError, match="denied"):
        office.type('psql --dbname=thidua --command="DELETE FROM events"')
    office.environment["PGUSER"] = "postgres"
    _sql(office, f"DROP OWNED BY {role}; DROP ROLE {role}")


def _sql(office: Office, statements: str) -> None:
    (office.folder / "grants.sql").write_text(statements)
    office.type("psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --dbname=thidua --file=grants.sql")
