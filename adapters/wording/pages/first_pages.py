"""The words of the first pages at the door of one machine."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.filling import filled
from adapters.wording.writing import Lang, pick

Pair = tuple[str, str]

FIRST: Final[Mapping[str, Pair]] = {
    "title": ("Bắt đầu từ đâu?", "Where to begin?"),
    "lead": (
        "Không cần tài khoản, không cần mạng. Mọi thứ nằm trên máy này; đóng cửa sổ lệnh là tắt.",
        "No account, no network. Everything is on this machine; close the window of the command to"
        " stop.",
    ),
    # the three cards
    "excel": ("Đã có bảng điểm Excel?", "Is there a score table in Excel?"),
    "excel_about": (
        "Xem ngay chỗ nào chưa khớp, kèm ô. Rồi làm cả bộ giấy tờ hội nghị từ bảng đó.",
        "See at once what does not agree, with its cell. Then make the conference's papers from"
        " that table.",
    ),
    "file": ("Tệp bảng điểm", "File of the score table"),
    "file_help": (
        ".xlsx, .xls, .ods, .csv, nhiều nhất 5 MB. Có thể thả tệp vào ô này.",
        ".xlsx, .xls, .ods, .csv, 5 MB at most. The file can be dropped here.",
    ),
    "check": ("Xem chỗ chưa khớp", "See what does not agree"),
    "use_sample": ("Dùng bảng mẫu", "Use a sample table"),
    "or_paste": ("Hoặc dán bảng đã sao chép", "Or paste a copied table"),
    "paste": ("Dán bảng vào đây", "Paste the table here"),
    "paste_help": (
        "Sao chép từ Excel hoặc Word, cả dòng tiêu đề, rồi dán (Ctrl+V).",
        "Copy it in Excel or Word, the headings too, and paste (Ctrl+V).",
    ),
    "real": ("Xem một năm thật", "See a real year"),
    "real_about": (
        "Cụm thi đua số 8, năm 2021: 12 đơn vị, 10 tiêu chí, theo dự thảo báo cáo tổng kết.",
        "Cluster 8 of 2021: 12 units, 10 criteria, from the draft of its summary report.",
    ),
    "real_table": ("Bảng điểm, xếp hạng", "Scores and ranks"),
    "real_table_is": ("có, có chỗ chưa khớp", "there, with places that do not agree"),
    "real_vote": ("Hội nghị, bỏ phiếu", "Conference and votes"),
    "real_award": ("Quyết định khen thưởng", "Award decisions"),
    "untold": ("nguồn không ghi", "the source does not say"),
    "real_open": ("Mở năm 2021 của Cụm 8", "Open 2021 of Cluster 8"),
    "practise": ("Tập 10 phút", "Practise for ten minutes"),
    "practise_about": (
        "Một khối ví dụ sáu đơn vị, đang dở giữa năm. Làm ba việc rồi xem nhật ký ghi lại thế nào.",
        "An invented cluster of six units in the middle of its year. Do three things and see how"
        " the log keeps them.",
    ),
    "task_return": ("Trả lại một bảng thiếu minh chứng", "Send back a sheet that lacks proof"),
    "task_settle": ("Thống nhất điểm một đơn vị", "Settle one unit's scores"),
    "task_vote": ("Bỏ phiếu, kiểm phiếu", "Hold the vote and count it"),
    "practise_open": ("Bắt đầu tập", "Begin"),
    "practise_on": ("Tập tiếp, {count}/3 việc đã xong", "Go on, {count} of 3 done"),
    "going": ("Đang làm dở trên máy này", "Under way on this machine"),
    "year_of": ("{cluster}, năm {year}", "{cluster}, {year}"),
    "stands": ("đang ở bước {phase}", "at the step: {phase}"),
    "anew": ("Bắt đầu lại", "Begin anew"),
    "own": ("Làm thật cho cụm, khối của mình", "For your own cluster"),
    "own_about": (
        "Mở một năm thật thì không còn vai để đổi: mỗi người một chức danh, mọi thay đổi điểm có lý"
        " do và tên người. Gõ ở cửa sổ lệnh:",
        "In a real year there are no offices to switch: each person has one, and every change of a"
        " score has a reason and a name. Type in a terminal:",
    ),
    "own_command": (
        "thidua start cum-8/2027 --db cum-8.db",
        "thidua start cum-8/2027 --db cum-8.db",
    ),
    "own_then": (
        "Trả lời xong bảy câu thì mở lại trong trình duyệt, ghi rõ chức danh của mình:",
        "After its seven questions open it in the browser, naming your office:",
    ),
    "own_open": (
        "thidua open --db cum-8.db --as secretary@an-giang",
        "thidua open --db cum-8.db --as secretary@an-giang",
    ),
    # ten minutes
    "practise_lead": (
        "Khối thi đua thực hành, năm 2026, đang chấm điểm. Bấm nút là đổi sang đúng vai và mở sẵn"
        " biểu mẫu; ghi xong quay lại đây bằng “Ba việc tập” ở dải vàng.",
        "The practice cluster, 2026, while it scores. Each button puts on the right office and"
        " opens the form; “Three acts to practise” in the yellow strip leads back here.",
    ),
    "done_of": ("Đã xong {count}/3 việc", "{count} of 3 done"),
    "return_about": (
        "Trạm Khuyến nông Lúa Vàng chưa kèm minh chứng cho tiêu chí 4. Ghi lý do và ngày gửi lại.",
        "Lúa Vàng showed no proof for criterion 4. Give the reason and the day it is due again.",
    ),
    "settle_about": (
        "Bảng của Trường Đào tạo nghề Đồng Nội đã chấm chéo, đơn vị đã giải trình. Thống nhất"
        " điểm.",
        "The sheet of Đồng Nội was cross-checked and explained. Settle its scores.",
    ),
    "vote_about": (
        "Các bảng còn lại do những người khác làm xong, rồi hội nghị mở, đủ người, bảng điểm đã"
        " thông qua. Mở lượt bỏ phiếu cho Cờ thi đua (chọn biểu quyết giơ tay), ghi kết quả, kết"
        " thúc lượt.",
        "Others finish the sheets that are left; the conference opens with its quorum and adopts"
        " the table. Open the ballot on the emulation flag (take a show of hands), enter the count,"
        " close it.",
    ),
    "do_return": ("Trả lại bảng của Lúa Vàng", "Send back Lúa Vàng's sheet"),
    "do_settle": ("Thống nhất điểm Đồng Nội", "Settle Đồng Nội's scores"),
    "next_day": ("Sang ngày hội nghị", "On to the conference"),
    "vote_waits": (
        "Làm xong hai việc trên thì sang được ngày hội nghị.",
        "Once the two above are done, go on to the conference.",
    ),
    "step_open": ("Mở lượt bỏ phiếu", "Open the ballot"),
    "step_count": ("Ghi kết quả biểu quyết", "Enter the count"),
    "step_close": ("Kết thúc lượt bỏ phiếu", "Close the ballot"),
    "all_done": (
        "Xong cả ba việc. Mọi việc vừa làm nằm trong nhật ký, không sửa, không xóa được.",
        "All three are done. What you did stands in the log; nobody can change or remove it.",
    ),
    "see_log": ("Xem nhật ký ghi lại thế nào", "See how the log keeps it"),
    "done": ("đã xong", "done"),
    "to_do": ("chưa làm", "to do"),
    # beginning anew
    "anew_title": ("Bắt đầu lại năm thực hành?", "Begin the practice year anew?"),
    "anew_about": (
        "Mọi việc đã làm trong năm thực hành trên máy này bị bỏ, không lấy lại được. Năm thật của"
        " Cụm 8 và tệp của bạn không bị động đến.",
        "What was done in the practice year on this machine is dropped and cannot be had back. The"
        " real year of Cluster 8 and your own files are not touched.",
    ),
    "anew_back": ("Quay lại, không bỏ gì", "Back, drop nothing"),
    "cannot_undo": ("Việc này không hoàn tác được", "This cannot be undone"),
    # a table
    "table_lead": (
        "Chương trình cộng lại mọi tổng, so mọi hạng, nêu từng ô chưa khớp. Tệp không bị sửa, không"
        " gửi ra ngoài, không lưu lại.",
        "Every total is added up again, every rank compared, every cell that disagrees is named."
        " The file is not changed, not sent out, not kept.",
    ),
    "pasted": ("bảng vừa dán", "the pasted table"),
    "sample_name": ("bang-diem-mau.xlsx", "bang-diem-mau.xlsx"),
    "agrees": (
        "Không thấy chỗ nào chưa khớp trong {file}",
        "Nothing was found to disagree in {file}",
    ),
    "differs": ("{count} chỗ chưa khớp trong {file}", "{count} places do not agree in {file}"),
    "differs_one": ("1 chỗ chưa khớp trong {file}", "1 place does not agree in {file}"),
    "of_one_unit": ("Bảng tiêu chí của một đơn vị: {file}", "One unit's sheet: {file}"),
    "where": (
        "Ô {span}, {count} đơn vị. Tệp không bị sửa.",
        "Cells {span}, {count} units. The file is not changed.",
    ),
    "where_sheet": (
        "Trang “{sheet}”, ô {span}, {count} đơn vị. Tệp không bị sửa.",
        "Sheet “{sheet}”, cells {span}, {count} units. The file is not changed.",
    ),
    "another": ("Thả tệp khác", "Another file"),
    "the_table": ("Bảng như trong tệp", "The table as in its file"),
    "line": ("Dòng", "Line"),
    "becomes": ("tính lại {value}", "should be {value}"),
    "read_as": ("đọc là {value}", "read as {value}"),
    "not_agreeing": ("Chưa khớp", "Not agreeing"),
    "otherwise": ("Đã đọc khác cách ghi", "Read otherwise than written"),
    "how_read": ("Đã đọc bảng thế nào", "How the table was read"),
    "cell": ("Ô {at}", "Cell {at}"),
    "which_figures": (
        "Giấy tờ hội nghị dùng số nào ở {count} chỗ này?",
        "Which figures do the papers have at these {count} places?",
    ),
    "as_written": ("Giữ số đã ghi trong bảng", "Those written in the table"),
    "as_written_help": (
        "mỗi chỗ có ghi chú “chưa khớp” để hội nghị xem",
        "each place noted, for the conference to look at",
    ),
    "recomputed": ("Dùng số tính lại", "Those worked out again"),
    "recomputed_help": (
        "tổng theo các phần, hạng theo tổng",
        "totals by their parts, ranks by totals",
    ),
    "mend_first": (
        "Muốn sửa trong Excel trước: sửa xong, thả lại tệp.",
        "To mend it in Excel first: do so, then drop the file again.",
    ),
    "office": ("Ghi lên giấy tờ (có thể để trống)", "On the papers (may stay empty)"),
    "cum": ("Tên cụm, khối", "Cluster"),
    "nam": ("Năm, để trống thì theo tên bảng", "Year, empty for that of the table's title"),
    "dia_danh": ("Địa danh", "Place"),
    "ngay": ("Ngày ký, ví dụ 20/12/2026", "Date, for example 20/12/2026"),
    "make": ("Làm bộ giấy tờ hội nghị (.zip)", "Make the conference's papers (.zip)"),
    "list": ("Tải bảng kê chỗ chưa khớp", "Download the list of what does not agree"),
    "blanks": (
        "Ngày, số văn bản, người ký chưa biết thì để trống (……), không tự điền.",
        "Days, numbers and signers that are not known stay blank (……); nothing is made up.",
    ),
    # at the terminal
    "making": (
        "Đang dựng năm thực hành và năm thật (chỉ lần đầu, vài giây) …",
        "Making the practice year and the real one (this once, some seconds) …",
    ),
    "made": (
        "Hai cơ sở dữ liệu ví dụ nằm trong {folder}.",
        "Both example databases are in {folder}.",
    ),
    "serving": ("Mở trong trình duyệt: {address}", "Open in the browser: {address}"),
    "stops": (
        "Chỉ máy này vào được. Ctrl+C để tắt.",
        "Only this machine reaches it. Ctrl+C stops it.",
    ),
    "closed": ("Đã tắt.", "Stopped."),
}


def first_said(key: str, lang: Lang, **facts: object) -> str:
    """Words of the first pages."""
    return filled(pick(FIRST[key], lang), facts)
