"""What of the answers about a past year does not go together: said beside them, never mended.

A source may well say it so; whoever types looks again, and answers again where it was a slip.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from adapters.backfilling.told import ToldYear
from domain.cycle.backfill import SourceTopic
from domain.cycle.cycle import Cycle
from domain.values.known import Counted, Denied, NotStated

#: What is said to have taken place inside what is said not to have been.
_INSIDE: Final = {
    SourceTopic.REGISTRATION: (SourceTopic.TARGETS,),
    SourceTopic.CONFERENCE: (
        SourceTopic.ATTENDANCE,
        SourceTopic.REPORT_ADOPTED,
        SourceTopic.TABLE_ADOPTED,
    ),
    SourceTopic.VOTE: (SourceTopic.BALLOT_FIGURES, SourceTopic.SECRECY, SourceTopic.THRESHOLD),
}


class Remark(NamedTuple):
    """Two answers that contradict each other."""

    #: Under which its words are found.
    code: str
    facts: tuple[tuple[str, object], ...]


def remarks(told: ToldYear) -> tuple[Remark, ...]:
    """All of them, in the order of the topics."""
    if told.cycle is None:
        return ()
    return (*_counts(told, told.cycle), *_days(told.cycle), *_denied(told.cycle))


def _counts(told: ToldYear, cycle: Cycle) -> Iterator[Remark]:
    """Counts of units that do not count out of as many; more units entered than there are."""
    counted = {
        topic: said
        for topic in SourceTopic
        if isinstance(said := cycle.said(topic), Counted) and said.of is not None
    }
    members = counted.get(SourceTopic.MEMBERS)
    if members is not None and members.of is not None and members.of < len(told.members):
        yield _remark("units_entered", entered=len(told.members), of=members.of)
    first = SourceTopic.MEMBERS if members is not None else next(iter(counted), None)
    if first is None:
        return
    one = counted[first]
    for topic, other in counted.items():
        if other.of != one.of:
            texts = {"said": f"{one.count}/{one.of}", "other_said": f"{other.count}/{other.of}"}
            yield _remark("counts", topic=first, other=topic, **texts)


def _days(cycle: Cycle) -> Iterator[Remark]:
    """A conference before its plan."""
    plan = cycle.plan.issued.date if cycle.plan.issued else None
    called = cycle.conference.called
    if plan is not None and called is not None and called.is_before(plan):
        days = {"conference": f"{called.first_day:%d/%m/%Y}", "plan": f"{plan.first_day:%d/%m/%Y}"}
        yield _remark("before_plan", **days)


def _denied(cycle: Cycle) -> Iterator[Remark]:
    """What took place inside what did not take place."""
    for topic, inside in _INSIDE.items():
        if isinstance(cycle.said(topic), Denied):
            for other in inside:
                said = cycle.said(other)
                if said is not None and not isinstance(said, Denied | NotStated):
                    yield _remark("denied", topic=topic, other=other)


def _remark(code: str, **facts: object) -> Remark:
    return Remark(code, tuple(facts.items()))
