"""The official calendar of Vietnam as a table of days, from the library ``holidays``.

The library reckons the holidays of the Labour Code for any year, and lists the swaps that official
decisions made. What it says of a year whose decision it does not list is a forecast: the table
knows a year only from the first listed decision to the last, and longer where the operator
confirms a year (:class:`domain.calendar.ConfirmYear`).
"""

from datetime import date
from functools import cache
from typing import Any, Final

from domain.days import WEEKEND, DayTable

#: How many years past the last known one holidays are reckoned, to be confirmed year by year.
_AHEAD: Final = 10


@cache
def official_days() -> DayTable:
    """The table of the installed library, named ``vn-0.109`` after its version."""
    # Takes a tenth of a second to load, and most commands look at no day.
    import holidays  # noqa: PLC0415
    from holidays.countries.vietnam import VietnamStaticHolidays  # noqa: PLC0415
    from holidays.version import __version__  # noqa: PLC0415

    decided: dict[int, Any] = VietnamStaticHolidays.special_public_holidays
    first, last = min(decided), max(decided)
    found = holidays.country_holidays("VN", years=range(first, last + _AHEAD + 1))
    made_up = frozenset(day for day in found.weekend_workdays if day.isoweekday() in WEEKEND)
    return DayTable(
        version=f"vn-{__version__}",
        first=date(first, 1, 1),
        last=date(last, 12, 31),
        off=frozenset(found) - made_up,
        made_up=made_up,
    )
