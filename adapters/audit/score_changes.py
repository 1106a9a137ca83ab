"""Who changed which score: from what to what, when, on whose behalf, and why.

Answered from the read models alone, in one year or over all years. What is still sealed is left
out and said to be so; a team stands for its persons where the reader is another member.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    not_,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy.types import NullType

from adapters.audit.asked import (
    Asked,
    Happened,
    Where,
    among,
    closed,
    in_order_of,
    joined,
    of_acts,
    of_cells,
)
from adapters.audit.effects import Effected, Reached, effects_of, reached_in
from adapters.audit.told_changes import Bookmark, ScoreChange, ScoreChanges, SealedSheet, ToldText
from adapters.log import tables
from adapters.log.hidden_texts import opened
from adapters.log.store import LogStore
from adapters.views.models import reading
from adapters.views.score_changes import lapse_of
from adapters.views.score_tables import points, score_acts, score_changes
from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import Mark
from domain.record.record import Office, Origin, Seat, StreamId, UnitId, decoder
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Scorer
from domain.values.paper import Document
from domain.values.points import Points
from domain.values.when import Precision, When
from workflows.as_of import NOW, AsOf
from workflows.effects import Effect
from workflows.reading import team_of
from workflows.score_changes import ChangeKind
from workflows.score_trail import as_counted

#: Changes of a page where more than one year is asked for.
PAGE: Final = 1000
#: So many sealed sheets are named.
_NAMED: Final = 200

_change, _act = score_changes.c, score_acts.c
_IN_BOTH: Final = frozenset({"stream", "version", "recorded_at"})
#: By which a cell of a column may have been emptied.
_EMPTYING: Final = frozenset({ChangeKind.ENTERED.value, ChangeKind.ADJUSTED.value})
#: Stream, version, criterion and part.
_Cell = tuple[StreamId, int, str | None, str | None]
_read_document = decoder(Document)
#: The same few units stand in thousands of rows.
_unit = lru_cache(maxsize=4096)(UnitId)


def score_changes_of(
    store: LogStore,
    asked: Asked,
    *,
    as_of: AsOf = NOW,
    page: int = PAGE,
    after: Bookmark | None = None,
    with_effects: bool = False,
) -> ScoreChanges:
    """The changes of scores that were asked for: all of a year or, over all years, a page.

    Effects are told as far as they have been followed (``adapters.views.follow.catch_up``).
    Raises ``Refusal("date_malformed")`` for a time that is not known.
    """
    rights = store.rights_in(asked.stream)
    own = rights.own
    limit = None if asked.stream else page
    happened = Happened.of(asked, as_of)
    open_to = among(rights.units)
    wanted = [*of_cells(asked), *of_acts(asked, as_of), *open_to, not_(closed(own))]
    order = None if asked.stream else in_order_of(asked, as_of)
    with reading(store.database), store.database.read() as connection:
        statement = changes_statement([*wanted, *happened.surely()], order, limit, after)
        rows = connection.execute(statement).all()
        more = limit is not None and len(rows) > limit
        rows = rows[:limit]
        effects: Effected = {}
        reached: Reached | None = None
        if with_effects:
            reached = reached_in(connection, asked.stream) if asked.stream else None
            effects = effects_of(connection, [(row.stream, row.version) for row in rows])
            effects = {event: rights.effects(found) for event, found in effects.items()}
        vague: list[Row[Any]] = []
        for case in happened.perhaps():
            unsure = changes_statement([*wanted, *case], order, limit, None)
            vague += connection.execute(unsure.limit(limit)).all()
        vague.sort(key=lambda row: (row.recorded_at, row.stream, row.version, row.ordinal))
        # of a year all, of all years those that surely fall into the time that was asked
        acts = of_acts(asked, as_of) + ([] if order is None else happened.surely())
        bounds = (after, _place(rows[-1]) if more else None)
        sealed = _sealed(connection, [*acts, *open_to, closed(own)], order, *bounds)
        tell = _Telling(store, asked)
        return ScoreChanges(
            changes=tell.all(rows, effects),
            more=_place(rows[-1]) if more else None,
            sealed=sealed,
            undated=tell.all(vague[:limit], {}),
            reached=reached,
        )


def changes_statement(
    where: Sequence[Where],
    order: ColumnElement[Any] | None,
    limit: int | None,
    after: Bookmark | None,
) -> Select[Any]:
    """Changes with their acts and texts; one more than the limit shows that there are more.
    Without a moment in the order of which they come, those of one year come by version."""
    reason, why = tables.texts.alias("reasons"), tables.texts.alias("justifications")
    statement = (
        select(
            score_changes,
            *(column for column in score_acts.c if column.name not in _IN_BOTH),
            *_read_as("reason", reason),
            *_read_as("justification", why),
            (_change.recorded_at if order is None else order).label("moment"),
        )
        .select_from(
            joined()
            .outerjoin(reason, _text_of(reason, _act.reason))
            .outerjoin(why, _text_of(why, _change.justification))
        )
        .where(*where)
    )
    if order is None:
        return statement.order_by(_change.version, _change.ordinal)
    assert limit is not None
    key = (order, _change.stream, _change.version, _change.ordinal)
    if after is not None:
        place = (after.moment, after.stream, after.version, after.ordinal)
        statement = statement.where(order >= after.moment, tuple_(*key) > place)
    return statement.order_by(*key).limit(limit + 1)


def _read_as(name: str, text: FromClause) -> Iterator[Any]:
    """A text and its salt as they stand there: SQLite keeps any type in any column."""
    for column in (text.c.text, text.c.salt):
        yield type_coerce(column, NullType()).label(f"{name}_{column.name}")


def _text_of(text: FromClause, digest: Any) -> Where:
    return and_(
        text.c.stream == _change.stream,
        text.c.version == _change.version,
        text.c.digest == digest,
    )


def _sealed(
    connection: Connection,
    where: Sequence[Where],
    order: ColumnElement[Any] | None,
    after: Bookmark | None,
    last: Bookmark | None,
) -> tuple[SealedSheet, ...]:
    """The sheets of which something is left out. Which cells those are is not told either."""
    where = list(where)
    if order is not None and after is not None:
        where.append(order >= after.moment)
    if order is not None and last is not None:
        where.append(order <= last.moment)
    statement = (
        select(_change.stream, _change.unit)
        .select_from(joined())
        .where(*where)
        .distinct()
        .limit(_NAMED)
    )
    found = sorted((row.stream, row.unit) for row in connection.execute(statement))
    return tuple(SealedSheet(stream, UnitId(unit)) for stream, unit in found)


def _place(row: Row[Any]) -> Bookmark:
    return Bookmark(row.moment, row.stream, row.version, row.ordinal)


class _Telling:
    """Turns rows into changes as one reader may see them."""

    def __init__(self, store: LogStore, asked: Asked) -> None:
        self._store = store
        self._by_person = asked.by_person
        self._reader = store.reader
        self._states: dict[StreamId, object] = {}
        self._texts: dict[StreamId, Mapping[str, str]] = {}

    def all(self, rows: Sequence[Row[Any]], effects: Effected) -> tuple[ScoreChange, ...]:
        emptied = self._emptied(rows)
        told = (
            self._told(row, effects.get((row.stream, row.version)), emptied.get(_cell_of(row)))
            for row in rows
        )
        # Who asks what a person did must not learn for which team that person acted.
        return tuple(change for change in told if change.team is None or not self._by_person)

    def _emptied(self, rows: Sequence[Row[Any]]) -> dict[_Cell, Points | None]:
        """What counts where a cell was emptied; it is rare, and asks for the whole year."""
        streams = {row.stream for row in rows if row.kind in _EMPTYING and row.now is None}
        return {
            (stream, version, cell.criterion, cell.part.value): cell.now
            for stream in sorted(streams)
            for version, body in as_counted(self._store.recorded(stream))
            for cell in body.cells
        }

    def _told(
        self, row: Row[Any], effects: tuple[Effect, ...] | None, carried: Points | None
    ) -> ScoreChange:
        seat = _seat(row)
        team = self._team(row, seat)
        return ScoreChange(
            stream=row.stream,
            version=row.version,
            ordinal=row.ordinal,
            kind=ChangeKind(row.kind),
            type=row.type,
            unit=_unit(row.unit),
            criterion=row.criterion,
            part=Part(row.part) if row.part else None,
            column=row.column,
            scorer=Scorer(row.scorer) if row.scorer else None,
            was=points(row.was),
            now=points(row.now),
            stood=points(row.stood),
            counts=points(row.now) if row.now is not None else carried,
            mark=Mark(row.mark) if row.kind == ChangeKind.MARKED else None,
            lapse=lapse_of(row.mark) if row.kind == ChangeKind.LAPSE else None,
            after_submission=row.after_submission,
            phase=Phase(row.phase),
            rulebook=row.rulebook,
            cause=row.cause_version,
            source=row.source,
            recorded_at=row.recorded_at,
            effective=When(row.effective_start, row.effective_end, Precision(row.precision)),
            origin=Origin(row.origin),
            actor=row.actor if team is None else None,
            seat=seat if team is None else None,
            team=team,
            for_unit=_unit(row.for_unit) if row.for_unit else None,
            command_id=UUID(row.command_id),
            reason=self._text(row, "reason"),
            justification=self._text(row, "justification"),
            document=_read_document(row.document) if row.document else None,
            effects=effects,
        )

    def _text(self, row: Row[Any], name: str) -> ToldText | None:
        """A text as it stands beside the event, or what the log shows in the place of it."""
        digest, text, salt = (row._mapping[f"{name}{of}"] for of in ("", "_text", "_salt"))
        if digest is None:
            return None
        if text is not None:
            return ToldText(digest, opened(digest, text, salt))
        if row.stream not in self._texts:
            self._texts[row.stream] = self._store.texts(row.stream)
        return ToldText(digest, self._texts[row.stream].get(digest))

    def _team(self, row: Row[Any], seat: Seat | None) -> str | None:
        if self._reader.is_operator or row.kind not in {ChangeKind.ENTERED, ChangeKind.ADJUSTED}:
            return None
        if row.stream not in self._states:
            self._states[row.stream] = self._store.stands(row.stream)
        state = self._states[row.stream]
        assert isinstance(state, Cycle)
        return team_of(state, UnitId(row.unit), row.column, row.version, seat, self._reader)


def _cell_of(row: Row[Any]) -> _Cell:
    return row.stream, row.version, row.criterion, row.part


def _seat(row: Row[Any]) -> Seat | None:
    if row.office is None:
        return None
    return Seat(Office(row.office), _unit(row.office_unit) if row.office_unit else None)
