"""Whom an act would tell, without the letters themselves."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from adapters.pages.blocks import Block, Heading, Line, indented
from adapters.wording.labelling import label
from adapters.wording.outside import one_line
from adapters.wording.pages.notices import NOTICES
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, listed
from domain.values.names import sort_key
from workflows.notices import Leaving


def would_tell(leaving: Sequence[Leaving], names: Names, lang: Lang) -> Iterator[Block]:
    """Whom an act would tell, for a dry run."""
    say = Say(NOTICES, lang)
    if not leaving:
        yield Line.of(say("would_tell_none"))
        return
    yield Heading(say("would_tell"))
    ordered = sorted(leaving, key=lambda one: (one.notice.version, one.notice.topic.value))
    for topic, found in groupby(ordered, key=lambda one: one.notice.topic):
        seats = [one.notice.to for one in found]
        units = sorted(
            {
                f"{one_line(names.unit(seat.unit))} ({label(seat.office, lang, names.words)})"
                for seat in seats
                if seat.unit is not None
            },
            key=sort_key,
        )
        told = say("would_tell_line", topic=label(topic, lang), units=listed(units, lang))
        yield indented(told[:1].upper() + told[1:])


def would_tell_json(leaving: Iterable[Leaving]) -> list[dict[str, str]]:
    return [
        {
            "topic": one.notice.topic.value,
            "unit": str(one.notice.to.unit),
            "office": one.notice.to.office.value,
        }
        for one in leaving
    ]
