"""What is left to do of the year's work, for :mod:`workflows.still_open`."""

from collections.abc import Mapping
from typing import Final

from domain.cycle.cycle import Cycle
from domain.cycle.phases import rotation
from domain.cycle.year_work import (
    claims,
    complaints,
    dissent,
    drafting,
    movements,
    outside,
    reporting,
)
from domain.cycle.year_work.claimed import ClaimState
from domain.cycle.year_work.drafting import Round
from domain.record.record import Command
from domain.values.names import identity
from workflows.left import Find, Left, for_units


def open_rounds(cycle: Cycle) -> tuple[Round, ...]:
    """The last round of every draft that was not adopted yet."""
    return tuple(rounds[-1] for rounds in cycle.drafts.values() if rounds[-1].adopted is None)


def _silent(cycle: Cycle) -> Left:
    silent = {unit for found in open_rounds(cycle) for unit in found.silent(cycle.members)}
    return for_units(cycle, lambda unit: unit in silent)


def _unanswered(cycle: Cycle) -> Left:
    versions = [
        version
        for rounds in cycle.drafts.values()
        for found in rounds
        for version in found.unanswered
    ]
    return Left(items=tuple(map(str, sorted(versions))))


def _running_movements(cycle: Cycle) -> Left:
    return Left(items=tuple(code for code, one in cycle.movements.items() if not one.summed_up))


def _owing(cycle: Cycle) -> Left:
    owing = {unit for found in cycle.reports.values() for unit in found.missing}
    return for_units(cycle, lambda unit: unit in owing)


def _owed(cycle: Cycle) -> Left:
    return Left(items=tuple(code for code, found in cycle.reports.items() if found.missing))


def _open_claims(cycle: Cycle) -> Left:
    versions = [at for at, claim in cycle.claims.items() if claim.state is ClaimState.OPEN]
    return Left(items=tuple(map(str, versions)))


def _open_referrals(cycle: Cycle) -> Left:
    referred = cycle.dissent.referred.items()
    return Left(items=tuple(str(at) for at, referral in referred if not referral.answered))


def _offered(cycle: Cycle) -> Left:
    return for_units(cycle, lambda unit: bool(outside.offers(cycle, unit)))


def _unnamed_bodies(cycle: Cycle) -> Left:
    """Bodies outside of which nobody has said who they are."""
    rulebook, named = cycle.plan.rulebook, cycle.outside.scorers.values()
    known = {identity(body) for body in named}
    bodies = rulebook.bodies_outside if rulebook is not None else ()
    return Left(done=all(identity(body) in known for body in bodies))


def _order_to_decide(cycle: Cycle) -> Left:
    """Only where the rulebook lets each year decide on the order of rotation."""
    rulebook = cycle.plan.rulebook
    rules = rulebook.officers if rulebook is not None else None
    yearly = rules is not None and rules.order_each_year
    return Left(done=not (yearly or cycle.backfill))


def _unreceived_complaints(cycle: Cycle) -> Left:
    found = cycle.complaints.items()
    waiting = (at for at, one in found if one.last_day is None and one.open)
    return Left(items=tuple(map(str, waiting)))


def _unanswered_complaints(cycle: Cycle) -> Left:
    waiting = (at for at, one in cycle.complaints.items() if one.open)
    return Left(items=tuple(map(str, waiting)))


def _complaining(cycle: Cycle) -> Left:
    complaining = {one.unit for one in cycle.complaints.values() if one.open}
    return for_units(cycle, lambda unit: unit in complaining)


YEAR_LEFT: Final[Mapping[type[Command], Find]] = {
    drafting.CommentOnDraft: _silent,
    drafting.AnswerComment: _unanswered,
    movements.SumUpMovement: _running_movements,
    reporting.RecordReportReceived: _owing,
    reporting.ExcuseReport: _owed,
    claims.ConfirmClaim: _open_claims,
    claims.RefuseClaim: _open_claims,
    dissent.RecordAuthorityAnswer: _open_referrals,
    complaints.ReceiveComplaint: _unreceived_complaints,
    complaints.AnswerComplaint: _unanswered_complaints,
    complaints.WithdrawComplaint: _complaining,
    outside.FillScores: _offered,
    outside.NameScorer: _unnamed_bodies,
    rotation.DecideRotation: _order_to_decide,
}
