"""Correcting a wrong formal fact: a document, a date, who was present, a text, a result.

A correction names the version whose words were wrong and gives a reason. Both stay in the log; what
the cycle goes on with is the corrected one. What was sealed stays as it was sealed.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.awards.decisions import check_results, remarks_on
from domain.cycle.awards.file import Remarked, Result
from domain.cycle.documents import with_plan
from domain.cycle.guard import WAY, Row
from domain.cycle.on_file import Filed
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import CHAIR
from domain.values.growing import with_entry
from domain.values.names import nearest
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class CorrectedPaper(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What of a document is corrected; the rest stays, and an empty text means that there is none.

    See ``domain.values.paper.Paper``.
    """

    kind: str | None = None
    number: str | None = None
    date: str | None = None
    received: str | None = None
    signer: str | None = None
    about: str | None = None
    file: str | None = None


class CorrectRecord(Command, frozen=True, kw_only=True):
    """Correct one fact of an earlier event of this cycle."""

    #: The version of the event: 14 for ``cum-8/2026@14``.
    event: int
    #: One of these five: its document,
    corrected: CorrectedPaper | None = None
    #: the day on which something was held or handed over; see ``When.read``,
    date: str | None = None
    #: the units that were present, of an attendance,
    present: Ids[UnitId] | None = None
    #: all results, of a decision,
    results: tuple[Result, ...] | None = None
    #: or a text, by the name of its field.
    field: str | None = None
    text: str | None = None
    reason: str
    #: On what the correction rests.
    document: Paper | None = None


class RecordCorrected(Body, frozen=True, kw_only=True):
    event: int
    #: The type of the event whose words were wrong.
    type: str
    #: The document before and after; its abstract stands here only where it was corrected.
    document_was: Document | None
    document_now: Document | None
    date_was: When | None
    date_now: When | None
    present_was: Ids[UnitId] | None
    present_now: Ids[UnitId] | None
    results_was: tuple[Result, ...] | None
    results_now: tuple[Result, ...] | None
    #: Where the corrected results do not follow from what was proposed and decided before.
    remarks: tuple[Remarked, ...]
    field: str | None
    text: Private | None
    reason: Private
    document: Document | None


