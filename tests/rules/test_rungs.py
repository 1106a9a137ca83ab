"""Rungs above the ring, D17: a sheet goes from one to the next, each scores in its turn."""

import msgspec
import pytest

from domain.cycle.phases.scoring import AdjustScores, EnterScores, SettleSheet, SubmitSheet
from domain.cycle.scores.checking import AssignChecks, Shared
from domain.cycle.scores.explaining import AnswerExplanation, ExplainAdjustment
from domain.cycle.scores.returning import CellToComplete, ReturnSheet, SheetPassedBack
from domain.cycle.scores.rungs import SheetPassedOn
from domain.cycle.year_work.outside import FillScores, RecordExternalScore
from domain.notices import Topic
from domain.record.record import Command, Office, Seat
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import read_rulebook
from tests.factories import CHAIR, PAPER, SECRETARY, VICE, A, B, C, D, E, P, after, cell, officer
from tests.rules.house import unchecked
from tests.rules.sheets import book, lines, rows, scoring, sent
from tests.spec import Given, Then
from workflows.reader import Reader
from workflows.reads import Read
from workflows.rung_status import rung_standing, rungs_now
from workflows.sight import Sight
from workflows.who_is_told import notices

TWO = ("standard: {max: '60'}", "standard: {max: '40'}, bonus: {max: '5'}")
RUNGS = """
columns:
  - {code: self, name: Tự chấm, scorer: own}
  - {code: specialist, name: Chuyên viên, scorer: cluster, rung: {office: secretary}}
  - {code: team, name: Tổ thẩm định, scorer: assigned, rung: {team: Tổ thẩm định}}
  - {code: head, name: Trưởng phòng, scorer: cluster, rung: {office: chair}}
  - {code: council, name: Ban Thường vụ, scorer: council, rung: {outside: [Ban Thường vụ]}}
"""
WHY = CellToComplete(criterion="2", reason="Chưa trừ văn bản chậm")
PASS = SettleSheet(unit=C)


def start(*criteria: str) -> Given:
    """C has sent 50 and 30; B and D are the team."""
    given = scoring(book(*(criteria or TWO), columns=RUNGS))
    team = AssignChecks(column="team", how=Shared.TEAM, checkers=(B, D), team="Tổ thẩm định")
    return sent(after(given, (team, SECRETARY)), C, cell("1", "50"), cell("2", "30"))


def enter(column: str, now: str, was: str | None = None, reason: str = "") -> EnterScores:
    """Criterion 2 in one column."""
    said = reason or msgspec.UNSET
    return EnterScores(unit=C, column=column, cells=(cell("2", now, was),), reason=said)


def at(given: Given) -> str | None:
    """The column of the rung that has C's sheet."""
    found = rung_standing(given.state, C)
    return found.column if found is not None else None


def told(then: Then) -> list[tuple[Office, object]]:
    """Who is told that the sheet has come to a rung."""
    found = notices(then.given.state, then.done)
    return [(one.to.office, one.to.unit) for one in found if one.topic is Topic.RUNG]


def at_the_head() -> Given:
    """28 of the specialist and 27 of the team, which has passed it on."""
    return after(
        start(),
        (enter("specialist", "28", reason="Hai báo cáo chậm"), SECRETARY),
        (PASS, SECRETARY),
        (enter("team", "27", reason="Ba báo cáo chậm"), officer(B)),
        (PASS, officer(B)),
    )


def test_d17_each_rung_enters_in_its_turn_and_the_last_one_counts() -> None:
    """50 + 30 = 80; specialist 28, team 27, the head agrees, the standing committee 29 → 79."""
    given = start()
    assert (at(given), rows(given)[C].total) == ("specialist", P("80"))
    given = at_the_head()
    assert (at(given), rows(given)[C].total) == ("head", P("77"))
    then = given.when(PASS, as_=CHAIR)
    [event] = then.done.events
    assert event.body == SheetPassedOn(unit=C, column="head", to="council", document=None)
    given = after(
        then.given_besides(),
        (enter("council", "29", reason="Một báo cáo đến đúng hạn"), SECRETARY),
        (PASS, SECRETARY),
    )
    assert (at(given), rows(given)[C].total) == (None, P("79"))
    assert given.state.sheet(C).settled


@pytest.mark.parametrize(
    ("command", "seat"),
    [
        (enter("team", "27", reason="Chậm"), officer(B)),
        (enter("council", "29", reason="Chậm"), SECRETARY),
        (enter("head", "29", reason="Chậm"), CHAIR),
        (
            AdjustScores(unit=C, column="head", cells=(cell("2", "29"),), reason="Chậm"),
            CHAIR,
        ),
        (AdjustScores(unit=C, column="self", cells=(cell("2", "29"),), reason="Sót"), officer(C)),
    ],
)
def test_d17_nobody_enters_out_of_turn(command: Command, seat: Seat) -> None:
    """Neither a rung above, nor the unit itself, while the specialist has the sheet; who has it is
    named."""
    then = start().when(command, as_=seat)
    then.then_refused("sheet_elsewhere", unit=C, column="specialist", instead="secretary")


