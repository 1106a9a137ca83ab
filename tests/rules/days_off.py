"""The days off that the calendar rules meet."""

from datetime import date, timedelta

from domain.values.days import DayTable


def span(first: date, last: date) -> frozenset[date]:
    return frozenset(first + timedelta(days=more) for more in range((last - first).days + 1))


#: The holidays that the rows meet, with Tết 2026 and the swap of 31/8/2026 for 22/8/2026.
TABLE = DayTable(
    version="tay-1",
    first=date(2020, 1, 1),
    last=date(2027, 12, 31),
    off=span(date(2026, 2, 14), date(2026, 2, 22))
    | span(date(2026, 8, 31), date(2026, 9, 2))
    | span(date(2026, 4, 30), date(2026, 5, 1))
    | {date(2026, 1, 1), date(2027, 1, 1)},
    made_up=frozenset({date(2026, 8, 22)}),
)
#: 2/1/2026 is off and made up on Saturday 10/1/2026, decided when the table was out.
LATE_DECISION = {date(2026, 1, 2): False, date(2026, 1, 10): True}
