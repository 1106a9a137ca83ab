"""How a unit came to its total and its rank, line by line, each with the event and the rule.

Nothing is reckoned here: entries become points in ``domain.reckoning.ranking``, units are ranked in
``domain.cycle.outcome``. This says which of it led where.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import msgspec
from msgspec.structs import replace

from domain.cycle.amendment import RulebookAmended
from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import RulebookSet
from domain.cycle.phases.scoring import (
    CriterionMarked,
    Mark,
    ScoresAdjusted,
    ScoresEntered,
    SheetSettled,
    SheetSubmitted,
)
from domain.cycle.scores.after_adoption import AdoptedScoreCorrected
from domain.cycle.scores.lapses import (
    ConsequenceRaised,
    ConsequenceReckoned,
    ConsequenceSettled,
    ConsequenceWithdrawn,
    LapseKey,
    deducted,
)
from domain.cycle.scores.published import PublishedTableRecorded
from domain.cycle.scores.sheets import sent_cells
from domain.reckoning.cells import Sheet, final_kept
from domain.reckoning.combining import Combination, combination
from domain.reckoning.counters import added, counter_lines
from domain.reckoning.ranking import (
    Cells,
    Reckoned,
    Sums,
    YearValue,
    measured,
    missing_standards,
    of_year,
    reckon,
    target_in,
    year_value,
)
from domain.reckoning.score_table import score_table
from domain.record.record import Event, Ids, UnitId
from domain.rulebook.criteria import Criterion, Part, Scale, entry, period_codes, target_code
from domain.rulebook.grading import ToBest, percent_reached
from domain.rulebook.rulebook import Rulebook, read_rulebook
from domain.values.points import Points
from domain.values.refusal import Refusal
from workflows.as_of import Seen, fold
from workflows.explanation import (
    Added,
    CriterionLine,
    EntrySource,
    Explanation,
    LapseLine,
    PeriodLine,
    PrintedBasis,
    TargetLine,
)
from workflows.placing import best_for, in_force, placed, sums_of
from workflows.reader import OPERATOR
from workflows.reading import Seal, scores_sealed
from workflows.reads import Reach
from workflows.rung_status import rung_standing
from workflows.score_changes import WRITTEN, ChangeKind, ScoreAct
from workflows.score_trail import Trail
from workflows.sheet_versions import sheet_versions
from workflows.sight import Sight

#: A criterion and a part of it.
CellPlace = tuple[str, Part]
#: The changes that give a place its entry.
_GIVING = frozenset({*WRITTEN, ChangeKind.PUBLISHED})


def explain(seen: Seen, unit: UnitId, now: Cycle, sight: Sight | None = None) -> Explanation:
    """How a unit stands as of a moment, and why. ``now`` is the cycle as it stands, which decides
    what is sealed; ``sight`` what else is closed to whoever asks.

    Raises ``Refusal``: ``not_member``, ``rulebook_missing``.
    """
    sight = sight or Sight(OPERATOR, Reach.WHOLE, now)
    cycle = sight.cycle(fold(seen.events))
    cycle.check_member(unit)
    rulebook = cycle.plan.rulebook
    if rulebook is None:
        raise Refusal("rulebook_missing")
    table, rulebook = rulebook.table_of(unit), rulebook.of(unit)
    past = _Past(seen.events)
    sheet = cycle.sheet(unit)
    closed = not sight.details(unit)
    sealed = closed or scores_sealed(unit, sent=now.sheet(unit).opened, own=sight.own)
    by_all = cycle.partly is not None and bool(cycle.partly.unseen) and rulebook.is_relative
    sums = sums_of(cycle, unit)
    printed = _printed(cycle, unit, past)
    lines = () if sealed else _lines(cycle, rulebook, unit, sums, past)
    lines = _alone(lines, rulebook) if by_all else lines
    return Explanation(
        unit=unit,
        rulebook=rulebook,
        table=None if table is None else table.name,
        ruled_by=past.ruled,
        sent=past.sent.get(unit) if sheet.sent else None,
        settled=past.settled.get(unit) if sheet.settled else None,
        seal=Seal.UNTIL_SENT if sealed and not closed and past.wrote(unit) else None,
        closed=closed,
        lines=_printed_lines(printed, past, rulebook) if printed else lines,
        lapses=() if closed else _lapses(cycle, unit, past),
        added=_added(cycle, rulebook, unit, sums) if sheet.sent and not closed | by_all else None,
        printed=printed,
        placed=placed(cycle, rulebook, unit),
        undated=seen.undated,
        versions=() if sealed else sheet_versions(seen.events, unit),
        rung=rung_standing(cycle, unit) or msgspec.UNSET,
    )


def _alone(lines: tuple[CriterionLine, ...], rulebook: Rulebook) -> tuple[CriterionLine, ...]:
    """Of a criterion that depends on the best of all, which somebody does not see, the entry."""
    bare = {"reckoned": None, "best": None, "best_units": (), "points": None}
    return tuple(
        replace(line, **bare)
        if isinstance(scale := rulebook.criterion(line.criterion).scale(line.part), Scale)
        and isinstance(scale.grading, ToBest)
        else line
        for line in lines
    )


class _Past:
    """Which events gave what there is."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.ruled = 0
        self.amended = 0
        self.sent: dict[UnitId, int] = {}
        self.settled: dict[UnitId, int] = {}
        self.marked: dict[tuple[UnitId, str], int] = {}
        self.printed: tuple[str, int] | None = None
        #: The events that say what a source prints of single criteria, a version for each figure.
        self.items: dict[UnitId, list[int]] = {}
        #: Where a source says that a unit was given points, and not how many.
        self.unsized: dict[UnitId, list[tuple[str, Part, int]]] = {}
        self.lapsed: dict[LapseKey, int] = {}
        #: The phase in which each event on scores was recorded.
        self.phases: dict[int, Phase] = {}
        #: By unit, column, criterion and part: the last event that wrote there.
        self._written: dict[tuple[UnitId, str | None, str | None, Part | None], int] = {}
        self._taken: dict[tuple[UnitId, str | None, str | None, Part | None], EntrySource] = {}
        #: By unit, column, criterion and part: how several scores came to what was written.
        self._combined: dict[tuple[UnitId, str, str, Part], Combination] = {}
        self._rulebook: Rulebook | None = None
        trail = Trail()
        for event in events:
            columns = [column for column, _ in trail.columns]
            act = trail.follow(event)
            if act is not None:
                self._take(act, columns)
                self.phases[event.version] = act.phase
            self._note(event)

    def wrote(self, unit: UnitId) -> bool:
        """Whether anything was written into a unit's sheet."""
        return any(of == unit and column for of, column, *_ in self._written)

    def given(
        self, unit: UnitId, column: str | None, criterion: str, part: Part
    ) -> EntrySource | None:
        place = (unit, column, criterion, part)
        if place not in self._written:
            return None
        version, taken_from = self._written[place], self._taken.get(place)
        return EntrySource(column=column, version=version, taken_from=taken_from)

    def combined(self, unit: UnitId, given: EntrySource, place: CellPlace) -> Combination | None:
        """How the scores of several scorers came to an entry."""
        source = given.taken_from or given
        return self._combined.get((unit, source.column, *place)) if source.column else None

    def _take(self, act: ScoreAct, columns: Sequence[str]) -> None:
        for change in act.changes:
            if change.kind not in _GIVING or change.criterion is None or change.part is None:
                continue
            if change.kind is ChangeKind.PUBLISHED:
                # two sources may say two things of one place, and the table shows both
                version = act.event.version
                if change.now is not None:
                    self.items.setdefault(change.unit, []).append(version)
                else:
                    unsized = self.unsized.setdefault(change.unit, [])
                    unsized.append((change.criterion, change.part, version))
                continue
            place = (change.unit, change.column, change.criterion, change.part)
            if change.kind is ChangeKind.SETTLED:
                if change.was is not None and change.was == change.now:
                    continue  # confirmed: whoever wrote it gave it
                self._take_over(change.unit, change.criterion, change.part, columns)
            else:
                self._taken.pop(place, None)
            self._written[place] = act.event.version
            if change.now is None:
                del self._written[place]

    def _take_over(self, unit: UnitId, criterion: str, part: Part, columns: Sequence[str]) -> None:
        for column in reversed(columns[:-1]):
            found = self.given(unit, column, criterion, part)
            if found is not None:
                self._taken[unit, columns[-1], criterion, part] = found
                return

    def _note(self, event: Event) -> None:
        version = event.version
        match event.body:
            case RulebookSet() as body:
                self.ruled, self._rulebook = version, read_rulebook(body.rulebook)
            case RulebookAmended() as body:
                self.ruled = self.amended = version
                self._rulebook = read_rulebook(body.rulebook)
            case ScoresEntered() | ScoresAdjusted() | AdoptedScoreCorrected() as body:
                self._note_scores(body)
            case SheetSubmitted() as body:
                self.sent.setdefault(body.unit, version)
            case SheetSettled() as body:
                self.settled[body.unit] = version
            case CriterionMarked() as body:
                self.marked[body.unit, body.criterion] = version
            case (
                ConsequenceRaised()
                | ConsequenceReckoned()
                | ConsequenceSettled()
                | ConsequenceWithdrawn() as body
            ):
                self.lapsed[body.unit, body.lapse, body.code] = version
            case PublishedTableRecorded() as body:
                self.printed = (body.source, version)

    def _note_scores(self, body: ScoresEntered | ScoresAdjusted | AdoptedScoreCorrected) -> None:
        """What several scorers gave, by the rulebook that was in force then."""
        assert self._rulebook is not None
        for cell in body.cells:
            at = (cell.criterion, cell.part)
            self._combined.pop((body.unit, body.column, *at), None)
            found = combination(self._rulebook, body.column, *at, cell.scores)
            if found is not None:
                self._combined[(body.unit, body.column, *at)] = found


