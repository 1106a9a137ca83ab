"""Who is told of what: one table, from an event to its recipients.

A policy is a pure function of an event and of where the cycle stands. Nothing past is announced:
no policy looks at a cycle whose past is being told. Nobody is told of what their own unit did,
but for receipts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

import msgspec

from domain.cycle.amendment import RulebookAmended
from domain.cycle.awards.decisions import DecisionRecorded
from domain.cycle.awards.proposals import DossierPieceRecorded, DossierRequired
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import Standing, duties
from domain.cycle.deadlines.passing import DeadlinePassed
from domain.cycle.deadlines.setting import DeadlineExtended, DeadlineSet, DeadlinesMoved
from domain.cycle.deadlines.timeliness import Timeliness
from domain.cycle.formal import CycleCancelled, PhaseChanged, PhaseReopened
from domain.cycle.guard import Phase
from domain.cycle.phases.chair_handover import (
    MinutesAdopted,
    NextOfficersLearned,
    NextOfficersNamed,
)
from domain.cycle.phases.handing_over import HandoverAccepted, HandoverListed, HandoverTicked
from domain.cycle.phases.plan import PlanIssued
from domain.cycle.phases.registration import TargetsRegistered
from domain.cycle.phases.scoring import (
    CriterionMarked,
    ScoresAdjusted,
    SheetSettled,
    SheetSubmitted,
)
from domain.cycle.phases.summary_conference import ConferenceCalled
from domain.cycle.scores.after_adoption import AdoptedScoreCorrected
from domain.cycle.scores.checking import CheckAssigned, ChecksAssigned
from domain.cycle.scores.explaining import AdjustmentExplained, ExplanationAnswered
from domain.cycle.scores.lapses import (
    ConsequenceRaised,
    ConsequenceReckoned,
    ConsequenceSettled,
    ConsequenceWithdrawn,
)
from domain.cycle.scores.returning import SheetPassedBack, SheetReturned
from domain.cycle.scores.rungs import SheetPassedOn, rung_of
from domain.cycle.scores.sheets import RelativeMoved
from domain.cycle.votes.candidacy import BarLifted, UnitBarred
from domain.cycle.votes.mending import ProxiesCorrected, VoteCorrected
from domain.cycle.votes.opening import BallotOpened
from domain.cycle.votes.selecting import SelectionAcclaimed, SelectionDecided, SelectionMade
from domain.cycle.year_work.claimed import Claimed, ClaimState, claims_of
from domain.cycle.year_work.claims import ClaimConfirmed, ClaimRefused, SentClaimed
from domain.cycle.year_work.complaints import (
    ComplaintAnswered,
    ComplaintFiled,
    ComplaintReceived,
)
from domain.cycle.year_work.drafting import DraftCirculated
from domain.cycle.year_work.guidance import GuidanceRecorded
from domain.cycle.year_work.outside import ScorerNamed
from domain.cycle.year_work.reporting import ReportReceived, ReportRequired
from domain.notices import Topic
from domain.record.order import Considered
from domain.record.record import Body, Event, Office, Seat, UnitId
from domain.values.days import NO_DAYS, DayTable
from domain.values.when import Moment
from workflows.effects import standings
from workflows.next_offices import newly_placed
from workflows.notices import Leaving, Notice, head, leaves_at, notice_id, officer, secretary


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What a policy looks at: an event, and the cycle before and after its act."""

    event: Event
    before: Cycle
    after: Cycle
    #: The types of all events of the act.
    act: frozenset[type[Body]]

    @property
    def body(self) -> Any:
        return self.event.body

    @property
    def actor(self) -> UnitId | None:
        """The unit that did it, or for which it was done."""
        header = self.event.header
        return header.for_unit or (header.seat.unit if header.seat else None)


Recipients = Callable[[Heard], Iterable[Seat]]


