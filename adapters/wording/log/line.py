"""What a line of the log is made of: its words, and what they say beyond the event's own fields."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from adapters.wording.phrasing import Phrases
from adapters.wording.sentences import Written
from domain.cycle.cycle import Cycle
from domain.record.record import Body

#: So much of a hash or a seed is enough to compare two lines by eye.
DIGEST: Final = 12

Facts = Mapping[str, object]


@dataclass(frozen=True)
class Telling:
    """In which words a line is told, and what is known of the year beside the event."""

    phrases: Phrases
    #: Of whatever moment; ``None`` outside a year.
    cycle: Cycle | None = None
    #: Whether the event is told from the past: only what its source says is claimed.
    told: bool = False


def _nothing(_body: Body, _telling: Telling) -> Facts:
    return {}


@dataclass(frozen=True)
class Line:
    """How the events of one type are told: a template in Vietnamese and in English, as
    :mod:`adapters.wording.phrasing` tells them. Called with an event's body it gives the line."""

    vietnamese: str
    english: str
    #: What is said beside the event's fields, or of them in other words than by their types.
    besides: Callable[[Any, Telling], Facts] = _nothing

    def __call__(self, body: Body, telling: Telling) -> str:
        facts = fields(body)
        if isinstance(digest := facts.get("sha256"), str):
            facts["sha256"] = digest[:DIGEST]
        known = {**facts, **self.besides(body, telling)}
        return telling.phrases.fill((self.vietnamese, self.english), known)


def fields(part: msgspec.Struct) -> dict[str, object]:
    """A struct's fields by name."""
    return {name: getattr(part, name) for name in part.__struct_fields__}


def joined(parts: Iterable[str]) -> Written:
    """Parts that are written already, one after another."""
    return Written("; ".join(parts))
