"""Ties by rank at the edge of a quota that the rulebook leaves to a vote: ``ties: [..., vote]``.

Whoever is ahead of the tie is taken by rank; only the tied stand for the places that are left.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from domain.cycle.votes.ballot_box import Rounds
from domain.reckoning.choice import Ground, LeftOut, cut
from domain.reckoning.eligibility import by_rank, groups_of, left_out, quotas, rulebook_of
from domain.record.record import Ids, UnitId
from domain.rulebook.selections import How, Selection

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class Tie(NamedTuple):
    """Who is taken by rank, and who is tied for the places after them, all groups together."""

    taken: Ids[UnitId]
    tied: Ids[UnitId]


def tie_to_vote_on(
    cycle: Cycle, selection: Selection, out: Collection[LeftOut] | None = None
) -> Tie | None:
    """The tie for which a ballot may be held; ``None`` where there is none or no rule for it."""
    if selection.how is not How.BY_RANK or not rulebook_of(cycle).ties_to_vote:
        return None
    barred = [one.unit for one in (left_out(cycle, selection) if out is None else out)]
    used = quotas(cycle, selection, barred, if_known=True)
    places = {quota.group: quota.places for quota in used}
    taken: list[UnitId] = []
    tied: list[UnitId] = []
    for group in groups_of(cycle, selection):
        ordered, worth = by_rank(cycle, selection, group, barred)
        chosen, level = cut(ordered, worth, places.get(group, len(ordered)))
        taken += chosen
        tied += level
    return Tie(tuple(taken), tuple(tied)) if tied else None


def outside(cycle: Cycle, tie: Tie) -> tuple[LeftOut, ...]:
    """Who does not stand because the tie is not theirs."""
    others = sorted(set(cycle.members) - {*tie.taken, *tie.tied})
    return tuple(LeftOut(unit=unit, ground=Ground.NOT_FIRST) for unit in others)


def chosen_before(cycle: Cycle, selection: Selection, tie: Tie | None) -> Rounds:
    """What earlier rounds have chosen, and before them the ranking."""
    held = cycle.voting.rounds.get(selection.code, Rounds())
    ahead = tie.taken if tie else ()
    return Rounds(held=held.held, chosen=tuple(dict.fromkeys((*ahead, *held.chosen))))
