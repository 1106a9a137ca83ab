"""What somebody owes, as letters name it: as an act to do, and as a thing that has not come."""

from collections.abc import Mapping
from typing import Final

ACTS: Final[Mapping[str, tuple[str, str]]] = {
    "register_targets": ("gửi đăng ký thi đua", "register"),
    "sign_pledge": ("ký giao ước thi đua", "sign the pledge"),
    "submit_sheet": ("gửi bảng tự chấm điểm", "send the self score"),
    "explain_adjustment": ("gửi giải trình", "send the explanation"),
    "record_report_received": ("gửi báo cáo", "send the report"),
    "comment_on_draft": ("gửi ý kiến về dự thảo", "comment on the draft"),
    "accept_handover": ("xác nhận bàn giao", "confirm the handover"),
    "record_dossier_piece": ("gửi thành phần hồ sơ", "send the pieces of the dossier"),
    "answer_complaint": ("trả lời khiếu nại", "answer the complaint"),
}
THINGS: Final[Mapping[str, tuple[str, str]]] = {
    "register_targets": ("đăng ký thi đua", "registration"),
    "sign_pledge": ("giao ước đã ký", "signed pledge"),
    "submit_sheet": ("bảng tự chấm điểm", "self score"),
    "explain_adjustment": ("giải trình", "explanation"),
    "record_report_received": ("báo cáo", "report"),
    "comment_on_draft": ("ý kiến về dự thảo", "comment on the draft"),
    "accept_handover": ("xác nhận bàn giao", "confirmation of the handover"),
    "record_dossier_piece": ("thành phần hồ sơ", "pieces of the dossier"),
    "answer_complaint": ("văn bản trả lời khiếu nại", "written answer to the complaint"),
}
#: A sheet that was sent back.
RETURNED_SHEET: Final[Mapping[str, tuple[str, str]]] = {
    "act": ("hoàn thiện và gửi lại bảng tự chấm điểm", "complete the self score and send it again"),
    "thing": ("bảng tự chấm điểm đã hoàn thiện", "completed self score"),
}
REPORTS: Final[Mapping[str, tuple[str, str]]] = {
    "act": ("gửi {name}", "send {name}"),
    "thing": ("{name}", "{name}"),
}
WHOLE: Final[Mapping[str, tuple[str, str]]] = {
    "act": ("hoàn thành {name}", "finish {name}"),
    "thing": ("{name}", "{name}"),
}
