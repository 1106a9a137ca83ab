"""Points: rules P1 to P28, each said in a rulebook as a cluster writes it.

What changes a year on its way (P10, P15 to P20, P26) is also tested through the way of a command,
in ``test_in_the_year``; P24 stands with the awards.
"""

from fractions import Fraction

import pytest

from domain.cycle.outcome import outcome
from domain.cycle.phases.plan import AcceptDiscrepancy, DiscrepancyAccepted, SetRulebook
from domain.reckoning.ranking import Marks, worth
from domain.reckoning.requirements import descending
from domain.reckoning.score_table import score_table
from domain.rulebook.criteria import NotArisen, check_points
from domain.rulebook.discrepancies import discrepancies
from domain.rulebook.grading import Claim, Rounding, claimed_points, combined, rounded
from domain.rulebook.rulebook import Rulebook
from domain.values.days import DayTable, working_days_late
from domain.values.points import Points
from domain.values.ranks import rank
from domain.values.refusal import Refusal
from domain.values.when import read_day
from tests.factories import OPERATOR, SECRETARY, P, after, begun
from tests.rules.house import written
from tests.rules.sheets import (
    BONUS,
    DEDUCTION,
    STANDARD,
    book,
    cells,
    faulty,
    found,
    scoring,
    together,
    total,
)
from tests.spec import Given

ANY = "standard: {max: '2000'}, bonus: {}, deduction: {}"


def refused(code: str, rulebook: Rulebook, value: str, part: str = "standard") -> None:
    with pytest.raises(Refusal) as caught:
        check_points(rulebook.criteria[0], {"standard": STANDARD, "bonus": BONUS}[part], P(value))
    assert caught.value.code == code


def test_p1_a_deduction_does_not_lower_the_standard() -> None:
    """98 + 12 − 3 → 107, and the standard stays 98."""
    totals = found(book(ANY), cells(standard="98", bonus="12", deduction="-3")).totals
    assert (totals.standard, totals.total) == (P("98"), P("107"))


@pytest.mark.parametrize(("value", "code"), [("12.25", "off_step"), ("12.5", None)])
@pytest.mark.parametrize("step", ["", ", step: '0.5'"])
def test_p2_a_step_of_half_points(step: str, value: str, code: str | None) -> None:
    """12.25 → refused; 12.5 → accepted: said, or as the usual step."""
    rulebook = book(f"standard: {{max: '100'{step}}}")
    if code:
        refused(code, rulebook, value)
    else:
        check_points(rulebook.criteria[0], STANDARD, P(value))


@pytest.mark.parametrize(
    ("value", "code"), [("71.25", None), ("80.25", "above_maximum"), ("71.30", "off_step")]
)
def test_p3_a_step_of_quarter_points_on_a_scale_of_80(value: str, code: str | None) -> None:
    """71.25 is accepted, 80.25 and 71.30 are refused."""
    rulebook = book("standard: {max: '80', step: '0.25'}", more="base: '80'")
    if code:
        refused(code, rulebook, value)
    else:
        check_points(rulebook.criteria[0], STANDARD, P(value))


def test_p4_a_total_may_pass_the_scale() -> None:
    """100 + 18 − 0.5 on a scale of 100 with an uncapped bonus → 117.5."""
    rulebook = book("standard: {max: '100'}, bonus: {}, deduction: {}", more="base: '100'")
    assert total(rulebook, standard="100", bonus="18", deduction="-0.5") == P("117.5")


def test_p5_bonus_is_capped_per_criterion_and_in_all() -> None:
    """4 + 7 with caps 5 and 8 → 8: 4 + 5 = 9, then 8."""
    rulebook = book("bonus: {cap: '5'}", "bonus: {cap: '5'}", more="bonus_cap: '8'")
    sums = found(rulebook, cells(bonus="4", bonus_2="7"))
    assert sums.cells == {("1", BONUS): P("4"), ("2", BONUS): P("5")}
    assert sums.totals.bonus == P("8")


