"""Giving back: what was handed over and rests on no decision any more."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.cycle.awards.file import OPEN_IN, AwardUnits, Return, check_awards, places_of
from domain.cycle.guard import Row
from domain.cycle.phases.plan import RULEBOOK_SET
from domain.record.order import Act
from domain.record.record import Body, Command, Event
from domain.record.who import CHAIR
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class RecordReturn(Command, frozen=True, kw_only=True):
    """Record that awards which were handed over were given back."""

    awards: tuple[AwardUnits, ...]
    #: See ``When.read``. ``None``: now.
    date: str | None = None
    note: str | None = None
    document: Paper | None = None


class AwardsReturned(Body, frozen=True, kw_only=True):
    awards: tuple[AwardUnits, ...]
    date: When
    note: Private | None
    document: Document | None


@refuses("already_done", "day_ahead", "nothing_to_return", check_awards, document_of)
def record_return(cycle: Cycle, command: RecordReturn, act: Act) -> tuple[Body, ...]:
    file = cycle.award_file
    for unit, award in check_awards(cycle, command.awards):
        if file.returned((unit, award)):
            raise Refusal("already_done", what="record_return", unit=unit)
        handed_over = file.deliveries.get((unit, award))
        if handed_over is None or not (cycle.backfill or file.to_return((unit, award))):
            facts = {"date": handed_over.date} if handed_over else {}
            raise Refusal("nothing_to_return", unit=unit, award=award, **facts)
    date = act.happened(When.read(command.date), "date") if command.date else act.effective
    return (
        AwardsReturned(
            awards=command.awards,
            date=date,
            note=act.hide_optional(command.note),
            document=document_of(command.document, act),
        ),
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body = event.body
    if not isinstance(body, AwardsReturned):
        raise LookupError(type(body))
    file = cycle.award_file
    back = Return(date=body.date, version=event.version)
    returns = {**file.returns, **dict.fromkeys(places_of(body.awards), back)}
    return replace(cycle, award_file=replace(file, returns=MappingProxyType(returns)))


ROWS = (Row(RecordReturn, OPEN_IN, by=CHAIR, needs=(RULEBOOK_SET,), in_sitting=True),)
DECISIONS = {RecordReturn: record_return}
EVENTS = (AwardsReturned,)
