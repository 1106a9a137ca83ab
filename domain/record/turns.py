"""Turns: ends of units and clusters, and transfers, follow one another one by one.

Each of them is decided on how other streams stand (a successor must not have ended itself), and
two at once must not both rest on what the other changes. So each takes the next number, whose key
belongs to one stream for ever: of two that take the same, the second is decided anew. By its
number every reference from a unit or cluster to its successor leads forward, so none leads in a
circle.
"""

from typing import Final

from domain.record.order import Act

_PREFIX: Final = "turn:"
#: Asks for all turns that have been taken.
TURNS: Final = f"{_PREFIX}*"


def turn_key(turn: int) -> str:
    """The claim on a turn."""
    return f"{_PREFIX}{turn}"


def next_turn(act: Act) -> int:
    """The turn that an act takes, after all that were taken when it was considered."""
    return 1 + sum(key.startswith(_PREFIX) for key in act.context.claimed)
