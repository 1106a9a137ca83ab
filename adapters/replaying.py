"""Rebuilding a stream from its events and comparing with what was stored of it."""

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

import msgspec

from adapters.bootstrap import Engine
from adapters.log.chain import Fault
from adapters.log.errors import UNREADABLE
from adapters.log.hidden_texts import Wrong
from adapters.progress import Progress
from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from domain.cycle.outcome import SCHEMA, outcome
from domain.cycle.phases.chair_handover import CycleClosed
from domain.cycle.phases.summary_conference import TableAdopted
from domain.cycle.year_work.drafting import DraftCirculated
from domain.reckoning.score_table import score_table
from domain.record.record import Event, StreamId, UnitId, encode, kind_of, unit_stream
from domain.record.streams import evolve
from domain.rulebook.rulebook import pin
from domain.units.unit import Unit
from domain.values.refusal import Refusal
from workflows.contradictions import Contradiction, Witness

#: So many events are read by one statement.
_AT_ONCE: Final = 500


class Difference(msgspec.Struct, frozen=True):
    """The first thing that is not as it was stored: where, and the words that say what."""

    stream: StreamId
    version: int
    key: str
    facts: dict[str, str]


class Rebuilt(msgspec.Struct, frozen=True):
    """What came of rebuilding one stream."""

    stream: StreamId
    events: int
    #: Whether an adopted table and a sealed outcome were there to compare with.
    table: bool = False
    seal: bool = False
    difference: Difference | None = None


class _Ends(msgspec.Struct, frozen=True):
    """Where the streams end, as what is stored beside the events says."""

    answered: Mapping[StreamId, int]
    followed: Mapping[StreamId, int]

    def agree(self, stream: StreamId, last: int) -> bool:
        return self.answered.get(stream, 0) == last >= self.followed.get(stream, 0)


def rebuild(engine: Engine, stream: StreamId) -> Rebuilt:
    """Recompute a stream from its stored events: its chain, its state, and for a cycle the table
    adopted and the outcome sealed. All is read as of one moment."""
    with engine.store.snapshot():
        store = engine.store
        return _rebuild(engine, stream, _Ends(store.answered(stream), store.followed(stream)))


def all_streams(engine: Engine, progress: Progress) -> list[Rebuilt]:
    """Every stream of the database, cycles first, and the order of all events."""
    with engine.store.snapshot():
        ends = _Ends(engine.store.answered(), engine.store.followed())
        known = dict.fromkeys((*engine.store.streams(), *ends.answered))
        open_to = (one for one in known if kind_of(one) != "cycle" or engine.store.admits(one))
        streams = sorted(open_to, key=lambda stream: kind_of(stream) != "cycle")
        found = []
        for done, stream in enumerate(streams, start=1):
            found.append(_rebuild(engine, stream, ends))
            progress(done, len(streams), stream)
        missing = engine.store.misplaced()
    if missing:
        misplaced = Difference("system", 0, "differs_positions", {"count": str(missing)})
        found.append(Rebuilt("system", 0, difference=misplaced))
    return found


def _rebuild(engine: Engine, stream: StreamId, ends: _Ends) -> Rebuilt:
    faults = engine.store.verify_chain(stream)
    if faults:
        return _faulty(faults[0])
    state: object = None
    table = seal = False
    version, witness = 0, Witness()
    try:
        for version, event in enumerate(_events(engine, stream), start=1):
            contradicted = (
                _contradicted(engine, stream, state, one)
                for one in witness.contradictions(state, event)
            )
            found_one = next(chain(_compared(state, event), contradicted), None)
            if found_one is not None:
                return Rebuilt(stream, version, difference=found_one)
            table = table or isinstance(event.body, TableAdopted)
            seal = seal or isinstance(event.body, CycleClosed)
            state = evolve(state, event)
    except (*UNREADABLE, AttributeError, ArithmeticError, AssertionError, Refusal):
        return _broken(stream, version + 1, "state")
    if not ends.agree(stream, version):
        return _broken(stream, version, "receipt")
    if state != engine.store.load(stream).state:
        differs = Difference(stream, version, "differs_state", {})
        return Rebuilt(stream, version, difference=differs)
    return Rebuilt(stream, version, table=table, seal=seal)


def _events(engine: Engine, stream: StreamId) -> Iterator[Event]:
    """The events of a stream in order. From where one cannot be read, those before it are given
    one by one, so that it is known which."""
    after, wanted = 0, _AT_ONCE
    while True:
        try:
            events = engine.store.events(stream, after, after + wanted)
        except UNREADABLE:
            if wanted == 1:
                raise
            wanted = 1
            continue
        if not events:
            return
        yield from events
        after += len(events)


