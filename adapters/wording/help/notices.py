"""The pages of help of ``notices`` and ``contacts``."""

from typing import Final

from adapters.wording.help.commands import HELP, INSIDE, READER, Help
from adapters.wording.pages.doors import Pair

_Row = tuple[str, Pair]
_CYCLE: Final[_Row] = (
    "NĂM",
    ("mã năm thi đua, ví dụ cum-8/2021", "the cycle, for example cum-8/2021"),
)
_STATE: Final[_Row] = (
    "--state TÌNH_TRẠNG",
    (
        "waiting: chờ gửi; sent: đã gửi; unserved: không đến",
        "waiting; sent; unserved: did not arrive",
    ),
)
_LIST: Final[Pair] = (
    "Thông báo nào đang chờ, đã gửi, không đến; gửi cho ai, về sự kiện nào.",
    "Which notices wait, were sent, or did not arrive; to whom, and about which event.",
)
_PREVIEW: Final[Pair] = (
    "Một sự kiện báo cho ai, và thư gửi từng nơi đọc như thế nào. Không báo cho ai thì nêu vì"
    " sao. Với --deadline: thư đôn đốc của một hạn, như sẽ viết bây giờ.",
    "Whom an event told, and how each letter reads. Where nobody is told, it says why. With"
    " --deadline: the reminders of a deadline, as they would be written now.",
)
#: The list alone; what is done with notices is added by the pages of delivery.
NOTICES: Final = Help(
    "notices [NĂM] [--state …] | preview SỰ_KIỆN",
    (f"{_LIST[0]} Xem trước thư.", f"{_LIST[1]} Previews letters."),
    (("list [NĂM] [--state TÌNH_TRẠNG]", _LIST), ("preview SỰ_KIỆN", _PREVIEW)),
    (
        "thidua notices cum-8/2021",
        "thidua notices cum-8/2021 --state unserved",
        "thidua notices preview cum-8/2021@412",
    ),
)
HELP["notices"] = NOTICES
INSIDE["notices list"] = Help(
    "notices list [NĂM] [--state TÌNH_TRẠNG]",
    _LIST,
    (_CYCLE, _STATE, READER),
    ("thidua notices list cum-8/2021 --state waiting",),
)
INSIDE["notices preview"] = Help(
    "notices preview SỰ_KIỆN | NĂM --deadline MÃ_HẠN",
    _PREVIEW,
    (
        ("SỰ_KIỆN", ("ví dụ cum-8/2021@412", "for example cum-8/2021@412")),
        _CYCLE,
        (
            "--deadline MÃ_HẠN",
            (
                "hạn phải đôn đốc: registration, scoring, explanation, …",
                "the deadline to remind of: registration, scoring, explanation, …",
            ),
        ),
        READER,
        ("--unit ĐƠN_VỊ", ("chỉ thư gửi đơn vị này", "the letter to this unit only")),
        (
            "--days N",
            (
                "như gửi trước hạn N ngày làm việc",
                "as sent so many working days before",
            ),
        ),
        (
            "--copy",
            (
                "bản ngắn để dán vào nhóm trao đổi, ngày đứng đầu",
                "the short text for a chat group, the day first",
            ),
        ),
        ("--html TỆP", ("ghi thư thành trang HTML", "write the letter as a page of HTML")),
        ("--force", ("ghi đè tệp đã có", "write over a file that is there")),
    ),
    (
        "thidua notices preview cum-8/2021@412 --unit long-an",
        "thidua notices preview cum-8/2021 --deadline registration --copy",
    ),
)

_UNIT: Final[_Row] = ("ĐƠN_VỊ", ("mã hoặc tên đơn vị", "a unit, by code or name"))
_ALL: Final[Pair] = (
    "Địa chỉ nhận thông báo của từng đơn vị, và đơn vị nào chưa có.",
    "Where each unit receives notices, and which have no address.",
)
_SET: Final[Pair] = (
    "Ghi địa chỉ của một đơn vị. Loại nào không nêu thì giữ nguyên. Địa chỉ không vào nhật ký và"
    " xóa được bất cứ lúc nào.",
    "Puts down the addresses of a unit; kinds that are not named stay. Addresses never stand in"
    " the log and can be erased at any time.",
)
_ERASE: Final[Pair] = (
    "Xóa mọi địa chỉ của một đơn vị.",
    "Erases all addresses of a unit.",
)
HELP["contacts"] = Help(
    "contacts [CỤM|NĂM] | set ĐƠN_VỊ … | erase ĐƠN_VỊ",
    (
        f"{_ALL[0]} Ghi, xóa địa chỉ.",
        f"{_ALL[1]} Enters and erases them.",
    ),
    (("list [CỤM|NĂM]", _ALL), ("set ĐƠN_VỊ …", _SET), ("erase ĐƠN_VỊ", _ERASE)),
    (
        "thidua contacts cum-8",
        "thidua contacts set long-an --mailbox so@longan.example",
    ),
)
INSIDE["contacts list"] = Help(
    "contacts list [CỤM|NĂM]",
    _ALL,
    (
        (
            "CỤM|NĂM",
            (
                "chỉ các thành viên của cụm hoặc năm ấy; không nêu thì mọi đơn vị",
                "only the members of that cluster or cycle; by default every unit",
            ),
        ),
        READER,
    ),
    ("thidua contacts list cum-8",),
)
INSIDE["contacts set"] = Help(
    "contacts set ĐƠN_VỊ --mailbox ĐỊA_CHỈ …",
    _SET,
    (
        _UNIT,
        (
            "--mailbox ĐỊA_CHỈ",
            ("hộp thư của đơn vị: nhận mọi thông báo", "the unit's mailbox: receives all notices"),
        ),
        (
            "--officer ĐỊA_CHỈ",
            (
                "đầu mối: nhận bản sao; thay hộp thư khi chưa có hộp thư",
                "its officer: in copy; in place of a mailbox where there is none",
            ),
        ),
        (
            "--head ĐỊA_CHỈ",
            (
                "thủ trưởng: chỉ nhận việc chờ chữ ký",
                "its head: receives only what waits for a signature",
            ),
        ),
        (
            "--secretary ĐỊA_CHỈ",
            (
                "bộ phận thường trực, khi đơn vị làm Cụm trưởng",
                "the chair's office, while the unit is chair",
            ),
        ),
        ("--letters vi|en", ("viết thư bằng tiếng nào", "the language of its letters")),
    ),
    (
        "thidua contacts set long-an --mailbox so@longan.example",
        "thidua contacts set long-an --officer td@longan.example --letters vi",
    ),
)
INSIDE["contacts erase"] = Help(
    "contacts erase ĐƠN_VỊ", _ERASE, (_UNIT,), ("thidua contacts erase long-an",)
)
