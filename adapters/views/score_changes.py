"""Every change of a score: an inline read model, written in the append's transaction.

``score_changes`` has a row for each cell, ``score_acts`` one for each event with what its cells
share. ``score_cycles`` and ``score_sheets`` are the model's own memory of a cycle
(``workflows.score_trail``): with them the rows of an event are a function of that event alone.
"""

from collections.abc import Generator, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Integer,
    Table,
    Text,
    and_,
    cast,
    literal_column,
    select,
    union_all,
    update,
)

from adapters.log.envelope import Envelope, Writing
from adapters.log.statements import Inserting, Rows, Said, Statement, place
from adapters.log.tables import columns_of
from adapters.views.score_tables import (
    TABLES,
    points,
    scaled,
    score_acts,
    score_changes,
    score_cycles,
    score_sheets,
)
from domain.cycle.documents import DocumentCompleted, completed
from domain.cycle.guard import Phase
from domain.cycle.scores import lapses
from domain.record.record import Event, StreamId, UnitId, decoder, encode, kind_of
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Lapse, Scorer
from domain.values.paper import Document
from domain.values.private import Private
from workflows.score_changes import REMEMBERED, ChangedCell, ChangeKind, ScoreAct
from workflows.score_trail import FOLLOWED, Trail

Row = dict[str, Any]
_SHARED: Final = (
    *("recorded_at", "effective_start", "effective_end", "precision", "origin", "actor"),
    *("office", "office_unit", "for_unit", "command_id"),
)
_read_document = decoder(Document)
_columns_of = decoder(tuple[tuple[str, Scorer], ...])
_cycles, _sheets, _cells = score_cycles.c, score_sheets.c, score_changes.c


@lru_cache(maxsize=64)
def _read_columns(columns: str) -> tuple[tuple[str, Scorer], ...]:
    found: tuple[tuple[str, Scorer], ...] = _columns_of(columns)
    return found


#: Of how many units and criteria cells are asked; without units of all, ``None``: of all criteria.
Asked = tuple[int, int | None]
_REMEMBERS, _STANDS = range(2)


@cache
def memory(units: int, cells: tuple[Asked, ...]) -> Statement:
    """In one statement what the model itself remembers of a cycle and of so many sheets, and what
    stood last in cells."""
    of_units = and_(_sheets.stream == _cycles.stream, _sheets.unit.in_(_places("unit", units)))
    remembered = (
        select(
            literal_column(str(_REMEMBERS), Integer),
            *(_cycles.phase, _cycles.rulebook, _cycles.columns, _sheets.unit),
            *(cast(_cycles.reopened, BigInteger), _sheets.sent, _sheets.settled),
        )
        .outerjoin(score_sheets, of_units)
        .where(_cycles.stream == place("stream"))
    )
    standing = [_standing(number, *asked) for number, asked in enumerate(cells)]
    return Statement(union_all(remembered, *standing), answers=True)


def _standing(number: int, units: int, criteria: int | None) -> Any:
    statement = select(
        literal_column(str(_STANDS), Integer),
        *(_cells.unit, _cells.column, _cells.criterion, _cells.part),
        *(_cells.now, _cells.version, _cells.ordinal),
    ).where(_cells.stream == place("stream"), _cells.kind.in_(sorted(REMEMBERED)))
    if units:
        statement = statement.where(_cells.unit.in_(_places(f"of_{number}", units)))
    if criteria is not None:
        statement = statement.where(_cells.criterion.in_(_places(f"in_{number}", criteria)))
    return statement


def _remembering(
    stream: StreamId,
    units: Sequence[str],
    cells: Sequence[tuple[frozenset[UnitId], frozenset[str] | None]],
) -> Said:
    values = {"stream": stream, **_numbered("unit", units)}
    for number, (of, criteria) in enumerate(cells):
        values |= _numbered(f"of_{number}", sorted(of))
        values |= _numbered(f"in_{number}", sorted(criteria or ()))
    shape = tuple((len(of), None if one is None else len(one)) for of, one in cells)
    return Said(memory(len(units), shape), values)


def _places(name: str, count: int) -> list[Any]:
    return [place(f"{name}_{number}", Text) for number in range(count)]


