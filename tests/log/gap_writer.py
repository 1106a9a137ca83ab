"""A process that writes to a log, slowly and with rollbacks: ``gap_writer URL KIND SEED COUNT``."""

import random
import sys
import time
from contextlib import suppress

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Connection, text

from adapters.log.database import Database
from tests.log.opaque import OpaqueRecorder


class SequenceRecorder(OpaqueRecorder):
    """Takes positions from a sequence of PostgreSQL, as one would at first: the control."""

    def _take_positions(self, connection: Connection, count: int) -> list[int]:
        following = text("SELECT nextval('naive') FROM generate_series(1, :count)")
        return list(connection.scalars(following, {"count": count}))


class Undone(Exception):
    """Thrown to roll back."""


KINDS = {"head": OpaqueRecorder, "sequence": SequenceRecorder}


def write(recorder: OpaqueRecorder, stream: str, chance: random.Random) -> None:
    """One transaction of some events, which dawdles before it ends, and may end badly."""
    events = [
        StoredEvent(stream, version, "topic", b"state")
        for version in range(1, chance.randint(2, 4))
    ]
    with suppress(Undone), recorder.database.write():
        recorder.insert_events(events)
        time.sleep(chance.uniform(0, 0.003))
        if chance.random() < 0.2:
            raise Undone


def main(url: str, kind: str, seed: str, count: str) -> None:
    recorder = KINDS[kind](Database(url))
    chance = random.Random(int(seed))
    for number in range(int(count)):
        write(recorder, f"unit:{seed}-{number}", chance)


if __name__ == "__main__":
    main(*sys.argv[1:])
