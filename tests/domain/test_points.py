"""Points: one form, one reader of what people type, never a binary float."""

import pickle
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.record.record import decoder, encode
from domain.values.points import Points, read_typed
from domain.values.refusal import Refusal

#: Every amount that the form can hold.
amounts = st.decimals(min_value=Decimal("-999999.9999"), max_value=Decimal("999999.9999"), places=4)


def refusal_of(text: str) -> Refusal:
    with pytest.raises(Refusal) as refused:
        read_typed(text)
    return refused.value


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("0", "0"),
        ("100.0", "100"),
        ("100.50", "100.5"),
        ("+18", "18"),
        ("-0.5", "-0.5"),
        ("-0", "0"),
        ("-0.0000", "0"),
        ("000117.5", "117.5"),
        ("999999.9999", "999999.9999"),
    ],
)
def test_points_have_one_form(text: str, form: str) -> None:
    """No exponent, no trailing zeros, no plus, no minus zero."""
    assert str(Points(text)) == form


@pytest.mark.parametrize(
    "text",
    [
        *("NaN", "sNaN", "Infinity", "-inf", "1E+2", "1e2", "1_000", "１００", "١٠٠", "0x10"),
        *("", " ", " 1", "1 ", "1\n", ".5", "5.", "1,5", "--1", "+-1", "1.23456", "1000000"),
        *("1.2.3", "½", "10%", "−1"),
    ],
)
def test_everything_else_is_refused(text: str) -> None:
    """What msgspec's own Decimal would let pass is no points in the stored form."""
    with pytest.raises(Refusal, match="points_malformed") as refused:
        Points(text)
    assert refused.value.facts == {"value": text}


@given(amounts)
def test_form_is_canonical(amount: Decimal) -> None:
    """Reading the form gives the same points, and equal amounts have the same text."""
    points = Points.exact(amount)
    assert points == amount
    assert Points(str(points)) == points
    assert str(Points(str(points))) == str(points)
    assert str(Points(format(amount, "f"))) == str(points)


@given(amounts)
def test_stored_form_is_text(amount: Decimal) -> None:
    """In an event points are a JSON string in the one form, read back by the same reader."""
    points = Points.exact(amount)
    assert encode(points) == f'"{points}"'.encode()
    assert decoder(Points)(encode(points)) == points


@pytest.mark.parametrize("stored", [b"1", b"1.5", b"null", b"true", b'"1E+2"', b'"NaN"'])
def test_stored_form_is_nothing_else(stored: bytes) -> None:
    """A bare number in JSON is refused: somebody's parser would make it a binary float."""
    with pytest.raises((Refusal, ValueError)):
        decoder(Points)(stored)


@pytest.mark.parametrize("amount", ["0.00001", "1000000", "-1000000", "1E+7"])
def test_nothing_is_rounded_into_the_form(amount: str) -> None:
    """A computed amount that does not fit is refused, not rounded."""
    with pytest.raises(Refusal, match="points_malformed"):
        Points.exact(Decimal(amount))


@given(amounts)
def test_points_are_copied_whole(amount: Decimal) -> None:
    """A copy in another process is the same points."""
    points = Points.exact(amount)
    copied = pickle.loads(pickle.dumps(points))
    assert (type(copied), copied, repr(copied)) == (Points, points, repr(points))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("117,5", "117.5"),
        ("117.5", "117.5"),
        ("+18", "18"),
        ("−0,5", "-0.5"),
        ("–1,5", "-1.5"),
        ("＋2", "2"),
        (" 1 175,5 ", "1175.5"),
        ("1.175,5", "1175.5"),
        ("12.345,6789", "12345.6789"),
        ("0,125", "0.125"),
        ("117,500", "117.5"),
        ("100\u00a0", "100"),
    ],
)
def test_people_type_points_in_many_ways(text: str, form: str) -> None:
    """Comma or point, any minus sign, spaces between thousands."""
    assert str(read_typed(text)) == form


@given(st.decimals(min_value=-999_999, max_value=999_999, places=2))
def test_comma_and_point_agree(amount: Decimal) -> None:
    """With up to two decimals the two ways of typing them mean the same."""
    plain = str(Points.exact(round(amount, 2)))
    assert read_typed(plain) == read_typed(plain.replace(".", ",")) == Points(plain)


@given(amounts)
def test_typed_points_are_what_was_meant(amount: Decimal) -> None:
    """A decimal comma is never ambiguous: every amount can be typed with it."""
    form = str(Points.exact(amount))
    assert read_typed(form.replace(".", ",")) == Points(form)
    assert read_typed(form.replace(".", ",").replace("-", "−")) == Points(form)


def test_three_digits_after_a_point_are_ambiguous() -> None:
    """1.175 is 1,175 or 1175; both are offered, nothing is guessed."""
    refusal = refusal_of("-1.175")
    assert (refusal.code, refusal.facts) == (
        "points_ambiguous",
        {"value": "-1.175", "decimal": "-1,175", "thousands": "-1175"},
    )


@pytest.mark.parametrize(
    ("text", "decimal", "thousands"),
    [
        ("1 175", "1,175", "1175"),
        ("+1\u00a0175", "+1,175", "+1175"),
        ("- 12 500", "-12,500", "-12500"),
    ],
)
def test_a_blank_before_three_digits_is_ambiguous(text: str, decimal: str, thousands: str) -> None:
    """A mark of thousands, or a comma that got lost when it was pasted: both are offered."""
    refusal = refusal_of(text)
    assert (refusal.code, refusal.facts) == (
        "points_ambiguous",
        {"value": text, "decimal": decimal, "thousands": thousands},
    )


@pytest.mark.parametrize(
    "text",
    ["", "NaN", "1E+2", "1e5", "hai", "1,2,3", "1.234.5", "1.23,4", "12345678", "0,00001", "5đ"],
)
def test_what_is_no_number_is_malformed(text: str) -> None:
    """What cannot be meant as an amount is refused with what was typed."""
    refusal = refusal_of(text)
    assert (refusal.code, refusal.facts) == ("points_malformed", {"value": text})


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing that can be typed makes the reader fail otherwise."""
    with suppress(Refusal):
        points = read_typed(text)
        assert read_typed(str(points).replace(".", ",")) == points


@given(st.lists(amounts.map(lambda amount: round(amount / 1000, 4)), max_size=20))
def test_sums_are_exact(parts: list[Decimal]) -> None:
    """Points add up without error and in any order."""
    points = [Points.exact(part) for part in parts]
    scaled = sum(int(part * 10000) for part in parts)
    assert sum(points, Decimal(0)) == Decimal(scaled) / 10000
    assert sum(reversed(points), Decimal(0)) == sum(points, Decimal(0))


@pytest.mark.parametrize("text", ["5 5", "1 2", "1 17", "11 5,5", "1 1755"])
def test_blanks_part_thousands_only(text: str) -> None:
    """Two numbers with a blank between are not one."""
    with pytest.raises(Refusal, match="points_malformed"):
        read_typed(text)
