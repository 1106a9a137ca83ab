"""Criteria: what each can give in standard points, bonus and deduction, and what may be entered."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

import msgspec
from msgspec.structs import replace

from domain.record.record import Office
from domain.rulebook.grading import (
    ByLevel,
    ClaimLevel,
    Combine,
    Graded,
    OneOf,
    PassOrFail,
    PerOccurrence,
    Rule,
    check_entered,
    full_points,
    has_own_targets,
)
from domain.rulebook.periods import Periods, PeriodsCombine, PeriodScored
from domain.values.points import Points
from domain.values.refusal import Refusal
from domain.values.stated import stated


class Part(StrEnum):
    """What a criterion's cell holds: standard, bonus or deduction points."""

    STANDARD = "standard"
    BONUS = "bonus"
    DEDUCTION = "deduction"


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a rulebook."""


#: The step of entered points where none is stated.
DEFAULT_STEP = Points("0.5")


class Scale(_Said, frozen=True, kw_only=True):
    """The size of one part of a criterion, without its sign: a deduction of at most 3 has 3."""

    #: More than this is refused; ``None``: no limit is stated.
    max: Points | None = None
    #: More than this may be claimed, and counts no more.
    cap: Points | None = None
    #: A deduction counts no more than the standard points that the criterion can give.
    cap_at_standard: bool = False
    #: Of what is entered where that is points (0.5 unless stated), otherwise of the result
    #: (not rounded unless stated).
    step: Points | None = None
    grading: Rule = msgspec.field(default_factory=Graded)
    #: Levels at which achievements are claimed, each counted once at its highest.
    claims: tuple[ClaimLevel, ...] = ()
    #: Claims without evidence count nothing.
    evidence_needed: bool = False
    #: The document leaves the maximum open: points are entered without one, and no sum claims to
    #: be full. Left out of the canonical text where it is not said.
    max_open: bool | msgspec.UnsetType = msgspec.UNSET
    #: It is entered period by period, and the year's value comes from them. Left out of the
    #: canonical text where it is not said, so that what was pinned before stays the same.
    periods: Periods | msgspec.UnsetType = msgspec.UNSET

    @property
    def is_open(self) -> bool:
        """Whether the document leaves its maximum open."""
        return self.max_open is True

    @property
    def by_period(self) -> Periods | None:
        """How it is entered period by period; ``None``: once for the year."""
        return stated(self.periods)

    @property
    def entered_step(self) -> Points | None:
        """The step of what may be entered; none where it is no points."""
        return (self.step or DEFAULT_STEP) if isinstance(self.grading, Graded) else None

    @property
    def full(self) -> Points | None:
        """The most that this part can give; ``None`` without limit."""
        limit = min((size for size in (self.max, self.cap) if size is not None), default=None)
        if limit is None and self.by_period is not None:
            limit = _most_of_periods(self.by_period)
        return full_points(self.grading, limit)

    @property
    def own_target(self) -> bool:
        """Whether each unit has a target of its own in it."""
        return has_own_targets(self.grading)

    @property
    def of_one_period(self) -> "Scale":
        """What may be entered for one period."""
        assert self.by_period is not None
        most = self.by_period.most_entered
        return replace(self, periods=msgspec.UNSET, max=self.max if most is None else most)


def _most_of_periods(periods: Periods) -> Points | None:
    """The most that the periods can give together, where only each of them is bounded."""
    bounds = (periods.most_entered, periods.most_counted)
    most = min((size for size in bounds if size is not None), default=None)
    times = len(periods.numbers) if periods.combine is PeriodsCombine.SUM else 1
    return None if most is None else Points.exact(most * times)


class NotArisen(StrEnum):
    """What becomes of a criterion whose task did not arise in the year."""

    FULL_MARKS = "full_marks"
    LEFT_OUT = "left_out"
    #: The share that the unit reached in its other criteria.
    MEAN = "mean"


class ScoredBy(_Said, frozen=True, kw_only=True):
    """Who scores a criterion, where that is not whoever scores the rest of a sheet: one of
    ``outside``, ``team`` and ``office``."""

    #: Bodies that are no members, by name: each gives its points by a document of its own.
    outside: tuple[str, ...] = ()
    #: How the points of several of them come to one value.
    combine: Combine | None = None
    #: The units that check a sheet under this name.
    team: str | None = None
    #: Chair, secretary or vice chair.
    office: Office | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Who scores, as the document calls them; nothing for an office, which has its label."""
        return self.outside or ((self.team,) if self.team is not None else ())


