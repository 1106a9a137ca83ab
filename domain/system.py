"""The system stream: what the database is, and whether anything may leave it."""

import msgspec
from msgspec.structs import replace

from domain import personal
from domain.personal import (
    AnswerPersonRequest,
    ContactKind,
    PersonRequestAnswered,
    PersonRequestRecorded,
    RecordPersonRequest,
)
from domain.record.order import Act, Decide
from domain.record.record import Body, Command, Event, StreamId, UnitId
from domain.record.who import OPERATOR, PlainRow
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.stated import stated
from domain.values.when import Moment


class InitializeDatabase(Command, frozen=True, kw_only=True):
    """Say once and for life whether a database holds real years or practice."""

    practice: bool


class DatabaseInitialized(Body, frozen=True, kw_only=True):
    practice: bool


class HoldOutbox(Command, frozen=True, kw_only=True):
    """Let no notice leave. A database that was restored from a backup does not know what has left
    since: it says so, and waits until somebody has looked."""

    reason: str
    restored: bool = False


class ReleaseOutbox(Command, frozen=True, kw_only=True):
    """Let notices leave again."""

    reason: str


class EraseTexts(Command, frozen=True, kw_only=True):
    """Erase texts that an event hides, for good: the log keeps its hashes."""

    #: As people name it: ``cum-8/2026@14``.
    event: str
    texts_of: StreamId
    version: int
    digests: tuple[str, ...]
    reason: str


class EraseContacts(Command, frozen=True, kw_only=True):
    """Erase all addresses at which a unit receives mail, or those that are for something."""

    unit: UnitId
    #: What they are for; left out where all are meant.
    kinds: tuple[ContactKind, ...] | msgspec.UnsetType = msgspec.UNSET


class OutboxHeld(Body, frozen=True, kw_only=True):
    reason: Private
    #: The database was restored from a backup.
    restored: bool


class OutboxReleased(Body, frozen=True, kw_only=True):
    reason: Private


class TextsErased(Body, frozen=True, kw_only=True):
    """Which texts are gone; not a word of them."""

    event: str
    texts_of: StreamId
    version: int
    digests: tuple[str, ...]
    reason: Private


class ContactsErased(Body, frozen=True, kw_only=True):
    """Whose addresses are gone; none of them."""

    unit: UnitId
    #: Only those for this; ``None``: all.
    kinds: tuple[ContactKind, ...] | None


class Erased(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The texts of an event that were erased, by their hashes."""

    event: str
    stream: StreamId
    version: int
    digests: tuple[str, ...]


class Unaddressed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A unit whose addresses were erased, and when."""

    unit: UnitId
    at: Moment
    #: Only those for this; left out where all are gone.
    kinds: tuple[ContactKind, ...] | msgspec.UnsetType = msgspec.UNSET


class System(msgspec.Struct, frozen=True, kw_only=True):
    practice: bool
    #: Since when no notice leaves; none while they do.
    held_since: Moment | None = None
    erased: tuple[Erased, ...] = ()
    unaddressed: tuple[Unaddressed, ...] = ()
    requests: personal.Requests = ()


@refuses("already_done")
def initialize_database(
    state: System | None, command: InitializeDatabase, _act: Act
) -> tuple[Body, ...]:
    if state is not None:
        raise Refusal("already_done", what="initialize_database")
    return (DatabaseInitialized(practice=command.practice),)


@refuses("already_done", "reason_blank")
def hold_outbox(state: System | None, command: HoldOutbox, act: Act) -> tuple[Body, ...]:
    if state is None or state.held_since is not None:
        raise Refusal("already_done", what="hold_outbox")
    return (OutboxHeld(reason=act.hide_reason(command.reason), restored=command.restored),)


@refuses("already_done", "reason_blank")
def release_outbox(state: System | None, command: ReleaseOutbox, act: Act) -> tuple[Body, ...]:
    if state is None or state.held_since is None:
        raise Refusal("already_done", what="release_outbox")
    return (OutboxReleased(reason=act.hide_reason(command.reason)),)


@refuses()
def erase_contacts(_state: System | None, command: EraseContacts, _act: Act) -> tuple[Body, ...]:
    kinds = stated(command.kinds)
    return (ContactsErased(unit=command.unit, kinds=kinds),)


@refuses(personal.record)
def record_person_request(
    _state: System | None, command: RecordPersonRequest, act: Act
) -> tuple[Body, ...]:
    return personal.record(command, act)


@refuses(personal.answer)
def answer_person_request(
    state: System | None, command: AnswerPersonRequest, act: Act
) -> tuple[Body, ...]:
    return personal.answer(state.requests if state else (), command, act)


@refuses("already_done", "reason_blank")
def erase_texts(state: System | None, command: EraseTexts, act: Act) -> tuple[Body, ...]:
    known = {
        (one.stream, digest) for one in (state.erased if state else ()) for digest in one.digests
    }
    if {(command.texts_of, digest) for digest in command.digests} <= known:
        raise Refusal("already_done", what="erase_texts")
    erased = TextsErased(
        event=command.event,
        texts_of=command.texts_of,
        version=command.version,
        digests=command.digests,
        reason=act.hide_reason(command.reason),
    )
    return (erased,)


def evolve(state: System | None, event: Event) -> System:
    match event.body:
        case DatabaseInitialized() as body:
            return System(practice=body.practice)
        case OutboxHeld():
            assert state is not None
            return replace(state, held_since=event.header.recorded_at)
        case OutboxReleased():
            assert state is not None
            return replace(state, held_since=None)
        case TextsErased() as body:
            assert state is not None
            one = Erased(
                event=body.event,
                stream=body.texts_of,
                version=body.version,
                digests=body.digests,
            )
            return replace(state, erased=(*state.erased, one))
        case ContactsErased() as body:
            assert state is not None
            kinds = msgspec.UNSET if body.kinds is None else body.kinds
            gone = Unaddressed(unit=body.unit, at=event.header.recorded_at, kinds=kinds)
            return replace(state, unaddressed=(*state.unaddressed, gone))
        case PersonRequestRecorded() | PersonRequestAnswered():
            assert state is not None
            return replace(state, requests=personal.evolved(state.requests, event))
        case _:
            raise LookupError(type(event.body))


ROWS = (
    PlainRow(InitializeDatabase, by=OPERATOR),
    PlainRow(HoldOutbox, by=OPERATOR),
    PlainRow(ReleaseOutbox, by=OPERATOR),
    PlainRow(EraseTexts, by=OPERATOR),
    PlainRow(EraseContacts, by=OPERATOR),
    PlainRow(RecordPersonRequest, by=OPERATOR),
    PlainRow(AnswerPersonRequest, by=OPERATOR),
)
DECISIONS: dict[type[Command], Decide] = {
    InitializeDatabase: initialize_database,
    HoldOutbox: hold_outbox,
    ReleaseOutbox: release_outbox,
    EraseTexts: erase_texts,
    EraseContacts: erase_contacts,
    RecordPersonRequest: record_person_request,
    AnswerPersonRequest: answer_person_request,
}
COMMANDS: tuple[type[Command], ...] = tuple(DECISIONS)
EVENTS: tuple[type[Body], ...] = (
    DatabaseInitialized,
    OutboxHeld,
    OutboxReleased,
    TextsErased,
    ContactsErased,
    PersonRequestRecorded,
    PersonRequestAnswered,
)
