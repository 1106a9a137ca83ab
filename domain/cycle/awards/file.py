"""The award file of a year: proposals, dossiers, opinions, decisions and deliveries, as they stand.

It is opened at the vote and goes on after the year is closed; nothing in it changes what was
sealed. Proposed and decided stand side by side, and none of them edits the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from domain.cycle.guard import SITTING, Phase
from domain.record.record import Ids, UnitId
from domain.rulebook.selections import AWARDS, Selection
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle

#: A unit, and the award by the code of its selection.
UnitAndAward = tuple[UnitId, str]
#: From the voting on, and after closing.
OPEN_IN = (*SITTING[1:], Phase.CLOSED)


class _Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a command or an event."""


class AwardUnits(_Value, frozen=True, kw_only=True):
    """The units for one award title or form."""

    award: str
    units: Ids[UnitId]


class FileRemark(StrEnum):
    """Where an act of the award file does not follow from what was recorded before it."""

    #: Proposed, though the selection has no outcome.
    NO_OUTCOME = "no_outcome"
    #: Proposed, though not chosen.
    NOT_CHOSEN = "not_chosen"
    #: Proposed or decided on as a reserve who moved up.
    RESERVE = "reserve"
    #: Chosen, and in no proposal.
    LEFT_OUT = "left_out"
    NEVER_PROPOSED = "never_proposed"
    NOT_MEMBER = "not_member"
    #: Decided before, and not annulled.
    DECIDED_BEFORE = "decided_before"
    #: Annulled, though no decision is recorded.
    NOTHING_TO_ANNUL = "nothing_to_annul"
    #: Decided by another authority than the one to which it was proposed.
    OTHER_AUTHORITY = "other_authority"
    #: Handed over, though no decision gives it.
    NOT_GIVEN = "not_given"
    #: Handed over before the date of the decision.
    BEFORE_DECISION = "before_decision"


class Remarked(_Value, frozen=True, kw_only=True):
    unit: UnitId
    award: str
    remark: FileRemark


class Verdict(StrEnum):
    """What a decision says of one unit and one award."""

    APPROVED = "approved"
    REFUSED = "refused"
    #: Another title or form is given instead.
    CHANGED_TITLE = "changed_title"
    #: Put off, for example during an inspection; it is decided later.
    NOT_YET_CONSIDERED = "not_yet_considered"
    #: An earlier decision is annulled.
    ANNULLED = "annulled"


#: What can be handed over.
GIVEN = frozenset({Verdict.APPROVED, Verdict.CHANGED_TITLE})


class Result(_Value, frozen=True, kw_only=True):
    """What a decision says of one unit and one award."""

    unit: UnitId
    award: str
    result: Verdict
    #: The other title or form that is given: a code of the rulebook, or its name.
    title: str | None = None


class Favour(StrEnum):
    """On which side an opinion is."""

    IN_FAVOUR = "in_favour"
    AGAINST = "against"


class Opinion(_Value, frozen=True, kw_only=True):
    """What a council says of one unit and one award."""

    unit: UnitId
    award: str
    favour: Favour


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal to an authority (tờ trình), as last amended."""

    #: ``None``: not stated.
    authority: str | None
    awards: tuple[AwardUnits, ...]
    #: The event that made it; its document is on file there.
    version: int
    remarks: tuple[Remarked, ...] = ()
    withdrawn: bool = False
    #: What stood in it before it was amended.
    dropped: tuple[UnitAndAward, ...] = ()

    @property
    def places(self) -> tuple[UnitAndAward, ...]:
        return places_of(self.awards)


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    authority: str | None
    results: tuple[Result, ...]
    version: int
    remarks: tuple[Remarked, ...] = ()


class CouncilHeard(msgspec.Struct, frozen=True, kw_only=True):
    """The opinion of a council."""

    council: str
    opinions: tuple[Opinion, ...]
    version: int


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a dossier that was received."""

    received: When
    version: int


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    date: When
    place: Private | None
    version: int
    remarks: tuple[Remarked, ...] = ()


class Return(msgspec.Struct, frozen=True, kw_only=True):
    """That what was handed over was given back."""

    date: When
    version: int


