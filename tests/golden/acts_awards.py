"""The acts of nominations, the award file and corrections. Nothing here is ever changed."""

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from domain.cycle.awards.decisions import DecisionRecorded, DeliveryRecorded, OpinionRecorded
from domain.cycle.awards.file import (
    AwardUnits,
    Favour,
    FileRemark,
    Opinion,
    Remarked,
    Result,
    Verdict,
)
from domain.cycle.awards.proposals import (
    AwardsProposed,
    DossierPieceRecorded,
    DossierRequired,
    ProposalAmended,
    ProposalWithdrawn,
)
from domain.cycle.awards.returns import AwardsReturned
from domain.cycle.corrections import RecordCorrected
from domain.cycle.scores.after_adoption import AdoptedScoreCorrected
from domain.cycle.votes.nomination import Nominated, NominationDeclined, NomineesFixed
from domain.record.record import Body
from tests.golden.acts import (
    AN_GIANG,
    BARE_DOCUMENT,
    BEN_TRE,
    CELLS,
    DAY,
    DOCUMENT,
    LONG_AN,
    MONTH,
    REASON,
    hidden,
)

FLAG: Final = (AwardUnits(award="co", units=(LONG_AN, BEN_TRE)),)
REMARKED: Final = (Remarked(unit=BEN_TRE, award="co", remark=FileRemark.NOT_CHOSEN),)
RESULTS: Final = (
    Result(unit=LONG_AN, award="co", result=Verdict.APPROVED),
    Result(unit=BEN_TRE, award="co", result=Verdict.CHANGED_TITLE, title="Bằng khen"),
    Result(unit=AN_GIANG, award="co", result=Verdict.NOT_YET_CONSIDERED),
)
AWARD_ACTS: Final[Mapping[tuple[str, int], tuple[Body, ...]]] = {
    ("nominated", 1): (
        Nominated(selection="co", nominees=(LONG_AN, BEN_TRE), unit=AN_GIANG, document=DOCUMENT),
        Nominated(selection="co", nominees=(LONG_AN,), unit=None, document=None),
    ),
    ("nomination_declined", 1): (
        NominationDeclined(selection="co", unit=BEN_TRE, reason=REASON, document=DOCUMENT),
        NominationDeclined(selection="co", unit=BEN_TRE, reason=None, document=None),
    ),
    ("nominees_fixed", 1): (
        NomineesFixed(selection="co", nominees=(LONG_AN, BEN_TRE), document=DOCUMENT),
        NomineesFixed(selection="co", nominees=(LONG_AN,), document=None),
    ),
    ("awards_proposed", 1): (
        AwardsProposed(
            proposal="tt-1",
            authority="Bộ",
            awards=FLAG,
            remarks=REMARKED,
            reason=REASON,
            document=DOCUMENT,
        ),
        AwardsProposed(
            proposal="tt-1",
            authority=None,
            awards=FLAG,
            remarks=(),
            reason=None,
            document=BARE_DOCUMENT,
        ),
    ),
    ("awards_proposed", 2): (
        AwardsProposed(
            proposal="tt-1",
            authority="Bộ",
            awards=FLAG,
            remarks=REMARKED,
            reason=REASON,
            document=DOCUMENT,
        ),
        AwardsProposed(
            proposal="tt-1",
            authority=None,
            awards=FLAG,
            remarks=(),
            reason=None,
            document=None,
        ),
    ),
    ("proposal_amended", 1): (
        ProposalAmended(
            proposal="tt-1", awards=FLAG, remarks=REMARKED, reason=REASON, document=DOCUMENT
        ),
        ProposalAmended(proposal="tt-1", awards=FLAG, remarks=(), reason=REASON, document=None),
    ),
    ("proposal_withdrawn", 1): (
        ProposalWithdrawn(proposal="tt-1", reason=REASON, document=DOCUMENT),
        ProposalWithdrawn(proposal="tt-1", reason=REASON, document=None),
    ),
    ("dossier_required", 1): (
        DossierRequired(
            award="co", pieces=("Báo cáo thành tích", "Biên bản họp"), document=DOCUMENT
        ),
        DossierRequired(award="co", pieces=("Báo cáo thành tích",), document=None),
    ),
    ("dossier_piece_recorded", 1): (
        DossierPieceRecorded(
            unit=LONG_AN,
            award="co",
            piece="Báo cáo thành tích",
            received=DAY,
            document=DOCUMENT,
        ),
        DossierPieceRecorded(
            unit=LONG_AN,
            award="co",
            piece="Báo cáo thành tích",
            received=MONTH,
            document=None,
        ),
    ),
    ("opinion_recorded", 1): (
        OpinionRecorded(
            council="Hội đồng Thi đua - Khen thưởng",
            opinions=(
                Opinion(unit=LONG_AN, award="co", favour=Favour.IN_FAVOUR),
                Opinion(unit=BEN_TRE, award="co", favour=Favour.AGAINST),
            ),
            proposal="tt-1",
            document=DOCUMENT,
        ),
        OpinionRecorded(
            council="Hội đồng Thi đua - Khen thưởng",
            opinions=(Opinion(unit=LONG_AN, award="co", favour=Favour.IN_FAVOUR),),
            proposal=None,
            document=None,
        ),
    ),
    ("decision_recorded", 1): (
        DecisionRecorded(
            decision="qd-1",
            authority="Bộ",
            results=(
                Result(unit=BEN_TRE, award="co", result=Verdict.CHANGED_TITLE, title="Bằng khen"),
            ),
            remarks=(Remarked(unit=BEN_TRE, award="co", remark=FileRemark.NEVER_PROPOSED),),
            document=DOCUMENT,
        ),
        DecisionRecorded(
            decision="qd-1", authority=None, results=RESULTS, remarks=(), document=BARE_DOCUMENT
        ),
    ),
    ("awards_returned", 1): (
        AwardsReturned(awards=FLAG, date=DAY, note=REASON, document=DOCUMENT),
        AwardsReturned(awards=FLAG, date=MONTH, note=None, document=None),
    ),
    ("delivery_recorded", 1): (
        DeliveryRecorded(
            awards=FLAG,
            date=DAY,
            place=hidden("Hội nghị tổng kết"),
            remarks=(Remarked(unit=BEN_TRE, award="co", remark=FileRemark.NOT_GIVEN),),
            document=DOCUMENT,
        ),
        DeliveryRecorded(awards=FLAG, date=MONTH, place=None, remarks=(), document=None),
    ),
    ("adopted_score_corrected", 1): (
        AdoptedScoreCorrected(
            unit=LONG_AN,
            column="settled",
            cells=CELLS[:1],
            decided_by="Hội nghị tổng kết",
            ballots=("co-1",),
            selections=("bk",),
            reason=REASON,
            document=DOCUMENT,
        ),
        AdoptedScoreCorrected(
            unit=LONG_AN,
            column="settled",
            cells=CELLS[1:2],
            decided_by="Hội nghị tổng kết",
            ballots=(),
            selections=(),
            reason=REASON,
            document=BARE_DOCUMENT,
        ),
    ),
    ("record_corrected", 1): (
        RecordCorrected(
            event=57,
            type="decision_recorded",
            document_was=replace(DOCUMENT, number="41/KH-CTĐ SỐ 08"),
            document_now=DOCUMENT,
            date_was=MONTH,
            date_now=DAY,
            present_was=(LONG_AN,),
            present_now=(LONG_AN, BEN_TRE),
            results_was=(
                Result(unit=LONG_AN, award="co", result=Verdict.CHANGED_TITLE, title="Giấy khen"),
            ),
            results_now=(
                Result(unit=LONG_AN, award="co", result=Verdict.CHANGED_TITLE, title="Bằng khen"),
            ),
            remarks=REMARKED,
            field="reason",
            text=hidden("Theo biên bản"),
            reason=REASON,
            document=DOCUMENT,
        ),
        RecordCorrected(
            event=57,
            type="decision_recorded",
            document_was=None,
            document_now=None,
            date_was=None,
            date_now=None,
            present_was=None,
            present_now=None,
            results_was=None,
            results_now=None,
            remarks=(),
            field=None,
            text=None,
            reason=REASON,
            document=None,
        ),
    ),
}
