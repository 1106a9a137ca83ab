"""A change that is only supposed: what a cell would say."""

from adapters.door.names import Directory, unit_named
from adapters.door.spelled import code_named
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.worded import level_typed, levels_of
from domain.values.points import Points, read_typed
from workflows.whatif import SetCell


def read_cell(directory: Directory, word: str, rulebook: Rulebook | None = None) -> SetCell | None:
    """``long-an.1.bonus.settled=2``; the code of a criterion may have points of its own. None
    where it is not written so. Raises ``Refusal`` for an unknown unit, for points and for a level
    in words."""
    key, equals, value = word.partition("=")
    unit, *middle = key.split(".")
    if not equals or len(middle) < 2 or not all(key.split(".")):
        return None
    *criterion, column = middle
    part = Part.STANDARD
    if len(criterion) > 1 and criterion[-1] in {known.value for known in Part}:
        part = Part(criterion.pop())
    code = code_named(rulebook, "criterion", ".".join(criterion))
    return SetCell(
        unit=unit_named(directory, unit),
        criterion=code,
        part=part,
        column=column,
        value=_value(rulebook, code, part, value.strip()),
    )


def _value(rulebook: Rulebook | None, code: str, part: Part, text: str) -> Points | None:
    criterion = rulebook.by_code.get(code) if rulebook is not None else None
    rule = levels_of(criterion, part) if criterion is not None else None
    if not text:
        return None
    return read_typed(text if rule is None else str(level_typed(rule, text, code)))