def _lines(
    cycle: Cycle, rulebook: Rulebook, unit: UnitId, sums: Sums, past: _Past
) -> tuple[CriterionLine, ...]:
    now, _ = in_force(cycle)
    sheet = now.sheet(unit)
    written, best = best_for(cycle, unit)
    entered = of_year(rulebook, written)
    every = _of_years(now, rulebook, unit, written)
    missing = missing_standards(rulebook, written, sheet.marks)
    found = []
    for criterion in rulebook.criteria:
        for part in Part:
            scale = criterion.scale(part)
            if scale is None:
                continue
            place = (criterion.code, part)
            value = entered.get(place)
            mark = _mark(sheet, criterion.code)
            # what did not arise counts what the rulebook says, whatever was entered or kept
            ruled = mark is None or (mark is Mark.NOT_ARISEN and part is not Part.STANDARD)
            ruled = ruled and place in sums.cells
            kept = final_kept(rulebook, sheet).get(place) if ruled else None
            counters = counter_lines(scale, part, entered) if ruled else ()
            besides = added(counters)
            reckoned = None
            if ruled:
                reckoned = _reckoned(cycle, criterion, part, entered, sums, best, besides)
            holders = _holders(criterion, part, best.get(place), every)
            given = _given(rulebook, unit, place, past) if place in written else None
            found.append(
                CriterionLine(
                    criterion=criterion.code,
                    part=part,
                    entered=_entered(criterion, part, value),
                    given=given,
                    combined=past.combined(unit, given, place) if given is not None else None,
                    reckoned=reckoned,
                    counters=counters or msgspec.UNSET,
                    best=best.get(place) if holders else None,
                    best_units=holders,
                    kept=kept,
                    kept_by=past.amended if kept is not None else None,
                    mark=mark,
                    marked_by=past.marked.get((unit, criterion.code)) if mark else None,
                    unproved=sheet.unproved.get(place),
                    missing=part is Part.STANDARD and _is_missing(criterion, missing),
                    awaited=part is Part.STANDARD and criterion.code in sums.awaited,
                    points=sums.cells.get(place),
                    periods=_periods(rulebook, criterion, part, (unit, written), past, sheet),
                    year=_year(rulebook, criterion, part, written),
                    target=_target(rulebook, criterion, part, (unit, entered), past),
                )
            )
    return tuple(found)


