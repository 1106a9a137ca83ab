"""What a sitting keeps beside the record: what the wall shows, and a count until two people who
entered it agree.

It stands in the database, so that every process of a server shows the same wall and whoever takes
the laptop finds the entry of before where no page has it. It is no event: nothing is reckoned from
it, and it goes once it has served.
"""

from sqlalchemy import delete, insert, select

from adapters.log import tables
from adapters.log.database import Database
from domain.record.record import StreamId

_of = tables.hall.c


def kept(database: Database, stream: StreamId, about: str) -> str | None:
    """What was kept under that name; ``None``: nothing."""
    with database.read() as connection:
        found: str | None = connection.scalar(
            select(_of.text).where(_of.stream == stream, _of.about == about)
        )
        return found


def keep(database: Database, stream: StreamId, about: str, text: str | None) -> None:
    """Keep a text in the place of what was there; ``None``: keep nothing."""
    with database.write() as work:
        here = (_of.stream == stream, _of.about == about)
        work.connection.execute(delete(tables.hall).where(*here))
        if text is not None:
            row = {"stream": stream, "about": about, "text": text}
            work.connection.execute(insert(tables.hall), row)
