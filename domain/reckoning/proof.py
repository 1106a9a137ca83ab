"""Points that need proof: what counts with it, and what was given without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from domain.rulebook.criteria import Part, Scale
from domain.rulebook.worded import levels_in
from domain.values.points import Points
from domain.values.private import Private

if TYPE_CHECKING:
    from domain.reckoning.cells import CellChange


class Unproved(msgspec.Struct, frozen=True, kw_only=True):
    """What of a cell counts nothing for want of proof."""

    #: The points that were typed, or ``None`` where achievements were claimed.
    points: Points | None = None
    achievements: tuple[Private, ...] = ()
    #: What the cell counts all the same.
    counts: Points | None = None


def needs_proof(scale: Scale | None, part: Part) -> bool:
    """A deduction needs none: it is held against the unit."""
    return scale is not None and scale.evidence_needed and part is not Part.DEDUCTION


def wants_proof(scale: Scale | None, part: Part, value: Points | None) -> bool:
    """Whether what is entered asks for proof: nothing entered, and what gives nothing, does not."""
    if not needs_proof(scale, part) or not value:
        return False
    rule = levels_in(scale)
    chosen = rule.at(value) if rule is not None else None
    return chosen is None or bool(chosen.points)


def unproved_in(change: CellChange) -> Unproved | None:
    """What a change says that counts nothing for want of proof."""
    if change.unproved is None and not change.claims:
        return None
    bare = tuple(claim.achievement for claim in change.claims if not claim.counted)
    if change.unproved is None and not bare:
        return None
    return Unproved(points=change.unproved, achievements=bare, counts=change.now)


def proved_in(change: CellChange) -> bool:
    """Whether a change says that there is proof."""
    return change.evidence or any(claim.evidence for claim in change.claims)
