"""Criteria that somebody scores alone: bodies outside the cluster, a team, an office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from domain.cycle.scores.sheets import scoring_rulebook
from domain.reckoning.cells import NewCell
from domain.record.order import Act
from domain.record.record import UnitId
from domain.rulebook.criteria import Criterion, Part, ScoredBy
from domain.rulebook.grading import combined
from domain.rulebook.rulebook import Column, Rulebook, Scorer
from domain.values.names import identity
from domain.values.points import Points
from domain.values.refusal import Refusal

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle

#: What bodies outside the cluster gave for one cell, by what each is called, with the event.
GivenOutside = Mapping[str, tuple[Points, int]]


def check_scored_by(
    cycle: Cycle, column: Column, unit: UnitId, cells: Iterable[NewCell], act: Act
) -> None:
    """What somebody scores alone is written by nobody else; a source prints what it prints.

    Raises ``Refusal("scored_by_other")``.
    """
    for cell in () if cycle.backfill else cells:
        criterion = scoring_rulebook(cycle).criterion(cell.criterion)
        if criterion.by is not None and not _may(cycle, criterion, column, unit, act):
            raise scored_by_other(criterion, "own" if column.scorer is Scorer.OWN else "entered")


def scored_by_other(criterion: Criterion, case: str, **facts: object) -> Refusal:
    by = criterion.by
    assert by is not None
    who = {"bodies": by.names} if by.names else {"instead": by.office}
    return Refusal("scored_by_other", case=case, criterion=criterion.code, **who, **facts)


def _may(cycle: Cycle, criterion: Criterion, column: Column, unit: UnitId, act: Act) -> bool:
    by = criterion.by
    if by is None or column.scorer is Scorer.OWN:
        return by is None
    return scores_alone(cycle, by, unit, act)


def scores_alone(cycle: Cycle, by: ScoredBy, unit: UnitId, act: Act) -> bool:
    """Whether whoever acts is the office, or of the team, that is said to score."""
    seat = act.order.seat
    if seat is None:
        return False
    if by.office is not None:
        return seat.office is by.office
    if by.team is not None:
        team, checks = identity(by.team), cycle.scoring.checks.items()
        return any(
            of == unit and seat.unit in held.units and identity(held.team or "") == team
            for (of, _), held in checks
        )
    return False  # what is given outside is recorded with its document, and filled in


def scored_alone(rulebook: Rulebook) -> frozenset[str]:
    """The criteria that the units do not score themselves."""
    return frozenset(found.code for found in rulebook.entries if found.by is not None)


def scored_by_body(rulebook: Rulebook, body: str) -> tuple[Criterion, ...]:
    """What a body outside the cluster scores."""
    return tuple(
        one
        for one in rulebook.entries
        if one.by is not None and identity(body) in map(identity, one.by.outside)
    )


def given_by(criterion: Criterion, given: GivenOutside) -> list[tuple[Points, int]]:
    """What each of the bodies outside gave that has given something, in the rulebook's order."""
    outside = criterion.by.outside if criterion.by is not None else ()
    return [given[name] for name in map(identity, outside) if name in given]


def together(
    rulebook: Rulebook, criterion: Criterion, part: Part, given: GivenOutside
) -> tuple[Points, int] | None:
    """What the bodies outside gave together, and the last event of it; ``None`` while one of them
    has given nothing."""
    by = criterion.by
    assert by is not None
    found = given_by(criterion, given)
    if len(found) < len(by.outside):
        return None
    last = max(version for _, version in found)
    if by.combine is None:
        return found[-1][0], last
    scale = criterion.scale(part)
    step = scale.entered_step if scale else None
    points = combined((value for value, _ in found), by.combine, step, rulebook.rounding)
    return points, last
