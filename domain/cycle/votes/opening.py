"""Opening a ballot: at the sitting, or wholly by correspondence. Who votes stands in the event."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.deadlines.due import limits, term
from domain.cycle.guard import SITTING, Phase, Row
from domain.cycle.phases.summary_conference import QUORUM_MET, SITTING_OPEN
from domain.cycle.votes.ballot_box import Ballot, Further, Proxy, Rounds, Title, Voters
from domain.cycle.votes.clearance import check_cleared
from domain.cycle.votes.rounds import standing_again
from domain.cycle.votes.selecting import check_eligible
from domain.reckoning.choice import Ground, LeftOut, places_in
from domain.reckoning.eligibility import check_ready, left_out, open_selection, quotas, rulebook_of
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import LEADERS
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import VOTED, Again, How, Method, Selection, VoteRules
from domain.rulebook.ties import chosen_before, outside, tie_to_vote_on
from domain.rulebook.vote_rules import check_comments, check_how, check_method
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment, When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class TitleAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A further title on the same ballot."""

    selection: str
    #: See ``OpenBallot``.
    nominees: Ids[UnitId] = ()
    choices: int | None = None


class OpenBallot(Command, frozen=True, kw_only=True):
    """Open a ballot at the sitting. The units present vote."""

    ballot: str
    selection: str
    method: Method
    #: None named: those who were fixed, or after a ranking all who are first by rank.
    nominees: Ids[UnitId] = ()
    #: ``None``: as many as the places to be given, or one.
    choices: int | None = None
    #: Further titles on the same paper.
    further: tuple[TitleAsked, ...] = ()
    #: Absent members asked in writing; their answers count.
    asked: Ids[UnitId] = ()
    #: By when they answer; ``None``: until the ballot is closed. See ``SetDeadline.until``.
    answers_by: str | None = None
    #: Units that came with another number of delegates than the rulebook foresees.
    delegates: tuple[Voters, ...] = ()
    proxies: tuple[Proxy, ...] = ()
    document: Paper | None = None


class AskInWriting(Command, frozen=True, kw_only=True):
    """Open a ballot by correspondence: all members are asked, or those named."""

    ballot: str
    selection: str
    answers_by: str
    nominees: Ids[UnitId] = ()
    choices: int | None = None
    further: tuple[TitleAsked, ...] = ()
    asked: Ids[UnitId] = ()
    document: Paper | None = None


class BallotOpened(Body, frozen=True, kw_only=True):
    """One title of a ballot; a paper with several titles gives one event for each."""

    ballot: str
    selection: str
    method: Method
    nominees: Ids[UnitId]
    #: Those who vote at the sitting, absent units with a proxy included.
    electors: Ids[UnitId]
    choices: int
    #: Members asked in writing.
    asked: Ids[UnitId]
    #: The last day on which an answer in writing is in time, and the moment it ends.
    answers_by: date | None
    answers_before: Moment | None
    #: The votes of each unit, where delegates vote; otherwise each unit has one.
    voters: tuple[Voters, ...]
    proxies: tuple[Proxy, ...]
    round: int
    document: Document | None


