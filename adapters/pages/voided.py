"""What an act takes back without naming it: acceptances of a handover whose list is replaced."""

from collections.abc import Iterator, Sequence

import msgspec

from adapters.bootstrap import Engine
from adapters.pages.log_lines import Telling
from adapters.wording.writing import listed
from domain.cycle.cycle import Cycle
from domain.cycle.phases.handing_over import HandoverListed
from domain.record.record import Event, StreamId, UnitId
from domain.record.streams import evolve


class VoidedAcceptances(msgspec.Struct, frozen=True):
    """Whose acceptance fell with the list that was replaced."""

    stream: StreamId
    units: tuple[UnitId, ...]


def voided_in(engine: Engine, events: Sequence[Event]) -> Iterator[VoidedAcceptances]:
    """What the events took back of what the database holds."""
    for event in events:
        if not isinstance(event.body, HandoverListed):
            continue
        state: object = None
        for earlier in engine.store.events(event.stream, 0, event.version - 1):
            state = evolve(state, earlier)
        accepted = state.handover.accepted_by if isinstance(state, Cycle) else frozenset()
        if accepted:
            yield VoidedAcceptances(event.stream, tuple(sorted(accepted)))


def voided_lines(found: Sequence[VoidedAcceptances], telling: Telling) -> Iterator[str]:
    """That both sides accept the new list."""
    for one in found:
        names = telling.names(one.stream)
        units = listed([names.unit(unit) for unit in one.units], telling.lang)
        yield telling.word("handover_anew", units=units)
