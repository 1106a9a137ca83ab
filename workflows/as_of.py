"""A cycle as of another moment: a version, what was recorded by then, what had happened by then.

The three answer different questions and may be combined. A correction recorded in March about
November is not yet there for who asks what was known in December; it is there for who asks what
was true in November. Of what happened by a moment only what surely did is taken; what is dated too
vaguely, or not at all, is named beside it.
"""

from collections.abc import Iterable, Sequence

import msgspec

from domain.cycle import amendment
from domain.cycle.cycle import Cycle, CycleBegun
from domain.cycle.formal import PhaseChanged, PhaseReopened
from domain.cycle.phases import plan, registration, scoring
from domain.cycle.phases.plan import RulebookSet
from domain.cycle.phases.summary_conference import TableAdopted
from domain.cycle.scores import after_adoption, checking, explaining, lapses, published
from domain.cycle.scores.lapses import (
    ConsequenceRaised,
    ConsequenceReckoned,
    ConsequenceSettled,
    LapseKey,
)
from domain.record import streams
from domain.record.record import Body, Event
from domain.values.refusal import Refusal
from domain.values.when import Moment, Precision, When

#: What the scores of a year consist of.
SCORES: tuple[type[Body], ...] = (
    *scoring.EVENTS,
    *checking.EVENTS,
    *explaining.EVENTS,
    *published.EVENTS,
    *amendment.EVENTS,
    *after_adoption.EVENTS,
    *lapses.EVENTS,
)
#: What they rest on; taken as it stands where it is not dated.
_GROUND: tuple[type[Body], ...] = (
    CycleBegun,
    *plan.EVENTS,
    *registration.EVENTS,
    PhaseChanged,
    PhaseReopened,
    TableAdopted,
)


class AsOf(msgspec.Struct, frozen=True, kw_only=True):
    """From when a cycle is looked at. Nothing said: as it stands now."""

    #: Up to and with this event.
    version: int | None = None
    #: What had been recorded by the end of this time.
    recorded: When | None = None
    #: What had happened by the end of this time, whenever it was recorded.
    effective: When | None = None


NOW = AsOf()


class Seen(msgspec.Struct, frozen=True):
    """The events of a cycle that count as of a moment."""

    events: tuple[Event, ...]
    #: Versions of events on scores of which nobody can say whether they had happened by then.
    undated: tuple[int, ...] = ()

    @property
    def versions(self) -> frozenset[int]:
        return frozenset(event.version for event in self.events)


def end_of(when: When) -> Moment:
    """The first moment after a time.

    Raises ``Refusal("date_malformed")`` for a time that is not known.
    """
    if when.end is None:
        raise Refusal("date_malformed", case="moment", value="unknown")
    return when.end + 1 if when.precision is Precision.MOMENT else when.end


def surely_by(when: When, end: Moment) -> bool | None:
    """Whether something had happened before a moment; ``None``: nobody can say."""
    if when.start is None or when.end is None:
        return None
    if when.start >= end:
        return False
    return True if when.end <= end else None


def seen(events: Sequence[Event], as_of: AsOf) -> Seen:
    """The events that count, in the order in which they were recorded.

    Raises ``Refusal``: ``moment_before`` where nothing of the cycle is there yet,
    ``event_unknown`` for a version that it does not have, ``date_malformed``.
    """
    code = _code(events)
    if as_of.version is not None:
        if not 1 <= as_of.version <= len(events):
            value, last = f"@{as_of.version}", len(events)
            raise Refusal("event_unknown", value=value, stream=code, last=last)
        events = events[: as_of.version]
    if as_of.recorded is not None:
        end, began = end_of(as_of.recorded), events[0].header.recorded_at
        events = [event for event in events if event.header.recorded_at < end]
        if not events:
            first = When.moment(began)
            raise Refusal("moment_before", code=code, moment=as_of.recorded, began=first)
    if as_of.effective is None:
        return Seen(tuple(events))
    return _happened(events, as_of.effective, code)


def _happened(events: Sequence[Event], by: When, code: str) -> Seen:
    end = end_of(by)
    found: list[Event] = []
    undated: list[int] = []
    ruled = False
    raised: set[LapseKey] = set()
    for event in events:
        sure, body = surely_by(event.header.effective_at, end), event.body
        # a year and its scores are nothing without their beginning and a rulebook
        needed = isinstance(body, CycleBegun) or (isinstance(body, RulebookSet) and not ruled)
        if isinstance(body, _GROUND) and (needed or sure is not False):
            found.append(event)
            ruled = ruled or isinstance(body, RulebookSet)
        elif isinstance(body, SCORES):
            if sure and not _hangs(body, raised):
                found.append(event)
                if isinstance(body, ConsequenceRaised):
                    raised.add((body.unit, body.lapse, body.code))
            elif sure is None:
                undated.append(event.version)
    if not any(surely_by(event.header.effective_at, end) for event in found):
        dated = [event.header.effective_at for event in events if _start(event) is not None]
        raise Refusal(
            "moment_before",
            case="effective",
            code=code,
            moment=by,
            undated=len(events) - len(dated) or None,
            began=min(dated, key=lambda when: when.start or 0, default=None),
        )
    return Seen(tuple(found), tuple(undated))


def _hangs(body: Body, raised: set[LapseKey]) -> bool:
    """Whether it goes on with a consequence that had not been raised by then."""
    if not isinstance(body, ConsequenceReckoned | ConsequenceSettled):
        return False
    return (body.unit, body.lapse, body.code) not in raised


def _start(event: Event) -> Moment | None:
    return event.header.effective_at.start


def _code(events: Sequence[Event]) -> str:
    body = events[0].body
    assert isinstance(body, CycleBegun)
    return body.code


def fold(events: Iterable[Event]) -> Cycle:
    """The state of a cycle after some of its events.

    Of what had happened by a moment that is its scores and what they rest on; votes, sittings and
    handover are not in it. What was corrected counts also where the table was adopted later.
    """
    state: object = None
    for event in events:
        state = streams.evolve(state, event)
    assert isinstance(state, Cycle)
    if state.corrected.sheets and state.conference.table is None:
        return after_adoption.reopened(state, table_withdrawn=True, votes_withdrawn=False)
    return state
