"""Criteria tables for different kinds of units in one rulebook, and which unit uses which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from domain.rulebook.places import Place, Raises
from domain.values.names import nearest
from domain.values.points import Points
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.record.record import UnitId
    from domain.rulebook.rulebook import Rulebook


class CriteriaTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The criteria by which the units of some groups are scored, by a code that criteria name."""

    code: str
    name: str
    #: The codes of the groups of units that use it.
    unit_groups: tuple[str, ...]
    #: The scale on which its standard points are measured, where it has one of its own.
    base: Points | None = None


def by_table(rulebook: Rulebook, code: str | None) -> Rulebook:
    """The rulebook as it is for the units of one table: its criteria and those of no table, and the
    groups that hold any of them; ``None``: what is common to all."""
    table = next((one for one in rulebook.several if one.code == code), None)
    criteria = tuple(
        one for one in rulebook.criteria if one.table is msgspec.UNSET or one.table == code
    )
    around = {group.code: group.group for group in rulebook.groups}
    held: set[str] = set()
    for one in criteria:
        inside = one.group
        while inside is not None and inside not in held:
            held.add(inside)
            inside = around.get(inside)
    return msgspec.structs.replace(
        rulebook,
        criteria=criteria,
        groups=tuple(group for group in rulebook.groups if group.code in held),
        base=rulebook.base if table is None or table.base is None else table.base,
        tables=msgspec.UNSET,
    )


def tables_of(
    rulebook: Rulebook, units: Iterable[UnitId]
) -> Iterator[tuple[str | None, Rulebook, tuple[UnitId, ...]]]:
    """The units by the table that scores them: its name, the rulebook as it is for them, and they;
    one table of all where there are not several."""
    every = tuple(units)
    if not rulebook.several:
        yield None, rulebook, every
    for table in rulebook.several:
        inside = tuple(unit for unit in every if rulebook.table_of(unit) == table)
        yield table.name, rulebook.of_table(table.code), inside


@refuses("unit_without_table")
def check_tables(rulebook: Rulebook, units: Iterable[UnitId]) -> None:
    """Which table a unit uses is known before it is scored.

    Raises ``Refusal("unit_without_table")`` with those of which it is not.
    """
    if not rulebook.several:
        return
    lacking = tuple(unit for unit in units if rulebook.table_of(unit) is None)
    if lacking:
        raise Refusal("unit_without_table", units=lacking)


def table_checks(rulebook: Rulebook) -> Iterator[tuple[Place, Raises]]:
    """Every check of tables, with the place that it is about; a check raises
    ``Refusal("rulebook_malformed")``."""
    codes = [table.code for table in rulebook.several]
    for index, criterion in enumerate(rulebook.criteria):
        if criterion.table is not msgspec.UNSET:
            check = partial(_check_known, criterion.table, codes, criterion.code)
            yield ("criteria", index, "table"), check
    for index in range(len(codes)):
        yield ("tables", index), partial(_check_table, rulebook, index)
    if codes:
        yield ("unit_groups",), partial(_check_groups, rulebook)
    elif rulebook.ranked_together is True:
        yield ("ranked_together",), partial(_refuse, "ranked_together", "")


def _refuse(case: str, code: str, value: str = "", near: str | None = None) -> None:
    facts = {"where": "tables", "case": case, "code": code, "value": value}
    raise Refusal("rulebook_malformed", **facts, nearest=near)


def _check_known(value: object, known: list[str], criterion: str) -> None:
    if value not in known:
        _refuse("table_unknown", criterion, str(value), nearest(str(value), known))


def _check_table(rulebook: Rulebook, index: int) -> None:
    table = rulebook.several[index]
    groups = [group.code for group in rulebook.unit_groups]
    if not table.unit_groups:
        _refuse("table_of_nobody", table.code)
    for group in table.unit_groups:
        if group not in groups:
            _refuse("table_group", table.code, group, nearest(group, groups))
        if any(group in other.unit_groups for other in rulebook.several[:index]):
            _refuse("table_twice", table.code, group)
    if not rulebook.of_table(table.code).criteria:
        _refuse("table_empty", table.code)


def _check_groups(rulebook: Rulebook) -> None:
    """Every group of units has its table."""
    used = {group for table in rulebook.several for group in table.unit_groups}
    for group in rulebook.unit_groups:
        if group.code not in used:
            _refuse("group_without_table", group.code)