class Criterion(_Said, frozen=True, kw_only=True, dict=True):
    code: str
    name: str
    #: The code of the group to which it belongs, where the document has groups.
    group: str | None = None
    #: Points of this criterion count this many times.
    coefficient: Points = msgspec.field(default_factory=lambda: Points("1"))
    not_arisen: NotArisen | None = None
    #: ``None``: this part does not exist for the criterion.
    standard: Scale | None = None
    bonus: Scale | None = None
    deduction: Scale | None = None
    #: The codes of the legal bases on which it rests.
    basis: tuple[str, ...] = ()
    #: Who scores it, where not whoever scores the sheet. Left out of the canonical text where it is
    #: not said, so that what was pinned before stays the same.
    scored_by: ScoredBy | msgspec.UnsetType = msgspec.UNSET
    #: How it is scored, in the document's words. This and what follows is left out of the
    #: canonical text where it is not said, so that what was pinned before stays the same.
    guidance: str | msgspec.UnsetType = msgspec.UNSET
    #: Which proof is wanted.
    proof: str | msgspec.UnsetType = msgspec.UNSET
    #: Who watches it through the year.
    watched_by: str | msgspec.UnsetType = msgspec.UNSET
    #: Its number as the document prints it, which may come again in another part; left out of the
    #: canonical text where it is not said.
    printed: str | msgspec.UnsetType = msgspec.UNSET

    #: The table to which it belongs, where there are several; not said: to each of them.
    table: str | msgspec.UnsetType = msgspec.UNSET

    @property
    def by(self) -> ScoredBy | None:
        """Who alone scores it; ``None``: whoever scores the sheet."""
        return stated(self.scored_by)

    @cached_property
    def scales(self) -> tuple[tuple[Part, Scale], ...]:
        """Its parts, each with its size, in their order."""
        every = ((part, self.scale(part)) for part in Part)
        return tuple((part, scale) for part, scale in every if scale is not None)

    @cached_property
    def standard_place(self) -> tuple[str, Part]:
        """Where its standard points are entered."""
        return self.code, Part.STANDARD

    @cached_property
    def most_standard(self) -> Decimal:
        """As :func:`full_standard`, not yet brought into the form of points."""
        most = self.standard.full if self.standard is not None else None
        return (most or Points("0")) * self.coefficient

    @cached_property
    def full_standard(self) -> Points:
        """The standard points that it can give; what is left open adds nothing."""
        return full_standard([self])

    @cached_property
    def counted_plainly(self) -> Mapping[Part, Points | None]:
        """The parts in which an entry is what counts, up to a cap where there is one: graded once
        for the year, without coefficient and without another bound."""
        return {
            part: scale.cap
            for part, scale in self.scales
            if isinstance(scale.grading, Graded)
            and scale.by_period is None
            and not scale.cap_at_standard
            and self.coefficient == 1
        }

    def counts_as_entered(self, part: Part, value: Points) -> bool:
        """Whether an entry is what counts of it, with nothing to be reckoned."""
        if part not in self.counted_plainly:
            return False
        if value and value.is_signed() is not (part is Part.DEDUCTION):
            return False
        cap = self.counted_plainly[part]
        return cap is None or abs(value) <= cap

    @cached_property
    def entries(self) -> tuple["Criterion", ...]:
        """The criterion as it is entered: the unit's target, what is said once for the year, then
        each period, target and periods under codes of their own with the parts that are entered
        so."""
        parts = dict(self.scales)
        aimed = {part.value: _AMOUNT for part, scale in parts.items() if scale.own_target}
        before = (_target_of(self, aimed),) if aimed else ()
        whole = {part.value: scale for part, scale in parts.items() if scale.by_period is None}
        if len(whole) == len(parts):
            return (*before, self)
        once: dict[str, Scale | None] = {part.value: whole.get(part.value) for part in Part}
        said = {**msgspec.structs.asdict(self), "not_arisen": None}
        said |= {part.value: None for part in Part}
        found: dict[str, OfPeriod] = {}
        for part, scale in parts.items():
            for one in scale.by_period.in_year(self.code) if scale.by_period is not None else ():
                bare = found.get(one.code) or OfPeriod(**{**said, "code": one.code, "period": one})
                found[one.code] = replace(bare, **{part.value: scale.of_one_period})
        return (*before, *((replace(self, **once),) if whole else ()), *found.values())

    @property
    def texts(self) -> dict[str, str]:
        """What the document says beside the points, by the names of the fields; only what it
        says."""
        said = {"guidance": self.guidance, "proof": self.proof, "watched_by": self.watched_by}
        return {name: text for name, text in said.items() if isinstance(text, str)}

    def scale(self, part: Part) -> Scale | None:
        match part:
            case Part.STANDARD:
                return self.standard
            case Part.BONUS:
                return self.bonus
            case Part.DEDUCTION:
                return self.deduction


