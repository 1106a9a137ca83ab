"""One of a few: by its code, or by what it is called in either language."""

from enum import StrEnum
from typing import TypeVar

from adapters.wording.labelling import label
from adapters.wording.writing import LANGS
from domain.values.names import fold

Value = TypeVar("Value", bound=StrEnum)


def chosen(kind: type[Value], text: str) -> Value | None:
    """The value that was meant; none where no one is called so."""
    for value in kind:
        words = {value.value, *(label(value, lang) for lang in LANGS)}
        if fold(text) in map(fold, words):
            return value
    return None
