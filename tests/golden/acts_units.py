"""The acts of the samples of units, of ends of clusters and of gatherings.

As in :mod:`tests.golden.acts`, nothing here is ever changed.
"""

from collections.abc import Mapping
from typing import Final

from domain.clusters.ending import (
    ClusterEnded,
    CycleReceived,
    CycleTransferred,
    NamedCluster,
    PrecedingClusterRecorded,
)
from domain.clusters.offices import Officers, Words
from domain.clusters.roster import MemberReplaced
from domain.clusters.transfer import CycleEndedWithCluster, CycleMoved
from domain.record.record import Body, ClusterId
from domain.units.gathering import (
    DocumentsCited,
    GatheringAwardsRecorded,
    GatheringKind,
    GatheringPledgeRecorded,
    GatheringReadingRecorded,
    GatheringRecorded,
    Role,
    Several,
    UnitSourceRecorded,
)
from domain.units.lineage import Ending, PredecessorRecorded, UnitCeased
from domain.values.known import Denied, Happened, NotStated
from domain.values.meeting import Mode
from domain.values.when import Precision, When
from tests.golden.acts import (
    AN_GIANG,
    BEN_TRE,
    CYCLE,
    DAY,
    DOCUMENT,
    LONG_AN,
    MONTH,
    REASON,
    hidden,
)

