"""The table of days that is shipped, computed from the library ``holidays`` and from decisions that
it does not list: ``python -m tests.official_days`` prints it for ``adapters/official_days.json``.

It is computed once, so that what is reckoned does not change with a library, and nobody waits for
one. ``tests/test_official_days.py`` holds it to the library that is installed.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import holidays
from holidays.countries.vietnam import VietnamStaticHolidays
from holidays.version import __version__

from domain.values.days import WEEKEND

FIRST: Final = 2010
#: The last year for which the yearly decisions were looked for, and found as far as is noted.
LAST: Final = 2026
#: Years for which only the law and the lunar calendar are known.
AHEAD: Final = 10

LIBRARY: Final = "thu-vien"
SWAPS: Final = "thu-vien-hoan-doi"
CULTURE: Final = "ngay-van-hoa"
NEW_YEAR_2026: Final = "tet-duong-lich-2026"

SOURCES: Final[dict[str, dict[str, object]]] = {
    LIBRARY: {
        "vi": "Bộ luật Lao động và âm lịch, theo thư viện holidays {version}",
        "en": "Labour Code and lunar calendar, by the library holidays {version}",
        "library": "holidays {version}",
    },
    SWAPS: {
        "vi": "hoán đổi theo thư viện holidays {version}; số, ngày văn bản thư viện không ghi",
        "en": "swap listed by the library holidays {version}, without number and date",
        "library": "holidays {version}",
    },
    CULTURE: {
        "vi": "theo thư viện holidays {version}, dẫn Nghị quyết 80-NQ/TW; chưa thấy luật hoặc quyết"
        " định cho nghỉ",
        "en": "by the library holidays {version}, which refers to Resolution 80-NQ/TW; no law or"
        " decision was seen",
        "library": "holidays {version}",
    },
    NEW_YEAR_2026: {
        "vi": "Chính phủ đồng ý hoán đổi, Bộ Nội vụ thông báo ngày 25/12/2025 (số nguồn không ghi)",
        "en": "agreed by the Government and announced by the Ministry of Home Affairs on"
        " 25/12/2025 (number not stated by the source)",
        "number": None,
        "date": "2025-12-25",
    },
}
#: What decisions gave in exchange and the library lacks: a day off, the day worked for it, whence.
DECIDED: Final = ((date(2026, 1, 2), date(2026, 1, 10), NEW_YEAR_2026),)

# What the library adds to the name of a holiday, or says in place of one.
_BESIDE_NAMES: Final = re.compile(r" \((?:nghỉ bù|observed)[^)]*\)")
_NO_NAME: Final = re.compile(r"Ngày nghỉ \(")
_LUNAR_NEW_YEAR: Final = ("Tết Nguyên đán", "Lunar New Year")
_CULTURE_DAY: Final = (11, 24)


def library_days() -> dict[date, dict[str, Any]]:
    """The days as the installed library has them, by day."""
    years = range(FIRST, LAST + AHEAD + 1)
    names = holidays.country_holidays("VN", years=years, language="vi")
    english = holidays.country_holidays("VN", years=years, language="en_US")
    swaps = dict(_swaps())
    made_up = {day for day in names.weekend_workdays if day.isoweekday() in WEEKEND}
    found = {day: _off(day, name, english.get(day, name), swaps) for day, name in names.items()}
    for off, worked in swaps.items():
        found[worked] = {"day": worked, "worked": True, "with": off, "from": SWAPS}
    assert {day for day, one in found.items() if one["worked"]} == made_up
    return found


def _off(day: date, name: str, english: str, swaps: dict[date, date]) -> dict[str, Any]:
    one: dict[str, Any] = {"day": day, "worked": False, "from": LIBRARY}
    if "Nguyên Đán" in name or "29 Tết" in name:
        one["name"] = _LUNAR_NEW_YEAR
    elif not _NO_NAME.match(name):
        one["name"] = (_BESIDE_NAMES.sub("", name), _BESIDE_NAMES.sub("", english))
    if day in swaps:
        one |= {"with": swaps[day], "from": SWAPS}
    if (day.month, day.day) == _CULTURE_DAY:
        one |= {"confirmed": False, "from": CULTURE}
    return one


def _swaps() -> Iterator[tuple[date, date]]:
    """Each day off with the day worked for it, as the library lists them."""
    listed_of: dict[int, Any] = VietnamStaticHolidays.special_public_holidays
    for year, listed in listed_of.items():
        for month, day, *worked in listed if isinstance(listed[0], tuple) else (listed,):
            yield date(year, month, day), date(*(worked[2:] or (year,)), *worked[:2])


def all_days() -> dict[date, dict[str, Any]]:
    """The same with what decisions say beside it, in the order of the days."""
    found = library_days()
    for off, worked, whence in DECIDED:
        found[off] = {"day": off, "worked": False, "with": worked, "from": whence}
        found[worked] = {"day": worked, "worked": True, "with": off, "from": whence}
    return dict(sorted(found.items()))


def printed() -> str:
    """The whole file: one day a line."""
    sources = {
        key: {
            name: value.format(version=__version__) if isinstance(value, str) else value
            for name, value in source.items()
        }
        for key, source in SOURCES.items()
    }
    head = {
        # Our first table over that version of the library.
        "version": f"vn-{__version__}-1",
        "first": f"{FIRST}-01-01",
        "last": f"{LAST}-12-31",
        "sources": sources,
    }
    text = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = ",\n  ".join(
        json.dumps(one, ensure_ascii=False, default=str) for one in all_days().values()
    )
    return f'{text},\n "days": [\n  {lines}\n ]\n}}\n'


if __name__ == "__main__":
    sys.stdout.write(printed())
