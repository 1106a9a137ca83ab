"""What --help says of personal data."""

from typing import Final

from adapters.wording.help.commands import HELP, INSIDE, Help

_PERSON: Final = (
    "NGƯỜI",
    (
        "địa chỉ thư, tài khoản hoặc họ tên đầy đủ",
        "a mail address, an account or a full name",
    ),
)
HELP["person"] = Help(
    "person [list | asked | answered | export | erase]",
    (
        "Dữ liệu cá nhân: ghi yêu cầu của một người, trích những gì đang lưu về người ấy, xóa"
        " những gì xóa được. Không có lệnh con thì liệt kê các yêu cầu. Phải trả lời trong 2 ngày"
        " làm việc; thidua doctor báo yêu cầu quá hạn.",
        "Personal data: records what a person asks, gives what is kept of them, erases what can be"
        " erased. Without a command it lists the requests. An answer is due within 2 working days;"
        " thidua doctor tells which are late.",
    ),
    (
        ("list", ("các yêu cầu, hạn trả lời", "the requests, and when they are due")),
        ("asked NGƯỜI", ("ghi một yêu cầu", "record a request")),
        ("answered SỐ", ("ghi đã trả lời", "record its answer")),
        ("export NGƯỜI", ("những gì đang lưu", "what is kept")),
        ("erase NGƯỜI", ("xóa những gì xóa được", "erase what can be erased")),
    ),
    ("thidua person", "thidua person export nguyen-a@angiang.example"),
)
INSIDE["person list"] = Help(
    "person list",
    ("Các yêu cầu, hạn trả lời và ngày đã trả lời.", "The requests, when due and when answered."),
    (),
    ("thidua person list", "thidua person --json"),
)
INSIDE["person asked"] = Help(
    "person asked NGƯỜI [--wish ĐIỀU_GÌ] [--on NGÀY]",
    (
        "Ghi một yêu cầu. Tên người được giấu ngoài sự kiện nên xóa được.",
        "Records a request. Who asks is hidden beside the event and can be erased.",
    ),
    (
        _PERSON,
        (
            "--wish ĐIỀU_GÌ",
            (
                "export (cung cấp, mặc định), erase (xóa), correct (sửa), other (khác)",
                "export (the default), erase, correct or other",
            ),
        ),
        ("--on NGÀY", ("ngày nhận, mặc định hôm nay", "the day it came, today unless said")),
    ),
    (
        "thidua person asked nguyen-a@angiang.example --wish erase --on 30/11/2026",
        'thidua person asked "Nguyễn Thị Ánh Xuân"',
    ),
)
INSIDE["person answered"] = Help(
    "person answered SỐ --text NỘI_DUNG",
    ("Ghi đã trả lời một yêu cầu.", "Records that a request was answered."),
    (
        ("SỐ", ("số của yêu cầu, xem bằng thidua person", "its number, see thidua person")),
        ("--text NỘI_DUNG", ("đã trả lời thế nào", "how it was answered")),
    ),
    ('thidua person answered 12 --text "Đã gửi bản trích ngày 02/12"',),
)
INSIDE["person export"] = Help(
    "person export NGƯỜI",
    (
        "Mọi thứ đang lưu về một người: địa chỉ, văn bản có nhắc đến, việc đã ghi bằng tài khoản"
        " ấy. --json cho bản để trao.",
        "Everything that is kept of a person: addresses, texts that name them, acts typed under"
        " the account. --json gives it in a form to hand over.",
    ),
    (_PERSON,),
    ("thidua person export nguyen-a@angiang.example --json > trich.json",),
)
INSIDE["person erase"] = Help(
    "person erase NGƯỜI [--reason LÝ_DO]",
    (
        "Xóa hẳn địa chỉ của một người và các văn bản có nhắc đến người ấy. Không có --reason thì"
        " chỉ cho xem sẽ xóa gì. Văn bản bị xóa cả đoạn; sự kiện và mã băm vẫn còn. Việc đã ghi"
        " bằng tài khoản được giữ.",
        "Erases a person's addresses and the texts that name them, for good. Without --reason it"
        " only shows what would go. A text goes as a whole; event and hash stay, and so do acts"
        " typed under the account.",
    ),
    (
        _PERSON,
        (
            "--reason LÝ_DO",
            ("vì sao xóa, được ghi vào nhật ký: đừng ghi tên", "why; it is logged: name nobody"),
        ),
    ),
    ('thidua person erase "Nguyễn Thị Ánh Xuân" --reason "Theo yêu cầu số 12"',),
)
