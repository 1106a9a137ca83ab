"""Who changed which score: from what to what, when, on whose behalf, and why.

Answered from the read models alone, in one year or over all years. What is still sealed is left
out and said to be so; a team stands for its persons where the reader is another member.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row

from adapters.audit.asked import Asked, Happened, in_order_of
from adapters.audit.effects import Effected, Reached, effects_of, reached_in
from adapters.audit.narrowed import (
    ACTS,
    ACTS_OF_YEAR,
    SEALED_KINDS,
    TEXTS,
    Narrowed,
    between,
    changes_statement,
    may_not_read_before,
    may_read,
    of_acts,
    of_cells,
    of_sheets,
    perhaps,
    sealed_statement,
    surely,
)
from adapters.audit.told_changes import (
    Bookmark,
    ScoreChange,
    ScoreChanges,
    SealedSheet,
    ToldAct,
    ToldText,
)
from adapters.log.hidden_texts import opened
from adapters.log.store import LogStore
from adapters.views.models import reading
from adapters.views.score_changes import lapse_of
from adapters.views.score_tables import points, score_changes
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
from workflows.sight import RowRights

#: Changes of a page where more than one year is asked for.
PAGE: Final = 1000
#: So many events are asked for at once: a database takes only so many values.
_EVENTS: Final = 500

#: By which a cell of a column may have been emptied, and which a team may stand behind.
_WRITTEN: Final = frozenset({ChangeKind.ENTERED, ChangeKind.ADJUSTED})
#: Stream, version, criterion and part.
_Cell = tuple[StreamId, int, str | None, str | None]
_Place = tuple[StreamId, int]
_Row = Row[*tuple[Any, ...]]
#: Stream, version and hash of a text.
_Hidden = tuple[StreamId, int, str]
_read_document = decoder(Document)
#: Where these stand in a row: it is much quicker to ask for a place than for a name.
_KIND, _NOW, _WHY = map(list(score_changes.c.keys()).index, ("kind", "now", "justification"))
# The same few words and units stand in thousands of rows.
_unit = lru_cache(maxsize=4096)(UnitId)
_KINDS: Final[Mapping[str, ChangeKind]] = {one.value: one for one in ChangeKind}
_PHASES: Final[Mapping[str, Phase]] = {one.value: one for one in Phase}
_PRECISIONS: Final[Mapping[str, Precision]] = {one.value: one for one in Precision}
_ORIGINS: Final[Mapping[str, Origin]] = {one.value: one for one in Origin}
_PARTS: Final[Mapping[str | None, Part | None]] = {None: None, **{one.value: one for one in Part}}
_SCORERS: Final[Mapping[str | None, Scorer | None]] = {
    None: None,
    **{one.value: one for one in Scorer},
}


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
    with reading(store.database), store.database.read() as connection:
        asking = _Asking(connection, asked, as_of, store.rights_in(asked.stream))
        rows = asking.changes(page + 1, after)
        more = asking.order is not None and len(rows) > page
        rows = rows[:page] if more else rows
        last = _place(rows[-1]) if more else None
        tell = _Telling(store, asked, connection, with_effects=with_effects)
        return ScoreChanges(
            changes=tell.all(rows),
            more=last,
            sealed=asking.sealed(rows, after, last),
            undated=tell.all(asking.undated(page)),
            reached=tell.reached,
        )


class _Asking:
    """Asks for rows as one reader may have them."""

    def __init__(
        self, connection: Connection, asked: Asked, as_of: AsOf, rights: RowRights
    ) -> None:
        self._connection = connection
        self._asked, self._rights = asked, rights
        self._acts, self._happened = of_acts(asked, as_of), Happened.of(asked, as_of)
        self._wanted = may_read(rights, asked) | self._acts | of_cells(asked)
        self.order = in_order_of(asked, as_of)

    def changes(self, limit: int, after: Bookmark | None) -> Sequence[_Row]:
        """Of a year all, of all years so many."""
        return self._rows(self._wanted | surely(self._happened), limit, after)

    def undated(self, limit: int) -> Sequence[_Row]:
        """Those of which nobody can say whether they had happened."""
        cases = perhaps(self._happened)
        found = [row for case in cases for row in self._rows(self._wanted | case, limit, None)]
        found.sort(key=lambda row: (row.recorded_at, row.stream, row.version, row.ordinal))
        return found if self.order is None else found[:limit]

    def _rows(self, narrowed: Narrowed, limit: int, after: Bookmark | None) -> Sequence[_Row]:
        values: dict[str, Any] = {"limit": limit}
        if self.order is not None and after is not None:
            narrowed = between(narrowed, self.order, after.moment, None)
            values |= {f"after_{name}": getattr(after, name) for name in after.__struct_fields__}
        statement = changes_statement(narrowed.names, self.order, after=after is not None)
        return self._connection.execute(statement, {**narrowed.values, **values}).all()

    def sealed(
        self, rows: Sequence[_Row], after: Bookmark | None, last: Bookmark | None
    ) -> tuple[SealedSheet, ...]:
        """The sheets of which something is left out. Which cells those are is not told either."""
        one_sheet = self._asked.stream is not None and self._asked.unit is not None
        if one_sheet and any(row[_KIND] in SEALED_KINDS for row in rows):
            return ()  # one that is read is not sealed
        closed = may_not_read_before(self._rights) | self._acts
        if self.order is not None:  # of all years those that surely fall into the time asked for
            closed |= surely(self._happened)
        if self.order is not None and (after or last):
            low = after.moment if after else None
            high = last.moment + 1 if last else None
            closed = between(closed, self.order, low, high)
        found: Sequence[Any] = ()
        # mostly every sheet was sent, and an index says so
        for asked in (of_sheets(closed), closed):
            statement = sealed_statement(asked.names)
            found = sorted(map(tuple, self._connection.execute(statement, asked.values)))
            if not found:
                break
        return tuple(SealedSheet(stream, UnitId(unit)) for stream, unit in found)


def _place(row: _Row) -> Bookmark:
    return Bookmark(row[-1], row.stream, row.version, row.ordinal)


class _Telling:
    """Turns rows into changes as one reader may see them."""

    def __init__(
        self, store: LogStore, asked: Asked, connection: Connection, *, with_effects: bool
    ) -> None:
        self._store = store
        self._stream = asked.stream
        self._by_person = asked.by_person
        self._rights = store.rights_in(asked.stream)
        self._connection = connection
        self._with_effects = with_effects
        #: How far the effects of the year that is asked for have been followed.
        self.reached: Reached | None = None
        if with_effects and asked.stream is not None:
            self.reached = reached_in(connection, asked.stream)
        self._reader = store.reader
        self._all_shown = store.reader.is_operator
        self._states: dict[StreamId, object] = {}
        self._texts: dict[StreamId, Mapping[str, str]] = {}

    def all(self, rows: Sequence[_Row]) -> tuple[ScoreChange, ...]:
        if not rows:
            return ()
        events = list(dict.fromkeys((row[0], row[1]) for row in rows))
        acts, texts, emptied = self._acts(events), self._justifications(rows), self._emptied(rows)
        told = (self._told(row, acts[row[0], row[1]], texts, emptied) for row in rows)
        # Who asks what a person did must not learn for which team that person acted.
        return tuple(change for change in told if change.team is None or not self._by_person)

    def _acts(self, events: Sequence[_Place]) -> Mapping[_Place, ToldAct]:
        """The acts of events: each once, however many cells it changed."""
        effects: Effected = {}
        if self._with_effects:
            known = {self._stream: self.reached} if self._stream and self.reached else {}
            effects = effects_of(self._connection, events, known)
        return {
            (row[0], row[1]): self._act(row, effects.get((row[0], row[1])))
            for some in _batches(events)
            for row in self._act_rows(some)
        }

    def _act_rows(self, events: Sequence[_Place]) -> Iterable[_Row]:
        if self._stream is None:
            return self._connection.execute(ACTS, {"events": events})
        asked = {"stream": self._stream, "versions": [version for _, version in events]}
        return self._connection.execute(ACTS_OF_YEAR, asked)

    def _act(self, row: _Row, moved: tuple[Effect, ...] | None) -> ToldAct:
        stream, _, type_, phase, rulebook, cause, source, reason, document, *more = row
        recorded, start, end, precision, origin, actor, office, seated, *more = more
        for_unit, command, *text = more
        return ToldAct(
            type_,
            _PHASES[phase],
            rulebook,
            cause,
            source,
            recorded,
            When(start, end, _PRECISIONS[precision]),
            _ORIGINS[origin],
            actor,
            _seat(office, seated),
            _unit(for_unit) if for_unit else None,
            UUID(command),
            None if reason is None else self._text(stream, reason, *text),
            _read_document(document) if document else None,
            None if moved is None else self._rights.effects(moved),
        )

    def _justifications(self, rows: Sequence[_Row]) -> Mapping[_Hidden, ToldText]:
        """Those of cells, which few have."""
        wanted = [(row[0], row[1], row[_WHY]) for row in rows if row[_WHY]]
        events = list(dict.fromkeys((stream, version) for stream, version, _ in wanted))
        stored = {
            (row.stream, row.version, row.digest): (row.text, row.salt)
            for some in _batches(events)
            for row in self._connection.execute(TEXTS, {"events": some})
        }
        return {
            one: self._text(one[0], one[2], *stored.get(one, (None, None)))
            for one in dict.fromkeys(wanted)
        }

    def _emptied(self, rows: Sequence[_Row]) -> Mapping[_Cell, Points | None]:
        """What counts where a cell was emptied; it is rare, and asks for the whole year."""
        streams = {row[0] for row in rows if row[_NOW] is None and row[_KIND] in _WRITTEN}
        return {
            (stream, version, cell.criterion, cell.part.value): cell.now
            for stream in sorted(streams)
            for version, body in as_counted(self._store.recorded(stream))
            for cell in body.cells
        }

    def _told(
        self,
        row: _Row,
        act: ToldAct,
        texts: Mapping[_Hidden, ToldText],
        emptied: Mapping[_Cell, Points | None],
    ) -> ScoreChange:
        stream, version, ordinal, kind_, unit_, criterion, part, column, scorer, *more = row
        was, now, stood, mark, justification, after_submission = more[:6]
        kind, unit, since = _KINDS[kind_], _unit(unit_), points(now)
        team = None
        if not self._all_shown and kind in _WRITTEN:
            team = self._team((stream, version), unit, column, act.seat)
        return ScoreChange(
            stream,
            version,
            ordinal,
            kind,
            unit,
            criterion,
            _PARTS[part],
            column,
            _SCORERS[scorer],
            points(was),
            since,
            points(stood),
            Mark(mark) if kind is ChangeKind.MARKED else None,
            lapse_of(mark) if kind is ChangeKind.LAPSE else None,
            texts[stream, version, justification] if justification else None,
            bool(after_submission),
            team,
            *(act if team is None else act._replace(actor=None, seat=None)),
            emptied.get((stream, version, criterion, part)) if since is None else since,
        )

    def _text(self, stream: StreamId, digest: str, text: object, salt: object) -> ToldText:
        """A text as it stands beside the event, or what the log shows in the place of it."""
        if text is not None:
            return ToldText(digest, opened(digest, text, salt))
        if stream not in self._texts:
            self._texts[stream] = self._store.texts(stream)
        return ToldText(digest, self._texts[stream].get(digest))

    def _team(self, event: _Place, unit: UnitId, column: str, seat: Seat | None) -> str | None:
        stream, version = event
        if stream not in self._states:
            self._states[stream] = self._store.stands(stream)
        state = self._states[stream]
        assert isinstance(state, Cycle)
        return team_of(state, unit, column, version, seat, self._reader)


def _batches(events: Sequence[_Place]) -> Iterable[Sequence[_Place]]:
    return (events[start : start + _EVENTS] for start in range(0, len(events), _EVENTS))


@lru_cache(maxsize=4096)
def _seat(office: str | None, unit: str | None) -> Seat | None:
    return None if office is None else Seat(Office(office), _unit(unit) if unit else None)
