"""The stored form of what is written, and what no text may hold."""

import re
from typing import Final

from domain.values.names import stored
from domain.values.refusal import Refusal

#: Of any other text.
MAX_TEXT: Final = 4000
#: Of a key, a code or a name.
MAX_NAME: Final = 300
#: Control characters without tab and newline, halves of surrogate pairs, and the marks that turn
#: the direction of writing: what is stored must be what is seen, and every database must take it.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def cleaned(text: str, where: str | None, limit: int) -> str:
    """The stored form of a text. Raises ``Refusal("text_malformed")``."""
    if len(text) > limit or _UNSEEN.search(text):
        raise Refusal("text_malformed", where=where, max=limit)
    return stored(text)
