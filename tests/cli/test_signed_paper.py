"""A unit that does not log in: the secretary records its signed paper on its behalf."""

import hashlib
from pathlib import Path

import pytest

from adapters.evidence import keeping
from tests.cli.typed import CYCLE, Desk

SECRETARY = ("--as", "secretary@an")
FOR_DONG = (*SECRETARY, "--for", "dong")


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    file = tmp_path / "ban ky.pdf"
    file.write_bytes(b"%PDF-1.7 ban ky cua thu truong")
    return file


def paper(scan: Path, *more: str) -> tuple[str, ...]:
    number = ("document.kind=Công văn", "document.number=7/TĐ", "document.date=2026-11-20")
    return (*number, f"document.file={scan}", *more)


def last_event(desk: Desk) -> dict[str, object]:
    """The last event of the year, as JSON has it."""
    found: dict[str, object] = desk("log", CYCLE, "--json").json["events"][-1]
    return found


def test_file_is_named_by_its_path_and_stored_by_its_hash(scoring: Desk, scan: Path) -> None:
    """With @ or without; the event holds the SHA-256, nobody types it."""
    command = ("do", CYCLE, "submit_sheet", "unit=dong", *paper(scan))
    assert scoring(*command, *FOR_DONG).code == 0
    event = last_event(scoring)
    hashed = hashlib.sha256(scan.read_bytes()).hexdigest()
    assert event["body"]["document"]["file"] == hashed  # type: ignore[index]
    assert event["for_unit"]["name"] == "Đông"  # type: ignore[index]
    attach = ("do", CYCLE, "record_report", "document.kind=Báo cáo", f"document.file=@{scan}")
    assert scoring(*attach, *SECRETARY).code == 0
    assert last_event(scoring)["body"]["document"]["file"] == hashed  # type: ignore[index]


def test_hash_may_still_be_given(scoring: Desk) -> None:
    """64 hexadecimal digits are a hash, not a path."""
    command = ("do", CYCLE, "submit_sheet", "unit=dong", "document.kind=CV")
    assert scoring(*command, f"document.file={'ab' * 32}", *FOR_DONG).code == 0
    assert last_event(scoring)["body"]["document"]["file"] == "ab" * 32  # type: ignore[index]


def test_file_is_read_within_bounds(
    scoring: Desk, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is not there, a folder, and one that is too large: nothing is recorded."""
    command = ("do", CYCLE, "submit_sheet", "unit=dong", "document.kind=CV")
    before = scoring.stored()
    for path in (tmp_path / "khong-co.pdf", tmp_path):
        answer = scoring(*command, f"document.file={path}", *FOR_DONG)
        assert (answer.code, "file_missing" in answer.told) == (1, True)
    monkeypatch.setattr(keeping, "MAX_BYTES", 4)
    answer = scoring(*command, f"document.file={scan}", *FOR_DONG)
    assert (answer.code, "file_too_large" in answer.told) == (1, True)
    assert "bản quét" in answer.told
    assert scoring.stored() == before


def test_file_in_a_file_of_fields_is_hashed_too(scoring: Desk, scan: Path, tmp_path: Path) -> None:
    """The fields may stand in YAML, with the path of the scan."""
    fields = tmp_path / "gui.yaml"
    fields.write_text(f"unit: dong\ndocument: {{kind: CV, file: '{scan}'}}\n", encoding="utf-8")
    assert scoring("do", CYCLE, "submit_sheet", fields, *FOR_DONG).code == 0
    hashed = hashlib.sha256(scan.read_bytes()).hexdigest()
    assert last_event(scoring)["body"]["document"]["file"] == hashed  # type: ignore[index]


def test_secretary_records_explanation_and_answer_on_paper(scoring: Desk, scan: Path) -> None:
    """Adjusted, explained by a signed paper, answered; status lists what is open in between."""
    adjust = ("do", CYCLE, "adjust_scores", "unit=binh", "column=settled", "1=->59")
    assert scoring(*adjust, "reason=Thiếu minh chứng", *SECRETARY).code == 0
    explain = ("do", CYCLE, "explain_adjustment", "unit=binh", "explanation=Có minh chứng")
    for_binh = (*SECRETARY, "--for", "binh")
    assert scoring(*explain, *paper(scan), *for_binh).code == 0
    assert last_event(scoring)["for_unit"]["name"] == "Bình"  # type: ignore[index]
    answer = ("do", CYCLE, "answer_explanation", "unit=binh", "accepted=true", "1=59->60")
    assert scoring(*answer, "reason=Đã xem minh chứng", *SECRETARY).code == 0
    assert "tiếp thu giải trình" in scoring("log", CYCLE).said


def test_secretary_records_registration_and_pledge_on_paper(closed: Desk, scan: Path) -> None:
    """The next year is opened; a unit registers and signs by papers that the secretary enters."""
    assert closed("do", "khoi-tap", "open_cycle", "year=2027", "--as", "operator").code == 0
    cycle = "khoi-tap/2027"
    officers = ("do", "khoi-tap", "record_officers", "year=2027", "chair=an")
    assert closed(*officers, "reason=Thử", "--as", "operator").code == 0
    register = ("do", cycle, "register_targets", "unit=dong", "targets=Giữ nền nếp")
    assert closed(*register, *paper(scan, "document.received=2026-11-25"), *FOR_DONG).code == 0
    pledge = ("do", cycle, "sign_pledge", "units=dong", *paper(scan))
    assert closed(*pledge, *FOR_DONG).code == 0
    said = closed("log", cycle).said
    assert said.count("thay mặt Đông") == 2
    assert "Công văn số 7/TĐ ngày 20/11/2026" in said


def test_number_that_follows_is_completed_from_the_command_line(voting: Desk, scan: Path) -> None:
    """Named by the event's number; once it stands it stays."""
    events = voting("log", CYCLE, "--json").json["events"]
    sitting = next(event for event in events if event["type"] == "sitting_opened")
    version = sitting["event"].rpartition("@")[2]
    complete = (
        "do",
        CYCLE,
        "complete_document",
        f"event={version}",
        "kind=Biên bản",
        "number=1/BB",
    )
    assert voting(*complete, f"file={scan}", *SECRETARY).code == 0
    hashed = hashlib.sha256(scan.read_bytes()).hexdigest()
    assert last_event(voting)["body"]["file"] == hashed  # type: ignore[index]
    again = voting("do", CYCLE, "complete_document", f"event={version}", "number=2/BB", *SECRETARY)
    assert (again.code, "document_stands" in again.told) == (1, True)
