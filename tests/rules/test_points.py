"""Points: rules P1 to P28."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from domain.discrepancies import discrepancies
from domain.grading import (
    Band,
    ByLevel,
    ByPlace,
    Claim,
    Combine,
    Level,
    PassOrFail,
    PerOccurrence,
    Relative,
    Rounding,
    ShareOfTarget,
    claimed_points,
    combined,
    rounded,
)
from domain.points import Points
from domain.ranking import Cells, Marks, band_of, best_of, rank, sums, worth
from domain.refusal import Refusal
from domain.rulebook import (
    Consequence,
    Criterion,
    GradeBand,
    Group,
    Lapse,
    NotArisen,
    Part,
    RankedBy,
    Ranking,
    Rulebook,
    Scale,
    check_points,
)
from tests.factories import P

STANDARD, BONUS, DEDUCTION = Part.STANDARD, Part.BONUS, Part.DEDUCTION


def book(*criteria: Criterion, **options: object) -> Rulebook:
    return Rulebook(name="Bảng tiêu chí", criteria=criteria, **options)  # type: ignore[arg-type]


def one(**parts: Scale) -> Criterion:
    return Criterion(code="1", name="Tiêu chí 1", **parts)  # type: ignore[arg-type]


def cells(**entered: str) -> Cells:
    """``standard="98"`` is criterion 1's; ``bonus_2="7"`` criterion 2's."""
    found = {}
    for name, value in entered.items():
        part, _, code = name.partition("_")
        found[code or "1", Part(part)] = P(value)
    return found


def total(rulebook: Rulebook, entered: Cells) -> Points | None:
    return sums(rulebook, entered, best=best_of(rulebook, [entered])).totals.total


ANY = Scale(max=P("2000"))


def test_p1_a_deduction_does_not_lower_the_standard() -> None:
    """98 + 12 − 3 → 107, and the standard stays 98."""
    rulebook = book(one(standard=ANY, bonus=ANY, deduction=ANY))
    found = sums(rulebook, cells(standard="98", bonus="12", deduction="-3")).totals
    assert (found.standard, found.total) == (P("98"), P("107"))


@pytest.mark.parametrize(
    ("number", "maximum", "step", "value", "code"),
    [
        ("P2", "100", "0.5", "12.25", "off_step"),
        ("P2", "100", "0.5", "12.5", None),
        ("P3", "80", "0.25", "71.25", None),
        ("P3", "80", "0.25", "80.25", "above_maximum"),
        ("P3", "80", "0.25", "71.3", "off_step"),
    ],
)
def test_p2_p3_step_and_scale(
    number: str, maximum: str, step: str, value: str, code: str | None
) -> None:
    """A value off the step or above the scale is refused."""
    criterion = one(standard=Scale(max=P(maximum), step=P(step)))
    if code is None:
        check_points(criterion, STANDARD, P(value))
        return
    with pytest.raises(Refusal) as caught:
        check_points(criterion, STANDARD, P(value))
    assert caught.value.code == code, number


def test_p4_a_total_may_pass_the_scale() -> None:
    """100 + 18 − 0.5 on a scale of 100 with an uncapped bonus → 117.5."""
    rulebook = book(
        one(standard=Scale(max=P("100")), bonus=Scale(), deduction=Scale()), base=P("100")
    )
    assert total(rulebook, cells(standard="100", bonus="18", deduction="-0.5")) == P("117.5")


def test_p5_bonus_is_capped_per_criterion_and_in_all() -> None:
    """4 + 7 with caps 5 and 8 → 8: 4 + 5 = 9, then 8."""
    capped = Scale(cap=P("5"))
    rulebook = book(
        one(bonus=capped), Criterion(code="2", name="2", bonus=capped), bonus_cap=P("8")
    )
    found = sums(rulebook, cells(bonus="4", bonus_2="7"))
    assert found.cells == {("1", BONUS): P("4"), ("2", BONUS): P("5")}
    assert found.totals.bonus == P("8")


LEVELS = tuple(
    Level(at_least=P(at), points=P(points))
    for at, points in (("20", "5"), ("18", "4"), ("16", "3"))
)


@pytest.mark.parametrize(
    ("standard", "bonus"), [("20", "5"), ("19", "4"), ("18", "4"), ("17", "3"), ("15", "0")]
)
def test_p6_bonus_by_level_reached(standard: str, bonus: str) -> None:
    """From 20 → 5, from 18 → 4, from 16 → 3, below → 0."""
    rulebook = book(
        one(
            standard=Scale(max=P("20")),
            bonus=Scale(grading=ByLevel(levels=LEVELS, of_standard=True)),
        )
    )
    assert sums(rulebook, cells(standard=standard)).totals.bonus == P(bonus)


def places(*bands: tuple[int, int, str]) -> Scale:
    made = tuple(Band(first=a, last=b, points=P(points)) for a, b, points in bands)
    return Scale(grading=ByPlace(ranking="ICT Index", edition="2020", bands=made))


def test_p7_overlapping_bands_are_a_contradiction_to_read() -> None:
    """Place 10 lies in 1–10 and 10–20: found, with both bands."""
    found = discrepancies(book(one(bonus=places((1, 10, "5"), (10, 20, "3")))))
    assert [(each.code, each.one, each.other) for each in found] == [
        ("bands_overlap:1", "1-10", "10-20")
    ]
    assert not discrepancies(book(one(bonus=places((1, 10, "5"), (11, 20, "3")))))


@pytest.mark.parametrize(("place", "points"), [("1", "5"), ("10", "5"), ("11", "3"), ("21", "0")])
def test_p7_bonus_by_place(place: str, points: str) -> None:
    """The band in which a place lies gives the points; outside all bands 0."""
    rulebook = book(one(bonus=places((1, 10, "5"), (11, 20, "3"))))
    assert sums(rulebook, cells(bonus=place)).totals.bonus == P(points)


@pytest.mark.parametrize(("count", "points"), [("0", "0"), ("2", "4"), ("4", "6")])
def test_p8_per_occurrence_with_a_cap(count: str, points: str) -> None:
    """2 each, at most 6: 4 occurrences → 6."""
    rulebook = book(one(standard=Scale(cap=P("6"), grading=PerOccurrence(each=P("2")))))
    assert sums(rulebook, cells(standard=count)).totals.standard == P(points)
    with pytest.raises(Refusal, match="entered_malformed"):
        check_points(rulebook.criteria[0], STANDARD, P("1.5"))


def test_p9_not_passed_is_nought_and_counts_as_scored() -> None:
    """Not passed → 0; the sheet is complete. Half passed does not exist."""
    rulebook = book(one(standard=Scale(grading=PassOrFail(points=P("10")))))
    found = sums(rulebook, cells(standard="0")).totals
    assert (found.standard, found.complete) == (P("0"), True)
    with pytest.raises(Refusal, match="entered_malformed"):
        check_points(rulebook.criteria[0], STANDARD, P("5"))


RELATIVE = book(one(standard=Scale(step=P("0.5"), grading=Relative(points=P("10")))))


@pytest.mark.parametrize(
    ("measures", "points"),
    [
        ({"a": "50", "b": "40"}, {"a": "10", "b": "8"}),
        ({"a": "50", "b": "40", "c": "80"}, {"a": "6.5", "b": "5", "c": "10"}),
        ({"a": "0", "b": "0"}, {"a": "0", "b": "0"}),
    ],
)
def test_p10_relative_to_the_best(measures: dict[str, str], points: dict[str, str]) -> None:
    """10 × own ÷ best, step 0.5, half up: a new best recomputes every unit."""
    entered = {unit: cells(standard=measure) for unit, measure in measures.items()}
    best = best_of(RELATIVE, entered.values())
    found = {unit: sums(RELATIVE, held, best=best).totals.total for unit, held in entered.items()}
    assert found == {unit: P(value) for unit, value in points.items()}


def test_p10_a_relative_deduction_stays_a_deduction() -> None:
    """The unit with the largest deduction loses all of it, the others their share."""
    rulebook = book(
        one(standard=ANY, deduction=Scale(step=P("0.5"), grading=Relative(points=P("3"))))
    )
    entered = [cells(standard="90", deduction=value) for value in ("-5", "-1")]
    best = best_of(rulebook, entered)
    found = [sums(rulebook, held, best=best).totals.deduction for held in entered]
    assert found == [P("-3"), P("-0.5")]


def test_p25_a_coefficient_never_leaves_the_form_of_points() -> None:
    """A product of five decimals is brought to four rather than refused for ever."""
    thirds = Criterion(
        code="1", name="1", coefficient=P("0.3333"), standard=Scale(max=P("9"), step=P("0.5"))
    )
    assert sums(book(thirds), cells(standard="1.5")).totals.standard == P("0.5")


def tens(count: int, **options: object) -> Rulebook:
    criteria = [
        Criterion(code=str(n), name=str(n), standard=Scale(max=P("10")), bonus=Scale())
        for n in range(1, count + 1)
    ]
    return book(*criteria, **options)


def shares(by: RankedBy, bonus: str | None = None) -> list[int]:
    """99 of 110, and 90 of 100 with the eleventh criterion not applied."""
    rulebook = tens(11, ranked_by=by)
    full = {(str(n), STANDARD): P("9") for n in range(1, 12)}
    less = {place: value for place, value in full.items() if place[0] != "11"}
    if bonus:
        full, less = ({**held, ("1", BONUS): P(bonus)} for held in (full, less))
    marks = Marks(not_applied=frozenset({"11"}))
    worths = {
        1: worth(rulebook, sums(rulebook, full)),
        2: worth(rulebook, sums(rulebook, less, marks)),
    }
    ranks = rank({key: held for key, held in worths.items() if held}, Ranking.DENSE)
    return [ranks[1], ranks[2]]


def test_p11_ranking_by_share_of_the_maximum_applied() -> None:
    """99 of 110 and 90 of 100 → both 90 %, tied; with a bonus of 5 each 94.5…% and 95 %."""
    assert shares(RankedBy.SHARE_OF_STANDARD) == [1, 1]
    assert shares(RankedBy.SHARE_OF_STANDARD, "5") == [1, 1]
    assert shares(RankedBy.SHARE_OF_TOTAL, "5") == [2, 1]


def test_p12_two_parts_and_a_deduction() -> None:
    """950 + 50 − 8 → 992; the parts add up to what the document says."""
    rulebook = book(
        Criterion(code="A", name="Nhiệm vụ", group="nv", standard=Scale(max=P("950"))),
        Criterion(
            code="B",
            name="Công tác thi đua",
            group="td",
            standard=Scale(max=P("50")),
            deduction=Scale(),
        ),
        groups=(
            Group(code="nv", name="Nhiệm vụ", max=P("950")),
            Group(code="td", name="Thi đua", max=P("50")),
        ),
        base=P("1000"),
    )
    assert total(rulebook, cells(standard_A="950", standard_B="50", deduction_B="-8")) == P("992")
    assert not discrepancies(rulebook)


LATE = Consequence(
    of=Lapse.LATE_REGISTRATION, deduct=P("0.5"), per_working_day=True, at_most=P("3")
)


@pytest.mark.parametrize(("days", "deducted"), [(0, "0"), (4, "-2"), (6, "-3"), (9, "-3")])
def test_p13_late_registration_by_working_day(days: int, deducted: str) -> None:
    """−0.5 for each working day, at most −3: 4 days → −2; 9 → −3."""
    assert LATE.points(days) == P(deducted)


def test_p12_a_pledge_not_signed_is_deducted_once() -> None:
    """−8, however late it is."""
    assert Consequence(of=Lapse.PLEDGE_NOT_SIGNED, deduct=P("8")).points(9) == P("-8")


CLOSED = tuple(
    GradeBand(code=code, name=code, at_least=P(at))
    for code, at in (("excellent", "90"), ("good", "70"), ("fair", "50"), ("not_met", "0"))
)
PRINTED = (
    GradeBand(code="81-90", name="81-90", at_least=P("81"), at_most=P("90")),
    GradeBand(code="71-80", name="71-80", at_least=P("71"), at_most=P("80")),
)


@pytest.mark.parametrize(
    ("total", "bands", "band"),
    [
        ("89.75", CLOSED, "good"),
        ("104", CLOSED, "excellent"),
        ("49.5", CLOSED, "not_met"),
        ("80.5", PRINTED, "71-80"),
    ],
)
def test_p14_classes_are_read_by_the_lower_bound(
    total: str, bands: tuple[GradeBand, ...], band: str
) -> None:
    """89.75 → good; 104 → excellent, open above the scale; 80.5 of two printed bands → lower."""
    assert band_of(bands, P(total)) == band


def test_p14_a_gap_between_bands_is_reported() -> None:
    """ "71–80, 81–90" with half points leaves totals in no class."""
    found = discrepancies(Rulebook(name="B", bands=PRINTED))
    assert [(each.code, each.one, each.other) for each in found] == [
        ("bands_gap:81-90", "80", "81")
    ]


def test_p17_one_achievement_counts_once_at_its_highest_level() -> None:
    """+3 (province) and +5 (ministry) for the same work → 5."""
    levels: Mapping[str, Points] = {"province": P("3"), "ministry": P("5")}
    same = [Claim(achievement="Đề án A", level=level) for level in ("province", "ministry")]
    assert claimed_points(same, levels, needs_evidence=False) == (P("5"), ())
    other = Claim(achievement="Đề án B", level="province")
    assert claimed_points([*same, other], levels, needs_evidence=False) == (P("8"), ())


def test_p18_a_bonus_without_evidence_is_nought_and_said_so() -> None:
    """Claimed 5, none attached → 0, and the achievement is named."""
    levels = {"ministry": P("5")}
    claim = Claim(achievement="Đề án A", level="ministry")
    assert claimed_points([claim], levels, needs_evidence=True) == (P("0"), ("Đề án A",))
    shown = Claim(achievement="Đề án A", level="ministry", evidence=True)
    assert claimed_points([shown], levels, needs_evidence=True) == (P("5"), ())


@pytest.mark.parametrize(
    ("rule", "total", "maximum"),
    [
        (NotArisen.FULL_MARKS, "91", "100"),
        (NotArisen.LEFT_OUT, "81", "90"),
        (NotArisen.MEAN, "90", "100"),
    ],
)
def test_p19_the_task_did_not_arise(rule: NotArisen, total: str, maximum: str) -> None:
    """Standard 10 of 100, 81 on the other 90: 91 of 100; 81 of 90; or 9 more, in all 90."""
    absent = Criterion(code="x", name="x", standard=Scale(max=P("10")), not_arisen=rule)
    rulebook = book(*tens(9).criteria, absent)
    entered = {(str(n), STANDARD): P("9") for n in range(1, 10)}
    found = sums(rulebook, entered, Marks(not_arisen=frozenset({"x"})))
    assert (found.totals.total, found.maximum, found.totals.complete) == (
        P(total),
        P(maximum),
        True,
    )


def test_p20_a_ranking_not_out_yet_leaves_the_total_provisional() -> None:
    """The sheet is complete but for the place that everybody waits for."""
    waiting = Criterion(code="2", name="2", standard=places((1, 10, "10"), (11, 63, "5")))
    rulebook = book(one(standard=Scale(max=P("90"))), waiting)
    early = sums(rulebook, cells(standard="90"))
    assert (early.totals.total, early.totals.complete, early.awaited) == (P("90"), True, ("2",))
    late = sums(rulebook, cells(standard="90", standard_2="12"))
    assert (late.totals.total, late.awaited) == (P("95"), ())


@pytest.mark.parametrize(
    ("percent", "points"), [("95", "19"), ("100", "20"), ("130", "20"), ("50", "10"), ("49", "0")]
)
def test_p21_share_of_target_with_a_floor(percent: str, points: str) -> None:
    """95 % of target on 20 → 19; below 50 % → 0."""
    rule = ShareOfTarget(points=P("20"), floor=P("50"))
    rulebook = book(one(standard=Scale(grading=rule)))
    assert sums(rulebook, cells(standard=percent)).totals.standard == P(points)


@pytest.mark.parametrize(("at_standard", "deducted"), [(True, "-10"), (False, "-12")])
def test_p22_a_deduction_at_most_the_standard_or_unlimited(
    at_standard: bool, deducted: str
) -> None:
    """−12 on 10 → −10, or −12."""
    rulebook = book(one(standard=Scale(max=P("10")), deduction=Scale(cap_at_standard=at_standard)))
    found = sums(rulebook, cells(standard="10", deduction="-12")).totals
    assert found.deduction == P(deducted)


@pytest.mark.parametrize(
    ("how", "value"),
    [
        (Combine.SUM, "34.5"),
        (Combine.MEAN, "8.5"),
        (Combine.MEAN_WITHOUT_EXTREMES, "9.5"),
    ],
)
def test_p23_several_scorers_are_rounded_once_at_the_end(how: Combine, value: str) -> None:
    """6, 9, 9.5, 10 with step 0.5, half up → 34.5; 8.5 (8.625); 9.5 (9.25)."""
    scores = [P(score) for score in ("6", "9", "9.5", "10")]
    assert combined(scores, how, P("0.5"), Rounding.HALF_UP) == P(value)


def test_p25_a_coefficient_multiplies() -> None:
    """9 × 2 → 18, and the maximum doubles too."""
    doubled = Criterion(code="1", name="1", coefficient=P("2"), standard=Scale(max=P("10")))
    found = sums(book(doubled), cells(standard="9"))
    assert (found.totals.standard, found.maximum) == (P("18"), P("20"))


def test_p27_blank_is_not_nought() -> None:
    """An empty bonus means none and stays blank; an empty standard means not scored."""
    rulebook = book(one(standard=ANY, bonus=ANY), Criterion(code="2", name="2", standard=ANY))
    found = sums(rulebook, cells(standard="10")).totals
    assert (found.bonus, found.complete) == (None, False)
    assert sums(rulebook, cells(standard="10", bonus="0", standard_2="0")).totals == (
        sums(rulebook, cells(standard="10", standard_2="0", bonus="0")).totals
    )


@pytest.mark.parametrize(
    ("amount", "mode", "value"),
    [
        ("6.25", Rounding.HALF_UP, "6.5"),
        ("-6.25", Rounding.HALF_UP, "-6.5"),
        ("6.25", Rounding.DOWN, "6"),
        ("6.1", Rounding.UP, "6.5"),
        ("6.2", Rounding.HALF_UP, "6"),
    ],
)
def test_half_up_takes_a_tie_away_from_zero(amount: str, mode: Rounding, value: str) -> None:
    """Rounding is the rulebook's, exact, and the same on both sides of zero."""
    assert rounded(Fraction(P(amount)), P("0.5"), mode) == P(value)
