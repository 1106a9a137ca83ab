"""A unit's own gatherings: its year-end conference, the conference of its employees.

They may look like a cluster's summary conference, with "tổng kết", awards and a pledge. Their kind
and their organiser tell them apart: they stand in the stream of the unit that held them, and no
cycle is opened, advanced or closed by them.

Who is named here is named by office, never as a person.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.record.order import Act
from domain.record.record import Body, Command, Event
from domain.record.who import OPERATOR, OWN_UNIT, Grants, PlainRow, Scope
from domain.values.growing import with_entry
from domain.values.known import Denied, Grade, Happened, NotStated
from domain.values.meeting import Mode
from domain.values.paper import Document, Paper, document_of, required_document
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.units.unit import Unit


class GatheringKind(StrEnum):
    """What kind of a unit's own gathering it is. A cluster's summary conference is none of them."""

    #: Hội nghị tổng kết of the unit's own work.
    YEAR_END = "unit_year_end"
    #: Hội nghị sơ kết of the unit's own work.
    MID_YEAR = "unit_mid_year"
    #: Hội nghị công chức, viên chức và người lao động.
    EMPLOYEES = "employees_conference"
    OTHER = "other"


class Several(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="counted"):
    """The source gives the number."""

    count: int


#: How many were given an award: the number, or what the source leaves unsaid of it.
HowMany = Several | Happened | NotStated | Denied
#: Whether something was done, as far as the source says.
Done = Happened | NotStated | Denied


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an office did there, in the source's words; never a person's name."""

    title: str
    part: str


class RecordUnitSource(Command, frozen=True, kw_only=True):
    """Enter a source on the unit, under a short name by which facts refer to it."""

    source: str
    title: str
    grade: Grade
    #: See ``When.read``.
    published: str | None = None
    #: The office from which it comes, as its author or its publisher.
    publisher: str | None = None


class RecordGathering(Command, frozen=True, kw_only=True):
    """Record that the unit held a gathering of its own, under a short name."""

    gathering: str
    kind: GatheringKind
    #: As printed.
    title: str
    #: See ``When.read``.
    date: str
    #: Sáng, chiều …
    part_of_day: str | None = None
    #: Without it, the source does not state it; so with all that follows.
    place: str | None = None
    mode: Mode | None = None
    #: The offices that presided.
    presided: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    attending: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    source: str | None = None


class RecordGatheringAwards(Command, frozen=True, kw_only=True):
    """Record which award was given there, and to how many; names of persons have no place."""

    gathering: str
    #: Giấy khen, Bằng khen …
    form: str
    given_by: str | None = None
    ground: str | None = None
    collectives: HowMany = NotStated()
    individuals: HowMany = NotStated()
    #: Whether the source names those who were given it.
    named: bool = False
    #: The decision that gave it.
    document: Paper | None = None
    source: str | None = None


class RecordGatheringPledge(Command, frozen=True, kw_only=True):
    """Record the pledge signed there."""

    gathering: str
    said: Done
    #: As printed: giao ước thi đua, cam kết thi đua …
    name: str | None = None
    #: The year for which it was signed.
    year: str | None = None
    #: Who signed, in the source's words; never persons' names.
    signatories: str | None = None
    source: str | None = None


class CiteDocuments(Command, frozen=True, kw_only=True):
    """Record the documents that are cited in what is told of the gathering."""

    gathering: str
    documents: tuple[Paper, ...]
    source: str | None = None


class RecordGatheringReading(Command, frozen=True, kw_only=True):
    """Record where a source says one thing in two ways, and how that is read."""

    gathering: str
    one: str
    other: str
    reading: str | None = None
    source: str | None = None


class UnitSourceRecorded(Body, frozen=True, kw_only=True):
    source: str
    title: str
    grade: Grade
    published: When | None
    publisher: str | None


class GatheringRecorded(Body, frozen=True, kw_only=True):
    gathering: str
    kind: GatheringKind
    title: str
    date: When
    part_of_day: str | None
    place: Private | None
    mode: Mode | None
    presided: tuple[str, ...]
    roles: tuple[Role, ...]
    attending: tuple[Private, ...]
    agenda: tuple[Private, ...]
    source: str | None


