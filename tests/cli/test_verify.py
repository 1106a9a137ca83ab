"""An export is checked offline: each way of tampering is found, and bad input gets a sentence."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from adapters.proof import verify
from adapters.proof.verify import MAGIC
from domain.record.record import chain
from tests.cli.typed import CYCLE, Answer, Desk, typed


@pytest.fixture
def handed(scoring: Desk) -> "Handed":
    """A year with its key, a checkpoint and an export handed out; then one more event."""
    return Handed(scoring)


class Handed:
    """What a member unit holds, and the database that goes on."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.folder = desk, desk.db.parent
        assert desk("key", "new").code == 0
        self.key: str = desk("key", "--json").json["fingerprint"]
        self.checkpoint, self.older = self.folder / "moc.txt", self.folder / "cu.thidua"
        assert desk("checkpoint", self.checkpoint).code == 0
        self.export(self.older)
        self.act("Hướng dẫn số một")
        self.newer = self.export(self.folder / "moi.thidua")

    def act(self, notes: str) -> None:
        act = ("record_guidance", "authority=Sở", "document.kind=Công văn", f"notes={notes}")
        did = self.desk("do", CYCLE, *act, "--as", "secretary@an", "--at", "2026-11-23T09:00")
        assert did.code == 0, did.err

    def export(self, file: Path) -> Path:
        file.unlink(missing_ok=True)
        made = self.desk("export", CYCLE, file, "--texts")
        assert made.code == 0, made.err
        return file

    def verify(self, file: Path, *against: Path, key: str | None = None) -> Answer:
        others = [word for one in against for word in ("--against", one)]
        return typed("verify", file, *others, "--key", key or self.key, "--json")

    def found(self, file: Path, *against: Path, key: str | None = None) -> str:
        """The code of what is wrong; nothing where all is sound."""
        answer = self.verify(file, *against, key=key)
        assert answer.code == (1 if answer.err else 0), answer.err
        return str(answer.error["code"]) if answer.err else ""

    def tamper(self, *statements: str) -> sqlite3.Connection:
        """Write to the file by hand, as who owns it can, once the triggers are gone."""
        connection = sqlite3.connect(self.desk.db, isolation_level=None)
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
        for (name,) in triggers.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        return connection


def parts(file: Path) -> list[tuple[bytes, bytes]]:
    return list(verify.frames(file.open("rb"), file.name))


def written(file: Path, found: list[tuple[bytes, bytes]]) -> Path:
    """Parts as a file that is whole by itself: whoever forges knows the form."""
    content = MAGIC + b"".join(kind + len(one).to_bytes(4) + one for kind, one in found)
    digest = hashlib.sha256(content).digest()
    file.write_bytes(content + b"Z" + (32).to_bytes(4) + digest)
    return file


def test_a_sound_export_continues_what_was_handed_out(handed: Handed) -> None:
    """Alone it says what it could not check; against older copies that all is as it was."""
    assert handed.found(handed.newer) == ""
    assert handed.found(handed.newer, handed.checkpoint, handed.older) == ""
    alone = typed("verify", handed.newer, "--key", handed.key)
    assert "Chưa kiểm tra được vì không có bản thứ hai" in alone.said
    both = typed("verify", handed.newer, "--against", handed.older, "--key", handed.key)
    assert "Nối tiếp đúng 1 bản" in both.said
    verifier = handed.desk("key", "--json").json["verifier"]
    assert handed.found(handed.newer, key=verifier) == ""


def test_the_verifier_runs_where_nothing_else_is(handed: Handed) -> None:
    """Copied elsewhere, as a plain script, with the same answers."""
    script = Path(shutil.copy(verify.__file__, handed.folder / "verify.py"))
    line = (sys.executable, "-P", "-I", script, handed.newer, "--key", handed.key)
    sound = subprocess.run(line, capture_output=True, text=True, cwd=handed.folder, check=False)
    assert (sound.returncode, "as recorded" in sound.stdout) == (0, True), sound.stderr
    cut = subprocess.run(
        (*line[:4], handed.older, "--against", handed.newer, "--key", handed.key),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (cut.returncode, "cut off" in cut.stdout) == (1, True)


def test_texts_are_given_only_where_asked_for(handed: Handed) -> None:
    """Without them every event is there all the same, and every hash is checked."""
    file = handed.folder / "khong.thidua"
    assert handed.desk("export", CYCLE, file).code == 0
    found = handed.verify(file).json
    assert (found["texts"], found["sound"]) == (0, True)
    assert "Hướng dẫn số một".encode() not in file.read_bytes()
    assert "Hướng dẫn số một".encode() in handed.newer.read_bytes()


def test_every_changed_byte_is_found(handed: Handed) -> None:
    """Wherever it lies: of three hundred drawn at random none passes."""
    whole, rng, file = handed.newer.read_bytes(), Random(18), handed.folder / "hong.thidua"
    for at in rng.sample(range(len(whole)), 300):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << rng.randrange(8)]) + whole[at + 1 :])
        with pytest.raises(verify.Wrong):
            verify.verify(file, handed.key)


