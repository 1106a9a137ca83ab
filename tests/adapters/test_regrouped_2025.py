"""1 March and 1 July 2025: departments merged with their ministries, provinces with each other.

That the departments of information and communications became part of those of science and
technology on 1 March 2025, and which provinces merged on 1 July, is public knowledge. That a
cluster made of the new departments exists is invented here.
"""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from adapters.bootstrap import Engine, initialize
from adapters.door.names import find_target, unit_named
from adapters.play import play
from domain.clusters.cluster import Cluster, FoundCluster, OpenCycle
from domain.clusters.ending import CycleFate, EndCluster
from domain.clusters.roster import AddMembers, ReplaceMember
from domain.cycle.outcome import outcome
from domain.record.order import Order
from domain.record.record import (
    LOCAL_OPERATOR,
    ClusterId,
    Command,
    Office,
    Seat,
    UnitId,
    cluster_stream,
    encode,
    unit_stream,
)
from domain.units.lineage import Ending, MergeUnit
from domain.units.unit import RegisterUnit, Unit
from domain.values.refusal import Refusal
from tests.adapters.practice import CUM_8
from tests.factories import id_of, moment

#: Province of the time before, and the province of which it is a part since 1 July 2025.
MERGED = {
    "long-an": "tay-ninh",
    "hau-giang": "can-tho",
    "tien-giang": "dong-thap",
    "ben-tre": "vinh-long",
    "tra-vinh": "vinh-long",
    "bac-lieu": "ca-mau",
    "kien-giang": "an-giang",
    "soc-trang": "can-tho",
}
STAYED = ("dong-thap", "vinh-long", "ca-mau", "an-giang")
NEW_CLUSTER = ClusterId(id_of("khối thực hành"))


def do(engine: Engine, stream: str, command: Command) -> None:
    order = Order(
        command_id=engine.ids.new(),
        stream=stream,
        command=command,
        actor=LOCAL_OPERATOR,
        seat=Seat(Office.OPERATOR),
    )
    engine.handle(order)


def new_unit(engine: Engine, code: str, name: str) -> UnitId:
    unit = UnitId(engine.ids.new())
    register = RegisterUnit(unit=unit, code=code, full_name=name, short_name=name)
    do(engine, unit_stream(unit), register)
    return unit


def merge(engine: Engine, unit: UnitId, into: UnitId, since: str) -> None:
    command = MergeUnit(into=into, since=since, reason="Sắp xếp tổ chức bộ máy")
    do(engine, unit_stream(unit), command)


def replaced(engine: Engine, unit: UnitId, by: UnitId) -> None:
    command = ReplaceMember(unit=unit, by=(by,), reason="Đơn vị kế thừa")
    do(engine, find_target(engine.store, "cum-8"), command)


def regroup(engine: Engine) -> None:
    """Both regroupings, after the year 2021 was told."""
    for province in (*MERGED, *STAYED):
        old = unit_named(engine.store, province)
        new = new_unit(engine, f"khcn-{province}", f"Sở Khoa học và Công nghệ {province}")
        merge(engine, old, new, "2025-03-01")
        replaced(engine, old, new)
    for province in ("tay-ninh", "can-tho"):
        new_unit(engine, f"khcn-{province}", f"Sở Khoa học và Công nghệ {province}")
    for province, whole in MERGED.items():
        old, new = (unit_named(engine.store, f"khcn-{code}") for code in (province, whole))
        merge(engine, old, new, "2025-07-01")
        replaced(engine, old, new)


@pytest.fixture
def regrouped(engine_url: str) -> Iterator[Engine]:
    """Cluster 8 told for 2021, and both regroupings since."""
    with initialize(engine_url, practice=False) as engine:
        play(engine, CUM_8)
        regroup(engine)
        yield engine


def codes(engine: Engine, units: tuple[UnitId, ...]) -> set[str]:
    states = [engine.store.load(unit_stream(unit)).state for unit in units]
    return {state.code for state in states if isinstance(state, Unit)}


def cluster(engine: Engine, code: str) -> Cluster:
    state = engine.store.load(find_target(engine.store, code)).state
    assert isinstance(state, Cluster)
    return state