class GatheringAwardsRecorded(Body, frozen=True, kw_only=True):
    gathering: str
    form: str
    given_by: str | None
    ground: Private | None
    collectives: HowMany
    individuals: HowMany
    named: bool
    document: Document | None
    source: str | None


class GatheringPledgeRecorded(Body, frozen=True, kw_only=True):
    gathering: str
    said: Done
    name: str | None
    year: str | None
    signatories: Private | None
    source: str | None


class DocumentsCited(Body, frozen=True, kw_only=True):
    gathering: str
    documents: tuple[Document, ...]
    source: str | None


class GatheringReadingRecorded(Body, frozen=True, kw_only=True):
    gathering: str
    one: str
    other: str
    reading: Private | None
    source: str | None


class Gathering(msgspec.Struct, frozen=True, kw_only=True):
    """A gathering and what is told of it. A pledge told again replaces the earlier word."""

    told: GatheringRecorded
    awards: tuple[GatheringAwardsRecorded, ...] = ()
    pledge: GatheringPledgeRecorded | None = None
    cited: tuple[DocumentsCited, ...] = ()
    readings: tuple[GatheringReadingRecorded, ...] = ()


@refuses("already_done", "date_malformed", "name_blank")
def record_unit_source(unit: Unit, command: RecordUnitSource, act: Act) -> tuple[Body, ...]:
    _filled(command.source, command.title)
    if command.source in unit.sources:
        raise Refusal("already_done", what="record_unit_source")
    return (
        UnitSourceRecorded(
            source=command.source,
            title=command.title,
            grade=command.grade,
            published=When.read(command.published) if command.published else None,
            publisher=command.publisher,
        ),
    )


@refuses(
    "already_done", "date_malformed", "field_missing", "name_blank", "source_unknown", "unit_ceased"
)
def record_gathering(unit: Unit, command: RecordGathering, act: Act) -> tuple[Body, ...]:
    _filled(command.gathering, command.title)
    _check_source(unit, command.source, act)
    if command.gathering in unit.gatherings:
        raise Refusal("already_done", what="record_gathering")
    date = When.read(command.date)
    if unit.ceased is not None and unit.ceased.since.is_before(date):
        raise Refusal("unit_ceased", unit=unit.id, since=unit.ceased.since)
    return (
        GatheringRecorded(
            gathering=command.gathering,
            kind=command.kind,
            title=command.title,
            date=date,
            part_of_day=command.part_of_day,
            place=act.hide_optional(command.place),
            mode=command.mode,
            presided=command.presided,
            roles=command.roles,
            attending=tuple(act.hide(one) for one in command.attending if one.strip()),
            agenda=tuple(act.hide(one) for one in command.agenda if one.strip()),
            source=command.source,
        ),
    )


@refuses("field_missing", "gathering_unknown", "name_blank", "source_unknown", document_of)
def record_awards(unit: Unit, command: RecordGatheringAwards, act: Act) -> tuple[Body, ...]:
    _check_told(unit, command.gathering, command.source, act)
    _filled(command.form)
    for many in (command.collectives, command.individuals):
        if isinstance(many, Several) and many.count < 1:
            raise Refusal("input_malformed", where="count", expected="1, 2, 3 …", value=many.count)
    return (
        GatheringAwardsRecorded(
            gathering=command.gathering,
            form=command.form,
            given_by=command.given_by,
            ground=act.hide_optional(command.ground),
            collectives=command.collectives,
            individuals=command.individuals,
            named=command.named,
            document=document_of(command.document, act),
            source=command.source,
        ),
    )


@refuses("field_missing", "gathering_unknown", "source_unknown")
def record_pledge(unit: Unit, command: RecordGatheringPledge, act: Act) -> tuple[Body, ...]:
    _check_told(unit, command.gathering, command.source, act)
    return (
        GatheringPledgeRecorded(
            gathering=command.gathering,
            said=command.said,
            name=command.name,
            year=command.year,
            signatories=act.hide_optional(command.signatories),
            source=command.source,
        ),
    )


