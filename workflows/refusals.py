"""What can be refused of a command: what its decision names, and what the way before it does.

A door that shows the form of a command lists both; whatever it is told has one of these codes.
"""

from typing import Final

import msgspec

from domain.cycle import cycle
from domain.record.order import Act
from domain.record.record import Command
from domain.record.streams import DECISIONS, KINDS
from domain.values.refusal import Code, refusals_of
from workflows import consider, handle, lifecycle, permissions

#: While what people and files write is read, before there is an order.
DOOR: Final[frozenset[Code]] = frozenset(
    {
        "date_malformed",
        "field_missing",
        "input_malformed",
        "name_ambiguous",
        "name_unknown",
        "number_unquoted",
        "office_unknown",
        "points_ambiguous",
        "points_malformed",
        "text_malformed",
        "unknown_command",
        "unknown_field",
    }
)


class Refusable(msgspec.Struct, frozen=True, kw_only=True):
    """The codes with which a command may be refused, in the order of the alphabet."""

    #: By its own decision.
    act: tuple[Code, ...]
    #: Before it is asked, or while its events are stored.
    way: tuple[Code, ...]


def refusable(command: type[Command]) -> Refusable:
    """What may be said against a command, wherever it comes from."""
    way = DOOR | refusals_of(handle.handle) | considered(command)
    return Refusable(act=tuple(sorted(decided(command))), way=tuple(sorted(way)))


def decided(command: type[Command]) -> frozenset[Code]:
    """What the command's own decision may refuse."""
    return refusals_of(DECISIONS[command])


def considered(command: type[Command]) -> frozenset[Code]:
    """What :func:`workflows.consider.consider` may refuse before it asks the decision, and where
    the change of phase that follows is not possible."""
    codes = refusals_of(consider.check_stream) | permissions.refusals_on(command)
    codes |= refusals_of(Act.happened)
    if command in KINDS["cycle"].COMMANDS:
        codes |= refusals_of(consider.check_told)
    row = cycle.ROW_OF.get(command)
    return codes | (lifecycle.refusals_on(row) if row else frozenset())
