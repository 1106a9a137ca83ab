"""Files for programs: put before the act that names them, given back to whom they belong."""

from typing import Any

import pytest

from adapters.door.names import unit_named
from adapters.log.files import held
from domain.cycle.phases.scoring import SheetSubmitted
from domain.rulebook.criteria import Part
from tests.web.house import YEAR, House, Visitor

PDF = b"%PDF-1.7 ban ky cua Binh"


def put(visitor: Visitor, data: bytes = PDF, name: str = "ban-ky.pdf") -> Any:
    return visitor.client.put(
        f"/api/v1/files?name={name}",
        data,
        content_type="application/octet-stream",
        headers=visitor._headers(),
    )


def submitted(served: House, unit: str) -> int:
    """The event with which a unit's sheet was sent."""
    stream = served.engine.cycles()[0][1]
    name = served.engine.names().unit
    return next(
        event.version
        for event in served.engine.store.events(stream)
        if isinstance(event.body, SheetSubmitted) and name(event.body.unit) == unit
    )


def test_a_signed_paper_comes_back_to_whom_it_belongs(served: House) -> None:
    """Put twice it is one; the act names it by its hash. It leaves as an attachment, to the chair's
    office and the own unit; for any other it is not there, nor is it before an act names it."""
    secretary = served.with_token("secretary@an", YEAR, writes=True)
    answer = put(secretary)
    assert answer.status_code == 201, answer.content
    assert put(secretary).json() == answer.json()
    digest = answer.json()["digest"]
    address = f"/api/v1/files/{digest}"
    assert secretary.get(address, target=YEAR).status_code == 404
    done = secretary.act(
        "complete_document", event=submitted(served, "Bình"), kind="Bảng chấm", file=digest
    )
    assert done.status_code == 201, done.content
    for seat in ("secretary@an", "unit_officer@binh"):
        found = served.with_token(seat, YEAR).get(address, target=YEAR)
        assert (found.status_code, found.content) == (200, PDF)
        assert found.headers["Content-Disposition"].startswith("attachment; ")
        assert found.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in found.headers["Content-Security-Policy"]
        assert found.headers["Content-Type"] == "application/octet-stream"
    others = served.with_token("unit_officer@cat", YEAR).get(address, target=YEAR)
    unknown = secretary.get(f"/api/v1/files/{'0' * 64}", target=YEAR)
    assert (others.status_code, unknown.status_code) == (404, 404)


def test_evidence_is_put_then_attached_and_comes_back(served: House) -> None:
    """By the unit whose score was lowered, until it explains; the chair's office reads it too."""
    secretary = served.with_token("secretary@an", YEAR, writes=True)
    sheet = served.engine.cycle(served.engine.cycles()[0][1]).sheet(
        unit_named(served.engine.store, "binh")
    )
    column = list(sheet.columns)[-1]
    stands = str(sheet.cells(column)["1", Part.STANDARD])
    lowered = {"criterion": "1", "was": stands, "now": "1"}
    why = "Thiếu minh chứng"
    done = secretary.act("adjust_scores", unit="binh", column=column, cells=[lowered], reason=why)
    assert done.status_code == 201, done.content
    officer = served.with_token("unit_officer@binh", YEAR, writes=True)
    kept = put(officer, name="minh-chung.pdf").json()
    said = {"unit": "binh", "criterion": "1", "name": "Minh chứng.pdf", **kept}
    done = officer.act("attach_evidence", **said)
    assert done.status_code == 201, done.content
    assert officer.act("attach_evidence", **said).json()["code"] == "already_done"
    address = f"/api/v1/files/{kept['digest']}"
    for seat, status in (
        ("unit_officer@binh", 200),
        ("secretary@an", 200),
        ("unit_officer@cat", 404),
    ):
        found = served.with_token(seat, YEAR).get(address, target=YEAR)
        assert found.status_code == status, seat
    gone = {"unit": "binh", "criterion": "1", "digest": kept["digest"], "reason": "Nhầm tệp"}
    assert officer.act("withdraw_evidence", **gone).status_code == 201


@pytest.mark.parametrize(
    ("name", "data", "status", "code"),
    [
        ("a.pdf", b"", 422, "file_empty"),
        ("a.jpg", PDF, 422, "file_kind"),
        ("a.pdf", b"MZ", 422, "file_kind"),
        ("", PDF, 400, "input_malformed"),
        ("a.pdf", PDF + bytes(50 * 1024 * 1024), 413, "too_large"),
    ],
)
def test_what_is_not_taken(served: House, name: str, data: bytes, status: int, code: str) -> None:
    """It is told with code and sentence, and nothing is kept."""
    answer = put(served.with_token("secretary@an", YEAR, writes=True), data, name)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert bool(answer.json()["title"])


def test_who_only_reads_puts_nothing(served: House) -> None:
    """Neither a token that only reads nor an office that acts in nothing."""
    assert put(served.with_token("secretary@an", YEAR)).status_code == 404
    assert put(served.with_token("auditor@an", YEAR, writes=True)).status_code == 404


def test_elsewhere_as_little_is_taken_as_before(served: House) -> None:
    """Twenty megabytes are for files alone."""
    secretary = served.with_token("secretary@an", YEAR, writes=True)
    large = "x" * (2 * 1024 * 1024)
    assert secretary.post(f"/api/v1/{YEAR}/launch_movement", large).status_code == 413
    whole = PDF + bytes(2 * 1024 * 1024)
    kept = put(secretary, whole).json()
    assert held(served.engine.store.database, kept["digest"]) is not None
