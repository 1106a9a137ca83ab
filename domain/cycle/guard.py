"""Where a cycle stands, and what lets it go on: phases, conditions and the rows of the guard table.

Rows are data beside the phase that they belong to; ``workflows.lifecycle`` alone turns them into
a machine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.record.who import PlainRow

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class Phase(StrEnum):
    """Where the main work of a cycle is."""

    PLAN = "plan"
    REGISTRATION = "registration"
    SCORING = "scoring"
    SUMMARY_CONFERENCE = "summary_conference"
    VOTING = "voting"
    CHAIR_HANDOVER = "chair_handover"
    CLOSED = "closed"
    CANCELLED = "cancelled"


#: The way of a year, in order.
WAY: tuple[Phase, ...] = tuple(phase for phase in Phase if phase is not Phase.CANCELLED)
RUNNING: tuple[Phase, ...] = WAY[:-1]
#: These three usually happen in one sitting, in any order.
SITTING: tuple[Phase, ...] = (Phase.SUMMARY_CONFERENCE, Phase.VOTING, Phase.CHAIR_HANDOVER)

#: What is lacking, for the sentence; ``None`` when the condition holds.
Unmet = Mapping[str, object] | None


@dataclass(frozen=True)
class Condition:
    """Something that must hold, with the code under which its sentence is found."""

    code: str
    unmet: Callable[[Cycle], Unmet]

    def lacking(self, cycle: Cycle) -> Unmet:
        """What is lacking now; a waived condition lacks nothing."""
        return None if self.code in cycle.waived else self.unmet(cycle)


@dataclass(frozen=True)
class Row(PlainRow):
    """A command, the phases that accept it, who may give it, and what must hold before it."""

    phases: tuple[Phase, ...]
    needs: tuple[Condition, ...] = ()
    #: The command is the formal act that ends the phase: refused unless the phase may be left.
    leads_on: bool = False
    #: Also accepted in the other phases of the sitting while one is open.
    in_sitting: bool = False
    #: Accepted only while the cycle is told from the past.
    backfill_only: bool = False
    #: Accepted in every phase while the cycle is told from the past: a source may know of this and
    #: not of what came before it.
    told_anywhere: bool = False


def lacks(**facts: object) -> Unmet:
    return facts
