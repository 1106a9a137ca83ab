"""Signed files from the command line: their bytes stand beside the log with their act."""

import hashlib
import subprocess
import sys
from pathlib import Path

from sqlalchemy import delete

from adapters.bootstrap import open_engine
from adapters.log import files, tables
from tests.cli.typed import CYCLE, Desk
from tests.log.test_files import PDF, age, kept
from workers.duties import DUTIES

SECRETARY = ("--as", "secretary@an", "--for", "dong")


def test_a_signed_paper_is_kept_with_its_act(scoring: Desk, tmp_path: Path) -> None:
    """Its bytes stand beside the log; a trial keeps nothing, nor does what is refused; repeated it
    is the same."""
    scan = tmp_path / "ban-ky.pdf"
    scan.write_bytes(PDF)
    command = (
        "do",
        CYCLE,
        "submit_sheet",
        "unit=dong",
        "document.kind=CV",
        f"document.file={scan}",
    )
    digest = hashlib.sha256(PDF).hexdigest()
    with open_engine(str(scoring.db)) as engine:
        database = engine.store.database
        assert scoring(*command, *SECRETARY, "--dry-run").code == 0
        assert scoring(*command, "--as", "unit_officer@binh").code == 1
        assert kept(database) == []
        known = ("--id", "7b4e3c1e-8d5a-4a53-9f0e-0d6f5b1c2a33")
        assert scoring(*command, *SECRETARY, *known).code == 0
        events = scoring.stored()
        assert scoring(*command, *SECRETARY, *known).code == 0
        assert (kept(database), scoring.stored()) == ([digest], events)
        found = files.held(database, digest)
        assert found is not None
        assert found[1] == PDF
        age(database)
        assert DUTIES["files"](engine).lines == ()
        assert scoring("check").code == 0
        with database.write() as work:
            work.connection.execute(delete(tables.file_pieces))
        answer = scoring("check")
        assert (answer.code, digest in answer.said.replace(" ", "")) == (1, True)
        assert "đã mất" in answer.said


def test_evidence_is_named_by_its_path(scoring: Desk, tmp_path: Path) -> None:
    """Name, kind and size are the file's own; its bytes stand beside the log, and the log says so.
    The same path takes it away again."""
    proof = tmp_path / "minh-chung.pdf"
    proof.write_bytes(PDF)
    said = ("unit=dong", "criterion=1", f"digest={proof}", "--as", "unit_officer@dong")
    digest = hashlib.sha256(PDF).hexdigest()
    assert scoring("do", CYCLE, "attach_evidence", *said).code == 0
    with open_engine(str(scoring.db)) as engine:
        assert kept(engine.store.database) == [digest]
        age(engine.store.database)
        assert DUTIES["files"](engine).lines == ()
        assert kept(engine.store.database) == [digest]
    log = scoring("log", CYCLE).said
    assert "thêm minh chứng “minh-chung.pdf” (PDF," in log
    again = scoring("do", CYCLE, "attach_evidence", *said)
    assert again.code == 1
    away = scoring("do", CYCLE, "withdraw_evidence", *said, "reason=Nhầm tệp")
    assert away.code == 0
    assert "rút minh chứng" in scoring("log", CYCLE).said


def test_a_false_name_and_fifty_megabytes_are_told(scoring: Desk, tmp_path: Path) -> None:
    """In a sentence, with nothing stored."""
    command = ("do", CYCLE, "submit_sheet", "unit=dong", "document.kind=CV")
    before = scoring.stored()
    false = tmp_path / "anh.jpg"
    false.write_bytes(PDF)
    large = tmp_path / "lon.pdf"
    large.write_bytes(PDF + bytes(50 * 1024 * 1024))
    for path, code in ((false, "file_kind"), (large, "file_too_large")):
        answer = scoring(*command, f"document.file={path}", *SECRETARY, "--json")
        assert (answer.code, answer.error["code"]) == (1, code)
    assert scoring.stored() == before


_CUT_OFF = """
import os, sys
from adapters.bootstrap import open_engine
from adapters.evidence.keeping import keep, offered
with open_engine(sys.argv[1]) as engine:
    keep(engine.store.database, offered("a.pdf", sys.argv[2].encode()))
    os.kill(os.getpid(), 9)
"""


def test_killed_between_the_bytes_and_the_act(scoring: Desk, tmp_path: Path) -> None:
    """The bytes wait; the act repeated finds them, and without it they go after a day."""
    before = scoring.stored()
    for text in (PDF.decode(), PDF.decode() + " khac"):
        ended = subprocess.run(
            [sys.executable, "-c", _CUT_OFF, str(scoring.db), text], check=False, timeout=60
        )
        assert ended.returncode != 0
    with open_engine(str(scoring.db)) as engine:
        database = engine.store.database
        assert (len(kept(database)), scoring.stored()) == (2, before)
        scan = tmp_path / "ban-ky.pdf"
        scan.write_bytes(PDF)
        command = ("do", CYCLE, "submit_sheet", "unit=dong", "document.kind=CV")
        assert scoring(*command, f"document.file={scan}", *SECRETARY).code == 0
        age(database)
        (line,) = DUTIES["files"](engine).lines
        assert (line.what, line.facts) == ("files_removed", {"count": 1})
        assert kept(database) == [hashlib.sha256(PDF).hexdigest()]
