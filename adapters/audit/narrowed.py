"""Which rows of the changes of scores are asked for: a condition for each thing that can be asked.

Conditions and statements are built once, and given their values when somebody asks: to build them
takes longer than the database needs to answer.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Select,
    and_,
    bindparam,
    literal_column,
    not_,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy.types import NullType

from adapters.audit.asked import (
    EARLIEST,
    LATEST,
    Asked,
    Happened,
    Order,
    recorded_by,
    start_of,
)
from adapters.log import tables
from adapters.views.score_tables import score_acts, score_changes, score_sheets
from domain.values.when import Moment
from workflows.as_of import AsOf, end_of
from workflows.score_changes import WRITTEN, ChangeKind
from workflows.sight import RowRights

#: What may not be read before the sheet is sent.
SEALED_KINDS: Final = frozenset({*WRITTEN, ChangeKind.KEPT})
#: So many sealed sheets are named.
_NAMED: Final = 200

Where = ColumnElement[bool]
_change, _act, _sheet, _text = score_changes.c, score_acts.c, score_sheets.c, tables.texts.c


def _equal(column: ColumnElement[Any], name: str) -> Where:
    return column == bindparam(name)


def _among(column: ColumnElement[Any], name: str) -> Where:
    return column.in_(bindparam(name, expanding=True))


#: Written out: values would have to be put in anew each time.
_SEALED: Final = _change.kind.in_([literal_column(f"'{kind}'") for kind in sorted(SEALED_KINDS)])
_NOT_OWN: Final = _change.unit.not_in(bindparam("own", expanding=True))


def _unsent(stream: Any, unit: Any) -> Where:
    """A sheet was not sent."""
    sent = select(_sheet.sent).where(_sheet.stream == stream, _sheet.unit == unit)
    return sent.scalar_subquery().is_(None)


#: The scores may not be read yet: ``workflows.reading.scores_sealed``, asked of rows. Of one year
#: it is looked up once which sheets were sent, and of one unit whether its sheet was.
_CLOSED: Final[Mapping[str, Where]] = {
    "": and_(_SEALED, _unsent(_change.stream, _change.unit)),
    "_in_year": and_(
        _SEALED,
        _change.unit.not_in(
            select(_sheet.unit).where(_equal(_sheet.stream, "stream"), _sheet.sent.is_not(None))
        ),
    ),
    "_of_unit": and_(_SEALED, _unsent(bindparam("stream"), bindparam("unit"))),
}
#: What may be read at all. It goes by units and by what was sent, never by a score; the scores of
#: the own units may be read before they are sent.
_RIGHTS: Final[Mapping[str, Where]] = {
    "units": _among(_change.unit, "units"),
    **{f"open{where}": not_(closed) for where, closed in _CLOSED.items()},
    **{f"open_or_own{where}": not_(and_(one, _NOT_OWN)) for where, one in _CLOSED.items()},
    "sealed": _SEALED,
    # what a change of one unit did to another tells of both
    "unmoved": _change.kind != literal_column(f"'{ChangeKind.MOVED}'"),
    "not_own": _NOT_OWN,
}
_OF_CHANGES: Final[Mapping[str, Where]] = {
    "stream": _equal(_change.stream, "stream"),
    "unit": _equal(_change.unit, "unit"),
    "criterion": _equal(_change.criterion, "criterion"),
    "criteria": _among(_change.criterion, "criteria"),
    "part": _equal(_change.part, "part"),
    "column": _equal(_change.column, "column"),
    "kinds": _among(_change.kind, "kinds"),
    "after_submission": _change.after_submission.is_(True),
    "before_submission": _change.after_submission.is_(False),
    "version": _change.version <= bindparam("version"),
    "changed_since": _change.recorded_at >= bindparam("since"),
    "changed_until": _change.recorded_at < bindparam("until"),
}
_begun, _ended = _act.effective_start, _act.effective_end
_OF_ACTS: Final[Mapping[str, Where]] = {
    "actor": _equal(_act.actor, "actor"),
    "office": _equal(_act.office, "office"),
    "office_unit": _equal(_act.office_unit, "office_unit"),
    "phase": _equal(_act.phase, "phase"),
    "acted_since": _act.recorded_at >= bindparam("since"),
    "acted_until": _act.recorded_at < bindparam("until"),
    # It surely happened in that time.
    "happened_since": _begun >= bindparam("low"),
    "begun_before": _begun < bindparam("before"),
    "ended_by": _ended <= bindparam("high"),
    # Nobody can say: it is dated to a time that reaches beyond, or not at all.
    "reaches_in": and_(_begun >= EARLIEST, _begun < bindparam("low"), _ended > bindparam("low")),
    "reaches_out": _ended > bindparam("high"),
    "undated": _begun.is_(None),
}
#: What costs least to see comes first.
_OF_ROWS: Final[Mapping[str, Where]] = MappingProxyType({**_OF_CHANGES, **_RIGHTS})
#: The values of a :class:`Bookmark`.
_AFTER: Final = (
    bindparam("after_moment", type_=BigInteger),
    *(bindparam(f"after_{one.name}", type_=one.type) for one in score_changes.primary_key),
)
_MOMENTS: Final[Mapping[Order, ColumnElement[Any]]] = {
    Order.CHANGED: _change.recorded_at,
    Order.ACTED: _act.recorded_at,
    Order.HAPPENED: _act.effective_start,
}


#: What an index tells of a change, or an act.
_OF_SHEETS: Final = frozenset(
    {"stream", "unit", "units", "not_own", "changed_since", "changed_until", *_OF_ACTS}
)


class Narrowed(msgspec.Struct, frozen=True):
    """Conditions by name, with the values that they are given."""

    names: frozenset[str]
    values: Mapping[str, Any]

    def __or__(self, other: "Narrowed") -> "Narrowed":
        return Narrowed(self.names | other.names, {**self.values, **other.values})


NOTHING: Final = Narrowed(frozenset(), {})


def of_cells(asked: Asked) -> Narrowed:
    """What is asked of the cells alone."""
    several = asked.criterion is not None and bool(asked.with_codes)
    return _given(
        criterion=None if several else asked.criterion,
        criteria=(asked.criterion, *asked.with_codes) if several else None,
        part=asked.part,
        column=asked.column,
        kinds=sorted(asked.kinds) or None,
    )


def of_acts(asked: Asked, as_of: AsOf) -> Narrowed:
    """What is asked of year, unit, person and time of recording."""
    since = start_of(asked.since) if asked.since else None
    until = min((end_of(when) for when in (asked.until, as_of.recorded) if when), default=None)
    if asked.stream is None and (since, until) != (None, None):
        since = EARLIEST if since is None else since
        until = LATEST if until is None else until
    by = recorded_by(asked).value
    times = {name: at for name, at in (("since", since), ("until", until)) if at is not None}
    sent = {True: "after_submission", False: "before_submission"}.get(asked.after_submission)  # type: ignore[arg-type]
    asked_for = _given(
        stream=asked.stream,
        unit=asked.unit,
        actor=asked.actor,
        office=asked.office,
        office_unit=asked.office_unit,
        phase=asked.phase,
        version=as_of.version,
    )
    return Narrowed(
        asked_for.names | {f"{by}_{name}" for name in times} | ({sent} if sent else set()),
        {**asked_for.values, **times},
    )


def _given(**values: object) -> Narrowed:
    """What is asked of these; of what is ``None``, nothing."""
    found = {
        name: str(value) if isinstance(value, str | UUID) else value
        for name, value in values.items()
        if value is not None
    }
    return Narrowed(frozenset(found), found)


def may_read(rights: RowRights, asked: Asked) -> Narrowed:
    """What somebody may read of what is asked."""
    of_unit = "_in_year" if asked.unit is None else "_of_unit"
    where = "" if asked.stream is None else of_unit
    return _of_rights(rights, f"open_or_own{where}" if rights.own else f"open{where}")


def may_not_read_before(rights: RowRights) -> Narrowed:
    """What of their units they may not read before its sheet is sent."""
    return _of_rights(rights, *(("sealed", "not_own") if rights.own else ("sealed",)))


def _of_rights(rights: RowRights, *names: str) -> Narrowed:
    units = None if rights.units is None else sorted(map(str, rights.units))
    values = {"own": sorted(map(str, rights.own)), "units": units}
    narrower = () if units is None else ("units",) if rights.ranked else ("units", "unmoved")
    return Narrowed(frozenset({*names, *narrower}), values)


def surely(happened: Happened) -> Narrowed:
    """It surely happened then; nothing where that is not asked."""
    return _then(happened, "ended_by")


def _then(happened: Happened, until: str) -> Narrowed:
    """It began then, and something holds of its end."""
    low, high = happened.low, happened.high
    if low is None and high is None:
        return NOTHING
    names = {"happened_since"} if high is None else {"happened_since", "begun_before", until}
    values = {"low": EARLIEST if low is None else low, "before": high, "high": high}
    return Narrowed(frozenset(names), values)


def perhaps(happened: Happened) -> list[Narrowed]:
    """Nobody can say whether it happened then. Each of the cases excludes the others; none where
    that is not asked."""
    cases: list[Narrowed] = []
    if happened.low is not None:
        cases.append(Narrowed(frozenset({"reaches_in"}), {"low": happened.low}))
    if happened.high is not None:
        cases.append(_then(happened, "reaches_out"))
    return [Narrowed(frozenset({"undated"}), {}), *cases] if cases else []


#: For each order the conditions that hold its moment between two, with the names of the values.
_BOUNDS: Final = {
    Order.CHANGED: (("changed_since", "since"), ("changed_until", "until")),
    Order.ACTED: (("acted_since", "since"), ("acted_until", "until")),
    Order.HAPPENED: (("happened_since", "low"), ("begun_before", "before")),
}


def between(narrowed: Narrowed, order: Order, low: Moment | None, high: Moment | None) -> Narrowed:
    """Only what lies from the first moment on and before the second: by one bound on either side,
    as SQLite goes along an index by one."""
    (since, first), (before, end) = _BOUNDS[order]
    values = narrowed.values
    starts = [at for at in (values.get(first), low) if at is not None]
    ends = [at for at in (values.get(end), high) if at is not None]
    bounds = {first: max(starts, default=EARLIEST), end: min(ends, default=LATEST)}
    return narrowed | Narrowed(frozenset({since, before}), bounds)


#: As they are stored: whether it was after the submission is a number on SQLite.
_COLUMNS: Final = [
    type_coerce(one, NullType()).label(one.name) if isinstance(one.type, Boolean) else one
    for one in score_changes.c
]


@lru_cache(maxsize=512)
def changes_statement(names: frozenset[str], order: Order | None, *, after: bool) -> Select[Any]:
    """Changes, as far as there are that many. Without an order, those of one year by version;
    otherwise, ``after`` a place, with the moment in the order of which they come."""
    statement = _narrowed(select(*_COLUMNS), names, order)
    if order is None:
        return statement.order_by(_change.version, _change.ordinal)
    moment = _MOMENTS[order]
    key = (moment, _change.stream, _change.version, _change.ordinal)
    if after:
        statement = statement.where(tuple_(*key) > tuple_(*_AFTER))
    return statement.add_columns(moment).order_by(*key).limit(bindparam("limit"))


@lru_cache(maxsize=512)
def sealed_statement(names: frozenset[str]) -> Select[Any]:
    """The sheets of which something is left out."""
    sheets = _narrowed(select(_change.stream, _change.unit).distinct(), names, None).subquery()
    return select(sheets).where(_unsent(sheets.c.stream, sheets.c.unit)).limit(_NAMED)


def of_sheets(narrowed: Narrowed) -> Narrowed:
    """As much of it as an index holds: which sheets may hold what is asked for."""
    return Narrowed(narrowed.names & _OF_SHEETS, narrowed.values)


def _narrowed(statement: Select[Any], names: frozenset[str], order: Order | None) -> Select[Any]:
    """With these conditions; acts are looked at only where something of them is asked."""
    assert names <= _OF_ROWS.keys() | _OF_ACTS.keys()
    of_acts = [found for name, found in _OF_ACTS.items() if name in names]
    statement = statement.where(*(one for name, one in _OF_ROWS.items() if name in names))
    if "stream" in names:
        # of one year these are few: found first, or else SQLite looks at each change's
        versions = select(_act.version).where(_equal(_act.stream, "stream"), *of_acts)
        return statement.where(_change.version.in_(versions)) if of_acts else statement
    if of_acts or order in {Order.ACTED, Order.HAPPENED}:
        act = and_(_act.stream == _change.stream, _act.version == _change.version)
        statement = statement.select_from(score_changes.join(score_acts, act)).where(*of_acts)
    return statement


def _as_stored(column: Any) -> Any:
    """A text or salt as it stands there: SQLite keeps any type in any column."""
    return type_coerce(column, NullType()).label(column.name)


def _acts(which: Where) -> Select[Any]:
    """Acts, each with the text of its reason."""
    told = and_(
        _text.stream == _act.stream, _text.version == _act.version, _text.digest == _act.reason
    )
    columns = (*score_acts.c, _as_stored(_text.text), _as_stored(_text.salt))
    return select(*columns).outerjoin(tables.texts, told).where(which)


#: The acts of events, of one year or of several.
ACTS_OF_YEAR: Final = _acts(and_(_equal(_act.stream, "stream"), _among(_act.version, "versions")))
ACTS: Final = _acts(tuple_(_act.stream, _act.version).in_(bindparam("events", expanding=True)))
#: The texts that events hide.
TEXTS: Final = select(
    *(_text.stream, _text.version, _text.digest), _as_stored(_text.text), _as_stored(_text.salt)
).where(tuple_(_text.stream, _text.version).in_(bindparam("events", expanding=True)))
