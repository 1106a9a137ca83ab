"""The tables of the log, and the index columns of an event.

The stored ``state`` of an event is the whole record. Every other column of ``events`` is an index
that :func:`columns_of` fills from the header; whoever checks the log compares them by the same
function. Queries are written against these tables; the tables themselves are made by migrations.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from domain.record.record import Header

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)
# SQLite makes a column the row's own number only where its type is INTEGER.
_NUMBER = BigInteger().with_variant(Integer, "sqlite")
# Sorted and searched by bytes: a collation of PostgreSQL would skip punctuation.
_KEY = Text().with_variant(Text(collation="C"), "postgresql")

events = Table(
    "events",
    metadata,
    #: Counts from 1 over all streams, without gaps, in the order of commits.
    Column("position", _NUMBER, primary_key=True, autoincrement=False),
    Column("stream", Text, nullable=False),
    Column("version", Integer, nullable=False),
    #: ``type@schema``, under which the library selects.
    Column("topic", Text, nullable=False),
    Column("state", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("type", Text, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
    Column("effective_start", BigInteger),
    Column("effective_end", BigInteger),
    Column("precision", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("office", Text),
    Column("office_unit", Text),
    Column("for_unit", Text),
    Column("command_id", Text, nullable=False),
    Column("cause_stream", Text),
    Column("cause_version", Integer),
    Column("arithmetic", Integer, nullable=False),
    UniqueConstraint("stream", "version"),
    # When the latest was recorded is asked wherever a clock is shown.
    Index(None, "recorded_at"),
    # Formal acts are few and looked for among all events.
    Index(None, "type", "position"),
)

#: One row: the position of the last event. Whoever appends takes it last, and keeps it to the end.
head = Table(
    "head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("position", BigInteger, nullable=False),
)

#: The commands that were accepted. A receipt is written once, in the transaction of the claim.
commands = Table(
    "commands",
    metadata,
    Column("command_id", Text, primary_key=True),
    #: HMAC of the content under the salt.
    Column("digest", LargeBinary, nullable=False),
    #: Gone when a text of the command was erased: the digest then confirms nothing.
    Column("salt", LargeBinary),
    Column("actor", Text, nullable=False),
    Column("receipt", LargeBinary),
    #: That of the order, and so of the receipt.
    Column("stream", Text, index=True),
)

#: The texts that events refer to by hash; a row may be erased, never changed.
texts = Table(
    "texts",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    #: 64 hexadecimal digits.
    Column("digest", Text, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("text", Text, nullable=False),
)

#: Commands in other streams that follow from events.
follow_ups = Table(
    "follow_ups",
    metadata,
    Column("number", _NUMBER, primary_key=True),
    Column("cause_stream", Text, nullable=False),
    Column("cause_version", Integer, nullable=False),
    Column("policy", Text, nullable=False),
    Column("command_id", Text, nullable=False, unique=True),
    Column("stream", Text, nullable=False),
    Column("command", LargeBinary, nullable=False),
    Column("backfill", Boolean, nullable=False),
    #: waiting, done or refused
    Column("state", Text, nullable=False),
    #: The code of the refusal.
    Column("refusal", Text),
    UniqueConstraint("cause_stream", "cause_version", "policy"),
    Index(None, "state", "number"),
)

#: Names under which streams are found. A key belongs to one stream for ever.
names = Table(
    "names",
    metadata,
    Column("key", _KEY, primary_key=True),
    Column("stream", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("sort_key", _KEY, nullable=False),
    Column("fold", _KEY, nullable=False, index=True),
)

#: What is due in every cycle, of whom, and what has become of it: a function of the events.
deadlines = Table(
    "deadlines",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("code", _KEY, primary_key=True),
    #: Empty where it is due for the cluster as a whole.
    Column("unit", Text, primary_key=True),
    #: It is late from this moment on; none where no day is known.
    Column("due_before", BigInteger),
    #: See ``domain.cycle.deadlines.duties.Standing``.
    Column("state", Text, nullable=False),
    #: The version of the event by which that day holds.
    Column("set_at", Integer, nullable=False),
    # A sweep reads what is due in its order, and not what is pending, met or past.
    Index(None, "state", "due_before", "stream", "code", "unit"),
)

#: When to look next at the reminders of something due; gone when nobody is to be reminded.
reminders = Table(
    "reminders",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("code", _KEY, primary_key=True),
    #: Empty where it is due for the cluster as a whole.
    Column("unit", Text, primary_key=True),
    Column("look_at", BigInteger, nullable=False),
    Index(None, "look_at"),
)

#: What is to be told to whom. It is not a function of the events and is never made anew: told is
#: told. No text and no address stands here.
outbox = Table(
    "outbox",
    metadata,
    Column("notice", Text, primary_key=True),
    Column("topic", Text, nullable=False),
    #: The cycle, and the versions of the first and the last of its events that it tells of.
    Column("stream", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("last_version", Integer, nullable=False),
    Column("unit", Text, nullable=False),
    Column("office", Text, nullable=False),
    #: The code of the deadline, where it is about one; of a reminder, how many days before.
    Column("code", Text),
    Column("days", Integer),
    #: Put down at, and may leave (or be tried again) from.
    Column("told_at", BigInteger, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    #: waiting, sending, served, unserved, needless or withdrawn
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    #: After how many tries nobody knows whether the message was accepted.
    Column("unsure", Integer, nullable=False),
    #: While it is being sent: until when nobody else takes it up.
    Column("leased_until", BigInteger),
    #: The code of what kept it.
    Column("trouble", Text),
    #: The notice that a person had sent again.
    Column("again_of", Text),
    Index(None, "state", "due_at"),
    Index(None, "unit", "told_at"),
    Index(None, "stream", "unit", "topic", "state"),
)

#: The journal: one row for every try to deliver a notice.
deliveries = Table(
    "deliveries",
    metadata,
    Column("notice", Text, primary_key=True),
    #: Counts from 1 within the notice.
    Column("number", Integer, primary_key=True, autoincrement=False),
    #: A ``domain.notices.Means``.
    Column("means", Text, nullable=False),
    Column("message", Text),
    Column("begun_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    #: accepted, deferred, refused, unknown, returned or withdrawn; none while it goes on.
    Column("result", Text),
    #: What the server said, without addresses.
    Column("reply", Text),
    sqlite_with_rowid=False,
)

#: Where units receive mail: rows that may be erased at any time.
contacts = Table(
    "contacts",
    metadata,
    Column("unit", Text, primary_key=True),
    #: mailbox, officer, head or secretary
    Column("kind", Text, primary_key=True),
    Column("address", Text, nullable=False),
    #: vi or en
    Column("lang", Text, nullable=False),
    Column("set_at", BigInteger, nullable=False),
    #: What its server said when it last refused a message for good.
    Column("trouble", Text),
)

#: Who may do what only one at a time does.
leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", BigInteger, nullable=False),
    #: Its whole length: nobody holds one that ends further ahead than that.
    Column("lasts", BigInteger, nullable=False, server_default="0"),
)

#: What a sitting keeps beside the record, for every process of a server alike.
hall = Table(
    "hall",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("about", Text, primary_key=True),
    Column("text", Text, nullable=False),
)

#: Files beside the record, by the SHA-256 of their bytes. What they are called is not known here.
files = Table(
    "files",
    metadata,
    Column("digest", Text, primary_key=True),
    #: A ``domain.values.files.FileKind``.
    Column("kind", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    #: By the database's own clock, the last time.
    Column("put_at", BigInteger, nullable=False),
    #: An event was seen to name it.
    Column("named", Boolean, nullable=False),
    Index("ix_files_named", "named", "put_at"),
)

#: Their bytes.
file_pieces = Table(
    "file_pieces",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("bytes", LargeBinary, nullable=False),
)

#: How far each follower has come in the log of an application.
tracking = Table(
    "tracking",
    metadata,
    Column("follower", Text, primary_key=True),
    Column("application", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
)


def columns_of(header: Header) -> dict[str, object]:
    """The index columns of an event, as its header gives them."""
    seat, cause, effective = header.seat, header.cause, header.effective_at
    return {
        "stream": header.stream,
        "version": header.version,
        "topic": f"{header.type}@{header.schema}",
        "type": header.type,
        "schema": header.schema,
        "recorded_at": header.recorded_at,
        "effective_start": effective.start,
        "effective_end": effective.end,
        "precision": str(effective.precision),
        "origin": str(header.origin),
        "actor": header.actor,
        "office": str(seat.office) if seat else None,
        "office_unit": str(seat.unit) if seat and seat.unit else None,
        "for_unit": str(header.for_unit) if header.for_unit else None,
        "command_id": str(header.command_id),
        "cause_stream": cause.stream if cause else None,
        "cause_version": cause.version if cause else None,
        "arithmetic": header.arithmetic,
    }
