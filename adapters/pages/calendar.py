"""A year's deadlines: what is next, all in the order of their days, who owes what."""

from collections.abc import Iterator, Mapping

import msgspec

from adapters.bootstrap import Engine
from adapters.log.transaction import corrected_days
from adapters.official_days import official_days
from adapters.pages.almanac import Almanac, left_text, remark_text, remarks_part
from adapters.pages.as_json import iso, plain
from adapters.pages.blocks import Block, Heading, Line, Tone, columns, indented, table
from adapters.pages.called import names_of
from adapters.pages.past import Past, past_of
from adapters.wording.labelling import command_label, label
from adapters.wording.messages import condition
from adapters.wording.phrasing import told
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, day, moment
from domain.cycle.backfill import SourceTopic
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.day_remarks import RemarkOnDay
from domain.cycle.deadlines.due import DayNote
from domain.cycle.deadlines.setting import MovedBy
from domain.cycle.guard import WAY, Phase
from domain.record.record import CALENDAR, StreamId, UnitId
from domain.record.streams import evolve
from domain.values.days import DayTable
from domain.values.when import Moment
from workflows.agenda import Agenda, DueState, Entry, Owing, StatedSending, agenda
from workflows.as_of import AsOf
from workflows.day_changes import DayChange, DayChangeCause

#: What the end of a year does not end.
_LEFT = frozenset({DueState.OPEN, DueState.OVERDUE})
_TONES: Mapping[DueState, Tone] = {
    DueState.MET: Tone.DONE,
    DueState.OVERDUE: Tone.ALARM,
    DueState.NOTHING_YET: Tone.FAINT,
    DueState.LET_GO: Tone.FAINT,
    DueState.WITHDRAWN: Tone.FAINT,
    DueState.PAST_WHEN_SET: Tone.FAINT,
}


class CalendarPage(msgspec.Struct, frozen=True, kw_only=True):
    """The deadlines of one year."""

    found: Agenda
    cycle: Cycle
    names: Names
    #: The name of its cluster.
    cluster: str
    #: Where the page looks back.
    past: Past | None

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The page, part by part."""
        almanac = Almanac(self.cycle, self.names, lang)
        say, cycle, found = almanac.say, self.cycle, self.found
        yield Line.of(say("head", cluster=self.cluster, year=found.year), tone=Tone.STRONG)
        at = moment(found.at, lang)
        yield Line.of(say("at", code=found.code, moment=at, table=found.table))
        if self.past is not None:
            yield Line.of(self.past.line(lang), tone=Tone.STRONG)
        if cycle.backfill:
            yield Line.of(say("backfill"))
        if cycle.phase in {Phase.CANCELLED, Phase.CLOSED}:
            left = any(entry.state in _LEFT for entry in found.entries)
            yield Line.of(say("closed_but" if left else cycle.phase.value))
        if not found.entries:
            yield from _nothing(found, almanac)
            return
        yield Heading(say("next"))
        yield from (indented(told) for told in _next(found, almanac))
        yield Heading(say("deadlines"))
        yield indented(_table(found, almanac))
        yield from _owing_part(found, almanac)
        yield from _changes_part(found, almanac)
        yield from remarks_part(_remarks(found, almanac), almanac)

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The agenda with names beside codes, and the sentence of every remark."""
        almanac, found = Almanac(self.cycle, self.names, lang), self.found
        told = plain(found, self.names)
        assert isinstance(told, dict)
        for entry, shown in zip(found.entries, told["entries"], strict=True):
            shown["name"] = almanac.name(entry.code)
            shown["before"] = iso(entry.before) if entry.before is not None else None
            for remark, one in zip(entry.remarks, shown["remarks"], strict=True):
                one["sentence"] = remark_text(remark, lang)
        conference = zip(found.conference_remarks, told["conference_remarks"], strict=True)
        for remark, one in conference:
            one["sentence"] = remark_text(remark, lang)
        if found.next is not None:
            told["next"]["name"] = almanac.name(found.next.code)
            told["next"]["before"] = iso(found.next.before)
        return {
            "cycle": found.code,
            "at": iso(found.at),
            "calendar": {**told, "at": iso(found.at)},
            "as_of": self.past.version if self.past is not None else None,
        }


def calendar_page(engine: Engine, stream: StreamId, as_of: AsOf | None = None) -> CalendarPage:
    """The deadlines of a cycle as they stand, or as they stood.

    Raises ``Refusal``: ``event_unknown`` or ``moment_before``.
    """
    cycle, events, at = engine.cycle(stream), engine.store.events(stream), engine.now()
    names, table, past = names_of(engine, stream), engine.store.days(), None
    if as_of is not None:
        past = past_of(engine.store, stream, as_of)
        cycle, events, at = past.cycle, tuple(past.events), min(at, past.at)
        table = _days_at(engine, at)
    return CalendarPage(
        found=agenda(cycle, events, table, at),
        cycle=cycle,
        names=names,
        cluster=engine.names(cycle).cluster(cycle),
        past=past,
    )


