"""What rules of voting ask before anybody is voted on or acclaimed."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from domain.reckoning.eligibility import rulebook_of
from domain.record.order import Act
from domain.record.record import Ids, UnitId
from domain.rulebook.selections import Base, How, Method, Selection, VoteRules
from domain.values.refusal import Refusal

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


def check_how(selection: Selection, hows: Collection[How]) -> None:
    """Raises ``Refusal("selection_kind")``."""
    if selection.how not in hows:
        raise Refusal("selection_kind", selection=selection.code, how=selection.how)


def check_method(rules: VoteRules, method: Method) -> None:
    """Raises ``Refusal("method_not_foreseen")`` with those that the rulebook names."""
    if rules.methods and method not in rules.methods:
        raise Refusal("method_not_foreseen", method=method, methods=rules.methods)


def check_reachable(cycle: Cycle, selection: Selection, chosen: Ids[UnitId]) -> None:
    """All who are present together could give what the threshold asks for; nobody is counted, but
    acclaim gives no votes that are not there. A source need not say who was present.

    Raises ``Refusal("threshold_unreachable")``.
    """
    threshold, present = selection.threshold, cycle.conference.present
    if threshold is None or cycle.backfill:
        return
    if threshold.must_include_chair and chosen and cycle.chair not in present:
        raise Refusal("threshold_unreachable", case="chair", selection=selection.code)
    rules = rulebook_of(cycle).votes_of(selection)
    each = rules.delegates or 1
    for unit in chosen:
        own = 0 if rules.own_unit else each
        all_, there = len(cycle.members) * each, len(present) * each
        of = {Base.ALL: all_ - own, Base.UNITS: len(cycle.members)}.get(threshold.base, there)
        most = there - (own if unit in present else 0)
        if most < (needed := threshold.needed(of)):
            facts = {"unit": unit, "needed": needed, "of": of, "most": most}
            raise Refusal("threshold_unreachable", selection=selection.code, **facts)


def check_comments(cycle: Cycle, selection: Selection, act: Act) -> None:
    """Nobody is voted on before the period of public comment has ended, where one is set.

    Raises ``Refusal("comments_open")``, with the last day where there is one.
    """
    if not rulebook_of(cycle).votes_of(selection).after_comments:
        return
    comments = cycle.candidacy.comments
    now = act.effective.start if cycle.backfill else act.now
    if comments is None and not cycle.backfill:
        raise Refusal("comments_open", selection=selection.code)
    if comments is not None and now is not None and now < comments.before:
        raise Refusal("comments_open", selection=selection.code, last_day=comments.last_day)
