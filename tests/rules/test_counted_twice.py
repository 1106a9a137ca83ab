"""From how many papers on a count is entered by two people [V19]."""

import pytest

from domain.reckoning.double_entry import two_people
from domain.record.record import encode
from domain.rulebook.selections import VoteRules


@pytest.mark.parametrize(("papers", "two"), [(19, False), (20, True), (21, True)])
def test_v19_so_many_papers_are_entered_by_two_people(papers: int, two: bool) -> None:
    """[V19] With twenty in the rulebook: 19 by one from the signed record, 20 and more by two."""
    assert two_people(VoteRules(counted_twice_from=20), papers) is two


def test_v19_a_rulebook_that_does_not_say_leaves_it_open_and_is_written_as_before() -> None:
    """[V19] Either way, and its canonical text has no such word."""
    assert two_people(VoteRules(), 500) is None
    assert b"counted_twice" not in encode(VoteRules())