class Policy(msgspec.Struct, frozen=True):
    """One row of the table."""

    topic: Topic
    to: Recipients
    #: Whether it concerns this event at all.
    when: Callable[[Heard], bool] = lambda _: True


def _others(heard: Heard) -> Iterator[Seat]:
    """All members but the unit that acted."""
    return (officer(unit) for unit in heard.after.members if unit != heard.actor)


def _unit(heard: Heard) -> Iterator[Seat]:
    """The unit that the event names, unless it acted itself."""
    return (officer(unit) for unit in (heard.body.unit,) if unit != heard.actor)


def _unit_of_sheet(heard: Heard) -> Iterator[Seat]:
    """The unit whose score it is, unless its own hand did it: whoever acts on its behalf may have
    changed what the unit does not know of."""
    seat = heard.event.header.seat
    return (officer(unit) for unit in (heard.body.unit,) if seat is None or unit != seat.unit)


def _those_moved(heard: Heard) -> Iterator[Seat]:
    return (officer(unit) for unit in sorted({move.unit for move in heard.body.moves}))


def _receipt(heard: Heard) -> tuple[Seat, ...]:
    """The unit that the event names, whoever acted."""
    return (officer(heard.body.unit),)


def _units(heard: Heard) -> Iterator[Seat]:
    return (officer(unit) for unit in heard.body.units)


def _checkers(heard: Heard) -> Iterator[Seat]:
    body = heard.body
    checks = body.checks if isinstance(body, ChecksAssigned) else ()
    named = {unit for check in checks for unit in check.checkers}
    if isinstance(body, CheckAssigned):
        named = {body.checker}
    return (officer(unit) for unit in sorted(named) if unit != heard.actor)


def _asked(heard: Heard) -> Iterator[Seat]:
    """Those who are asked in writing; a ballot at the sitting is opened before all."""
    return (officer(unit) for unit in heard.body.asked if unit != heard.actor)


def _whose_vote(heard: Heard) -> Iterator[Seat]:
    """The unit whose vote was mended, and who gave it in its place; not whose own hand did it."""
    body, seat = heard.body, heard.event.header.seat
    by = heard.after.voting.ballots[body.ballot].proxies.get(body.unit)
    units = (body.unit, by) if by is not None else (body.unit,)
    return (officer(unit) for unit in units if seat is None or unit != seat.unit)


def _absent_and_proxies(heard: Heard) -> Iterator[Seat]:
    """Who votes for another, or has another vote for it, by what was changed."""
    body, seat = heard.body, heard.event.header.seat
    changed = set(body.was) ^ set(body.now)
    units = sorted({unit for proxy in changed for unit in (proxy.unit, proxy.by)})
    return (officer(unit) for unit in units if seat is None or unit != seat.unit)


def _secretary(heard: Heard) -> tuple[Seat, ...]:
    return tuple(seat for seat in secretary(heard.after) if seat.unit != heard.actor)


def _claimant(heard: Heard) -> tuple[Seat, ...]:
    return (officer(heard.after.claims[heard.body.claim].unit),)


def _complainant(heard: Heard) -> tuple[Seat, ...]:
    """Whoever acted, the unit has the receipt or the answer."""
    return (officer(heard.after.complaints[heard.body.complaint].unit),)


def _extended(heard: Heard) -> Iterator[Seat]:
    if heard.body.unit is not None:
        return iter((officer(heard.body.unit),))
    return _owing(heard, (heard.body.code,))


def _set(heard: Heard) -> Iterator[Seat]:
    return _owing(heard, (heard.body.code,))


def _moved(heard: Heard) -> Iterator[Seat]:
    return _owing(heard, tuple(move.deadline for move in heard.body.moves))


