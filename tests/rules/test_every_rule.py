"""Every rule has its row in ``docs/rules.md``, which can be read, and its tests by number."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from domain.rulebook.rulebook import Rulebook
from tests.rules.house import unchecked

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "rules.md"
NUMBERS = [
    *("P44", "P45", "P46", "P47"),
    *(f"P{number}" for number in range(1, 41)),
    *(f"P{number}" for number in range(48, 51)),
    *(f"P{number}" for number in range(48, 50)),
    "P51",
    *(f"K{number}" for number in range(1, 8)),
    "P43",
    *(f"V{number}" for number in range(1, 20)),
    *(f"A{number}" for number in range(1, 13)),
    *(f"O{number}" for number in range(1, 14)),
    "P41",
    "P42",
    *(f"D{number}" for number in range(1, 18)),
]


def rows() -> Counter[str]:
    """How often a number stands in the first column of the page."""
    found: Counter[str] = Counter()
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        first = line.split("|")[1].strip() if line.startswith("|") else ""
        found.update(re.findall(r"\b[PKVAOD]\d+\b", first))
    return found


@cache
def numbers_tested() -> frozenset[str]:
    """The numbers in the names of tests: ``test_p1_…``, ``test_d2_d3_…``."""
    names = [
        node.name
        for path in HERE.glob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    leads = [re.match(r"test((?:_[pkvaod]\d+)+)_", name) for name in names]
    return frozenset(
        number.upper() for lead in leads if lead for number in lead[1].split("_") if number
    )


@pytest.mark.parametrize("number", NUMBERS)
def test_a_rule_has_one_row_and_a_test(number: str) -> None:
    """The page and the tests say the same rules."""
    assert rows()[number] == 1
    assert number in numbers_tested()


def test_no_other_number_is_told_or_tested() -> None:
    """A number that is no rule's is a slip."""
    assert set(rows()) | numbers_tested() <= {*NUMBERS}


#: A whole field of a rulebook as the page writes it: ``ranking: dense``.
_FIELD = re.compile(r"`([a-z_]+: [^`…]+)`")
#: Fields of a part that have the name of one of the whole.
_OF_PARTS = frozenset({"base: present"})


def written_fields() -> set[str]:
    said = set(_FIELD.findall(PAGE.read_text(encoding="utf-8"))) - _OF_PARTS
    return {found for found in said if found.partition(":")[0] in Rulebook.__struct_fields__}


@pytest.mark.parametrize("said", sorted(written_fields()))
def test_what_the_page_writes_can_be_read(said: str) -> None:
    """A line of the page is a line of a rulebook: a word that means nothing there is refused."""
    assert isinstance(unchecked(said), Rulebook)
