"""The acts of the samples of formal acts since each may name its document.

As in :mod:`tests.golden.acts`, nothing here is ever changed.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from domain.cycle.backfill import CycleTakenLive
from domain.cycle.deadlines.setting import DeadlineSet
from domain.cycle.phases.chair_handover import CycleClosed
from domain.cycle.phases.handing_over import HandoverAccepted, HandoverListed
from domain.cycle.phases.plan import RulebookSet
from domain.cycle.phases.registration import TargetsRegistered, UnitExcused
from domain.cycle.phases.scoring import (
    CountedSheet,
    CriterionMarked,
    Mark,
    ScoresAdjusted,
    SheetMarkedNotSent,
    SheetSettled,
    SheetSubmitted,
)
from domain.cycle.phases.summary_conference import (
    AttendanceRecorded,
    ConferenceCalled,
    SittingClosed,
    SittingOpened,
    TableAdopted,
)
from domain.cycle.phases.voting import TellersAppointed
from domain.cycle.scores.checking import CheckAssigned
from domain.cycle.scores.lapses import CountedLapse
from domain.cycle.votes.selecting import SelectionMade
from domain.reckoning.choice import Reserve
from domain.reckoning.ranking import Totals
from domain.record.record import Body
from domain.rulebook.due_rule import DateCounted
from domain.rulebook.rulebook import Lapse, pin
from domain.rulebook.selections import How
from domain.values.meeting import Mode
from tests.golden.acts import (
    ACTS,
    AN_GIANG,
    BEN_TRE,
    CELLS,
    DAY,
    DISCREPANCY,
    DOCUMENT,
    LEFT_OUT,
    LONG_AN,
    MONTH,
    OUTCOME,
    QUOTA,
    RANGE,
    REASON,
    RULEBOOK,
    TABLE,
    UNITS,
    P,
    due_told,
    hidden,
)

#: What could name no document under its first version.
WITH_DOCUMENT: Final[Mapping[tuple[str, int], tuple[Body, ...]]] = {
    ("rulebook_set", 2): (
        RulebookSet(
            rulebook=RULEBOOK,
            sha256=pin(RULEBOOK),
            discrepancies=(DISCREPANCY,),
            document=DOCUMENT,
        ),
        RulebookSet(rulebook=RULEBOOK, sha256=pin(RULEBOOK), discrepancies=(), document=None),
    ),
    ("deadline_set", 2): (
        DeadlineSet(
            code="scoring",
            until=MONTH,
            due=due_told(date(2021, 5, 31), 1_622_480_400_000_000),
            document=DOCUMENT,
        ),
        DeadlineSet(code="voting", until=None, due=due_told(None, None), document=None),
    ),
    ("targets_registered", 2): (
        TargetsRegistered(
            unit=LONG_AN,
            targets=(hidden("Hoàn thành 100% chỉ tiêu"), hidden("Chuyển đổi số")),
            titles=("bk", "co"),
            late=True,
            due=date(2021, 3, 31),
            document=DOCUMENT,
            postmark=DAY,
            by=DateCounted.POSTMARK,
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
    ("unit_excused", 2): (
        UnitExcused(unit=LONG_AN, reason=REASON, document=DOCUMENT),
        UnitExcused(unit=LONG_AN, reason=REASON, document=None),
    ),
    ("sheet_submitted", 2): (
        SheetSubmitted(
            unit=LONG_AN, late=True, document=DOCUMENT, postmark=DAY, by=DateCounted.RECEIVED
        ),
        SheetSubmitted(unit=LONG_AN, late=False, document=None, postmark=None, by=None),
    ),
    ("sheet_marked_not_sent", 2): (
        SheetMarkedNotSent(unit=LONG_AN, reason=REASON, document=DOCUMENT),
        SheetMarkedNotSent(unit=LONG_AN, reason=REASON, document=None),
    ),
    ("criterion_marked", 2): (
        CriterionMarked(
            unit=LONG_AN, criterion="3", mark=Mark.NOT_APPLIED, reason=REASON, document=DOCUMENT
        ),
        CriterionMarked(
            unit=LONG_AN, criterion="3", mark=Mark.NOT_ARISEN, reason=REASON, document=None
        ),
    ),
    ("criterion_marked", 3): (
        CriterionMarked(
            unit=LONG_AN, criterion="3", mark=Mark.NOT_APPLIED, reason=REASON, document=DOCUMENT
        ),
        CriterionMarked(
            unit=LONG_AN, criterion="3", mark=Mark.NOT_ARISEN, reason=REASON, document=None
        ),
    ),
    ("check_assigned", 2): (
        CheckAssigned(unit=LONG_AN, column="cross_check", checker=BEN_TRE, document=DOCUMENT),
        CheckAssigned(unit=LONG_AN, column="cross_check", checker=BEN_TRE, document=None),
    ),
    ("scores_adjusted", 2): (
        ScoresAdjusted(
            unit=LONG_AN,
            column="settled",
            cells=CELLS,
            reason=REASON,
            ground=45,
            document=DOCUMENT,
        ),
        ScoresAdjusted(
            unit=LONG_AN, column="settled", cells=CELLS, reason=REASON, ground=None, document=None
        ),
    ),
    ("sheet_settled", 2): (
        SheetSettled(
            unit=LONG_AN,
            column="settled",
            cells=ACTS["sheet_settled", 1][0].cells,  # type: ignore[attr-defined]
            totals=Totals(
                standard=P("100"),
                bonus=P("18"),
                deduction=P("-0.5"),
                total=P("117.5"),
                complete=True,
            ),
            counted=None,
            document=DOCUMENT,
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
    ("sheet_settled", 3): (
        SheetSettled(
            unit=LONG_AN,
            column="settled",
            cells=ACTS["sheet_settled", 1][0].cells,  # type: ignore[attr-defined]
            totals=Totals(
                standard=P("100"),
                bonus=P("18"),
                deduction=P("-0.5"),
                total=P("117.5"),
                complete=True,
            ),
            counted=CountedSheet(
                lapses=(
                    CountedLapse(lapse=Lapse.LATE_REPORT, code="bao-cao-quy-1", points=P("-0.5")),
                    CountedLapse(lapse=Lapse.LATE_SHEET, code="scoring", points=P("-1")),
                ),
                deduction=P("-2"),
                total=P("116"),
            ),
            document=DOCUMENT,
        ),
        SheetSettled(
            unit=LONG_AN,
            column="settled",
            cells=(),
            totals=Totals(standard=None, bonus=None, deduction=None, total=None, complete=False),
            counted=CountedSheet(lapses=(), deduction=None, total=None),
            document=None,
        ),
    ),
    ("conference_called", 2): (
        ConferenceCalled(
            date=RANGE,
            mode=Mode.MIXED,
            place=hidden("Long Xuyên"),
            agenda=(hidden("Thông qua báo cáo"),),
            document=DOCUMENT,
        ),
        ConferenceCalled(date=RANGE, mode=None, place=None, agenda=(), document=None),
    ),
    ("sitting_opened", 2): (
        SittingOpened(mode=Mode.ONLINE, document=DOCUMENT),
        SittingOpened(mode=None, document=None),
    ),
    ("attendance_recorded", 2): (
        AttendanceRecorded(present=UNITS, of=12, quorum=8, document=DOCUMENT),
        AttendanceRecorded(present=(), of=12, quorum=None, document=None),
    ),
    ("table_adopted", 2): (
        TableAdopted(table=TABLE, sha256=pin(TABLE), arithmetic=1, document=DOCUMENT),
        TableAdopted(table=TABLE, sha256=pin(TABLE), arithmetic=1, document=None),
    ),
    ("sitting_closed", 2): (
        SittingClosed(lacking=("selections_decided", "minutes_adopted"), document=DOCUMENT),
        SittingClosed(lacking=(), document=None),
    ),
    ("tellers_appointed", 2): (
        TellersAppointed(units=(LONG_AN, BEN_TRE), document=DOCUMENT),
        TellersAppointed(units=(LONG_AN,), document=None),
    ),
    ("selection_made", 3): (
        SelectionMade(
            selection="co",
            how=How.BY_RANK,
            chosen=(LONG_AN,),
            vacant=1,
            quotas=(QUOTA,),
            reserves=(Reserve(unit=AN_GIANG, place=1, group="a"),),
            left_out=LEFT_OUT,
            document=DOCUMENT,
        ),
        SelectionMade(
            selection="co",
            how=How.THE_OTHERS,
            chosen=(),
            vacant=None,
            quotas=(),
            reserves=(),
            left_out=(),
            document=None,
        ),
    ),
    ("handover_listed", 2): (
        HandoverListed(items=(hidden("Cờ luân lưu"), hidden("Hồ sơ")), document=DOCUMENT),
        HandoverListed(items=(hidden("Hồ sơ"),), document=None),
    ),
    ("handover_accepted", 2): (
        HandoverAccepted(unit=AN_GIANG, document=DOCUMENT),
        HandoverAccepted(unit=AN_GIANG, document=None),
    ),
    ("cycle_closed", 2): (
        CycleClosed(outcome=OUTCOME, sha256=pin(OUTCOME), form=1, arithmetic=1, document=DOCUMENT),
        CycleClosed(outcome=OUTCOME, sha256=pin(OUTCOME), form=1, arithmetic=1, document=None),
    ),
    ("cycle_taken_live", 2): (
        CycleTakenLive(reason=REASON, document=DOCUMENT),
        CycleTakenLive(reason=REASON, document=None),
    ),
}
