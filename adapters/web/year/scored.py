"""Whose sheet somebody scores, in which column and in which office."""

from collections.abc import Mapping
from urllib.parse import urlencode
from uuid import UUID

import msgspec

from adapters.door.names import unit_named
from adapters.pages.called import code_of, names_of
from adapters.web.year.carrying import order_given
from adapters.web.year.visit import Visit
from adapters.wording.pages.settling import settle_said
from domain.cycle.cycle import Cycle
from domain.reckoning.cells import Sheet
from domain.record.order import Order
from domain.record.record import Office, Seat, UnitId, unit_stream
from domain.record.who import CHAIR
from domain.rulebook.rulebook import Column, Rulebook, Scorer
from domain.values.refusal import Refusal
from workflows.reads import Read


class Settling(msgspec.Struct, frozen=True, kw_only=True):
    """A column of one unit's sheet, and who fills it."""

    visit: Visit
    cycle: Cycle
    unit: UnitId
    code: str
    name: str
    rulebook: Rulebook
    column: Column
    seat: Seat

    @property
    def sheet(self) -> Sheet:
        return self.cycle.sheet(self.unit)

    @property
    def final(self) -> bool:
        return self.column == self.rulebook.final_column

    @property
    def address(self) -> str:
        where = self.visit.address("settle", unit=self.code)
        return where if self.final else f"{where}?{urlencode({'column': self.column.code})}"

    def word(self, key: str, **facts: object) -> str:
        return settle_said(key, self.visit.lang, **facts)


def scored_sheet(visit: Visit, unit: str) -> Settling:
    """Raises ``Refusal("name_unknown")`` for a sheet in which whoever asks scores nothing."""
    shown = visit.shown(Read.OUTCOME)
    cycle = shown.cycle(visit.stream)
    found = unit_named(visit.shown(Read.ACTS).store, unit)
    partly = cycle.partly
    closed = partly is not None and found in partly.closed
    able = {} if closed or found not in cycle.members else dict(columns_scored(visit, cycle, found))
    asked = visit.request.GET.get("column") or (next(reversed(able)) if able else "")
    rulebook = cycle.plan.rulebook
    if rulebook is None or asked not in able:
        raise Refusal("name_unknown", value=unit, kind="unit", nearest=None)
    return Settling(
        visit=visit,
        cycle=cycle,
        unit=found,
        code=code_of(visit.engine, unit_stream(found)),
        name=names_of(visit.engine, visit.stream).unit(found),
        rulebook=rulebook.of(found),
        column=rulebook.column(asked),
        seat=able[asked],
    )


def columns_scored(visit: Visit, cycle: Cycle, unit: UnitId) -> list[tuple[str, Seat]]:
    """In which columns of a sheet whoever asks scores, each with the office in which they do."""
    rulebook, now = cycle.plan.rulebook, visit.engine.now()
    held = [seat for seat in visit.actor.seats if cycle.holds(seat, now) and seat.unit != unit]
    found = []
    for column in rulebook.columns if rulebook is not None else ():
        if column.scorer is Scorer.OWN:
            continue
        assigned = cycle.scoring.checks.get((unit, column.code))
        checkers = assigned.units if assigned is not None else ()
        seat = next((one for one in held if one.unit in checkers), None)
        if seat is None and unit in {cycle.chair, cycle.officers.chair}:
            seat = next((one for one in held if one.office is Office.VICE_CHAIR), None)
        if seat is None and column.scorer is not Scorer.ASSIGNED:
            seat = next((one for one in held if one.office in CHAIR), None)
        if seat is not None:
            found.append((column.code, seat))
    return found


def order_of_scores(one: Settling, raw: Mapping[str, object], command_id: UUID) -> Order:
    """What is ordered of the column. Raises ``Refusal`` as :func:`order_given`."""
    return order_given(one.visit, raw, command_id, one.seat)
