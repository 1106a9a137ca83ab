"""The page of the official calendar: what is decided, what is forecast, what was corrected."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from adapters.cli.as_json import plain
from adapters.cli.calendar_words import CALENDAR
from adapters.cli.say import Say
from adapters.cli.tables import heading, indented
from adapters.log.store import LogStore
from domain.calendar import DayCorrected, YearConfirmed
from domain.days import DayTable, pause, pause_name
from domain.labels import Lang, day, pick
from domain.record import CALENDAR as CALENDAR_STREAM
from domain.when import DAY


@dataclass(frozen=True)
class Pause:
    first: date
    last: date
    name: tuple[str, str] | None


@dataclass(frozen=True)
class Official:
    """The calendar as it is known."""

    table: DayTable
    #: The year of today and the next, each with its holidays.
    years: tuple[tuple[int, tuple[Pause, ...]], ...]
    corrected: tuple[tuple[date, bool, int], ...]
    confirmed: tuple[int, ...]


def official_of(days: DayTable, store: LogStore, year: int) -> Official:
    """What is told of the years around today."""
    bodies = [(event.version, event.body) for event in store.events(CALENDAR_STREAM)]
    corrected: dict[date, tuple[bool, int]] = {}
    for version, body in bodies:
        if isinstance(body, DayCorrected):
            corrected[body.day] = (body.working, version)
    confirmed = tuple(body.year for _, body in bodies if isinstance(body, YearConfirmed))
    return Official(
        table=days,
        years=tuple((one, tuple(_pauses(days, one))) for one in (year, year + 1)),
        corrected=tuple((day, *said) for day, said in sorted(corrected.items())),
        confirmed=confirmed,
    )


def _pauses(table: DayTable, year: int) -> Iterator[Pause]:
    """The holidays of a year, weekends beside them included."""
    reckoned = table.reaching(date(year + 1, 1, 31))
    one = date(year, 1, 1)
    while one.year == year:
        span = pause(reckoned, one)
        if span is None:
            one += DAY
            continue
        first, last = span
        yield Pause(first, last, pause_name(reckoned, first, last))
        one = last + DAY


def official_page(found: Official, lang: Lang) -> Iterator[RenderableType]:
    say, table = Say(CALENDAR, lang), found.table
    yield Text(say("official"), style="bold")
    first, last = day(table.first, lang), day(table.last, lang)
    yield Text(say("official_table", table=table.label, first=first, last=last))
    if found.confirmed:
        years = ", ".join(map(str, found.confirmed))
        yield Text(say("official_confirmed", years=years))
    for year, pauses in found.years:
        known = table.knows(date(year, 12, 31))
        yield heading(say("pauses" if known else "pauses_forecast", year=year))
        for one in pauses:
            name = pick(one.name, lang) if one.name else say("nameless")
            key = "pause" if one.last > one.first else "pause_day"
            span = {"first": day(one.first, lang, weekday=one.first == one.last)}
            yield indented(say(key, **span, last=day(one.last, lang), name=name))
    yield heading(say("corrected"))
    if not found.corrected:
        yield indented(say("no_corrections"))
    for one_day, working, event in found.corrected:
        key = "corrected_working" if working else "corrected_off"
        yield indented(say(key, day=day(one_day, lang, weekday=True), event=event))
    yield heading(say("record_how"))
    for line in (say("record_day"), say("record_year", year=table.last.year + 1)):
        yield Text(f"  {line}", no_wrap=True)
    yield indented(say("record_shown"))


def official_json(found: Official) -> dict[str, object]:
    """The same for programs."""
    return {
        "table": found.table.label,
        "decided": {"first": plain(found.table.first), "last": plain(found.table.last)},
        "years": [
            {
                "year": year,
                "decided": found.table.knows(date(year, 12, 31)),
                "pauses": [
                    {"first": plain(one.first), "last": plain(one.last), "name": one.name}
                    for one in pauses
                ],
            }
            for year, pauses in found.years
        ],
        "corrected": [
            {"day": plain(one_day), "working": working, "event": event}
            for one_day, working, event in found.corrected
        ],
        "confirmed": list(found.confirmed),
    }
