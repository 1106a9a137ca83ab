"""How a template says a sentence of the catalogue: ``{{ say("subject", one, day=until.day) }}``.

The facts of a sentence are those given by name, then those of the things given, then those of the
letter. All of them are words or numbers by now and stand as they are, fit for the form of the
letter; ``True`` and ``False`` open what hangs on them. A fact that nobody gives is an error.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from jinja2 import pass_context
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

from adapters.wording.letters.catalogue import LETTERS
from adapters.wording.phrasing import Phrases
from adapters.wording.sentences import Written, places_of
from adapters.wording.writing import listed
from domain.notices import Topic

#: Where a fact is empty, a letter says nothing in its place.
_NO_GAP: Final = ("", "")


class Saying:
    """The sentences of one letter, in one language and one form."""

    def __init__(self, phrases: Phrases, topic: Topic, *, as_page: bool) -> None:
        self._phrases = Phrases(phrases.lang, phrases.names, gap=_NO_GAP)
        self._words = LETTERS[topic]
        self._form: Callable[[str], str] = Markup if as_page else str
        self._safe: Callable[[object], str] = escape if as_page else str

    @pass_context
    def __call__(self, context: Context, key: str, *things: object, **facts: object) -> str:
        """The sentence under a key, with its facts."""
        pair = self._words[key]
        wanted = dict.fromkeys(places_of(self._phrases.pick(pair)))
        found = {name: self._fit(_found(name, context, things, facts)) for name in wanted}
        return self._form(self._phrases.part(pair, found))

    def _fit(self, value: object) -> object:
        match value:
            case None | bool():
                return value
            case str() | int():
                return Written(self._safe(value))
            case list() | tuple():
                return Written(self._safe(listed(value, self._phrases.lang)))
            case _:
                raise TypeError(type(value))


def _found(name: str, context: Context, things: tuple[Any, ...], facts: Mapping[str, Any]) -> Any:
    if name in facts:
        return facts[name]
    for thing in things:
        if isinstance(thing, Mapping):
            if name in thing:
                return thing[name]
        elif hasattr(thing, name):
            return getattr(thing, name)
    value = context.resolve_or_missing(name)
    if value is missing:
        raise LookupError(name)
    return value