#: By what is wrong with a text.
_OF_TEXT: Final[Mapping[str, str]] = {
    Wrong.ALTERED: "differs_text",
    Wrong.LOST: "differs_text_lost",
    Wrong.STRAY: "differs_text_stray",
}


def _faulty(fault: Fault) -> Rebuilt:
    if fault.digest is None:
        return _broken(fault.stream, fault.version, fault.what)
    key, facts = _OF_TEXT[fault.what], {"digest": fault.digest}
    found = Difference(fault.stream, fault.version, key, facts)
    return Rebuilt(fault.stream, fault.version, difference=found)


def _broken(stream: StreamId, version: int, what: str) -> Rebuilt:
    found = Difference(stream, version, "differs_chain", {"what": what})
    return Rebuilt(stream, version, difference=found)


def _compared(state: object, event: Event) -> Iterator[Difference]:
    """Where an event stores a result in full: that result, and the one that its past gives, by the
    rules of computing under which the year began. Of an outcome of an older form, what that form
    could say is compared.
    """
    if not isinstance(state, Cycle):
        return
    match event.body:
        case TableAdopted() as body:
            yield from _pinned(event, "table", body.table, body.sha256)
            found = encode(score_table(state)).decode()
            yield from _equal(event, "table", (body.table, found))
        case DraftCirculated(text=str(text), sha256=str(digest)):
            yield from _pinned(event, "draft", text, digest)
        case CycleClosed() as body:
            yield from _pinned(event, "seal", body.outcome, body.sha256)
            closed = msgspec.structs.replace(state, phase=Phase.CLOSED)
            found = encode(outcome(closed)).decode()
            if body.form != SCHEMA:
                said = _said_by(json.loads(body.outcome), json.loads(found))
                found = json.dumps(said)
            yield from _equal(event, "seal", (body.outcome, found))


def _contradicted(
    engine: Engine, stream: StreamId, state: object, found: Contradiction
) -> Difference:
    """Where an event says that something else was there than the events before it give; of a sheet
    that was not sent neither value is told."""
    place = dict(found.place)
    where = [value for name, value in place.items() if name != "unit"] or [found.field]
    values = {"stored": found.said or "–", "found": found.stands or "–"}
    if "unit" in place:
        unit = UnitId(place["unit"])
        known = engine.store.load(unit_stream(unit)).state
        where.insert(0, known.code if isinstance(known, Unit) else place["unit"])
        if "criterion" in place and isinstance(state, Cycle) and not state.sheet(unit).opened:
            values = dict.fromkeys(values, "…")
    facts = {"where": ", ".join(where), **{key: _cut(value) for key, value in values.items()}}
    return Difference(stream, found.version, "differs_was", facts)


def _pinned(event: Event, where: str, text: str, sha256: str) -> Iterator[Difference]:
    if pin(text) != sha256:
        yield Difference(event.stream, event.version, "differs_pin", {"where": where})


def _equal(event: Event, where: str, results: tuple[str, str]) -> Iterator[Difference]:
    stored, found = results
    if stored == found:
        return
    for path, was, now in _differences(json.loads(stored), json.loads(found), where):
        facts = {"where": path, "stored": _short(was), "found": _short(now)}
        yield Difference(event.stream, event.version, "differs_value", facts)


def _differences(stored: object, found: object, path: str) -> Iterator[tuple[str, object, object]]:
    """Where two JSON values differ, in their order."""
    if isinstance(stored, dict) and isinstance(found, dict):
        for key in (*stored, *(key for key in found if key not in stored)):
            yield from _differences(stored.get(key), found.get(key), f"{path}.{key}")
    elif isinstance(stored, list) and isinstance(found, list) and len(stored) == len(found):
        for index, (one, other) in enumerate(zip(stored, found, strict=True)):
            yield from _differences(one, other, f"{path}[{index}]")
    elif stored != found:
        yield path, stored, found


def _said_by(stored: object, found: object) -> object:
    """What is found, without the fields that the stored form did not have."""
    if isinstance(stored, dict) and isinstance(found, dict):
        return {key: _said_by(stored[key], found[key]) for key in stored if key in found}
    if isinstance(stored, list) and isinstance(found, list) and len(stored) == len(found):
        return [_said_by(one, other) for one, other in zip(stored, found, strict=True)]
    return found


def _short(value: object) -> str:
    return _cut(json.dumps(value, ensure_ascii=False))


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
