"""What is stored beside the events and not made from them, compared with what they say of it: the
receipts of commands, the commands that follow in other streams, and what became of letters.

That every event has its receipt, its letters and what follows from it can be seen only as far as
the record names them: a letter that has not left is named nowhere but in its row.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from sqlalchemy import Connection, LargeBinary, Row, Select, cast, func, select

from adapters.log import tables
from adapters.log.errors import UNREADABLE
from adapters.views.difference import Difference, key_of
from adapters.views.models import events_of
from domain.notices import Notices, NoticeState, Unserved, notices_stream
from domain.record.order import Receipt
from domain.record.record import Cause, CycleId, StreamId, decoder, kind_of
from domain.record.streams import evolve

_commands, _follow_ups, _outbox = tables.commands.c, tables.follow_ups.c, tables.outbox.c
_read_receipt = decoder(Receipt)
#: What the ledger of a cycle says of a letter for good.
_FINAL: Final = frozenset({"served", "unserved", "withdrawn"})
OUTBOX_STATES: Final = ("waiting", "sending", "served", "unserved", "needless", "withdrawn")
_FOLLOW_UP_STATES: Final = ("waiting", "done", "refused")


def beside(connection: Connection, stream: StreamId) -> Difference | None:
    """The first difference beside a stream."""
    letters = _letters(connection, stream) if kind_of(stream) == "cycle" else iter(())
    found = chain(_receipts(connection, stream), _followed(connection, stream), letters)
    return next(found, None)


def without_events(connection: Connection) -> Difference | None:
    """Rows that tell of streams of which no event is left."""
    known = select(tables.events.c.stream)
    lost = connection.scalar(
        select(_commands.stream).where(_commands.stream.not_in(known)).order_by(_commands.stream)
    )
    if lost is not None:
        return next(cut_tail(connection, lost, 0), None)
    for table, column in (
        (tables.follow_ups, _follow_ups.cause_stream),
        (tables.outbox, _outbox.stream),
    ):
        stray = select(table).where(column.not_in(known)).limit(1)
        row = connection.execute(stray).mappings().first()
        if row is not None:
            key = key_of(table, row)
            return Difference(table=table.name, key=key, column=None, stored="row", expected=None)
    return None


def cut_tail(connection: Connection, stream: StreamId, last: int) -> Iterator[Difference]:
    """That the last events are missing, as what is stored beside them knows."""
    named = [receipt.last_version for receipt in _answers(connection, stream).values() if receipt]
    for column, of in (
        (_follow_ups.cause_version, _follow_ups.cause_stream),
        (_outbox.last_version, _outbox.stream),
    ):
        named.append(connection.scalar(select(func.max(column)).where(of == stream)) or 0)
    if max(named) > last:
        yield Difference(
            table=tables.events.name,
            key=(("stream", stream), ("version", last)),
            column="tail",
            stored=last,
            expected=max(named),
        )


def _answers(connection: Connection, stream: StreamId) -> Mapping[str, Receipt | None]:
    """The receipts of a stream by their commands; none in the place of one that is no receipt."""
    asked = _with_receipt().where(_commands.stream == stream)
    return {row.command_id: _read(row) for row in connection.execute(asked)}


def _with_receipt() -> Select[Any]:
    receipt = cast(_commands.receipt, LargeBinary).label("receipt")
    return select(_commands.command_id, _commands.actor, _commands.stream, receipt)


def _read(row: Row[Any]) -> Receipt | None:
    try:
        found: Receipt = _read_receipt(row.receipt)
    except UNREADABLE:
        return None
    return found


def _receipts(connection: Connection, stream: StreamId) -> Iterator[Difference]:
    """Every command of which there are events was answered with just these."""
    event = tables.events.c
    columns = (event.version, event.type, event.actor, event.command_id, event.recorded_at)
    rows = connection.execute(
        select(*columns).where(event.stream == stream).order_by(event.version)
    )
    acts: dict[str, list[Any]] = {}
    for row in rows:
        acts.setdefault(row.command_id, []).append(row)
    asked = _with_receipt().where(_commands.stream == stream)
    held = {row.command_id: row for row in connection.execute(asked)}
    for command, act in acts.items():
        elsewhere = _with_receipt().where(_commands.command_id == command)
        answer = held.pop(command, None) or connection.execute(elsewhere).first()
        yield from _one_receipt(stream, command, answer, act)
    for command in sorted(held):
        yield Difference(
            table=tables.commands.name,
            key=(("command_id", command),),
            column=None,
            stored="row",
            expected=None,
        )


def _one_receipt(
    stream: StreamId, command: str, row: Row[Any] | None, act: Sequence[Any]
) -> Iterator[Difference]:
    first, last = act[0], act[-1]
    said = {
        "stream": stream,
        "actor": first.actor,
        "receipt": f"@{first.version}–@{last.version}, {last.recorded_at}",
        "events": ", ".join(one.type for one in act),
    }
    stored: dict[str, object] = {}
    if row is not None:
        receipt = _read(row)
        stored = {"stream": row.stream, "actor": row.actor, "receipt": None, "events": None}
        if receipt is not None and (receipt.stream, str(receipt.command_id)) == (stream, command):
            place = f"@{receipt.first_version}–@{receipt.last_version}, {receipt.recorded_at}"
            stored |= {"receipt": place, "events": ", ".join(receipt.events)}
    key = (("stream", stream), ("version", first.version), ("command_id", command))
    table = tables.commands.name
    if row is None:
        yield Difference(table=table, key=key, column=None, stored=None, expected="row")
        return
    for name, value in said.items():
        if stored[name] != value:
            found = stored[name]
            yield Difference(table=table, key=key, column=name, stored=found, expected=value)


def _followed(connection: Connection, stream: StreamId) -> Iterator[Difference]:
    """What follows from a stream is what its event names, and what was done is not refused."""
    answered = tables.follow_ups.outerjoin(
        tables.commands, _commands.command_id == _follow_ups.command_id
    )
    rows = connection.execute(
        select(tables.follow_ups, _commands.receipt.is_not(None).label("answered"))
        .select_from(answered)
        .where(_follow_ups.cause_stream == stream)
        .order_by(_follow_ups.number)
    )
    for row in rows:
        command = str(Cause(stream, row.cause_version, row.policy).command_id())
        refused = row.state == "refused"
        known = row.state if row.state in _FOLLOW_UP_STATES else ", ".join(_FOLLOW_UP_STATES)
        for column, stored, expected in (
            ("command_id", row.command_id, command),
            ("state", row.state, "done" if refused and row.answered else known),
            ("refusal", row.refusal is not None, refused),
        ):
            if stored != expected:
                key = (("cause_stream", stream), ("cause_version", row.cause_version))
                yield Difference(
                    table=tables.follow_ups.name,
                    key=(*key, ("policy", row.policy)),
                    column=column,
                    stored=getattr(row, column),
                    expected=expected if column != "refusal" else None,
                )


def _letters(connection: Connection, stream: StreamId) -> Iterator[Difference]:
    """What became of each letter of a cycle is what its ledger says."""
    told = dict(_ledger(connection, stream))
    rows = connection.execute(
        select(tables.outbox).where(_outbox.stream == stream).order_by(_outbox.notice)
    )
    for row in rows:
        one = told.pop(row.notice, None)
        said = _said(one)
        expected: dict[str, object] = {"state": row.state}
        if row.state not in OUTBOX_STATES:
            expected["state"] = said or ", ".join(OUTBOX_STATES)
        elif said is not None or row.state in _FINAL:
            expected["state"] = said
        if one is not None:
            about = one.about
            expected |= {"topic": about.topic.value, "version": about.event, "code": about.code}
            expected |= {"unit": str(about.unit), "office": about.office.value}
        for name, value in expected.items():
            if getattr(row, name) != value:
                yield _letter(stream, row.notice, name, getattr(row, name), value)
    for notice in sorted(told):
        yield _letter(stream, notice, None, None, "row")


def _letter(
    stream: StreamId, notice: str, column: str | None, stored: object, expected: object
) -> Difference:
    key = (("stream", stream), ("notice", notice))
    table = tables.outbox.name
    return Difference(table=table, key=key, column=column, stored=stored, expected=expected)


def _ledger(connection: Connection, stream: StreamId) -> Iterator[tuple[str, NoticeState]]:
    """What the ledger of a cycle says, by notice; one that cannot be read is found elsewhere."""
    ledger = notices_stream(CycleId(stream.partition(":")[2]))
    state: object = None
    for event in events_of(connection, ledger)[0]:
        state = evolve(state, event)
    if isinstance(state, Notices):
        yield from ((str(notice), one) for notice, one in state.told.items())


def _said(told: NoticeState | None) -> str | None:
    """How a letter stands by the ledger; none while it says neither."""
    if told is None or (not told.served and told.why is None):
        return None
    if told.served:
        return "served"
    return "withdrawn" if told.why is Unserved.WITHDRAWN else "unserved"
