"""What is said of a rulebook that is checked: every fault with its place, and what is odd."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest
from msgspec import structs

from adapters.wording.refusals.rulebook import (
    DISCREPANCY_SENTENCES,
    REMARK_SENTENCES,
    discrepancy_sentence,
    remark_sentence,
)
from adapters.wording.writing import Lang
from domain.rulebook.bases import By, Of, bases
from domain.rulebook.bounds import Group
from domain.rulebook.checks import Remark, remarks
from domain.rulebook.criteria import Criterion, NotArisen, Part, Scale
from domain.rulebook.discrepancies import Discrepancy, discrepancies, total_step
from domain.rulebook.due_rule import CycleMonths, DueRule, NumberedBy, RelativeDay, Side
from domain.rulebook.due_rule import RelativeDay as After
from domain.rulebook.faults import check_rulebook, faults
from domain.rulebook.grading import Band as Places
from domain.rulebook.grading import (
    ByLevel,
    ByPlace,
    ClaimLevel,
    Combine,
    Level,
    OneOf,
    PassOrFail,
    PerOccurrence,
    ShareOfTarget,
    Worded,
)
from domain.rulebook.grading import Relative as ToTheBest
from domain.rulebook.legal_basis import LegalBasis
from domain.rulebook.officers import Found, OfficerRules, Succession
from domain.rulebook.places import Place
from domain.rulebook.requirements import BetweenClasses, GradeBand, Requirement
from domain.rulebook.rulebook import (
    Column,
    Consequence,
    Deadline,
    Lapse,
    RankedBy,
    Rulebook,
    Scorer,
    UnitGroup,
)
from domain.rulebook.selections import (
    Base,
    EvenSplit,
    How,
    Kind,
    Method,
    Quota,
    Selection,
    Threshold,
    VoteRules,
)
from domain.rulebook.tables import CriteriaTable
from domain.values.refusal import Refusal
from tests.domain.wording import LANGS, Called, check_wording
from tests.factories import RULEBOOK, A, B, C, P


def changed(**fields: object) -> Rulebook:
    return structs.replace(RULEBOOK, **fields)


def _after_conference(*, days: int, remind: tuple[int, ...]) -> Deadline:
    """A deadline so many days after the conference."""
    relative = After(event="conference", side=Side.AFTER, days=days)
    due = DueRule(words=f"{days} ngày sau hội nghị", relative=relative)
    return Deadline(code="bao-cao", due=due, remind=remind)


def with_criterion(**fields: object) -> Rulebook:
    """The rulebook with something else at its first criterion."""
    first = structs.replace(RULEBOOK.criteria[0], **fields)
    return changed(base=None, criteria=(first, *RULEBOOK.criteria[1:]))


def places(rulebook: Rulebook) -> dict[Place, str]:
    return {fault.place: fault.refusal.code for fault in faults(rulebook)}


def claims(*points: str) -> Scale:
    made = tuple(ClaimLevel(level="cấp bộ", points=P(each)) for each in points)
    return Scale(claims=made, evidence_needed=True)


def due(day: str) -> DueRule:
    return DueRule(words=f"hết ngày {day}", day=day)


def test_a_sound_rulebook_has_no_faults_and_nothing_odd() -> None:
    """The rulebook of the tests could govern; only its bonus has no limit, and a unit may get
    several of its awards."""
    assert list(faults(RULEBOOK)) == []
    found = [remark.code for remark in remarks(RULEBOOK, 5)]
    assert found == ["bonus_unlimited", "two_forms", "two_forms"]


def test_all_faults_are_found_each_at_its_place() -> None:
    """Not only the first: a column twice, two bad criteria, a tie, the same share in two places."""
    share = Threshold(share="120%", base=Base.PRESENT)
    bad = changed(
        columns=(*RULEBOOK.columns, Column(code="self", name="Nữa", scorer=Scorer.CLUSTER)),
        criteria=(
            *RULEBOOK.criteria,
            Criterion(code="4", name="Âm", standard=Scale(max=P("-1"))),
            Criterion(code="5", name="Lạc", group="z", standard=Scale(max=P("1"))),
        ),
        ties=("criterion:1", "criterion:9"),
        selections=(
            *RULEBOOK.selections,
            Selection(code="x", name="X", how=How.BY_VOTE, threshold=share),
        ),
        quorum="120%",
    )
    assert set(places(bad)) == {
        ("columns", 3),
        ("criteria", 3, "standard"),
        ("criteria", 4),
        ("ties", 1),
        ("selections", 3, "threshold", "share"),
        ("quorum",),
    }


def test_what_only_lacks_what_was_taken_out_is_no_fault() -> None:
    """A tie key that names a faulty criterion is not at fault itself."""
    broken = with_criterion(standard=Scale(max=P("-1")))
    bad = structs.replace(broken, ties=("criterion:1",))
    assert places(bad) == {("criteria", 0, "standard"): "rulebook_malformed"}


def test_the_first_fault_is_what_refuses() -> None:
    """A rulebook has faults exactly where it would be refused."""
    bad = with_criterion(standard=Scale(max=P("-1")))
    with pytest.raises(Refusal) as caught:
        check_rulebook(bad)
    assert next(iter(faults(bad))).refusal.facts == caught.value.facts


def test_a_missing_column_is_told_at_the_columns() -> None:
    """No element is at fault, so the place is the list; without a self column nothing is."""
    assert places(changed(columns=())) == {("columns",): "rulebook_malformed"}
    assert places(changed(columns=RULEBOOK.columns[1:])) == {}


def test_groups_lie_inside_each_other_but_never_in_a_circle() -> None:
    """A group counts what lies inside it; a circle and an unknown group are refused."""
    inner, outer = Group(code="b", name="B", group="a"), Group(code="a", name="A", max=P("60"))
    nested = structs.replace(with_criterion(group="b"), groups=(outer, inner))
    assert places(nested) == {}
    assert discrepancies(nested) == ()
    smaller = structs.replace(nested, groups=(structs.replace(outer, max=P("50")), inner))
    assert [found.code for found in discrepancies(smaller)] == ["group_sum:a"]
    circle = structs.replace(nested, groups=(structs.replace(outer, group="b"), inner))
    assert [fault.place for fault in faults(circle)] == [("groups", 0), ("groups", 1)]
    assert {fault.refusal.facts["where"] for fault in faults(circle)} == {"group_circular"}
    lost = structs.replace(nested, groups=(structs.replace(outer, group="q"), inner))
    assert next(fault.refusal.facts["value"] for fault in faults(lost)) == "q"


@pytest.mark.parametrize(
    ("bad", "place", "code"),
    [
        (changed(base=P("-1")), ("base",), "rulebook_malformed"),
        (changed(bonus_cap=P("-1")), ("bonus_cap",), "rulebook_malformed"),
        (
            changed(groups=(Group(code="a", name="A", max=P("-1")),)),
            ("groups", 0, "max"),
            "rulebook_malformed",
        ),
        (
            changed(consequences=(Consequence(of=Lapse.LATE_SHEET, deduct=P("-0.5")),)),
            ("consequences", 0, "deduct"),
            "rulebook_malformed",
        ),
        (
            with_criterion(bonus=Scale(grading=PassOrFail(points=P("-1")))),
            ("criteria", 0, "bonus"),
            "rulebook_malformed",
        ),
        (with_criterion(bonus=claims("-3")), ("criteria", 0, "bonus"), "rulebook_malformed"),
        (changed(name=" "), ("name",), "name_blank"),
        (
            changed(columns=(structs.replace(RULEBOOK.columns[0], name=""), *RULEBOOK.columns[1:])),
            ("columns", 0, "name"),
            "name_blank",
        ),
        (
            changed(bands=(GradeBand(code="x", name="Tốt", at_least=P("0")),) * 2),
            ("bands", 1),
            "rulebook_malformed",
        ),
    ],
)
def test_amounts_have_no_sign_and_elements_have_names(
    bad: Rulebook, place: Place, code: str
) -> None:
    """A deduction of −0.5 would be a bonus; what has no name cannot be shown."""
    assert places(bad) == {place: code}


def test_totals_may_lie_below_zero() -> None:
    """A class may begin there, and a least total too."""
    low = changed(
        bands=(GradeBand(code="x", name="Kém", at_least=P("-10")),),
        selections=(structs.replace(RULEBOOK.selections[1], min_total=P("-1")),),
    )
    assert places(low) == {}


def after(code: str) -> DueRule:
    return DueRule(words="sau", relative=RelativeDay(event=code, side=Side.AFTER, days=2))


@pytest.mark.parametrize(
    ("deadlines", "found"),
    [
        ({"a": after("conference"), "b": after("a")}, {}),
        ({"a": after("conferense")}, {("deadlines", 0): "deadline_event_unknown"}),
        ({"a": after("b"), "b": after("a")}, {("deadlines", 0): "deadline_circular"}),
        ({"a": after("b"), "b": after("b")}, {("deadlines", 1): "deadline_circular"}),
        ({"conference": due("1/2")}, {("deadlines", 0): "deadline_malformed"}),
    ],
)
def test_what_a_deadline_is_counted_from_can_have_a_day(
    deadlines: dict[str, DueRule], found: dict[Place, str]
) -> None:
    """The conference, or another deadline of the rulebook; a circle is told once."""
    listed = tuple(Deadline(code=code, due=rule) for code, rule in deadlines.items())
    assert places(changed(deadlines=listed)) == found


def test_phases_are_due_in_their_order() -> None:
    """Registration after scoring is refused; a movable or unknown day is not compared."""

    def deadlines(*given: tuple[str, DueRule]) -> Rulebook:
        return changed(deadlines=tuple(Deadline(code=code, due=rule) for code, rule in given))

    late = deadlines(("scoring", due("30/11")), ("registration", due("15/12")))
    assert list(places(late).values()) == ["deadline_order"]
    assert places(deadlines(("scoring", due("30/11")), ("registration", due("15/2")))) == {}
    assert places(deadlines(("scoring", due("29/2")), ("registration", due("28/2")))) == {}
    later = DueRule(words="sẽ thông báo", to_be_announced=True)
    assert places(deadlines(("scoring", due("1/2")), ("registration", later))) == {}
    counted = DueRule(
        words="trước hội nghị", relative=RelativeDay(event="conference", side=Side.BEFORE, days=5)
    )
    assert places(deadlines(("scoring", due("1/2")), ("registration", counted))) == {}


GIVES_NOTHING = Criterion(code="9", name="Không", bonus=Scale(max=P("0")))
LEVELS = (
    Level(at_least=P("10"), points=P("3")),
    Level(at_least=P("20"), points=P("2")),
)
VOTED = Selection(
    code="v", name="V", how=How.BY_VOTE, threshold=Threshold(share="1/2", base=Base.PRESENT)
)
SECRET = VoteRules(methods=(Method.PAPER,))


def voted(votes: VoteRules | None = None, **changes: object) -> Rulebook:
    """The same with one selection, which is voted on, and that said of it."""
    selection = structs.replace(VOTED, **{"votes": votes, **changes})
    return changed(selections=(selection,))


def ruled(**rules: object) -> Rulebook:
    """The same, where that is said of officers."""
    return changed(officers=OfficerRules(**rules))  # type: ignore[arg-type]


#: The cycle year 2026 from March 2025 to February 2026.
FROM_MARCH = CycleMonths(first_month=3, numbered_by=NumberedBy.LAST_MONTH)


def based(document: str = "Luật", **days: date) -> Rulebook:
    """The same, where a rule rests on a law of those days."""
    law = LegalBasis(code="luat", document=document, **{"since": date(2024, 1, 1), **days})  # type: ignore[arg-type]
    return structs.replace(with_criterion(basis=("luat",)), legal_basis=(law,))


CASES: Mapping[str, tuple[Rulebook, int | None]] = {
    "criterion_gives_nothing": (changed(criteria=(GIVES_NOTHING,)), None),
    "bonus_unlimited": (with_criterion(bonus=Scale()), None),
    "bound_idle": (
        structs.replace(
            with_criterion(group="a", bonus=None),
            groups=(Group(code="a", name="A", bonus_cap=P("5")),),
        ),
        None,
    ),
    "cap_never_reached": (with_criterion(bonus=Scale(max=P("5"), cap=P("5"))), None),
    "max_off_step": (with_criterion(standard=Scale(max=P("60"), step=P("7"))), None),
    "cap_without_standard": (
        with_criterion(standard=None, deduction=Scale(cap_at_standard=True)),
        None,
    ),
    "evidence_not_asked": (
        with_criterion(bonus=Scale(claims=(ClaimLevel(level="tỉnh", points=P("3")),))),
        None,
    ),
    "claims_not_graded": (
        with_criterion(
            bonus=Scale(
                claims=(ClaimLevel(level="tỉnh", points=P("3")),),
                evidence_needed=True,
                grading=PerOccurrence(each=P("1")),
            )
        ),
        None,
    ),
    "level_above_maximum": (
        with_criterion(
            bonus=Scale(
                max=P("1"),
                grading=OneOf(
                    levels=(Worded(name="tốt", points=P("2")), Worded(name="khá", points=P("1")))
                ),
            )
        ),
        None,
    ),
    "level_gives_less": (with_criterion(bonus=Scale(grading=ByLevel(levels=LEVELS))), None),
    "band_empty": (
        with_criterion(
            bonus=Scale(
                grading=ByPlace(
                    ranking="X", edition="2024", bands=(Places(first=9, last=2, points=P("1")),)
                )
            )
        ),
        None,
    ),
    "floor_above_target": (
        with_criterion(standard=Scale(grading=ShareOfTarget(points=P("60"), floor=P("120")))),
        None,
    ),
    "between_classes_idle": (
        changed(
            bands=(GradeBand(code="x", name="Tốt", at_least=P("0")),),
            between_classes=BetweenClasses.CLASS_ABOVE,
        ),
        None,
    ),
    "class_empty": (
        changed(bands=(GradeBand(code="x", name="Tốt", at_least=P("0"), at_most=P("-1")),)),
        None,
    ),
    "consequence_twice": (
        changed(consequences=(Consequence(of=Lapse.LATE_SHEET, deduct=P("1")),) * 2),
        None,
    ),
    "offset_beyond_year": (
        changed(deadlines=(_after_conference(days=400, remind=()),)),
        None,
    ),
    "reminder_before_period": (
        changed(deadlines=(_after_conference(days=10, remind=(9, 1)),)),
        None,
    ),
    "columns_unused": (changed(criteria=()), None),
    "own_column_twice": (
        changed(columns=(*RULEBOOK.columns, Column(code="o", name="O", scorer=Scorer.OWN))),
        None,
    ),
    "own_column_combined": (
        changed(
            columns=(
                Column(code="self", name="Tự chấm", scorer=Scorer.OWN, combine=Combine.MEAN),
                *RULEBOOK.columns[1:],
            )
        ),
        None,
    ),
    "own_column_last": (changed(columns=RULEBOOK.columns[::-1]), None),
    "ranked_first_none": (changed(ranked_first=0), 5),
    "ranked_first_all": (changed(ranked_first=5), 5),
    "ranked_first_many": (changed(ranked_first=6), None),
    "tie_key_twice": (changed(ties=("higher_standard", "higher_standard")), None),
    "unit_group_small": (
        changed(
            unit_groups=(
                UnitGroup(code="a", name="A", units=(A,)),
                UnitGroup(code="b", name="B", units=(B, C)),
            )
        ),
        None,
    ),
    "group_empty": (changed(groups=(Group(code="a", name="A"),)), None),
    "bands_bottom": (changed(bands=(GradeBand(code="x", name="Tốt", at_least=P("50")),)), None),
    "selection_without_ranks": (changed(criteria=(), columns=()), None),
    "quota_above_units": (changed(), 1),
    "share_gives_nobody": (voted(quota=None, quota_from=Quota(share="20%")), 2),
    "tables_by_total": (
        changed(
            base=None,
            unit_groups=(
                UnitGroup(code="x", name="X", units=(A, B)),
                UnitGroup(code="y", name="Y", units=(C,)),
            ),
            tables=(
                CriteriaTable(code="s", name="S", unit_groups=("x",)),
                CriteriaTable(code="t", name="T", unit_groups=("y",)),
            ),
            criteria=(
                *RULEBOOK.criteria,
                structs.replace(RULEBOOK.criteria[0], code="t", table="t"),
            ),
            ranked_together=True,
        ),
        None,
    ),
    "requires_nobody": (
        voted(requires=(Requirement(first_share="20%"),)),
        2,
    ),
    "left_out_by_total": (with_criterion(not_arisen=NotArisen.LEFT_OUT), None),
    "reserves_without_quota": (voted(reserves=1), None),
    "unused_without_quota": (
        changed(selections=(*RULEBOOK.selections, structs.replace(VOTED, unused_to="bk"))),
        None,
    ),
    "threshold_missing": (voted(threshold=None), None),
    "chair_states_side": (
        voted(SECRET, threshold=Threshold(share="90%", base=Base.ALL, must_include_chair=True)),
        None,
    ),
    "even_split_never_open": (
        voted(structs.replace(SECRET, even_split=EvenSplit.CHAIR)),
        None,
    ),
    "nobody_asked": (voted(SECRET, threshold=Threshold(share="70%", base=Base.ASKED)), None),
    "units_of_delegates": (
        voted(VoteRules(delegates=2), threshold=Threshold(share="2/3", base=Base.UNITS)),
        None,
    ),
    "two_forms": (changed(), None),
    "rotation_unused": (ruled(order=(A, B)), None),
    "rotation_short": (ruled(chair=Found.ROTATION, order=(A, B)), 3),
    "vice_beside_rotation": (
        ruled(
            chair=Found.ROTATION, order=(A, B, C), vice_becomes_chair=Succession.SUGGESTED, vices=1
        ),
        3,
    ),
    "vice_without_vices": (ruled(vices=0, vice_acts=True), None),
    "election_missing": (ruled(), None),
    "unstated_told_only": (ruled(chair=Found.NOT_STATED), None),
    "election_unused": (
        structs.replace(
            ruled(chair=Found.APPOINTED, vices="0"),
            selections=(structs.replace(VOTED, kind=Kind.OFFICE),),
        ),
        None,
    ),
    "consequence_reports": (
        changed(
            consequences=(Consequence(of=Lapse.LATE_REPORT, deduct=P("1"), reports=("quater",)),)
        ),
        None,
    ),
    "basis_not_yet": (based(since=date(2027, 1, 1)), None),
    "basis_out_of_force": (based("Nghị định số 91/2017/NĐ-CP"), None),
    "basis_runs_out": (
        structs.replace(based("Nghị định số 98/2023/NĐ-CP"), months=FROM_MARCH),
        None,
    ),
    "basis_no_longer": (based(until=date(2025, 12, 31)), None),
    "basis_part_of_year": (based(since=date(2026, 7, 1), until=date(2026, 9, 30)), None),
    "registration_asked": (changed(), None),
}
#: The cycle year of the cases: what is asked of the law is asked of a year.
YEAR = "2026"


@pytest.mark.parametrize("code", sorted(REMARK_SENTENCES))
def test_what_is_odd_is_told(code: str) -> None:
    """Legal, so it is no fault; said in full in both languages, where it stands."""
    rulebook, units = CASES[code]
    assert list(faults(rulebook)) == []
    found = next(one for one in remarks(rulebook, units, YEAR) if one.code == code)
    assert found.place[0] in rulebook.__struct_fields__
    for lang in LANGS:
        said = remark_sentence(found, lang, Called())
        check_wording(said, lang)
        assert "…" not in said


def test_pass_or_fail_and_places_that_give_something_are_not_odd() -> None:
    """Only what can give nothing is told."""
    passing = with_criterion(bonus=Scale(grading=PassOrFail(points=P("5"))))
    assert "criterion_gives_nothing" not in [found.code for found in remarks(passing)]


def codes(rulebook: Rulebook, units: int | None = None) -> set[str]:
    return {found.code for found in remarks(rulebook, units)}


def test_a_share_gives_nobody_only_where_it_rounds_to_nobody() -> None:
    """20 % of 2 units is nobody, of 5 one; in groups each group counts for itself."""
    share = voted(quota=None, quota_from=Quota(share="20%"))
    found = [one for one in remarks(share, 2) if one.code == "share_gives_nobody"]
    assert [(one.facts["share"], one.facts["of"], one.facts["from"]) for one in found] == [
        ("20%", 2, 5)
    ]
    assert "share_gives_nobody" in codes(share, 4)
    assert "share_gives_nobody" not in codes(share, 5)
    assert "share_gives_nobody" not in codes(share)
    grouped = structs.replace(share, unit_groups=(UnitGroup(code="x", name="X", units=(A, B, C)),))
    assert "share_gives_nobody" in codes(grouped, 12)


def test_left_out_is_odd_only_where_the_plain_total_ranks() -> None:
    """By share the denominator makes up for it; full marks and the mean do without."""
    left_out = with_criterion(not_arisen=NotArisen.LEFT_OUT)
    assert "left_out_by_total" in codes(left_out)
    for ranked_by in (RankedBy.SHARE_OF_STANDARD, RankedBy.SHARE_OF_TOTAL):
        assert "left_out_by_total" not in codes(structs.replace(left_out, ranked_by=ranked_by))
    for other in (NotArisen.FULL_MARKS, NotArisen.MEAN):
        assert "left_out_by_total" not in codes(with_criterion(not_arisen=other))


def test_a_group_of_groups_is_not_empty() -> None:
    """A group that holds only groups has the criteria of those; one whose groups have none is
    empty, like them."""
    outer, inner = Group(code="a", name="A"), Group(code="b", name="B", group="a")
    held = structs.replace(with_criterion(group="b"), groups=(outer, inner))
    assert "group_empty" not in codes(held)
    empty = [one for one in remarks(changed(groups=(outer, inner))) if one.code == "group_empty"]
    assert [one.place for one in empty] == [("groups", 0), ("groups", 1)]


def test_a_check_says_by_what_ranks_classes_and_minimums_go() -> None:
    """By the total everything; by a share the ranks by it, and the others by the total brought to
    what all criteria can give. Nothing is said where nothing is scored."""
    band = GradeBand(code="x", name="Tốt", at_least=P("50"))
    asking = structs.replace(VOTED, min_total=P("80"))
    plain = changed(bands=(band,), selections=(asking,))
    assert [(one.of, one.by) for one in bases(plain)] == [
        (Of.RANKS, By.TOTAL),
        (Of.CLASSES, By.TOTAL),
        (Of.MINIMUMS, By.TOTAL),
    ]
    shared = structs.replace(plain, ranked_by=RankedBy.SHARE_OF_STANDARD)
    assert [(one.of, one.by) for one in bases(shared)] == [
        (Of.RANKS, By.SHARE_OF_STANDARD),
        (Of.CLASSES, By.SCALED_TOTAL),
        (Of.MINIMUMS, By.SCALED_TOTAL),
    ]
    assert [one.of for one in bases(changed(selections=()))] == [Of.RANKS]
    assert bases(changed(criteria=(), columns=())) == ()


def levels(*points: str) -> Scale:
    """Levels that all begin at 18."""
    made = tuple(Level(at_least=P("18"), points=P(each)) for each in points)
    return Scale(grading=ByLevel(levels=made))


def grades(*bounds: tuple[str, str | None]) -> tuple[GradeBand, ...]:
    return tuple(
        GradeBand(code=f"b{index}", name="B", at_least=P(low), at_most=P(high) if high else None)
        for index, (low, high) in enumerate(bounds)
    )


def by_place(*bands: tuple[int, int]) -> Scale:
    made = tuple(Places(first=first, last=last, points=P("1")) for first, last in bands)
    return Scale(max=P("1"), grading=ByPlace(ranking="X", edition="2024", bands=made))


@pytest.mark.parametrize(
    ("rulebook", "found"),
    [
        (with_criterion(bonus=levels("4", "5")), [("levels_differ:1", "4", "5")]),
        (with_criterion(bonus=levels("4", "4")), []),
        (with_criterion(bonus=claims("3", "5")), [("levels_differ:1", "3", "5")]),
        (
            with_criterion(bonus=by_place((1, 10), (10, 20), (20, 30))),
            [("bands_overlap:1", "1-10", "10-20"), ("bands_overlap:1#2", "10-20", "20-30")],
        ),
        (
            changed(bands=grades(("0", "80"), ("80", None))),
            [("classes_overlap:b1", "80", "80")],
        ),
        (
            changed(bands=grades(("0", "85"), ("80", None))),
            [("classes_overlap:b1", "80", "85")],
        ),
        (changed(bands=grades(("0", None), ("0", None))), [("classes_overlap:b1", "0", "0")]),
        (changed(bands=grades(("0", "80"), ("81", None))), [("bands_gap:b1", "80", "81")]),
        (changed(bands=grades(("0", "80"), ("80.5", None))), []),
    ],
)
def test_overlaps_and_gaps_are_contradictions(
    rulebook: Rulebook, found: list[tuple[str, str, str]]
) -> None:
    """Each has both figures and a code of its own. The next step above is no gap."""
    assert [(one.code, one.one, one.other) for one in discrepancies(rulebook)] == found


@pytest.mark.parametrize(
    ("changes", "step"),
    [
        ({"standard": Scale(max=P("60"), step=P("1")), "bonus": None}, "1/2"),
        ({"standard": Scale(max=P("60"), step=P("0.25")), "bonus": None}, "1/4"),
        ({"standard": Scale(max=P("60")), "coefficient": P("1.5"), "bonus": None}, "1/4"),
        ({"standard": Scale(grading=ToTheBest(points=P("60"))), "bonus": None}, "1/10000"),
        (
            {"standard": Scale(grading=ToTheBest(points=P("60")), step=P("0.5")), "bonus": None},
            "1/2",
        ),
    ],
)
def test_totals_move_in_one_step(changes: dict[str, object], step: str) -> None:
    """The finest of all steps, coefficients included, with the half points of the other
    criteria."""
    assert total_step(with_criterion(**changes)) == Fraction(step)
    assert total_step(Rulebook(name="không chấm điểm")) is None


def test_whole_points_leave_no_gap_between_whole_classes() -> None:
    """ "71–80" and "81–90" leave nothing out where no half points are given."""
    whole = Scale(max=P("100"), step=P("1"))
    rulebook = Rulebook(
        name="B",
        columns=RULEBOOK.columns,
        criteria=(Criterion(code="1", name="x", standard=whole),),
        bands=grades(("0", "80"), ("81", None)),
    )
    assert discrepancies(rulebook) == ()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", [*DISCREPANCY_SENTENCES, "something_new"])
def test_contradictions_are_told_with_both_figures(kind: str, lang: Lang) -> None:
    """Both figures stand in the sentence, whatever the kind."""
    found = Discrepancy(code=f"{kind}:a", one="110", other="100")
    said = discrepancy_sentence(found, lang, Called())
    check_wording(said, lang)
    assert "110" in said
    assert "100" in said


def test_a_remark_names_part_and_criterion() -> None:
    """Points are written as the office writes them."""
    found = Remark("max_off_step", (), {"criterion": "1", "part": Part.BONUS, "max": P("1.5")})
    assert "điểm thưởng: mức tối đa 1,5" in remark_sentence(found, "vi", Called())
