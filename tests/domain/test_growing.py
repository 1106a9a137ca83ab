"""Maps that grow with the year: a dictionary to whoever reads them, and cheap to add to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import starmap, zip_longest
from types import MappingProxyType
from typing import Any

import msgspec
import pytest
from hypothesis import given as always
from hypothesis import strategies as st

from domain.record.record import Event
from domain.record.streams import evolve
from domain.values.growing import Growing, with_entry
from tests.bench.fold import formal_year, ledger_of
from tests.bench.year import lengthened, mixed

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


def copied(old: object, new: object) -> int:
    """How many entries of maps and tuples were copied to come from one state to the next; what
    both share was not."""
    if old is new:
        return 0
    match new:
        case msgspec.Struct():
            fields = new.__struct_fields__
            return sum(copied(getattr(old, name, None), getattr(new, name)) for name in fields)
        case Growing():
            shared = set(map(id, layers(old))) if isinstance(old, Growing) else set()
            own = [layer for layer in layers(new) if id(layer) not in shared]
            held = dict(old) if isinstance(old, Mapping) and len(own) > 1 else old
            few = [layer for layer in own if len(layer) < 64]
            inside = (copied(_at(held, key), layer[key]) for layer in few for key in layer)
            return sum(map(len, own)) + sum(inside)
        case Mapping():
            return len(new) + sum(copied(_at(old, key), value) for key, value in new.items())
        case tuple():
            before = old if isinstance(old, tuple) else ()
            return len(new) + sum(starmap(copied, zip_longest(before[: len(new)], new)))
        case _:
            return 0


def layers(growing: Growing[Any, Any]) -> tuple[dict[Any, Any], ...]:
    return (*growing._below, growing._last)


def _at(held: object, key: object) -> object:
    return held.get(key) if isinstance(held, Mapping) else None


def copied_each(events: Sequence[Event], last: int = 400) -> float:
    """How much is copied for one of the last so many events."""
    state: object = None
    found = 0
    for number, event in enumerate(events, start=last - len(events)):
        before, state = state, evolve(state, event)
        found += copied(before, state) if number >= 0 else 0
    return found / last


def mixed_year(count: int) -> tuple[Event, ...]:
    """A year as it is led by commands, with what came later again and again."""
    return tuple(lengthened(mixed(250), count))


@pytest.mark.parametrize("events", [formal_year, ledger_of, mixed_year])
def test_an_event_copies_no_more_late_in_a_large_year(
    events: Callable[[int], tuple[Event, ...]],
) -> None:
    """One of eight thousand events copies about what one of a thousand does; with any map or list
    copied at each it would be up to eight times as much."""
    assert copied_each(events(8_000)) < 1.5 * copied_each(events(1_000))