LEVELS = """standard: {max: '20'}, bonus: {grading: {how: by_level, of_standard: true, levels:
      [{from: '20', points: '5'}, {from: '18', points: '4'}, {from: '16', points: '3'}]}}"""


@pytest.mark.parametrize(
    ("standard", "bonus"), [("20", "5"), ("19", "4"), ("18", "4"), ("17", "3"), ("15", "0")]
)
def test_p6_bonus_by_level_reached(standard: str, bonus: str) -> None:
    """From 20 → 5, from 18 → 4, from 16 → 3, below → 0."""
    assert found(book(LEVELS), cells(standard=standard)).totals.bonus == P(bonus)


def places(*bands: str, part: str = "bonus", edition: str = "2020") -> str:
    listed = ", ".join(f"{{{band}}}" for band in bands)
    rule = f"{{how: by_place, ranking: ICT Index, edition: '{edition}', bands: [{listed}]}}"
    return f"{part}: {{grading: {rule}}}"


FIRST_TEN = "from: 1, to: 10, points: '5'"
OVERLAP = places(FIRST_TEN, "from: 10, to: 20, points: '3'")
APART = places(FIRST_TEN, "from: 11, to: 20, points: '3'")


@pytest.mark.parametrize(("place", "points"), [("1", "5"), ("10", "5"), ("11", "3"), ("21", "0")])
def test_p7_bonus_by_place_in_a_named_ranking(place: str, points: str) -> None:
    """The band in which a place lies gives the points; outside all bands 0."""
    assert found(book(APART), cells(bonus=place)).totals.bonus == P(points)


def test_p7_overlapping_bands_are_refused_in_a_new_plan() -> None:
    """Place 10 lies in 1–10 and 10–20: refused, with both bands."""
    rulebook = book(f"standard: {{max: '100'}}, {OVERLAP}")
    begun().when(SetRulebook(rulebook=rulebook), as_=SECRETARY).then_refused(
        "rulebook_contradiction", discrepancy="bands_overlap:1", one="1-10", other="10-20"
    )
    assert discrepancies(book(APART)) == ()


def test_p7_a_past_year_keeps_them_with_the_reading() -> None:
    """A back-filled year: kept, the discrepancy and the reading chosen are recorded."""
    rulebook = book(f"standard: {{max: '100'}}, {OVERLAP}")
    start = after(begun(backfill=True), (SetRulebook(rulebook=rulebook), OPERATOR))
    accept = AcceptDiscrepancy(
        discrepancy="bands_overlap:1", reading="Hạng 10 tính vào 1–10", reason="Nguồn in như vậy"
    )
    then = start.when(accept, as_=OPERATOR)
    body = then.done.events[0].body
    assert isinstance(body, DiscrepancyAccepted)
    [reading] = outcome(then.given_besides().state).readings
    assert (reading.discrepancy, reading.one, reading.other) == ("bands_overlap:1", "1-10", "10-20")
    assert reading.reading == body.reading


@pytest.mark.parametrize(("count", "points"), [("0", "0"), ("2", "4"), ("4", "6")])
def test_p8_per_occurrence_with_a_cap(count: str, points: str) -> None:
    """2 each, at most 6: 4 occurrences → 6. Half an occurrence does not exist."""
    rulebook = book("standard: {cap: '6', grading: {how: per_occurrence, each: '2'}}")
    assert found(rulebook, cells(standard=count)).totals.standard == P(points)
    refused("entered_malformed", rulebook, "1.5")


def test_p8_a_maximum_refuses_more_where_a_cap_counts_no_more() -> None:
    """The same with ``max``: the fourth occurrence is refused, the third gives 6."""
    rulebook = book("standard: {max: '6', grading: {how: per_occurrence, each: '2'}}")
    check_points(rulebook.criteria[0], STANDARD, P("3"))
    refused("above_maximum", rulebook, "4")


def test_p9_not_passed_is_nought_and_counts_as_scored() -> None:
    """Not passed → 0; the sheet is complete. Half passed does not exist."""
    rulebook = book("standard: {grading: {how: pass_or_fail, points: '10'}}")
    totals = found(rulebook, cells(standard="0")).totals
    assert (totals.standard, totals.complete) == (P("0"), True)
    assert found(rulebook, cells(standard="10")).totals.standard == P("10")
    refused("entered_malformed", rulebook, "5")