@refuses(
    "attendance_missing",
    "ballot_kind",
    "ballot_open",
    "comments_open",
    "delegates_exceed",
    "field_missing",
    "member_repeated",
    "method_not_foreseen",
    "nominee_ineligible",
    "nominees_fixed",
    "nominees_of_round",
    "not_absent",
    "not_foreseen",
    "not_member",
    "not_on_ballot",
    "quota_unknown",
    "selection_kind",
    "tellers_missing",
    "tie_at_quota",
    "titles_differ",
    "too_many_choices",
    check_cleared,
    check_ready,
    document_of,
    open_selection,
)
def open_ballot(cycle: Cycle, command: OpenBallot, act: Act) -> tuple[Body, ...]:
    titles = _titles(cycle, command, act)
    rules = rulebook_of(cycle).votes_of(titles[0][0])
    if command.method in {Method.CORRESPONDENCE, Method.ACCLAMATION, Method.CONSENT}:
        raise Refusal("ballot_kind", ballot=command.ballot, method=command.method)
    check_method(rules, command.method)
    if command.method is Method.PAPER and not cycle.voting.tellers:
        raise Refusal("tellers_missing")
    present = cycle.conference.present
    check_proxies(cycle, command.proxies, rules, present)
    electors = tuple(sorted({*present, *(proxy.unit for proxy in command.proxies)}))
    asked = _asked(cycle, command.asked, electors, rules)
    last_day, before = limits(When.read(command.answers_by) if command.answers_by else None)
    voters = _voters(command.delegates, (*electors, *asked), rules)
    document = document_of(command.document, act)
    opened = tuple(
        BallotOpened(
            ballot=command.ballot,
            selection=selection.code,
            method=command.method,
            nominees=nominees,
            electors=electors,
            choices=choices,
            asked=asked,
            answers_by=last_day,
            answers_before=before,
            voters=voters,
            proxies=command.proxies,
            round=_rounds(cycle, selection).held + 1,
            document=document,
        )
        for selection, nominees, choices in titles
    )
    return (*opened, *_shown(cycle, titles))


@refuses(
    "attendance_missing",
    "ballot_open",
    "comments_open",
    "delegates_exceed",
    "field_missing",
    "member_repeated",
    "method_not_foreseen",
    "nominee_ineligible",
    "nominees_fixed",
    "nominees_of_round",
    "not_foreseen",
    "not_member",
    "not_on_ballot",
    "quota_unknown",
    "selection_kind",
    "tie_at_quota",
    "titles_differ",
    "too_many_choices",
    check_cleared,
    check_ready,
    document_of,
    open_selection,
)
def ask_in_writing(cycle: Cycle, command: AskInWriting, act: Act) -> tuple[Body, ...]:
    titles = _titles(cycle, command, act)
    rules = rulebook_of(cycle).votes_of(titles[0][0])
    check_method(rules, Method.CORRESPONDENCE)
    asked = command.asked or cycle.members
    check_distinct(asked)
    for unit in asked:
        cycle.check_member(unit)
    _, last_day, before = term(command.answers_by)
    document = document_of(command.document, act)
    opened = tuple(
        BallotOpened(
            ballot=command.ballot,
            selection=selection.code,
            method=Method.CORRESPONDENCE,
            nominees=nominees,
            electors=(),
            choices=choices,
            asked=tuple(sorted(asked)),
            answers_by=last_day,
            answers_before=before,
            voters=_voters((), asked, rules),
            proxies=(),
            round=_rounds(cycle, selection).held + 1,
            document=document,
        )
        for selection, nominees, choices in titles
    )
    return (*opened, *_shown(cycle, titles))


def _shown(cycle: Cycle, titles: list[tuple[Selection, Ids[UnitId], int]]) -> tuple[Body, ...]:
    """What those who vote are shown of objections, title by title."""
    found = (check_cleared(cycle, selection, nominees) for selection, nominees, _ in titles)
    return tuple(body for bodies in found for body in bodies)


def _titles(
    cycle: Cycle, command: OpenBallot | AskInWriting, act: Act
) -> list[tuple[Selection, Ids[UnitId], int]]:
    """The titles of a ballot, each with who stands for it and how many may be named."""
    first = TitleAsked(
        selection=command.selection, nominees=command.nominees, choices=command.choices
    )
    rulebook = rulebook_of(cycle)
    found: list[tuple[Selection, Ids[UnitId], int]] = []
    together = frozenset(title.selection for title in (first, *command.further))
    if command.ballot in cycle.voting.ballots or not command.ballot.strip():
        raise Refusal("ballot_open", ballot=command.ballot)
    for title in (first, *command.further):
        selection = open_selection(cycle, title.selection)
        if tie_to_vote_on(cycle, selection) is None:
            check_how(selection, VOTED)
        if any(selection == known for known, _, _ in found):
            raise Refusal("not_on_ballot", selection=selection.code, ballot=command.ballot)
        if found and not _share_a_paper(rulebook, selection, found[0][0]):
            raise Refusal("titles_differ", selection=selection.code, other=found[0][0].code)
        check_comments(cycle, selection, act)
        check_ready(cycle, selection, command, together=_resting(selection, together))
        found.append((selection, *_standing(cycle, selection, title, together)))
    return found


