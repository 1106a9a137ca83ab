"""What is sealed is sealed to programs as well: a refusal tells nothing of a draft."""

from pathlib import Path
from typing import Any

import pytest

from tests.rights.test_indistinguishable import _draft
from tests.rights.worlds import played
from tests.web.house import House, emptied


@pytest.mark.parametrize("typed", ["30", "57"], ids=["another", "guessed"])
def test_indistinguishable_by_a_refusal_over_the_net(
    accounts: None,  # noqa: ARG001
    tmp_path: Path,
    typed: str,
) -> None:
    """Whoever writes into another unit's draft is refused alike, whatever stands in it."""
    found = []
    for secret in (True, False):
        emptied()
        desk = played(_draft(secret), tmp_path / str(secret))
        with House.over(desk.db) as house:
            secretary = house.signed_in("secretary@an")
            cells = [{"criterion": "1", "now": typed}]
            fields: dict[str, Any] = {
                "unit": "dong",
                "column": "self",
                "cells": cells,
                "for": "dong",
            }
            answer = secretary.act("enter_scores", **fields)
            told = answer.json()
            assert (answer.status_code >= 400, told["code"]) == (True, "value_moved")
            found.append((answer.status_code, told["title"], told.get("facts")))
    assert found[0] == found[1]
