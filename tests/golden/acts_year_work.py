"""The acts of the samples of the year's work.

As in :mod:`tests.golden.acts`, nothing here is ever changed.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from domain.cycle.deadlines.timeliness import Timeliness
from domain.cycle.documents import DocumentCompleted
from domain.cycle.scores.checking import Check, ChecksAssigned, Draw, Shared
from domain.cycle.scores.evidence import EvidenceAttached, EvidenceWithdrawn
from domain.cycle.scores.explaining import ExplanationAnswered
from domain.cycle.scores.returning import CellReturned, SheetPassedBack, SheetReturned
from domain.cycle.scores.rungs import SheetPassedOn
from domain.cycle.year_work.claimed import Claimed
from domain.cycle.year_work.claims import ClaimConfirmed, ClaimRefused, SentClaimed
from domain.cycle.year_work.complaints import (
    Against,
    ComplaintAnswered,
    ComplaintFiled,
    ComplaintReceived,
    ComplaintWithdrawn,
    Concluded,
)
from domain.cycle.year_work.dissent import (
    About,
    AuthorityAnswerRecorded,
    DissentRecorded,
    ReferredToAuthority,
)
from domain.cycle.year_work.drafting import (
    CommentAnswered,
    DraftCirculated,
    DraftCommented,
    Drafted,
    Taken,
)
from domain.cycle.year_work.guidance import GuidanceRecorded, QuotaGiven
from domain.cycle.year_work.meetings import PreparatoryMeetingHeld, ReviewHeld
from domain.cycle.year_work.movements import MovementLaunched, MovementSummedUp
from domain.cycle.year_work.outside import (
    ExternalScoreRecorded,
    PlaceTaken,
    ReferenceRankingRecorded,
    ScorerNamed,
)
from domain.cycle.year_work.reporting import Period, ReportExcused, ReportReceived, ReportRequired
from domain.record.record import Body
from domain.rulebook.criteria import Part
from domain.rulebook.due_rule import DateCounted
from domain.rulebook.rulebook import pin
from domain.values.files import FileKind
from tests.golden.acts import (
    AN_GIANG,
    BARE_DOCUMENT,
    BEN_TRE,
    DAY,
    DOCUMENT,
    LONG_AN,
    MONTH,
    RANGE,
    REASON,
    RECORDED,
    RULEBOOK,
    UNITS,
    P,
    hidden,
)
from tests.golden.acts_with_document import WITH_DOCUMENT

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
    ("explanation_answered", 2): (
        ExplanationAnswered(unit=LONG_AN, accepted=True, reason=REASON, document=DOCUMENT),
        ExplanationAnswered(unit=LONG_AN, accepted=False, reason=REASON, document=None),
    ),
    ("sheet_returned", 1): (
        SheetReturned(
            unit=LONG_AN,
            time=2,
            cells=(
                CellReturned(criterion="1", part=Part.STANDARD, sent=P("19.5"), reason=REASON),
                CellReturned(criterion="3", part=Part.BONUS, sent=P("2"), reason=REASON),
            ),
            reason=REASON,
            until=DAY,
            last_day=date(2021, 5, 21),
            before=RECORDED,
            document=DOCUMENT,
        ),
        SheetReturned(
            unit=LONG_AN,
            time=1,
            cells=(CellReturned(criterion="3", part=Part.BONUS, sent=None, reason=REASON),),
            reason=None,
            until=MONTH,
            last_day=date(2021, 5, 31),
            before=RECORDED,
            document=None,
        ),
    ),
    ("guidance_recorded", 2): (
        GuidanceRecorded(
            document=DOCUMENT,
            authority="Ủy ban nhân dân tỉnh",
            quotas=(
                QuotaGiven(selection="co", quota=None, ranked_first=22),
                QuotaGiven(selection="bk", quota=3),
            ),
            notes=hidden("Gửi hồ sơ trước 15/02"),
        ),
        GuidanceRecorded(
            document=BARE_DOCUMENT,
            authority="Bộ",
            quotas=(QuotaGiven(selection="co", quota=None),),
            notes=None,
        ),
    ),
    ("scorer_named", 1): (
        ScorerNamed(body="Sở Nội vụ", unit=LONG_AN, document=DOCUMENT),
        ScorerNamed(body="Sở Nội vụ", unit=LONG_AN, document=None),
    ),
    ("sheet_passed_on", 1): (
        SheetPassedOn(unit=LONG_AN, column="specialist", to="head", document=DOCUMENT),
        SheetPassedOn(unit=LONG_AN, column="specialist", to="head", document=None),
    ),
    ("sheet_passed_back", 1): (
        SheetPassedBack(
            unit=LONG_AN,
            column="council",
            to="head",
            cells=(
                CellReturned(criterion="1", part=Part.STANDARD, sent=P("19.5"), reason=REASON),
                CellReturned(criterion="3", part=Part.BONUS, sent=P("2"), reason=REASON),
            ),
            reason=REASON,
            until=DAY,
            last_day=date(2021, 5, 21),
            before=RECORDED,
            document=DOCUMENT,
        ),
        SheetPassedBack(
            unit=LONG_AN,
            column="council",
            to="head",
            cells=(CellReturned(criterion="3", part=Part.BONUS, sent=None, reason=REASON),),
            reason=None,
            until=MONTH,
            last_day=date(2021, 5, 31),
            before=RECORDED,
            document=None,
        ),
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
    ("complaint_filed", 1): (
        ComplaintFiled(
            unit=LONG_AN,
            against=Against.DECISION,
            item="qd-1",
            text=hidden("Đề nghị xem lại"),
            document=DOCUMENT,
        ),
        ComplaintFiled(unit=LONG_AN, against=Against.SCORE, item=None, text=REASON, document=None),
    ),
    ("complaint_received", 1): (
        ComplaintReceived(
            complaint=14,
            until=DAY,
            last_day=date(2021, 11, 30),
            before=1638291600000000,
            authority="Sở Nội vụ",
            document=DOCUMENT,
        ),
        ComplaintReceived(
            complaint=14,
            until=DAY,
            last_day=date(2021, 11, 30),
            before=1638291600000000,
            authority=None,
            document=None,
        ),
    ),
    ("evidence_attached", 1): (
        EvidenceAttached(
            unit=LONG_AN,
            criterion="1",
            part=Part.BONUS,
            digest="ab" * 32,
            name=hidden("Quyết định khen thưởng.pdf"),
            kind=FileKind.PDF,
            size=48213,
        ),
    ),
    ("evidence_withdrawn", 1): (
        EvidenceWithdrawn(
            unit=LONG_AN, criterion="1", part=Part.BONUS, digest="ab" * 32, reason=REASON
        ),
    ),
    ("complaint_withdrawn", 1): (
        ComplaintWithdrawn(complaint=14, reason=REASON, document=DOCUMENT),
        ComplaintWithdrawn(complaint=14, reason=REASON, document=None),
    ),
    ("complaint_answered", 1): (
        ComplaintAnswered(
            complaint=14,
            finding=Concluded.IN_PART,
            answer=hidden("Xem lại mức trừ"),
            authority="Sở Nội vụ",
            follows=REASON,
            document=DOCUMENT,
        ),
        ComplaintAnswered(
            complaint=14,
            finding=Concluded.REJECTED,
            answer=hidden("Giữ nguyên"),
            authority=None,
            follows=None,
            document=DOCUMENT,
        ),
    ),
    ("referred_to_authority", 2): (
        ReferredToAuthority(
            authority="Bộ", document=DOCUMENT, dissent=412, question=REASON, selection="co"
        ),
        ReferredToAuthority(
            authority="Bộ", document=DOCUMENT, dissent=None, question=None, selection=None
        ),
    ),
    ("referred_to_authority", 1): (
        ReferredToAuthority(
            authority="Bộ",
            document=DOCUMENT,
            dissent=14,
            question=hidden("Mức trừ tối đa"),
            selection=None,
        ),
        ReferredToAuthority(
            authority="Bộ", document=DOCUMENT, dissent=None, question=None, selection=None
        ),
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
