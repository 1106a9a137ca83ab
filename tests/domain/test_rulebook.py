"""The rulebook: what it may say, what it pins, and what it lets be scored."""

import hashlib
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.rulebook.criteria import Criterion, Part, Scale, check_points
from domain.rulebook.discrepancies import Discrepancy, discrepancies
from domain.rulebook.faults import check_rulebook
from domain.rulebook.rulebook import Column, Rulebook, Scorer, pin, read_rulebook
from domain.rulebook.selections import Base, How, Selection, Threshold, share_of
from domain.values.points import Points
from domain.values.refusal import Refusal
from tests.factories import CONTRADICTION, RULEBOOK, P

FIRST, SECOND, THIRD = RULEBOOK.criteria
CO = RULEBOOK.selections[0]


def refused(rulebook: Rulebook) -> dict[str, object]:
    with pytest.raises(Refusal, match="rulebook_malformed") as found:
        check_rulebook(rulebook)
    return found.value.facts


def test_rulebook_is_pinned_by_its_canonical_text() -> None:
    """The exact text is hashed and stored; read again it is the same rulebook and text."""
    text = RULEBOOK.canonical()
    assert read_rulebook(text) == RULEBOOK
    assert read_rulebook(text).canonical() == text
    assert pin(text) == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "rulebook",
    [
        RULEBOOK,
        CONTRADICTION,
        Rulebook(name="không chấm điểm"),
        replace(RULEBOOK, columns=RULEBOOK.columns[:1], quorum=None, base=None),
    ],
)
def test_usual_rulebooks_pass(rulebook: Rulebook) -> None:
    """One column or several, scored or not, contradictory in its sums or not."""
    check_rulebook(rulebook)


@pytest.mark.parametrize(
    ("change", "where", "value"),
    [
        ({"criteria": (FIRST, FIRST)}, "criteria", "1"),
        ({"criteria": (replace(FIRST, code=" "),)}, "criteria", " "),
        ({"criteria": (replace(FIRST, name=" "),)}, "criteria", "1"),
        ({"criteria": (Criterion(code="1", name="x"),)}, "criteria", "1"),
        ({"criteria": (Criterion(code="1", name="x", standard=Scale()),)}, "criteria", "1"),
        (
            {"criteria": (Criterion(code="1", name="x", bonus=Scale(step=P("0"))),)},
            "criteria",
            "1",
        ),
        (
            {"criteria": (Criterion(code="1", name="x", bonus=Scale(max=P("-1"))),)},
            "criteria",
            "1",
        ),
        ({"columns": (*RULEBOOK.columns, RULEBOOK.columns[0])}, "columns", "self"),
        ({"selections": (CO, CO)}, "selections", "co"),
        ({"selections": (replace(CO, quota=-1),)}, "quota", "-1"),
        (
            {"selections": (replace(CO, threshold=Threshold(share="0", base=Base.ALL)),)},
            "share",
            "0",
        ),
        ({"quorum": "0"}, "share", "0"),
    ],
)
def test_what_no_reading_could_mend_is_refused(
    change: dict[str, object], where: str, value: str
) -> None:
    """Codes twice, blank names, impossible limits: refused with the place."""
    facts = refused(replace(RULEBOOK, **change))
    assert (facts["where"], facts["value"]) == (where, value)


def test_what_is_scored_stands_in_a_column() -> None:
    """At least one; whether the units fill one themselves is the document's business."""
    facts = refused(replace(RULEBOOK, columns=()))
    assert facts == {"where": "columns", "case": "no_column"}
    check_rulebook(replace(RULEBOOK, columns=RULEBOOK.columns[1:]))


def test_standards_that_do_not_add_up_are_a_discrepancy() -> None:
    """110 against a base of 100 contradicts itself, yet can be read; both figures are shown."""
    assert discrepancies(CONTRADICTION) == (
        Discrepancy(code="criteria_sum", one="110", other="100"),
    )
    assert discrepancies(RULEBOOK) == ()
    assert discrepancies(replace(CONTRADICTION, base=None)) == ()
    assert discrepancies(Rulebook(name="x", base=P("100"))) == ()


def test_unknown_codes_offer_the_nearest() -> None:
    """A slip in a criterion, column or selection is refused with the code that was meant."""
    for find, code, nearest in (
        (RULEBOOK.criterion, "Nhiệm vụ chuyên mon", "1"),
        (RULEBOOK.column, "cross-chek", "cross_check"),
        (RULEBOOK.selection, "bkk", "bk"),
    ):
        with pytest.raises(Refusal) as found:
            find(code)
        assert (found.value.facts["value"], found.value.facts["nearest"]) == (code, nearest)
    with pytest.raises(Refusal) as nothing:
        RULEBOOK.criterion("x")
    assert nothing.value.facts == {"value": "x", "nearest": None}
    with pytest.raises(Refusal) as far:
        RULEBOOK.column("hội đồng")
    assert far.value.facts["nearest"] is None
    assert far.value.facts["known"] == ("self", "cross_check", "settled")


def test_last_column_counts() -> None:
    """Columns are data: the unit's own is one of them, the last holds what counts."""
    assert RULEBOOK.own_column == Column(code="self", name="Tự chấm", scorer=Scorer.OWN)
    assert RULEBOOK.final_column.code == "settled"
    assert not Rulebook(name="x").scored


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("2/3", Fraction(2, 3)),
        ("0.9", Fraction(9, 10)),
        ("0,9", Fraction(9, 10)),
        ("90%", Fraction(9, 10)),
        ("90 %", Fraction(9, 10)),
        ("66,67%", Fraction(6667, 10000)),
        ("1", Fraction(1)),
        ("100%", Fraction(1)),
    ],
)
def test_shares_are_exact(text: str, share: Fraction) -> None:
    """Two thirds is two thirds, not 0.67."""
    assert share_of(text) == share


