"""The record: bytes that are written once and read for ever."""

import hashlib
from collections.abc import Iterator
from typing import Any, get_args
from uuid import NAMESPACE_OID, uuid5

import msgspec
import pytest

from domain.calendar import Calendar
from domain.clusters.cluster import Cluster
from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import ScoresEntered
from domain.reckoning.cells import CellChange
from domain.record import streams, upcasting
from domain.record.order import FollowUp, Order
from domain.record.record import (
    CALENDAR,
    FIRST_HASH,
    SYSTEM,
    Body,
    Cause,
    ClusterId,
    Command,
    CycleId,
    Event,
    Header,
    Id,
    Office,
    Origin,
    Seat,
    UnitId,
    chain,
    command_word,
    cycle_stream,
    decoder,
    encode,
    kind_of,
    read_header,
    split,
    typed,
    unit_stream,
    word_of,
    write,
)
from domain.record.streams import COMMANDS, EVENTS, UnknownEventError, read_event, type_of
from domain.rulebook.criteria import Part
from domain.system import System
from domain.units.unit import Unit
from domain.values.points import Points
from domain.values.private import Private
from domain.values.refusal import Refusal
from domain.values.when import When
from tests.factories import A, P, cycle_in, hidden, id_of

EVENT = Event(
    Header(
        format=1,
        stream=unit_stream(A),
        version=7,
        type="scores_entered",
        schema=1,
        recorded_at=1_767_574_800_000_000,
        effective_at=When.moment(1_767_574_800_000_000),
        origin=Origin.LIVE,
        actor="may-chu",
        seat=Seat(Office.UNIT_OFFICER, A),
        for_unit=None,
        command_id=id_of("command"),
        cause=Cause(SYSTEM, 1, "begin"),
        arithmetic=1,
    ),
    ScoresEntered(
        unit=A,
        column="self",
        cells=(
            CellChange(
                criterion="1", part=Part.STANDARD, was=None, now=P("20"), justification=None
            ),
        ),
    ),
)


def changed(state: bytes, old: bytes, new: bytes) -> bytes:
    """The record with one part of its header or body replaced and its lengths made right."""
    header, body = (part.replace(old, new) for part in split(state))
    return len(header).to_bytes(4) + header + len(body).to_bytes(4) + body


def test_record_is_lengths_header_and_body() -> None:
    """u32 length, header, u32 length, body; nothing more."""
    header, body = split(write(EVENT))
    assert write(EVENT) == len(header).to_bytes(4) + header + len(body).to_bytes(4) + body


def test_header_is_an_array_in_fixed_order() -> None:
    """Fourteen places, each always the same; times are integers of microseconds."""
    assert msgspec.json.decode(split(write(EVENT))[0]) == [
        1,
        f"unit:{A}",
        7,
        "scores_entered",
        1,
        1_767_574_800_000_000,
        [1_767_574_800_000_000, 1_767_574_800_000_000, "moment"],
        "live",
        "may-chu",
        ["unit_officer", str(A)],
        None,
        str(id_of("command")),
        ["system", 1, "begin"],
        1,
    ]


def test_body_says_its_nulls() -> None:
    """An empty value is written as null, never left out; points are text."""
    assert (
        split(write(EVENT))[1]
        == (
            f'{{"unit":"{A}","column":"self","cells":[{{"criterion":"1","part":"standard",'
            '"was":null,"now":"20","justification":null,"scores":[],"claims":[],"evidence":false,'
            '"unproved":null}]}'
        ).encode()
    )


def test_hash_is_chained() -> None:
    """SHA-256 over the mark, the hash before it and the record; the first follows 32 zeros."""
    state = write(EVENT)
    first = hashlib.sha256(b"thidua-event-1\n" + bytes(32) + state).digest()
    assert chain(FIRST_HASH, state) == first
    assert chain(first, state) == hashlib.sha256(b"thidua-event-1\n" + first + state).digest()


def test_what_is_written_is_read() -> None:
    """Header and body come back equal, and written again they are the same bytes."""
    state = write(EVENT)
    assert read_event(state) == EVENT
    assert read_header(state) == EVENT.header
    assert write(read_event(state)) == state


def test_units_and_points_are_read_once() -> None:
    """The few units and points of a year stand in thousands of events, and are shared; a hidden
    text, which stands in one, is not kept by its reader."""
    state = write(EVENT)
    one, other = read_event(state), read_event(state)
    assert isinstance(one.body, ScoresEntered)
    assert isinstance(other.body, ScoresEntered)
    assert one.body.unit is other.body.unit
    assert one.body.cells[0].now is other.body.cells[0].now
    read_hidden = decoder(Private)
    text = encode(hidden("Giải trình"))
    assert read_hidden(text) == read_hidden(text)
    assert read_hidden(text) is not read_hidden(text)


