"""The official calendar of Vietnam as a table of days, from the library ``holidays``.

The library reckons the holidays of the Labour Code for any year, and lists the swaps that official
decisions made. What it says of a year whose decision it does not list is a forecast: the table
knows a year only from the first listed decision to the last, and longer where the operator
confirms a year (:class:`domain.calendar.ConfirmYear`).
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
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
    found = holidays.country_holidays("VN", years=range(first, last + _AHEAD + 1), language="vi")
    made_up = frozenset(day for day in found.weekend_workdays if day.isoweekday() in WEEKEND)
    return DayTable(
        version=f"vn-{__version__}",
        first=date(first, 1, 1),
        last=date(last, 12, 31),
        off=frozenset(found) - made_up,
        made_up=made_up,
        named=_named(found, holidays.country_holidays("VN", years=found.years, language="en_US")),
    )


#: What the library adds to the name of a holiday, or says in place of one.
_BESIDE_NAMES: Final = re.compile(r" \((?:nghỉ bù|observed)[^)]*\)")
_NO_NAME: Final = re.compile(r"Ngày nghỉ \(")
_LUNAR_NEW_YEAR: Final = ("Tết Nguyên đán", "Lunar New Year")


def _named(
    vietnamese: Mapping[date, str], english: Mapping[date, str]
) -> Mapping[date, tuple[str, str]]:
    """What holidays are called; the days around Tết all go by its name."""
    named = {}
    for day, name in vietnamese.items():
        if "Nguyên Đán" in name or "29 Tết" in name:
            named[day] = _LUNAR_NEW_YEAR
        elif not _NO_NAME.match(name):
            beside = english.get(day, name)
            named[day] = (_BESIDE_NAMES.sub("", name), _BESIDE_NAMES.sub("", beside))
    return MappingProxyType(named)
