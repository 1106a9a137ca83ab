"""Selecting without a count: by rank, the others, by acclamation, by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.guard import SITTING, Phase, Row
from domain.cycle.phases.summary_conference import QUORUM_MET, SITTING_OPEN, TABLE_ADOPTED
from domain.cycle.votes.clearance import check_cleared
from domain.reckoning.choice import (
    MADE_BY,
    LeftOut,
    Made,
    MadeBy,
    QuotaUsed,
    Reserve,
    cut,
    next_in_line,
    places_in,
    vacant,
)
from domain.reckoning.eligibility import (
    by_rank,
    check_ready,
    groups_of,
    left_out,
    open_selection,
    quotas,
    rulebook_of,
)
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import LEADERS
from domain.rulebook.selections import UNCOUNTED, VOTED, How, Method, Selection
from domain.rulebook.vote_rules import check_comments, check_how, check_method, check_reachable
from domain.values.growing import with_entry
from domain.values.known import Counted
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class SelectByRank(Command, frozen=True, kw_only=True):
    """Choose by the adopted table, the highest ranks up to the quota."""

    selection: str
    document: Paper | None = None


class SelectTheOthers(Command, frozen=True, kw_only=True):
    """Choose everybody whom the selections before this one have left."""

    selection: str
    document: Paper | None = None


class AcclaimSelection(Command, frozen=True, kw_only=True):
    """Record that those present chose by acclamation or consent; nobody was counted."""

    selection: str
    chosen: Ids[UnitId]
    #: ``acclamation`` or ``consent``.
    method: Method = Method.ACCLAMATION
    document: Paper | None = None


class DecideSelection(Command, frozen=True, kw_only=True):
    """Decide a selection by hand, with the reason: appointment, a tie at the quota, nobody."""

    selection: str
    chosen: Ids[UnitId]
    reason: str
    document: Paper | None = None


class SelectionMade(Body, frozen=True, kw_only=True):
    selection: str
    how: How
    chosen: Ids[UnitId]
    #: Places of the quota that stay empty; ``None`` without a quota.
    vacant: int | None
    quotas: tuple[QuotaUsed, ...]
    reserves: tuple[Reserve, ...]
    #: Members that could not be chosen.
    left_out: tuple[LeftOut, ...]
    document: Document | None


class SelectionAcclaimed(Body, frozen=True, kw_only=True):
    selection: str
    method: Method
    chosen: Ids[UnitId]
    #: Those at the sitting; how many were in favour was not counted.
    present: Ids[UnitId]
    vacant: int | None
    quotas: tuple[QuotaUsed, ...]
    left_out: tuple[LeftOut, ...]
    document: Document | None


class SelectionDecided(Body, frozen=True, kw_only=True):
    selection: str
    chosen: Ids[UnitId]
    reason: Private
    document: Document | None
    quotas: tuple[QuotaUsed, ...]
    #: Of those chosen, who could not have been by the rulebook: told of a past, never live.
    despite: tuple[LeftOut, ...]


@refuses(
    "quota_unknown",
    "selection_kind",
    "tie_at_quota",
    check_cleared,
    check_ready,
    document_of,
    open_selection,
)
def select_by_rank(cycle: Cycle, command: SelectByRank, act: Act) -> tuple[Body, ...]:
    selection = open_selection(cycle, command.selection)
    check_how(selection, {How.BY_RANK})
    check_ready(cycle, selection, command)
    out = left_out(cycle, selection)
    units = [one.unit for one in out]
    used = quotas(cycle, selection, units)
    places = {quota.group: quota.places for quota in used}
    taken: list[UnitId] = []
    reserves: list[Reserve] = []
    for group in groups_of(cycle, selection):
        ordered, worth = by_rank(cycle, selection, group, units)
        quota = places.get(group, len(ordered))
        chosen, tied = cut(ordered, worth, quota)
        if tied:
            case = {"case": "vote"} if rulebook_of(cycle).ties_to_vote else {}
            raise Refusal("tie_at_quota", **case, selection=selection.code, quota=quota, units=tied)
        taken += chosen
        rest = ordered[len(chosen) :]
        reserves += next_in_line(rest, worth, selection.reserves, group)
    shown = check_cleared(cycle, selection, tuple(taken))
    document = document_of(command.document, act)
    return (made(selection, tuple(taken), used, tuple(reserves), out, document), *shown)


def made(
    selection: Selection,
    chosen: Ids[UnitId],
    used: tuple[QuotaUsed, ...],
    reserves: tuple[Reserve, ...],
    out: tuple[LeftOut, ...],
    document: Document | None = None,
) -> SelectionMade:
    return SelectionMade(
        selection=selection.code,
        how=selection.how,
        chosen=chosen,
        vacant=vacant(used, chosen),
        quotas=used,
        reserves=reserves,
        left_out=out,
        document=document,
    )


@refuses(
    "above_quota",
    "members_unnamed",
    "quota_unknown",
    "selection_kind",
    check_cleared,
    check_ready,
    document_of,
    open_selection,
)
def select_the_others(cycle: Cycle, command: SelectTheOthers, act: Act) -> tuple[Body, ...]:
    selection = open_selection(cycle, command.selection)
    check_how(selection, {How.THE_OTHERS})
    _check_all_named(cycle)
    check_ready(cycle, selection, command)
    out = left_out(cycle, selection)
    units = [one.unit for one in out]
    chosen = tuple(unit for unit in cycle.members if unit not in units)
    used = quotas(cycle, selection, units)
    _check_quota(cycle, selection, chosen, used)
    shown = check_cleared(cycle, selection, chosen)
    document = document_of(command.document, act)
    return (made(selection, chosen, used, (), out, document), *shown)


def _check_all_named(cycle: Cycle) -> None:
    """Who the others are is known only where every member is named.

    Raises ``Refusal("members_unnamed")`` of a told year whose source counts more than it names.
    """
    said = cycle.said("members") if cycle.backfill else None
    if not isinstance(said, Counted):
        return
    stated = said.count if said.of is None else said.of
    if stated > len(cycle.members) or said.and_others is True:
        raise Refusal("members_unnamed", count=len(cycle.members), of=stated)


def _check_quota(
    cycle: Cycle, selection: Selection, chosen: Ids[UnitId], used: tuple[QuotaUsed, ...]
) -> None:
    """A past that is told may have chosen more; the outcome remarks on it."""
    places = None if cycle.backfill else places_in(used)
    if places is not None and len(chosen) > places:
        raise Refusal("above_quota", selection=selection.code, count=len(chosen), quota=places)


@refuses(
    "above_quota",
    "comments_open",
    "elected_left_out",
    "member_repeated",
    "method_not_foreseen",
    "nominee_ineligible",
    "not_member",
    "quota_unknown",
    "selection_kind",
    "threshold_unreachable",
    check_cleared,
    check_ready,
    document_of,
    open_selection,
)
def acclaim_selection(cycle: Cycle, command: AcclaimSelection, act: Act) -> tuple[Body, ...]:
    selection = open_selection(cycle, command.selection)
    check_how(selection, VOTED)
    if command.method not in UNCOUNTED:
        known = " | ".join(sorted(UNCOUNTED))
        raise Refusal("input_malformed", where="method", expected=known, value=command.method.value)
    check_method(rulebook_of(cycle).votes_of(selection), command.method)
    check_comments(cycle, selection, act)
    check_ready(cycle, selection, command)
    out = _checked(cycle, selection, command.chosen)
    check_reachable(cycle, selection, command.chosen)
    _check_elected(cycle, selection, command.chosen)
    used = quotas(cycle, selection, [one.unit for one in out])
    _check_quota(cycle, selection, command.chosen, used)
    shown = check_cleared(cycle, selection, command.chosen)
    return (
        SelectionAcclaimed(
            selection=selection.code,
            method=command.method,
            chosen=command.chosen,
            present=tuple(sorted(cycle.conference.present)),
            vacant=vacant(used, command.chosen),
            quotas=used,
            left_out=out,
            document=document_of(command.document, act),
        ),
        *shown,
    )


def _checked(cycle: Cycle, selection: Selection, chosen: Ids[UnitId]) -> tuple[LeftOut, ...]:
    """Who is left out, none of them being chosen.

    Raises ``Refusal``: ``member_repeated``, ``not_member`` or ``nominee_ineligible``.
    """
    check_distinct(chosen)
    for unit in chosen:
        cycle.check_member(unit)
    out = left_out(cycle, selection)
    check_eligible(selection, chosen, out)
    return out


def check_eligible(selection: Selection, units: Ids[UnitId], out: tuple[LeftOut, ...]) -> None:
    """Raises ``Refusal("nominee_ineligible")`` with the ground."""
    grounds = {one.unit: one for one in out}
    for unit in units:
        if unit in grounds:
            found = grounds[unit]
            short = {"short_of": found.short_of} if found.short_of else {}
            facts = {"unit": unit, "selection": selection.code, "ground": found.ground}
            raise Refusal("nominee_ineligible", **facts, **short)


@refuses(
    "above_quota",
    "elected_left_out",
    "member_repeated",
    "nominee_ineligible",
    "not_member",
    "quota_unknown",
    "referral_unanswered",
    Act.hide_reason,
    check_cleared,
    check_ready,
    document_of,
    open_selection,
)
def decide_selection(cycle: Cycle, command: DecideSelection, act: Act) -> tuple[Body, ...]:
    selection = open_selection(cycle, command.selection, referred=True)
    reason = act.hide_reason(command.reason)
    check_distinct(command.chosen)
    for unit in command.chosen:
        cycle.check_member(unit)
    _check_elected(cycle, selection, command.chosen)
    out = left_out(cycle, selection)
    used: tuple[QuotaUsed, ...] = ()
    if not cycle.backfill:
        nobody = not command.chosen
        _check_answered(cycle, selection)
        check_ready(cycle, selection, command, by_hand=True, nobody=nobody)
        check_eligible(selection, command.chosen, out)
        used = quotas(cycle, selection, [one.unit for one in out], if_known=nobody)
        _check_quota(cycle, selection, command.chosen, used)
    shown = check_cleared(cycle, selection, command.chosen)
    return (
        SelectionDecided(
            selection=selection.code,
            chosen=command.chosen,
            reason=reason,
            document=document_of(command.document, act),
            quotas=used,
            despite=tuple(one for one in out if one.unit in command.chosen),
        ),
        *shown,
    )


def _check_answered(cycle: Cycle, selection: Selection) -> None:
    """What was left to the authority is decided here by its answer only.

    Raises ``Refusal("referral_unanswered")`` with the event of the referral.
    """
    referral = cycle.dissent.unanswered(selection.code)
    if referral is not None:
        raise Refusal("referral_unanswered", selection=selection.code, event=referral)


def _check_elected(cycle: Cycle, selection: Selection, chosen: Ids[UnitId]) -> None:
    """Whoever breaks a tie names all who are chosen: nobody elected before is dropped unawares.

    Raises ``Refusal("elected_left_out")``; that nobody is chosen can be decided.
    """
    held = cycle.voting.rounds.get(selection.code)
    missing = tuple(unit for unit in (held.chosen if held else ()) if unit not in chosen)
    if chosen and missing:
        raise Refusal("elected_left_out", selection=selection.code, units=missing)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    return with_outcome(cycle, event.body)


def with_outcome(cycle: Cycle, said: Body) -> Cycle:
    """The cycle once a selection has that outcome."""
    match said:
        case SelectionMade() as body:
            outcome = Made(
                by=MADE_BY[body.how],
                chosen=body.chosen,
                quotas=body.quotas,
                reserves=body.reserves,
                left_out=body.left_out,
            )
        case SelectionAcclaimed() as body:
            by = MadeBy(body.method.value)
            outcome = Made(by=by, chosen=body.chosen, quotas=body.quotas, left_out=body.left_out)
        case SelectionDecided() as body:
            outcome = Made(
                by=MadeBy.DECISION,
                chosen=body.chosen,
                quotas=body.quotas,
                left_out=body.despite,
            )
        case _:
            raise LookupError(type(said))
    outcomes = with_entry(cycle.voting.made, body.selection, outcome)
    return replace(cycle, voting=replace(cycle.voting, made=outcomes))


_HERE = (Phase.VOTING,)
ROWS = (
    Row(SelectByRank, _HERE, by=LEADERS, needs=(TABLE_ADOPTED,), in_sitting=True),
    Row(SelectTheOthers, _HERE, by=LEADERS, in_sitting=True),
    Row(AcclaimSelection, _HERE, by=LEADERS, needs=(SITTING_OPEN, QUORUM_MET), in_sitting=True),
    Row(DecideSelection, SITTING, by=LEADERS, in_sitting=True),
)
DECISIONS = {
    SelectByRank: select_by_rank,
    SelectTheOthers: select_the_others,
    AcclaimSelection: acclaim_selection,
    DecideSelection: decide_selection,
}
EVENTS = (SelectionMade, SelectionAcclaimed, SelectionDecided)
