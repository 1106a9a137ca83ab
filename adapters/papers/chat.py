"""The text for a chat: plain, the day first, and no score that is not settled."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from adapters.papers.facts import Facts
from adapters.wording.filling import filled
from adapters.wording.papers.after import CHAT, CHAT_RESULT, CHAT_RESULTS

FILE: Final = "35-tin-nhan.txt"


def chat_text(facts: Facts) -> str:
    """The invitation in a few lines, and what was proposed once that is known."""
    return "\n".join(_lines(facts)) + "\n"


def _lines(facts: Facts) -> Iterator[str]:
    context = facts.context()
    yield from (_first_capital(filled(line, context)) for line in CHAT)
    proposed = facts.known.get("de_nghi")
    if isinstance(proposed, Sequence):
        yield CHAT_RESULTS
        yield from (filled(CHAT_RESULT, one) for one in proposed if isinstance(one, Mapping))


def _first_capital(line: str) -> str:
    return line[:1].upper() + line[1:]
