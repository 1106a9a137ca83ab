"""A random walk through years: sensible orders, orders that miss by one thing, and nonsense.

The same seed gives the same orders, whatever the store: the generator looks at states only.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import EnumType
from random import Random
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin
from uuid import UUID, uuid5

import msgspec
from msgspec.structs import replace

from domain.clusters.cluster import Cluster, FoundCluster, OpenCycle
from domain.clusters.naming import RecordOfficers
from domain.clusters.roster import AddMembers
from domain.cycle.backfill import (
    AddSelections,
    CiteSource,
    NoteDiscrepancy,
    RecordFact,
    RecordInference,
    RecordSource,
    SourceTopic,
    TakeLive,
)
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.setting import ExtendDeadline, SetDeadline
from domain.cycle.formal import (
    AdvancePhase,
    CancelCycle,
    ReopenPhase,
    WaiveCondition,
)
from domain.cycle.guard import SITTING, WAY, Phase
from domain.cycle.phases.chair_handover import (
    AdoptMinutes,
    CloseCycle,
    NameNextOfficers,
    SignNextPledge,
)
from domain.cycle.phases.handing_over import AcceptHandover, ListHandover
from domain.cycle.phases.plan import AcceptDiscrepancy, IssuePlan, SetRulebook
from domain.cycle.phases.registration import ExcuseUnit, RegisterTargets, SignPledge
from domain.cycle.phases.scoring import (
    AdjustScores,
    EnterScores,
    Mark,
    MarkCriterion,
    MarkNotSent,
    SettleSheet,
    SubmitSheet,
)
from domain.cycle.phases.summary_conference import (
    AdoptReport,
    AdoptTable,
    CallConference,
    CloseSitting,
    OpenSitting,
    RecordAttendance,
    RecordReport,
)
from domain.cycle.phases.voting import AppointTellers, CastVote, RecordAnswer
from domain.cycle.scores.checking import AssignCheck
from domain.cycle.scores.explaining import ExplainAdjustment
from domain.cycle.scores.published import (
    PrintedItem,
    PrintedPlace,
    PrintedRow,
    RecordPublishedItems,
    RecordPublishedPlaces,
    RecordPublishedTable,
)
from domain.cycle.votes.candidacy import BarUnit, InviteComments, LiftBar, RecordHolders
from domain.cycle.votes.chair_side import StateChairSide, sides_to_state
from domain.cycle.votes.clearance import RecordClearance
from domain.cycle.votes.closing import CloseBallot, WithdrawBallot
from domain.cycle.votes.counting import CountHands, RecordCount, SignCount, SignOffCount
from domain.cycle.votes.mending import CorrectCount, CorrectVote
from domain.cycle.votes.opening import AskInWriting, OpenBallot
from domain.cycle.votes.rounds import DecideAnotherRound
from domain.cycle.votes.selecting import (
    AcclaimSelection,
    DecideSelection,
    SelectByRank,
)
from domain.cycle.votes.told import RecordVoteOutcome
from domain.cycle.year_work.dissent import ReferToAuthority
from domain.personal import AnswerPersonRequest, RecordPersonRequest, Wish
from domain.reckoning.ballot import Count, Votes
from domain.reckoning.cells import NewCell, counted_to
from domain.record.order import Order, Receipt
from domain.record.record import (
    CALENDAR,
    SYSTEM,
    ClusterId,
    Command,
    CycleId,
    Office,
    Seat,
    StreamId,
    UnitId,
    cluster_stream,
    cycle_stream,
    unit_stream,
)
from domain.record.streams import COMMANDS, KINDS
from domain.rulebook.criteria import Criterion, NotArisen, Part, Scale, ScoredBy
from domain.rulebook.due_rule import DueRule, Side
from domain.rulebook.due_rule import RelativeDay as Before
from domain.rulebook.grading import Relative
from domain.rulebook.officers import OfficerRules
from domain.rulebook.rulebook import Column, Consequence, Deadline, Lapse, Rulebook, Scorer
from domain.rulebook.selections import Again, Clearance, How, Method, OnObjection, Selection
from domain.system import InitializeDatabase
from domain.units.lineage import MergeUnit
from domain.units.unit import RegisterUnit, Unit
from domain.values.known import Counted, Happened
from domain.values.paper import Paper
from domain.values.points import Points
from domain.values.private import Private
from domain.values.refusal import Refusal
from domain.values.when import Moment, When
from tests.factories import (
    CLUSTER,
    CONTRADICTION,
    MEMBERS,
    NOW,
    OPERATOR,
    OUTSIDE,
    RULEBOOK,
    SECRETARY,
    A,
    B,
    E,
    officer,
)
from tests.walk_awards import award_moves
from tests.walk_due import due_moves, due_order, lapse_moves, ticking
from tests.walk_units import AWAY, act_on_cluster, act_on_unit
from tests.walk_year import year_work
from workflows.handle import handle
from workflows.permissions import PERMISSIONS
from workflows.ports import Store

UNITS = (*MEMBERS, OUTSIDE)
HOME, ELSEWHERE = cluster_stream(CLUSTER), cluster_stream(AWAY)
UNSCORED = Rulebook(name="Không chấm điểm", selections=RULEBOOK.selections[2:])
FIVE_DAYS_BEFORE = Before(event="conference", side=Side.BEFORE, days=5)
#: What depends on the best unit, a task that did not arise, days, lapses and offices.
RICH = replace(
    RULEBOOK,
    criteria=(
        RULEBOOK.criteria[0],
        replace(RULEBOOK.criteria[1], not_arisen=NotArisen.FULL_MARKS),
        RULEBOOK.criteria[2],
        Criterion(code="4", name="Số hồ sơ", bonus=Scale(grading=Relative(points=Points("10")))),
    ),
    deadlines=(
        Deadline(code="registration", due=DueRule(words="hết ngày 31/1", day="31/1")),
        Deadline(code="quy-1", due=DueRule(words="hết ngày 5/7", day="5/7"), name="Báo cáo"),
        Deadline(
            code="gop-y",
            due=DueRule(words="5 ngày trước hội nghị", relative=FIVE_DAYS_BEFORE),
            name="Góp ý báo cáo",
        ),
    ),
    consequences=(
        Consequence(of=Lapse.LATE_REGISTRATION, deduct=Points("0.5"), per_working_day=True),
        Consequence(of=Lapse.PLEDGE_NOT_SIGNED, deduct=Points("1"), applied=True),
        Consequence(of=Lapse.LATE_SHEET, deduct=Points("2")),
    ),
    officers=OfficerRules(
        vices="0..n", vice_acts=True, may_decline=True, handover=("Cờ luân lưu",)
    ),
)
#: The same where the inspectorate speaks before anybody is named for a certificate.
ASKED_FIRST = replace(
    RICH,
    selections=(
        *RICH.selections[:2],
        replace(
            RICH.selections[2],
            clearance=Clearance(of="Thanh tra tỉnh", objection=OnObjection.SHOWN),
        ),
    ),
)
#: The same with two rungs above the check, both of the chair's office.
RUNGED = replace(
    ASKED_FIRST,
    columns=(
        *RICH.columns[:2],
        replace(RICH.columns[2], rung=ScoredBy(office=Office.SECRETARY)),
        Column(
            code="council",
            name="Hội đồng",
            scorer=Scorer.COUNCIL,
            rung=ScoredBy(outside=("Hội đồng",)),
        ),
    ),
)
REASON = "Có lý do"
PAPER = Paper(kind="Công văn", number="1/CV")
#: What a random text is taken from: codes that exist, dates, and what nobody should type.
WORDS = (
    *("1", "2", "3", "self", "cross_check", "settled", "co", "bk", "gk", "b1", "b2", "nguồn"),
    *("2026", "2027", "2021", "2026-03-31", "2026-12-15", "2027-01-18/2027-01-19", "unknown"),
    *("criteria_sum", "table_adopted", "pledge_signed", "sheets_settled", REASON, "long-an"),
    *("", " ", "x" * 70, "Ðồng Tháp", "2026-02-30", "🙂"),
)
FIGURES = ("0", "0.5", "1", "2.5", "38", "40", "60", "60.5", "-0.5", "-1", "0.3", "999999")
SEATS = (
    *(OPERATOR, SECRETARY, Seat(Office.CHAIR, A), Seat(Office.VICE_CHAIR, B)),
    *map(officer, MEMBERS),
    *(Seat(Office.UNIT_HEAD, unit) for unit in MEMBERS),
    *(Seat(Office.TELLER, unit) for unit in MEMBERS),
)
Ask = tuple[Command, Seat | None]
Load = Callable[[StreamId], object]


@dataclass
class WalkClock:
    """A clock that the walk moves."""

    at: Moment = NOW

    def now(self) -> Moment:
        return self.at

    def move(self, to: Moment) -> None:
        """The walk alone moves it."""


@dataclass
class WalkSeeds:
    """Salts that depend on the step of the walk only."""

    step: int = 0
    _given: int = field(default=0)

    def begin(self, step: int) -> None:
        self.step, self._given = step, 0

    def new(self) -> bytes:
        self._given += 1
        return hashlib.sha256(f"{self.step}/{self._given}".encode()).digest()


@dataclass(frozen=True)
class Step:
    """One order of the walk and what came of it: a receipt or the code of a refusal."""

    order: Order
    answer: Receipt | str


def opening() -> Iterator[tuple[StreamId, Command]]:
    """What every walk begins with: five units in a cluster, one year live and one told."""
    yield SYSTEM, InitializeDatabase(practice=True)
    for number, unit in enumerate(UNITS):
        name = f"Sở số {number}"
        register = RegisterUnit(unit=unit, code=f"so-{number}", full_name=name, short_name=name)
        yield unit_stream(unit), register
    yield HOME, FoundCluster(cluster=CLUSTER, code="cum-8", name="Cụm thi đua số 8")
    yield ELSEWHERE, FoundCluster(cluster=AWAY, code="cum-9", name="Cụm thi đua số 9")
    yield HOME, AddMembers(units=MEMBERS)
    yield HOME, RecordOfficers(year="2026", chair=A, vice_chairs=(B,))
    yield HOME, RecordOfficers(year="2021", chair=A)
    yield HOME, OpenCycle(year="2026")
    yield HOME, OpenCycle(year="2021", backfill=True, reason=REASON)
    yield unit_stream(E), MergeUnit(into=OUTSIDE, since="2025-07-01", reason=REASON)


def requests() -> Iterator[tuple[StreamId, Command]]:
    """A person asks what is kept of them, and is answered."""
    yield SYSTEM, RecordPersonRequest(person="an@so.vn", wish=Wish.EXPORT, received="2026-01-04")
    yield SYSTEM, AnswerPersonRequest(request=2, answer=REASON)


def walk(store: Store, clock: WalkClock, seeds: WalkSeeds, seed: int, steps: int) -> Iterator[Step]:
    """Give ``steps`` orders to a fresh store of practice, the same for the same seed."""
    rng = Random(seed)
    past: list[Order] = []
    for number, (stream, command) in enumerate((*opening(), *requests())):
        order = Order(
            command_id=uuid5(UUID(int=seed), str(number)),
            stream=stream,
            command=command,
            actor="tester",
            seat=OPERATOR,
        )
        yield _give(store, seeds, order, number)
        past.append(order)
    for number in range(len(past), len(past) + steps):
        command_id = uuid5(UUID(int=seed), str(number))
        order = random_order(rng, _loading(store), past, command_id, clock.at)
        clock.at += rng.choice((1, 60, 3600, 43_200, 172_800)) * 1_000_000
        yield _give(store, seeds, order, number)
        past.append(order)


def _loading(store: Store) -> Load:
    return lambda stream: store.load(stream).state


def _give(store: Store, seeds: WalkSeeds, order: Order, number: int) -> Step:
    seeds.begin(number)
    try:
        return Step(order, handle(store, seeds, order))
    except Refusal as refusal:
        return Step(order, refusal.code)


def random_order(
    rng: Random, load: Load, past: Sequence[Order], command_id: UUID, now: Moment
) -> Order:
    """The next order, given the states of the streams and the orders that were given before.

    Most move a year on; some miss by one field or by the seat, some are nonsense, some are
    earlier orders once more, word for word or under their id with other content.
    """
    kind = rng.choices(("sensible", "missing", "nonsense", "again"), (70, 12, 14, 4))[0]
    if kind == "again":
        again = rng.choice(past)
        # what the system itself asks for has one content, by its cause
        return (
            again
            if again.cause or rng.random() < 0.7
            else replace(again, command=random_command(rng))
        )
    stream = _stream(rng, load)
    state = load(stream)
    if rng.random() < 0.12 and (passes := due_order(rng, stream, state, now)) is not None:
        return passes
    sensible = kind != "nonsense" and state is not None
    command, seat = _sensible(rng, state) if sensible else _nonsense(rng, stream)
    if kind == "missing":
        command, seat = _missing(rng, command, seat)
    told = isinstance(state, Cycle) and state.backfill and not isinstance(command, TakeLive)
    return Order(
        command_id=command_id,
        stream=stream,
        command=command,
        actor=rng.choice(("tester", "tester", "other")),
        seat=seat,
        for_unit=_behalf(rng, command, seat),
        effective=rng.choice((None, None, When.read("2021-12"), When.unknown())),
        backfill=told if rng.random() < 0.97 else not told,
    )


def _stream(rng: Random, load: Load) -> StreamId:
    if rng.random() < 0.1:
        unit = unit_stream(rng.choice(UNITS))
        outside = (HOME, HOME, ELSEWHERE, unit, unit, unit, CALENDAR, CALENDAR, SYSTEM)
        return rng.choice(outside)
    cluster = load(HOME)
    assert isinstance(cluster, Cluster)
    going = [year for year, found in cluster.cycles.items() if not found.cancelled]
    live = [year for year in going if year != "2021"]
    year = "2021" if rng.random() < 0.3 or not live else rng.choice(live)
    return cycle_stream(cluster.cycles[year].cycle)


def _behalf(rng: Random, command: Command, seat: Seat | None) -> UnitId | None:
    unit = getattr(command, "unit", None)
    own = seat.unit if seat else None
    if isinstance(unit, UnitId) and unit != own and rng.random() < 0.8:
        return unit if seat in {SECRETARY, OPERATOR} else None
    return rng.choice(UNITS) if rng.random() < 0.03 else None


# Nonsense


def random_command(rng: Random) -> Command:
    """Any command with any fields of the right types."""
    return random_value(rng, rng.choice(list(COMMANDS.values())))  # type: ignore[no-any-return]


def _nonsense(rng: Random, stream: StreamId) -> Ask:
    kind = KINDS[stream.partition(":")[0]]
    commands = kind.COMMANDS if rng.random() < 0.95 else tuple(COMMANDS.values())
    command = rng.choice([found for found in commands if found is not CancelCycle])
    grants = PERMISSIONS[command]
    fitting = [seat for seat in SEATS if seat.office in grants] or SEATS
    seat = rng.choice(fitting) if rng.random() < 0.7 else _random_seat(rng)
    return random_value(rng, command), seat


def _random_seat(rng: Random) -> Seat | None:
    if rng.random() < 0.05:
        return None
    return Seat(rng.choice(list(Office)), rng.choice((*UNITS, None)))


def _missing(rng: Random, command: Command, seat: Seat | None) -> Ask:
    """The same with one field, or the seat, replaced at random."""
    fields = msgspec.structs.fields(type(command))
    if not fields or rng.random() < 0.3:
        return command, _random_seat(rng)
    changed = rng.choice(fields)
    return replace(command, **{changed.name: random_value(rng, changed.type)}), seat


def random_value(rng: Random, of: Any) -> Any:
    """A random value of an annotated type."""
    if of in _POOLS:
        return rng.choice(_POOLS[of])
    if isinstance(of, EnumType):
        return rng.choice(list(of))
    if get_origin(of) in {Union, UnionType}:
        kinds = [
            kind
            for kind in get_args(of)
            if kind is not msgspec.UnsetType and (kind is not NoneType or rng.random() < 0.5)
        ]
        return random_value(rng, rng.choice(kinds)) if kinds else None
    if get_origin(of) is tuple:
        return tuple(random_value(rng, get_args(of)[0]) for _ in range(rng.randint(0, 3)))
    if get_origin(of) is not None and get_args(of) and isinstance(get_args(of)[0], str):
        return rng.choice(get_args(of))
    return _random_struct(rng, of)


def _random_struct(rng: Random, of: Any) -> Any:
    values = {}
    for described in msgspec.structs.fields(of):
        if described.required or rng.random() < 0.5:
            values[described.name] = random_value(rng, described.type)
    return of(**values)


_POOLS: dict[Any, Sequence[Any]] = {
    UnitId: UNITS,
    ClusterId: (CLUSTER, AWAY),
    UUID: (UUID(int=7),),
    CycleId: (CycleId.of(CLUSTER, "2026", 1),),
    Points: tuple(map(Points, FIGURES)),
    Private: (Private.seal("đã ẩn", bytes(32)),),
    Rulebook: (RULEBOOK, RICH, CONTRADICTION, UNSCORED),
    str: WORDS,
    int: (-1, 0, 1, 1, 2, 3, 4, 5),
    bool: (True, False),
    NoneType: (None,),
}


# Sense


def _sensible(rng: Random, state: object) -> Ask:
    if isinstance(state, Cycle):
        asks = list(_asks(rng, state)) if rng.random() < 0.85 else list(_beside(rng, state))
        return rng.choice(asks) if asks else (AdvancePhase(), SECRETARY)
    if isinstance(state, Cluster):
        return act_on_cluster(rng, state), OPERATOR
    if isinstance(state, Unit):
        return act_on_unit(rng, state), OPERATOR
    module = next(kind for kind in KINDS.values() if kind.__name__ == type(state).__module__)
    return random_value(rng, rng.choice(module.COMMANDS)), OPERATOR


def _beside(rng: Random, cycle: Cycle) -> Iterator[Ask]:
    """The year's work; what names no seat is the chair's office's."""
    chair, amended = cycle.chair, rng.choice((RULEBOOK, RICH))
    due = due_moves(rng, cycle, amended) if rng.random() < 0.4 else ()
    for command, seat in (*year_work(rng, cycle), *due, *ticking(rng, cycle)):
        yield command, seat or (Seat(Office.SECRETARY, chair) if chair else OPERATOR)


