"""Telling the past: sources, and what each of them says or leaves unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.guard import RUNNING, Row
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import CHAIR, OPERATOR
from domain.rulebook.faults import check_rulebook
from domain.rulebook.rulebook import Rulebook, pin, read_rulebook
from domain.rulebook.selections import Selection
from domain.values.growing import with_entry
from domain.values.known import Counted, Grade, Known, Said
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class SourceTopic(StrEnum):
    """What a source of a past year may speak of in bulk."""

    REGISTRATION = "registration"
    PLEDGE = "pledge"
    CONFERENCE = "conference"
    REPORT_ADOPTED = "report_adopted"
    TABLE_ADOPTED = "table_adopted"
    VOTE = "vote"
    ELECTION = "election"
    NEXT_PLEDGE = "next_pledge"
    HANDOVER = "handover"
    MINUTES = "minutes"
    # Of these nothing is said where no source was asked about them.
    MEMBERS = "members"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    PLAN = "plan"
    DEADLINES = "deadlines"
    TARGETS = "targets"
    CRITERIA = "criteria"
    SCORES = "scores"
    REPORTS = "reports"
    MOVEMENTS = "movements"
    PLACE = "place"
    MODE = "mode"
    ATTENDANCE = "attendance"
    QUORUM = "quorum"
    QUOTA = "quota"
    THRESHOLD = "threshold"
    SECRECY = "secrecy"
    BALLOT_FIGURES = "ballot_figures"
    NEXT_VICE_CHAIR = "next_vice_chair"
    DECISION = "decision"
    #: What every unit was found to have come to: "hoàn thành xuất sắc nhiệm vụ".
    MARKS = "marks"
    #: What was decided for the year after this one, be it other than this year's.
    NEXT_YEAR = "next_year"
    #: What the source calls the year, where that is not "năm" and its number.
    YEAR_NAME = "year_name"


class RecordSource(Command, frozen=True, kw_only=True):
    """Enter a source, under a short name by which facts refer to it."""

    source: str
    title: str
    grade: Grade
    document: Paper | None = None


class CiteSource(Command, frozen=True, kw_only=True):
    """Say from which source is told from here on. Without it, from the one entered last."""

    source: str


class RecordFact(Command, frozen=True, kw_only=True):
    """Record what a source says of a topic. Recording again replaces the earlier word."""

    topic: SourceTopic
    said: Said
    source: str
    note: str | None = None


class RecordInference(Command, frozen=True, kw_only=True):
    """Record what follows from a source although it does not say so, with the ground."""

    topic: SourceTopic
    #: Whom it concerns; none where it concerns no single unit.
    units: Ids[UnitId] = ()
    what: str
    ground: str
    source: str


class NoteDiscrepancy(Command, frozen=True, kw_only=True):
    """Note two places of a source that do not agree, or something odd in it, and how it is read."""

    #: A short name of the remark, unique in the cycle.
    discrepancy: str
    what: str
    #: ``None``: it is noted only.
    reading: str | None = None
    source: str


class AddSelections(Command, frozen=True, kw_only=True):
    """Add what a later source names to be chosen, decided or given, in whatever step the telling
    stands. All else in the rulebook stays, and so does how its contradictions are read."""

    selections: tuple[Selection, ...]
    source: str


class TakeLive(Command, frozen=True, kw_only=True):
    """End the telling of the past: what still lies ahead is done live from now on."""

    reason: str
    document: Paper | None = None


class SourceRecorded(Body, frozen=True, kw_only=True):
    source: str
    title: str
    grade: Grade
    document: Document | None


class SourceCited(Body, frozen=True, kw_only=True):
    source: str


class FactRecorded(Body, frozen=True, kw_only=True):
    topic: SourceTopic
    said: Said
    source: str
    note: Private | None


class InferenceRecorded(Body, frozen=True, kw_only=True):
    topic: SourceTopic
    units: Ids[UnitId]
    what: Private
    ground: Private
    source: str


class DiscrepancyNoted(Body, frozen=True, kw_only=True):
    discrepancy: str
    what: Private
    reading: Private | None
    source: str


class SelectionsAdded(Body, frozen=True, kw_only=True):
    #: The codes of those that are new.
    added: tuple[str, ...]
    #: The exact canonical text of the whole rulebook with them, and its SHA-256.
    rulebook: str
    sha256: str
    source: str


class CycleTakenLive(Body, frozen=True, kw_only=True):
    reason: Private
    document: Document | None


class Source(msgspec.Struct, frozen=True):
    title: str
    grade: Grade
    document: Document | None = None


class Fact(msgspec.Struct, frozen=True):
    said: Said
    source: str
    note: Private | None = None
    #: What other sources say otherwise, each its last word, in the order in which they were told.
    others: tuple[Fact, ...] = ()


@refuses("already_done", "name_blank", document_of)
def record_source(cycle: Cycle, command: RecordSource, act: Act) -> tuple[Body, ...]:
    if not command.source.strip() or not command.title.strip():
        raise Refusal("name_blank")
    if command.source in cycle.sources:
        raise Refusal("already_done", what="record_source")
    return (
        SourceRecorded(
            source=command.source,
            title=command.title,
            grade=command.grade,
            document=document_of(command.document, act),
        ),
    )


@refuses("already_done", "source_unknown")
def cite_source(cycle: Cycle, command: CiteSource, act: Act) -> tuple[Body, ...]:
    cycle.check_source(command.source)
    if cycle.told_from == command.source:
        raise Refusal("already_done", what="cite_source")
    return (SourceCited(source=command.source),)


@refuses(
    "count_of_units",
    "date_malformed",
    "field_missing",
    "member_repeated",
    "not_member",
    "source_unknown",
)
def record_fact(cycle: Cycle, command: RecordFact, act: Act) -> tuple[Body, ...]:
    cycle.check_source(command.source)
    said = command.said
    if isinstance(said, Counted):
        of = max(said.count, 1) if said.of is None else said.of
        if not 0 <= said.count <= of or of < 1 or len(said.named) > said.count:
            raise Refusal("count_of_units", count=said.count, of=said.of, named=len(said.named))
        check_distinct(said.named)
        # whoever attended is no member by that: guests are named among them
        for unit in said.named if command.topic is not SourceTopic.ATTENDANCE else ():
            cycle.check_member(unit)
        said = replace(said, named=tuple(sorted(said.named)))
        if isinstance(said.what, str) and not said.what.strip():
            raise Refusal("field_missing", field="what")
    if isinstance(said, Known) and not said.value.strip():
        raise Refusal("field_missing", field="value")
    note = act.hide_optional(command.note)
    return (FactRecorded(topic=command.topic, said=said, source=command.source, note=note),)


@refuses("field_missing", "member_repeated", "not_member", "source_unknown")
def record_inference(cycle: Cycle, command: RecordInference, act: Act) -> tuple[Body, ...]:
    cycle.check_source(command.source)
    check_distinct(command.units)
    for unit in command.units:
        cycle.check_member(unit)
    return (
        InferenceRecorded(
            topic=command.topic,
            units=tuple(sorted(command.units)),
            what=_worded(command.what, "what", act),
            ground=_worded(command.ground, "ground", act),
            source=command.source,
        ),
    )


@refuses("already_done", "field_missing", "source_unknown")
def note_discrepancy(cycle: Cycle, command: NoteDiscrepancy, act: Act) -> tuple[Body, ...]:
    cycle.check_source(command.source)
    if not command.discrepancy.strip():
        raise Refusal("field_missing", field="discrepancy")
    if any(found.discrepancy == command.discrepancy for found in cycle.noted):
        raise Refusal("already_done", what="note_discrepancy")
    return (
        DiscrepancyNoted(
            discrepancy=command.discrepancy,
            what=_worded(command.what, "what", act),
            reading=act.hide_optional(command.reading),
            source=command.source,
        ),
    )


def _worded(text: str, field: str, act: Act) -> Private:
    if not text.strip():
        raise Refusal("field_missing", field=field)
    return act.hide(text)


@refuses("field_missing", "source_unknown", check_rulebook)
def add_selections(cycle: Cycle, command: AddSelections, act: Act) -> tuple[Body, ...]:
    cycle.check_source(command.source)
    if not command.selections:
        raise Refusal("field_missing", field="selections")
    # where no source named any before, the year may have no rulebook yet
    before = cycle.plan.rulebook or Rulebook(name=cycle.sources[command.source].title)
    rulebook = replace(before, selections=(*before.selections, *command.selections))
    check_rulebook(rulebook)
    text = rulebook.canonical()
    added = tuple(selection.code for selection in command.selections)
    return (SelectionsAdded(added=added, rulebook=text, sha256=pin(text), source=command.source),)


@refuses(Act.hide_reason, document_of)
def take_live(cycle: Cycle, command: TakeLive, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    return (CycleTakenLive(reason=reason, document=document_of(command.document, act)),)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case SourceRecorded() as body:
            source = Source(body.title, body.grade, body.document)
            sources = with_entry(cycle.sources, body.source, source)
            return replace(cycle, sources=sources, told_from=body.source)
        case SourceCited() as body:
            return replace(cycle, told_from=body.source)
        case FactRecorded() as body:
            others = _others(cycle.facts.get(body.topic.value), body)
            fact = Fact(body.said, body.source, body.note, others)
            return replace(cycle, facts=with_entry(cycle.facts, body.topic.value, fact))
        case InferenceRecorded() as body:
            return replace(cycle, inferences=(*cycle.inferences, body))
        case DiscrepancyNoted() as body:
            return replace(cycle, noted=(*cycle.noted, body))
        case SelectionsAdded() as body:
            plan = replace(
                cycle.plan, rulebook=read_rulebook(body.rulebook), rulebook_sha256=body.sha256
            )
            return replace(cycle, plan=plan)
        case CycleTakenLive():
            return replace(cycle, backfill=False, live_since=event.header.recorded_at)
        case _:
            raise LookupError(type(event.body))


def _others(before: Fact | None, body: FactRecorded) -> tuple[Fact, ...]:
    """What other sources said of the topic, where it differs or something is noted of it."""
    if before is None:
        return ()
    known = (*before.others, replace(before, others=()))
    return tuple(
        fact
        for fact in known
        if fact.source != body.source and (fact.said != body.said or fact.note is not None)
    )


def told_from(events: Iterable[Event]) -> Iterator[tuple[Event, str | None]]:
    """Each event of a cycle with the source by which it is told: the one that it names, or the one
    from which was told then. Live events, and those before any source, have none."""
    source = None
    for event in events:
        if isinstance(event.body, SourceRecorded | SourceCited):
            source = event.body.source
        if isinstance(event.body, CycleTakenLive):
            source = None
        yield event, getattr(event.body, "source", None) or source


ROWS = (
    Row(RecordSource, RUNNING, by=CHAIR, backfill_only=True),
    Row(CiteSource, RUNNING, by=CHAIR, backfill_only=True),
    Row(RecordFact, RUNNING, by=CHAIR, backfill_only=True),
    Row(RecordInference, RUNNING, by=CHAIR, backfill_only=True),
    Row(NoteDiscrepancy, RUNNING, by=CHAIR, backfill_only=True),
    Row(AddSelections, RUNNING, by=CHAIR, backfill_only=True),
    Row(TakeLive, RUNNING, by=CHAIR | OPERATOR, backfill_only=True),
)
DECISIONS = {
    RecordSource: record_source,
    CiteSource: cite_source,
    RecordFact: record_fact,
    RecordInference: record_inference,
    NoteDiscrepancy: note_discrepancy,
    AddSelections: add_selections,
    TakeLive: take_live,
}
EVENTS = (
    SourceRecorded,
    SourceCited,
    FactRecorded,
    InferenceRecorded,
    DiscrepancyNoted,
    SelectionsAdded,
    CycleTakenLive,
)
