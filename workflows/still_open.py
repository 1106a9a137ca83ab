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
from domain.cycle.scores import checking, explaining, lapses, published
from domain.cycle.votes import (
    candidacy,
    closing,
    counting,
    mending,
    opening,
    rounds,
    selecting,
    told,
)
from domain.cycle.votes.ballot_box import Ballot, rules_of
from domain.reckoning.choice import MadeBy
from domain.reckoning.eligibility import unmade
from domain.record.record import Command, UnitId
from domain.rulebook.rulebook import Scorer
from domain.rulebook.selections import VOTED, How, Method
from domain.rulebook.ties import tie_to_vote_on
from workflows.award_left import AWARD_LEFT
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


def _unsettled(cycle: Cycle) -> Left:
    return for_units(cycle, lambda unit: cycle.sheet(unit).sent and not cycle.sheet(unit).settled)


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


def _unanswered_explanations(cycle: Cycle) -> Left:
    return for_units(cycle, lambda unit: cycle.sheet(unit).awaits_answer)


def _undecided(*hows: How) -> Callable[[Cycle], Left]:
    """The selections without an outcome, made in these ways or in any."""

    def find(cycle: Cycle) -> Left:
        rulebook = cycle.plan.rulebook
        left = [
            selection
            for selection in (rulebook.selections if rulebook else ())
            if selection.code not in cycle.voting.outcomes and (not hows or selection.how in hows)
        ]
        waiting = tuple(selection.code for selection in left if unmade(cycle, selection))
        items = tuple(selection.code for selection in left if selection.code not in waiting)
        return Left(items=items, waiting=waiting)

    return find


def _to_vote(cycle: Cycle) -> Left:
    """What is voted on, and ties by rank that the rulebook leaves to a vote."""
    left, rulebook = _off_ballot(*VOTED)(cycle), cycle.plan.rulebook
    by_rank = _off_ballot(How.BY_RANK)(cycle).items if cycle.conference.table else ()
    tied = tuple(
        code
        for code in by_rank or ()
        if rulebook is not None and tie_to_vote_on(cycle, rulebook.selection(code)) is not None
    )
    return Left(items=(*(left.items or ()), *tied), waiting=left.waiting)


def _off_ballot(*hows: How) -> Callable[[Cycle], Left]:
    """The selections that no ballot under way is to decide."""

    def find(cycle: Cycle) -> Left:
        left = _undecided(*hows)(cycle)
        items = tuple(code for code in left.items or () if not cycle.voting.ballot_on(code))
        waiting = tuple(code for code in left.waiting if not cycle.voting.ballot_on(code))
        return Left(items=items, waiting=waiting)

    return find


def _ballots(*methods: Method) -> Callable[[Cycle], Left]:
    """The ballots on which votes are still given."""

    def find(cycle: Cycle) -> Left:
        ballots = cycle.voting.ballots.items()
        return Left(
            items=tuple(
                code
                for code, ballot in ballots
                if ballot.open and (not methods or ballot.method in methods)
            )
        )

    return find


def _unclosed(cycle: Cycle) -> Left:
    ballots = cycle.voting.ballots.items()
    return Left(items=tuple(code for code, ballot in ballots if not ballot.over))


def _by_hands(cycle: Cycle) -> Left:
    """Where hands are counted, or units called without a roll."""
    methods = {Method.SHOW_OF_HANDS, Method.OPEN}
    return Left(
        items=tuple(
            code
            for code, ballot in cycle.voting.ballots.items()
            if ballot.open and ballot.method in methods
            if ballot.count is None and not ballot.votes
        )
    )


def _uncounted(cycle: Cycle) -> Left:
    found = _ballots(Method.PAPER)(cycle).items or ()
    return Left(items=tuple(code for code in found if not cycle.voting.ballots[code].count))


def _unsigned_papers(cycle: Cycle) -> Left:
    tellers = set(cycle.voting.tellers)
    return Left(
        items=tuple(
            code
            for code, ballot in cycle.voting.ballots.items()
            if ballot.open and ballot.method is Method.PAPER
            if ballot.count is not None and tellers - ballot.signed
        )
    )


def _mendable(has: Callable[[Ballot], bool]) -> Callable[[Cycle], Left]:
    """The ballots of which something recorded may be mended now."""

    def find(cycle: Cycle) -> Left:
        return Left(
            items=tuple(
                code
                for code, ballot in cycle.voting.ballots.items()
                if has(ballot) and not ballot.withdrawn and not mending.rested_on(cycle, ballot)
                if cycle.conference.sitting or ballot.method is Method.CORRESPONDENCE
            )
        )

    return find