def _rung(heard: Heard) -> Iterator[Seat]:
    """Whoever enters the rung that has the sheet now: those to whom its check was assigned, or the
    office that is said to; for the sheet of the chair's own unit the vice. What a body outside
    gives comes to the chair's office. Not the seat that acted."""
    cycle, unit = heard.after, heard.body.unit
    rung = rung_of(cycle, unit)
    if rung is None or rung.by is None:
        return
    checkers = cycle.scoring.checks.get((unit, rung.code))
    office = rung.by.office if rung.by.office is not None else Office.SECRETARY
    seats: tuple[Seat, ...] = ()
    if checkers is not None:
        seats = tuple(officer(checker) for checker in checkers.units if checker != unit)
    elif rung.by.team is None and (office is Office.VICE_CHAIR or unit == cycle.chair):
        seats = tuple(officer(vice) for vice in cycle.officers.vice_chairs)
    elif rung.by.team is None and cycle.chair is not None:
        seats = (Seat(office, cycle.chair),)
    yield from (seat for seat in seats if seat != heard.event.header.seat)


def _named_body(heard: Heard) -> Iterator[Seat]:
    """The body outside that is named, once scores may be entered."""
    if heard.after.phase is Phase.SCORING:
        yield Seat(Office.SCORER, heard.body.unit)


def _bodies(heard: Heard) -> Iterator[Seat]:
    """The bodies outside that enter their points themselves."""
    return (Seat(Office.SCORER, unit) for unit in sorted(heard.after.outside.scorers))


def _owing(heard: Heard, codes: tuple[str, ...]) -> Iterator[Seat]:
    """The units that still owe something under these codes; of a code that is the cluster's as a
    whole, all members."""
    due = [found for found in duties(heard.after).values() if found.code in codes]
    named = {found.unit for found in due if found.unit and found.standing is Standing.OPEN}
    if not any(found.unit for found in due):
        named = set(heard.after.members)
    return (officer(unit) for unit in heard.after.members if unit in named - {heard.actor})


def _decided(heard: Heard) -> Iterator[Seat]:
    named = {result.unit for result in heard.body.results}
    return (officer(unit) for unit in sorted(named))


def _dossier(heard: Heard) -> Iterator[Seat]:
    """Those chosen or proposed for the award whose dossier it is."""
    cycle, award = heard.after, heard.body.award
    chosen = cycle.voting.made[award].chosen if award in cycle.voting.made else ()
    proposed = (
        unit
        for proposal in cycle.award_file.proposals.values()
        if not proposal.withdrawn
        for unit, named in proposal.places
        if named == award
    )
    return (officer(unit) for unit in sorted({*chosen, *proposed}) if unit != heard.actor)


def _next_chair(heard: Heard) -> Iterator[Seat]:
    """The handover waits for the signature of the unit that comes next."""
    officers = heard.after.handover.next_officers
    if officers is None or officers.chair is None:
        return
    yield officer(officers.chair)
    yield head(officers.chair)


def _next_officers(heard: Heard) -> Iterator[Seat]:
    """Each whose office is another than it was told: a chair made vice too, and whoever holds
    nothing any more."""
    return (officer(unit) for unit in newly_placed(heard.before, heard.after))


def _moved_by_correction(heard: Heard) -> Iterator[Seat]:
    """Every unit whose total or rank is another than before; nobody else, also not the unit whose
    scores were corrected where that comes to nothing."""
    was, now = standings(heard.before), standings(heard.after)
    return (officer(unit) for unit in heard.after.members if was.get(unit) != now.get(unit))


def _issued(heard: Heard) -> bool:
    """The plan was in force before: what it says itself needs no message of its own."""
    return heard.before.plan.issued is not None


def _opens(phase: Phase) -> Callable[[Heard], bool]:
    def opens(heard: Heard) -> bool:
        # the message on the plan says until when to register, that on a reopening what is asked
        return heard.body.to is phase and not heard.act & {PlanIssued, PhaseReopened}

    return opens


def _of_unit(heard: Heard) -> bool:
    return heard.body.unit is not None


def _of_cluster(heard: Heard) -> bool:
    return heard.body.unit is None


def _alone(heard: Heard) -> bool:
    """The message on the deadline that passed says what follows."""
    return DeadlinePassed not in heard.act


