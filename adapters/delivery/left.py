"""When a notice left, so that it reads ever after as it was sent. No text of it is kept anywhere:
it is written anew, as of that moment."""

from typing import Final

import msgspec
from sqlalchemy import func, select

from adapters.bootstrap import Engine
from adapters.delivery.ledger import cycle_of
from adapters.delivery.queue import Waiting, notice_of
from adapters.delivery.smtp import Result
from adapters.log import tables
from adapters.notices.render import render
from adapters.notices.rendered import Rendered, TemplateFailed
from adapters.wording.writing import Lang
from domain.notices import NoticeServed, NoticeUnserved, notices_stream
from domain.values.when import Moment

_try, _events = tables.deliveries.c, tables.events.c
#: Of these it is known, or may be, that the message left.
_GONE: Final = frozenset({Result.ACCEPTED.value, Result.UNKNOWN.value})
#: Notes of the journal beside the tries to send it.
_BESIDE: Final = frozenset({Result.RETURNED.value, Result.WITHDRAWN.value})


class Left(msgspec.Struct, frozen=True):
    """When a notice left, and the last event of its cycle of which it then knew; none: by the
    moment alone."""

    at: Moment
    known: int | None = None


def left(engine: Engine, row: Waiting) -> Left | None:
    """When a notice left for good or perhaps, or was given up; none where it still waits, or where
    the journal does not say."""
    statement = select(_try.begun_at, _try.result).where(_try.notice == row.notice)
    with engine.store.database.read() as connection:
        tries = connection.execute(statement.order_by(_try.number)).all()
    under_way = row.state == "sending"
    for one in tries:
        if one.result in _GONE or (under_way and one.result is None):
            return Left(one.begun_at, _known(engine, row))
    given_up = [one for one in tries if one.result not in _BESIDE]
    if row.state == "unserved" and given_up:
        return Left(given_up[-1].begun_at, _known(engine, row))
    return None


def _known(engine: Engine, row: Waiting) -> int | None:
    """The last event of the cycle before the ledger had it that the notice was delivered or not.
    By the clock of a practice scenario much may happen at one moment."""
    ledger = notices_stream(cycle_of(row.stream))
    said = next(
        (
            event.version
            for event in engine.store.events(ledger)
            if isinstance(event.body, NoticeServed | NoticeUnserved)
            and str(event.body.about.notice) == row.notice
        ),
        None,
    )
    if said is None:
        return None
    at = (
        select(_events.position)
        .where(_events.stream == ledger, _events.version == said)
        .scalar_subquery()
    )
    before = select(func.max(_events.version)).where(
        _events.stream == row.stream, _events.position < at
    )
    with engine.store.database.read() as connection:
        known: int | None = connection.scalar(before)
    return known


def as_it_left(engine: Engine, row: Waiting, lang: Lang) -> tuple[Left | None, Rendered]:
    """A notice as it left, or as it reads now where it did not. Raises ``TemplateFailed``."""
    then = left(engine, row)
    return then, _written(engine, row, lang, then)


def text_left(engine: Engine, row: Waiting, lang: Lang) -> Rendered | None:
    """A notice as it left; none where it did not, or where its text cannot be made."""
    then = left(engine, row)
    try:
        return None if then is None else _written(engine, row, lang, then)
    except TemplateFailed:
        return None


def _written(engine: Engine, row: Waiting, lang: Lang, then: Left | None) -> Rendered:
    notice, last = notice_of(row), row.last_version
    if then is None:
        return render(engine, notice, last, lang)
    return render(engine, notice, last, lang, at=then.at, known=then.known)
