"""Selecting as a source of the past tells it: whom, in which words, and what it leaves unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.guard import SITTING, Row
from domain.reckoning.choice import HowTold, LeftOut, Made, MadeBy
from domain.reckoning.eligibility import left_out, open_selection
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import CHAIR
from domain.rulebook.selections import Method
from domain.values.as_told import AsTold, AsToldRecorded, RecipientRecorded
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of
from domain.values.refusal import Refusal, refuses
from domain.values.stated import stated

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class RecordVoteOutcome(Command, frozen=True, kw_only=True):
    """Record whom a source of the past says was chosen, without figures of a vote. Recording
    again by the same source replaces its earlier word; another source's stands beside it."""

    selection: str
    chosen: Ids[UnitId] = ()
    source: str
    #: How it was voted, where the source says so.
    method: Method | None = None
    document: Paper | None = None
    #: In which words the source tells it, and of whom; not stored where nothing is said.
    told: AsTold | msgspec.UnsetType = msgspec.UNSET


class VoteOutcomeRecorded(Body, frozen=True, kw_only=True):
    selection: str
    chosen: Ids[UnitId]
    source: str
    #: ``None``: not stated.
    method: Method | None
    despite: tuple[LeftOut, ...]
    document: Document | None
    told: AsToldRecorded | None


@refuses(
    "field_missing",
    "member_repeated",
    "not_member",
    "source_unknown",
    "told_count",
    document_of,
    open_selection,
)
def record_vote_outcome(cycle: Cycle, command: RecordVoteOutcome, act: Act) -> tuple[Body, ...]:
    selection = open_selection(cycle, command.selection, told=True)
    cycle.check_source(command.source)
    told = stated(command.told)
    check_distinct(command.chosen)
    chosen = (*command.chosen, *_chosen_besides(command.chosen, told))
    for unit in chosen:
        cycle.check_member(unit)
    out = left_out(cycle, selection)
    return (
        VoteOutcomeRecorded(
            selection=selection.code,
            chosen=chosen,
            source=command.source,
            method=command.method,
            despite=tuple(one for one in out if one.unit in chosen),
            document=document_of(command.document, act),
            told=None if told is None else recorded(cycle, told, chosen, act),
        ),
    )


def _chosen_besides(chosen: Ids[UnitId], told: AsTold | None) -> Ids[UnitId]:
    """Members that only the list of recipients names: chosen for one field of work."""
    named = (
        one.unit
        for one in (told.recipients if told else ())
        if one.unit is not None and one.inside is None and one.unit not in chosen
    )
    return tuple(dict.fromkeys(named))


def recorded(cycle: Cycle, told: AsTold, chosen: Ids[UnitId], act: Act) -> AsToldRecorded:
    """What a source tells of a choice, as an event holds it.

    Raises ``Refusal``: ``field_missing`` for a word that is blank or a recipient that says
    nothing, ``not_member``, or ``told_count`` where more are named than were counted.
    """
    for name in ("word", "authority"):
        if getattr(told, name) is not None and not getattr(told, name).strip():
            raise Refusal("field_missing", field=name)
    for one in told.recipients:
        if not any((one.inside, one.field, one.printed)):
            raise Refusal("field_missing", field="recipients")
        if one.unit is None and not one.printed:
            raise Refusal("field_missing", field="printed")
        if one.unit is not None:
            cycle.check_member(one.unit)
    apart = sum(one.inside is not None or one.unit is None for one in told.recipients)
    named = len(chosen) + apart
    if told.count is not None and (told.count < named or told.count < 1):
        raise Refusal("told_count", count=told.count, named=named)
    return AsToldRecorded(
        word=told.word,
        stage=told.stage,
        authority=told.authority,
        count=told.count,
        and_others=told.and_others,
        recipients=tuple(
            RecipientRecorded(
                unit=one.unit,
                inside=act.hide_optional(one.inside),
                field=act.hide_optional(one.field),
                printed=act.hide_optional(one.printed),
            )
            for one in told.recipients
        ),
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body = event.body
    if not isinstance(body, VoteOutcomeRecorded):
        raise LookupError(type(body))
    telling = HowTold(
        method=body.method, source=body.source, at=event.header.effective_at, told=body.told
    )
    made = Made(by=MadeBy.NOT_STATED, chosen=body.chosen, left_out=body.despite, telling=telling)
    made = _besides(cycle.voting.made.get(body.selection), made)
    outcomes = with_entry(cycle.voting.made, body.selection, made)
    return replace(cycle, voting=replace(cycle.voting, made=outcomes))


def _besides(before: Made | None, made: Made) -> Made:
    """What one source tells, in the place of its word of before and beside that of others."""
    if before is None:
        return made
    if _source(before) == _source(made):
        return replace(made, otherwise=before.otherwise)
    others = tuple(one for one in before.otherwise if _source(one) != _source(made))
    return replace(before, otherwise=(*others, made))


def _source(made: Made) -> str | None:
    return None if made.telling is None else made.telling.source


ROWS = (Row(RecordVoteOutcome, SITTING, by=CHAIR, backfill_only=True),)
DECISIONS = {RecordVoteOutcome: record_vote_outcome}
EVENTS = (VoteOutcomeRecorded,)