def _numbered(name: str, values: Iterable[object]) -> dict[str, str]:
    return {f"{name}_{number}": str(value) for number, value in enumerate(values)}


_LAPSES: Final = Statement(
    select(_cells.mark, _cells.now, score_acts.c.type)
    .join(
        score_acts,
        and_(score_acts.c.stream == _cells.stream, score_acts.c.version == _cells.version),
    )
    .where(
        _cells.stream == place("stream"),
        _cells.unit == place("unit"),
        _cells.kind == ChangeKind.LAPSE.value,
    )
    .order_by(_cells.version, _cells.ordinal),
    answers=True,
)
_ROWS: Final = {table: Inserting(table) for table in (score_acts, score_changes)}
_OVER: Final = {table: Inserting(table, taken="over") for table in (score_cycles, score_sheets)}


def rows_of(events: Sequence[Event]) -> Mapping[Table, list[Row]]:
    """All rows of one stream, from all its events."""
    if not events or kind_of(events[0].stream) != "cycle":
        return {table: [] for table in TABLES}
    trail = Trail()
    found = _of_acts([act for event in events if (act := trail.follow(event)) is not None])
    stream = events[0].stream
    acts = {row["version"]: row for row in found[score_acts]}
    for event in events:
        if isinstance(event.body, DocumentCompleted) and event.body.event in acts:
            row = acts[event.body.event]
            row["document"] = _completed(row["document"], event.body)
    known = _cycle_row(stream, trail)
    found[score_cycles] = [known] if known != _cycle_row(stream, Trail()) else []
    found[score_sheets] = _sheet_rows(stream, trail, {*trail.sent, *trail.settled})
    return found


def write_scores(envelope: Envelope) -> Writing:
    """Write the rows of an append. A hook of the recorder."""
    events, stream = envelope.events, envelope.stream
    if kind_of(stream) != "cycle":
        return
    for event in events:
        if isinstance(event.body, DocumentCompleted):
            yield from _complete(stream, event.body)
    followed = [event for event in events if isinstance(event.body, FOLLOWED)]
    if not followed:
        return
    trail = yield from _remembered(stream, followed)
    before = trail.phase, trail.rulebook, trail.columns, trail.reopened
    sent, settled = dict(trail.sent), dict(trail.settled)
    acts = [act for event in events if (act := trail.follow(event)) is not None]
    if (trail.phase, trail.rulebook, trail.columns, trail.reopened) != before:
        yield _OVER[score_cycles].rows([_cycle_row(stream, trail)])
    units = {unit for unit, at in trail.sent.items() if sent.get(unit) != at}
    units |= {unit for unit, at in trail.settled.items() if settled.get(unit) != at}
    yield _OVER[score_sheets].rows(_sheet_rows(stream, trail, units))
    for table, rows in _of_acts(acts).items():
        yield _ROWS[table].rows(rows)


def _complete(stream: StreamId, body: DocumentCompleted) -> Writing:
    """Add to the document of an act what was known of it later."""
    act = (score_acts.c.stream == stream) & (score_acts.c.version == body.event)
    (found,) = yield [Said(Statement(select(score_acts.c.document).where(act), answers=True))]
    for (held,) in found:
        completing = update(score_acts).where(act).values(document=_completed(held, body))
        yield [Said(Statement(completing))]


def _completed(held: str | None, body: DocumentCompleted) -> str:
    standing = _read_document(held) if held else None
    return encode(completed(standing, body)).decode()


