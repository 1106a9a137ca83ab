"""Between events and what the library stores."""

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import JSONTranscoder, Mapper, StoredEvent

from adapters.log.fact import Fact
from domain.record.record import write
from domain.record.streams import read_event, type_of


class UnreadableEventError(Exception):
    """An event that would not be read back as it is written."""


class RecordMapper(Mapper[str]):
    """The stored state is the whole record; the topic is the stable name of the event."""

    def __init__(self) -> None:
        # Neither compressed nor encrypted: bytes are hashed and exported as stored.
        super().__init__(JSONTranscoder())

    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> StoredEvent:
        """The record of an event.

        One event that cannot be read would stop every reader of a log that only grows. So
        raises ``domain.record.streams.UnknownEventError`` for a type that is not registered, and
        :class:`UnreadableEventError` for an event that does not survive the way there and back.
        """
        assert isinstance(domain_event, Fact)
        event = domain_event.event
        named = (event.header.type, event.header.schema)
        state = write(event)
        if type_of(event.body) != named or read_event(state) != event:
            raise UnreadableEventError(f"{event.stream}@{event.version}: {event.header.type}")
        return StoredEvent(
            originator_id=event.stream,
            originator_version=event.version,
            topic=f"{event.header.type}@{event.header.schema}",
            state=state,
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Fact:
        """The event of a record. Raises what ``domain.record.streams.read_event`` raises."""
        return Fact(read_event(stored_event.state))
