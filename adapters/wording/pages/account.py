"""The words of ``thidua account``."""

from collections.abc import Mapping
from typing import Final

Pair = tuple[str, str]

ACCOUNT: Final[Mapping[str, Pair]] = {
    "accounts": ("Tài khoản", "Accounts"),
    "none": ("Chưa có tài khoản nào.", "There is no account yet."),
    "first": (
        "Thêm người đầu tiên: thidua account add secretary@an-giang --email …",
        "Add the first one: thidua account add secretary@an-giang --email …",
    ),
    "key": ("Tài khoản", "Account"),
    "person": ("Ai", "Who"),
    "holds": ("Chức vụ", "Offices"),
    "factor": ("Bước thứ hai", "Second step"),
    "yes": ("có", "yes"),
    "no": ("chưa", "no"),
    "nobody": ("đã xóa", "erased"),
    "ended": ("đã kết thúc", "ended"),
    "nothing": ("không giữ chức vụ nào", "holds no office"),
    "added": (
        "Đã lập tài khoản {account} cho {person}: {office}. Người có hộp thư nhận thư mời; người"
        " không nhận được thư thì cấp mã: thidua account code {account}",
        "Made the account {account} for {person}: {office}. Who has a mailbox is invited by mail;"
        " for who has none make a code: thidua account code {account}",
    ),
    "given": (
        "Tài khoản {account} ({person}) giữ thêm chức vụ: {office}.",
        "The account {account} ({person}) now holds, too: {office}.",
    ),
    "revoked": (
        "Đã kết thúc {count} chức vụ của {account}; tài khoản còn giữ chức vụ khác.",
        "Offices of {account} that ended: {count}; it still holds others.",
    ),
    "revoked_all": (
        "Đã kết thúc {count} chức vụ của {account}; tài khoản không còn chức vụ nào, các phiên đăng"
        " nhập đã kết thúc.",
        "Offices of {account} that ended: {count}; it holds none any more, its sessions ended.",
    ),
    "delegated": (
        "{account} làm thay đến hết ngày {until}.",
        "{account} acts in it until {until}.",
    ),
    "code": (
        "Mã dùng một lần của {account}: {made}\nDùng được trong 24 giờ, ở trang “Có mã do thư ký"
        " cấp”. Mã chỉ hiện lần này.",
        "One-time code of {account}: {made}\nGood for 24 hours, on the page “The secretary gave me"
        " a code”. It is shown this once.",
    ),
    "erased": (
        "Đã xóa tên, địa chỉ và cách đăng nhập của {account}. Những việc đã ghi vẫn nguyên giá"
        " trị.",
        "Erased name, address and means of {account}. What it recorded stays valid.",
    ),
    "token": (
        "Mã truy cập cho chương trình: {secret}\nDùng được đến hết ngày {until}. Mã chỉ hiện lần"
        " này.",
        "Token for a program: {secret}\nGood until {until}. It is shown this once.",
    ),
    "tokens": ("Mã truy cập còn dùng được", "Tokens that are good"),
    "no_tokens": ("Không có mã truy cập nào còn dùng được.", "No token is good."),
    "number": ("Số", "No."),
    "label": ("Tên", "Label"),
    "opens": ("Mở", "Opens"),
    "may": ("Được", "May"),
    "reads": ("xem", "read"),
    "writes": ("xem và ghi", "read and write"),
    "until": ("Đến hết", "Until"),
    "token_over": (
        "Mã truy cập số {number} của {account} không dùng được nữa.",
        "Token {number} of {account} opens nothing any more.",
    ),
    "rotated": (
        "Đã thêm khóa mới vào {file}. Máy chủ đang chạy dùng khóa mới từ lần khởi động sau.",
        "Put a new key into {file}. A server that runs takes it up when it starts again.",
    ),
    "journal": ("Nhật ký tài khoản", "Journal of the accounts"),
    "no_lines": ("Nhật ký chưa có dòng nào.", "The journal has no line yet."),
    "when": ("Lúc", "When"),
    "what": ("Việc", "What"),
    "on_machine": ("tại máy chủ", "on the machine"),
    "means": ("Đăng nhập bằng", "Signed in by"),
    "about": ("Về", "About"),
}

#: What a line of the journal notes.
NOTED: Final[Mapping[str, Pair]] = {
    "signed_in": ("đăng nhập", "signed in"),
    "sign_in_refused": ("đăng nhập không được", "sign-in refused"),
    "refused": ("bị từ chối", "refused"),
    "sealed_view": ("xem phần niêm phong", "viewed what is sealed"),
    "act": ("ghi một việc", "an act"),
    "token_ended": ("mã truy cập bị kết thúc", "token ended"),
    "invited": ("lập tài khoản", "account made"),
    "office_given": ("giao chức vụ", "office given"),
    "delegated": ("ủy quyền", "delegated"),
    "revoked": ("kết thúc", "ended"),
    "erased": ("xóa người", "person erased"),
    "code_made": ("cấp mã dùng một lần", "one-time code made"),
    "token_made": ("cấp mã truy cập", "token made"),
}