class AwardFile(msgspec.Struct, frozen=True, kw_only=True):
    #: By the name that each was given.
    proposals: Mapping[str, Proposal] = MappingProxyType({})
    decisions: Mapping[str, Decision] = MappingProxyType({})
    #: By award: the pieces that its dossier needs.
    pieces: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    received: Mapping[UnitAndAward, Mapping[str, Piece]] = MappingProxyType({})
    heard: tuple[CouncilHeard, ...] = ()
    deliveries: Mapping[UnitAndAward, Delivery] = MappingProxyType({})
    returns: Mapping[UnitAndAward, Return] = MappingProxyType({})

    def proposed(self, place: UnitAndAward) -> tuple[str, ...]:
        """The names of the proposals, not withdrawn, in which a unit stands for an award."""
        return tuple(
            name
            for name, proposal in self.proposals.items()
            if not proposal.withdrawn and place in proposal.places
        )

    def history(self, place: UnitAndAward) -> tuple[tuple[str, Result], ...]:
        """What was decided of a unit and an award, by the names of the decisions, in order."""
        return tuple(
            (name, result)
            for name, decision in self.decisions.items()
            for result in decision.results
            if (result.unit, result.award) == place
        )

    def verdict(self, place: UnitAndAward) -> Verdict | None:
        """The last word on a unit and an award; ``None``: nothing was decided."""
        history = self.history(place)
        return history[-1][1].result if history else None

    def delivered(self, place: UnitAndAward) -> bool:
        """Whether it was handed over since the last decision on it."""
        delivery, history = self.deliveries.get(place), self.history(place)
        if delivery is None or not history:
            return delivery is not None
        return delivery.version > self.decisions[history[-1][0]].version

    def returned(self, place: UnitAndAward) -> Return | None:
        """That what was handed over last was given back."""
        delivery, found = self.deliveries.get(place), self.returns.get(place)
        after = delivery is not None and found is not None and found.version > delivery.version
        return found if after else None

    def to_return(self, place: UnitAndAward) -> bool:
        """Whether what was handed over rests on no decision any more, and was not given back.

        A source may tell that was handed over what no decision gave; nobody asks for that back.
        """
        delivery, history = self.deliveries.get(place), self.history(place)
        if delivery is None or not history or self.returned(place) is not None:
            return False
        name, last = history[-1]
        told = any(
            (one.unit, one.award, one.remark) == (*place, FileRemark.NOT_GIVEN)
            for one in delivery.remarks
        )
        decided_since = self.decisions[name].version > delivery.version
        if last.result is Verdict.NOT_YET_CONSIDERED or (told and not decided_since):
            return False
        if last.result not in GIVEN:
            return True
        under = [one for of, one in history if self.decisions[of].version < delivery.version]
        given = under[-1] if under and under[-1].result in GIVEN else last
        return (given.result, given.title) != (last.result, last.title)

    def decided_under(self, name: str) -> tuple[tuple[UnitAndAward, str], ...]:
        """What of a proposal is decided since it was made, each with the last decision on it;
        what was put off is not decided."""
        proposal = self.proposals[name]
        return tuple(
            (place, self.history(place)[-1][0])
            for place in proposal.places
            if self.decided_since(name, place)
            and self.verdict(place) is not Verdict.NOT_YET_CONSIDERED
        )

    def decided_since(self, name: str, place: UnitAndAward) -> bool:
        """Whether anything was decided of a place since the proposal was made."""
        history = self.history(place)
        since = self.proposals[name].version
        return bool(history) and self.decisions[history[-1][0]].version > since

    def missing(self, place: UnitAndAward) -> tuple[str, ...]:
        """The pieces of its dossier that were not received."""
        received = self.received.get(place, {})
        return tuple(piece for piece in self.pieces.get(place[1], ()) if piece not in received)


def places_of(awards: Iterable[AwardUnits]) -> tuple[UnitAndAward, ...]:
    return tuple((unit, one.award) for one in awards for unit in one.units)


@refuses("not_an_award", "selection_unknown")
def award_named(cycle: Cycle, code: str) -> Selection:
    """An award title or form of the rulebook.

    Raises ``Refusal``: ``rulebook_missing``, ``selection_unknown`` with the nearest, or
    ``not_an_award`` for a standing, which is declared and not proposed, and for an office.
    """
    if cycle.plan.rulebook is None:
        raise Refusal("rulebook_missing")
    selection = cycle.plan.rulebook.selection(code)
    if selection.kind not in AWARDS:
        raise Refusal("not_an_award", selection=code, kind=selection.kind)
    return selection


@refuses("field_missing", "place_repeated", award_named)
def check_awards(cycle: Cycle, awards: tuple[AwardUnits, ...]) -> tuple[UnitAndAward, ...]:
    """The units and awards of a list, in its order.

    Raises ``Refusal``: ``field_missing``, ``place_repeated``, and as :func:`award_named`.
    """
    if not awards:
        raise Refusal("field_missing", field="awards")
    for one in awards:
        award_named(cycle, one.award)
        if not one.units:
            raise Refusal("field_missing", field="units")
    places = places_of(awards)
    check_places(places)
    return places


def check_places(places: Iterable[UnitAndAward]) -> None:
    """Raises ``Refusal("place_repeated")``."""
    seen: set[UnitAndAward] = set()
    for place in places:
        if place in seen:
            raise Refusal("place_repeated", unit=place[0], award=place[1])
        seen.add(place)
