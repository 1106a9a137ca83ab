"""What a rulebook leaves unsaid as a source does: good for a told year, nothing to act by in a
year that runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.rulebook.officers import Found
from domain.rulebook.places import Odd, Place
from domain.rulebook.selections import How
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.rulebook.rulebook import Rulebook


def unstated(rulebook: Rulebook) -> Iterator[tuple[Place, str | None]]:
    """Where a rulebook says that a source does not state how somebody is found, and for which
    selection; ``None``: for the chair."""
    for index, selection in enumerate(rulebook.selections):
        if selection.how is How.NOT_STATED:
            yield ("selections", index, "how"), selection.name
    if rulebook.officers is not None and rulebook.officers.chair is Found.NOT_STATED:
        yield ("officers", "chair"), None


def odd_unstated(rulebook: Rulebook) -> Iterator[Odd]:
    """What may stand in a told year only."""
    for place, name in unstated(rulebook):
        yield "unstated_told_only", place, {"name": name}


@refuses("rulebook_unstated")
def check_stated(rulebook: Rulebook) -> None:
    """A year that runs is governed by what is said.

    Raises ``Refusal("rulebook_unstated")`` with the selection, or for the chair.
    """
    for _, name in unstated(rulebook):
        raise Refusal("rulebook_unstated", name=name)
