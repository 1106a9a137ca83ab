"""What the acts of the year's work and their values are called, Vietnamese first."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from domain.cycle.year_work.claimed import Claimed, ClaimState
from domain.cycle.year_work.complaints import Against, Concluded
from domain.cycle.year_work.dissent import About
from domain.cycle.year_work.drafting import Drafted, Taken
from domain.cycle.year_work.reporting import Period
from domain.values.files import FileKind

YEAR_WORK_COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "record_guidance": ("Ghi hướng dẫn, chỉ tiêu của cấp trên", "Record guidance from above"),
    "circulate_draft": ("Gửi dự thảo lấy ý kiến", "Send a draft round"),
    "comment_on_draft": ("Góp ý dự thảo", "Comment on a draft"),
    "answer_comment": ("Trả lời ý kiến góp ý", "Answer a comment"),
    "launch_movement": ("Phát động phong trào", "Launch a movement"),
    "sum_up_movement": ("Tổng kết phong trào", "Sum up a movement"),
    "require_report": ("Yêu cầu báo cáo", "Require a report"),
    "record_report_received": ("Ghi nhận báo cáo của đơn vị", "Record a report received"),
    "excuse_report": ("Miễn báo cáo cho đơn vị", "Excuse a report"),
    "hold_review": ("Ghi hội nghị sơ kết", "Record the mid-year review"),
    "hold_preparatory_meeting": ("Ghi cuộc họp trù bị", "Record a preparatory meeting"),
    "record_reference_ranking": ("Ghi bảng xếp hạng đã công bố", "Record a published ranking"),
    "name_scorer": ("Cử cơ quan ngoài tự ghi điểm", "Name a body outside that scores"),
    "record_external_score": ("Ghi điểm do cơ quan khác chấm", "Record an external score"),
    "fill_scores": ("Điền điểm theo bảng xếp hạng, cơ quan khác", "Fill in scores from outside"),
    "claim_sent": ("Báo đã gửi theo văn bản", "State that something was sent"),
    "confirm_claim": ("Xác nhận đã nhận văn bản", "Confirm a statement"),
    "refuse_claim": ("Không xác nhận lời báo đã gửi", "Refuse a statement"),
    "record_dissent": ("Ghi ý kiến không nhất trí", "Record a dissent"),
    "refer_to_authority": ("Xin ý kiến cấp trên", "Refer to the authority"),
    "record_authority_answer": ("Ghi trả lời của cấp trên", "Record the authority's answer"),
    "file_complaint": ("Gửi khiếu nại", "File a complaint"),
    "receive_complaint": ("Thụ lý khiếu nại, định hạn trả lời", "Receive a complaint"),
    "answer_complaint": ("Ghi trả lời khiếu nại", "Answer a complaint"),
    "withdraw_complaint": ("Rút khiếu nại", "Withdraw a complaint"),
    "complete_document": ("Bổ sung số, ngày, tệp của văn bản", "Complete a document"),
}
YEAR_WORK_EVENT_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "guidance_recorded": ("Hướng dẫn của cấp trên", "Guidance recorded"),
    "draft_circulated": ("Dự thảo lấy ý kiến", "Draft sent round"),
    "draft_commented": ("Góp ý dự thảo", "Comment on a draft"),
    "comment_answered": ("Trả lời góp ý", "Comment answered"),
    "movement_launched": ("Phát động phong trào", "Movement launched"),
    "movement_summed_up": ("Tổng kết phong trào", "Movement summed up"),
    "report_required": ("Yêu cầu báo cáo", "Report required"),
    "report_received": ("Báo cáo đã nhận", "Report received"),
    "report_excused": ("Miễn báo cáo", "Report excused"),
    "review_held": ("Hội nghị sơ kết", "Mid-year review"),
    "preparatory_meeting_held": ("Họp trù bị", "Preparatory meeting"),
    "reference_ranking_recorded": ("Bảng xếp hạng", "Reference ranking"),
    "scorer_named": ("Cử cơ quan ngoài tự ghi điểm", "Body outside named to score"),
    "external_score_recorded": ("Điểm do cơ quan khác chấm", "External score"),
    "sent_claimed": ("Báo đã gửi", "Stated as sent"),
    "claim_confirmed": ("Xác nhận đã nhận", "Statement confirmed"),
    "claim_refused": ("Không xác nhận", "Statement refused"),
    "dissent_recorded": ("Ý kiến không nhất trí", "Dissent"),
    "referred_to_authority": ("Xin ý kiến cấp trên", "Referred to the authority"),
    "authority_answer_recorded": ("Trả lời của cấp trên", "Answer of the authority"),
    "complaint_filed": ("Khiếu nại", "Complaint"),
    "complaint_received": ("Thụ lý khiếu nại", "Complaint received"),
    "complaint_answered": ("Trả lời khiếu nại", "Complaint answered"),
    "complaint_withdrawn": ("Rút khiếu nại", "Complaint withdrawn"),
    "document_completed": ("Bổ sung văn bản", "Document completed"),
}
YEAR_WORK_VALUES: Final[Mapping[type[StrEnum], Mapping[str, tuple[str, str]]]] = {
    Drafted: {
        "plan": ("kế hoạch", "plan"),
        "rulebook": ("bảng tiêu chí", "rulebook"),
        "table": ("bảng điểm", "score table"),
        "report": ("báo cáo tổng kết", "report"),
    },
    Taken: {
        "taken_up": ("tiếp thu", "taken up"),
        "in_part": ("tiếp thu một phần", "taken up in part"),
        "not_taken_up": ("không tiếp thu", "not taken up"),
    },
    Period: {
        "month": ("báo cáo tháng", "by month"),
        "quarter": ("báo cáo quý", "by quarter"),
        "half_year": ("báo cáo sáu tháng", "by half-year"),
        "year": ("báo cáo năm", "by year"),
    },
    Claimed: {
        "registration": ("đăng ký thi đua", "the registration"),
        "pledge": ("giao ước đã ký", "the signed pledge"),
        "sheet": ("bảng tự chấm điểm", "the self score"),
        "report": ("báo cáo", "the report"),
        "comment": ("ý kiến góp ý", "the comment"),
        "explanation": ("giải trình", "the explanation"),
    },
    ClaimState: {
        "open": ("chờ xác nhận", "awaiting confirmation"),
        "confirmed": ("đã xác nhận", "confirmed"),
        "refused": ("không xác nhận", "refused"),
    },
    Against: {
        "score": ("điểm", "a score"),
        "selection": ("mục bình xét", "a selection"),
        "decision": ("quyết định khen thưởng", "a decision on awards"),
    },
    FileKind: {
        **{kind.value: (kind.value.upper(), kind.value.upper()) for kind in FileKind},
        "jpeg": ("ảnh JPEG", "JPEG image"),
        "png": ("ảnh PNG", "PNG image"),
    },
    Concluded: {
        "upheld": ("khiếu nại đúng", "upheld"),
        "in_part": ("khiếu nại đúng một phần", "upheld in part"),
        "rejected": ("khiếu nại không có căn cứ", "rejected"),
    },
    About: {
        "score": ("điểm", "a score"),
        "table": ("bảng điểm", "the score table"),
        "selection": ("mục bình xét", "a selection"),
    },
}
