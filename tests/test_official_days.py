"""The table of days that is shipped: what it says, whence, and that the library says the same."""

import subprocess
import sys
from datetime import date, timedelta

import msgspec
import pytest

from adapters.official_days import official_days, shipped, sources_of
from adapters.pages.almanac import remark_text
from domain.calendar import Calendar
from domain.cycle.deadlines.day_remarks import DayRemark, remarks_on, remarks_on_day
from domain.cycle.deadlines.due import due_by_hand
from domain.values.days import WEEKEND, add_working_days, working_days_between
from domain.values.when import When
from tests.official_days import DECIDED, all_days, library_days

TABLE = official_days()
CULTURE_DAY = date(2026, 11, 24)


def test_the_table_is_what_the_library_says_and_what_was_decided_beside_it() -> None:
    """Computed anew with the library that is installed, no day is other than in the file."""
    made = {
        day: (one["worked"], one.get("with"), one.get("name"), one.get("confirmed", True))
        for day, one in all_days().items()
    }
    held = {one.day: (one.worked, one.swapped, one.name, one.confirmed) for one in shipped().days}
    assert held == made
    assert list(held) == sorted(held)


def test_what_the_library_lacks_is_what_was_decided() -> None:
    """Once the library has a decision, the table takes it from there and this is said here."""
    lacking = set(all_days()) - set(library_days())
    assert lacking == {day for off, worked, _ in DECIDED for day in (off, worked)}


def test_every_day_says_whence_it_is_known() -> None:
    """A library with its version, or a decision with its date; a number that is not stated is
    not invented."""
    for day, source in sources_of().items():
        assert (source.library is None) is not (source.decided is None), day
        assert source.decided is None or source.number or "số nguồn không ghi" in source.vi


def test_new_year_2026_is_reckoned_with_both_halves_of_its_swap() -> None:
    """Friday 02/01/2026 is off and Saturday 10/01/2026 worked, decided on 25/12/2025: the fifth
    working day after 26/12/2025 is 06/01/2026."""
    assert add_working_days(TABLE, date(2025, 12, 26), 5) == date(2026, 1, 6)
    assert working_days_between(TABLE, date(2026, 1, 5), date(2026, 1, 12)) == 6
    known = sources_of()
    for day in (date(2026, 1, 2), date(2026, 1, 10)):
        assert known[day].decided == date(2025, 12, 25)


def test_every_day_worked_at_a_weekend_is_half_of_a_swap() -> None:
    """And the other half is a working day that is off for it."""
    for worked in TABLE.made_up:
        off = TABLE.swaps[worked]
        assert worked.isoweekday() in WEEKEND
        assert off.isoweekday() not in WEEKEND
        assert (TABLE.swaps[off], off in TABLE.off) == (worked, True)
        assert TABLE.swapped(worked) == off


@pytest.mark.parametrize(
    ("day", "other", "vi", "en"),
    [
        ("2026-01-02", "2026-01-10", "làm bù thứ Bảy 10/01/2026", "Saturday 10/01/2026 worked"),
        ("2026-08-31", "2026-08-22", "làm bù thứ Bảy 22/08/2026", "Saturday 22/08/2026 worked"),
        ("2026-01-10", "2026-01-02", "ngày nghỉ thứ Sáu 02/01/2026", "Friday 02/01/2026"),
    ],
)
def test_a_remark_on_a_swap_shows_both_halves(day: str, other: str, vi: str, en: str) -> None:
    """Whoever plans for one of the days sees the other."""
    [remark] = remarks_on_day(date.fromisoformat(day), TABLE)
    assert remark.swapped == (date.fromisoformat(other),)
    assert vi in remark_text(remark, "vi")
    assert en in remark_text(remark, "en")


def test_a_swap_of_which_one_half_was_corrected_is_none() -> None:
    """A later word on one of the days parts them."""
    corrected = TABLE.correct({date(2026, 1, 10): False})
    assert corrected.swapped(date(2026, 1, 2)) is None


# 24/11


def test_a_day_that_nobody_decided_is_off_and_not_certain() -> None:
    """24/11/2026 is reckoned as the library has it, and said to be a forecast wherever it counts:
    on the day, and where a deadline was moved or days are counted over it."""
    assert not TABLE.is_worked(CULTURE_DAY)
    kinds = [one.kind for one in remarks_on_day(CULTURE_DAY, TABLE)]
    assert kinds == [DayRemark.IN_PAUSE, DayRemark.UNCONFIRMED]
    assert not TABLE.is_certain(date(2026, 11, 20), date(2026, 11, 30))
    assert TABLE.is_certain(date(2026, 11, 25), date(2026, 11, 30))
    day_after = CULTURE_DAY + timedelta(days=1)
    due = due_by_hand(When.day(day_after), table=TABLE, counts=None)
    assert list(remarks_on(due, TABLE)) == []
    moved = msgspec.structs.replace(due, worded_day=CULTURE_DAY)
    assert DayRemark.UNCONFIRMED in [one.kind for one in remarks_on(moved, TABLE)]


@pytest.mark.parametrize("worked", [True, False])
def test_a_recorded_decision_confirms_the_day(worked: bool) -> None:
    """Either way: that it is off, or that it is worked."""
    known = Calendar(corrected={CULTURE_DAY: worked}).over(TABLE)
    assert known.is_worked(CULTURE_DAY) is worked
    assert known.is_certain(date(2026, 11, 20), date(2026, 11, 30))


def test_a_confirmed_year_confirms_its_days() -> None:
    """Once the operator has recorded that 2027 is as the law gives it, so is its 24/11; that of
    2026 stands."""
    known = Calendar(confirmed=frozenset({2027})).over(TABLE)
    assert known.is_certain(date(2027, 1, 1), date(2027, 12, 31))
    assert CULTURE_DAY in known.unconfirmed


def test_nothing_waits_for_the_library() -> None:
    """What runs does not load it, nor need it."""
    script = (
        "import sys; from adapters.official_days import official_days; official_days();"
        "sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
