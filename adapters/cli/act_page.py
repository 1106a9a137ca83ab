"""What an act recorded, or would record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rich.console import RenderableType

from adapters.bootstrap import Engine
from adapters.cli.databases import now
from adapters.cli.tables import heading, indented
from adapters.cli.terminal import Terminal
from adapters.pages.blocks import Block
from adapters.pages.board import Board
from adapters.pages.day_remarks import remark_lines, remarks_in, remarks_json, remarks_on_stayed
from adapters.pages.lapses import doubled_by, doubled_line, undecided_lines
from adapters.pages.letters import would_tell, would_tell_json
from adapters.pages.log_lines import Telling, entries, event_json
from adapters.pages.selections import left_open
from adapters.pages.tellings import telling_of
from adapters.pages.voided import voided_lines
from adapters.wording.labels.due import report_names
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import Lang, Names, points
from domain.calendar import ConfirmYear, CorrectDay
from domain.cycle.cycle import Cycle
from domain.cycle.votes.closing import BallotClosed
from domain.reckoning.score_table import TableRow, table_in_force
from domain.record.order import Order, Receipt
from domain.record.record import Body, Event, StreamId, UnitId
from domain.values.points import Points
from domain.values.when import Moment
from workflows.handle import handle
from workflows.memory import MemoryStore
from workflows.score_trail import counted_from
from workflows.shown_first import moved_in


def show_done(
    engine: Engine, terminal: Terminal, order: Order, receipt: Receipt, *, before: bool
) -> None:
    """Print what was recorded, and what followed from it in other streams."""
    telling = telling_of(engine, terminal.lang, order.acting_for)
    events = engine.store.events(receipt.stream, receipt.first_version - 1, receipt.last_version)
    code = telling.code(receipt.stream)
    table = engine.store.days()
    remarks = (
        *remarks_in(events, telling.state, table),
        *remarks_on_stayed(events, telling.state, engine.store.still_due(), table),
    )
    versions = f"{code}@{receipt.first_version}"
    if receipt.last_version > receipt.first_version:
        versions += f"–{receipt.last_version}"
    twice, waiting = _lapses(events, engine.store.load(receipt.stream).state, telling)
    if terminal.json:
        lines = [event_json(event, telling) for event in events]
        terminal.give(
            {
                "recorded": not before,
                "doubled": twice,
                "undecided": waiting,
                "command_id": str(receipt.command_id),
                "stream": code,
                "versions": [receipt.first_version, receipt.last_version],
                "events": lines,
                "remarks": remarks_json(remarks, telling),
            }
        )
        return
    head = terminal.word("recorded_before" if before else "recorded", events=versions)
    ends = _left_open(events, engine.store.load(receipt.stream).state, telling)
    voided = map(indented, voided_lines(engine, events, telling))
    remarked = (*map(indented, twice + waiting), *remark_lines(remarks, telling))
    notes = (*ends, *voided, *remarked)
    terminal.show(head, *entries(events, telling), *notes)


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


def _left_open(
    events: Sequence[Event], state: object, telling: Telling
) -> Iterator[RenderableType]:
    """What a ballot that was closed did not decide: nobody need guess what comes next."""
    for event in events:
        if not isinstance(event.body, BallotClosed) or not isinstance(state, Cycle):
            continue
        names = telling.names(event.stream)
        phrases = Phrases(telling.lang, names, state.plan.rulebook, typed=True)
        line = left_open(state, event.body.selection, phrases, named=True)
        if line is not None:
            yield line


class _Wall:
    """The clock of a try: it stands where the database's clock stands now."""

    def __init__(self, at: Moment) -> None:
        self._at = at

    def now(self) -> Moment:
        return self._at


@dataclass(frozen=True)
class Tried:
    """What an order would give, kept in memory only."""

    events: tuple[Event, ...]
    store: MemoryStore
    refused: tuple[tuple[StreamId, str], ...]


def tried(engine: Engine, order: Order) -> Tried:
    """Carry an order out over the database without storing anything in it.

    Raises ``Refusal`` as the act itself would.
    """
    clock = engine.clock if engine.practice else _Wall(now(engine))
    store = MemoryStore(clock, engine.practice, engine.store)
    handle(store, engine.seeds, order)
    refused = tuple((follow_up.stream, code) for follow_up, code in store.refused)
    return Tried(tuple(store.events), store, refused)


def show_tried(engine: Engine, terminal: Terminal, order: Order, found: Tried) -> None:
    """Print what would be recorded, what follows, and the totals and ranks that would move."""
    telling = _telling(engine, terminal, order, found)
    before = engine.store.load(order.stream).state
    moved = _moved(before, found.store.load(order.stream).state)
    table = found.store.days()
    remarks = (
        *remarks_in(found.events, telling.state, table),
        *remarks_on_stayed(found.events, telling.state, engine.store.still_due(), table),
    )
    twice, waiting = _lapses(found.events, found.store.load(order.stream).state, telling)
    if terminal.json:
        lines = [event_json(event, telling) for event in found.events]
        terminal.give(
            {
                "recorded": False,
                "doubled": twice,
                "undecided": waiting,
                "dry_run": True,
                "events": lines,
                "remarks": remarks_json(remarks, telling),
                "would_tell": would_tell_json(found.store.leaving.values()),
            }
        )
        return
    parts: list[RenderableType | Block] = [
        terminal.word("dry_run"),
        *entries(found.events, telling),
    ]
    leaving = tuple(found.store.leaving.values())
    if not found.events:
        parts = [terminal.word("recorded_before", events=str(order.command_id))]
    if isinstance(order.command, CorrectDay | ConfirmYear) and not any(moved_in(found.events)):
        parts.append(terminal.word("nothing_moves"))
    for stream, code in found.refused:
        parts.append(terminal.word("follow_refused", stream=telling.code(stream), code=code))
    if moved:
        parts.append(heading(terminal.word("effects")))
        parts += [indented(line) for line in _effects(moved, telling.names(order.stream), terminal)]
    parts += map(indented, voided_lines(engine, found.events, telling))
    parts += map(indented, twice + waiting)
    parts += remark_lines(remarks, telling)
    if found.events and isinstance(before, Cycle):
        assert terminal.names is not None
        parts += ["", *would_tell(leaving, terminal.names, terminal.lang)]
    terminal.show(*parts)


def _telling(engine: Engine, terminal: Terminal, order: Order, found: Tried) -> Telling:
    """As over the database, with the states that only the try has."""
    below = telling_of(engine, terminal.lang, order.acting_for)

    def code(stream: StreamId) -> str:
        state = found.store.load(stream).state
        return getattr(state, "code", None) or below.code(stream)

    @cache
    def counted(stream: StreamId) -> Mapping[int, Body]:
        new = (event for event in found.events if event.stream == stream)
        return dict(counted_from(engine.store.load(stream).state, new))

    return Telling(
        lang=terminal.lang,
        code=code,
        names=below.names,
        state=lambda stream: found.store.load(stream).state,
        reader=order.acting_for,
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
    moved: list[tuple[TableRow | None, TableRow]], names: Names, terminal: Terminal
) -> Iterator[str]:
    for old, new in moved:
        total, rank = _figures(old)
        yield terminal.word(
            "effect",
            unit=names.unit(new.unit),
            was=_shown(total, terminal),
            now=_shown(new.total, terminal),
            rank_was=rank if rank is not None else terminal.word("empty"),
            rank_now=new.rank if new.rank is not None else terminal.word("empty"),
        )


def _shown(value: Points | None, terminal: Terminal) -> str:
    lang: Lang = terminal.lang
    return points(value, lang) if value is not None else terminal.word("empty")