def test_d17_a_rung_below_is_over_once_it_passed_the_sheet_on() -> None:
    """What it wrote stands; it is sent back where that is to change."""
    again = enter("specialist", "29", "28", reason="Nhầm")
    at_the_head().when(again, as_=SECRETARY).then_refused("sheet_elsewhere", column="head")


@pytest.mark.parametrize("command", [enter("specialist", "28", reason="Chậm"), PASS])
def test_d17_only_who_is_said_to_enters_it(command: Command) -> None:
    """The chair is not the specialist; nor is a unit that checks nothing here."""
    for seat in (CHAIR, officer(B)):
        start().when(command, as_=seat).then_refused(
            "check_not_assigned", case="rung", column="specialist", instead="secretary"
        )


def test_d17_a_team_enters_by_those_who_check_under_its_name() -> None:
    """B is of the team, E is not; the secretary does not enter for it."""
    given = after(start(), (PASS, SECRETARY))
    given.when(PASS, as_=SECRETARY).then_refused("check_not_assigned", bodies=("Tổ thẩm định",))
    assert at(after(given, (PASS, officer(D)))) == "head"


def test_d17_differing_without_a_reason_is_refused_as_ever() -> None:
    """28 where 30 counts asks why; where the rung agrees, nothing is asked."""
    start().when(enter("specialist", "28"), as_=SECRETARY).then_refused("reason_blank")
    agreed = after(start(), (enter("specialist", "30"), SECRETARY))
    assert rows(agreed)[C].total == P("80")


def test_d17_back_to_the_rung_below_with_a_reason_for_each_cell_and_a_new_day() -> None:
    """The head sends it back to the specialist, who mends 28 → 26 and passes it on anew through the
    team; the unit is asked for nothing."""
    back = ReturnSheet(unit=C, to="specialist", until="2026-12-04", cells=(WHY,))
    then = at_the_head().when(back, as_=CHAIR)
    [event] = then.done.events
    assert isinstance(event.body, SheetPassedBack)
    assert (event.body.column, event.body.to) == ("head", "specialist")
    assert event.body.cells[0].sent == P("28")
    given = then.given_besides()
    sheet = given.state.sheet(C)
    assert (at(given), sheet.sent, sheet.returns) == ("specialist", True, ())
    found = rung_standing(given.state, C)
    assert found is not None
    assert str(found.until) == "2026-12-04"
    mended = after(
        given,
        (enter("specialist", "26", "28", reason="Bốn báo cáo chậm"), SECRETARY),
        (PASS, SECRETARY),
    )
    assert at(mended) == "team"
    found = rung_standing(mended.state, C)
    assert found is not None
    assert found.until is None


def test_d17_back_to_the_unit_and_up_from_the_first_rung_again() -> None:
    """Whoever has it sends it back to the unit, as D16; sent again it is with the specialist."""
    back = ReturnSheet(unit=C, until="2026-12-04", cells=(WHY,))
    at_the_head().when(back, as_=SECRETARY).then_refused("check_not_assigned", column="head")
    given = after(at_the_head(), (back, CHAIR))
    assert (at(given), given.state.sheet(C).returned is not None) == (None, True)
    given = after(
        given,
        (EnterScores(unit=C, column="self", cells=(cell("2", "31", "30"),)), officer(C)),
        (SubmitSheet(unit=C), officer(C)),
    )
    assert at(given) == "specialist"


@pytest.mark.parametrize("to", ["head", "council"])
def test_d17_it_goes_back_only_to_a_rung_below(to: str) -> None:
    """Neither to the rung itself, nor to one above."""
    back = ReturnSheet(unit=C, to=to, until="2026-12-04", cells=(WHY,))
    known = ("Tự chấm", "Chuyên viên", "Tổ thẩm định")
    at_the_head().when(back, as_=CHAIR).then_refused(
        "sheet_elsewhere", case="below", column="head", known=known
    )


def test_d17_the_sheet_of_the_chairs_unit_goes_to_the_vice() -> None:
    """Nobody scores the own unit, on no rung of the chair's office."""
    given = sent(scoring(book(*TWO, columns=RUNGS)), A, cell("1", "50"), cell("2", "30"))
    own = SettleSheet(unit=A)
    given.when(own, as_=SECRETARY).then_refused("own_sheet", case="of_chair")
    passed = after(given, (own, VICE))
    standing = rung_standing(passed.state, A)
    assert standing is not None
    assert standing.column == "team"


