"""Evidence (*minh chứng*) at the cells of a sheet: files that the unit puts beside its scores.

A file stands beside a cell and changes nothing in it: whether a claim is proved is said by who
scores, never by a file that is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from domain.cycle.guard import Phase, Row
from domain.cycle.scores.sheets import SCORES_OPEN, criterion_for, scoring_rulebook
from domain.record.order import Act
from domain.record.record import Body, Command, Event, UnitId
from domain.record.who import UNIT
from domain.rulebook.criteria import Part
from domain.values.files import FileKind, check_digest
from domain.values.growing import with_entry
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle

#: Files beside one cell.
MOST: Final = 10


class AttachEvidence(Command, frozen=True, kw_only=True):
    """Put a file that is kept beside a cell of a sheet."""

    unit: UnitId
    criterion: str
    part: Part = Part.STANDARD
    #: SHA-256 of the file, in hexadecimal.
    digest: str
    #: What the unit calls it.
    name: str
    kind: FileKind
    #: Bytes.
    size: int


class WithdrawEvidence(Command, frozen=True, kw_only=True):
    """Take a file away from beside a cell; that it stood there stays in the log."""

    unit: UnitId
    criterion: str
    part: Part = Part.STANDARD
    digest: str
    reason: str


class EvidenceAttached(Body, frozen=True, kw_only=True):
    unit: UnitId
    criterion: str
    part: Part
    digest: str
    name: Private
    kind: FileKind
    #: Bytes.
    size: int


class EvidenceWithdrawn(Body, frozen=True, kw_only=True):
    unit: UnitId
    criterion: str
    part: Part
    digest: str
    reason: Private


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A file that stands beside a cell."""

    criterion: str
    part: Part
    digest: str
    name: Private
    kind: FileKind
    #: Bytes.
    size: int
    #: The version of the event by which it came.
    version: int

    def at(self, criterion: str, part: Part) -> bool:
        """Whether it stands beside that cell."""
        return (self.criterion, self.part) == (criterion, part)


#: Of each unit what stands beside its cells, in the order in which it came.
EvidenceOfAll = Mapping[UnitId, tuple[Evidence, ...]]
NO_EVIDENCE: EvidenceOfAll = MappingProxyType({})


def may_change(cycle: Cycle, unit: UnitId) -> bool:
    """Whether files may be put beside the cells of a unit's sheet, and taken away again."""
    try:
        _check_open(cycle, unit)
    except Refusal:
        return False
    return True


@refuses("not_member", "part_not_scored", "sheet_already_sent", "sheet_not_sent")
def _check_open(cycle: Cycle, unit: UnitId) -> None:
    """While the unit fills in its sheet, and while it may explain what others changed there."""
    cycle.check_member(unit)
    if scoring_rulebook(cycle).own_column is None:
        raise Refusal("part_not_scored", criterion="", part=Part.STANDARD)
    sheet = cycle.sheet(unit)
    if sheet.not_sent:
        raise Refusal("sheet_not_sent", unit=unit)
    if sheet.awaits_explanation:
        return
    if sheet.sent:
        raise Refusal("sheet_already_sent", unit=unit)
    if cycle.phase is not Phase.SCORING:
        raise Refusal("sheet_not_sent", unit=unit)


@refuses("part_not_scored", criterion_for)
def _place(cycle: Cycle, unit: UnitId, code: str, part: Part) -> str:
    """The code of the criterion as the rulebook writes it."""
    criterion = criterion_for(cycle, unit, code)
    if criterion.scale(part) is None:
        raise Refusal("part_not_scored", criterion=criterion.code, part=part)
    return criterion.code


@refuses(
    "already_done",
    "evidence_enough",
    "name_blank",
    _check_open,
    _place,
    check_digest,
)
def attach_evidence(cycle: Cycle, command: AttachEvidence, act: Act) -> tuple[Body, ...]:
    _check_open(cycle, command.unit)
    code = _place(cycle, command.unit, command.criterion, command.part)
    check_digest(command.digest, "digest")
    if not command.name.strip():
        raise Refusal("name_blank")
    if command.size < 1:
        raise Refusal("input_malformed", where="size", expected=">0", value=command.size)
    here = [one for one in cycle.evidence.get(command.unit, ()) if one.at(code, command.part)]
    if any(one.digest == command.digest for one in here):
        raise Refusal("already_done", what="attach_evidence", unit=command.unit)
    if len(here) >= MOST:
        raise Refusal("evidence_enough", criterion=code, limit=MOST)
    return (
        EvidenceAttached(
            unit=command.unit,
            criterion=code,
            part=command.part,
            digest=command.digest,
            name=act.hide(command.name),
            kind=command.kind,
            size=command.size,
        ),
    )


@refuses("evidence_unknown", Act.hide_reason, _check_open, _place)
def withdraw_evidence(cycle: Cycle, command: WithdrawEvidence, act: Act) -> tuple[Body, ...]:
    _check_open(cycle, command.unit)
    code = _place(cycle, command.unit, command.criterion, command.part)
    here = (one for one in cycle.evidence.get(command.unit, ()) if one.at(code, command.part))
    if all(one.digest != command.digest for one in here):
        raise Refusal("evidence_unknown", value=command.digest, criterion=code, unit=command.unit)
    return (
        EvidenceWithdrawn(
            unit=command.unit,
            criterion=code,
            part=command.part,
            digest=command.digest,
            reason=act.hide_reason(command.reason),
        ),
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case EvidenceAttached() as body:
            one = Evidence(
                criterion=body.criterion,
                part=body.part,
                digest=body.digest,
                name=body.name,
                kind=body.kind,
                size=body.size,
                version=event.version,
            )
            left = (*cycle.evidence.get(body.unit, ()), one)
        case EvidenceWithdrawn() as body:
            left = tuple(
                one
                for one in cycle.evidence.get(body.unit, ())
                if one.digest != body.digest or not one.at(body.criterion, body.part)
            )
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, evidence=with_entry(cycle.evidence, body.unit, left))


_HERE = (Phase.SCORING, Phase.SUMMARY_CONFERENCE)
ROWS = (
    Row(AttachEvidence, _HERE, by=UNIT, needs=SCORES_OPEN),
    Row(WithdrawEvidence, _HERE, by=UNIT, needs=SCORES_OPEN),
)
DECISIONS = {AttachEvidence: attach_evidence, WithdrawEvidence: withdraw_evidence}
EVENTS = (EvidenceAttached, EvidenceWithdrawn)
