"""What is written together with events, in the same transaction."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, insert, update

from adapters.log import tables
from adapters.log.upserting import inserting
from domain.record.order import FollowUp, Receipt
from domain.record.record import Event, StreamId, encode, privates
from domain.system import ContactsErased, TextsErased
from workflows.deadlines import DueChanges, due_changes
from workflows.notices import Leaving


class Envelope(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One append: events of one stream, and all that is recorded with them."""

    events: tuple[Event, ...]
    #: The states of the stream before and after the events.
    before: object
    state: object
    follow_ups: tuple[FollowUp, ...]
    receipt: Receipt
    leaving: tuple[Leaving, ...] = ()

    @property
    def stream(self) -> StreamId:
        return self.events[0].stream

    @cached_property
    def due(self) -> DueChanges:
        """What the append changes of what is due."""
        return due_changes(self.stream, self.before, self.state)


#: Writes rows that derive from an append. Called by the recorder with the open connection, just
#: before the head row is taken; what it raises undoes the append.
Hook = Callable[[Connection, Envelope], None]


def insert_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> bool:
    """Insert the rows that are not there yet; whether all of them were new.

    On PostgreSQL a row that another transaction is about to insert is waited for.
    """
    statement = inserting(connection)(table).on_conflict_do_nothing()
    # The rows are given apart: a statement that holds them would be compiled anew every time.
    inserted = connection.execute(statement.returning(*table.primary_key.columns), rows)
    return len(inserted.all()) == len(rows)


def write_texts(connection: Connection, envelope: Envelope) -> None:
    """Put the texts that the events hide beside them."""
    rows = {
        (event.version, private.digest): {
            "stream": event.stream,
            "version": event.version,
            "digest": private.digest,
            "salt": private.salt,
            "text": private.text,
        }
        for event in envelope.events
        for private in privates(event.body)
        if private.text is not None
    }
    if rows:
        connection.execute(insert(tables.texts), list(rows.values()))


def erase(connection: Connection, envelope: Envelope) -> None:
    """What an event says is erased goes with it."""
    for event in envelope.events:
        match event.body:
            case TextsErased() as body:
                erase_rows(connection, body.texts_of, body.digests)
            case ContactsErased() as body:
                of = tables.contacts.c
                gone = delete(tables.contacts).where(of.unit == str(body.unit))
                if body.kinds is not None:
                    gone = gone.where(of.kind.in_(body.kinds))
                connection.execute(gone)


def erase_rows(connection: Connection, stream: StreamId, digests: Sequence[str]) -> None:
    of = tables.texts.c
    connection.execute(delete(tables.texts).where(of.stream == stream, of.digest.in_(digests)))


def write_follow_ups(connection: Connection, envelope: Envelope) -> None:
    """Put down what is to follow in other streams."""
    rows = [
        {
            "cause_stream": follow_up.cause.stream,
            "cause_version": follow_up.cause.version,
            "policy": follow_up.cause.policy,
            "command_id": str(follow_up.cause.command_id()),
            "stream": follow_up.stream,
            "command": encode(follow_up.command),
            "backfill": follow_up.backfill,
            "state": "waiting",
        }
        for follow_up in envelope.follow_ups
    ]
    if rows:
        connection.execute(insert(tables.follow_ups), rows)


def write_receipt(connection: Connection, envelope: Envelope) -> None:
    """Answer the claim. Crashes where nobody has claimed the command."""
    receipt, table = envelope.receipt, tables.commands
    answered = connection.execute(
        update(table)
        .where(table.c.command_id == str(receipt.command_id), table.c.receipt.is_(None))
        .values(receipt=encode(receipt))
    )
    if answered.rowcount != 1:
        raise RuntimeError(f"command {receipt.command_id} was not claimed")


#: What every append writes, whatever else is added.
ALWAYS: tuple[Hook, ...] = (write_texts, erase, write_follow_ups, write_receipt)
