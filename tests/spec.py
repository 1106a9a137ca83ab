"""Given events, when a command, then events: how the tests of the domain read.

Commands go through ``workflows.consider``, so permission and guard are always asked.
"""

from dataclasses import dataclass, replace
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from domain.record.order import Considered, Context, Order
from domain.record.record import Body, Command, Event, Seat, StreamId
from domain.values.refusal import Refusal
from workflows.consider import consider
from workflows.policies import follow_ups


@dataclass(frozen=True)
class Given:
    stream: StreamId
    context: Context
    events: tuple[Event, ...] = ()
    state: Any = None

    def when(self, command: Command, as_: Seat | None = None, **more: Any) -> "Then":
        """``more`` are further fields of the order."""
        more.setdefault("command_id", uuid5(NAMESPACE_OID, f"{self.stream}@{len(self.events)}"))
        more.setdefault("backfill", getattr(self.state, "backfill", False))
        order = Order(stream=self.stream, command=command, seat=as_, actor="tester", **more)
        try:
            return Then(self, consider(self.state, len(self.events), order, self.context))
        except Refusal as refusal:
            return Then(self, refusal)


@dataclass(frozen=True)
class Then:
    given: Given
    outcome: Considered | Refusal

    @property
    def done(self) -> Considered:
        assert isinstance(self.outcome, Considered), f"refused: {self.outcome}"
        return self.outcome

    def given_besides(self) -> Given:
        events = self.given.events + self.done.events
        return replace(self.given, events=events, state=self.done.state)

    def then(self, *bodies: Body) -> None:
        assert tuple(event.body for event in self.done.events) == bodies

    def then_follows(self, *commands: Command) -> None:
        assert tuple(row.command for row in follow_ups(self.given.state, self.done)) == commands

    def then_refused(self, code: str, /, **facts: object) -> None:
        """Refused, so nothing happens. Of the facts those that are named are compared."""
        assert isinstance(self.outcome, Refusal), f"accepted: {self.outcome.events}"
        found = {name: self.outcome.facts.get(name, "no such fact") for name in facts}
        assert (self.outcome.code, found) == (code, facts)