RELATIVE = "standard: {step: '0.5', grading: {how: relative, points: '10'}}"


@pytest.mark.parametrize(
    ("measures", "points"),
    [
        ({"a": "50", "b": "40"}, {"a": "10", "b": "8"}),
        ({"a": "50", "b": "40", "c": "80"}, {"a": "6.5", "b": "5", "c": "10"}),
        ({"a": "0", "b": "0"}, {"a": "0", "b": "0"}),
    ],
)
def test_p10_relative_to_the_best(measures: dict[str, str], points: dict[str, str]) -> None:
    """10 × own ÷ best, step 0.5, half up: 40 → 8; best 80: 50 → 6.5 (6.25), 40 → 5; all zero →
    all 0."""
    sheets = {unit: cells(standard=measure) for unit, measure in measures.items()}
    rulebook = book(RELATIVE, more="rounding: half_up")
    assert together(rulebook, sheets) == {unit: P(value) for unit, value in points.items()}


def test_p10_a_relative_deduction_stays_a_deduction() -> None:
    """The unit with the largest deduction loses all of it, the others their share."""
    rule = "deduction: {step: '0.5', grading: {how: relative, points: '3'}}"
    rulebook = book(f"standard: {{max: '100'}}, {rule}")
    sheets = {value: cells(standard="90", deduction=value) for value in ("-5", "-1")}
    assert together(rulebook, sheets) == {"-5": P("87"), "-1": P("89.5")}


def shares(by: str, bonus: str | None = None) -> tuple[list[str], list[int]]:
    """99 of 110, and 90 of 100 with the eleventh criterion not applied: shares and ranks."""
    criteria = ["standard: {max: '10'}, bonus: {}"] * 11
    rulebook = book(*criteria, more=f"ranked_by: {by}\nbase: '110'")
    full = {(str(number), STANDARD): P("9") for number in range(1, 12)}
    less = {place: value for place, value in full.items() if place[0] != "11"}
    if bonus:
        full, less = ({**held, ("1", BONUS): P(bonus)} for held in (full, less))
    marks = Marks(not_applied=frozenset({"11"}))
    worths = [worth(rulebook, found(rulebook, full)), worth(rulebook, found(rulebook, less, marks))]
    known = {index: held for index, held in enumerate(worths) if held}
    ranks = rank(known, rulebook.ranking)
    return [str(held[0]) for held in known.values()], [ranks[0], ranks[1]]


@pytest.mark.parametrize(
    ("by", "bonus", "share", "ranks"),
    [
        ("share_of_standard", None, ["9/10", "9/10"], [1, 1]),
        ("share_of_standard", "5", ["9/10", "9/10"], [1, 1]),
        ("share_of_total", None, ["9/10", "9/10"], [1, 1]),
        ("share_of_total", "5", ["52/55", "19/20"], [2, 1]),
    ],
)
def test_p11_ranking_by_share_of_the_maximum_applied(
    by: str, bonus: str | None, share: list[str], ranks: list[int]
) -> None:
    """99 of 110 and 90 of 100 → both 90 %, tied; with a bonus of 5 each: 94.5…% and 95 %."""
    assert shares(by, bonus) == (share, ranks)


PARTS = """
base: "1000"
groups:
  - {code: nv, name: Nhiệm vụ, max: "950"}
  - {code: td, name: Công tác thi đua, max: "50"}
consequences: [{of: pledge_not_signed, deduct: "8"}]
"""


def test_p12_two_parts_and_a_pledge_not_signed() -> None:
    """950 for tasks and 50 for emulation work, the pledge not signed: 950 + 50 − 8 → 992."""
    rulebook = book(
        "group: nv, standard: {max: '950'}",
        "group: td, standard: {max: '50'}, deduction: {}",
        more=PARTS,
    )
    [lapse] = rulebook.consequences
    deducted = str(lapse.points(9))
    assert deducted == "-8", "once, however late it is"
    assert total(rulebook, standard="950", standard_2="50", deduction_2=deducted) == P("992")
    assert not discrepancies(rulebook)


