"""Who belongs to a cluster, and since when: the roster at any date, and a member's successor.

A roster of the past does not move: what is recorded later holds from the day that it states, or
else from the act itself, and changes nothing before. Only those with whom a cluster is entered, and
those of whom a told past does not say since when, count from the beginning.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from domain.record.order import Act
from domain.record.record import Body, Command, Event, Header, Ids, UnitId, unit_stream
from domain.record.who import CHAIR, OPERATOR, PlainRow
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment, When, civil_day, start_of

if TYPE_CHECKING:
    from domain.clusters.cluster import Cluster
    from domain.units.unit import Unit

#: Cycle years are taken to lie between these: others have no place in a calendar.
_FIRST_YEAR, _LAST_YEAR = 1900, 9998


class AddMembers(Command, frozen=True, kw_only=True):
    """Take units into the cluster."""

    units: Ids[UnitId]
    since: str | None = None


class RemoveMember(Command, frozen=True, kw_only=True):
    """Let a unit go, with the reason."""

    unit: UnitId
    reason: str
    since: str | None = None


class ReplaceMember(Command, frozen=True, kw_only=True):
    """Say which of its successors take the place of a member that has ceased."""

    unit: UnitId
    by: Ids[UnitId]
    reason: str
    #: A date or month, see ``When.read``; without it the day on which the unit ceased.
    since: str | None = None
    document: Paper | None = None


class MembersAdded(Body, frozen=True, kw_only=True):
    units: Ids[UnitId]
    since: When | None


class MemberRemoved(Body, frozen=True, kw_only=True):
    unit: UnitId
    since: When | None
    reason: Private


class MemberReplaced(Body, frozen=True, kw_only=True):
    unit: UnitId
    by: Ids[UnitId]
    since: When
    reason: Private
    document: Document | None


class Span(msgspec.Struct, frozen=True):
    """One stretch of a unit's membership."""

    unit: UnitId
    #: ``None``: nobody says since when; it counts from the beginning.
    start: Moment | None
    #: Without this moment; ``None``: it goes on.
    end: Moment | None = None
    #: Somebody said that it began then; otherwise it was recorded then.
    stated: bool = False

    def holds(self, first: Moment, last: Moment) -> bool:
        """Whether any of the time from ``first`` to ``last``, both included, lies in it."""
        begun = self.start is None or self.start <= last
        return begun and (self.end is None or self.end > first)


Spans = tuple[Span, ...]


def check_distinct(units: Iterable[UnitId]) -> None:
    """Raises ``Refusal("member_repeated")`` where a unit stands twice."""
    seen: set[UnitId] = set()
    for unit in units:
        if unit in seen:
            raise Refusal("member_repeated", unit=unit)
        seen.add(unit)


def joined(spans: Spans, units: Ids[UnitId], since: When | None, header: Header) -> Spans:
    """The spans after units joined: from the day that is stated, else from the act's own."""
    if since is not None:
        return (*spans, *(Span(unit, since.start, stated=True) for unit in units))
    start = header.effective_at.start if spans else None
    return (*spans, *(Span(unit, start) for unit in units))


def ended(spans: Spans, unit: UnitId, since: When | None, header: Header) -> Spans:
    """The spans after a unit left: before the day that is stated, else before the act.

    Where nobody says when, it had left by the time that this was recorded.
    """
    stated = (header.effective_at if since is None else since).start
    end = header.recorded_at if stated is None else stated
    return tuple(
        msgspec.structs.replace(span, end=end) if span.unit == unit and span.end is None else span
        for span in spans
    )


def members_in(spans: Spans, first: Moment, last: Moment) -> Ids[UnitId]:
    """The members at any time from ``first`` to ``last``, in the order in which they joined."""
    return tuple(dict.fromkeys(span.unit for span in spans if span.holds(first, last)))


def year_bounds(year: str) -> tuple[Moment, Moment]:
    """The first and the last moment of a cycle year such as ``2026`` or ``2025-2026``."""
    first, last = int(year[:4]), int(year[-4:])
    first, last = (max(_FIRST_YEAR, min(found, _LAST_YEAR)) for found in (first, last))
    return start_of(date(first, 1, 1)), start_of(date(last + 1, 1, 1)) - 1


