"""What each selection came to: who was chosen, how, by how many votes and which threshold."""

from collections.abc import Iterator, Sequence

import msgspec

from adapters.pages.as_told import chosen_count, chosen_told, how_told
from adapters.pages.blocks import (
    Block,
    Heading,
    indented,
)
from adapters.pages.view import View
from adapters.wording.as_told import AS_TOLD
from adapters.wording.labelling import label, selection_label
from adapters.wording.log.votes import clearance_words
from adapters.wording.pages.outcome import OUTCOME
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import day, listed
from domain.cycle.backfill import SourceTopic
from domain.cycle.cycle import Cycle
from domain.cycle.formal import PhaseReopened
from domain.cycle.guard import WAY, Phase
from domain.cycle.outcome import BallotOutcome, SelectionOutcome
from domain.cycle.votes.clearance import Says, cleared
from domain.cycle.votes.closing import BallotClosed
from domain.cycle.votes.rounds import may_go_on
from domain.cycle.votes.selecting import (
    SelectionAcclaimed,
    SelectionDecided,
    SelectionMade,
)
from domain.cycle.votes.told import VoteOutcomeRecorded
from domain.reckoning.choice import Made, MadeBy, QuotaFrom, QuotaUsed, places_in
from domain.reckoning.eligibility import left_out, quotas
from domain.record.record import Event, Office, UnitId
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import Quota, QuotaOf, Selection, Threshold, VotingBody
from domain.rulebook.ties import chosen_before, tie_to_vote_on
from domain.values.private import Private
from domain.values.when import civil_day


def selections(view: View) -> Iterator[Block]:
    """Every selection of the rulebook, and what is open."""
    rulebook = view.cycle.plan.rulebook
    if rulebook is None or not rulebook.selections:
        return
    yield Heading(view.word("selections_told" if view.cycle.backfill else "selections"))
    for found in view.outcome.selections:
        chosen = view.word("no_result")
        if view.cycle.backfill:
            chosen = view.unsaid(SourceTopic.VOTE, asked=bool(view.cycle.voting.made))
        made = view.cycle.voting.made.get(found.selection)
        if found.chosen is not None:
            referred = found.by is MadeBy.REFERRED
            none = label(found.by, view.lang) if referred and found.by else view.word("chosen_none")
            told = None if made is None else chosen_told(view, made)
            chosen = told or view.units(found.chosen) or none
            if made is not None and made.contradicted:
                chosen = view.word("sources_differ")
        waits = view.cycle.dissent.unanswered(found.selection)
        if waits is not None and found.by is MadeBy.REFERRED:
            chosen += view.word("awaits_answer", event=waits)
        yield indented(f"{found.name}: {chosen}")
        for line in _how(view, rulebook.selection(found.selection), found):
            yield indented(line, by=4)
        if found.chosen is None:
            for line in _nominees(view, found.selection):
                yield indented(line, by=4)
        open_end = left_open(view.cycle, found.selection, view.phrases)
        if open_end is not None:
            yield indented(open_end, by=4)
    for code, ballot in view.cycle.voting.ballots.items():
        names = [selection_label(title, rulebook) for title in ballot.undecided]
        if not ballot.over:
            key = "open_ballot" if ballot.open else "waiting_ballot"
            yield indented(view.word(key, selection=listed(names, view.lang)))
        if ballot.withdrawn:
            facts = {"ballot": code, "selection": listed(names, view.lang)}
            yield indented(view.word("withdrawn_ballot", **facts))


def _nominees(view: View, selection: str) -> Iterator[str]:
    """Who was nominated, as long as nobody is chosen."""
    known = view.cycle.nominations.of(selection)
    if known.fixed is not None:
        yield view.word("nominees_fixed", units=view.units(known.fixed))
    elif known.standing:
        yield view.word("nominated", units=view.units(known.standing))
    if known.declined:
        yield view.word("declined", units=view.units_sorted(known.declined))


