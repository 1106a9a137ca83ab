"""The letters of a database: every notice that waits in it, as it would leave."""

import html
import re
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Row, select

from adapters.bootstrap import Engine
from adapters.log import tables
from adapters.notices.render import render
from adapters.notices.rendered import Rendered
from adapters.wording.writing import Lang
from domain.notices import Topic
from domain.record.record import Office, Seat, UnitId
from domain.values.when import Moment
from workflows.notices import Notice


class Waiting(NamedTuple):
    notice: Notice
    last_version: int
    due_at: Moment


def waiting(engine: Engine) -> list[Waiting]:
    """Everything in the outbox, in the order in which it leaves."""
    of = tables.outbox.c
    with engine.store.database.read() as connection:
        found = connection.execute(
            select(tables.outbox).order_by(of.due_at, of.version, of.unit)
        ).all()
    return [Waiting(_notice(row), row.last_version, row.due_at) for row in found]


def _notice(row: Row[tuple[object, ...]]) -> Notice:
    return Notice(
        id=UUID(row.notice),
        topic=Topic(row.topic),
        stream=row.stream,
        version=row.version,
        to=Seat(Office(row.office), UnitId(row.unit)),
        code=row.code,
        days=row.days,
    )


def written(
    engine: Engine, one: Waiting, lang: Lang = "vi", public_url: str | None = None
) -> Rendered:
    """A notice as it leaves at its first moment."""
    return render(engine, one.notice, one.last_version, lang, public_url=public_url, at=one.due_at)


def of_topic(engine: Engine, topic: Topic, office: Office | None = None) -> Waiting:
    """The first of a topic."""
    return next(
        one
        for one in waiting(engine)
        if one.notice.topic is topic and office in {None, one.notice.to.office}
    )


_HEAD = re.compile(r"<head>.*?</head>|<th .*?</th>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def said_by(page: str) -> list[str]:
    """The words of a page, in their order; heads of columns left out."""
    return _words(html.unescape(_TAG.sub(" ", _HEAD.sub(" ", page))))


def said_in(text: str) -> list[str]:
    """The words of a plain text, without the marks of its form."""
    return _words(text)


def _words(text: str) -> list[str]:
    """A cell of a table is set apart by itself, and by marks in plain text."""
    apart = text.replace(":", " ").replace(",", " ").replace(".", " ").replace(";", " ")
    return [word for word in apart.split() if word not in {"-", "--", "→"}]
