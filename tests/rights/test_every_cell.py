"""Every cell of the table of reads, typed: who may is answered, who may not is told one thing."""

import json
from pathlib import Path

import pytest

from domain.record.record import Office
from tests.cli.typed import Desk
from tests.rights.worlds import YEAR, World, played
from tests.workflows.reads_table import reviewed
from workflows.reads import Reach, Read

ASKED: dict[Read, tuple[str, ...]] = {
    Read.OVERVIEW: ("status",),
    Read.STATUS: ("status", YEAR),
    Read.OUTCOME: ("outcome", YEAR),
    Read.LOG: ("log", YEAR),
    Read.CALENDAR: ("calendar", YEAR),
    Read.OFFICIAL_CALENDAR: ("calendar",),
    Read.EXPLAIN: ("explain", YEAR, "cat"),
    Read.HISTORY: ("history", YEAR, "cat", "1"),
    Read.AUDIT_SCORES: ("audit", "scores", YEAR),
    Read.AUDIT_ACTS: ("audit", "acts", YEAR),
    Read.AUDIT_CONCERNS: ("audit", "concerns", YEAR),
    Read.AUDIT_DUTIES: ("audit", "duties", YEAR),
    Read.DIFF: ("diff", YEAR, "--from", "2026-11-01"),
    Read.WHATIF: ("whatif", YEAR, "--set", "an.1.settled=50"),
    Read.REPLAY: ("replay", YEAR),
    Read.RECONCILE: ("reconcile", YEAR),
    Read.ACTS: ("do", YEAR),
    Read.REVIEW: ("review", "2026"),
    Read.RULEBOOK: ("rulebook", "show", YEAR),
    Read.INBOX: ("inbox", YEAR),
    Read.NOTICES: ("notices", "list", YEAR),
    Read.CONTACTS: ("contacts", "list", YEAR),
    Read.SHEETS: ("sheets", "status", YEAR),
    Read.SHEETS_OUT: ("sheets", "make", YEAR, "--force"),
    Read.SHEETS_IN: ("sheets", "read", YEAR, "bang-cham"),
    Read.PAPERS: ("papers", YEAR, "--no-pdf"),
    Read.PERMISSIONS: ("permissions", YEAR),
    Read.EXPORT: ("export", YEAR, "nam.thidua"),
    Read.CHECK: ("check",),
    Read.DOCTOR: ("doctor", "--no-mail"),
}
SEATS: dict[Office, str] = {
    Office.CHAIR: "chair@an",
    Office.VICE_CHAIR: "vice_chair@binh",
    Office.SECRETARY: "secretary@an",
    Office.UNIT_OFFICER: "unit_officer@cat",
    Office.UNIT_HEAD: "unit_head@cat",
    Office.TELLER: "teller@cat",
    Office.REVIEWER: "reviewer@so",
    Office.AUDITOR: "auditor@so",
    Office.OPERATOR: "operator",
}
ALLOWED = reviewed()
#: An event as it is stored is closed to members before the table is adopted.
TOO_EARLY = {
    (Read.EXPORT, office) for office, reach in ALLOWED[Read.EXPORT].items() if reach == Reach.MEMBER
}
CELLS = [(read, office) for read in ASKED for office in SEATS]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """In the sitting, with every office held."""
    world = World().scored("an", "58").scored("binh", "55").scored("cat", "50").scored("dong", "41")
    world.sent("an", "binh", "cat", "dong").settled("an", "binh", "cat", "dong").sitting()
    return played(world, tmp_path_factory.mktemp("o"))


@pytest.mark.parametrize(("read", "office"), CELLS, ids=lambda one: one.value)
def test_every_cell_answers_as_reviewed(
    read: Read, office: Office, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a page, or with ``nothing_to_read``; files are written into this folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bang-cham").mkdir()
    if read is Read.EXPORT:
        desk("key", "new")
    answer = desk(*ASKED[read], "--as", SEATS[office], "--json")
    error = json.loads(answer.err)["error"]["code"] if answer.err.strip() else None
    allowed = office in ALLOWED[read] and (read, office) not in TOO_EARLY
    assert (error == "nothing_to_read") == (not allowed)
    if allowed:
        assert error is None, answer.err


def test_every_read_is_typed() -> None:
    """Each has the command that asks it; what a body outside scores is asked in its seat alone."""
    assert set(ASKED) == set(Read) - {Read.SCORED_ALONE}
