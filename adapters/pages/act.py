"""What an act recorded, or would record."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from uuid import UUID

import msgspec
from msgspec.structs import replace

from adapters.bootstrap import Engine
from adapters.pages.blocks import Block, Heading, Line, indented
from adapters.pages.board import Board
from adapters.pages.day_remarks import (
    Found,
    remark_lines,
    remarks_in,
    remarks_json,
    remarks_on_stayed,
)
from adapters.pages.lapses import doubled_by, doubled_line, undecided_lines
from adapters.pages.log_lines import Telling, entries, event_json
from adapters.pages.selections import left_open
from adapters.pages.tellings import teller, telling_of
from adapters.pages.voided import VoidedAcceptances, voided_in, voided_lines
from adapters.pages.would_tell import would_tell, would_tell_json
from adapters.trying import TriedOrder
from adapters.wording.labels.due import report_names
from adapters.wording.pages.doors import word
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import Lang, Names, points
from domain.calendar import ConfirmYear, CorrectDay
from domain.cycle.cycle import Cycle
from domain.cycle.votes.closing import BallotClosed
from domain.reckoning.score_table import TableRow, table_in_force
from domain.record.order import Order, Receipt
from domain.record.record import Body, Event, StreamId, UnitId
from domain.values.points import Points
from workflows.notices import Leaving
from workflows.reader import OPERATOR, Reader
from workflows.reading import Seal, scores_sealed
from workflows.reads import Read
from workflows.score_trail import counted_from
from workflows.shown_first import moved_in
from workflows.sight import Sight


class DonePage(msgspec.Struct, frozen=True, kw_only=True):
    """What an act recorded in its stream, and what is to be said of it."""

    code: str
    events: Sequence[Event]
    #: Where the stream stands after it.
    state: object
    command_id: UUID
    first_version: int
    last_version: int
    #: The same had been recorded before.
    before: bool
    remarks: Sequence[Found]
    voided: Sequence[VoidedAcceptances]
    telling: Callable[[Lang], Telling]

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The events, then what they leave open or take back."""
        telling = self.telling(lang)
        versions = f"{self.code}@{self.first_version}"
        if self.last_version > self.first_version:
            versions += f"–{self.last_version}"
        key = "recorded_before" if self.before else "recorded"
        twice, waiting = _lapses(self.events, self.state, telling)
        yield Line.of(telling.word(key, events=versions))
        yield from entries(self.events, telling)
        yield from map(Line.of, _left_open(self.events, self.state, telling))
        yield from map(indented, voided_lines(self.voided, telling))
        yield from map(indented, twice + waiting)
        yield from remark_lines(self.remarks, telling)

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The same for programs."""
        telling = self.telling(lang)
        twice, waiting = _lapses(self.events, self.state, telling)
        return {
            "recorded": not self.before,
            "doubled": twice,
            "undecided": waiting,
            "command_id": str(self.command_id),
            "stream": self.code,
            "versions": [self.first_version, self.last_version],
            "events": [event_json(event, telling) for event in self.events],
            "remarks": remarks_json(self.remarks, telling),
        }


def done_page(engine: Engine, order: Order, receipt: Receipt, *, before: bool) -> DonePage:
    """What was recorded, and what followed from it in other streams; ``before``: it was already
    there."""
    telling = teller(engine, _giver(order))
    stored = engine.store.events(receipt.stream, receipt.first_version - 1, receipt.last_version)
    events = _told_to(order, engine.store.load(receipt.stream).state, stored)
    found, table = telling("vi"), engine.store.days()
    return DonePage(
        code=found.code(receipt.stream),
        events=events,
        state=engine.store.load(receipt.stream).state,
        command_id=receipt.command_id,
        first_version=receipt.first_version,
        last_version=receipt.last_version,
        before=before,
        remarks=(
            *remarks_in(events, found.state, table),
            *remarks_on_stayed(events, found.state, engine.store.still_due(), table),
        ),
        voided=tuple(voided_in(engine, events)),
        telling=telling,
    )


class TriedPage(msgspec.Struct, frozen=True, kw_only=True):
    """What an act would record, what would follow, and the totals and ranks that would move."""

    order: Order
    events: Sequence[Event]
    before: object
    after: object
    refused: Sequence[tuple[StreamId, str]]
    leaving: Sequence[Leaving]
    remarks: Sequence[Found]
    voided: Sequence[VoidedAcceptances]
    telling: Callable[[Lang], Telling]

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """What would be recorded, then what would come of it."""
        telling, events = self.telling(lang), self.events
        names = telling.names(self.order.stream)
        twice, waiting = _lapses(events, self.after, telling)
        if events:
            yield Line.of(telling.word("dry_run"))
            yield from entries(events, telling)
        else:
            yield Line.of(telling.word("recorded_before", events=str(self.order.command_id)))
        calendar = isinstance(self.order.command, CorrectDay | ConfirmYear)
        if calendar and not any(moved_in(events)):
            yield Line.of(telling.word("nothing_moves"))
        for stream, code in self.refused:
            yield Line.of(telling.word("follow_refused", stream=telling.code(stream), code=code))
        if moved := _moved(self.before, self.after):
            yield Heading(telling.word("effects"))
            yield from map(indented, _effects(moved, names, telling))
        yield from map(indented, voided_lines(self.voided, telling))
        yield from map(indented, twice + waiting)
        yield from remark_lines(self.remarks, telling)
        if events and isinstance(self.before, Cycle):
            yield Line.of("")
            yield from would_tell(self.leaving, names, lang)

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The same for programs."""
        telling = self.telling(lang)
        twice, waiting = _lapses(self.events, self.after, telling)
        return {
            "recorded": False,
            "doubled": twice,
            "undecided": waiting,
            "dry_run": True,
            "events": [event_json(event, telling) for event in self.events],
            "remarks": remarks_json(self.remarks, telling),
            "would_tell": would_tell_json(self.leaving),
        }


