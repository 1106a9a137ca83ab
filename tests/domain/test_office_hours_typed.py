"""An hour is typed as offices write it."""

import pytest

from domain.values.refusal import Refusal
from domain.values.when import Precision, When


@pytest.mark.parametrize(
    "typed",
    [
        "08:00 ngày 14/01/2027",
        "8:00 14/01/2027",
        "8h 14/01/2027",
        "8h00, ngày 14/01/2027",
        "8 giờ 00 ngày 14/01/2027",
        "8 giờ 00 phút, ngày 14/01/2027",
        "14/01/2027 08:00",
        "ngày 14/01/2027, lúc 8 giờ",
    ],
)
def test_a_clock_and_a_day_are_a_moment(typed: str) -> None:
    """The same as in the form of programs."""
    assert When.read(typed) == When.read("2027-01-14T08:00")
    assert When.read(typed).precision is Precision.MOMENT


@pytest.mark.parametrize(
    "typed", ["25:00 14/01/2027", "8:60 14/01/2027", "8 14/01/2027", "08:00 31/02/2027", "8h30"]
)
def test_an_hour_or_a_day_that_there_is_not_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="date_malformed"):
        When.read(typed)
