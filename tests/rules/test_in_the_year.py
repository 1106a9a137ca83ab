"""Rules that change a year on its way, through the way of a command: P10, P11, P15 to P20, P23,
P26, K3 and K6. The rulebooks are written as a cluster writes them."""

import pytest
from msgspec import structs

from domain.cycle.amendment import AmendRulebook, Governs, RulebookAmended
from domain.cycle.formal import AdvancePhase
from domain.cycle.phases.scoring import (
    AdjustScores,
    EnterScores,
    Mark,
    MarkCriterion,
    ScoresAdjusted,
    ScoresEntered,
    SettleSheet,
    SubmitSheet,
)
from domain.cycle.phases.summary_conference import AdoptTable, OpenSitting, RecordAttendance
from domain.cycle.scores.sheets import PointsMoved, RelativeMoved
from domain.reckoning.cells import NewCell
from domain.reckoning.score_table import score_table
from domain.reckoning.table_notes import TableNote, ranks_by_column, table_notes
from domain.rulebook.criteria import Part
from domain.rulebook.grading import Claim
from domain.rulebook.rulebook import Rulebook
from tests.factories import (
    MEMBERS,
    PAPER,
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
from tests.rules.sheets import BONUS, book, rows, scoring, sent
from tests.spec import Given

RELATIVE = book("standard: {step: '0.5', grading: {how: relative, points: '10'}}")
GRADED = "standard: {max: '100'}"


def notes(start: Given) -> tuple[TableNote, ...]:
    table = score_table(start.state)
    assert table is not None
    return table_notes(start.state, table)


def test_p10_a_new_best_recomputes_every_unit_and_the_trail_names_the_cause() -> None:
    """Best 50: 50 → 10, 40 → 8. A sheet with 80 comes in: 10 → 6.5, 8 → 5, in one event."""
    before = sent(sent(scoring(RELATIVE), A, cell("1", "50")), B, cell("1", "40"))
    assert [rows(before)[unit].total for unit in (A, B)] == [P("10"), P("8")]
    entered = EnterScores(unit=C, column="self", cells=(cell("1", "80"),))
    coming = after(before, (entered, officer(C)))
    moves = [
        PointsMoved(unit=A, criterion="1", part=Part.STANDARD, was=P("10"), now=P("6.5")),
        PointsMoved(unit=B, criterion="1", part=Part.STANDARD, was=P("8"), now=P("5")),
    ]
    done = coming.when(SubmitSheet(unit=C), as_=officer(C)).done
    moved = done.events[-1].body
    assert isinstance(moved, RelativeMoved)
    assert (moved.by, set(moved.moves)) == (C, set(moves))
    after_all = coming.when(SubmitSheet(unit=C), as_=officer(C)).given_besides()
    assert [rows(after_all)[unit].total for unit in (A, B, C)] == [P("6.5"), P("5"), P("10")]


def test_p10_a_change_that_moves_nobody_says_nothing() -> None:
    """A sheet below the best changes no other points: one event only."""
    before = sent(scoring(RELATIVE), A, cell("1", "50"))
    coming = after(
        before, (EnterScores(unit=B, column="self", cells=(cell("1", "40"),)), officer(B))
    )
    events = coming.when(SubmitSheet(unit=B), as_=officer(B)).done.events
    assert [event.header.type for event in events] == ["sheet_submitted"]


def test_p10_an_adjustment_of_the_best_moves_the_others_too() -> None:
    """The team takes the best from 80 to 50: 40 of another goes from 5 to 8, and it is said."""
    start = sent(sent(scoring(RELATIVE), A, cell("1", "40")), B, cell("1", "80"))
    assert rows(start)[A].total == P("5")
    adjust = AdjustScores(
        unit=B, column="settled", cells=(cell("1", "50"),), reason="Thiếu minh chứng"
    )
    then = start.when(adjust, as_=SECRETARY)
    moved = then.done.events[-1].body
    assert isinstance(moved, RelativeMoved)
    assert moved.by == B
    assert moved.moves == (
        PointsMoved(unit=A, criterion="1", part=Part.STANDARD, was=P("5"), now=P("8")),
    )
    assert rows(then.given_besides())[A].total == P("8")


def test_p10_where_all_have_nothing_all_have_nought_and_it_is_noted() -> None:
    """All zero → all 0, and the note goes once somebody has more."""
    start = sent(sent(scoring(RELATIVE), A, cell("1", "0")), B, cell("1", "0"))
    assert [rows(start)[unit].total for unit in (A, B)] == [P("0"), P("0")]
    assert notes(start) == (TableNote(code="all_zero", criterion="1", part=Part.STANDARD),)
    assert notes(sent(start, C, cell("1", "3"))) == ()


def test_p10_after_adoption_the_points_are_frozen() -> None:
    """An adopted table moves no more: a change of the best is refused, and the table stands."""
    start = scoring(RELATIVE)
    for unit in MEMBERS:
        start = sent(start, unit, cell("1", "40"))
        start = after(start, (SettleSheet(unit=unit), settler(unit)))
    start = after(
        start,
        (AdvancePhase(), SECRETARY),
        (OpenSitting(), SECRETARY),
        (RecordAttendance(present=MEMBERS), SECRETARY),
        (AdoptTable(), SECRETARY),
    )
    adopted = start.state.conference.table
    change = AdjustScores(unit=B, column="settled", cells=(cell("1", "80", "40"),), reason="Sót")
    start.when(change, as_=SECRETARY).then_refused("conditions_unmet")
    assert '"total":"10"' in adopted


def test_p11_a_criterion_not_applied_leaves_the_units_denominator() -> None:
    """99 of 110, and 90 of 100 without the second criterion → both 90 %, tied at 1."""
    rulebook = book(GRADED, "standard: {max: '10'}", more="ranked_by: share_of_standard")
    start = sent(scoring(rulebook), A, cell("1", "90"), cell("2", "9"))
    mark = MarkCriterion(
        unit=B, criterion="2", mark=Mark.NOT_APPLIED, reason="Đơn vị không có nhiệm vụ này"
    )
    start = sent(after(start, (mark, SECRETARY)), B, cell("1", "90"))
    found = rows(start)
    assert [(found[unit].rank, found[unit].share) for unit in (A, B)] == [(1, "9/10")] * 2
    assert [found[unit].maximum for unit in (A, B)] == [P("110"), P("100")]


@pytest.mark.parametrize(
    ("rule", "own", "rank"),
    [("keeps_rank", 1, 2), ("not_ranked", None, 1), ("no_effect", 1, 2)],
)
def test_p15_a_unit_that_did_not_register_keeps_its_rank_or_not(
    rule: str, own: int | None, rank: int
) -> None:
    """The unit stays in the table; whether it takes a rank from the others the rulebook says."""
    start = scoring(book(GRADED, more=f"unregistered: {rule}"), unregistered=(A,))
    found = rows(sent(sent(start, A, cell("1", "100")), B, cell("1", "90")))
    assert found[A].total == P("100")
    assert (found[A].rank, found[B].rank) == (own, rank)


DOUBLED = book(f"{GRADED}, coefficient: '2'")


def amended(start: Given, rulebook: Rulebook, governs: Governs | None = None) -> Given:
    command = AmendRulebook(rulebook=rulebook, reason="Bộ sửa hướng dẫn")
    if governs is not None:
        command = structs.replace(command, governs=governs)
    return after(start, (command, SECRETARY))


@pytest.mark.parametrize("governs", [None, Governs.WHOLE_YEAR])
def test_p16_an_amendment_governs_the_whole_year(governs: Governs | None) -> None:
    """Open sheets count by the new rule at once, whoever was scored before: the default."""
    start = sent(scoring(book(GRADED)), A, cell("1", "40"))
    assert rows(amended(start, DOUBLED, governs))[A].total == P("80")


def test_p16_or_from_its_date_until_a_cell_is_scored_again() -> None:
    """Scores entered before keep their value under the rule then in force until re-scored."""
    start = sent(scoring(book(GRADED)), A, cell("1", "40"))
    start = sent(amended(start, DOUBLED, Governs.FROM_NOW), B, cell("1", "40"))
    assert [rows(start)[unit].total for unit in (A, B)] == [P("40"), P("80")]
    again = EnterScores(unit=A, column="settled", cells=(cell("1", "40"),))
    assert rows(after(start, (again, VICE)))[A].total == P("80")


def test_p16_a_new_criterion_stands_in_open_sheets_at_once() -> None:
    """The new row is asked of a sheet that is not sent yet."""
    start = amended(scoring(book(GRADED)), book(GRADED, "standard: {max: '10'}"))
    enter = EnterScores(unit=A, column="self", cells=(cell("1", "90"),))
    start = after(start, (enter, officer(A)))
    start.when(SubmitSheet(unit=A), as_=officer(A)).then_refused(
        "sheet_incomplete", criteria=("2",)
    )


def test_p16_kept_points_outlive_settlement_but_not_an_amendment_of_the_whole_year() -> None:
    """The settled total is the one that was shown; a whole-year amendment counts all anew."""
    start = sent(scoring(book(GRADED)), B, cell("1", "40"))
    start = amended(start, DOUBLED, Governs.FROM_NOW)
    settled = after(start, (SettleSheet(unit=B), SECRETARY))
    assert [rows(held)[B].total for held in (start, settled)] == [P("40")] * 2
    tripled = book(f"{GRADED}, coefficient: '3'")
    assert rows(amended(start, tripled, Governs.WHOLE_YEAR))[B].total == P("120")


def test_p16_an_amendment_orphans_no_score() -> None:
    """A criterion that units were scored by cannot be left out; nothing happens."""
    start = sent(scoring(book(GRADED, GRADED)), A, cell("1", "40"), cell("2", "1"))
    less = AmendRulebook(rulebook=book(GRADED), reason="Bỏ tiêu chí 2")
    start.when(less, as_=SECRETARY).then_refused(
        "amendment_orphans", unit=A, criterion="2", column="self"
    )
    lower = AmendRulebook(rulebook=book("standard: {max: '30'}", GRADED), reason="Hạ mức tối đa")
    start.when(lower, as_=SECRETARY).then_refused("amendment_misfits", unit=A, criterion="1")


def test_p16_the_whole_new_rulebook_stands_in_the_event() -> None:
    """The amendment holds the new canonical text and its hash, with the reason."""
    start = scoring(book(GRADED))
    command = AmendRulebook(rulebook=DOUBLED, reason="Bộ sửa hướng dẫn", document=PAPER)
    body = start.when(command, as_=SECRETARY).done.events[0].body
    assert isinstance(body, RulebookAmended)
    assert (body.rulebook, body.kept) == (DOUBLED.canonical(), ())
    start.when(structs.replace(command, reason=" "), as_=SECRETARY).then_refused("reason_blank")


CLAIMED = """bonus: {evidence_needed: true, claims:
      [{level: province, points: '3'}, {level: ministry, points: '5'}]}"""


def claims(*claimed: tuple[str, str, bool]) -> EnterScores:
    made = tuple(
        Claim(achievement=name, level=level, evidence=shown) for name, level, shown in claimed
    )
    bonus = NewCell(criterion="2", part=BONUS, claims=made)
    return EnterScores(unit=A, column="self", cells=(cell("1", "90"), bonus))


def test_p17_claims_come_in_as_achievements_and_go_out_as_points() -> None:
    """The same work at two levels counts 5; an unknown level is refused."""
    start = scoring(book(GRADED, CLAIMED))
    both = claims(("Đề án", "province", True), ("Đề án", "ministry", True))
    found = rows(after(start, (both, officer(A)), (SubmitSheet(unit=A), officer(A))))
    assert (found[A].bonus, found[A].total) == (P("5"), P("95"))
    start.when(claims(("Đề án", "world", True)), as_=officer(A)).then_refused("level_unknown")


def test_p18_a_claim_without_evidence_is_nought_not_missing() -> None:
    """Claimed 5, none attached: the cell holds 0, and the event says which claim did not count."""
    start = scoring(book(GRADED, CLAIMED))
    bare = start.when(claims(("Đề án", "ministry", False)), as_=officer(A))
    body = bare.done.events[0].body
    assert isinstance(body, ScoresEntered)
    [change] = [change for change in body.cells if change.part is BONUS]
    assert (change.now, [claim.counted for claim in change.claims]) == (P("0"), [False])
    found = rows(after(bare.given_besides(), (SubmitSheet(unit=A), officer(A))))
    assert (found[A].bonus, found[A].total) == (P("0"), P("90"))


def test_p19_a_task_that_did_not_arise_is_marked_with_a_reason() -> None:
    """Marked, the sheet is complete without it; without a rule for it the mark is refused."""
    rulebook = book("standard: {max: '90'}", "standard: {max: '10'}, not_arisen: mean")
    mark = MarkCriterion(unit=A, criterion="2", mark=Mark.NOT_ARISEN, reason="Không có đợt nào")
    start = sent(after(scoring(rulebook), (mark, SECRETARY)), A, cell("1", "81"))
    assert rows(start)[A].total == P("90")
    other = structs.replace(mark, criterion="1")
    scoring(rulebook).when(other, as_=SECRETARY).then_refused("mark_not_foreseen", criterion="1")


def test_p20_a_total_is_provisional_until_the_named_edition_is_out() -> None:
    """The sheet is sent without the place; the note names ranking and year, and goes with it."""
    rule = """standard: {grading: {how: by_place, ranking: ICT Index, edition: '2021',
      bands: [{from: 1, to: 10, points: '10'}, {from: 11, to: 63, points: '5'}]}}"""
    start = sent(scoring(book("standard: {max: '90'}", rule)), A, cell("1", "90"))
    assert (rows(start)[A].total, rows(start)[A].awaited) == (P("90"), ("2",))
    [note] = notes(start)
    assert (note.code, note.unit, note.ranking, note.edition) == (
        "awaited",
        A,
        "ICT Index",
        "2021",
    )
    out = EnterScores(unit=A, column="settled", cells=(cell("2", "12"),))
    published = after(start, (out, VICE))
    assert (rows(published)[A].total, notes(published)) == (P("95"), ())


PANEL = """
columns:
  - {code: self, name: Tự chấm, scorer: own}
  - {code: settled, name: Tổ chấm, scorer: cluster, combine: mean}
"""


def test_p23_a_panel_scores_a_cell_together() -> None:
    """In a column with several scorers their scores stand in the event beside the mean."""
    start = sent(scoring(book("standard: {max: '10'}", columns=PANEL)), A, cell("1", "9"))
    scores = tuple(P(score) for score in ("6", "9", "9.5", "10"))
    enter = EnterScores(unit=A, column="settled", cells=(NewCell(criterion="1", scores=scores),))
    start.when(enter, as_=VICE).then_refused("reason_blank", case="differs")
    why = structs.replace(enter, reason="Trung bình điểm của tổ")
    body = start.when(why, as_=VICE).done.events[0].body
    assert isinstance(body, ScoresAdjusted)
    assert (body.cells[0].now, body.cells[0].scores) == (P("8.5"), scores)
    wrong = EnterScores(unit=B, column="self", cells=(NewCell(criterion="1", scores=scores),))
    start.when(wrong, as_=officer(B)).then_refused("cell_input", criterion="1")


FIVE_COLUMNS = """
columns:
  - {code: self, name: Tự chấm, scorer: own}
  - {code: cross_check, name: Chấm điểm chéo, scorer: assigned}
  - {code: verified, name: Thẩm định, scorer: assigned}
  - {code: settled, name: Thống nhất, scorer: cluster}
  - {code: council, name: Hội đồng chấm lại, scorer: council}
"""


def test_p26_both_ranks_are_kept_where_a_council_scores_anew() -> None:
    """Five columns in their order; first by the cluster, third by the council: both stay."""
    start = scoring(book(GRADED, columns=FIVE_COLUMNS))
    for unit, own in zip((A, B, C), ("95", "90", "85"), strict=True):
        start = sent(start, unit, cell("1", own))
        settle = EnterScores(unit=unit, column="settled", cells=(cell("1", own),))
        start = after(start, (settle, settler(unit)))
    assert ranks_by_column(start.state) == {"settled": {A: 1, B: 2, C: 3}}
    again = EnterScores(unit=A, column="council", cells=(cell("1", "80"),), reason="Chấm lại")
    start = after(start, (again, VICE))
    assert ranks_by_column(start.state) == {
        "settled": {A: 1, B: 2, C: 3},
        "council": {A: 3, B: 1, C: 2},
    }
    assert {unit: rows(start)[unit].rank for unit in (A, B, C)} == {A: 3, B: 1, C: 2}


def test_p26_the_note_names_the_columns_once_all_is_settled() -> None:
    """Before that ranks still move; afterwards each unit's two ranks are told."""
    start = scoring(book(GRADED, columns=FIVE_COLUMNS))
    for unit, own in zip(MEMBERS, ("95", "90", "85", "80", "75"), strict=True):
        start = sent(start, unit, cell("1", own))
        settle = EnterScores(unit=unit, column="settled", cells=(cell("1", own),))
        start = after(start, (settle, settler(unit)))
    again = EnterScores(unit=A, column="council", cells=(cell("1", "87"),), reason="Chấm lại")
    start = after(start, (again, VICE))
    assert notes(start) == ()
    for unit in MEMBERS:
        start = after(start, (SettleSheet(unit=unit), settler(unit)))
    assert [(note.unit, dict(note.ranks)) for note in notes(start)] == [
        (B, {"settled": 2, "council": 1}),
        (A, {"settled": 1, "council": 2}),
    ]


def test_p26_one_column_is_enough() -> None:
    """What the units score themselves counts where nobody else scores."""
    rulebook = book(GRADED, columns="columns: [{code: self, name: Tự chấm, scorer: own}]")
    assert rows(sent(scoring(rulebook), A, cell("1", "95")))[A].rank == 1


def test_k3_only_the_first_are_ranked() -> None:
    """With three ranks to give the rest show none, and stand after them."""
    start = scoring(book(GRADED, more="ranked_first: 3"))
    for unit, total in zip(MEMBERS, ("95", "90", "85", "80", "75"), strict=True):
        start = sent(start, unit, cell("1", total))
    found = rows(start)
    assert [found[unit].rank for unit in MEMBERS] == [1, 2, 3, None, None]


TWO_GROUPS = """
unit_groups:
  - {code: so, name: Khối sở, units: [a, b]}
  - {code: huyen, name: Khối huyện, units: [c, d, e]}
"""


def test_k6_units_are_ranked_inside_their_group() -> None:
    """Two groups in a cluster: two rankings."""
    start = scoring(book(GRADED, more=TWO_GROUPS))
    for unit, total in zip(MEMBERS, ("70", "80", "95", "90", "95"), strict=True):
        start = sent(start, unit, cell("1", total))
    found = rows(start)
    assert [found[unit].rank for unit in MEMBERS] == [2, 1, 1, 2, 1]