def _unanswered(heard: Heard) -> bool:
    """The answer to an explanation says itself what followed of it."""
    return ExplanationAnswered not in heard.act


def _not_confirmed(heard: Heard) -> bool:
    """Where the unit said itself that it sent the report, the letter that confirms it is the
    receipt, and there is one only; that it was late is new."""
    body = heard.body
    said = claims_of(heard.before, body.unit, Claimed.REPORT, body.report, ClaimState.CONFIRMED)
    return not said or body.timeliness is Timeliness.LATE


def _not_by_sending(heard: Heard) -> bool:
    """While sheets come in, points that depend on the best unit are provisional."""
    return not heard.act & {SheetSubmitted, SheetReturned}


def _handed_over(heard: Heard) -> bool:
    """Both sides have accepted, and nothing is left to be ticked off."""
    return heard.after.handover.accepted and not heard.before.handover.accepted


def _first(heard: Heard) -> bool:
    return heard.before.conference.called is None


def _again(heard: Heard) -> bool:
    return heard.before.conference.called is not None


#: Who is told of what. An event that is not here is told to nobody.
POLICIES: Final[Mapping[type[Body], tuple[Policy, ...]]] = MappingProxyType(
    {
        PlanIssued: (Policy(Topic.PLAN_ISSUED, _others),),
        GuidanceRecorded: (Policy(Topic.GUIDANCE, _others),),
        PhaseChanged: (
            Policy(Topic.REGISTRATION_OPEN, _others, _opens(Phase.REGISTRATION)),
            Policy(Topic.SCORING_OPEN, _others, _opens(Phase.SCORING)),
            Policy(Topic.BODY_ASKED, _bodies, _opens(Phase.SCORING)),
        ),
        DraftCirculated: (Policy(Topic.DRAFT, _others),),
        RulebookAmended: (Policy(Topic.RULES, _others, _issued),),
        ReportRequired: (Policy(Topic.REPORT_REQUIRED, _units),),
        DeadlineSet: (Policy(Topic.DEADLINE, _set, _issued),),
        DeadlinesMoved: (Policy(Topic.DEADLINE, _moved, _issued),),
        DeadlineExtended: (Policy(Topic.DEADLINE, _extended),),
        DeadlinePassed: (
            Policy(Topic.OVERDUE, _unit, _of_unit),
            Policy(Topic.LATE_LIST, _secretary, _of_cluster),
        ),
        TargetsRegistered: (Policy(Topic.RECEIPT, _receipt),),
        ScorerNamed: (Policy(Topic.BODY_ASKED, _named_body),),
        SheetSubmitted: (Policy(Topic.RECEIPT, _receipt), Policy(Topic.RUNG, _rung)),
        SheetReturned: (Policy(Topic.SENT_BACK, _receipt),),
        SheetPassedOn: (Policy(Topic.RUNG, _rung),),
        SheetPassedBack: (Policy(Topic.RUNG, _rung),),
        ReportReceived: (Policy(Topic.RECEIPT, _receipt, _not_confirmed),),
        DossierPieceRecorded: (Policy(Topic.RECEIPT, _receipt),),
        SentClaimed: (Policy(Topic.CLAIM, _secretary),),
        ClaimConfirmed: (Policy(Topic.RECEIPT, _claimant),),
        ClaimRefused: (Policy(Topic.CLAIM_REFUSED, _claimant),),
        ComplaintFiled: (Policy(Topic.COMPLAINT, _secretary),),
        ComplaintReceived: (Policy(Topic.COMPLAINT_ANSWER, _complainant),),
        ComplaintAnswered: (Policy(Topic.COMPLAINT_ANSWER, _complainant),),
        CheckAssigned: (Policy(Topic.CHECK, _checkers),),
        ChecksAssigned: (Policy(Topic.CHECK, _checkers),),
        ScoresAdjusted: (Policy(Topic.ADJUSTED, _unit_of_sheet, _unanswered),),
        CriterionMarked: (Policy(Topic.ADJUSTED, _unit_of_sheet),),
        RelativeMoved: (Policy(Topic.ADJUSTED, _those_moved, _not_by_sending),),
        AdjustmentExplained: (Policy(Topic.EXPLAINED, _secretary),),
        ExplanationAnswered: (Policy(Topic.ANSWERED, _unit),),
        SheetSettled: (Policy(Topic.SETTLED, _receipt),),
        ConsequenceRaised: (Policy(Topic.CONSEQUENCE, _receipt, _alone),),
        ConsequenceReckoned: (Policy(Topic.CONSEQUENCE, _receipt),),
        ConsequenceSettled: (Policy(Topic.CONSEQUENCE, _receipt),),
        ConsequenceWithdrawn: (Policy(Topic.CONSEQUENCE, _receipt),),
        AdoptedScoreCorrected: (Policy(Topic.CORRECTED, _moved_by_correction),),
        ConferenceCalled: (
            Policy(Topic.INVITATION, _others, _first),
            Policy(Topic.INVITATION_CHANGED, _others, _again),
        ),
        UnitBarred: (Policy(Topic.BARRED, _unit),),
        BarLifted: (Policy(Topic.BARRED, _unit),),
        BallotOpened: (Policy(Topic.ASKED, _asked),),
        VoteCorrected: (Policy(Topic.VOTE_MENDED, _whose_vote),),
        ProxiesCorrected: (Policy(Topic.VOTE_MENDED, _absent_and_proxies),),
        SelectionMade: (Policy(Topic.RESULT, _others),),
        SelectionAcclaimed: (Policy(Topic.RESULT, _others),),
        SelectionDecided: (Policy(Topic.RESULT, _others),),
        MinutesAdopted: (Policy(Topic.MINUTES, _others),),
        DossierRequired: (Policy(Topic.DOSSIER, _dossier),),
        DecisionRecorded: (Policy(Topic.DECISION, _decided),),
        HandoverListed: (Policy(Topic.HANDOVER, _next_chair),),
        HandoverAccepted: (Policy(Topic.HANDED_OVER, _others, _handed_over),),
        HandoverTicked: (Policy(Topic.HANDED_OVER, _others, _handed_over),),
        NextOfficersNamed: (Policy(Topic.NEXT_OFFICE, _next_officers),),
        NextOfficersLearned: (Policy(Topic.NEXT_OFFICE, _next_officers),),
        PhaseReopened: (Policy(Topic.REOPENED, _others),),
        CycleCancelled: (Policy(Topic.CANCELLED, _others),),
    }
)


def notices(before: object, considered: Considered) -> tuple[Notice, ...]:
    """What is to be told of an accepted act, in the order of its events."""
    after = considered.state
    if not isinstance(before, Cycle) or not isinstance(after, Cycle):
        return ()
    if before.backfill or after.backfill:
        return ()
    act = frozenset(type(event.body) for event in considered.events)
    told = (
        Notice(
            id=notice_id(event.stream, event.version, policy.topic, to),
            topic=policy.topic,
            stream=event.stream,
            version=event.version,
            to=to,
            code=getattr(event.body, "code", None),
        )
        for event in considered.events
        for heard in (Heard(event=event, before=before, after=after, act=act),)
        for policy in POLICIES.get(type(event.body), ())
        if policy.when(heard)
        for to in policy.to(heard)
    )
    return tuple({notice.id: notice for notice in told}.values())


def leaving(
    before: object, considered: Considered, now: Moment, days: Callable[[], DayTable]
) -> tuple[Leaving, ...]:
    """As :func:`notices`, with when each may leave. The days are asked for only where somebody is
    told anything."""
    told = notices(before, considered)
    table = days() if told else NO_DAYS
    return tuple(Leaving(notice, leaves_at(notice, now, table)) for notice in told)
