"""The duties under Celery, for several machines on PostgreSQL and Redis.

Every task is a hint: what is due stands in tables, and a task only says "look now". So a task has
no arguments and no result, none is scheduled for a moment of business time, and whatever Redis
loses is found again by the next look. Acknowledged late and fetched one by one, a task of a worker
that dies is given to another.
"""

import os
import socket
import time
from collections.abc import Callable, Mapping
from logging import INFO, WARNING, Formatter, Logger, LogRecord, getLogger
from typing import Any, Final

from celery import Celery
from celery.signals import after_setup_logger, after_setup_task_logger, worker_process_shutdown
from kombu.entity import Exchange, Queue

from adapters.bootstrap import Engine, open_engine
from adapters.log import leases
from adapters.wording.outside import harmless
from workers.duties import DUTIES

log: Final = getLogger("thidua")
#: Where the tasks wait unless ``adapters.delivery.settings.BROKER`` says otherwise.
BROKER_DEFAULT: Final = "redis://localhost:6379/0"
#: Seconds after which a task is told to end, and after which its process is killed. A duty is cut
#: into transactions, so what was done stays done.
SOFT_LIMIT: Final = 240
HARD_LIMIT: Final = 300
#: Seconds between two times that a process says it is at work, and for which that is believed.
SAYS: Final = 20.0
HEARD: Final = 120.0
#: By duty: the queue in which it waits, and every how many seconds it is looked at.
RHYTHM: Final[Mapping[str, tuple[str, float]]] = {
    "sweep": ("deadlines", 10),
    "drain": ("deadlines", 5),
    "remind": ("deadlines", 60),
    "follow": ("models", 5),
    "files": ("models", 3600),
    "deliver": ("notices", 10),
    "alarm": ("notices", 600),
}


def make_app(broker: str, database: str) -> Celery:
    """The application: one task and one entry of the beat for each duty."""
    found = Celery("thidua", broker=broker, set_as_current=False)
    queues = dict.fromkeys(queue for queue, _ in RHYTHM.values())
    found.conf.update(
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        worker_prefetch_multiplier=1,
        task_ignore_result=True,
        task_soft_time_limit=SOFT_LIMIT,
        task_time_limit=HARD_LIMIT,
        # A task that nobody acknowledged is given to another worker after this many seconds.
        broker_transport_options={"visibility_timeout": 2 * HARD_LIMIT},
        broker_connection_retry_on_startup=True,
        worker_cancel_long_running_tasks_on_connection_loss=True,
        worker_hijack_root_logger=False,
        # What a library says may hold anything: see :class:`_Harmless`.
        worker_log_color=False,
        task_queues=[Queue(name, Exchange(name), routing_key=name) for name in queues],  # type: ignore[no-untyped-call]
        task_default_queue="deadlines",
        task_create_missing_queues=False,
        timezone="Asia/Ho_Chi_Minh",
        # What the beat has sent last is no business of a file: too often is harmless.
        beat_scheduler="celery.beat:Scheduler",
        beat_schedule={name: _entry(name) for name in DUTIES},
    )
    for name in DUTIES:
        found.task(_hint(name, database), name=_task(name))
    return found


class _Harmless(Formatter):
    """Lines of the log as another formatter makes them, without anything that steers a terminal:
    the texts of exceptions come from servers and libraries."""

    def __init__(self, made_by: Formatter) -> None:
        super().__init__()
        self._made_by = made_by

    def format(self, record: LogRecord) -> str:
        return harmless(self._made_by.format(record))


def keep_harmless(logger: Logger, **_: object) -> None:
    """Let every line that is logged pass the last gate of what is printed."""
    for handler in logger.handlers:
        if not isinstance(handler.formatter, _Harmless):
            handler.setFormatter(_Harmless(handler.formatter or Formatter()))


after_setup_logger.connect(keep_harmless, weak=False)
after_setup_task_logger.connect(keep_harmless, weak=False)


def _hint(duty: str, database: str) -> Callable[[], None]:
    def look() -> None:
        engine = _engine(database)
        _say_at_work(engine)
        if engine.practice:
            # Time goes on there with what others record.
            engine.clock.move(engine.store.last_moment())
        for line in DUTIES[duty](engine).lines:
            log.log(
                WARNING if line.standing else INFO, "%s %s %s", duty, line.what, dict(line.facts)
            )

    return look


def _task(duty: str) -> str:
    return f"thidua.{duty}"


def _entry(duty: str) -> dict[str, Any]:
    queue, seconds = RHYTHM[duty]
    # A hint that has waited as long as a whole round is worth nothing: the next one is there.
    return {
        "task": _task(duty),
        "schedule": seconds,
        "options": {"queue": queue, "expires": max(seconds, 30)},
    }


def _say_at_work(engine: Engine) -> None:
    """Let ``thidua doctor`` see that tasks come to this machine and are looked at."""
    if time.monotonic() - _heard.get(os.getpid(), float("-inf")) < SAYS:
        return
    _heard[os.getpid()] = time.monotonic()
    machine = socket.gethostname()
    leases.note(engine.store.database, f"{leases.WORKER}{machine}", machine, HEARD)


_heard: dict[int, float] = {}
_opened: dict[tuple[int, str], Engine] = {}


def _engine(database: str) -> Engine:
    """The database of this process: a connection does not outlive a fork."""
    key = (os.getpid(), database)
    if key not in _opened:
        _opened.clear()
        _opened[key] = open_engine(database)
    return _opened[key]


@worker_process_shutdown.connect  # type: ignore[untyped-decorator]
def _close(**_: object) -> None:
    for (process, _database), engine in _opened.items():
        if process == os.getpid():
            engine.store.close()
    _opened.clear()
