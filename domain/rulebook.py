"""The rulebook of a cycle: criteria, columns, ranking and selections, as the cluster wrote them.

It is pinned by the SHA-256 of its canonical bytes, which stand in full in the event that set it.
"""

import hashlib
import re
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

import msgspec

from domain.names import nearest
from domain.points import Points
from domain.record import decoder, encode
from domain.refusal import Refusal


class Part(StrEnum):
    """What a criterion's cell holds: standard, bonus or deduction points."""

    STANDARD = "standard"
    BONUS = "bonus"
    DEDUCTION = "deduction"


class Scorer(StrEnum):
    """Who fills a column."""

    #: The unit itself.
    OWN = "own"
    #: A unit to which the check was assigned.
    ASSIGNED = "assigned"
    #: The standing office of the chair.
    CLUSTER = "cluster"


class Ranking(StrEnum):
    """Dense: 1 2 3 3 4. Competition: 1 2 3 3 5."""

    DENSE = "dense"
    COMPETITION = "competition"


class How(StrEnum):
    """How a selection is made."""

    BY_RANK = "by_rank"
    BY_VOTE = "by_vote"
    APPOINTMENT = "appointment"


class Base(StrEnum):
    """Of what a threshold is a share."""

    ALL = "all"
    PRESENT = "present"
    VALID = "valid"


class LatenessBy(StrEnum):
    """Which time decides whether an act is late: when it was recorded, or its paper's."""

    RECORDED = "recorded"
    EFFECTIVE = "effective"


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a rulebook."""


class Column(_Said, frozen=True, kw_only=True):
    code: str
    name: str
    scorer: Scorer


class Scale(_Said, frozen=True, kw_only=True):
    """The size of one part of a criterion, without its sign: a deduction of at most 3 has 3."""

    #: ``None``: no limit is stated.
    max: Points | None = None
    step: Points = msgspec.field(default_factory=lambda: Points("0.5"))


class Criterion(_Said, frozen=True, kw_only=True):
    code: str
    name: str
    #: ``None``: this part does not exist for the criterion.
    standard: Scale | None = None
    bonus: Scale | None = None
    deduction: Scale | None = None

    def scale(self, part: Part) -> Scale | None:
        match part:
            case Part.STANDARD:
                return self.standard
            case Part.BONUS:
                return self.bonus
            case Part.DEDUCTION:
                return self.deduction


class Threshold(_Said, frozen=True, kw_only=True):
    #: ``2/3``, ``0.9`` or ``90%``.
    share: str
    base: Base
    #: At least the share, or more than it.
    more_than: bool = False

    def needed(self, base: int) -> int:
        """The fewest votes that pass."""
        exact = share_of(self.share) * base
        up = -(-exact.numerator // exact.denominator)
        return up + 1 if self.more_than and exact.denominator == 1 else up


class Selection(_Said, frozen=True, kw_only=True):
    """One title, form of award or office, and how the units for it are found."""

    code: str
    name: str
    how: How
    #: ``None``: no quota is set.
    quota: int | None = None
    threshold: Threshold | None = None


class Rulebook(_Said, frozen=True, kw_only=True):
    name: str
    #: The scale on which standard points are measured, where the document names one.
    base: Points | None = None
    columns: tuple[Column, ...] = ()
    #: None: this cluster does not score.
    criteria: tuple[Criterion, ...] = ()
    ranking: Ranking = Ranking.DENSE
    selections: tuple[Selection, ...] = ()
    #: The share of the members that must be present: ``2/3``.
    quorum: str | None = None
    pledge_required: bool = True
    handover_accepted: bool = True
    minutes_required: bool = True
    lateness_by: LatenessBy = LatenessBy.RECORDED
    #: Whether members see an adjuster's team or the person; the log always has the person.
    adjuster_shown_as_team: bool = True
    format: int = 1

    @property
    def scored(self) -> bool:
        return bool(self.criteria)

    @property
    def own_column(self) -> Column | None:
        return next((column for column in self.columns if column.scorer is Scorer.OWN), None)

    @property
    def final_column(self) -> Column:
        """The last column holds what counts."""
        return self.columns[-1]

    def criterion(self, code: str) -> Criterion:
        """Raises ``Refusal("criterion_unknown")``, naming the nearest."""
        for criterion in self.criteria:
            if criterion.code == code:
                return criterion
        known = [word for found in self.criteria for word in (found.code, found.name)]
        raise Refusal("criterion_unknown", value=code, nearest=nearest(code, known))

    def column(self, code: str) -> Column:
        """Raises ``Refusal("column_unknown")``, naming the nearest."""
        for column in self.columns:
            if column.code == code:
                return column
        known = [column.code for column in self.columns]
        raise Refusal("column_unknown", value=code, nearest=nearest(code, known) or known[0])

    def selection(self, code: str) -> Selection:
        """Raises ``Refusal("selection_unknown")``, naming the nearest."""
        for selection in self.selections:
            if selection.code == code:
                return selection
        known = [selection.code for selection in self.selections]
        raise Refusal("selection_unknown", value=code, nearest=nearest(code, known))

    def canonical(self) -> str:
        """The exact text that is hashed and stored: JSON in the order of the fields."""
        return encode(self).decode()


def pin(text: str) -> str:
    """SHA-256 of a canonical text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=256)
