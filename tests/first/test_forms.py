"""What a form offers before anything is typed."""

from pathlib import Path

from adapters.bootstrap import open_engine
from adapters.door.names import find
from adapters.pages.asked_fields import asked_fields
from adapters.practice import PRACTICE, PRACTICE_YEAR
from domain.cycle.scores.returning import ReturnSheet


def test_a_field_that_may_be_left_out_starts_empty(examples: Path) -> None:
    """Nobody has to take out a word that stands for nothing."""
    with open_engine(str(examples / PRACTICE)) as engine:
        stream = find(engine.store, "cycle", PRACTICE_YEAR)
        asked = asked_fields(engine, stream, ReturnSheet, "vi")
    found = {field.name: field.default for field in asked.fields}
    assert found["to"] == ""
    assert "UNSET" not in found.values()
