"""The examples in the description of the interface: acts of the practice year, as it was played."""

from typing import Any

import jsonschema_rs
import pytest

from adapters.scenario import read_scenario
from adapters.web.openapi import described
from tests.adapters.practice import THUC_HANH

WORDS = sorted(
    {
        str(entry.command["command"])
        for entry in read_scenario(THUC_HANH).entries
        if entry.expect_rejected is None
    }
)


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    return described()


@pytest.mark.parametrize("word", WORDS)
def test_what_the_practice_year_gives_has_an_example(word: str, description: Any) -> None:
    """A body that was stored there, and fits the schema that stands beside it."""
    act = description["paths"][f"/api/v1/{{target}}/{word}"]["post"]
    content = act["requestBody"]["content"]["application/json"]
    (example,) = content["examples"].values()
    schema = {**content["schema"], "components": description["components"]}
    jsonschema_rs.Draft202012Validator(schema).validate(example["value"])
    wrong = {**example["value"], "office": 7}
    assert not jsonschema_rs.Draft202012Validator(schema).is_valid(wrong)
