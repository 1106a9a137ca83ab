"""The page of the official calendar: what is decided, what is forecast, what was corrected."""

from collections.abc import Iterator
from datetime import date

import msgspec

from adapters.bootstrap import Engine
from adapters.official_days import Source, sources_of
from adapters.pages.almanac import swapped_text
from adapters.pages.as_json import plain
from adapters.pages.blocks import Block, Heading, Line, Tone, indented
from adapters.wording.pages.calendar import CALENDAR
from adapters.wording.say import Say
from adapters.wording.writing import Lang, day, pick
from domain.calendar import DayCorrected, YearConfirmed
from domain.record.record import CALENDAR as CALENDAR_STREAM
from domain.values.days import DayTable, pause, pause_name, swapped_in
from domain.values.when import DAY, civil_day


class Pause(msgspec.Struct, frozen=True):
    first: date
    last: date
    name: tuple[str, str] | None
    #: Worked for days off in it.
    swapped: tuple[date, ...]
    confirmed: bool


class Swap(msgspec.Struct, frozen=True):
    off: date
    worked: date
    source: Source


class OfficialPage(msgspec.Struct, frozen=True):
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

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say, table = Say(CALENDAR, lang), self.table
        yield Line.of(say("official"), tone=Tone.STRONG)
        first, last = day(table.first, lang), day(table.last, lang)
        yield Line.of(say("official_table", table=table.label, first=first, last=last))
        if self.confirmed:
            years = ", ".join(map(str, self.confirmed))
            yield Line.of(say("official_confirmed", years=years))
        for year, pauses in self.years:
            known = table.knows(date(year, 12, 31))
            yield Heading(say("pauses" if known else "pauses_forecast", year=year))
            for one in pauses:
                name = pick(one.name, lang) if one.name else say("nameless")
                key = "pause" if one.last > one.first else "pause_day"
                span = {"first": day(one.first, lang, weekday=one.first == one.last)}
                swapped = swapped_text(one.swapped, lang, off=False)
                if known and not one.confirmed:
                    swapped += say("pause_unconfirmed")
                yield indented(
                    say(key, **span, last=day(one.last, lang), name=name, swapped=swapped)
                )
        yield from _whence(self, lang)
        yield Heading(say("corrected"))
        if not self.corrected:
            yield indented(say("no_corrections"))
        for one_day, working, event in self.corrected:
            key = "corrected_working" if working else "corrected_off"
            yield indented(say(key, day=day(one_day, lang, weekday=True), event=event))
        yield Heading(say("record_how"))
        yield indented(say("record_swap"))
        for half, worked in zip(_example(table), ("false", "true"), strict=True):
            typed = say("record_day", day=f"{half:%d/%m/%Y}", working=worked)
            yield Line.of(f"  {typed}", whole=True)
        yield Line.of(f"  {say('record_year', year=table.last.year + 1)}", whole=True)
        yield indented(say("record_shown"))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        return {
            "table": self.table.label,
            "span": {"first": plain(self.table.first), "last": plain(self.table.last)},
            "years": [
                {
                    "year": year,
                    "forecast": not self.table.knows(date(year, 12, 31)),
                    "pauses": [
                        {
                            "first": plain(one.first),
                            "last": plain(one.last),
                            "name": list(one.name) if one.name else None,
                            "worked_for_it": plain(one.swapped),
                            "confirmed": one.confirmed,
                        }
                        for one in pauses
                    ],
                }
                for year, pauses in self.years
            ],
            "corrected": [
                {"day": plain(one_day), "working": working, "event": event}
                for one_day, working, event in self.corrected
            ],
            "confirmed": list(self.confirmed),
            "swaps": [
                {"off": plain(one.off), "worked": plain(one.worked), "source": _source(one.source)}
                for one in self.swaps
            ],
            "unconfirmed": [
                {"day": plain(one_day), "source": _source(source)}
                for one_day, source in self.unconfirmed
            ],
            "sources": [_source(source) for source in self.ordinary],
        }


def official_page(engine: Engine) -> OfficialPage:
    """What is told of the years around today."""
    days, year = engine.store.days(), civil_day(engine.now()).year
    bodies = [(event.version, event.body) for event in engine.store.events(CALENDAR_STREAM)]
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
    return OfficialPage(
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


def _whence(found: OfficialPage, lang: Lang) -> Iterator[Block]:
    """Whence the days are known: of swaps and of what is not confirmed each by itself."""
    say = Say(CALENDAR, lang)
    if found.swaps:
        yield Heading(say("swapped"))
    for one in found.swaps:
        off, worked = (day(half, lang, weekday=True) for half in (one.off, one.worked))
        yield indented(say("swap", off=off, worked=worked, source=_said(one.source, lang)))
    if found.unconfirmed:
        yield Heading(say("to_confirm"))
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
