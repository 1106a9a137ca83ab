"""Pages over what was stored say what they said: a line that moves is seen by whoever moves it."""

from pathlib import Path

import pytest

from tests.golden.printed import HERE, PAGES, printed

REMAKE = "a page changed; if it is meant: python -m tests.golden.printed"


@pytest.mark.parametrize("database", PAGES)
def test_pages_of_a_kept_database_are_printed_as_they_are_kept(
    database: str, tmp_path: Path
) -> None:
    """Status, outcome, log, looking back, calendar, notices and rulebook change by intent only."""
    files = (HERE / database).iterdir()
    kept = {f"{database}/{file.name}": file.read_text(encoding="utf-8") for file in files}
    assert dict(printed(database, tmp_path)) == kept, REMAKE


def test_a_page_printed_again_says_the_same(tmp_path: Path) -> None:
    """What is printed hangs on no order of a set, no clock and no earlier page."""
    (tmp_path / "again").mkdir()
    assert dict(printed("nguon", tmp_path)) == dict(printed("nguon", tmp_path / "again"))
