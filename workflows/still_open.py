"""What is left to do of each kind of act in a cycle: for which units, ballots, selections.

A list of open acts names those who still owe something, and leaves out what is done.
"""

from collections.abc import Callable

from domain.cycle import formal, guard
from domain.cycle.cycle import LEAVE, Cycle
from domain.cycle.deadlines import setting as deadlines
from domain.cycle.deadlines.standing import known_codes
from domain.cycle.guard import WAY
from domain.cycle.phases import chair_handover, handing_over, plan, registration, scoring, voting
from domain.cycle.phases import summary_conference as conference
from domain.cycle.scores import (
    checking,
    evidence,
    explaining,
    lapses,
    published,
    returning,
    targets,
)
from domain.cycle.votes import (
    candidacy,
    chair_side,
    clearance,
    closing,
    counting,
    mending,
    opening,
    rounds,
    selecting,
    told,
)
from domain.reckoning.cells import targets_set
from domain.record.record import Command, UnitId
from domain.rulebook.criteria import OfTarget
from domain.rulebook.rulebook import Scorer
from domain.rulebook.selections import VOTED, How
from workflows.award_left import AWARD_LEFT
from workflows.ballots_left import (
    another_round,
    ballots,
    barred,
    by_hands,
    chair_silent,
    mendable,
    not_voted,
    off_ballot,
    to_decide,
    to_vote,
    unanswered,
    uncleared,
    unclosed,
    uncounted,
    undecided,
    unsigned,
    unsigned_papers,
    with_proxies,
    without_holders,
)
from workflows.left import Left, for_units, when
from workflows.year_left import YEAR_LEFT


def left_to_do(command: type[Command], cycle: Cycle) -> Left:
    """What is left of one kind of act."""
    find = _LEFT.get(command)
    return find(cycle) if find else Left()


def _unregistered(cycle: Cycle) -> Left:
    part = cycle.registration
    return for_units(cycle, lambda unit: unit not in part.units and unit not in part.excused)


def _unpledged(cycle: Cycle) -> Left:
    return for_units(cycle, lambda unit: unit not in cycle.registration.pledged)


def _unpledged_next(cycle: Cycle) -> Left:
    return for_units(cycle, lambda unit: unit not in cycle.handover.pledged)


def _unsent(cycle: Cycle) -> Left:
    def owes(unit: UnitId) -> bool:
        sheet = cycle.sheet(unit)
        return not sheet.sent and not sheet.not_sent

    return for_units(cycle, owes)


def _unsent_at_all(cycle: Cycle) -> Left:
    unsent = _unsent(cycle).units or ()
    return for_units(cycle, lambda unit: unit in unsent and not cycle.sheet(unit).opened)


def _unsettled(cycle: Cycle) -> Left:
    return for_units(cycle, lambda unit: cycle.sheet(unit).sent and not cycle.sheet(unit).settled)


def _returnable(cycle: Cycle) -> Left:
    """Sheets that others still score, and that may be sent back once more."""
    rulebook = cycle.plan.rulebook
    at_most = rulebook.returns_at_most if rulebook else None
    unsettled = _unsettled(cycle).units or ()
    return for_units(
        cycle,
        lambda unit: (
            unit in unsettled and (at_most is None or len(cycle.sheet(unit).returns) < at_most)
        ),
    )


def _without_targets(cycle: Cycle) -> Left:
    """Units that still lack a target of their own, where the rulebook has such."""
    rulebook = cycle.plan.rulebook
    unsent = _unsent(cycle).units or ()

    def lacks_one(unit: UnitId) -> bool:
        if rulebook is None or unit not in unsent:
            return False
        own = rulebook.of(unit)
        aims = {entry.code for entry in own.entries if isinstance(entry, OfTarget)}
        return not aims <= {code for code, _ in targets_set(own, cycle.sheet(unit))}

    return for_units(cycle, lacks_one)


