"""Answers about a past year, as people type them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

import msgspec

from domain.values.names import fold
from domain.values.refusal import Refusal
from domain.values.when import When

#: Nobody knows: the source does not say.
UNSTATED = "?"

_YES = frozenset({"co", "c", "roi", "yes", "y"})
_NO = frozenset({"khong", "k", "no", "n"})
_COUNT = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})\s*(?::\s*(.+))?", re.ASCII | re.DOTALL)
_NOT_A_CODE = re.compile(r"[^a-z0-9]+")

Raw = dict[str, object]


class AnswerKind(StrEnum):
    """What an answer is."""

    TEXT = "text"
    #: A day, several days, a month or a year; see ``When.read``.
    DATE = "date"
    #: Units by name, with commas between.
    UNITS = "units"
    #: Units by name, offices inside them, a number, names that are cut off.
    CHOSEN = "chosen"
    #: Whether something happened, and how many did it.
    SAID = "said"
    #: One of some words.
    CHOICE = "choice"
    #: A file of this machine.
    FILE = "file"
    YES = "yes"
    #: Several lines, ended by an empty one, or a file of this machine that holds them.
    LINES = "lines"
    #: One of the cluster's units, by name or by its number in the list that is shown.
    MEMBER = "member"


class Act(msgspec.Struct, frozen=True):
    """One command that follows from an answer."""

    #: What it is done to, by code.
    target: str
    #: The command in its API form.
    raw: Mapping[str, object]
    #: When it happened, where that is said.
    at: str | None = None
    #: In which office, ``secretary@an-giang``.
    seat: str = "operator"


def said_of(text: str) -> Raw:
    """``có``, ``không``, ``12/12``, ``7/12: An Giang, Cà Mau`` or the source's words."""
    word = fold(text)
    if word in _YES:
        return {"type": "happened"}
    if word in _NO:
        return {"type": "denied"}
    if match := _COUNT.fullmatch(text.strip()):
        named = listed(match[3]) if match[3] else []
        return {"type": "counted", "count": int(match[1]), "of": int(match[2]), "named": named}
    if text.strip() == UNSTATED:
        return {"type": "not_stated"}
    return {"type": "known", "value": text.strip()}


def is_yes(text: str) -> bool:
    """Raises ``Refusal("input_malformed")`` for what is neither yes nor no."""
    word = fold(text)
    if word not in _YES | _NO:
        raise Refusal("input_malformed", where="", expected="có | không", value=text)
    return word in _YES


def listed(text: str) -> list[str]:
    """Parts with commas or semicolons between."""
    return [part.strip() for part in re.split(r"[,;]", text) if part.strip()]


def code_of(text: str) -> str:
    """The short ASCII word made of a name: ``Cờ thi đua`` gives ``co-thi-dua``."""
    return _NOT_A_CODE.sub("-", fold(text)).strip("-")[:60].strip("-")


def day_of(text: str) -> str:
    """A date as it is passed on; raises ``Refusal("date_malformed")``."""
    When.read(text)
    return text


#: Of a path that leads nowhere so much is repeated.
_SHOWN = 80


def checked(kind: AnswerKind, text: str) -> str:
    """The answer, which can be one of its kind. Raises ``Refusal``: ``date_malformed``,
    ``file_missing`` or ``input_malformed``."""
    match kind:
        case AnswerKind.DATE:
            day_of(text)
        case AnswerKind.FILE:
            path_of(text)
        case AnswerKind.YES:
            is_yes(text)
        case _:
            pass
    return text


def path_of(text: str) -> Path:
    """A file that is there. Raises ``Refusal("file_missing")``, also for what can be no path."""
    try:
        path = Path(text.strip().strip("\"'")).expanduser()
        there = path.is_file()
    except (OSError, RuntimeError, ValueError):  # too long, a home that there is not, a zero byte
        there = False
    if not there:
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        raise Refusal("file_missing", file=shown)
    return path


def chosen(text: str, known: Iterable[tuple[str, str]]) -> str | None:
    """The value that was meant, by its code, its words or some of them: ``tin`` is *tin, bài*, and
    of *họp trực tiếp* and *trực tiếp kết hợp trực tuyến* the nearer one is ``trực tiếp``.

    ``None``: it is none of them, or as near to two.
    """
    typed = fold(text).split()
    left: dict[int, list[str]] = {}
    for value, words in known:
        if typed in (fold(value).split(), fold(words).split()):
            return value
        if typed and not Counter(typed) - Counter(fold(words).split()):
            left.setdefault(len(fold(words).split()), []).append(value)
    nearest = left[min(left)] if left else []
    return nearest[0] if len(nearest) == 1 else None


def next_year(year: str) -> str:
    """The cycle year after ``2021`` or ``2021-2022``."""
    return "-".join(str(int(part) + 1) for part in year.split("-"))
