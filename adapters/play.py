"""Playing a scenario: tried in memory first, then stored, command by command.

A refusal that the file does not expect stores nothing at all. Stored commands have ids made from
scenario and key, so a second or interrupted play goes on where the first ended.
"""

from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Final, TypeVar
from uuid import NAMESPACE_URL, uuid5

import msgspec

from adapters.bootstrap import Engine, ScenarioClock
from adapters.door.commands import convert, read_command
from adapters.door.names import find, find_target, unit_named
from adapters.door.orders import is_told, rulebook_of
from adapters.door.seats import read_seat
from adapters.prelude import check_cluster, holder_of, renaming
from adapters.progress import Progress
from adapters.rulebooks.brought import located_in_rulebook
from adapters.scenario import (
    ClusterEntry,
    Entry,
    Head,
    OfficersEntry,
    Scenario,
    UnitEntry,
    located_at,
    read_scenario,
)
from adapters.wording.sentences import Written
from adapters.yaml_file import PlaceInFile
from domain.clusters.cluster import Cluster, FoundCluster
from domain.clusters.naming import RecordOfficers
from domain.clusters.roster import AddMembers
from domain.record.order import Order
from domain.record.record import (
    LOCAL_OPERATOR,
    ClusterId,
    Command,
    Id,
    Office,
    Seat,
    StreamId,
    UnitId,
    cluster_stream,
    kind_of,
    unit_stream,
)
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.worded import has_levels
from domain.units.unit import RegisterUnit, Unit
from domain.values.refusal import Refusal
from domain.values.when import Moment, Precision, When
from workflows.handle import handle
from workflows.memory import MemoryStore
from workflows.ports import Store

_SPACE = uuid5(NAMESPACE_URL, "thidua/code")
_MORNING: Moment = 8 * 3_600_000_000
_OPERATOR = Seat(Office.OPERATOR)