def test_d17_an_explanation_is_answered_by_the_rung_that_has_the_sheet() -> None:
    """The head takes up what the unit says of the team's 27, in its own column."""
    given = after(at_the_head(), (ExplainAdjustment(unit=C, explanation="Có dấu đến"), officer(C)))
    answer = AnswerExplanation(unit=C, accepted=True, reason="Đúng", cells=(cell("2", "30"),))
    given.when(answer, as_=SECRETARY).then_refused("check_not_assigned", column="head")
    answered = after(given, (answer, CHAIR))
    assert answered.state.sheet(C).cells("head") == {("2", "standard"): P("30")}


def test_d17_what_a_body_outside_gives_is_filled_in_by_the_rung_that_has_the_sheet() -> None:
    """Into its column; a rung that does not have it is told who does."""
    given = start(
        TWO[0], "standard: {max: '40'}", "standard: {max: '5'}, scored_by: {outside: [Sở Nội vụ]}"
    )
    score = RecordExternalScore(
        unit=C, criterion="3", value=P("4"), authority="Sở Nội vụ", document=PAPER
    )
    given = after(given, (PASS, SECRETARY), (score, SECRETARY))
    fill = FillScores(reason="Theo văn bản của Sở")
    given.when(fill, as_=SECRETARY).then_refused("check_not_assigned", column="team", unit=C)
    filled = after(given, (fill, officer(B)))
    assert filled.state.sheet(C).cells("team") == {("3", "standard"): P("4")}


def test_d17_whoever_is_next_is_told_and_whoever_gets_it_back() -> None:
    """Sent → the secretary; passed on → both of the team, then the chair; back → the secretary."""
    given = scoring(book(*TWO, columns=RUNGS))
    team = AssignChecks(column="team", how=Shared.TEAM, checkers=(B, D), team="Tổ thẩm định")
    given = after(
        given,
        (team, SECRETARY),
        (EnterScores(unit=C, column="self", cells=(cell("1", "50"), cell("2", "30"))), officer(C)),
    )
    sends = given.when(SubmitSheet(unit=C), as_=officer(C))
    assert told(sends) == [(Office.SECRETARY, A)]
    on = start().when(PASS, as_=SECRETARY)
    assert told(on) == [(Office.UNIT_OFFICER, one) for one in sorted((B, D))]
    up = on.given_besides().when(PASS, as_=officer(B))
    assert told(up) == [(Office.CHAIR, A)]
    back = ReturnSheet(unit=C, to="specialist", until="2026-12-04", cells=(WHY,))
    assert told(up.given_besides().when(back, as_=CHAIR)) == [(Office.SECRETARY, A)]


def test_d17_a_peer_is_told_nothing_of_a_neighbours_way() -> None:
    """Who has the sheet, why and until when it was sent back is for its unit, those who check it
    and the chair's office; another unit is told of its own sheet only."""
    back = ReturnSheet(unit=C, to="specialist", until="2026-12-04", cells=(WHY,))
    given = sent(after(at_the_head(), (back, CHAIR)), E, cell("1", "50"), cell("2", "30"))
    kinds = {"sheet_passed_on", "sheet_passed_back"}
    for seat, units, told_of in ((officer(E), {E}, 0), (officer(C), {C}, 3), (CHAIR, {C, E}, 3)):
        sight = Sight.of(given.state, Reader((seat,)), Read.STATUS)
        seen = rungs_now(sight.cycle(given.state))
        assert not isinstance(seen, msgspec.UnsetType)
        assert {one.unit for one in seen} == units
        log = Sight.of(given.state, Reader((seat,)), Read.LOG).events(given.events)
        assert sum(event.header.type in kinds for event in log) == told_of


@pytest.mark.parametrize(
    ("rung", "case"),
    [
        ("scorer: own, rung: {office: chair}", "rung"),
        ("scorer: cluster, rung: {team: Tổ}", "rung"),
        ("scorer: assigned, rung: {office: chair}", "rung"),
        ("scorer: council, rung: {outside: [Sở A, Sở B]}", "rung"),
        ("scorer: cluster, rung: {office: teller}", "rung"),
        ("scorer: cluster, rung: {}", "rung"),
        ("scorer: cluster", "rung_last"),
    ],
)
def test_d17_what_is_no_rung_is_refused(rung: str, case: str) -> None:
    """One enters it: an office, a body outside, or a team where the check is assigned; nothing that
    is no rung stands after one."""
    head = "columns:\n  - {code: a, name: A, scorer: cluster, rung: {office: secretary}}\n"
    found = list(
        faults(unchecked(lines(*TWO, columns=f"{head}  - {{code: b, name: B, {rung}}}\n")))
    )
    assert [(fault.place, fault.refusal.facts["case"]) for fault in found] == [
        (("columns", 1), case)
    ]


def test_d17_not_said_it_is_not_written() -> None:
    """A rulebook without rungs keeps its bytes; one with them is read back as it was written."""
    assert "rung" not in book(*TWO).canonical()
    said = book(*TWO, columns=RUNGS)
    assert read_rulebook(said.canonical()) == said
    assert (
        '"rung":{"outside":[],"combine":null,"team":null,"office":"secretary"}' in said.canonical()
    )
