"""Who may be chosen in a selection, for how many places, and in which order by rank."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.cycle.phases.registration import is_registered
from domain.cycle.phases.summary_conference import TABLE_ADOPTED
from domain.cycle.votes.clearance import passed_over
from domain.cycle.year_work.guidance import cited
from domain.reckoning.between_classes import as_read
from domain.reckoning.choice import (
    Ground,
    LeftOut,
    MadeBy,
    QuotaFrom,
    QuotaUsed,
    first_by,
    floored,
    places_in,
)
from domain.reckoning.requirements import class_within
from domain.reckoning.score_table import TableRow, ranks_of, table_in_force
from domain.reckoning.shortfall import Shortfall
from domain.reckoning.successor import not_considered
from domain.record.record import Command, Ids, UnitId, command_word
from domain.rulebook.officers import Naming, rules_of
from domain.rulebook.rulebook import Rulebook, Unregistered
from domain.rulebook.selection_checks import by_group, waits_for
from domain.rulebook.selections import AWARDS, How, Kind, Quota, QuotaOf, Selection, share_of
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


def rulebook_of(cycle: Cycle) -> Rulebook:
    """Raises ``Refusal("rulebook_missing")``."""
    if cycle.plan.rulebook is None:
        raise Refusal("rulebook_missing")
    return cycle.plan.rulebook


@refuses("selection_decided", "selection_on_ballot", "selection_unknown")
def open_selection(
    cycle: Cycle, code: str, *, referred: bool = False, told: bool = False
) -> Selection:
    """A selection without an outcome, on no ballot; also one that was ``referred`` to the
    authority, once that has answered, or of which a source tells besides what others say.

    Raises ``Refusal``: ``selection_decided`` or ``selection_on_ballot``."""
    selection = rulebook_of(cycle).selection(code)
    made = cycle.voting.made.get(code)
    if made is not None and not told and not (referred and made.by is MadeBy.REFERRED):
        raise Refusal("selection_decided", selection=code)
    ballot = cycle.voting.ballot_on(code)
    if ballot is not None:
        raise Refusal("selection_on_ballot", selection=code, ballot=ballot)
    return selection


@refuses("conditions_unmet", "holders_unknown", "selection_waits")
def check_ready(
    cycle: Cycle,
    selection: Selection,
    command: Command,
    *,
    by_hand: bool = False,
    nobody: bool = False,
    together: Collection[str] = (),
) -> None:
    """What a selection rests on is there, or is decided ``together`` with it; one made by hand
    does not go by ranks, and that ``nobody`` is chosen rests on nothing but the others' outcome.

    Raises ``Refusal``: ``selection_waits`` for the outcome of others, ``holders_unknown``, or
    ``conditions_unmet`` while the table is not adopted. A past that is told may leave holders
    and table out.
    """
    waits = tuple(code for code in unmade(cycle, selection) if code not in together)
    if waits:
        raise Refusal("selection_waits", selection=selection.code, selections=waits)
    if cycle.backfill or nobody:
        return
    if selection.not_two_years_running and selection.code not in cycle.candidacy.holders:
        raise Refusal("holders_unknown", selection=selection.code)
    lacking = TABLE_ADOPTED.lacking(cycle)
    by_rank = selection.how is How.RANK_THEN_VOTE or (selection.how is How.BY_RANK and not by_hand)
    goes_by_table = by_rank or _has_minimum(selection)
    if lacking is not None and goes_by_table:
        unmet = (("table_adopted", lacking),)
        raise Refusal("conditions_unmet", command=command_word(command), unmet=unmet)


def unmade(cycle: Cycle, selection: Selection) -> tuple[str, ...]:
    """The selections on whose outcome one rests and that have none yet."""
    waits = waits_for(rulebook_of(cycle), selection)
    return tuple(code for code in waits if code not in cycle.voting.outcomes)


def _has_minimum(selection: Selection) -> bool:
    least = selection.min_total is not None or selection.min_band is not None
    return least or bool(selection.asked)


def left_out(
    cycle: Cycle, selection: Selection, *, together: Collection[str] = ()
) -> tuple[LeftOut, ...]:
    """The members that cannot be chosen, each with the first ground that holds.

    What is decided ``together`` with the selection is known at its close only.
    """
    if selection.among in together:
        selection = replace(selection, among=None)
    table = table_in_force(cycle) if _has_minimum(selection) else None
    rows = {row.unit: row for row in table.rows} if table else {}
    grounds = {unit: _ground(cycle, selection, unit, rows.get(unit)) for unit in cycle.members}
    found = {unit: ground for unit, ground in grounds.items() if ground is not None}
    if selection.how is How.RANK_THEN_VOTE and not (cycle.backfill and not ranks_of(cycle)):
        first = _first_by_rank(cycle, selection, found)
        found |= {
            unit: Ground.NOT_FIRST
            for unit in cycle.members
            if unit not in first and unit not in found
        }
    return tuple(
        LeftOut(
            unit=unit,
            ground=found[unit],
            short_of=_short_of(cycle, selection, found[unit], rows.get(unit)),
        )
        for unit in sorted(found)
    )


def _short_of(
    cycle: Cycle, selection: Selection, ground: Ground, row: TableRow | None
) -> tuple[Shortfall, ...] | msgspec.UnsetType:
    """The figures of a unit that is left out for what stands beside its total."""
    if ground is not Ground.REQUIREMENT_UNMET or row is None:
        return msgspec.UNSET
    bands = {band.code: band.begins for band in rulebook_of(cycle).bands}
    least = bands[selection.min_band] if selection.min_band is not None else None
    lacking = tuple(
        one
        for one in row.short_of
        if one.selection == selection.code
        or (least is not None and one.band is not None and bands[one.band] >= least)
    )
    return lacking or msgspec.UNSET


def _ground(
    cycle: Cycle, selection: Selection, unit: UnitId, row: TableRow | None
) -> Ground | None:
    rulebook, outcomes = rulebook_of(cycle), cycle.voting.outcomes
    registers = rulebook.unregistered is not Unregistered.NO_EFFECT and selection.kind in AWARDS
    if registers and not is_registered(cycle, unit):
        return Ground.NOT_REGISTERED
    if cycle.candidacy.bars(unit, selection.code):
        return Ground.BARRED
    if passed_over(cycle, selection, unit):
        return Ground.OBJECTED
    if selection.kind is Kind.OFFICE and (barred := _gets_no_office(cycle, unit)) is not None:
        return barred
    held = cycle.candidacy.holders.get(selection.code, ())
    if selection.not_two_years_running and unit in held:
        return Ground.HELD_LAST_YEAR
    below = _below(cycle, selection, row)
    if below is not None:
        return below
    if any(unit in outcomes.get(code, ()) for code in selection.not_with):
        return Ground.CHOSEN_ELSEWHERE
    if any(
        selection.code in later.not_with and unit in outcomes.get(later.code, ())
        for later in rulebook.selections
    ):
        return Ground.CHOSEN_ELSEWHERE  # made before the sitting decided on another round here
    if selection.among is not None and unit not in outcomes.get(selection.among, ()):
        return Ground.NOT_AMONG
    return None


def _gets_no_office(cycle: Cycle, unit: UnitId) -> Ground | None:
    """Why the rulebook refuses the unit an office: it was not considered this year."""
    rules = rules_of(cycle)
    if rules is None or isinstance(rules.not_considered, msgspec.UnsetType):
        return None
    refused = rules.not_considered.naming is Naming.REFUSED
    ground = not_considered(cycle).get(unit) if refused else None
    return None if ground is None else Ground(ground.value)


def _below(cycle: Cycle, selection: Selection, row: TableRow | None) -> Ground | None:
    """What a unit's total, its class or what is asked beside them keep it from; they are measured
    by the denominator of the ranking."""
    if not _has_minimum(selection):
        return None
    total = row.measured if row is not None else None
    if row is None or total is None:
        if cycle.backfill:
            return None  # a source's silence is held against nobody
        by_total = selection.min_total is not None or selection.min_band is not None
        return Ground.BELOW_MINIMUM if by_total else Ground.REQUIREMENT_UNMET
    if not selection.is_reached_by(total):
        return Ground.BELOW_MINIMUM
    rulebook = rulebook_of(cycle)
    bands = {band.code: band for band in rulebook.bands}
    if selection.min_band is not None:
        least = bands[selection.min_band]
        if not least.is_reached_by(as_read(rulebook, total)):
            return Ground.BELOW_MINIMUM
        held = class_within(rulebook, rulebook.bands, total, row.short_of)
        if held is None or bands[held].begins < least.begins:
            return Ground.REQUIREMENT_UNMET
    lacking = any(one.selection == selection.code for one in row.short_of)
    return Ground.REQUIREMENT_UNMET if lacking else None


def _first_by_rank(
    cycle: Cycle, selection: Selection, out: Collection[UnitId]
) -> frozenset[UnitId]:
    found: set[UnitId] = set()
    for group in groups_of(cycle, selection):
        ordered, worth = by_rank(cycle, selection, group, out)
        found |= set(first_by(ordered, worth, selection.first or 0))
    return frozenset(found)


def groups_of(cycle: Cycle, selection: Selection) -> tuple[str | None, ...]:
    """The groups that each have the quota; one group of all where none is told apart."""
    groups = rulebook_of(cycle).unit_groups
    if not by_group(rulebook_of(cycle), selection):
        return (None,)
    codes: list[str | None] = [group.code for group in groups]
    rest = any(rulebook_of(cycle).group_of(unit) is None for unit in cycle.members)
    return (*codes, *([None] if rest else []))


def in_group(cycle: Cycle, selection: Selection, group: str | None) -> Ids[UnitId]:
    """The members among whom a quota is given out."""
    if groups_of(cycle, selection) == (None,):
        return cycle.members
    rulebook = rulebook_of(cycle)
    return tuple(unit for unit in cycle.members if rulebook.group_of(unit) == group)


def by_rank(
    cycle: Cycle, selection: Selection, group: str | None, out: Collection[UnitId]
) -> tuple[list[UnitId], Mapping[UnitId, Fraction]]:
    """The ranked units of a group in their order, without those left out, and their worth."""
    inside = set(in_group(cycle, selection, group)) - set(out)
    ranks = {unit: place for unit, place in ranks_of(cycle).items() if unit in inside}
    worth = {unit: Fraction(-place) for unit, place in ranks.items()}
    return sorted(ranks, key=lambda unit: (ranks[unit], unit)), worth


def quotas(
    cycle: Cycle, selection: Selection, out: Collection[UnitId], *, if_known: bool = False
) -> tuple[QuotaUsed, ...]:
    """The places of a selection, group by group; none where no quota is set.

    Raises ``Refusal("quota_unknown")`` where neither guidance nor its table in the rulebook gives
    the year; a past that is told goes without, and so does ``if_known``.
    """
    quota = selection.quota if selection.quota is not None else selection.quota_from
    may_go_without = cycle.backfill or if_known
    if quota is None or (may_go_without and not _is_known(cycle, selection, quota)):
        return ()
    found = []
    for group in groups_of(cycle, selection):
        inside = in_group(cycle, selection, group)
        used = (
            QuotaUsed(places=quota, group=group)
            if isinstance(quota, int)
            else _reckoned(cycle, selection, quota, group, set(inside), set(out))
        )
        extra = _passed_on(cycle, selection, group)
        found.append(replace(used, places=used.places + extra, passed_on=extra))
    return tuple(found)


def _reckoned(
    cycle: Cycle,
    selection: Selection,
    quota: Quota,
    group: str | None,
    inside: set[UnitId],
    out: set[UnitId],
) -> QuotaUsed:
    check_number_known(cycle, selection)
    given = cycle.guidance.quotas.get(selection.code)
    if selection.waits_for_number and given is not None and given.ranked_first is not None:
        return QuotaUsed(
            places=given.places(len(inside), share_of(quota.share or "")),
            source=QuotaFrom.SHARE,
            group=group,
            share=quota.share,
            of=given.ranked_first,
            guidance=cited(cycle, given),
        )
    if quota.share is not None and not selection.waits_for_number:
        of = len(inside - out if quota.of is QuotaOf.QUALIFYING else inside)
        return QuotaUsed(
            places=floored(share_of(quota.share), of),
            source=QuotaFrom.SHARE,
            group=group,
            share=quota.share,
            of=of,
            guidance=quota.guidance,
        )
    if given is not None and given.ranked_first is None:
        return QuotaUsed(
            places=given.places(len(inside)),
            source=QuotaFrom.BY_YEAR,
            group=group,
            guidance=cited(cycle, given),
        )
    places = _by_year(cycle, quota)
    if places is None:
        raise Refusal("quota_unknown", selection=selection.code, year=cycle.year)
    return QuotaUsed(places=places, source=QuotaFrom.BY_YEAR, group=group, guidance=quota.guidance)


@refuses("quota_unknown")
def check_number_known(cycle: Cycle, selection: Selection) -> None:
    """A quota that is a share of what is ranked first over several clusters waits for their number.

    Raises ``Refusal("quota_unknown")`` with the share, until guidance gives it.
    """
    if selection.waits_for_number and selection.code not in cycle.guidance.quotas:
        assert selection.quota_from is not None
        case = {"case": "first_in_clusters", "share": selection.quota_from.share}
        raise Refusal("quota_unknown", **case, selection=selection.code, year=cycle.year)


class QuotaMoved(msgspec.Struct, frozen=True):
    """A selection was made by a quota that later guidance changed; what was chosen stands."""

    selection: str
    group: str | None
    was: int
    now: int
    #: The event of the later guidance.
    version: int


def quotas_moved(cycle: Cycle) -> tuple[QuotaMoved, ...]:
    """The quotas that are no longer those by which a selection was made."""
    found = []
    for code, made in cycle.voting.made.items():
        selection, given = rulebook_of(cycle).selection(code), cycle.guidance.quotas.get(code)
        for used in made.quotas if given else ():
            by_guidance = used.source is QuotaFrom.BY_YEAR or selection.waits_for_number
            if given is None or not by_guidance:
                continue
            was = used.places - used.passed_on
            now = given.places(len(in_group(cycle, selection, used.group)), _share(selection))
            if was != now:
                found.append(QuotaMoved(code, used.group, was, now, given.version))
    return tuple(found)


class QuotaDiffers(msgspec.Struct, frozen=True):
    """The rulebook has a quota of its own, and guidance names another; the rulebook's holds."""

    selection: str
    group: str | None
    own: int
    given: int
    #: The event of the guidance.
    version: int


