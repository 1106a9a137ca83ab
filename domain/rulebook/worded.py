"""Which level in words is meant by what somebody typed: its words, its letter, its number or its
points."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Final

from domain.rulebook.criteria import Criterion, Part, Scale
from domain.rulebook.grading import OneOf, letter_of, worded
from domain.rulebook.rulebook import Rulebook
from domain.values.names import fold, nearest
from domain.values.points import Points, read_typed
from domain.values.refusal import Refusal, refuses

_LETTER: Final = re.compile(r"(?:mức|level)?\s*([a-z]{1,2})\s*[.)]?", re.IGNORECASE)
#: A letter before the words, as lists of choices show them.
_LETTERED: Final = re.compile(r"([a-z]{1,2})\s*\)\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_NUMBER: Final = re.compile(r"[+\-−–]?[0-9]+(?:[.,][0-9]+)?")
_NUMBERED: Final = re.compile(r"(?:mức|level|số)\s*([0-9]{1,3})", re.IGNORECASE)
_POINTS: Final = re.compile(r"([+\-−–]?[0-9]+(?:[.,][0-9]+)?)\s*(?:điểm|đ|points?)", re.IGNORECASE)
#: What parts one level from another where somebody names two.
_APART: Final = re.compile(r"\s*(?:[,;/+&]|\bvà\b|\band\b)\s*", re.IGNORECASE)


def levels_of(criterion: Criterion, part: Part) -> OneOf | None:
    """The levels in words that a part of a criterion has; ``None``: it is graded otherwise."""
    return levels_in(criterion.scale(part))


def levels_in(scale: Scale | None) -> OneOf | None:
    """The levels in words of a scale; ``None`` where it has none."""
    return scale.grading if scale is not None and isinstance(scale.grading, OneOf) else None


def has_levels(rulebook: Rulebook) -> bool:
    """Whether any criterion has levels in words."""
    return any(levels_of(criterion, part) for criterion in rulebook.criteria for part in Part)


@refuses("level_unknown")
def level_typed(rule: OneOf, text: str, criterion: str) -> int:
    """The place from 1 of the one level that is meant.

    A number is the place of a level or the points of one: where that would be two levels, nobody
    chooses. Raises ``Refusal("level_unknown")`` with the nearest level, or with those that it could
    be (case ``several``), or where two levels are named (case ``two``).
    """
    found = _meant(rule, text)
    if len(found) == 1:
        return found.pop()
    facts: dict[str, object] = {"criterion": criterion, "value": text}
    if found:
        raise Refusal("level_unknown", case="several", **facts, known=_called(rule, found))
    parts = [part for part in _APART.split(text) if part]
    read = [_meant(rule, part) for part in parts]
    named = {place for places in read if len(places) == 1 for place in places}
    if len(parts) > 1 and len(named) > 1:
        raise Refusal("level_unknown", case="two", **facts, known=_called(rule, named))
    every = _called(rule, range(1, len(rule.levels) + 1))
    near = nearest(text, [one.name for one in rule.levels])
    raise Refusal("level_unknown", case="chosen", **facts, known=every, nearest=near)


def _called(rule: OneOf, places: Collection[int]) -> tuple[str, ...]:
    """The levels as they are offered: by letter and words."""
    return tuple(
        f"{letter_of(place)} (“{one.name}”)" for place, one in worded(rule) if place in places
    )


def _meant(rule: OneOf, text: str) -> set[int]:
    """The places of all levels that a text can mean: its words go first, as nobody can mistake
    them."""
    ways: tuple[Callable[[OneOf, str], Iterator[int]], ...]
    ways = (_by_words, _by_letter, _by_number)
    return next((found for way in ways if (found := set(way(rule, text.strip())))), set())


def _by_words(rule: OneOf, text: str) -> Iterator[int]:
    wanted = fold(text)
    yield from (place for place, one in worded(rule) if fold(one.name) == wanted)
    lettered = _LETTERED.fullmatch(text)
    if lettered is not None:
        letter, words = lettered[1].casefold(), fold(lettered[2])
        for place, one in worded(rule):
            if letter_of(place) == letter and fold(one.name) == words:
                yield place


def _by_letter(rule: OneOf, text: str) -> Iterator[int]:
    match = _LETTER.fullmatch(text)
    letter = match[1].casefold() if match is not None else None
    yield from (place for place, _ in worded(rule) if letter_of(place) == letter)


def _by_number(rule: OneOf, text: str) -> Iterator[int]:
    numbered, pointed = _NUMBERED.fullmatch(text), _POINTS.fullmatch(text)
    if numbered is not None:
        yield from (place for place, _ in worded(rule) if place == int(numbered[1]))
    elif pointed is not None or _NUMBER.fullmatch(text):
        size = _size(pointed[1] if pointed is not None else text)
        for place, one in worded(rule):
            if one.points == size or (pointed is None and place == size):
                yield place


def _size(text: str) -> Points | None:
    """A number without its sign; nothing where it can be no points."""
    try:
        return Points.exact(abs(read_typed(text)))
    except Refusal:
        return None


def chosen(criterion: Criterion, part: Part, value: Points | None) -> Points | str | None:
    """A value of a cell as it is typed: of a level in words its letter, any other as it is."""
    rule = levels_of(criterion, part)
    if value is None or rule is None or rule.at(value) is None:
        return value
    return letter_of(int(abs(value)))
