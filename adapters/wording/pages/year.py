"""What a status says of the year's work, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

YEAR: Final[Mapping[str, tuple[str, str]]] = {
    "year_work": ("Công việc trong năm", "The year's work"),
    "texts": ("Dự thảo và góp ý", "Drafts and comments"),
    "draft": ("Dự thảo {of}, lần {round}", "Draft of the {of}, round {round}"),
    "draft_until": ("lấy ý kiến đến {due}", "comments until {due}"),
    "draft_open": ("đang lấy ý kiến", "open for comments"),
    "draft_told": ("theo nguồn", "as the source has it"),
    "draft_over": ("đã hết hạn góp ý {due}", "comments were due {due}"),
    "draft_adopted": ("đã thông qua ở @{event}", "adopted by @{event}"),
    "draft_same": ("đúng như dự thảo", "word for word"),
    "draft_other": ("có sửa so với dự thảo", "not word for word"),
    "draft_heard": ("đã có ý kiến {heard}/{of} đơn vị", "heard from {heard} of {of} units"),
    "draft_silent": ("chưa có ý kiến: {units}", "not heard from: {units}"),
    "draft_agrees": (
        "quá hạn không có ý kiến, coi như thống nhất: {units}",
        "silent past the day, which counts as agreeing: {units}",
    ),
    "comments_open": ("ý kiến chưa trả lời: {comments}", "comments not answered: {comments}"),
    "report": ("{name} ({code})", "{name} ({code})"),
    "report_due": ("hạn {due}", "due {due}"),
    "report_came": ("đã nhận {came}/{of}", "received {came} of {of}"),
    "report_late": ("muộn: {units}", "late: {units}"),
    "report_claimed": ("báo đã gửi, chờ xác nhận: {units}", "said to be sent: {units}"),
    "report_excused": ("được miễn: {units}", "excused: {units}"),
    "report_missing": ("còn thiếu: {units}", "missing: {units}"),
    "report_overdue": ("quá hạn chưa có: {units}", "overdue: {units}"),
    "explanations_due": ("Chờ đơn vị giải trình: {units}", "Explanations awaited: {units}"),
    "explanations_unanswered": (
        "Giải trình chờ trả lời: {units}",
        "Explanations not answered: {units}",
    ),
    "rung_until": ("; được trả lại, hạn {day}", "; sent back, due {day}"),
    "at_rung": (
        "Bảng của {unit} đang ở cấp “{column}” ({place}), do {who} chấm{until}",
        "The sheet of {unit} is with the rung “{column}” ({place}), entered by {who}{until}",
    ),
    "claims_open": ("Báo đã gửi, chờ xác nhận: {claims}", "Said to be sent: {claims}"),
    "offers": (
        "Điểm do bên ngoài chấm, chưa điền: {offers}",
        "Scores from outside, not filled in: {offers}",
    ),
    "offer": (
        "{unit}, tiêu chí {criterion}: {value} (@{event})",
        "{unit}, criterion {criterion}: {value} (@{event})",
    ),
    "movements": ("Phong trào đang thực hiện: {movements}", "Movements under way: {movements}"),
    "movement_until": ("{name}, đến {until}", "{name}, to {until}"),
    "complaint": (
        "{unit} khiếu nại về {against} (@{event}): {state}",
        "{unit} complains of {against} (@{event}): {state}",
    ),
    "complaint_new": ("chưa thụ lý", "not received yet"),
    "complaint_until": ("chờ trả lời, hạn {day}", "to be answered by {day}"),
    "complaint_late": ("quá hạn trả lời {day}", "was to be answered by {day}"),
    "dissent": (
        "{unit} không nhất trí về {about} (@{event}): {state}",
        "{unit} dissents on {about} (@{event}): {state}",
    ),
    "dissent_open": ("chưa xin ý kiến cấp trên", "not referred"),
    "dissent_referred": ("đã xin ý kiến cấp trên (@{event})", "referred (@{event})"),
    "dissent_answered": ("cấp trên đã trả lời (@{event})", "answered (@{event})"),
    "quota_differs": (
        "Chỉ tiêu “{selection}”: bảng tiêu chí ghi {own}, hướng dẫn (@{event}) ghi {given}; tính"
        " theo bảng tiêu chí. Nếu theo hướng dẫn, sửa bảng tiêu chí",
        "The quota of “{selection}” is {own} in the rulebook and {given} in the guidance"
        " (@{event}); the rulebook's holds. To go by the guidance, amend the rulebook",
    ),
    "quota_moved": (
        "Chỉ tiêu “{selection}” theo hướng dẫn sau (@{event}) là {now}; đã chọn theo {was}, kết"
        " quả giữ nguyên",
        "The quota of “{selection}” is {now} by later guidance (@{event}); it was chosen by {was},"
        " and the outcome stands",
    ),
}
