"""What a rulebook says that its criteria table does not bring back: found by reading the table."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from adapters.rulebooks import from_table, several_tables
from domain.rulebook.criteria import Criterion, Part
from domain.rulebook.diff import RuleEdit, difference
from domain.rulebook.grading import Graded
from domain.rulebook.opening import Opens
from domain.rulebook.rulebook import Rulebook
from domain.values.refusal import Refusal

#: What a table has rows or sheets for; of everything else it says all or nothing.
_BY_CODE: Final = frozenset({"criteria", "groups", "tables"})


class NotCarried(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the table does not bring back as the rulebook has it."""

    #: The field of the rulebook.
    field: str
    #: Which of its elements, that lack the same; none: the field as a whole.
    codes: tuple[str, ...] = ()
    #: The fields of those elements; none: all of them.
    inside: tuple[str, ...] = ()
    #: They are read from the table, and the rulebook does not have them.
    read_besides: bool = False


def not_carried(rulebook: Rulebook, file: Path) -> tuple[NotCarried, ...]:
    """What differs between a rulebook and what is read from the table that was written of it."""
    lacking: dict[tuple[str, str | None, bool], list[str]] = {}
    for found in difference(_plain(rulebook), _plain(_read_back(rulebook, file))):
        by_code = found.field in _BY_CODE
        besides = by_code and found.change is RuleEdit.ADDED
        inside = lacking.setdefault((found.field, found.code if by_code else None, besides), [])
        if by_code and found.inside:
            inside.append(found.inside)
    return tuple(_alike(lacking))


def _alike(lacking: dict[tuple[str, str | None, bool], list[str]]) -> Iterator[NotCarried]:
    """Elements that lack the same stand together."""
    codes: dict[tuple[str, tuple[str, ...], bool], list[str]] = {}
    for (field, code, besides), inside in lacking.items():
        named = codes.setdefault((field, tuple(inside), besides), [])
        named += [] if code is None else [code]
    for (field, fields, besides), named in codes.items():
        yield NotCarried(field=field, codes=tuple(named), inside=fields, read_besides=besides)


def _read_back(rulebook: Rulebook, file: Path) -> Rulebook:
    """As ``rulebook new --from`` reads it; nothing but the name where it finds no criteria."""
    try:
        sheets = several_tables.read_sheets(file) if len(rulebook.several) > 1 else []
        if len(sheets) > 1:
            found = several_tables.composed(sheets, {"name": rulebook.name})
        else:
            table = from_table.read_file(file)
            found = from_table.composed(table, {} if table.title else {"name": "…"})
    except Refusal:
        return Rulebook(name=rulebook.name)
    return replace(found, see_others=Opens.ONCE_SETTLED)  # as of every new rulebook


def _plain(rulebook: Rulebook) -> Rulebook:
    """With the step that holds where none is said, so that saying it is no difference."""
    return replace(rulebook, criteria=tuple(_with_steps(one) for one in rulebook.criteria))


def _with_steps(criterion: Criterion) -> Criterion:
    scales = {part.value: criterion.scale(part) for part in Part}
    return replace(
        criterion,
        **{
            word: replace(scale, step=scale.entered_step)
            for word, scale in scales.items()
            if scale is not None and isinstance(scale.grading, Graded)
        },
    )