def _remembered(
    stream: StreamId, events: Sequence[Event]
) -> Generator[Sequence[Said], list[Rows], Trail]:
    """What has to be known before these events, from the model's own rows: all of it is asked at
    once, and so the cells without knowing whether columns come before theirs."""
    trail = Trail()
    units = sorted({unit for event in events for unit in _units(event)})
    cells = [asked for event in events if (asked := trail.asks(event.body)) is not None]
    lapsed = [event.body.unit for event in events if isinstance(event.body, lapses.EVENTS)]
    found, *told = yield [
        _remembering(stream, units, cells),
        *(_LAPSES.of(stream=stream, unit=str(unit)) for unit in lapsed),
    ]
    for what, phase, rulebook, columns, unit, reopened, sent, settled in found:
        if what == _REMEMBERS:
            trail.phase, trail.rulebook = Phase(phase), rulebook
            trail.columns, trail.reopened = _read_columns(columns), reopened
            if sent is not None:
                trail.sent[UnitId(unit)] = sent
            if settled is not None:
                trail.settled[UnitId(unit)] = settled
    _remember_cells(trail, [row[1:] for row in found if row[0] == _STANDS])
    for one, rows in zip(lapsed, told, strict=True):
        _remember_lapses(trail, one, rows)
    return trail


def _remember_lapses(trail: Trail, unit: UnitId, rows: Rows) -> None:
    known = trail.lapses.setdefault(unit, {})
    for mark, now, kind in rows:
        known[lapse_of(mark)] = points(now)
        if kind == "consequence_withdrawn":
            del known[lapse_of(mark)]


def _units(event: Event) -> Iterable[str]:
    body: Any = event.body
    if hasattr(body, "unit"):
        yield str(body.unit)
    for told in ("moves", "kept"):
        for cell in getattr(body, told, ()):
            yield str(cell.unit)


def _remember_cells(trail: Trail, rows: Rows) -> None:
    # in the order of versions, and of cells within one
    for unit, column, criterion, part, now, _, _ in sorted(rows, key=lambda row: row[5:]):
        cells = trail.cells.setdefault(UnitId(unit), {})
        place = (column, criterion, Part(part) if part else None)
        cells.pop(place, None)
        if (kept := points(now)) is not None:
            cells[place] = kept


def _cycle_row(stream: StreamId, trail: Trail) -> Row:
    return {
        "stream": stream,
        "phase": trail.phase.value,
        "rulebook": trail.rulebook,
        "columns": encode(trail.columns).decode(),
        "reopened": trail.reopened,
    }


def _sheet_rows(stream: StreamId, trail: Trail, units: Iterable[UnitId]) -> list[Row]:
    return [
        {
            "stream": stream,
            "unit": str(unit),
            "sent": trail.sent.get(unit),
            "settled": trail.settled.get(unit),
        }
        for unit in sorted(units)
    ]


def _of_acts(acts: Sequence[ScoreAct]) -> dict[Table, list[Row]]:
    return {
        score_acts: [_act_row(act) for act in acts],
        score_changes: [
            _change_row(act.event, ordinal, change)
            for act in acts
            for ordinal, change in enumerate(act.changes, start=1)
        ],
    }


def _act_row(act: ScoreAct) -> Row:
    header = act.event.header
    said = columns_of(header)
    return {
        "stream": header.stream,
        "version": header.version,
        "type": header.type,
        "phase": act.phase.value,
        "rulebook": act.rulebook,
        "cause_version": act.cause,
        "source": act.source,
        "reason": _digest(act.reason),
        "document": encode(act.document).decode() if act.document else None,
        **{name: said[name] for name in _SHARED},
    }


def _change_row(event: Event, ordinal: int, change: ChangedCell) -> Row:
    return {
        "stream": event.stream,
        "version": event.version,
        "ordinal": ordinal,
        "kind": change.kind.value,
        "unit": str(change.unit),
        "criterion": change.criterion,
        "part": change.part.value if change.part else None,
        "column": change.column,
        "scorer": change.scorer.value if change.scorer else None,
        "was": scaled(change.was),
        "now": scaled(change.now),
        "stood": scaled(change.stood),
        "mark": _mark(change),
        "justification": _digest(change.justification),
        "after_submission": change.after_submission,
        "recorded_at": event.header.recorded_at,
    }


def _mark(change: ChangedCell) -> str | None:
    if change.lapse is not None:
        return f"{change.lapse[0].value}/{change.lapse[1]}"
    return change.mark.value if change.mark else None


def lapse_of(mark: str) -> tuple[Lapse, str]:
    """Which lapse, and the code of its deadline."""
    lapse, _, code = mark.partition("/")
    return Lapse(lapse), code


def _digest(text: Private | None) -> str | None:
    return text.digest if text else None
