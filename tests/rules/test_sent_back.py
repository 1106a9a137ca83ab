"""A sheet is sent back to be completed, D16: why, until when, how often, and what that leaves as
it was."""

import pytest

from domain.cycle.deadlines.duties import Standing, duties
from domain.cycle.deadlines.passing import DeadlinePassed
from domain.cycle.deadlines.standing import RETURNED
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.phases.scoring import (
    AdjustScores,
    EnterScores,
    MarkNotSent,
    SettleSheet,
    SubmitSheet,
)
from domain.cycle.scores.checking import AssignCheck
from domain.cycle.scores.returning import (
    CellReturned,
    CellToComplete,
    ReturnSheet,
    SheetReturned,
)
from domain.cycle.scores.sheets import PointsMoved, RelativeMoved
from domain.record.record import Command
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Lapse, Rulebook, read_rulebook
from domain.values.when import When
from tests.factories import (
    MEMBERS,
    SECRETARY,
    VICE,
    A,
    B,
    C,
    D,
    P,
    after,
    cell,
    officer,
)
from tests.rules.sheets import book, rows, scoring, sent
from tests.running_year import RunningYear
from tests.spec import Given
from workflows.sheet_versions import sheet_versions

TWO = ("standard: {max: '60'}", "standard: {max: '40'}, bonus: {max: '5'}")
WHY = CellToComplete(criterion="2", reason="Thiếu số liệu quý IV")
BACK = ReturnSheet(unit=C, until="2026-12-04", cells=(WHY,))
DUE = """
deadlines:
  - {code: registration, due: {words: "hết ngày 27/2", day: 27/2}}
  - {code: scoring, due: {words: "hết ngày 30/11", day: 30/11}}
consequences: [{of: late_sheet, deduct: '2'}]
"""


def start(more: str = "") -> Given:
    """C has sent 50 and 30."""
    return sent(scoring(book(*TWO, more=more)), C, cell("1", "50"), cell("2", "30"))


def test_d16_a_sheet_goes_back_with_a_reason_for_each_cell_and_a_new_day() -> None:
    """50 + 30 = 80; back for criterion 2; 30 → 36 and sent again → 86. Meanwhile the table has no
    total of it, and both versions stand side by side."""
    before = start()
    assert rows(before)[C].total == P("80")
    then = before.when(BACK, as_=SECRETARY)
    [event] = then.done.events
    assert isinstance(event.body, SheetReturned)
    told = event.body.cells[0]
    assert told == CellReturned(criterion="2", part=Part.STANDARD, sent=P("30"), reason=told.reason)
    assert (event.body.time, event.body.until) == (1, When.read("2026-12-04"))
    back = then.given_besides()
    assert (rows(back)[C].total, rows(back)[C].rank) == (None, None)
    completed = after(
        back,
        (EnterScores(unit=C, column="self", cells=(cell("2", "36", "30"),)), officer(C)),
        (SubmitSheet(unit=C), officer(C)),
    )
    assert rows(completed)[C].total == P("86")
    first, second = sheet_versions(completed.events, C)
    place = ("2", Part.STANDARD)
    assert (first.cells[place], second.cells[place]) == (P("30"), P("36"))
    assert (first.returned, second.returned) == (event.version, None)
    assert first.asked == (place,)


def test_d16_nothing_is_late_while_a_sheet_is_back() -> None:
    """Sent on 20/11, in time, and back until 04/12: its first day, 30/11, passes without it. The
    new day passes too, is told, and costs nothing; sent again on 10/12 it is in time, as it was."""
    found = _running(book(*TWO, more=DUE))
    found.at("2026-11-20T09:00")
    _fill(found)
    found.at("2026-11-25T09:00").do(BACK, SECRETARY)
    passed = found.swept("2026-12-01T00:00")
    assert ("scoring", C) not in passed
    assert ("scoring", D) in passed
    due = duties(found.cycle)
    assert (due["scoring", C].standing, due[RETURNED, C].standing) == (
        Standing.MET,
        Standing.OPEN,
    )
    assert found.swept("2026-12-05T00:00") == [(RETURNED, C)]
    body = found.events("deadline_passed")[-1].body
    assert isinstance(body, DeadlinePassed)
    assert (body.code, body.unit, body.lacking) == (RETURNED, C, ("submit_sheet",))
    found.at("2026-12-10T09:00").do(SubmitSheet(unit=C), officer(C))
    assert not found.cycle.sheet(C).late
    raised = {key for key in found.cycle.lapses if key[1] is Lapse.LATE_SHEET}
    assert {key[0] for key in raised} == {A, B, D, MEMBERS[4]}
    assert duties(found.cycle)[RETURNED, C].standing is Standing.MET


