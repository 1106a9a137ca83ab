"""What is asked about a past year, in the order of the year.

Which questions are open follows from what is stored: what has been answered, in whatever way, is
not asked again, so a telling that was broken off goes on where it stopped. Every question about
the year may be answered with "the source does not say".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from adapters.backfilling.answers import Act, AnswerKind
from adapters.backfilling.steps import (
    awards_set,
    choices_unstated,
    cluster_founded,
    conference_told,
    criteria_set,
    cycle_opened,
    election_told,
    fact,
    going_on,
    plan_told,
    read_discrepancy,
    scores_told,
    selection_named,
    source_entered,
    topic_told,
    units_entered,
    year_officers,
)
from adapters.backfilling.told import ToldYear
from domain.cycle.backfill import SourceTopic
from domain.cycle.guard import RUNNING, WAY, Phase
from domain.rulebook.discrepancies import Discrepancy

Answers = dict[str, str]


class Field(NamedTuple):
    """One thing to type."""

    name: str
    kind: AnswerKind = AnswerKind.TEXT
    #: An empty answer leaves it out.
    optional: bool = False
    default: str = ""


class Question(NamedTuple):
    """One question; its words stand under its key."""

    key: str
    fields: tuple[Field, ...]
    #: Whether the telling has come to it.
    ready: Callable[[ToldYear], bool]
    #: Whether it has an answer, in whatever way that was given.
    said: Callable[[ToldYear], bool]
    acts: Callable[[ToldYear, Answers], Iterator[Act]]
    #: What follows where the first field is answered with "the source does not say"; ``None``:
    #: that is no answer here.
    unstated: Callable[[ToldYear], Iterator[Act]] | None = None
    #: What the words of the question need to know.
    facts: Mapping[str, object] = MappingProxyType({})
    #: Whether an answer may be given again, in the place of the one before.
    again: bool = False
    #: An empty first field is an answer: there is nothing.
    may_end: bool = False


def questions(told: ToldYear) -> Iterator[Question]:
    """All questions of the year, answered ones as well, in their order."""
    yield from _BEGINNING
    if "-" in told.year:
        yield _YEAR_NAME
    yield from (_topic(topic) for topic in (SourceTopic.MEMBERS,))
    yield from _OFFICERS
    yield _CRITERIA
    yield _AWARDS
    yield from _readings(told)
    yield _PLAN
    yield _step(Phase.PLAN)
    yield from map(
        _topic,
        (SourceTopic.REGISTRATION, SourceTopic.TARGETS, SourceTopic.PLEDGE, SourceTopic.DEADLINES),
    )
    yield _step(Phase.REGISTRATION)
    yield from map(_topic, (SourceTopic.MOVEMENTS, SourceTopic.REPORTS))
    yield _SCORES
    yield _step(Phase.SCORING)
    yield _CONFERENCE
    yield from map(_topic, (SourceTopic.ATTENDANCE, SourceTopic.QUORUM))
    yield from map(_topic, (SourceTopic.REPORT_ADOPTED, SourceTopic.TABLE_ADOPTED))
    yield _step(Phase.SUMMARY_CONFERENCE)
    yield from (_selection(selection.code, selection.name) for selection in told.selections)
    yield from map(
        _topic,
        (SourceTopic.SECRECY, SourceTopic.BALLOT_FIGURES, SourceTopic.THRESHOLD, SourceTopic.QUOTA),
    )
    yield _step(Phase.VOTING)
    yield _ELECTION
    yield from map(
        _topic,
        (SourceTopic.NEXT_PLEDGE, SourceTopic.HANDOVER, SourceTopic.MINUTES, SourceTopic.DECISION),
    )


def open_question(told: ToldYear) -> Question | None:
    """The next one; ``None`` where everything has an answer or was put off."""
    return next((found for found in questions(told) if is_asked(told, found)), None)


def is_asked(told: ToldYear, question: Question) -> bool:
    return is_left(told, question) and question.ready(told)


def is_left(told: ToldYear, question: Question) -> bool:
    """Whether it has no answer yet, asked by now or not."""
    return question.key not in told.put_off and not question.said(told)


def before(asked: Iterable[Question], told: ToldYear, key: str | None) -> Question | None:
    """Of what is asked the last question before one, or of all, whose answer may be given
    again."""
    found = list(asked)
    keys = [question.key for question in found]
    earlier = found[: keys.index(key)] if key in keys else found
    return next((one for one in reversed(earlier) if one.again and one.said(told)), None)


def _has_cycle(told: ToldYear) -> bool:
    return told.cycle is not None and told.cycle.phase in RUNNING and bool(told.cycle.sources)


def _ruled(told: ToldYear) -> bool:
    return told.cycle is not None and told.cycle.plan.rulebook is not None


def _members_unstated(told: ToldYear) -> Iterator[Act]:
    """Once the year is open, it is recorded like all else that the source does not say."""
    told.put_off.add("units")
    return iter(())


#: Whom a source names as chosen, in which word of its own, how far it has come and by whom.
CHOSEN = (
    Field("chosen", AnswerKind.CHOSEN),
    Field("word", optional=True),
    Field("stage", AnswerKind.CHOICE, optional=True),
    Field("by", optional=True),
)
_BEGINNING = (
    Question(
        "cluster",
        (Field("name"), Field("authority", optional=True)),
        lambda _: True,
        lambda told: told.cluster is not None,
        cluster_founded,
    ),
    Question(
        "units",
        (Field("units", AnswerKind.UNITS),),
        lambda told: told.cluster is not None,
        lambda told: bool(told.members) or told.is_said(SourceTopic.MEMBERS),
        units_entered,
        _members_unstated,
    ),
    Question(
        "open",
        (Field("reason"),),
        lambda told: told.cluster is not None,
        lambda told: told.cycle is not None,
        cycle_opened,
    ),
    Question(
        "source",
        (
            Field("title"),
            Field("grade", AnswerKind.CHOICE, default="draft"),
            Field("date", AnswerKind.DATE, optional=True),
        ),
        lambda told: told.cycle is not None,
        lambda told: told.cycle is not None and bool(told.cycle.sources),
        source_entered,
    ),
)
#: Of a year that touches two civil years.
_YEAR_NAME = Question(
    "year_name",
    (Field("called"),),
    lambda told: told.cycle is not None and bool(told.cycle.sources),
    lambda told: told.is_said(SourceTopic.YEAR_NAME),
    lambda told, answers: iter((fact(told, SourceTopic.YEAR_NAME, answers["called"]),)),
    lambda told: iter((fact(told, SourceTopic.YEAR_NAME),)),
    again=True,
)
_OFFICERS = (
    Question(
        "chair",
        (Field("chair", AnswerKind.UNITS), Field("vices", AnswerKind.UNITS, optional=True)),
        _has_cycle,
        lambda told: (
            told.is_said(SourceTopic.CHAIR)
            or (told.cycle is not None and told.cycle.officers.chair is not None)
        ),
        year_officers,
        lambda told: iter((fact(told, SourceTopic.CHAIR), fact(told, SourceTopic.VICE_CHAIR))),
        again=True,
    ),
)
_CRITERIA = Question(
    "criteria",
    (Field("file", AnswerKind.FILE),),
    _has_cycle,
    lambda told: told.is_said(SourceTopic.CRITERIA) or _ruled(told),
    criteria_set,
    lambda told: iter((fact(told, SourceTopic.CRITERIA),)),
)
_AWARDS = Question(
    "awards",
    (Field("titles", optional=True),),
    lambda told: _has_cycle(told) and told.is_said(SourceTopic.CRITERIA),
    _ruled,
    awards_set,
    lambda told: awards_set(told, {"titles": ""}),
)
_PLAN = Question(
    "plan",
    (
        Field("number", optional=True),
        Field("date", AnswerKind.DATE, optional=True),
        Field("signer", optional=True),
    ),
    lambda told: _is_at(told, Phase.PLAN) and _ruled(told),
    lambda told: _is_past(told, Phase.PLAN) or told.is_said(SourceTopic.PLAN),
    plan_told,
    lambda told: iter((fact(told, SourceTopic.PLAN),)),
)
_SCORES = Question(
    "scores",
    (Field("file", AnswerKind.FILE),),
    lambda told: _is_at(told, Phase.SCORING),
    lambda told: (
        _is_past(told, Phase.SCORING)
        or told.is_said(SourceTopic.SCORES)
        or (told.cycle is not None and told.cycle.published.table is not None)
    ),
    scores_told,
    lambda told: iter((fact(told, SourceTopic.SCORES),)),
)
_CONFERENCE = Question(
    "conference",
    (
        Field("date", AnswerKind.DATE),
        Field("place", optional=True),
        Field("mode", AnswerKind.CHOICE, True),
    ),
    lambda told: _in(told, Phase.SUMMARY_CONFERENCE),
    lambda told: told.is_said(SourceTopic.CONFERENCE),
    conference_told,
    lambda told: iter((fact(told, SourceTopic.CONFERENCE),)),
    again=True,
)
_ELECTION = Question(
    "election",
    (
        Field("chair", AnswerKind.UNITS),
        Field("vices", AnswerKind.UNITS, optional=True),
        Field("how", AnswerKind.CHOICE, default="not_stated"),
    ),
    lambda told: _in(told, Phase.CHAIR_HANDOVER),
    lambda told: (
        told.is_said(SourceTopic.ELECTION)
        or (told.cycle is not None and told.cycle.handover.next_officers is not None)
    ),
    election_told,
    lambda told: iter((fact(told, SourceTopic.ELECTION),)),
    again=True,
)


def _in(told: ToldYear, phase: Phase) -> bool:
    """Whether the telling has come to a phase, or past it."""
    cycle = told.cycle
    return cycle is not None and cycle.phase in RUNNING and _at(cycle.phase) >= _at(phase)


def _is_at(told: ToldYear, phase: Phase) -> bool:
    return told.cycle is not None and told.cycle.phase is phase


def _is_past(told: ToldYear, phase: Phase) -> bool:
    cycle = told.cycle
    return cycle is not None and cycle.phase in RUNNING and _at(cycle.phase) > _at(phase)


def _at(phase: Phase) -> int:
    return WAY.index(phase)


#: From which phase on a topic is asked about.
_ASKED_FROM = {
    SourceTopic.MEMBERS: Phase.PLAN,
    SourceTopic.REGISTRATION: Phase.REGISTRATION,
    SourceTopic.TARGETS: Phase.REGISTRATION,
    SourceTopic.PLEDGE: Phase.REGISTRATION,
    SourceTopic.DEADLINES: Phase.REGISTRATION,
    SourceTopic.MOVEMENTS: Phase.SCORING,
    SourceTopic.REPORTS: Phase.SCORING,
    SourceTopic.QUORUM: Phase.SUMMARY_CONFERENCE,
    SourceTopic.SECRECY: Phase.VOTING,
    SourceTopic.ATTENDANCE: Phase.SUMMARY_CONFERENCE,
    SourceTopic.REPORT_ADOPTED: Phase.SUMMARY_CONFERENCE,
    SourceTopic.TABLE_ADOPTED: Phase.SUMMARY_CONFERENCE,
    SourceTopic.BALLOT_FIGURES: Phase.VOTING,
    SourceTopic.THRESHOLD: Phase.VOTING,
    SourceTopic.QUOTA: Phase.VOTING,
    SourceTopic.NEXT_PLEDGE: Phase.CHAIR_HANDOVER,
    SourceTopic.HANDOVER: Phase.CHAIR_HANDOVER,
    SourceTopic.MINUTES: Phase.CHAIR_HANDOVER,
    SourceTopic.DECISION: Phase.CHAIR_HANDOVER,
}


def _topic(topic: SourceTopic) -> Question:
    return Question(
        topic.value,
        (Field("said", AnswerKind.SAID),),
        lambda told: _has_cycle(told) and _in(told, _ASKED_FROM[topic]),
        lambda told: told.is_said(topic),
        lambda told, answers: topic_told(told, topic, answers),
        lambda told: iter((fact(told, topic),)),
        again=True,
    )


def _selection(code: str, name: str) -> Question:
    return Question(
        f"selection:{code}",
        CHOSEN,
        lambda told: _in(told, Phase.VOTING),
        lambda told: _chosen(told, code, name),
        lambda told, answers: selection_named(told, code, name, answers),
        lambda told: iter((choices_unstated(told, (*told.unchosen, name)),)),
        {"name": name},
        again=True,
    )


def _chosen(told: ToldYear, code: str, name: str) -> bool:
    """Whether a selection was told, or its source was found not to say who was chosen."""
    made = told.cycle is not None and code in told.cycle.voting.made
    unsaid = told.is_unstated(SourceTopic.VOTE) and (not told.unchosen or name in told.unchosen)
    return made or unsaid


def _readings(told: ToldYear) -> Iterator[Question]:
    discrepancies = told.cycle.plan.discrepancies if told.cycle else ()
    return map(_reading, discrepancies)


def _reading(found: Discrepancy) -> Question:
    """A contradiction in the source's own rulebook: how is it read, and why so?"""
    return Question(
        f"reading:{found.code}",
        (Field("reading"), Field("reason")),
        lambda told: told.cycle is not None,
        lambda told: told.cycle is not None and found.code in told.cycle.plan.accepted,
        lambda told, answers: read_discrepancy(told, found.code, answers),
        None,
        {"discrepancy": found.code, "one": found.one, "other": found.other},
    )


def _step(phase: Phase) -> Question:
    """Going on although the sources leave something open is a decision, and is asked for."""
    return Question(
        f"step:{phase}",
        (Field("yes", AnswerKind.YES, default="có"),),
        lambda told: _is_at(told, phase) and _ruled(told),
        lambda told: _is_past(told, phase),
        going_on,
        None,
        {"phase": phase},
    )
