"""The words of the year's pages in the browser, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.filling import filled
from adapters.wording.writing import Lang, pick

Pair = tuple[str, str]

YEAR_PAGES: Final[Mapping[str, Pair]] = {
    # around every page
    "practice_here": (
        "Thực hành trên máy này, không gửi ra ngoài",
        "Practice on this machine; nothing is sent out",
    ),
    "told_here": (
        "Năm thật, kể lại theo nguồn đã công bố, trên máy này",
        "A real year, told from its published source, on this machine",
    ),
    "practice": ("Cơ sở dữ liệu thực hành", "Practice database"),
    "office": ("Vai", "Office"),
    "put_on": ("Đổi vai", "Change office"),
    "home": ("Các năm thi đua", "Cycle years"),
    "recorded": ("Đã ghi.", "Recorded."),
    "recorded_at": ("Đã ghi lúc {at}.", "Recorded at {at}."),
    "refused": ("Chưa xem được hoặc chưa làm được", "Not to be seen or done"),
    "method_not_allowed": (
        "Trang này không nhận yêu cầu như vậy.",
        "This page takes no such request.",
    ),
    "to_tasks": ("Ba việc tập", "Three acts to practise"),
    "to_home": ("Về trang đầu", "Back to the start"),
    "kept_title": ("Nội dung đang nhập còn nguyên", "What you typed is kept"),
    "kept_ended": (
        "Đã hết phiên vì lâu không thao tác. Đăng nhập lại ở thẻ mới, rồi về trang này bấm “Gửi"
        " lại”.",
        "Signed out after a pause. Sign in again in a new tab, come back to this page and press"
        " “Send again”.",
    ),
    "kept_old": (
        "Biểu mẫu này được mở từ trước lần đăng nhập vừa rồi. Xem lại, rồi bấm “Gửi lại”.",
        "This form was opened before the last sign-in. Look it over, then press “Send again”.",
    ),
    "kept_files": ("Tệp đã chọn không giữ được, phải chọn lại.", "A chosen file is not kept."),
    "kept_sign_in": ("Đăng nhập lại", "Sign in again"),
    "kept_send": ("Gửi lại", "Send again"),
    "session_ends": (
        "Phiên làm việc kết thúc lúc {at}. Gia hạn để không phải đăng nhập lại.",
        "The session ends at {at}. Extend it, so as not to sign in again.",
    ),
    "session_extend": ("Gia hạn phiên", "Extend the session"),
    # ways
    "nav_duties": ("Việc cần làm", "To do"),
    "nav_standing": ("Tình hình", "Where things stand"),
    "nav_scores": ("Bảng điểm", "Scores"),
    "nav_outcome": ("Kết quả", "Outcome"),
    "nav_steering": ("Điều hành", "Steering"),
    "nav_settling": ("Thống nhất điểm", "Settle scores"),
    "nav_sheets": ("Bảng chấm của đơn vị", "Units' sheets"),
    "nav_progress": ("Tiến độ", "Progress"),
    "progress_deadlines": ("Các đơn vị đã làm đến đâu", "How far the units have come"),
    "progress_none": ("Chưa có hạn nào của các đơn vị.", "No deadline of units is set."),
    "progress_what": ("Việc", "What"),
    "progress_count": ("Đã làm", "Done"),
    "progress_state": ("Tình hình", "State"),
    "progress_late": ("đã quá hạn, còn đơn vị chưa làm", "overdue, units are lacking"),
    "progress_open": ("đang chờ", "waiting"),
    "progress_done": ("đã xong", "done"),
    "progress_points": ("Điểm theo tiêu chí", "Points by criterion"),
    "progress_no_points": ("Chưa có điểm nào xem được.", "No points can be seen yet."),
    "progress_legend": (
        "Thanh là điểm của đơn vị; vạch đậm là điểm cao nhất, vạch mảnh là điểm ở giữa trong các"
        " đơn vị có điểm xem được.",
        "The bar is the unit's points; the thick mark is the best, the thin mark the middle of the"
        " units whose points can be seen.",
    ),
    "progress_best": ("Cao nhất", "Best"),
    "progress_middle": ("Ở giữa", "Middle"),
    "unit": ("Đơn vị", "Unit"),
    "look": ("Xem", "Look"),
    "search": ("Tìm", "Search"),
    "search_for": ("Tên năm, đơn vị hoặc tiêu chí", "Name of a year, unit or criterion"),
    "search_help": ("Gõ không dấu cũng được.", "Tone marks may be left out."),
    "search_do": ("Tìm", "Search"),
    "search_none": (
        "Không thấy “{typed}”. Thử gõ ít chữ hơn, không dấu.",
        "Nothing is called “{typed}”. Try fewer letters, without tone marks.",
    ),
    "search_more": (
        "Còn nữa; gõ thêm chữ để thu hẹp.",
        "There are more; type more letters to narrow it down.",
    ),
    "nav_calendar": ("Lịch và hạn", "Calendar"),
    "nav_hall": ("Hội nghị", "Conference"),
    "wall": ("Màn hình hội trường", "Screen of the hall"),
    "nav_score_log": ("Nhật ký điểm", "Score log"),
    "nav_log": ("Nhật ký", "Log"),
    "nav_formal_acts": ("Việc chính thức", "Formal acts"),
    "nav_late": ("Chậm, thiếu", "Late and lacking"),
    "nav_concerns": ("Việc cần xem", "To be looked at"),
    "nav_explanation": ("Cách tính điểm", "Why this number"),
    "nav_history": ("Lịch sử điểm", "History of a score"),
    "nav_difference": ("So hai thời điểm", "Two moments compared"),
    "nav_rights": ("Ai được làm gì", "Who may do what"),
    "across_review": ("Các cụm", "All clusters"),
    "across_official-calendar": ("Lịch Nhà nước", "Calendar of the state"),
    # start
    "running": ("Đang chạy", "Running"),
    "over": ("Đã kết thúc, hoặc kể lại theo nguồn", "Over, or told from sources"),
    "no_years": ("Chưa có năm thi đua nào.", "There is no cycle year yet."),
    "year": ("Năm", "Year"),
    "cluster": ("Cụm, khối", "Cluster"),
    "stands": ("Đang ở bước", "Phase"),
    "due": ("Hạn", "Due"),
    "told": ("theo nguồn", "from sources"),
    # duties
    "nothing_due": ("Không còn việc nào đến hạn.", "Nothing is due."),
    "do_it": ("Làm", "Do"),
    "extended": ("đã gia hạn", "extended"),
    "held": ("đã báo gửi theo văn bản", "said to be sent by a document"),
    "days_over": ("quá hạn {n} ngày", "{n} days overdue"),
    "due_today": ("hạn hôm nay", "due today"),
    "day_left": ("còn 1 ngày", "1 day left"),
    "days_left": ("còn {n} ngày", "{n} days left"),
    "others_wait": ("Đang chờ các đơn vị", "Waiting for units"),
    "others_owe": (
        "{what}: còn {n}/{all} đơn vị chưa làm",
        "{what}: {n} of {all} units have not done it",
    ),
    "now": ("Làm được ngay", "Can be done now"),
    "nothing_now": ("Không còn việc nào lúc này.", "Nothing to do at present."),
    "not_yet": ("Chưa làm được", "Not yet"),
    "all_year": ("Việc trong cả năm", "The year's work"),
    "formal": ("Việc chính thức, phải nêu lý do", "Formal acts, each with a reason"),
    "done": ("Đã xong, hoặc lúc này chưa có gì để làm", "Done, or nothing to do at present"),
    "later": ("Các bước sau", "In later steps"),
    "why_not": ("Vì sao chưa làm được?", "Why not yet?"),
    "how_scored": ("Cách chấm", "How it is scored"),
    # forms
    "form_title": ("Nhập", "Enter"),
    "review_title": ("Xem lại trước khi ghi", "Review before recording"),
    "to_review": ("Xem lại trước khi ghi", "Review before recording"),
    "record": ("Ghi", "Record"),
    "edit": ("Quay lại sửa", "Back to edit"),
    "cancel": ("Không ghi", "Do not record"),
    "nothing_written": (
        "Chưa có gì được ghi. Xem lại, rồi bấm “Ghi”.",
        "Nothing is recorded yet. Look it over, then press “Record”.",
    ),
    "as_office": ("Với tư cách", "In the office of"),
    "on_behalf": ("Thay mặt đơn vị, theo văn bản", "On behalf of the unit, by its document"),
    "nobody": ("không thay mặt đơn vị nào", "on nobody's behalf"),
    "happened": ("Việc diễn ra lúc nào, nếu không phải bây giờ", "When it happened, if not now"),
    "happened_like": (
        "Ví dụ 08:00 30/11/2026; để trống là bây giờ.",
        "Such as 08:00 30/11/2026; empty: now.",
    ),
    "file": ("Tệp", "File"),
    "file_like": ("Chọn tệp YAML hoặc bảng Excel.", "Choose a YAML file or an Excel table."),
    "points_like": ("Số lẻ dùng dấu phẩy, ví dụ 9,5.", "Decimals with a comma, such as 9,5."),
    "day_like": ("Ví dụ 30/11/2026.", "Such as 30/11/2026."),
    "moment_like": ("Ví dụ 08:00 30/11/2026.", "Such as 08:00 30/11/2026."),
    "like": ("Ví dụ {example}", "Such as {example}"),
    "yes": ("có", "yes"),
    "no": ("không", "no"),
    "required": ("phải nhập", "required"),
    "left_out": ("(để trống)", "(leave empty)"),
    "more_fields": ("Các ô khác, không bắt buộc", "Other fields, none of them required"),
    "criterion": ("Tiêu chí", "Criterion"),
    "points": ("Điểm", "Points"),
    "reason_of_cell": ("Lý do của ô", "Reason for the cell"),
    "part_bonus": ("điểm thưởng", "bonus"),
    "part_deduction": ("điểm trừ", "deduction"),
}


def said(key: str, lang: Lang, **facts: object) -> str:
    """Words of a page of the year."""
    return filled(pick(YEAR_PAGES[key], lang), facts)
