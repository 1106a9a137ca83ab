"""Points that need proof (P18): typed as well as claimed, without it they count nothing."""

import pytest
from msgspec import UNSET, UnsetType

from domain.cycle.phases.scoring import AdjustScores, EnterScores, ScoresEntered, SettleSheet
from domain.reckoning.arithmetic import ARITHMETICS
from domain.reckoning.cells import CellChange, NewCell
from domain.reckoning.proof import Unproved
from domain.reckoning.score_table import score_table
from domain.reckoning.table_notes import TableNote, table_notes
from domain.record.record import UnitId
from domain.values.points import Points
from tests.factories import SECRETARY, A, C, P, after, officer
from tests.factories import cell as plain
from tests.rules.sheets import BONUS, DEDUCTION, STANDARD, book, rows, scoring, sent
from tests.rules.test_arithmetic import under
from tests.spec import Given

RULEBOOK = book(
    "standard: {max: '100'}",
    "bonus: {max: '10', evidence_needed: true}, standard: {max: '10'}",
)


def bonus(now: str, evidence: bool | UnsetType = UNSET, was: str | None = None) -> NewCell:
    """So much bonus in criterion 2, and what is said of its proof."""
    return NewCell(
        criterion="2",
        part=BONUS,
        was=None if was is None else P(was),
        now=P(now),
        evidence=evidence,
    )


def year(version: int = 2) -> Given:
    return under(ARITHMETICS[version], scoring(RULEBOOK))


def with_bonus(cell: NewCell, version: int = 2) -> Given:
    """C has sent 90 points and that bonus."""
    return sent(year(version), C, plain("1", "90"), plain("2", "0"), cell)


def counted(start: Given) -> tuple[Points | None, Points | None]:
    return rows(start)[C].bonus, rows(start)[C].total


def noted(start: Given) -> list[TableNote]:
    table = score_table(start.state)
    assert table is not None
    return [note for note in table_notes(start.state, table) if note.code == "unproved"]


def changed(start: Given, unit: UnitId = C) -> CellChange:
    [change] = [
        one
        for event in start.events
        if isinstance(event.body, ScoresEntered) and event.body.unit == unit
        for one in event.body.cells
        if one.part is BONUS
    ]
    return change


def test_p18_typed_without_proof_counts_nothing() -> None:
    """Typed 5, none attached: 0 and not missing; the event and the table say what fell away."""
    start = with_bonus(bonus("5"))
    assert counted(start) == (P("0"), P("90"))
    assert (changed(start).now, changed(start).unproved) == (P("0"), P("5"))
    [note] = noted(start)
    assert note.unproved == Unproved(points=P("5"), counts=P("0"))


def test_p18_typed_with_proof_counts_in_full() -> None:
    """The same with proof, and nothing is remarked on."""
    start = with_bonus(bonus("5", evidence=True))
    assert counted(start) == (P("5"), P("95"))
    assert (changed(start).evidence, changed(start).unproved) == (True, None)
    assert noted(start) == []


def test_p18_no_points_need_no_proof() -> None:
    """0 and an empty cell give nothing that could be proved; the standard asks for none here."""
    start = with_bonus(bonus("0"))
    assert (changed(start).unproved, noted(start)) == (None, [])
    assert counted(start) == (P("0"), P("90"))


def test_p18_proof_may_come_later() -> None:
    """Shown with an adjustment of the own column, the points count, and the remark goes."""
    start = with_bonus(bonus("5"))
    late = AdjustScores(
        unit=C, column="self", cells=(bonus("5", evidence=True, was="0"),), reason="Bổ sung"
    )
    proved = after(start, (late, officer(C)))
    assert (counted(proved), noted(proved)) == ((P("5"), P("95")), [])


def test_p18_a_checker_does_not_by_pass_proof() -> None:
    """Whoever types 5 in a later column without proof changes nothing; the remark stays, also
    once the sheet is settled. With proof it counts, for the reason given."""
    start = with_bonus(bonus("5"))
    typed = EnterScores(unit=C, column="settled", cells=(bonus("5", was="0"),))
    entered = after(start, (typed, SECRETARY))
    settled = after(entered, (SettleSheet(unit=C), SECRETARY))
    assert counted(settled) == (P("0"), P("90"))
    assert [note.unproved for note in noted(settled)] == [Unproved(points=P("5"), counts=P("0"))]
    shown = AdjustScores(
        unit=C,
        column="settled",
        cells=(bonus("5", evidence=True, was="0"),),
        reason="Đã xem bằng khen",
    )
    proved = after(start, (shown, SECRETARY))
    assert (counted(proved), noted(proved)) == ((P("5"), P("95")), [])


def test_p18_what_was_proved_is_not_asked_for_again() -> None:
    """The unit has shown proof of 5; whoever checks and gives 3 need not state it once more."""
    start = with_bonus(bonus("5", evidence=True))
    less = AdjustScores(
        unit=C, column="settled", cells=(bonus("3", was="5"),), reason="Chỉ tính cấp tỉnh"
    )
    assert counted(after(start, (less, SECRETARY))) == (P("3"), P("93"))


@pytest.mark.parametrize("version", [1, 2])
def test_p18_older_years_count_what_is_typed(version: int) -> None:
    """A year begun under version 1 goes on by it: a typed bonus counts in full."""
    start = with_bonus(bonus("5"), version)
    assert counted(start) == ((P("5"), P("95")) if version == 1 else (P("0"), P("90")))


def test_p18_a_deduction_needs_no_proof() -> None:
    """It is held against the unit: without proof it would vanish in the unit's favour."""
    rulebook = book("standard: {max: '100'}, deduction: {max: '5', evidence_needed: true}")
    start = scoring(rulebook)
    less = NewCell(criterion="1", part=DEDUCTION, now=P("-2"))
    start = sent(start, A, plain("1", "90"), less)
    assert rows(start)[A].total == P("88")


def test_p34_ordinary_points_need_proof_where_the_rulebook_says_so() -> None:
    """Ten standard points typed without proof count 0, and that is said; with it they count."""
    rulebook = book("standard: {max: '90'}", "standard: {max: '10', evidence_needed: true}")
    start = under(ARITHMETICS[2], scoring(rulebook))

    def typed(evidence: bool | UnsetType) -> NewCell:
        return NewCell(criterion="2", part=STANDARD, was=None, now=P("10"), evidence=evidence)

    bare = sent(start, C, plain("1", "90"), typed(UNSET))
    assert (rows(bare)[C].total, len(noted(bare))) == (P("90"), 1)
    proved = sent(start, C, plain("1", "90"), typed(True))
    assert (rows(proved)[C].total, noted(proved)) == (P("100"), [])