#: What follows the code of a criterion in that of a unit's target: chỉ tiêu.
TARGET = "CT"
#: A target is any amount, however it is measured.
_AMOUNT = Scale(grading=ByLevel(levels=()))


def target_code(criterion: str) -> str:
    """Under which code the target of a criterion is entered: ``4.CT``."""
    return f"{criterion}.{TARGET}"


class OfTarget(Criterion, frozen=True, kw_only=True):
    """The target of one unit in a criterion, as it is entered."""

    #: The code of the criterion.
    target_of: str


class OfPeriod(Criterion, frozen=True, kw_only=True):
    """A criterion as it is entered for one period."""

    period: PeriodScored


def _target_of(criterion: Criterion, parts: dict[str, Scale]) -> OfTarget:
    return OfTarget(
        code=target_code(criterion.code),
        name=criterion.name,
        group=criterion.group,
        target_of=criterion.code,
        standard=parts.get(Part.STANDARD),
        bonus=parts.get(Part.BONUS),
        deduction=parts.get(Part.DEDUCTION),
    )


def period_codes(criterion: Criterion) -> tuple[str, ...]:
    """The codes under which its periods are entered, in the order of the year."""
    return tuple(one.code for one in criterion.entries if isinstance(one, OfPeriod))


def codes_apart(criterion: Criterion) -> tuple[str, ...]:
    """The codes of its own under which target and periods are entered."""
    return tuple(one.code for one in criterion.entries if one.code != criterion.code)


def full_standard(criteria: Iterable[Criterion]) -> Points:
    """The standard points that criteria can give together; what is left open adds nothing."""
    return Points.exact(sum((criterion.most_standard for criterion in criteria), Decimal(0)))


def left_open(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """Those whose maximum of standard points the document leaves open; while there are any,
    :func:`full_standard` is the sum of the others and no full sum."""
    return tuple(one for one in criteria if one.standard is not None and one.standard.is_open)


def is_counted(criterion: Criterion, part: Part) -> bool:
    """Whether what is entered is a count, a measure, a percentage or a place, and no points."""
    scale = criterion.scale(part)
    return scale is not None and not isinstance(scale.grading, Graded | PassOrFail)


def entry(criterion: Criterion, part: Part, typed: Points, *, unsigned: bool) -> Points:
    """A typed value as it is stored: three occurrences are three, whether 3 or −3 was typed of a
    deduction; points of a deduction keep their sign."""
    if part is not Part.DEDUCTION or not is_counted(criterion, part):
        return typed
    return Points.exact(abs(typed) if unsigned else -abs(typed))


def check_points(criterion: Criterion, part: Part, value: Points) -> None:
    """Check a value against the criterion's limits and step.

    Raises ``Refusal``: ``part_not_scored``, ``above_maximum``, ``below_minimum`` or ``off_step``
    (with the two nearest values).
    """
    scale = criterion.scale(part)
    if scale is None:
        scored = [one for one in Part if criterion.scale(one) is not None]
        codes = tuple(
            criterion.code if one is Part.STANDARD else f"{criterion.code}.{one.value}"
            for one in scored
        )
        raise Refusal("part_not_scored", criterion=criterion.code, part=part, codes=codes)
    if scale.by_period is not None:
        codes = tuple(one.code for one in scale.by_period.in_year(criterion.code))
        raise Refusal(
            "part_not_scored", case="by_period", criterion=criterion.code, part=part, codes=codes
        )
    size = -value if part is Part.DEDUCTION else value
    if part is Part.DEDUCTION and is_counted(criterion, part):
        size = abs(value)  # what is counted has no sign
    unproved = size == 0 and scale.evidence_needed and isinstance(scale.grading, OneOf)
    if not unproved:  # whoever goes on may confirm that it counts nothing
        check_entered(scale.grading, Points.exact(size), criterion.code)
    if isinstance(criterion, OfTarget) and size == 0:
        facts = {"criterion": criterion.code, "value": value}
        raise Refusal("entered_malformed", case="target", **facts)
    if size < 0:
        raise Refusal("below_minimum", criterion=criterion.code, part=part, value=value)
    step, given = scale.entered_step, size
    if isinstance(scale.grading, PerOccurrence):
        given = Points.exact(size * scale.grading.each)
    elif step is None:
        return
    if scale.max is not None and given > scale.max:
        shown = Points.exact(-given) if part is Part.DEDUCTION else given
        facts = {"criterion": criterion.code, "part": part, "value": shown, "max": scale.max}
        raise Refusal("above_maximum", **facts)
    if step is not None and size % step:
        below = value - value % step
        next_step = step if value >= 0 else -step
        raise Refusal(
            "off_step",
            criterion=criterion.code,
            value=value,
            step=step,
            a=Points.exact(below),
            b=Points.exact(below + next_step),
        )
