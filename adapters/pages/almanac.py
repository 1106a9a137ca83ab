"""Days and deadlines in words: what is due, how long is left, what is to be known of a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from adapters.pages.blocks import Block, Heading, Line, Tone, indented
from adapters.wording.labelling import command_label, condition_label
from adapters.wording.labels.acts import COMMAND_LABELS
from adapters.wording.labels.due import due_in
from adapters.wording.pages.calendar import CALENDAR
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, day, deadline, listed, pick
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.day_remarks import DayRemark, RemarkOnDay
from domain.record.record import UnitId
from domain.values.when import Moment
from workflows.agenda import DaysLeft


@dataclass(frozen=True)
class Almanac:
    """In which language and with which names deadlines are told."""

    cycle: Cycle
    names: Names
    lang: Lang

    @property
    def say(self) -> Say:
        return Say(CALENDAR, self.lang)

    def name(self, code: str) -> str:
        """What is due: by the report's name where it is one."""
        report = self.cycle.reports.get(code)
        if report is not None:
            return report.name
        text = due_in(self.cycle, code, self.lang, self.names.words)
        return text[:1].upper() + text[1:]

    def day(self, last_day: date | None, before: Moment | None = None) -> str:
        """As :func:`day_text`."""
        return day_text(last_day, before, self.lang)

    def units(self, units: Iterable[UnitId], of: int) -> str:
        named = [self.names.unit(unit) for unit in units]
        return self.say("all_units") if len(named) == of > 1 else listed(named, self.lang)

    def words(self, words: Iterable[str]) -> str:
        """Acts by what they are called, conditions by what they ask for."""
        return "; ".join(
            command_label(word, self.lang)
            if word in COMMAND_LABELS
            else condition_label(word, self.lang)
            for word in words
        )


def day_text(last_day: date | None, before: Moment | None, lang: Lang) -> str:
    """``thứ Sáu 27/02/2026``; with the hour where the day ends before its end."""
    if last_day is None:
        return Say(CALENDAR, lang)("no_day")
    with_weekday = day(last_day, lang, weekday=True)
    plain = deadline(last_day, before, lang)
    if before is None or plain == deadline(last_day, None, lang):
        return with_weekday
    return plain.replace(day(last_day, lang), with_weekday)


def left_text(left: DaysLeft, say: Say) -> str:
    """How many working days are left, or it is over by."""
    if left.days < 0:
        over = -(left.working or 0)
        if over == 0:
            return say("late_days", n=-left.days)
        return say("late_working" if left.certain else "late_about", n=over)
    if left.days == 0:
        return say("left_today")
    if left.working is None:
        return say("left_days", n=left.days)
    if left.working == 0:
        return say("left_only_off" if left.certain else "left_only_off_about", n=left.days)
    if not left.certain:
        return say("left_about", n=left.working)
    return say("left_working_one") if left.working == 1 else say("left_working", n=left.working)


def remarks_part(remarks: Iterable[tuple[str, RemarkOnDay]], almanac: Almanac) -> Iterator[Block]:
    """What is to be known of days; nothing where there is nothing."""
    found, say = list(remarks), almanac.say
    if not found:
        return
    yield Heading(say("remarks"))
    for name, remark in found:
        told = say("remark", name=name, said=remark_text(remark, almanac.lang))
        yield indented(Line.of(f"! {told}", tone=Tone.WARNING))
    if any(remark.year is not None for _, remark in found):
        yield indented(Line.of(say("confirm_how"), tone=Tone.COMMAND), by=4)


def remark_text(remark: RemarkOnDay, lang: Lang) -> str:
    """A remark without what it is about."""
    key = remark.kind.value
    if remark.kind is DayRemark.NOT_RECKONED:
        key = "not_reckoned_remark"
    name = f" {pick(remark.name, lang)}" if remark.name else ""
    first, last = remark.first, remark.last
    return Say(CALENDAR, lang)(
        key,
        day=day(remark.day, lang, weekday=True) if remark.day else "",
        name=name,
        first=day(first, lang) if first else "",
        last=day(last, lang) if last else "",
        year=remark.year or "",
        swapped=swapped_text(remark.swapped, lang, off=remark.kind is DayRemark.MADE_UP),
    )


def swapped_text(days: tuple[date, ...], lang: Lang, *, off: bool) -> str:
    """The other halves of swaps, behind the days they were given for; nothing where there are
    none."""
    if not days:
        return ""
    named = listed([day(one, lang, weekday=True) for one in days], lang)
    return Say(CALENDAR, lang)("off_for_it" if off else "worked_for_it", days=named)
