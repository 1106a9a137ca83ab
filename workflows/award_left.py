"""What is left to do of nominations and the award file, for :mod:`workflows.still_open`."""

from collections.abc import Mapping
from typing import Final

from domain.cycle.awards import decisions, proposals
from domain.cycle.awards import returns as award_returns
from domain.cycle.awards.rows import Open, award_rows
from domain.cycle.cycle import Cycle
from domain.cycle.votes import nomination
from domain.record.record import Command
from domain.rulebook.selections import AWARDS, VOTED, How
from workflows.left import Find, Left, for_units


def _nominable(cycle: Cycle) -> Left:
    rulebook = cycle.plan.rulebook
    return Left(
        items=tuple(
            selection.code
            for selection in (rulebook.selections if rulebook else ())
            if selection.how in VOTED | {How.APPOINTMENT}
            and selection.code not in cycle.voting.outcomes
        )
    )


def _nominated(cycle: Cycle) -> Left:
    items = _nominable(cycle).items or ()
    return Left(items=tuple(code for code in items if cycle.nominations.of(code).standing))


def _standing(cycle: Cycle) -> Left:
    open_ones = [cycle.nominations.of(code) for code in _nominated(cycle).items or ()]
    return for_units(cycle, lambda unit: any(unit in known.standing for known in open_ones))


def _unproposed(cycle: Cycle) -> Left:
    """The awards for which somebody was chosen who is proposed by nobody."""
    rulebook, file = cycle.plan.rulebook, cycle.award_file
    return Left(
        items=tuple(
            selection.code
            for selection in (rulebook.selections if rulebook else ())
            if selection.kind in AWARDS
            and any(
                not file.proposed((unit, selection.code))
                and file.verdict((unit, selection.code)) is None
                for unit in cycle.voting.outcomes.get(selection.code, ())
            )
        )
    )


def _proposals(cycle: Cycle) -> Left:
    known = cycle.award_file.proposals.items()
    return Left(items=tuple(name for name, proposal in known if not proposal.withdrawn))


def _awaiting(*waits: Open) -> Find:
    """The units that wait for one of these."""

    def find(cycle: Cycle) -> Left:
        rows = award_rows(cycle)
        return Left(units=tuple(dict.fromkeys(row.unit for row in rows if row.open in waits)))

    return find


def _to_return(cycle: Cycle) -> Left:
    rows = award_rows(cycle)
    return Left(units=tuple(dict.fromkeys(row.unit for row in rows if row.to_return)))


def _without_pieces(cycle: Cycle) -> Left:
    rows = award_rows(cycle)
    return Left(units=tuple(dict.fromkeys(row.unit for row in rows if row.missing)))


AWARD_LEFT: Final[Mapping[type[Command], Find]] = {
    nomination.Nominate: _nominable,
    nomination.DeclineNomination: _standing,
    nomination.FixNominees: _nominated,
    proposals.ProposeAwards: _unproposed,
    proposals.AmendProposal: _proposals,
    proposals.WithdrawProposal: _proposals,
    proposals.RecordDossierPiece: _without_pieces,
    decisions.RecordOpinion: _awaiting(Open.DECISION, Open.LATER_DECISION),
    decisions.RecordDecision: _awaiting(Open.DECISION, Open.LATER_DECISION),
    decisions.RecordDelivery: _awaiting(Open.DELIVERY),
    award_returns.RecordReturn: _to_return,
}
