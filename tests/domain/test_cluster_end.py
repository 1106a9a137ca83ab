"""Clusters end, with successors and with what becomes of their open cycles."""

import pytest
from msgspec.structs import replace

from domain.clusters.cluster import (
    ClusterFounded,
    CycleEndRecorded,
    CycleOpened,
    OpenCycle,
    RecordCycleEnd,
)
from domain.clusters.ending import (
    ClusterEnded,
    CycleFate,
    CycleReceived,
    CycleTransferred,
    EndCluster,
    NamedCluster,
    PrecedingClusterRecorded,
    ReceiveCycle,
    RecordPrecedingCluster,
    TransferCycle,
    year_key,
)
from domain.clusters.naming import RecordOfficers
from domain.clusters.offices import Officers, Words
from domain.clusters.roster import AddMembers
from domain.clusters.transfer import CycleEndedWithCluster, CycleMoved, EndWithCluster, MoveCycle
from domain.cycle.formal import CancelCycle, PhaseChanged
from domain.cycle.guard import Phase
from domain.record.record import Cause, ClusterId, CycleId, cluster_stream
from domain.record.streams import names_given
from domain.units.unit import code_key
from domain.values.when import When
from tests.factories import (
    CHAIR,
    CLUSTER,
    CYCLE,
    DOCUMENT,
    MEMBERS,
    OFFICERS,
    OPERATOR,
    OUTSIDE,
    PAPER,
    SECRETARY,
    B,
    C,
    beside,
    claimed,
    cluster_with,
    cycle_in,
    given,
    hidden,
    id_of,
    officers_recorded,
    told_in,
)

JULY = When.read("2026-07-01")
NEW = ClusterId(id_of("successor"))
OLD_NAMED = NamedCluster(CLUSTER, "Cụm thi đua số 8")
NEW_NAMED = NamedCluster(NEW, "Khối thi đua số 20")
KHOI = Words(cluster="Khối", chair="Khối trưởng", vice_chair="Khối phó")
THERE = given(
    cluster_stream(NEW),
    ClusterFounded(
        cluster=NEW,
        code="khoi-20",
        name="Khối thi đua số 20",
        aliases=(),
        authority=None,
        words=KHOI,
    ),
)
OPENED = CycleOpened(
    year="2026",
    attempt=1,
    cycle=CYCLE,
    backfill=False,
    members=MEMBERS,
    officers=OFFICERS,
    words=Words(),
    code="cum-8/2026",
    reason=None,
)
RUNNING = cycle_in(Phase.SCORING)
HERE = cluster_with(OPENED)
START = beside(HERE, THERE, RUNNING)
TRANSFER = TransferCycle(year="2026", to=NEW, reason="Sắp xếp lại các cụm", document=PAPER)
TRANSFERRED = CycleTransferred(
    year="2026",
    cycle=CYCLE,
    to=NEW_NAMED,
    attempt=1,
    officers=OFFICERS,
    reason=hidden("Sắp xếp lại các cụm"),
    document=DOCUMENT,
    turn=1,
)
RECEIVE = ReceiveCycle(cycle=CYCLE, year="2026", attempt=1, source=OLD_NAMED, officers=OFFICERS)
RECEIVED = CycleReceived(
    cycle=CYCLE,
    year="2026",
    attempt=1,
    source=OLD_NAMED,
    officers=OFFICERS,
    code="khoi-20/2026",
)
MOVE = MoveCycle(cluster=NEW_NAMED, attempt=1, code="khoi-20/2026", officers=OFFICERS, words=KHOI)
END = EndCluster(since="2026-07-01", reason="Sắp xếp lại các cụm", successors=(NEW,))
ENDED = ClusterEnded(
    since=JULY,
    successors=(NEW_NAMED,),
    cancelled=(),
    reason=hidden("Sắp xếp lại các cụm"),
    document=None,
    turn=1,
)
CAUSE = Cause(cluster_stream(CLUSTER), 5, "transfer")


def test_cycle_passes_from_cluster_to_cluster() -> None:
    """The old cluster transfers, the new one receives, the cycle moves: each the other's cause."""
    transferred = START.when(TRANSFER, as_=OPERATOR)
    transferred.then(TRANSFERRED)
    transferred.then_follows(RECEIVE)
    received = THERE.when(RECEIVE, cause=CAUSE)
    received.then(RECEIVED)
    received.then_follows(MOVE)
    moved = RUNNING.when(MOVE, cause=CAUSE)
    moved.then(
        CycleMoved(
            cluster=NEW_NAMED,
            attempt=1,
            code="khoi-20/2026",
            was="cum-8/2026",
            officers=OFFICERS,
            words=KHOI,
        )
    )
    moved.then_follows()


