"""Days that cannot be: refused or remarked on, each with its code and a sentence that says what to
do."""

import pytest

from adapters.wording.messages import sentence
from adapters.wording.writing import LANGS
from domain.cycle.deadlines.day_remarks import DayRemark
from domain.cycle.deadlines.setting import ExtendDeadline, SetDeadline
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.phases.summary_conference import CallConference
from domain.cycle.year_work.drafting import CirculateDraft, Drafted
from domain.cycle.year_work.reporting import Period, RequireReport
from domain.record.record import Command
from domain.rulebook.checks import remarks
from domain.rulebook.faults import faults
from domain.values.refusal import Refusal
from tests.domain.wording import Called, check_wording
from tests.factories import DAYS, MEMBERS, PAPER, SECRETARY, B, officer
from tests.rules.sheets import book, faulty
from tests.running_year import RunningYear
from workflows.agenda import DueState, agenda

DUE = """
deadlines:
  - {code: registration, due: {words: "hết ngày 27/2", day: 27/2}}
  - {code: scoring, due: {words: "hết ngày 30/11", day: 30/11}}
"""


@pytest.fixture
def year() -> RunningYear:
    found = RunningYear()
    found.open(book("standard: {max: '1000'}", more=DUE))
    return found


REPORT = RequireReport(report="q", name="Quý", period=Period.QUARTER, due="2026-02-30")
WRONG: dict[str, tuple[Command, str]] = {
    "a day that no calendar has": (
        SetDeadline(code="pledge", until="2026-02-30"),
        "date_malformed",
    ),
    "the same for a report": (REPORT, "date_malformed"),
    "the same for comments": (
        CirculateDraft(of=Drafted.REPORT, document=PAPER, until="31/11/2026"),
        "date_malformed",
    ),
    "a month that is none": (SetDeadline(code="pledge", until="2026-13"), "date_malformed"),
    "an hour that is none": (
        SetDeadline(code="pledge", until="2026-02-20T25:00"),
        "date_malformed",
    ),
    "a day that is over": (SetDeadline(code="pledge", until="2025-12-31"), "deadline_past"),
    "an extension that gives no time": (
        ExtendDeadline(code="registration", until="2026-02-27", unit=B, reason="Vùng lũ"),
        "deadline_not_later",
    ),
    "an extension without a reason": (
        ExtendDeadline(code="registration", until="2026-03-27", unit=B, reason=" "),
        "reason_blank",
    ),
    "a code under which nothing is due": (
        SetDeadline(code="dang-ky", until="2026-02-20"),
        "deadline_code_unknown",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_day_that_cannot_be_is_refused_with_what_to_do(year: RunningYear, case: str) -> None:
    """Nothing is stored, and the sentence is whole in both languages."""
    command, code = WRONG[case]
    before = len(year.events())
    with pytest.raises(Refusal) as caught:
        year.do(command, SECRETARY)
    assert caught.value.code == code
    for lang in LANGS:
        check_wording(sentence(caught.value, lang, Called()), lang)
    assert len(year.events()) == before


@pytest.mark.parametrize(
    ("due", "code"),
    [
        ("{words: x, day: 30/2}", "deadline_malformed"),
        (
            "{words: x, day: 25/3, reading: before_strict, when_off: forward}",
            "deadline_contradiction",
        ),
        (
            "{words: x, relative: {event: hoi-nghi, side: before, days: 5}}",
            "deadline_event_unknown",
        ),
    ],
)
def test_a_rulebook_with_such_a_day_cannot_govern(due: str, code: str) -> None:
    """Every fault is told when the file is checked."""
    found = faulty("standard: {max: '10'}", more=f"deadlines:\n  - {{code: a, due: {due}}}\n")
    assert code in [fault.refusal.code for fault in faults(found)]


def test_an_offset_longer_than_a_year_is_remarked_on() -> None:
    """It may be meant, so it governs; who checks the file is asked to look again."""
    due = "{words: x, relative: {event: conference, side: before, days: 400}}"
    found = book("standard: {max: '10'}", more=f"deadlines:\n  - {{code: a, due: {due}}}\n")
    assert "offset_beyond_year" in [one.code for one in remarks(found)]


def test_an_offset_that_leads_before_the_year_is_said_when_the_day_is_reckoned() -> None:
    """360 days before the conference lies in the year before: nobody is late by it, and the page
    of deadlines says so."""
    relative = "{event: conference, side: before, days: 360}"
    found = RunningYear()
    more = f"{DUE}  - {{code: som, due: {{words: x, relative: {relative}}}}}\n"
    found.open(book("standard: {max: '1000'}", more=more))
    for unit in MEMBERS:
        found.do(RegisterTargets(unit=unit, targets=("Làm tốt",)), officer(unit))
    found.do(SignPledge(units=MEMBERS), SECRETARY)
    found.cycle_to_scoring()
    found.do(CallConference(date="2026-12-11"), SECRETARY)
    [entry] = [
        one
        for one in agenda(found.cycle, found.events(), DAYS, found.clock.at).entries
        if one.code == "som"
    ]
    assert entry.state is DueState.PAST_WHEN_SET
    assert [remark.kind for remark in entry.remarks] == [DayRemark.BEFORE_YEAR]
