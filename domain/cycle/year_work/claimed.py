"""What units say they have sent on paper, as it stands; the acts stand in
:mod:`domain.cycle.year_work.claims`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from domain.cycle.deadlines.lateness import dates_of
from domain.cycle.deadlines.timeliness import Sent
from domain.record.order import Act
from domain.record.record import UnitId
from domain.values.paper import Document
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


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


class SentClaim(msgspec.Struct, frozen=True):
    unit: UnitId
    of: Claimed
    report: str | None
    #: The dates of the paper, as far as they may count.
    sent: Sent
    state: ClaimState = ClaimState.OPEN


#: By the version of the events.
Claims = Mapping[int, SentClaim]
NO_CLAIMS: Claims = MappingProxyType({})


def holding(
    cycle: Cycle, unit: UnitId, of: Claimed, report: str | None = None, *, since: int = 0
) -> int | None:
    """The claim because of which a unit is not reminded of something: one that nobody has looked
    at yet, or whose paper has come. What was claimed before the event ``since`` was about
    something else."""
    states = (ClaimState.OPEN, ClaimState.CONFIRMED)
    found = [at for at in claims_of(cycle, unit, of, report, *states) if at > since]
    return found[-1] if found else None


def claims_of(
    cycle: Cycle, unit: UnitId, of: Claimed, report: str | None, *states: ClaimState
) -> list[int]:
    """The claims of a unit in any of these states, oldest first."""
    return [
        version
        for version, claim in cycle.claims.items()
        if claim.state in states and (claim.unit, claim.of, claim.report) == (unit, of, report)
    ]


def dates_told(
    cycle: Cycle,
    claimed: tuple[UnitId, Claimed, str | None],
    act: Act,
    document: Document | None,
    postmark: When | None,
) -> Sent:
    """The dates of a unit's paper that may count: told with the act, or else of a claim that was
    confirmed."""
    told = dates_of(document, postmark, act)
    confirmed = claims_of(cycle, *claimed, ClaimState.CONFIRMED)
    if not confirmed:
        return told
    sent = cycle.claims[confirmed[-1]].sent
    return Sent(
        paper=told.paper or sent.paper,
        postmark=told.postmark or sent.postmark,
        received=told.received or sent.received,
    )
