"""What ``thidua person`` says."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.pages.doors import Pair

PERSON: Final[Mapping[str, Pair]] = {
    "nothing": ("Không lưu gì về “{person}”.", "Nothing is kept of “{person}”."),
    "accounts": ("Tài khoản vào máy chủ", "Accounts of the server"),
    "addresses": ("Địa chỉ nhận thông báo", "Addresses for notices"),
    "address": ("{kind}, ghi lúc {at}", "{kind}, put down at {at}"),
    "mentions": ("Văn bản có nhắc đến", "Texts that name the person"),
    "gone": ("(đã xóa)", "(erased)"),
    "acts": ("Việc đã ghi bằng tài khoản này", "Acts typed under this account"),
    "acts_stay": (
        "không xóa được: nhật ký phải cho biết ai đã ghi",
        "cannot be erased: the log has to say who typed what",
    ),
    "found": (
        "Có {accounts} tài khoản, {addresses} địa chỉ, {texts} văn bản, {acts} việc đã ghi.",
        "Accounts: {accounts}, addresses: {addresses}, texts: {texts}, acts: {acts}.",
    ),
    "to_erase": (
        "Chưa xóa gì. Sẽ xóa hẳn {accounts} tài khoản, {addresses} địa chỉ và {texts} văn bản; giữ"
        " {acts} việc đã ghi.",
        "Nothing was erased yet. What goes for good: {accounts} accounts, {addresses} addresses,"
        " {texts} texts; acts that stay: {acts}.",
    ),
    "how_to_erase": (
        "Xem kỹ từng dòng rồi gõ lại lệnh, thêm --reason LÝ_DO.",
        "Look at each line, then type the command again with --reason REASON.",
    ),
    "erased": (
        "Đã xóa hẳn {accounts} tài khoản, {addresses} địa chỉ và {texts} văn bản; giữ {acts} việc"
        " đã ghi. Bản sao lưu từ trước vẫn còn: thidua erase --json ghi lại danh sách để xóa lại"
        " sau khi khôi phục.",
        "Erased for good: {accounts} accounts, {addresses} addresses, {texts} texts; acts that"
        " stay: {acts}. Backups from before still have them: thidua erase --json writes the list by"
        " which they are erased again after a restore.",
    ),
    "requests": ("Yêu cầu của cá nhân về dữ liệu của mình", "Requests of persons about their data"),
    "no_requests": ("Chưa có yêu cầu nào.", "There are no requests."),
    "number": ("Số", "No."),
    "person": ("Người yêu cầu", "Person"),
    "wish": ("Yêu cầu", "Wants"),
    "received": ("Nhận ngày", "Received"),
    "answer": ("Trả lời", "Answer"),
    "answered": ("đã trả lời ngày {day}", "answered on {day}"),
    "due": ("chậm nhất ngày {day}", "due by {day}"),
    "late": ("quá hạn từ ngày {day}", "was due by {day}"),
    "late_requests": (
        "Có yêu cầu quá hạn trả lời. Ghi trả lời: thidua person answered SỐ --text NỘI_DUNG",
        "A request is late. Record its answer: thidua person answered NO --text TEXT",
    ),
    "asked": (
        "Đã ghi yêu cầu số {number}, trả lời chậm nhất ngày {day}.",
        "Request {number} recorded, to be answered by {day}.",
    ),
    "noted": ("Đã ghi trả lời yêu cầu số {number}.", "The answer to request {number} is recorded."),
}
