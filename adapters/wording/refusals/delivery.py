"""Why something about a notice, or the settings by which it leaves, was refused."""

from collections.abc import Mapping
from typing import Final

Pair = tuple[str, str]

DELIVERY: Final[Mapping[str, Pair]] = {
    "notice_unknown": (
        "Không có thông báo nào mang mã “{value}”, hoặc mã ngắn quá nên trùng nhiều thông báo. Xem"
        " mã bằng thidua notices.",
        "No notice has the id “{value}”, or several begin so. See the ids with thidua notices.",
    ),
    "notice_waits": (
        "Thông báo “{value}” chưa gửi lần nào xong nên chưa làm được việc này. Xem các lần gửi"
        " bằng thidua notices show {value}.",
        "The notice “{value}” has not been sent to an end yet, so this cannot be done. See its"
        " tries with thidua notices show {value}.",
    ),
    "notice_gone": (
        "Thông báo “{value}” đã gửi, đang gửi hoặc đã rút, không rút được nữa. Xem bằng thidua"
        " notices show {value}.",
        "The notice “{value}” has left, is leaving or was withdrawn: it cannot be taken back any"
        " more. See thidua notices show {value}.",
    ),
    "notice_unwritten": (
        "Không viết được nội dung thông báo “{value}”: mẫu thư gặp lỗi. Xem việc này ở nhật ký năm"
        " thi đua bằng thidua log; báo người quản trị hệ thống.",
        "The text of the notice “{value}” could not be made: its template fails. See what it is"
        " about with thidua log, and tell the operator.",
    ),
    "report_unreadable": (
        "Tệp {file} không phải thư báo không gửi được (multipart/report), nên chưa rõ thư nào bị"
        " trả lại. Nêu thẳng mã thư: thidua notices bounced MÃ --reply “550 5.1.1”.",
        "The file {file} is no report of delivery (multipart/report), so it does not say which"
        " message came back. Name the message: thidua notices bounced ID --reply “550 5.1.1”.",
    ),
    "setting_malformed:comma": (
        "Biến môi trường {where} có dấu phẩy trong tên, mà dấu phẩy ngăn hai địa chỉ. Đặt tên trong"
        " dấu nháy kép: {expected}",
        "The environment variable {where} has a comma in the name, and a comma parts two addresses."
        " Quote the name: {expected}",
    ),
    "setting_malformed": (
        "Biến môi trường {where} chưa dùng được nên chưa gửi được thư. Ghi như {expected}; là tệp"
        " thì tệp phải có và đọc được. Rồi chạy lại; mật khẩu không ghi trong địa chỉ mà trong tệp"
        " nêu ở THIDUA_SMTP_PASSWORD_FILE.",
        "The environment variable {where} cannot be used, so no mail can be sent. Write it like"
        " {expected}; a file that it names has to be there and readable. Then run again; a password"
        " stands in the file that THIDUA_SMTP_PASSWORD_FILE names and not in the address.",
    ),
}
