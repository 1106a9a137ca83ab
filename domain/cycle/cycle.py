"""The cycle: one cluster's year. This file only puts the phases together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType, ModuleType

import msgspec
from msgspec.structs import replace

from domain.clusters import transfer
from domain.clusters.offices import Officers, Words
from domain.clusters.overseers import Overseers, named
from domain.clusters.roster import year_bounds
from domain.clusters.terms import Offices
from domain.cycle import amendment, backfill, corrections, documents, formal, overseen
from domain.cycle.awards import decisions, proposals
from domain.cycle.awards import returns as award_returns
from domain.cycle.awards.file import AwardFile
from domain.cycle.backfill import DiscrepancyNoted, Fact, InferenceRecorded, Source, SourceTopic
from domain.cycle.deadlines import passing
from domain.cycle.deadlines import setting as deadlines
from domain.cycle.documents import NO_PAPERS, Papers
from domain.cycle.guard import RUNNING, Condition, Phase, Row
from domain.cycle.on_file import OnFile, noted
from domain.cycle.partly import Partly
from domain.cycle.phases import (
    chair_handover,
    handing_over,
    plan,
    registration,
    rotation,
    scoring,
    summary_conference,
    voting,
)
from domain.cycle.phases.handing_over import Handover
from domain.cycle.phases.plan import Plan
from domain.cycle.phases.registration import Registration
from domain.cycle.phases.summary_conference import Conference
from domain.cycle.scores import (
    after_adoption,
    checking,
    evidence,
    explaining,
    lapses,
    published,
    returning,
    targets,
)
from domain.cycle.scores.after_adoption import Corrected
from domain.cycle.scores.evidence import NO_EVIDENCE, EvidenceOfAll
from domain.cycle.scores.lapses import NO_LAPSES, Lapses
from domain.cycle.scores.published import Published
from domain.cycle.scores.sheets import Scoring
from domain.cycle.votes import (
    candidacy,
    chair_side,
    clearance,
    closing,
    counting,
    mending,
    nomination,
    opening,
    rounds,
    selecting,
    told,
)
from domain.cycle.votes.ballot_box import Voting
from domain.cycle.votes.candidacy import Candidacy
from domain.cycle.votes.clearance import NOTHING_SAID, Clearances
from domain.cycle.votes.nomination import Nominations
from domain.cycle.year_work import (
    claims,
    complaints,
    dissent,
    drafting,
    guidance,
    meetings,
    movements,
    outside,
    reporting,
)
from domain.cycle.year_work.claimed import NO_CLAIMS, Claims
from domain.cycle.year_work.complaints import NO_COMPLAINTS, Complaints
from domain.cycle.year_work.dissent import Dissent
from domain.cycle.year_work.drafting import NO_DRAFTS, Drafts
from domain.cycle.year_work.guidance import Guidance
from domain.cycle.year_work.movements import NO_MOVEMENTS, Movements
from domain.cycle.year_work.outside import Outside
from domain.cycle.year_work.reporting import NO_REPORTS, Reports
from domain.reckoning.arithmetic import ARITHMETICS, Arithmetic
from domain.reckoning.cells import EMPTY, Sheet
from domain.record.order import Act, Decide
from domain.record.record import Body, ClusterId, Command, CycleId, Event, Ids, Office, Seat, UnitId
from domain.record.who import FOLLOWS, PlainRow
from domain.values.known import Said
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment


class BeginCycle(Command, frozen=True, kw_only=True):
    """Follows from the cluster's opening of a year; says all that the cycle begins with."""

    cycle: CycleId
    cluster: ClusterId
    code: str
    year: str
    attempt: int
    backfill: bool
    members: Ids[UnitId]
    officers: Officers
    words: Words


class CycleBegun(Body, frozen=True, kw_only=True):
    cycle: CycleId
    cluster: ClusterId
    code: str
    year: str
    attempt: int
    backfill: bool
    members: Ids[UnitId]
    officers: Officers
    words: Words