@pytest.mark.parametrize("scale", ["100", "110", "1000"])
def test_p12_a_scale_is_what_the_document_says(scale: str) -> None:
    """100, 110, 1000: the maxima add up to it, or the contradiction is told."""
    rulebook = book(f"standard: {{max: '{scale}'}}", more=f"base: '{scale}'")
    assert discrepancies(rulebook) == ()
    other = faulty(f"standard: {{max: '{scale}'}}", more="base: '90'")
    assert [one.code for one in discrepancies(other)] == ["criteria_sum"]


#: No day off but the weekends.
WEEKS = DayTable(version="t", first=read_day("2026-01-01"), last=read_day("2026-12-31"))


@pytest.mark.parametrize(
    ("came", "days", "deducted"),
    [
        ("2026-03-02", 0, "0"),
        ("2026-03-06", 4, "-2"),
        ("2026-03-13", 9, "-3"),
    ],
)
def test_p13_late_registration_by_working_day(came: str, days: int, deducted: str) -> None:
    """Due on Monday 02/03: −0.5 for each working day, at most −3; 4 days → −2, 9 → −3."""
    [lapse] = written(
        "consequences: [{of: late_registration, deduct: '0.5', per_working_day: true,"
        " at_most: '3'}]"
    ).consequences
    late = working_days_late(WEEKS, read_day("2026-03-02"), read_day(came))
    assert (late, lapse.points(late)) == (days, P(deducted))


CLASSES = """
bands:
  - {code: excellent, name: Xuất sắc, from: "90"}
  - {code: good, name: Tốt, from: "70"}
  - {code: fair, name: Khá, from: "50"}
  - {code: not_met, name: Không đạt, from: "0"}
"""
PRINTED = """
bands:
  - {code: 81-90, name: 81-90, from: "81", to: "90"}
  - {code: 71-80, name: 71-80, from: "71", to: "80"}
"""


@pytest.mark.parametrize(
    ("total", "bands", "band"),
    [
        ("89.75", CLASSES, "good"),
        ("90", CLASSES, "excellent"),
        ("104", CLASSES, "excellent"),
        ("69.75", CLASSES, "fair"),
        ("49.5", CLASSES, "not_met"),
        ("80.5", PRINTED, "71-80"),
        ("70", PRINTED, None),
    ],
)
def test_p14_classes_are_read_by_the_lower_bound(total: str, bands: str, band: str | None) -> None:
    """89.75 → good; 104 → excellent, open above the scale; 80.5 between two printed → lower."""
    reached = descending(written(bands).bands, P(total))
    assert next((one.code for one in reached), None) == band


def test_p14_a_gap_between_classes_is_reported() -> None:
    """ "71–80, 81–90" with step 0.25 leave 80.25 to 80.75 in no class; with whole points not."""
    quarters = book("standard: {max: '100', step: '0.25'}", more=PRINTED)
    assert [(each.code, each.one, each.other) for each in discrepancies(quarters)] == [
        ("bands_gap:81-90", "80", "81")
    ]
    assert discrepancies(book("standard: {max: '100', step: '1'}", more=PRINTED)) == ()


def test_p17_one_achievement_counts_once_at_its_highest_level() -> None:
    """+3 (province) and +5 (ministry) for the same work → 5; another work counts besides."""
    scale = (
        book("bonus: {claims: [{level: province, points: '3'}, {level: ministry, points: '5'}]}")
        .criteria[0]
        .bonus
    )
    assert scale is not None
    levels = {claimed.level: claimed.points for claimed in scale.claims}
    same = [Claim(achievement="Đề án A", level=level) for level in ("province", "ministry")]
    assert claimed_points(same, levels, scale.evidence_needed) == (P("5"), ())
    other = Claim(achievement="Đề án B", level="province")
    assert claimed_points([*same, other], levels, scale.evidence_needed) == (P("8"), ())


