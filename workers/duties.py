"""What is done without a person. Each duty finds in tables what is due, and decides nothing; it may
be called at any time, by several at once, and cut off anywhere."""

import time
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, Protocol

import msgspec

from adapters.bootstrap import Engine
from adapters.delivery.alarm import alarm
from adapters.delivery.deliver import deliver
from adapters.delivery.settings import settings_of
from adapters.delivery.turns import Came
from adapters.log.files import remove_unnamed
from adapters.views.follow import catch_up
from adapters.views.followed import followed
from domain.cycle.cycle import Cycle
from domain.record.record import Office, StreamId
from workflows.deadlines import DueKey
from workflows.handle import drain
from workflows.reminders import remind
from workflows.sweep import sweep

#: How much a duty does at most before others have their turn.
LIMIT: Final = 100
#: Seconds for which the log is followed before others have theirs.
TURN: Final = 20.0

GoOn = Callable[[], bool]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was done, or that stands in the way."""

    what: str
    facts: Mapping[str, object] = MappingProxyType({})
    #: It is no act but how things stand, and is told once while it lasts.
    standing: bool = False


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one call of a duty."""

    duty: str
    #: Nothing was done where there is none.
    lines: tuple[Line, ...] = ()
    #: It was left for others to have their turn, and goes on at once.
    more: bool = False


def _always() -> bool:
    return True


class Duty(Protocol):
    """``go_on`` is asked where a duty may stop; the next call goes on from there."""

    def __call__(self, engine: Engine, go_on: GoOn = _always) -> Report: ...


def pass_deadlines(engine: Engine, go_on: GoOn = _always) -> Report:
    """Let pass what is due, and carry out what follows."""
    if not go_on():
        return Report(duty="sweep")
    found = sweep(engine.store, engine.seeds, LIMIT)
    passed = (Line(what="passed", facts=_due(engine, key)) for key in found.passed)
    stuck = (
        Line(what="cannot_pass", facts={**_due(engine, key), "code": code}, standing=True)
        for key, code in found.stuck
    )
    return Report(duty="sweep", lines=(*passed, *stuck))


def carry_out_follow_ups(engine: Engine, go_on: GoOn = _always) -> Report:
    """Carry out the commands in other streams that follow from events."""
    settled = drain(engine.store, engine.seeds) if go_on() else 0
    done = (Line(what="followed", facts={"count": settled}),) if settled else ()
    waiting = tuple(
        Line(
            what="waits",
            facts={"event": f"{_code(engine, found.cause.stream)}@{found.cause.version}"},
            standing=True,
        )
        for found in engine.store.waiting_follow_ups(LIMIT)
    )
    return Report(duty="drain", lines=done + waiting)


def put_down_reminders(engine: Engine, go_on: GoOn = _always) -> Report:
    """Put down the reminders whose day has come."""
    if not go_on():
        return Report(duty="remind")
    found = remind(engine.store, LIMIT)
    told = (
        Line(
            what="reminder",
            facts={
                "cycle": _code(engine, one.stream),
                "deadline": one.code,
                # the secretary is reminded of what the cluster owes as a whole
                "unit": None if one.to.office is Office.SECRETARY else one.to.unit,
                "days": one.days,
            },
        )
        for one in found.told
    )
    stuck = (
        Line(what="cannot_remind", facts={**_due(engine, key), "code": code}, standing=True)
        for key, code in found.stuck
    )
    return Report(duty="remind", lines=(*told, *stuck))


def deliver_notices(engine: Engine, go_on: GoOn = _always) -> Report:
    """Let leave what waits in the outbox and is due. Raises ``Refusal("setting_malformed")``."""
    found = deliver(engine, settings_of(engine.practice), LIMIT, go_on)
    if found.no_server:
        return Report(duty="deliver", lines=(Line(what="no_server", standing=True),))
    if found.held_since is not None:
        held = Line(what="outbox_held", facts={"at": found.held_since}, standing=True)
        return Report(duty="deliver", lines=(held,))
    return Report(
        duty="deliver",
        lines=tuple(
            Line(
                what="notice",
                facts={
                    "notice": str(one.notice),
                    "topic": one.topic,
                    "unit": one.unit,
                    "came": one.came,
                    "why": one.why,
                },
            )
            for one in found.done
            if one.came is not Came.TAKEN_OVER
        )
        + (Line(what="groups", facts={"count": found.groups}),) * bool(found.groups),
    )


def raise_alarms(engine: Engine, go_on: GoOn = _always) -> Report:
    """Put down, once on a working day, what the secretary of a cycle has to see to."""
    told = alarm(engine).cycles if go_on() else ()
    lines = (Line(what="alarm", facts={"cycle": _code(engine, stream)}) for stream in told)
    return Report(duty="alarm", lines=tuple(lines))


def follow_log(engine: Engine, go_on: GoOn = _always) -> Report:
    """Bring the tracked read models on towards the end of the log."""
    database = engine.store.database
    before, ends = followed(database).position, time.monotonic() + TURN
    found = catch_up(database, go_on=lambda: go_on() and time.monotonic() < ends)
    moved = found.position - before
    done = (Line(what="caught_up", facts={"count": moved, "position": found.position}),)
    more = bool(moved) and found.position < found.head
    return Report(duty="follow", lines=done * bool(moved) + tuple(_poison(engine)), more=more)


def _poison(engine: Engine) -> Iterator[Line]:
    for one in followed(engine.store.database).stuck:
        event = f"{_code(engine, one.stream)}@{one.version}"
        yield Line(what="poison", facts={"event": event, "error": one.error}, standing=True)


def _due(engine: Engine, key: DueKey) -> dict[str, object]:
    stream, code, unit = key
    return {"cycle": _code(engine, stream), "deadline": code, "unit": unit}


def _code(engine: Engine, stream: StreamId) -> str:
    """``cum-8/2021``, or the stream where it has no code or cannot be read."""
    try:
        state = engine.store.load(stream).state
    except Exception:
        return stream
    return state.code if isinstance(state, Cycle) else stream


def remove_files(engine: Engine, go_on: GoOn = _always) -> Report:
    """Remove the files that were put and that no act has named within a day."""
    count = remove_unnamed(engine.store.database, LIMIT) if go_on() else 0
    done = (Line(what="files_removed", facts={"count": count}),) if count else ()
    return Report(duty="files", lines=done)


#: In the order in which one may give work to the next.
DUTIES: Final[Mapping[str, Duty]] = MappingProxyType(
    {
        "sweep": pass_deadlines,
        "drain": carry_out_follow_ups,
        "remind": put_down_reminders,
        "alarm": raise_alarms,
        "deliver": deliver_notices,
        "follow": follow_log,
        "files": remove_files,
    }
)
