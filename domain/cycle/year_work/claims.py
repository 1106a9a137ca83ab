"""What a unit says it has sent on paper: it holds reminders until the chair's office has looked.

Confirming a claim does not do the act: the office records it on the unit's behalf, or the unit
does; then the confirmed dates decide whether it is in time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace

from domain.cycle.deadlines.duties import Standing, duties
from domain.cycle.deadlines.timeliness import Sent
from domain.cycle.guard import RUNNING, Row
from domain.cycle.scores.lapses import lapse_of, raised_for
from domain.cycle.year_work.claimed import Claimed, ClaimState, SentClaim, claims_of
from domain.cycle.year_work.reporting import required
from domain.record.order import Act
from domain.record.record import Body, Command, Event, UnitId
from domain.record.who import CHAIR, UNIT
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of, required_document
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When, civil_day

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class ClaimSent(Command, frozen=True, kw_only=True):
    """State: sent by document no. … of …"""

    unit: UnitId
    of: Claimed
    #: Which report, where it is one that was required.
    report: str | None = None
    document: Paper


class ConfirmClaim(Command, frozen=True, kw_only=True):
    """Confirm that the paper came, with the dates that the receiving office saw."""

    #: The version of the claim's event: 14 for ``cum-8/2026@14``.
    claim: int
    received: str
    postmark: str | None = None
    document: Paper | None = None


class RefuseClaim(Command, frozen=True, kw_only=True):
    """Say that no such paper came, or that it is not what was asked for. What was due meanwhile is
    late."""

    looks_at_days: ClassVar[bool] = True

    claim: int
    reason: str
    document: Paper | None = None


class SentClaimed(Body, frozen=True, kw_only=True):
    unit: UnitId
    of: Claimed
    report: str | None
    document: Document


class ClaimConfirmed(Body, frozen=True, kw_only=True):
    claim: int
    received: When
    postmark: When | None
    document: Document | None


class ClaimRefused(Body, frozen=True, kw_only=True):
    claim: int
    reason: Private
    document: Document | None


@refuses(
    "already_done",
    "claim_unnamed",
    "code_unknown",
    "field_missing",
    "not_member",
    "report_not_owed",
    document_of,
)
def claim_sent(cycle: Cycle, command: ClaimSent, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    if (command.of is Claimed.REPORT) is (command.report is None):
        raise Refusal("field_missing", field="report")
    if command.report is not None:
        found = required(cycle, command.report)
        if command.unit not in found.units:
            raise Refusal("report_not_owed", unit=command.unit, report=command.report)
    if claims_of(cycle, command.unit, command.of, command.report, ClaimState.OPEN):
        raise Refusal("already_done", what="claim_sent", unit=command.unit)
    document = required_document(command.document, act)
    if document.number is None and document.date is None:
        raise Refusal("claim_unnamed")
    return (
        SentClaimed(unit=command.unit, of=command.of, report=command.report, document=document),
    )


def _open_claim(cycle: Cycle, version: int) -> SentClaim:
    """Raises ``Refusal``: ``event_not_that`` or ``claim_answered``."""
    claim = cycle.claims.get(version)
    if claim is None:
        raise Refusal("event_not_that", kind="claim", event=version)
    if claim.state is not ClaimState.OPEN:
        raise Refusal("claim_answered", event=version, state=claim.state)
    return claim


@refuses("claim_answered", "day_ahead", "event_not_that", document_of)
def confirm_claim(cycle: Cycle, command: ConfirmClaim, act: Act) -> tuple[Body, ...]:
    _open_claim(cycle, command.claim)
    return (
        ClaimConfirmed(
            claim=command.claim,
            received=act.happened(When.read(command.received), "received"),
            postmark=act.happened(When.read(command.postmark), "postmark")
            if command.postmark
            else None,
            document=document_of(command.document, act),
        ),
    )


@refuses("claim_answered", "event_not_that", Act.hide_reason, document_of)
def refuse_claim(cycle: Cycle, command: RefuseClaim, act: Act) -> tuple[Body, ...]:
    _open_claim(cycle, command.claim)
    body = ClaimRefused(
        claim=command.claim,
        reason=act.hide_reason(command.reason),
        document=document_of(command.document, act),
    )
    return (body, *_late_after_all(cycle, command.claim, act))


def _late_after_all(cycle: Cycle, claim: int, act: Act) -> Iterator[Body]:
    """What follows where the deadline has passed for other things that the unit owed. Where it
    passes for nothing but what was claimed, a sweep finds it."""
    for duty in duties(cycle).values():
        if duty.standing is not Standing.PASSED or duty.unit is None or duty.before is None:
            continue
        for found in duty.said_sent:
            lapse = lapse_of(found.word, duty.code)
            if found.event == claim and lapse is not None:
                key = (duty.unit, lapse, duty.code)
                yield from raised_for(cycle, key, act, last_day=civil_day(duty.before - 1))


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case SentClaimed() as body:
            version, sent = event.version, Sent(paper=body.document.date)
            claim = SentClaim(body.unit, body.of, body.report, sent)
        case ClaimConfirmed() as body:
            version, claim = body.claim, cycle.claims[body.claim]
            sent = Sent(paper=claim.sent.paper, postmark=body.postmark, received=body.received)
            claim = replace(claim, sent=sent, state=ClaimState.CONFIRMED)
        case ClaimRefused() as body:
            version, claim = body.claim, cycle.claims[body.claim]
            claim = replace(claim, state=ClaimState.REFUSED)
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, claims=with_entry(cycle.claims, version, claim))


ROWS = (
    Row(ClaimSent, RUNNING, by=UNIT),
    Row(ConfirmClaim, RUNNING, by=CHAIR),
    Row(RefuseClaim, RUNNING, by=CHAIR),
)
DECISIONS = {
    ClaimSent: claim_sent,
    ConfirmClaim: confirm_claim,
    RefuseClaim: refuse_claim,
}
EVENTS = (SentClaimed, ClaimConfirmed, ClaimRefused)
