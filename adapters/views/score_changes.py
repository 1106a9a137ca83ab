"""Every change of a score: an inline read model, written in the append's transaction.

``score_changes`` has a row for each cell, ``score_acts`` one for each event with what its cells
share. ``score_cycles`` and ``score_sheets`` are the model's own memory of a cycle
(``workflows.score_trail``): with them the rows of an event are a function of that event alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table, and_, bindparam, insert, select, update

from adapters.log.envelope import Envelope
from adapters.log.tables import columns_of
from adapters.log.upserting import upsert
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
_read_columns = decoder(tuple[tuple[str, Scorer], ...])


_cycles, _sheets, _cells = score_cycles.c, score_sheets.c, score_changes.c
# Built once: building them costs as much as asking them.
_MEMORY: Final = (
    select(score_cycles, _sheets.unit, _sheets.sent, _sheets.settled)
    .outerjoin(
        score_sheets,
        and_(
            _sheets.stream == _cycles.stream,
            _sheets.unit.in_(bindparam("units", expanding=True)),
        ),
    )
    .where(_cycles.stream == bindparam("stream"))
)
_CELLS: Final = (
    select(_cells.unit, _cells.column, _cells.criterion, _cells.part, _cells.now)
    .where(
        _cells.stream == bindparam("stream"),
        _cells.kind.in_(sorted(REMEMBERED)),
    )
    .order_by(_cells.version, _cells.ordinal)
)

_LAPSES: Final = (
    select(_cells.mark, _cells.now, score_acts.c.type)
    .join(
        score_acts,
        and_(score_acts.c.stream == _cells.stream, score_acts.c.version == _cells.version),
    )
    .where(
        _cells.stream == bindparam("stream"),
        _cells.unit == bindparam("unit"),
        _cells.kind == ChangeKind.LAPSE.value,
    )
    .order_by(_cells.version, _cells.ordinal)
)


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


def write_scores(connection: Connection, envelope: Envelope) -> None:
    """Write the rows of an append. A hook of the recorder."""
    events, stream = envelope.events, envelope.stream
    if kind_of(stream) != "cycle":
        return
    for event in events:
        if isinstance(event.body, DocumentCompleted):
            _complete(connection, stream, event.body)
    followed = [event for event in events if isinstance(event.body, FOLLOWED)]
    if not followed:
        return
    trail = _remembered(connection, stream, followed)
    before = _cycle_row(stream, trail)
    sent, settled = dict(trail.sent), dict(trail.settled)
    acts = [act for event in events if (act := trail.follow(event)) is not None]
    after = _cycle_row(stream, trail)
    if after != before:
        _put(connection, score_cycles, [after])
    units = {unit for unit, at in trail.sent.items() if sent.get(unit) != at}
    units |= {unit for unit, at in trail.settled.items() if settled.get(unit) != at}
    _put(connection, score_sheets, _sheet_rows(stream, trail, units))
    for table, rows in _of_acts(acts).items():
        if rows:
            connection.execute(insert(table), rows)


def _complete(connection: Connection, stream: StreamId, body: DocumentCompleted) -> None:
    """Add to the document of an act what was known of it later."""
    act = (score_acts.c.stream == stream) & (score_acts.c.version == body.event)
    for held in connection.scalars(select(score_acts.c.document).where(act)).all():
        connection.execute(update(score_acts).where(act).values(document=_completed(held, body)))


def _completed(held: str | None, body: DocumentCompleted) -> str:
    standing = _read_document(held) if held else None
    return encode(completed(standing, body)).decode()


def _remembered(connection: Connection, stream: StreamId, events: Sequence[Event]) -> Trail:
    """What has to be known before these events, from the model's own rows."""
    named = sorted({named for event in events for named in _units(event)})
    held = connection.execute(_MEMORY, {"stream": stream, "units": named}).all()
    trail = Trail()
    for row in held:
        trail.phase, trail.rulebook = Phase(row.phase), row.rulebook
        trail.columns, trail.reopened = _read_columns(row.columns), row.reopened
        if row.sent is not None:
            trail.sent[UnitId(row.unit)] = row.sent
        if row.settled is not None:
            trail.settled[UnitId(row.unit)] = row.settled
    for event in events:
        if (asked := trail.asks(event.body)) is not None:
            _remember_cells(connection, stream, trail, *asked)
        if isinstance(event.body, lapses.EVENTS):
            _remember_lapses(connection, stream, trail, event.body.unit)
    return trail


def _remember_lapses(connection: Connection, stream: StreamId, trail: Trail, unit: UnitId) -> None:
    known = trail.lapses.setdefault(unit, {})
    for row in connection.execute(_LAPSES, {"stream": stream, "unit": str(unit)}):
        known[lapse_of(row.mark)] = points(row.now)
        if row.type == "consequence_withdrawn":
            del known[lapse_of(row.mark)]


def _units(event: Event) -> Iterable[str]:
    body: Any = event.body
    if hasattr(body, "unit"):
        yield str(body.unit)
    for told in ("moves", "kept"):
        for cell in getattr(body, told, ()):
            yield str(cell.unit)


def _remember_cells(
    connection: Connection,
    stream: StreamId,
    trail: Trail,
    units: frozenset[UnitId],
    criteria: frozenset[str] | None,
) -> None:
    statement, asked = _CELLS, {"stream": stream}
    if units:
        statement = statement.where(_cells.unit.in_(sorted(map(str, units))))
    if criteria is not None:
        statement = statement.where(_cells.criterion.in_(sorted(criteria)))
    for row in connection.execute(statement, asked):
        cells = trail.cells.setdefault(UnitId(row.unit), {})
        place = (row.column, row.criterion, Part(row.part) if row.part else None)
        cells.pop(place, None)
        if (now := points(row.now)) is not None:
            cells[place] = now


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


def _put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, or write over those with the same key."""
    if not rows:
        return
    connection.execute(upsert(connection, table), rows)
