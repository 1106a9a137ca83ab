"""What a unit says it has sent on paper: it holds reminders until the chair's office has looked.

Confirming a claim does not do the act: the office records it on the unit's behalf, or the unit
does; then the confirmed dates decide whether it is in time.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.due import Sent
from domain.guard import RUNNING, Row, put
from domain.lateness import dates_of
from domain.order import Act
from domain.paper import Document, Paper, document_of, required_document
from domain.private import Private
from domain.record import Body, Command, Event, UnitId
from domain.refusal import Refusal
from domain.when import When
from domain.year_work.reporting import required

if TYPE_CHECKING:
    from domain.cycle import Cycle


class Claimed(StrEnum):
    """What a unit may say it has sent."""

    REGISTRATION = "registration"
    PLEDGE = "pledge"
    SHEET = "sheet"
    REPORT = "report"
    COMMENT = "comment"
    EXPLANATION = "explanation"


class ClaimState(StrEnum):
    """How far a claim has come."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


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
    """Say that no such paper came, or that it is not what was asked for."""

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


class Claim(msgspec.Struct, frozen=True):
    unit: UnitId
    of: Claimed
    report: str | None
    #: The dates of the paper, as far as they may count.
    sent: Sent
    state: ClaimState = ClaimState.OPEN


#: By the version of the events.
Claims = Mapping[int, Claim]
NO_CLAIMS: Claims = MappingProxyType({})


def claim_sent(cycle: Cycle, command: ClaimSent, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    if (command.of is Claimed.REPORT) is (command.report is None):
        raise Refusal("field_missing", field="report")
    if command.report is not None:
        found = required(cycle, command.report)
        if command.unit not in found.units:
            raise Refusal("report_not_owed", unit=command.unit, report=command.report)
    if _claims(cycle, command.unit, command.of, command.report, ClaimState.OPEN):
        raise Refusal("already_done", what="claim_sent", unit=command.unit)
    document = required_document(command.document, act)
    if document.number is None and document.date is None:
        raise Refusal("claim_unnamed")
    return (
        SentClaimed(unit=command.unit, of=command.of, report=command.report, document=document),
    )


def holding(cycle: Cycle, unit: UnitId, of: Claimed, report: str | None = None) -> int | None:
    """The claim because of which a unit is not reminded of something: one that nobody has looked
    at yet, or whose paper has come."""
    found = _claims(cycle, unit, of, report, ClaimState.OPEN, ClaimState.CONFIRMED)
    return found[-1] if found else None


def _claims(
    cycle: Cycle, unit: UnitId, of: Claimed, report: str | None, *states: ClaimState
) -> list[int]:
    return [
        version
        for version, claim in cycle.claims.items()
        if claim.state in states and (claim.unit, claim.of, claim.report) == (unit, of, report)
    ]


def dates_told(
    cycle: Cycle,
    unit: UnitId,
    of: Claimed,
    act: Act,
    document: Document | None,
    postmark: When | None,
) -> Sent:
    """The dates of a unit's paper that may count: told with the act, or else of a claim that was
    confirmed."""
    told = dates_of(document, postmark, act)
    confirmed = _claims(cycle, unit, of, None, ClaimState.CONFIRMED)
    if not confirmed:
        return told
    sent = cycle.claims[confirmed[-1]].sent
    return Sent(
        paper=told.paper or sent.paper,
        postmark=told.postmark or sent.postmark,
        received=told.received or sent.received,
    )


def _open_claim(cycle: Cycle, version: int) -> Claim:
    """Raises ``Refusal``: ``event_not_that`` or ``claim_answered``."""
    claim = cycle.claims.get(version)
    if claim is None:
        raise Refusal("event_not_that", kind="claim", event=version)
    if claim.state is not ClaimState.OPEN:
        raise Refusal("claim_answered", event=version, state=claim.state)
    return claim


def confirm_claim(cycle: Cycle, command: ConfirmClaim, act: Act) -> tuple[Body, ...]:
    _open_claim(cycle, command.claim)
    return (
        ClaimConfirmed(
            claim=command.claim,
            received=When.read(command.received),
            postmark=When.read(command.postmark) if command.postmark else None,
            document=document_of(command.document, act),
        ),
    )


def refuse_claim(cycle: Cycle, command: RefuseClaim, act: Act) -> tuple[Body, ...]:
    _open_claim(cycle, command.claim)
    return (
        ClaimRefused(
            claim=command.claim,
            reason=act.hide_reason(command.reason),
            document=document_of(command.document, act),
        ),
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case SentClaimed() as body:
            version, sent = event.version, Sent(paper=body.document.date)
            claim = Claim(body.unit, body.of, body.report, sent)
        case ClaimConfirmed() as body:
            version, claim = body.claim, cycle.claims[body.claim]
            sent = Sent(paper=claim.sent.paper, postmark=body.postmark, received=body.received)
            claim = replace(claim, sent=sent, state=ClaimState.CONFIRMED)
        case ClaimRefused() as body:
            version, claim = body.claim, cycle.claims[body.claim]
            claim = replace(claim, state=ClaimState.REFUSED)
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, claims=put(cycle.claims, version, claim))


ROWS = tuple(Row(command, RUNNING) for command in (ClaimSent, ConfirmClaim, RefuseClaim))
DECISIONS = {
    ClaimSent: claim_sent,
    ConfirmClaim: confirm_claim,
    RefuseClaim: refuse_claim,
}
EVENTS = (SentClaimed, ClaimConfirmed, ClaimRefused)
