"""Who may do what: one table, denied unless allowed.

A grant names an office and a scope: ``OWN`` where the command must concern the seat's own unit,
``BEHALF`` where it may also concern the unit on whose behalf the seat says that it acts, ``ANY``
otherwise. The seat must hold its office in the stream it acts on, and only the chair's office may
act on behalf of another unit.
"""

from enum import Enum

from domain import calendar, notices, system
from domain.clusters import acting, cluster, next_year, roster, transfer
from domain.clusters import ending as cluster_end
from domain.clusters import naming as officers_acts
from domain.cycle import amendment, backfill, corrections, cycle, documents, formal
from domain.cycle.awards import decisions, proposals
from domain.cycle.awards import returns as award_returns
from domain.cycle.deadlines import passing
from domain.cycle.deadlines import setting as deadlines
from domain.cycle.phases import (
    chair_handover,
    handing_over,
    plan,
    registration,
    scoring,
    summary_conference,
    voting,
)
from domain.cycle.scores import after_adoption, checking, explaining, lapses, published
from domain.cycle.votes import (
    candidacy,
    closing,
    counting,
    mending,
    nomination,
    opening,
    rounds,
    selecting,
)
from domain.cycle.year_work import (
    claims,
    dissent,
    drafting,
    guidance,
    meetings,
    movements,
    outside,
    reporting,
)
from domain.record.order import Order
from domain.record.record import Command, Office, UnitId, command_word
from domain.units import gathering, lineage, unit
from domain.values.refusal import Refusal
from domain.values.when import Moment


class Scope(Enum):
    OWN = "own"
    BEHALF = "behalf"
    ANY = "any"


Grants = dict[Office, Scope]

_CHAIR: Grants = {Office.CHAIR: Scope.ANY, Office.SECRETARY: Scope.ANY}
_LEADERS: Grants = {**_CHAIR, Office.VICE_CHAIR: Scope.ANY}
_OPERATOR: Grants = {Office.OPERATOR: Scope.ANY}
_OWN_UNIT: Grants = {Office.UNIT_OFFICER: Scope.OWN, Office.UNIT_HEAD: Scope.OWN}
#: An officer checks the sheets of others where a check is assigned to the unit.
_SCORERS: Grants = {**_LEADERS, Office.UNIT_OFFICER: Scope.ANY}
#: The chair's office acts for a unit that does not act itself, and says so.
_BEHALF: Grants = {Office.CHAIR: Scope.BEHALF, Office.SECRETARY: Scope.BEHALF}
_FOLLOWS: Grants = {Office.SYSTEM: Scope.ANY}
#: What stands in the stream of a unit, whose officer writes in no other.
_OF_UNIT: Grants = {**_OPERATOR, Office.UNIT_OFFICER: Scope.ANY, Office.UNIT_HEAD: Scope.ANY}

_UNIT: Grants = {**_BEHALF, **_OWN_UNIT}

