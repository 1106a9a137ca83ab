"""Rules that change a year on its way, through the way of a command: P10, P11, P15, P16 to P20."""

import pytest
from msgspec import structs

from domain.amendment import AmendRulebook, Governs, RulebookAmended
from domain.cells import NewCell
from domain.formal import AdvancePhase
from domain.grading import Claim, Claimed, Combine, Relative
from domain.guard import Phase
from domain.outcome import TableRow, score_table
from domain.phases.plan import IssuePlan, SetDeadline, SetRulebook
from domain.phases.registration import ExcuseUnit, RegisterTargets, SignPledge
from domain.phases.scoring import (
    EnterScores,
    Mark,
    MarkCriterion,
    ScoresEntered,
    SettleSheet,
    SubmitSheet,
)
from domain.phases.sheets import PointsMoved, RelativeMoved
from domain.record import Command, Seat, UnitId
from domain.rulebook import (
    Column,
    Criterion,
    NotArisen,
    Part,
    RankedBy,
    Rulebook,
    Scale,
    Scorer,
    UnitGroup,
    Unregistered,
)
from tests.factories import (
    MEMBERS,
    PAPER,
    SECRETARY,
    VICE,
    A,
    B,
    C,
    D,
    E,
    P,
    after,
    begun,
    cell,
    officer,
)
from tests.spec import Given

OWN = Column(code="self", name="Tự chấm", scorer=Scorer.OWN)
SETTLED = Column(code="settled", name="Thống nhất", scorer=Scorer.CLUSTER)


def book(*criteria: Criterion, **options: object) -> Rulebook:
    columns = (OWN, SETTLED)
    return Rulebook(name="Bảng", columns=columns, criteria=criteria, **options)  # type: ignore[arg-type]


def graded(code: str, maximum: str = "100", **options: object) -> Criterion:
    scale = Scale(max=P(maximum))
    return Criterion(code=code, name=code, standard=scale, **options)  # type: ignore[arg-type]


def scoring(rulebook: Rulebook, unregistered: tuple[UnitId, ...] = ()) -> Given:
    """A cycle under that rulebook in which scoring has begun."""
    acts: list[tuple[Command, Seat]] = [
        (SetRulebook(rulebook=rulebook), SECRETARY),
        (SetDeadline(phase=Phase.REGISTRATION, until="2026-02-28"), SECRETARY),
        (SetDeadline(phase=Phase.SCORING, until="2026-11-30"), SECRETARY),
        (IssuePlan(document=PAPER), SECRETARY),
    ]
    for unit in MEMBERS:
        if unit in unregistered:
            acts.append((ExcuseUnit(unit=unit, reason="Mới thành lập"), SECRETARY))
        else:
            acts.append((RegisterTargets(unit=unit, targets=("Làm tốt",)), officer(unit)))
    acts += [(SignPledge(units=MEMBERS), SECRETARY), (AdvancePhase(), SECRETARY)]
    return after(begun(), *acts)


def sent(start: Given, unit: UnitId, *cells: NewCell) -> Given:
    enter = EnterScores(unit=unit, column="self", cells=cells)
    return after(start, (enter, officer(unit)), (SubmitSheet(unit=unit), officer(unit)))


def rows(start: Given) -> dict[UnitId, TableRow]:
    table = score_table(start.state)
    assert table is not None
    return {row.unit: row for row in table.rows}


RELATIVE = book(
    Criterion(
        code="1",
        name="Sáng kiến",
        standard=Scale(step=P("0.5"), grading=Relative(points=P("10"))),
    )
)


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


def test_p11_a_criterion_not_applied_leaves_the_units_denominator() -> None:
    """99 of 110, and 90 of 100 without the second criterion → both 90 %, tied at 1."""
    rulebook = book(graded("1"), graded("2", "10"), ranked_by=RankedBy.SHARE_OF_STANDARD)
    start = sent(scoring(rulebook), A, cell("1", "90"), cell("2", "9"))
    mark = MarkCriterion(
        unit=B, criterion="2", mark=Mark.NOT_APPLIED, reason="Đơn vị không có nhiệm vụ này"
    )
    start = sent(after(start, (mark, SECRETARY)), B, cell("1", "90"))
    found = rows(start)
    assert [(found[unit].rank, found[unit].share) for unit in (A, B)] == [(1, "9/10")] * 2
    assert [found[unit].maximum for unit in (A, B)] == [P("110"), P("100")]


