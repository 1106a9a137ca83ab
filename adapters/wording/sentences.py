"""Filling templates in: every fact is written by its type, in Vietnamese or English.

A template names facts in braces::

    {value}            a fact; the gap where it is missing
    <, từ {since}>     said only where every fact inside is known
    <{unit}|mọi nơi>   the second part where a fact of the first is not known
    <a {b}< (c {d})>>  a segment may stand inside another
    {@adjust_scores}   what a command is called, in quotation marks
    {Cluster} {Chair} {Vice}   the cluster's own words

``True`` opens its segment and writes nothing; ``False``, ``None``, empty text and empty lists are
not known. What comes from outside is written once and never read as a template again.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

import msgspec

from adapters.wording.outside import end_outside_figures, one_line
from adapters.wording.writing import Lang, day, listed, number, points, within
from domain.values.names import sort_key
from domain.values.points import Points
from domain.values.when import When

Pair = tuple[str, str]

_SEGMENT = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_PLACE = re.compile(r"\{(@?\w+)\}")
_FIGURE = re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,4})?", re.ASCII)
_SPACES = re.compile(r" {2,}")
#: Facts that stand for an amount written as text.
_FIGURES = frozenset({"one", "other"})
#: Stored in the order of ids, which says nothing; read in the Vietnamese order.
_SETS = frozenset({"units", "present", "members", "electors", "named", "asked"})


class Written(str):
    """A fact that has been written already and stands as it is."""

    __slots__ = ()


class Sentences(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """Writes figures, days and texts in one language; :class:`adapters.wording.phrasing.Phrases`
    also writes what only the streams know."""

    lang: Lang
    #: Text that came with a request is cut after so many characters; ``None``: never.
    longest: int | None = None
    #: Stands where a fact is missing outside every segment.
    gap: Pair = ("…", "…")

    @property
    def own_words(self) -> Mapping[str, str]:
        """What a cluster calls itself and its officers, by its place in a template."""
        return MappingProxyType({})

    def command(self, word: str) -> str:
        """What a command is called."""
        return self.quoted(word)

    def pick(self, pair: Pair) -> str:
        return pair[0] if self.lang == "vi" else pair[1]

    def fill(self, template: Pair, facts: Mapping[str, object]) -> str:
        """A sentence: the template with its facts, beginning with a capital."""
        text = self.part(template, facts)
        return text[:1].upper() + text[1:]

    def part(self, template: Pair, facts: Mapping[str, object]) -> str:
        """As :meth:`fill`, to stand inside a sentence."""
        known = {key: text for key, value in facts.items() if (text := self.fact(key, value))}
        opened = {key for key, value in facts.items() if value is True}
        own = self.own_words

        def place(match: re.Match[str]) -> str:
            name = match[1]
            if name.startswith("@"):
                return self.command(name[1:])
            if name in opened:
                return ""
            return known.get(name) or own.get(name) or self.pick(self.gap)

        text = self.pick(template)
        told = known.keys() | opened | own.keys()
        text = _without_gaps(text, frozenset(told.intersection(places_of(text))))
        return _SPACES.sub(" ", _PLACE.sub(place, text)).strip()

    def fact(self, key: str, value: object) -> str:
        """One fact as it is written; empty where it is not known."""
        match value:
            case None | bool():
                return ""
            case Written():
                return str(value)
            case Points() | Decimal():
                return points(value, self.lang)
            case int():
                return number(value, self.lang)
            case str() if not isinstance(value, StrEnum):
                return self.text(key, value)
            case tuple() | list() | frozenset():
                items = [self.fact(key, item) for item in value]
                return listed(sorted(items, key=sort_key) if key in _SETS else items, self.lang)
            case _:
                return self.named(value)

    def text(self, key: str, value: str) -> str:
        """A text, by what it stands for."""
        if key in _FIGURES and _FIGURE.fullmatch(value):
            return points(Decimal(value), self.lang)
        return self.plain(value)

    def named(self, value: object) -> str:
        """What is neither a text nor a figure nor several."""
        match value:
            case When():
                return within(value, self.lang)
            case date():
                return day(value, self.lang)
            case _:
                return self.plain(str(value))

    def plain(self, text: str) -> str:
        """What came from outside, fit to stand in a sentence: one line, cut where it is long."""
        line = one_line(text)
        if self.longest is None or len(line) <= self.longest:
            return line
        return line[: end_outside_figures(line, self.longest - 1)] + "…"

    def quoted(self, text: str) -> str:
        return f"“{text}”"


@lru_cache(maxsize=4096)
def places_of(template: str) -> tuple[str, ...]:
    """The names of the facts that a template asks for."""
    return tuple(name for name in _PLACE.findall(template) if not name.startswith("@"))


@lru_cache(maxsize=4096)
def _without_gaps(text: str, told: frozenset[str]) -> str:
    """A template without its segments: what stands in them where all their facts are told, or what
    is to stand there otherwise."""

    def segment(match: re.Match[str]) -> str:
        return (match[1] if told.issuperset(places_of(match[1])) else match[2]) or ""

    whole = ""
    while text != whole:  # the innermost segments first
        whole, text = text, _SEGMENT.sub(segment, text)
    return text
