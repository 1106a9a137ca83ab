"""The rulebook of a cycle: criteria, columns, ranking and selections, as the cluster wrote them.

It is pinned by the SHA-256 of its canonical bytes, which stand in full in the event that set it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Annotated, Final

import msgspec

from domain.cycle.deadlines.timeliness import deduction_for_lateness
from domain.record.record import Ids, UnitId, decoder, encode
from domain.rulebook.bounds import Bounds, Group, NetBounds
from domain.rulebook.criteria import Criterion, Part, Scale, ScoredBy, left_open
from domain.rulebook.due_rule import CycleMonths, Days, DueRule
from domain.rulebook.grading import ByPlace, Combine, Rounding, ToBest
from domain.rulebook.legal_basis import LegalBasis
from domain.rulebook.officers import OfficerRules
from domain.rulebook.opening import Opens
from domain.rulebook.requirements import BetweenClasses, FallsTo, GradeBand
from domain.rulebook.selections import (
    AWARDS,
    Bar,
    Selection,
    VoteRules,
)
from domain.rulebook.tables import CriteriaTable, by_table
from domain.values.names import nearest
from domain.values.points import Points
from domain.values.ranks import Ranking
from domain.values.refusal import Refusal
from domain.values.stated import stated


class Scorer(StrEnum):
    """Who fills a column."""

    #: The unit itself.
    OWN = "own"
    #: A unit to which the check was assigned.
    ASSIGNED = "assigned"
    #: The standing office of the chair.
    CLUSTER = "cluster"
    #: The council above it, whose points the standing office records.
    COUNCIL = "council"


class LatenessBy(StrEnum):
    """Which time decides whether an act is late: when it was recorded, or its paper's."""

    RECORDED = "recorded"
    EFFECTIVE = "effective"


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a rulebook."""


#: The tie key that leaves a tie to a vote.
VOTE = "vote"


class Column(_Said, frozen=True, kw_only=True):
    code: str
    name: str
    scorer: Scorer
    #: How several scorers of one cell come to one value; ``None``: there is one scorer.
    combine: Combine | None = None
    #: That it is a rung, and who enters it: the rungs take a sheet one after the other, each passes
    #: it on or sends it back. Left out of the canonical text where it is not said.
    rung: ScoredBy | msgspec.UnsetType = msgspec.UNSET

    @property
    def by(self) -> ScoredBy | None:
        """Who enters this rung; ``None``: it is none."""
        return stated(self.rung)


class RankedBy(StrEnum):
    """What ranks are given by."""

    TOTAL = "total"
    #: Standard points as a share of the maximum of the criteria applied to the unit.
    SHARE_OF_STANDARD = "share_of_standard"
    #: The total, bonus and deduction included, as that share.
    SHARE_OF_TOTAL = "share_of_total"


class Unregistered(StrEnum):
    """What becomes of a unit that did not register."""

    #: It keeps its place in the table, and is proposed for no award.
    KEEPS_RANK = "keeps_rank"
    #: It is left out of the ranking, and is proposed for no award.
    NOT_RANKED = "not_ranked"
    #: Nothing: the law of 2022, article 7, no longer asks for registration.
    NO_EFFECT = "no_effect"


class UnitGroup(_Said, frozen=True, kw_only=True):
    """Units that are compared with each other only."""

    code: str
    name: str
    units: Ids[UnitId]


class Then(StrEnum):
    """What the passing of a deadline does beside what follows for each unit that was late."""

    #: What is lacking is told to the chair.
    TELL = "tell"
    #: The phase is left where everything it asks for is there; otherwise as above.
    ADVANCE = "advance"


#: More than this is a mistake of the file; 0: none is sent back.
SheetReturns = Annotated[int, msgspec.Meta(ge=0, le=9)]
#: Working days before a deadline on which is reminded, where nothing else is said.
REMIND: Final = (5, 1)


class Deadline(_Said, frozen=True, kw_only=True):
    """When something is due, by the code of a phase or one of its own."""

    code: str
    due: DueRule
    #: What is due, such as a report, where the code does not say it.
    name: str | None = None
    then: Then = Then.TELL
    #: How many working days before it those are reminded who still lack something; left out of
    #: the canonical text where it is not said, so that what was pinned before stays the same.
    remind: tuple[Days, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def reminded(self) -> tuple[int, ...]:
        """The working days before it on which is reminded, none where it says so."""
        return REMIND if isinstance(self.remind, msgspec.UnsetType) else self.remind


class Lapse(StrEnum):
    """What a consequence follows from."""

    LATE_REGISTRATION = "late_registration"
    PLEDGE_NOT_SIGNED = "pledge_not_signed"
    LATE_SHEET = "late_sheet"
    SHEET_NOT_SENT = "sheet_not_sent"
    LATE_REPORT = "late_report"


#: What reports tell of, as an act that asks for one says it.
REPORT_KINDS: Final = ("month", "quarter", "half_year", "year")


class Consequence(_Said, frozen=True, kw_only=True):
    """What is deducted for a lapse: once, for each working day or each day late, at most so
    much."""

    of: Lapse
    #: Without its sign: 0.5 is deducted as −0.5.
    deduct: Points
    per_working_day: bool = False
    at_most: Points | None = None
    #: Proposed to people, who settle it, or applied at once.
    applied: bool = False
    #: The codes of the legal bases on which it rests.
    basis: tuple[str, ...] = ()
    #: For each calendar day instead. This and what follows is left out of the canonical text where
    #: it is not said, so that what was pinned before stays the same.
    per_day: bool | msgspec.UnsetType = msgspec.UNSET
    #: Of which reports, by code or by what they tell of: ``q1``, ``month``, ``quarter``,
    #: ``half_year``, ``year``; where it is not said, of all that no other consequence names.
    reports: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def by_days(self) -> bool:
        """Whether each calendar day late costs."""
        return self.per_day is True

    @property
    def named_reports(self) -> tuple[str, ...]:
        """The reports that it is of; none: all that no other names."""
        return () if isinstance(self.reports, msgspec.UnsetType) else self.reports

    @property
    def key(self) -> str:
        """What tells it from others: the lapse, and the reports where it names some."""
        return ":".join((self.of.value, *self.named_reports))

    def points(self, days: int = 1) -> Points:
        """The deduction, negative or 0, for so many days late, of the kind that count."""
        times = days if self.per_working_day or self.by_days else 1
        return deduction_for_lateness(times, each=self.deduct, at_most=self.at_most)


class Rulebook(_Said, frozen=True, kw_only=True, dict=True):
    """What follows from the fields alone is reckoned when it is first asked for, and once."""

    name: str
    #: The scale on which standard points are measured, where the document names one.
    base: Points | None = None
    columns: tuple[Column, ...] = ()
    groups: tuple[Group, ...] = ()
    #: None: this cluster does not score.
    criteria: tuple[Criterion, ...] = ()
    #: All bonus points together count no more than this.
    bonus_cap: Points | None = None
    rounding: Rounding = Rounding.HALF_UP
    bands: tuple[GradeBand, ...] = ()
    ranking: Ranking = Ranking.DENSE
    ranked_by: RankedBy = RankedBy.TOTAL
    #: Only the first ranks are given; ``None``: all.
    ranked_first: int | None = None
    unregistered: Unregistered = Unregistered.KEEPS_RANK
    #: Units are ranked inside their group; without groups all together.
    unit_groups: tuple[UnitGroup, ...] = ()
    #: What breaks a tie, in order: ``fewer_deductions``, ``higher_standard``, ``criterion:1``.
    #: What is still tied after them shares a rank; with ``vote`` at the end those tied at the
    #: edge of a quota are voted on.
    ties: tuple[str, ...] = ()
    selections: tuple[Selection, ...] = ()
    #: How votes are given, where a selection does not say otherwise.
    votes: VoteRules = VoteRules()
    #: Conditions that bar a unit from awards whatever its total.
    bars: tuple[Bar, ...] = ()
    #: How officers are found, who follows them, what is handed over; ``None``: nothing is said.
    officers: OfficerRules | None = None
    #: Laws and regulations on which rules rest, with the days on which they are in force.
    legal_basis: tuple[LegalBasis, ...] = ()
    #: How the cycle's year lies over civil years, where it is not the civil year itself.
    months: CycleMonths | None = None
    #: What is due when, in the document's words, by a code of its own or a phase's.
    deadlines: tuple[Deadline, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    #: The share of the members that must be present: ``2/3``.
    quorum: str | None = None
    pledge_required: bool = True
    handover_accepted: bool = True
    minutes_required: bool = True
    lateness_by: LatenessBy = LatenessBy.RECORDED
    #: Whether members see an adjuster's team or the person; the log always has the person.
    adjuster_shown_as_team: bool = True
    #: From when on a member reads what others have come to. Left out of the canonical text where it
    #: is not said; then once a sheet is sent.
    see_others: Opens | msgspec.UnsetType = msgspec.UNSET
    #: From when on members read who scored for a team, or for a unit that checks. Left out
    #: likewise; then as ``adjuster_shown_as_team`` says.
    see_scorers: Opens | msgspec.UnsetType = msgspec.UNSET
    #: From when on members read the log. Left out likewise; then always.
    see_log: Opens | msgspec.UnsetType = msgspec.UNSET
    #: Whether every unit reads the names of those that still owe something; otherwise only how
    #: many. Left out of the canonical text where it is not said, as ``Deadline.remind`` is.
    names_late: bool | msgspec.UnsetType = msgspec.UNSET
    #: How often a sheet may be sent back to be completed. Left out of the canonical text where it
    #: is not said; then no bound is set.
    sheet_returns: SheetReturns | msgspec.UnsetType = msgspec.UNSET
    #: The deductions of all criteria together count no more than this, without a sign; what is
    #: deducted for lapses stands beside it. Left out of the canonical text likewise.
    deduction_cap: Points | msgspec.UnsetType = msgspec.UNSET
    #: Floor and ceiling of all bonus less all deduction of criteria. Left out likewise.
    net: NetBounds | msgspec.UnsetType = msgspec.UNSET
    #: In which class a unit is shown where a condition of the one that its total reaches does not
    #: hold: the next one whose conditions hold, where nothing is said. Left out likewise.
    falls_to: FallsTo | msgspec.UnsetType = msgspec.UNSET
    #: How a total between two printed classes is read; not said, that is a contradiction. Left out
    #: likewise.
    between_classes: BetweenClasses | msgspec.UnsetType = msgspec.UNSET
    #: Where kinds of units are scored by tables of their own. Left out likewise.
    tables: tuple[CriteriaTable, ...] | msgspec.UnsetType = msgspec.UNSET
    #: Units of different tables are ranked with each other, and not group by group.
    ranked_together: bool | msgspec.UnsetType = msgspec.UNSET
    format: int = 1

    @property
    def several(self) -> tuple[CriteriaTable, ...]:
        """The tables, where there are several."""
        return self.tables or ()

    def table_of(self, unit: UnitId) -> CriteriaTable | None:
        """The table by which a unit is scored; ``None`` where there is one for all, or none."""
        group = self.group_of(unit)
        return next((one for one in self.several if group in one.unit_groups), None)

    def of(self, unit: UnitId) -> "Rulebook":
        """The rulebook as it is for a unit: with the criteria of its own table only."""
        if not self.several:
            return self
        table = self.table_of(unit)
        return self.of_table(None if table is None else table.code)

    def of_table(self, code: str | None) -> "Rulebook":
        """The rulebook as it is for the units of one table; ``None``: what is common to all."""
        return self._by_table[code]

    @cached_property
    def _by_table(self) -> Mapping[str | None, "Rulebook"]:
        codes = (None, *(table.code for table in self.several))
        return {code: by_table(self, code) for code in codes}

    def ranked_in(self, unit: UnitId) -> str | None:
        """The code of the group in which a unit is ranked; ``None``: among all."""
        return None if self.ranked_together is True else self.group_of(unit)

    @property
    def bounds(self) -> Bounds:
        """What bonus and deduction of all criteria count together."""
        return Bounds(
            bonus=self.bonus_cap, deduction=stated(self.deduction_cap), net=stated(self.net)
        )

    @property
    def all_bounds(self) -> tuple[Bounds, ...]:
        """Those of all criteria together, and those of every group."""
        return (self.bounds, *(group.bounds for group in self.groups))

    @property
    def bounded(self) -> bool:
        """Whether anything bounds bonus or deduction of several criteria together."""
        return any(one != Bounds() for one in self.all_bounds)

    @property
    def late_named(self) -> bool:
        """Whether letters to all name those that still owe something."""
        return self.names_late is True

    @property
    def returns_at_most(self) -> int | None:
        """How often a sheet may be sent back; ``None``: no bound is set."""
        return stated(self.sheet_returns)

    @property
    def scored(self) -> bool:
        return bool(self.criteria)

    @cached_property
    def is_relative(self) -> bool:
        """Points of one unit depend on the best of all: what one enters may move those of others.
        Nothing else of a sheet does; ranks and bounds move no points of other units."""
        return any(isinstance(scale.grading, ToBest) for scale in self._scales)

    @cached_property
    def _scales(self) -> tuple[Scale, ...]:
        scales = (one.scale(part) for one in self.criteria for part in Part)
        return tuple(scale for scale in scales if scale is not None)

    @property
    def ties_to_vote(self) -> bool:
        """A tie that is left at the edge of a quota is voted on."""
        return self.ties[-1:] == (VOTE,)

    @property
    def own_column(self) -> Column | None:
        return next((column for column in self.columns if column.scorer is Scorer.OWN), None)

    @property
    def scored_by_others(self) -> bool:
        """No unit fills in a sheet of its own: all of them are open to whoever scores."""
        return self.scored and self.own_column is None

    @property
    def bodies_outside(self) -> tuple[str, ...]:
        """The bodies that score a criterion alone and are no members, each once."""
        named = (name for one in self.entries if one.by is not None for name in one.by.outside)
        return tuple(dict.fromkeys(named))

    @property
    def rungs(self) -> tuple[Column, ...]:
        """The columns through which a sheet goes one after the other."""
        return tuple(column for column in self.columns if column.by is not None)

    @property
    def final_column(self) -> Column:
        """The last column holds what counts."""
        return self.columns[-1]

    @property
    def named_units(self) -> Ids[UnitId]:
        """The units that it names, in the order in which they stand."""
        grouped = [unit for group in self.unit_groups for unit in group.units]
        return (*grouped, *(self.officers.order if self.officers else ()))

    def group_of(self, unit: UnitId) -> str | None:
        """The code of the group of units to which a unit belongs."""
        return next((found.code for found in self.unit_groups if unit in found.units), None)

    @cached_property
    def group_around(self) -> Mapping[str, str | None]:
        """By criterion, the group in which its bonus and deduction are bounded; ``None``: only
        together with all others."""
        known = {group.code for group in self.groups}
        return {one.code: one.group if one.group in known else None for one in self.criteria}

    def criteria_in(self, group: str) -> tuple[Criterion, ...]:
        """The criteria of a group and of the groups inside it."""
        inside = {group}
        for _ in self.groups:
            inside |= {found.code for found in self.groups if found.group in inside}
        return tuple(criterion for criterion in self.criteria if criterion.group in inside)

    @cached_property
    def by_periods(self) -> bool:
        """Whether anything is entered period by period."""
        return any(scale.by_period is not None for scale in self._scales)

    @cached_property
    def own_targets(self) -> bool:
        """Whether each unit has a target of its own in some criterion."""
        return any(scale.own_target for scale in self._scales)

    @cached_property
    def entries(self) -> tuple[Criterion, ...]:
        """The criteria as they are entered, in their order: each period and target under
        a code of its own."""
        return tuple(entry for found in self.criteria for entry in found.entries)

    @cached_property
    def standards(self) -> tuple[Criterion, ...]:
        """The entries with standard points that somebody gives: those of a published ranking are
        waited for."""
        standards = ((one, one.standard) for one in self.entries)
        return tuple(one for one, of in standards if of and not isinstance(of.grading, ByPlace))

    @cached_property
    def by_place(self) -> tuple[Criterion, ...]:
        """The criteria whose standard points follow from the place in a published ranking."""
        standards = ((one, one.standard) for one in self.criteria)
        return tuple(one for one, of in standards if of and isinstance(of.grading, ByPlace))

    @cached_property
    def left_open(self) -> tuple[Criterion, ...]:
        """The criteria whose maximum of standard points the document leaves open."""
        return left_open(self.criteria)

    @cached_property
    def places(self) -> tuple[tuple[tuple[str, Part], Criterion], ...]:
        """Every part of every criterion, in their order, with its criterion."""
        return tuple(((one.code, part), one) for one in self.criteria for part, _ in one.scales)

    @cached_property
    def counts_as_entered(self) -> bool:
        """Whether an entry within its cap is what counts of it, in every part of every criterion:
        see :meth:`Criterion.counts_as_entered`."""
        return all(part in one.counted_plainly for one in self.criteria for part, _ in one.scales)

    @cached_property
    def full_standard(self) -> Decimal:
        """What all criteria can give in standard points."""
        return sum((one.full_standard for one in self.criteria), Decimal(0))

    @cached_property
    def by_code(self) -> Mapping[str, Criterion]:
        """The criteria in their order, each before what is entered for its periods."""
        found: dict[str, Criterion] = {}
        for criterion in self.criteria:
            found |= {entry.code: entry for entry in (criterion, *criterion.entries)}
            found[criterion.code] = criterion
        return MappingProxyType(found)

    @cached_property
    def _called(self) -> Mapping[str, Criterion]:
        """By every code what it is first the code of: a criterion, or else an entry of one."""
        return {one.code: one for one in reversed((*self.criteria, *self.entries))}

    def criterion(self, code: str) -> Criterion:
        """Raises ``Refusal("criterion_unknown")``, naming the nearest."""
        if (found := self._called.get(code)) is not None:
            return found
        known = tuple(self.by_code.values())
        raise Refusal("criterion_unknown", value=code, nearest=_nearest_code(code, known))

    def column(self, code: str) -> Column:
        """Raises ``Refusal("column_unknown")``, naming the nearest."""
        for column in self.columns:
            if column.code == code:
                return column
        codes = tuple(column.code for column in self.columns)
        near = _nearest_code(code, self.columns)
        raise Refusal("column_unknown", value=code, nearest=near, known=codes)

    def selection(self, code: str) -> Selection:
        """Raises ``Refusal("selection_unknown")``, naming the nearest."""
        for selection in self.selections:
            if selection.code == code:
                return selection
        near = _nearest_code(code, self.selections)
        raise Refusal("selection_unknown", value=code, nearest=near)

    def votes_of(self, selection: Selection) -> VoteRules:
        """How votes are given for a selection."""
        return selection.votes or self.votes

    def bars_of(self, ground: str) -> tuple[str, ...]:
        """The selections from which a condition bars; raises ``Refusal("ground_unknown")``."""
        for bar in self.bars:
            if bar.code == ground:
                awards = (found.code for found in self.selections if found.kind in AWARDS)
                return bar.selections or tuple(awards)
        known = [word for bar in self.bars for word in (bar.code, bar.name)]
        raise Refusal("ground_unknown", value=ground, nearest=nearest(ground, known))

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


def _nearest_code(text: str, known: Sequence[Criterion | Column | Selection]) -> str | None:
    """The code that was meant, or the code of what bears the nearest name."""
    codes = {word: one.code for one in reversed(known) for word in (one.name, one.code)}
    found = nearest(text, codes)
    return None if found is None else codes[found]
