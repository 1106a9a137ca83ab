"""How the scores of several scorers came to one value, and whether that was rounded."""

from collections.abc import Iterable
from fractions import Fraction

import msgspec

from domain.rulebook.criteria import Part
from domain.rulebook.grading import Combine, combined, together
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points


class Combination(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of one cell, and what became of them."""

    scores: tuple[Points, ...]
    how: Combine
    #: Before it is brought to the step.
    exact: Fraction
    #: ``None``: the value is exact to four decimals.
    step: Points | None
    value: Points

    @property
    def is_rounded(self) -> bool:
        """Whether the value is another than the scores come to."""
        return Fraction(self.value) != self.exact


def combination(
    rulebook: Rulebook, column: str, criterion: str, part: Part, scores: Iterable[Points]
) -> Combination | None:
    """What scores in a cell come to by a rulebook; ``None`` where there are none, or it says
    nothing of several scorers there."""
    each, found = tuple(scores), rulebook.by_code.get(criterion)
    scale = found.scale(part) if found is not None else None
    if not each or found is None or scale is None:
        return None
    by = found.by
    filled = next((one.combine for one in rulebook.columns if one.code == column), None)
    how = by.combine if by is not None and by.outside else filled
    if how is None:
        return None
    return Combination(
        scores=each,
        how=how,
        exact=together(each, how),
        step=scale.entered_step,
        value=combined(each, how, scale.entered_step, rulebook.rounding),
    )
