"""What is settled beforehand of who may be chosen: bars, last year's holders, public comment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.deadlines.due import term
from domain.cycle.guard import RUNNING, Row
from domain.cycle.phases.plan import RULEBOOK_SET
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import CHAIR
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import AWARDS
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment, When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class BarUnit(Command, frozen=True, kw_only=True):
    """Bar a unit from awards whatever its total; it keeps its rank."""

    unit: UnitId
    #: A condition of the rulebook, which says from what it bars; ``None``: another ground.
    ground: str | None = None
    #: Without a condition of the rulebook: from what; none named: every award title and form.
    selections: tuple[str, ...] = ()
    reason: str
    document: Paper | None = None


class LiftBar(Command, frozen=True, kw_only=True):
    """Let a unit be chosen again that was barred on that ground."""

    unit: UnitId
    ground: str | None = None
    reason: str
    document: Paper | None = None


class RecordHolders(Command, frozen=True, kw_only=True):
    """Say who held a title last year, where it is not given two years running. Recording again
    replaces the list; nobody is an answer too."""

    selection: str
    units: Ids[UnitId]
    document: Paper | None = None


class InviteComments(Command, frozen=True, kw_only=True):
    """Make the nominees public for comment, until that day. Inviting again replaces the day."""

    #: See ``SetDeadline.until``.
    until: str
    document: Paper | None = None


class UnitBarred(Body, frozen=True, kw_only=True):
    unit: UnitId
    ground: str | None
    selections: tuple[str, ...]
    reason: Private
    document: Document | None


class BarLifted(Body, frozen=True, kw_only=True):
    unit: UnitId
    ground: str | None
    reason: Private
    document: Document | None


class HoldersRecorded(Body, frozen=True, kw_only=True):
    selection: str
    units: Ids[UnitId]
    document: Document | None


class CommentsInvited(Body, frozen=True, kw_only=True):
    until: When
    last_day: date
    #: The period has ended at this moment.
    before: Moment
    document: Document | None


class Comments(msgspec.Struct, frozen=True):
    last_day: date
    before: Moment


class Candidacy(msgspec.Struct, frozen=True, kw_only=True):
    #: From which selections a unit is barred, by unit and ground.
    barred: Mapping[tuple[UnitId, str | None], tuple[str, ...]] = MappingProxyType({})
    #: Who held a title last year, by selection.
    holders: Mapping[str, Ids[UnitId]] = MappingProxyType({})
    comments: Comments | None = None

    def bars(self, unit: UnitId, selection: str) -> bool:
        return any(
            barred == unit and selection in selections
            for (barred, _), selections in self.barred.items()
        )


def _rulebook(cycle: Cycle) -> Rulebook:
    if cycle.plan.rulebook is None:
        raise Refusal("rulebook_missing")
    return cycle.plan.rulebook


@refuses(
    "already_done",
    "ground_unknown",
    "not_member",
    "selection_unknown",
    Act.hide_reason,
    document_of,
)
def bar_unit(cycle: Cycle, command: BarUnit, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    rulebook = _rulebook(cycle)
    if (command.unit, command.ground) in cycle.candidacy.barred:
        raise Refusal("already_done", what="bar_unit", unit=command.unit)
    if command.ground is not None:
        selections = rulebook.bars_of(command.ground)
    else:
        named = [rulebook.selection(code).code for code in command.selections]
        awards = [found.code for found in rulebook.selections if found.kind in AWARDS]
        selections = tuple(dict.fromkeys(named or awards))
    return (
        UnitBarred(
            unit=command.unit,
            ground=command.ground,
            selections=selections,
            reason=act.hide_reason(command.reason),
            document=document_of(command.document, act),
        ),
    )


@refuses("not_barred", Act.hide_reason, document_of)
def lift_bar(cycle: Cycle, command: LiftBar, act: Act) -> tuple[Body, ...]:
    if (command.unit, command.ground) not in cycle.candidacy.barred:
        raise Refusal("not_barred", unit=command.unit)
    return (
        BarLifted(
            unit=command.unit,
            ground=command.ground,
            reason=act.hide_reason(command.reason),
            document=document_of(command.document, act),
        ),
    )


@refuses("member_repeated", "selection_unknown", document_of)
def record_holders(cycle: Cycle, command: RecordHolders, act: Act) -> tuple[Body, ...]:
    selection = _rulebook(cycle).selection(command.selection)
    check_distinct(command.units)
    units = tuple(sorted(command.units))
    document = document_of(command.document, act)
    return (HoldersRecorded(selection=selection.code, units=units, document=document),)


@refuses(document_of)
def invite_comments(cycle: Cycle, command: InviteComments, act: Act) -> tuple[Body, ...]:
    until, last_day, before = term(command.until)
    document = document_of(command.document, act)
    return (CommentsInvited(until=until, last_day=last_day, before=before, document=document),)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    part = cycle.candidacy
    match event.body:
        case UnitBarred() as body:
            barred = with_entry(part.barred, (body.unit, body.ground), body.selections)
            part = replace(part, barred=barred)
        case BarLifted() as body:
            left = dict(part.barred)
            del left[body.unit, body.ground]
            part = replace(part, barred=MappingProxyType(left))
        case HoldersRecorded() as body:
            part = replace(part, holders=with_entry(part.holders, body.selection, body.units))
        case CommentsInvited() as body:
            part = replace(part, comments=Comments(body.last_day, body.before))
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, candidacy=part)


ROWS = (
    Row(BarUnit, RUNNING, by=CHAIR, needs=(RULEBOOK_SET,)),
    Row(LiftBar, RUNNING, by=CHAIR),
    Row(RecordHolders, RUNNING, by=CHAIR, needs=(RULEBOOK_SET,)),
    Row(InviteComments, RUNNING, by=CHAIR),
)
DECISIONS = {
    BarUnit: bar_unit,
    LiftBar: lift_bar,
    RecordHolders: record_holders,
    InviteComments: invite_comments,
}
EVENTS = (UnitBarred, BarLifted, HoldersRecorded, CommentsInvited)