@pytest.mark.parametrize("kind", [UnitId, ClusterId, Points, Private])
@pytest.mark.parametrize("wrong", [b'"1e5"', b'"abc"', b"7", b"[]", b"{}", b"true"])
def test_what_is_malformed_is_refused_each_time(kind: type, wrong: bytes) -> None:
    """What was refused once is refused again, in the same words; so is what is no text at all."""
    said = []
    for _ in range(3):
        with pytest.raises((msgspec.ValidationError, Refusal)) as refused:
            decoder(kind)(wrong)
        said.append(repr(refused.value))
    assert len(set(said)) == 1


def test_same_text_is_read_as_its_own_kind() -> None:
    """The id of a unit and that of a cluster may be spelled alike and are never taken for one."""
    text = encode(A)
    kinds = [type(decoder(kind)(text)) for kind in (UnitId, ClusterId, UnitId, CycleId)]
    assert kinds == [UnitId, ClusterId, UnitId, CycleId]


@pytest.mark.parametrize("phase", list(Phase)[:-1])
def test_whole_cycles_are_read_back_alike(phase: Phase) -> None:
    """Every event of a cycle, and the state that it leads to, survive writing and reading."""
    past = cycle_in(phase)
    state: object = None
    for event in past.events:
        again = read_event(write(event))
        assert again == event
        state = streams.evolve(state, again)
    assert state == past.state


@pytest.mark.parametrize("cut", [0, 3, 4, 10, -1])
def test_cut_record_is_noticed(cut: int) -> None:
    """A record that lost bytes, or gained some, is not read."""
    state = write(EVENT)
    with pytest.raises((ValueError, msgspec.DecodeError)):
        read_event(state[:cut])
    with pytest.raises(ValueError, match="trailing"):
        read_event(state + b"\n")


def test_unknown_field_is_not_read() -> None:
    """A body with a field too many or too few is of another type."""
    state = write(EVENT)
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        read_event(changed(state, b'"column"', b'"more":1,"column"'))
    with pytest.raises(msgspec.ValidationError, match="missing required field"):
        read_event(changed(state, b'"column":"self",', b""))


def test_bare_number_is_not_read_as_points() -> None:
    """Points in a body are text in the one form."""
    state = write(EVENT)
    for wrong in (b"20", b'"2E+1"', b'"NaN"'):
        with pytest.raises((msgspec.ValidationError, Refusal)):
            read_event(changed(state, b'"20"', wrong))


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"scores_entered",1', b'"scores_entered",9'), (b'"scores_entered"', b'"no_such"')],
)
def test_unknown_type_is_not_guessed(old: bytes, new: bytes) -> None:
    """A type or a schema version that this code does not know is an error, not a skipped event."""
    with pytest.raises(UnknownEventError):
        read_event(changed(write(EVENT), old, new))


def test_unknown_format_is_not_guessed() -> None:
    """A record of another format is not read as one of this."""
    with pytest.raises(UnknownEventError, match="format 2"):
        read_event(changed(write(EVENT), b"[1,", b"[2,"))


def test_unregistered_body_is_not_written() -> None:
    """Nothing is written that could not be read."""

    class Stray(Body, frozen=True, kw_only=True):
        pass

    with pytest.raises(UnknownEventError, match="Stray"):
        type_of(Stray())


def test_old_schema_is_read_through_its_upcaster(monkeypatch: pytest.MonkeyPatch) -> None:
    """An old body becomes the present one when read; its bytes stay as they are."""

    def renamed(body: dict[str, object]) -> dict[str, object]:
        return {**{key: value for key, value in body.items() if key != "kolumn"}, "column": "self"}

    monkeypatch.setitem(upcasting.UPCASTERS, ("scores_entered", 0), renamed)
    old = changed(write(EVENT), b'"scores_entered",1', b'"scores_entered",0')
    old = changed(old, b'"column":"self"', b'"kolumn":"self"')
    read = read_event(old)
    assert read.body == EVENT.body
    assert read.header.schema == 0


WRONG = [
    ('"now":"20"', '"now":20'),
    ('"now":"20"', '"now":"2E1"'),
    ('"now":"20"', '"now":["20"]'),
    ('"evidence":false', '"evidence":0'),
    ('"evidence":false', '"evidence":"false"'),
    ('"evidence":false', '"evidence":null'),
    ('"part":"standard"', '"part":"no_such"'),
    ('"criterion":"1"', '"criterion":1'),
    ('"scores":[]', '"scores":{}'),
    ('"scores":[]', '"scores":[],"more":1'),
    ('"column":"self",', ""),
    (f'"{A}"', '"an"'),
    (f'"{A}"', "1"),
]


