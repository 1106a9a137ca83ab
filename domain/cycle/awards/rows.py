"""The award file unit by unit: chosen, proposed, decided and handed over, side by side.

It is pure: given the state at any version, what it shows is the file as of that version.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from domain.cycle.awards.file import (
    GIVEN,
    AwardFile,
    Favour,
    FileRemark,
    Remarked,
    UnitAndAward,
    Verdict,
    places_of,
)
from domain.reckoning.choice import Made, moved_up
from domain.record.record import Ids, UnitId
from domain.rulebook.selections import AWARDS, Kind, Selection
from domain.values.paper import Document
from domain.values.private import Private
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class Open(StrEnum):
    """What an award still waits for."""

    DECISION = "decision"
    #: It was put off: not yet considered.
    LATER_DECISION = "later_decision"
    DELIVERY = "delivery"


class _Shown(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of what is shown."""


class Proposed(_Shown, frozen=True, kw_only=True):
    proposal: str
    authority: str | None
    #: As it reads now.
    document: Document | None
    remarks: tuple[FileRemark, ...]
    #: It, or the unit's place in it, was taken back; shown where anything was decided under it.
    withdrawn: bool


class Decided(_Shown, frozen=True, kw_only=True):
    decision: str
    authority: str | None
    result: Verdict
    title: str | None
    document: Document | None
    remarks: tuple[FileRemark, ...]


class ShownOpinion(_Shown, frozen=True, kw_only=True):
    council: str
    favour: Favour


class Delivered(_Shown, frozen=True, kw_only=True):
    date: When
    place: Private | None
    remarks: tuple[FileRemark, ...]
    #: When it was given back.
    returned: When | None


class AwardRow(_Shown, frozen=True, kw_only=True):
    """One unit and one award."""

    unit: UnitId
    award: str
    kind: Kind
    #: By any source, where several tell it. ``None``: the selection has no outcome, or its sources
    #: name others, which says nothing of this one.
    chosen: bool | None
    #: The place in line, of a reserve.
    reserve: int | None
    proposed: tuple[Proposed, ...]
    heard: tuple[ShownOpinion, ...]
    #: All that was decided, in order; the last counts.
    decided: tuple[Decided, ...]
    #: The last handing over, whatever was decided since.
    delivered: Delivered | None
    #: It was handed over, rests on no decision any more, and was not given back.
    to_return: bool
    #: Pieces of the dossier that were not received, while a decision is awaited.
    missing: tuple[str, ...]
    open: Open | None


def award_rows(cycle: Cycle) -> tuple[AwardRow, ...]:
    """Everybody chosen, proposed or decided on, award by award in the order of the rulebook.

    A standing has no proposal and no decision: its selection declares it.
    """
    rulebook = cycle.plan.rulebook
    found = []
    for selection in rulebook.selections if rulebook else ():
        if selection.kind in AWARDS or selection.kind is Kind.STANDING:
            found += [_row(cycle, selection, unit) for unit in _units(cycle, selection.code)]
    return tuple(found)


def begun(file: AwardFile) -> bool:
    """Whether anything stands in the file."""
    return file != AwardFile()


def next_in_line(cycle: Cycle, award: str) -> Ids[UnitId]:
    """The reserves who move up for those whom a decision refused, and are proposed by nobody."""
    made, file = cycle.voting.made.get(award), cycle.award_file
    if made is None:
        return ()
    listed = (*made.chosen, *(reserve.unit for reserve in made.reserves))
    refused = {unit for unit in listed if file.verdict((unit, award)) is Verdict.REFUSED}
    moved, tied = moved_up(made.chosen, made.reserves, refused)
    waiting = (*(unit for unit in moved if unit not in made.chosen), *tied)
    return tuple(
        unit
        for unit in waiting
        if not file.proposed((unit, award)) and file.verdict((unit, award)) is None
    )


def _units(cycle: Cycle, award: str) -> Ids[UnitId]:
    """Members in their order, then units that only a decision names."""
    file, made = cycle.award_file, cycle.voting.made.get(award)
    named = {unit for one in (made.tellings if made else ()) for unit in one.chosen}
    for proposal in file.proposals.values():
        if not proposal.withdrawn:
            named |= {unit for unit, of in places_of(proposal.awards) if of == award}
    decided = {
        one.unit: None
        for decision in file.decisions.values()
        for one in decision.results
        if one.award == award
    }
    delivered = {unit: None for unit, of in file.deliveries if of == award}
    members = tuple(
        unit for unit in cycle.members if unit in named or unit in decided or unit in delivered
    )
    return tuple(dict.fromkeys((*members, *sorted(named), *decided, *delivered)))


def _chosen(made: Made | None, unit: UnitId) -> bool | None:
    if made is None:
        return None
    named = any(unit in one.chosen for one in made.tellings)
    return None if not named and any(one.telling for one in made.tellings) else named


def _row(cycle: Cycle, selection: Selection, unit: UnitId) -> AwardRow:
    file, place = cycle.award_file, (unit, selection.code)
    made = cycle.voting.made.get(selection.code)
    reserves = {held.unit: held.place for held in made.reserves} if made else {}
    waits = _open(file, place) if selection.kind in AWARDS else None
    return AwardRow(
        unit=unit,
        award=selection.code,
        kind=selection.kind,
        chosen=_chosen(made, unit),
        reserve=reserves.get(unit),
        proposed=_proposed(cycle, place),
        heard=tuple(
            ShownOpinion(council=heard.council, favour=one.favour)
            for heard in file.heard
            for one in heard.opinions
            if (one.unit, one.award) == place
        ),
        decided=_decided(cycle, place),
        delivered=_delivered(file, place),
        to_return=file.to_return(place),
        missing=file.missing(place) if waits in {Open.DECISION, Open.LATER_DECISION} else (),
        open=waits,
    )


def _proposed(cycle: Cycle, place: UnitAndAward) -> tuple[Proposed, ...]:
    file = cycle.award_file
    standing = file.proposed(place)
    return tuple(
        Proposed(
            proposal=name,
            authority=proposal.authority,
            document=cycle.papers.get(proposal.version),
            remarks=_of(proposal.remarks, place),
            withdrawn=name not in standing,
        )
        for name, proposal in file.proposals.items()
        if name in standing
        or (place in (*proposal.places, *proposal.dropped) and file.decided_since(name, place))
    )


def _decided(cycle: Cycle, place: UnitAndAward) -> tuple[Decided, ...]:
    file = cycle.award_file
    return tuple(
        Decided(
            decision=name,
            authority=file.decisions[name].authority,
            result=result.result,
            title=result.title,
            document=cycle.papers.get(file.decisions[name].version),
            remarks=_of(file.decisions[name].remarks, place),
        )
        for name, result in file.history(place)
    )


def _delivered(file: AwardFile, place: UnitAndAward) -> Delivered | None:
    found, back = file.deliveries.get(place), file.returned(place)
    if found is None:
        return None
    return Delivered(
        date=found.date,
        place=found.place,
        remarks=_of(found.remarks, place),
        returned=back.date if back else None,
    )


def _of(remarks: tuple[Remarked, ...], place: UnitAndAward) -> tuple[FileRemark, ...]:
    return tuple(one.remark for one in remarks if (one.unit, one.award) == place)


def _open(file: AwardFile, place: UnitAndAward) -> Open | None:
    match file.verdict(place):
        case None:
            return Open.DECISION if file.proposed(place) else None
        case Verdict.NOT_YET_CONSIDERED:
            return Open.LATER_DECISION
        case verdict if verdict in GIVEN and not file.delivered(place):
            return Open.DELIVERY
        case _:
            return None
