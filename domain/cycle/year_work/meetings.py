"""Meetings before the conference: the mid-year review, and the preparatory ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.clusters.roster import check_distinct
from domain.cycle.guard import SITTING, Phase, Row
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import CHAIR
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class HoldReview(Command, frozen=True, kw_only=True):
    """Record the mid-year review."""

    #: See ``When.read``.
    date: str
    findings: str | None = None
    document: Paper | None = None


class HoldPreparatoryMeeting(Command, frozen=True, kw_only=True):
    """Record a meeting that prepares the conference. Scores change by acts of their own."""

    date: str
    #: The units that came, where that is known.
    attending: Ids[UnitId] = ()
    conclusions: str | None = None
    document: Paper | None = None


class ReviewHeld(Body, frozen=True, kw_only=True):
    date: When
    findings: Private | None
    document: Document | None


class PreparatoryMeetingHeld(Body, frozen=True, kw_only=True):
    date: When
    attending: Ids[UnitId]
    conclusions: Private | None
    document: Document | None


@refuses("day_ahead", document_of)
def hold_review(cycle: Cycle, command: HoldReview, act: Act) -> tuple[Body, ...]:
    return (
        ReviewHeld(
            date=act.happened(When.read(command.date), "date"),
            findings=act.hide_optional(command.findings),
            document=document_of(command.document, act),
        ),
    )


@refuses("day_ahead", "member_repeated", "not_member", document_of)
def hold_preparatory_meeting(
    cycle: Cycle, command: HoldPreparatoryMeeting, act: Act
) -> tuple[Body, ...]:
    check_distinct(command.attending)
    for unit in command.attending:
        cycle.check_member(unit)
    return (
        PreparatoryMeetingHeld(
            date=act.happened(When.read(command.date), "date"),
            attending=tuple(sorted(command.attending)),
            conclusions=act.hide_optional(command.conclusions),
            document=document_of(command.document, act),
        ),
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    if not isinstance(event.body, EVENTS):
        raise LookupError(type(event.body))
    return cycle  # what was said there stands in the event, and nothing else follows from it


ROWS = (
    Row(HoldReview, (Phase.REGISTRATION, Phase.SCORING), by=CHAIR),
    Row(HoldPreparatoryMeeting, (Phase.SCORING, *SITTING), by=CHAIR),
)
DECISIONS = {
    HoldReview: hold_review,
    HoldPreparatoryMeeting: hold_preparatory_meeting,
}
EVENTS = (ReviewHeld, PreparatoryMeetingHeld)