def _asks(rng: Random, cycle: Cycle) -> Iterator[Ask]:
    """What people in office would do now."""
    chair = cycle.chair
    secretary = Seat(Office.SECRETARY, chair) if chair else OPERATOR
    if cycle.phase in SITTING or (cycle.phase is Phase.SCORING and rng.random() < 0.1):
        moves = (*_conference(rng, cycle), *_candidacy(rng, cycle))
        if cycle.conference.sitting or rng.random() < 0.2:
            moves += (*_voting(rng, cycle), *_handover(rng, cycle))
        elif cycle.phase is Phase.CHAIR_HANDOVER:
            moves += tuple(_handover(rng, cycle))
        if cycle.phase is Phase.VOTING and cycle.backfill:
            moves += tuple(_told_votes(rng, cycle))
    else:
        moves = tuple(_MOVES.get(cycle.phase, _nothing)(rng, cycle))
    for command, seat in (*moves, *award_moves(rng, cycle), *lapse_moves(rng, cycle)):
        yield command, seat or secretary
    if rng.random() < 0.2 and cycle.phase is not Phase.CHAIR_HANDOVER:
        yield AdvancePhase(), secretary
    if rng.random() < 0.08:
        yield rng.choice(tuple(_formal(rng, cycle))), secretary
    if cycle.backfill and rng.random() < 0.4:
        yield from [(rng.choice(tuple(_told(rng, cycle))), OPERATOR)] * 2


