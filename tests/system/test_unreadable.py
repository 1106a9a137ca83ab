"""An event that cannot be taken in is told of in words, not in those of a program."""

import re

import pytest

from tests.cli.typed import Desk
from tests.system.test_altered_texts import YEAR, desk
from tests.system.test_beside import behind

__all__ = ["desk"]


#: An event that follows from nothing stops a read model; one that is not to be read, what is asked.
MOVED = (
    "UPDATE events SET stream = 'cycle:x', version = 1"
    " WHERE stream LIKE 'cycle:%' AND version = 113"
)
GARBLED = "UPDATE events SET state = x'00' WHERE stream LIKE 'cycle:%' AND version = 113"


@pytest.mark.parametrize(
    ("statement", "lang", "said"),
    [
        (MOVED, "vi", "Bảng đọc dừng ở sự kiện cycle:x@1, không tính tiếp được"),
        (MOVED, "en", "A read model stops at cycle:x@1 and cannot go on from it"),
        (GARBLED, "vi", "từ đó không tính tiếp được"),
        (GARBLED, "en", "nothing can be reckoned on from it"),
    ],
    ids=["moved-vi", "moved-en", "garbled-vi", "garbled-en"],
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
