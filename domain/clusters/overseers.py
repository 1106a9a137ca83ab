"""Who looks at a cluster from outside: the body that reviews what it proposes and decides on it,
and the body that audits it.

The operator of the machine records whom the authority named: no office of the cluster chooses who
looks at it. Of an office for which nobody was ever named nothing is known, and it is read as
before: by any unit that is no member. To act in it a unit has to be named.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.record.order import Act
from domain.record.record import Body, Command, Event, Office, Seat, UnitId
from domain.record.who import OPERATOR, PlainRow
from domain.values.paper import Document, Paper, document_of, required_document
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment, When

if TYPE_CHECKING:
    from domain.clusters.cluster import Cluster


class Overseeing(StrEnum):
    """As what a body looks at a cluster."""

    REVIEWER = "reviewer"
    AUDITOR = "auditor"


class Overseer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A body that was named, and how long it looks at the cluster."""

    office: Overseeing
    unit: UnitId
    since: When
    #: From when on it no longer does; ``None``: it goes on.
    until: When | None = None

    def at(self, moment: Moment | None) -> bool:
        """Whether it does at a moment; without one, as was recorded last."""
        if moment is None:
            return self.until is None
        begun = self.since.start is None or self.since.start <= moment
        over = self.until is not None and (self.until.start or 0) <= moment
        return begun and not over


#: In the order in which they were named.
Overseers = tuple[Overseer, ...]


def named(overseers: Overseers, seat: Seat, at: Moment | None = None) -> bool:
    """Whether the seat's unit was named for its office, and is in it."""
    return any(one.unit == seat.unit and one.at(at) for one in _for(overseers, seat.office))


def unsaid(overseers: Overseers, office: Office) -> bool:
    """Whether nobody was ever named for an office."""
    return not _for(overseers, office)


def _for(overseers: Overseers, office: Office) -> Overseers:
    return tuple(one for one in overseers if one.office.value == office.value)


class NameOverseer(Command, frozen=True, kw_only=True):
    """Say which body reviews or audits a cluster; others named for it go on until they end."""

    office: Overseeing
    unit: UnitId
    #: From when on; without it from now.
    since: str | None = None
    document: Paper


class EndOverseer(Command, frozen=True, kw_only=True):
    """Say that a body no longer reviews or audits a cluster."""

    office: Overseeing
    unit: UnitId
    #: From when on; without it from now.
    until: str | None = None
    reason: str
    document: Paper | None = None


class ReviseOverseers(Command, frozen=True, kw_only=True):
    """Follows from what the cluster was told; says who looks at its year."""

    overseers: Overseers


class OverseerNamed(Body, frozen=True, kw_only=True):
    office: Overseeing
    unit: UnitId
    since: When
    document: Document


class OverseerEnded(Body, frozen=True, kw_only=True):
    office: Overseeing
    unit: UnitId
    until: When
    reason: Private
    document: Document | None


class OverseersRevised(Body, frozen=True, kw_only=True):
    overseers: Overseers


@refuses("already_done", "date_malformed", "overseer_unknown", required_document)
def name_overseer(cluster: Cluster, command: NameOverseer, act: Act) -> tuple[Body, ...]:
    if command.unit in cluster.members:
        raise Refusal("overseer_unknown", case="member", unit=command.unit, office=command.office)
    if _standing(cluster, command.office, command.unit) is not None:
        raise Refusal("already_done", what="name_overseer", unit=command.unit)
    return (
        OverseerNamed(
            office=command.office,
            unit=command.unit,
            since=When.read(command.since) if command.since else act.effective,
            document=required_document(command.document, act),
        ),
    )


@refuses("date_malformed", "date_order", "overseer_unknown", Act.hide_reason, document_of)
def end_overseer(cluster: Cluster, command: EndOverseer, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    found = _standing(cluster, command.office, command.unit)
    if found is None:
        raise Refusal("overseer_unknown", unit=command.unit, office=command.office)
    until = When.read(command.until) if command.until else act.effective
    if until.is_before(found.since):
        raise Refusal("date_order", date=until, known=found.since)
    return (
        OverseerEnded(
            office=command.office,
            unit=command.unit,
            until=until,
            reason=reason,
            document=document_of(command.document, act),
        ),
    )


def _standing(cluster: Cluster, office: Overseeing, unit: UnitId) -> Overseer | None:
    known = (one for one in cluster.overseers if (one.office, one.unit) == (office, unit))
    return next((one for one in known if one.until is None), None)


def evolve(cluster: Cluster, event: Event) -> Cluster:
    match event.body:
        case OverseerNamed() as body:
            new = Overseer(office=body.office, unit=body.unit, since=body.since)
            return replace(cluster, overseers=(*cluster.overseers, new))
        case OverseerEnded() as body:
            ended = _standing(cluster, body.office, body.unit)
            return replace(
                cluster,
                overseers=tuple(
                    replace(one, until=body.until) if one is ended else one
                    for one in cluster.overseers
                ),
            )
        case _:
            raise LookupError(type(event.body))


ROWS = (PlainRow(NameOverseer, by=OPERATOR), PlainRow(EndOverseer, by=OPERATOR))
DECISIONS = {NameOverseer: name_overseer, EndOverseer: end_overseer}
EVENTS = (OverseerNamed, OverseerEnded)