@pytest.mark.parametrize(("old", "new"), WRONG)
def test_an_old_body_is_read_as_strictly(old: str, new: str) -> None:
    """What has been brought to the version of today is of its type, or it is not read."""
    stored = encode(EVENT.body).decode()
    assert typed(msgspec.json.decode(stored), ScoresEntered) == EVENT.body
    assert old in stored
    changed = stored.replace(old, new)
    for read in (
        decoder(ScoresEntered),
        lambda text: typed(msgspec.json.decode(text), ScoresEntered),
    ):
        with pytest.raises((msgspec.ValidationError, Refusal)):
            read(changed)


def test_ids_of_two_kinds_are_told_apart() -> None:
    """A unit's id is no cluster's id by its type, and both are text in an event."""
    assert UnitId(str(A)) == A
    assert isinstance(A, Id)
    assert not isinstance(A, ClusterId)
    assert (repr(A), str(UnitId(A))) == (f"UnitId('{A}')", str(A))


def test_opening_a_year_twice_collides() -> None:
    """Cluster, year and attempt give the cycle's id; a cancelled year is opened under another."""
    cluster = ClusterId(uuid5(NAMESPACE_OID, "cluster"))
    first = CycleId.of(cluster, "2026", 1)
    assert first == CycleId.of(cluster, "2026", 1)
    assert len({first, CycleId.of(cluster, "2026", 2), CycleId.of(cluster, "2027", 1)}) == 3


def test_following_twice_is_following_once() -> None:
    """The id of a command that follows comes from its cause."""
    cause = Cause(cycle_stream(CycleId.of(ClusterId(A), "2026", 1)), 3, "end")
    assert cause.command_id() == Cause(cause.stream, 3, "end").command_id()
    assert cause.command_id() != Cause(cause.stream, 4, "end").command_id()


def test_streams_say_their_kind() -> None:
    """``kind:uuid``; the system's stream stands alone, and there is one calendar."""
    assert [kind_of(stream) for stream in (unit_stream(A), SYSTEM, CALENDAR)] == [
        "unit",
        "system",
        "calendar",
    ]


def test_words_of_commands_and_events_are_stable() -> None:
    """A class name gives the word under which a thing is stored and asked for."""
    assert word_of("ScoresEntered") == "scores_entered"
    assert command_word(COMMANDS["enter_scores"]) == "enter_scores"
    assert all(command_word(command) == word for word, command in COMMANDS.items())


def test_commands_and_events_are_never_one_type() -> None:
    """A command may change, a stored body never: none is the other."""
    assert not {word for word, _ in EVENTS} & COMMANDS.keys()
    assert not any(issubclass(body, Command) for body in EVENTS.values())


def parts_of(kind: Any, seen: set[Any] | None = None) -> Iterator[type[msgspec.Struct]]:
    """A struct and all those that stand inside it, each once: a sheet holds its earlier ones."""
    seen = set() if seen is None else seen
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        if kind in seen:
            return
        seen.add(kind)
        yield kind
        for described in msgspec.structs.fields(kind):
            yield from parts_of(described.type, seen)
    for inside in get_args(kind):
        yield from parts_of(inside, seen)


@pytest.mark.parametrize(
    "kind", [Header, *EVENTS.values(), *COMMANDS.values()], ids=lambda kind: kind.__name__
)
def test_what_is_stored_or_asked_is_frozen_and_strict(kind: type[msgspec.Struct]) -> None:
    """Nothing in a command or an event can be changed, and no unknown field is taken in silence."""
    for part in parts_of(kind):
        assert part.__struct_config__.frozen
        assert part.__struct_config__.forbid_unknown_fields


@pytest.mark.parametrize("kind", [Cycle, Cluster, Unit, Calendar, System, Order, Event, FollowUp])
def test_states_and_orders_are_frozen(kind: type[msgspec.Struct]) -> None:
    """What is decided upon and what comes of it cannot be changed by anybody."""
    assert all(part.__struct_config__.frozen for part in parts_of(kind))


@pytest.mark.parametrize("body", EVENTS.values(), ids=lambda body: body.__name__)
def test_no_event_says_updated(body: type[Body]) -> None:
    """Events are past tenses of acts, never "updated", "changed" alone or "status set"."""
    word = word_of(body.__name__)
    assert not {"updated", "modified", "status"} & set(word.split("_"))
    assert word == "phase_changed" or "changed" not in word.split("_")
    assert all(field.default is msgspec.NODEFAULT for field in msgspec.structs.fields(body))