@pytest.mark.parametrize(
    ("rule", "rank"), [(Unregistered.KEEPS_RANK, 2), (Unregistered.NOT_RANKED, 1)]
)
def test_p15_a_unit_that_did_not_register_keeps_its_rank_or_not(
    rule: Unregistered, rank: int
) -> None:
    """The unit stays in the table; whether it takes a rank from the others the rulebook says."""
    start = scoring(book(graded("1"), unregistered=rule), unregistered=(A,))
    found = rows(sent(sent(start, A, cell("1", "100")), B, cell("1", "90")))
    assert found[A].total == P("100")
    assert found[B].rank == rank
    assert (found[A].rank is None) == (rule is Unregistered.NOT_RANKED)


DOUBLED = book(graded("1", coefficient=P("2")))


def amended(start: Given, rulebook: Rulebook, governs: Governs) -> Given:
    command = AmendRulebook(rulebook=rulebook, governs=governs, reason="Bộ sửa hướng dẫn")
    return after(start, (command, SECRETARY))


def test_p16_an_amendment_governs_the_whole_year() -> None:
    """Open sheets count by the new rule at once, whoever was scored before."""
    start = sent(scoring(book(graded("1"))), A, cell("1", "40"))
    assert rows(amended(start, DOUBLED, Governs.WHOLE_YEAR))[A].total == P("80")


def test_p16_or_from_its_date_until_a_cell_is_scored_again() -> None:
    """Scores entered before keep their value under the rule then in force until re-scored."""
    start = sent(scoring(book(graded("1"))), A, cell("1", "40"))
    start = sent(amended(start, DOUBLED, Governs.FROM_NOW), B, cell("1", "40"))
    assert [rows(start)[unit].total for unit in (A, B)] == [P("40"), P("80")]
    again = EnterScores(unit=A, column="settled", cells=(cell("1", "40"),))
    assert rows(after(start, (again, VICE)))[A].total == P("80")


def test_p16_kept_points_outlive_settlement_but_not_an_amendment_of_the_whole_year() -> None:
    """The settled total is the one that was shown; a whole-year amendment counts all anew."""
    start = sent(scoring(book(graded("1"))), B, cell("1", "40"))
    start = amended(start, DOUBLED, Governs.FROM_NOW)
    settled = after(start, (SettleSheet(unit=B), SECRETARY))
    assert [rows(held)[B].total for held in (start, settled)] == [P("40")] * 2
    tripled = book(graded("1", coefficient=P("3")))
    assert rows(amended(start, tripled, Governs.WHOLE_YEAR))[B].total == P("120")


def test_p16_an_amendment_orphans_no_score() -> None:
    """A criterion that units were scored by cannot be left out; nothing happens."""
    start = sent(scoring(book(graded("1"), graded("2"))), A, cell("1", "40"), cell("2", "1"))
    less = AmendRulebook(rulebook=book(graded("1")), reason="Bỏ tiêu chí 2")
    start.when(less, as_=SECRETARY).then_refused(
        "amendment_orphans", unit=A, criterion="2", column="self"
    )
    lower = AmendRulebook(rulebook=book(graded("1", "30"), graded("2")), reason="Hạ mức tối đa")
    start.when(lower, as_=SECRETARY).then_refused("amendment_misfits", unit=A, criterion="1")


def test_p16_the_whole_new_rulebook_stands_in_the_event() -> None:
    """The amendment holds the new canonical text and its hash, with the reason."""
    start = scoring(book(graded("1")))
    command = AmendRulebook(rulebook=DOUBLED, reason="Bộ sửa hướng dẫn", document=PAPER)
    body = start.when(command, as_=SECRETARY).done.events[0].body
    assert isinstance(body, RulebookAmended)
    assert (body.rulebook, body.kept) == (DOUBLED.canonical(), ())
    start.when(structs.replace(command, reason=" "), as_=SECRETARY).then_refused("reason_blank")


