"""What if: other scores, another rulebook, one act less; and what cannot be taken apart."""

import pytest
from msgspec import structs

from adapters.wording.messages import sentence
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import (
    AdjustScores,
    EnterScores,
    Mark,
    MarkCriterion,
    ScoresAdjusted,
    ScoresEntered,
    SettleSheet,
    SheetSettled,
    SubmitSheet,
)
from domain.cycle.scores.after_adoption import CorrectAdoptedScore
from domain.cycle.scores.explaining import ExplainAdjustment
from domain.record.record import Command, Seat, UnitId
from domain.rulebook.criteria import Criterion, Part, Scale
from domain.rulebook.rulebook import Column, Rulebook, Scorer
from domain.values.points import Points
from domain.values.ranks import Ranking
from domain.values.refusal import Refusal
from tests.domain.wording import LANGS, Called, check_wording
from tests.factories import (
    MEMBERS,
    PAPER,
    RULEBOOK,
    SECRETARY,
    A,
    B,
    C,
    D,
    P,
    after,
    cell,
    cycle_in,
    officer,
    told_in,
)
from tests.spec import Given
from workflows.whatif import (
    OtherRulebook,
    SetCell,
    Supposition,
    Tried,
    Without,
    fold,
    standing_cells,
    whatif,
)
from workflows.whatif_moves import cells, rows


def set_(
    unit: UnitId, criterion: str, column: str, value: str | None, part: Part = Part.STANDARD
) -> SetCell:
    return SetCell(unit, criterion, part, column, None if value is None else P(value))


def sent() -> Given:
    """Every unit has sent 60 and 40, but C only 50 and 40; nothing is settled."""
    start = cycle_in(Phase.SCORING)
    for unit in MEMBERS:
        first = "50" if unit == C else "60"
        own = (cell("1", first), cell("2", "40"))
        start = after(
            start,
            (EnterScores(unit=unit, column="self", cells=own), officer(unit)),
            (SubmitSheet(unit=unit), officer(unit)),
        )
    return start


def tried(given: Given, change: Supposition) -> Tried:
    return whatif(given.events, change)


def totals(found: Tried) -> dict[UnitId, tuple[Points | None, Points | None]]:
    return {row.unit: (row.total_was, row.total_now) for row in rows(found)}


def refused(given: Given, change: Supposition) -> Refusal:
    with pytest.raises(Refusal) as caught:
        whatif(given.events, change)
    for lang in LANGS:
        check_wording(sentence(caught.value, lang, Called()), lang)
    return caught.value


def version_of(
    given: Given, kind: type[ScoresEntered | ScoresAdjusted | SheetSettled], unit: UnitId
) -> int:
    return next(
        event.version
        for event in given.events
        if isinstance(event.body, kind) and event.body.unit == unit
    )


def adjusted(unit: UnitId = B, was: str | None = None, now: str = "55") -> tuple[Command, Seat]:
    command = AdjustScores(
        unit=unit,
        column="settled",
        cells=(cell("1", now, was),),
        reason="Thiếu minh chứng",
    )
    return command, SECRETARY


def test_another_value_moves_total_and_rank() -> None:
    """A cell that counts is set: the unit's total changes, and so do the ranks of others."""
    found = tried(sent(), (set_(C, "1", "settled", "60"), set_(C, "1", "self", "5", Part.BONUS)))
    moved = {row.unit: (row.rank_was, row.rank_now) for row in rows(found) if row.moved}
    assert totals(found)[C] == (P("90"), P("105"))
    assert moved == {A: (1, 2), B: (1, 2), C: (2, 1), D: (1, 2), MEMBERS[4]: (1, 2)}
    assert rows(found)[0].unit == C
    assert [(one.criterion, one.part, one.was, one.now) for one in cells(found)] == [
        ("1", Part.STANDARD, P("50"), P("60")),
        ("1", Part.BONUS, None, P("5")),
    ]


def test_nothing_of_the_year_itself_changes() -> None:
    """The events and the state folded from them are as before."""
    given = sent()
    before, state = tuple(given.events), given.state
    found = tried(given, (set_(C, "1", "self", "60"),))
    assert given.events == before
    assert found.was == fold(before) == state
    assert found.now != state


def test_a_column_after_which_another_counts_changes_nothing() -> None:
    """The last column with a value counts; what is set before it is told as without effect."""
    given = after(sent(), adjusted())
    cell_set = set_(B, "1", "self", "10")
    found = tried(given, (cell_set,))
    assert totals(found)[B] == (P("95"), P("95"))
    assert found.overridden == (cell_set,)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (set_(B, "9", "self", "1"), "criterion_unknown"),
        (set_(B, "1", "selv", "1"), "column_unknown"),
        (set_(B, "1", "self", "60.5"), "above_maximum"),
        (set_(B, "1", "self", "59.25"), "off_step"),
        (set_(B, "2", "self", "1", Part.BONUS), "part_not_scored"),
        (set_(B, "2", "self", "1", Part.DEDUCTION), "below_minimum"),
    ],
)
def test_a_value_that_could_never_stand_is_refused(change: SetCell, code: str) -> None:
    """The rulebook holds for what is tried as well."""
    assert refused(sent(), (change,)).code == code


