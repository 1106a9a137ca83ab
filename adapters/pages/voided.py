"""What an act takes back without naming it: acceptances of a handover whose list is replaced."""

from collections.abc import Iterator, Sequence

from adapters.bootstrap import Engine
from adapters.pages.log_lines import Telling
from adapters.wording.writing import listed
from domain.cycle.cycle import Cycle
from domain.cycle.phases.handing_over import HandoverListed
from domain.record.record import Event
from domain.record.streams import evolve


def voided_lines(engine: Engine, events: Sequence[Event], telling: Telling) -> Iterator[str]:
    """Whose acceptance fell with the list that was replaced; both sides accept the new one."""
    for event in events:
        if not isinstance(event.body, HandoverListed):
            continue
        state: object = None
        for earlier in engine.store.events(event.stream, 0, event.version - 1):
            state = evolve(state, earlier)
        accepted = state.handover.accepted_by if isinstance(state, Cycle) else frozenset()
        if accepted:
            names = telling.names(event.stream)
            units = listed([names.unit(unit) for unit in sorted(accepted)], telling.lang)
            yield telling.word("handover_anew", units=units)