def _another_round(cycle: Cycle) -> Left:
    """The titles on which a vote has left places empty, or something open."""
    rulebook = cycle.plan.rulebook
    selections = rulebook.selections if rulebook else ()
    return Left(items=tuple(one.code for one in selections if rounds.may_go_on(cycle, one)))


def _to_decide(cycle: Cycle) -> Left:
    """What has no outcome, and what the authority was asked about and has answered."""
    left, rulebook = _off_ballot()(cycle), cycle.plan.rulebook
    made = cycle.voting.made
    referred = [
        one.code
        for one in (rulebook.selections if rulebook else ())
        if one.code in made and made[one.code].by is MadeBy.REFERRED
    ]
    answered = [code for code in referred if cycle.dissent.unanswered(code) is None]
    return Left(items=(*(left.items or ()), *answered), waiting=left.waiting)


def _with_proxies(cycle: Cycle) -> Left:
    rulebook = cycle.plan.rulebook
    found = _mendable(lambda ballot: bool(ballot.electors))(cycle).items or ()
    ballots = cycle.voting.ballots
    allowed = (
        code for code in found if rulebook is not None and rules_of(cycle, ballots[code]).proxies
    )
    return Left(items=tuple(allowed))


def _not_voted(cycle: Cycle) -> Left:
    open_ones = [
        ballot
        for ballot in cycle.voting.ballots.values()
        if ballot.open and ballot.method is Method.OPEN and ballot.count is None
    ]
    return for_units(
        cycle,
        lambda unit: any(
            unit in ballot.electors and not ballot.has_voted(unit) for ballot in open_ones
        ),
    )


def _unanswered(cycle: Cycle) -> Left:
    ballots = [ballot for ballot in cycle.voting.ballots.values() if ballot.open]
    return for_units(
        cycle,
        lambda unit: any(unit in ballot.asked and unit not in ballot.answers for ballot in ballots),
    )


def _barred(cycle: Cycle) -> Left:
    units = {unit for unit, _ in cycle.candidacy.barred}
    return for_units(cycle, lambda unit: unit in units)


def _without_holders(cycle: Cycle) -> Left:
    rulebook = cycle.plan.rulebook
    return Left(
        items=tuple(
            selection.code
            for selection in (rulebook.selections if rulebook else ())
            if selection.not_two_years_running
            and selection.code not in cycle.candidacy.holders
            and selection.code not in cycle.voting.outcomes
        )
    )


def _unsigned(cycle: Cycle) -> Left:
    counted = [
        ballot
        for ballot in cycle.voting.ballots.values()
        if ballot.open and ballot.method is Method.PAPER and ballot.count is not None
    ]
    return Left(
        units=tuple(
            unit
            for unit in cycle.voting.tellers
            if any(unit not in ballot.signed for ballot in counted)
        )
    )


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
    scoring.MarkNotSent: _unsent,
    checking.AssignCheck: _unassigned,
    checking.AssignChecks: _unassigned,
    scoring.AdjustScores: _sent,
    explaining.ExplainAdjustment: _unexplained,
    explaining.AnswerExplanation: _unanswered_explanations,
    scoring.SettleSheet: _unsettled,
    published.RecordPublishedTable: when(lambda cycle: cycle.published.table is not None),
    conference.RecordReport: when(_report_adopted),
    conference.OpenSitting: when(lambda cycle: cycle.conference.sitting),
    conference.AdoptReport: when(_report_adopted),
    conference.AdoptTable: when(_table_done),
    candidacy.LiftBar: _barred,
    candidacy.RecordHolders: _without_holders,
    voting.AppointTellers: when(lambda cycle: _undecided(*VOTED)(cycle).nothing),
    opening.OpenBallot: _to_vote,
    opening.AskInWriting: _to_vote,
    voting.CastVote: _not_voted,
    voting.RecordAnswer: _unanswered,
    counting.RecordCount: _uncounted,
    counting.CountHands: _by_hands,
    counting.SignOffCount: _unsigned_papers,
    mending.CorrectVote: _mendable(lambda ballot: bool(ballot.votes or ballot.answers)),
    mending.CorrectCount: _mendable(lambda ballot: ballot.count is not None),
    mending.CorrectProxies: _with_proxies,
    counting.SignCount: _unsigned,
    closing.CloseBallot: _unclosed,
    closing.WithdrawBallot: _ballots(),
    selecting.SelectByRank: _undecided(How.BY_RANK),
    selecting.SelectTheOthers: _undecided(How.THE_OTHERS),
    selecting.AcclaimSelection: _off_ballot(*VOTED),
    rounds.DecideAnotherRound: _another_round,
    selecting.DecideSelection: _to_decide,
    told.RecordVoteOutcome: _off_ballot(),
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
