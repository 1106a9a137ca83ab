"""Criteria that somebody scores alone, P30 and P31: bodies outside, a team, an office."""

import pytest

from domain.cycle.phases.scoring import (
    AdjustScores,
    EnterScores,
    ScoresAdjusted,
    SettleSheet,
    SubmitSheet,
)
from domain.cycle.scores.checking import AssignChecks, Shared
from domain.cycle.year_work.outside import FillScores, RecordExternalScore
from domain.record.record import Command, UnitId
from domain.rulebook.criteria import ScoredBy
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import read_rulebook
from tests.factories import CHAIR, PAPER, SECRETARY, A, B, C, D, P, after, cell, officer
from tests.rules.house import unchecked
from tests.rules.sheets import book, lines, rows, scoring
from tests.spec import Given

OWN = "standard: {max: '90'}"
ONE = "standard: {max: '10'}, scored_by: {outside: [Sở Nội vụ]}"
SUMMED = (
    "standard: {max: '10'},"
    " scored_by: {outside: [Sở Nội vụ, Sở Tài chính, Thanh tra tỉnh], combine: sum}"
)
COLUMNS = """
columns:
  - {code: self, name: Tự chấm, scorer: own}
  - {code: check, name: Tổ thẩm định, scorer: assigned}
  - {code: settled, name: Thống nhất, scorer: cluster}
"""


def start(criterion: str) -> Given:
    """C has scored itself in criterion 1 and sent its sheet; nobody asks it for criterion 2."""
    given = scoring(book(OWN, criterion, columns=COLUMNS))
    enter = EnterScores(unit=C, column="self", cells=(cell("1", "80"),))
    return after(given, (enter, officer(C)), (SubmitSheet(unit=C), officer(C)))


def gives(authority: str, value: str, unit: UnitId = C) -> RecordExternalScore:
    return RecordExternalScore(
        unit=unit, criterion="2", value=P(value), authority=authority, document=PAPER
    )


FILL = FillScores(units=(C,), reason="Theo văn bản của cơ quan chấm")


def test_p30_a_department_scores_one_criterion_for_every_unit() -> None:
    """80 of its own and 9 from the department → 89; before that the sheet is not complete."""
    given = start(ONE)
    assert rows(given)[C].rank is None
    filled = after(given, (gives("Sở Nội vụ", "9"), SECRETARY), (FILL, SECRETARY))
    assert (rows(filled)[C].total, rows(filled)[C].rank) == (P("89"), 1)
    settled = after(filled, (SettleSheet(unit=C), SECRETARY))
    assert rows(settled)[C].total == P("89")


@pytest.mark.parametrize(
    ("command", "seat", "case"),
    [
        (EnterScores(unit=D, column="self", cells=(cell("2", "9"),)), officer(D), "own"),
        (EnterScores(unit=C, column="settled", cells=(cell("2", "9"),)), SECRETARY, "entered"),
        (gives("Sở Tài chính", "9"), SECRETARY, "body"),
        (gives("Sở Nội vú", "9"), SECRETARY, "body"),
    ],
)
def test_p30_nobody_else_scores_it(command: Command, seat: object, case: str) -> None:
    """Neither the unit in its own column, nor the cluster by hand, nor another department."""
    start(ONE).when(command, as_=seat).then_refused(  # type: ignore[arg-type]
        "scored_by_other", case=case, criterion="2", bodies=("Sở Nội vụ",)
    )


def test_p30_what_was_filled_in_may_be_adjusted_with_a_reason() -> None:
    """After an explanation, in the column that counts, as any other score."""
    filled = after(start(ONE), (gives("sở nội vụ", "9"), SECRETARY), (FILL, SECRETARY))
    adjust = AdjustScores(
        unit=C, column="settled", cells=(cell("2", "9.5", "9"),), reason="Theo giải trình"
    )
    assert rows(after(filled, (adjust, SECRETARY)))[C].total == P("89.5")


def test_p30_a_team_or_an_office_scores_it_alone() -> None:
    """The team "Tổ kỷ luật", whose check was shared out; or the chair, not its secretary."""
    team = AssignChecks(column="check", how=Shared.TEAM, checkers=(B, D), team="Tổ kỷ luật")
    given = after(start("standard: {max: '10'}, scored_by: {team: Tổ kỷ luật}"), (team, SECRETARY))
    enter = EnterScores(unit=C, column="check", cells=(cell("2", "8"),))
    assert rows(after(given, (enter, officer(B))))[C].total == P("88")
    by_hand = EnterScores(unit=C, column="settled", cells=(cell("2", "8"),))
    given.when(by_hand, as_=SECRETARY).then_refused("scored_by_other", bodies=("Tổ kỷ luật",))
    office = start("standard: {max: '10'}, scored_by: {office: chair}")
    office.when(by_hand, as_=SECRETARY).then_refused("scored_by_other", instead="chair")
    assert rows(after(office, (by_hand, CHAIR)))[C].total == P("88")


def test_p31_several_departments_that_each_score_every_unit_are_summed() -> None:
    """2, 3 and 3.5 → 8.5, filled in once the last of them has given its points, resting on its
    document; a point given anew is summed anew."""
    given = start(SUMMED)
    for authority, value in (("Sở Nội vụ", "2"), ("Sở Tài chính", "3")):
        given = after(given, (gives(authority, value), SECRETARY))
    given.when(FILL, as_=SECRETARY).then_refused("nothing_offered")
    given = after(given, (gives("Thanh tra tỉnh", "3.5"), SECRETARY))
    last = given.events[-1].version
    then = given.when(FILL, as_=SECRETARY)
    [event] = then.done.events
    assert isinstance(event.body, ScoresAdjusted)
    assert (event.body.ground, event.body.cells[0].now) == (last, P("8.5"))
    filled = then.given_besides()
    assert rows(filled)[C].total == P("88.5")
    again = after(filled, (gives("Sở Nội vụ", "3"), SECRETARY), (FILL, SECRETARY))
    assert rows(again)[C].total == P("89.5")


@pytest.mark.parametrize(
    "said",
    [
        "scored_by: {}",
        "scored_by: {outside: [Sở Nội vụ], team: Tổ}",
        "scored_by: {outside: [Sở Nội vụ, Sở Tài chính]}",
        "scored_by: {outside: [Sở Nội vụ], combine: sum}",
        "scored_by: {office: teller}",
        "scored_by: {team: ' '}",
    ],
)
def test_p30_p31_a_line_that_does_not_say_one_thing_is_refused(said: str) -> None:
    """One of the three, with a name; several bodies, and only they, say how they are combined."""
    found = list(faults(unchecked(lines(f"standard: {{max: '10'}}, {said}"))))
    assert [(fault.place, fault.refusal.facts["case"]) for fault in found] == [
        (("criteria", 0), "scored_by")
    ]


def test_p30_a_rulebook_that_does_not_say_it_keeps_its_text() -> None:
    """The field is written where it is said, and read back."""
    assert "scored_by" not in book(OWN).canonical()
    said = book(OWN, ONE)
    assert read_rulebook(said.canonical()) == said
    assert said.criteria[1].by == ScoredBy(outside=("Sở Nội vụ",))
    assert A not in said.named_units
