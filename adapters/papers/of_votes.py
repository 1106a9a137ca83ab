"""The facts of a year's voting: who came, who was voted on, by how many, and who was chosen.

Every share is worked out from the votes and the base that the rulebook names; nothing is rounded
before it is written.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from adapters.papers.facts import Row
from adapters.papers.forms import ballots, joined, paired
from adapters.papers.layout import BLANK
from adapters.papers.settings import official_day
from adapters.wording.filling import filled
from adapters.wording.labelling import label
from adapters.wording.outside import one_line
from adapters.wording.papers.votes import VOTES
from adapters.wording.writing import Names, number, points
from domain.cycle.cycle import Cycle
from domain.cycle.outcome import BallotOutcome, Outcome
from domain.reckoning.ballot import Votes
from domain.reckoning.choice import places_in
from domain.reckoning.eligibility import quotas
from domain.record.record import UnitId
from domain.rulebook.selections import VOTED, Kind, Selection, Threshold
from domain.values.names import sort_key
from domain.values.when import Precision, When, local

_TENTH = Decimal("0.1")


def facts_of_votes(cycle: Cycle, outcome: Outcome, names: Names) -> dict[str, object]:
    """What the conference came to; what was not recorded stays out."""
    known: dict[str, object] = {}
    conference = cycle.conference
    if conference.sitting or conference.held:
        absent = [unit for unit in cycle.members if unit not in conference.present]
        if conference.present:
            known["so_co_mat"] = number(len(conference.present), "vi")
            known["so_vang_mat"] = number(len(absent), "vi")
            known["don_vi_vang"] = _units(absent, names) or VOTES["nobody"]
    votes = tuple(_vote(cycle, found, names) for found in outcome.ballots)
    if votes:
        known["bo_phieu"] = votes
    proposed = tuple(_proposed(outcome, names))
    if proposed:
        known["de_nghi"] = proposed
    for_titles, for_offices = _ballots(cycle, names)
    if for_titles:
        known["phieu_suy_ton"] = paired(for_titles)
    if for_offices:
        known |= {"phieu_bau": paired(for_offices), "phieu_bau_pho": ()}
    return known | _of_day(conference.called)


def _of_day(called: When | None) -> dict[str, object]:
    """The day and hour for which the conference was called, as exactly as they are known."""
    if called is None or called.start is None or called.first_day is None:
        return {}
    if called.precision not in {Precision.MOMENT, Precision.DAY}:
        return {}
    known: dict[str, object] = {"ngay_hop": official_day(called.first_day)}
    if called.precision is Precision.MOMENT:
        at = local(called.start)
        known["gio_hop"] = filled(VOTES["clock"], {"hour": at.hour, "minute": f"{at.minute:02}"})
    return known


def _units(units: Sequence[UnitId], names: Names) -> str:
    return joined(sorted((one_line(names.unit(unit)) for unit in units), key=sort_key))


def _selection(cycle: Cycle, code: str) -> Selection | None:
    rulebook = cycle.plan.rulebook
    known = {found.code: found for found in rulebook.selections} if rulebook else {}
    return known.get(code)


def _vote(cycle: Cycle, found: BallotOutcome, names: Names) -> Mapping[str, object]:
    """One paper that was voted on, as the tellers write it down."""
    selection = _selection(cycle, found.selection)
    count, tally = found.count, found.tally
    threshold = selection.threshold if selection else None
    title = cycle.voting.ballots[found.ballot].titles[found.selection]
    name = selection.name if selection else found.selection
    head = VOTES["title_again"] if title.round > 1 else VOTES["title"]
    base = label(threshold.base, "vi") if threshold else BLANK
    return {
        "danh_hieu": filled(head, {"title": one_line(name), "round": title.round}),
        "hinh_thuc": label(cycle.voting.ballots[found.ballot].method, "vi"),
        "phat_ra": number(count.issued, "vi"),
        "thu_ve": number(count.returned, "vi"),
        "hop_le": number(count.valid_here, "vi"),
        "khong_hop_le": number(count.returned - count.valid_here, "vi"),
        "ly_do": BLANK if count.returned > count.valid_here else "",
        "dieu_kien": needed_votes(threshold, tally.needed, tally.of),
        "tinh_tren": f"{base} ({tally.of})" if tally.of else base,
        "duoc_chon": _units(tally.chosen, names) or VOTES["nobody"],
        "dong": tuple(
            _line(line, tally.of, line.unit in tally.chosen, names)
            for line in sorted(count.votes, key=lambda line: -line.votes)
        ),
    }


def _line(line: Votes, of: int | None, chosen: bool, names: Names) -> Row:
    return {
        "ten": one_line(names.unit(line.unit)),
        "phieu": number(line.votes, "vi"),
        "ty_le": share(line.votes, of) if of else BLANK,
        "ket_qua": VOTES["chosen"] if chosen else VOTES["not_chosen"],
    }


def share(votes: int, of: int) -> str:
    """``91,7%``: a tenth of a percent, half up."""
    exact = Decimal(votes * 100) / Decimal(of)
    return f"{points(exact.quantize(_TENTH, ROUND_HALF_UP), 'vi')}%"


def needed_votes(threshold: Threshold | None, needed: int | None, of: int | None) -> str:
    """The threshold in the rulebook's words, and the number of votes that it comes to."""
    if threshold is None:
        return VOTES["no_threshold"]
    rule = VOTES["more_than"] if threshold.more_than else VOTES["at_least"]
    base = label(threshold.base, "vi")
    said = filled(rule, {"share": _percent(threshold.share), "base": base})
    if needed is None or not of:
        return said
    return filled(VOTES["needed"], {"rule": said, "needed": needed, "of": of})