def _of_years(now: Cycle, rulebook: Rulebook, unit: UnitId, written: Cells) -> dict[UnitId, Cells]:
    """The entries of every unit, those of periods brought together."""
    every = sent_cells(now) | {unit: written}
    return {of: of_year(rulebook, cells) for of, cells in every.items()}


def _is_missing(criterion: Criterion, missing: Sequence[str]) -> bool:
    codes = (criterion.code, target_code(criterion.code), *period_codes(criterion))
    return not set(codes).isdisjoint(missing)


def _year(rulebook: Rulebook, criterion: Criterion, part: Part, written: Cells) -> YearValue | None:
    scale = criterion.scale(part)
    if scale is None or scale.by_period is None:
        return None
    return year_value(rulebook, criterion.code, part, scale, written)


def _target(
    rulebook: Rulebook, criterion: Criterion, part: Part, of: tuple[UnitId, Cells], past: _Past
) -> TargetLine | None:
    """``None`` where the units have no targets of their own in it."""
    scale, (unit, entered) = criterion.scale(part), of
    if scale is None or not scale.own_target:
        return None
    place, done = (target_code(criterion.code), part), entered.get((criterion.code, part))
    target = target_in(scale, (criterion.code, part), entered)
    given = _given(rulebook, unit, place, past) if target is not None else None
    if given is not None and given.taken_from is not None:
        given = given.taken_from  # settling took it over; it was set before
    percent = None
    if target is not None and done is not None:
        percent = str(percent_reached(scale.grading, Points.exact(abs(done)), target))
    phase = past.phases.get(given.version) if given else None
    return TargetLine(target=target, given=given, phase=phase, percent=percent)


