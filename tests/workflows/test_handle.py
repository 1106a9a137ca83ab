"""The one way in: claimed once, stored whole or not at all, followed up, tried again."""

from collections.abc import Sequence
from uuid import uuid4

import pytest
from msgspec.structs import replace

from domain.clusters.cluster import FoundCluster, OpenCycle
from domain.clusters.naming import RecordOfficers
from domain.clusters.roster import AddMembers
from domain.cycle.cycle import BeginCycle, Cycle
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.formal import CancelCycle
from domain.cycle.guard import Phase
from domain.record.order import Considered, FollowUp, Order, Receipt
from domain.record.record import (
    SYSTEM,
    SYSTEM_ACTOR,
    Command,
    CycleId,
    Event,
    Origin,
    Seat,
    StreamId,
    cluster_stream,
    cycle_stream,
    unit_stream,
)
from domain.system import InitializeDatabase
from domain.units.unit import RegisterUnit
from domain.values.refusal import Refusal
from tests.factories import CLUSTER, MEMBERS, NOW, OPERATOR, OUTSIDE, SECRETARY, A, B, moment
from tests.walk import WalkClock, WalkSeeds
from workflows.handle import TRIES, carry_out, drain, handle
from workflows.memory import MemoryStore
from workflows.notices import Leaving
from workflows.ports import Loaded, WriteConflictError

HOME, STREAM = cluster_stream(CLUSTER), cycle_stream(CycleId.of(CLUSTER, "2026", 1))
REGISTER = RegisterUnit(unit=A, code="so-a", full_name="Sở A", short_name="A")


def order(stream: StreamId, command: Command, seat: Seat = OPERATOR, **more: object) -> Order:
    fresh = Order(command_id=uuid4(), stream=stream, command=command, actor="tester", seat=seat)
    return replace(fresh, **more)


class Desk:
    """A store, with what an order needs."""

    def __init__(self, store: MemoryStore | None = None) -> None:
        self.clock = WalkClock()
        self.seeds = WalkSeeds()
        self.store = store or MemoryStore(self.clock, practice=False)

    def give(self, of: Order) -> Receipt:
        return handle(self.store, self.seeds, of)

    def do(self, stream: StreamId, command: Command, seat: Seat = OPERATOR, **more: object) -> None:
        self.give(order(stream, command, seat, **more))

    def refused(self, of: Order) -> str:
        with pytest.raises(Refusal) as found:
            self.give(of)
        return found.value.code


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def founded(desk: Desk) -> Desk:
    """With a cluster of five and the officers of 2026."""
    desk.do(HOME, FoundCluster(cluster=CLUSTER, code="cum-8", name="Cụm 8"))
    desk.do(HOME, AddMembers(units=MEMBERS))
    desk.do(HOME, RecordOfficers(year="2026", chair=A, vice_chairs=(B,)))
    return desk


def test_accepted_order_is_answered_by_a_receipt(desk: Desk) -> None:
    """The receipt says where the events stand, which they are and when they were recorded."""
    given = order(unit_stream(A), REGISTER)
    assert desk.give(given) == Receipt(
        command_id=given.command_id,
        stream=unit_stream(A),
        first_version=1,
        last_version=1,
        recorded_at=NOW,
        events=("unit_registered",),
    )
    header = desk.store.events[0].header
    assert (header.command_id, header.actor, header.seat) == (
        given.command_id,
        "tester",
        OPERATOR,
    )


def test_order_given_twice_is_done_once(desk: Desk) -> None:
    """The same id with the same content gives the first receipt again, and nothing happens."""
    given = order(unit_stream(A), REGISTER)
    first = desk.give(given)
    desk.clock.at += 1_000_000
    assert desk.give(given) == first
    assert len(desk.store.events) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"command": replace(REGISTER, short_name="B")},
        {"stream": unit_stream(B)},
        {"seat": SECRETARY},
        {"for_unit": B},
        {"backfill": True},
        {"actor": "somebody else"},
    ],
)
def test_used_id_with_other_content_is_refused(desk: Desk, change: dict[str, object]) -> None:
    """Another command, stream, seat or actor under a used id is another order."""
    given = order(unit_stream(A), REGISTER)
    desk.give(given)
    assert desk.refused(replace(given, **change)) == "command_id_reused"
    assert len(desk.store.events) == 1


def test_id_of_a_refused_order_is_free(desk: Desk) -> None:
    """Only what was accepted claims its id: who was refused mends the order and gives it again."""
    wrong = order(unit_stream(A), replace(REGISTER, short_name=" "))
    assert desk.refused(wrong) == "name_blank"
    assert desk.store.events == []
    desk.give(replace(wrong, command=REGISTER))