def test_moved_cycle_keeps_its_id_and_its_past() -> None:
    """Phase, members and sheets stand; only the cluster, its words and the code are others."""
    before, after = RUNNING.state, RUNNING.when(MOVE, cause=CAUSE).given_besides().state
    same = replace(after, cluster=CLUSTER, code="cum-8/2026", words=Words())
    assert replace(same, on_file=before.on_file) == before
    assert (after.id, after.cluster, after.code) == (CYCLE, NEW, "khoi-20/2026")


def test_moved_cycle_is_found_by_both_codes() -> None:
    """The new code is claimed like any other; nothing takes the old one away."""
    [event] = RUNNING.when(MOVE, cause=CAUSE).done.events
    assert [name.key for name in names_given(event)] == [code_key("khoi-20/2026")]


def test_year_runs_in_the_new_cluster_only() -> None:
    """There its officers are known and its end is told; here nothing of it runs any more."""
    old = START.when(TRANSFER, as_=OPERATOR).given_besides()
    assert old.state.running == ()
    assert not old.state.holds(CHAIR)
    new = THERE.when(RECEIVE, cause=CAUSE).given_besides()
    assert new.state.running == ("2026",)
    assert new.state.officers["2026"] == OFFICERS
    assert new.state.holds(CHAIR)
    moved = RUNNING.when(MOVE, cause=CAUSE).given_besides()
    closed = moved.when(CancelCycle(reason="Thôi"), as_=SECRETARY)
    closed.then_follows(RecordCycleEnd(year="2026", attempt=1, cancelled=True))


def test_officers_of_the_new_cluster_take_over() -> None:
    """Where it has its own for that year: a year has one chair."""
    own = officers_recorded("2026", Officers(chair=C))
    there = given(THERE, own)
    there.when(RECEIVE, cause=CAUSE).then_follows(replace(MOVE, officers=Officers(chair=C)))
    assert there.when(RECEIVE, cause=CAUSE).given_besides().state.officers["2026"].chair == C


def test_members_of_a_received_cycle_are_its_own() -> None:
    """Who joins the new cluster does not join the year that came to it."""
    there = THERE.when(RECEIVE, cause=CAUSE).given_besides()
    there.when(AddMembers(units=(OUTSIDE,)), as_=OPERATOR).then_follows()


def test_cycle_that_was_over_meanwhile_moves_as_well() -> None:
    """What closed or was cancelled while the transfer was on its way belongs to the new cluster,
    which is told so."""
    closed = cycle_in(Phase.CLOSED)
    closed.when(MOVE, cause=CAUSE).then_follows(
        RecordCycleEnd(year="2026", attempt=1, cancelled=False)
    )
    cancelled = RUNNING.when(CancelCycle(reason="Thôi"), as_=SECRETARY).given_besides()
    cancelled.when(MOVE, cause=CAUSE).then_follows(
        RecordCycleEnd(year="2026", attempt=1, cancelled=True)
    )


def test_only_what_is_open_passes_on() -> None:
    """A year that nobody opened, that ended, that passed on already, or whose cycle is over."""
    end = CycleEndRecorded(year="2026", attempt=1, cancelled=True)
    for start in (cluster_with(), cluster_with(OPENED, end), given(START, TRANSFERRED)):
        beside(start, THERE, RUNNING).when(TRANSFER, as_=OPERATOR).then_refused(
            "cycle_not_open", year="2026"
        )
    over = beside(HERE, THERE, cycle_in(Phase.CLOSED))
    over.when(TRANSFER, as_=OPERATOR).then_refused("cycle_not_open", year="2026")


def test_nothing_passes_to_a_cluster_that_ended() -> None:
    """Nor to the cluster itself, nor to one that nobody knows."""
    ended = given(THERE, replace(ENDED, successors=()))
    beside(HERE, ended, RUNNING).when(TRANSFER, as_=OPERATOR).then_refused(
        "cluster_ended", code="khoi-20", since=JULY, command="transfer_cycle"
    )
    ended.when(RECEIVE, cause=CAUSE).then_refused("cluster_ended")
    own = beside(HERE, HERE, RUNNING)
    own.when(replace(TRANSFER, to=CLUSTER), as_=OPERATOR).then_refused("own_successor")
    beside(HERE, RUNNING).when(TRANSFER, as_=OPERATOR).then_refused(
        "stream_unknown", stream=cluster_stream(NEW)
    )


