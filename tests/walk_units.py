"""What a walk does to units and clusters: names, ends and successors, gatherings."""

from collections.abc import Iterator
from random import Random

from domain.clusters.acting import ActInPlace, EndActingInPlace
from domain.clusters.cluster import Cluster, OpenCycle
from domain.clusters.ending import CycleFate, EndCluster, TransferCycle
from domain.clusters.naming import DeclineOffice, RecogniseOfficers, RecordOfficers
from domain.clusters.overseers import EndOverseer, NameOverseer, Overseeing
from domain.clusters.roster import AddMembers, RemoveMember, ReplaceMember
from domain.clusters.terms import InPlace
from domain.record.record import ClusterId, Command
from domain.units.gathering import (
    CiteDocuments,
    GatheringKind,
    RecordGathering,
    RecordGatheringAwards,
    RecordGatheringPledge,
    RecordGatheringReading,
    RecordUnitSource,
    Several,
)
from domain.units.lineage import DissolveUnit, MergeUnit, SplitUnit
from domain.units.unit import RenameUnit, Unit
from domain.values.known import Happened
from domain.values.paper import Paper
from tests.factories import CLUSTER, MEMBERS, OUTSIDE, A, B, D, E, id_of

#: A second cluster, for what passes from one to the other.
AWAY = ClusterId(id_of("another cluster"))
UNITS = (*MEMBERS, OUTSIDE)
REASON = "Sắp xếp lại"
DATES = ("2025-03-01", "2025-07-01", "2025", "2026-02", "2026-07-01", "2027")


def act_on_cluster(rng: Random, cluster: Cluster) -> Command:
    """What the operator would do in a cluster now."""
    acts: list[Command] = [
        AddMembers(units=(OUTSIDE,), since=rng.choice((None, *DATES))),
        RemoveMember(unit=OUTSIDE, reason=REASON, since=rng.choice((None, *DATES))),
        ReplaceMember(unit=rng.choice((D, E, E)), by=(OUTSIDE,), reason=REASON),
        RecordOfficers(year="2026", chair=A, vice_chairs=(B,), reason=REASON),
    ]
    if cluster.id != AWAY:
        years = rng.choice(("2026", "2027"))
        acts += [rng.choice(tuple(_offices(rng, years))) for _ in range(3)]
        acts += [OpenCycle(year=years)] * 2
        acts.append(TransferCycle(year=years, to=AWAY, reason=REASON))
        return rng.choice(acts)
    if not cluster.cycles:
        return OpenCycle(year="2028")
    return rng.choice((*acts, _ending(rng, cluster), _ending(rng, cluster)))


def _offices(rng: Random, year: str) -> Iterator[Command]:
    """What is recorded of a year's offices."""
    unit, day = rng.choice((A, B, B, D)), rng.choice(("2026-01-05", "2026-07-01", "2027-02"))
    decision = Paper(kind="Quyết định")
    since = rng.choice((None, day))
    unable = InPlace.UNABLE
    yield RecogniseOfficers(year=year, chair=unit, document=decision, since=since, reason=REASON)
    yield DeclineOffice(unit=unit, year=year, reason=REASON)
    ground = rng.choice(list(InPlace))
    yield ActInPlace(
        year=year, unit=unit, ground=ground, since=day, reason=REASON, document=decision
    )
    yield ActInPlace(year=year, unit=B, ground=unable, since=day, reason=REASON, document=decision)
    yield EndActingInPlace(year=year, since=since, reason=REASON)
    office = rng.choice(list(Overseeing))
    yield NameOverseer(office=office, unit=OUTSIDE, since=since, document=decision)
    yield EndOverseer(office=office, unit=OUTSIDE, until=since, reason=REASON)


def _ending(rng: Random, cluster: Cluster) -> EndCluster:
    fates = tuple(CycleFate(year=year, to=rng.choice((None, CLUSTER))) for year in cluster.running)
    successors = rng.choice(((), (CLUSTER,), (CLUSTER,)))
    return EndCluster(since="2028-07-01", reason=REASON, successors=successors, cycles=fates)


def act_on_unit(rng: Random, unit: Unit) -> Command:
    """What the operator would do to a unit now."""
    if rng.random() < 0.2:
        return rng.choice(tuple(_ends(rng)))
    if not unit.sources:
        return RecordUnitSource(source="bài", title="Tin hội nghị", grade="news_item")
    if not unit.gatherings:
        return RecordGathering(
            gathering=rng.choice(("hội nghị", "tổng kết")),
            kind=rng.choice(list(GatheringKind)),
            title="Hội nghị tổng kết",
            date=rng.choice((*DATES, "unknown")),
            source="bài",
        )
    return rng.choice(tuple(_told(rng, rng.choice(list(unit.gatherings)))))


def _ends(rng: Random) -> Iterator[Command]:
    name, since = f"Sở mới {rng.randint(0, 99)}", rng.choice(DATES)
    yield RenameUnit(full_name=name, short_name=name, since=since, reason=REASON)
    yield MergeUnit(into=rng.choice((OUTSIDE, *UNITS)), since=since, reason=REASON)
    yield SplitUnit(into=tuple(rng.sample(UNITS, 2)), since=since, reason=REASON)
    yield DissolveUnit(since=since, reason=REASON)


def _told(rng: Random, gathering: str) -> Iterator[Command]:
    yield RecordGatheringAwards(
        gathering=gathering,
        form="Giấy khen",
        collectives=rng.choice((Several(3), Several(0), Happened())),
        source=rng.choice(("bài", None)),
    )
    yield RecordGatheringPledge(
        gathering=gathering, said=Happened(), signatories="các phòng", source="bài"
    )
    yield CiteDocuments(gathering=gathering, documents=(Paper(kind="Nghị quyết"),), source="bài")
    yield RecordGatheringReading(gathering=gathering, one="mức 4", other="mức độ 4", source="bài")