def _nothing(rng: Random, _: Cycle) -> Iterator[tuple[Command, Seat | None]]:
    if rng.random() < 0.3:
        yield ReopenPhase(phase=rng.choice(WAY[2:-1]), reason=REASON), None


def _plan(rng: Random, cycle: Cycle) -> Iterator[tuple[Command, Seat | None]]:
    if cycle.plan.rulebook is None or rng.random() < 0.1:
        live = rng.choice((RULEBOOK, *[ASKED_FIRST] * 6, UNSCORED))
        if live is ASKED_FIRST and rng.getstate()[1][0] % 5 == 0:  # draws nothing: other years stay
            live = RUNGED
        yield SetRulebook(rulebook=CONTRADICTION if cycle.backfill else live), None
    for found in cycle.plan.discrepancies:
        if found.code not in cycle.plan.accepted:
            accept = AcceptDiscrepancy(discrepancy=found.code, reading=REASON, reason=REASON)
            yield accept, None
    soon = rng.choice(("2026-01-25", "2026-02-05", "2026-04-30"))
    for phase, until in ((Phase.REGISTRATION, soon), (Phase.SCORING, "2027-12")):
        if phase not in cycle.plan.deadlines:
            yield SetDeadline(code=phase, until=until), None
    yield IssuePlan(document=PAPER), None