def test_duplicate_unit_is_found_among_all_streams(desk: Desk) -> None:
    """Code and name are claimed over all streams, however the name is typed."""
    desk.do(unit_stream(A), REGISTER)
    again = replace(REGISTER, unit=B, code="so-b", full_name="SỞ A")
    assert desk.refused(order(unit_stream(B), again)) == "duplicate_unit"
    taken = replace(REGISTER, unit=B, full_name="Sở B")
    assert desk.refused(order(unit_stream(B), taken)) == "code_taken"


def test_what_follows_is_done_after_it(founded: Desk) -> None:
    """Opening the year begins the cycle, by the system, with its cause and an id of its own."""
    opening = order(HOME, OpenCycle(year="2026"))
    founded.give(opening)
    event = founded.store.events[-1]
    assert (event.stream, event.version, event.header.type) == (STREAM, 1, "cycle_begun")
    header = event.header
    assert header.cause is not None
    assert (header.cause.stream, header.cause.version) == (HOME, 4)
    assert (header.actor, header.seat) == (SYSTEM_ACTOR, None)
    assert header.command_id == header.cause.command_id() != opening.command_id
    assert founded.store.waiting_follow_ups(10) == ()


def test_draining_again_does_nothing(founded: Desk) -> None:
    """A follow-up that was done is not done again, even if somebody keeps it waiting."""
    founded.do(HOME, OpenCycle(year="2026"))
    known = len(founded.store.events)
    assert drain(founded.store, founded.seeds) == 0
    cause = founded.store.events[-1].header.cause
    assert cause is not None
    again = FollowUp(cause, STREAM, _begin(founded), backfill=False)
    founded.store._waiting.append(again)
    assert drain(founded.store, founded.seeds) == 1
    assert (len(founded.store.events), founded.store.refused) == (known, [])


def _begin(founded: Desk) -> BeginCycle:
    body = founded.store.events[-1].body
    return BeginCycle(**{name: getattr(body, name) for name in BeginCycle.__struct_fields__})


def test_refused_follow_up_stays_visible(founded: Desk) -> None:
    """What the other stream does not accept is kept with its code; the cause stands."""
    founded.do(HOME, OpenCycle(year="2026"))
    cause = founded.store.events[-1].header.cause
    assert cause is not None
    other = FollowUp(replace(cause, policy="other"), STREAM, _begin(founded), backfill=False)
    founded.store._waiting.append(other)
    drain(founded.store, founded.seeds)
    assert founded.store.refused == [(other, "stream_exists")]
    assert founded.store.waiting_follow_ups(10) == ()


def test_cancelled_year_is_opened_once_more(founded: Desk) -> None:
    """The cluster learns of the end by itself, and the second attempt is a cycle of its own."""
    founded.do(HOME, OpenCycle(year="2026"))
    assert founded.refused(order(HOME, OpenCycle(year="2026"))) == "stream_exists"
    founded.do(STREAM, CancelCycle(reason="x"), SECRETARY)
    founded.do(HOME, OpenCycle(year="2026"))
    second = founded.store.load(cycle_stream(CycleId.of(CLUSTER, "2026", 2))).state
    assert isinstance(second, Cycle)
    assert (second.code, second.attempt) == ("cum-8/2026.2", 2)


def test_what_follows_from_the_told_is_told(founded: Desk) -> None:
    """A year told from the past ends in its cluster as something told: nothing is announced."""
    founded.do(HOME, OpenCycle(year="2021", backfill=True, reason="x"))
    told = cycle_stream(CycleId.of(CLUSTER, "2021", 1))
    assert founded.store.events[-1].header.origin is Origin.BACKFILL
    founded.do(told, CancelCycle(reason="Nhập nhầm"), backfill=True)
    ended = founded.store.events[-1]
    assert (ended.stream, ended.header.type) == (HOME, "cycle_end_recorded")
    assert ended.header.origin is Origin.BACKFILL


def test_practice_is_marked_in_every_event() -> None:
    """In a database of practice every event says so, told or not."""
    clock = WalkClock()
    desk = Desk(MemoryStore(clock, practice=True))
    desk.do(SYSTEM, InitializeDatabase(practice=True))
    desk.do(unit_stream(A), REGISTER, backfill=True)
    assert {event.header.origin for event in desk.store.events} == {Origin.PRACTICE}