def forged(found: list[tuple[bytes, bytes]]) -> Iterator[tuple[str, list[tuple[bytes, bytes]]]]:
    """Ways to forge the parts of an export, each whole by itself, with what is found."""
    events = [at for at, (kind, _) in enumerate(found) if kind == b"E"]
    # Two that follow on each other, and hide no text.
    one, next_to = next((at, at + 1) for at in events if {at + 1, at + 2} <= set(events))
    text = next(at for at, (kind, _) in enumerate(found) if kind == b"T")
    state, hidden = found[one][1], found[text][1]

    def with_(at: int, content: bytes) -> list[tuple[bytes, bytes]]:
        return [*found[:at], (found[at][0], content), *found[at + 1 :]]

    swapped = list(found)
    swapped[one], swapped[next_to] = found[next_to], found[one]
    yield "verify_order", swapped
    yield "verify_order", found[:one] + found[one + 1 :]
    yield "verify_order", [*found[:one], found[one], *found[one:]]
    yield "verify_root", with_(one, state[:-2] + b" " + state[-1:])
    yield "verify_text", with_(text, hidden + b"!")
    yield "verify_text", with_(text, bytes(16) + hidden[16:])
    yield "verify_size", [*found[: events[-1]], *(part for part in found if part[0] == b"P")]
    note = found[1][1]
    yield "verify_forged", with_(1, note.replace(b"\n", b"\n1", 1))
    proof = next(at for at, (kind, _) in enumerate(found) if kind == b"P")
    yield "verify_damaged", found[:proof] + found[proof + 1 :]
    yield "verify_proof", with_(proof, found[proof][1].replace(b"\nindex ", b"\nindex 1", 1))


def test_what_is_forged_in_an_export_is_found(handed: Handed) -> None:
    """Bytes, reasons, salts; an event removed, inserted, swapped; a forged signature."""
    found = parts(handed.newer)
    for code, parts_ in forged(found):
        file = written(handed.folder / "gia.thidua", parts_)
        assert handed.found(file) == code


def test_a_cut_tail_is_found_by_an_older_copy(handed: Handed) -> None:
    """The last event and all that knows of it is taken out; what is left is sound by itself."""
    last = "(SELECT max(position) FROM events)"
    handed.tamper(
        f"DELETE FROM events WHERE position = {last}", "UPDATE head SET position = position - 1"
    )
    cut = handed.export(handed.folder / "cut.thidua")
    assert handed.found(cut) == ""
    assert handed.found(cut, handed.older) == ""
    assert handed.found(cut, handed.newer) == "verify_shorter"


def test_a_rewritten_history_is_found_by_an_older_checkpoint(handed: Handed) -> None:
    """Bytes altered, every hash after it reckoned anew, all signed by the right key: sound by
    itself, and found by one page from before."""
    with handed.tamper() as connection:
        asked = "SELECT version, state, stream FROM events WHERE stream LIKE 'cycle:%' ORDER BY 1"
        hashed = bytes(32)
        for version, state, stream in connection.execute(asked).fetchall():
            if version == 2:
                assert b"local-operator" in state
                state = state.replace(b"local-operator", b"local-operatof")  # noqa: PLW2901
            hashed = chain(hashed, state)
            connection.execute(
                "UPDATE events SET state = ?, hash = ? WHERE stream = ? AND version = ?",
                (state, hashed, stream, version),
            )
    connection.close()
    rewritten = handed.export(handed.folder / "rewritten.thidua")
    assert handed.found(rewritten) == ""
    assert handed.found(rewritten, handed.checkpoint) == "verify_forked"
    assert handed.found(rewritten, handed.older) == "verify_forked"


