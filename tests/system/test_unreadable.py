"""An event that cannot be taken in is told of in words, not in those of a program."""

import re

import pytest

from tests.cli.typed import Desk
from tests.system.test_altered_texts import YEAR, desk
from tests.system.test_beside import behind

__all__ = ["desk"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET stream = 'cycle:x', version = 1 WHERE stream LIKE 'cycle:%'"
        " AND version = 113",
        "UPDATE events SET state = x'00' WHERE stream LIKE 'cycle:%' AND version = 113",
    ],
)
@pytest.mark.parametrize(
    ("lang", "said"),
    [("vi", "từ đó không tính tiếp được"), ("en", "nothing can be reckoned on from it")],
)
def test_no_kind_of_error_is_named(desk: Desk, statement: str, lang: str, said: str) -> None:
    """Audit, check, replay and doctor say what cannot be done, and where to look."""
    behind(desk, statement)
    told = []
    for words in (("audit", "scores", YEAR), ("check",), ("replay", "--all")):
        answer = desk(*words, "--lang", lang, COLUMNS="400")
        told.append(answer.out + answer.err)
    told.append(desk("doctor", "--no-mail", "--lang", lang, COLUMNS="400").out)
    assert said in "".join(told)
    for page in told:
        assert not re.search(r"[a-z]Error|fault", page), page
