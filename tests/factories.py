"""What the tests begin with: units, seats, a rulebook, and a cycle brought to any phase.

Clock, seed and ids are fixed. A prepared cycle has come about by commands, as in life.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from msgspec import structs

from adapters.official_days import official_days
from domain.clusters.cluster import ClusterFounded
from domain.clusters.naming import OfficersRecorded
from domain.clusters.offices import Officers, Words
from domain.clusters.roster import MembersAdded
from domain.clusters.terms import Stands
from domain.cycle.backfill import RecordFact, RecordSource, SourceTopic
from domain.cycle.cycle import BeginCycle
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.formal import AdvancePhase
from domain.cycle.guard import WAY, Phase
from domain.cycle.phases.chair_handover import AdoptMinutes, CloseCycle, NameNextOfficers
from domain.cycle.phases.handing_over import AcceptHandover, ListHandover
from domain.cycle.phases.plan import AcceptDiscrepancy, IssuePlan, SetRulebook
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.phases.scoring import EnterScores, SettleSheet, SubmitSheet
from domain.cycle.phases.summary_conference import (
    AdoptReport,
    AdoptTable,
    CloseSitting,
    OpenSitting,
    RecordAttendance,
)
from domain.cycle.scores.published import PrintedRow, RecordPublishedTable
from domain.cycle.votes.selecting import DecideSelection
from domain.reckoning.cells import NewCell
from domain.record.order import Context
from domain.record.record import (
    ARITHMETIC,
    FORMAT,
    Body,
    Cause,
    ClusterId,
    Command,
    CycleId,
    Event,
    Header,
    Office,
    Origin,
    Seat,
    StreamId,
    UnitId,
    cluster_stream,
    cycle_stream,
)
from domain.record.streams import evolve, type_of
from domain.rulebook.criteria import Criterion, Part, Scale
from domain.rulebook.rulebook import Column, Rulebook, Scorer, read_rulebook
from domain.rulebook.selections import Base, How, Selection, Threshold
from domain.values.known import Counted
from domain.values.paper import Document, Paper
from domain.values.points import Points
from domain.values.private import Private
from domain.values.when import Moment, When
from tests.spec import Given

P = Points
Acts = Iterator[tuple[Command, Seat]]


def moment(text: str) -> Moment:
    """A clock in Vietnam, for example ``2026-01-05T08:00``."""
    found = When.read(text).start
    assert found is not None
    return found


def id_of(name: str) -> UUID:
    return uuid5(NAMESPACE_OID, name)


#: A Monday morning.
NOW = moment("2026-01-05T08:00")
SEED = bytes(range(32))
#: The official calendar: 14 to 22 February 2026 are the Tết holiday.
DAYS = official_days()
CONTEXT = Context(now=NOW, seed=SEED, practice=False, days=DAYS)

#: The chair, the vice, three more members, and a unit of no cluster.
A, B, C, D, E, OUTSIDE = (UnitId(id_of(f"unit {name}")) for name in "ABCDEX")
MEMBERS = (A, B, C, D, E)
OFFICERS = Officers(chair=A, vice_chairs=(B,))
CLUSTER = ClusterId(id_of("cluster"))
CYCLE = CycleId.of(CLUSTER, "2026", 1)
STREAM = cycle_stream(CYCLE)

OPERATOR = Seat(Office.OPERATOR)
CHAIR = Seat(Office.CHAIR, A)
SECRETARY = Seat(Office.SECRETARY, A)
VICE = Seat(Office.VICE_CHAIR, B)


def officer(unit: UnitId) -> Seat:
    return Seat(Office.UNIT_OFFICER, unit)


def head(unit: UnitId) -> Seat:
    return Seat(Office.UNIT_HEAD, unit)


def teller(unit: UnitId) -> Seat:
    return Seat(Office.TELLER, unit)


def hidden(text: str) -> Private:
    """A text as the events of these tests hold it."""
    return Private.seal(text, SEED)


PAPER = Paper(kind="Kế hoạch", number="42/KH-CTĐ SỐ 08")
#: What an event holds of ``PAPER``.
DOCUMENT = Document(
    kind="Kế hoạch",
    number="42/KH-CTĐ SỐ 08",
    date=None,
    received=None,
    signer=None,
    about=None,
    file=None,
)

#: Adds up to its base. Criterion 3 is nothing but bonus, without a limit.
RULEBOOK = Rulebook(
    name="Bảng tiêu chí năm 2026",
    base=P("100"),
    columns=(
        Column(code="self", name="Tự chấm", scorer=Scorer.OWN),
        Column(code="cross_check", name="Chấm chéo", scorer=Scorer.ASSIGNED),
        Column(code="settled", name="Thống nhất", scorer=Scorer.CLUSTER),
    ),
    criteria=(
        Criterion(
            code="1",
            name="Nhiệm vụ chuyên môn",
            standard=Scale(max=P("60")),
            bonus=Scale(max=P("5")),
        ),
        Criterion(
            code="2",
            name="Cải cách hành chính",
            standard=Scale(max=P("40")),
            deduction=Scale(max=P("3")),
        ),
        Criterion(code="3", name="Sáng kiến", bonus=Scale()),
    ),
    selections=(
        Selection(
            code="co",
            name="Cờ thi đua",
            how=How.BY_VOTE,
            quota=1,
            threshold=Threshold(share="2/3", base=Base.PRESENT),
        ),
        Selection(code="bk", name="Bằng khen", how=How.BY_RANK, quota=2),
        Selection(code="gk", name="Giấy khen", how=How.APPOINTMENT),
    ),
    quorum="2/3",
)


def cell(
    criterion: str, now: str | None, was: str | None = None, part: Part = Part.STANDARD
) -> NewCell:
    return NewCell(
        criterion=criterion,
        part=part,
        was=None if was is None else P(was),
        now=None if now is None else P(now),
    )


def given(start: Given | StreamId, *bodies: Body) -> Given:
    """Given a stream where that has happened, whoever did it."""
    past = start if isinstance(start, Given) else Given(start, CONTEXT)
    events, state = list(past.events), past.state
    for body in bodies:
        named, schema = type_of(body)
        header = Header(
            format=FORMAT,
            stream=past.stream,
            version=len(events) + 1,
            type=named,
            schema=schema,
            recorded_at=past.context.now,
            effective_at=When.moment(past.context.now),
            origin=Origin.LIVE,
            actor="tester",
            seat=None,
            for_unit=None,
            command_id=id_of("given"),
            cause=None,
            arithmetic=ARITHMETIC,
        )
        events.append(Event(header, body))
        state = evolve(state, events[-1])
    return Given(past.stream, past.context, tuple(events), state)


def after(start: Given, *acts: tuple[Command, Seat]) -> Given:
    """Given besides that those acts were accepted, one after the other."""
    for command, seat in acts:
        start = start.when(command, as_=seat).given_besides()
    return start


FOUNDED = ClusterFounded(
    cluster=CLUSTER,
    code="cum-8",
    name="Cụm thi đua số 8",
    aliases=(),
    authority=None,
    words=Words(),
)


def officers_recorded(year: str, officers: Officers, **more: Any) -> OfficersRecorded:
    """Officers who hold office from the beginning of the year, unless said otherwise."""
    plain = {"since": None, "stands": Stands.HELD, "document": None, "reason": None}
    return OfficersRecorded(year=year, officers=officers, **{**plain, **more})


def cluster_with(*bodies: Body) -> Given:
    """A cluster with its members and the officers of 2026, where that happened besides."""
    members = MembersAdded(units=MEMBERS, since=None)
    officers = officers_recorded("2026", OFFICERS)
    return given(cluster_stream(CLUSTER), FOUNDED, members, officers, *bodies)


def begin(**changed: object) -> BeginCycle:
    return structs.replace(
        BeginCycle(
            cycle=CYCLE,
            cluster=CLUSTER,
            code="cum-8/2026",
            year="2026",
            attempt=1,
            backfill=False,
            members=MEMBERS,
            officers=OFFICERS,
            words=Words(),
        ),
        **changed,
    )


def begun(**changed: object) -> Given:
    """A cycle that has just begun."""
    cause = Cause(cluster_stream(CLUSTER), 4, "begin")
    return Given(STREAM, CONTEXT).when(begin(**changed), cause=cause).given_besides()


def at(start: Given, clock: str) -> Given:
    """The same, when the store's clock shows that time."""
    context = structs.replace(start.context, now=moment(clock))
    return replace(start, context=context)


