"""The pages of help of ``serve``, ``doctor``, ``inbox`` and of what is done with notices."""

from dataclasses import replace
from typing import Final

from adapters.wording.help.commands import HELP, INSIDE, READER, Help
from adapters.wording.help.notices import NOTICES
from adapters.wording.pages.doors import Pair

_Row = tuple[str, Pair]
_SEAT: Final[_Row] = (
    "--as CHỨC_DANH@ĐƠN_VỊ",
    (
        "người đọc: unit_officer@long-an, unit_head, chair, secretary",
        "who reads: unit_officer@long-an, unit_head, chair, secretary",
    ),
)
_NOTICE: Final[_Row] = (
    "MÃ",
    (
        "mã thông báo (6 ký tự đầu là đủ nếu không trùng) hoặc mã thư",
        "the id of the notice, its first 6 characters if no other begins so, or a Message-ID",
    ),
)

HELP["serve"] = Help(
    "serve [--once | --web]",
    (
        "Làm việc nền trên một máy: ghi hạn đã qua, việc kéo theo, đôn đốc, gửi thông báo, cập nhật"
        " bảng đọc. Mỗi việc một dòng; chạy đến khi được dừng (Ctrl+C, SIGTERM).",
        "Does the background work on one machine: passes deadlines, carries out what follows,"
        " reminds, sends notices, updates read models. One line for each thing done, until told to"
        " stop (Ctrl+C, SIGTERM).",
    ),
    (
        ("--once", ("làm một vòng rồi thôi", "one round only")),
        (
            "--web",
            (
                "mở máy chủ có tài khoản (thidua account) cho trình duyệt của máy này",
                "serve people with accounts (thidua account), on this machine",
            ),
        ),
        (
            "THIDUA_WEB_URL",
            (
                "địa chỉ mọi người vào máy chủ: https://thi-dua.example.vn",
                "the address by which people reach the server: https://thi-dua.example.vn",
            ),
        ),
        (
            "THIDUA_WEB_LISTEN",
            ("nghe ở đâu, mặc định 127.0.0.1:8080", "where it listens, 127.0.0.1:8080"),
        ),
        (
            "THIDUA_WEB_PROXY",
            ("máy đứng trước lo TLS, theo địa chỉ IP", "the proxy before it that does TLS, by IP"),
        ),
        (
            "THIDUA_SMTP",
            (
                "máy chủ thư: smtp+starttls://user@host:587, smtps://…, smtp://…",
                "mail server: smtp+starttls://user@host:587, smtps://…, smtp://…",
            ),
        ),
        (
            "THIDUA_SMTP_PASSWORD_FILE",
            (
                "tệp chứa mật khẩu, hoặc THIDUA_SMTP_PASSWORD",
                "a file with the password, or THIDUA_SMTP_PASSWORD",
            ),
        ),
        ("THIDUA_SMTP_CA", ("tệp chứng thư riêng của máy chủ", "certificates of the server's own")),
        ("THIDUA_MAIL_FROM", ("người gửi: Cụm 8 <cum-8@…>", "the sender: Cluster 8 <cum-8@…>")),
        (
            "THIDUA_CHAT_CUM_8",
            ("nhóm trao đổi của cụm cum-8, theo apprise", "the chat group of cum-8, for apprise"),
        ),
        (
            "THIDUA_TEST_SMTP",
            ("máy chủ thử của cơ sở dữ liệu thực hành", "test server of a practice database"),
        ),
    ),
    ("thidua serve", "thidua serve --web", "thidua serve --once --json"),
)
HELP["doctor"] = Help(
    "doctor [--send-test ĐỊA_CHỈ] [--no-mail]",
    (
        "Nêu việc bị kẹt, từ bao giờ, và lệnh để xử lý. Có việc cần xử lý thì thoát với mã 1.",
        "Says what is stuck, since when, and which command mends it. Exit code 1 if anything is.",
    ),
    (
        ("--send-test ĐỊA_CHỈ", ("gửi một thư thử", "send a test message")),
        ("--no-mail", ("không thử máy chủ thư", "do not try the mail server")),
        READER,
    ),
    ("thidua doctor", "thidua doctor --send-test so-noi-vu@tinh.example"),
)
HELP["inbox"] = Help(
    "inbox [NĂM] --as CHỨC_DANH@ĐƠN_VỊ  |  inbox show MÃ --as …",
    (
        "Thông báo đã gửi đơn vị, mới nhất trước. Đọc một thông báo là xác nhận đã nhận.",
        "What a unit was told, newest first. Reading a notice is its receipt.",
    ),
    (
        ("NĂM", ("chỉ một năm thi đua", "of one cycle only")),
        ("show MÃ", ("đọc một thông báo, đúng như khi gửi", "read one, as it left")),
        _SEAT,
    ),
    (
        "thidua inbox --as unit_officer@long-an",
        "thidua inbox show 1a2b3c --as unit_officer@long-an",
    ),
)
HELP["notices"] = replace(
    NOTICES,
    usage="notices [NĂM] [--state …] | preview … | show MÃ | resend MÃ",
    rows=(
        *NOTICES.rows,
        ("show MÃ", ("các lần gửi và trả lời của máy chủ", "tries and replies")),
        ("resend MÃ", ("gửi lại thành thư mới", "send again as a new message")),
        ("withdraw MÃ --reason LÝ_DO", ("rút thông báo còn chờ", "take back what still waits")),
        ("bounced MÃ", ("ghi thư bị trả lại", "record that it came back")),
        (
            "hold, release --reason LÝ_DO",
            ("giữ lại mọi thông báo, cho gửi lại", "hold all notices, release them"),
        ),
    ),
)
INSIDE["notices show"] = Help(
    "notices show MÃ",
    (
        "Một thông báo: trạng thái, từng lần gửi, máy chủ trả lời gì, lần kế tiếp, nội dung như khi"
        " gửi.",
        "One notice: its state, every try with the server's reply, the next one, and its text as it"
        " left.",
    ),
    (_NOTICE, READER),
    ("thidua notices show 1a2b3c",),
)
INSIDE["notices resend"] = Help(
    "notices resend MÃ | --unit ĐƠN_VỊ",
    (
        "Gửi lại một thông báo thành thư mới, có dẫn thư đầu.",
        "Sends a notice again as a new message that refers to the first.",
    ),
    (
        _NOTICE,
        (
            "--unit ĐƠN_VỊ",
            (
                "mọi thông báo chưa đến đơn vị ấy, sau khi đã đặt địa chỉ",
                "all that did not reach that unit, once its address is set",
            ),
        ),
    ),
    ("thidua notices resend 1a2b3c", "thidua notices resend --unit long-an"),
)
INSIDE["notices withdraw"] = Help(
    "notices withdraw MÃ --reason LÝ_DO",
    ("Rút một thông báo chưa gửi.", "Takes back a notice that has not left."),
    (_NOTICE, ("--reason LÝ_DO", ("vì sao rút", "why"))),
    ('thidua notices withdraw 1a2b3c --reason "Gửi nhầm"',),
)
_WHY: Final[_Row] = ("--reason LÝ_DO", ("vì sao, được ghi vào nhật ký", "why, which is logged"))
INSIDE["notices hold"] = Help(
    "notices hold --reason LÝ_DO [--restored]",
    (
        "Giữ lại mọi thông báo. Làm ngay sau khi khôi phục cơ sở dữ liệu từ bản sao lưu: bản ấy"
        " không biết thông báo nào đã gửi từ lúc sao.",
        "Holds all notices. To be done right after a database was restored from a backup, which"
        " does not know what has left since.",
    ),
    (
        _WHY,
        ("--restored", ("cơ sở dữ liệu vừa được khôi phục", "the database was just restored")),
    ),
    ('thidua notices hold --restored --reason "Khôi phục bản 02:00"',),
)
INSIDE["notices release"] = Help(
    "notices release --reason LÝ_DO",
    (
        "Cho thông báo gửi trở lại. Trước đó xem thidua notices --state waiting và rút thông báo"
        " đã gửi rồi.",
        "Lets notices leave again. Look at thidua notices --state waiting before, and withdraw"
        " what has left already.",
    ),
    (_WHY,),
    ('thidua notices release --reason "Đã đối chiếu"',),
)
INSIDE["notices bounced"] = Help(
    "notices bounced [MÃ] [--reply TRẢ_LỜI] [--dsn TỆP]",
    (
        "Ghi một thư đã gửi bị trả lại. Có thư báo của máy chủ thì nêu tệp ấy.",
        "Records that a message came back. A server's report may be given as a file.",
    ),
    (
        _NOTICE,
        ("--reply TRẢ_LỜI", ("máy chủ nói gì, ví dụ 5.1.1", "what was said, such as 5.1.1")),
        ("--dsn TỆP", ("thư báo (multipart/report)", "the report (multipart/report)")),
    ),
    (
        'thidua notices bounced 1a2b3c --reply "550 5.1.1"',
        "thidua notices bounced --dsn tra-lai.eml",
    ),
)
