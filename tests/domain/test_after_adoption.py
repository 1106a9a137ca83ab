"""Correcting adopted scores: both tables stand, ranks are shown anew, older ballots are flagged."""

from msgspec import structs

from domain.cycle.formal import AdvancePhase, ReopenPhase
from domain.cycle.guard import Phase
from domain.cycle.outcome import outcome
from domain.cycle.phases.scoring import EnterScores, SettleSheet, SubmitSheet
from domain.cycle.phases.summary_conference import (
    AdoptReport,
    AdoptTable,
    OpenSitting,
    RecordAttendance,
)
from domain.cycle.phases.voting import CastVote
from domain.cycle.scores.after_adoption import AdoptedScoreCorrected, CorrectAdoptedScore
from domain.cycle.scores.checking import CheckAssigned
from domain.cycle.votes.closing import CloseBallot
from domain.cycle.votes.opening import OpenBallot
from domain.cycle.votes.selecting import SelectByRank, SelectionMade
from domain.reckoning.cells import CellChange, NewCell
from domain.reckoning.eligibility import by_rank
from domain.reckoning.score_table import TableRow, corrected_table, score_table, table_in_force
from domain.record.record import UnitId, encode
from domain.rulebook.criteria import Criterion, Part, Scale
from domain.rulebook.grading import Relative
from domain.rulebook.selections import Method
from domain.values.points import Points
from tests.award_files import CLOSED, told_vote
from tests.factories import (
    CHAIR,
    DOCUMENT,
    MEMBERS,
    OPERATOR,
    OUTSIDE,
    PAPER,
    RULEBOOK,
    SECRETARY,
    VICE,
    A,
    B,
    C,
    after,
    cell,
    cycle_in,
    given,
    head,
    hidden,
    officer,
    settler,
    sheet_of,
)
from tests.spec import Given

P = Points
#: Totals 100, 99, 98, 97, 96; the table is adopted.
HERE = cycle_in(Phase.VOTING)


def correct(unit: UnitId, *cells: NewCell, reason: str = "Cộng nhầm") -> CorrectAdoptedScore:
    return CorrectAdoptedScore(
        unit=unit,
        cells=cells or (cell("2", "36.5", "40"),),
        decided_by="Hội nghị tổng kết",
        reason=reason,
        document=PAPER,
    )


#: A falls from 100 to 96.5: from the first place to the fourth.
CORRECTED = after(HERE, (correct(A), VICE))


def rows(start: Given) -> dict[UnitId, TableRow]:
    table = corrected_table(start.state)
    assert table is not None
    return {row.unit: row for row in table.rows}


def ranks(start: Given) -> list[int | None]:
    return [rows(start)[unit].rank for unit in MEMBERS]


def test_an_adopted_score_is_corrected_by_an_act_of_its_own() -> None:
    """Unit, criterion, part, was and now; who decided, the paper and the reason."""
    HERE.when(correct(A), as_=VICE).then(
        AdoptedScoreCorrected(
            unit=A,
            column="settled",
            cells=(
                CellChange(
                    criterion="2",
                    part=Part.STANDARD,
                    was=P("40"),
                    now=P("36.5"),
                    justification=None,
                ),
            ),
            decided_by="Hội nghị tổng kết",
            ballots=(),
            selections=(),
            reason=hidden("Cộng nhầm"),
            document=DOCUMENT,
        )
    )


def test_both_tables_stand_and_the_ranks_are_shown_anew() -> None:
    """The adopted table keeps its bytes; beside it everybody's rank by the corrected one."""
    state = CORRECTED.state
    assert state.conference.table == HERE.state.conference.table
    assert score_table(state) == score_table(HERE.state)
    assert (rows(CORRECTED)[A].total, ranks(CORRECTED)) == (P("96.5"), [4, 1, 2, 3, 5])
    assert corrected_table(HERE.state) is None


def test_what_is_chosen_afterwards_goes_by_the_corrected_table() -> None:
    """Two certificates by rank: B and C, who were second and third."""
    body = CORRECTED.when(SelectByRank(selection="bk"), as_=SECRETARY).done.events[0].body
    assert isinstance(body, SelectionMade)
    assert body.chosen == (B, C)
    ordered, _ = by_rank(CORRECTED.state, RULEBOOK.selections[1], None, ())
    assert ordered[0] == B
    assert table_in_force(HERE.state) == score_table(HERE.state)


def test_a_second_correction_starts_from_the_first() -> None:
    """The value that stands is the corrected one; an older one was moved."""
    CORRECTED.when(correct(A), as_=VICE).then_refused("value_moved", seen=P("40"), stands=P("36.5"))
    twice = after(CORRECTED, (correct(A, cell("2", "38", "36.5")), VICE))
    assert (rows(twice)[A].total, ranks(twice)) == (P("98"), [2, 1, 2, 3, 4])


def test_ballots_and_selections_on_the_older_table_are_flagged() -> None:
    """Never reckoned again: what was chosen stands, and it is said on which table."""
    ballot = OpenBallot(ballot="co-1", selection="co", method=Method.OPEN, nominees=(A, B))
    voted = after(
        HERE,
        (SelectByRank(selection="bk"), SECRETARY),
        (ballot, SECRETARY),
        *((CastVote(ballot="co-1", unit=unit, choices=(A,)), head(unit)) for unit in MEMBERS),
        (CloseBallot(ballot="co-1"), SECRETARY),
    )
    made = voted.state.voting
    later = after(voted, (correct(A), VICE))
    body = later.events[-1].body
    assert isinstance(body, AdoptedScoreCorrected)
    assert (body.ballots, body.selections) == (("co-1",), ("bk",))
    assert later.state.voting == made
    assert outcome(later.state).older_table == ("bk", "co-1")
    decided = after(CORRECTED, (SelectByRank(selection="bk"), SECRETARY))
    assert outcome(decided.state).older_table == ()