def test_p18_a_bonus_without_evidence_is_nought_and_said_so() -> None:
    """Claimed 5, none attached → 0, and the achievement is named."""
    scale = book("bonus: {evidence_needed: true, claims: [{level: ministry, points: '5'}]}")
    bonus = scale.criteria[0].bonus
    assert bonus is not None
    levels = {claimed.level: claimed.points for claimed in bonus.claims}
    bare = Claim(achievement="Đề án A", level="ministry")
    assert claimed_points([bare], levels, bonus.evidence_needed) == (P("0"), ("Đề án A",))
    shown = Claim(achievement="Đề án A", level="ministry", evidence=True)
    assert claimed_points([shown], levels, bonus.evidence_needed) == (P("5"), ())


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
    tens = ["standard: {max: '10'}"] * 9
    rulebook = book(*tens, f"standard: {{max: '10'}}, not_arisen: {rule}", more="base: '100'")
    entered = {(str(number), STANDARD): P("9") for number in range(1, 10)}
    sums = found(rulebook, entered, Marks(not_arisen=frozenset({"10"})))
    assert (sums.totals.total, sums.maximum, sums.totals.complete) == (P(total), P(maximum), True)


def test_p20_a_ranking_not_out_yet_leaves_the_total_provisional() -> None:
    """The sheet is complete but for the place that everybody waits for."""
    bands = ("from: 1, to: 10, points: '10'", "from: 11, to: 63, points: '5'")
    waiting = places(*bands, part="standard", edition="2021")
    rulebook = book("standard: {max: '90'}", waiting)
    early = found(rulebook, cells(standard="90"))
    assert (early.totals.total, early.totals.complete, early.awaited) == (P("90"), True, ("2",))
    late = found(rulebook, cells(standard="90", standard_2="12"))
    assert (late.totals.total, late.awaited) == (P("95"), ())


@pytest.mark.parametrize(
    ("percent", "points"),
    [("95", "19"), ("100", "20"), ("130", "20"), ("50", "10"), ("49", "0"), ("49.5", "0")],
)
def test_p21_share_of_target_with_a_floor(percent: str, points: str) -> None:
    """95 % of target on 20 → 19; below 50 % → 0."""
    rulebook = book("standard: {grading: {how: share_of_target, points: '20', floor: '50'}}")
    assert found(rulebook, cells(standard=percent)).totals.standard == P(points)


@pytest.mark.parametrize(
    ("deduction", "deducted"), [("{cap_at_standard: true}", "-10"), ("{}", "-12")]
)
def test_p22_a_deduction_at_most_the_standard_or_unlimited(deduction: str, deducted: str) -> None:
    """−12 on 10 → −10, or −12."""
    rulebook = book(f"standard: {{max: '10'}}, deduction: {deduction}")
    totals = found(rulebook, cells(standard="10", deduction="-12")).totals
    assert totals.deduction == P(deducted)


@pytest.mark.parametrize(
    ("how", "value"), [("sum", "34.5"), ("mean", "8.5"), ("mean_without_extremes", "9.5")]
)
def test_p23_several_scorers_are_rounded_once_at_the_end(how: str, value: str) -> None:
    """6, 9, 9.5, 10 with step 0.5, half up → 34.5; 8.5 (8.625); 9.5 (9.25)."""
    columns = f"""
columns:
  - {{code: self, name: Tự chấm, scorer: own}}
  - {{code: panel, name: Tổ chấm, scorer: cluster, combine: {how}}}
"""
    rulebook = book("standard: {max: '40', step: '0.5'}", columns=columns)
    combine, scale = rulebook.final_column.combine, rulebook.criteria[0].standard
    assert combine is not None
    assert scale is not None
    scores = [P(score) for score in ("6", "9", "9.5", "10")]
    assert combined(scores, combine, scale.entered_step, rulebook.rounding) == P(value)


