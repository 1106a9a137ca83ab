"""What a source says: known, happened, not stated, denied, counted."""

import pytest

from domain.record.record import decoder, encode
from domain.values.known import Counted, Denied, Happened, Known, NotStated, Said, is_met
from tests.factories import A, B

SAID = [
    (Known(value="14/01/2022"), True),
    (Happened(), True),
    (Counted(count=12, of=12), True),
    (Counted(count=7, of=12, named=(A, B)), False),
    (NotStated(), False),
    (Denied(), False),
    (None, False),
]


@pytest.mark.parametrize(("said", "met"), SAID)
def test_guard_reads_what_happened_as_met(said: Said | None, met: bool) -> None:
    """Silence, denial and an incomplete count are unmet; nothing is inferred."""
    assert is_met(said) is met


@pytest.mark.parametrize("said", [said for said, _ in SAID if said])
def test_what_is_said_is_stored_by_its_kind(said: Said) -> None:
    """Each kind is read back as itself."""
    assert decoder(Said)(encode(said)) == said
