"""A cycle as it stood: ``--as-of`` a version, or a time by which things had been recorded."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.cli.terminal import Terminal
    from domain.cycle.cycle import Cycle
    from domain.record.record import Event
    from domain.values.when import Moment


@dataclass(frozen=True)
class Past:
    """A cycle as of an earlier version."""

    cycle: "Cycle"
    events: "Sequence[Event]"
    #: The time from which it is looked at.
    at: "Moment"

    @property
    def version(self) -> int:
        return self.events[-1].version

    @property
    def recorded_at(self) -> "Moment":
        return self.events[-1].header.recorded_at

    def line(self, terminal: "Terminal") -> str:
        """What stands over every page of the past."""
        from adapters.wording.writing import moment

        recorded = moment(self.recorded_at, terminal.lang)
        return terminal.word("as_of", version=self.version, moment=recorded)


def past_of(cycle: "Cycle", events: "Sequence[Event]", text: str) -> Past:
    """The cycle as of ``@57``, ``cum-8/2021@57`` or a time (see ``When.read``).

    Raises ``Refusal``: ``event_unknown``, ``moment_before`` or ``date_malformed``.
    """
    from adapters.door.moments import read_as_of
    from workflows.as_of import end_of, fold, seen

    as_of = read_as_of(cycle, text)
    found = seen(events, as_of).events
    at = found[-1].header.recorded_at
    if as_of.recorded is not None:
        at = end_of(as_of.recorded) - 1
    return Past(cycle=fold(found), events=found, at=at)