class Cycle(msgspec.Struct, frozen=True, kw_only=True):
    """Where a cycle stands. Every phase owns one part of it."""

    id: CycleId
    cluster: ClusterId
    #: ``cum-8/2021``
    code: str
    year: str
    attempt: int
    #: The past is being told; nothing is announced or counted late.
    backfill: bool
    #: The version of the rules of computing, of the event that began it.
    arithmetic: int
    members: Ids[UnitId]
    #: How the offices of the year stand.
    offices: Offices
    words: Words
    #: Who reviews and audits it, or did.
    overseers: Overseers = ()
    phase: Phase = Phase.PLAN
    #: The phase was reopened: it is left by an act of its own only.
    held_open: bool = False
    waived: frozenset[str] = frozenset()
    sources: Mapping[str, Source] = MappingProxyType({})
    #: From which source is told now; ``None`` before any was entered.
    told_from: str | None = None
    facts: Mapping[str, Fact] = MappingProxyType({})
    inferences: tuple[InferenceRecorded, ...] = ()
    noted: tuple[DiscrepancyNoted, ...] = ()
    plan: Plan = Plan()
    registration: Registration = Registration()
    scoring: Scoring = Scoring()
    #: Files beside the cells of the sheets.
    evidence: EvidenceOfAll = NO_EVIDENCE
    published: Published = Published()
    conference: Conference = Conference()
    candidacy: Candidacy = Candidacy()
    #: What bodies that are asked before a vote say of units.
    clearances: Clearances = NOTHING_SAID
    nominations: Nominations = Nominations()
    voting: Voting = Voting()
    handover: Handover = Handover()
    #: The same at the moment of sealing. What is learned later of the next year is that year's.
    handover_at_sealing: Handover | None = None
    guidance: Guidance = Guidance()
    drafts: Drafts = NO_DRAFTS
    movements: Movements = NO_MOVEMENTS
    reports: Reports = NO_REPORTS
    outside: Outside = Outside()
    claims: Claims = NO_CLAIMS
    dissent: Dissent = Dissent()
    complaints: Complaints = NO_COMPLAINTS
    #: The document of every act that may name one.
    papers: Papers = NO_PAPERS
    award_file: AwardFile = AwardFile()
    #: Scores corrected after the table was adopted.
    corrected: Corrected = Corrected()
    #: The same at the moment of sealing, where something was corrected since.
    corrected_at_sealing: Corrected | None = None
    #: What formal events put on file, corrections included.
    on_file: OnFile = OnFile()
    #: Deadlines that passed while something was lacking: code, unit (none: for all) and moment.
    passed: frozenset[tuple[str, UnitId | None, Moment]] = frozenset()
    #: When a year that was told from the past was taken live.
    live_since: Moment = 0
    #: What follows from lapses: proposed, applied, settled or withdrawn.
    lapses: Lapses = NO_LAPSES
    #: The outcome as it was sealed at closing.
    sealed: str | None = None
    #: Since when it is closed or cancelled.
    over: Moment | None = None
    #: What was taken out of it for somebody who may not see all; ``None``: nothing.
    partly: Partly | None = None

    @property
    def reckoning(self) -> Arithmetic:
        """The rules of computing by which the year is reckoned."""
        return ARITHMETICS[self.arithmetic]

    @property
    def officers(self) -> Officers:
        """The officers as was recorded last."""
        return self.offices.officers()

    @property
    def chair(self) -> UnitId | None:
        """The unit that acts as chair, as was recorded last."""
        return self.offices.chair()

    def holds(self, seat: Seat, at: Moment | None = None) -> bool:
        """Whether the seat's unit acts in that office in this cycle year, at that moment or as was
        recorded last."""
        match seat.office:
            case Office.UNIT_OFFICER | Office.UNIT_HEAD:
                return seat.unit in self.members
            case Office.TELLER:
                return seat.unit in self.voting.tellers
            case Office.SCORER:
                return seat.unit in self.outside.scorers
            case Office.REVIEWER | Office.AUDITOR:
                return named(self.overseers, seat, at)
            case _:
                return self.offices.holds(seat.office, seat.unit, at)

    def named_at(self, now: Moment) -> Moment:
        """When the names hold by which this year is told: at the end of a past year, at the
        closing of one that is over, now while it runs."""
        if self.backfill:
            return min(now, year_bounds(self.year)[1])
        return now if self.over is None else self.over

    def check_member(self, unit: UnitId) -> None:
        """Where a told past does not say who belonged to the cluster, nothing is held against
        anybody. Raises ``Refusal("not_member")``."""
        if self.backfill and not self.members:
            return
        if unit not in self.members:
            raise Refusal("not_member", unit=unit)

    def check_source(self, source: str) -> None:
        """Raises ``Refusal("source_unknown")``."""
        if source not in self.sources:
            raise Refusal("source_unknown", value=source, known=tuple(self.sources))

    def said(self, topic: str) -> Said | None:
        fact = self.facts.get(topic)
        return fact.said if fact else None

    def sheet(self, unit: UnitId) -> Sheet:
        """A unit's sheet; where nobody fills in a sheet of its own, it is with those who score."""
        found, rulebook = self.scoring.sheets.get(unit, EMPTY), self.plan.rulebook
        if found.sent or rulebook is None or not rulebook.scored_by_others:
            return found
        return replace(found, sent=True)

    def leave_conditions(self, phase: Phase) -> tuple[Condition, ...]:
        """What the phase asks for before it may be left."""
        return LEAVE.get(phase, ())

    def lacking_in(self, phases: Iterable[Phase]) -> tuple[str, ...]:
        """Codes of what these phases still lack, in order."""
        lacking = [
            condition.code
            for phase in phases
            for condition in self.leave_conditions(phase)
            if condition.lacking(self) is not None
        ]
        return tuple(dict.fromkeys(lacking))

    def recorded_topics(self) -> dict[SourceTopic, bool]:
        """For each topic of which silence is said too: whether events of this cycle show it."""
        return {
            SourceTopic.REGISTRATION: bool(self.registration.units),
            SourceTopic.PLEDGE: bool(self.registration.pledged),
            SourceTopic.CONFERENCE: self.conference.held,
            SourceTopic.REPORT_ADOPTED: self.conference.report == "adopted",
            SourceTopic.TABLE_ADOPTED: self.conference.table is not None,
            SourceTopic.VOTE: bool(self.voting.outcomes),
            SourceTopic.ELECTION: self.handover.named is not None,
            SourceTopic.NEXT_PLEDGE: bool(self.handover.pledged),
            SourceTopic.HANDOVER: self.handover.accepted,
            SourceTopic.MINUTES: self.handover.minutes,
        }


