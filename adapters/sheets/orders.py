"""What is ordered for the files that came back: figures, then the sheet is sent with its paper."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from adapters.bootstrap import Engine
from adapters.door.orders import read_order, words_of
from adapters.door.seats import read_seat
from adapters.sheets.brought import Brought, submissions
from adapters.sheets.differences import Difference
from adapters.wording.sheets import SHEET
from domain.cycle.cycle import Cycle
from domain.record.order import Order
from domain.record.record import LOCAL_OPERATOR, Event, Ids, Seat, UnitId, cycle_stream
from domain.record.who import UNIT
from domain.rulebook.rulebook import Scorer

Raw = dict[str, object]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Who orders, when, and what is said of the papers."""

    #: Of several seats, the first that may: whoever checks no sheet of their own is followed by
    #: the one who does.
    seats: Sequence[str]
    at: str | None = None
    number: str | None = None
    date: str | None = None
    received: str | None = None
    reason: str | None = None
    #: Sent even where no signed print is beside the file.
    submit: bool = False
    settle: bool = False


def of_file(cycle: Cycle, events: Sequence[Event], one: Brought, asked: Asked) -> Iterator[Raw]:
    """The commands of one file, in the order in which they are given."""
    if one.unit is None or one.problems:
        return
    paper = _paper(one, asked)
    sheet = cycle.sheet(one.unit)
    if one.filled is None:
        if not sheet.sent and (paper.get("number") or paper.get("date")):
            yield {"command": "claim_sent", "unit": one.unit, "of": "sheet", "document": paper}
        return
    yield from scores(
        one.unit, one.filled.whose.column, one.compared.ordered, asked, sent=sheet.sent
    )
    rulebook = cycle.plan.rulebook
    own = rulebook.own_column if rulebook else None
    if own is None or own.code != one.filled.whose.column:
        return
    if not sheet.sent and (one.signed or asked.submit):
        known = {"document": paper} if len(paper) > 1 else {}
        yield {"command": "submit_sheet", "unit": one.unit, **known}
    elif sheet.sent:
        yield from _completed(cycle, events, one.unit, paper)


def scores(
    unit: UnitId, column: str, found: Sequence[Difference], asked: Asked, *, sent: bool
) -> Iterator[Raw]:
    """The command that writes figures, where any differ; before a sheet is sent nothing is
    adjusted, and nobody needs a reason."""
    if not found:
        return
    raw: Raw = {"unit": unit, "column": column, "cells": [one.cell() for one in found]}
    if asked.reason is None or not sent:
        yield {"command": "enter_scores", **raw}
    else:
        yield {"command": "adjust_scores", **raw, "reason": asked.reason}


def _paper(one: Brought, asked: Asked) -> Raw:
    filled = one.filled
    parts = {
        "number": asked.number or (filled.number if filled else None),
        "date": asked.date or (filled.date if filled else None),
        "received": asked.received,
        "file": one.signed,
    }
    return {"kind": SHEET["kind"], **{name: said for name, said in parts.items() if said}}


def _completed(cycle: Cycle, events: Sequence[Event], unit: UnitId, paper: Raw) -> Iterator[Raw]:
    """What the paper of a sheet that was sent did not say yet."""
    version = submissions(events).get(unit)
    if version is None:
        return
    standing = cycle.papers.get(version)
    new = {
        name: said
        for name, said in paper.items()
        if standing is None or getattr(standing, name) is None
    }
    if new.keys() - {"kind"}:
        yield {"command": "complete_document", "event": version, **new}


def order(engine: Engine, cycle: Cycle, raw: Mapping[str, object], asked: Asked) -> Order:
    """The order by the first seat that may give it. Raises ``Refusal`` as ``read_order`` does."""
    stream = cycle_stream(cycle.id)
    words = words_of(engine.store, stream)
    seats = [(text, read_seat(engine.store, text, words)) for text in asked.seats]
    unit = raw.get("unit")
    assert cycle.plan.rulebook is not None
    column = str(raw["column"]) if "column" in raw else None
    checks = raw["command"] in {"settle_sheet", "record_external_score"} or (
        column is not None and cycle.plan.rulebook.column(column).scorer is not Scorer.OWN
    )
    team = cycle.scoring.checks.get((unit, column)) if isinstance(unit, UnitId) and column else None
    text, seat = _first(seats, unit, team.units if team else (), checks=checks)
    behalf = not checks and isinstance(unit, UnitId) and seat.unit != unit
    written = {**raw, "unit": str(unit)} if unit is not None else dict(raw)
    return read_order(
        engine,
        cycle.code,
        written,
        actor=LOCAL_OPERATOR,
        seat=text,
        for_unit=str(unit) if behalf else None,
        at=asked.at,
    )


def _first(
    seats: Sequence[tuple[str, Seat]], unit: object, assigned: Ids[UnitId], *, checks: bool
) -> tuple[str, Seat]:
    """Nobody checks their own sheet, and who was assigned to it goes first; what a unit does itself
    its own officer does, if named."""
    if checks:
        fits = [one for one in seats if one[1].unit in assigned]
        fits += [one for one in seats if one[1].unit != unit]
    else:
        fits = [one for one in seats if one[1].unit == unit and one[1].office in UNIT]
    return (fits or list(seats))[0]
