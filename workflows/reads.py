"""What may be asked, and by whom: denied unless a row allows it.

The counterpart of the rows of commands: office, read, phases, and how far it reaches. The check
is ``workflows.reader``, what a reach leaves of a year ``workflows.sight``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.cycle.guard import Phase
from domain.record.record import Office


class Read(StrEnum):
    """Everything that a door can be asked."""

    OVERVIEW = "overview"
    STATUS = "status"
    OUTCOME = "outcome"
    LOG = "log"
    CALENDAR = "calendar"
    OFFICIAL_CALENDAR = "official_calendar"
    EXPLAIN = "explain"
    HISTORY = "history"
    AUDIT_SCORES = "audit_scores"
    AUDIT_ACTS = "audit_acts"
    AUDIT_DUTIES = "audit_duties"
    #: What is to be looked at of a year, without asking for anybody.
    AUDIT_CONCERNS = "audit_concerns"
    #: All clusters of a year side by side, and what they lay before the council.
    REVIEW = "review"
    DIFF = "diff"
    WHATIF = "whatif"
    REPLAY = "replay"
    RECONCILE = "reconcile"
    ACTS = "acts"
    RULEBOOK = "rulebook"
    INBOX = "inbox"
    NOTICES = "notices"
    CONTACTS = "contacts"
    SHEETS = "sheets"
    SHEETS_OUT = "sheets_out"
    #: What came back in files, beside the record; whoever may not act has nothing to bring.
    SHEETS_IN = "sheets_in"
    #: What a body outside scores alone, and what it gave.
    SCORED_ALONE = "scored_alone"
    PAPERS = "papers"
    PERMISSIONS = "permissions"
    #: The events of a year as they are stored, with what proves them: whole or not at all.
    EXPORT = "export"
    CHECK = "check"
    DOCTOR = "doctor"


class Reach(StrEnum):
    """How far a read reaches. What is sealed for everybody stays sealed in all of them."""

    #: Everything that is open to anybody.
    WHOLE = "whole"
    #: The own unit wholly; of others what the rulebook opens, and before the adoption no reason,
    #: no extension and no difference between columns.
    MEMBER = "member"
    #: No unit's figures before the table is adopted.
    ADOPTED = "adopted"
    #: The own unit, and nothing of others.
    OWN = "own"


#: From the least to the most: whoever holds several offices has the most of them.
RANKING: Final = (Reach.OWN, Reach.ADOPTED, Reach.MEMBER, Reach.WHOLE)
Reaches = Mapping[Office, Reach]


@dataclass(frozen=True)
class ReadRow:
    """A read, and who may ask it in which phases."""

    read: Read
    by: Reaches
    #: In the others there is nothing of it yet; the operator of the machine may ask all the same.
    phases: tuple[Phase, ...] = tuple(Phase)


def _all(reach: Reach, *held: Office) -> dict[Office, Reach]:
    return dict.fromkeys(held, reach)


_CHAIR = _all(Reach.WHOLE, Office.CHAIR, Office.SECRETARY)
#: The vice is a member like any other, who reads the sheet of the chair, being its checker.
_MEMBERS = _all(Reach.MEMBER, Office.VICE_CHAIR, Office.UNIT_OFFICER, Office.UNIT_HEAD)
_TELLERS = _all(Reach.MEMBER, Office.TELLER)
_OWN = _all(Reach.OWN, Office.UNIT_OFFICER, Office.UNIT_HEAD)
_REVIEWER = _all(Reach.ADOPTED, Office.REVIEWER)
_AUDITOR = _all(Reach.WHOLE, Office.AUDITOR)
_OPERATOR = _all(Reach.WHOLE, Office.OPERATOR)
_WATCHING = _CHAIR | _AUDITOR | _OPERATOR
_EVERYBODY = _WATCHING | _MEMBERS | _TELLERS | _REVIEWER
#: What anybody who holds an office reads alike.
_ALIKE = _all(Reach.WHOLE, *_EVERYBODY)
_SCORED: Final = (
    Phase.SCORING,
    Phase.SUMMARY_CONFERENCE,
    Phase.VOTING,
    Phase.CHAIR_HANDOVER,
    Phase.CLOSED,
    Phase.CANCELLED,
)

READS: Final = (
    ReadRow(Read.OVERVIEW, _EVERYBODY),
    ReadRow(Read.STATUS, _EVERYBODY),
    ReadRow(Read.OUTCOME, _EVERYBODY),
    ReadRow(Read.LOG, _WATCHING | _MEMBERS | _TELLERS),
    ReadRow(Read.CALENDAR, _EVERYBODY),
    ReadRow(Read.OFFICIAL_CALENDAR, _ALIKE),
    ReadRow(Read.EXPLAIN, _WATCHING | _MEMBERS | _REVIEWER, _SCORED),
    ReadRow(Read.HISTORY, _WATCHING | _MEMBERS, _SCORED),
    ReadRow(Read.AUDIT_SCORES, _WATCHING | _MEMBERS, _SCORED),
    ReadRow(Read.AUDIT_ACTS, _WATCHING | _MEMBERS),
    ReadRow(Read.AUDIT_DUTIES, _WATCHING | _MEMBERS, _SCORED),
    ReadRow(Read.AUDIT_CONCERNS, _WATCHING),
    ReadRow(Read.REVIEW, _REVIEWER | _AUDITOR | _OPERATOR),
    ReadRow(Read.DIFF, _WATCHING),
    ReadRow(Read.WHATIF, _WATCHING),
    ReadRow(Read.REPLAY, _WATCHING),
    ReadRow(Read.RECONCILE, _WATCHING, _SCORED),
    ReadRow(Read.ACTS, _EVERYBODY),
    ReadRow(Read.RULEBOOK, _ALIKE),
    ReadRow(
        Read.INBOX,
        _all(Reach.OWN, Office.CHAIR, Office.SECRETARY, Office.UNIT_OFFICER, Office.UNIT_HEAD),
    ),
    ReadRow(Read.NOTICES, _CHAIR | _AUDITOR | _OPERATOR),
    ReadRow(Read.CONTACTS, _CHAIR | _OWN | _OPERATOR),
    ReadRow(Read.SHEETS, _WATCHING, _SCORED),
    ReadRow(Read.SHEETS_OUT, _CHAIR | _OWN | _OPERATOR),
    ReadRow(Read.SHEETS_IN, _CHAIR | _MEMBERS | _OPERATOR),
    ReadRow(Read.SCORED_ALONE, _all(Reach.OWN, Office.SCORER)),
    ReadRow(Read.PAPERS, _CHAIR | _AUDITOR | _OPERATOR),
    ReadRow(Read.PERMISSIONS, _ALIKE),
    ReadRow(Read.EXPORT, _WATCHING | _MEMBERS),
    ReadRow(Read.CHECK, _AUDITOR | _OPERATOR),
    ReadRow(Read.DOCTOR, _OPERATOR),
)
ROW_OF: Final[Mapping[Read, ReadRow]] = MappingProxyType({row.read: row for row in READS})
