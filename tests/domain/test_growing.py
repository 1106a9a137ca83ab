"""Maps that grow with the year: a dictionary to whoever reads them, and cheap to add to."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import pytest
from hypothesis import given as always
from hypothesis import strategies as st

from domain.record.record import Event
from domain.values.growing import with_entry
from tests.bench.fold import formal_year, ledger_of, seconds_each

KEYS = st.integers(min_value=0, max_value=150)


def grown(pairs: Iterable[tuple[int, int]]) -> list[Mapping[int, int]]:
    """The map after each of the entries."""
    found: list[Mapping[int, int]] = [MappingProxyType({})]
    for key, value in pairs:
        found.append(with_entry(found[-1], key, value))
    return found


@always(st.lists(st.tuples(KEYS, KEYS), min_size=40, max_size=200))
def test_a_growing_map_is_a_dictionary_at_every_moment(pairs: list[tuple[int, int]]) -> None:
    """What it holds and in which order is what a dictionary would, and an earlier state keeps its
    own, whatever is put later."""
    for number, state in enumerate(grown(pairs)):
        plain = dict(pairs[:number])
        assert list(state.items()) == list(plain.items())
        assert (list(state), list(state.keys())) == (list(plain), list(plain))
        assert list(state.values()) == list(plain.values())
        assert (len(state), state) == (len(plain), plain)
        assert all(state[key] == value and key in state for key, value in plain.items())
        assert state.get(151, "none") == "none"


def test_the_order_is_that_in_which_keys_came() -> None:
    """A value that is replaced keeps its place, in however large a map."""
    keys = [f"key {number}" for number in range(500)]
    state: Mapping[str, int] = MappingProxyType({})
    for key in keys:
        state = with_entry(state, key, 1)
    for key in reversed(keys):
        state = with_entry(state, key, 2)
    assert list(state) == keys
    assert set(state.values()) == {2}


@pytest.mark.parametrize("events", [formal_year, ledger_of])
def test_an_event_costs_the_same_late_in_a_large_year(
    events: Callable[[int], tuple[Event, ...]],
) -> None:
    """To fold one of eight thousand formal events costs about what one of a thousand costs; with
    a map copied at each it would be seven times as much."""
    assert seconds_each(events(8_000)) < 3 * seconds_each(events(1_000))
