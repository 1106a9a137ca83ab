"""What is asked of a later source: what it adds to a told year, and what it says otherwise.

Enter means that it does not say; nothing is stored then. Of what was told before nothing is asked
again, and the telling is not taken back to the plan.
"""

from collections.abc import Iterator
from typing import Final

from adapters.backfilling.answers import Act, AnswerKind, code_of, listed
from adapters.backfilling.questions import CHOSEN, Answers, Field, Question
from adapters.backfilling.steps import (
    officers_named,
    selection_told,
    source_entered,
    topic_told,
)
from adapters.backfilling.told import ToldYear
from domain.cycle.backfill import SourceTopic


def later_questions(told: ToldYear) -> Iterator[Question]:
    """Those of a source that was entered after the first, and whether there is one more."""
    if told.cycle is None or not told.cycle.backfill or not told.cycle.sources:
        return
    if told.titled:
        yield _SOURCE._replace(facts={"title": told.titled})
    if told.later:
        yield _asked(f"more:{told.later}", (Field("titles", optional=True),), _added)
        for selection in told.selections:
            yield _chosen(told, selection.code, selection.name)
        yield _asked(f"officers:{told.later}", _OFFICERS, _officers)
        yield _asked(f"besides:{told.later}:{told.added}", _BESIDES, _besides)
    yield _asked(f"another:{len(told.cycle.sources)}", (Field("title", optional=True),), _another)


_OFFICERS: Final = (
    Field("chair", AnswerKind.UNITS, optional=True),
    Field("vices", AnswerKind.UNITS, optional=True),
    Field("how", AnswerKind.CHOICE, default="not_stated"),
)
_BESIDES: Final = (Field("topic", AnswerKind.CHOICE, optional=True), Field("said", AnswerKind.SAID))


def _asked(key: str, fields: tuple[Field, ...], acts: object, **facts: object) -> Question:
    return Question(
        key,
        fields,
        lambda _: True,
        lambda told: key in told.nothing,
        acts,  # type: ignore[arg-type]
        facts=facts,
        may_end=True,
    )


def _chosen(told: ToldYear, code: str, name: str) -> Question:
    made = told.cycle.voting.made.get(code) if told.cycle else None
    sources = {one.telling.source for one in made.tellings if one.telling} if made else set()
    found = _asked(
        f"chosen:{told.later}:{code}",
        CHOSEN,
        lambda told, answers: selection_told(told, code, answers),
        name=name,
    )
    return found._replace(said=lambda told: found.key in told.nothing or told.later in sources)


def _another(told: ToldYear, answers: Answers) -> Iterator[Act]:
    """A source that is new is entered with its grade and day; of one that is known is gone on."""
    title = answers["title"]
    assert told.cycle is not None
    if title not in told.cycle.sources:
        told.titled = title
        return
    told.later, told.added = title, 0
    told.nothing.clear()
    if told.cycle.told_from != title:
        yield Act(told.code, {"command": "cite_source", "source": title})


def _entered(told: ToldYear, answers: Answers) -> Iterator[Act]:
    [act] = source_entered(told, {**answers, "title": told.titled})
    told.titled, told.later, told.added = "", str(act.raw["source"]), 0
    yield act


def _added(told: ToldYear, answers: Answers) -> Iterator[Act]:
    """Awards that are not among those of before."""
    known = {selection.code for selection in told.selections}
    named = [(code_of(name), name) for name in listed(answers["titles"])]
    told.nothing.add(f"more:{told.later}")
    found = [
        {"code": code, "name": name, "how": "not_stated"}
        for code, name in named
        if code not in known
    ]
    if found:
        raw = {"command": "add_selections", "source": told.later, "selections": found}
        yield Act(told.code, raw)


def _officers(told: ToldYear, answers: Answers) -> Iterator[Act]:
    told.nothing.add(f"officers:{told.later}")
    yield officers_named(told, answers)


def _besides(told: ToldYear, answers: Answers) -> Iterator[Act]:
    """One thing more that the source says; then it is asked for the next."""
    told.added += 1
    yield from topic_told(told, SourceTopic(answers["topic"]), answers)


_SOURCE: Final = Question(
    "graded",
    (
        Field("grade", AnswerKind.CHOICE, default="news_item"),
        Field("date", AnswerKind.DATE, optional=True),
    ),
    lambda told: bool(told.titled),
    lambda told: not told.titled,
    _entered,
)
