"""What may be read of an event before its moment has come.

Scores stay sealed until the sheet is sent, votes and a tellers' count until the ballot is closed:
in every list, file and answer alike. Whoever did an act may read what they wrote themselves.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import UnsetType

from domain.cycle.cycle import Cycle
from domain.cycle.phases.scoring import (
    AdjustScores,
    EnterScores,
    ScoresAdjusted,
    ScoresEntered,
    SettleSheet,
)
from domain.cycle.phases.voting import AnswerRecorded, VoteCast
from domain.cycle.scores.returning import ReturnSheet
from domain.cycle.scores.sheets import Checkers
from domain.cycle.votes.chair_side import ChairSideStated
from domain.cycle.votes.counting import VotesCounted
from domain.cycle.votes.mending import CountCorrected, VoteCorrected
from domain.record.order import Order
from domain.record.record import Event, Office, Seat, UnitId
from domain.rulebook.criteria import OfTarget
from domain.values.refusal import Refusal
from workflows.opened import scorers_opened_to_members
from workflows.reader import OPERATOR, Reader, in_year, reads_ballot
from workflows.reads import Read
from workflows.sight import Sight


class Seal(StrEnum):
    """Until when something stays closed."""

    UNTIL_SENT = "until_sent"
    UNTIL_CLOSED = "until_closed"
    #: What a withdrawn ballot had gathered would steer the one that follows it.
    FOR_GOOD = "for_good"


#: What a vote says, whether it was cast at the sitting or came in writing.
_SAID = ("choices", "further", "no_opinion")
#: What was mended, and to what.
_MENDED = ("was", "now")


class Readable(msgspec.Struct, frozen=True):
    """An event, and what of it may not be read yet."""

    event: Event
    seal: Seal | None = None
    #: The fields of the body that are sealed.
    sealed: tuple[str, ...] = ()

    def fields(self) -> dict[str, object]:
        """The body's fields; a sealed one is ``None``."""
        body = self.event.body
        return {
            name: None if name in self.sealed else getattr(body, name)
            for name in body.__struct_fields__
        }


def readable(event: Event, state: object, reader: Reader = OPERATOR) -> Readable:
    """What may be read of an event where its stream now stands at ``state``.

    Without a ``reader`` the operator of the machine reads. What was given on a ballot, and a first
    count, is closed to a person as soon as it is closed to one of the person's seats.
    """
    if not isinstance(state, Cycle):
        return Readable(event)

    def closed(unit: UnitId | None) -> bool:
        return not reads_ballot(state, reader, event, unit)

    match event.body:
        case ScoresEntered() as body if _unsent(state, body, reader) and not _targets(state, body):
            return Readable(event, Seal.UNTIL_SENT, ("cells",))
        case VoteCast() | AnswerRecorded() as body if not reads_ballot(
            state, reader, event, body.unit
        ):
            seal = _seal_of(state, body.ballot)
            return Readable(event, seal, _SAID if seal else ())
        case VotesCounted() as body if closed(None):
            seal = _seal_of(state, body.ballot)
            return Readable(event, seal, ("count",) if seal else ())
        case ChairSideStated() as body if closed(None):
            seal = _seal_of(state, body.ballot)
            return Readable(event, seal, ("chair_for", "was") if seal else ())
        case VoteCorrected() as body if closed(body.unit):
            seal = _seal_of(state, body.ballot)
            return Readable(event, seal, _MENDED if seal else ())
        case CountCorrected() as body if closed(None):
            seal = _seal_of(state, body.ballot)
            return Readable(event, seal, _MENDED if seal else ())
        case body if any(_unsent(state, cell, reader) for cell in getattr(body, "kept", ())):
            # an amended rulebook keeps points of sheets that are still being filled in
            return Readable(event, Seal.UNTIL_SENT, ("kept",))
        case _:
            return Readable(event)


#: Who reads in the log which person changed a score.
_SEE_PERSONS = frozenset({Office.CHAIR, Office.SECRETARY, Office.AUDITOR, Office.OPERATOR})


