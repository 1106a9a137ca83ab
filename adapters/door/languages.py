"""The language in which somebody wants to be answered."""

from typing import Final

from adapters.wording.pages.doors import Lang

_BY_CODE: Final[dict[str, Lang]] = {"vi": "vi", "en": "en"}


def read_lang(text: str) -> Lang | None:
    """``vi`` or ``en``; none for any other."""
    return _BY_CODE.get(text)
