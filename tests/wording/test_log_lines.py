"""The log's lines: one for every type of event, told by the function that is made for it."""

from types import UnionType
from typing import get_args, get_type_hints

import pytest

from adapters.wording.log import (
    awards,
    deadlines,
    notices,
    offices,
    scores,
    units,
    votes,
    year_work,
)
from adapters.wording.log.events import LINES, OWN
from domain.record.record import Body
from domain.record.streams import EVENTS

TABLES = (
    OWN,
    awards.AWARDS,
    deadlines.DEADLINES,
    notices.NOTICES,
    offices.OFFICES,
    scores.SCORES,
    units.UNITS,
    votes.VOTES,
    year_work.YEAR_WORK,
)


def test_every_type_of_event_has_exactly_one_line() -> None:
    """None is without a line, none has two, and no line is of an event that there is not."""
    named = sorted(name for table in TABLES for name in table)
    assert named == sorted({name for name, _ in EVENTS}) == sorted(LINES)


@pytest.mark.parametrize(
    ("name", "body"), sorted((named[0], body) for named, body in EVENTS.items())
)
def test_a_line_is_told_by_a_function_for_that_event(name: str, body: type[Body]) -> None:
    """What a line says beside the fields is taken from a body of its own type."""
    hints = get_type_hints(LINES[name].besides)
    taken = next(hint for parameter, hint in hints.items() if parameter != "return")
    kinds = get_args(taken) if isinstance(taken, UnionType) else (taken,)
    assert any(issubclass(body, kind) for kind in kinds), kinds


def test_cells_stand_in_the_order_of_a_table() -> None:
    """T10 comes after T9, criterion 10 after criterion 9, and letters before numbers."""
    codes = ["10", "2.T11", "2.T9", "9", "2.T10", "A", "2.10", "2.9"]
    assert sorted(codes, key=scores.numbers_in) == [
        *("A", "2.T9", "2.T10", "2.T11", "2.9", "2.10", "9", "10"),
    ]
