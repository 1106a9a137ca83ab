"""The acts of the samples of the year's work, and of formal acts since each may name its document.

As in :mod:`tests.golden.acts`, nothing here is ever changed.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from domain.backfill import CycleTakenLive
from domain.choice import Reserve
from domain.documents import DocumentCompleted
from domain.due import Timeliness
from domain.due_rule import DateCounted
from domain.guard import Phase
from domain.phases.chair_handover import CycleClosed, HandoverAccepted, HandoverListed
from domain.phases.checking import Check, CheckAssigned, ChecksAssigned, Draw, Shared
from domain.phases.explaining import ExplanationAnswered
from domain.phases.plan import DeadlineSet, RulebookSet
from domain.phases.registration import TargetsRegistered, UnitExcused
from domain.phases.scoring import (
    CriterionMarked,
    Mark,
    ScoresAdjusted,
    SheetMarkedNotSent,
    SheetSettled,
    SheetSubmitted,
)
from domain.phases.selecting import SelectionMade
from domain.phases.summary_conference import (
    AttendanceRecorded,
    ConferenceCalled,
    Mode,
    SittingClosed,
    SittingOpened,
    TableAdopted,
)
from domain.phases.voting import TellersAppointed
from domain.ranking import Totals
from domain.record import Body
from domain.rulebook import How, Part, pin
from domain.year_work.claims import ClaimConfirmed, Claimed, ClaimRefused, SentClaimed
from domain.year_work.dissent import (
    About,
    AuthorityAnswerRecorded,
    DissentRecorded,
    ReferredToAuthority,
)
from domain.year_work.drafting import (
    CommentAnswered,
    DraftCirculated,
    DraftCommented,
    Drafted,
    Taken,
)
from domain.year_work.guidance import GuidanceRecorded, QuotaGiven
from domain.year_work.meetings import PreparatoryMeetingHeld, ReviewHeld
from domain.year_work.movements import MovementLaunched, MovementSummedUp
from domain.year_work.outside import (
    ExternalScoreRecorded,
    PlaceTaken,
    ReferenceRankingRecorded,
)
from domain.year_work.reporting import Period, ReportExcused, ReportReceived, ReportRequired
from tests.golden.acts import (
    ACTS,
    AN_GIANG,
    BARE_DOCUMENT,
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
    RECORDED,
    RULEBOOK,
    TABLE,
    UNITS,
    P,
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
            phase=Phase.SCORING,
            until=MONTH,
            last_day=date(2021, 5, 31),
            before=1_622_480_400_000_000,
            document=DOCUMENT,
        ),
        DeadlineSet(phase=Phase.VOTING, until=None, last_day=None, before=None, document=None),
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
            document=DOCUMENT,
        ),
        SheetSettled(
            unit=LONG_AN,
            column="settled",
            cells=(),
            totals=Totals(standard=None, bonus=None, deduction=None, total=None, complete=False),
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
YEAR_WORK: Final[Mapping[tuple[str, int], tuple[Body, ...]]] = {
    **WITH_DOCUMENT,
    ("checks_assigned", 1): (
        ChecksAssigned(
            column="cross_check",
            how=Shared.LOT,
            team="Tổ thẩm định",
            checks=(Check(unit=LONG_AN, checkers=(BEN_TRE, AN_GIANG)),),
            draw=Draw(seed="5f" * 32, units=(LONG_AN,), checkers=(BEN_TRE, AN_GIANG)),
            document=DOCUMENT,
        ),
        ChecksAssigned(
            column="cross_check",
            how=Shared.RING,
            team=None,
            checks=(
                Check(unit=LONG_AN, checkers=(BEN_TRE,)),
                Check(unit=BEN_TRE, checkers=(LONG_AN,)),
            ),
            draw=None,
            document=None,
        ),
    ),
    ("explanation_answered", 1): (
        ExplanationAnswered(unit=LONG_AN, accepted=True, reason=REASON, document=DOCUMENT),
        ExplanationAnswered(unit=LONG_AN, accepted=False, reason=REASON, document=None),
    ),
    ("guidance_recorded", 1): (
        GuidanceRecorded(
            document=DOCUMENT,
            authority="Bộ Thông tin và Truyền thông",
            quotas=(QuotaGiven(selection="co", quota=2), QuotaGiven(selection="bk", quota=3)),
            notes=hidden("Gửi hồ sơ trước 15/02"),
        ),
        GuidanceRecorded(
            document=BARE_DOCUMENT,
            authority="Bộ",
            quotas=(QuotaGiven(selection="co", quota=None),),
            notes=None,
        ),
    ),
    ("draft_circulated", 1): (
        DraftCirculated(
            of=Drafted.RULEBOOK,
            round=2,
            document=DOCUMENT,
            until=DAY,
            last_day=date(2021, 5, 21),
            before=RECORDED,
            silence_agrees=True,
            text=RULEBOOK,
            sha256=pin(RULEBOOK),
        ),
        DraftCirculated(
            of=Drafted.PLAN,
            round=1,
            document=DOCUMENT,
            until=None,
            last_day=None,
            before=None,
            silence_agrees=False,
            text=None,
            sha256=None,
        ),
    ),
    ("draft_commented", 1): (
        DraftCommented(
            unit=LONG_AN,
            of=Drafted.TABLE,
            round=1,
            text=hidden("Đề nghị xem lại tiêu chí 3"),
            late=True,
            document=DOCUMENT,
        ),
        DraftCommented(
            unit=LONG_AN, of=Drafted.REPORT, round=1, text=None, late=False, document=None
        ),
    ),
    ("comment_answered", 1): (
        CommentAnswered(comment=14, taken=Taken.IN_PART, reason=REASON, document=DOCUMENT),
        CommentAnswered(comment=14, taken=Taken.TAKEN_UP, reason=None, document=None),
    ),
    ("movement_launched", 1): (
        MovementLaunched(
            movement="chuyen-doi-so",
            name="Thi đua chuyển đổi số",
            since=MONTH,
            until=DAY,
            document=DOCUMENT,
        ),
        MovementLaunched(
            movement="chuyen-doi-so", name="Thi đua", since=None, until=None, document=None
        ),
    ),
    ("movement_summed_up", 1): (
        MovementSummedUp(movement="chuyen-doi-so", findings=hidden("Đạt"), document=DOCUMENT),
        MovementSummedUp(movement="chuyen-doi-so", findings=None, document=None),
    ),
    ("report_required", 1): (
        ReportRequired(
            report="quy-1",
            name="Báo cáo quý I",
            period=Period.QUARTER,
            due=DAY,
            last_day=date(2021, 5, 21),
            before=RECORDED,
            units=(LONG_AN, BEN_TRE),
            counts=DateCounted.POSTMARK,
            document=DOCUMENT,
        ),
        ReportRequired(
            report="nam",
            name="Báo cáo năm",
            period=Period.YEAR,
            due=None,
            last_day=None,
            before=None,
            units=(LONG_AN,),
            counts=DateCounted.RECEIVED,
            document=None,
        ),
    ),
    ("report_received", 1): (
        ReportReceived(
            unit=LONG_AN,
            report="quy-1",
            received=DAY,
            postmark=MONTH,
            timeliness=Timeliness.LATE,
            document=DOCUMENT,
        ),
        ReportReceived(
            unit=LONG_AN,
            report="quy-1",
            received=DAY,
            postmark=None,
            timeliness=Timeliness.NO_DAY_SET,
            document=None,
        ),
    ),
    ("report_excused", 1): (
        ReportExcused(report="quy-1", units=UNITS, reason=REASON, document=DOCUMENT),
        ReportExcused(report="quy-1", units=(LONG_AN,), reason=REASON, document=None),
    ),
    ("review_held", 1): (
        ReviewHeld(date=DAY, findings=hidden("Đạt một nửa"), document=DOCUMENT),
        ReviewHeld(date=MONTH, findings=None, document=None),
    ),
    ("preparatory_meeting_held", 1): (
        PreparatoryMeetingHeld(
            date=DAY, attending=UNITS, conclusions=hidden("Thống nhất"), document=DOCUMENT
        ),
        PreparatoryMeetingHeld(date=RANGE, attending=(), conclusions=None, document=None),
    ),
    ("reference_ranking_recorded", 1): (
        ReferenceRankingRecorded(
            ranking="ICT Index",
            edition="2020",
            places=(PlaceTaken(unit=LONG_AN, place=7), PlaceTaken(unit=BEN_TRE, place=12)),
            document=DOCUMENT,
        ),
        ReferenceRankingRecorded(
            ranking="ICT Index",
            edition="2020",
            places=(PlaceTaken(unit=LONG_AN, place=1),),
            document=None,
        ),
    ),
    ("external_score_recorded", 1): (
        ExternalScoreRecorded(
            unit=LONG_AN,
            criterion="2",
            part=Part.STANDARD,
            value=P("38.5"),
            authority="Văn phòng UBND tỉnh",
            document=DOCUMENT,
        ),
    ),
    ("sent_claimed", 1): (
        SentClaimed(unit=LONG_AN, of=Claimed.REPORT, report="quy-1", document=DOCUMENT),
        SentClaimed(unit=LONG_AN, of=Claimed.REGISTRATION, report=None, document=DOCUMENT),
    ),
    ("claim_confirmed", 1): (
        ClaimConfirmed(claim=14, received=DAY, postmark=MONTH, document=DOCUMENT),
        ClaimConfirmed(claim=14, received=DAY, postmark=None, document=None),
    ),
    ("claim_refused", 1): (
        ClaimRefused(claim=14, reason=REASON, document=DOCUMENT),
        ClaimRefused(claim=14, reason=REASON, document=None),
    ),
    ("dissent_recorded", 1): (
        DissentRecorded(
            unit=LONG_AN,
            about=About.SCORE,
            item="3",
            text=hidden("Không nhất trí mức trừ"),
            document=DOCUMENT,
        ),
        DissentRecorded(unit=LONG_AN, about=About.TABLE, item=None, text=REASON, document=None),
    ),
    ("referred_to_authority", 1): (
        ReferredToAuthority(
            authority="Bộ", document=DOCUMENT, dissent=14, question=hidden("Mức trừ tối đa")
        ),
        ReferredToAuthority(authority="Bộ", document=DOCUMENT, dissent=None, question=None),
    ),
    ("authority_answer_recorded", 1): (
        AuthorityAnswerRecorded(
            referral=15, document=DOCUMENT, answer=hidden("Giữ nguyên"), follows=REASON
        ),
        AuthorityAnswerRecorded(
            referral=15, document=DOCUMENT, answer=hidden("Giữ nguyên"), follows=None
        ),
    ),
    ("document_completed", 1): (
        DocumentCompleted(
            event=14,
            kind="Biên bản",
            number="01/BB-CTĐ",
            date=DAY,
            received=MONTH,
            signer="Giám đốc",
            about=hidden("Hội nghị tổng kết"),
            file=DOCUMENT.file,
        ),
        DocumentCompleted(
            event=14,
            kind=None,
            number="01/BB-CTĐ",
            date=None,
            received=None,
            signer=None,
            about=None,
            file=None,
        ),
    ),
}