@refuses("field_missing", "gathering_unknown", "source_unknown", document_of)
def cite_documents(unit: Unit, command: CiteDocuments, act: Act) -> tuple[Body, ...]:
    _check_told(unit, command.gathering, command.source, act)
    if not command.documents:
        raise Refusal("field_missing", field="documents")
    documents = tuple(required_document(paper, act) for paper in command.documents)
    return (
        DocumentsCited(gathering=command.gathering, documents=documents, source=command.source),
    )


@refuses("field_missing", "gathering_unknown", "name_blank", "source_unknown")
def record_reading(unit: Unit, command: RecordGatheringReading, act: Act) -> tuple[Body, ...]:
    _check_told(unit, command.gathering, command.source, act)
    _filled(command.one, command.other)
    return (
        GatheringReadingRecorded(
            gathering=command.gathering,
            one=command.one,
            other=command.other,
            reading=act.hide_optional(command.reading),
            source=command.source,
        ),
    )


def _filled(*texts: str) -> None:
    if not all(text.strip() for text in texts):
        raise Refusal("name_blank")


def _check_told(unit: Unit, gathering: str, source: str | None, act: Act) -> None:
    """Raises ``Refusal``: ``gathering_unknown``, or as :func:`_check_source`."""
    if gathering not in unit.gatherings:
        raise Refusal("gathering_unknown", value=gathering, known=tuple(unit.gatherings))
    _check_source(unit, source, act)


def _check_source(unit: Unit, source: str | None, act: Act) -> None:
    """What is told from the past rests on a source. Raises ``Refusal``: ``field_missing`` or
    ``source_unknown``."""
    if source is None and act.order.backfill:
        raise Refusal("field_missing", field="source")
    if source is not None and source not in unit.sources:
        raise Refusal("source_unknown", value=source, known=tuple(unit.sources))


def evolve(unit: Unit, event: Event) -> Unit:
    body = event.body
    match body:
        case UnitSourceRecorded():
            return replace(unit, sources=with_entry(unit.sources, body.source, body))
        case GatheringRecorded():
            found = Gathering(told=body)
        case GatheringAwardsRecorded():
            found = unit.gatherings[body.gathering]
            found = replace(found, awards=(*found.awards, body))
        case GatheringPledgeRecorded():
            found = replace(unit.gatherings[body.gathering], pledge=body)
        case DocumentsCited():
            found = unit.gatherings[body.gathering]
            found = replace(found, cited=(*found.cited, body))
        case GatheringReadingRecorded():
            found = unit.gatherings[body.gathering]
            found = replace(found, readings=(*found.readings, body))
        case _:
            raise LookupError(type(body))
    return replace(unit, gatherings=with_entry(unit.gatherings, found.told.gathering, found))


#: It stands in the stream of a unit, whose officer writes in no other.
_OF_UNIT: Grants = OPERATOR | dict.fromkeys(OWN_UNIT, Scope.ANY)
ROWS = (
    PlainRow(RecordUnitSource, by=_OF_UNIT),
    PlainRow(RecordGathering, by=_OF_UNIT),
    PlainRow(RecordGatheringAwards, by=_OF_UNIT),
    PlainRow(RecordGatheringPledge, by=_OF_UNIT),
    PlainRow(CiteDocuments, by=_OF_UNIT),
    PlainRow(RecordGatheringReading, by=_OF_UNIT),
)
DECISIONS = {
    RecordUnitSource: record_unit_source,
    RecordGathering: record_gathering,
    RecordGatheringAwards: record_awards,
    RecordGatheringPledge: record_pledge,
    CiteDocuments: cite_documents,
    RecordGatheringReading: record_reading,
}
EVENTS = (
    UnitSourceRecorded,
    GatheringRecorded,
    GatheringAwardsRecorded,
    GatheringPledgeRecorded,
    DocumentsCited,
    GatheringReadingRecorded,
)
