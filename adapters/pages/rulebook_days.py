"""On which day each deadline of a rulebook falls in a year: by which rule, and moved from where."""

from collections.abc import Iterator
from datetime import date

import msgspec

from adapters.official_days import official_days
from adapters.pages.almanac import day_text, remark_text
from adapters.pages.as_json import iso, plain
from adapters.pages.blocks import Block, Entry, Heading, Line, Tone, indented
from adapters.rulebooks.file import RulebookFile
from adapters.wording.labelling import label
from adapters.wording.labels.due import due_label, due_name
from adapters.wording.pages.calendar import CALENDAR
from adapters.wording.pages.rulebook import RULEBOOK
from adapters.wording.say import Say
from adapters.wording.writing import OWN_WORDS, Lang, day
from domain.cycle.deadlines.day_remarks import DayRemark, RemarkOnDay, remarks_on
from domain.cycle.deadlines.due import EVENTS, DayNote, Due, reckon_all
from domain.rulebook.due_rule import CycleMonths
from domain.rulebook.rulebook import Deadline
from domain.values.refusal import Refusal

#: Why there is no day, or none that is set.
_VAGUE = (DayNote.MONTH_ONLY, DayNote.QUARTER_ONLY, DayNote.AWAITS_EVENT, DayNote.TO_BE_ANNOUNCED)


class DayOfRule(msgspec.Struct, frozen=True):
    """A deadline of a rulebook, the line at which it stands, and what it comes to."""

    deadline: Deadline
    line: int
    #: As :attr:`expected` where the holidays of the year are decided.
    due: Due
    #: By the weekends and by the holidays that are forecast.
    expected: Due
    remarks: tuple[RemarkOnDay, ...]

    @property
    def moved(self) -> bool:
        """A day off was the reason to move it, so it has two days."""
        return self.expected.worded_day not in {None, self.expected.last_day}


def days_in(found: RulebookFile, year: str | None) -> tuple[DayOfRule, ...]:
    """By the calendar that comes along: a file belongs to no database with corrections. Nothing for
    a rulebook with faults, which are told, and for a year that its months do not fit."""
    rulebook = found.rulebook
    if rulebook is None or year is None or found.problems:
        return ()
    try:
        span = (rulebook.months or CycleMonths()).of(year)
    except Refusal:
        return ()
    rules = {one.code: one.due for one in rulebook.deadlines}
    table, events = official_days(), dict.fromkeys(EVENTS)
    dues = reckon_all(rules, year=span, table=table, events=events, waits=True)
    reached = table.reaching(date(span.first_day.year + 3, 1, 31))
    expected = reckon_all(rules, year=span, table=reached, events=events, waits=True)
    return tuple(
        DayOfRule(
            one,
            found.line(("deadlines", index)),
            dues[one.code],
            expected[one.code],
            remarks_on(dues[one.code], table, span),
        )
        for index, one in enumerate(rulebook.deadlines)
    )


def days_blocks(
    days: tuple[DayOfRule, ...], found: RulebookFile, year: str | None, lang: Lang
) -> Iterator[Block]:
    """Each deadline with its day; nothing without a year."""
    if year is None or found.problems or found.rulebook is None:
        return
    say = Say(RULEBOOK, lang)
    yield Heading(say("days_in", year=year))
    if not days:
        yield indented(say("days_misfit" if found.rulebook.deadlines else "days_none", year=year))
    for one in days:
        yield Entry(_name(one, found, lang), _when(one, lang))
        place = f"{found.document.name}:{one.line}"
        yield indented(say("day_rule", rule=due_label(one.deadline.due, lang), place=place), 4)
        # A remark on the holiday says more of why it moved.
        if one.moved and DayRemark.MOVED_OUT_OF_PAUSE not in {found.kind for found in one.remarks}:
            yield indented(_moved(one.expected, lang), 4)
        for remark in one.remarks:
            yield indented(Line.of(f"! {remark_text(remark, lang)}", tone=Tone.WARNING), 4)
    yield Line.of("")


def days_json(
    days: tuple[DayOfRule, ...], found: RulebookFile, lang: Lang
) -> list[dict[str, object]]:
    """The same for programs; a deadline without a day has the notes that say why."""
    return [
        {
            "deadline": one.deadline.code,
            "name": _name(one, found, lang),
            "line": one.line,
            "words": one.due.words,
            "rule": due_label(one.deadline.due, lang),
            "last_day": plain(one.due.last_day),
            "before": None if one.due.before is None else iso(one.due.before),
            "day_set": one.due.day_set,
            "expected_day": plain(one.expected.last_day),
            "worded_day": plain(one.expected.worded_day),
            "moved": one.moved,
            "notes": plain(one.due.notes),
            "remarks": [_remark_json(remark, lang) for remark in one.remarks],
        }
        for one in days
    ]


def _remark_json(remark: RemarkOnDay, lang: Lang) -> dict[str, object]:
    facts = plain(remark)
    assert isinstance(facts, dict)
    return {**facts, "sentence": remark_text(remark, lang)}


def _name(one: DayOfRule, found: RulebookFile, lang: Lang) -> str:
    name = due_name(one.deadline.code, lang, OWN_WORDS, found.rulebook)
    return name[:1].upper() + name[1:]


def _when(one: DayOfRule, lang: Lang) -> str:
    """The day, or why there is none."""
    due, expected, say = one.due, one.expected, Say(CALENDAR, lang)
    if due.day_set:
        return day_text(due.last_day, due.before, lang)
    if due.last_day is None and expected.day_set:
        about = day_text(expected.last_day, expected.before, lang)
        return Say(RULEBOOK, lang)("day_expected", day=about)
    why = "; ".join(label(note, lang) for note in due.notes if note in _VAGUE)
    if due.last_day is None:
        return why
    return f"{say('until', day=day(due.last_day, lang))}; {why}"


def _moved(due: Due, lang: Lang) -> str:
    assert due.worded_day is not None
    assert due.last_day is not None
    key = "day_moved_back" if DayNote.MOVED_BACK in due.notes else "day_moved_forward"
    return Say(RULEBOOK, lang)(
        key,
        was=day(due.worded_day, lang, weekday=True),
        now=day(due.last_day, lang, weekday=True),
    )