#: What says more of an outcome than how the rulebook lets it be found.
_TOLD_BY = frozenset({MadeBy.ACCLAMATION, MadeBy.CONSENT, MadeBy.REFERRED})


#: What was found as the rulebook lets it be found.
_BY_THE_RULES = frozenset({MadeBy.BALLOT, MadeBy.RANK, MadeBy.THE_OTHERS})


def _how(view: View, selection: Selection, found: SelectionOutcome) -> Iterator[str]:
    made = view.cycle.voting.made.get(selection.code)
    telling = made.telling if made else None
    # how a source tells it stands below; of what it does not tell, the rulebook knows nothing
    unsaid = telling is not None or (view.cycle.backfill and found.by not in _BY_THE_RULES)
    said = [] if unsaid else [label(selection.how, view.lang)]
    if selection.body is not VotingBody.CLUSTER:
        said.append(label(selection.body, view.lang))
    places = places_in(_used(view, selection, found))
    if (places := selection.quota if places is None else places) is not None:
        said.append(view.word("quota_told" if unsaid else "quota", quota=places))
    if found.vacant:
        said.append(view.word("vacant", count=found.vacant))
    if said:
        yield ", ".join(said)
    yield from quota_lines(view, selection, found)
    if made is not None:
        yield from _tellings(view, selection, made)
    count = chosen_count(found, made)
    if view.cycle.backfill and places is not None and count > places:
        yield view.phrases.part(AS_TOLD["above_quota"], {"count": count, "quota": places})
    if found.by in _TOLD_BY and (found.by is not MadeBy.REFERRED or found.chosen):
        yield label(found.by, view.lang)
    for key in ("reserves", "left_out"):
        if units := view.phrases.fact(key, getattr(found, key)):
            yield view.word(key, units=units)
    if not isinstance(selection.clearance, msgspec.UnsetType):
        yield view.word("clearance", of=selection.clearance.of, said=_cleared(view, selection))
    yield from _earlier(view, selection.code)
    for ballot in view.outcome.ballots:
        if ballot.selection == selection.code:
            yield from _ballot(view, selection, ballot)
    reason = _reason(view, selection.code) if found.by is MadeBy.DECISION else None
    if reason is not None:
        yield view.word("by_hand", reason=view.phrases.private(reason))
    if selection.code in view.cycle.corrected.selections:
        yield view.word("older_table")


def _cleared(view: View, selection: Selection) -> str:
    """What the body that is asked says of each member."""
    units: dict[Says, list[UnitId]] = {says: [] for says in Says}
    for unit in view.cycle.members:
        units[cleared(view.cycle, selection, unit) or Says.NONE_YET].append(unit)
    return clearance_words({says: tuple(found) for says, found in units.items()}, view.phrases)


def _tellings(view: View, selection: Selection, made: Made) -> Iterator[str]:
    """What each source tells; where they name others, whom by which."""
    apart = any(set(one.chosen) != set(made.chosen) for one in made.otherwise)
    for one in made.tellings:
        chosen = chosen_told(view, one) or view.units(one.chosen) or view.word("chosen_none")
        whom = f"{chosen}: " if apart else ""
        if one.telling is not None:
            for line in how_told(view, selection, one.telling):
                yield whom + line
        elif made.otherwise:
            yield whom + label(one.by, view.lang)


def quota_lines(view: View, selection: Selection, found: SelectionOutcome) -> Iterator[str]:
    """Where the places came from: guidance, a share, another selection; each group for itself.

    What has no outcome yet shows the places as they stand now, or the rule.
    """
    groups = {group.code: group.name for group in _rulebook(view).unit_groups}
    used_by = _used(view, selection, found)
    for used in used_by:
        said = list(_source(view, selection, used))
        if used.passed_on:
            said.append(view.word("quota_passed_on", count=used.passed_on))
        if used.group is not None:
            group = groups.get(used.group, used.group)
            said.insert(0, view.word("quota_of_group", group=group, quota=used.places))
        if said:
            yield view.word("quota_source", said="; ".join(said))
    if not used_by and found.chosen is None and selection.quota_from is not None:
        yield view.word("quota_source", said="; ".join(_rule(view, selection.quota_from)))