def _days_at(engine: Engine, at: Moment) -> DayTable:
    """The official calendar with what had been recorded of it by a moment."""
    state: object = None
    for event in engine.store.events(CALENDAR):
        if event.header.recorded_at <= at:
            state = evolve(state, event)
    return corrected_days(official_days, state)


def _nothing(found: Agenda, almanac: Almanac) -> Iterator[Block]:
    say, cycle = almanac.say, almanac.cycle
    unstated = cycle.backfill and SourceTopic.DEADLINES in cycle.facts
    yield Line.of(say("none_stated" if unstated else "none"))
    if cycle.phase in {Phase.CANCELLED, Phase.CLOSED} or cycle.backfill:
        return
    rulebook = cycle.plan.rulebook
    yield Line.of(say("none_set", code=found.code, seat="secretary@…"), whole=True)
    if rulebook is not None and rulebook.deadlines:
        yield Line.of(say("none_reckon", code=found.code, seat="secretary@…"), whole=True)


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


def _table(found: Agenda, almanac: Almanac) -> Block:
    say = almanac.say
    heads = map(say, ("col_day", "col_name", "col_left", "col_state"))
    return table(
        columns(*heads, fold=(1, 2, 3)),
        (
            [
                Line.of(cell, tone=_TONES.get(entry.state, Tone.PLAIN))
                for cell in (
                    _day_cell(entry, almanac),
                    almanac.name(entry.code),
                    _left_cell(entry, found.at, say),
                    "; ".join(_state_cell(entry, almanac)),
                )
            ]
            for entry in found.entries
        ),
        stacks=True,
    )


def _day_cell(entry: Entry, almanac: Almanac) -> str:
    if entry.day_set:
        return almanac.day(entry.last_day, entry.before)
    if DayNote.DAYS_NOT_KNOWN in entry.notes:
        return almanac.say("not_reckoned")
    if entry.last_day is None:
        key = "awaits_event" if DayNote.AWAITS_EVENT in entry.notes else "no_day"
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
        vague = [note for note in entry.notes if note in {DayNote.MONTH_ONLY, DayNote.QUARTER_ONLY}]
        yield from (label(DayNote(note), almanac.lang) for note in vague)
    if held := sum(one.held for one in entry.owing):
        yield say("held_some", n=held)
    if extended := len({change.unit for change in entry.changes if change.unit is not None}):
        yield say("extended_some", n=extended)
    if any(change.unit is None for change in entry.changes):
        yield say("moved_some")


# Who owes what


def _owing_part(found: Agenda, almanac: Almanac) -> Iterator[Block]:
    say = almanac.say
    owed = [entry for entry in found.entries if any(_tells(one) for one in entry.owing)]
    if not owed:
        return
    yield Heading(say("owing"))
    for entry in owed:
        head = say("owing_head", name=almanac.name(entry.code), day=_day_cell(entry, almanac))
        late = entry.state is DueState.OVERDUE
        yield indented(Line.of(head, tone=Tone.STRONG if late else Tone.PLAIN))
        for owed_line in _owing_lines(entry, almanac):
            yield indented(owed_line, by=4)


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
            alike.setdefault(owed(one, almanac), []).append(one.unit)
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


def owed(one: Owing, almanac: Almanac) -> str:
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


def _sent(sent: StatedSending, almanac: Almanac) -> str:
    say = almanac.say
    return say(
        "said_came" if sent.confirmed else "said_sent",
        number=say("number", number=sent.number) if sent.number else "",
        dated=say("dated", day=day(sent.dated, almanac.lang)) if sent.dated else "",
        event=sent.event,
        word=command_label(sent.word, almanac.lang),
    )


# What moved, and what is to be known


def _changes_part(found: Agenda, almanac: Almanac) -> Iterator[Block]:
    lines = [
        (change.event, _change(entry, change, almanac))
        for entry in found.entries
        for change in entry.changes
    ]
    if lines:
        yield Heading(almanac.say("changes"))
        yield from (indented(told) for _, told in sorted(lines))


def _change(entry: Entry, change: DayChange, almanac: Almanac) -> str:
    say, name = almanac.say, almanac.name(entry.code)
    if change.unit is not None:
        name = say("change_for", name=name, unit=almanac.names.unit(change.unit))
    how = (
        say(f"how_{change.how.value}")
        if change.how in {DayChangeCause.SET, DayChangeCause.EXTENDED}
        else label(MovedBy(change.how.value), almanac.lang)
    )
    if change.reason is not None:
        reason = almanac.names.text(change.reason.digest)
        how += say("reason", reason=told(reason, almanac.lang))
    was, now = almanac.day(change.was), almanac.day(change.now)
    return say("change", name=name, was=was, now=now, how=how, event=change.event)


def _remarks(found: Agenda, almanac: Almanac) -> Iterator[tuple[str, RemarkOnDay]]:
    for entry in found.entries:
        for remark in entry.remarks:
            yield almanac.name(entry.code), remark
    for remark in found.conference_remarks:
        yield almanac.say("conference"), remark