def _registration(rng: Random, cycle: Cycle) -> Iterator[tuple[Command, Seat | None]]:
    part = cycle.registration
    for unit in cycle.members:
        if unit not in part.units and unit not in part.excused:
            register = RegisterTargets(unit=unit, targets=(REASON,), titles=("gk",))
            yield register, officer(unit)
            yield register, officer(unit)
            if rng.random() < 0.05:
                yield ExcuseUnit(unit=unit, reason=REASON), None
    unsigned = tuple(unit for unit in cycle.members if unit not in part.pledged)
    if unsigned:
        yield SignPledge(units=unsigned[: rng.randint(1, 5)]), None
    yield AdvancePhase(), None


def _scoring(rng: Random, cycle: Cycle) -> Iterator[tuple[Command, Seat | None]]:
    rulebook = cycle.plan.rulebook
    if rulebook is None or not rulebook.scored:
        yield AdvancePhase(), None
        return
    unit = rng.choice(cycle.members) if cycle.members else A
    sheet, own = cycle.sheet(unit), officer(unit)
    checker = Seat(Office.VICE_CHAIR, B) if unit == A else None
    if sheet.settled and rng.random() < 0.5:
        yield AdvancePhase(), None
    if not sheet.sent:
        yield EnterScores(unit=unit, column="self", cells=_cells(rng, cycle, unit, "self")), own
        yield SubmitSheet(unit=unit), own
        if rng.random() < 0.03:
            yield MarkNotSent(unit=unit, reason=REASON), None
        return
    column = rng.choice(rulebook.columns)
    cells = _cells(rng, cycle, unit, column.code)
    seat = own if column.scorer is Scorer.OWN else checker
    other = rng.choice(MEMBERS)
    yield AssignCheck(unit=unit, column="cross_check", checker=other), None
    counted = counted_to(rulebook, sheet, rulebook.column("cross_check"))
    empty = Points("0")
    differs = any(
        counted.get((new.criterion, new.part), new.now if new.part is Part.STANDARD else empty)
        != new.now
        for new in cells
    )
    why = REASON if differs else msgspec.UNSET
    enter = EnterScores(unit=unit, column="cross_check", cells=cells, reason=why)
    yield enter, officer(other)
    yield AdjustScores(unit=unit, column=column.code, cells=cells, reason=REASON), seat
    if sheet.adjusted > sheet.explained:
        yield ExplainAdjustment(unit=unit, explanation=REASON), own
    yield SettleSheet(unit=unit), checker
    yield SettleSheet(unit=unit), checker
    if rng.random() < 0.1:
        mark = MarkCriterion(
            unit=unit, criterion=rng.choice("123"), mark=rng.choice(list(Mark)), reason=REASON
        )
        yield mark, None


