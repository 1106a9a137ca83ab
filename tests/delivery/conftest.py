"""An office that has something to send, and a mail server."""

from collections.abc import Iterator

import pytest

from tests.delivery.office import OfficeYear
from tests.delivery.sink import Sink, running


@pytest.fixture
def sink() -> Iterator[Sink]:
    with running() as found:
        yield found


@pytest.fixture
def office(engine_url: str) -> Iterator[OfficeYear]:
    """On each kind of database."""
    found = OfficeYear(engine_url).issue()
    yield found
    found.store.close()
