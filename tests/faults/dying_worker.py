"""A worker whose processes die: each before a statement of its own number, counted from its start.

``dying_worker worker`` is ``thidua worker``; the number stands in DIE_AT. A process that died is
replaced by one that dies as early, so a number that is too small for a duty lets nothing be done.
"""

import os
from itertools import count
from typing import Any

from sqlalchemy import Engine, event

from adapters.cli import main
from tests.faults.dying_writer import die

_SERVER = os.getpid()
_LEFT: dict[int, Any] = {}


def countdown(*_: Any) -> None:
    """Of each process that was forked; the one that looks after them lives."""
    process = os.getpid()
    if process == _SERVER:
        return
    left = _LEFT.setdefault(process, count(-int(os.environ["DIE_AT"])))
    if next(left) == 0:
        die()


if __name__ == "__main__":
    event.listen(Engine, "before_cursor_execute", countdown)
    event.listen(Engine, "commit", countdown)
    main()
