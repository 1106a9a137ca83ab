"""How equals share ranks, Vietnamese first: for a year and for a table that somebody made."""

from collections.abc import Mapping
from typing import Final

RANKINGS: Final[Mapping[str, tuple[str, str]]] = {
    "dense": ("xếp hạng liền (1, 2, 3, 3, 4)", "dense ranking (1, 2, 3, 3, 4)"),
    "competition": ("xếp hạng cách (1, 2, 3, 3, 5)", "competition ranking (1, 2, 3, 3, 5)"),
}