def claimed(start: Given, **keys: StreamId) -> Given:
    """The same, where those names already belong to streams."""
    return replace(start, context=structs.replace(start.context, claimed=keys))


def beside(start: Given, *others: Given) -> Given:
    """The same, where those other streams stand as they do."""
    known = {other.stream: other.state for other in others}
    return replace(start, context=structs.replace(start.context, others=known))


def sheet_of(unit: UnitId) -> tuple[NewCell, ...]:
    """The standard points with which a member begins: 100 for A, 99 for B, and so on down."""
    return cell("1", "60"), cell("2", str(40 - MEMBERS.index(unit)))


def settler(unit: UnitId) -> Seat:
    """Who settles a sheet: the secretary, but the chair's own the vice."""
    return VICE if unit == A else SECRETARY


def _planned(rulebook: Rulebook) -> Acts:
    yield SetRulebook(rulebook=rulebook), SECRETARY
    yield SetDeadline(code=Phase.REGISTRATION, until="2026-02-28"), SECRETARY
    yield SetDeadline(code=Phase.SCORING, until="2026-11-30"), SECRETARY
    yield IssuePlan(document=PAPER), SECRETARY


def _registered(_: Rulebook) -> Acts:
    for unit in MEMBERS:
        yield RegisterTargets(unit=unit, targets=("Hoàn thành nhiệm vụ",)), officer(unit)
    yield SignPledge(units=MEMBERS), SECRETARY
    yield AdvancePhase(), SECRETARY