def _periods(
    rulebook: Rulebook,
    criterion: Criterion,
    part: Part,
    of: tuple[UnitId, Cells],
    past: _Past,
    sheet: Sheet,
) -> tuple[PeriodLine, ...]:
    """Each period with its entry and where that was written; none where it is entered once."""
    scale, (unit, written) = criterion.scale(part), of
    year = _year(rulebook, criterion, part, written)
    counts: dict[str, Points] = {}
    if year is not None:
        counts = {at[0]: size for at, size in zip(year.entered, year.counted, strict=True)}
    found = []
    for one in scale.by_period.in_year(criterion.code) if scale and scale.by_period else ():
        place = (one.code, part)
        value = written.get(place)
        found.append(
            PeriodLine(
                criterion=one.code,
                entered=_entered(criterion, part, value),
                given=_given(rulebook, unit, place, past) if value is not None else None,
                counts=counts.get(one.code),
                mark=_mark(sheet, one.code),
            )
        )
    return tuple(found)


def _entered(criterion: Criterion, part: Part, value: Points | None) -> Points | None:
    """As it is typed: a count has no sign, though older years hold that of a deduction with one."""
    return None if value is None else entry(criterion, part, value, unsigned=True)


def _printed_lines(
    printed: PrintedBasis, past: _Past, rulebook: Rulebook
) -> tuple[CriterionLine, ...]:
    """What the source says of single criteria, in the order of the rulebook; nothing is reckoned
    from it, and of points without a figure it is said that there were some."""
    unit, codes = printed.row.unit, list(rulebook.by_code)
    sized = (
        _printed_line(cell.criterion, cell.part, cell.value, version)
        for cell, version in zip(printed.row.cells, past.items.get(unit, ()), strict=True)
    )
    unsized = (
        _printed_line(criterion, part, None, version)
        for criterion, part, version in past.unsized.get(unit, ())
    )
    parts = list(Part)
    return tuple(
        sorted(
            (*sized, *unsized),
            key=lambda line: (codes.index(line.criterion), parts.index(line.part)),
        )
    )


