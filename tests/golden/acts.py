"""The acts of the samples: for every type of event one body in full and, where something in it may
be missing, one that is bare.

Nothing here is ever changed. A new schema version of a type gets acts and a sample of its own;
the old sample stays and is read through an upcaster.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from domain.calendar import DayCorrected
from domain.clusters.cluster import ClusterFounded, CycleEndRecorded, CycleOpened
from domain.clusters.naming import OfficersRecorded
from domain.clusters.offices import Officers, Words
from domain.clusters.roster import MemberRemoved, MembersAdded
from domain.clusters.terms import Offices, Stands
from domain.cycle.amendment import Governs, RulebookAmended
from domain.cycle.backfill import (
    CycleTakenLive,
    DiscrepancyNoted,
    FactRecorded,
    InferenceRecorded,
    SelectionsAdded,
    SourceCited,
    SourceRecorded,
    SourceTopic,
)
from domain.cycle.cycle import CycleBegun
from domain.cycle.deadlines.due import Due
from domain.cycle.deadlines.setting import DeadlineExtended, DeadlineSet
from domain.cycle.formal import (
    ChangedBy,
    ConditionWaived,
    CycleCancelled,
    PhaseChanged,
    PhaseReopened,
)
from domain.cycle.guard import Phase
from domain.cycle.phases.chair_handover import (
    CycleClosed,
    MinutesAdopted,
    NextOfficersNamed,
    NextPledgeSigned,
)
from domain.cycle.phases.handing_over import HandoverAccepted, HandoverListed
from domain.cycle.phases.plan import (
    DiscrepancyAccepted,
    MembersRevised,
    OfficersRevised,
    PlanIssued,
    RulebookSet,
)
from domain.cycle.phases.registration import PledgeSigned, TargetsRegistered, UnitExcused
from domain.cycle.phases.scoring import (
    CriterionMarked,
    Mark,
    ScoresAdjusted,
    ScoresEntered,
    SheetMarkedNotSent,
    SheetSettled,
    SheetSubmitted,
)
from domain.cycle.phases.summary_conference import (
    AttendanceRecorded,
    ConferenceCalled,
    ReportAdopted,
    ReportDrafted,
    SittingClosed,
    SittingOpened,
    TableAdopted,
)
from domain.cycle.phases.voting import AnswerRecorded, TellersAppointed, VoteCast
from domain.cycle.scores.checking import CheckAssigned
from domain.cycle.scores.explaining import AdjustmentExplained
from domain.cycle.scores.published import (
    ItemRecorded,
    PlaceRecorded,
    PublishedItemsRecorded,
    PublishedPlacesRecorded,
    PublishedTableRecorded,
    RowRecorded,
)
from domain.cycle.scores.sheets import PointsMoved, RelativeMoved
from domain.cycle.votes.ballot_box import Choices, Proxy, Voters
from domain.cycle.votes.candidacy import BarLifted, CommentsInvited, HoldersRecorded, UnitBarred
from domain.cycle.votes.chair_side import ChairSideStated
from domain.cycle.votes.clearance import ClearanceRecorded, ObjectionsShown
from domain.cycle.votes.closing import BallotClosed, BallotWithdrawn
from domain.cycle.votes.counting import CountSigned, CountSignedOff, VotesCounted
from domain.cycle.votes.mending import CountCorrected, ProxiesCorrected, VoteCorrected, VoteSaid
from domain.cycle.votes.opening import BallotOpened
from domain.cycle.votes.rounds import AnotherRoundDecided
from domain.cycle.votes.selecting import (
    SelectionAcclaimed,
    SelectionDecided,
    SelectionMade,
)
from domain.cycle.votes.told import VoteOutcomeRecorded
from domain.notices import notices_stream
from domain.reckoning.ballot import Count, OwnBase, Tally, Void, Votes
from domain.reckoning.cells import CellChange, CellValue, ClaimRecorded, KeptCell
from domain.reckoning.choice import Ground, LeftOut, QuotaFrom, QuotaUsed, Reserve
from domain.reckoning.ranking import Totals
from domain.record.record import (
    CALENDAR,
    SYSTEM,
    Body,
    Cause,
    ClusterId,
    CycleId,
    Header,
    Office,
    Origin,
    Seat,
    StreamId,
    UnitId,
    cluster_stream,
    cycle_stream,
    unit_stream,
)
from domain.rulebook.criteria import Part
from domain.rulebook.discrepancies import Discrepancy
from domain.rulebook.due_rule import DateCounted
from domain.rulebook.officers import Found
from domain.rulebook.rulebook import pin
from domain.rulebook.selections import Again, How, Method
from domain.system import DatabaseInitialized
from domain.units.unit import UnitRegistered, UnitRenamed
from domain.values.known import Counted, Denied, Happened, Known, NotStated
from domain.values.meeting import Mode
from domain.values.paper import Document
from domain.values.points import Points
from domain.values.private import Private
from domain.values.when import Precision, When

HERE: Final = Path(__file__).parent
ACCOUNT: Final = "may-chu"
SEED: Final = bytes(range(32))
P = Points

LONG_AN = UnitId("6f0b2c1e-0000-4000-8000-000000000001")
BEN_TRE = UnitId("6f0b2c1e-0000-4000-8000-000000000002")
AN_GIANG = UnitId("6f0b2c1e-0000-4000-8000-000000000003")
CLUSTER = ClusterId("6f0b2c1e-0000-4000-8000-0000000000c8")
CYCLE = CycleId("6f0b2c1e-0000-4000-8000-000000002021")
COMMAND = UUID("6f0b2c1e-0000-4000-8000-00000000ffff")
#: 21 May 2021, 08:00 in Vietnam.
RECORDED = 1_621_558_800_000_000
DAY = When(1_621_530_000_000_000, 1_621_616_400_000_000, Precision.DAY)
MONTH = When(1_619_802_000_000_000, 1_622_480_400_000_000, Precision.MONTH)
RANGE = When(1_610_902_800_000_000, 1_611_075_600_000_000, Precision.RANGE)


def header(stream: StreamId, named: str, schema: int) -> Header:
    """Everything that a header may say."""
    return Header(
        format=1,
        stream=stream,
        version=412,
        type=named,
        schema=schema,
        recorded_at=RECORDED,
        effective_at=DAY,
        origin=Origin.BACKFILL,
        actor=ACCOUNT,
        seat=Seat(Office.SECRETARY, AN_GIANG),
        for_unit=LONG_AN,
        command_id=COMMAND,
        cause=Cause(cluster_stream(CLUSTER), 7, "begin"),
        arithmetic=1,
    )


def bare_header(stream: StreamId, named: str, schema: int) -> Header:
    """As little as a header may say."""
    return Header(
        format=1,
        stream=stream,
        version=1,
        type=named,
        schema=schema,
        recorded_at=RECORDED,
        effective_at=When(None, None, Precision.UNKNOWN),
        origin=Origin.PRACTICE,
        actor=ACCOUNT,
        seat=None,
        for_unit=None,
        command_id=COMMAND,
        cause=None,
        arithmetic=1,
    )


def hidden(text: str) -> Private:
    return Private.seal(text, SEED)


def stored_text(name: str) -> str:
    """A text that some events hold in full, as it was written when the sample was made."""
    return (HERE / "texts" / name).read_text(encoding="utf-8").removesuffix("\n")


def due_told(last_day: date | None, before: int | None) -> Due:
    """A deadline of which only the day was stored."""
    return Due(
        words="",
        last_day=last_day,
        before=before,
        worded_day=last_day,
        notes=(),
        counts=DateCounted.RECEIVED,
        table="",
    )


REASON = hidden("Theo thống nhất của Cụm")
DOCUMENT = Document(
    kind="Kế hoạch",
    number="42/KH-CTĐ SỐ 08",
    date=DAY,
    received=MONTH,
    signer="Giám đốc",
    about=hidden("Tổ chức phong trào thi đua năm 2021"),
    file="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
)
BARE_DOCUMENT = Document(
    kind="Báo cáo", number=None, date=None, received=None, signer=None, about=None, file=None
)
OFFICERS = Officers(chair=AN_GIANG, vice_chairs=(LONG_AN, BEN_TRE))
NOBODY = Officers(chair=None, vice_chairs=())
WORDS = Words(cluster="Khối", chair="Khối trưởng", vice_chair="Khối phó")
UNITS = (LONG_AN, BEN_TRE, AN_GIANG)
DISCREPANCY = Discrepancy(code="criteria_sum", one="110", other="100")
COUNT = Count(
    issued=12,
    returned=11,
    valid=10,
    invalid=1,
    votes=(Votes(unit=LONG_AN, votes=8), Votes(unit=BEN_TRE, votes=2)),
)
CELLS = (
    CellChange(
        criterion="1",
        part=Part.STANDARD,
        was=P("20"),
        now=P("18.5"),
        justification=hidden("Có minh chứng"),
        scores=(P("18"), P("19")),
        claims=(),
    ),
    CellChange(
        criterion="7",
        part=Part.BONUS,
        was=None,
        now=P("3"),
        justification=None,
        scores=(),
        claims=(
            ClaimRecorded(
                achievement=hidden("Sáng kiến cấp tỉnh"), level="tinh", evidence=True, counted=True
            ),
        ),
    ),
    CellChange(
        criterion="9",
        part=Part.DEDUCTION,
        was=P("-0.5"),
        now=None,
        justification=None,
        scores=(),
        claims=(),
    ),
)
RULEBOOK = stored_text("rulebook@1.json")
TABLE = stored_text("score_table@1.json")
OUTCOME = stored_text("outcome@1.json")

#: By stored type and schema version: the bodies, the fullest first.
#: As stored under the first version, which could say none of this.
AT_THE_SITTING: Final[Any] = {
    "asked": (),
    "answers_by": None,
    "answers_before": None,
    "voters": (),
    "proxies": (),
    "round": 1,
    "document": None,
}
OF_ONE_UNIT: Final[Any] = {
    "further": (),
    "no_opinion": False,
    "delegate": 1,
    "by_proxy": None,
}
UNRECKONED: Final[Any] = {"quotas": (), "reserves": (), "left_out": (), "document": None}
FULL_COUNT: Final = Count(
    issued=12,
    returned=11,
    valid=10,
    invalid=1,
    votes=(Votes(unit=LONG_AN, votes=7, against=2, no_opinion=1, selection="co"),),
    void=(Void(papers=1, selection="co"),),
)
FULL_TALLY: Final = Tally(
    needed=8,
    of=12,
    chosen=(LONG_AN,),
    tied=(BEN_TRE,),
    own=(OwnBase(unit=LONG_AN, needed=7, of=11),),
    reserves=(Reserve(unit=BEN_TRE, place=1, group="a"),),
    even_split=True,
    chair_for=(LONG_AN,),
)
QUOTA: Final = QuotaUsed(
    places=3,
    source=QuotaFrom.SHARE,
    group="a",
    share="20%",
    of=12,
    guidance="1459/QĐ-BTTTT",
    passed_on=1,
)
LEFT_OUT: Final = (LeftOut(unit=BEN_TRE, ground=Ground.HELD_LAST_YEAR),)
#: Votes and selections as they are written since answers in writing, delegates, rounds and the
#: grounds of a choice can be told.
VOTES: Final[Mapping[tuple[str, int], tuple[Body, ...]]] = {
    ("ballot_opened", 2): (
        BallotOpened(
            ballot="co-1",
            selection="co",
            method=Method.CORRESPONDENCE,
            nominees=(LONG_AN, BEN_TRE),
            electors=(LONG_AN, BEN_TRE),
            choices=1,
            asked=(AN_GIANG,),
            answers_by=date(2021, 5, 21),
            answers_before=RECORDED,
            voters=(Voters(unit=LONG_AN, voters=2),),
            proxies=(Proxy(unit=BEN_TRE, by=LONG_AN),),
            round=2,
            document=DOCUMENT,
        ),
        BallotOpened(
            ballot="co-1",
            selection="co",
            method=Method.PAPER,
            nominees=(LONG_AN, BEN_TRE),
            electors=UNITS,
            choices=1,
            **AT_THE_SITTING,
        ),
    ),
    ("vote_cast", 2): (
        VoteCast(
            ballot="co-1",
            unit=AN_GIANG,
            choices=(LONG_AN,),
            further=(Choices(selection="bk", choices=(BEN_TRE,)),),
            no_opinion=False,
            delegate=2,
            by_proxy=LONG_AN,
        ),
        VoteCast(
            ballot="co-1",
            unit=AN_GIANG,
            choices=(),
            further=(),
            no_opinion=True,
            delegate=1,
            by_proxy=None,
        ),
    ),
    ("answer_recorded", 1): (
        AnswerRecorded(
            ballot="co-1",
            unit=AN_GIANG,
            choices=(LONG_AN,),
            further=(Choices(selection="bk", choices=(BEN_TRE,)),),
            no_opinion=False,
            received=DAY,
            counted=True,
            document=DOCUMENT,
        ),
        AnswerRecorded(
            ballot="co-1",
            unit=AN_GIANG,
            choices=(),
            further=(),
            no_opinion=True,
            received=DAY,
            counted=False,
            document=None,
        ),
    ),
    ("votes_counted", 2): (
        VotesCounted(ballot="co-1", count=FULL_COUNT, document=DOCUMENT),
        VotesCounted(ballot="co-1", count=COUNT, document=None),
    ),
    ("ballot_closed", 2): (
        BallotClosed(ballot="co-1", selection="co", count=FULL_COUNT, tally=FULL_TALLY),
        BallotClosed(
            ballot="co-1",
            selection="co",
            count=COUNT,
            tally=Tally(needed=None, of=None, chosen=(), tied=(LONG_AN, BEN_TRE)),
        ),
    ),
    ("count_signed_off", 1): (
        CountSignedOff(ballot="co-1", units=(LONG_AN, BEN_TRE), document=DOCUMENT),
        CountSignedOff(ballot="co-1", units=(LONG_AN,), document=BARE_DOCUMENT),
    ),
    ("clearance_recorded", 1): (
        ClearanceRecorded(
            of="Thanh tra tỉnh",
            no_objection=(LONG_AN,),
            objection=(BEN_TRE,),
            none_yet=(AN_GIANG,),
            reason=hidden("Đang thanh tra"),
            document=DOCUMENT,
        ),
        ClearanceRecorded(
            of="Thanh tra tỉnh",
            no_objection=(LONG_AN,),
            objection=(),
            none_yet=(),
            reason=None,
            document=BARE_DOCUMENT,
        ),
    ),
    ("objections_shown", 1): (
        ObjectionsShown(selection="co", of="Thanh tra tỉnh", units=(BEN_TRE,)),
        ObjectionsShown(selection="co", of="Thanh tra tỉnh", units=(LONG_AN, BEN_TRE)),
    ),
    ("chair_side_stated", 1): (
        ChairSideStated(
            ballot="co-1",
            selection="co",
            chair_for=(LONG_AN,),
            was=(LONG_AN, BEN_TRE),
            reason=hidden("Ghi nhầm"),
            document=DOCUMENT,
        ),
        ChairSideStated(
            ballot="co-1", selection="co", chair_for=(), was=None, reason=None, document=None
        ),
    ),
    ("vote_corrected", 1): (
        VoteCorrected(
            ballot="co-1",
            unit=LONG_AN,
            delegate=2,
            in_writing=True,
            was=VoteSaid(choices=(), further=(), no_opinion=True),
            now=VoteSaid(
                choices=(BEN_TRE,),
                further=(Choices(selection="bk", choices=(AN_GIANG,)),),
                no_opinion=False,
            ),
            received=DAY,
            counted=True,
            reason=REASON,
            document=DOCUMENT,
        ),
        VoteCorrected(
            ballot="co-1",
            unit=LONG_AN,
            delegate=1,
            in_writing=False,
            was=VoteSaid(choices=(BEN_TRE,), further=(), no_opinion=False),
            now=None,
            received=None,
            counted=False,
            reason=REASON,
            document=None,
        ),
    ),
    ("count_corrected", 1): (
        CountCorrected(
            ballot="co-1", was=FULL_COUNT, now=FULL_COUNT, reason=REASON, document=DOCUMENT
        ),
        CountCorrected(ballot="co-1", was=COUNT, now=COUNT, reason=REASON, document=None),
    ),
    ("proxies_corrected", 1): (
        ProxiesCorrected(
            ballot="co-1",
            was=(Proxy(unit=LONG_AN, by=BEN_TRE),),
            now=(Proxy(unit=LONG_AN, by=AN_GIANG),),
            electors=UNITS,
            voters=(Voters(unit=LONG_AN, voters=2),),
            reason=REASON,
            document=DOCUMENT,
        ),
        ProxiesCorrected(
            ballot="co-1",
            was=(),
            now=(),
            electors=(LONG_AN,),
            voters=(),
            reason=REASON,
            document=None,
        ),
    ),
    ("ballot_withdrawn", 1): (
        BallotWithdrawn(ballot="co-1", cast=3, counted=True, reason=REASON, document=DOCUMENT),
        BallotWithdrawn(ballot="co-1", cast=0, counted=False, reason=REASON, document=None),
    ),
    ("another_round_decided", 1): (
        AnotherRoundDecided(
            selection="co",
            standing=Again.FIRST_TWO,
            nominees=(LONG_AN, BEN_TRE),
            round=2,
            reason=REASON,
            document=DOCUMENT,
        ),
        AnotherRoundDecided(
            selection="co",
            standing=Again.NEW,
            nominees=(),
            round=2,
            reason=REASON,
            document=None,
        ),
    ),
    ("selection_made", 2): (
        SelectionMade(
            selection="co",
            how=How.BY_VOTE,
            chosen=(LONG_AN,),
            vacant=1,
            quotas=(QUOTA,),
            reserves=(Reserve(unit=AN_GIANG, place=1, group="a"),),
            left_out=LEFT_OUT,
            document=None,
        ),
        SelectionMade(selection="co", how=How.THE_OTHERS, chosen=(), vacant=None, **UNRECKONED),
    ),
    ("selection_acclaimed", 1): (
        SelectionAcclaimed(
            selection="co",
            method=Method.CONSENT,
            chosen=(LONG_AN,),
            present=UNITS,
            vacant=1,
            quotas=(QUOTA,),
            left_out=LEFT_OUT,
            document=DOCUMENT,
        ),
        SelectionAcclaimed(
            selection="co",
            method=Method.ACCLAMATION,
            chosen=(),
            present=UNITS,
            vacant=None,
            quotas=(),
            left_out=(),
            document=None,
        ),
    ),
    ("selection_decided", 2): (
        SelectionDecided(
            selection="gk",
            chosen=(BEN_TRE,),
            reason=REASON,
            document=DOCUMENT,
            quotas=(QUOTA,),
            despite=LEFT_OUT,
        ),
        SelectionDecided(
            selection="gk", chosen=(), reason=REASON, document=None, quotas=(), despite=()
        ),
    ),
    ("vote_outcome_recorded", 1): (
        VoteOutcomeRecorded(
            selection="co",
            chosen=(BEN_TRE,),
            source="bao-cao",
            method=Method.PAPER,
            despite=LEFT_OUT,
            document=DOCUMENT,
            told=None,
        ),
        VoteOutcomeRecorded(
            selection="co",
            chosen=(),
            source="bao-cao",
            method=None,
            despite=(),
            document=None,
            told=None,
        ),
    ),
    ("unit_barred", 1): (
        UnitBarred(
            unit=BEN_TRE,
            ground="ky-luat",
            selections=("co", "bk"),
            reason=REASON,
            document=DOCUMENT,
        ),
        UnitBarred(unit=BEN_TRE, ground=None, selections=("co",), reason=REASON, document=None),
    ),
    ("bar_lifted", 1): (
        BarLifted(unit=BEN_TRE, ground="ky-luat", reason=REASON, document=DOCUMENT),
        BarLifted(unit=BEN_TRE, ground=None, reason=REASON, document=None),
    ),
    ("holders_recorded", 1): (
        HoldersRecorded(selection="co", units=(LONG_AN,), document=DOCUMENT),
        HoldersRecorded(selection="co", units=(), document=None),
    ),
    ("comments_invited", 1): (
        CommentsInvited(until=DAY, last_day=date(2021, 5, 21), before=RECORDED, document=DOCUMENT),
        CommentsInvited(until=DAY, last_day=date(2021, 5, 21), before=RECORDED, document=None),
    ),
}
ACTS: Final[Mapping[tuple[str, int], tuple[Body, ...]]] = {
    ("database_initialized", 1): (DatabaseInitialized(practice=True),),
    ("unit_registered", 1): (
        UnitRegistered(
            unit=LONG_AN,
            code="long-an",
            full_name="Sở Thông tin và Truyền thông tỉnh Long An",
            short_name="Long An",
            aliases=("Sở TTTT Long An", "Tân An"),
        ),
        UnitRegistered(
            unit=LONG_AN, code="long-an", full_name="Sở Long An", short_name="Long An", aliases=()
        ),
    ),
    ("unit_renamed", 1): (
        UnitRenamed(
            full_name="Sở Khoa học và Công nghệ tỉnh Long An",
            short_name="Long An",
            since=MONTH,
            reason=REASON,
        ),
    ),
    ("cluster_founded", 1): (
        ClusterFounded(
            cluster=CLUSTER,
            code="cum-8",
            name="Cụm thi đua số 8",
            aliases=("Cụm thi đua số 08",),
            authority="Bộ Thông tin và Truyền thông",
            words=WORDS,
        ),
        ClusterFounded(
            cluster=CLUSTER,
            code="cum-8",
            name="Cụm thi đua số 8",
            aliases=(),
            authority=None,
            words=Words(),
        ),
    ),
    ("members_added", 1): (
        MembersAdded(units=UNITS, since=MONTH),
        MembersAdded(units=(LONG_AN,), since=None),
    ),
    ("member_removed", 1): (
        MemberRemoved(unit=BEN_TRE, since=DAY, reason=REASON),
        MemberRemoved(unit=BEN_TRE, since=None, reason=REASON),
    ),
    ("officers_recorded", 1): (
        OfficersRecorded(
            year="2021",
            officers=OFFICERS,
            since=None,
            stands=Stands.HELD,
            document=DOCUMENT,
            reason=REASON,
        ),
        OfficersRecorded(
            year="2021",
            officers=NOBODY,
            since=None,
            stands=Stands.HELD,
            document=None,
            reason=None,
        ),
    ),
    ("cycle_opened", 1): (
        CycleOpened(
            year="2021",
            attempt=2,
            cycle=CYCLE,
            backfill=True,
            members=UNITS,
            officers=OFFICERS,
            words=WORDS,
            code="cum-8/2021-2",
            reason=REASON,
        ),
        CycleOpened(
            year="2021",
            attempt=1,
            cycle=CYCLE,
            backfill=False,
            members=(),
            officers=NOBODY,
            words=Words(),
            code="cum-8/2021",
            reason=None,
        ),
    ),
    ("cycle_end_recorded", 1): (
        CycleEndRecorded(year="2021", attempt=1, cancelled=True),
        CycleEndRecorded(year="2021", attempt=2, cancelled=None),
    ),
    ("cycle_begun", 1): (
        CycleBegun(
            cycle=CYCLE,
            cluster=CLUSTER,
            code="cum-8/2021",
            year="2021",
            attempt=1,
            backfill=True,
            members=UNITS,
            officers=OFFICERS,
            words=WORDS,
        ),
        CycleBegun(
            cycle=CYCLE,
            cluster=CLUSTER,
            code="cum-8/2021",
            year="2021",
            attempt=1,
            backfill=False,
            members=(),
            officers=NOBODY,
            words=Words(),
        ),
    ),
    ("members_revised", 1): (MembersRevised(members=UNITS),),
    ("officers_revised", 1): (OfficersRevised(offices=Offices.of(OFFICERS)),),
    ("rulebook_set", 1): (
        RulebookSet(
            rulebook=RULEBOOK, sha256=pin(RULEBOOK), discrepancies=(DISCREPANCY,), document=None
        ),
        RulebookSet(rulebook=RULEBOOK, sha256=pin(RULEBOOK), discrepancies=(), document=None),
    ),
    ("discrepancy_accepted", 1): (
        DiscrepancyAccepted(
            discrepancy=DISCREPANCY, reading=hidden("Theo thang 100"), reason=REASON
        ),
    ),
    ("deadline_set", 1): (
        DeadlineSet(
            code="scoring",
            until=MONTH,
            due=due_told(date(2021, 5, 31), 1_622_480_400_000_000),
            document=None,
        ),
        DeadlineSet(code="voting", until=None, due=due_told(None, None), document=None),
    ),
    ("plan_issued", 1): (PlanIssued(document=DOCUMENT), PlanIssued(document=BARE_DOCUMENT)),
    ("targets_registered", 1): (
        TargetsRegistered(
            unit=LONG_AN,
            targets=(hidden("Hoàn thành 100% chỉ tiêu"), hidden("Chuyển đổi số")),
            titles=("bk", "co"),
            late=True,
            due=date(2021, 3, 31),
            document=DOCUMENT,
            postmark=None,
            by=None,
        ),
        TargetsRegistered(
            unit=LONG_AN,
            targets=(hidden("Hoàn thành"),),
            titles=(),
            late=False,
            due=None,
            document=None,
            postmark=None,
            by=None,
        ),
    ),
    ("unit_excused", 1): (UnitExcused(unit=LONG_AN, reason=REASON, document=None),),
    ("pledge_signed", 1): (
        PledgeSigned(units=UNITS, document=DOCUMENT),
        PledgeSigned(units=(LONG_AN,), document=None),
    ),
    ("scores_entered", 1): (ScoresEntered(unit=LONG_AN, column="self", cells=CELLS),),
    ("sheet_submitted", 1): (
        SheetSubmitted(unit=LONG_AN, late=True, document=DOCUMENT, postmark=None, by=None),
        SheetSubmitted(unit=LONG_AN, late=False, document=None, postmark=None, by=None),
    ),
    ("sheet_marked_not_sent", 1): (SheetMarkedNotSent(unit=LONG_AN, reason=REASON, document=None),),
    ("criterion_marked", 1): (
        CriterionMarked(
            unit=LONG_AN, criterion="3", mark=Mark.NOT_ARISEN, reason=REASON, document=None
        ),
    ),
    ("check_assigned", 1): (
        CheckAssigned(unit=LONG_AN, column="cross_check", checker=BEN_TRE, document=None),
    ),
    ("scores_adjusted", 1): (
        ScoresAdjusted(
            unit=LONG_AN, column="settled", cells=CELLS, reason=REASON, ground=None, document=None
        ),
    ),
    ("relative_moved", 1): (
        RelativeMoved(
            by=BEN_TRE,
            moves=(
                PointsMoved(
                    unit=LONG_AN, criterion="4", part=Part.BONUS, was=P("10"), now=P("7.5")
                ),
            ),
        ),
    ),
    ("adjustment_explained", 1): (
        AdjustmentExplained(
            unit=LONG_AN, explanation=hidden("Đã bổ sung minh chứng"), document=DOCUMENT
        ),
        AdjustmentExplained(unit=LONG_AN, explanation=hidden("Đồng ý"), document=None),
    ),
    ("sheet_settled", 1): (
        SheetSettled(
            unit=LONG_AN,
            column="settled",
            cells=(
                CellValue(criterion="1", part=Part.BONUS, value=P("5")),
                CellValue(criterion="1", part=Part.STANDARD, value=P("20")),
                CellValue(criterion="9", part=Part.DEDUCTION, value=P("-0.5")),
            ),
            totals=Totals(
                standard=P("100"),
                bonus=P("18"),
                deduction=P("-0.5"),
                total=P("117.5"),
                complete=True,
            ),
            counted=None,
            document=None,
        ),
        SheetSettled(
            unit=LONG_AN,
            column="settled",
            cells=(),
            totals=Totals(standard=None, bonus=None, deduction=None, total=None, complete=False),
            counted=None,
            document=None,
        ),
    ),
    ("published_table_recorded", 1): (
        PublishedTableRecorded(
            source="bao-cao",
            rows=(
                RowRecorded(
                    unit=LONG_AN,
                    rank=1,
                    standard=P("100"),
                    bonus=P("18"),
                    deduction=P("-0.5"),
                    total=P("117.5"),
                ),
                RowRecorded(
                    unit=BEN_TRE, rank=None, standard=None, bonus=None, deduction=None, total=None
                ),
            ),
        ),
    ),
    ("published_items_recorded", 1): (
        PublishedItemsRecorded(
            source="bao-cao",
            items=(
                ItemRecorded(
                    criterion="1",
                    part=Part.STANDARD,
                    units=(LONG_AN, BEN_TRE),
                    value=P("20"),
                    note=hidden("09/12"),
                ),
                ItemRecorded(
                    criterion="3", part=Part.BONUS, units=(LONG_AN,), value=None, note=None
                ),
            ),
        ),
    ),
    ("published_places_recorded", 1): (
        PublishedPlacesRecorded(
            source="bao-cao",
            places=(PlaceRecorded(criterion="4", band="10 đến 20", units=(LONG_AN, BEN_TRE)),),
        ),
    ),
    ("conference_called", 1): (
        ConferenceCalled(
            date=RANGE,
            mode=Mode.MIXED,
            place=hidden("Long Xuyên"),
            agenda=(hidden("Thông qua báo cáo"), hidden("Bình xét")),
            document=DOCUMENT,
        ),
        ConferenceCalled(date=DAY, mode=Mode.IN_PERSON, place=None, agenda=(), document=None),
    ),
    ("report_drafted", 1): (ReportDrafted(document=DOCUMENT),),
    ("sitting_opened", 1): (SittingOpened(mode=Mode.ONLINE, document=None),),
    ("attendance_recorded", 1): (
        AttendanceRecorded(present=UNITS, of=12, quorum=8, document=None),
        AttendanceRecorded(present=(), of=12, quorum=None, document=None),
    ),
    ("report_adopted", 1): (ReportAdopted(document=DOCUMENT),),
    ("table_adopted", 1): (
        TableAdopted(table=TABLE, sha256=pin(TABLE), arithmetic=1, document=None),
    ),
    ("sitting_closed", 1): (
        SittingClosed(lacking=("selections_decided", "minutes_adopted"), document=None),
        SittingClosed(lacking=(), document=None),
    ),
    ("tellers_appointed", 1): (TellersAppointed(units=(LONG_AN, BEN_TRE), document=None),),
    ("ballot_opened", 1): (
        BallotOpened(
            ballot="co-1",
            selection="co",
            method=Method.PAPER,
            nominees=(LONG_AN, BEN_TRE),
            electors=UNITS,
            choices=1,
            **AT_THE_SITTING,
        ),
    ),
    ("vote_cast", 1): (
        VoteCast(ballot="co-1", unit=AN_GIANG, choices=(LONG_AN,), **OF_ONE_UNIT),
        VoteCast(ballot="co-1", unit=AN_GIANG, choices=(), **OF_ONE_UNIT),
    ),
    ("votes_counted", 1): (
        VotesCounted(ballot="co-1", count=COUNT, document=DOCUMENT),
        VotesCounted(ballot="co-1", count=COUNT, document=None),
    ),
    ("count_signed", 1): (CountSigned(ballot="co-1", unit=BEN_TRE),),
    ("ballot_closed", 1): (
        BallotClosed(
            ballot="co-1",
            selection="co",
            count=COUNT,
            tally=Tally(needed=8, of=12, chosen=(LONG_AN,), tied=()),
        ),
        BallotClosed(
            ballot="co-1",
            selection="co",
            count=COUNT,
            tally=Tally(needed=None, of=None, chosen=(), tied=(LONG_AN, BEN_TRE)),
        ),
    ),
    ("selection_made", 1): (
        SelectionMade(selection="co", how=How.BY_VOTE, chosen=(LONG_AN,), vacant=1, **UNRECKONED),
        SelectionMade(selection="co", how=How.BY_RANK, chosen=(), vacant=None, **UNRECKONED),
    ),
    ("selection_decided", 1): (
        SelectionDecided(
            selection="gk",
            chosen=(LONG_AN,),
            reason=REASON,
            document=DOCUMENT,
            quotas=(),
            despite=(),
        ),
        SelectionDecided(
            selection="gk", chosen=(), reason=REASON, document=None, quotas=(), despite=()
        ),
    ),
    **VOTES,
    ("next_officers_named", 1): (
        NextOfficersNamed(
            year="2022",
            officers=OFFICERS,
            how=Found.ROTATION,
            awaiting_decision=True,
            document=DOCUMENT,
            told=None,
        ),
        NextOfficersNamed(
            year="2022",
            officers=NOBODY,
            how=Found.ELECTED,
            awaiting_decision=False,
            document=None,
            told=None,
        ),
    ),
    ("next_pledge_signed", 1): (
        NextPledgeSigned(year=None, units=UNITS, document=DOCUMENT),
        NextPledgeSigned(year=None, units=(LONG_AN,), document=None),
    ),
    ("handover_listed", 1): (
        HandoverListed(items=(hidden("Cờ luân lưu"), hidden("Hồ sơ")), document=None),
    ),
    ("handover_accepted", 1): (HandoverAccepted(unit=AN_GIANG, document=None),),
    ("minutes_adopted", 1): (
        MinutesAdopted(document=DOCUMENT, state_handover=True, handed_over=()),
    ),
    ("cycle_closed", 1): (
        CycleClosed(outcome=OUTCOME, sha256=pin(OUTCOME), form=1, arithmetic=1, document=None),
    ),
    ("source_recorded", 1): (
        SourceRecorded(source="bao-cao", title="Báo cáo", grade="draft", document=DOCUMENT),
        SourceRecorded(source="bao-cao", title="Báo cáo", grade="news_item", document=None),
    ),
    ("source_cited", 1): (SourceCited(source="bao-cao"),),
    ("selections_added", 1): (
        SelectionsAdded(added=("co",), rulebook=RULEBOOK, sha256=pin(RULEBOOK), source="bao-cao"),
    ),
    ("fact_recorded", 1): (
        FactRecorded(
            topic=SourceTopic.REGISTRATION,
            said=Counted(count=7, of=12, named=(LONG_AN, BEN_TRE)),
            source="bao-cao",
            note=hidden("trang 2"),
        ),
        FactRecorded(
            topic=SourceTopic.CONFERENCE,
            said=Known(value="14/01/2022"),
            source="bao-cao",
            note=None,
        ),
        FactRecorded(topic=SourceTopic.PLEDGE, said=Happened(), source="bao-cao", note=None),
        FactRecorded(topic=SourceTopic.VOTE, said=NotStated(), source="bao-cao", note=None),
        FactRecorded(topic=SourceTopic.ELECTION, said=Denied(), source="bao-cao", note=None),
    ),
    ("inference_recorded", 1): (
        InferenceRecorded(
            topic=SourceTopic.MEMBERS,
            units=(LONG_AN,),
            what=hidden("thành viên của Cụm"),
            ground=hidden("nêu cùng các đơn vị của Cụm"),
            source="bao-cao",
        ),
    ),
    ("discrepancy_noted", 1): (
        DiscrepancyNoted(
            discrepancy="so-don-vi",
            what=hidden("nêu 07 đơn vị, ghi tên 5"),
            reading=hidden("lấy 07"),
            source="bao-cao",
        ),
        DiscrepancyNoted(
            discrepancy="so-don-vi", what=hidden("nêu 07"), reading=None, source="bao-cao"
        ),
    ),
    ("cycle_taken_live", 1): (CycleTakenLive(reason=REASON, document=None),),
    ("phase_changed", 1): (
        PhaseChanged(source=Phase.SUMMARY_CONFERENCE, to=Phase.VOTING, by=ChangedBy.SITTING),
    ),
    ("deadline_extended", 1): (
        DeadlineExtended(
            code="scoring",
            unit=LONG_AN,
            until=DAY,
            due=due_told(date(2021, 5, 21), 1_621_616_400_000_000),
            reason=REASON,
            document=DOCUMENT,
        ),
        DeadlineExtended(
            code="scoring",
            unit=None,
            until=DAY,
            due=due_told(date(2021, 5, 21), 1_621_616_400_000_000),
            reason=REASON,
            document=None,
        ),
    ),
    ("phase_reopened", 1): (
        PhaseReopened(phase=Phase.SCORING, reason=REASON, document=DOCUMENT),
        PhaseReopened(phase=Phase.SCORING, reason=REASON, document=None),
    ),
    ("condition_waived", 1): (
        ConditionWaived(condition="pledge_signed", reason=REASON, document=DOCUMENT),
        ConditionWaived(condition="pledge_signed", reason=REASON, document=None),
    ),
    ("cycle_cancelled", 1): (
        CycleCancelled(reason=REASON, document=DOCUMENT),
        CycleCancelled(reason=REASON, document=None),
    ),
    ("rulebook_amended", 1): (
        RulebookAmended(
            rulebook=RULEBOOK,
            sha256=pin(RULEBOOK),
            governs=Governs.FROM_NOW,
            kept=(
                KeptCell(
                    unit=LONG_AN, column="self", criterion="1", part=Part.STANDARD, points=P("20")
                ),
            ),
            reason=REASON,
            document=DOCUMENT,
        ),
        RulebookAmended(
            rulebook=RULEBOOK,
            sha256=pin(RULEBOOK),
            governs=Governs.WHOLE_YEAR,
            kept=(),
            reason=REASON,
            document=None,
        ),
    ),
    ("day_corrected", 1): (
        DayCorrected(day=date(2026, 1, 10), working=True, reason=REASON, document=DOCUMENT),
        DayCorrected(day=date(2026, 1, 10), working=False, reason=REASON, document=None),
    ),
}
#: The stream in which events of a kind stand.
STREAMS: Final[Mapping[str, StreamId]] = {
    "system": SYSTEM,
    "unit": unit_stream(LONG_AN),
    "cluster": cluster_stream(CLUSTER),
    "cycle": cycle_stream(CYCLE),
    "calendar": CALENDAR,
    "notices": notices_stream(CYCLE),
}