def _scored(rulebook: Rulebook) -> Acts:
    for unit in MEMBERS if rulebook.scored else ():
        own, cells = rulebook.columns[0].code, sheet_of(unit)
        yield EnterScores(unit=unit, column=own, cells=cells), officer(unit)
        yield SubmitSheet(unit=unit), officer(unit)
        yield SettleSheet(unit=unit), settler(unit)
    yield AdvancePhase(), SECRETARY


def _adopted(rulebook: Rulebook) -> Acts:
    yield OpenSitting(), SECRETARY
    yield RecordAttendance(present=MEMBERS), SECRETARY
    yield AdoptReport(document=PAPER), SECRETARY
    if rulebook.scored:
        yield AdoptTable(), SECRETARY


def _voted(rulebook: Rulebook) -> Acts:
    for selection in rulebook.selections:
        chosen = (B,) if selection.quota == 1 else (A, B)
        decide = DecideSelection(selection=selection.code, chosen=chosen, reason="Cụm nhất trí")
        yield decide, SECRETARY


def _handed_over(_: Rulebook) -> Acts:
    yield NameNextOfficers(year="2027", chair=B, vice_chairs=(C,)), SECRETARY
    yield ListHandover(items=("Cờ luân lưu", "Hồ sơ năm 2026")), SECRETARY
    yield AcceptHandover(unit=A), SECRETARY
    yield AcceptHandover(unit=B), officer(B)
    yield AdoptMinutes(document=PAPER), SECRETARY
    yield CloseSitting(), SECRETARY
    yield CloseCycle(), SECRETARY


_WAY = (_planned, _registered, _scored, _adopted, _voted, _handed_over)


def acts_to(phase: Phase, rulebook: Rulebook = RULEBOOK) -> Acts:
    """All that brings a year from its beginning to the phase."""
    for stage in _WAY[: WAY.index(phase)]:
        yield from stage(rulebook)


def cycle_in(phase: Phase, rulebook: Rulebook = RULEBOOK) -> Given:
    """A cycle that has just come to the phase, every unit in time and the chair ahead.

    From the voting on its sitting is open.
    """
    return _brought_to(phase, rulebook.canonical())


@cache
def _brought_to(phase: Phase, rulebook: str) -> Given:
    if phase is Phase.PLAN:
        return begun()
    stage = WAY.index(phase) - 1
    return after(_brought_to(WAY[stage], rulebook), *_WAY[stage](read_rulebook(rulebook)))


#: As in a real report: its standards add up to 110, its table says 100.
CONTRADICTION = structs.replace(
    RULEBOOK,
    name="Bảng tiêu chí năm 2021",
    criteria=(
        structs.replace(RULEBOOK.criteria[0], standard=Scale(max=P("70"))),
        *RULEBOOK.criteria[1:],
    ),
)
SOURCE = "báo cáo"


@cache
def told_in(phase: Phase) -> Given:
    """A cycle told from the past as far as that phase, from one draft report, without deadlines.

    Its rulebook contradicts itself, and the contradiction has been read.
    """
    if phase is Phase.PLAN:
        start = begun(backfill=True, code="cum-8/2021", year="2021")
        return after(start, (RecordSource(source=SOURCE, title="Dự thảo", grade="draft"), OPERATOR))
    return after(told_in(WAY[WAY.index(phase) - 1]), *_TOLD[phase])


def _bulk(topic: SourceTopic) -> tuple[Command, Seat]:
    return RecordFact(topic=topic, said=Counted(count=5, of=5), source=SOURCE), OPERATOR


_TOLD: dict[Phase, tuple[tuple[Command, Seat], ...]] = {
    Phase.REGISTRATION: (
        (SetRulebook(rulebook=CONTRADICTION), OPERATOR),
        (
            AcceptDiscrepancy(
                discrepancy="criteria_sum",
                reading="Bảng điểm theo thang 100",
                reason="Nguồn in như vậy",
            ),
            OPERATOR,
        ),
        (IssuePlan(document=PAPER), OPERATOR),
    ),
    Phase.SCORING: (
        _bulk(SourceTopic.REGISTRATION),
        _bulk(SourceTopic.PLEDGE),
        (AdvancePhase(), OPERATOR),
    ),
    Phase.SUMMARY_CONFERENCE: (
        (
            RecordPublishedTable(
                source=SOURCE,
                rows=(
                    PrintedRow(
                        unit=A,
                        rank=1,
                        standard=P("100"),
                        bonus=P("18"),
                        deduction=P("-0.5"),
                        total=P("117.5"),
                    ),
                    PrintedRow(unit=B, rank=2, standard=P("100"), total=P("112")),
                ),
            ),
            OPERATOR,
        ),
        (AdvancePhase(), OPERATOR),
    ),
}