@pytest.mark.parametrize("text", ["", "0", "0%", "1/0", "-1/2", "hai phần ba"])
def test_what_is_no_share_is_refused(text: str) -> None:
    """A share is a part of a whole, and above nothing."""
    with pytest.raises(Refusal, match="rulebook_malformed") as found:
        share_of(text)
    assert found.value.facts == {"where": "share", "value": text}


@pytest.mark.parametrize("text", ["3/2", "101%", "90"])
def test_a_share_above_the_whole_is_refused(text: str) -> None:
    """A share reaches the whole at most; whoever meant 90 % writes the sign."""
    with pytest.raises(Refusal, match="share_above_whole") as found:
        share_of(text)
    assert found.value.facts == {"value": text}


@pytest.mark.parametrize(
    ("share", "more_than", "base", "needed"),
    [
        ("2/3", False, 12, 8),
        ("2/3", False, 7, 5),
        ("50%", True, 12, 7),
        ("50%", True, 11, 6),
        ("90%", False, 11, 10),
        ("90%", False, 10, 9),
        ("90%", True, 10, 10),
        ("2/3", False, 0, 0),
    ],
)
def test_thresholds_become_votes(share: str, more_than: bool, base: int, needed: int) -> None:
    """The fewest votes that pass: at least the share, or more than it."""
    threshold = Threshold(share=share, base=Base.PRESENT, more_than=more_than)
    assert threshold.needed(base) == needed


@given(
    st.integers(1, 60).flatmap(lambda low: st.tuples(st.integers(1, low), st.just(low))),
    st.booleans(),
    st.integers(1, 200),
)
def test_threshold_is_the_fewest_that_pass(
    share: tuple[int, int], more_than: bool, base: int
) -> None:
    """The number passes, and one vote fewer does not."""
    exact = Fraction(*share) * base
    threshold = Threshold(share=f"{share[0]}/{share[1]}", base=Base.ALL, more_than=more_than)
    needed = threshold.needed(base)
    assert needed > exact if more_than else needed >= exact
    assert needed - 1 <= exact if more_than else needed - 1 < exact


@pytest.mark.parametrize(
    ("criterion", "part", "value"),
    [
        (FIRST, Part.STANDARD, "60"),
        (FIRST, Part.STANDARD, "0"),
        (FIRST, Part.STANDARD, "59.5"),
        (FIRST, Part.BONUS, "5"),
        (SECOND, Part.DEDUCTION, "-3"),
        (SECOND, Part.DEDUCTION, "0"),
        (THIRD, Part.BONUS, "117.5"),
    ],
)
def test_values_within_limits_pass(criterion: Criterion, part: Part, value: str) -> None:
    """Up to the maximum, on the step; where none is stated, without limit."""
    check_points(criterion, part, P(value))


@pytest.mark.parametrize(
    ("criterion", "part", "value", "code", "facts"),
    [
        (FIRST, Part.STANDARD, "60.5", "above_maximum", {"max": P("60")}),
        (FIRST, Part.STANDARD, "-1", "below_minimum", {"part": Part.STANDARD}),
        (FIRST, Part.STANDARD, "59.7", "off_step", {"a": P("59.5"), "b": P("60")}),
        (SECOND, Part.DEDUCTION, "0.5", "below_minimum", {"value": P("0.5")}),
        (SECOND, Part.DEDUCTION, "-3.5", "above_maximum", {"max": P("3")}),
        (SECOND, Part.DEDUCTION, "-0.7", "off_step", {"a": P("-0.5"), "b": P("-1")}),
        (FIRST, Part.DEDUCTION, "-1", "part_not_scored", {"criterion": "1"}),
        (THIRD, Part.STANDARD, "1", "part_not_scored", {"part": Part.STANDARD}),
    ],
)
def test_values_beyond_limits_are_refused(
    criterion: Criterion, part: Part, value: str, code: str, facts: dict[str, object]
) -> None:
    """Above the maximum, of the wrong sign, off the step (both neighbours named), not scored."""
    with pytest.raises(Refusal) as found:
        check_points(criterion, part, P(value))
    assert found.value.code == code
    assert facts.items() <= found.value.facts.items()


@given(
    st.sampled_from(Part),
    st.decimals(-200, 200, places=4).map(Points.exact),
    st.one_of(st.none(), st.decimals(0, 100, places=2).map(Points.exact)),
    st.decimals(Decimal("0.01"), 10, places=2).map(Points.exact),
)
def test_limits_hold_for_every_value(
    part: Part, value: Points, most: Points | None, step: Points
) -> None:
    """A value passes exactly where its size is a whole number of steps and not above the limit."""
    scale = Scale(max=most, step=step)
    criterion = Criterion(code="1", name="x", **{part.value: scale})  # type: ignore[arg-type]
    size = -value if part is Part.DEDUCTION else value
    fits = size >= 0 and (most is None or size <= most) and (size / step) % 1 == 0
    try:
        check_points(criterion, part, value)
    except Refusal as refusal:
        assert not fits
        if refusal.code == "off_step":
            low, high = refusal.facts["a"], refusal.facts["b"]
            assert isinstance(low, Points)
            assert isinstance(high, Points)
            assert min(low, high) < value < max(low, high)
            assert abs(high - low) == step
            assert (low / step) % 1 == 0
    else:
        assert fits


def test_selections_say_how_they_are_made() -> None:
    """By rank, by vote, or by appointment; a quota and a threshold may be missing."""
    selection = Selection(code="gk", name="Giấy khen", how=How.APPOINTMENT)
    assert (selection.quota, selection.threshold) == (None, None)
