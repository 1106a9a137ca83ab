"""What is said of a condition that does not hold, by its code, or ``code:command``.

Vietnamese first. The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

#: What a source of the past tells, or leaves unsaid.
OF_SOURCES: Final = frozenset(
    {
        *("plan_issued", "every_unit_registered", "pledge_signed", "sheets_settled"),
        *("conference_held", "report_adopted", "table_adopted", "selections_decided"),
        *("next_officers_known", "handover_accepted", "minutes_adopted"),
    }
)
NOT_TOLD: Final = (
    "{condition}< ({selections})>: nguồn không nêu, hoặc nêu mà còn phải nhập. Nguồn không nêu thì"
    " dùng việc {@waive_condition}.",
    "{condition}< ({selections})>: not stated in the source, or still to be entered. Where it is"
    " not stated, use {@waive_condition}.",
)
CONDITION_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "members_set": (
        "{Cluster} chưa có thành viên. Dùng việc {@add_members}.",
        "The cluster has no members yet. Use {@add_members}.",
    ),
    "rulebook_set": (
        "Chưa có bảng tiêu chí. Dùng việc {@set_rulebook}.",
        "There is no rulebook yet. Use {@set_rulebook}.",
    ),
    "discrepancies_accepted": (
        "Bảng tiêu chí có chỗ chưa khớp<: {discrepancies}>. Dùng việc {@accept_discrepancy}, nêu"
        " cách đọc và lý do.",
        "The rulebook contradicts itself<: {discrepancies}>. Use {@accept_discrepancy} with the"
        " reading and the reason.",
    ),
    "rulebook_deadlines": (
        "Bảng tiêu chí không nêu hạn nào. Đặt hạn bằng việc {@set_deadline}.",
        "The rulebook lists no deadline. Set them by {@set_deadline}.",
    ),
    "deadlines_set": (
        "Chưa đặt hạn< của bước {phases}>. Dùng việc {@set_deadline}; chưa rõ ngày thì ghi tháng.",
        "No deadline is set< for {phases}>. Use {@set_deadline}; a month will do.",
    ),
    "plan_issued": (
        "Kế hoạch chưa ban hành. Dùng việc {@issue_plan}; số văn bản có thể ghi sau.",
        "The plan is not issued. Use {@issue_plan}; the number may follow later.",
    ),
    "every_unit_registered": (
        "Chưa đăng ký: {units}. Đôn đốc các đơn vị này, hoặc dùng việc {@excuse_unit}, nêu lý do.",
        "Not registered: {units}. Remind them, or use {@excuse_unit} with a reason.",
    ),
    "pledge_signed": (
        "Chưa ký giao ước: {units}. Đôn đốc các đơn vị này, rồi dùng việc {@sign_pledge}.",
        "The pledge is not signed by: {units}. Remind them, then use {@sign_pledge}.",
    ),
    "scored": (
        "Bảng tiêu chí năm này không chấm điểm, nên không có bảng điểm. Chuyển sang bước sau.",
        "This year's rulebook does not score, so there is no score table. Go on to the next phase.",
    ),
    "targets_foreseen": (
        "Bảng tiêu chí không có tiêu chí nào mà mỗi đơn vị có chỉ tiêu riêng (by_unit: true). Chỉ"
        " tiêu chung ghi trong bảng tiêu chí, điểm thì nhập ở bước chấm điểm.",
        "The rulebook has no criterion in which each unit has a target of its own (by_unit: true)."
        " A target for all stands in the rulebook; scores are entered in the scoring.",
    ),
    "table_not_adopted": (
        "Bảng điểm đã thông qua nên điểm không đổi nữa. Cần sửa thì dùng việc {@reopen_phase}, nêu"
        " lý do.",
        "The score table is adopted, so scores no longer change. To correct one, use"
        " {@reopen_phase} with a reason.",
    ),
    "table_not_adopted:adopt_table": (
        "Bảng điểm đã thông qua, không thông qua lần nữa. Cần sửa thì dùng việc {@reopen_phase},"
        " nêu lý do.",
        "The score table is adopted and not adopted again. To correct it, use {@reopen_phase} with"
        " a reason.",
    ),
    "no_scores_yet": (
        "Đã có điểm của {units} theo bảng tiêu chí đang dùng. Ban hành lại kế hoạch, rồi dùng việc"
        " {@amend_rulebook}, nêu lý do.",
        "{units} have scores under the present rulebook. Issue the plan again, then use"
        " {@amend_rulebook} with a reason.",
    ),
    "no_sheet_settled": (
        "Đã thống nhất điểm của {units}, nên bảng tiêu chí không sửa đổi nữa trong năm này.",
        "Scores of {units} are settled, so the rulebook is not amended any more this year.",
    ),
    "sheets_settled": (
        "Chưa thống nhất điểm của {units}. Dùng việc {@settle_sheet}, hoặc {@mark_not_sent} nếu"
        " đơn vị không gửi.",
        "Scores are not settled for {units}. Use {@settle_sheet}, or {@mark_not_sent} where a unit"
        " sends none.",
    ),
    "sheets_settled:by_others": (
        "Chưa thống nhất điểm của {units}. Dùng việc {@settle_sheet}.",
        "Scores are not settled for {units}. Use {@settle_sheet}.",
    ),
    "consequences_decided": (
        "Còn {count} đề xuất trừ điểm chưa quyết định ({units}). Thống nhất bằng việc"
        " {@settle_consequence}, hoặc rút bằng việc {@withdraw_consequence}; bảng đã thông qua thì"
        " không trừ nữa.",
        "Deductions proposed and not decided: {count} ({units}). Use {@settle_consequence} or"
        " {@withdraw_consequence}; once the table is adopted nothing is deducted any more.",
    ),
    "sitting_open": (
        "Chưa có phiên họp nào đang mở. Dùng việc {@open_sitting}.",
        "No sitting is open. Use {@open_sitting}.",
    ),
    "no_sitting_open": (
        "Đang có phiên họp mở. Làm tiếp trong phiên này, hoặc dùng việc {@close_sitting}.",
        "A sitting is open already. Go on in it, or use {@close_sitting}.",
    ),
    "conference_held": (
        "Hội nghị tổng kết chưa họp. Dùng việc {@open_sitting} khi họp.",
        "The conference was not held. Use {@open_sitting} when it meets.",
    ),
    "report_adopted": (
        "Báo cáo tổng kết chưa thông qua. Dùng việc {@adopt_report}.",
        "The report is not adopted. Use {@adopt_report}.",
    ),
    "table_adopted": (
        "Bảng điểm chưa thông qua. Dùng việc {@adopt_table}.",
        "The score table is not adopted. Use {@adopt_table}.",
    ),
    "adopted_table": (
        "Chưa có bảng điểm nào được thông qua nên chưa có gì để đính chính; điểm còn sửa được bằng"
        " việc {@adjust_scores}, nêu lý do.",
        "No score table is adopted, so there is nothing to correct; scores can still be changed by"
        " {@adjust_scores} with a reason.",
    ),
    "quorum_met": (
        "Có mặt {present}/{of}, cần ít nhất {quorum}. Ghi lại đơn vị có mặt khi đủ số.",
        "Present {present}/{of}, needs {quorum}. Record attendance again when there are enough.",
    ),
    "quorum_met:open_ballot": (
        "Có mặt {present}/{of}, cần ít nhất {quorum}. Chưa mở được lượt bỏ phiếu.",
        "Present {present}/{of}, needs {quorum}. No ballot can open.",
    ),
    "selections_decided": (
        "Chưa có kết quả: {selections}. Bỏ phiếu, chọn theo thứ hạng, hoặc dùng việc"
        " {@decide_selection}.",
        "No outcome yet: {selections}. Vote, select by rank, or use {@decide_selection}.",
    ),
    "selections_before": (
        "{selections} dựa vào kết quả của {titles}, chưa có. Bình xét các mục đó trước.",
        "{selections} rests on the outcome of {titles}, which is not there yet. Make that first.",
    ),
    "no_ballot_open": (
        "Còn lượt bỏ phiếu đang mở< ({ballots})>. Dùng việc {@close_ballot}.",
        "A ballot is still open< ({ballots})>. Use {@close_ballot}.",
    ),
    "next_officers_known": (
        "Chưa biết đơn vị giữ nhiệm vụ {Chair} năm sau<; gợi ý {suggested}, {by}>. Dùng việc"
        " {@name_next_officers}.",
        "Next year's chair is not known<; {suggested} is suggested, {by}>. Use"
        " {@name_next_officers}.",
    ),
    "handover_accepted": (
        "Bàn giao chưa xong<; chưa xác nhận bàn giao {objects}: dùng việc {@tick_handover}><; chưa"
        " nhận: {units}>. Hai bên dùng việc {@accept_handover}, hoặc nêu trong biên bản.",
        "The handover is not complete<; not ticked off: {objects}, use {@tick_handover}><; not yet"
        " accepted by {units}>. Both sides use {@accept_handover}, or the minutes state it.",
    ),
    "minutes_adopted": (
        "Biên bản chưa thông qua. Dùng việc {@adopt_minutes}.",
        "The minutes are not adopted. Use {@adopt_minutes}.",
    ),
    "sitting_closed": (
        "Phiên họp còn đang mở. Dùng việc {@close_sitting}.",
        "The sitting is still open. Use {@close_sitting}.",
    ),
}
