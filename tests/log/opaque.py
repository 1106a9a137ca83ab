"""Recorders for states that are not records, as the library's own cases store them."""

from eventsourcing.persistence import StoredEvent

from adapters.log.recorder import EventRecorder, StreamRecorder


def opaque(stored: StoredEvent) -> dict[str, object]:
    """Index columns that say nothing."""
    return {
        "stream": stored.originator_id,
        "version": stored.originator_version,
        "topic": stored.topic,
        "type": "opaque",
        "schema": 1,
        "recorded_at": 0,
        "precision": "unknown",
        "origin": "practice",
        "actor": "nobody",
        "command_id": "none",
        "arithmetic": 1,
    }


class OpaqueStreamRecorder(StreamRecorder):
    def describe(self, stored: StoredEvent) -> dict[str, object]:
        return opaque(stored)


class OpaqueRecorder(EventRecorder):
    def describe(self, stored: StoredEvent) -> dict[str, object]:
        return opaque(stored)