def test_d16_a_sheet_that_came_late_stays_late() -> None:
    """First sent on 02/12, due on 30/11: the deduction of 2 stands, whatever is completed."""
    found = _running(book(*TWO, more=DUE))
    found.swept("2026-12-01T00:00")
    found.at("2026-12-02T09:00")
    _fill(found)
    assert found.cycle.sheet(C).late
    held = found.cycle.lapses[C, Lapse.LATE_SHEET, "scoring"]
    found.do(BACK, SECRETARY)
    found.at("2026-12-03T09:00").do(SubmitSheet(unit=C), officer(C))
    assert found.cycle.sheet(C).late
    assert found.cycle.lapses[C, Lapse.LATE_SHEET, "scoring"] == held


def test_d16_at_most_so_often_as_the_rulebook_says() -> None:
    """Once → the second time is refused with both figures; 0 → never; not said → no bound."""
    once = after(start("sheet_returns: 1"), (BACK, SECRETARY), (SubmitSheet(unit=C), officer(C)))
    once.when(BACK, as_=SECRETARY).then_refused("sheet_returned_enough", unit=C, count=1, limit=1)
    start("sheet_returns: 0").when(BACK, as_=SECRETARY).then_refused(
        "sheet_returned_enough", count=0, limit=0
    )
    twice = start()
    for _ in range(2):
        twice = after(twice, (BACK, SECRETARY), (SubmitSheet(unit=C), officer(C)))
    assert len(twice.state.sheet(C).returns) == 2


def test_d16_a_rulebook_that_does_not_say_it_keeps_its_text() -> None:
    """The field is written where it is said, and read back."""
    assert "sheet_returns" not in book(*TWO).canonical()
    said = book(*TWO, more="sheet_returns: 2")
    assert '"sheet_returns":2' in said.canonical()
    assert read_rulebook(said.canonical()) == said


def test_d16_the_best_unit_leaves_and_comes_again() -> None:
    """Relative: 40 beside the best of 80 counts 5. With the 80 sent back 40 is the best, 10; sent
    again, 5. Both moves are said, with whose sheet caused them."""
    relative = book("standard: {step: '0.5', grading: {how: relative, points: '10'}}")
    both = sent(sent(scoring(relative), A, cell("1", "40")), C, cell("1", "80"))
    whole = ReturnSheet(unit=C, until="2026-12-04", reason="Chưa có chữ ký của Giám đốc")
    then = both.when(whole, as_=SECRETARY)
    moved = then.done.events[-1].body
    assert isinstance(moved, RelativeMoved)
    assert (moved.by, moved.moves) == (C, (_move("5", "10"),))
    assert rows(then.given_besides())[A].total == P("10")
    again = then.given_besides().when(SubmitSheet(unit=C), as_=officer(C))
    moved = again.done.events[-1].body
    assert isinstance(moved, RelativeMoved)
    assert moved.moves == (_move("10", "5"),)


