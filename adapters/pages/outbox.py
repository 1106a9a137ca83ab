"""Notices as a list: which wait, which left, which did not arrive."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import msgspec
from sqlalchemy import Row, select

from adapters.bootstrap import Engine
from adapters.log import tables
from adapters.pages.as_json import iso
from adapters.pages.blocks import Block, Heading, Line, columns, table
from adapters.wording.labelling import label
from adapters.wording.outside import one_line
from adapters.wording.pages.delivery import STATES as KNOWN
from adapters.wording.pages.delivery import state_said
from adapters.wording.pages.notices import NOTICES
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, moment
from domain.notices import Topic, Unserved
from domain.record.record import Office, StreamId, UnitId

#: What may be asked for, and what it is in the outbox.
STATES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"waiting": ("waiting", "sending"), "sent": ("served",), "unserved": ("unserved",)}
)
#: So much of an id tells it from the others.
_ID: Final = 8
#: The least room for a day, and the most that is kept for a name with its id.
_DAY: Final = 10
_NAME: Final = 26
_REASONS: Final = frozenset(reason.value for reason in Unserved)


class CycleNames(msgspec.Struct, frozen=True):
    """What a cycle and the units in it are called."""

    code: str
    names: Names


class OutboxPage(msgspec.Struct, frozen=True, kw_only=True):
    """Notices in the order in which they leave."""

    rows: Sequence[Row[Any]]
    #: The state that was asked for.
    state: str | None
    places: Mapping[StreamId, CycleNames]

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """A table for each year; what differs in nothing but the unit stands in one row."""
        say = Say(NOTICES, lang)
        if not self.rows:
            yield Line.of(say(f"none_{self.state}" if self.state else "none"))
            return
        yield Line.of(say("list_head", count=len(self.rows)))
        by_year: dict[StreamId, list[Row[Any]]] = {}
        for row in self.rows:
            by_year.setdefault(row.stream, []).append(row)
        for stream, found in by_year.items():
            yield Heading(self.places[stream].code)
            yield _year_table(found, self.places[stream].names, say)

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        return {
            "notices": [
                {
                    "notice": row.notice,
                    "topic": row.topic,
                    "cycle": self.places[row.stream].code,
                    "events": [row.version, row.last_version],
                    "deadline": row.code,
                    "unit": self.places[row.stream].names.unit(UnitId(row.unit)),
                    "office": row.office,
                    "leaves_at": iso(row.due_at),
                    "state": row.state,
                    "tries": row.tries,
                    "trouble": row.trouble,
                }
                for row in self.rows
            ]
        }


def outbox_page(
    engine: Engine, stream: StreamId | None = None, state: str | None = None
) -> OutboxPage:
    """The notices of a cycle or of all, in one of :data:`STATES` or in any."""
    rows = _outbox(engine, stream, state)
    return OutboxPage(
        rows=rows,
        state=state,
        places={one: _place(engine, one) for one in dict.fromkeys(row.stream for row in rows)},
    )


def _outbox(engine: Engine, stream: StreamId | None, state: str | None) -> Sequence[Row[Any]]:
    """The notices of a cycle or of all, in the order in which they leave."""
    of = tables.outbox.c
    statement = select(tables.outbox).order_by(of.due_at, of.stream, of.version, of.unit)
    if stream is not None:
        statement = statement.where(of.stream == stream)
    if state is not None:
        statement = statement.where(of.state.in_(STATES[state]))
    with engine.store.database.read() as connection:
        found = connection.execute(statement).all()
    return [row for row in found if engine.store.admits(row.stream)]


def _place(engine: Engine, stream: StreamId) -> CycleNames:
    cycle = engine.cycle(stream)
    return CycleNames(cycle.code, engine.names(cycle))


def _year_table(rows: Sequence[Row[Any]], names: Names, say: Say) -> Block:
    alike: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        last = f"–{row.last_version}" if row.last_version > row.version else ""
        office = Office(row.office)
        # the mailbox of a unit goes without saying
        other = office is not Office.UNIT_OFFICER
        beside = f" ({label(office, say.lang, names.words)})" if other else ""
        same = (
            moment(row.due_at, say.lang),
            f"@{row.version}{last}",
            label(Topic(row.topic), say.lang),
            _state(row, say),
            beside,
        )
        to = f"{row.notice[:_ID]} {one_line(names.unit(UnitId(row.unit)))}{beside}"
        alike.setdefault(same, []).append(to)
    longest = max(len(told) for found in alike.values() for told in found)
    least = {0: _DAY, 3: min(longest, _NAME), 4: _DAY}
    heads = map(say, ("leaves", "event", "topic", "to", "state"))
    made = [
        msgspec.structs.replace(column, least=least.get(index))
        for index, column in enumerate(columns(*heads, fold=(0, 2, 3, 4)))
    ]
    rows_told = (
        (leaves, event, topic, "\n".join(found), how)
        for (leaves, event, topic, how, _), found in alike.items()
    )
    return table(made, rows_told, stacks=True)


def _state(row: Row[Any], say: Say) -> str:
    """With what kept it, in words where it has them."""
    if row.state not in KNOWN:
        return state_said(row.state, say.lang)
    if not row.trouble:
        return say(row.state)
    why = label(Unserved(row.trouble), say.lang) if row.trouble in _REASONS else row.trouble
    return f"{say(row.state)}: {one_line(why)}"