def _scorable(cycle: Cycle) -> Left:
    """Sheets not sent, and those sent that others still score."""
    rulebook = cycle.plan.rulebook
    others = rulebook is not None and any(
        column.scorer is not Scorer.OWN for column in rulebook.columns
    )
    unsent, unsettled = _unsent(cycle).units or (), _unsettled(cycle).units or ()
    return for_units(cycle, lambda unit: unit in unsent or (others and unit in unsettled))


def _unassigned(cycle: Cycle) -> Left:
    """Sheets that some column leaves to another unit, which is not named yet."""
    rulebook = cycle.plan.rulebook
    columns = [
        column.code
        for column in (rulebook.columns if rulebook else ())
        if column.scorer is Scorer.ASSIGNED
    ]
    if not columns:
        return Left()
    return for_units(
        cycle,
        lambda unit: (
            not cycle.sheet(unit).settled
            and any((unit, column) not in cycle.scoring.checks for column in columns)
        ),
    )


def _sent(cycle: Cycle) -> Left:
    return for_units(cycle, lambda unit: cycle.sheet(unit).sent)


def _unexplained(cycle: Cycle) -> Left:
    return for_units(cycle, lambda unit: cycle.sheet(unit).awaits_explanation)


def _with_evidence_to_come(cycle: Cycle) -> Left:
    rulebook = cycle.plan.rulebook
    if rulebook is None or rulebook.own_column is None:
        return Left(units=())
    return for_units(cycle, lambda unit: evidence.may_change(cycle, unit))


def _with_evidence(cycle: Cycle) -> Left:
    still = _with_evidence_to_come(cycle).units or ()
    return for_units(cycle, lambda unit: unit in still and bool(cycle.evidence.get(unit)))


def _unanswered_explanations(cycle: Cycle) -> Left:
    return for_units(cycle, lambda unit: cycle.sheet(unit).awaits_answer)


def _sides(cycle: Cycle) -> Left:
    part = cycle.handover
    if not part.items or part.next_officers is None:
        return Left(units=())
    left = (unit for unit in handing_over.sides(cycle, part) if unit not in part.accepted_by)
    return Left(units=tuple(left))


def _unticked(cycle: Cycle) -> Left:
    part = cycle.handover
    if not part.items or part.next_officers is None:
        return Left(items=())
    return Left(items=handing_over.unticked(cycle, part))


def _unread(cycle: Cycle) -> Left:
    known = cycle.plan
    return Left(
        items=tuple(found.code for found in known.discrepancies if found.code not in known.accepted)
    )


def _undated(cycle: Cycle) -> Left:
    """What can be due and has no day yet."""
    known = cycle.plan.deadlines
    codes = (
        code for code in known_codes(cycle) if code not in known or not known[code].due.day_set
    )
    return Left(items=tuple(codes))


def _due_phases(cycle: Cycle) -> Left:
    return Left(items=tuple(cycle.plan.deadlines))


def _reckoned(cycle: Cycle) -> bool:
    rulebook = cycle.plan.rulebook
    listed = rulebook.deadlines if rulebook else ()
    return all(found.code in cycle.plan.deadlines for found in listed)


def _unsettled_lapses(cycle: Cycle) -> Left:
    units = {unit for (unit, _, _), raised in cycle.lapses.items() if raised.stage == "proposed"}
    return for_units(cycle, lambda unit: unit in units)


def _late(cycle: Cycle) -> Left:
    standing = {
        unit for (unit, _, _), raised in cycle.lapses.items() if raised.stage != "withdrawn"
    }
    registered = cycle.registration.units
    return for_units(
        cycle,
        lambda unit: (
            unit in standing
            or (unit in registered and registered[unit].late)
            or cycle.sheet(unit).late
        ),
    )


def _earlier(cycle: Cycle) -> Left:
    at = WAY.index(cycle.phase) if cycle.phase in WAY else 0
    return Left(items=tuple(phase.value for phase in WAY[:at]))


