"""Notices as a list, and letters as they read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Any, Final

from rich.console import RenderableType
from rich.text import Text
from sqlalchemy import Row, select

from adapters.bootstrap import Engine
from adapters.cli.tables import Whole, heading, indented, table
from adapters.cli.terminal import Terminal
from adapters.log import tables
from adapters.notices.preview import Preview, Told
from adapters.pages.as_json import iso
from adapters.wording.pages.delivery import STATES as KNOWN
from adapters.wording.pages.delivery import state_said
from adapters.wording.pages.notices import NOTICES
from adapters.wording.phrasing import one_line
from adapters.wording.say import Say
from adapters.wording.writing import Names, label, listed, moment
from domain.notices import Topic, Unserved
from domain.record.record import Office, StreamId, UnitId
from domain.values.names import sort_key
from workflows.notices import Leaving

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


def outbox(engine: Engine, stream: StreamId | None, state: str | None) -> Sequence[Row[Any]]:
    """The notices of a cycle or of all, in the order in which they leave."""
    of = tables.outbox.c
    statement = select(tables.outbox).order_by(of.due_at, of.stream, of.version, of.unit)
    if stream is not None:
        statement = statement.where(of.stream == stream)
    if state is not None:
        statement = statement.where(of.state.in_(STATES[state]))
    with engine.store.database.read() as connection:
        return connection.execute(statement).all()


class _Places:
    """What the cycles and units of a list are called, looked up once for each cycle."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[StreamId, tuple[str, Names]] = {}

    def code(self, stream: StreamId) -> str:
        return self._of(stream)[0]

    def names(self, stream: StreamId) -> Names:
        return self._of(stream)[1]

    def _of(self, stream: StreamId) -> tuple[str, Names]:
        if stream not in self._known:
            cycle = self._engine.cycle(stream)
            self._known[stream] = cycle.code, self._engine.names(cycle)
        return self._known[stream]


def list_page(
    engine: Engine, terminal: Terminal, rows: Sequence[Row[Any]], state: str | None
) -> Iterator[RenderableType]:
    """A table for each year; what differs in nothing but the unit stands in one row."""
    say, places = Say(NOTICES, terminal.lang), _Places(engine)
    if not rows:
        yield say(f"none_{state}" if state else "none")
        return
    yield say("list_head", count=len(rows))
    by_year: dict[StreamId, list[Row[Any]]] = {}
    for row in rows:
        by_year.setdefault(row.stream, []).append(row)
    for stream, found in by_year.items():
        yield heading(places.code(stream))
        yield _year_table(found, places.names(stream), say, terminal)


def _year_table(
    rows: Sequence[Row[Any]], names: Names, say: Say, terminal: Terminal
) -> RenderableType:
    alike: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        last = f"–{row.last_version}" if row.last_version > row.version else ""
        office = Office(row.office)
        # the mailbox of a unit goes without saying
        other = office is not Office.UNIT_OFFICER
        beside = f" ({label(office, terminal.lang, names.words)})" if other else ""
        same = (
            moment(row.due_at, terminal.lang),
            f"@{row.version}{last}",
            label(Topic(row.topic), terminal.lang),
            _state(row, say, terminal),
            beside,
        )
        to = f"{row.notice[:_ID]} {one_line(names.unit(UnitId(row.unit)))}{beside}"
        alike.setdefault(same, []).append(to)
    made = table(*map(say, ("leaves", "event", "topic", "to", "state")), fold=(0, 2, 3, 4))
    longest = max(len(line) for told in alike.values() for line in told)
    for index, least in ((0, _DAY), (3, min(longest, _NAME)), (4, _DAY)):
        made.columns[index].min_width = least
    for (leaves, event, topic, how, _), told in alike.items():
        made.add_row(leaves, event, topic, "\n".join(told), how)
    return Whole(made)


def _state(row: Row[Any], say: Say, terminal: Terminal) -> str:
    """With what kept it, in words where it has them."""
    if row.state not in KNOWN:
        return state_said(row.state, terminal.lang)
    if not row.trouble:
        return say(row.state)
    why = label(Unserved(row.trouble), terminal.lang) if row.trouble in _REASONS else row.trouble
    return f"{say(row.state)}: {one_line(why)}"


def list_json(engine: Engine, rows: Sequence[Row[Any]]) -> dict[str, object]:
    places = _Places(engine)
    return {
        "notices": [
            {
                "notice": row.notice,
                "topic": row.topic,
                "cycle": places.code(row.stream),
                "events": [row.version, row.last_version],
                "deadline": row.code,
                "unit": places.names(row.stream).unit(UnitId(row.unit)),
                "office": row.office,
                "leaves_at": iso(row.due_at),
                "state": row.state,
                "tries": row.tries,
                "trouble": row.trouble,
            }
            for row in rows
        ]
    }


# Previews


def nobody(found: Preview, terminal: Terminal) -> str:
    """That nobody is told, and why."""
    say = Say(NOTICES, terminal.lang)
    return say("to_nobody", why=say(f"why_{found.why.value if found.why else 'not_this_unit'}"))