_YEAR_PARTS: tuple[ModuleType, ...] = (
    guidance,
    drafting,
    movements,
    reporting,
    meetings,
    outside,
    claims,
    dissent,
    complaints,
    documents,
)
PARTS: tuple[ModuleType, ...] = (
    plan,
    deadlines,
    passing,
    lapses,
    registration,
    checking,
    scoring,
    explaining,
    evidence,
    returning,
    targets,
    published,
    summary_conference,
    candidacy,
    clearance,
    nomination,
    opening,
    voting,
    counting,
    closing,
    chair_side,
    mending,
    rounds,
    selecting,
    told,
    rotation,
    handing_over,
    chair_handover,
    proposals,
    decisions,
    award_returns,
    after_adoption,
    corrections,
    backfill,
    formal,
    amendment,
    *_YEAR_PARTS,
    transfer,
    overseen,
)
ROWS: tuple[PlainRow, ...] = (
    PlainRow(BeginCycle, by=FOLLOWS),
    *(row for part in PARTS for row in part.ROWS),
)
#: The guard table: the rows that ask something of the phase in which a cycle stands.
GUARD_TABLE: tuple[Row, ...] = tuple(row for row in ROWS if isinstance(row, Row))
ROW_OF: dict[type[Command], Row] = {row.command: row for row in GUARD_TABLE}
#: What asks nothing of the phase.
BEYOND_PHASES: tuple[type[Command], ...] = tuple(
    row.command for row in ROWS if not isinstance(row, Row)
)
#: What runs through the whole year.
YEAR_WORK: tuple[type[Command], ...] = tuple(
    row.command for part in _YEAR_PARTS for row in part.ROWS
)
LEAVE: dict[Phase, tuple[Condition, ...]] = {
    phase: part.LEAVE
    for phase, part in zip(
        RUNNING,
        (plan, registration, scoring, summary_conference, voting, chair_handover),
        strict=True,
    )
}
_EVOLUTIONS: dict[type[Body], Callable[[Cycle, Event], Cycle]] = {
    body: part.evolve for part in PARTS for body in part.EVENTS
}
EVENTS: tuple[type[Body], ...] = (CycleBegun, *_EVOLUTIONS)


@refuses("stream_exists")
def begin_cycle(state: Cycle | None, command: BeginCycle, _act: Act) -> tuple[Body, ...]:
    if state is not None:
        raise Refusal("stream_exists", stream=command.code)
    return (CycleBegun(**{name: getattr(command, name) for name in _BEGINNING}),)


_BEGINNING = CycleBegun.__struct_fields__


def evolve(state: Cycle | None, event: Event) -> Cycle:
    body = event.body
    if isinstance(body, CycleBegun):
        return Cycle(
            id=body.cycle,
            cluster=body.cluster,
            code=body.code,
            year=body.year,
            attempt=body.attempt,
            backfill=body.backfill,
            arithmetic=event.header.arithmetic,
            members=body.members,
            offices=Offices.of(body.officers),
            words=body.words,
            on_file=noted(OnFile(), event),
        )
    assert state is not None
    after = _EVOLUTIONS[type(body)](state, event)
    after = replace(
        after,
        on_file=noted(after.on_file, event),
        papers=documents.noted(after.papers, event),
    )
    if isinstance(body, formal.PhaseReopened):
        after = documents.with_plan(after)
    return drafting.noted(after, event)


#: What the commands give, changes of phase apart.
DECISIONS: dict[type[Command], Decide] = {
    BeginCycle: begin_cycle,
    **{command: decision for part in PARTS for command, decision in part.DECISIONS.items()},
}
COMMANDS: tuple[type[Command], ...] = tuple(DECISIONS)
