"""A rulebook out of a workbook in which each kind of unit has a criteria table on its own sheet."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import Final, NamedTuple

from msgspec.structs import replace

from adapters.rulebooks import from_table
from adapters.rulebooks.criteria_table import Understood, read_criteria
from adapters.spreadsheets.read import bytes_of, grids_of
from domain.rulebook.bounds import Group
from domain.rulebook.criteria import Criterion, full_standard, left_open
from domain.rulebook.rulebook import Rulebook, UnitGroup
from domain.rulebook.tables import CriteriaTable

#: What a sheet is called that nobody has named.
_UNNAMED: Final = re.compile(r"(Sheet|Trang tính|Table)\s*\d*", re.IGNORECASE)


class OfSheet(NamedTuple):
    """What one sheet holds."""

    #: The sheet's own name; ``None`` where it has none that says something.
    tab: str | None
    found: Understood


def read_sheets(path: Path) -> list[OfSheet]:
    """The criteria of every sheet that has some, in their order; none of a text."""
    data = bytes_of(path)
    if path.suffix.lower() == ".docx" or not data.startswith(b"PK"):
        return []
    read = [(grid.name, read_criteria(grid)) for grid in grids_of(data, path.name)]
    return [
        OfSheet(None if tab is None or _UNNAMED.fullmatch(tab.strip()) else tab.strip(), found)
        for tab, found in read
        if found is not None
    ][: len(ascii_uppercase)]


def name_of(sheets: Sequence[OfSheet]) -> str:
    """What the rulebook is called; empty where no sheet says it."""
    return _names(sheets)[0] or sheets[0].found.title


def composed(sheets: Sequence[OfSheet], answers: Mapping[str, str]) -> Rulebook:
    """The rulebook of all sheets: a table for each, each for a group of units that is still empty.

    What stands on every sheet alike belongs to no table; codes that mean something else on another
    sheet get the letter of their table before them.

    Raises ``Refusal`` as :func:`adapters.rulebooks.from_table.composed` does.
    """
    shared, names = _names(sheets)
    given = {"name": shared, **answers} if shared else answers
    base = from_table.composed(sheets[0].found, given)
    common = _common([one.found.criteria for one in sheets])
    repeated = _repeated([[item.code for item in one.found.criteria] for one in sheets])
    alike = _common([one.found.groups for one in sheets])
    doubled = _repeated([[item.code for item in one.found.groups] for one in sheets])
    groups: dict[str, Group] = {}
    criteria: dict[str, Criterion] = {}
    tables, units = [], []
    for letter, name, (_, found) in zip(ascii_uppercase, names, sheets, strict=False):
        inside = {
            one.code: f"{letter}{one.code}" if one.code in doubled - alike else one.code
            for one in found.groups
        }
        for group in found.groups:
            code, around = inside[group.code], group.group and inside[group.group]
            groups.setdefault(code, replace(group, code=code, group=around))
        for one in found.criteria:
            # what lies in a part that differs is not alike, whatever it is called
            everywhere = one.code in common and (one.group is None or one.group in alike)
            code = f"{letter}{one.code}" if one.code in repeated and not everywhere else one.code
            around = one.group and inside[one.group]
            whose = {} if everywhere else {"table": letter}
            criteria.setdefault(code, replace(one, code=code, group=around, **whose))
        scale = found.base
        if scale is None and not left_open(found.criteria):
            scale = full_standard(found.criteria)
        own = letter.lower()
        tables.append(CriteriaTable(code=letter, name=name, unit_groups=(own,), base=scale))
        units.append(UnitGroup(code=own, name=name, units=()))
    return replace(
        base,
        base=None,
        groups=tuple(groups.values()),
        criteria=tuple(criteria.values()),
        tables=tuple(tables),
        unit_groups=tuple(units),
    )


def _names(sheets: Sequence[OfSheet]) -> tuple[str, list[str]]:
    """What the rulebook is called, where the titles share it, and what each table is."""
    parted = [one.found.title.rpartition(": ") for one in sheets]
    heads = {head for head, _, _ in parted}
    if len(heads) == 1 and all(head and tail for head, _, tail in parted):
        return heads.pop(), [tail for _, _, tail in parted]
    names = [one.tab or one.found.title or str(at) for at, one in enumerate(sheets, start=1)]
    return "", names


def _common(lists: Sequence[Sequence[Criterion] | Sequence[Group]]) -> frozenset[str]:
    """The codes of what stands on every sheet alike."""
    first, *others = ({one.code: one for one in listed} for listed in lists)
    return frozenset(
        code for code, one in first.items() if all(other.get(code) == one for other in others)
    )


def _repeated(lists: Sequence[Sequence[str]]) -> frozenset[str]:
    counted = Counter(code for codes in lists for code in codes)
    return frozenset(code for code, count in counted.items() if count > 1)
