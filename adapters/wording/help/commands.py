"""What --help says of each command, in Vietnamese and English, each with an example."""

from dataclasses import dataclass
from typing import Final

from adapters.wording.pages.doors import Pair


@dataclass(frozen=True)
class Help:
    """What a page says of one command."""

    usage: str
    about: Pair
    #: Arguments and options with what they mean.
    rows: tuple[tuple[str, Pair], ...] = ()
    example: tuple[str, ...] = ()


_AS: Final = (
    "--as CHỨC_DANH@ĐƠN_VỊ",
    (
        "người làm: secretary@an-giang, chair, vice_chair, unit_officer, unit_head, teller,"
        " hoặc operator",
        "who acts: secretary@an-giang, chair, vice_chair, unit_officer, unit_head, teller,"
        " or operator",
    ),
)
_CYCLE: Final = ("NĂM", ("mã năm thi đua, ví dụ cum-8/2021", "the cycle, for example cum-8/2021"))
_ANY: Final = (
    "NĂM|CỤM|ĐƠN_VỊ",
    (
        "mã năm thi đua, cụm hoặc đơn vị, ví dụ cum-8/2021, cum-8, an-giang",
        "a cycle, a cluster or a unit, for example cum-8/2021, cum-8, an-giang",
    ),
)
_AS_OF: Final = (
    "--as-of LÚC|@N",
    (
        "như đã biết lúc ấy: 30/11/2026, 2026-11-30T17:00, hoặc đến sự kiện @N",
        "as it was known then: 2026-11-30, 2026-11-30T17:00, or up to the event @N",
    ),
)
READER: Final = (
    "--as CHỨC_DANH@ĐƠN_VỊ",
    (
        "xem với vai đang giữ; giữ nhiều vai thì ghi từng vai",
        "read in an office that one holds; name each of several",
    ),
)