def test_nothing_is_done_to_a_cycle_on_its_way() -> None:
    """Neither passed on before it has arrived, nor left behind by the cluster that awaits it."""
    there = THERE.when(RECEIVE, cause=CAUSE).given_besides()
    end = replace(END, successors=(CLUSTER,), cycles=(CycleFate(year="2026", to=CLUSTER),))
    beside(there, HERE, RUNNING).when(end, as_=OPERATOR).then_refused(
        "cycle_on_its_way", year="2026"
    )
    [event] = START.when(TRANSFER, as_=OPERATOR).done.events
    keys = {name.key: HERE.stream for name in names_given(event)}
    awaiting = claimed(THERE, **keys)
    awaiting.when(EndCluster(since="2026", reason="Thôi"), as_=OPERATOR).then_refused(
        "cycle_on_its_way", year="2026"
    )


def test_a_cluster_has_one_cycle_a_year() -> None:
    """A year that runs or has ended well there is taken; a cancelled one is not."""
    own = replace(OPENED, cycle=CycleId.of(NEW, "2026", 1), code="khoi-20/2026")
    end = CycleEndRecorded(year="2026", attempt=1, cancelled=False)
    for there in (given(THERE, own), given(THERE, own, end)):
        beside(HERE, there, RUNNING).when(TRANSFER, as_=OPERATOR).then_refused(
            "year_taken", code="khoi-20/2026", year="2026"
        )
    cancelled = given(THERE, own, replace(end, cancelled=True))
    start = beside(HERE, cancelled, RUNNING)
    start = claimed(start, **{year_key(THERE.stream, "2026", 1): THERE.stream})
    start.when(TRANSFER, as_=OPERATOR).then(replace(TRANSFERRED, attempt=2))


def test_year_on_its_way_is_not_opened_meanwhile() -> None:
    """The transfer claims the place, whether or not the new cluster knows of it yet."""
    [event] = START.when(TRANSFER, as_=OPERATOR).done.events
    keys = [name.key for name in names_given(event)]
    assert keys == [year_key(THERE.stream, "2026", 1), "turn:1"]
    waiting = claimed(THERE, **{keys[0]: HERE.stream})
    waiting.when(OpenCycle(year="2026"), as_=OPERATOR).then_refused("year_taken", year="2026")
    waiting.when(OpenCycle(year="2027"), as_=OPERATOR).given_besides()


def test_cluster_ends_with_its_successors() -> None:
    """They are named with what they were called, and record it in their own trails."""
    ended = beside(cluster_with(), THERE).when(END, as_=OPERATOR)
    ended.then(ENDED)
    ended.then_follows(RecordPrecedingCluster(cluster=OLD_NAMED, since=JULY))
    assert ended.given_besides().state.ended == JULY
    record = RecordPrecedingCluster(cluster=OLD_NAMED, since=JULY)
    recorded = THERE.when(record, cause=CAUSE)
    recorded.then(PrecedingClusterRecorded(cluster=OLD_NAMED, since=JULY))
    assert recorded.given_besides().state.preceding == (OLD_NAMED,)


def test_ending_says_what_becomes_of_open_cycles() -> None:
    """Every one passes to a successor or ends with the cluster; nothing is left open."""
    START.when(END, as_=OPERATOR).then_refused("cycles_open", years=("2026",))
    passing = replace(END, cycles=(CycleFate(year="2026", to=NEW),))
    passed = START.when(passing, as_=OPERATOR)
    passed.then(replace(TRANSFERRED, document=None), replace(ENDED, turn=2))
    passed.then_follows(RECEIVE, RecordPrecedingCluster(cluster=OLD_NAMED, since=JULY))
    assert passed.given_besides().state.running == ()
    stopping = replace(END, successors=(), cycles=(CycleFate(year="2026"),))
    stopped = START.when(stopping, as_=OPERATOR)
    stopped.then(replace(ENDED, successors=(), cancelled=("2026",)))
    stopped.then_follows(EndWithCluster(cluster=OLD_NAMED, since=JULY))


