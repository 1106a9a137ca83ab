"""Years of scoring as people might bring them about, through the engine.

Every order looks at where its cycle stands and mostly makes sense; what the engine refuses is
passed over. One year is scored by the units, one is told from the past with published tables.
The same seed gives the same orders.
"""

from collections.abc import Iterator
from random import Random
from typing import Any
from uuid import uuid4

import msgspec
from msgspec.structs import replace

from adapters.log.shown import ShownStore
from adapters.log.store import LogStore
from domain.cycle.amendment import AmendRulebook, Governs
from domain.cycle.backfill import RecordFact, RecordSource, SourceTopic
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.documents import CompleteDocument
from domain.cycle.formal import AdvancePhase, ReopenPhase
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.phases.scoring import (
    AdjustScores,
    EnterScores,
    Mark,
    MarkCriterion,
    MarkNotSent,
    SettleSheet,
    SubmitSheet,
)
from domain.cycle.phases.summary_conference import AdoptTable, OpenSitting, RecordAttendance
from domain.cycle.scores.after_adoption import CorrectAdoptedScore, counted_sheet
from domain.cycle.scores.checking import AssignChecks, Shared
from domain.cycle.scores.explaining import AnswerExplanation, ExplainAdjustment
from domain.cycle.scores.lapses import SettleConsequence, WithdrawConsequence
from domain.cycle.scores.published import (
    PrintedItem,
    PrintedRow,
    RecordPublishedItems,
    RecordPublishedTable,
)
from domain.reckoning.cells import NewCell, counted_to
from domain.record.order import Order
from domain.record.record import Command, CycleId, Seat, StreamId, UnitId, cycle_stream
from domain.rulebook.criteria import Part, Scale
from domain.rulebook.rulebook import Consequence, Lapse, Unregistered
from domain.values.known import Denied, Happened
from domain.values.paper import Paper
from domain.values.points import Points
from domain.values.refusal import Refusal
from domain.values.when import When
from tests.factories import CLUSTER, MEMBERS, NOW, OPERATOR, SECRETARY, A, B, C, officer, settler
from tests.log.orders import SEEDS, FixedClock
from tests.walk import PAPER, REASON, RICH, opening
from workflows.handle import handle
from workflows.reader import Reader
from workflows.reads import Read
from workflows.sweep import sweep

Ask = tuple[Command, Seat]

YEAR = cycle_stream(CycleId.of(CLUSTER, "2026", 1))
TOLD = cycle_stream(CycleId.of(CLUSTER, "2021", 1))
#: Criterion 1 gives more, criterion 2 counts double; no score that stands loses its place.
AMENDED = replace(
    RICH,
    name="Bảng tiêu chí sửa đổi",
    base=Points("150"),
    criteria=(
        replace(RICH.criteria[0], standard=Scale(max=Points("70"))),
        replace(RICH.criteria[1], coefficient=Points("2")),
        *RICH.criteria[2:],
    ),
)
#: What is late costs something: proposed to people, or at once.
LAPSING = replace(
    RICH,
    consequences=(
        Consequence(
            of=Lapse.LATE_SHEET, deduct=Points("0.5"), per_working_day=True, at_most=Points("2")
        ),
        Consequence(of=Lapse.LATE_REGISTRATION, deduct=Points("1"), applied=True),
    ),
)
#: Microseconds.
DAY = 86_400_000_000
#: Those who score; the others never send anything.
SCORING = (A, B, C)
VALUES = tuple(Points(value) for value in ("0", "0.5", "1", "3", "4.5", "30", "40"))
PLACES = (
    ("1", Part.STANDARD),
    ("1", Part.BONUS),
    ("2", Part.STANDARD),
    ("2", Part.DEDUCTION),
    ("3", Part.BONUS),
    ("4", Part.BONUS),
)
WHENS = (When.read("2026-11-30"), When.read("2026-11"), When.read("2025"), When.unknown())


class History:
    """A store with two years in it, and orders given to it."""

    def __init__(self, store: LogStore, clock: FixedClock) -> None:
        self.store = store
        self.clock = clock

    def begin(self) -> None:
        """Open both years, and bring both to the scoring."""
        self.clock.moment = NOW
        for stream, command in opening():
            self.give(stream, command, OPERATOR)
        for command, seat in _planned():
            if isinstance(command, RegisterTargets) and command.unit == C:
                self.clock.moment += 70 * DAY  # past the last day of February
            self.give(YEAR, command, seat)
        for command in _told_planned():
            self.give(TOLD, command, OPERATOR, backfill=True)

    def give(self, stream: StreamId, command: Command, seat: Seat, **more: Any) -> str | None:
        """Carry an order out; the code where it is refused."""
        self.clock.moment += 1_000_000
        order = Order(
            command_id=uuid4(), stream=stream, command=command, actor="tester", seat=seat, **more
        )
        try:
            handle(self.store, SEEDS, order)
        except Refusal as refusal:
            return refusal.code
        return None

    def cycle(self, stream: StreamId) -> Cycle:
        state = self.store.load(stream).state
        assert isinstance(state, Cycle)
        return state

    def step_seeded(self, seed: int) -> str | None:
        """As :meth:`step`; the same seed gives the same order to a year that stands the same."""
        return self.step(Random(seed))

    def step(self, rng: Random) -> str | None:
        """Give one order more; the code where it is refused."""
        if rng.random() < 0.1:
            command = _telling(rng, self.cycle(TOLD))
            return self.give(TOLD, command, OPERATOR, backfill=True)
        if rng.random() < 0.08:
            self.clock.moment += 200 * DAY  # past the last day of November
            sweep(self.store, SEEDS)
        command, seat = _scoring(rng, self.cycle(YEAR))
        effective = rng.choice((None, None, None, *WHENS))
        return self.give(YEAR, command, seat, effective=effective)