#: What runs through the whole year.
YEAR_WORK: dict[type[Command], Grants] = {
    guidance.RecordGuidance: _CHAIR,
    drafting.CirculateDraft: _CHAIR,
    drafting.CommentOnDraft: _UNIT,
    drafting.AnswerComment: _CHAIR,
    movements.LaunchMovement: _CHAIR,
    movements.SumUpMovement: _CHAIR,
    reporting.RequireReport: _CHAIR,
    reporting.RecordReportReceived: {**_CHAIR, **_OWN_UNIT},
    reporting.ExcuseReport: _CHAIR,
    meetings.HoldReview: _CHAIR,
    meetings.HoldPreparatoryMeeting: _CHAIR,
    outside.RecordReferenceRanking: _CHAIR,
    outside.RecordExternalScore: _CHAIR,
    outside.FillScores: _SCORERS,
    claims.ClaimSent: _UNIT,
    claims.ConfirmClaim: _CHAIR,
    claims.RefuseClaim: _CHAIR,
    dissent.RecordDissent: _UNIT,
    dissent.ReferToAuthority: _CHAIR,
    dissent.RecordAuthorityAnswer: _CHAIR,
    documents.CompleteDocument: _CHAIR,
}
PERMISSIONS: dict[type[Command], Grants] = {
    system.InitializeDatabase: _OPERATOR,
    system.HoldOutbox: _OPERATOR,
    system.ReleaseOutbox: _OPERATOR,
    system.EraseTexts: _OPERATOR,
    system.EraseContacts: _OPERATOR,
    unit.RegisterUnit: _OPERATOR,
    unit.RenameUnit: _OPERATOR,
    lineage.MergeUnit: _OPERATOR,
    lineage.SplitUnit: _OPERATOR,
    lineage.DissolveUnit: _OPERATOR,
    lineage.RecordPredecessor: _FOLLOWS,
    gathering.RecordUnitSource: _OF_UNIT,
    gathering.RecordGathering: _OF_UNIT,
    gathering.RecordGatheringAwards: _OF_UNIT,
    gathering.RecordGatheringPledge: _OF_UNIT,
    gathering.CiteDocuments: _OF_UNIT,
    gathering.RecordGatheringReading: _OF_UNIT,
    calendar.CorrectDay: _OPERATOR,
    calendar.ConfirmYear: _OPERATOR,
    cluster.FoundCluster: _OPERATOR,
    roster.AddMembers: {**_OPERATOR, **_CHAIR},
    roster.RemoveMember: {**_OPERATOR, **_CHAIR},
    roster.ReplaceMember: {**_OPERATOR, **_CHAIR},
    officers_acts.RecordOfficers: {**_OPERATOR, **_CHAIR, **_FOLLOWS},
    officers_acts.RecogniseOfficers: {**_OPERATOR, **_CHAIR},
    officers_acts.DeclineOffice: {**_OPERATOR, **_UNIT},
    acting.ActInPlace: {**_OPERATOR, **_CHAIR, Office.VICE_CHAIR: Scope.OWN},
    acting.EndActingInPlace: {**_OPERATOR, **_CHAIR},
    next_year.RecordNextPledge: _FOLLOWS,
    cluster.OpenCycle: {**_OPERATOR, **_CHAIR},
    cluster.RecordCycleEnd: _FOLLOWS,
    cluster_end.EndCluster: _OPERATOR,
    cluster_end.TransferCycle: _OPERATOR,
    cluster_end.ReceiveCycle: _FOLLOWS,
    cluster_end.RecordPrecedingCluster: _FOLLOWS,
    transfer.MoveCycle: _FOLLOWS,
    transfer.EndWithCluster: _FOLLOWS,
    cycle.BeginCycle: _FOLLOWS,
    plan.ReviseMembers: _FOLLOWS,
    plan.ReviseOfficers: _FOLLOWS,
    plan.SetRulebook: _CHAIR,
    plan.AcceptDiscrepancy: _CHAIR,
    deadlines.SetDeadline: _CHAIR,
    deadlines.ReckonDeadlines: _CHAIR,
    deadlines.MoveDeadlines: _FOLLOWS,
    deadlines.ExtendDeadline: _CHAIR,
    passing.PassDeadline: _FOLLOWS,
    lapses.SettleConsequence: _LEADERS,
    lapses.WithdrawConsequence: _LEADERS,
    plan.IssuePlan: _CHAIR,
    amendment.AmendRulebook: _CHAIR,
    registration.RegisterTargets: {**_BEHALF, **_OWN_UNIT},
    registration.ExcuseUnit: _CHAIR,
    registration.SignPledge: {**_CHAIR, **_OWN_UNIT},
    registration.ReceivePledge: _FOLLOWS,
    scoring.EnterScores: _SCORERS,
    scoring.SubmitSheet: {**_BEHALF, **_OWN_UNIT},
    scoring.MarkNotSent: _CHAIR,
    scoring.MarkCriterion: _CHAIR,
    checking.AssignCheck: _CHAIR,
    checking.AssignChecks: _CHAIR,
    scoring.AdjustScores: _SCORERS,
    explaining.ExplainAdjustment: {**_BEHALF, **_OWN_UNIT},
    explaining.AnswerExplanation: _SCORERS,
    scoring.SettleSheet: _SCORERS,
    published.RecordPublishedTable: _CHAIR,
    published.RecordPublishedItems: _CHAIR,
    published.RecordPublishedPlaces: _CHAIR,
    candidacy.BarUnit: _CHAIR,
    candidacy.LiftBar: _CHAIR,
    candidacy.RecordHolders: _CHAIR,
    candidacy.InviteComments: _CHAIR,
    nomination.Nominate: {**_CHAIR, **_OWN_UNIT},
    nomination.DeclineNomination: {**_BEHALF, **_OWN_UNIT},
    nomination.FixNominees: _LEADERS,
    summary_conference.CallConference: _LEADERS,
    summary_conference.RecordReport: _CHAIR,
    summary_conference.OpenSitting: _LEADERS,
    summary_conference.RecordAttendance: _LEADERS,
    summary_conference.AdoptReport: _LEADERS,
    summary_conference.AdoptTable: _LEADERS,
    summary_conference.CloseSitting: _LEADERS,
    voting.AppointTellers: _LEADERS,
    opening.OpenBallot: _LEADERS,
    opening.AskInWriting: _LEADERS,
    voting.CastVote: {**_BEHALF, **_OWN_UNIT},
    voting.RecordAnswer: {**_CHAIR, **_OWN_UNIT},
    counting.RecordCount: {**_CHAIR, Office.TELLER: Scope.ANY},
    counting.CountHands: {**_LEADERS, Office.TELLER: Scope.ANY},
    counting.SignCount: {Office.TELLER: Scope.ANY},
    counting.SignOffCount: _CHAIR,
    rounds.DecideAnotherRound: _LEADERS,
    mending.CorrectVote: _LEADERS,
    mending.CorrectCount: {**_LEADERS, Office.TELLER: Scope.ANY},
    mending.CorrectProxies: _LEADERS,
    closing.CloseBallot: _LEADERS,
    closing.WithdrawBallot: _LEADERS,
    selecting.SelectByRank: _LEADERS,
    selecting.SelectTheOthers: _LEADERS,
    selecting.AcclaimSelection: _LEADERS,
    selecting.DecideSelection: _LEADERS,
    selecting.RecordVoteOutcome: _CHAIR,
    chair_handover.NameNextOfficers: _LEADERS,
    chair_handover.SignNextPledge: {**_CHAIR, **_OWN_UNIT},
    chair_handover.LearnNextOfficers: _FOLLOWS,
    handing_over.ListHandover: _CHAIR,
    handing_over.TickHandover: {
        Office.CHAIR: Scope.OWN,
        Office.SECRETARY: Scope.OWN,
        **_OWN_UNIT,
    },
    handing_over.AcceptHandover: {
        Office.CHAIR: Scope.OWN,
        Office.SECRETARY: Scope.OWN,
        **_OWN_UNIT,
    },
    chair_handover.AdoptMinutes: _LEADERS,
    chair_handover.CloseCycle: _CHAIR,
    proposals.ProposeAwards: _CHAIR,
    proposals.AmendProposal: _CHAIR,
    proposals.WithdrawProposal: _CHAIR,
    proposals.RequireDossier: _CHAIR,
    proposals.RecordDossierPiece: {**_CHAIR, **_OWN_UNIT},
    decisions.RecordOpinion: _CHAIR,
    decisions.RecordDecision: _CHAIR,
    decisions.RecordDelivery: _CHAIR,
    award_returns.RecordReturn: _CHAIR,
    after_adoption.CorrectAdoptedScore: _SCORERS,
    corrections.CorrectRecord: _CHAIR,
    backfill.RecordSource: _CHAIR,
    backfill.CiteSource: _CHAIR,
    backfill.RecordFact: _CHAIR,
    backfill.RecordInference: _CHAIR,
    backfill.NoteDiscrepancy: _CHAIR,
    backfill.TakeLive: {**_CHAIR, **_OPERATOR},
    **YEAR_WORK,
    notices.RecordServed: _FOLLOWS,
    notices.RecordUnserved: _FOLLOWS,
    notices.WithdrawNotice: _OPERATOR,
    notices.MarkSeen: {**_CHAIR, **dict.fromkeys(_OWN_UNIT, Scope.ANY)},
    formal.AdvancePhase: _CHAIR,
    formal.ReopenPhase: _CHAIR,
    formal.WaiveCondition: _CHAIR,
    formal.CancelCycle: _CHAIR,
}