def _used(view: View, selection: Selection, found: SelectionOutcome) -> tuple[QuotaUsed, ...]:
    """The quotas that a selection was made by, or would be now where they can be known."""
    if found.chosen is not None:
        return found.quotas
    rule = selection.quota_from
    if rule is not None and rule.share is not None and rule.of is QuotaOf.QUALIFYING:
        return ()
    return quotas(view.cycle, selection, (), if_known=True)


def _source(view: View, selection: Selection, used: QuotaUsed) -> Iterator[str]:
    """What gave one number of places; a plain number of the rulebook needs no words."""
    if used.source is QuotaFrom.SHARE:
        of = selection.quota_from.of if selection.quota_from else QuotaOf.MEMBERS
        base = label(of, view.lang)
        yield view.word("quota_share", share=used.share, of=used.of, base=base)
    if used.source is QuotaFrom.BY_YEAR:
        yield view.word("quota_by_year", year=view.outcome.year)
    if used.guidance is not None:
        yield view.phrases.plain(used.guidance)


def _rule(view: View, rule: Quota) -> Iterator[str]:
    if rule.share is not None:
        base = label(rule.of, view.lang)
        waits = rule.of is QuotaOf.FIRST_IN_CLUSTERS
        key = "quota_waits" if waits else "quota_will_share"
        yield view.word(key, share=rule.share, base=base)
    else:
        yield view.word("quota_by_year", year=view.outcome.year)
    if rule.guidance is not None:
        yield view.phrases.plain(rule.guidance)


def _rulebook(view: View) -> Rulebook:
    assert view.cycle.plan.rulebook is not None
    return view.cycle.plan.rulebook


def _ballot(view: View, selection: Selection, found: BallotOutcome) -> Iterator[str]:
    count, tally = found.count, found.tally
    ballot = view.cycle.voting.ballots[found.ballot]
    papers = view.phrases.papers(count, ballot.method, ballot.without_opinion)
    said = [label(ballot.method, view.lang), papers]
    if ballot.asked and ballot.electors:
        answers = sum(1 for vote in ballot.answers.values() if vote.weight)
        said.append(view.word("in_writing", count=answers))
    title = ballot.titles[selection.code]
    head = view.word("round", round=title.round) + ": " if title.round > 1 else ""
    if _superseded(view, found.ballot):
        head = view.word("no_longer") + ": " + head
    yield head + ", ".join(said)
    ordered = sorted(count.votes, key=lambda line: -line.votes)
    lines = ", ".join(view.phrases.fact("vote", line) for line in ordered)
    rule = _needed(view, selection.threshold, tally.needed, tally.of)
    yield f"{lines}; {rule}"
    key = "needed_own" if tally.needed is not None else "needed_each"
    for own in tally.own:
        unit = view.names.unit(own.unit)
        yield view.word(key, unit=unit, needed=own.needed, of=own.of)
    if tally.even_split and not tally.tied:
        chair = label(Office.CHAIR, view.lang, view.names.words)
        side = view.units(tally.chair_for or ()) or view.word("against")
        yield view.word("even_split", chair=chair, side=side)
    elif tally.chair_for is not None:
        chair = label(Office.CHAIR, view.lang, view.names.words)
        side = view.units(tally.chair_for) or view.word("nobody")
        yield view.word("chair_was_for", chair=chair, side=side)
    if tally.tied:
        yield view.word("tied", units=view.units(tally.tied))
    if found.ballot in view.cycle.corrected.ballots:
        yield view.word("older_table")


