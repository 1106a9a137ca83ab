"""What the acts, events and values of notices are called, Vietnamese first."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from domain.notices import Means, Topic, Unserved

NOTICE_COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "record_served": ("Ghi thông báo đã gửi đến", "Record a notice as served"),
    "record_unserved": ("Ghi thông báo chưa đến", "Record a notice as not served"),
    "withdraw_notice": ("Rút thông báo chưa gửi", "Withdraw a notice"),
    "hold_outbox": ("Giữ lại mọi thông báo", "Hold all notices"),
    "erase_texts": ("Xóa văn bản của một sự kiện", "Erase texts of an event"),
    "erase_contacts": ("Xóa địa chỉ của một đơn vị", "Erase a unit's addresses"),
    "release_outbox": ("Cho gửi lại thông báo", "Release the notices"),
    "mark_seen": ("Ghi thông báo đã đọc", "Mark a notice as read"),
}
NOTICE_EVENT_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "notice_served": ("Thông báo đã gửi đến", "Notice served"),
    "notice_unserved": ("Thông báo chưa đến", "Notice not served"),
    "notice_withdrawn": ("Thông báo được rút", "Notice withdrawn"),
    "outbox_held": ("Giữ lại mọi thông báo", "Notices held"),
    "outbox_released": ("Cho gửi lại thông báo", "Notices released"),
    "contacts_erased": ("Địa chỉ đã xóa", "Addresses erased"),
    "texts_erased": ("Văn bản đã xóa", "Texts erased"),
    "notice_seen": ("Thông báo đã đọc", "Notice read"),
}
NOTICE_VALUES: Final[Mapping[type[StrEnum], Mapping[str, tuple[str, str]]]] = {
    Topic: {
        "plan_issued": ("ban hành kế hoạch", "plan issued"),
        "guidance": ("hướng dẫn của cấp trên", "guidance from above"),
        "registration_open": ("mở đăng ký", "registration open"),
        "scoring_open": ("mở chấm điểm", "scoring open"),
        "rules": ("sửa đổi bảng tiêu chí", "rulebook amended"),
        "draft": ("dự thảo lấy ý kiến", "draft for comments"),
        "report_required": ("yêu cầu báo cáo", "report required"),
        "deadline": ("thay đổi về hạn", "deadline changed"),
        "reminder": ("nhắc việc sắp đến hạn", "reminder"),
        "overdue": ("quá hạn", "overdue"),
        "receipt": ("xác nhận đã nhận", "receipt"),
        "claim": ("đơn vị báo đã gửi", "stated as sent"),
        "claim_refused": ("không xác nhận đã nhận", "statement refused"),
        "check": ("giao chấm điểm", "sheets to check"),
        "adjusted": ("điều chỉnh điểm", "scores adjusted"),
        "explained": ("đơn vị giải trình", "explanation received"),
        "answered": ("trả lời giải trình", "explanation answered"),
        "settled": ("thống nhất điểm", "scores settled"),
        "consequence": ("mức trừ do chậm, thiếu", "consequence of a lapse"),
        "invitation": ("giấy mời hội nghị", "invitation"),
        "invitation_changed": ("thay đổi giấy mời hội nghị", "invitation changed"),
        "barred": ("diện xét danh hiệu", "standing for titles"),
        "asked": ("lấy ý kiến bằng văn bản", "vote in writing"),
        "vote_mended": ("sửa ý kiến đã ghi", "recorded vote mended"),
        "result": ("kết quả bình xét", "result of a selection"),
        "minutes": ("biên bản", "minutes"),
        "corrected": ("đính chính điểm đã thông qua", "adopted score corrected"),
        "dossier": ("thành phần hồ sơ khen thưởng", "pieces of the dossier"),
        "decision": ("quyết định khen thưởng", "decision on awards"),
        "handover": ("xác nhận bàn giao", "handover to confirm"),
        "handed_over": ("đã bàn giao", "handed over"),
        "next_office": ("nhiệm vụ năm tới", "office of the next year"),
        "reopened": ("mở lại bước", "phase reopened"),
        "cancelled": ("hủy năm thi đua", "cycle cancelled"),
        "late_list": ("danh sách chậm, thiếu", "list of who is late"),
        "stuck": ("việc đang vướng", "stuck work"),
    },
    Means: {
        "mail": ("thư điện tử", "by mail"),
        "chat": ("nhóm trao đổi", "by chat"),
        "journal": ("chỉ ghi sổ, không gửi ra ngoài", "in the journal only"),
    },
    Unserved: {
        "no_address": ("đơn vị chưa có địa chỉ", "the unit has no address"),
        "refused": ("máy chủ nhận thư từ chối", "refused by the receiving server"),
        "gave_up": ("đã thử nhiều lần không gửi được", "given up after many tries"),
        "bounced": ("thư bị trả lại", "it came back"),
        "template": ("không soạn được nội dung", "its text could not be made"),
        "withdrawn": ("đã rút trước khi gửi", "withdrawn before it left"),
    },
}
