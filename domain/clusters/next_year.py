"""What the conference of one year says for the next: the cluster keeps it until that year begins.

The sitting that closes a year signs the pledge of the next, whose plan is issued weeks later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.terms import check_year
from domain.record.order import Act
from domain.record.record import Body, Command, CycleId, Event, Ids, UnitId
from domain.record.who import FOLLOWS, PlainRow
from domain.values.growing import with_entry
from domain.values.refusal import refuses

if TYPE_CHECKING:
    from domain.clusters.cluster import Cluster


class Signing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the pledge of a year was signed before that year began: an event of another cycle."""

    cycle: CycleId
    #: Its code then, ``cum-8/2026``.
    code: str
    year: str
    #: The version of the event.
    event: int


class EarlyPledge(msgspec.Struct, frozen=True, kw_only=True):
    """A pledge signed before its year began."""

    units: Ids[UnitId]
    signing: Signing
    #: The version of the cluster's own event.
    recorded: int


class RecordNextPledge(Command, frozen=True, kw_only=True):
    """Follows from the signing of the next pledge at the conference of a year."""

    year: str
    units: Ids[UnitId]
    signing: Signing


class NextPledgeRecorded(Body, frozen=True, kw_only=True):
    #: The year for which was signed.
    year: str
    units: Ids[UnitId]
    signing: Signing


@refuses("year_malformed")
def record_next_pledge(cluster: Cluster, command: RecordNextPledge, act: Act) -> tuple[Body, ...]:
    check_year(command.year)
    return (
        NextPledgeRecorded(
            year=command.year,
            units=command.units,
            signing=command.signing,
        ),
    )


def evolve(cluster: Cluster, event: Event) -> Cluster:
    body = event.body
    if not isinstance(body, NextPledgeRecorded):
        raise LookupError(type(body))
    pledge = EarlyPledge(units=body.units, signing=body.signing, recorded=event.version)
    known = cluster.pledges.get(body.year, ())
    return replace(cluster, pledges=with_entry(cluster.pledges, body.year, (*known, pledge)))


ROWS = (PlainRow(RecordNextPledge, by=FOLLOWS),)
DECISIONS = {RecordNextPledge: record_next_pledge}
EVENTS = (NextPledgeRecorded,)
