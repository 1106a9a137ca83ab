"""What is to be said beside an act: its officer awaits recognition, or acts in another's place."""

from collections.abc import Iterable, Mapping

from domain.clusters.cluster import Cluster
from domain.clusters.terms import Offices, OfficeStanding, Stands
from domain.cycle.cycle import Cycle
from domain.record import streams
from domain.record.record import Event


def standings(events: Iterable[Event]) -> Mapping[int, OfficeStanding]:
    """By version, what is to be said of who did it. ``events`` are all of one stream, in order.

    It is said as things stood when the act was recorded; a later decision changes nothing of it.
    """
    found: dict[int, OfficeStanding] = {}
    state: object = None
    for event in events:
        seat, offices = event.header.seat, _offices(state, event)
        if seat is not None and offices is not None:
            standing = offices.standing(seat.office, seat.unit, event.header.recorded_at)
            if standing is not None:
                found[event.version] = standing
        state = streams.evolve(state, event)
    return found


def may_differ(state: object) -> bool:
    """Whether anything may have to be said of an act in this stream, as far as it has come."""
    known = [state.offices] if isinstance(state, Cycle) else []
    if isinstance(state, Cluster):
        known = [state.offices_of(year) for year in state.officers]
    awaited = any(term.stands is Stands.AWAITING for one in known for term in one.terms)
    return awaited or any(one.acting for one in known)


def _offices(state: object, event: Event) -> Offices | None:
    if isinstance(state, Cycle):
        return state.offices
    year = getattr(event.body, "year", None)
    if isinstance(state, Cluster) and isinstance(year, str):
        return state.offices_of(year)
    return None
