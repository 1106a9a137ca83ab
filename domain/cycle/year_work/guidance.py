"""Guidance from above: what the authority lays down for the year, quotas above all.

A selection whose rulebook leaves its quota to guidance takes it from what is recorded here; an
outcome that was reckoned by earlier guidance stands, and is said to.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.cycle.guard import RUNNING, Row
from domain.reckoning.choice import floored
from domain.record.order import Act
from domain.record.record import Body, Command, Event
from domain.record.who import CHAIR
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, required_document
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.stated import stated

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class QuotaNamed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What guidance allows for one selection; one of the three is said."""

    selection: str
    quota: int | None = None
    #: As many as there are units.
    every_unit: bool = False
    #: How many units are ranked first over the clusters, where the rulebook's quota is a share of
    #: them; left out of the canonical text where it is not said.
    ranked_first: int | msgspec.UnsetType = msgspec.UNSET


class RecordGuidance(Command, frozen=True, kw_only=True):
    """Record the yearly guidance of the authority. What it says of a selection replaces what
    earlier guidance said of it."""

    document: Paper
    #: Who issued it.
    authority: str
    quotas: tuple[QuotaNamed, ...] = ()
    notes: str | None = None


class QuotaGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A :class:`QuotaNamed` as an event holds it."""

    selection: str
    #: ``None``: as many as there are units, or as the share of those ranked first comes to.
    quota: int | None
    #: So many units are ranked first over the clusters.
    ranked_first: int | None = None


class GuidanceRecorded(Body, frozen=True, kw_only=True):
    document: Document
    authority: str
    quotas: tuple[QuotaGiven, ...]
    notes: Private | None


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """A quota and the event that gave it."""

    #: ``None``: as many as there are units, or as the share of those ranked first comes to.
    quota: int | None
    version: int
    kind: str
    #: So many units are ranked first over the clusters.
    ranked_first: int | None = None

    def places(self, units: int, share: Fraction | None = None) -> int:
        """The places among so many units; the ``share`` of those ranked first, where guidance
        says how many there are."""
        if self.ranked_first is not None and share is not None:
            return floored(share, self.ranked_first)
        return units if self.quota is None else self.quota


class Guidance(msgspec.Struct, frozen=True, kw_only=True):
    """Every guidance recorded, the last one last, and what holds for each selection."""

    #: By the version of its event, whose guidance it is.
    versions: Mapping[int, str] = MappingProxyType({})
    quotas: Mapping[str, Given] = MappingProxyType({})


@refuses("field_missing", "quota_unclear", "selection_unknown", required_document)
def record_guidance(cycle: Cycle, command: RecordGuidance, act: Act) -> tuple[Body, ...]:
    if not command.authority.strip():
        raise Refusal("field_missing", field="authority")
    return (
        GuidanceRecorded(
            document=required_document(command.document, act),
            authority=command.authority,
            quotas=tuple(_given(cycle, named) for named in _distinct(command.quotas)),
            notes=act.hide_optional(command.notes),
        ),
    )


def _distinct(quotas: tuple[QuotaNamed, ...]) -> tuple[QuotaNamed, ...]:
    codes = [named.selection for named in quotas]
    for code in codes:
        if codes.count(code) > 1:
            raise Refusal("quota_unclear", selection=code)
    return quotas


def _given(cycle: Cycle, named: QuotaNamed) -> QuotaGiven:
    """Guidance may come before the rulebook, which then says which codes there are."""
    first = stated(named.ranked_first)
    said = sum((named.quota is not None, named.every_unit, first is not None))
    if said != 1 or (named.quota or 0) < 0 or (first is not None and first < 1):
        raise Refusal("quota_unclear", selection=named.selection)
    if cycle.plan.rulebook is not None:
        selection = cycle.plan.rulebook.selection(named.selection)
        if first is not None and not selection.waits_for_number:
            raise Refusal("quota_unclear", case="no_share", selection=named.selection)
    return QuotaGiven(selection=named.selection, quota=named.quota, ranked_first=first)


def cited(cycle: Cycle, given: Given) -> str:
    """The guidance by its kind and number, as far as they are known, and by its event."""
    document = cycle.papers.get(given.version)
    number = document.number if document else None
    words = f"{given.kind} {number}" if number else given.kind
    return f"{words} ({cycle.code}@{given.version})"


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body, part = event.body, cycle.guidance
    if not isinstance(body, GuidanceRecorded):
        raise LookupError(type(body))
    given = {
        quota.selection: Given(
            quota=quota.quota,
            version=event.version,
            kind=body.document.kind,
            ranked_first=quota.ranked_first,
        )
        for quota in body.quotas
    }
    part = replace(
        part,
        versions=with_entry(part.versions, event.version, body.authority),
        quotas=MappingProxyType({**part.quotas, **given}),
    )
    return replace(cycle, guidance=part)


ROWS = (Row(RecordGuidance, RUNNING, by=CHAIR),)
DECISIONS = {RecordGuidance: record_guidance}
EVENTS = (GuidanceRecorded,)
