"""What is asked of whoever starts a year of their own, from an empty database to an issued plan.

Which questions are open follows from what is stored, as in telling a past year: whoever breaks off
goes on where they stopped, and what was done in any other way is not asked for again.
"""

from collections.abc import Iterator
from typing import Final

from adapters.backfilling.answers import AnswerKind
from adapters.backfilling.questions import Field, Question
from adapters.backfilling.steps import cluster_founded
from adapters.backfilling.told import ToldYear
from adapters.starting.steps import (
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


def _planned(year: ToldYear) -> bool:
    """Whether the year is open and its plan not yet out."""
    return year.cycle is not None and year.cycle.phase is Phase.PLAN


def _ruled(year: ToldYear) -> bool:
    return year.cycle is not None and year.cycle.plan.rulebook is not None


_CLUSTER = Question(
    "cluster",
    (Field("name"), Field("authority", optional=True)),
    lambda _: True,
    lambda year: year.cluster is not None,
    cluster_founded,
)
_MEMBERS = Question(
    "members",
    (Field("members", AnswerKind.LINES),),
    lambda year: year.cluster is not None,
    lambda year: bool(year.members),
    members_entered,
)
_OFFICERS = Question(
    "officers",
    (Field("chair", AnswerKind.MEMBER), Field("vices", AnswerKind.MEMBER, optional=True)),
    lambda year: bool(year.members),
    lambda year: year.cycle is not None,
    year_opened,
)
_CRITERIA = Question(
    "criteria",
    (Field("file", AnswerKind.FILE),),
    _planned,
    _ruled,
    criteria_set,
)
_PLAN = Question(
    "plan",
    (
        Field("number", optional=True),
        Field("date", AnswerKind.DATE, default="today"),
        # What cannot be taken back is said in so many words; Enter puts it off.
        Field("sure", AnswerKind.YES),
    ),
    lambda year: _planned(year) and _ruled(year),
    lambda year: year.cycle is not None and not _planned(year),
    plan_issued,
)


def _deadline(phase: Phase) -> Question:
    return Question(
        f"deadline:{phase}",
        (Field("until", AnswerKind.DATE),),
        lambda year: _planned(year) and _ruled(year),
        lambda year: _has_day(year, phase),
        lambda year, answers: deadline_set(year, phase.value, answers),
        None,
        {"phase": phase},
    )


def _has_day(year: ToldYear, phase: Phase) -> bool:
    """Whether the last day of a phase is set, or the rulebook reckons it."""
    if year.cycle is None or year.cycle.plan.rulebook is None:
        return False
    reckoned = {due.code for due in year.cycle.plan.rulebook.deadlines}
    return phase.value in {*year.cycle.plan.deadlines, *reckoned}
