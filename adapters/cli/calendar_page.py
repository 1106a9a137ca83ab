"""The page of a year's deadlines: what is next, all in the order of their days, who owes what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from adapters.cli.tables import Whole, heading, indented, table
from adapters.wording.labels.acts import COMMAND_LABELS
from adapters.wording.labels.due import due_in
from adapters.wording.messages import condition
from adapters.wording.pages.calendar import CALENDAR
from adapters.wording.phrasing import told
from adapters.wording.say import Say
from adapters.wording.writing import (
    Lang,
    Names,
    command_label,
    condition_label,
    day,
    deadline,
    label,
    listed,
    moment,
    pick,
)
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.day_remarks import DayRemark, Remark
from domain.cycle.deadlines.due import Note
from domain.cycle.deadlines.setting import MovedBy
from domain.cycle.guard import WAY, Phase
from domain.record.record import UnitId
from domain.values.when import Moment
from workflows.agenda import Agenda, Change, DueState, Entry, How, Left, Owing, Sent

_STYLES: Mapping[DueState, str] = {
    DueState.MET: "green",
    DueState.OVERDUE: "red",
    DueState.NOTHING_YET: "dim",
    DueState.LET_GO: "dim",
    DueState.WITHDRAWN: "dim",
    DueState.PAST_WHEN_SET: "dim",
}


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
        """``thứ Sáu 27/02/2026``; with the hour where the day ends before its end."""
        if last_day is None:
            return self.say("no_day")
        with_weekday = day(last_day, self.lang, weekday=True)
        plain = deadline(last_day, before, self.lang)
        if before is None or plain == deadline(last_day, None, self.lang):
            return with_weekday
        return plain.replace(day(last_day, self.lang), with_weekday)

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


def calendar_page(
    found: Agenda, almanac: Almanac, cluster: str, past: str | None = None
) -> Iterator[RenderableType]:
    """The page, part by part. ``past`` stands over one that looks back."""
    say, cycle = almanac.say, almanac.cycle
    yield Text(say("head", cluster=cluster, year=found.year), style="bold")
    at = moment(found.at, almanac.lang)
    yield Text(say("at", code=found.code, moment=at, table=found.table))
    if past is not None:
        yield Text(past, style="bold")
    if cycle.backfill:
        yield Text(say("backfill"))
    if cycle.phase in {Phase.CANCELLED, Phase.CLOSED}:
        yield Text(say(cycle.phase.value))
    if not found.entries:
        yield from _nothing(found, almanac)
        return
    yield heading(say("next"))
    yield from (indented(line) for line in _next(found, almanac))
    yield heading(say("deadlines"))
    yield indented(_table(found, almanac))
    yield from _owing_part(found, almanac)
    yield from _changes_part(found, almanac)
    yield from remarks_part(_remarks(found, almanac), almanac)


def _nothing(found: Agenda, almanac: Almanac) -> Iterator[RenderableType]:
    say, cycle = almanac.say, almanac.cycle
    yield Text(say("none"))
    if cycle.phase in {Phase.CANCELLED, Phase.CLOSED} or cycle.backfill:
        return
    rulebook = cycle.plan.rulebook
    yield Text(say("none_set", code=found.code, seat="secretary@…"), no_wrap=True)
    if rulebook is not None and rulebook.deadlines:
        yield Text(say("none_reckon", code=found.code, seat="secretary@…"), no_wrap=True)


def _next(found: Agenda, almanac: Almanac) -> Iterator[str]:
    say, ahead = almanac.say, found.next
    if ahead is None:
        awaiting = any(entry.state is DueState.NOT_YET for entry in found.entries)
        yield say("awaits_plan" if awaiting and not almanac.cycle.backfill else "nothing_next")
        return
    yield say(
        "next_line",
        name=almanac.name(ahead.code),
        day=almanac.day(ahead.last_day, ahead.before),
        left=left_text(ahead.left, say),
    )
    units = [unit for unit in ahead.units if unit is not None]
    if units:
        who = almanac.units(units, len(almanac.cycle.members))
        who = who[:1].lower() + who[1:] if who == say("all_units") else who
        yield say("next_units", units=who)
    else:
        yield say("next_cluster", Chair=almanac.names.words.chair)


def left_text(left: Left, say: Say) -> str:
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


def _table(found: Agenda, almanac: Almanac) -> RenderableType:
    say = almanac.say
    made = table(say("col_day"), say("col_name"), say("col_left"), say("col_state"), fold=(1, 2, 3))
    for entry in found.entries:
        style = _STYLES.get(entry.state, "")
        made.add_row(
            Text(_day_cell(entry, almanac), style=style),
            Text(almanac.name(entry.code), style=style),
            Text(_left_cell(entry, found.at, say), style=style),
            Text("; ".join(_state_cell(entry, almanac)), style=style),
        )
    return Whole(made)


def _day_cell(entry: Entry, almanac: Almanac) -> str:
    if entry.day_set:
        return almanac.day(entry.last_day, entry.before)
    if Note.DAYS_NOT_KNOWN in entry.notes:
        return almanac.say("not_reckoned")
    if entry.last_day is None:
        key = "awaits_event" if Note.AWAITS_EVENT in entry.notes else "no_day"
        return almanac.say(key)
    return almanac.say("until", day=day(entry.last_day, almanac.lang))


def _left_cell(entry: Entry, now: Moment, say: Say) -> str:
    told = entry.state in {DueState.OPEN, DueState.OVERDUE, DueState.NOT_YET}
    if entry.left is None or not told or not entry.day_set:
        return ""
    over = entry.before is not None and entry.before <= now
    if over and entry.left.days >= 0:
        return say("late_today")
    if over and entry.state is DueState.NOT_YET:
        return ""
    return left_text(entry.left, say)


def _state_cell(entry: Entry, almanac: Almanac) -> Iterator[str]:
    say, key = almanac.say, entry.state.value
    if entry.state in {DueState.OPEN, DueState.OVERDUE} and entry.of:
        yield say(f"{key}_of", done=entry.done, of=entry.of)
    elif entry.state is DueState.NOT_YET and almanac.cycle.backfill:
        yield say("told")
    else:
        yield say(key)
    if not entry.day_set and entry.last_day is not None:
        vague = [note for note in entry.notes if note in {Note.MONTH_ONLY, Note.QUARTER_ONLY}]
        yield from (label(Note(note), almanac.lang) for note in vague)
    if held := sum(one.held for one in entry.owing):
        yield say("held_some", n=held)
    if extended := len({change.unit for change in entry.changes if change.unit is not None}):
        yield say("extended_some", n=extended)
    if any(change.unit is None for change in entry.changes):
        yield say("moved_some")


# Who owes what


def _owing_part(found: Agenda, almanac: Almanac) -> Iterator[RenderableType]:
    say = almanac.say
    owed = [entry for entry in found.entries if any(_tells(one) for one in entry.owing)]
    if not owed:
        return
    yield heading(say("owing"))
    for entry in owed:
        head = say("owing_head", name=almanac.name(entry.code), day=_day_cell(entry, almanac))
        yield indented(Text(head, style="bold" if entry.state is DueState.OVERDUE else ""))
        for line in _owing_lines(entry, almanac):
            yield indented(line, by=4)


def _tells(owing: Owing) -> bool:
    return bool(owing.lacking)


def _owing_lines(entry: Entry, almanac: Almanac) -> Iterator[str]:
    """Units that owe the same by the same day stand in one line."""
    say = almanac.say
    alike: dict[str, list[UnitId]] = {}
    for one in entry.owing:
        if not _tells(one):
            continue
        if one.unit is None:
            yield from _conditions(entry, one, almanac)
        else:
            alike.setdefault(_owed(one, almanac), []).append(one.unit)
    for words, units in alike.items():
        every = len(almanac.cycle.members)
        yield say("of_units", units=almanac.units(units, every), words=words)


def _conditions(entry: Entry, one: Owing, almanac: Almanac) -> Iterator[str]:
    """What the phase as a whole lacks; not where that is only what its units owe by now."""
    cycle, lang = almanac.cycle, almanac.lang
    owing = {each.unit for each in entry.owing}
    for found in cycle.leave_conditions(Phase(entry.code)) if entry.code in WAY else ():
        facts = found.lacking(cycle)
        units = facts.get("units", ()) if facts else ()
        if facts is None or found.code not in one.lacking:
            continue
        if isinstance(units, tuple) and units and owing.issuperset(units):
            continue
        yield condition(found.code, facts, lang, almanac.names, cycle.plan.rulebook, typed=True)


def _owed(one: Owing, almanac: Almanac) -> str:
    say = almanac.say
    said = {sent.word for sent in one.sent}
    parts = []
    if asked := [word for word in one.lacking if word not in said]:
        parts.append(almanac.words(asked))
    parts += [_sent(sent, almanac) for sent in one.sent]
    if one.extended:
        parts.append(say("own_day", day=almanac.day(one.last_day)))
    if one.held:
        parts.append(say("not_reminded"))
    return "; ".join(parts)


def _sent(sent: Sent, almanac: Almanac) -> str:
    say = almanac.say
    return say(
        "said_came" if sent.confirmed else "said_sent",
        number=say("number", number=sent.number) if sent.number else "",
        dated=say("dated", day=day(sent.dated, almanac.lang)) if sent.dated else "",
        event=sent.event,
        word=command_label(sent.word, almanac.lang),
    )


# What moved, and what is to be known


def _changes_part(found: Agenda, almanac: Almanac) -> Iterator[RenderableType]:
    lines = [
        (change.event, _change(entry, change, almanac))
        for entry in found.entries
        for change in entry.changes
    ]
    if lines:
        yield heading(almanac.say("changes"))
        yield from (indented(line) for _, line in sorted(lines))


def _change(entry: Entry, change: Change, almanac: Almanac) -> str:
    say, name = almanac.say, almanac.name(entry.code)
    if change.unit is not None:
        name = say("change_for", name=name, unit=almanac.names.unit(change.unit))
    how = (
        say(f"how_{change.how.value}")
        if change.how in {How.SET, How.EXTENDED}
        else label(MovedBy(change.how.value), almanac.lang)
    )
    if change.reason is not None:
        reason = almanac.names.text(change.reason.digest)
        how += say("reason", reason=told(reason, almanac.lang))
    was, now = almanac.day(change.was), almanac.day(change.now)
    return say("change", name=name, was=was, now=now, how=how, event=change.event)


def _remarks(found: Agenda, almanac: Almanac) -> Iterator[tuple[str, Remark]]:
    for entry in found.entries:
        for remark in entry.remarks:
            yield almanac.name(entry.code), remark
    for remark in found.conference_remarks:
        yield almanac.say("conference"), remark


def remarks_part(
    remarks: Iterable[tuple[str, Remark]], almanac: Almanac
) -> Iterator[RenderableType]:
    """What is to be known of days; nothing where there is nothing."""
    found, say = list(remarks), almanac.say
    if not found:
        return
    yield heading(say("remarks"))
    for name, remark in found:
        line = say("remark", name=name, said=remark_text(remark, almanac.lang))
        yield indented(Text(f"! {line}", style="yellow"))
    if any(remark.year is not None for _, remark in found):
        yield indented(say("confirm_how"), by=4)


def remark_text(remark: Remark, lang: Lang) -> str:
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