HELP: Final[dict[str, Help]] = {
    "demo": Help(
        "demo [--keep THƯ_MỤC]",
        (
            "Tạo hai cơ sở dữ liệu mẫu (5 hồ sơ thật theo nguồn, và một khối thực hành), dựng"
            " lại từ sự kiện rồi in kết quả.",
            "Makes two example databases (five real records as their sources tell them, and a"
            " practice cluster), rebuilds them from their events and prints the outcomes.",
        ),
        (
            (
                "--keep THƯ_MỤC",
                ("nơi đặt hai tệp; mặc định demo", "where the two files go; demo by default"),
            ),
        ),
        ("thidua demo",),
    ),
    "init": Help(
        "init [--practice]",
        ("Tạo cơ sở dữ liệu mới.", "Creates a new database."),
        (
            (
                "--practice",
                (
                    "để tập: mọi kết quả in ra đều ghi THỰC HÀNH; không đổi lại được",
                    "for training: everything printed says PRACTICE; it cannot be changed later",
                ),
            ),
        ),
        ("thidua init --db cum-8.db",),
    ),
    "start": Help(
        "start [CỤM/NĂM] [--practice]",
        (
            "Bắt đầu năm thi đua của cụm: hỏi từng câu, từ tên cụm, đơn vị, Cụm trưởng, bảng tiêu"
            " chí đến khi ban hành kế hoạch. Mỗi câu trả lời được ghi ngay; chạy lại thì hỏi tiếp.",
            "Begins a cluster's year: asks question by question, from the cluster, its units, its"
            " chair and its rulebook to the plan that is issued. Each answer is stored at once;"
            " run again, it goes on.",
        ),
        (
            (
                "CỤM/NĂM",
                (
                    "mã cụm và năm, ví dụ cum-8/2027; không nêu thì được hỏi",
                    "the cluster's code and the year, for example cum-8/2027; asked for if left"
                    " out",
                ),
            ),
            (
                "--practice",
                (
                    "để tập, khi cơ sở dữ liệu chưa có: mọi kết quả in ra đều ghi THỰC HÀNH",
                    "for training, where there is no database yet: everything printed says"
                    " PRACTICE",
                ),
            ),
        ),
        ("thidua start", "thidua start cum-8/2027 --db cum-8.db"),
    ),
    "play": Help(
        "play TỆP",
        (
            "Nhập một kịch bản (YAML hoặc JSON). Có lỗi thì không ghi gì; chạy lại thì tiếp tục.",
            "Plays a scenario (YAML or JSON). Any error stores nothing; playing again goes on.",
        ),
        (("TỆP", ("tệp kịch bản; xem thidua schema", "the scenario file; see thidua schema")),),
        ("thidua play nam-2021.yaml",),
    ),
    "backfill": Help(
        "backfill NĂM [--list]",
        (
            "Nhập lại một năm đã qua, hỏi từng câu; câu nào cũng có thể trả lời là nguồn không"
            " ghi. Mỗi câu trả lời được ghi ngay; chạy lại thì hỏi tiếp.",
            "Tells a past year question by question; any answer may be that the source does not"
            " say. Each answer is stored at once; run again, it goes on.",
        ),
        (
            (
                "NĂM",
                (
                    "mã cụm và năm, ví dụ cum-9/2019; cụm chưa có thì được hỏi tên",
                    "the cluster's code and the year, for example cum-9/2019; a new cluster is"
                    " asked for",
                ),
            ),
            (
                "--list",
                ("liệt kê các câu hỏi, không hỏi", "list the questions without asking them"),
            ),
        ),
        ("thidua backfill cum-9/2019",),
    ),
    "do": Help(
        "do ĐỐI_TƯỢNG [LỆNH] [khóa=giá_trị … | TỆP] --as …",
        (
            "Làm một việc trên năm thi đua, cụm, đơn vị hoặc lịch. Không nêu LỆNH thì liệt kê"
            " việc làm được ngay và ai làm; chỉ nêu LỆNH thì cho xem các ô và một dòng mẫu.",
            "Does one act on a cycle, cluster, unit or the calendar. Without a command it lists"
            " what may be done now and by whom; with a command alone, its fields and an example.",
        ),
        (
            (
                "ĐỐI_TƯỢNG",
                (
                    "cum-8/2021, cum-8, long-an, lich; đơn vị hoặc cụm mới: mã sẽ đặt",
                    "cum-8/2021, cum-8, long-an, calendar; for a new unit or cluster its code",
                ),
            ),
            ("LỆNH", ("tên lệnh, ví dụ open_ballot", "the command, such as open_ballot")),
            (
                "khóa=giá_trị",
                (
                    "các ô của lệnh; bên trong dùng dấu chấm: document.kind=…; tệp đã ký ghi"
                    " bằng đường dẫn: document.file=ban-ky.pdf; điểm: 1=20, 1.bonus=+5, sửa điểm:"
                    " 1=20->18; nhiều đơn vị: units=long-an,ben-tre; số phiếu:"
                    ' votes="long-an: 9, ben-tre: 2"; từ tiếng Việt thay cho mã:'
                    ' method="giơ tay"',
                    "the command's fields; inside with dots: document.kind=…; a signed file by its"
                    " path: document.file=ban-ky.pdf; scores: 1=20, 1.bonus=+5, changed: 1=20->18;"
                    ' several units: units=long-an,ben-tre; votes: votes="long-an: 9, ben-tre: 2";'
                    ' what a code is called in place of it: method="show of hands"',
                ),
            ),
            (
                "TỆP",
                (
                    "tệp YAML hoặc JSON có các ô của lệnh; với set_rulebook, amend_rulebook là"
                    " tệp bảng tiêu chí",
                    "a YAML or JSON file with the command's fields; for set_rulebook and"
                    " amend_rulebook the rulebook file",
                ),
            ),
            _AS,
            ("--for ĐƠN_VỊ", ("làm thay mặt đơn vị ấy", "on behalf of that unit")),
            (
                "--at LÚC",
                (
                    "việc xảy ra lúc nào: 2021-11-30, 2021-11-30T17:00, 2021-11, unknown",
                    "when it happened: 2021-11-30, 2021-11-30T17:00, 2021-11, unknown",
                ),
            ),
            (
                "--id MÃ",
                (
                    "mã lệnh (UUID): gửi lại cùng mã chỉ ghi một lần",
                    "the command id (a UUID): the same id is carried out once",
                ),
            ),
            (
                "--dry-run",
                (
                    "cho xem sẽ ghi gì, không ghi",
                    "show what would be recorded, and record nothing",
                ),
            ),
            (
                "--yes",
                (
                    "đã xem các hạn sẽ chuyển theo (khi đính chính lịch, đổi ngày hội nghị); ghi"
                    " và chuyển",
                    "the deadlines that would move with it (a corrected day, another conference"
                    " day) were seen; record it and move them",
                ),
            ),
        ),
        (
            "thidua do cum-8/2021",
            "thidua do cum-8/2021 submit_sheet",
            "thidua do cum-8/2021 submit_sheet unit=long-an --as unit_officer@long-an",
        ),
    ),
    "status": Help(
        "status [NĂM|CỤM|ĐƠN_VỊ] [--as-of LÚC|@N] [--as …]",
        (
            "Năm thi đua đang ở bước nào, việc gì làm được, ai làm, còn thiếu gì, hạn nào. Với đơn"
            " vị: thuộc cụm nào, còn phải làm gì, kết quả các năm. Không nêu gì: mọi năm, hoặc việc"
            " đầu tiên phải làm.",
            "Where the cycle stands, what can be done and by whom, what is lacking, deadlines. Of a"
            " unit: its clusters, what it owes, its results. Without anything: every year, or the"
            " first step.",
        ),
        (_ANY, _AS_OF, READER),
        (
            "thidua status",
            "thidua status cum-8/2021",
            "thidua status long-an",
            "thidua status cum-8/2021 --as-of 30/11/2021",
        ),
    ),
    "calendar": Help(
        "calendar [NĂM] [--as-of LÚC|@N] [--as …]",
        (
            "Các hạn theo thứ tự ngày: còn mấy ngày làm việc, đơn vị nào còn phải làm gì, hạn nào"
            " đã đổi và vì sao, ngày nào rơi vào kỳ nghỉ. Không nêu NĂM thì cho xem lịch làm việc"
            " chính thức và cách ghi quyết định ra muộn.",
            "Deadlines in the order of their days: working days left, who still owes what, what"
            " moved and why, which day falls into a holiday. Without a cycle: the official"
            " calendar, and how a late decision is recorded.",
        ),
        (_CYCLE, _AS_OF, READER),
        ("thidua calendar cum-8/2021", "thidua calendar"),
    ),
    "outcome": Help(
        "outcome NĂM|CỤM|ĐƠN_VỊ [--as-of LÚC|@N] [--as …]",
        (
            "Bảng điểm, xếp hạng, kết quả bình xét, đơn vị giữ nhiệm vụ, bàn giao, hồ sơ khen"
            " thưởng. Với cụm: thành viên qua các năm, các năm thi đua. Với đơn vị: tên gọi, kế"
            " thừa, hội nghị của riêng đơn vị.",
            "Score table, ranks, selections, officers, handover, award file. Of a cluster: its"
            " members over the years and its cycles. Of a unit: its names, predecessors,"
            " successors and the gatherings of its own.",
        ),
        (_ANY, _AS_OF, READER),
        (
            "thidua outcome cum-8/2021",
            "thidua outcome an-giang",
            "thidua outcome cum-8/2021 --as-of @57",
        ),
    ),
    "log": Help(
        "log NĂM|CỤM|ĐƠN_VỊ [--as CHỨC_DANH@ĐƠN_VỊ]",
        (
            "Nhật ký: ai làm gì, lúc nào, thay mặt ai, từ mấy thành mấy, vì sao.",
            "The log: who did what, when, on whose behalf, from what to what, and why.",
        ),
        (_ANY, READER),
        ("thidua log cum-8/2021",),
    ),
    "permissions": Help(
        "permissions [NĂM --as CHỨC_DANH@ĐƠN_VỊ]",
        (
            "Ai được làm gì, xem gì; nêu NĂM và vai thì quyền của vai ấy trong năm, lúc này.",
            "Who may do and read what; with a cycle and offices, what these may there now.",
        ),
        (_CYCLE, READER),
        (
            "thidua permissions",
            "thidua permissions cum-8/2021 --as unit_officer@long-an",
        ),
    ),
    "replay": Help(
        "replay [NĂM | --all] [--as …]",
        (
            "Dựng lại kết quả từ sự kiện, kiểm tra chuỗi, so với bảng đã thông qua và kết quả đã"
            " chốt. Khác thì nêu chỗ đầu tiên và thoát với mã 1.",
            "Rebuilds the outcome from the events, checks the chain, compares with what was"
            " adopted and sealed. A difference is named and gives exit code 1.",
        ),
        (
            _CYCLE,
            (
                "--all",
                ("mọi năm và mọi luồng; không nêu NĂM cũng vậy", "everything, as without NĂM"),
            ),
            READER,
        ),
        ("thidua replay --all",),
    ),
    "reconcile": Help(
        "reconcile TỆP|NĂM|- [--sheet TRANG] [--ranking …]",
        (
            "Kiểm tra một bảng điểm: cộng lại từng dòng, từng cột, xếp hạng lại, nêu mọi chỗ chưa"
            " khớp kèm ô. Không cần cài đặt gì trước, không ghi gì.",
            "Checks a score table: adds up every row and column, ranks again, and names whatever"
            " does not agree, with its cell. It needs no set-up and records nothing.",
        ),
        (
            (
                "TỆP",
                (
                    "bảng tính .xlsx, .xls, .ods, tệp .csv hoặc văn bản",
                    "a spreadsheet (.xlsx, .xls, .ods), a .csv file or a text",
                ),
            ),
            ("NĂM", ("bảng điểm của một năm thi đua", "the score table of a cycle")),
            ("-", ("bảng dán vào từ Excel, Word", "a table pasted from Excel or Word")),
            ("--sheet TRANG", ("trang có bảng điểm", "the sheet with the table")),
            (
                "--ranking",
                (
                    "dense: 1, 2, 3, 3, 4; competition: 1, 2, 3, 3, 5; không nêu thì theo kiểu"
                    " hợp nhất với hạng đã ghi",
                    "dense: 1, 2, 3, 3, 4; competition: 1, 2, 3, 3, 5; by default whichever fits"
                    " the ranks best",
                ),
            ),
            READER,
        ),
        ("thidua reconcile bang-diem.xlsx", "thidua reconcile cum-8/2021"),
    ),
    "schema": Help(
        "schema [LỆNH]",
        (
            "JSON Schema của một lệnh, hoặc của tệp kịch bản.",
            "JSON Schema of one command, or of scenario files.",
        ),
        (("LỆNH", ("ví dụ enter_scores", "for example enter_scores")),),
        ("thidua schema enter_scores",),
    ),
    "worker": Help(
        "worker [--concurrency SỐ] [--queues HÀNG_ĐỢI]",
        (
            "Làm việc đến hạn trên một trong nhiều máy (PostgreSQL và Redis): hạn, thông báo, bảng"
            " đọc. Một máy thì dùng thidua serve.",
            "Does what falls due on one of several machines (PostgreSQL and Redis): deadlines,"
            " notices, read models. On one machine use thidua serve.",
        ),
        (
            (
                "--concurrency SỐ",
                ("số việc cùng lúc, mặc định 2", "tasks at once, 2 by default"),
            ),
            (
                "--queues HÀNG_ĐỢI",
                ("deadlines, notices, models; mặc định cả ba", "all three by default"),
            ),
            (
                "THIDUA_REDIS",
                (
                    "địa chỉ Redis, mặc định redis://localhost:6379/0",
                    "where Redis is, redis://localhost:6379/0 by default",
                ),
            ),
        ),
        ("thidua worker --db postgresql://thidua@db/thidua",),
    ),
    "beat": Help(
        "beat",
        (
            "Đánh thức các máy đang chạy thidua worker theo nhịp. Chạy ở một máy; tắt đi rồi chạy"
            " lại không mất việc nào.",
            "Wakes the machines that run thidua worker in their rhythm. On one machine; stopped"
            " and started again, nothing is lost.",
        ),
        (),
        ("thidua beat --db postgresql://thidua@db/thidua",),
    ),
}

#: Pages of commands inside a command, by both words; each group adds its own.
INSIDE: Final[dict[str, Help]] = {}
