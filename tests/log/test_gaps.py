"""The order of all events has no gaps for a reader that keeps one number.

The library's own case for this does not notice the loss that a sequence brings, so here several
processes write with delays before their commits and with rollbacks, while a reader polls. A
control shows that the check can fail.
"""

import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import select, text

from adapters.log import tables
from adapters.log.database import Database
from tests.log.opaque import OpaqueRecorder

ROOT = Path(__file__).parents[2]
WRITERS = 3
TRANSACTIONS = 60


def follow_while_written(url: str, kind: str) -> tuple[list[int], list[int]]:
    """The positions that a reader saw while others wrote, and those that are there in the end."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.log.gap_writer", url, kind, str(seed), str(TRANSACTIONS)],
            cwd=ROOT,
        )
        for seed in range(WRITERS)
    ]
    database = Database(url)
    reader, seen = OpaqueRecorder(database), list[int]()
    while True:
        over = all(writer.poll() is not None for writer in writers)
        found = reader.select_notifications(
            start=seen[-1] if seen else 0, limit=5, inclusive_of_start=False
        )
        seen += [notification.id for notification in found]
        if over and not found:
            break
        time.sleep(0.0005)
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    with database.read() as connection:
        position = tables.events.c.position
        there = list(connection.scalars(select(position).order_by(position)))
    database.close()
    return seen, there


def test_reader_misses_nothing(engine_url: str) -> None:
    """A reader that asks for what comes after the last position sees each once and in order."""
    seen, there = follow_while_written(engine_url, "head")
    assert seen == there
    assert there == list(range(1, len(there) + 1))
    assert len(there) > WRITERS * TRANSACTIONS


def test_reader_of_a_sequence_misses_events(postgres_url: str) -> None:
    """The control: with positions from a sequence the same reader misses events."""
    database = Database(postgres_url)
    with database.write() as work:
        work.connection.execute(text("CREATE SEQUENCE naive"))
    database.close()
    seen, there = follow_while_written(postgres_url, "sequence")
    assert set(there) - set(seen)
