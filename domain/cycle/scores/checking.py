"""Who checks whose sheet: one by one, by a team, by pairs or in a ring, or by lot."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.guard import Phase, Row
from domain.cycle.scores.rungs import check_enters, check_turn
from domain.cycle.scores.sheets import SCORES, Checkers, scoring_rulebook
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, Office, UnitId
from domain.record.who import CHAIR
from domain.rulebook.rulebook import Column, Scorer
from domain.values.paper import Document, Paper, document_of
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class Shared(StrEnum):
    """How the checks are shared out."""

    #: A named team checks all, each of its units but its own sheet.
    TEAM = "team"
    #: Each unit checks the one named after it, the last the first.
    RING = "ring"
    #: Two units check each other.
    PAIRS = "pairs"
    LOT = "lot"


class AssignCheck(Command, frozen=True, kw_only=True):
    """Give the check of a unit's sheet in one column to another unit."""

    unit: UnitId
    column: str
    checker: UnitId
    document: Paper | None = None


class AssignChecks(Command, frozen=True, kw_only=True):
    """Share out the checks of a column. What was assigned before is replaced."""

    column: str
    how: Shared
    #: The sheets. In a ring they stand in its order, in pairs two by two; none named: of all.
    units: Ids[UnitId] = ()
    #: The units of the team, or those among whom lots are drawn; none named for a lot: all.
    checkers: Ids[UnitId] = ()
    #: The team's name: "Tổ thẩm định".
    team: str | None = None
    document: Paper | None = None


class Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One sheet and who checks it."""

    unit: UnitId
    checkers: Ids[UnitId]


class Draw(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What lots were drawn from: whoever has it draws them again, see :func:`drawn`."""

    #: 64 hexadecimal digits, from the randomness of the act.
    seed: str
    units: Ids[UnitId]
    checkers: Ids[UnitId]


class CheckAssigned(Body, frozen=True, kw_only=True):
    unit: UnitId
    column: str
    checker: UnitId
    document: Document | None


class ChecksAssigned(Body, frozen=True, kw_only=True):
    column: str
    how: Shared
    team: str | None
    checks: tuple[Check, ...]
    #: Where lots were drawn.
    draw: Draw | None
    document: Document | None


