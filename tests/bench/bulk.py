"""A writer of many events at once, for measuring: whole streams, a few transactions.

It writes what an append writes of events, texts, receipts and inline read models, with the same
functions; what a command asked for it does not know, so its receipts answer no command again.
Nobody else may write meanwhile.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Table, insert, update

from adapters.log import tables
from adapters.log.database import Database
from adapters.log.tables import columns_of
from adapters.views.models import MODELS, head_of
from domain.record.order import Receipt
from domain.record.record import FIRST_HASH, Event, chain, encode, privates, write

#: Events and rows that are gathered before a transaction.
BATCH: Final = 50_000


class BulkWriter:
    """Writes streams one after the other; :meth:`close` writes what is left."""

    def __init__(self, database: Database) -> None:
        self._database = database
        with database.read() as connection:
            self._position = head_of(connection)
        self._rows: dict[Table, list[dict[str, Any]]] = {}
        self._gathered = 0
        #: Events and rows of read models written so far.
        self.events = 0
        self.rows = 0

    def write(self, events: Sequence[Event]) -> None:
        """Take a whole stream, from its first event."""
        head = FIRST_HASH
        for event in events:
            state = write(event)
            head = chain(head, state)
            self._position += 1
            self._add(
                tables.events,
                [
                    {
                        **columns_of(event.header),
                        "state": state,
                        "hash": head,
                        "position": self._position,
                    }
                ],
            )
            self._add(tables.texts, _texts(event))
        self.events += len(events)
        self._add(tables.commands, _receipts(events))
        for model in MODELS:
            if model.concerns(events[0].stream) and not model.tracked:
                for table, rows in model.rows_of(events).items():
                    self._add(table, rows)
                    self.rows += len(rows)
        if self._gathered >= BATCH:
            self.close()

    def write_all(self, streams: Iterable[Sequence[Event]]) -> None:
        for events in streams:
            self.write(events)
        self.close()

    def close(self) -> None:
        """Write what was gathered, in one transaction."""
        with self._database.write() as work:
            for table, rows in self._rows.items():
                if rows:
                    work.connection.execute(insert(table), rows)
            work.connection.execute(update(tables.head).values(position=self._position))
        self._rows, self._gathered = {}, 0

    def _add(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        self._rows.setdefault(table, []).extend(rows)
        self._gathered += len(rows)


def _receipts(events: Sequence[Event]) -> list[dict[str, Any]]:
    """One for the events of each command, which stand together."""
    rows = []
    for command, group in groupby(events, key=lambda event: event.header.command_id):
        act = list(group)
        first, last = act[0].header, act[-1].header
        receipt = Receipt(
            command_id=command,
            stream=first.stream,
            first_version=first.version,
            last_version=last.version,
            recorded_at=last.recorded_at,
            events=tuple(event.header.type for event in act),
        )
        rows.append(
            {
                "command_id": str(command),
                "digest": b"",
                "salt": None,
                "actor": first.actor,
                "receipt": encode(receipt),
                "stream": first.stream,
            }
        )
    return rows


def _texts(event: Event) -> list[dict[str, Any]]:
    return [
        {
            "stream": event.stream,
            "version": event.version,
            "digest": private.digest,
            "salt": private.salt,
            "text": private.text,
        }
        for private in {private.digest: private for private in privates(event.body)}.values()
        if private.text is not None
    ]
