"""A member unit signs a checkpoint only where it continues the last that the unit signed."""

import base64
import hashlib
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature

from adapters.proof.cosigning import read_cosigner
from tests.cli.typed import CYCLE, Answer, Desk, typed

#: The cosignature of the example of c2sp.org/tlog-cosignature; its key is not published.
WITNESS = (
    "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBI"
    "fZ+qnA=="
)


class Unit:
    """A member unit at its own machine, and the system that hands it checkpoints."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.folder, self.made = desk, desk.db.parent, 0
        assert desk("key", "new").code == 0
        self.key: str = desk("key", "--json").json["verifier"]
        self.secret = self.folder / "unit.key"

    def checkpoint(self) -> Path:
        self.made += 1
        file = self.folder / f"{self.made}.txt"
        assert self.desk("checkpoint", file).code == 0
        return file

    def export(self) -> Path:
        file = self.folder / f"{self.made}.thidua"
        assert self.desk("export", CYCLE, file).code == 0
        return file

    def act(self, notes: str) -> None:
        act = ("record_guidance", "authority=Sở", "document.kind=Công văn", f"notes={notes}")
        at = ("--as", "secretary@an", "--at", "2026-11-23T09:00")
        assert self.desk("do", CYCLE, *act, *at).code == 0

    def cosign(self, file: Path, *words: str | Path) -> Answer:
        asked = (file, "--key", self.key, *words, "--json")
        return typed("cosign", *asked, THIDUA_COSIGN_KEY=str(self.secret))

    def refused(self, file: Path, *words: str | Path) -> str:
        """Why it was refused; neither the note nor what was remembered has changed."""
        kept = file.read_bytes()
        answer = self.cosign(file, *words)
        assert answer.code == 1
        assert file.read_bytes() == kept
        return str(answer.error["code"])


@pytest.fixture
def unit(scoring: Desk) -> Unit:
    """A unit that has signed the first checkpoint."""
    found = Unit(scoring)
    assert found.cosign(found.checkpoint(), "--name", "binh.example/w1").code == 0
    return found


def test_a_line_of_the_unit_stands_under_the_checkpoint(unit: Unit) -> None:
    """As c2sp.org/tlog-cosignature says: time, then the signature over header, time and text."""
    note = (unit.folder / "1.txt").read_text("utf-8")
    text, _, lines = note.partition("\n\n")
    dash, name, value = lines.splitlines()[-1].split(" ")
    raw, cosigner = base64.b64decode(value), read_cosigner(unit.secret, None)
    public = cosigner.secret.public_key()
    number = hashlib.sha256(b"binh.example/w1\n\x04" + public.public_bytes_raw()).digest()[:4]
    assert (dash, name, raw[:4]) == ("\u2014", "binh.example/w1", number)
    said = f"cosignature/v1\ntime {int.from_bytes(raw[4:12])}\n{text}\n".encode()
    public.verify(raw[12:], said)
    with pytest.raises(InvalidSignature):
        public.verify(raw[12:], said + b"x")
    assert len(raw) == len(base64.b64decode(WITNESS)) == 76
    assert unit.secret.stat().st_mode & 0o777 == 0o600


def test_a_cosigned_checkpoint_is_still_one(unit: Unit) -> None:
    """It may be signed once more, keeps one line of the unit, and proves an export as before."""
    file = unit.folder / "1.txt"
    assert unit.cosign(file).code == 0
    assert file.read_text("utf-8").count("binh.example/w1") == 1
    unit.act("Một")
    found = typed("verify", unit.export(), "--against", file, "--key", unit.key, "--json")
    assert (found.code, found.json["sound"]) == (0, True)


def test_what_grew_is_signed_where_an_export_shows_it(unit: Unit) -> None:
    """A larger checkpoint alone proves nothing; with the events between it does."""
    unit.act("Một")
    file = unit.checkpoint()
    assert unit.refused(file) == "cosign_unproved"
    assert unit.cosign(file, "--export", unit.export()).code == 0


def test_a_rollback_is_refused(unit: Unit) -> None:
    """An older checkpoint, signed by the right key, after a newer one."""
    unit.act("Một")
    assert unit.cosign(unit.checkpoint(), "--export", unit.export()).code == 0
    assert unit.refused(unit.folder / "1.txt") == "cosign_rollback"


def test_a_fork_is_refused(unit: Unit) -> None:
    """Two histories of one database: of one size, and the other one grown further."""
    other = Desk(unit.folder / "hai.db")
    other.db.write_bytes(unit.desk.db.read_bytes())
    (unit.folder / "hai.proof.key").write_bytes((unit.folder / "scoring.proof.key").read_bytes())
    (unit.folder / "hai.proof.key").chmod(0o600)
    unit.act("Một")
    assert unit.cosign(unit.checkpoint(), "--export", unit.export()).code == 0
    unit.desk = other
    unit.act("Khác")
    assert unit.refused(unit.checkpoint()) == "cosign_fork"
    unit.act("Nữa")
    assert unit.refused(unit.checkpoint(), "--export", unit.export()) == "cosign_fork"


def test_bad_input_gets_a_sentence(unit: Unit, tmp_path: Path) -> None:
    """A forged note, another key, a key file that is none or that others read: exit 1."""
    file = unit.folder / "1.txt"
    note = file.read_text("utf-8")
    forged = tmp_path / "gia.txt"
    forged.write_text(note.replace("\n", "\n1", 1), "utf-8")
    assert unit.refused(forged) == "verify_forged"
    forged.write_text("một trang", "utf-8")
    assert unit.refused(forged) == "verify_note_malformed"
    assert unit.refused(file, "--name", "khac") == "cosign_key_of_other"
    unit.secret.chmod(0o644)
    assert unit.refused(file) == "cosign_key_open"
    unit.secret.chmod(0o600)
    state = unit.secret.with_name("unit.key.signed")
    state.write_text("{", "utf-8")
    assert unit.refused(file) == "cosign_state_malformed"
    unit.secret.write_text("khóa", "utf-8")
    assert unit.refused(file) == "cosign_key_malformed"
    unit.secret.unlink()
    assert unit.refused(file) == "cosign_key_missing"
    assert unit.refused(file, "--name", "a b") == "cosign_name"
    unit.key = "0" * 32
    assert unit.refused(file, "--name", "c") == "cosign_key_whole"
