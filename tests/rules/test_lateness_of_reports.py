"""Lateness by calendar days, each kind of report with its own amount and cap (P47)."""

from pathlib import Path

import pytest

from domain.cycle.scores.lapses import ConsequenceRaised, Raised, Stage, consequence_of
from domain.cycle.year_work.reporting import Period, RecordReportReceived, RequireReport
from domain.rulebook.checks import remarks
from domain.rulebook.diff import RuleEdit, difference
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import Consequence, Lapse, Rulebook, read_rulebook
from tests.cli.test_late_reports import CYCLE, YEAR
from tests.cli.test_table_notes import played
from tests.cli.typed import Desk, typed
from tests.factories import SECRETARY, B, P, after, at
from tests.rules.house import unchecked
from tests.rules.sheets import book, scoring
from tests.spec import Given

KINDS = """consequences:
  - {of: late_report, reports: [month], deduct: '0.25', per_day: true, at_most: '1'}
  - {of: late_report, reports: [year, dot-xuat], deduct: '1', per_day: true, at_most: '3'}
  - {of: late_report, deduct: '0.5'}
"""
ONE = "standard: {max: '100'}"


def rule(**said: object) -> Consequence:
    return Consequence(of=Lapse.LATE_REPORT, deduct=P("0.25"), **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "points"), [(1, "-0.25"), (3, "-0.75"), (4, "-1"), (9, "-1")])
def test_p47_each_day_late_costs_up_to_the_cap(days: int, points: str) -> None:
    """A quarter of a point a day, at most 1: three days 0,75, nine days 1."""
    assert rule(per_day=True, at_most=P("1")).points(days) == P(points)


def year(rulebook: Rulebook) -> Given:
    """A month's, a quarter's and the year's report are asked for by 10/04/2026, a Friday."""
    asked = tuple(
        (
            RequireReport(report=code, name=code, period=period, due="2026-04-10"),
            SECRETARY,
        )
        for code, period in (
            ("t3", Period.MONTH),
            ("q1", Period.QUARTER),
            ("nam", Period.YEAR),
            ("dot-xuat", Period.MONTH),
        )
    )
    return after(scoring(rulebook), *asked)


def came(start: Given, report: str, day: str) -> ConsequenceRaised:
    late = RecordReportReceived(unit=B, report=report, received=day)
    then = at(start, "2026-05-04T08:00")
    events = then.when(late, as_=SECRETARY, for_unit=B).done.events
    [raised] = [event.body for event in events if isinstance(event.body, ConsequenceRaised)]
    return raised


@pytest.mark.parametrize(
    ("report", "day", "days", "points"),
    [
        # Friday to Monday are three days, one of them worked
        ("t3", "2026-04-13", 3, "-0.75"),
        ("t3", "2026-04-12", 2, "-0.5"),
        ("t3", "2026-04-20", 10, "-1"),
        ("nam", "2026-04-12", 2, "-2"),
        ("nam", "2026-04-20", 10, "-3"),
        # by its code before its kind
        ("dot-xuat", "2026-04-12", 2, "-2"),
        # what no other names, once
        ("q1", "2026-04-20", None, "-0.5"),
    ],
)
def test_p47_each_kind_of_report_has_its_own_amount_and_cap(
    report: str, day: str, days: int | None, points: str
) -> None:
    """Saturday and Sunday count; a month's report costs a quarter a day, the year's one point."""
    raised = came(year(book(ONE, more=KINDS)), report, day)
    assert (raised.days, raised.points) == (days, P(points))
    assert raised.per_day is (days is not None)


def test_p47_what_comes_later_is_reckoned_by_the_days_that_were_then() -> None:
    """Raised when the day passed, the amount follows when the report comes: three days late."""
    standing = Raised(stage=Stage.PROPOSED, deduct=P("0.25"), per_day=True, at_most=P("1"))
    assert standing.reckoned(3) == P("-0.75")


def test_p47_it_is_written_only_where_it_is_said() -> None:
    """Rulebooks of before keep their text; several of one lapse are told apart."""
    plain = book(ONE, more="consequences: [{of: late_report, deduct: '1'}]")
    assert "per_day" not in plain.canonical()
    assert '"reports"' not in plain.canonical()
    kinds = book(ONE, more=KINDS)
    assert read_rulebook(kinds.canonical()) == kinds
    assert [one.code for one in remarks(kinds)] == []
    cheaper = book(ONE, more=KINDS.replace("at_most: '3'", "at_most: '2'"))
    [found] = difference(kinds, cheaper)
    assert (found.change, found.code) == (RuleEdit.CHANGED, "late_report:year:dot-xuat")
    assert consequence_of(year(kinds).state, Lapse.LATE_SHEET, "scoring") is None


@pytest.mark.parametrize(
    ("said", "case"),
    [
        ("{of: late_sheet, deduct: '1', per_day: true, per_working_day: true}", "consequence_days"),
        ("{of: late_sheet, deduct: '1', reports: [month]}", "consequence_reports"),
        ("{of: late_report, deduct: '1', reports: ['']}", "consequence_reports"),
    ],
)
def test_p47_what_says_two_things_is_refused(said: str, case: str) -> None:
    """Days are counted in one way; reports are named of late reports alone."""
    [fault] = faults(unchecked(f"consequences: [{said}]"))
    assert (fault.place, fault.refusal.facts["case"]) == (("consequences", 0), case)


def test_p47_a_mistyped_kind_is_remarked_on_with_the_nearest() -> None:
    """``quater`` names no kind; ``bc-so-ket`` may be the code of a report asked for later."""
    said = "consequences: [{of: late_report, deduct: '1', reports: [quater, bc-so-ket]}]"
    [found] = remarks(unchecked(said))
    assert (found.code, found.facts["nearest"]) == ("consequence_reports", "quarter")


def test_p47_show_log_and_letter_say_it(tmp_path: Path) -> None:
    """C sends a quarter's report on 09/04, nine days after 31/03, worth 0,25 a day, at most 1."""
    text = YEAR.read_text(encoding="utf-8").replace(
        '{of: late_report, deduct: "1", per_working_day: false, at_most: "3"}',
        '{of: late_report, reports: [quarter], deduct: "0.25", per_day: true, at_most: "2"}',
    )
    desk: Desk = played(tmp_path, text)
    file = tmp_path / "b.yaml"
    file.write_text(text, encoding="utf-8")
    shown = typed("rulebook", "show", file).said
    assert "gửi báo cáo muộn (báo cáo quý): trừ 0,25 mỗi ngày chậm, nhiều nhất 2" in shown
    shown = typed("--lang", "en", "rulebook", "show", file).said
    assert "deducts 0.25 for each day late" in shown
    log = desk("log", CYCLE).said
    lapse = "gửi báo cáo muộn (“Báo cáo quý I”), đề xuất trừ 2"
    assert f"{lapse}; nhận ngày 09/04/2026, chậm 9 ngày" in log
    assert "ngày làm việc" not in log.partition(lapse)[2][:60]