class SealedTryPage(msgspec.Struct, frozen=True, kw_only=True):
    """That an act would be recorded, where what it came to would be what is sealed until then."""

    def blocks(self, lang: Lang) -> Iterator[Block]:
        yield Line.of(word("dry_run_sealed", lang))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        sealed = Seal.UNTIL_CLOSED.value
        return {"recorded": False, "dry_run": True, "sealed": sealed, "events": []}


def tried_page(engine: Engine, order: Order, found: TriedOrder) -> TriedPage | SealedTryPage:
    """What a try gave, told beside how the database stands."""
    if _counts_ballot(engine.store.load(order.stream).state, found.events):
        return SealedTryPage()

    def telling(lang: Lang) -> Telling:
        return _telling(engine, lang, order, found)

    state, table = telling("vi").state, found.store.days()
    before = engine.store.load(order.stream).state
    after = found.store.load(order.stream).state
    return TriedPage(
        order=order,
        events=_told_to(order, after, found.events),
        before=_seen_by(order, before),
        after=_seen_by(order, _as_sealed(order, before, after)),
        refused=found.refused,
        leaving=tuple(found.store.leaving.values()),
        remarks=(
            *remarks_in(found.events, state, table),
            *remarks_on_stayed(found.events, state, engine.store.still_due(), table),
        ),
        voided=tuple(voided_in(engine, found.events)),
        telling=telling,
    )


def _counts_ballot(before: object, events: Sequence[Event]) -> bool:
    """Whether a try closes a ballot that people vote on: nobody reads beforehand how it stands."""
    if not isinstance(before, Cycle) or before.backfill:
        return False
    ballots = before.voting.ballots
    closing = (event.body for event in events if isinstance(event.body, BallotClosed))
    return any(body.ballot in ballots and ballots[body.ballot].open for body in closing)


def _lapses(
    events: Sequence[Event], state: object, telling: Telling
) -> tuple[list[str], list[str]]:
    """Where an act lets a lapse count that the unit's own sheet may have deducted already; and
    where it leaves a proposed deduction undecided."""
    if not isinstance(state, Cycle) or not events:
        return [], []
    board = Board(
        telling.names(events[0].stream),
        telling.lang,
        state.plan.rulebook,
        reports=report_names(state),
    )
    twice = [doubled_line(one, board) for one in doubled_by(events, state)]
    return twice, list(undecided_lines(events, state, board))


