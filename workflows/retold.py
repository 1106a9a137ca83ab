"""Acts of the past, considered again: for saying whom an event told, and of which events one
notice tells."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from domain.record.order import Considered
from domain.record.record import Event
from domain.record.streams import evolve
from workflows.notices import Notice
from workflows.who_is_told import notices


class Retold(NamedTuple):
    """An act, and where its stream stood before it."""

    before: object
    act: Considered


def retold(events: Iterable[Event]) -> Iterator[Retold]:
    """The acts of a stream, from its first event on."""
    state: object = None
    for _, group in groupby(events, key=lambda event: event.header.command_id):
        before, act = state, tuple(group)
        for event in act:
            state = evolve(state, event)
        yield Retold(before, Considered(act, state))


def told_of(notice: Notice, events: Iterable[Event]) -> tuple[Event, ...]:
    """Of these events, from a stream's first on, those of which a notice tells: its own, and what
    was joined to it while it waited."""
    return tuple(
        act.events[told.version - act.events[0].version]
        for before, act in retold(events)
        if act.events[-1].version >= notice.version
        for told in notices(before, act)
        if (told.topic, told.to) == (notice.topic, notice.to) and told.version >= notice.version
    )
