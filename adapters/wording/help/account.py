"""What --help says of accounts."""

from typing import Final

from adapters.wording.help.commands import HELP, INSIDE, Help

_WHO: Final = (
    "TÀI_KHOẢN",
    ("mã tk-… hoặc địa chỉ thư", "its id tk-…, or its mail address"),
)
_SEAT: Final = (
    "CHỨC_DANH@ĐƠN_VỊ",
    ("chức vụ, ví dụ unit_officer@long-an", "the office, such as unit_officer@long-an"),
)
_SINCE: Final = ("--since NGÀY", ("từ ngày, mặc định hôm nay", "from this day, today unless said"))
_UNTIL: Final = ("--until NGÀY", ("đến hết ngày", "the last day"))
_ENDS: Final = ("--until NGÀY", ("đến hết ngày, phải nêu", "the last day, which must be said"))
HELP["account"] = Help(
    "account [list | add | revoke | delegate | code | token …]",
    (
        "Tài khoản vào máy chủ (thidua serve): ai được đăng nhập, giữ chức vụ nào, đến khi nào."
        " Tên và địa chỉ nằm ngoài nhật ký sự kiện. Không có lệnh con thì liệt kê.",
        "Accounts of the server (thidua serve): who may sign in, in which offices, until when."
        " Names and addresses stand outside the log of events. Without a command it lists them.",
    ),
    (
        ("list [ĐƠN_VỊ]", ("các tài khoản", "the accounts")),
        ("add CHỨC_DANH@ĐƠN_VỊ", ("giao chức vụ cho một người", "give an office to somebody")),
        ("revoke TÀI_KHOẢN", ("kết thúc chức vụ hoặc tài khoản", "end an office or the account")),
        (
            "delegate TÀI_KHOẢN CHO_TÀI_KHOẢN",
            ("ủy quyền có thời hạn", "lend an office for a period"),
        ),
        ("code TÀI_KHOẢN", ("mã đọc cho người không có thư", "a code for who has no mail")),
        ("token TÀI_KHOẢN", ("mã truy cập cho chương trình", "a token for a program")),
        ("tokens", ("các mã truy cập còn dùng được", "the tokens that are good")),
        ("end-token SỐ", ("kết thúc một mã truy cập", "end one token")),
        ("erase TÀI_KHOẢN", ("xóa người, giữ việc đã ghi", "erase the person, keep the acts")),
        ("keys", ("thêm khóa ký mới", "put a new signing key first")),
        ("journal [TÀI_KHOẢN]", ("ai vào, ai bị từ chối", "who came in, who was refused")),
    ),
    (
        "thidua account add secretary@an-giang --email thu-ky@angiang.example",
        "thidua account revoke tk-0123456789",
    ),
)
INSIDE["account list"] = Help(
    "account list [ĐƠN_VỊ]",
    ("Các tài khoản và chức vụ hôm nay.", "The accounts and what each holds today."),
    (("ĐƠN_VỊ", ("chỉ của đơn vị này", "of this unit only")),),
    ("thidua account list", "thidua account list an-giang --json"),
)
INSIDE["account add"] = Help(
    "account add CHỨC_DANH@ĐƠN_VỊ [--email ĐỊA_CHỈ] [--name HỌ_TÊN]",
    (
        "Giao chức vụ cho người có địa chỉ thư này. Chưa có tài khoản thì lập và gửi thư mời.",
        "Gives the office to whoever has this address; a new account is invited by mail.",
    ),
    (
        _SEAT,
        ("--email ĐỊA_CHỈ", ("hộp thư của người ấy, không phải văn thư", "their own mailbox")),
        ("--name HỌ_TÊN", ("tên để hiện trên trang", "a name to show")),
        ("--letters vi|en", ("ngôn ngữ của thư", "the language of mails")),
        _SINCE,
        _UNTIL,
    ),
    ("thidua account add unit_officer@long-an --email dau-moi@longan.example",),
)
INSIDE["account revoke"] = Help(
    "account revoke TÀI_KHOẢN [CHỨC_DANH@ĐƠN_VỊ]",
    (
        "Kết thúc một chức vụ; không nêu chức vụ thì kết thúc cả tài khoản. Phiên đang mở kết thúc"
        " ngay.",
        "Ends an office; with none named the account. Open sessions end at once.",
    ),
    (_WHO, _SEAT),
    ("thidua account revoke dau-moi@longan.example unit_officer@long-an",),
)
INSIDE["account delegate"] = Help(
    "account delegate TÀI_KHOẢN CHO_TÀI_KHOẢN CHỨC_DANH@ĐƠN_VỊ …",
    (
        "Người thứ hai làm thay chức vụ đến hết ngày; chức vụ gốc kết thúc thì ủy quyền cũng hết.",
        "The second acts in the office until that day, or until the office itself ends.",
    ),
    (
        _WHO,
        ("CHO_TÀI_KHOẢN", ("ai làm thay", "who acts in it")),
        _SEAT,
        _SINCE,
        _ENDS,
    ),
    ("thidua account delegate a@x.example b@x.example auditor@bo --until 15/01/2027",),
)
INSIDE["account code"] = Help(
    "account code TÀI_KHOẢN",
    (
        "Một mã dùng một lần, đọc hoặc in cho người không nhận được thư. Nhật ký ghi “mã do thư ký"
        " cấp”.",
        "A one-time code to be read out or printed. The journal says that it was used.",
    ),
    (_WHO,),
    ("thidua account code tk-0123456789",),
)
INSIDE["account token"] = Help(
    "account token TÀI_KHOẢN CHỨC_DANH@ĐƠN_VỊ --target NĂM|CỤM …",
    (
        "Mã truy cập cho chương trình: một chức vụ, những năm hoặc cụm nêu tên, đến hết một ngày.",
        "A token for a program: one office, the years or clusters named, until a day.",
    ),
    (
        _WHO,
        _SEAT,
        ("--target NĂM|CỤM", ("được xem gì; nêu nhiều lần được", "what it opens; may repeat")),
        _ENDS,
        ("--label TÊN", ("tên gợi nhớ", "a name for it")),
        ("--writes", ("được ghi, không chỉ xem", "it may write, not only read")),
    ),
    ("thidua account token a@x.example auditor@bo --target cum-8 --until 31/12/2026",),
)
INSIDE["account tokens"] = Help(
    "account tokens",
    (
        "Các mã truy cập còn dùng được: của ai, chức vụ nào, mở những gì, đến khi nào.",
        "The tokens that are good: whose, in which office, what they open, until when.",
    ),
    (),
    ("thidua account tokens",),
)
INSIDE["account end-token"] = Help(
    "account end-token SỐ",
    ("Kết thúc một mã truy cập ngay.", "Ends one token at once."),
    (("SỐ", ("số trong danh sách account tokens", "its number in account tokens")),),
    ("thidua account end-token 3",),
)
INSIDE["account erase"] = Help(
    "account erase TÀI_KHOẢN",
    (
        "Xóa tên, địa chỉ, cách đăng nhập của một người. Sự kiện chỉ giữ mã tài khoản nên vẫn"
        " nguyên giá trị.",
        "Erases name, address and means. Events hold the id alone, and stay valid.",
    ),
    (_WHO,),
    ("thidua account erase tk-0123456789",),
)
INSIDE["account keys"] = Help(
    "account keys",
    (
        "Thêm khóa mới; khóa cũ còn được tin hai lần đổi nữa, nên không ai bị đăng xuất.",
        "Puts a new key first; older ones are believed for two more changes, so nobody is signed"
        " out.",
    ),
    (),
    ("thidua account keys",),
)
INSIDE["account journal"] = Help(
    "account journal [TÀI_KHOẢN]",
    (
        "Đăng nhập, từ chối, xem phần niêm phong, ai ghi việc nào; mới nhất trước. Dòng đăng nhập"
        " và từ chối giữ hai năm.",
        "Sign-ins, refusals, views of what is sealed, who did which act; newest first. Sign-ins and"
        " refusals stay two years.",
    ),
    (_WHO,),
    ("thidua account journal", "thidua account journal tk-0123456789 --json"),
)
