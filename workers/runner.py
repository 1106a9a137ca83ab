"""All duties in one process, on one machine without any server: ``thidua serve``.

A lease keeps a second one from doing the same work; should both hold it for a moment, nothing is
done twice, because every duty claims what it does. Told to stop, it finishes the step it is in.
"""

import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final
from uuid import uuid4

from sqlalchemy import func, select

from adapters.bootstrap import Engine
from adapters.log import leases, tables
from adapters.log.database import Database
from adapters.log.errors import StorageError, UnusableError
from adapters.log.transaction import ticking
from domain.cycle.deadlines.duties import Standing
from domain.values.refusal import Refusal
from domain.values.when import Moment
from workers.duties import DUTIES, Duty, Line
from workflows.ports import WriteConflictError

#: The lease of whoever does the duties.
LEASE: Final = "duties"
#: Seconds after which another takes over from one that is heard of no more.
LASTS: Final = 60.0
#: Seconds after which a timer that was heard of should have come by again: a quarter of a day.
TIMED: Final = 6 * 60 * 60.0
#: Seconds between two rounds where nothing is known to be due earlier.
PAUSE: Final = 2.0
#: Duties that look at much and have seldom anything to do, with the seconds between two looks.
SELDOM: Final = {"alarm": 600.0}

Say = Callable[[str, Line], None]


def own_name() -> str:
    """Who holds a lease, for people who look at it: machine, process and something unique."""
    return f"{socket.gethostname()}/{os.getpid()}/{uuid4().hex[:6]}"


class Runner:
    """Runs the duties round by round."""

    def __init__(
        self,
        engine: Engine,
        say: Say,
        *,
        holder: str | None = None,
        pause: float = PAUSE,
        lasts: float = LASTS,
    ) -> None:
        """``say`` is told every line: of which duty, and what."""
        self.engine = engine
        self.holder = holder or own_name()
        self.stopping = threading.Event()
        #: Whether a duty could not be done in the last round.
        self.failed = False
        #: Whether a duty has left something only to let others have their turn.
        self.more = False
        self._say = say
        self._pause = pause
        self._lasts = lasts
        self._renewed = float("-inf")
        self._looked: dict[str, float] = {}
        self._standing: dict[str, tuple[Line, ...]] = {}

    def run(self) -> None:
        """Go on until told to stop."""
        while not self.stopping.is_set():
            self.round()
            if not self.more:
                self.stopping.wait(self._until_next())
        self.leave()

    def round(self) -> bool:
        """Every duty once; whether it was this runner's turn."""
        self.more = False
        try:
            if not self._holds():
                self._tell("serve", (self._held_by_another(),))
                return False
        except (StorageError, WriteConflictError) as error:
            self._tell("serve", (_failed(error),))
            return False
        self._tell("serve", ())
        self.failed = False
        for name, duty in DUTIES.items():
            if self.stopping.is_set():
                break
            if time.monotonic() - self._looked.get(name, float("-inf")) >= SELDOM.get(name, 0.0):
                self._do(name, duty)
                self._looked[name] = time.monotonic()
        return True

    def leave(self) -> None:
        """Give the lease up, so that the next one need not wait for its end."""
        with suppress(StorageError, WriteConflictError):
            leases.give_up(self.engine.store.database, LEASE, self.holder)

    def note_round(self) -> None:
        """Say that a timer of this machine has come by, for ``thidua doctor``."""
        machine = socket.gethostname()
        with suppress(StorageError, WriteConflictError):
            leases.note(self.engine.store.database, leases.TIMER + machine, machine, TIMED)

    def _do(self, name: str, duty: Duty) -> None:
        """One duty; what fails in it keeps no other, and is tried again in the next round."""
        try:
            if self.engine.practice:
                # Time goes on there with what others record.
                self.engine.clock.move(self.engine.store.last_moment())
            report = duty(self.engine, self._goes_on)
            lines, self.more = report.lines, self.more or report.more
        except Refusal as refusal:
            facts = {"code": refusal.code, **refusal.facts}
            lines, self.failed = (Line(what="refused", facts=facts, standing=True),), True
        except Exception as error:
            lines, self.failed = (_failed(error),), True
        self._tell(name, lines)

    def _goes_on(self) -> bool:
        return not self.stopping.is_set() and self._holds()

    def _holds(self) -> bool:
        """Whether the lease is held; it is prolonged when a part of it is over."""
        if time.monotonic() - self._renewed < self._lasts / 4:
            return True
        held = leases.take(self.engine.store.database, LEASE, self.holder, self._lasts)
        self._renewed = time.monotonic() if held else float("-inf")
        return held

    def _held_by_another(self) -> Line:
        holders = {one.name: one for one in leases.held(self.engine.store.database)}
        holder = holders[LEASE].holder if LEASE in holders else ""
        return Line(what="held", facts={"holder": holder}, standing=True)

    def _tell(self, duty: str, lines: tuple[Line, ...]) -> None:
        """Say what was done; how things stand only where that is new."""
        standing = tuple(line for line in lines if line.standing)
        known = self._standing.get(duty, ())
        self._standing[duty] = standing
        for line in lines:
            if not line.standing or line not in known:
                self._say(duty, line)

    def _until_next(self) -> float:
        """Seconds to wait: the pause, or less where something is due before that."""
        if self.engine.practice:
            return self._pause
        try:
            ahead = next_due(self.engine.store.database)
        except (StorageError, WriteConflictError):
            ahead = None
        return self._pause if ahead is None else min(self._pause, ahead)


def next_due(database: Database) -> float | None:
    """Seconds until something falls due in a real database; none where nothing is known to."""
    outbox, due, remind = tables.outbox.c, tables.deadlines.c, tables.reminders.c
    with database.read() as connection:
        now = ticking(connection)
        asked = (
            select(func.min(outbox.due_at)).where(outbox.state == "waiting", outbox.due_at > now),
            select(func.min(due.due_before)).where(
                due.state == Standing.OPEN.value, due.due_before > now
            ),
            select(func.min(remind.look_at)).where(remind.look_at > now),
        )
        moments: list[Moment | None] = [connection.scalar(one) for one in asked]
    return min(((one - now) / 1_000_000 for one in moments if one is not None), default=None)


def _failed(error: Exception) -> Line:
    """Nothing of the error but its kind: a message may hold texts that stand nowhere else. What
    lies with the file or its disk has a sentence of its own."""
    if isinstance(error, UnusableError):
        facts = {"code": error.why.value, "file": str(error.file or "")}
        return Line(what="unusable", facts=facts, standing=True)
    return Line(what="failed", facts={"error": type(error).__name__}, standing=True)


def stop_on_signals(runner: Runner) -> None:
    """SIGTERM and SIGINT end the runner after the step that it is in."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: runner.stopping.set())