def test_cycle_ends_with_its_cluster() -> None:
    """It is cancelled, and the cluster that ended is told so."""
    end = EndWithCluster(cluster=OLD_NAMED, since=JULY)
    ended = RUNNING.when(end, cause=CAUSE)
    bodies = [event.body for event in ended.done.events]
    assert bodies[0] == CycleEndedWithCluster(cluster=OLD_NAMED, since=JULY)
    assert isinstance(bodies[1], PhaseChanged)
    assert ended.given_besides().state.phase is Phase.CANCELLED
    record = RecordCycleEnd(year="2026", attempt=1, cancelled=True)
    ended.then_follows(record)
    gone = given(cluster_with(OPENED), replace(ENDED, cancelled=("2026",)))
    gone.when(record, cause=CAUSE).given_besides()
    cycle_in(Phase.CLOSED).when(end, cause=CAUSE).then_refused("wrong_phase")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"cycles": (CycleFate(year="2025"),)}, "cycle_not_open"),
        ({"cycles": (CycleFate(year="2026"), CycleFate(year="2026", to=NEW))}, "cycle_not_open"),
        ({"successors": (), "cycles": (CycleFate(year="2026", to=NEW),)}, "not_successor"),
        ({"successors": (CLUSTER,), "cycles": (CycleFate(year="2026"),)}, "own_successor"),
        ({"successors": (ClusterId(id_of("?")),)}, "stream_unknown"),
        ({"since": "2025-07-01", "cycles": (CycleFate(year="2026"),)}, "date_order"),
        ({"since": "unknown"}, "field_missing"),
        ({"reason": " "}, "reason_blank"),
    ],
)
def test_what_an_ending_says_must_hold(changed: dict[str, object], code: str) -> None:
    """Years that are open, each once; successors that go on; a date that makes sense."""
    start = beside(HERE, THERE, RUNNING, HERE)
    start.when(replace(END, **changed), as_=OPERATOR).then_refused(code)


def test_told_past_asks_for_no_fate() -> None:
    """A year that is only told was over before; one taken live, or not yet over, is open."""
    told = told_in(Phase.SCORING)
    past = replace(OPENED, year="2021", cycle=told.state.id, code="cum-8/2021")
    beside(cluster_with(past), THERE, told).when(END, as_=OPERATOR).then(ENDED)
    early = replace(END, since="2021-07-01")
    beside(cluster_with(past), THERE, told).when(early, as_=OPERATOR).then_refused("cycles_open")
    live = beside(cluster_with(past), THERE, RUNNING)
    live.when(END, as_=OPERATOR).then_refused("cycles_open", years=("2021",))


def test_cluster_ends_once() -> None:
    """What has ended does not end again."""
    gone = beside(given(cluster_with(), ENDED), THERE)
    gone.when(END, as_=OPERATOR).then_refused("already_done", what="end_cluster")


def test_ended_cluster_takes_nothing_new() -> None:
    """No cycle, no member and no officers for a time after its end."""
    gone = given(cluster_with(), ENDED)
    gone.when(OpenCycle(year="2027"), as_=OPERATOR).then_refused(
        "cluster_ended", command="open_cycle", code="cum-8", since=JULY
    )
    gone.when(AddMembers(units=(OUTSIDE,)), as_=OPERATOR).then_refused("cluster_ended")
    gone.when(RecordOfficers(year="2027", chair=B), as_=OPERATOR).then_refused("cluster_ended")


def test_years_before_the_end_may_still_be_told() -> None:
    """The past of a cluster that ended is told like any other past."""
    gone = given(cluster_with(), ENDED)
    gone.when(RecordOfficers(year="2021", chair=B), as_=OPERATOR).given_besides()
    gone.when(AddMembers(units=(OUTSIDE,), since="2022"), as_=OPERATOR).given_besides()
    tell = OpenCycle(year="2021", backfill=True, reason="Nhập lại")
    gone.when(tell, as_=OPERATOR).given_besides()
    gone.when(replace(tell, year="2027"), as_=OPERATOR).then_refused("cluster_ended")


def test_told_ending_touches_no_live_cycle() -> None:
    """A file that tells the past neither passes on nor ends a year that runs live."""
    for fate in (CycleFate(year="2026"), CycleFate(year="2026", to=NEW)):
        tell = replace(END, cycles=(fate,))
        START.when(tell, as_=OPERATOR, backfill=True).then_refused("live_only", code="cum-8/2026")
    past = replace(OPENED, cycle=told_in(Phase.SCORING).state.id)
    told = beside(cluster_with(past), THERE, told_in(Phase.SCORING))
    told.when(TRANSFER, as_=OPERATOR, backfill=True).then(TRANSFERRED)


def test_the_operator_alone_ends_clusters() -> None:
    """The chair's office keeps the members, it does not end the cluster."""
    for command in (END, TRANSFER):
        START.when(command, as_=CHAIR).then_refused("not_permitted")
    RUNNING.when(MOVE, as_=OPERATOR).then_refused("not_permitted")
