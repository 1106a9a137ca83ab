"""What is asked of whoever starts a year of their own, from an empty database to an issued plan.

Which questions are open follows from what is stored, as in telling a past year: whoever breaks off
goes on where they stopped, and what was done in any other way is not asked for again.
"""

from collections.abc import Callable, Iterator
from typing import Final

from adapters.backfilling.answers import AnswerKind
from adapters.backfilling.questions import Field, Question
from adapters.backfilling.told import ToldYear
from adapters.starting.steps import (
    cluster_founded,
    criteria_set,
    deadline_set,
    members_entered,
    plan_issued,
    year_opened,
)
from domain.cycle.guard import Phase

#: What a year must have a day for before its plan goes out, unless its rulebook reckons it.
ASKED_DEADLINES: Final = (Phase.REGISTRATION, Phase.SCORING)


def questions(_: ToldYear) -> Iterator[Question]:
    """All questions of the start, answered ones as well, in their order."""
    yield from (_CLUSTER, _MEMBERS, _OFFICERS, _CRITERIA)
    yield from map(_deadline, ASKED_DEADLINES)
    yield _PLAN


_CLUSTER = Question(
    "cluster",
    (Field("name"), Field("authority", optional=True)),
    lambda year: year.cluster is None,
    cluster_founded,
)
_MEMBERS = Question(
    "members",
    (Field("members", AnswerKind.LINES),),
    lambda year: year.cluster is not None and not year.cluster.members,
    members_entered,
)
_OFFICERS = Question(
    "officers",
    (Field("chair", AnswerKind.MEMBER), Field("vices", AnswerKind.MEMBER, optional=True)),
    lambda year: year.cluster is not None and bool(year.cluster.members) and year.cycle is None,
    year_opened,
)
_CRITERIA = Question(
    "criteria",
    (Field("file", AnswerKind.FILE),),
    lambda year: _planned(year) and not _ruled(year),
    criteria_set,
)
_PLAN = Question(
    "plan",
    (Field("number", optional=True), Field("date", AnswerKind.DATE, default="today")),
    lambda year: _planned(year) and _ruled(year),
    plan_issued,
)


def _planned(year: ToldYear) -> bool:
    """Whether the year is open and its plan not yet out."""
    return year.cycle is not None and year.cycle.phase is Phase.PLAN


def _ruled(year: ToldYear) -> bool:
    return year.cycle is not None and year.cycle.plan.rulebook is not None


def _deadline(phase: Phase) -> Question:
    return Question(
        f"deadline:{phase}",
        (Field("until", AnswerKind.DATE),),
        _without_day(phase),
        lambda year, answers: deadline_set(year, phase.value, answers),
        None,
        {"phase": phase},
    )


def _without_day(phase: Phase) -> Callable[[ToldYear], bool]:
    def is_open(year: ToldYear) -> bool:
        if year.cycle is None or year.cycle.plan.rulebook is None or not _planned(year):
            return False
        reckoned = {due.code for due in year.cycle.plan.rulebook.deadlines}
        return phase.value not in {*year.cycle.plan.deadlines, *reckoned}

    return is_open
