"""A process that writes to a log, slowly and with rollbacks: ``gap_writer URL KIND SEED COUNT``."""

import random
import sys
import time
from collections.abc import Sequence
from contextlib import suppress

from eventsourcing.persistence import StoredEvent
from sqlalchemy import insert, text

from adapters.log import tables
from adapters.log.database import Database, UnitOfWork
from tests.log.opaque import OpaqueRecorder


class SequenceRecorder(OpaqueRecorder):
    """Takes positions from a sequence of PostgreSQL, as one would at first: the control."""

    def _record(self, work: UnitOfWork, rows: Sequence[dict[str, object]]) -> list[int]:
        following = text("SELECT nextval('naive') FROM generate_series(1, :count)")
        positions = list(work.connection.scalars(following, {"count": len(rows)}))
        placed = [row | {"position": at} for row, at in zip(rows, positions, strict=True)]
        work.connection.execute(insert(tables.events), placed)
        return positions


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
