"""Everything that is said has its words, and every word is said."""

import ast
from pathlib import Path

import pytest

from adapters.wording.pages.audit import AUDIT
from adapters.wording.pages.awards import AWARDS
from adapters.wording.pages.doors import WORDS
from adapters.wording.pages.outcome import OUTCOME
from adapters.wording.pages.standing import STANDING
from adapters.wording.pages.status import STATUS
from tests.cli.typed import CYCLE, Desk

ADAPTERS = Path(__file__).parents[2] / "adapters"
#: Where pages are made and where a door says them.
FILES = [path for room in ("cli", "pages") for path in sorted((ADAPTERS / room).glob("*.py"))]
STRINGS = {
    node.value
    for path in FILES
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}
#: Made of a word and a value: sealed_until_sent, report_draft, hint_database_missing …
MADE = (
    "sealed_",
    "report_",
    "hint_",
    "folder_",
    "chain_",
    "database_",
    "kind_",
    "rollback_",
    "open_",
    "unranked_",
    "conflict_",
    "concern_",
    "alike_",
    "follow_",
    "differs_",
    "told_",
    "line_counter_",
    "periods_",
)
#: Kinds of basis, states of steps, endings of units, notes beside a table: the values are the keys.
VALUES = {
    "left_out_plain",
    "class_barred",
    "bonus_bounded",
    "deduction_bounded",
    "net_bounded",
    "merged",
    "split",
    "dissolved",
    "unsettled",
    "settled",
    "published",
    "done",
    "now",
    "later",
    "awaited",
    "deducted",
    "all_zero",
    "ranks_differ",
}


@pytest.mark.parametrize(
    "words",
    [WORDS, OUTCOME, STATUS, STANDING, AWARDS, AUDIT],
    ids=["words", "outcome", "status", "standing", "awards", "audit"],
)
def test_every_word_is_used_and_has_both_languages(words: dict[str, tuple[str, str]]) -> None:
    """A word nobody says goes; what is said in Vietnamese is said in English."""
    unused = [key for key in words if key not in STRINGS | VALUES and not key.startswith(MADE)]
    assert unused == []
    assert all(vietnamese and english for vietnamese, english in words.values())


def test_every_word_that_is_asked_for_is_there() -> None:
    """No page fails for want of a word."""
    asked = {
        node.args[0].value
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "word"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert asked - {*WORDS, *OUTCOME, *STATUS, *STANDING} == set()


@pytest.mark.parametrize(("lang", "said"), [("vi", "results (mục 1)"), ("en", "results (item 1)")])
def test_a_place_in_a_list_is_counted_as_people_count(closed: Desk, lang: str, said: str) -> None:
    """From one, in words; no index of a program."""
    results = 'results=[{"unit":"binh"}]'
    words = ("do", CYCLE, "record_decision", "decision=x", "document.kind=Q", results)
    answer = closed(*words, "--as", "secretary@an", "--lang", lang)
    assert answer.code == 1
    assert said in answer.told


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_name_that_is_free_is_answered_with_what_gives_it(closed: Desk, lang: str) -> None:
    """Whoever would do something for what there is not yet is told how it comes to be."""
    answer = closed("do", "cum-3", "--lang", lang)
    assert answer.code == 1
    for act in ("register_unit", "found_cluster", "thidua start"):
        assert act in answer.told


def test_the_example_of_a_team_says_who_is_in_it(scoring: Desk) -> None:
    """A team has a name and units; without them the line would be refused."""
    said = scoring("do", CYCLE, "assign_checks").said
    assert "how=team checkers=an,binh team=" in said