def test_the_best_of_the_adopted_table_stays_the_best() -> None:
    """A relative criterion is frozen at adoption: nobody else's points move with a correction."""
    relative = Criterion(
        code="4", name="Hồ sơ", bonus=Scale(grading=Relative(points=P("10")), step=P("0.5"))
    )
    rulebook = structs.replace(RULEBOOK, criteria=(*RULEBOOK.criteria, relative))
    start = cycle_in(Phase.SCORING, rulebook)
    measures = dict(zip(MEMBERS, ("50", "40", "40", "40", "40"), strict=True))
    for unit in MEMBERS:
        own = (*sheet_of(unit), cell("4", measures[unit], part=Part.BONUS))
        start = after(
            start,
            (EnterScores(unit=unit, column="self", cells=own), officer(unit)),
            (SubmitSheet(unit=unit), officer(unit)),
            (SettleSheet(unit=unit), settler(unit)),
        )
    start = after(
        start,
        (AdvancePhase(), SECRETARY),
        (OpenSitting(), SECRETARY),
        (RecordAttendance(present=MEMBERS), SECRETARY),
        (AdoptReport(document=PAPER), SECRETARY),
        (AdoptTable(), SECRETARY),
    )
    lower = after(start, (correct(A, cell("4", "40", "50", Part.BONUS)), VICE))
    assert [rows(lower)[unit].bonus for unit in MEMBERS] == [P("8")] * 5
    higher = after(start, (correct(B, cell("4", "80", "40", Part.BONUS)), SECRETARY))
    assert [rows(higher)[unit].bonus for unit in MEMBERS] == [P("10"), P("10"), *[P("8")] * 3]


def test_after_closing_the_sealed_outcome_stays() -> None:
    """What was corrected since stands beside what was sealed."""
    later = after(CLOSED, (correct(A), VICE), (correct(B, cell("2", "30", "39")), SECRETARY))
    assert later.state.sealed == CLOSED.state.sealed == encode(outcome(later.state)).decode()
    assert ranks(later) == [3, 5, 1, 2, 4]


def test_a_correction_before_closing_is_sealed_with_the_outcome() -> None:
    """The outcome holds both tables."""
    assert outcome(CORRECTED.state).corrected == corrected_table(CORRECTED.state)


def test_a_reopened_table_goes_on_with_what_was_corrected() -> None:
    """Withdrawn to be adopted again, the sheets read as corrected, and the older table is gone."""
    later = after(CLOSED, (correct(A), VICE))
    again = after(later, (ReopenPhase(phase=Phase.SUMMARY_CONFERENCE, reason="Xét lại"), SECRETARY))
    state = again.state
    assert (state.conference.table, corrected_table(state)) == (None, None)
    table = score_table(state)
    assert table is not None
    assert {row.unit: row.total for row in table.rows}[A] == P("96.5")
    voting = after(later, (ReopenPhase(phase=Phase.VOTING, reason="Xét lại"), SECRETARY))
    assert rows(voting)[A].total == P("96.5")
    assert outcome(voting.state).corrected is not None


def test_what_may_not_be_corrected() -> None:
    """Off the step, an emptied standard, a stranger, no reason, nobody who decided it."""
    for command, code in (
        (correct(A, cell("2", "36.3", "40")), "off_step"),
        (correct(A, cell("2", "41", "40")), "above_maximum"),
        (correct(A, cell("2", None, "40")), "sheet_incomplete"),
        (correct(A, cell("2", "40", "40")), "cells_missing"),
        (correct(OUTSIDE), "not_member"),
        (correct(A, reason=" "), "reason_blank"),
        (structs.replace(correct(A), decided_by=" "), "field_missing"),
    ):
        HERE.when(command, as_=VICE).then_refused(code)
    HERE.when(correct(A), as_=officer(B)).then_refused("not_permitted")


def test_nobody_corrects_the_own_score() -> None:
    """As its sheet was settled: the chair's by the vice or by whom it was assigned to, who correct
    no other; and no officer corrects that of the own unit."""
    assert HERE.state.chair == A
    for seat in (SECRETARY, CHAIR, officer(A)):
        HERE.when(correct(A), as_=seat).then_refused("own_sheet", case="corrected", unit=A)
    own = correct(B, cell("2", "30", "39"))
    HERE.when(own, as_=VICE).then_refused("own_sheet", case="corrected", unit=B)
    HERE.when(correct(C, cell("2", "30", "38")), as_=VICE).then_refused("not_permitted")
    assigned = given(HERE, CheckAssigned(unit=A, column="settled", checker=C, document=None))
    for start, seat in ((HERE, VICE), (assigned, officer(C))):
        assert rows(after(start, (correct(A), seat)))[A].total == P("96.5")


def test_before_the_table_is_adopted_scores_are_adjusted() -> None:
    """There is nothing to correct yet, and the sentence says what to do instead."""
    cycle_in(Phase.SUMMARY_CONFERENCE).when(correct(A), as_=VICE).then_refused(
        "conditions_unmet", unmet=(("adopted_table", {}),)
    )
    cycle_in(Phase.SCORING).when(correct(A), as_=VICE).then_refused("conditions_unmet")


def test_a_published_table_is_its_sources() -> None:
    """It has no cells; the source that corrects it is told instead."""
    told_vote().when(correct(A), as_=OPERATOR).then_refused("table_published")
