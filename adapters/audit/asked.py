"""Which changes of scores are asked for, as conditions on the read model's tables."""

from collections.abc import Collection
from typing import Any, Final, Self

import msgspec
from sqlalchemy import ColumnElement, Join, and_, select

from adapters.views.score_tables import score_acts, score_changes, score_sheets
from domain.cycle.guard import Phase
from domain.record.record import Office, StreamId, UnitId
from domain.rulebook.criteria import Part
from domain.values.refusal import Refusal
from domain.values.when import Moment, When
from workflows.as_of import AsOf, end_of
from workflows.score_changes import WRITTEN, ChangeKind

#: What may not be read before the sheet is sent.
SEALED_KINDS: Final = frozenset({*WRITTEN, ChangeKind.KEPT})

#: Before and after any moment. SQLite takes a range without one end to be too large for an index.
_EARLIEST: Final[Moment] = -(2**62)
_LATEST: Final[Moment] = 2**62

Where = ColumnElement[bool]
_change, _act, _sheet = score_changes.c, score_acts.c, score_sheets.c


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


def joined() -> Join:
    """Every change with its act."""
    act = and_(_act.stream == _change.stream, _act.version == _change.version)
    return score_changes.join(score_acts, act)


def among(units: Collection[UnitId] | None) -> list[Where]:
    """Of these units only; of ``None``, of all."""
    return [] if units is None else [_change.unit.in_(sorted(map(str, units)))]


def closed(own: Collection[UnitId] = ()) -> Where:
    """The scores may not be read yet: ``workflows.reading.scores_sealed``, asked of rows. Those of
    the ``own`` units may."""
    sheet = and_(_sheet.stream == _change.stream, _sheet.unit == _change.unit)
    sent = select(_sheet.sent).where(sheet).scalar_subquery()
    unsent = and_(_change.kind.in_(sorted(SEALED_KINDS)), sent.is_(None))
    return and_(unsent, _change.unit.not_in(sorted(map(str, own)))) if own else unsent


def of_cells(asked: Asked) -> list[Where]:
    """What is asked of the cells alone."""
    alone = None if asked.with_codes else asked.criterion
    equal = (
        (_change.criterion, alone),
        (_change.part, asked.part),
        (_change.column, asked.column),
    )
    found = [column == str(value) for column, value in equal if value is not None]
    if asked.criterion is not None and asked.with_codes:
        found.append(_change.criterion.in_((asked.criterion, *asked.with_codes)))
    return [*found, _change.kind.in_(sorted(asked.kinds))] if asked.kinds else found


def of_acts(asked: Asked, as_of: AsOf) -> list[Where]:
    """What is asked of year, unit, person and time of recording."""
    equal = (
        (_change.stream, asked.stream),
        (_change.unit, asked.unit),
        (_act.actor, asked.actor),
        (_act.office, asked.office),
        (_act.office_unit, asked.office_unit),
        (_act.phase, asked.phase),
    )
    found: list[Where] = [column == str(value) for column, value in equal if value is not None]
    if asked.after_submission is not None:
        found.append(_change.after_submission.is_(asked.after_submission))
    if as_of.version is not None:
        found.append(_change.version <= as_of.version)
    since = start_of(asked.since) if asked.since else None
    until = min((end_of(when) for when in (asked.until, as_of.recorded) if when), default=None)
    if asked.stream is None and (since, until) != (None, None):
        since = _EARLIEST if since is None else since
        until = _LATEST if until is None else until
    recorded = recorded_at(asked)
    found += [recorded >= since] if since is not None else []
    found += [recorded < until] if until is not None else []
    return found


def recorded_at(asked: Asked) -> ColumnElement[int]:
    """The column with the moment of recording that an index narrows. Both tables say the same."""
    by_unit = asked.unit is not None and not asked.by_person
    return _change.recorded_at if by_unit else _act.recorded_at


def in_order_of(asked: Asked, as_of: AsOf) -> ColumnElement[Any]:
    """The moment in the order of which changes of all years are given: that along which the index
    goes on that answers. It is the recording; or else the happening, where nothing but that is
    asked, since what happened in one month may have been recorded in any."""
    recorded = (asked.unit, asked.since, asked.until, as_of.recorded)
    happened = (asked.happened_since, asked.happened_until, as_of.effective)
    by_happening = any(happened) and not any(recorded) and not asked.by_person
    return _act.effective_start if by_happening else recorded_at(asked)


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

    def surely(self) -> list[Where]:
        """It surely did; nothing where that is not asked."""
        if self.low is None and self.high is None:
            return []
        found = [_act.effective_start >= (_EARLIEST if self.low is None else self.low)]
        if self.high is not None:
            found += [_act.effective_start < self.high, _act.effective_end <= self.high]
        return found

    def perhaps(self) -> list[list[Where]]:
        """Nobody can say: it is not dated, or only to a time that reaches beyond. Each of the
        cases excludes the others; none where that is not asked."""
        start, end = _act.effective_start, _act.effective_end
        cases: list[list[Where]] = []
        if self.low is not None:
            cases.append([start >= _EARLIEST, start < self.low, end > self.low])
        if self.high is not None:
            within = start >= (_EARLIEST if self.low is None else self.low)
            cases.append([within, start < self.high, end > self.high])
        return [[start.is_(None)], *cases] if cases else []