def _planned() -> Iterator[Ask]:
    yield SetRulebook(rulebook=LAPSING), SECRETARY
    yield SetDeadline(code=Phase.REGISTRATION, until="2026-02-28"), SECRETARY
    yield SetDeadline(code=Phase.SCORING, until="2026-11-30"), SECRETARY
    yield IssuePlan(document=PAPER), SECRETARY
    for unit in MEMBERS:
        yield RegisterTargets(unit=unit, targets=("Một",)), officer(unit)
    yield SignPledge(units=MEMBERS), SECRETARY
    yield AdvancePhase(), SECRETARY
    yield AssignChecks(column="cross_check", how=Shared.RING, units=SCORING), SECRETARY


def _told_planned() -> Iterator[Command]:
    yield RecordSource(source="báo cáo", title="Dự thảo", grade="draft")
    yield RecordSource(source="công văn", title="Công văn", grade="signed")
    yield SetRulebook(rulebook=replace(RICH, unregistered=Unregistered.NOT_RANKED))
    yield IssuePlan(document=PAPER)
    yield RegisterTargets(unit=A, targets=("Một",))
    yield RecordFact(topic=SourceTopic.REGISTRATION, said=Happened(), source="báo cáo")
    yield SignPledge(units=MEMBERS)
    yield AdvancePhase()


def _scoring(rng: Random, cycle: Cycle) -> Ask:
    """An act on the scores of a year."""
    if cycle.phase is Phase.REGISTRATION:
        return AdvancePhase(), SECRETARY
    if cycle.conference.table is not None and rng.random() < 0.5:
        return _corrected(rng, cycle)
    if rng.random() < 0.15:
        return _formal(rng, cycle)
    if cycle.lapses and rng.random() < 0.15:
        return _lapsed(rng, cycle)
    unit = rng.choice(SCORING)
    sheet = cycle.sheet(unit)
    if not sheet.sent:
        return _own(rng, cycle, unit)
    if rng.random() < 0.15:
        mark, code = rng.choice(list(Mark)), rng.choice(("1", "2", "4"))
        return MarkCriterion(unit=unit, criterion=code, mark=mark, reason=REASON), SECRETARY
    if sheet.awaits_answer or (sheet.adjusted > sheet.explained and rng.random() < 0.2):
        return _explained(rng, cycle, unit)
    return _checked(rng, cycle, unit)


def _corrected(rng: Random, cycle: Cycle) -> Ask:
    """A score of the adopted table, started from what the table counts."""
    unit = rng.choice(SCORING)
    standing = counted_sheet(cycle, unit).cells("settled")
    code, part = rng.choice(PLACES)
    new = NewCell(criterion=code, part=part, was=standing.get((code, part)), now=_value(rng, part))
    correct = CorrectAdoptedScore(
        unit=unit, cells=(new,), decided_by="Hội nghị", reason=REASON, document=PAPER
    )
    return correct, settler(unit)


def _lapsed(rng: Random, cycle: Cycle) -> Ask:
    """Somebody decides what follows from a lapse."""
    unit, lapse, code = rng.choice(sorted(cycle.lapses))
    if rng.random() < 0.3:
        proof = WithdrawConsequence(unit=unit, lapse=lapse, code=code, reason=REASON)
        return proof, settler(unit)
    points = rng.choice((None, Points("-0.5"), Points("-3")))
    settle = SettleConsequence(unit=unit, lapse=lapse, code=code, points=points, reason=REASON)
    return settle, settler(unit)


def _own(rng: Random, cycle: Cycle, unit: UnitId) -> Ask:
    standing = cycle.sheet(unit).cells("self")
    missing = [code for code in ("1", "2") if (code, Part.STANDARD) not in standing]
    if missing and rng.random() < 0.6:
        cells = tuple(NewCell(criterion=code, now=Points("30")) for code in missing)
        return EnterScores(unit=unit, column="self", cells=cells), officer(unit)
    if rng.random() < 0.5:
        return SubmitSheet(unit=unit), officer(unit)
    cells = _cells(rng, cycle, unit, "self")
    return EnterScores(unit=unit, column="self", cells=cells), officer(unit)