def test_d16_whoever_scores_the_sheet_sends_it_back() -> None:
    """The chair's office; a unit to which its check was assigned; the vice for the chair's own.
    Nobody the own, and no unit that was not asked."""
    before = sent(start(), A, cell("1", "50"), cell("2", "30"))
    before.when(BACK, as_=officer(B)).then_refused("check_not_assigned")
    before.when(BACK, as_=officer(C)).then_refused("own_sheet")
    own = ReturnSheet(unit=A, until="2026-12-04", cells=(WHY,))
    before.when(own, as_=SECRETARY).then_refused("own_sheet")
    assert before.when(own, as_=VICE).done.events
    assigned = after(before, (AssignCheck(unit=C, column="settled", checker=B), SECRETARY))
    assert assigned.when(BACK, as_=officer(B)).done.events


def test_d16_what_is_back_is_scored_by_nobody_else() -> None:
    """Not settled, adjusted, marked as not sent or sent back again, until it comes again."""
    back = after(start(), (BACK, SECRETARY))
    settle = SettleSheet(unit=C)
    back.when(settle, as_=SECRETARY).then_refused("sheet_not_sent", case="returned")
    enter = EnterScores(unit=C, column="settled", cells=(cell("1", "40"),))
    back.when(enter, as_=SECRETARY).then_refused("sheet_not_sent", case="returned")
    adjust = AdjustScores(unit=C, column="self", cells=(cell("1", "40"),), reason="Sót")
    back.when(adjust, as_=officer(C)).then_refused("sheet_not_sent", case="returned")
    mark = MarkNotSent(unit=C, reason="Không gửi")
    back.when(mark, as_=SECRETARY).then_refused("sheet_already_sent")
    back.when(BACK, as_=SECRETARY).then_refused("already_done", what="return_sheet")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (ReturnSheet(unit=C, until="2026-12-04"), "cells_missing"),
        (ReturnSheet(unit=C, until="2026-12-04", cells=(WHY, WHY)), "cell_repeated"),
        (
            ReturnSheet(
                unit=C, until="2026-12-04", cells=(CellToComplete(criterion="9", reason="Sai"),)
            ),
            "criterion_unknown",
        ),
        (
            ReturnSheet(
                unit=C,
                until="2026-12-04",
                cells=(CellToComplete(criterion="1", part=Part.BONUS, reason="Sai"),),
            ),
            "part_not_scored",
        ),
        (
            ReturnSheet(
                unit=C, until="2026-12-04", cells=(CellToComplete(criterion="1", reason=" "),)
            ),
            "reason_blank",
        ),
        (ReturnSheet(unit=C, until="2025-12-04", cells=(WHY,)), "deadline_past"),
        (ReturnSheet(unit=C, until="mai", cells=(WHY,)), "date_malformed"),
        (ReturnSheet(unit=D, until="2026-12-04", cells=(WHY,)), "sheet_not_sent"),
    ],
)
def test_d16_a_return_that_says_nothing_sound_is_refused(command: Command, code: str) -> None:
    """Nothing lacking, twice the same cell, no such criterion or part, no reason, no day to come,
    no sheet."""
    start().when(command, as_=SECRETARY).then_refused(code)


def test_d16_a_settled_sheet_is_not_sent_back() -> None:
    """It is corrected in the settled column, with a reason."""
    settled = after(start(), (SettleSheet(unit=C), SECRETARY))
    settled.when(BACK, as_=SECRETARY).then_refused("sheet_settled")


def _move(was: str, now: str) -> PointsMoved:
    return PointsMoved(unit=A, criterion="1", part=Part.STANDARD, was=P(was), now=P(now))


def _running(rulebook: Rulebook) -> RunningYear:
    """A year in its scoring, under a rulebook with days of its own."""
    found = RunningYear()
    found.open(rulebook)
    for unit in MEMBERS:
        found.do(RegisterTargets(unit=unit, targets=("Làm tốt",)), officer(unit))
    found.do(SignPledge(units=MEMBERS), SECRETARY)
    found.cycle_to_scoring()
    found.swept("2026-02-28T00:00")
    return found


def _fill(found: RunningYear) -> None:
    cells = (cell("1", "50"), cell("2", "30"))
    found.do(EnterScores(unit=C, column="self", cells=cells), officer(C))
    found.do(SubmitSheet(unit=C), officer(C))
