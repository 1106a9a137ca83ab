"""From when something is looked at, and over which span of time, as people type it."""

import re
from typing import Final

from adapters.audit.asked import start_of
from adapters.door.names import Directory, find_target
from domain.cycle.cycle import Cycle
from domain.record.record import StreamId
from domain.values.refusal import Refusal
from domain.values.when import When
from workflows.as_of import AsOf, end_of

_VERSION: Final = re.compile(r"(?:[a-z0-9./-]*)@(\d{1,9})")


def moment_asked(recorded: str | None, effective: str | None = None) -> AsOf:
    """A version (``@412``), what was recorded by a time, what had happened by a day.

    Raises ``Refusal("date_malformed")``, also for a time without precision.
    """
    version = _VERSION.fullmatch(recorded) if recorded else None
    known = When.read(recorded) if recorded and version is None else None
    happened = When.read(effective) if effective else None
    for when in (known, happened):
        if when is not None:
            end_of(when)
    return AsOf(version=int(version[1]) if version else None, recorded=known, effective=happened)


def read_as_of(cycle: Cycle, text: str) -> AsOf:
    """A moment of one year: ``@57``, ``cum-8/2021@57`` or a time (see ``When.read``).

    Raises ``Refusal``: ``event_unknown`` or ``date_malformed``.
    """
    if "@" in text:
        return AsOf(version=version_named(cycle, text))
    return moment_asked(text, None)


def version_named(cycle: Cycle, text: str) -> int:
    """``12``, ``@12`` or ``cum-8/2021@12``. Raises ``Refusal("event_unknown")``."""
    code, _, number = text.rpartition("@")
    if code not in {"", cycle.code} or not (number.isascii() and number.isdigit()):
        raise Refusal("event_unknown", value=text, stream=cycle.code)
    return int(number[:18])


def event_named(directory: Directory, text: str) -> tuple[StreamId, int]:
    """``cum-8/2021@12``: its stream and its version.

    Raises ``Refusal("event_unknown")`` for what is not written so, else as ``find_target``.
    """
    written = event_written(text)
    if written is None:
        raise Refusal("event_unknown", value=text)
    return find_target(directory, written[0]), written[1]


def event_written(text: str) -> tuple[str, int] | None:
    """``cum-8/2021@12``: the target as it is named, and the version; none where either lacks."""
    target, _, number = text.rpartition("@")
    if not target or not (number.isascii() and number.isdigit()):
        return None
    return target, int(number[:9])


def times(since: str | None, until: str | None) -> dict[str, object]:
    """The span of recording that is asked for. Raises ``Refusal("times_reversed")``."""
    first = When.read(since) if since else None
    last = When.read(until) if until else None
    if first is not None and last is not None and start_of(first) >= end_of(last):
        raise Refusal("times_reversed", first=first, last=last)
    return {"since": first, "until": last}
