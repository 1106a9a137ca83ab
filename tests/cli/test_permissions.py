"""The tables of permissions as pages: printed from the rows, the same everywhere."""

from pathlib import Path

import pytest

from adapters.pages.permissions import permissions_page
from adapters.wording.permissions_page import page
from domain.record.record import Office
from tests.cli.typed import CYCLE, Desk, typed
from tests.workflows.permissions_table import reviewed as acts_reviewed
from tests.workflows.reads_table import reviewed as reads_reviewed

DOC = Path(__file__).parents[2] / "docs" / "permissions.md"


def test_the_document_is_printed_from_the_table() -> None:
    """``python -m adapters.wording.permissions_page > docs/permissions.md`` after a change."""
    assert DOC.read_text(encoding="utf-8") == page()


def test_programs_are_given_the_reviewed_cells() -> None:
    """Acts and reads, each office with how far."""
    found = permissions_page().as_json("vi")
    reads = {one["read"]: one["by"] for one in found["reads"]}  # type: ignore[attr-defined]
    assert reads == {
        read: {office.value: cell for office, cell in by.items()}
        for read, by in reads_reviewed().items()
    }
    acts = {one["command"]: one["by"] for one in found["acts"]}  # type: ignore[attr-defined]
    assert acts == {
        word: {office.value: cell for office, cell in by.items()}
        for word, by in acts_reviewed().items()
        if set(by) != {Office.SYSTEM}
    }


@pytest.mark.parametrize(("lang", "said"), [("vi", "thay đổi điểm"), ("en", "changes of scores")])
def test_it_is_told_in_both_languages(lang: str, said: str) -> None:
    """Those who may the same stand together, with no database at hand."""
    assert said in typed("permissions", "--lang", lang).said


def test_what_somebody_may_in_a_year(scoring: Desk) -> None:
    """By the offices that are held there; a former officer's answer is that of nobody's."""
    officer = scoring("permissions", CYCLE, "--as", "unit_officer@dong", "--json").json
    assert (officer["reads"]["log"], officer["reads"]["diff"]) == ("member", None)
    assert officer["acts"]["submit_sheet"] == "own"
    assert "set_deadline" not in officer["acts"]
    both = ("--as", "secretary@an", "--as", "unit_officer@an")
    person = scoring("permissions", CYCLE, *both, "--json").json
    assert (person["reads"]["log"], person["acts"]["submit_sheet"]) == ("whole", "behalf")
    never = scoring("permissions", CYCLE, "--as", "secretary@dong", "--json").error
    assert never["code"] == "office_not_held"
    assert scoring("permissions", CYCLE).code == 2