def test_two_histories_shown_to_two_members_are_found(handed: Handed) -> None:
    """From one copy of the database two go on: neither continues the other."""
    desk = Desk(Path(shutil.copy(handed.desk.db, handed.folder / "hai.db")))
    shutil.copy(handed.folder / "scoring.proof.key", handed.folder / "hai.proof.key")
    other = handed.folder / "other.thidua"
    act = ("record_guidance", "authority=Bộ", "document.kind=Công văn", "notes=Khác")
    assert desk("do", CYCLE, *act, "--as", "secretary@an", "--at", "2026-11-23T09:00").code == 0
    assert desk("export", CYCLE, other).code == 0
    handed.act("Hướng dẫn số hai")
    mine = handed.export(handed.folder / "mine.thidua")
    assert handed.found(other) == handed.found(mine) == ""
    assert handed.found(mine, other) == handed.found(other, mine) == "verify_forked"


def test_bad_input_gets_a_sentence(handed: Handed, tmp_path: Path) -> None:
    """Cut short, of another version, with extra bytes, by a wrong key, from later: exit 1."""
    whole, file = handed.newer.read_bytes(), tmp_path / "x.thidua"
    for content, code in (
        (whole[:-40], "verify_damaged"),
        (whole[:100], "verify_damaged"),
        (b"", "verify_not_export"),
        (whole.replace(MAGIC, b"thidua-export-2\n", 1), "verify_not_export"),
        (whole + b"x", "verify_extra"),
        (MAGIC + b"E\xff\xff\xff\xff", "verify_damaged"),
    ):
        file.write_bytes(content)
        assert handed.found(file) == code
    assert handed.found(tmp_path / "none") == "verify_unreadable"
    assert handed.found(handed.newer, key="0" * 32) == "verify_not_signed"
    assert handed.found(handed.newer, key="khóa") == "verify_key_malformed"
    file.write_text("một trang giấy", "utf-8")
    assert handed.found(handed.newer, file) == "verify_note_malformed"
    later = tmp_path / "later.txt"
    handed.act("Hướng dẫn số ba")
    assert handed.desk("checkpoint", later).code == 0
    assert handed.found(handed.newer, later) == "verify_shorter"


def test_another_system_is_named(handed: Handed, voting: Desk) -> None:
    """Its checkpoint is signed by another key, and another key's file is refused."""
    assert voting("key", "new").code == 0
    file = handed.folder / "khac.txt"
    assert voting("checkpoint", file).code == 0
    assert handed.found(handed.newer, file) == "verify_not_signed"
    other = voting(
        "checkpoint", "--json", THIDUA_PROOF_KEY=str(handed.folder / "scoring.proof.key")
    )
    assert other.error["code"] == "proof_key_of_other"


def test_a_key_is_its_owners_alone(scoring: Desk) -> None:
    """Made once, not readable by others; one that they can read, or that is none, is not used."""
    missing = scoring("checkpoint", "--json")
    assert (missing.code, missing.error["code"]) == (1, "proof_key_missing")
    assert scoring("key", "new").code == 0
    assert scoring("key", "new", "--json").error["code"] == "proof_key_there"
    file = scoring.db.with_name("scoring.proof.key")
    assert file.stat().st_mode & 0o777 == 0o600
    kept = file.read_bytes()
    assert b"PRIVATE" not in scoring.db.read_bytes()
    for content in (b"khong phai khoa", b"\xff\xfe", kept.replace(b"+", b"-"), kept[:-9]):
        file.write_bytes(content)
        assert scoring("checkpoint", "--json").error["code"] == "proof_key_malformed"
    file.write_bytes(kept)
    if os.name == "posix":
        file.chmod(0o644)
        assert scoring("key", "--json").error["code"] == "proof_key_open"


def test_both_databases_hand_out_the_same_proof(engine_url: str, tmp_path: Path) -> None:
    """What PostgreSQL gives is checked by the same verifier, before and after more is recorded."""
    scenario = tmp_path / "hop.yaml"
    text = Path(__file__).with_name("hop.yaml").read_text("utf-8")
    scenario.write_text(text.partition("# --- the sheet")[0], "utf-8")
    key, page, file = (str(tmp_path / name) for name in ("khoa", "moc.txt", "nam.thidua"))

    def desk(*words: str | Path) -> Answer:
        return typed(*words, "--db", engine_url, THIDUA_PROOF_KEY=key)

    for words in (("init", "--practice"), ("key", "new"), ("checkpoint", page)):
        assert desk(*words).code == 0
    assert desk("play", scenario).code == 0
    assert desk("export", CYCLE, file, "--texts").code == 0
    fingerprint = desk("key", "--json").json["fingerprint"]
    found = typed("verify", file, "--against", page, "--key", fingerprint, "--json")
    assert (found.code, found.json["sound"]) == (0, True)
    size = desk("checkpoint", "--json").json["size"]
    assert found.json["size"] == size > found.json["events"] > 0