def _share_a_paper(rulebook: Rulebook, one: Selection, other: Selection) -> bool:
    """One body votes, in one way."""
    return one.body is other.body and rulebook.votes_of(one) == rulebook.votes_of(other)


def _resting(selection: Selection, together: frozenset[str]) -> frozenset[str]:
    """The titles of the same ballot on which one may rest: closing decides them first, and whoever
    is chosen there is passed over. Who is first by rank among the rest must be known before."""
    return together if selection.how is How.BY_VOTE else frozenset()


def _standing(
    cycle: Cycle, selection: Selection, title: TitleAsked, together: frozenset[str]
) -> tuple[Ids[UnitId], int]:
    """Who stands for a title, and how many may be named."""
    out = left_out(cycle, selection, together=together)
    tie = tie_to_vote_on(cycle, selection, out)
    chosen = chosen_before(cycle, selection, tie).chosen
    places = places_in(quotas(cycle, selection, [one.unit for one in out]))
    out = (*out, *(outside(cycle, tie) if tie else ()))
    barred = {one.unit for one in out} | set(chosen)
    again = _again(cycle, selection)
    nominees = title.nominees or _by_default(cycle, selection, barred, again, voted_anew=bool(tie))
    check_distinct(nominees)
    if not nominees:
        raise Refusal("field_missing", field="nominees")
    for unit in nominees:
        cycle.check_member(unit)
    fixed = cycle.nominations.of(selection.code).fixed
    if not cycle.backfill:
        _check_again(cycle, selection, nominees, again)
        may_differ = again is not None and again.standing is Again.NEW
        if fixed is not None and set(nominees) - set(fixed) and not may_differ:
            raise Refusal("nominees_fixed", selection=selection.code, units=fixed)
        earlier = tuple(LeftOut(unit=unit, ground=Ground.ALREADY_CHOSEN) for unit in chosen)
        check_eligible(selection, nominees, (*out, *earlier))
    if tie and again is None and not set(tie.tied) <= {*nominees, *chosen}:
        raise Refusal("tie_at_quota", selection=selection.code, quota=places, units=tie.tied)
    choices = title.choices
    if choices is None:
        choices = max((places or 1) - len(chosen), 1)
    if choices < 1:
        raise Refusal("too_many_choices", choices=choices, max=len(nominees))
    return nominees, choices


def _again(cycle: Cycle, selection: Selection) -> Further | None:
    """Who stands in the round to be held, where it is a further one: by a decision of the sitting,
    or by the rulebook."""
    held = _rounds(cycle, selection).held
    if not held:
        return None
    decided = cycle.voting.further.get(selection.code)
    if decided is not None and decided.round > held:
        return decided
    rule = rulebook_of(cycle).votes_of(selection).again
    if isinstance(rule, msgspec.UnsetType):
        return None
    nominees = () if rule is Again.NEW else standing_again(cycle, selection, rule)
    return Further(standing=rule, nominees=nominees, round=held + 1)


def _check_again(
    cycle: Cycle, selection: Selection, nominees: Ids[UnitId], again: Further | None
) -> None:
    """Raises ``Refusal("nominees_of_round")`` with those who stand in the round."""
    if again is not None and again.nominees and set(nominees) - set(again.nominees):
        raise Refusal("nominees_of_round", selection=selection.code, units=again.nominees)