def test_p25_a_coefficient_multiplies() -> None:
    """9 × 2 → 18, and the maximum doubles too."""
    sums = found(book("coefficient: '2', standard: {max: '10'}"), cells(standard="9"))
    assert (sums.totals.standard, sums.maximum) == (P("18"), P("20"))


def test_p25_a_cap_is_of_the_points_before_the_coefficient() -> None:
    """7 capped at 5, times 2 → 10: what the criterion can give in all."""
    rulebook = book("coefficient: '2', standard: {cap: '5'}")
    sums = found(rulebook, cells(standard="7"))
    assert (sums.totals.standard, sums.maximum) == (P("10"), P("10"))


def test_p25_a_coefficient_never_leaves_the_form_of_points() -> None:
    """A product of five decimals is brought to four rather than refused for ever."""
    rulebook = book("coefficient: '0.3333', standard: {max: '9', step: '0.5'}")
    assert found(rulebook, cells(standard="1.5")).totals.standard == P("0.5")


def test_p27_blank_is_not_nought() -> None:
    """An empty bonus means none and stays blank; an empty standard means not scored."""
    rulebook = book(ANY, ANY)
    blank = found(rulebook, cells(standard="10")).totals
    assert (blank.bonus, blank.deduction, blank.total, blank.complete) == (
        None,
        None,
        P("10"),
        False,
    )
    nought = found(rulebook, cells(standard="10", bonus="0", standard_2="0")).totals
    assert (nought.bonus, nought.deduction, nought.complete) == (P("0"), None, True)


def test_p28_without_scoring_there_is_no_table_at_all() -> None:
    """A rulebook without criteria: no table, not an empty one, in any phase."""
    rulebook = written("quorum: 2/3\nselections: [{code: co, name: Cờ, how: by_vote, quota: 1}]")
    assert not rulebook.scored
    start: Given = after(begun(), (SetRulebook(rulebook=rulebook), SECRETARY))
    assert score_table(start.state) is None
    assert score_table(scoring(rulebook).state) is None
    assert outcome(start.state).table is None


@pytest.mark.parametrize(
    ("amount", "mode", "value"),
    [
        ("6.25", "half_up", "6.5"),
        ("-6.25", "half_up", "-6.5"),
        ("6.25", "down", "6"),
        ("6.1", "up", "6.5"),
        ("6.2", "half_up", "6"),
    ],
)
def test_half_up_takes_a_tie_away_from_zero(amount: str, mode: str, value: str) -> None:
    """Rounding is the rulebook's, exact, and the same on both sides of zero."""
    rounding: Rounding = written(f"rounding: {mode}").rounding
    assert rounded(Fraction(Points(amount)), P("0.5"), rounding) == P(value)


@pytest.mark.parametrize("rounding", ["half_up", "up"])
def test_no_step_rounds_points_above_what_a_criterion_can_give(rounding: str) -> None:
    """3.75 for passing in steps of 0.5 is 3.75: the next step would be more than the rule gives."""
    rule = "standard: {step: '0.5', grading: {how: pass_or_fail, points: '3.75'}}"
    rulebook = book(rule, "standard: {max: '10'}", more=f"rounding: {rounding}")
    sums = found(rulebook, cells(standard="3.75", standard_2="10"))
    assert (sums.totals.standard, sums.maximum) == (P("13.75"), P("13.75"))
    mean = book(f"{rule}, not_arisen: mean", "standard: {max: '10'}", more=f"rounding: {rounding}")
    marks = Marks(not_arisen=frozenset({"1"}))
    assert found(mean, cells(standard_2="10"), marks).totals.total == P("13.75")


def test_a_deduction_by_count_is_held_to_its_maximum() -> None:
    """2 for each, at most 6 by ``max``: the fourth is refused with what it would deduct."""
    rulebook = book("deduction: {max: '6', grading: {how: per_occurrence, each: '2'}}")
    check_points(rulebook.criteria[0], DEDUCTION, P("-3"))
    with pytest.raises(Refusal, match="above_maximum") as caught:
        check_points(rulebook.criteria[0], DEDUCTION, P("-4"))
    assert caught.value.facts["value"] == P("-8")
