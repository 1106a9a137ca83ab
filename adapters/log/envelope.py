"""What is written together with events, in the same transaction."""

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Delete, Table, delete

from adapters.log import tables
from adapters.log.database import UnitOfWork
from adapters.log.statements import Inserting, Rows, Said, Statement, insert_into
from domain.record.order import FollowUp, Receipt
from domain.record.record import Event, StreamId, encode, privates
from domain.system import ContactsErased, TextsErased
from workflows.deadlines import DueChanges, due_changes
from workflows.notices import Leaving


class Envelope(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One append: events of one stream, and all that is recorded with them."""

    events: tuple[Event, ...]
    #: What was claimed for them, as it is stored.
    claim: Mapping[str, Any]
    #: The hash on which the first of them follows.
    head_hash: bytes
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


#: What a hook says, batch by batch. It goes on with the rows of a batch in which something answers.
Writing = Generator[Iterable[Said], list[Rows], None]
#: Writes rows that derive from an append, in its transaction; what it raises undoes the append.
Hook = Callable[[Envelope], Writing]


def derive(work: UnitOfWork, hooks: Sequence[Hook], envelope: Envelope) -> None:
    """Write what derives from an append.

    The questions of all hooks are asked together, and what they write without an answer goes with
    them, in the order of the hooks: in one order for all, or two writers could each hold what the
    other waits for.
    """
    said: list[Said] = []
    asking = [_up_to_question(hook(envelope), None, said) for hook in hooks]
    while any(asking):
        answers = work.ask(*said)
        said = []
        asking = [
            _up_to_question(asked.of, answers[asked.places], said) for asked in asking if asked
        ]
    work.write(said)


class _Asked(NamedTuple):
    """A hook that waits for answers, and where among all answers they stand."""

    of: Writing
    places: slice


def _up_to_question(
    writing: Writing, answers: list[Rows] | None, said: list[Said]
) -> _Asked | None:
    """Take down what a hook says up to its next question; nothing where it has no more."""
    try:
        batch = next(writing) if answers is None else writing.send(answers)
        while True:
            start = len(said)
            said += batch
            for number in range(start, len(said)):
                if said[number].statement.answers:
                    return _Asked(writing, slice(start, len(said)))
            batch = writing.send([])
    except StopIteration:
        return None


def insert_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> bool:
    """Insert the rows that are not there yet; whether all of them were new.

    On PostgreSQL a row that another transaction is about to insert is waited for.
    """
    statement = insert_into(connection.dialect.name, table).on_conflict_do_nothing()
    # The rows are given apart: a statement that holds them would be compiled anew every time.
    inserted = connection.execute(statement.returning(*table.primary_key.columns), rows)
    return len(inserted.all()) == len(rows)


_COMMANDS: Final = Inserting(tables.commands)
_TEXTS: Final = Inserting(tables.texts)
_FOLLOW_UPS: Final = Inserting(tables.follow_ups)


def write_receipt(envelope: Envelope) -> Writing:
    """Put down the claim and its answer. Of two with the same id the second waits for the first
    to end, and fails where that was stored."""
    yield _COMMANDS.rows([{**envelope.claim, "receipt": encode(envelope.receipt)}])


def write_texts(envelope: Envelope) -> Writing:
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
    yield _TEXTS.rows(list(rows.values()))


def erase(envelope: Envelope) -> Writing:
    """What an event says is erased goes with it."""
    for event in envelope.events:
        match event.body:
            case TextsErased() as body:
                yield [Said(Statement(_erased(body.texts_of, body.digests)))]
            case ContactsErased() as body:
                of = tables.contacts.c
                gone = delete(tables.contacts).where(of.unit == str(body.unit))
                if body.kinds is not None:
                    gone = gone.where(of.kind.in_(body.kinds))
                yield [Said(Statement(gone))]


def erase_rows(connection: Connection, stream: StreamId, digests: Sequence[str]) -> None:
    connection.execute(_erased(stream, digests))


def _erased(stream: StreamId, digests: Sequence[str]) -> Delete:
    of = tables.texts.c
    return delete(tables.texts).where(of.stream == stream, of.digest.in_(digests))


def write_follow_ups(envelope: Envelope) -> Writing:
    """Put down what is to follow in other streams."""
    yield _FOLLOW_UPS.rows(
        [
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
    )


#: What every append writes, whatever else is added.
ALWAYS: tuple[Hook, ...] = (write_receipt, write_texts, erase, write_follow_ups)
