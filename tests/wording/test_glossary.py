"""The glossary: one word for one thing, held to the public names of the code."""

from enum import StrEnum
from importlib import import_module
from pathlib import Path

import pytest

from adapters.wording.glossary_page import WORDS, page
from adapters.wording.labels.values import VALUES
from domain.record.record import command_word, word_of
from domain.record.streams import COMMANDS, EVENTS, KINDS

ROOT = Path(__file__).parents[2]


def test_page_is_what_the_words_say() -> None:
    """The page in the documentation is drawn from the catalogue, and drawn again after a change."""
    assert (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8") == page()


@pytest.mark.parametrize(("word", "lives_in"), [(word, place) for word, *_, place in WORDS])
def test_word_lives_where_the_glossary_says(word: str, lives_in: str) -> None:
    """The name stands there, is made there and is public, and bears the word, or one of its
    values does."""
    module, _, name = lives_in.rpartition(".")
    found = getattr(import_module(module), name)
    assert (found.__module__, name.startswith("_")) == (module, False)
    values = set(found) if issubclass(found, StrEnum) else set()
    assert word in word_of(name) or word in values


def test_a_word_stands_once() -> None:
    """One word for one thing, and one thing for one word."""
    words = [word for word, *_ in WORDS]
    places = [place for *_, place in WORDS]
    assert len(words) == len(set(words))
    assert len(places) == len(set(places))
    assert all(vietnamese and meaning for _, vietnamese, meaning, _ in WORDS)


def test_no_business_thing_is_without_a_word() -> None:
    """Every room of the domain and every kind of stream; commands, events and values by name."""
    places = [place for *_, place in WORDS]
    rooms = {
        path.stem for path in (ROOT / "domain").iterdir() if not path.stem.startswith((".", "_"))
    }
    rooms -= {"py"}
    assert {place.split(".")[1] for place in places} >= rooms
    assert {word for word, *_ in WORDS} >= KINDS.keys()
    drawn = page()
    named = {command_word(command) for command in COMMANDS.values()}
    named |= {word_of(body.__name__) for body in EVENTS.values()}
    named |= {value.value for kind in VALUES for value in kind}
    assert [word for word in sorted(named) if f"| `{word}` |" not in drawn] == []
