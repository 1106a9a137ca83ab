"""The inbox of a seat: what its unit was told, newest first. Opening a notice is its receipt."""

from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import select

from adapters.bootstrap import Engine
from adapters.delivery.by_hand import named
from adapters.delivery.ledger import cycle_of
from adapters.delivery.left import as_it_left
from adapters.delivery.queue import notice_of
from adapters.log import tables
from adapters.notices.rendered import Rendered, TemplateFailed
from adapters.wording.writing import Lang
from domain.cycle.cycle import Cycle
from domain.notices import MarkSeen, Notices, notices_stream
from domain.record.order import Order
from domain.record.record import Office, Seat, StreamId, command_word
from domain.values.refusal import Refusal
from domain.values.when import Moment
from workflows.notices import Notice
from workflows.permissions import PERMISSIONS, offices

_of = tables.outbox.c
#: Nobody was told of these.
_NOT_TOLD = ("needless", "withdrawn")


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A notice in an inbox."""

    notice: Notice
    #: The last event that it tells of, where several were joined.
    last_version: int
    told_at: Moment
    #: How its delivery stands; an inbox has it in any case.
    state: str
    seen: bool
    #: When it left, of one that is opened: so it reads.
    left_at: Moment | None = None


def inbox(
    engine: Engine, seat: Seat, stream: StreamId | None = None, limit: int = 100
) -> tuple[Letter, ...]:
    """What the unit of a seat was told in the years in which the seat holds its office, newest
    first. A head has only what waits for a signature; everybody else has the rest.

    Raises ``Refusal``: ``not_permitted``, or ``office_not_held`` where there is no such year.
    """
    _check_office(seat)
    rows = select(tables.outbox).where(_of.unit == str(seat.unit), _of.state.not_in(_NOT_TOLD))
    head = _of.office == Office.UNIT_HEAD.value
    own = head if seat.office is Office.UNIT_HEAD else ~head
    if stream is not None:
        rows = rows.where(_of.stream == stream)
    with engine.store.database.read() as connection:
        streams = connection.scalars(rows.with_only_columns(_of.stream).distinct()).all()
        wanted = [stream] if stream is not None else streams
        held = [one for one in wanted if _holds(engine, one, seat)]
        if not held and wanted:
            raise Refusal("office_not_held", office=seat.office, unit=seat.unit)
        found = connection.execute(
            rows.where(_of.stream.in_(held), own)
            .order_by(_of.told_at.desc(), _of.notice)
            .limit(limit)
        ).all()
    return tuple(_letter(engine, row) for row in found)


def open_letter(
    engine: Engine, seat: Seat, text: str, lang: Lang, *, actor: str
) -> tuple[Letter, Rendered]:
    """A notice as it left, or as it reads now where it still waits. The ledger has that it was
    seen, once.

    Raises ``Refusal``: ``notice_unknown`` also for one of another unit, ``not_permitted``,
    ``office_not_held``, ``notice_unwritten``.
    """
    _check_office(seat)
    with engine.store.database.read() as connection:
        row = named(connection, text)
    if row.unit != str(seat.unit) or row.state in _NOT_TOLD:
        raise Refusal("notice_unknown", value=text)
    if not _holds(engine, row.stream, seat):
        raise Refusal("office_not_held", office=seat.office, unit=seat.unit)
    letter = _letter(engine, row)
    try:
        then, rendered = as_it_left(engine, row, lang)
    except TemplateFailed:
        raise Refusal("notice_unwritten", value=text) from None
    letter = replace(letter, left_at=then.at if then else None)
    # Where nothing can be stored, a letter can be read all the same.
    if not letter.seen and not engine.store.database.read_only:
        _mark_seen(engine, seat, letter.notice, actor)
    return letter, rendered


def _mark_seen(engine: Engine, seat: Seat, notice: Notice, actor: str) -> None:
    cycle = cycle_of(notice.stream)
    order = Order(
        command_id=engine.ids.new(),
        stream=notices_stream(cycle),
        command=MarkSeen(cycle=cycle, about=notice.about),
        actor=actor,
        seat=seat,
    )
    # Somebody else of the unit may be reading it at this moment.
    try:
        engine.handle(order)
    except Refusal as refusal:
        if refusal.code != "already_done":
            raise


def _letter(engine: Engine, row: Any) -> Letter:
    notice = notice_of(row)
    ledger = engine.store.load(notices_stream(cycle_of(row.stream))).state
    told = ledger.told.get(notice.id) if isinstance(ledger, Notices) else None
    return Letter(
        notice=notice,
        last_version=row.last_version,
        told_at=row.told_at,
        state=row.state,
        seen=told is not None and told.seen,
    )


def _holds(engine: Engine, stream: StreamId, seat: Seat) -> bool:
    cycle = engine.store.load(stream).state
    return isinstance(cycle, Cycle) and cycle.holds(seat, engine.now())


def _check_office(seat: Seat) -> None:
    grants = PERMISSIONS[MarkSeen]
    if seat.office not in grants or seat.unit is None:
        raise Refusal("not_permitted", command=command_word(MarkSeen), offices=offices(grants))
