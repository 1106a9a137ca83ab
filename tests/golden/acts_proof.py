"""The acts of the samples of scores since it is said whether there is proof of what was typed.

As in :mod:`tests.golden.acts`, nothing here is ever changed.
"""

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from domain.cycle.phases.scoring import ScoresAdjusted, ScoresEntered
from domain.cycle.scores.after_adoption import AdoptedScoreCorrected
from domain.reckoning.cells import CellChange
from domain.record.record import Body
from domain.rulebook.criteria import Part
from tests.golden.acts import CELLS, DOCUMENT, LONG_AN, REASON, P
from tests.golden.acts_awards import AWARD_ACTS

_BARE = CellChange(
    criterion="3",
    part=Part.BONUS,
    was=None,
    now=P("0"),
    justification=None,
    unproved=P("5"),
)
_PROVED = replace(_BARE, criterion="8", now=P("4"), evidence=True, unproved=None)
_CELLS = (*CELLS, _BARE, _PROVED)
_CORRECTED = AWARD_ACTS["adopted_score_corrected", 1]

#: By stored type and schema version: the bodies, the fullest first.
OF_PROOF: Final[Mapping[tuple[str, int], tuple[Body, ...]]] = {
    ("scores_entered", 2): (ScoresEntered(unit=LONG_AN, column="self", cells=_CELLS),),
    ("scores_adjusted", 3): (
        ScoresAdjusted(
            unit=LONG_AN,
            column="settled",
            cells=_CELLS,
            reason=REASON,
            ground=45,
            document=DOCUMENT,
        ),
        ScoresAdjusted(
            unit=LONG_AN,
            column="settled",
            cells=_CELLS,
            reason=REASON,
            ground=None,
            document=None,
        ),
    ),
    ("adopted_score_corrected", 2): tuple(
        replace(body, cells=(replace(body.cells[0], evidence=True, unproved=P("1")),))
        for body in _CORRECTED
        if isinstance(body, AdoptedScoreCorrected)
    ),
}