_MADE = (SelectionMade, SelectionAcclaimed, SelectionDecided, VoteOutcomeRecorded)


def _earlier(view: View, selection: str) -> Iterator[str]:
    """What the selection came to before it was made again, or taken back."""
    made = [
        event
        for event in view.events
        if isinstance(event.body, _MADE) and event.body.selection == selection
    ]
    for event in _superseded_by(made, view.cycle.voting.made.get(selection)):
        on = day(civil_day(event.header.recorded_at), view.lang)
        chosen = getattr(event.body, "chosen", ())
        units = view.units(chosen) or view.word("chosen_none")
        yield view.word("earlier_result", on=on, chosen=units)


def _superseded_by(events: Sequence[Event], made: Made | None) -> Iterator[Event]:
    """Those of the events that gave an outcome of which nothing stands any more."""
    tellings = [one.telling for one in made.tellings] if made else []
    stand = {telling.source if telling else None for telling in tellings}
    last = {_told_by(event): event.version for event in events}
    for event in events:
        source = _told_by(event)
        if source not in stand or event.version != last[source]:
            yield event


def _told_by(event: Event) -> str | None:
    """The source that tells an outcome; of one that was found otherwise, none."""
    return event.body.source if isinstance(event.body, VoteOutcomeRecorded) else None


def _superseded(view: View, ballot: str) -> bool:
    """Whether the voting was reopened since the ballot was closed."""
    closed = [
        event.version
        for event in view.events
        if isinstance(event.body, BallotClosed) and event.body.ballot == ballot
    ]
    return bool(closed) and any(
        event.version > closed[-1]
        and isinstance(event.body, PhaseReopened)
        and WAY.index(event.body.phase) <= WAY.index(Phase.VOTING)
        for event in view.events
    )


def left_open(cycle: Cycle, code: str, phrases: Phrases, *, named: bool = False) -> str | None:
    """What a selection that was voted on still lacks, and what can be done about it."""
    rulebook, voting = cycle.plan.rulebook, cycle.voting
    if rulebook is None or code not in voting.rounds or voting.ballot_on(code) is not None:
        return None
    selection = rulebook.selection(code)
    if code in voting.made:
        return _left_vacant(cycle, selection, phrases, named=named)
    held = chosen_before(cycle, selection, tie_to_vote_on(cycle, selection))
    out = [one.unit for one in left_out(cycle, selection)]
    places = places_in(quotas(cycle, selection, out))
    facts = {
        "named": named,
        "selection": code,
        "chosen": held.chosen,
        "left": None if places is None else places - len(held.chosen),
        "round": held.held + 1,
    }
    return phrases.fill(OUTCOME["left_open"], facts)


def _left_vacant(
    cycle: Cycle, selection: Selection, phrases: Phrases, *, named: bool
) -> str | None:
    """That places stay empty after a vote, while the sitting may still do something about it."""
    made = cycle.voting.made[selection.code]
    places = places_in(made.quotas)
    if not cycle.conference.sitting or places is None or not may_go_on(cycle, selection):
        return None
    left = places - len(made.chosen)
    facts = {"named": named, "selection": selection.code, "left": left}
    return phrases.fill(OUTCOME["left_vacant"], facts)


def _needed(view: View, threshold: Threshold | None, needed: int | None, of: int | None) -> str:
    if threshold is None:
        return view.word("no_threshold")
    base = label(threshold.base, view.lang)
    rule = view.word(
        "more_than" if threshold.more_than else "at_least", share=threshold.share, base=base
    )
    if needed is None:
        return rule
    return view.word("needed" if of else "needed_of_none", needed=needed, of=of, rule=rule)


def _reason(view: View, selection: str) -> Private | None:
    """Why a selection was decided by hand; the last such act counts."""
    reason = None
    for event in view.events:
        if isinstance(event.body, SelectionDecided) and event.body.selection == selection:
            reason = event.body.reason
    return reason