def test_scores_that_are_not_sent_stay_sealed() -> None:
    """Neither setting nor leaving out may tell what a unit has not sent."""
    own = EnterScores(unit=A, column="self", cells=(cell("1", "57"),))
    given = after(cycle_in(Phase.SCORING), (own, officer(A)))
    assert refused(given, (set_(A, "1", "self", "60"),)).code == "sheet_not_sent"
    version = version_of(given, ScoresEntered, A)
    assert refused(given, Without(version)).code == "sheet_not_sent"
    lower = structs.replace(RULEBOOK.criteria[0], standard=Scale(max=P("10")))
    smaller = structs.replace(RULEBOOK, base=None, criteria=(lower, *RULEBOOK.criteria[1:]))
    assert cells(tried(given, OtherRulebook(smaller))) == ()


def test_an_adjustment_left_out_gives_the_value_back() -> None:
    """Without it the column before counts again, and so it does when all was settled later."""
    given = after(sent(), adjusted())
    version = version_of(given, ScoresAdjusted, B)
    assert totals(tried(given, Without(version)))[B] == (P("95"), P("100"))
    settled = cycle_in(Phase.SUMMARY_CONFERENCE)
    unit = C
    late = after(settled, adjusted(unit, settled_value(settled, unit), "55"))
    version = late.events[-1].version
    was, now = totals(tried(late, Without(version)))[unit]
    assert was is not None
    assert now is not None
    assert now > was


def settled_value(given: Given, unit: UnitId) -> str:
    return str(given.state.sheet(unit).cells("settled")["1", Part.STANDARD])


def test_settlement_is_computed_again() -> None:
    """What settling copied follows from the other columns, so it is no ground to refuse."""
    given = after(
        sent(),
        adjusted(),
        (SettleSheet(unit=B), SECRETARY),
    )
    found = tried(given, Without(version_of(given, ScoresAdjusted, B)))
    assert totals(found)[B] == (P("95"), P("100"))
    assert found.now.sheet(B).settled


def test_a_later_change_of_the_same_cell_depends_on_the_earlier() -> None:
    """It started from a value that would never have stood there."""
    given = after(sent(), adjusted(), adjusted(was="55", now="50"))
    first = version_of(given, ScoresAdjusted, B)
    refusal = refused(given, Without(first))
    assert (refusal.code, refusal.facts["case"]) == ("whatif_depends", "was")
    assert refusal.facts["event"] == f"@{first + 1}"
    assert totals(tried(given, Without(first + 1)))[B] == (P("90"), P("95"))


def test_a_sheet_that_was_sent_depends_on_its_scores() -> None:
    """A sheet is sent in full, so what it was sent with cannot be left out."""
    given = sent()
    refusal = refused(given, Without(version_of(given, ScoresEntered, B)))
    assert (refusal.facts["case"], refusal.facts["criteria"]) == ("sent", ("1", "2"))


def test_an_explanation_depends_on_the_adjustment() -> None:
    """Without the adjustment there was nothing to explain."""
    explain = ExplainAdjustment(unit=B, explanation="Đơn vị nhất trí")
    given = after(sent(), adjusted(), (explain, officer(B)))
    refusal = refused(given, Without(version_of(given, ScoresAdjusted, B)))
    assert refusal.facts["case"] == "explained"


def test_a_mark_can_be_left_out_unless_it_was_marked_again() -> None:
    """Marking a criterion back depends on the mark before."""

    def mark(how: Mark) -> tuple[Command, Seat]:
        command = MarkCriterion(unit=B, criterion="2", mark=how, reason="Không có nhiệm vụ")
        return command, SECRETARY

    given = after(sent(), mark(Mark.NOT_APPLIED))
    version = given.events[-1].version
    assert totals(tried(given, Without(version)))[B] == (P("60"), P("100"))
    again = after(given, mark(Mark.APPLIES))
    assert refused(again, Without(version)).facts["case"] == "marked"


def test_only_scores_can_be_left_out() -> None:
    """Other acts are no score events, and a version must exist."""
    given = sent()
    assert refused(given, Without(1)).code == "whatif_not_scores"
    assert refused(given, Without(999)).code == "event_unknown"
    assert refused(given, Without(0)).code == "event_unknown"


