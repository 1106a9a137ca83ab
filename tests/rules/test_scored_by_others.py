"""A cluster whose sheets nobody fills in for itself, P29: no self column, and nothing to send."""

import pytest

from domain.cycle.amendment import AmendRulebook
from domain.cycle.deadlines.duties import duties
from domain.cycle.guard import Phase
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.phases.scoring import (
    EnterScores,
    MarkNotSent,
    SettleSheet,
    SheetSettled,
    SubmitSheet,
)
from domain.cycle.scores.checking import AssignChecks, Shared
from domain.cycle.scores.returning import ReturnSheet
from domain.record.record import Command
from domain.rulebook.faults import faults
from tests.factories import (
    MEMBERS,
    SECRETARY,
    VICE,
    A,
    B,
    C,
    P,
    after,
    cell,
    officer,
    settler,
)
from tests.rules.sheets import book, rows, scoring
from tests.running_year import RunningYear
from tests.spec import Given
from workflows.reader import Reader
from workflows.reading import readable
from workflows.score_trail import Trail

BY_OTHERS = """
columns:
  - {code: check, name: Tổ thẩm định, scorer: assigned}
  - {code: settled, name: Thống nhất, scorer: cluster}
"""
TWO = ("standard: {max: '60'}", "standard: {max: '40'}, bonus: {max: '5'}")


def start(more: str = "") -> Given:
    """Scoring has begun; a team of B and C checks every sheet but its own."""
    team = AssignChecks(column="check", how=Shared.TEAM, checkers=(B, C), team="Tổ thẩm định")
    return after(scoring(book(*TWO, columns=BY_OTHERS, more=more)), (team, SECRETARY))


def scored(given: Given, unit: object, one: str, two: str) -> Given:
    by = C if unit == B else B
    cells = (cell("1", one), cell("2", two))
    enter = EnterScores(unit=unit, column="check", cells=cells)  # type: ignore[arg-type]
    return after(given, (enter, officer(by)))


def test_p29_a_rulebook_without_a_self_column_can_govern() -> None:
    """Nothing is wrong with it; without any column it is refused."""
    assert list(faults(book(*TWO, columns=BY_OTHERS))) == []


def test_p29_sheets_are_scored_without_being_sent() -> None:
    """The team gives 50 + 30 = 80 and 55 + 35 = 90 → ranks 2 and 1; settled with what it gave."""
    given = scored(scored(start(), A, "50", "30"), C, "55", "35")
    found = rows(given)
    assert (found[A].total, found[A].rank) == (P("80"), 2)
    assert (found[C].total, found[C].rank) == (P("90"), 1)
    assert (found[B].total, found[B].rank) == (None, None)
    then = given.when(SettleSheet(unit=A), as_=settler(A))
    [event] = then.done.events
    assert isinstance(event.body, SheetSettled)
    assert event.body.totals.total == P("80")
    assert rows(then.given_besides())[A].settled


@pytest.mark.parametrize(
    "command",
    [
        SubmitSheet(unit=C),
        MarkNotSent(unit=C, reason="Không gửi"),
        ReturnSheet(unit=C, until="2026-12-04", reason="Thiếu chữ ký"),
    ],
)
def test_p29_there_is_nothing_to_send(command: Command) -> None:
    """Neither sent, nor marked as not sent, nor sent back: no sheet is the unit's own."""
    seat = officer(C) if isinstance(command, SubmitSheet) else SECRETARY
    start().when(command, as_=seat).then_refused("part_not_scored", criterion="")


def test_p29_nobody_owes_a_sheet_and_nobody_is_late() -> None:
    """The day of scoring passes for the cluster alone, and costs no unit anything."""
    due = """
deadlines:
  - {code: registration, due: {words: "hết ngày 27/2", day: 27/2}}
  - {code: scoring, due: {words: "hết ngày 30/11", day: 30/11}}
consequences: [{of: late_sheet, deduct: '2'}]
"""
    found = RunningYear()
    found.open(book(*TWO, columns=BY_OTHERS, more=due))
    for unit in MEMBERS:
        found.do(RegisterTargets(unit=unit, targets=("Làm tốt",)), officer(unit))
    found.do(SignPledge(units=MEMBERS), SECRETARY)
    found.cycle_to_scoring()
    found.swept("2026-02-28T00:00")
    assert not [unit for code, unit in duties(found.cycle) if code == Phase.SCORING and unit]
    assert found.swept("2026-12-01T00:00") == [("scoring", None)]
    assert not found.cycle.lapses


def test_p29_what_others_gave_is_open() -> None:
    """Nobody sends anything, so nothing waits under a seal; in the trail it is with the scorers."""
    given = scored(start(), A, "50", "30")
    event = given.events[-1]
    assert readable(event, given.state, Reader((officer(C),))).sealed == ()
    trail = Trail()
    acts = [trail.follow(each) for each in given.events]
    assert trail.sent == {A: event.version}
    assert acts[-1] is not None
    assert not any(change.after_submission for change in acts[-1].changes)


def test_p29_the_own_sheet_is_still_nobodys_own() -> None:
    """A member of the team does not score its own sheet; the chair's is settled by the vice."""
    own = EnterScores(unit=B, column="check", cells=(cell("1", "50"),))
    start().when(own, as_=officer(B)).then_refused("own_sheet")
    full = scored(start(), A, "50", "30")
    full.when(SettleSheet(unit=A), as_=SECRETARY).then_refused("own_sheet")
    assert full.when(SettleSheet(unit=A), as_=VICE).done.events


def test_p29_a_self_column_may_come_and_go_by_amendment() -> None:
    """Added in the year: whoever was scored stays so, the others owe a sheet of their own."""
    given = scored(start(), A, "50", "30")
    amend = AmendRulebook(
        rulebook=book(
            *TWO,
            columns="""
columns:
  - {code: self, name: Tự chấm, scorer: own}
  - {code: check, name: Tổ thẩm định, scorer: assigned}
  - {code: settled, name: Thống nhất, scorer: cluster}
""",
        ),
        reason="Theo góp ý của các đơn vị",
    )
    amended = after(given, (amend, SECRETARY))
    assert rows(amended)[A].total == P("80")
    assert not amended.state.sheet(C).sent
