"""What is to be known of the days that an act sets, under the act itself: a holiday, a year whose
calendar is a forecast."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from adapters.pages.almanac import Almanac, remark_text, remarks_part
from adapters.pages.as_json import plain
from adapters.pages.blocks import Block
from adapters.pages.log_lines import Telling
from domain.calendar import DayCorrected
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.day_remarks import (
    DayRemark,
    RemarkOnDay,
    remarks_on,
    remarks_on_day,
    remarks_when_set,
)
from domain.cycle.deadlines.due import Due
from domain.cycle.deadlines.duties import DRAFT
from domain.cycle.deadlines.setting import (
    DeadlineExtended,
    DeadlineSet,
    DeadlinesMoved,
    DeadlinesReckoned,
)
from domain.cycle.deadlines.standing import RETURNED, reckoned
from domain.cycle.phases.plan import RulebookSet
from domain.cycle.phases.summary_conference import ConferenceCalled
from domain.cycle.scores.returning import SheetReturned
from domain.cycle.year_work.drafting import DraftCirculated
from domain.cycle.year_work.reporting import ReportRequired
from domain.record.record import Event, StreamId
from domain.rulebook.due_rule import CycleYear
from domain.values.days import DayTable
from domain.values.refusal import Refusal
from domain.values.when import Precision, When, civil_day
from workflows.agenda import year_of

#: The cycle, the deadline's code (``None``: the conference) and the remark.
Found = tuple[StreamId, str | None, RemarkOnDay]
_EXACT = frozenset({Precision.MOMENT, Precision.DAY, Precision.RANGE})


def remarks_in(
    events: Sequence[Event], state_of: Callable[[StreamId], object], table: DayTable
) -> Iterator[Found]:
    """What is to be known of the days that events set; of a told past nothing is."""
    for event in events:
        state = state_of(event.stream)
        if not isinstance(state, Cycle) or state.backfill:
            continue
        for code, due in _dues(event, state, table):
            for remark in remarks_on(due, table, year_of(state)):
                yield event.stream, code, remark
        for named, day in _days(event):
            for remark in remarks_on_day(day, table):
                yield event.stream, named, remark
        today = civil_day(event.header.recorded_at)
        for code, day, year in _last_days(event, state):
            for remark in remarks_when_set(day, today, year):
                yield event.stream, code, remark


def _last_days(event: Event, cycle: Cycle) -> Iterator[tuple[str, date, CycleYear | None]]:
    """Days by which something is to be done, and which the act names, with the year in which they
    should lie. A deadline that is over when it is set is refused."""
    match event.body:
        case ReportRequired(report=report, last_day=date() as day):
            yield report, day, year_of(cycle)
        case DraftCirculated(of=of, last_day=date() as day):
            yield f"{DRAFT}{of}", day, None
        case SheetReturned(last_day=day):
            yield RETURNED, day, None


def _days(event: Event) -> Iterator[tuple[str | None, date]]:
    """Days that are named by the act itself, and stay where they are."""
    match event.body:
        case ConferenceCalled(date=When(precision=precision, first_day=date() as day)):
            if precision in _EXACT:
                yield None, day
        case ReportRequired(report=report, due=When(precision=precision), last_day=date() as day):
            if precision in _EXACT:
                yield report, day
        case DraftCirculated(of=of, until=When(precision=precision), last_day=date() as day):
            if precision in _EXACT:
                yield f"{DRAFT}{of}", day
        case SheetReturned(until=When(precision=precision), last_day=day):
            if precision in _EXACT:
                yield RETURNED, day


def _dues(event: Event, cycle: Cycle, table: DayTable) -> Iterator[tuple[str, Due]]:
    match event.body:
        case RulebookSet():
            # It sets no day yet; what its words come to is said before the plan is issued.
            try:
                yield from reckoned(cycle, table).items()
            except Refusal:  # told when they are reckoned
                return
        case DeadlineSet() | DeadlineExtended() as body:
            yield body.code, body.due
        case DeadlinesReckoned() as body:
            yield from ((one.code, one.due) for one in body.deadlines)
        case DeadlinesMoved() as body:
            yield from ((move.deadline, move.now) for move in body.moves)


def remarks_on_stayed(
    events: Sequence[Event],
    state_of: Callable[[StreamId], object],
    cycles: Sequence[StreamId],
    table: DayTable,
) -> Iterator[Found]:
    """Of deadlines that stay on a day which is worked no longer, or now is: what the day is."""
    for event in events:
        if not isinstance(event.body, DayCorrected):
            continue
        for stream in cycles:
            state = state_of(stream)
            plan = state.plan.deadlines if isinstance(state, Cycle) else {}
            for code, deadline in plan.items():
                if deadline.due.day_set and deadline.due.last_day == event.body.day:
                    for remark in remarks_on_day(event.body.day, table):
                        yield stream, code, remark


def over_when_set(
    events: Sequence[Event], state_of: Callable[[StreamId], object], table: DayTable
) -> tuple[Found, ...]:
    """Of those the days that were over when they were set: the slips of a year's number in a file
    of many acts."""
    slips = {DayRemark.BEFORE_YEAR, DayRemark.PAST}
    return tuple(one for one in remarks_in(events, state_of, table) if one[2].kind in slips)


def remark_lines(found: Sequence[Found], telling: Telling) -> Iterator[Block]:
    """The remarks under an act, cycle by cycle."""
    for stream in dict.fromkeys(one[0] for one in found):
        state = telling.state(stream)
        assert isinstance(state, Cycle)
        almanac = Almanac(state, telling.names(stream), telling.lang)
        of_cycle = (
            (almanac.name(code) if code is not None else almanac.say("conference"), remark)
            for at, code, remark in found
            if at == stream
        )
        yield from remarks_part(of_cycle, almanac)


def remarks_json(found: Sequence[Found], telling: Telling) -> list[dict[str, object]]:
    """The same for programs."""
    told = []
    for stream, code, remark in found:
        facts = plain(remark)
        assert isinstance(facts, dict)
        sentence = remark_text(remark, telling.lang)
        told.append(
            {"cycle": telling.code(stream), "deadline": code, **facts, "sentence": sentence}
        )
    return told
