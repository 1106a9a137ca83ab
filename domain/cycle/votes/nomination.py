"""Nominating before a vote: who nominated whom, who declined, and the nominees that were fixed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.guard import SITTING, Phase, Row
from domain.cycle.phases.plan import RULEBOOK_SET
from domain.cycle.phases.summary_conference import TABLE_ADOPTED
from domain.cycle.votes.selecting import check_eligible
from domain.reckoning.eligibility import left_out, open_selection
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import CHAIR, LEADERS, OWN_UNIT, UNIT
from domain.rulebook.selections import VOTED, How, Selection
from domain.rulebook.vote_rules import check_how
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class Nominate(Command, frozen=True, kw_only=True):
    """Nominate units for a selection; a unit may nominate itself."""

    selection: str
    nominees: Ids[UnitId]
    #: The unit that nominates; ``None``: the sitting as a whole, or nobody says who.
    unit: UnitId | None = None
    document: Paper | None = None


class DeclineNomination(Command, frozen=True, kw_only=True):
    """Decline to stand, as the unit that was nominated."""

    selection: str
    unit: UnitId
    reason: str | None = None
    document: Paper | None = None


class FixNominees(Command, frozen=True, kw_only=True):
    """Fix who stands for a selection. Fixing again replaces the list."""

    selection: str
    #: None named: all who were nominated and have not declined.
    nominees: Ids[UnitId] = ()
    document: Paper | None = None


class Nominated(Body, frozen=True, kw_only=True):
    selection: str
    nominees: Ids[UnitId]
    unit: UnitId | None
    document: Document | None


class NominationDeclined(Body, frozen=True, kw_only=True):
    selection: str
    unit: UnitId
    reason: Private | None
    document: Document | None


class NomineesFixed(Body, frozen=True, kw_only=True):
    selection: str
    nominees: Ids[UnitId]
    document: Document | None


class Nominees(msgspec.Struct, frozen=True, kw_only=True):
    """Who stands for one selection."""

    #: By nominee, in the order of nomination: who nominated it.
    named: Mapping[UnitId, Ids[UnitId | None]] = MappingProxyType({})
    declined: frozenset[UnitId] = frozenset()
    #: ``None``: not yet fixed.
    fixed: Ids[UnitId] | None = None

    @property
    def standing(self) -> Ids[UnitId]:
        return tuple(unit for unit in self.named if unit not in self.declined)


class Nominations(msgspec.Struct, frozen=True, kw_only=True):
    by_selection: Mapping[str, Nominees] = MappingProxyType({})

    def of(self, selection: str) -> Nominees:
        return self.by_selection.get(selection, Nominees())


#: An office may be found by any of these; a ranking needs no nominees.
_NOMINATED = VOTED | {How.APPOINTMENT}


def _open(cycle: Cycle, code: str) -> Selection:
    selection = open_selection(cycle, code)
    check_how(selection, _NOMINATED)
    return selection


@refuses(
    "already_done",
    "field_missing",
    "member_repeated",
    "nomination_declined",
    "not_member",
    "selection_kind",
    document_of,
    open_selection,
)
def nominate(cycle: Cycle, command: Nominate, act: Act) -> tuple[Body, ...]:
    selection = _open(cycle, command.selection)
    if command.unit is not None:
        cycle.check_member(command.unit)
    check_distinct(command.nominees)
    if not command.nominees:
        raise Refusal("field_missing", field="nominees")
    known = cycle.nominations.of(selection.code)
    for unit in command.nominees:
        cycle.check_member(unit)
        if unit in known.declined:
            raise Refusal("nomination_declined", unit=unit, selection=selection.code)
        if command.unit in known.named.get(unit, ()):
            raise Refusal("already_done", what="nominate", unit=unit)
    return (
        Nominated(
            selection=selection.code,
            nominees=command.nominees,
            unit=command.unit,
            document=document_of(command.document, act),
        ),
    )


@refuses("already_done", "not_nominated", "selection_kind", document_of, open_selection)
def decline_nomination(cycle: Cycle, command: DeclineNomination, act: Act) -> tuple[Body, ...]:
    selection = _open(cycle, command.selection)
    known = cycle.nominations.of(selection.code)
    if command.unit in known.declined:
        raise Refusal("already_done", what="decline_nomination", unit=command.unit)
    if command.unit not in known.named:
        raise Refusal("not_nominated", unit=command.unit, selection=selection.code)
    return (
        NominationDeclined(
            selection=selection.code,
            unit=command.unit,
            reason=act.hide_optional(command.reason),
            document=document_of(command.document, act),
        ),
    )


@refuses(
    "already_done",
    "member_repeated",
    "nobody_nominated",
    "nomination_declined",
    "nominee_ineligible",
    "not_nominated",
    "selection_kind",
    document_of,
    open_selection,
)
def fix_nominees(cycle: Cycle, command: FixNominees, act: Act) -> tuple[Body, ...]:
    selection = _open(cycle, command.selection)
    known = cycle.nominations.of(selection.code)
    nominees = command.nominees or known.standing
    check_distinct(nominees)
    if not nominees:
        raise Refusal("nobody_nominated", selection=selection.code)
    for unit in nominees:
        if unit in known.declined:
            raise Refusal("nomination_declined", unit=unit, selection=selection.code)
        if unit not in known.named:
            raise Refusal("not_nominated", unit=unit, selection=selection.code)
    if nominees == known.fixed:
        raise Refusal("already_done", what="fix_nominees")
    # Before the table is adopted nobody knows who reaches a minimum; the ballot asks again.
    if not cycle.backfill and TABLE_ADOPTED.lacking(cycle) is None:
        check_eligible(selection, nominees, left_out(cycle, selection))
    document = document_of(command.document, act)
    return (NomineesFixed(selection=selection.code, nominees=nominees, document=document),)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    part = cycle.nominations
    match event.body:
        case Nominated() as body:
            known = part.of(body.selection)
            named = dict(known.named)
            for unit in body.nominees:
                named[unit] = (*named.get(unit, ()), body.unit)
            known = replace(known, named=MappingProxyType(named))
        case NominationDeclined() as body:
            known = part.of(body.selection)
            fixed = known.fixed and tuple(unit for unit in known.fixed if unit != body.unit)
            known = replace(known, declined=known.declined | {body.unit}, fixed=fixed)
        case NomineesFixed() as body:
            known = replace(part.of(body.selection), fixed=body.nominees)
        case _:
            raise LookupError(type(event.body))
    by_selection = with_entry(part.by_selection, body.selection, known)
    return replace(cycle, nominations=replace(part, by_selection=by_selection))


_PHASES = (Phase.SCORING, *SITTING)
ROWS = (
    Row(Nominate, _PHASES, by=CHAIR | OWN_UNIT, needs=(RULEBOOK_SET,)),
    Row(DeclineNomination, _PHASES, by=UNIT, needs=(RULEBOOK_SET,)),
    Row(FixNominees, _PHASES, by=LEADERS, needs=(RULEBOOK_SET,)),
)
DECISIONS = {
    Nominate: nominate,
    DeclineNomination: decline_nomination,
    FixNominees: fix_nominees,
}
EVENTS = (Nominated, NominationDeclined, NomineesFixed)