def read_rulebook(canonical: str) -> Rulebook:
    """The rulebook in a stored canonical text."""
    rulebook: Rulebook = _read(canonical)
    return rulebook


_read = decoder(Rulebook)
_SHARE = re.compile(r"(\d{1,4})/(\d{1,4})|(\d{1,3}(?:[.,]\d{1,4})?)\s*(%)?", re.ASCII)


def share_of(text: str) -> Fraction:
    """Read ``2/3``, ``0.9``, ``90%`` or ``66,67%`` as an exact fraction between 0 and 1.

    Raises ``Refusal("rulebook_malformed")`` for anything else, above one included.
    """
    match = _SHARE.fullmatch(text.strip())
    if match and match[1] and int(match[2]):
        share = Fraction(int(match[1]), int(match[2]))
    elif match and match[3]:
        share = Fraction(Decimal(match[3].replace(",", "."))) / (100 if match[4] else 1)
    else:
        raise Refusal("rulebook_malformed", where="share", value=text)
    if not 0 < share <= 1:
        raise Refusal("rulebook_malformed", where="share", value=text)
    return share


class Discrepancy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two places of one document that do not agree."""

    code: str
    #: The figures in the two places.
    one: str
    other: str


def discrepancies(rulebook: Rulebook) -> tuple[Discrepancy, ...]:
    """What in a rulebook contradicts itself, yet can be lived with once somebody has said how."""
    standards = [
        criterion.standard.max
        for criterion in rulebook.criteria
        if criterion.standard is not None and criterion.standard.max is not None
    ]
    total = Points.exact(sum(standards, Decimal(0)))
    if rulebook.base is not None and standards and total != rulebook.base:
        return (Discrepancy(code="criteria_sum", one=str(total), other=str(rulebook.base)),)
    return ()


def check_rulebook(rulebook: Rulebook) -> None:
    """Raises ``Refusal("rulebook_malformed")`` for what no reading could mend."""
    _check_codes("criteria", [criterion.code for criterion in rulebook.criteria])
    _check_codes("columns", [column.code for column in rulebook.columns])
    _check_codes("selections", [selection.code for selection in rulebook.selections])
    if rulebook.scored and rulebook.own_column is None:
        raise Refusal("rulebook_malformed", where="columns", value="own")
    for criterion in rulebook.criteria:
        _check_criterion(criterion)
    for selection in rulebook.selections:
        if selection.quota is not None and selection.quota < 0:
            raise Refusal("rulebook_malformed", where="quota", value=str(selection.quota))
        if selection.threshold is not None:
            share_of(selection.threshold.share)
    if rulebook.quorum is not None:
        share_of(rulebook.quorum)


def _check_codes(where: str, codes: list[str]) -> None:
    for code in codes:
        if not code.strip() or codes.count(code) > 1:
            raise Refusal("rulebook_malformed", where=where, value=code)


def _check_criterion(criterion: Criterion) -> None:
    scales = [scale for part in Part if (scale := criterion.scale(part)) is not None]
    if not scales or not criterion.name.strip():
        raise Refusal("rulebook_malformed", where="criteria", value=criterion.code)
    for scale in scales:
        if scale.step <= 0 or (scale.max is not None and scale.max < 0):
            raise Refusal("rulebook_malformed", where="criteria", value=criterion.code)
    if criterion.standard is not None and criterion.standard.max is None:
        raise Refusal("rulebook_malformed", where="criteria", value=criterion.code)


def check_points(criterion: Criterion, part: Part, value: Points) -> None:
    """Check a value against the criterion's limits and step.

    Raises ``Refusal``: ``part_not_scored``, ``above_maximum``, ``below_minimum`` or ``off_step``
    (with the two nearest values).
    """
    scale = criterion.scale(part)
    if scale is None:
        raise Refusal("part_not_scored", criterion=criterion.code, part=part)
    size = -value if part is Part.DEDUCTION else value
    if size < 0:
        raise Refusal("below_minimum", criterion=criterion.code, part=part, value=value)
    if scale.max is not None and size > scale.max:
        raise Refusal(
            "above_maximum", criterion=criterion.code, part=part, value=value, max=scale.max
        )
    if size % scale.step:
        below = value - value % scale.step
        step = scale.step if value >= 0 else -scale.step
        raise Refusal(
            "off_step",
            criterion=criterion.code,
            value=value,
            step=scale.step,
            a=Points.exact(below),
            b=Points.exact(below + step),
        )