def _percent(written: str) -> str:
    """A share as the rulebook writes it, with a comma: ``90 %``, ``2/3``."""
    return written.replace(".", ",")


def _proposed(outcome: Outcome, names: Names) -> Iterator[Row]:
    """Who was chosen for what, with the votes: all of it a proposal."""
    for made in outcome.selections:
        if made.chosen is None or made.kind is Kind.OFFICE:
            continue
        votes = _votes_for(outcome, made.selection)
        chosen = [_chosen(unit, votes.get(unit), names) for unit in made.chosen]
        said = joined(chosen) or VOTES["nobody"]
        count = filled(VOTES["proposed"], {"count": len(chosen), "units": said})
        yield {"danh_hieu": one_line(made.name), "cau": count if chosen else said}


def _votes_for(outcome: Outcome, selection: str) -> Mapping[UnitId, int]:
    """The votes of the last ballot on a selection."""
    return {
        line.unit: line.votes
        for ballot in outcome.ballots
        if ballot.selection == selection
        for line in ballot.count.votes
    }


def _chosen(unit: UnitId, votes: int | None, names: Names) -> str:
    name = one_line(names.unit(unit))
    return name if votes is None else filled(VOTES["with_votes"], {"unit": name, "votes": votes})


def _ballots(
    cycle: Cycle, names: Names
) -> tuple[list[Mapping[str, object]], list[Mapping[str, object]]]:
    """Papers for titles and for offices: nominees, places, as many as voters."""
    rulebook = cycle.plan.rulebook
    for_titles: list[Mapping[str, object]] = []
    for_offices: list[Mapping[str, object]] = []
    for selection in rulebook.selections if rulebook else ():
        if selection.how not in VOTED:
            continue
        nominees = _nominees(cycle, selection.code)
        voters = cycle.conference.present or frozenset(cycle.members)
        places = places_in(quotas(cycle, selection, (), if_known=True))
        papers = for_offices if selection.kind is Kind.OFFICE else for_titles
        papers += ballots(
            sorted((one_line(names.unit(unit)) for unit in nominees), key=sort_key),
            len(voters),
            title=one_line(selection.name),
            limit=BLANK if places is None else number(places, "vi"),
            round_=number(_round(cycle, selection.code), "vi"),
            rules=rulebook.votes_of(selection) if rulebook else None,
        )
    return for_titles, for_offices


def _round(cycle: Cycle, code: str) -> int:
    """The round that is next, or the last one where the selection is made."""
    rounds = cycle.voting.rounds.get(code)
    held = rounds.held if rounds else 0
    return max(held, 1) if code in cycle.voting.made else held + 1


def _nominees(cycle: Cycle, code: str) -> Sequence[UnitId]:
    """Who stands for it: as nominated, as voted on, or every member where nobody is named yet."""
    nominated = cycle.nominations.of(code).standing
    voted = [
        unit
        for ballot in cycle.voting.ballots.values()
        if code in ballot.titles and not ballot.withdrawn
        for unit in ballot.titles[code].nominees
    ]
    return tuple(nominated) or tuple(dict.fromkeys(voted)) or tuple(cycle.members)