def test_moments_never_go_back(founded: Desk) -> None:
    """A clock that was set back does not record an act before the one that it follows."""
    founded.clock.at = moment("2026-02-01T08:00")
    founded.do(HOME, OpenCycle(year="2026"))
    founded.clock.at = moment("2026-01-15T08:00")
    founded.do(STREAM, SetDeadline(code=Phase.SCORING), SECRETARY)
    assert founded.store.events[-1].header.recorded_at == moment("2026-02-01T08:00")


class RacingStore(MemoryStore):
    """Somebody else is faster, a number of times."""

    def __init__(self, clock: WalkClock, races: int) -> None:
        super().__init__(clock, practice=False)
        self.races = races
        self.tried = 0

    def append(
        self,
        loaded: Loaded,
        state: object,
        events: Sequence[Event],
        follow_ups: Sequence[FollowUp],
        receipt: Receipt,
        leaving: Sequence[Leaving] = (),
    ) -> None:
        self.tried += 1
        if self.tried <= self.races:
            raise WriteConflictError
        super().append(loaded, state, events, follow_ups, receipt, leaving)


@pytest.mark.parametrize("races", range(TRIES))
def test_lost_race_is_run_again(races: int) -> None:
    """Only a conflict of appends is tried again, by loading and deciding anew."""
    store = RacingStore(WalkClock(), races)
    desk = Desk(store)
    desk.do(unit_stream(A), REGISTER)
    assert (store.tried, len(store.events)) == (races + 1, 1)


def test_three_lost_races_are_a_refusal() -> None:
    """Then whoever asked may ask again; nothing was stored."""
    store = RacingStore(WalkClock(), TRIES)
    assert Desk(store).refused(order(unit_stream(A), REGISTER)) == "write_conflict"
    assert (store.tried, store.events) == (TRIES, [])


def test_refusal_is_not_tried_again() -> None:
    """A refused order is refused at once."""
    store = RacingStore(WalkClock(), 0)
    assert Desk(store).refused(order(unit_stream(A), replace(REGISTER, code="A"))) == (
        "input_malformed"
    )
    assert store.tried == 0


def test_follow_up_that_lost_its_race_keeps_waiting() -> None:
    """It is neither done nor refused: the next drain takes it up."""
    store = RacingStore(WalkClock(), 0)
    desk = Desk(store)
    desk.do(HOME, FoundCluster(cluster=CLUSTER, code="cum-8", name="Cụm 8"))
    desk.do(HOME, AddMembers(units=MEMBERS))
    with store.write() as transaction:
        carry_out(transaction, desk.seeds, order(HOME, OpenCycle(year="2026")))
    store.races, store.tried = TRIES, 0
    assert drain(store, desk.seeds) == 0
    assert (len(store.waiting_follow_ups(10)), store.refused) == (1, [])
    assert drain(store, desk.seeds) == 1
    assert store.events[-1].header.type == "cycle_begun"


class LookedOnly(Exception):
    """Stops before anything is stored."""


def test_dry_run_looks_and_leaves_no_trace(desk: Desk) -> None:
    """Whoever observes sees the events; raising there stores nothing and claims nothing."""
    seen: list[Considered] = []

    def look(considered: Considered) -> None:
        seen.append(considered)
        raise LookedOnly

    given = order(unit_stream(A), REGISTER)
    with pytest.raises(LookedOnly), desk.store.write() as transaction:
        carry_out(transaction, desk.seeds, given, look)
    assert [event.header.type for event in seen[0].events] == ["unit_registered"]
    assert desk.store.events == []
    desk.give(given)


def test_overlay_reads_through_and_keeps_to_itself(desk: Desk) -> None:
    """Laid over another store, a store sees what is there and changes nothing of it."""
    first = order(unit_stream(A), REGISTER)
    receipt = desk.give(first)
    over = Desk(MemoryStore(desk.clock, practice=False, base=desk.store))
    assert over.give(first) == receipt
    assert over.refused(replace(first, actor="other")) == "command_id_reused"
    same_name = replace(REGISTER, unit=OUTSIDE, code="so-x")
    assert over.refused(order(unit_stream(OUTSIDE), same_name)) == "duplicate_unit"
    over.do(unit_stream(OUTSIDE), replace(same_name, full_name="Sở X"))
    assert over.store.load(unit_stream(A)) == desk.store.load(unit_stream(A))
    assert (len(over.store.events), len(desk.store.events)) == (1, 1)
    assert desk.store.load(unit_stream(OUTSIDE)).version == 0