def _checked(rng: Random, cycle: Cycle, unit: UnitId) -> Ask:
    column = rng.choice(("self", "cross_check", "settled", "settled"))
    checker = SCORING[SCORING.index(unit) - 1]
    seat = {"self": officer(unit), "cross_check": officer(checker)}.get(column, settler(unit))
    cells = _cells(rng, cycle, unit, column)
    if rng.random() < 0.2:
        return SettleSheet(unit=unit), settler(unit)
    if column != "self" and all(cell.was is None for cell in cells):
        why = REASON if _differ(cycle, unit, column, cells) else msgspec.UNSET
        return EnterScores(unit=unit, column=column, cells=cells, reason=why), seat
    paper = rng.choice((None, PAPER, Paper(kind="Biên bản")))
    adjust = AdjustScores(unit=unit, column=column, cells=cells, reason=REASON, document=paper)
    return adjust, seat


def _differ(cycle: Cycle, unit: UnitId, column: str, cells: tuple[NewCell, ...]) -> bool:
    """Whether what is entered is another than what counts."""
    rulebook = cycle.plan.rulebook
    assert rulebook is not None
    counted = counted_to(rulebook, cycle.sheet(unit), rulebook.column(column))
    return any(
        counted.get(
            (new.criterion, new.part), new.now if new.part is Part.STANDARD else Points("0")
        )
        != new.now
        for new in cells
    )


def _explained(rng: Random, cycle: Cycle, unit: UnitId) -> Ask:
    if not cycle.sheet(unit).awaits_answer:
        return ExplainAdjustment(unit=unit, explanation=REASON), officer(unit)
    cells = _cells(rng, cycle, unit, "settled")
    accepted = rng.random() < 0.7
    answer = AnswerExplanation(
        unit=unit,
        accepted=accepted,
        reason=REASON,
        column="settled" if accepted else None,
        cells=cells if accepted else (),
    )
    return answer, settler(unit)


def _formal(rng: Random, cycle: Cycle) -> Ask:
    match rng.choice(("amend", "amend", "reopen", "advance", "adopt", "not sent", "complete")):
        case "amend":
            rulebook, governs = rng.choice((RICH, AMENDED)), rng.choice(list(Governs))
            return AmendRulebook(rulebook=rulebook, governs=governs, reason=REASON), SECRETARY
        case "reopen":
            phase = rng.choice((Phase.REGISTRATION, Phase.SCORING))
            return ReopenPhase(phase=phase, reason=REASON), SECRETARY
        case "complete":
            kind = rng.choice((None, "Công văn"))
            event = rng.choice(list(cycle.papers))
            return CompleteDocument(event=event, kind=kind, number="7"), SECRETARY
        case "not sent":
            return MarkNotSent(unit=rng.choice(MEMBERS[3:]), reason=REASON), SECRETARY
        case "adopt" if not cycle.conference.sitting:
            return OpenSitting(), SECRETARY
        case "adopt" if not cycle.conference.present:
            return RecordAttendance(present=MEMBERS), SECRETARY
        case "adopt":
            return AdoptTable(), SECRETARY
        case _:
            return AdvancePhase(), SECRETARY


def _cells(rng: Random, cycle: Cycle, unit: UnitId, column: str) -> tuple[NewCell, ...]:
    """Some cells of one column, started from what stands there."""
    standing = cycle.sheet(unit).cells(column)
    return tuple(
        NewCell(
            criterion=code,
            part=part,
            was=standing.get((code, part)),
            now=_value(rng, part),
            justification=rng.choice((None, "Có minh chứng")),
        )
        for code, part in rng.sample(PLACES, rng.randint(1, 4))
    )


def _value(rng: Random, part: Part) -> Points | None:
    value = rng.choice((*VALUES, None))
    if value is None or part is not Part.DEDUCTION:
        return value
    return Points.exact(-value)


def _telling(rng: Random, cycle: Cycle) -> Command:
    """What a source is said to have published."""
    source = rng.choice(tuple(cycle.sources))
    if rng.random() < 0.2:
        said = rng.choice((Happened(), Denied()))
        return RecordFact(topic=SourceTopic.REGISTRATION, said=said, source=source)
    units = tuple(rng.sample(SCORING, rng.randint(1, 3)))
    figures = (*VALUES, None)
    if rng.random() < 0.5:
        rows = tuple(
            PrintedRow(
                unit=unit,
                standard=rng.choice(figures),
                bonus=rng.choice(figures),
                total=rng.choice(figures),
            )
            for unit in units
        )
        return RecordPublishedTable(source=source, rows=rows)
    item = PrintedItem(criterion=rng.choice(("1", "2")), units=units, value=rng.choice(figures))
    return RecordPublishedItems(source=source, items=(item,))


def shown(history: History, seat: Seat, read: Read = Read.AUDIT_SCORES) -> ShownStore:
    """The store as a seat reads one thing of it."""
    return ShownStore.over(history.store, Reader((seat,)), read, history.store.last_moment())