def check(state: object, order: Order, now: Moment | None = None) -> None:
    """Let an order pass, or refuse it.

    Who holds an office is asked of this moment; without one, of what was recorded last. Raises
    ``Refusal``: ``office_not_held`` where the seat's unit does not hold the office there,
    ``recognition_awaited`` where it must wait for a decision, ``not_permitted`` with the offices
    that may.
    """
    word = command_word(order.command)
    grants = PERMISSIONS[type(order.command)]
    office = Office.SYSTEM if order.cause else order.seat.office if order.seat else None
    if office is Office.SYSTEM and (order.cause is None or office not in grants):
        raise Refusal("not_permitted", command=word, offices=offices(grants))
    if office is Office.SYSTEM:
        return
    if _tells_the_past(state, order) and office is not None and grants != _FOLLOWS:
        return
    if office is None or office not in grants:
        raise Refusal("not_permitted", command=word, offices=offices(grants))
    _check_held(state, order, now)
    _check_own_proxy(state, order)
    if not _concerns(order, grants[office]):
        raise Refusal(
            "not_your_unit", command=word, unit=_concerned(order.command), own=order.acting_for
        )


def _check_own_proxy(state: object, order: Order) -> None:
    """Who votes for an absent unit types itself and names the absent one.

    Raises ``Refusal("vote_by_proxy")`` where it types the absent one in its own place.
    """
    command, seat = order.command, order.seat
    if not isinstance(state, cycle.Cycle) or not isinstance(command, voting.CastVote):
        return
    ballot = state.voting.ballots.get(command.ballot)
    by = ballot.proxies.get(command.unit) if ballot is not None else None
    if by is not None and seat is not None and seat.unit == by:
        raise Refusal("vote_by_proxy", unit=command.unit, by=by)


