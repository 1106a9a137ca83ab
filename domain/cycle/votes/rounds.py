"""Further rounds: where no majority left places empty, the sitting decides that is voted on again,
title by title; what is decided stays decided."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.guard import SITTING, Row
from domain.cycle.phases.summary_conference import SITTING_OPEN
from domain.cycle.votes.ballot_box import Further, Rounds, Title
from domain.cycle.votes.selecting import check_eligible
from domain.reckoning.choice import Made, MadeBy, first_by, places_in
from domain.reckoning.eligibility import groups_of, in_group, left_out, quotas, rulebook_of
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import LEADERS
from domain.rulebook.selections import Again, Selection
from domain.rulebook.ties import chosen_before, tie_to_vote_on
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class DecideAnotherRound(Command, frozen=True, kw_only=True):
    """Decide that a title on which places stay empty is voted on once more, and among whom."""

    selection: str
    #: ``same``: those who stood and were not chosen; ``first_two``: the two with most votes for
    #: each place that is left; ``new``: those who are named here or when the ballot is opened.
    standing: Again
    #: Of new nominees only.
    nominees: Ids[UnitId] = ()
    reason: str
    document: Paper | None = None


class AnotherRoundDecided(Body, frozen=True, kw_only=True):
    """What was chosen in the rounds before stays chosen."""

    selection: str
    standing: Again
    #: Who stands in it; none: they are named when the ballot is opened.
    nominees: Ids[UnitId]
    round: int
    reason: Private
    document: Document | None


@refuses(
    "member_repeated",
    "nominee_ineligible",
    "not_member",
    "quota_unknown",
    "round_not_due",
    "selection_decided",
    "selection_on_ballot",
    "selection_unknown",
    Act.hide_reason,
    document_of,
)
def decide_another_round(cycle: Cycle, command: DecideAnotherRound, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    selection = rulebook_of(cycle).selection(command.selection)
    check_may_go_on(cycle, selection)
    if command.nominees and command.standing is not Again.NEW:
        raise Refusal("round_not_due", case="named", selection=selection.code)
    open_again = reopened(cycle, selection.code)
    held = open_again.voting.rounds[selection.code]
    nominees = command.nominees
    if command.standing is Again.NEW:
        _check_new(open_again, selection, nominees)
    else:
        nominees = standing_again(open_again, selection, command.standing)
        if not nominees:
            raise Refusal("round_not_due", case="nobody", selection=selection.code)
    return (
        AnotherRoundDecided(
            selection=selection.code,
            standing=command.standing,
            nominees=nominees,
            round=held.held + 1,
            reason=reason,
            document=document_of(command.document, act),
        ),
    )


def _check_new(cycle: Cycle, selection: Selection, nominees: Ids[UnitId]) -> None:
    check_distinct(nominees)
    for unit in nominees:
        cycle.check_member(unit)
    if not cycle.backfill:
        check_eligible(selection, nominees, left_out(cycle, selection))
    for unit in nominees:
        if unit in cycle.voting.rounds[selection.code].chosen:
            raise Refusal("round_not_due", case="chosen", selection=selection.code, unit=unit)


def check_may_go_on(cycle: Cycle, selection: Selection) -> None:
    """Raises ``Refusal``: ``round_not_due`` where it was not voted on, or no place is left;
    ``selection_on_ballot``, or ``selection_decided`` where people decided it otherwise."""
    code, voting = selection.code, cycle.voting
    ballot, made = voting.ballot_on(code), voting.made.get(code)
    if ballot is not None:
        raise Refusal("selection_on_ballot", selection=code, ballot=ballot)
    if made is not None and not voting.by_vote(code):
        raise Refusal("selection_decided", selection=code)
    if code not in voting.rounds:
        raise Refusal("round_not_due", case="not_voted", selection=code)
    if made is None:
        return
    places = places_in(made.quotas)
    if places is not None and places <= len(made.chosen):
        raise Refusal("round_not_due", case="full", selection=code)
    if selection.unused_to is not None and selection.unused_to in voting.made:
        facts = {"selection": code, "other": selection.unused_to}
        raise Refusal("round_not_due", case="passed_on", **facts)


def may_go_on(cycle: Cycle, selection: Selection) -> bool:
    """Whether another round may be decided on."""
    try:
        check_may_go_on(cycle, selection)
    except Refusal:
        return False
    return True


def last_title(cycle: Cycle, code: str) -> Title | None:
    """The title on the last ballot that was closed on it."""
    voted = [
        ballot.titles[code]
        for ballot in cycle.voting.ballots.values()
        if not ballot.withdrawn and code in ballot.titles
    ]
    return next((title for title in reversed(voted) if title.tally is not None), None)


def standing_again(cycle: Cycle, selection: Selection, again: Again) -> Ids[UnitId]:
    """Who stands in the next round by that rule: nobody whom anything bars meanwhile, or who was
    chosen before. Those level with the last of the first two stand as well."""
    title = last_title(cycle, selection.code)
    if title is None or title.count is None:
        return ()
    out = left_out(cycle, selection)
    chosen = chosen_before(cycle, selection, tie_to_vote_on(cycle, selection, out)).chosen
    barred = {one.unit for one in out} | set(chosen)
    open_ones = tuple(unit for unit in title.nominees if unit not in barred)
    if again is not Again.FIRST_TWO:
        return open_ones
    votes = {line.unit: line.votes for line in title.count.votes}
    used = quotas(cycle, selection, [one.unit for one in out], if_known=True)
    places = {quota.group: quota.places for quota in used}
    found: list[UnitId] = []
    for group in groups_of(cycle, selection):
        inside = set(in_group(cycle, selection, group))
        left = places.get(group, 1) - sum(unit in inside for unit in chosen)
        ordered = sorted(
            (unit for unit in open_ones if unit in inside), key=lambda unit: (-votes[unit], unit)
        )
        worth = {unit: Fraction(votes[unit]) for unit in ordered}
        found += first_by(ordered, worth, 2 * max(left, 0))
    return tuple(unit for unit in title.nominees if unit in found)


def reopened(cycle: Cycle, code: str) -> Cycle:
    """The cycle while a title waits for another round; what was chosen in it stays chosen."""
    part = cycle.voting
    made = {one: found for one, found in part.made.items() if one != code}
    return replace(cycle, voting=replace(part, made=MappingProxyType(made)))


def left_to_authority(cycle: Cycle, code: str) -> Cycle:
    """The cycle once what is left of a title is referred to the authority."""
    part = cycle.voting
    known = part.made.get(code)
    chosen = part.rounds.get(code, Rounds()).chosen
    referred = Made(by=MadeBy.REFERRED, chosen=chosen)
    if known is not None:
        referred = replace(known, by=MadeBy.REFERRED, reserves=())
    return replace(cycle, voting=replace(part, made=with_entry(part.made, code, referred)))


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body = event.body
    if not isinstance(body, AnotherRoundDecided):
        raise LookupError(type(body))
    cycle = reopened(cycle, body.selection)
    further = Further(standing=body.standing, nominees=body.nominees, round=body.round)
    known = with_entry(cycle.voting.further, body.selection, further)
    return replace(cycle, voting=replace(cycle.voting, further=known))


ROWS = (Row(DecideAnotherRound, SITTING, by=LEADERS, needs=(SITTING_OPEN,)),)
DECISIONS = {DecideAnotherRound: decide_another_round}
EVENTS = (AnotherRoundDecided,)
