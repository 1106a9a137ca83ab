"""An ordinary year says nothing of what only some rulebooks say, in no event and in no text."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import text

from adapters.bootstrap import initialize
from adapters.log.database import Database
from adapters.play import play
from domain.record.record import split
from tests.adapters.practice import EXAMPLES

KEPT: Final = Path(__file__).parents[1] / "kept"
#: What holds a table, an outcome, or who was left out: they must be among what is compared.
TELLING: Final = {
    "thuc-hanh": {"table_adopted", "cycle_closed", "selection_made", "officers_recorded"},
    "nguon": {"published_table_recorded", "rulebook_set", "officers_recorded"},
}
PLAYED: Final = {
    "thuc-hanh": ("thuc-hanh.yaml",),
    "nguon": ("cum-8-2021.yaml", "cum-4-2020.yaml", "cum-5-2022.yaml"),
}

Kind = tuple[str, int]


def _keys(value: object, at: str = "") -> Iterator[str]:
    """Every key with those around it; a text that is stored in full is read as well."""
    match value:
        case dict():
            for key, inside in value.items():
                yield f"{at}.{key}"
                yield from _keys(inside, f"{at}.{key}")
        case list():
            for inside in value:
                yield from _keys(inside, f"{at}[]")
        case str() if value.startswith('{"'):
            yield from _keys(json.loads(value), f"{at}:")


def _said(url: str) -> Mapping[Kind, set[str]]:
    """What the events of a database say, by their type and version."""
    database = Database(url)
    found: defaultdict[Kind, set[str]] = defaultdict(set)
    with database.read() as connection:
        for word, schema, state in connection.execute(
            text("SELECT type, schema, state FROM events")
        ):
            found[word, schema] |= set(_keys(json.loads(split(state)[1])))
    database.close()
    return found


@pytest.mark.parametrize("name", list(PLAYED))
def test_a_year_without_conditions_is_stored_as_before_there_were_any(
    name: str, tmp_path: Path
) -> None:
    """An event of a version that was written before has no field that it had not then, nor have
    the tables, outcomes and rulebooks in it: what is not said is left out."""
    url = f"sqlite:///{tmp_path / 'nam.db'}"
    with initialize(url, name == "thuc-hanh") as engine:
        for file in PLAYED[name]:
            play(engine, EXAMPLES / file)
    copy = tmp_path / "kept.db"
    copy.write_bytes((KEPT / f"{name}.db").read_bytes())
    before, now = _said(f"sqlite:///{copy}"), _said(url)
    compared = before.keys() & now.keys()
    assert {word for word, _ in compared} >= TELLING[name]
    assert {kind: new for kind in compared if (new := now[kind] - before[kind])} == {}