def test_roster_of_each_time_is_that_time_s(regrouped: Engine) -> None:
    """Twelve departments, then twelve of their successors, then those of the six new provinces."""
    found = cluster(regrouped, "cum-8")
    at = {
        day: codes(regrouped, found.roster(moment(f"{day}T12:00")))
        for day in ("2021-12-31", "2025-02-28", "2025-03-01", "2025-06-30", "2025-07-01")
    }
    before = {*MERGED, *STAYED}
    assert at["2021-12-31"] == at["2025-02-28"] == before
    assert at["2025-03-01"] == at["2025-06-30"] == {f"khcn-{code}" for code in before}
    assert at["2025-07-01"] == {f"khcn-{code}" for code in (*STAYED, "tay-ninh", "can-tho")}


def told(engine: Engine) -> tuple[bytes, list[str]]:
    """The outcome of the told year, and its units by their names."""
    [(_, stream)] = engine.cycles()
    cycle = engine.cycle(stream)
    return encode(outcome(cycle)), [engine.names(cycle).unit(unit) for unit in cycle.members]


def test_told_year_keeps_its_units_and_their_names(engine_url: str) -> None:
    """To the byte, whatever became of them; and told again it is told already."""
    with initialize(engine_url, practice=False) as engine:
        play(engine, CUM_8)
        before = told(engine)
        regroup(engine)
        assert told(engine) == before
        assert play(engine, CUM_8).stored == 0
        assert told(engine) == before


def test_trail_leads_from_the_first_department_to_the_last(regrouped: Engine) -> None:
    """Long An's department leads over two mergers to that of Tây Ninh, and back."""
    unit = regrouped.store.load(unit_stream(unit_named(regrouped.store, "long-an"))).state
    assert isinstance(unit, Unit)
    way = [unit.code]
    while unit.ceased is not None:
        [successor] = unit.ceased.successors
        after = regrouped.store.load(unit_stream(successor)).state
        assert isinstance(after, Unit)
        assert [one.ending for one in after.predecessors if one.unit == unit.id] == [Ending.MERGED]
        unit = after
        way.append(unit.code)
    assert way == ["long-an", "khcn-long-an", "khcn-tay-ninh"]
    vinh_long = regrouped.store.load(
        unit_stream(unit_named(regrouped.store, "khcn-vinh-long"))
    ).state
    assert isinstance(vinh_long, Unit)
    assert codes(regrouped, tuple(one.unit for one in vinh_long.predecessors)) == {
        "vinh-long",
        "khcn-ben-tre",
        "khcn-tra-vinh",
    }


def test_cluster_ends_and_its_open_year_goes_on_elsewhere(regrouped: Engine) -> None:
    """A year open in 2025 keeps its id and passes to an invented successor; 2021 stays."""
    home = find_target(regrouped.store, "cum-8")
    do(regrouped, home, OpenCycle(year="2025"))
    stream = find_target(regrouped.store, "cum-8/2025")
    assert len(regrouped.cycle(stream).members) == 6
    found = FoundCluster(cluster=NEW_CLUSTER, code="khoi-thuc-hanh", name="Khối thực hành")
    do(regrouped, cluster_stream(NEW_CLUSTER), found)
    members = tuple(regrouped.cycle(stream).members)
    do(regrouped, cluster_stream(NEW_CLUSTER), AddMembers(units=members, since="2025-07-01"))
    end = EndCluster(
        since="2025-07-01",
        reason="Sắp xếp lại các cụm",
        successors=(NEW_CLUSTER,),
        cycles=(CycleFate(year="2025", to=NEW_CLUSTER),),
    )
    with pytest.raises(Refusal, match="cycles_open"):
        do(regrouped, home, replace(end, cycles=()))
    do(regrouped, home, end)
    moved = regrouped.cycle(stream)
    assert (moved.code, moved.members) == ("khoi-thuc-hanh/2025", members)
    assert find_target(regrouped.store, "cum-8/2025") == stream
    # the past goes on being told where it happened
    assert cluster(regrouped, "cum-8").running == ("2021",)
    assert cluster(regrouped, "khoi-thuc-hanh").running == ("2025",)
    assert regrouped.store.refused_follow_ups(10) == []
