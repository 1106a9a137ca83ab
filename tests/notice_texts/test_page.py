"""docs/notices.md says of the policies and the letters what the code says."""

from domain.notices import Topic
from tests.notice_texts.page import PAGE, parts, table, written
from workflows.who_is_told import POLICIES


def test_the_page_is_up_to_date() -> None:
    """The table of policies, and the letters that it shows word for word."""
    page = PAGE.read_text(encoding="utf-8")
    assert written(page) == page
    assert len(list(parts(page))) == 6


def test_every_topic_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [topic for topic in Topic if f"`{topic}`" not in page] == []
    assert table().count("\n| `") == sum(map(len, POLICIES.values()))