def _waivable(cycle: Cycle) -> Left:
    lacking = cycle.lacking_in(guard.RUNNING)
    here = {condition.code for condition in LEAVE.get(cycle.phase, ())}
    return Left(
        items=tuple(code for code in lacking if code in here and code not in formal.NEVER_WAIVED)
    )


def _report_adopted(cycle: Cycle) -> bool:
    return cycle.conference.report == "adopted"


def _table_done(cycle: Cycle) -> bool:
    rulebook = cycle.plan.rulebook
    return cycle.conference.table is not None or (rulebook is not None and not rulebook.scored)


_LEFT: dict[type[Command], Callable[[Cycle], Left]] = {
    plan.AcceptDiscrepancy: _unread,
    registration.RegisterTargets: _unregistered,
    registration.ExcuseUnit: _unregistered,
    registration.SignPledge: _unpledged,
    scoring.EnterScores: _scorable,
    scoring.SubmitSheet: _unsent,
    scoring.MarkNotSent: _unsent_at_all,
    returning.ReturnSheet: _returnable,
    targets.SetTargets: _without_targets,
    checking.AssignCheck: _unassigned,
    checking.AssignChecks: _unassigned,
    scoring.AdjustScores: _sent,
    explaining.ExplainAdjustment: _unexplained,
    evidence.AttachEvidence: _with_evidence_to_come,
    evidence.WithdrawEvidence: _with_evidence,
    explaining.AnswerExplanation: _unanswered_explanations,
    scoring.SettleSheet: _unsettled,
    published.RecordPublishedTable: when(lambda cycle: cycle.published.table is not None),
    conference.RecordReport: when(_report_adopted),
    conference.OpenSitting: when(lambda cycle: cycle.conference.sitting),
    conference.AdoptReport: when(_report_adopted),
    conference.AdoptTable: when(_table_done),
    candidacy.LiftBar: barred,
    clearance.RecordClearance: uncleared,
    candidacy.RecordHolders: without_holders,
    voting.AppointTellers: when(lambda cycle: undecided(*VOTED)(cycle).nothing),
    opening.OpenBallot: to_vote,
    opening.AskInWriting: to_vote,
    voting.CastVote: not_voted,
    voting.RecordAnswer: unanswered,
    counting.RecordCount: uncounted,
    counting.CountHands: by_hands,
    counting.SignOffCount: unsigned_papers,
    mending.CorrectVote: mendable(lambda ballot: bool(ballot.votes or ballot.answers)),
    mending.CorrectCount: mendable(lambda ballot: ballot.count is not None),
    mending.CorrectProxies: with_proxies,
    counting.SignCount: unsigned,
    chair_side.StateChairSide: chair_silent,
    closing.CloseBallot: unclosed,
    closing.WithdrawBallot: ballots(),
    selecting.SelectByRank: undecided(How.BY_RANK),
    selecting.SelectTheOthers: undecided(How.THE_OTHERS),
    selecting.AcclaimSelection: off_ballot(*VOTED),
    rounds.DecideAnotherRound: another_round,
    selecting.DecideSelection: to_decide,
    told.RecordVoteOutcome: off_ballot(),
    **AWARD_LEFT,
    chair_handover.NameNextOfficers: when(lambda cycle: bool(cycle.handover.next_officers)),
    chair_handover.SignNextPledge: _unpledged_next,
    handing_over.ListHandover: when(lambda cycle: cycle.handover.accepted),
    handing_over.TickHandover: _unticked,
    handing_over.AcceptHandover: _sides,
    chair_handover.AdoptMinutes: when(lambda cycle: cycle.handover.minutes),
    **YEAR_LEFT,
    deadlines.SetDeadline: _undated,
    deadlines.ExtendDeadline: _due_phases,
    deadlines.ReckonDeadlines: when(_reckoned),
    lapses.SettleConsequence: _unsettled_lapses,
    lapses.WithdrawConsequence: _late,
    formal.ReopenPhase: _earlier,
    formal.WaiveCondition: _waivable,
}
