"""Scores as a source published them: told from the past, with its gaps left as gaps.

The published total is the basis. What we compute stands beside it, and where the two differ that
is said, never mended.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.guard import Phase, Row
from domain.cycle.phases.plan import RULEBOOK_SET
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import CHAIR
from domain.rulebook.criteria import Part
from domain.values.points import Points
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class PrintedRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line of a published score table, exactly as printed; an empty cell stays ``None``."""

    unit: UnitId
    rank: int | None = None
    standard: Points | None = None
    bonus: Points | None = None
    deduction: Points | None = None
    total: Points | None = None


class PrintedItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a source says of one criterion for a group of units."""

    criterion: str
    part: Part = Part.STANDARD
    units: Ids[UnitId]
    #: ``None``: the source says that there were points, but not how many.
    value: Points | None = None
    #: In the source's words, where it says more: a place in a ranking, a band.
    note: str | None = None


class ItemRecorded(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A :class:`PrintedItem` as an event holds it."""

    criterion: str
    part: Part
    units: Ids[UnitId]
    value: Points | None
    note: Private | None


class RowRecorded(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A :class:`PrintedRow` as an event holds it."""

    unit: UnitId
    rank: int | None
    standard: Points | None
    bonus: Points | None
    deduction: Points | None
    total: Points | None


class RecordPublishedTable(Command, frozen=True, kw_only=True):
    """Tell the score table that a source published."""

    source: str
    rows: tuple[PrintedRow, ...]


class RecordPublishedItems(Command, frozen=True, kw_only=True):
    """Tell what a source says of single criteria."""

    source: str
    items: tuple[PrintedItem, ...]


class PrintedPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The places of units in a published ranking; what they earned by it is not said here."""

    criterion: str
    #: In the source's words: "1 đến 10".
    band: str
    units: Ids[UnitId]


class RecordPublishedPlaces(Command, frozen=True, kw_only=True):
    """Tell which places a source gives to units, criterion by criterion."""

    source: str
    places: tuple[PrintedPlace, ...]


class PlaceRecorded(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A :class:`PrintedPlace` as an event holds it."""

    criterion: str
    band: str
    units: Ids[UnitId]


class PublishedTableRecorded(Body, frozen=True, kw_only=True):
    source: str
    rows: tuple[RowRecorded, ...]


class PublishedItemsRecorded(Body, frozen=True, kw_only=True):
    source: str
    items: tuple[ItemRecorded, ...]


class PublishedPlacesRecorded(Body, frozen=True, kw_only=True):
    source: str
    places: tuple[PlaceRecorded, ...]


class Published(msgspec.Struct, frozen=True, kw_only=True):
    table: tuple[RowRecorded, ...] | None = None
    items: tuple[ItemRecorded, ...] = ()
    places: tuple[PlaceRecorded, ...] = ()


@refuses(
    "below_minimum",
    "field_missing",
    "member_repeated",
    "not_member",
    "points_malformed",
    "source_unknown",
)
def record_table(cycle: Cycle, command: RecordPublishedTable, act: Act) -> tuple[Body, ...]:
    cycle.check_source(command.source)
    check_distinct(row.unit for row in command.rows)
    for row in command.rows:
        cycle.check_member(row.unit)
        if row.deduction is not None and row.deduction > 0:
            raise Refusal("below_minimum", criterion="", part=Part.DEDUCTION, value=row.deduction)
    if not command.rows:
        raise Refusal("field_missing", field="rows")
    rows = tuple(
        RowRecorded(
            unit=row.unit,
            rank=row.rank,
            standard=row.standard,
            bonus=row.bonus,
            deduction=row.deduction,
            total=row.total,
        )
        for row in command.rows
    )
    for recorded in rows:
        computed_total(recorded)  # must fit into points, or no table could be shown
    return (PublishedTableRecorded(source=command.source, rows=rows),)


@refuses(
    "criterion_unknown",
    "field_missing",
    "member_repeated",
    "not_member",
    "part_not_scored",
    "points_malformed",
    "source_unknown",
)
def record_items(cycle: Cycle, command: RecordPublishedItems, act: Act) -> tuple[Body, ...]:
    cycle.check_source(command.source)
    rulebook = cycle.plan.rulebook
    assert rulebook is not None
    if not command.items:
        raise Refusal("field_missing", field="items")
    for item in command.items:
        criterion = rulebook.criterion(item.criterion)
        if criterion.scale(item.part) is None:
            raise Refusal("part_not_scored", criterion=item.criterion, part=item.part)
        check_distinct(item.units)
        for unit in item.units:
            cycle.check_member(unit)
    items = tuple(
        ItemRecorded(
            criterion=item.criterion,
            part=item.part,
            units=tuple(sorted(item.units)),
            value=item.value,
            note=act.hide_optional(item.note),
        )
        for item in command.items
    )
    published = replace(cycle.published, items=(*cycle.published.items, *items))
    for unit in cycle.members:
        standard_of_items(replace(cycle, published=published), unit)  # as above
    return (PublishedItemsRecorded(source=command.source, items=items),)


@refuses("criterion_unknown", "field_missing", "member_repeated", "not_member", "source_unknown")
def record_places(cycle: Cycle, command: RecordPublishedPlaces, act: Act) -> tuple[Body, ...]:
    cycle.check_source(command.source)
    rulebook = cycle.plan.rulebook
    assert rulebook is not None
    if not command.places:
        raise Refusal("field_missing", field="places")
    for place in command.places:
        rulebook.criterion(place.criterion)
        check_distinct(place.units)
        for unit in place.units:
            cycle.check_member(unit)
    places = tuple(
        PlaceRecorded(criterion=place.criterion, band=place.band, units=tuple(sorted(place.units)))
        for place in command.places
    )
    return (PublishedPlacesRecorded(source=command.source, places=places),)


def computed_total(row: RowRecorded) -> Points | None:
    """The sum of what the line prints; ``None`` where it prints no part."""
    parts = [part for part in (row.standard, row.bonus, row.deduction) if part is not None]
    return Points.exact(sum(parts, Decimal(0))) if parts else None


def standard_of_items(cycle: Cycle, unit: UnitId) -> Points | None:
    """The standard points of the single criteria added up, where the source gives all of them."""
    rulebook = cycle.plan.rulebook
    wanted = {found.code for found in rulebook.criteria if found.standard} if rulebook else set()
    values = {
        item.criterion: item.value
        for item in cycle.published.items
        if item.part is Part.STANDARD and item.value is not None and unit in item.units
    }
    if not wanted or set(values) != wanted:
        return None
    return Points.exact(sum(values.values(), Decimal(0)))


def evolve(cycle: Cycle, event: Event) -> Cycle:
    published = cycle.published
    match event.body:
        case PublishedTableRecorded() as body:
            published = replace(published, table=body.rows)
        case PublishedItemsRecorded() as body:
            published = replace(published, items=(*published.items, *body.items))
        case PublishedPlacesRecorded() as body:
            published = replace(published, places=(*published.places, *body.places))
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, published=published)


DECISIONS = {
    RecordPublishedTable: record_table,
    RecordPublishedItems: record_items,
    RecordPublishedPlaces: record_places,
}
_HERE = (Phase.SCORING,)
_NEEDS = (RULEBOOK_SET,)
ROWS = (
    Row(RecordPublishedTable, _HERE, by=CHAIR, needs=_NEEDS, backfill_only=True),
    Row(RecordPublishedItems, _HERE, by=CHAIR, needs=_NEEDS, backfill_only=True),
    Row(RecordPublishedPlaces, _HERE, by=CHAIR, needs=_NEEDS, backfill_only=True),
)
EVENTS = (PublishedTableRecorded, PublishedItemsRecorded, PublishedPlacesRecorded)