@refuses(
    "correction_empty",
    "correction_one",
    "day_ahead",
    "decision_title",
    "event_unknown",
    "field_missing",
    "member_repeated",
    "not_an_award",
    "not_correctable",
    "not_member",
    "place_repeated",
    "selection_unknown",
    "unknown_field",
    Act.hide_reason,
    document_of,
)
def correct_record(cycle: Cycle, command: CorrectRecord, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    filed = _filed(cycle, command.event)
    given = (command.corrected, command.date, command.present, command.results, command.field)
    if sum(one is not None for one in given) != 1:
        raise Refusal("correction_one", event=f"@{command.event}")
    body = RecordCorrected(
        event=command.event,
        type=filed.type,
        document_was=None,
        document_now=None,
        date_was=None,
        date_now=None,
        present_was=None,
        present_now=None,
        results_was=None,
        results_now=None,
        remarks=(),
        field=None,
        text=None,
        reason=reason,
        document=document_of(command.document, act),
    )
    return (_filled(cycle, command, filed, body, act),)


def _filed(cycle: Cycle, version: int) -> Filed:
    """Raises ``Refusal``: ``event_unknown``, or ``not_correctable``."""
    last = cycle.on_file.last
    if not 1 <= version <= last:
        raise Refusal("event_unknown", value=f"@{version}", stream=cycle.code, last=last)
    filed = cycle.on_file.facts.get(version)
    if filed is None:
        raise Refusal("not_correctable", event=f"@{version}")
    return filed


def _filled(
    cycle: Cycle, command: CorrectRecord, filed: Filed, body: RecordCorrected, act: Act
) -> RecordCorrected:
    """The event with the fact that is corrected, as it was and as it reads now."""
    if command.corrected is not None:
        return _with_document(cycle, command.corrected, body, act)
    if command.date is not None:
        date = When.read(command.date)
        if filed.type not in _YET_TO_COME:
            act.happened(date, "date")
        _check_differs(command.event, filed.date, date)
        return replace(body, date_was=filed.date, date_now=date)
    if command.present is not None:
        check_distinct(command.present)
        for unit in command.present:
            cycle.check_member(unit)
        present = tuple(sorted(command.present))
        _check_differs(command.event, filed.present, present)
        return replace(body, present_was=filed.present, present_now=present)
    if command.results is not None:
        return _with_results(cycle, command.event, command.results, body)
    assert command.field is not None
    return _with_text(command, filed, body, act)


def _check_differs(version: int, was: object, now: object) -> None:
    """Raises ``Refusal``: ``not_correctable`` where the event has no such fact, or
    ``correction_empty`` where it reads so already."""
    if was is None:
        raise Refusal("not_correctable", event=f"@{version}")
    if was == now:
        raise Refusal("correction_empty", event=f"@{version}")


def _with_document(
    cycle: Cycle, new: CorrectedPaper, body: RecordCorrected, act: Act
) -> RecordCorrected:
    old = cycle.papers.get(body.event)
    _check_differs(body.event, old, None)
    assert old is not None
    read = document_of(
        Paper(
            kind=old.kind if new.kind is None else new.kind,
            number=_kept(old.number, new.number),
            date=new.date or None,
            received=new.received or None,
            signer=_kept(old.signer, new.signer),
            about=new.about,
            file=_kept(old.file, new.file),
        ),
        act,
    )
    assert read is not None
    now = replace(
        read,
        date=old.date if new.date is None else read.date,
        received=old.received if new.received is None else read.received,
    )
    was = replace(old, about=None)
    if now == was:
        raise Refusal("correction_empty", event=f"@{body.event}")
    return replace(body, document_was=was, document_now=now)


def _kept(old: str | None, new: str | None) -> str | None:
    return old if new is None else new.strip() or None


def _with_results(
    cycle: Cycle, version: int, results: tuple[Result, ...], body: RecordCorrected
) -> RecordCorrected:
    name = _decision_at(cycle, version)
    if name is None:
        raise Refusal("not_correctable", event=f"@{version}")
    decision = cycle.award_file.decisions[name]
    check_results(cycle, results)
    _check_differs(version, decision.results, results)
    before = _decided_before(cycle, version)
    remarks = remarks_on(before, results, decision.authority)
    return replace(body, results_was=decision.results, results_now=results, remarks=remarks)


def _decision_at(cycle: Cycle, version: int) -> str | None:
    known = cycle.award_file.decisions.items()
    return next((name for name, decision in known if decision.version == version), None)


def _decided_before(cycle: Cycle, version: int) -> Cycle:
    """The cycle as if nothing had been decided from that version on."""
    file = cycle.award_file
    earlier = {name: found for name, found in file.decisions.items() if found.version < version}
    return replace(cycle, award_file=replace(file, decisions=MappingProxyType(earlier)))


def _with_text(
    command: CorrectRecord, filed: Filed, body: RecordCorrected, act: Act
) -> RecordCorrected:
    field = command.field or ""
    if field not in filed.texts:
        known = tuple(filed.texts)
        close = nearest(field, list(known))
        raise Refusal("unknown_field", field=field, where=f"@{command.event}", nearest=close)
    text = command.text or ""
    if not text.strip():
        raise Refusal("field_missing", field="text")
    return replace(body, field=field, text=act.hide(text))


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body = event.body
    if not isinstance(body, RecordCorrected):
        raise LookupError(type(body))
    filed = _refiled(cycle.on_file.facts[body.event], body, event.version)
    cycle = replace(cycle, on_file=cycle.on_file.refiled(body.event, filed))
    if body.document_now is not None:
        return _with_paper(cycle, body.event, body.document_now)
    if body.results_now is not None:
        return _redecided(cycle, body)
    if body.present_now is not None:
        return _attended(cycle, body)
    if body.date_now is not None:
        return _redated(cycle, body.event, body.date_now)
    return cycle


def _with_paper(cycle: Cycle, version: int, now: Document) -> Cycle:
    """The document as it reads now; an abstract that was not corrected stays."""
    old = cycle.papers[version]
    about = now.about or (old.about if old else None)
    papers = with_entry(cycle.papers, version, replace(now, about=about))
    return with_plan(replace(cycle, papers=papers))


def _refiled(filed: Filed, body: RecordCorrected, version: int) -> Filed:
    filed = replace(filed, corrected_by=(*filed.corrected_by, version))
    if body.date_now is not None:
        return replace(filed, date=body.date_now)
    if body.present_now is not None:
        return replace(filed, present=body.present_now)
    if body.field is not None and body.text is not None:
        return replace(filed, texts=with_entry(filed.texts, body.field, body.text))
    return filed


def _redecided(cycle: Cycle, body: RecordCorrected) -> Cycle:
    name, file = _decision_at(cycle, body.event), cycle.award_file
    assert name is not None
    assert body.results_now is not None
    decision = replace(file.decisions[name], results=body.results_now, remarks=body.remarks)
    file = replace(file, decisions=with_entry(file.decisions, name, decision))
    return replace(cycle, award_file=file)


def _attended(cycle: Cycle, body: RecordCorrected) -> Cycle:
    """The sitting goes on with the corrected attendance, where it is the one in force."""
    was, now = frozenset(body.present_was or ()), frozenset(body.present_now or ())
    in_force = bool(was) and cycle.conference.present == was
    if not in_force or not cycle.on_file.is_last(body.event):
        return cycle
    return replace(cycle, conference=replace(cycle.conference, present=now))


def _redated(cycle: Cycle, version: int, date: When) -> Cycle:
    if cycle.on_file.facts[version].type == "conference_called":
        if not cycle.on_file.is_last(version):
            return cycle
        return replace(cycle, conference=replace(cycle.conference, called=date))
    file = cycle.award_file
    deliveries = {
        place: replace(found, date=date) if found.version == version else found
        for place, found in file.deliveries.items()
    }
    returns = {
        place: replace(found, date=date) if found.version == version else found
        for place, found in file.returns.items()
    }
    file = replace(file, deliveries=MappingProxyType(deliveries), returns=MappingProxyType(returns))
    return replace(cycle, award_file=file)


#: Whose day may lie ahead.
_YET_TO_COME = frozenset({"conference_called"})
ROWS = (Row(CorrectRecord, WAY, by=CHAIR),)
DECISIONS = {CorrectRecord: correct_record}
EVENTS = (RecordCorrected,)
