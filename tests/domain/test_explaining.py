"""The round of explanations: asked for, given, answered."""

import pytest
from msgspec.structs import replace

from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import (
    AdjustScores,
    EnterScores,
    ScoresAdjusted,
    SettleSheet,
    SubmitSheet,
)
from domain.cycle.scores.checking import AssignCheck
from domain.cycle.scores.explaining import (
    AdjustmentExplained,
    AnswerExplanation,
    ExplainAdjustment,
    ExplanationAnswered,
)
from domain.reckoning.cells import CellChange
from domain.record.record import UnitId
from domain.record.streams import evolve
from domain.rulebook.criteria import Part
from tests.factories import (
    DOCUMENT,
    PAPER,
    SECRETARY,
    VICE,
    A,
    C,
    D,
    E,
    P,
    after,
    cell,
    cycle_in,
    hidden,
    officer,
    settler,
    sheet_of,
)
from tests.spec import Given

HERE = cycle_in(Phase.SCORING)
EXPLAIN = ExplainAdjustment(unit=C, explanation="Có minh chứng kèm theo", document=PAPER)
TAKE_UP = AnswerExplanation(
    unit=C, accepted=True, reason="Đã xem minh chứng", cells=(cell("1", "60", "58"),)
)
KEEP = AnswerExplanation(unit=C, accepted=False, reason="Minh chứng của năm trước", document=PAPER)


def adjusted(unit: UnitId = C) -> Given:
    """A sheet that was sent and lowered by others."""
    enter = EnterScores(unit=unit, column="self", cells=sheet_of(unit))
    adjust = AdjustScores(unit=unit, column="settled", cells=(cell("1", "58"),), reason="Thiếu")
    seat = officer(unit)
    return after(HERE, (enter, seat), (SubmitSheet(unit=unit), seat), (adjust, settler(unit)))


def explained(unit: UnitId = C) -> Given:
    return after(adjusted(unit), (replace(EXPLAIN, unit=unit), officer(unit)))


def test_unit_explains_and_the_answer_is_open() -> None:
    """The explanation stands with its document; then it awaits an answer."""
    given = adjusted().when(EXPLAIN, as_=officer(C))
    given.then(
        AdjustmentExplained(unit=C, explanation=hidden("Có minh chứng kèm theo"), document=DOCUMENT)
    )
    assert not adjusted().state.sheet(C).awaits_answer
    assert given.given_besides().state.sheet(C).awaits_answer


def test_secretary_explains_for_a_unit_that_does_not_log_in() -> None:
    """On its behalf, by its signed paper."""
    then = adjusted().when(EXPLAIN, as_=SECRETARY, for_unit=C)
    assert then.done.events[0].header.for_unit == C


def test_explanation_taken_up_changes_the_scores_in_one_act() -> None:
    """The scores and the answer are one act, and no further explanation is asked for."""
    then = explained().when(TAKE_UP, as_=SECRETARY)
    change = CellChange(
        criterion="1", part=Part.STANDARD, was=P("58"), now=P("60"), justification=None
    )
    then.then(
        ScoresAdjusted(
            unit=C,
            column="settled",
            cells=(change,),
            reason=hidden("Đã xem minh chứng"),
            ground=None,
            document=None,
        ),
        ExplanationAnswered(
            unit=C, accepted=True, reason=hidden("Đã xem minh chứng"), document=None
        ),
    )
    sheet = then.given_besides().state.sheet(C)
    assert (sheet.awaits_answer, sheet.adjusted == sheet.explained) == (False, True)


def test_an_answer_by_which_a_score_falls_may_be_explained_in_its_turn() -> None:
    """What was taken up asks for nothing; a score that falls with it does, and stands after it."""
    lower = replace(TAKE_UP, cells=(cell("1", "60", was="58"), cell("2", "30")))
    then = explained().when(lower, as_=SECRETARY)
    assert [event.header.type for event in then.done.events] == [
        *("explanation_answered", "scores_adjusted"),
    ]
    state = then.given_besides().state
    assert not state.sheet(C).awaits_answer
    assert state.sheet(C).awaits_explanation
    then.given_besides().when(EXPLAIN, as_=officer(C)).given_besides()


def test_what_came_between_explanation_and_answer_may_still_be_explained() -> None:
    """The answer is to what the unit explained; an event of the schema before took all for it."""
    adjust = AdjustScores(unit=C, column="settled", cells=(cell("2", "37"),), reason="Rà soát")
    between = after(explained(), (adjust, SECRETARY))
    answered = between.when(KEEP, as_=SECRETARY)
    sheet = answered.given_besides().state.sheet(C)
    assert (sheet.awaits_answer, sheet.awaits_explanation) == (False, True)
    answered.given_besides().when(EXPLAIN, as_=officer(C)).given_besides()
    (event,) = answered.done.events
    old = replace(event, header=replace(event.header, schema=1))
    before = evolve(between.state, old)
    assert isinstance(before, Cycle)
    assert not before.sheet(C).awaits_explanation


def test_adjustment_kept_says_on_what_ground() -> None:
    """The scores stay, the ground and the document are on the record."""
    then = explained().when(KEEP, as_=SECRETARY)
    then.then(
        ExplanationAnswered(
            unit=C,
            accepted=False,
            reason=hidden("Minh chứng của năm trước"),
            document=DOCUMENT,
        )
    )
    again = then.given_besides()
    assert again.state.sheet(C).cells("settled")["1", Part.STANDARD] == P("58")
    again.when(KEEP, as_=SECRETARY).then_refused("not_explained", unit=C)


def test_second_adjustment_asks_for_a_second_explanation() -> None:
    """After an answer the round may begin again."""
    adjust = AdjustScores(unit=C, column="settled", cells=(cell("2", "37"),), reason="Rà soát lại")
    again = after(explained(), (KEEP, SECRETARY), (adjust, SECRETARY), (EXPLAIN, officer(C)))
    assert again.state.sheet(C).awaits_answer


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (replace(TAKE_UP, accepted=False), "explanation_kept"),
        (replace(TAKE_UP, reason=" "), "reason_blank"),
        (replace(KEEP, reason=""), "reason_blank"),
        (replace(TAKE_UP, cells=(cell("1", "60", "57"),)), "value_moved"),
        (replace(TAKE_UP, column="x"), "column_unknown"),
        (replace(KEEP, unit=D), "not_explained"),
    ],
)
def test_answer_that_does_not_fit(command: AnswerExplanation, code: str) -> None:
    """New scores with an adjustment that is kept, no ground, a moved value, no explanation."""
    explained().when(command, as_=SECRETARY).then_refused(code)


def test_nobody_answers_the_own_explanation() -> None:
    """The chair's is answered by the vice."""
    keep = replace(KEEP, unit=A)
    explained(A).when(keep, as_=SECRETARY).then_refused("own_sheet")
    assert explained(A).when(keep, as_=VICE).done.events


def test_whoever_checks_may_answer_in_that_column() -> None:
    """A unit to which the check was given answers in its own column only."""
    given = after(explained(), (AssignCheck(unit=C, column="cross_check", checker=E), SECRETARY))
    given.when(KEEP, as_=officer(E)).then_refused("check_not_assigned")
    assert given.when(replace(KEEP, column="cross_check"), as_=officer(E)).done.events


def test_settled_sheet_is_changed_in_the_last_column_only() -> None:
    """An explanation may still be taken up after settlement, until the table is adopted."""
    given = after(explained(), (SettleSheet(unit=C), SECRETARY))
    assert given.when(TAKE_UP, as_=SECRETARY).done.events