def _cells(rng: Random, cycle: Cycle, unit: UnitId, column: str) -> tuple[NewCell, ...]:
    standing = cycle.sheet(unit).cells(column)
    places = [("1", Part.STANDARD, "60"), ("2", Part.STANDARD, "40"), ("3", Part.BONUS, "18")]
    places += [("1", Part.BONUS, "5"), ("2", Part.DEDUCTION, "-3")]
    if cycle.plan.rulebook and "4" in cycle.plan.rulebook.by_code:
        places.append(("4", Part.BONUS, str(rng.choice((5, 10, 20)))))
    wanted = places[:2] + places[5:] if rng.random() < 0.6 else rng.sample(places, 3)
    return tuple(
        NewCell(
            criterion=criterion,
            part=part,
            was=standing.get((criterion, part)) if rng.random() < 0.95 else Points("1"),
            now=Points(most) if rng.random() < 0.75 else rng.choice(_OTHER_VALUES),
        )
        for criterion, part, most in wanted
    )


_OTHER_VALUES = (Points("0"), Points("0.5"), Points("2"), Points("-0.5"), None)


def _conference(rng: Random, cycle: Cycle) -> Iterator[tuple[Command, Seat | None]]:
    part = cycle.conference
    if part.called is None:
        yield CallConference(date="2027-01-18/2027-01-19", agenda=(REASON,)), None
    if part.report is None:
        yield RecordReport(document=PAPER), None
    if not part.sitting:
        yield OpenSitting(), None
        return
    if len(part.present) < len(MEMBERS):
        present = cycle.members if rng.random() < 0.7 else tuple(rng.sample(MEMBERS, 3))
        yield RecordAttendance(present=present), None
    if part.report != "adopted":
        yield AdoptReport(document=PAPER), None
    if part.table is None:
        yield AdoptTable(), None
    if rng.random() < 0.05:
        yield CloseSitting(), None