def quotas_differ(cycle: Cycle) -> tuple[QuotaDiffers, ...]:
    """Where guidance names another quota than the rulebook's number or share comes to.

    A share of those that qualify is not known before the selection is made.
    """
    found = []
    rulebook = cycle.plan.rulebook
    for selection in rulebook.selections if rulebook else ():
        given = cycle.guidance.quotas.get(selection.code)
        rule, made = selection.quota_from, cycle.voting.made.get(selection.code)
        open_base = rule is not None and rule.of is QuotaOf.QUALIFYING and made is None
        if given is None or open_base or given.ranked_first is not None:
            continue
        for used in made.quotas if made else quotas(cycle, selection, (), if_known=True):
            own = used.places - used.passed_on
            theirs = given.places(len(in_group(cycle, selection, used.group)))
            by_guidance = used.source is QuotaFrom.BY_YEAR or selection.waits_for_number
            if not by_guidance and own != theirs:
                differs = QuotaDiffers(selection.code, used.group, own, theirs, given.version)
                found.append(differs)
    return tuple(found)


def _share(selection: Selection) -> Fraction | None:
    """The share of those ranked first over the clusters that gives a quota."""
    rule = selection.quota_from
    return share_of(rule.share) if rule and rule.share and selection.waits_for_number else None


def _is_known(cycle: Cycle, selection: Selection, quota: int | Quota) -> bool:
    """Whether there is a number, a share or a quota for this year."""
    if isinstance(quota, int) or (quota.share is not None and not selection.waits_for_number):
        return True
    return selection.code in cycle.guidance.quotas or _by_year(cycle, quota) is not None


def _by_year(cycle: Cycle, quota: Quota) -> int | None:
    """The number in the table, for this cluster's year or else the year."""
    cluster = cycle.code.partition("/")[0]
    table = {one.year: one.quota for one in quota.by_year}
    return table.get(f"{cluster}/{cycle.year}", table.get(cycle.year))


def _passed_on(cycle: Cycle, selection: Selection, group: str | None) -> int:
    """Places that other selections left unused, and that pass to this one."""
    passed = 0
    for giver in rulebook_of(cycle).selections:
        made = cycle.voting.made.get(giver.code)
        if giver.unused_to != selection.code or made is None:
            continue
        inside = set(in_group(cycle, giver, group))
        here = [quota for quota in made.quotas if quota.group == group]
        taken = sum(unit in inside for unit in made.chosen)
        passed += max((places_in(here) or 0) - taken, 0)
    return passed