def preview_page(found: Preview, terminal: Terminal) -> Iterator[RenderableType]:
    """Who is told, then each letter once, with all who get the same."""
    say = Say(NOTICES, terminal.lang)
    if not found.told:
        yield nobody(found, terminal)
        return
    yield say("told")
    for one in found.told:
        yield indented(_told_line(one, terminal, say))
    for letters in _alike(found.told):
        first, *others = letters
        yield heading(say("letter", unit=_unit(first, terminal)))
        yield from _same_letter(first, others, terminal, say)
        yield Text(f"{say('subject')}: {first.letter.subject}", style="bold")
        yield ""
        yield first.letter.text.rstrip("\n")
        if first.letter.calendar is not None:
            yield ""
            yield say("with_calendar")


def _same_letter(
    first: Told, others: Sequence[Told], terminal: Terminal, say: Say
) -> Iterator[RenderableType]:
    """The other units that get a letter, and the other offices of the unit itself."""
    assert terminal.names is not None
    unit, words = first.notice.to.unit, terminal.names.words
    if own := [one.notice.to.office for one in others if one.notice.to.unit == unit]:
        offices = listed([label(office, terminal.lang, words) for office in own], terminal.lang)
        yield say("same_office", offices=offices, unit=_unit(first, terminal))
    rest = dict.fromkeys(_unit(one, terminal) for one in others if one.notice.to.unit != unit)
    if rest:
        yield say("same_letter", units=listed(list(rest), terminal.lang))


def _told_line(one: Told, terminal: Terminal, say: Say) -> str:
    reached = one.addressees
    count = len(reached.to) + len(reached.cc) if reached else 0
    assert terminal.names is not None
    office = label(one.notice.to.office, terminal.lang, terminal.names.words)
    addresses = say("addresses", count=count) if count else say("no_address")
    said = [say("recipient", unit=_unit(one, terminal), office=office, addresses=addresses)]
    if one.state is not None:
        known = one.state in KNOWN
        said.append(say(one.state) if known else state_said(one.state, terminal.lang))
    if one.part_of is not None:
        said.append(say("part_of", event=f"@{one.part_of}"))
    elif one.state in {None, "waiting"}:
        said.append(say("recipient_from", when=moment(one.leaves_at, terminal.lang)))
    return "; ".join(said)


def _unit(one: Told, terminal: Terminal) -> str:
    assert terminal.names is not None
    assert one.notice.to.unit is not None
    return one_line(terminal.names.unit(one.notice.to.unit))


def _alike(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Those whose letters differ in the name of the addressee only."""
    by_text: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        rest = one.letter.text.partition("\n\n")[2]
        if rest.startswith(("Kính gửi: ", "To: ")):  # after the line that says practice
            rest = rest.partition("\n\n")[2]
        by_text.setdefault((one.letter.subject, rest), []).append(one)
    return iter(by_text.values())


def written_copy(found: Preview) -> Text:
    """The short texts for a chat group, each once."""
    texts = dict.fromkeys(one.letter.copy.rstrip("\n") for one in found.told)
    return Text("\n\n".join(texts))


def preview_json(found: Preview, terminal: Terminal) -> dict[str, object]:
    return {
        "why": found.why.value if found.why else None,
        "told": [
            {
                "notice": str(one.notice.id),
                "topic": one.notice.topic.value,
                "unit": _unit(one, terminal),
                "office": one.notice.to.office.value,
                "leaves_at": iso(one.leaves_at),
                "state": one.state,
                "part_of": one.part_of,
                "has_address": one.addressees is not None,
                "subject": one.letter.subject,
                "text": one.letter.text,
                "html": one.letter.html,
                "copy": one.letter.copy,
                "calendar": one.letter.calendar.decode() if one.letter.calendar else None,
            }
            for one in found.told
        ],
    }


def would_tell(leaving: Sequence[Leaving], terminal: Terminal) -> Iterator[RenderableType]:
    """Whom an act would tell, for a dry run."""
    say = Say(NOTICES, terminal.lang)
    if not leaving:
        yield say("would_tell_none")
        return
    assert terminal.names is not None
    names = terminal.names
    yield heading(say("would_tell"))
    ordered = sorted(leaving, key=lambda one: (one.notice.version, one.notice.topic.value))
    for topic, found in groupby(ordered, key=lambda one: one.notice.topic):
        seats = [one.notice.to for one in found]
        units = sorted(
            {
                f"{one_line(names.unit(seat.unit))}"
                f" ({label(seat.office, terminal.lang, names.words)})"
                for seat in seats
                if seat.unit is not None
            },
            key=sort_key,
        )
        line = say(
            "would_tell_line", topic=label(topic, terminal.lang), units=listed(units, terminal.lang)
        )
        yield indented(line[:1].upper() + line[1:])


def would_tell_json(leaving: Iterable[Leaving]) -> list[dict[str, str]]:
    return [
        {
            "topic": one.notice.topic.value,
            "unit": str(one.notice.to.unit),
            "office": one.notice.to.office.value,
        }
        for one in leaving
    ]
