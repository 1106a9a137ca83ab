"""When those are reminded who still lack something: what a rulebook says of it, D11, and what is
remarked on."""

from typing import Any

import pytest

from domain.cycle.deadlines.duties import duties
from domain.rulebook.checks import remarks
from domain.rulebook.rulebook import read_rulebook
from domain.values.refusal import Refusal
from tests.factories import A
from tests.rules.sheets import book
from tests.running_year import RunningYear
from workflows.reminders import remind

DUE = """
deadlines:
  - {code: registration, due: {words: "hết ngày 27/2", day: 27/2}REGISTRATION}
  - {code: scoring, due: {words: "trong tháng 11", SCORING}}
"""


def rulebook(registration: str = "", scoring: str = "day: 30/11") -> Any:
    due = DUE.replace("REGISTRATION", registration).replace("SCORING", scoring)
    return book("standard: {max: '1000'}", more=due)


def year(registration: str = "", scoring: str = "day: 30/11") -> RunningYear:
    found = RunningYear()
    found.open(rulebook(registration, scoring))
    return found


def reminded(found: RunningYear, clock: str) -> set[tuple[str | None, int | None]]:
    found.at(clock)
    return {(notice.code, notice.days) for notice in remind(found.store).told}


def test_five_days_and_one_day_before_where_nothing_else_is_said() -> None:
    """And the text of a rulebook that does not say it stays as it was, with its hash."""
    assert duties(year().cycle)["registration", A].remind == (5, 1)
    assert "remind" not in rulebook().canonical()


def test_a_rulebook_may_say_otherwise() -> None:
    """Three days before, once; read back from what is pinned."""
    said = rulebook(", remind: [3]")
    assert read_rulebook(said.canonical()) == said
    found = year(", remind: [3]")
    assert reminded(found, "2026-02-13T08:00") == set()
    assert reminded(found, "2026-02-24T08:00") == {("registration", 3)}
    assert reminded(found, "2026-02-26T08:00") == set()


def test_or_that_nobody_is_reminded() -> None:
    """An empty list."""
    found = year(", remind: []")
    assert reminded(found, "2026-02-26T08:00") == set()


@pytest.mark.parametrize("scoring", ["month: 11", "quarter: 4"])
def test_d11_of_a_month_nobody_is_reminded(scoring: str) -> None:
    """Its last day counts, but no reminder goes out until a day is set."""
    found = year(scoring=scoring)
    assert duties(found.cycle)["scoring", A].remind == ()
    assert reminded(found, "2026-11-27T08:00") <= {("registration", 1), ("registration", 5)}


def test_a_reminder_before_the_period_begins_is_remarked_on() -> None:
    """From 1/1 to 27/2 there are 41 days from Monday to Friday; scoring begins when registration
    is due."""
    found = [one.facts for one in remarks(rulebook(", remind: [60, 5]"), year="2026")]
    assert [facts for facts in found if "days" in facts] == [
        {"value": "hết ngày 27/2", "days": 60, "count": 41}
    ]


@pytest.mark.parametrize("days", ["[-1]", "[800]", "[x]"])
def test_no_number_of_days_is_refused(days: str) -> None:
    """Negative, more than two years, no number."""
    with pytest.raises(Refusal) as caught:
        rulebook(f", remind: {days}")
    assert caught.value.code == "input_malformed"
