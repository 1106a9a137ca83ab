"""What is left to do of votes: selections without an outcome, ballots to be counted or closed."""

from collections.abc import Callable

from domain.cycle.cycle import Cycle
from domain.cycle.votes import (
    clearance,
    mending,
    rounds,
)
from domain.cycle.votes.ballot_box import Ballot, rules_of
from domain.cycle.votes.chair_side import sides_to_state
from domain.reckoning.choice import MadeBy
from domain.reckoning.eligibility import unmade
from domain.rulebook.selections import VOTED, How, Method
from domain.rulebook.ties import tie_to_vote_on
from workflows.left import Left, for_units


def undecided(*hows: How) -> Callable[[Cycle], Left]:
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


def to_vote(cycle: Cycle) -> Left:
    """What is voted on, and ties by rank that the rulebook leaves to a vote."""
    left, rulebook = off_ballot(*VOTED)(cycle), cycle.plan.rulebook
    by_rank = off_ballot(How.BY_RANK)(cycle).items if cycle.conference.table else ()
    tied = tuple(
        code
        for code in by_rank or ()
        if rulebook is not None and tie_to_vote_on(cycle, rulebook.selection(code)) is not None
    )
    return Left(items=(*(left.items or ()), *tied), waiting=left.waiting)


def off_ballot(*hows: How) -> Callable[[Cycle], Left]:
    """The selections that no ballot under way is to decide."""

    def find(cycle: Cycle) -> Left:
        left = undecided(*hows)(cycle)
        items = tuple(code for code in left.items or () if not cycle.voting.ballot_on(code))
        waiting = tuple(code for code in left.waiting if not cycle.voting.ballot_on(code))
        return Left(items=items, waiting=waiting)

    return find


def ballots(*methods: Method) -> Callable[[Cycle], Left]:
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


def unclosed(cycle: Cycle) -> Left:
    ballots = cycle.voting.ballots.items()
    return Left(items=tuple(code for code, ballot in ballots if not ballot.over))


def by_hands(cycle: Cycle) -> Left:
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


def uncounted(cycle: Cycle) -> Left:
    found = ballots(Method.PAPER)(cycle).items or ()
    return Left(items=tuple(code for code in found if not cycle.voting.ballots[code].count))


def uncleared(cycle: Cycle) -> Left:
    """The members on whom a body that a selection asks before the vote has not spoken."""
    rulebook = cycle.plan.rulebook
    waiting = [
        unit
        for selection in (rulebook.selections if rulebook else ())
        if selection.code not in cycle.voting.outcomes
        for unit in clearance.lacking(cycle, selection)
    ]
    return for_units(cycle, lambda unit: unit in waiting)


def chair_silent(cycle: Cycle) -> Left:
    """Secret ballots for which the chair has yet to say whom it was for."""
    found = ballots(Method.PAPER)(cycle).items or ()
    return Left(
        items=tuple(code for code in found if sides_to_state(cycle, cycle.voting.ballots[code]))
    )


def unsigned_papers(cycle: Cycle) -> Left:
    tellers = set(cycle.voting.tellers)
    return Left(
        items=tuple(
            code
            for code, ballot in cycle.voting.ballots.items()
            if ballot.open and ballot.method is Method.PAPER
            if ballot.count is not None and tellers - ballot.signed
        )
    )


def mendable(has: Callable[[Ballot], bool]) -> Callable[[Cycle], Left]:
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


def another_round(cycle: Cycle) -> Left:
    """The titles on which a vote has left places empty, or something open."""
    rulebook = cycle.plan.rulebook
    selections = rulebook.selections if rulebook else ()
    return Left(items=tuple(one.code for one in selections if rounds.may_go_on(cycle, one)))


def to_decide(cycle: Cycle) -> Left:
    """What has no outcome, and what the authority was asked about and has answered."""
    left, rulebook = off_ballot()(cycle), cycle.plan.rulebook
    made = cycle.voting.made
    referred = [
        one.code
        for one in (rulebook.selections if rulebook else ())
        if one.code in made and made[one.code].by is MadeBy.REFERRED
    ]
    answered = [code for code in referred if cycle.dissent.unanswered(code) is None]
    return Left(items=(*(left.items or ()), *answered), waiting=left.waiting)


def with_proxies(cycle: Cycle) -> Left:
    rulebook = cycle.plan.rulebook
    found = mendable(lambda ballot: bool(ballot.electors))(cycle).items or ()
    ballots = cycle.voting.ballots
    allowed = (
        code for code in found if rulebook is not None and rules_of(cycle, ballots[code]).proxies
    )
    return Left(items=tuple(allowed))


def not_voted(cycle: Cycle) -> Left:
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


def unanswered(cycle: Cycle) -> Left:
    ballots = [ballot for ballot in cycle.voting.ballots.values() if ballot.open]
    return for_units(
        cycle,
        lambda unit: any(unit in ballot.asked and unit not in ballot.answers for ballot in ballots),
    )


def barred(cycle: Cycle) -> Left:
    units = {unit for unit, _ in cycle.candidacy.barred}
    return for_units(cycle, lambda unit: unit in units)


def without_holders(cycle: Cycle) -> Left:
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


def unsigned(cycle: Cycle) -> Left:
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
