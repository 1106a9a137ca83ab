"""The outcome of a cycle, computed from its state: score table, ranks, selections, officers.

It is pure: the same events give the same outcome to the byte, which is what is sealed at closing
and compared at replay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from domain.clusters.next_year import Signing
from domain.clusters.offices import Officers
from domain.clusters.terms import Offices
from domain.cycle.guard import Phase
from domain.reckoning.ballot import Count, Tally
from domain.reckoning.choice import LeftOut, Made, MadeBy, QuotaUsed, Reserve, places_in, vacant
from domain.reckoning.score_table import (
    ScoreTable,
    corrected_table,
    score_table,
)
from domain.record.record import Ids, UnitId
from domain.rulebook.selections import Kind, Selection
from domain.values.known import NotStated, Said
from domain.values.paper import Document
from domain.values.private import Private

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle

#: The version of the outcome's form, stored beside every sealed one.
SCHEMA = 3


class _Shown(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of an outcome."""


class SelectionOutcome(_Shown, frozen=True, kw_only=True):
    selection: str
    name: str
    #: ``None``: there is no outcome yet.
    chosen: Ids[UnitId] | None
    # What follows is said since the second form; an outcome sealed before it does without.
    kind: Kind = Kind.AWARD_TITLE
    #: What gave the outcome; ``None``: there is none yet.
    by: MadeBy | None = None
    #: Places in all, as they were reckoned; ``None``: no quota, or no outcome yet.
    quota: int | None = None
    vacant: int | None = None
    quotas: tuple[QuotaUsed, ...] = ()
    reserves: tuple[Reserve, ...] = ()
    #: Who could not be chosen, and why; where a past is told, who was chosen nevertheless.
    left_out: tuple[LeftOut, ...] = ()


class BallotOutcome(_Shown, frozen=True, kw_only=True):
    ballot: str
    selection: str
    count: Count
    tally: Tally


class Statement(_Shown, frozen=True, kw_only=True):
    """What is known of something that a source should have told."""

    topic: str
    said: Said
    source: str | None


class DiscrepancyReading(_Shown, frozen=True, kw_only=True):
    """A contradiction in the source, and how it is read."""

    discrepancy: str
    one: str
    other: str
    reading: Private | None


class Outcome(_Shown, frozen=True, kw_only=True):
    code: str
    year: str
    phase: Phase
    members: Ids[UnitId]
    officers: Officers
    plan: Document | None
    report: str | None
    table: ScoreTable | None
    table_adopted: bool
    ballots: tuple[BallotOutcome, ...]
    selections: tuple[SelectionOutcome, ...]
    next_officers: Officers | None
    next_pledge: Ids[UnitId]
    handover_accepted: bool
    statements: tuple[Statement, ...]
    readings: tuple[DiscrepancyReading, ...]
    # What follows is said since the third form.
    #: The adopted table with the corrections made since; ``None`` where there are none.
    corrected: ScoreTable | None = None
    #: Ballots, and selections by rank, that were held on an older table.
    older_table: tuple[str, ...] = ()
    #: How the offices of this year and of the next stand.
    offices: Offices = Offices()
    next_year: str | None = None
    next_offices: Offices = Offices()
    #: Where the pledge of this year was signed before the year began.
    signings: tuple[Signing, ...] = ()


def outcome(cycle: Cycle) -> Outcome:
    """What the cycle has come to so far, and of what is lacking, how it is lacking."""
    rulebook = cycle.plan.rulebook
    corrected = cycle.corrected_at_sealing or cycle.corrected
    handover = cycle.handover_at_sealing or cycle.handover
    return Outcome(
        code=cycle.code,
        year=cycle.year,
        phase=cycle.phase,
        members=cycle.members,
        officers=cycle.officers,
        plan=cycle.plan.issued,
        report=cycle.conference.report,
        table=score_table(cycle),
        table_adopted=cycle.conference.table is not None,
        ballots=tuple(
            BallotOutcome(ballot=code, selection=selection, count=title.count, tally=title.tally)
            for code, ballot in cycle.voting.ballots.items()
            for selection, title in ballot.titles.items()
            if title.count is not None and title.tally is not None
        ),
        selections=tuple(
            _selection(selection, cycle.voting.made.get(selection.code))
            for selection in (rulebook.selections if rulebook else ())
        ),
        next_officers=handover.next_officers,
        next_pledge=tuple(sorted(handover.pledged)),
        handover_accepted=handover.accepted,
        statements=_statements(cycle),
        readings=tuple(
            DiscrepancyReading(
                discrepancy=found.code,
                one=found.one,
                other=found.other,
                reading=cycle.plan.accepted.get(found.code),
            )
            for found in cycle.plan.discrepancies
        ),
        corrected=corrected_table(cycle, corrected),
        older_table=tuple(sorted(corrected.ballots | corrected.selections)),
        offices=cycle.offices,
        next_year=handover.next_year,
        next_offices=handover.offices,
        signings=cycle.registration.signings,
    )


def _selection(selection: Selection, made: Made | None) -> SelectionOutcome:
    quotas = made.quotas if made else ()
    return SelectionOutcome(
        selection=selection.code,
        name=selection.name,
        chosen=made.chosen if made else None,
        kind=selection.kind,
        by=made.by if made else None,
        quota=places_in(quotas),
        vacant=vacant(quotas, made.chosen) if made else None,
        quotas=quotas,
        reserves=made.reserves if made else (),
        left_out=made.left_out if made else (),
    )


def _statements(cycle: Cycle) -> tuple[Statement, ...]:
    """What sources say; in a past that is told, silence on a thing is said as well."""
    told = {
        topic: Statement(topic=topic, said=fact.said, source=fact.source)
        for topic, fact in cycle.facts.items()
    }
    if cycle.backfill:
        for topic, recorded in cycle.recorded_topics().items():
            if not recorded and topic not in told:
                told[topic] = Statement(topic=topic.value, said=NotStated(), source=None)
    return tuple(told[topic] for topic in sorted(told))