def _left_open(events: Sequence[Event], state: object, telling: Telling) -> Iterator[str]:
    """What a ballot that was closed did not decide: nobody need guess what comes next."""
    for event in events:
        if not isinstance(event.body, BallotClosed) or not isinstance(state, Cycle):
            continue
        names = telling.names(event.stream)
        phrases = Phrases(telling.lang, names, state.plan.rulebook, typed=True)
        line = left_open(state, event.body.selection, phrases, named=True)
        if line is not None:
            yield line


def _giver(order: Order) -> Reader:
    """Whoever gives an act reads what they write."""
    return OPERATOR if order.seat is None else Reader((order.seat,), order.for_unit)


def _sight(order: Order, state: object) -> Sight | None:
    """What whoever gives an act sees of its year; ``None``: all there is."""
    found = Sight.of(state, _giver(order), Read.OUTCOME) if isinstance(state, Cycle) else None
    return None if found is None or found.reach is None else found


def _told_to(order: Order, state: object, events: Sequence[Event]) -> Sequence[Event]:
    """What an act recorded, without what it moved in sheets of others that are closed to its
    giver."""
    sight = _sight(order, state)
    if sight is None:
        return events
    own = sight.events(event for event in events if event.stream == order.stream)
    told = {event.version for event in own}
    return [event for event in events if event.stream != order.stream or event.version in told]


def _seen_by(order: Order, state: object) -> object:
    """A year, without the figures that are closed to whoever gives the act."""
    sight = _sight(order, state)
    return state if sight is None else sight.cycle(sight.now)


def _as_sealed(order: Order, before: object, after: object) -> object:
    """A year after a try, without what a sheet holds that only the try would open to the giver."""
    if not isinstance(before, Cycle) or not isinstance(after, Cycle):
        return after
    own = Reader(() if order.seat is None else (order.seat,)).units
    sheets = dict(after.scoring.sheets)
    for unit, sheet in after.scoring.sheets.items():
        stood = before.sheet(unit)
        if sheet.opened and scores_sealed(unit, sent=stood.opened, own=own):
            sheets[unit] = stood
    return replace(after, scoring=replace(after.scoring, sheets=MappingProxyType(sheets)))


def _telling(engine: Engine, lang: Lang, order: Order, found: TriedOrder) -> Telling:
    """As over the database, with the states that only the try has."""
    below = telling_of(engine, lang, _giver(order))

    def code(stream: StreamId) -> str:
        state = found.store.load(stream).state
        return getattr(state, "code", None) or below.code(stream)

    @cache
    def counted(stream: StreamId) -> Mapping[int, Body]:
        new = (event for event in found.events if event.stream == stream)
        return dict(counted_from(engine.store.load(stream).state, new))

    return Telling(
        lang=lang,
        code=code,
        names=below.names,
        state=lambda stream: found.store.load(stream).state,
        reader=_giver(order),
        counted=lambda event: counted(event.stream).get(event.version, event.body),
    )


def _moved(before: object, after: object) -> list[tuple[TableRow | None, TableRow]]:
    """The rows of the score table whose total or rank changes."""
    if not isinstance(before, Cycle) or not isinstance(after, Cycle):
        return []
    old, new = _rows(before), _rows(after)
    return [
        (old.get(unit), row)
        for unit, row in new.items()
        if (row.total, row.rank) != _figures(old.get(unit))
    ]


def _rows(cycle: Cycle) -> Mapping[UnitId, TableRow]:
    table = table_in_force(cycle)
    return {row.unit: row for row in table.rows} if table else {}


def _figures(row: TableRow | None) -> tuple[Points | None, int | None]:
    return (row.total, row.rank) if row else (None, None)


def _effects(
    moved: list[tuple[TableRow | None, TableRow]], names: Names, telling: Telling
) -> Iterator[str]:
    for old, new in moved:
        total, rank = _figures(old)
        yield telling.word(
            "effect",
            unit=names.unit(new.unit),
            was=_shown(total, telling),
            now=_shown(new.total, telling),
            rank_was=rank if rank is not None else telling.word("empty"),
            rank_now=new.rank if new.rank is not None else telling.word("empty"),
        )


def _shown(value: Points | None, telling: Telling) -> str:
    return points(value, telling.lang) if value is not None else telling.word("empty")
