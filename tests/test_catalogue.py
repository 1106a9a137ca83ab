"""The catalogue of events is the code's own."""

from pathlib import Path

from tests.catalogue import catalogue


def test_the_catalogue_of_events_is_up_to_date() -> None:
    """docs/events.md lists every registered type with the fields that it has."""
    file = Path(__file__).parent.parent / "docs" / "events.md"
    assert file.read_text("utf-8") == catalogue()