def _voting(rng: Random, cycle: Cycle) -> Iterator[tuple[Command, Seat | None]]:
    part, rulebook = cycle.voting, cycle.plan.rulebook
    if not part.tellers:
        yield AppointTellers(units=tuple(rng.sample(MEMBERS, 2))), None
    for selection in rulebook.selections if rulebook else ():
        if selection.code in part.rounds and rng.random() < 0.3:
            yield from _further(rng, selection.code)
        if selection.code in part.outcomes:
            continue
        if part.ballot_on(selection.code) and rng.random() < 0.9:
            continue
        nominees = tuple(rng.sample(MEMBERS, 2))
        open_one = OpenBallot(
            ballot=f"b{len(part.ballots) + 1}",
            selection=selection.code,
            method=rng.choice((*Method, Method.OPEN, Method.PAPER, Method.PAPER)),
            nominees=nominees,
        )
        decide = DecideSelection(selection=selection.code, chosen=nominees[:1], reason=REASON)
        if selection.how is How.BY_VOTE:
            yield from [(open_one, None)] * 4
        if selection.how is How.BY_VOTE and rng.random() < 0.3:
            name = f"b{len(part.ballots) + 1}"
            yield (
                AskInWriting(
                    ballot=name,
                    selection=selection.code,
                    nominees=nominees,
                    answers_by="2027-01-31",
                ),
                None,
            )
            yield AcclaimSelection(selection=selection.code, chosen=nominees[:1]), None
        if selection.how is How.BY_RANK:
            yield SelectByRank(selection=selection.code), None
        if selection.how is How.APPOINTMENT or rng.random() < 0.05:
            yield decide, None
    for code, ballot in part.ballots.items():
        if ballot.open:
            yield from [*_balloting(rng, cycle, code)] * 2
        elif not ballot.over:
            yield CloseBallot(ballot=code), None
        elif rng.random() < 0.1:
            yield from _mending(rng, cycle, code)


