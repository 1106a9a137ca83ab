"""Who may: the offices that may give a command, and for which units.

Every command has one row, beside its business, that says so; what is not allowed is denied. The
check is ``workflows.permissions``. Where office and scope are the same for many commands they have
a name here.
"""

from dataclasses import dataclass, field
from enum import Enum

from domain.record.record import Command, Office


class Scope(Enum):
    """For which units an office may give a command."""

    #: The command must concern the seat's own unit.
    OWN = "own"
    #: It may also concern the unit on whose behalf the seat says that it acts.
    BEHALF = "behalf"
    ANY = "any"


#: The offices that may, in the order in which they are named to people, each with its scope.
Grants = dict[Office, Scope]


@dataclass(frozen=True)
class PlainRow:
    """A command, and who may give it."""

    command: type[Command]
    by: Grants = field(kw_only=True)


CHAIR: Grants = {Office.CHAIR: Scope.ANY, Office.SECRETARY: Scope.ANY}
LEADERS: Grants = CHAIR | {Office.VICE_CHAIR: Scope.ANY}
#: An officer checks the sheets of others where a check is assigned to the unit.
SCORERS: Grants = LEADERS | {Office.UNIT_OFFICER: Scope.ANY}
TELLER: Grants = {Office.TELLER: Scope.ANY}
#: Points of a body outside: it gives them itself, or the chair's office copies its document.
OUTSIDE: Grants = CHAIR | {Office.SCORER: Scope.ANY}
#: Who decides on awards records the decision, or the chair's office copies its document.
DECIDING: Grants = CHAIR | {Office.REVIEWER: Scope.ANY}
OPERATOR: Grants = {Office.OPERATOR: Scope.ANY}
OWN_UNIT: Grants = {Office.UNIT_OFFICER: Scope.OWN, Office.UNIT_HEAD: Scope.OWN}
#: The unit itself; the chair's office for one that does not act itself, and says so.
UNIT: Grants = {Office.CHAIR: Scope.BEHALF, Office.SECRETARY: Scope.BEHALF} | OWN_UNIT
#: Nobody gives it: it follows from another act.
FOLLOWS: Grants = {Office.SYSTEM: Scope.ANY}