class Played(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a play."""

    scenario: str
    title: str
    #: Commands stored now, stored by an earlier play, and refused as the file expects.
    stored: int
    earlier: int
    refused: int
    #: The code of the scenario's cycle; none where it tells of units only.
    cycle: str | None
    #: The code of the cycle, or of the unit that the scenario tells of.
    about: str


class _Counts:
    def __init__(self) -> None:
        self.stored = 0
        self.earlier = 0
        self.refused = 0


class _Step(msgspec.Struct, frozen=True):
    """Something to carry out: what it is called, and how to make its order when its turn comes."""

    key: str
    entry: Entry | None
    place: PlaceInFile
    #: ``None`` where it has been done already, by whomever.
    order: Callable[[Store], Order | None]


def _silent(done: int, of: int, key: str) -> None:
    """Nobody watches."""


def play(
    engine: Engine, path: Path, progress: Progress = _silent, *, until: str | None = None
) -> Played:
    """Play a scenario file into an open database, up to before the command ``until``.

    ``progress`` is told of every command. Raises ``Refusal``, with file and line, having stored
    nothing: what the file holds is tried in memory first. ``database_kind`` where a practice
    scenario meets a real database or the reverse.
    """
    scenario = read_scenario(path)
    if scenario.head.practice is not engine.practice:
        raise Refusal("database_kind", file=path.name, practice=engine.practice)
    entries = takewhile(lambda entry: entry.key != until, scenario.entries)
    steps = [*_prelude(scenario), *(_step(scenario, entry) for entry in entries)]
    clock = ScenarioClock(engine.clock.now())
    rehearsal = MemoryStore(clock, engine.practice, engine.store)
    for _ in _run(engine, rehearsal, clock, scenario, steps, _Counts()):
        pass
    counts = _Counts()
    for done, step in enumerate(
        _run(engine, engine.store, engine.clock, scenario, steps, counts), start=1
    ):
        progress(done, len(steps), step.key)
    return Played(
        scenario=scenario.head.scenario,
        title=scenario.head.title,
        stored=counts.stored,
        earlier=counts.earlier,
        refused=counts.refused,
        cycle=scenario.head.cycle,
        about=scenario.head.about,
    )


def _run(
    engine: Engine,
    store: Store,
    clock: ScenarioClock,
    scenario: Scenario,
    steps: list[_Step],
    counts: _Counts,
) -> Iterator[_Step]:
    for index, step in enumerate(steps):
        try:
            _carry_out(engine, store, clock, step, steps[index + 1 :], counts)
        except Refusal as refusal:
            known = _changed(refusal)
            named = {key: _named(value, store) for key, value in known.facts.items()}
            place = located_in_rulebook(known, scenario.document, step.place, store)
            lines = {key: place.facts[key] for key in ("file", "line")}
            raise Refusal(known.code, **{**named, **lines}) from None
        yield step


def _named(value: object, store: Store) -> object:
    """Units by name: those that a rehearsal has registered are gone when the refusal is read."""
    match value:
        case UnitId():
            state = store.load(unit_stream(value)).state
            return Written(state.name.short) if isinstance(state, Unit) else value
        case tuple():
            return tuple(_named(part, store) for part in value)
        case dict():
            return {key: _named(part, store) for key, part in value.items()}
        case _:
            return value


def _changed(refusal: Refusal) -> Refusal:
    """An id that was used for other content: the file was changed after it was played."""
    if refusal.code == "command_id_reused":
        return Refusal("scenario_changed", **refusal.facts)
    return refusal


def _carry_out(
    engine: Engine,
    store: Store,
    clock: ScenarioClock,
    step: _Step,
    following: list[_Step],
    counts: _Counts,
) -> None:
    expected = step.entry.expect_rejected if step.entry else None
    if expected is not None and _any_done(store, following):
        counts.refused += 1  # it was refused then; what has happened since may have changed that
        return
    if step.entry:
        _set_clock(clock, step.entry)
    try:
        order = step.order(store)
        if order is None or store.receipt(order):
            counts.earlier += 1
            return
        handle(store, engine.seeds, order)
    except Refusal as refusal:
        if expected != refusal.code:
            raise
        counts.refused += 1
        return
    if expected is not None:
        raise Refusal("scenario_expectation", expected=expected, key=step.key)
    counts.stored += 1


def _any_done(store: Store, steps: list[_Step]) -> bool:
    for step in steps:
        if step.entry and step.entry.expect_rejected is None:
            try:
                order = step.order(store)
                return order is None or store.receipt(order) is not None
            except Refusal:
                return False
    return False


def _set_clock(clock: ScenarioClock, entry: Entry) -> None:
    """Put the clock at a practice entry's moment; a day begins at eight in the morning."""
    when = When.read(entry.at) if entry.at else None
    if when is not None and when.start is not None:
        clock.move(when.start + (0 if when.precision is Precision.MOMENT else _MORNING))


def _step(scenario: Scenario, entry: Entry) -> _Step:
    def at(field: str, read: Callable[[], Read]) -> Read:
        """What stands beside the command, or a refusal with its own line."""
        try:
            return read()
        except Refusal as refusal:
            raise located_at(refusal, scenario.document, (*entry.place, field)) from None

    def order(store: Store) -> Order:
        by, unit = entry.by, entry.for_unit
        when = When.read(entry.at) if entry.at else None
        stream = at("target", lambda: find_target(store, entry.target))
        command = read_command(entry.command, store, _ruled(scenario, entry, stream, store))
        if not scenario.head.practice and not _is_own(store, scenario.head, stream, command):
            raise Refusal("play_elsewhere", value=entry.target)
        told = not scenario.head.practice or is_told(store, stream, command)
        return Order(
            command_id=scenario.id_of(entry.key),
            stream=stream,
            command=command,
            actor=LOCAL_OPERATOR,
            seat=at("by", lambda: read_seat(store, by)) if by else _OPERATOR,
            for_unit=at("for", lambda: unit_named(store, unit)) if unit else None,
            effective=(when or When.unknown()) if told else None,
            backfill=told,
        )

    return _Step(entry.key, entry, entry.place, order)


def _ruled(scenario: Scenario, entry: Entry, stream: StreamId, store: Store) -> Rulebook | None:
    """The rulebook whose levels in words the cells of an entry name; ``None`` where it names none.

    It is the one that the file itself says before the entry, so that the file means the same when
    it is played again after an amendment; that of the year where the file says none.
    """
    if _OF_CELLS.isdisjoint(entry.command):
        return None
    told = None
    for other in scenario.entries:
        if other.key == entry.key:
            break
        if other.target == entry.target and other.expect_rejected is None:
            told = other.command.get("rulebook", told)
    if told is None:
        found = rulebook_of(store, stream)
        return found if found is not None and has_levels(found) else None
    ruled: Rulebook | None = convert(told, Rulebook, store) if "one_of" in str(told) else None
    return ruled


#: A command with one of these fields says what stands in cells.
_OF_CELLS: Final = frozenset({"cells", "value"})


def _is_own(store: Store, head: Head, stream: StreamId, command: Command) -> bool:
    """Whether a file that tells the past keeps to its own units, cluster and year."""
    kind = kind_of(stream)
    if kind == "unit":
        return any(stream == find(store, kind, unit.code) for unit in head.units)
    if head.cluster is None or head.cycle is None:
        return False
    if kind == "cluster":
        own = find(store, kind, head.cluster.code)
        return stream == own and getattr(command, "year", head.year) == head.year
    return kind == "cycle" and stream == find(store, kind, head.cycle)


Named = TypeVar("Named", bound=Id)
Read = TypeVar("Read")


def _id(of: type[Named], code: str) -> Named:
    """The id that a scenario gives to the unit or cluster of a code: the same in every file, so
    that scenarios share their units."""
    return of(uuid5(_SPACE, code))


def _prelude(scenario: Scenario) -> Iterator[_Step]:
    """Units, cluster, members and officers, as far as they are not there yet."""
    head, cluster = scenario.head, scenario.head.cluster
    for index, unit in enumerate(head.units):
        command = RegisterUnit(
            unit=_id(UnitId, unit.code),
            code=unit.code,
            full_name=unit.full,
            short_name=unit.short,
            aliases=unit.aliases,
        )
        yield _registering(scenario, ("units", index), unit, command)
    if cluster is None:
        return
    yield _founded(scenario, cluster, _founding(cluster))
    yield _joining(scenario, cluster)
    if cluster.officers is not None:
        yield _officers(scenario, cluster, cluster.officers)


def _founding(cluster: ClusterEntry) -> FoundCluster:
    return FoundCluster(
        cluster=_id(ClusterId, cluster.code),
        code=cluster.code,
        name=cluster.name,
        aliases=cluster.aliases,
        authority=cluster.authority,
        words=cluster.words,
    )


def _registering(
    scenario: Scenario, place: PlaceInFile, entry: UnitEntry, command: RegisterUnit
) -> _Step:
    """A step that registers a unit, or gives one that is known the name which the file declares."""
    key, stream = f"unit/{entry.code}", unit_stream(command.unit)

    def order(store: Store) -> Order | None:
        known = holder_of(store, entry.code, stream)
        if known is None:
            return _prelude_order(scenario, key, stream, command)
        state = store.load(known).state
        assert isinstance(state, Unit)
        renamed = renaming(state, entry)
        if renamed is None:
            return None
        return _prelude_order(scenario, f"{key}/renamed/{renamed.since}", known, renamed)

    return _Step(key, None, place, order)


def _founded(scenario: Scenario, entry: ClusterEntry, command: FoundCluster) -> _Step:
    """A step that founds the cluster, unless it is known."""
    stream = cluster_stream(command.cluster)

    def order(store: Store) -> Order | None:
        known = holder_of(store, entry.code, stream)
        if known is None:
            return _prelude_order(scenario, "cluster", stream, command)
        state = store.load(known).state
        assert isinstance(state, Cluster)
        check_cluster(store, known, state, entry)
        return None

    return _Step("cluster", None, ("cluster",), order)


def _joining(scenario: Scenario, entry: ClusterEntry) -> _Step:
    units = scenario.head.units
    wanted = tuple(unit.code for unit in units) if entry.members is None else entry.members

    def order(store: Store) -> Order | None:
        cluster = find(store, "cluster", entry.code)
        state = store.load(cluster).state
        # whoever left since is not taken in again
        known = {span.unit for span in state.spans} if isinstance(state, Cluster) else set()
        missing = tuple(unit for code in wanted if (unit := unit_named(store, code)) not in known)
        if not missing:
            return None
        key = f"members/{','.join(map(str, missing))}"
        return _prelude_order(scenario, key, cluster, AddMembers(units=missing))

    return _Step("members", None, ("cluster", "members"), order)


def _officers(scenario: Scenario, entry: ClusterEntry, officers: OfficersEntry) -> _Step:
    year = scenario.head.year or ""

    def order(store: Store) -> Order | None:
        cluster = find(store, "cluster", entry.code)
        state = store.load(cluster).state
        if isinstance(state, Cluster) and year in state.officers:
            return None
        command = RecordOfficers(
            year=year,
            chair=unit_named(store, officers.chair),
            vice_chairs=tuple(unit_named(store, code) for code in officers.vice_chairs),
        )
        return _prelude_order(scenario, f"officers/{year}", cluster, command)

    return _Step("officers", None, ("cluster", "officers"), order)


def _prelude_order(scenario: Scenario, key: str, stream: StreamId, command: Command) -> Order:
    return Order(
        command_id=scenario.id_of(f"prelude/{key}"),
        stream=stream,
        command=command,
        actor=LOCAL_OPERATOR,
        seat=_OPERATOR,
        effective=None if scenario.head.practice else When.unknown(),
        backfill=not scenario.head.practice,
    )
