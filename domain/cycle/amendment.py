"""Amending the rulebook inside a year: the whole new one, with the reason.

It governs the whole year, or counts from its date: then what was entered before keeps the points
that it had under the rule then in force, until it is scored again.
"""

from __future__ import annotations

from collections.abc import Set
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace

from domain.cycle.deadlines.setting import reckoned_anew
from domain.cycle.guard import Condition, Phase, Row, Unmet, lacks
from domain.cycle.phases.plan import RULEBOOK_SET
from domain.cycle.scores.sheets import TABLE_NOT_ADOPTED
from domain.reckoning.cells import KeptCell, keep
from domain.reckoning.ranking import best_of, sums
from domain.record.order import Act
from domain.record.record import Body, Command, Event, UnitId
from domain.record.who import CHAIR
from domain.rulebook.criteria import Criterion, Part, check_points
from domain.rulebook.discrepancies import discrepancies
from domain.rulebook.faults import check_rulebook
from domain.rulebook.rulebook import Rulebook, pin, read_rulebook
from domain.rulebook.tables import check_tables
from domain.rulebook.told_only import check_stated
from domain.rulebook.worded import levels_of
from domain.values.paper import Document, Paper, document_of
from domain.values.points import Points
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class Governs(StrEnum):
    """From when an amended rulebook governs."""

    WHOLE_YEAR = "whole_year"
    FROM_NOW = "from_now"


class AmendRulebook(Command, frozen=True, kw_only=True):
    """Change the rulebook after the plan was issued. Deadlines that it words otherwise are
    reckoned again."""

    looks_at_days: ClassVar[bool] = True

    rulebook: Rulebook
    governs: Governs = Governs.WHOLE_YEAR
    reason: str
    document: Paper | None = None


class RulebookAmended(Body, frozen=True, kw_only=True):
    #: The exact canonical text of the whole new rulebook, and its SHA-256.
    rulebook: str
    sha256: str
    governs: Governs
    #: Cells that keep the points they had until they are scored again.
    kept: tuple[KeptCell, ...]
    reason: Private
    document: Document | None


@refuses(
    "already_done",
    "amendment_misfits",
    "amendment_orphans",
    "deadline_past",
    "rulebook_contradiction",
    Act.hide_reason,
    check_rulebook,
    check_stated,
    check_tables,
    document_of,
)
def amend_rulebook(cycle: Cycle, command: AmendRulebook, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    check_rulebook(command.rulebook)
    check_stated(command.rulebook)
    check_tables(command.rulebook, cycle.members)
    found = discrepancies(command.rulebook)
    if found:
        first = found[0]
        raise Refusal(
            "rulebook_contradiction", discrepancy=first.code, one=first.one, other=first.other
        )
    text = command.rulebook.canonical()
    if pin(text) == cycle.plan.rulebook_sha256:
        raise Refusal("already_done", what="amend_rulebook")
    kept = _kept(cycle) if command.governs is Governs.FROM_NOW else ()
    check_orphans(cycle, command.rulebook, {(cell.unit, cell.column, cell.place) for cell in kept})
    body = RulebookAmended(
        rulebook=text,
        sha256=pin(text),
        governs=command.governs,
        kept=kept,
        reason=reason,
        document=document_of(command.document, act),
    )
    amended = replace(cycle, plan=replace(cycle.plan, rulebook=command.rulebook))
    return (body, *reckoned_anew(amended, act))


def check_orphans(
    cycle: Cycle,
    rulebook: Rulebook,
    kept: Set[tuple[UnitId, str, tuple[str, Part]]] = frozenset(),
) -> None:
    """Every score that stands must have a place in the new rulebook, and fit it unless kept.

    Raises ``Refusal``: ``amendment_orphans``, for marks without a rule alike, or
    ``amendment_misfits``.
    """
    columns = {column.code for column in rulebook.columns}
    for unit, sheet in cycle.scoring.sheets.items():
        criteria = rulebook.of(unit).by_code
        for column, cells in sheet.columns.items():
            for place, value in cells.items():
                criterion = criteria.get(place[0])
                scale = criterion.scale(place[1]) if criterion is not None else None
                by_year = scale is not None and scale.by_period is None
                if column not in columns or criterion is None or not by_year:
                    raise Refusal("amendment_orphans", unit=unit, criterion=place[0], column=column)
                if _means_another(cycle, criterion, place[1], value):
                    facts = {"unit": unit, "criterion": place[0]}
                    raise Refusal("amendment_misfits", case="level", **facts)
                if (unit, column, place) not in kept and not _fits(criterion, place[1], value):
                    raise Refusal("amendment_misfits", unit=unit, criterion=place[0])
        for code in sheet.marks.not_arisen:
            if code not in criteria or criteria[code].not_arisen is None:
                raise Refusal("amendment_orphans", unit=unit, criterion=code, column="")


def _means_another(cycle: Cycle, criterion: Criterion, part: Part, value: Points) -> bool:
    """Whether a cell would hold another level in words than was chosen: cells hold its place."""
    was = cycle.plan.rulebook.by_code.get(criterion.code) if cycle.plan.rulebook else None
    old, new = (levels_of(of, part) if of is not None else None for of in (was, criterion))
    if old is None or new is None:
        return old is not new and bool(value)
    chosen, now = old.at(value), new.at(value)
    names = [level.name for level in new.levels]
    return chosen is not None and (now is None or now.name != chosen.name) and chosen.name in names


def _fits(criterion: Criterion, part: Part, value: Points) -> bool:
    """The score itself is not told: it may stand in a sheet that was not sent yet."""
    try:
        check_points(criterion, part, value)
    except Refusal:
        return False
    return True


def _kept(cycle: Cycle) -> tuple[KeptCell, ...]:
    """What every cell counts by the rule in force now, column by column."""
    rulebook = cycle.plan.rulebook
    assert rulebook is not None
    found = []
    for column in rulebook.columns:
        sheets = {unit: sheet.cells(column.code) for unit, sheet in cycle.scoring.sheets.items()}
        best = best_of(rulebook, sheets.values())
        for unit, cells in sheets.items():
            kept = cycle.sheet(unit).kept_in(column.code)
            counted = sums(rulebook.of(unit), cells, best=best, kept=kept, by=cycle.reckoning).cells
            found += [
                KeptCell(
                    unit=unit,
                    column=column.code,
                    criterion=place[0],
                    part=place[1],
                    points=counted.get(place, Points("0")),
                )
                for place in sorted(cells)
            ]
    return tuple(found)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body = event.body
    if not isinstance(body, RulebookAmended):
        raise LookupError(type(body))
    plan = replace(cycle.plan, rulebook=read_rulebook(body.rulebook), rulebook_sha256=body.sha256)
    fresh = {
        unit: replace(sheet, kept=MappingProxyType({}))
        for unit, sheet in cycle.scoring.sheets.items()
    }
    sheets = keep(fresh, body.kept)
    return replace(cycle, plan=plan, scoring=replace(cycle.scoring, sheets=sheets))


def _no_sheet_settled(cycle: Cycle) -> Unmet:
    settled = tuple(unit for unit in cycle.members if cycle.sheet(unit).settled)
    return lacks(units=settled) if settled else None


_HERE = (Phase.REGISTRATION, Phase.SCORING)
_NEEDS = (RULEBOOK_SET, TABLE_NOT_ADOPTED, Condition("no_sheet_settled", _no_sheet_settled))
ROWS = (Row(AmendRulebook, _HERE, by=CHAIR, needs=_NEEDS),)
DECISIONS = {AmendRulebook: amend_rulebook}
EVENTS = (RulebookAmended,)