def test_a_settled_sheet_counts_its_last_column_only() -> None:
    """What is set before it would be lost, so the refusal names the column that counts."""
    given = cycle_in(Phase.SUMMARY_CONFERENCE)
    refusal = refused(given, (set_(B, "1", "self", "10"),))
    assert (refusal.facts["case"], refusal.facts["column"]) == ("settled", "settled")
    assert refusal.facts["event"] == f"@{version_of(given, SheetSettled, B)}"
    assert refused(given, (set_(B, "1", "settled", None),)).code == "sheet_incomplete"
    found = tried(given, (set_(B, "1", "settled", "10"),))
    assert found.now.sheet(B).settled


def test_another_rulebook_ranks_the_same_scores() -> None:
    """Ranks follow from the scores that stand and the rulebook that is tried."""
    given = sent()
    competition = structs.replace(RULEBOOK, ranking=Ranking.COMPETITION)
    found = tried(given, OtherRulebook(competition))
    assert {row.unit: row.rank_now for row in rows(found)}[C] == 5
    assert {row.unit: row.rank_was for row in rows(found)}[C] == 2


def without_criterion(code: str) -> Rulebook:
    kept = tuple(found for found in RULEBOOK.criteria if found.code != code)
    return structs.replace(RULEBOOK, base=None, criteria=kept)


@pytest.mark.parametrize(
    ("rulebook", "code"),
    [
        (without_criterion("2"), "amendment_orphans"),
        (
            structs.replace(
                RULEBOOK, columns=(Column(code="own", name="Tự chấm", scorer=Scorer.OWN),)
            ),
            "amendment_orphans",
        ),
        (
            structs.replace(
                RULEBOOK,
                base=None,
                criteria=(
                    structs.replace(RULEBOOK.criteria[0], standard=Scale(max=P("55"))),
                    *RULEBOOK.criteria[1:],
                ),
            ),
            "amendment_misfits",
        ),
    ],
)
def test_a_rulebook_in_which_scores_have_no_place_is_refused(rulebook: Rulebook, code: str) -> None:
    """A criterion or column that is gone, or a maximum below what was given."""
    assert refused(sent(), OtherRulebook(rulebook)).code == code


def test_a_published_table_has_no_cells() -> None:
    """Its figures are the source's; only how they are ranked can be tried."""
    given = told_in(Phase.SUMMARY_CONFERENCE)
    assert refused(given, (set_(A, "1", "self", "1"),)).code == "whatif_published"
    assert refused(given, Without(3)).code == "whatif_published"
    first = structs.replace(given.state.plan.rulebook, ranked_first=1)
    found = tried(given, OtherRulebook(first))
    assert [(row.rank_was, row.rank_now) for row in rows(found)][:2] == [(1, 1), (2, None)]


def test_a_criterion_of_another_name_still_finds_its_scores() -> None:
    """Scores belong to a code; another name moves nothing."""
    named = tuple(structs.replace(found, name="Tên khác") for found in RULEBOOK.criteria)
    extra = Criterion(code="4", name="Thêm", bonus=Scale(max=P("1")))
    found = tried(sent(), OtherRulebook(structs.replace(RULEBOOK, criteria=(*named, extra))))
    assert cells(found) == ()
    assert not [row for row in rows(found) if row.moved]


def correct_b(now: str, was: str) -> CorrectAdoptedScore:
    return CorrectAdoptedScore(
        unit=B,
        cells=(cell("2", now, was),),
        decided_by="Hội nghị",
        reason="Cộng nhầm",
        document=PAPER,
    )


def corrected() -> Given:
    """A settled year, adopted, where one score of B was corrected from 39 to 30."""
    return after(cycle_in(Phase.VOTING), (correct_b("30", "39"), SECRETARY))


def total_of_b(tried: Tried) -> tuple[Points | None, Points | None]:
    return next((row.total_was, row.total_now) for row in rows(tried) if row.unit == B)


def test_a_corrected_score_is_what_stands() -> None:
    """What is tried starts from the corrected table, and what is set takes its place."""
    tried = whatif(corrected().events, (set_(B, "2", "settled", "40"),))
    assert total_of_b(tried) == (P("90"), P("100"))
    assert standing_cells(tried.was, B, "settled")["2", Part.STANDARD] == P("30")


def test_a_correction_can_be_left_out() -> None:
    """Unless a later one starts from it."""
    start = corrected()
    last = start.events[-1].version
    assert total_of_b(whatif(start.events, Without(last))) == (P("90"), P("99"))
    twice = after(start, (correct_b("35", "30"), SECRETARY)).events
    with pytest.raises(Refusal) as refused:
        whatif(twice, Without(last))
    assert (refused.value.code, refused.value.facts["case"]) == ("whatif_depends", "was")
