"""Legal grounds follow the day of the paper."""

from datetime import date

import pytest

from adapters.papers.settings import facts_of_settings, grounds_on
from adapters.wording.papers.grounds import GROUNDS


@pytest.mark.parametrize(
    ("day", "cited", "not_cited"),
    [
        (date(2021, 12, 20), "91/2017/NĐ-CP", "98/2023/NĐ-CP"),
        (date(2024, 12, 20), "98/2023/NĐ-CP", "91/2017/NĐ-CP"),
        (date(2025, 6, 30), "98/2023/NĐ-CP", "152/2025/NĐ-CP"),
        (date(2025, 7, 1), "152/2025/NĐ-CP", "98/2023/NĐ-CP"),
        (date(2026, 12, 20), "152/2025/NĐ-CP", "98/2023/NĐ-CP"),
    ],
)
def test_only_grounds_in_force_are_cited(day: date, cited: str, not_cited: str) -> None:
    """A decree that was replaced is not cited from the day on which the next is in force."""
    written = " ".join(ground["cau"] for ground in grounds_on(day))
    assert cited in written
    assert not_cited not in written


def test_grounds_end_as_the_decree_says() -> None:
    """Each ends in a semicolon, the last in a full stop; laws are cited without a number."""
    lines = [ground["cau"] for ground in grounds_on(date(2026, 12, 20))]
    assert all(line.endswith(";") for line in lines[:-1])
    assert lines[-1].endswith(".")
    assert all(line.startswith("Căn cứ ") for line in lines)
    assert not [line for line in lines if line.startswith("Căn cứ Luật") and "QH" in line]


def test_a_paper_without_a_day_cites_nothing() -> None:
    """Which law holds depends on the day: as long as it is open, the ground is a blank."""
    assert "can_cu" not in facts_of_settings({"nam": "2026"})
    assert "can_cu" in facts_of_settings({"ngay": "20/12/2026"})


def test_what_is_not_confirmed_is_left_out() -> None:
    """The amending law of 2026 and circulars that only one note tells of are no grounds yet."""
    written = " ".join(GROUNDS.values())
    assert "QH16" not in written
    assert "Thông tư" not in written
