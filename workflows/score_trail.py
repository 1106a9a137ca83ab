"""What an event changes in the scores of a cycle, cell by cell.

An event says most of it: unit, column, criterion, what was there and what is there now. The rest
follows from the events before it in the same cycle: the phase, the rulebook in force, whether the
sheet had been sent, and what counted before where the column was still empty. :class:`Trail`
remembers just that, so that a change can be told without folding the cycle.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from msgspec.structs import replace

from domain.cycle.amendment import RulebookAmended
from domain.cycle.cycle import Cycle
from domain.cycle.formal import PhaseChanged, PhaseReopened
from domain.cycle.guard import WAY, Phase
from domain.cycle.phases.plan import RulebookSet
from domain.cycle.phases.scoring import (
    CriterionMarked,
    ScoresAdjusted,
    ScoresEntered,
    SheetSettled,
    SheetSubmitted,
)
from domain.cycle.scores import lapses
from domain.cycle.scores.after_adoption import AdoptedScoreCorrected
from domain.cycle.scores.lapses import (
    ConsequenceRaised,
    ConsequenceReckoned,
    ConsequenceSettled,
    ConsequenceWithdrawn,
)
from domain.cycle.scores.published import PublishedItemsRecorded, PublishedTableRecorded
from domain.cycle.scores.returning import SheetReturned
from domain.cycle.scores.sheets import RelativeMoved, scoring_rulebook
from domain.reckoning.cells import CellChange, counted_to
from domain.record.record import Body, Event, UnitId
from domain.record.streams import evolve
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Lapse, Scorer, read_rulebook
from domain.values.points import Points
from domain.values.private import Private
from workflows.score_changes import REMEMBERED, ChangedCell, ChangeKind, PlaceChanged, ScoreAct

#: What becomes of a deduction for a lapse.
ConsequenceEvent = (
    ConsequenceRaised | ConsequenceReckoned | ConsequenceSettled | ConsequenceWithdrawn
)
#: The events that a trail follows; all others leave it as it is and change no score.
FOLLOWED: tuple[type[Body], ...] = (
    ScoresEntered,
    ScoresAdjusted,
    AdoptedScoreCorrected,
    SheetSubmitted,
    SheetReturned,
    SheetSettled,
    CriterionMarked,
    RelativeMoved,
    RulebookSet,
    RulebookAmended,
    PhaseChanged,
    PhaseReopened,
    PublishedTableRecorded,
    PublishedItemsRecorded,
    *lapses.EVENTS,
)


@dataclass
class Trail:
    """What has to be known of a cycle to tell what its next event changes in the scores."""

    phase: Phase = Phase.PLAN
    rulebook: str | None = None
    #: Columns and who fills them, in their order.
    columns: tuple[tuple[str, Scorer], ...] = ()
    #: The last event that opened settled sheets again; 0: none did.
    reopened: int = 0
    #: The event with which each unit sent its sheet, and the last that settled it.
    sent: dict[UnitId, int] = field(default_factory=dict)
    settled: dict[UnitId, int] = field(default_factory=dict)
    cells: dict[UnitId, dict[PlaceChanged, Points]] = field(default_factory=dict)
    #: What counts for each lapse; ``None``: it counts, and the amount is not known yet.
    lapses: dict[UnitId, dict[tuple[Lapse, str], Points | None]] = field(default_factory=dict)
    #: The last command, and by unit the event of it that may have moved points of other units.
    _command: UUID | None = None
    _moving: dict[UnitId, int] = field(default_factory=dict)

    @property
    def _own(self) -> bool:
        """Whether the units fill in a column themselves, which they send."""
        return any(scorer is Scorer.OWN for _, scorer in self.columns)

    def _was_sent(self, unit: UnitId) -> bool:
        """Whether the unit had sent its sheet; what nobody sends is with the scorers, no more."""
        return self._own and unit in self.sent

    def asks(self, body: Body) -> tuple[frozenset[UnitId], frozenset[str] | None] | None:
        """The units and criteria of which the cells before must be known to tell what an event
        changes; ``None`` instead of criteria: all of them, no units: all of them, and nothing at
        all where the answer itself is ``None``."""
        match body:
            case ScoresEntered() | ScoresAdjusted() | AdoptedScoreCorrected():
                empty = frozenset(cell.criterion for cell in body.cells if cell.was is None)
                first = bool(self.columns) and self.columns[0][0] == body.column
                return (frozenset({body.unit}), empty) if empty and not first else None
            case SheetSettled():
                return frozenset({body.unit}), None
            case PublishedTableRecorded():
                return frozenset(), None
            case PublishedItemsRecorded():
                units = frozenset(unit for item in body.items for unit in item.units)
                return units, frozenset(item.criterion for item in body.items)
            case _:
                return None

    def follow(self, event: Event) -> ScoreAct | None:
        """Take in the next event of the cycle, and say what it changed; ``None``: no score."""
        body, version = event.body, event.version
        match body:
            case RulebookSet() | RulebookAmended():
                self.rulebook = body.sha256
                columns = read_rulebook(body.rulebook).columns
                self.columns = tuple((column.code, column.scorer) for column in columns)
            case PhaseChanged():
                self.phase = body.to
            case PhaseReopened() if WAY.index(body.phase) < WAY.index(Phase.SUMMARY_CONFERENCE):
                self.reopened = version
        if isinstance(body, ScoresEntered | ScoresAdjusted) and not self._own:
            self.sent.setdefault(body.unit, version)  # nobody sends it: it is with the scorers
        changes = tuple(self._changes(event))
        for change in changes:
            if change.kind in REMEMBERED or change.lapse is not None:
                self._write(change)
        match body:
            case SheetSubmitted():
                self.sent.setdefault(body.unit, version)
            case SheetSettled():
                self.settled[body.unit] = version
            case ConsequenceWithdrawn():
                self.lapses.get(body.unit, {}).pop((body.lapse, body.code), None)
        cause = self._caused(event)
        return self._act(event, changes, cause) if changes else None

    def _act(self, event: Event, changes: tuple[ChangedCell, ...], cause: int | None) -> ScoreAct:
        body = event.body
        return ScoreAct(
            event=event,
            phase=self.phase,
            rulebook=self.rulebook,
            cause=cause,
            source=getattr(body, "source", None)
            if changes[0].kind is ChangeKind.PUBLISHED
            else None,
            reason=getattr(body, "reason", None),
            document=getattr(body, "document", None),
            changes=changes,
        )

    def _caused(self, event: Event) -> int | None:
        """Points move in the same act as what moved them, after it."""
        command = event.header.command_id
        if self._command != command:
            self._command, self._moving = command, {}
        if isinstance(event.body, RelativeMoved):
            return self._moving.get(event.body.by)
        if isinstance(event.body, FOLLOWED) and hasattr(event.body, "unit"):
            self._moving[event.body.unit] = event.version
        return None

    def _write(self, change: ChangedCell) -> None:
        if change.lapse is not None:
            self.lapses.setdefault(change.unit, {})[change.lapse] = change.now
            return
        cells = self.cells.setdefault(change.unit, {})
        place = (change.column, change.criterion, change.part)
        cells.pop(place, None)
        if change.now is not None:
            cells[place] = change.now

    def _changes(self, event: Event) -> Iterator[ChangedCell]:
        match event.body:
            case ScoresEntered() as body:
                yield from self._entered(ChangeKind.ENTERED, body.unit, body.column, body.cells)
            case ScoresAdjusted() as body:
                yield from self._entered(ChangeKind.ADJUSTED, body.unit, body.column, body.cells)
            case AdoptedScoreCorrected() as body:
                yield from self._entered(ChangeKind.CORRECTED, body.unit, body.column, body.cells)
            case SheetSettled() as body:
                yield from self._settled(body)
            case CriterionMarked() as body:
                yield ChangedCell(
                    kind=ChangeKind.MARKED,
                    unit=body.unit,
                    criterion=body.criterion,
                    part=None,
                    mark=body.mark,
                    after_submission=self._was_sent(body.unit),
                )
            case RelativeMoved() as body:
                for move in body.moves:
                    yield ChangedCell(
                        kind=ChangeKind.MOVED,
                        unit=move.unit,
                        criterion=move.criterion,
                        part=move.part,
                        was=move.was,
                        now=move.now,
                        stood=move.was,
                        after_submission=self._was_sent(move.unit),
                    )
            case RulebookAmended() as body:
                for cell in body.kept:
                    yield ChangedCell(
                        kind=ChangeKind.KEPT,
                        unit=cell.unit,
                        criterion=cell.criterion,
                        part=cell.part,
                        column=cell.column,
                        scorer=self._scorer(cell.column),
                        was=cell.points,
                        now=cell.points,
                        stood=cell.points,
                        after_submission=self._was_sent(cell.unit),
                    )
            case ConsequenceRaised() as body if body.applied:
                yield self._lapsed(body, body.points)
            case ConsequenceReckoned() as body if self._counts(body):
                yield self._lapsed(body, body.points)
            case ConsequenceSettled() as body:
                yield self._lapsed(body, body.points)
            case ConsequenceWithdrawn() as body if self._counts(body):
                yield self._lapsed(body, None)
            case PublishedTableRecorded() as body:
                yield from self._printed(body)
            case PublishedItemsRecorded() as body:
                yield from self._items(body)

    def _entered(
        self, kind: ChangeKind, unit: UnitId, column: str, cells: Sequence[CellChange]
    ) -> Iterator[ChangedCell]:
        for cell in cells:
            yield ChangedCell(
                kind=kind,
                unit=unit,
                criterion=cell.criterion,
                part=cell.part,
                column=column,
                scorer=self._scorer(column),
                was=cell.was,
                now=cell.now,
                stood=self._stood(unit, column, cell.criterion, cell.part, cell.was),
                justification=cell.justification,
                after_submission=self._was_sent(unit),
            )

    def counted(self, body: ScoresEntered | ScoresAdjusted) -> Iterator[CellChange]:
        """The cells of the next event, each from what counts to what will."""
        for cell in body.cells:
            place = (body.unit, body.column, cell.criterion, cell.part)
            carried = self._stood(*place, None) if cell.now is None else cell.now
            yield replace(cell, was=self._stood(*place, cell.was), now=carried)

    def _settled(self, body: SheetSettled) -> Iterator[ChangedCell]:
        standing = self.cells.get(body.unit, {})
        before = {
            (criterion, part): value
            for (column, criterion, part), value in standing.items()
            if column == body.column and criterion is not None and part is not None
        }
        after = {(cell.criterion, cell.part): cell.value for cell in body.cells}
        for criterion, part in sorted({*before, *after}):
            was = before.get((criterion, part))
            yield ChangedCell(
                kind=ChangeKind.SETTLED,
                unit=body.unit,
                criterion=criterion,
                part=part,
                column=body.column,
                scorer=self._scorer(body.column),
                was=was,
                now=after.get((criterion, part)),
                stood=self._stood(body.unit, body.column, criterion, part, was),
                after_submission=self._was_sent(body.unit),
            )

    def _printed(self, body: PublishedTableRecorded) -> Iterator[ChangedCell]:
        rows = {row.unit: row for row in body.rows}
        earlier = [
            unit for unit, cells in self.cells.items() if any(crit is None for _, crit, _ in cells)
        ]
        for unit in dict.fromkeys((*rows, *sorted(earlier))):
            row, standing = rows.get(unit), self.cells.get(unit, {})
            printed = {
                Part.STANDARD: row.standard if row else None,
                Part.BONUS: row.bonus if row else None,
                Part.DEDUCTION: row.deduction if row else None,
                None: row.total if row else None,
            }
            for part, now in printed.items():
                was = standing.get((None, None, part))
                if was is not None or now is not None:
                    yield _published(unit, None, part, was, now)

    def _items(self, body: PublishedItemsRecorded) -> Iterator[ChangedCell]:
        told: dict[tuple[UnitId, PlaceChanged], Points | None] = {}
        for item in body.items:
            for unit in item.units:
                place: PlaceChanged = (None, item.criterion, item.part)
                was = told.get((unit, place), self.cells.get(unit, {}).get(place))
                told[unit, place] = item.value
                yield _published(unit, item.criterion, item.part, was, item.value, item.note)

    def _counts(self, body: ConsequenceEvent) -> bool:
        """Whether a deduction counts already, rather than being proposed."""
        return (body.lapse, body.code) in self.lapses.get(body.unit, {})

    def _lapsed(self, body: ConsequenceEvent, now: Points | None) -> ChangedCell:
        was = self.lapses.get(body.unit, {}).get((body.lapse, body.code))
        return ChangedCell(
            kind=ChangeKind.LAPSE,
            unit=body.unit,
            criterion=None,
            part=Part.DEDUCTION,
            was=was,
            now=now,
            stood=was,
            lapse=(body.lapse, body.code),
            after_submission=self._was_sent(body.unit),
        )

    def _scorer(self, column: str) -> Scorer | None:
        return dict(self.columns).get(column)

    def _stood(
        self, unit: UnitId, column: str, criterion: str, part: Part, was: Points | None
    ) -> Points | None:
        """What counted up to a column. Of a settled sheet the last column counts alone."""
        codes = [code for code, _ in self.columns]
        alone = self.settled.get(unit, 0) > self.reopened and column == codes[-1]
        if was is not None or alone or column not in codes:
            return was
        standing = self.cells.get(unit, {})
        before = reversed(codes[: codes.index(column)])
        return next(
            (
                standing[code, criterion, part]
                for code in before
                if (code, criterion, part) in standing
            ),
            None,
        )


def as_counted(events: Iterable[Event]) -> Iterator[tuple[int, ScoresEntered | ScoresAdjusted]]:
    """What was written into the columns of one cycle, by version, told from what counted there
    before to what counts since: a column may carry both from the one before it."""
    trail = Trail()
    for event in events:
        body = event.body
        if isinstance(body, ScoresEntered | ScoresAdjusted):
            yield event.version, replace(body, cells=tuple(trail.counted(body)))
        trail.follow(event)


def counted_from(
    state: object, events: Iterable[Event]
) -> Iterator[tuple[int, ScoresEntered | ScoresAdjusted]]:
    """As :func:`as_counted`, of events that follow on a state."""
    for event in events:
        body = event.body
        if isinstance(state, Cycle) and isinstance(body, ScoresEntered | ScoresAdjusted):
            rulebook, sheet = scoring_rulebook(state), state.sheet(body.unit)
            column = rulebook.column(body.column)
            stood = counted_to(rulebook, sheet, column)
            carried = counted_to(rulebook, sheet, column, before=True)
            told = tuple(
                replace(
                    cell,
                    was=stood.get(place),
                    now=carried.get(place) if cell.now is None else cell.now,
                )
                for cell in body.cells
                for place in ((cell.criterion, cell.part),)
            )
            yield event.version, replace(body, cells=told)
        state = evolve(state, event)


def _published(
    unit: UnitId,
    criterion: str | None,
    part: Part | None,
    was: Points | None,
    now: Points | None,
    note: Private | None = None,
) -> ChangedCell:
    return ChangedCell(
        kind=ChangeKind.PUBLISHED,
        unit=unit,
        criterion=criterion,
        part=part,
        was=was,
        now=now,
        stood=was,
        justification=note,
    )