def _further(rng: Random, code: str) -> Iterator[tuple[Command, Seat | None]]:
    """Where a vote left something open: another round, or the authority."""
    again = rng.choice([*Again])
    named = (rng.choice(MEMBERS),) if again is Again.NEW else ()
    yield (
        DecideAnotherRound(selection=code, standing=again, nominees=named, reason=REASON),
        None,
    )
    if rng.random() < 0.1:
        yield ReferToAuthority(authority="Bộ", document=PAPER, selection=code), None


def _candidacy(rng: Random, cycle: Cycle) -> Iterator[tuple[Command, Seat | None]]:
    rulebook = cycle.plan.rulebook
    for selection in rulebook.selections if rulebook and not cycle.clearances else ():
        if isinstance(selection.clearance, Clearance):
            of, (objects, *others) = selection.clearance.of, MEMBERS
            clear = RecordClearance(
                of=of, no_objection=tuple(others), objection=(objects,), document=PAPER
            )
            yield from [(clear, None)] * 2
    if rng.random() < 0.9:
        return
    yield BarUnit(unit=rng.choice(MEMBERS), reason=REASON), None
    for unit, ground in cycle.candidacy.barred:
        yield LiftBar(unit=unit, ground=ground, reason=REASON), None
    yield RecordHolders(selection="bk", units=(rng.choice(MEMBERS),)), None
    yield InviteComments(until="2027-01-20"), None


def _balloting(rng: Random, cycle: Cycle, code: str) -> Iterator[tuple[Command, Seat | None]]:
    ballot = cycle.voting.ballots[code]
    nominees = ballot.titles[ballot.selection].nominees
    yield CloseBallot(ballot=code), None
    if rng.random() < 0.2:
        yield WithdrawBallot(ballot=code, reason=REASON), None
    yield from _mending(rng, cycle, code)
    if ballot.method is Method.OPEN:
        for unit in ballot.electors:
            if not ballot.has_voted(unit):
                choice = (nominees[0 if rng.random() < 0.8 else -1],)
                yield CastVote(ballot=code, unit=unit, choices=choice), officer(unit)
        return
    for unit in ballot.asked:
        if unit not in ballot.answers:
            yield RecordAnswer(ballot=code, unit=unit, choices=nominees[:1]), officer(unit)
    electors = len(ballot.electors)
    if ballot.method is Method.SHOW_OF_HANDS:
        hands = tuple(Votes(unit=unit, votes=1, against=0, no_opinion=0) for unit in nominees)
        yield CountHands(ballot=code, votes=hands), None
        return
    split = rng.randint(0, electors)
    count = Count(
        issued=electors,
        returned=electors,
        valid=electors,
        invalid=0 if rng.random() < 0.9 else 1,
        votes=tuple(
            Votes(unit=unit, votes=votes)
            for unit, votes in zip(nominees, (split, electors - split), strict=False)
        ),
    )
    for unit in cycle.voting.tellers:
        if ballot.count is None or rng.random() < 0.1:
            yield RecordCount(ballot=code, count=count), Seat(Office.TELLER, unit)
        elif unit not in ballot.signed:
            yield SignCount(ballot=code), Seat(Office.TELLER, unit)


def _mending(rng: Random, cycle: Cycle, code: str) -> Iterator[tuple[Command, Seat | None]]:
    """What was written down wrongly on a ballot, open or closed."""
    ballot = cycle.voting.ballots[code]
    nominees = ballot.titles[ballot.selection].nominees
    for unit, delegate in ballot.votes:
        if rng.random() < 0.2:
            yield (
                CorrectVote(
                    ballot=code,
                    unit=unit,
                    delegate=delegate,
                    choices=nominees[-1:],
                    struck=rng.random() < 0.2,
                    reason=REASON,
                ),
                None,
            )
    if ballot.count is not None and rng.random() < 0.3:
        lines = tuple(
            replace(line, votes=line.votes - 1) if line.votes else line
            for line in ballot.count.votes
        )
        papers = ballot.method is Method.PAPER
        count = replace(ballot.count, votes=lines) if papers else None
        yield (
            CorrectCount(ballot=code, count=count, votes=() if papers else lines, reason=REASON),
            None,
        )
    if ballot.method is Method.PAPER and ballot.count is not None:
        yield SignOffCount(ballot=code, document=PAPER), None
    if sides_to_state(cycle, ballot):
        yield StateChairSide(ballot=code, chair_for=nominees[:1], document=PAPER), None