def _check_leaves(cluster: Cluster, unit: UnitId, since: When | None, act: Act) -> None:
    """Raises ``Refusal``: ``not_member``; ``office_held`` with the year, where the unit holds an
    office then or later; ``date_order`` where it would leave before it is said to have joined."""
    cluster.check_member(unit)
    at = (since or act.effective).start
    year = cluster.office_of(unit, act.now if at is None else at)
    if year is not None:
        raise Refusal("office_held", unit=unit, year=year)
    for span in cluster.spans:
        if span.unit != unit or span.end is not None or not span.stated or span.start is None:
            continue
        joined_at = When.day(civil_day(span.start))
        if since is not None and since.is_before(joined_at):
            raise Refusal("date_order", date=since, known=joined_at)


def check_on_roster(
    cluster: Cluster, units: Ids[UnitId], year: str, since: When | None, act: Act
) -> None:
    """An office is held by a unit that belongs to the cluster when it begins to hold it.

    Where a told past does not say who belonged to it, nothing can be held against anybody.
    Raises ``Refusal``: ``outside_roster`` or ``not_member``.
    """
    first, last = year_bounds(year)
    if since is not None and since.start is not None and since.last is not None:
        first, last = since.start, since.last
    stated = members_in(cluster.spans, first, last)
    if not stated and act.order.backfill:
        return
    for unit in units:
        if unit in (stated or cluster.members):
            continue
        if any(span.unit == unit for span in cluster.spans):
            raise Refusal("outside_roster", unit=unit, year=year)
        raise Refusal("not_member", unit=unit)


@refuses("already_member", "cluster_ended", "date_malformed", "field_missing", "member_repeated")
def add_members(cluster: Cluster, command: AddMembers, act: Act) -> tuple[Body, ...]:
    check_distinct(command.units)
    for unit in command.units:
        if unit in cluster.members:
            raise Refusal("already_member", unit=unit)
    if not command.units:
        raise Refusal("field_missing", field="units")
    since = When.read(command.since) if command.since else None
    cluster.check_goes_on("add_members", since.start if since else None)
    return (MembersAdded(units=command.units, since=since),)


@refuses("date_malformed", "date_order", "not_member", "office_held", "reason_blank")
def remove_member(cluster: Cluster, command: RemoveMember, act: Act) -> tuple[Body, ...]:
    since = When.read(command.since) if command.since else None
    _check_leaves(cluster, command.unit, since, act)
    reason = act.hide_reason(command.reason)
    return (MemberRemoved(unit=command.unit, since=since, reason=reason),)


@refuses(
    "date_order",
    "field_missing",
    "not_member",
    "not_successor",
    "office_held",
    "reason_blank",
    document_of,
)
def replace_member(cluster: Cluster, command: ReplaceMember, act: Act) -> tuple[Body, ...]:
    """Raises ``Refusal``: ``not_successor`` where the unit's own trail does not name them, and as
    for a member that leaves."""
    reason = act.hide_reason(command.reason)
    cluster.check_member(command.unit)
    if not command.by:
        raise Refusal("field_missing", field="by")
    gone: Unit | None = act.context.others.get(unit_stream(command.unit))
    ceased = gone.ceased if gone else None
    for unit in command.by:
        if ceased is None or unit not in ceased.successors:
            raise Refusal("not_successor", unit=command.unit, by=unit)
    assert ceased is not None
    since = When.read(command.since) if command.since else ceased.since
    if since.is_before(ceased.since):
        raise Refusal("date_order", date=since, known=ceased.since)
    _check_leaves(cluster, command.unit, since, act)
    return (
        MemberReplaced(
            unit=command.unit,
            by=tuple(dict.fromkeys(command.by)),
            since=since,
            reason=reason,
            document=document_of(command.document, act),
        ),
    )


def evolve(cluster: Cluster, event: Event) -> Cluster:
    body, header = event.body, event.header
    assert isinstance(body, EVENTS)
    spans, members = cluster.spans, cluster.members
    if not isinstance(body, MembersAdded):
        spans = ended(spans, body.unit, body.since, header)
        members = tuple(unit for unit in members if unit != body.unit)
    if not isinstance(body, MemberRemoved):
        come = body.units if isinstance(body, MembersAdded) else body.by
        come = tuple(unit for unit in come if unit not in members)
        spans = joined(spans, come, body.since, header)
        members = (*members, *come)
    return msgspec.structs.replace(cluster, spans=spans, members=members)


ROWS = (
    PlainRow(AddMembers, by=OPERATOR | CHAIR),
    PlainRow(RemoveMember, by=OPERATOR | CHAIR),
    PlainRow(ReplaceMember, by=OPERATOR | CHAIR),
)
DECISIONS = {
    AddMembers: add_members,
    RemoveMember: remove_member,
    ReplaceMember: replace_member,
}
EVENTS = (MembersAdded, MemberRemoved, MemberReplaced)
