"""Criteria that somebody scores alone, P30 and P31: bodies outside, a team, an office."""

from pathlib import Path

import pytest

from domain.cycle.phases.scoring import (
    AdjustScores,
    EnterScores,
    ScoresAdjusted,
    SettleSheet,
    SubmitSheet,
)
from domain.cycle.scores.checking import AssignChecks, Shared
from domain.cycle.year_work.outside import FillScores, NameScorer, RecordExternalScore
from domain.record.record import Command, Office, Seat, UnitId
from domain.rulebook.criteria import ScoredBy
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import read_rulebook
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk
from tests.factories import CHAIR, OUTSIDE, PAPER, SECRETARY, A, B, C, D, P, after, cell, officer
from tests.rules.house import unchecked
from tests.rules.sheets import book, lines, rows, scoring
from tests.spec import Given
from workflows.permissions import PERMISSIONS
from workflows.reader import Reader, reach_in
from workflows.reads import Read

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


NAMED = NameScorer(body="sở nội vụ", unit=OUTSIDE)
ITSELF = Seat(Office.SCORER, OUTSIDE)


def test_p30_the_department_enters_its_points_itself() -> None:
    """Named by the chair's office, it gives 9 with its own hand → 89 once filled in; the chair's
    office may still copy its document."""
    given = after(start(ONE), (NAMED, SECRETARY), (gives("Sở Nội vụ", "9"), ITSELF))
    assert rows(after(given, (FILL, SECRETARY)))[C].total == P("89")
    copied = after(given, (gives("Sở Nội vụ", "8"), SECRETARY), (FILL, SECRETARY))
    assert rows(copied)[C].total == P("88")


def test_p30_before_it_is_named_and_once_another_is_it_does_nothing() -> None:
    """Nobody holds the office without being named; a body is one unit at a time."""
    start(ONE).when(gives("Sở Nội vụ", "9"), as_=ITSELF).then_refused("office_not_held")
    other = UnitId("6f0b2c1e-0000-4000-8000-00000000aaaa")
    given = after(
        start(ONE), (NAMED, SECRETARY), (NameScorer(body="Sở Nội vụ", unit=other), SECRETARY)
    )
    given.when(gives("Sở Nội vụ", "9"), as_=ITSELF).then_refused("office_not_held")


@pytest.mark.parametrize(
    "command",
    [
        gives("Sở Tài chính", "9"),
        *(
            RecordExternalScore(
                unit=C, criterion=code, value=P("900"), authority="Sở Nội vụ", document=PAPER
            )
            for code in ("1", "99")
        ),
    ],
)
def test_p30_it_gives_its_own_points_only_and_learns_nothing(command: RecordExternalScore) -> None:
    """For another body, for what others score, and for what is no criterion: the same answer."""
    given = after(start(ONE), (NAMED, SECRETARY))
    given.when(command, as_=ITSELF).then_refused(
        "scored_by_other", case="not_ours", bodies=("Sở Nội vụ",)
    )


def test_p30_it_may_do_and_read_nothing_else() -> None:
    """Of all commands one, of all reads what it scores itself."""
    grants = [command for command, by in PERMISSIONS.items() if Office.SCORER in by]
    assert grants == [RecordExternalScore]
    given = after(start(ONE), (NAMED, SECRETARY))
    reads = [read for read in Read if reach_in(given.state, Reader((ITSELF,)), read) is not None]
    assert reads == [Read.SCORED_ALONE]
    for command in (FILL, SettleSheet(unit=C), NAMED):
        given.when(command, as_=ITSELF).then_refused("not_permitted")


def test_p30_only_a_body_that_scores_is_named_and_no_member() -> None:
    """The nearest is named; a member scores as a member; naming it again says nothing new."""
    start(ONE).when(NameScorer(body="Sở Nội vú", unit=OUTSIDE), as_=SECRETARY).then_refused(
        "body_unknown", nearest="Sở Nội vụ", known=("Sở Nội vụ",)
    )
    start(ONE).when(NameScorer(body="Sở Nội vụ", unit=D), as_=SECRETARY).then_refused(
        "body_unknown", case="member", unit=D
    )
    named = after(start(ONE), (NAMED, SECRETARY))
    named.when(NAMED, as_=SECRETARY).then_refused("already_done", what="name_scorer")


def test_p30_the_units_sheet_does_not_ask_for_what_others_score(tmp_path: Path) -> None:
    """Read back, criterion 2 of the department is none of what the unit has left to fill in; the
    lines to copy name the department and its criterion."""
    scenario, desk = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    text = YEAR.read_text(encoding="utf-8").partition("  - {key: s-an")[0]
    alone = 'scored_by: {outside: [Sở Nội vụ]}, standard: {max: "40"}'
    scenario.write_text(text.replace('standard: {max: "40"}', alone), encoding="utf-8")
    assert desk("init", "--practice").code == 0
    assert desk("play", scenario).code == 0
    assert 'name_scorer body="Sở Nội vụ"' in desk("do", CYCLE, "name_scorer").said
    scored = desk("do", CYCLE, "record_external_score").said
    assert 'criterion=2 value=9,5 authority="Sở Nội vụ"' in scored
    folder = tmp_path / "bang"
    assert desk("sheets", "make", CYCLE, "--out", folder).code == 0
    told = desk("sheets", "read", CYCLE, folder / "dong.xlsx", "--as", "secretary@an").said
    assert "Chưa điền: 1 (điểm chuẩn)." in told
