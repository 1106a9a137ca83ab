"""Whom an event told, or a reminder would tell, and the letter that each of them gets."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Select, select

from adapters.bootstrap import Engine
from adapters.log import tables
from adapters.notices.contacts import Addressees, addresses
from adapters.notices.render import render
from adapters.notices.rendered import Rendered
from adapters.notices.untold import Why, why_untold
from adapters.wording.writing import Lang
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import Duty, Standing, duties
from domain.cycle.deadlines.standing import known_code
from domain.record.record import Event, StreamId, UnitId
from domain.values.refusal import Refusal
from domain.values.when import Moment
from workflows.notices import Notice, leaves_at
from workflows.reminders import reminders
from workflows.retold import Retold, retold
from workflows.who_is_told import Heard, notices


class ToldAddressee(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is told, and what they are told."""

    notice: Notice
    letter: Rendered
    #: When it may leave at the earliest.
    leaves_at: Moment
    #: As the outbox has it; ``None``: it is not there by itself.
    state: str | None = None
    #: The event with which it is told in one letter, where it was joined to an earlier one.
    part_of: int | None = None
    #: ``None``: no address is known.
    addressees: Addressees | None = None


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    told: tuple[ToldAddressee, ...] = ()
    why: Why | None = None


def preview_event(
    engine: Engine, stream: StreamId, version: int, lang: Lang, public_url: str | None = None
) -> Preview:
    """The letters of an event, as they read when they could leave first.

    Raises ``Refusal("event_unknown")`` and ``TemplateFailed``.
    """
    found = _act_of(engine, stream, version)
    told = [one for one in notices(found.before, found.act) if one.version == version]
    if not told:
        return Preview(why=_why(found, version))
    table = engine.store.days()
    recorded_at = _event(found, version).header.recorded_at
    leaving = [(one, leaves_at(one, recorded_at, table)) for one in told]
    return Preview(told=tuple(_letters(engine, leaving, lang, public_url)))


def _act_of(engine: Engine, stream: StreamId, version: int) -> Retold:
    events = engine.store.events(stream)
    for found in retold(events) if 1 <= version <= len(events) else ():
        if found.act.events[-1].version >= version:
            return found
    raise Refusal("event_unknown", value=f"@{version}", stream=stream, last=len(events))


def _event(found: Retold, version: int) -> Event:
    return found.act.events[version - found.act.events[0].version]


def _why(found: Retold, version: int) -> Why:
    before, after = found.before, found.act.state
    if any(isinstance(state, Cycle) and state.backfill for state in (before, after)):
        return Why.PAST
    if not isinstance(before, Cycle) or not isinstance(after, Cycle):
        return Why.SILENT
    act = frozenset(type(event.body) for event in found.act.events)
    event = _event(found, version)
    return why_untold(Heard(event=event, before=before, after=after, act=act))


def preview_reminder(
    engine: Engine,
    stream: StreamId,
    code: str,
    lang: Lang,
    *,
    unit: UnitId | None = None,
    days: int | None = None,
    public_url: str | None = None,
) -> Preview:
    """The reminders of a deadline as they would read now, to one unit or to all who owe something.

    Raises ``Refusal``: ``deadline_code_unknown``, ``not_member``; and ``TemplateFailed``.
    """
    cycle = engine.cycle(stream)
    known_code(cycle, code)
    if unit is not None:
        cycle.check_member(unit)
    due = [one for one in duties(cycle).values() if one.code == code]
    concerned = [one for one in due if unit is None or one.unit == unit]
    owing = [one for one in concerned if one.standing is Standing.OPEN and one.before is not None]
    if not owing:
        return Preview(why=_why_no_reminder(concerned))
    now, table = engine.now(), engine.store.days()
    leaving = [
        (notice, leaves_at(notice, now, table))
        for one in owing
        for notice in reminders(cycle, one, min(one.remind, default=0) if days is None else days)
    ]
    return Preview(told=tuple(_letters(engine, leaving, lang, public_url, now=True)))


def _why_no_reminder(due: list[Duty]) -> Why:
    standing = {one.standing for one in due}
    if standing & {Standing.PASSED, Standing.PAST_WHEN_SET}:
        return Why.PASSED
    if standing and standing <= {Standing.MET, Standing.HELD, Standing.WITHDRAWN}:
        return Why.DONE
    return Why.NO_DAY


def _joined_to(notice: Notice) -> Select[int]:
    of = tables.outbox.c
    return select(of.version).where(
        of.stream == notice.stream,
        of.topic == notice.topic.value,
        of.unit == str(notice.to.unit),
        of.office == notice.to.office.value,
        of.version < notice.version,
        of.last_version >= notice.version,
    )


def _letters(
    engine: Engine,
    leaving: list[tuple[Notice, Moment]],
    lang: Lang,
    public_url: str | None,
    *,
    now: bool = False,
) -> Iterator[ToldAddressee]:
    of = tables.outbox.c
    ids = [str(notice.id) for notice, _ in leaving]
    with engine.store.database.read() as connection:
        rows = connection.execute(
            select(of.notice, of.state, of.last_version).where(of.notice.in_(ids))
        ).all()
        known = {row.notice: row for row in rows}
        joined = {
            notice.id: connection.scalar(_joined_to(notice))
            for notice, _ in leaving
            if notice.joined and str(notice.id) not in known
        }
        reached = {
            notice.id: addresses(connection, notice.to.unit, notice.to.office)
            for notice, _ in leaving
            if notice.to.unit is not None
        }
    for notice, at in leaving:
        row = known.get(str(notice.id))
        last = row.last_version if row else notice.version
        letter = render(engine, notice, last, lang, public_url=public_url, at=None if now else at)
        yield ToldAddressee(
            notice=notice,
            letter=letter,
            leaves_at=at,
            state=row.state if row else None,
            part_of=joined.get(notice.id),
            addressees=reached.get(notice.id),
        )