def _handover(rng: Random, cycle: Cycle) -> Iterator[tuple[Command, Seat | None]]:
    part = cycle.handover
    if part.next_officers is None or rng.random() < 0.05:
        chair = rng.choice(MEMBERS)
        yield NameNextOfficers(year="2027", chair=chair), None
    unsigned = tuple(unit for unit in cycle.members if unit not in part.pledged)
    if unsigned:
        yield SignNextPledge(units=unsigned[:2]), None
    if not part.items:
        yield ListHandover(items=("Cờ luân lưu", REASON)), None
    elif part.next_officers is not None and not part.accepted:
        for side in {cycle.officers.chair, part.next_officers.chair} - {None}:
            assert side is not None
            yield AcceptHandover(unit=side), officer(side)
    if not part.minutes and cycle.voting.outcomes and rng.random() < 0.3:
        yield AdoptMinutes(document=PAPER, state_handover=rng.random() < 0.3), None
    if cycle.phase is Phase.CHAIR_HANDOVER and (part.accepted or rng.random() < 0.2):
        yield (CloseSitting() if cycle.conference.sitting else CloseCycle()), None


_MOVES = {Phase.PLAN: _plan, Phase.REGISTRATION: _registration, Phase.SCORING: _scoring}


def _told_votes(rng: Random, cycle: Cycle) -> Iterator[Ask]:
    """Whom a vote chose of which a source gives no figures."""
    rulebook = cycle.plan.rulebook
    for selection in rulebook.selections if rulebook else ():
        if selection.code not in cycle.voting.outcomes and selection.how is How.BY_VOTE:
            chosen = (rng.choice(MEMBERS),)
            told = RecordVoteOutcome(selection=selection.code, chosen=chosen, source="nguồn")
            yield from [(told, OPERATOR)] * 3


def _formal(rng: Random, cycle: Cycle) -> Iterator[Command]:
    yield ExtendDeadline(
        code=rng.choice(list(cycle.plan.deadlines) or [Phase.SCORING]),
        until=rng.choice(("2027-06-30", "2028", "2028-01-31")),
        unit=rng.choice((None, *UNITS)),
        reason=REASON,
    )
    lacking = cycle.lacking_in(WAY[:-1]) or ("x",)
    yield WaiveCondition(condition=rng.choice(lacking), reason=REASON)
    yield ReopenPhase(phase=rng.choice(WAY), reason=REASON)
    if rng.random() < 0.3:
        yield CancelCycle(reason=REASON)


def _told(rng: Random, cycle: Cycle) -> Iterator[Command]:
    for source in ("nguồn", "nguồn", "nguồn 2"):
        if source not in cycle.sources:
            yield RecordSource(source=source, title="Báo cáo", grade="draft")
    said = rng.choice((Happened(), Counted(count=5, of=5), Counted(count=3, of=5)))
    yield RecordFact(topic=rng.choice(list(SourceTopic)), said=said, source="nguồn")
    yield CiteSource(source=rng.choice(list(cycle.sources) or ["nguồn"]))
    yield RecordInference(
        topic=rng.choice(list(SourceTopic)),
        units=cycle.members[:1],
        what="suy ra",
        ground="căn cứ",
        source="nguồn",
    )
    yield AddSelections(
        selections=(Selection(code=f"sau {rng.randrange(3)}", name="Cờ thi đua", how=How.BY_VOTE),),
        source="nguồn",
    )
    yield NoteDiscrepancy(discrepancy=f"chỗ {rng.randrange(3)}", what="lệch", source="nguồn")
    if cycle.phase is Phase.SCORING and cycle.sources:
        # a source prints a table, and nobody scores
        yield WaiveCondition(condition="sheets_settled", reason=REASON)
    rows = tuple(
        PrintedRow(unit=unit, rank=number, total=Points(str(100 - number)))
        for number, unit in enumerate(cycle.members, start=1)
    )
    yield RecordPublishedTable(source="nguồn", rows=rows)
    item = PrintedItem(criterion="1", units=cycle.members[:2], value=Points("20"))
    yield RecordPublishedItems(source="nguồn", items=(item,))
    place = PrintedPlace(criterion="1", band="1 đến 10", units=cycle.members[:2])
    yield RecordPublishedPlaces(source="nguồn", places=(place,))
    if rng.random() < 0.1:
        yield TakeLive(reason=REASON)
