"""Which changes of scores are asked for."""

from enum import StrEnum
from typing import Final, Self

import msgspec

from domain.cycle.guard import Phase
from domain.record.record import Office, StreamId, UnitId
from domain.rulebook.criteria import Part
from domain.values.refusal import Refusal
from domain.values.when import Moment, When
from workflows.as_of import AsOf, end_of
from workflows.score_changes import ChangeKind

#: Before and after any moment. SQLite takes a range without one end to be too large for an index.
EARLIEST: Final[Moment] = -(2**62)
LATEST: Final[Moment] = 2**62


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which changes are asked for; what is not said is any."""

    #: The cycle; none: all years.
    stream: StreamId | None = None
    unit: UnitId | None = None
    criterion: str | None = None
    #: Codes that are asked for with it: those of its periods and target.
    with_codes: tuple[str, ...] = ()
    part: Part | None = None
    column: str | None = None
    kinds: frozenset[ChangeKind] = frozenset()
    #: Who did it: an account, an office, or the unit that holds the office.
    actor: str | None = None
    office: Office | None = None
    office_unit: UnitId | None = None
    phase: Phase | None = None
    #: After the unit had sent its sheet, or before.
    after_submission: bool | None = None
    # Recorded from the beginning of the first of these times to the end of the second.
    since: When | None = None
    until: When | None = None
    # Happened from the beginning of the first of these times to the end of the second.
    happened_since: When | None = None
    happened_until: When | None = None

    @property
    def by_person(self) -> bool:
        """It is asked what somebody did."""
        return (self.actor, self.office, self.office_unit) != (None, None, None)


class Order(StrEnum):
    """The moment that an index narrows, and in the order of which changes of all years come."""

    #: Of the recording, as it stands beside each change.
    CHANGED = "changed"
    #: The same, as it stands beside the act.
    ACTED = "acted"
    HAPPENED = "happened"


def recorded_by(asked: Asked) -> Order:
    """Where the moment of recording is looked up. Both tables say the same."""
    of_change = asked.stream is not None or (asked.unit is not None and not asked.by_person)
    return Order.CHANGED if of_change else Order.ACTED


def in_order_of(asked: Asked, as_of: AsOf) -> Order | None:
    """In which order the changes of all years come: that in which the index goes on that answers.
    It is that of the recording; or else of the happening, where nothing but that is asked, since
    what happened in one month may have been recorded in any. ``None``: those of one year."""
    if asked.stream is not None:
        return None
    recorded = (asked.unit, asked.since, asked.until, as_of.recorded)
    happened = (asked.happened_since, asked.happened_until, as_of.effective)
    by_happening = any(happened) and not any(recorded) and not asked.by_person
    return Order.HAPPENED if by_happening else recorded_by(asked)


def start_of(when: When) -> Moment:
    """The first moment of a time. Raises ``Refusal("date_malformed")`` where it is not known."""
    if when.start is None:
        raise Refusal("date_malformed", case="moment", value="unknown")
    return when.start


class Happened(msgspec.Struct, frozen=True):
    """From which moment, and before which, something is to have happened."""

    low: Moment | None
    high: Moment | None

    @classmethod
    def of(cls, asked: Asked, as_of: AsOf) -> Self:
        ends = [end_of(when) for when in (asked.happened_until, as_of.effective) if when]
        low = start_of(asked.happened_since) if asked.happened_since else None
        return cls(low, min(ends, default=None))
