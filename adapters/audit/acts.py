"""Formal acts: what let a year go another way than its rules alone, and who did it.

They are few among all events and are found by type.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Select, select

from adapters.audit.asked import start_of
from adapters.log import tables
from adapters.log.store import LogStore
from adapters.views.models import reading
from domain.cycle.amendment import RulebookAmended
from domain.cycle.cycle import CycleBegun
from domain.cycle.scores.lapses import ConsequenceSettled, ConsequenceWithdrawn, WithdrawalGround
from domain.record.record import Body, Event, Office, StreamId, UnitId
from domain.record.streams import read_event
from domain.values.when import Moment, When
from workflows.as_of import NOW, AsOf, end_of, surely_by
from workflows.reading import Readable, readable


class ActKind(StrEnum):
    """What a formal act did."""

    EXTENSION = "extension"
    REOPENING = "reopening"
    WAIVER = "waiver"
    #: A past year was opened to be told.
    BACKFILL = "backfill"
    GOING_LIVE = "going_live"
    #: A contradiction was noted, or it was said how it is read.
    DISCREPANCY = "discrepancy"
    AMENDMENT = "amendment"
    CORRECTION = "correction"
    #: A ballot was taken back.
    WITHDRAWAL = "withdrawal"
    #: What a lapse costs was settled at another amount than was proposed.
    CONSEQUENCE = "consequence"
    #: What a unit said it had sent was not confirmed.
    REFUSED_CLAIM = "refused_claim"
    #: A unit complained, and what became of it.
    COMPLAINT = "complaint"
    #: A document was completed later.
    COMPLETION = "completion"
    CANCELLATION = "cancellation"


#: By the stored type of the event.
KIND_OF: Final = MappingProxyType(
    {
        "deadline_extended": ActKind.EXTENSION,
        "phase_reopened": ActKind.REOPENING,
        "condition_waived": ActKind.WAIVER,
        "unit_excused": ActKind.WAIVER,
        "report_excused": ActKind.WAIVER,
        "consequence_withdrawn": ActKind.WAIVER,
        "consequence_settled": ActKind.CONSEQUENCE,
        "claim_refused": ActKind.REFUSED_CLAIM,
        "complaint_filed": ActKind.COMPLAINT,
        "complaint_received": ActKind.COMPLAINT,
        "complaint_answered": ActKind.COMPLAINT,
        "complaint_withdrawn": ActKind.COMPLAINT,
        "cycle_begun": ActKind.BACKFILL,
        "cycle_taken_live": ActKind.GOING_LIVE,
        "discrepancy_accepted": ActKind.DISCREPANCY,
        "discrepancy_noted": ActKind.DISCREPANCY,
        "rulebook_amended": ActKind.AMENDMENT,
        "adopted_score_corrected": ActKind.CORRECTION,
        "record_corrected": ActKind.CORRECTION,
        "day_corrected": ActKind.CORRECTION,
        "vote_corrected": ActKind.CORRECTION,
        "count_corrected": ActKind.CORRECTION,
        "proxies_corrected": ActKind.CORRECTION,
        "ballot_withdrawn": ActKind.WITHDRAWAL,
        "document_completed": ActKind.COMPLETION,
        "cycle_cancelled": ActKind.CANCELLATION,
    }
)
_event = tables.events.c


class AskedActs(msgspec.Struct, frozen=True, kw_only=True):
    """Which acts are asked for; what is not said is any."""

    #: The cycle; none: all streams.
    stream: StreamId | None = None
    kinds: frozenset[ActKind] = frozenset()
    actor: str | None = None
    office: Office | None = None
    office_unit: UnitId | None = None
    # Recorded from the beginning of the first of these times to the end of the second.
    since: When | None = None
    until: When | None = None
    # Happened from the beginning of the first of these times to the end of the second.
    happened_since: When | None = None
    happened_until: When | None = None


class FormalAct(msgspec.Struct, frozen=True, kw_only=True):
    kind: ActKind
    #: Its place among all events.
    position: int
    #: The event, and what of it may not be read yet.
    told: Readable

    @property
    def event(self) -> Event:
        return self.told.event


class FormalActs(msgspec.Struct, frozen=True, kw_only=True):
    """The acts that were asked for, in the order of their recording."""

    acts: tuple[FormalAct, ...]
    #: Acts of which nobody can say whether they had happened in the time that was asked.
    undated: tuple[FormalAct, ...]


def formal_acts(store: LogStore, asked: AskedActs, *, as_of: AsOf = NOW) -> FormalActs:
    """The formal acts of a year, or of all.

    Raises ``Refusal("date_malformed")`` for a time that is not known.
    """
    with reading(store.database), store.database.read() as connection:
        rows = connection.execute(acts_statement(asked, as_of)).all()
        read = [(row.position, read_event(row.state)) for row in rows]
        found = [(position, event) for position, event in read if store.tells(event)]
        sure: list[FormalAct] = []
        undated: list[FormalAct] = []
        for position, event in found:
            kind = KIND_OF[event.header.type]
            if _ordinary(event.body):
                continue
            happened = _happened(event.header.effective_at, asked, as_of)
            if happened is not False:
                act = FormalAct(kind=kind, position=position, told=_told(store, event))
                (undated if happened is None else sure).append(act)
    return FormalActs(acts=tuple(sure), undated=tuple(undated))


def _ordinary(body: Body) -> bool:
    """Whether nobody decided anything: a year begun like any other, a deduction that fell away
    with its cause, or that was settled as it was proposed."""
    if isinstance(body, CycleBegun):
        return not body.backfill
    if isinstance(body, ConsequenceSettled):
        return body.proposed is None
    return isinstance(body, ConsequenceWithdrawn) and body.ground is not WithdrawalGround.PROOF


def _told(store: LogStore, event: Event) -> Readable:
    """The event, without what is sealed: of these only an amendment holds scores."""
    if not isinstance(event.body, RulebookAmended):
        return Readable(event)
    return readable(event, store.stands(event.stream), store.reader)


def acts_statement(asked: AskedActs, as_of: AsOf) -> Select[Any]:
    """The events of formal acts, as far as the index columns tell them apart."""
    kinds = asked.kinds or frozenset(ActKind)
    types = sorted(name for name, kind in KIND_OF.items() if kind in kinds)
    where: list[ColumnElement[bool]] = [_event.type.in_(types)]
    equal = (
        (_event.stream, asked.stream),
        (_event.actor, asked.actor),
        (_event.office, asked.office),
        (_event.office_unit, asked.office_unit),
    )
    where += [column == str(value) for column, value in equal if value is not None]
    if as_of.version is not None:
        where.append(_event.version <= as_of.version)
    if asked.since is not None:
        where.append(_event.recorded_at >= start_of(asked.since))
    where += [_event.recorded_at < end_of(when) for when in (asked.until, as_of.recorded) if when]
    return select(_event.position, _event.state).where(*where).order_by(_event.position)


def _happened(when: When, asked: AskedActs, as_of: AsOf) -> bool | None:
    """Whether it happened in the time that was asked; ``None``: nobody can say."""
    bounds = [time for time in (asked.happened_until, as_of.effective) if time]
    answers = [surely_by(when, end_of(time)) for time in bounds]
    if asked.happened_since is not None:
        answers.append(_since(when, start_of(asked.happened_since)))
    if False in answers:
        return False
    return None if None in answers else True


def _since(when: When, start: Moment) -> bool | None:
    if when.start is None or when.end is None:
        return None
    if when.start >= start:
        return True
    return False if when.end <= start else None
