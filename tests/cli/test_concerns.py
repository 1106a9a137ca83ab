"""What an auditor looks at of a year without asking for anybody."""

import csv
from io import StringIO

import pytest
from python_calamine import CalamineWorkbook

from adapters.audit.concerns import days_later
from domain.values.when import When
from tests.cli.typed import CYCLE, Desk

ASKED = ("audit", "concerns", CYCLE)


def concerns(desk: Desk, kind: str, *words: str) -> list[dict[str, object]]:
    answer = desk(*ASKED, *words, "--json")
    assert answer.code == 0, answer.told
    return [one for one in answer.json["concerns"] if one["concern"] == kind]


def did(desk: Desk, *words: str) -> None:
    answer = desk("do", CYCLE, *words)
    assert answer.code == 0, answer.told


def test_an_act_on_behalf_without_a_document_is_found(scoring: Desk) -> None:
    """Whoever enters for another unit and names no paper; the unit's own act is none."""
    assert concerns(scoring, "no_document") == []
    entered = ("enter_scores", "unit=dong", "column=self", "1=57->56", "--for", "dong")
    did(scoring, *entered, "--as", "secretary@an")
    (found,) = concerns(scoring, "no_document")
    assert found["type"] == "scores_entered"
    assert found["about"]["name"] == "Đông"  # type: ignore[index]
    did(scoring, "submit_sheet", "unit=dong", "--as", "unit_officer@dong")
    assert len(concerns(scoring, "no_document")) == 1


def test_days_between_happening_and_recording_are_counted(scoring: Desk) -> None:
    """From the last day on which it can have happened; --days leaves out what was sooner."""
    at = ("--at", "2026-11-01")
    did(scoring, "submit_sheet", "unit=dong", "--as", "unit_officer@dong", *at)
    (found,) = concerns(scoring, "recorded_later")
    days = found["days"]
    assert isinstance(days, int)
    assert days > 0
    assert len(concerns(scoring, "recorded_later", "--days", str(days))) == 1
    assert concerns(scoring, "recorded_later", "--days", str(days + 1)) == []


@pytest.mark.parametrize(
    ("happened", "days"),
    [
        ("2026-11-30", 1),
        ("2026-12-01", 0),
        ("2026-11", 1),
        ("2026-11-25/2026-11-27", 4),
        ("2026-12", 0),
        ("unknown", None),
    ],
)
def test_a_span_counts_from_its_last_day(happened: str, days: int | None) -> None:
    """Nothing is called late that may have happened on the day of its recording; what nobody
    dates has no number."""
    first_of_december = When.read("2026-12-01T08:00").start
    assert first_of_december is not None
    assert days_later(When.read(happened), first_of_december) == days


def test_a_sheet_that_nobody_checked_is_found(closed: Desk) -> None:
    """Settled, though nobody but its unit had scored anything of it."""
    found = concerns(closed, "unchecked")
    assert [one["about"]["name"] for one in found] == ["An", "Đông"]  # type: ignore[index]


def test_one_on_both_sides_is_found(scoring: Desk) -> None:
    """The chair's office that scores what it entered itself on behalf of a unit."""
    entered = ("enter_scores", "unit=dong", "column=self", "1=57->56", "--for", "dong")
    did(scoring, *entered, "--as", "secretary@an")
    did(scoring, "submit_sheet", "unit=dong", "--as", "unit_officer@dong")
    adjusted = ("adjust_scores", "unit=dong", "column=settled", "1=55", "reason=Thiếu")
    did(scoring, *adjusted, "--as", "secretary@an")
    (found,) = concerns(scoring, "both_sides")
    assert "chair" in found["conflicts"]  # type: ignore[operator]
    assert found["cells"] == 1


def test_it_can_be_had_as_rows(closed: Desk) -> None:
    """As CSV and XLSX, and beside them it is said that views are recorded nowhere."""
    answer = closed(*ASKED, "--csv", "-")
    rows = list(csv.DictReader(StringIO(answer.out)))
    assert [row["Đơn vị"] for row in rows] == ["An", "Đông"]
    assert "Lượt xem không được ghi lại" in answer.told
    file = closed.db.with_name("xem.xlsx")
    assert closed(*ASKED, "--xlsx", file).code == 0
    sheet = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert [row[2] for row in sheet[1:]] == ["An", "Đông"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("vi", "Lượt xem không được ghi lại ở đâu"), ("en", "What is read is recorded nowhere")],
)
def test_views_are_said_to_be_recorded_nowhere(closed: Desk, lang: str, said: str) -> None:
    """Plainly, and not as if nobody had looked."""
    assert said in closed(*ASKED, "--lang", lang).said
    assert closed(*ASKED, "--json").json["views"] is None


def test_members_do_not_ask_it(closed: Desk) -> None:
    """What concerns the neighbours is for the chair's office and those outside."""
    answer = closed(*ASKED, "--as", "unit_officer@dong", "--json")
    assert answer.error["code"] == "nothing_to_read"
    assert closed(*ASKED, "--as", "secretary@an").code == 0


def test_looking_back_finds_what_was_there_then(closed: Desk) -> None:
    """As of the moment before it was settled no sheet was settled unchecked."""
    events = closed("log", CYCLE, "--json").json["events"]
    first = 1 + [event["type"] for event in events].index("sheet_settled")
    assert concerns(closed, "unchecked", "--as-of", f"@{first - 1}") == []
    assert len(concerns(closed, "unchecked", "--as-of", f"@{first}")) == 1