def _tells_the_past(state: object, order: Order) -> bool:
    """In back-fill the local operator writes what the source says that others did."""
    return order.backfill and isinstance(state, cycle.Cycle) and state.backfill


def _check_held(state: object, order: Order, now: Moment | None) -> None:
    seat = order.seat
    assert seat is not None
    if seat.office is Office.OPERATOR:
        return
    year = _year_of(order.command)
    holds = False
    offices = None
    if isinstance(state, cycle.Cycle):
        holds, offices = state.holds(seat, now), state.offices
    if isinstance(state, cluster.Cluster):
        holds, offices = state.holds(seat, year, now), state.offices_of(year or "")
        holds = holds or _is_represented(state, order)
    if isinstance(state, unit.Unit):
        holds = state.holds(seat)
    if isinstance(order.command, notices.MarkSeen):
        holds = True  # who holds which office stands in the cycle, which decides
    if not holds and offices is not None and offices.waits(seat.office, seat.unit, now):
        raise Refusal("recognition_awaited", office=seat.office, unit=seat.unit)
    if not holds and _is_next_chair(state, order):
        raise Refusal("office_not_held", case="incoming", office=seat.office, unit=seat.unit)
    if not holds:
        instead = offices.in_place(now) if offices is not None else None
        facts = {"acting": instead.unit} if instead else {}
        raise Refusal("office_not_held", office=seat.office, unit=seat.unit, **facts)
    if order.for_unit in {None, seat.unit}:
        return
    _check_own_proxy(state, order)
    if seat.office not in _CHAIR:
        raise Refusal("not_your_unit", unit=(order.for_unit,), own=seat.unit)
    if isinstance(state, cycle.Cycle) and order.for_unit is not None:
        state.check_member(order.for_unit)


def _is_next_chair(state: object, order: Order) -> bool:
    """Whether it is the side that takes over: in this year it is a member like any other."""
    takes = isinstance(order.command, (handing_over.AcceptHandover, handing_over.TickHandover))
    if not takes or not isinstance(state, cycle.Cycle) or order.seat is None:
        return False
    return state.handover.offices.officers().chair == order.seat.unit


def _year_of(command: Command) -> str | None:
    """The year in which the office must be held. A decision that recognises officers, and a unit
    that declines, come to the chair of either year."""
    if isinstance(command, (officers_acts.RecogniseOfficers, officers_acts.DeclineOffice)):
        return None
    year: str | None = getattr(command, "year", None)
    return year


def _is_represented(state: cluster.Cluster, order: Order) -> bool:
    """The chair itself says when nobody need act in its place any more."""
    command, seat = order.command, order.seat
    if seat is None or not isinstance(command, acting.EndActingInPlace):
        return False
    return state.offices_of(command.year).officers().holds(seat.office, seat.unit)


def _concerns(order: Order, scope: Scope) -> bool:
    """Whether the command concerns only units that the scope allows."""
    assert order.seat is not None
    if scope is Scope.ANY:
        return True
    allowed = {order.seat.unit} | ({order.for_unit} if scope is Scope.BEHALF else set())
    concerned = _concerned(order.command)
    return bool(concerned) and allowed.issuperset(concerned)


def _concerned(command: Command) -> tuple[UnitId, ...]:
    named = getattr(command, "unit", None)
    if isinstance(named, UnitId):
        return (named,)
    units: tuple[UnitId, ...] = getattr(command, "units", ())
    return units


def offices(grants: Grants) -> tuple[Office, ...]:
    """The offices that a row allows, people before the system."""
    return tuple(office for office in grants if office is not Office.SYSTEM) or (Office.SYSTEM,)