@refuses("column_unknown", "not_member", "own_sheet", document_of)
def assign_check(cycle: Cycle, command: AssignCheck, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    cycle.check_member(command.checker)
    _check_column(cycle, command.column)
    if command.unit == command.checker:
        raise Refusal("own_sheet", unit=command.unit, checker=None)
    return (
        CheckAssigned(
            unit=command.unit,
            column=command.column,
            checker=command.checker,
            document=document_of(command.document, act),
        ),
    )


def _check_column(cycle: Cycle, code: str) -> None:
    """Raises ``Refusal("column_unknown")`` for one that the units fill themselves, too."""
    if scoring_rulebook(cycle).column(code).scorer is Scorer.OWN:
        raise Refusal("column_unknown", value=code, nearest=None)


@refuses(
    "checks_form",
    "column_unknown",
    "member_repeated",
    "not_member",
    "own_sheet",
    document_of,
)
def assign_checks(cycle: Cycle, command: AssignChecks, act: Act) -> tuple[Body, ...]:
    _check_column(cycle, command.column)
    units = command.units or cycle.members
    checkers = command.checkers
    if command.how is Shared.LOT:
        checkers = checkers or cycle.members
    _check_form(command)
    for named in (units, checkers):
        check_distinct(named)
        for unit in named:
            cycle.check_member(unit)
    draw = None
    match command.how:
        case Shared.TEAM:
            checks = _by_team(units, checkers)
        case Shared.RING:
            checks = _in_ring(units)
        case Shared.PAIRS:
            checks = _in_pairs(units)
        case Shared.LOT:
            draw = Draw(seed=_seed_of(act), units=_sorted(units), checkers=_sorted(checkers))
            checks = drawn(draw)
    return (
        ChecksAssigned(
            column=command.column,
            how=command.how,
            team=command.team,
            checks=checks,
            draw=draw,
            document=document_of(command.document, act),
        ),
    )


def _check_form(command: AssignChecks) -> None:
    """Raises ``Refusal("checks_form")``: a team has a name and units, only teams and lots have
    checkers, and pairs come two by two."""
    named = command.team is not None and bool(command.team.strip())
    by_team = command.how is Shared.TEAM
    if named is not by_team or (by_team and not command.checkers):
        raise Refusal("checks_form", how=command.how)
    if command.checkers and command.how in {Shared.RING, Shared.PAIRS}:
        raise Refusal("checks_form", how=command.how)


def _by_team(units: Ids[UnitId], team: Ids[UnitId]) -> tuple[Check, ...]:
    checks = []
    for unit in units:
        others = tuple(checker for checker in _sorted(team) if checker != unit)
        if not others:
            raise Refusal("own_sheet", unit=unit, checker=None)
        checks.append(Check(unit=unit, checkers=others))
    return tuple(checks)


def _in_ring(units: Ids[UnitId]) -> tuple[Check, ...]:
    if len(units) < 2:
        raise Refusal("checks_form", how=Shared.RING)
    checkers = (units[-1], *units[:-1])
    return tuple(
        Check(unit=unit, checkers=(checker,)) for unit, checker in zip(units, checkers, strict=True)
    )


def _in_pairs(units: Ids[UnitId]) -> tuple[Check, ...]:
    if not units or len(units) % 2:
        raise Refusal("checks_form", how=Shared.PAIRS)
    checks = []
    for one, other in zip(units[::2], units[1::2], strict=True):
        checks += [Check(unit=one, checkers=(other,)), Check(unit=other, checkers=(one,))]
    return tuple(checks)


def _sorted(units: Ids[UnitId]) -> Ids[UnitId]:
    return tuple(sorted(units))


def _seed_of(act: Act) -> str:
    """What lots are drawn from. The act's own seed salts its hidden texts and is never told."""
    return hashlib.sha256(b"thidua-lot-1\n" + act.context.seed).hexdigest()


def drawn(draw: Draw) -> tuple[Check, ...]:
    """Lots drawn: the same seed, sheets and checkers give the same checks.

    Sheets and checkers are each put in the order of SHA-256(seed ‖ word ‖ id); the sheets go round
    the checkers. Who would meet the own sheet changes it with the next sheet of another checker.
    So nobody checks the own sheet, and nobody has more than one sheet more than another. Raises
    ``Refusal("own_sheet")`` where only the unit itself could be drawn.
    """
    units = _shuffled(draw.seed, "sheet", draw.units)
    checkers = _shuffled(draw.seed, "checker", draw.checkers)
    if len(units) == 1:  # there is nothing to change it with
        checkers = [checker for checker in checkers if checker != units[0]]
    given = [checkers[place % len(checkers)] for place in range(len(units))] if checkers else []
    for place, unit in enumerate(units):
        if not given:
            raise Refusal("own_sheet", unit=unit, checker=None)
        if given[place] != unit:
            continue
        others = (*range(place + 1, len(units)), *range(place))
        other = next((at for at in others if given[at] != unit), None)
        if other is None:
            raise Refusal("own_sheet", unit=unit, checker=None)
        given[place], given[other] = given[other], given[place]
    checks = [
        Check(unit=unit, checkers=(checker,)) for unit, checker in zip(units, given, strict=True)
    ]
    return tuple(sorted(checks, key=lambda check: check.unit))


def _shuffled(seed: str, word: str, units: Sequence[UnitId]) -> list[UnitId]:
    return sorted(
        units, key=lambda unit: hashlib.sha256(f"{seed}\n{word}\n{unit}".encode()).digest()
    )


def check_scorer(cycle: Cycle, column: Column, unit: UnitId, act: Act) -> None:
    """Nobody checks the own sheet: the chair's goes to the vice or to whom it was assigned. A
    column that is a rung is entered in its turn, by whoever the rulebook says.

    Raises ``Refusal``: ``own_sheet``, ``sheet_elsewhere`` or ``check_not_assigned``.
    """
    assigned = cycle.scoring.checks.get((unit, column.code), Checkers(()))
    checker = assigned.units[0] if assigned.units else None
    if act.seat_unit == unit:
        chairs = checker is None and unit in {cycle.chair, cycle.officers.chair}
        case = "of_chair" if chairs else None
        raise Refusal("own_sheet", case=case, unit=unit, checker=checker)
    check_turn(cycle, column, unit)
    if cycle.backfill or may_stand_in(cycle, column, unit, act):
        return
    if column.by is not None:
        check_enters(cycle, column, unit, act)
        return
    office = act.order.seat.office if act.order.seat else None
    if column.scorer is not Scorer.ASSIGNED and office in {Office.CHAIR, Office.SECRETARY}:
        return
    raise Refusal("check_not_assigned", unit=unit, checker=checker)


def may_score(cycle: Cycle, column: Column, unit: UnitId, act: Act) -> bool:
    """Whether :func:`check_scorer` lets whoever acts pass."""
    try:
        check_scorer(cycle, column, unit, act)
    except Refusal:
        return False
    return True


def may_stand_in(cycle: Cycle, column: Column, unit: UnitId, act: Act) -> bool:
    """Whether a sheet was assigned to whoever acts, or is the chair's and left to the vice."""
    office = act.order.seat.office if act.order.seat else None
    if office is Office.VICE_CHAIR and unit in {cycle.chair, cycle.officers.chair}:
        return True
    return act.seat_unit in cycle.scoring.checks.get((unit, column.code), Checkers(())).units


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case CheckAssigned() as body:
            given = {(body.unit, body.column): Checkers((body.checker,))}
        case ChecksAssigned() as body:
            given = {
                (check.unit, body.column): Checkers(check.checkers, body.team)
                for check in body.checks
            }
        case _:
            raise LookupError(type(event.body))
    part = cycle.scoring
    before = {place: part.checked.get(place, ()) for place in given}
    checked = {place: (*before[place], (event.version, given[place])) for place in given}
    part = replace(
        part,
        checks=MappingProxyType({**part.checks, **given}),
        checked=MappingProxyType({**part.checked, **checked}),
    )
    return replace(cycle, scoring=part)


ROWS = (
    Row(AssignCheck, (Phase.SCORING,), by=CHAIR, needs=SCORES),
    Row(AssignChecks, (Phase.SCORING,), by=CHAIR, needs=SCORES),
)
DECISIONS = {AssignCheck: assign_check, AssignChecks: assign_checks}
EVENTS = (CheckAssigned, ChecksAssigned)