def team_shown(event: Event, state: object, reader: Reader) -> str | None:
    """The team under whose name a score is shown to other members; ``None``: the person's.

    Chair, secretary and auditor read the person, and so does the team itself; a rulebook may show
    the person to all.
    """
    body = event.body
    if not isinstance(state, Cycle) or not isinstance(body, ScoresEntered | ScoresAdjusted):
        return None
    return team_of(state, body.unit, body.column, event.version, event.header.seat, reader)


def team_of(
    cycle: Cycle,
    unit: UnitId,
    column: str,
    version: int,
    seat: Seat | None,
    reader: Reader,
) -> str | None:
    """As :func:`team_shown`, of a score that somebody wrote into a column with an event."""
    reader = in_year(cycle, reader)
    if reader.has(*_SEE_PERSONS) or seat is None:
        return None
    rulebook = cycle.plan.rulebook
    checkers = cycle.scoring.checkers_at(unit, column, version)
    by_team = seat.unit in checkers.units and reader.units.isdisjoint(checkers.units)
    if rulebook is None or not by_team or scorers_opened_to_members(cycle, unit):
        return None
    named = isinstance(rulebook.see_scorers, UnsetType)
    if named:
        return checkers.team if rulebook.adjuster_shown_as_team else None
    return checkers.team or rulebook.column(column).name


def scores_sealed(unit: UnitId, *, sent: bool, own: Collection[UnitId] = ()) -> bool:
    """Whether the scores of a sheet may not be read yet: until it is sent only its unit may. What
    a unit completes in one that was sent back is open, as all of it is."""
    return not sent and unit not in own


def _targets(state: Cycle, body: ScoresEntered) -> bool:
    """Whether it says nothing but targets, which the plan and the pledge make known."""
    known = state.plan.rulebook.by_code if state.plan.rulebook else {}
    return all(isinstance(known.get(cell.criterion), OfTarget) for cell in body.cells)


def _unsent(cycle: Cycle, told: Any, reader: Reader) -> bool:
    own = in_year(cycle, reader).units
    return scores_sealed(told.unit, sent=cycle.sheet(told.unit).opened, own=own)


def _seal_of(cycle: Cycle, code: str) -> Seal | None:
    """How long what was given on a ballot stays closed; ``None``: it may be read."""
    ballot = cycle.voting.ballots.get(code)
    if ballot is not None and ballot.withdrawn:
        return Seal.FOR_GOOD
    return None if ballot is not None and ballot.voted else Seal.UNTIL_CLOSED


#: What they say depends on how far a sheet has come.
_HOW_FAR = frozenset({"sheet_not_sent", "already_done", "sheet_elsewhere", "check_not_assigned"})


#: What they say depends on the figures of a sheet.
_WHAT_STANDS = frozenset({"value_moved", "cells_missing"})


def told(refusal: Refusal, order: Order, state: object) -> Refusal:
    """A refusal as it may be told: what is still sealed, or a neighbour's, is not given away."""
    command = order.command
    if not isinstance(state, Cycle):
        return refusal
    seat = order.seat
    if seat and isinstance(command, SettleSheet | ReturnSheet | EnterScores | AdjustScores):
        sight = Sight.of(state, Reader((seat,)), Read.ACTS)
        if refusal.code in _HOW_FAR and not sight.details(command.unit):
            column = getattr(command, "column", "")
            units = state.scoring.checks.get((command.unit, column), Checkers(())).units
            facts = {"unit": command.unit, "checker": units[0] if units else None}
            return Refusal("check_not_assigned", **facts)
    if refusal.code not in _WHAT_STANDS or not isinstance(command, EnterScores):
        return refusal
    if state.sheet(command.unit).opened or (seat is not None and seat.unit == command.unit):
        return refusal
    # in which cell, or that all stands so, would tell a guess right
    return Refusal("value_moved", case="sealed")