def _printed_line(criterion: str, part: Part, value: Points | None, version: int) -> CriterionLine:
    return CriterionLine(
        criterion=criterion,
        part=part,
        entered=value,
        given=EntrySource(column=None, version=version),
        combined=None,
        reckoned=None,
        best=None,
        best_units=(),
        kept=None,
        kept_by=None,
        mark=None,
        marked_by=None,
        unproved=None,
        missing=False,
        awaited=False,
        points=value,
    )


def _mark(sheet: Sheet, criterion: str) -> Mark | None:
    if criterion in sheet.marks.not_applied:
        return Mark.NOT_APPLIED
    return Mark.NOT_ARISEN if criterion in sheet.marks.not_arisen else None


def _given(
    rulebook: Rulebook, unit: UnitId, place: tuple[str, Part], past: _Past
) -> EntrySource | None:
    """Where the entry that counts was written: in the last column that has one. A sheet that was
    corrected after the adoption counts one last column, also of what nobody wrote there."""
    codes = [column.code for column in rulebook.columns]
    found = (past.given(unit, code, *place) for code in reversed(codes))
    return next((given for given in found if given is not None), None)


def _reckoned(
    cycle: Cycle,
    criterion: Criterion,
    part: Part,
    entered: Cells,
    sums: Sums,
    best: Cells,
    besides: Fraction,
) -> Reckoned | None:
    """The steps, where there is something to take them from."""
    place, scale = (criterion.code, part), criterion.scale(part)
    value = entered.get(place)
    target = target_in(scale, place, entered) if scale is not None else None
    if scale is not None and scale.own_target and target is None:
        return None
    standard = sums.cells.get((criterion.code, Part.STANDARD))
    counted = part is not Part.STANDARD and standard is not None
    if value is None and not counted and not besides:
        return None
    rulebook, held = cycle.plan.rulebook, best.get((criterion.code, part))
    assert rulebook is not None
    return reckon(
        rulebook,
        criterion,
        part,
        value,
        standard,
        held,
        by=cycle.reckoning,
        besides=besides,
        target=target,
    )


def _holders(
    criterion: Criterion, part: Part, best: Points | None, cells: Mapping[UnitId, Cells]
) -> Ids[UnitId]:
    scale = criterion.scale(part)
    if best is None or scale is None or not isinstance(scale.grading, ToBest):
        return ()
    place = (criterion.code, part)
    return tuple(
        unit
        for unit, own in sorted(cells.items())
        if place in own and measured(scale, place, own[place], own) == best
    )


def _lapses(cycle: Cycle, unit: UnitId, past: _Past) -> tuple[LapseLine, ...]:
    return tuple(
        LapseLine(
            lapse=lapse,
            code=code,
            stage=raised.stage,
            points=raised.points,
            version=past.lapsed[unit, lapse, code],
        )
        for (of, lapse, code), raised in sorted(cycle.lapses.items())
        if of == unit
    )


def _added(cycle: Cycle, rulebook: Rulebook, unit: UnitId, sums: Sums) -> Added:
    bonus = [value for (_, part), value in sums.cells.items() if part is Part.BONUS]
    totals = sums.totals
    return Added(
        standard=totals.standard,
        bonus_claimed=Points.exact(sum(bonus, Decimal(0))) if bonus else None,
        bonus_cap=rulebook.bonus_cap,
        bonus=totals.bonus,
        lapses=deducted(cycle, unit),
        deduction=totals.deduction,
        total=totals.total,
        complete=totals.complete,
        maximum=sums.maximum,
        bounded=sums.bounded,
    )


def _printed(cycle: Cycle, unit: UnitId, past: _Past) -> PrintedBasis | None:
    table = score_table(cycle) if past.printed is not None else None
    if table is None or table.basis != "published" or past.printed is None:
        return None
    source, version = past.printed
    rows = [row for row in table.rows if row.unit == unit and row.sent]
    return PrintedBasis(source=source, version=version, row=rows[0]) if rows else None
