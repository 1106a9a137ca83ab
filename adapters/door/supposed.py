"""A change that is only supposed: what a cell would say."""

from adapters.door.names import Directory, unit_named
from domain.rulebook.criteria import Part
from domain.values.points import read_typed
from workflows.whatif import SetCell


def read_cell(directory: Directory, word: str) -> SetCell | None:
    """``long-an.1.bonus.settled=2``; the code of a criterion may have points of its own. None
    where it is not written so. Raises ``Refusal`` for an unknown unit and for points."""
    key, equals, value = word.partition("=")
    unit, *middle = key.split(".")
    if not equals or len(middle) < 2 or not all(key.split(".")):
        return None
    *criterion, column = middle
    part = Part.STANDARD
    if len(criterion) > 1 and criterion[-1] in {known.value for known in Part}:
        part = Part(criterion.pop())
    return SetCell(
        unit=unit_named(directory, unit),
        criterion=".".join(criterion),
        part=part,
        column=column,
        value=read_typed(value) if value.strip() else None,
    )