NEW_CLUSTER = NamedCluster(ClusterId("6f0b2c1e-0000-4000-8000-000000000c20"), "Cụm thi đua số 20")
#: By stored type and schema version, as in :mod:`tests.golden.acts`.
OF_UNITS: Final[Mapping[tuple[str, int], tuple[Body, ...]]] = {
    ("unit_ceased", 1): (
        UnitCeased(
            ending=Ending.MERGED,
            successors=(BEN_TRE,),
            since=MONTH,
            reason=REASON,
            document=DOCUMENT,
            turn=3,
        ),
        UnitCeased(
            ending=Ending.DISSOLVED, successors=(), since=DAY, reason=REASON, document=None, turn=4
        ),
    ),
    ("predecessor_recorded", 1): (
        PredecessorRecorded(unit=BEN_TRE, ending=Ending.SPLIT, since=DAY),
    ),
    ("member_replaced", 1): (
        MemberReplaced(
            unit=LONG_AN, by=(BEN_TRE, AN_GIANG), since=DAY, reason=REASON, document=DOCUMENT
        ),
        MemberReplaced(unit=LONG_AN, by=(BEN_TRE,), since=MONTH, reason=REASON, document=None),
    ),
    ("cluster_ended", 1): (
        ClusterEnded(
            since=DAY,
            successors=(NEW_CLUSTER,),
            cancelled=("2020",),
            reason=REASON,
            document=DOCUMENT,
            turn=5,
        ),
        ClusterEnded(
            since=MONTH, successors=(), cancelled=(), reason=REASON, document=None, turn=6
        ),
    ),
    ("cycle_transferred", 1): (
        CycleTransferred(
            year="2021",
            cycle=CYCLE,
            to=NEW_CLUSTER,
            attempt=2,
            officers=Officers(chair=AN_GIANG, vice_chairs=(LONG_AN,)),
            reason=REASON,
            document=DOCUMENT,
            turn=7,
        ),
        CycleTransferred(
            year="2021",
            cycle=CYCLE,
            to=NEW_CLUSTER,
            attempt=1,
            officers=Officers(),
            reason=REASON,
            document=None,
            turn=8,
        ),
    ),
    ("cycle_received", 1): (
        CycleReceived(
            cycle=CYCLE,
            year="2021",
            attempt=2,
            source=NEW_CLUSTER,
            officers=Officers(chair=AN_GIANG, vice_chairs=(LONG_AN,)),
            code="cum-8/2021.2",
        ),
    ),
    ("preceding_cluster_recorded", 1): (PrecedingClusterRecorded(cluster=NEW_CLUSTER, since=DAY),),
    ("cycle_moved", 1): (
        CycleMoved(
            cluster=NEW_CLUSTER,
            attempt=2,
            code="cum-20/2021.2",
            was="cum-8/2021",
            officers=Officers(chair=AN_GIANG, vice_chairs=(LONG_AN,)),
            words=Words(cluster="Khối", chair="Khối trưởng", vice_chair="Khối phó"),
        ),
    ),
    ("cycle_ended_with_cluster", 1): (CycleEndedWithCluster(cluster=NEW_CLUSTER, since=DAY),),
    ("unit_source_recorded", 1): (
        UnitSourceRecorded(
            source="bai",
            title="Hội nghị tổng kết",
            grade="news_item",
            published=DAY,
            publisher="Trung tâm Công nghệ số",
        ),
        UnitSourceRecorded(
            source="bai", title="Hội nghị", grade="draft", published=None, publisher=None
        ),
    ),
    ("gathering_recorded", 1): (
        GatheringRecorded(
            gathering="tong-ket-2020",
            kind=GatheringKind.YEAR_END,
            title="Hội nghị Tổng kết công tác năm 2020",
            date=DAY,
            part_of_day="chiều",
            place=hidden("Hội trường Sở"),
            mode=Mode.IN_PERSON,
            presided=("Giám đốc Sở",),
            roles=(Role(title="Phó Chủ tịch UBND tỉnh", part="chỉ đạo"),),
            attending=(hidden("các cơ quan báo chí"), hidden("các doanh nghiệp")),
            agenda=(hidden("báo cáo tổng kết"),),
            source="bai",
        ),
        GatheringRecorded(
            gathering="nguoi-lao-dong-2021",
            kind=GatheringKind.EMPLOYEES,
            title="Hội nghị Công chức, viên chức và người lao động năm 2021",
            date=When(None, None, Precision.UNKNOWN),
            part_of_day=None,
            place=None,
            mode=None,
            presided=(),
            roles=(),
            attending=(),
            agenda=(),
            source=None,
        ),
    ),
    ("gathering_awards_recorded", 1): (
        GatheringAwardsRecorded(
            gathering="tong-ket-2020",
            form="Giấy khen",
            given_by="Giám đốc Sở",
            ground=hidden("thành tích xuất sắc"),
            collectives=Several(count=3),
            individuals=Several(count=15),
            named=True,
            document=DOCUMENT,
            source="bai",
        ),
        GatheringAwardsRecorded(
            gathering="tong-ket-2020",
            form="Giấy khen",
            given_by=None,
            ground=None,
            collectives=Happened(),
            individuals=NotStated(),
            named=False,
            document=None,
            source=None,
        ),
        GatheringAwardsRecorded(
            gathering="tong-ket-2020",
            form="Bằng khen",
            given_by=None,
            ground=None,
            collectives=Denied(),
            individuals=Several(count=1),
            named=False,
            document=None,
            source=None,
        ),
    ),
    ("gathering_pledge_recorded", 1): (
        GatheringPledgeRecorded(
            gathering="tong-ket-2020",
            said=Happened(),
            name="cam kết thi đua năm 2021",
            year="2021",
            signatories=hidden("các phòng, đơn vị thuộc Sở"),
            source="bai",
        ),
        GatheringPledgeRecorded(
            gathering="tong-ket-2020",
            said=NotStated(),
            name=None,
            year=None,
            signatories=None,
            source=None,
        ),
    ),
    ("documents_cited", 1): (
        DocumentsCited(gathering="tong-ket-2020", documents=(DOCUMENT,), source="bai"),
        DocumentsCited(gathering="tong-ket-2020", documents=(DOCUMENT,), source=None),
    ),
    ("gathering_reading_recorded", 1): (
        GatheringReadingRecorded(
            gathering="tong-ket-2020",
            one="Kinh tế - xã hội",
            other="Kinh tế - Xã hội",
            reading=hidden("cùng một tên"),
            source="bai",
        ),
        GatheringReadingRecorded(
            gathering="tong-ket-2020", one="mức 4", other="mức độ 4", reading=None, source=None
        ),
    ),
}
