"""What the page of a status says, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.pages.year import YEAR

STATUS: Final[Mapping[str, tuple[str, str]]] = {
    "head": ("{cluster}, năm {year}", "{cluster}, year {year}"),
    "head_called": ("{cluster}, {year}", "{cluster}, {year}"),
    "at": ("{code} · lúc {moment}", "{code} · at {moment}"),
    "backfill": (
        "Đang nhập việc đã qua theo nguồn; chưa ghi trực tiếp.",
        "Told from the past by its sources; not yet taken live.",
    ),
    "cancelled": ("Năm thi đua đã hủy.", "The cycle was cancelled."),
    # the phase line
    "way": ("Các bước", "Steps"),
    "done": ("xong", "done"),
    "now": ("đang làm", "now"),
    "later": ("chưa đến", "later"),
    "told_done": ("đã nhập", "told"),
    "told_now": ("đang nhập", "being told"),
    "told_later": ("chưa nhập", "not told yet"),
    "reopened": ("mở lại", "reopened"),
    "until": ("hạn {due}", "due {due}"),
    "expected": ("dự kiến {day}", "expected {day}"),
    "days_left": ("còn {n} ngày", "{n} days left"),
    "day_left": ("còn 1 ngày", "1 day left"),
    "today": ("hạn là hôm nay", "due today"),
    "overdue": ("quá hạn {n} ngày", "{n} days overdue"),
    "overdue_today": ("đã quá hạn hôm nay", "overdue since today"),
    "for_unit": ("gia hạn cho {unit}", "extended for {unit}"),
    # officers
    "officers": ("Đơn vị giữ nhiệm vụ", "Officers"),
    "officers_of": ("Năm {year}: {officers}", "Year {year}: {officers}"),
    "not_stated": ("nguồn không nêu", "not stated in the source"),
    "not_told": ("chưa nhập", "not told"),
    "vices_unstated": ("{word}: {unsaid}", "{word}: {unsaid}"),
    "not_known": ("chưa có", "not yet known"),
    "pledged_before": (
        "Giao ước năm {year} đã ký tại {signing}",
        "Pledge of {year} signed at {signing}",
    ),
    "next_pledge": (
        "Giao ước năm {year}: {count} đơn vị đã ký",
        "Pledge of {year}: signed by {count} units",
    ),
    # what was chosen by a table that was corrected since
    "older_head": (
        "Cần quyết định: giữ kết quả hay bình xét lại",
        "To decide: whether results stand or are made anew",
    ),
    "older_ranked": (
        "{title}: chọn theo bảng trước khi đính chính, {chosen}",
        "{title}: chosen on the table as it stood before, {chosen}",
    ),
    "older_voted": (
        "{title}: bỏ phiếu theo bảng trước khi đính chính, {chosen}",
        "{title}: voted on with the table as it stood before, {chosen}",
    ),
    "older_nobody": ("không đơn vị nào", "no unit"),
    "older_same": ("; theo bảng đã đính chính vẫn như vậy", "; the corrected table gives the same"),
    "older_now": ("; theo bảng đã đính chính là {now}", "; the corrected table gives {now}"),
    "older_tied": (
        "; theo bảng đã đính chính thì chưa rõ, vì có đơn vị bằng nhau hoặc thiếu số lượng",
        "; the corrected table alone does not say: units are tied, or the number is not known",
    ),
    "older_how": (
        "Giữ kết quả thì không phải ghi gì thêm. Bình xét lại thì dùng việc “Mở lại bước”: thidua"
        " do {code} reopen_phase phase={back} reason=…",
        "Where results stand nothing is to be recorded. To make them anew, reopen the phase: thidua"
        " do {code} reopen_phase phase={back} reason=…",
    ),
    # conditions of the phase
    "asks": ("Để chuyển khỏi bước này", "To leave this phase"),
    "met": ("đạt", "met"),
    "told_met": ("theo nguồn", "by the source"),
    "told_line": ("{topic}: {said}", "{topic}: {said}"),
    "waived": ("được miễn", "waived"),
    "unmet": ("thiếu", "lacking"),
    "held_open": (
        "Bước được mở lại và không thiếu gì; làm xong thì chuyển tiếp bằng việc “Chuyển bước”"
        " (advance_phase).",
        "The phase was reopened and lacks nothing; when the work is done, move on with “Advance the"
        " phase” (advance_phase).",
    ),
    "moves_itself": (
        "Bước được mở lại; trong phiên họp, có đủ điều kiện thì bước tự chuyển tiếp.",
        "The phase was reopened; in a sitting it moves on by itself once nothing lacks.",
    ),
    "moves_by_hand": (
        "Bước được mở lại; có đủ điều kiện thì chuyển tiếp bằng việc “Chuyển bước”"
        " (advance_phase).",
        "The phase was reopened; once nothing lacks, move on with “Advance the phase”"
        " (advance_phase).",
    ),
    # actions
    "can": ("Làm được ngay", "Can be done now"),
    "formal": (
        "Việc chính thức, lúc nào cũng làm được, phải nêu lý do",
        "Formal acts, each with a reason",
    ),
    "all_year": ("Việc trong cả năm", "The year's work"),
    "cannot": ("Chưa làm được", "Cannot be done yet"),
    "over": ("Đã xong, hoặc lúc này chưa có gì để làm", "Done, or nothing to do at present"),
    "elsewhere": ("Các bước sau", "In later steps"),
    "nothing": ("Không có việc nào.", "Nothing."),
    "left": ("còn", "left"),
    "nobody": ("chưa có đơn vị giữ nhiệm vụ này", "held by no unit yet"),
    "of_that_unit": ("của chính đơn vị ấy", "of that very unit"),
    "all_units": ("mọi đơn vị", "all units"),
    "units_of": ("{count} đơn vị: {units}", "{count} units: {units}"),
    "fields": (
        "Các ô của một lệnh: thidua do {target} {command}",
        "Fields of a command: thidua do {target} {command}",
    ),
    "one_of": ("chọn một trong", "one of"),
    **YEAR,
}
