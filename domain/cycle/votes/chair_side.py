"""The chair's side in a secret ballot, where a threshold asks for the chair among those in favour.

A paper does not show whose it is. The chair says for the record whom it was for; what anybody else
wrote, and what the chair wrote for titles that do not ask for it, stays secret.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.guard import SITTING, Row
from domain.cycle.votes.ballot_box import Ballot, Title, open_ballot_named, rules_of
from domain.cycle.votes.mending import mendable_ballot, open_again
from domain.reckoning.ballot import of_title
from domain.reckoning.eligibility import rulebook_of
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, Office, UnitId
from domain.record.who import CHAIR
from domain.rulebook.selections import Method, Selection
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class StateChairSide(Command, frozen=True, kw_only=True):
    """Say for the record whom the chair was for in a secret ballot, as the chair; its office copies
    it from the minutes. Saying it again needs a reason, and opens a closed ballot again."""

    ballot: str
    #: The nominees for whom the chair was; nobody is an answer too.
    chair_for: Ids[UnitId]
    #: On a paper with several titles that ask for the chair: which; ``None``: the first of them.
    selection: str | None = None
    #: Needed where another side was said before.
    reason: str | None = None
    #: The minutes, where the chair does not say it itself.
    document: Paper | None = None


class ChairSideStated(Body, frozen=True, kw_only=True):
    ballot: str
    selection: str
    chair_for: Ids[UnitId]
    #: What had been said before; ``None``: nothing.
    was: Ids[UnitId] | None
    reason: Private | None
    document: Document | None


def asks_for_chair(selection: Selection) -> bool:
    """Whether the chair must be among those in favour."""
    return selection.threshold is not None and selection.threshold.must_include_chair


def sides_to_state(cycle: Cycle, ballot: Ballot) -> tuple[str, ...]:
    """The titles of a secret ballot for which the chair, who votes on it, has not said its side."""
    if ballot.method is not Method.PAPER or cycle.chair not in ballot.electors:
        return ()
    rulebook = rulebook_of(cycle)
    return tuple(
        code
        for code, title in ballot.titles.items()
        if title.chair_for is None and asks_for_chair(rulebook.selection(code))
    )


@refuses(
    "already_done",
    "attendance_missing",
    "chair_not_asked",
    "field_missing",
    "member_repeated",
    "nominee_unknown",
    "not_on_ballot",
    "own_vote",
    "too_many_choices",
    Act.hide_reason,
    document_of,
    mendable_ballot,
    open_ballot_named,
)
def state_chair_side(cycle: Cycle, command: StateChairSide, act: Act) -> tuple[Body, ...]:
    ballot = mendable_ballot(cycle, command.ballot, command)
    if ballot.method is not Method.PAPER:
        raise Refusal("ballot_kind", ballot=command.ballot, method=ballot.method)
    if cycle.chair is None or cycle.chair not in ballot.electors:
        raise Refusal("attendance_missing", unit=cycle.chair)
    code = _title_asked(cycle, ballot, command)
    title = ballot.titles[code]
    _check_named(cycle, ballot, title, command.chair_for)
    said = tuple(sorted(command.chair_for))
    if said == title.chair_for:
        raise Refusal("already_done", what="state_chair_side")
    again = title.chair_for is not None
    copied = act.order.seat is not None and act.order.seat.office is not Office.CHAIR
    if copied and command.document is None and not cycle.backfill:
        raise Refusal("field_missing", case="chair_side", field="document")
    return (
        ChairSideStated(
            ballot=command.ballot,
            selection=code,
            chair_for=said,
            was=title.chair_for,
            reason=act.hide_reason(command.reason or "") if again else None,
            document=document_of(command.document, act),
        ),
    )


def _title_asked(cycle: Cycle, ballot: Ballot, command: StateChairSide) -> str:
    """Raises ``Refusal``: ``not_on_ballot`` or ``chair_not_asked``."""
    rulebook = rulebook_of(cycle)
    asking = [code for code in ballot.titles if asks_for_chair(rulebook.selection(code))]
    code = command.selection
    if code is None:
        code = next(iter(asking), ballot.selection)
    if code not in ballot.titles:
        raise Refusal("not_on_ballot", selection=code, ballot=command.ballot)
    if code not in asking:
        raise Refusal("chair_not_asked", selection=code, ballot=command.ballot)
    return code


def _check_named(cycle: Cycle, ballot: Ballot, title: Title, named: Ids[UnitId]) -> None:
    check_distinct(named)
    for unit in named:
        if unit not in title.nominees:
            raise Refusal("nominee_unknown", unit=unit, nominees=title.nominees)
        if unit == cycle.chair and not rules_of(cycle, ballot).own_unit:
            raise Refusal("own_vote", unit=unit)
    most = title.choices * ballot.votes_of([cycle.chair] if cycle.chair else [])
    if len(named) > most:
        raise Refusal("too_many_choices", choices=len(named), max=most)


@refuses("chair_side_contradicts", "chair_side_missing")
def check_side_stated(cycle: Cycle, ballot: Ballot, name: str, selection: Selection) -> None:
    """A secret ballot that asks for the chair closes once the chair, who votes on it, has said its
    side, and the count can be as it says.

    Raises ``Refusal``: ``chair_side_missing`` or ``chair_side_contradicts``.
    """
    if selection.code in sides_to_state(cycle, ballot):
        raise Refusal("chair_side_missing", case="paper", ballot=name, selection=selection.code)
    said = ballot.titles[selection.code].chair_for
    if said is None or ballot.count is None or cycle.chair not in ballot.electors:
        return
    all_, own = ballot.votes_of(ballot.electors), ballot.own_votes(rules_of(cycle, ballot))
    for line in of_title(ballot.count, selection.code, ballot.selection).votes:
        facts = {"ballot": name, "unit": line.unit, "votes": line.votes}
        if line.unit in said and line.votes == 0:
            raise Refusal("chair_side_contradicts", **facts)
        bound = cycle.chair == line.unit and line.unit in own  # it may not be for its own unit
        if line.unit not in said and line.votes == all_ - own.get(line.unit, 0) and not bound:
            raise Refusal("chair_side_contradicts", case="all", **facts)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body = event.body
    if not isinstance(body, ChairSideStated):
        raise LookupError(type(body))
    ballot = cycle.voting.ballots[body.ballot]
    title = replace(ballot.titles[body.selection], chair_for=body.chair_for)
    ballot = replace(ballot, titles=with_entry(ballot.titles, body.selection, title))
    return open_again(cycle, body.ballot, ballot)


ROWS = (Row(StateChairSide, SITTING, by=CHAIR),)
DECISIONS = {StateChairSide: state_chair_side}
EVENTS = (ChairSideStated,)