BONUS = Criterion(
    code="3",
    name="Khen thưởng",
    bonus=Scale(
        claims=(
            Claimed(level="province", points=P("3")),
            Claimed(level="ministry", points=P("5")),
        ),
        evidence_needed=True,
    ),
)


def claims(*claimed: tuple[str, str, bool]) -> EnterScores:
    made = tuple(
        Claim(achievement=name, level=level, evidence=shown) for name, level, shown in claimed
    )
    bonus = NewCell(criterion="3", part=Part.BONUS, claims=made)
    return EnterScores(unit=A, column="self", cells=(cell("1", "90"), bonus))


def test_p17_p18_claims_come_in_as_achievements_and_go_out_as_points() -> None:
    """The same work at two levels counts 5; without evidence it counts 0, and that is said."""
    start = scoring(book(graded("1"), BONUS))
    both = claims(("Đề án", "province", True), ("Đề án", "ministry", True))
    found = rows(after(start, (both, officer(A)), (SubmitSheet(unit=A), officer(A))))
    assert (found[A].bonus, found[A].total) == (P("5"), P("95"))
    bare = start.when(claims(("Đề án", "ministry", False)), as_=officer(A)).done.events[0].body
    assert isinstance(bare, ScoresEntered)
    [change] = [change for change in bare.cells if change.part is Part.BONUS]
    assert (change.now, [claim.counted for claim in change.claims]) == (P("0"), [False])
    start.when(claims(("Đề án", "world", True)), as_=officer(A)).then_refused("level_unknown")


def test_p19_a_task_that_did_not_arise_is_marked_with_a_reason() -> None:
    """Marked, the sheet is complete without it; without a rule for it the mark is refused."""
    rulebook = book(graded("1", "90"), graded("2", "10", not_arisen=NotArisen.MEAN))
    mark = MarkCriterion(unit=A, criterion="2", mark=Mark.NOT_ARISEN, reason="Không có đợt nào")
    start = sent(after(scoring(rulebook), (mark, SECRETARY)), A, cell("1", "81"))
    assert rows(start)[A].total == P("90")
    other = structs.replace(mark, criterion="1")
    scoring(rulebook).when(other, as_=SECRETARY).then_refused("mark_not_foreseen", criterion="1")


def test_p23_a_panel_scores_a_cell_together() -> None:
    """In a column with several scorers their scores stand in the event beside the mean."""
    panel = structs.replace(SETTLED, combine=Combine.MEAN)
    rulebook = structs.replace(book(graded("1", "10")), columns=(OWN, panel))
    start = sent(scoring(rulebook), A, cell("1", "9"))
    scores = tuple(P(score) for score in ("6", "9", "9.5", "10"))
    enter = EnterScores(unit=A, column="settled", cells=(NewCell(criterion="1", scores=scores),))
    body = start.when(enter, as_=VICE).done.events[0].body
    assert isinstance(body, ScoresEntered)
    assert (body.cells[0].now, body.cells[0].scores) == (P("8.5"), scores)
    wrong = EnterScores(unit=B, column="self", cells=(NewCell(criterion="1", scores=scores),))
    start.when(wrong, as_=officer(B)).then_refused("cell_input", criterion="1")


def test_k3_only_the_first_are_ranked() -> None:
    """With three ranks to give the rest show none, and stand after them."""
    start = scoring(book(graded("1"), ranked_first=3))
    for unit, total in zip(MEMBERS, ("95", "90", "85", "80", "75"), strict=True):
        start = sent(start, unit, cell("1", total))
    found = rows(start)
    assert [found[unit].rank for unit in MEMBERS] == [1, 2, 3, None, None]


def test_k6_units_are_ranked_inside_their_group() -> None:
    """Two groups in a cluster: two rankings."""
    groups = (
        UnitGroup(code="so", name="Khối sở", units=(A, B)),
        UnitGroup(code="huyen", name="Khối huyện", units=(C, D, E)),
    )
    start = scoring(book(graded("1"), unit_groups=groups))
    for unit, total in zip(MEMBERS, ("70", "80", "95", "90", "95"), strict=True):
        start = sent(start, unit, cell("1", total))
    found = rows(start)
    assert [found[unit].rank for unit in MEMBERS] == [2, 1, 1, 2, 1]
