"""What programs may read: every reading command has a page, or a reason why not."""

import re
from pathlib import Path

from adapters.web.pages import PAGES
from tests.web.house import YEAR, House
from workflows.reads import Read

_DOCS = Path(__file__).parents[2] / "docs" / "server.md"


def test_every_read_is_a_page_or_has_its_reason() -> None:
    """None is forgotten, and none stands in both."""
    text = _DOCS.read_text(encoding="utf-8").partition("| why not here |")[2]
    rows = re.findall(r"^  \| (`[^|]+`) \| ([^|]+) \|$", text, re.MULTILINE)
    reasoned = [name for names, _ in rows for name in re.findall(r"`([a-z_]+)`", names)]
    assert len(reasoned) == len(set(reasoned))
    paged = {row.read.value for row in PAGES.values()}
    assert paged.isdisjoint(reasoned)
    assert paged | set(reasoned) == {read.value for read in Read}


def test_the_rulebook_and_the_notices_of_a_year_are_pages(served: House) -> None:
    """As the command line prints them; an unknown state is told with those there are."""
    program = served.with_token("secretary@an", YEAR)
    assert program.page("rulebook", target=YEAR).json()["rulebook"]["criteria"]
    assert program.page("notices", target=YEAR).status_code == 200
    odd = program.page("notices", target=YEAR, state="odd")
    assert (odd.status_code, odd.json()["field"]) == (400, "state")