def _by_default(
    cycle: Cycle,
    selection: Selection,
    barred: Collection[UnitId],
    again: Further | None,
    *,
    voted_anew: bool,
) -> Ids[UnitId]:
    """Who stands in a further round; the nominees that were fixed; after a ranking all who are
    first by rank."""
    if again is not None:
        return again.nominees
    nominees = cycle.nominations.of(selection.code).fixed
    if nominees is None and (voted_anew or selection.how is How.RANK_THEN_VOTE):
        nominees = cycle.members
    if nominees is None and not voted_anew:
        nominees = standing_again(cycle, selection, Again.SAME)
    return tuple(unit for unit in nominees or () if unit not in barred)


def _rounds(cycle: Cycle, selection: Selection) -> Rounds:
    return cycle.voting.rounds.get(selection.code, Rounds())


def check_proxies(
    cycle: Cycle, proxies: tuple[Proxy, ...], rules: VoteRules, present: Collection[UnitId]
) -> None:
    """Who is absent lets somebody present vote.

    Raises ``Refusal``: ``not_foreseen``, ``not_member``, ``member_repeated``, ``not_absent`` or
    ``attendance_missing``.
    """
    if proxies and not rules.proxies:
        raise Refusal("not_foreseen", kind="proxies")
    check_distinct(tuple(proxy.unit for proxy in proxies))
    for proxy in proxies:
        cycle.check_member(proxy.unit)
        if proxy.unit in present:
            raise Refusal("not_absent", unit=proxy.unit)
        if proxy.by not in present:
            raise Refusal("attendance_missing", unit=proxy.by)


def _asked(
    cycle: Cycle, asked: Ids[UnitId], electors: Ids[UnitId], rules: VoteRules
) -> Ids[UnitId]:
    if asked and not rules.absent_in_writing:
        raise Refusal("not_foreseen", kind="writing")
    check_distinct(asked)
    for unit in asked:
        cycle.check_member(unit)
        if unit in electors:
            raise Refusal("not_absent", unit=unit)
    return tuple(sorted(asked))


def _voters(came: tuple[Voters, ...], units: Ids[UnitId], rules: VoteRules) -> tuple[Voters, ...]:
    """The votes of each unit; none listed where every unit is one voter."""
    if rules.delegates is None:
        if came:
            raise Refusal("not_foreseen", kind="delegates")
        return ()
    other = {one.unit: one.voters for one in came}
    for unit, number in other.items():
        if unit not in units:
            raise Refusal("attendance_missing", unit=unit)
        if not 1 <= number <= rules.delegates:
            raise Refusal("delegates_exceed", unit=unit, count=number, max=rules.delegates)
    return tuple(
        Voters(unit=unit, voters=other.get(unit, rules.delegates)) for unit in sorted(units)
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body = event.body
    if not isinstance(body, BallotOpened):
        raise LookupError(type(body))
    known = cycle.voting.ballots.get(body.ballot)
    titles = known.titles if known else {}
    title = Title(nominees=body.nominees, choices=body.choices, round=body.round)
    ballot = Ballot(
        method=body.method,
        electors=body.electors,
        titles=with_entry(titles, body.selection, title),
        asked=body.asked,
        answers_before=body.answers_before,
        voters=MappingProxyType({one.unit: one.voters for one in body.voters}),
        proxies=MappingProxyType({one.unit: one.by for one in body.proxies}),
    )
    ballots = with_entry(cycle.voting.ballots, body.ballot, ballot)
    return replace(cycle, voting=replace(cycle.voting, ballots=ballots))


_HERE = (Phase.VOTING,)
ROWS = (
    Row(OpenBallot, _HERE, by=LEADERS, needs=(SITTING_OPEN, QUORUM_MET), in_sitting=True),
    Row(AskInWriting, SITTING[:2], by=LEADERS, in_sitting=True),
)
DECISIONS = {OpenBallot: open_ballot, AskInWriting: ask_in_writing}
EVENTS = (BallotOpened,)
