"""The page of the official calendar: what is decided, what is forecast, what was corrected."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from adapters.cli.calendar_page import swapped_text
from adapters.cli.tables import heading, indented
from adapters.log.store import LogStore
from adapters.official_days import Source, sources_of
from adapters.pages.as_json import plain
from adapters.wording.pages.calendar import CALENDAR
from adapters.wording.say import Say
from adapters.wording.writing import Lang, day, pick
from domain.calendar import DayCorrected, YearConfirmed
from domain.record.record import CALENDAR as CALENDAR_STREAM
from domain.values.days import DayTable, pause, pause_name, swapped_in
from domain.values.when import DAY


@dataclass(frozen=True)
class Pause:
    first: date
    last: date
    name: tuple[str, str] | None
    #: Worked for days off in it.
    swapped: tuple[date, ...]
    confirmed: bool


@dataclass(frozen=True)
class Swap:
    off: date
    worked: date
    source: Source


@dataclass(frozen=True)
class Official:
    """The calendar as it is known."""

    table: DayTable
    #: The year of today and the next, each with its holidays.
    years: tuple[tuple[int, tuple[Pause, ...]], ...]
    #: Of these years, the days off for which others are worked.
    swaps: tuple[Swap, ...]
    #: Days off of these years that nobody has decided.
    unconfirmed: tuple[tuple[date, Source], ...]
    #: Whence all other days are known.
    ordinary: tuple[Source, ...]
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
    known, years = sources_of(), (year, year + 1)
    swaps = tuple(
        Swap(off, worked, known[off])
        for off in sorted(known)
        if off.year in years and off in days.off and (worked := days.swapped(off)) is not None
    )
    undecided = tuple((day, known[day]) for day in sorted(days.unconfirmed) if day.year in years)
    special = {one.off for one in swaps} | {one.worked for one in swaps} | {*dict(undecided)}
    ordinary = {
        known[day].vi: known[day]
        for day in sorted(known)
        if day.year in years and day not in special
    }
    return Official(
        table=days,
        years=tuple((one, tuple(_pauses(days, one))) for one in years),
        swaps=swaps,
        unconfirmed=undecided,
        ordinary=tuple(ordinary.values()),
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
        yield Pause(
            first,
            last,
            pause_name(reckoned, first, last),
            swapped_in(reckoned, first, last),
            not any(first <= day <= last for day in table.unconfirmed),
        )
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
            swapped = swapped_text(one.swapped, lang, off=False)
            if known and not one.confirmed:
                swapped += say("pause_unconfirmed")
            yield indented(say(key, **span, last=day(one.last, lang), name=name, swapped=swapped))
    yield from _whence(found, lang)
    yield heading(say("corrected"))
    if not found.corrected:
        yield indented(say("no_corrections"))
    for one_day, working, event in found.corrected:
        key = "corrected_working" if working else "corrected_off"
        yield indented(say(key, day=day(one_day, lang, weekday=True), event=event))
    yield heading(say("record_how"))
    yield indented(say("record_swap"))
    for half, worked in zip(_example(table), ("false", "true"), strict=True):
        line = say("record_day", day=f"{half:%d/%m/%Y}", working=worked)
        yield Text(f"  {line}", no_wrap=True)
    yield Text(f"  {say('record_year', year=table.last.year + 1)}", no_wrap=True)
    yield indented(say("record_shown"))


def _whence(found: Official, lang: Lang) -> Iterator[RenderableType]:
    """Whence the days are known: of swaps and of what is not confirmed each by itself."""
    say = Say(CALENDAR, lang)
    if found.swaps:
        yield heading(say("swapped"))
    for one in found.swaps:
        off, worked = (day(half, lang, weekday=True) for half in (one.off, one.worked))
        yield indented(say("swap", off=off, worked=worked, source=_said(one.source, lang)))
    if found.unconfirmed:
        yield heading(say("to_confirm"))
    for one_day, source in found.unconfirmed:
        named = day(one_day, lang, weekday=True)
        yield indented(say("to_confirm_day", day=named, source=_said(source, lang)))
    for source in found.ordinary:
        yield indented(say("sources", source=_said(source, lang)))


def _said(source: Source, lang: Lang) -> str:
    return pick((source.vi, source.en), lang)


def _example(table: DayTable) -> tuple[date, date]:
    """Two days that might be swapped in the first year that is not decided: a working day, and the
    Saturday of the week after."""
    off = date(table.last.year + 1, 1, 2)
    while off.isoweekday() in table.weekend:
        off += DAY
    return off, off + DAY * (13 - off.isoweekday())


def _source(source: Source) -> dict[str, object]:
    return {
        "vi": source.vi,
        "en": source.en,
        "library": source.library,
        "number": source.number,
        "date": plain(source.decided),
    }


def official_json(found: Official) -> dict[str, object]:
    """The same for programs."""
    return {
        "table": found.table.label,
        "span": {"first": plain(found.table.first), "last": plain(found.table.last)},
        "years": [
            {
                "year": year,
                "forecast": not found.table.knows(date(year, 12, 31)),
                "pauses": [
                    {
                        "first": plain(one.first),
                        "last": plain(one.last),
                        "name": one.name,
                        "worked_for_it": plain(one.swapped),
                        "confirmed": one.confirmed,
                    }
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
        "swaps": [
            {"off": plain(one.off), "worked": plain(one.worked), "source": _source(one.source)}
            for one in found.swaps
        ],
        "unconfirmed": [
            {"day": plain(one_day), "source": _source(source)}
            for one_day, source in found.unconfirmed
        ],
        "sources": [_source(source) for source in found.ordinary],
    }
