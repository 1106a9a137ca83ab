"""The words of the guided telling of a past year: questions, and help with the answers."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.pages.doors import Pair

ASKED: Final[Mapping[str, Pair]] = {
    "cluster": ("Tên cụm, khối thi đua {code}", "The name of the cluster {code}"),
    "units": (
        "Các đơn vị thành viên nguồn nêu tên, cách nhau bằng dấu phẩy; đơn vị chỉ đến dự thì không"
        " ghi ở đây",
        "The members that the source names, with commas between; not those who only attended",
    ),
    "open": ("Vì sao nhập lại năm {year}", "Why the year {year} is told from the past"),
    "source": ("Nguồn: văn bản, tin bài nào", "The source: which document or news item"),
    "year_name": (
        "Nguồn gọi năm {year} là gì, ví dụ năm học 2017–2018",
        "What the source calls {year}, such as năm học 2017–2018",
    ),
    "members": (
        "Cụm có bao nhiêu thành viên, ví dụ 12/12, hoặc 7/7: An Giang, Cà Mau",
        "How many members, for example 12/12, or 7/7: An Giang, Cà Mau",
    ),
    "chair": ("Đơn vị Cụm trưởng (Khối trưởng) năm {year}", "The chair of {year}"),
    "criteria": (
        "Tệp bảng tiêu chí của năm (xem thidua rulebook new)",
        "The file with the year's rulebook (see thidua rulebook new)",
    ),
    "awards": (
        "Nguồn nêu những danh hiệu, hình thức khen thưởng nào, cách nhau bằng dấu phẩy",
        "The awards that the source names, with commas between",
    ),
    "reading": (
        "Bảng tiêu chí tự mâu thuẫn ({discrepancy}: {one} và {other}). Đọc thế nào",
        "The rulebook contradicts itself ({discrepancy}: {one} and {other}). How is it read",
    ),
    "plan": ("Kế hoạch của Cụm: số, ngày, nơi ký", "The plan: number, date, who signed"),
    "registration": ("Các đơn vị có đăng ký thi đua không", "Did the units register"),
    "targets": ("Các chỉ tiêu đã đăng ký", "The targets that were registered"),
    "deadlines": ("Hạn đăng ký, gửi bảng điểm, báo cáo", "The deadlines of the year"),
    "movements": (
        "Các phong trào thi đua trong năm, bao nhiêu đơn vị thực hiện",
        "The movements of the year, and how many units took part",
    ),
    "reports": ("Đơn vị phải gửi những báo cáo nào", "The reports that were required"),
    "quorum": ("Số đơn vị tối thiểu phải dự", "The quorum"),
    "secrecy": ("Bỏ phiếu kín hay công khai", "A secret ballot or an open one"),
    "pledge": (
        "Các đơn vị có ký kết giao ước của năm không",
        "Did the units sign the year's pledge",
    ),
    "scores": (
        "Tệp bảng điểm nguồn công bố (XLSX, CSV hoặc chữ)",
        "The file with the score table that the source published (XLSX, CSV or text)",
    ),
    "conference": (
        "Hội nghị tổng kết họp ngày nào, ở đâu, bằng hình thức nào",
        "When, where and how the summary conference met",
    ),
    "attendance": ("Bao nhiêu đơn vị dự hội nghị", "How many units attended"),
    "report_adopted": (
        "Hội nghị có thông qua báo cáo tổng kết không",
        "Was the report adopted",
    ),
    "table_adopted": ("Hội nghị có thông qua bảng điểm không", "Was the score table adopted"),
    "selection": ("“{name}”: chọn những đơn vị nào", "“{name}”: which units were chosen"),
    "graded": ("“{title}” là loại nguồn nào, ngày nào", "What “{title}” is, and of which day"),
    "more": (
        "Nguồn này nêu thêm danh hiệu, hình thức khen thưởng nào (không thêm thì Enter)",
        "Which awards this source names besides (Enter where none)",
    ),
    "chosen": (
        "Theo nguồn này, “{name}” chọn những ai (không nêu thì Enter)",
        "By this source, “{name}”: who was chosen (Enter where it does not say)",
    ),
    "officers": (
        "Theo nguồn này, đơn vị giữ nhiệm vụ năm sau ({next}) (không nêu thì Enter)",
        "By this source, the officers of the next year ({next}) (Enter where it does not say)",
    ),
    "besides": (
        "Nguồn này còn nêu điều nào khác (hết thì Enter)",
        "What else this source says (Enter where nothing)",
    ),
    "another": (
        "Còn nguồn nào khác nói về năm này: tên nguồn, hoặc mã nguồn đã nhập để nhập tiếp (không"
        " còn thì Enter)",
        "Another source of this year: its title, or the code of one that is entered, to go on with"
        " it (Enter where there is none)",
    ),
    "ballot_figures": ("Số phiếu", "The ballot figures"),
    "threshold": ("Tỷ lệ phiếu cần đạt", "The threshold"),
    "quota": ("Số lượng được đề nghị", "The quota"),
    "election": (
        "Đơn vị giữ nhiệm vụ năm sau ({next})",
        "The officers of the next year ({next})",
    ),
    "next_pledge": (
        "Các đơn vị có ký giao ước năm sau không",
        "Was the pledge of the next year signed",
    ),
    "handover": ("Đã bàn giao nhiệm vụ chưa", "Was the handover done"),
    "minutes": ("Có biên bản hội nghị không", "Are there minutes"),
    "decision": ("Quyết định khen thưởng", "The decision on the awards"),
    "step": (
        "Đã hỏi xong bước {phase}.{lacking} Nhập tiếp bước sau",
        "The phase {phase} is asked through.{lacking} Go on to the next one",
    ),
    "step_unasked": (" Để sau, chưa hỏi nguồn: {conditions}.", " Put off: {conditions}."),
    "step_lacking": (" Nguồn không nêu: {conditions}.", " Not stated: {conditions}."),
}
FIELDS: Final[Mapping[str, Pair]] = {
    "name": ("Tên", "Name"),
    "authority": ("Cơ quan chủ quản", "Authority"),
    "units": ("Đơn vị", "Units"),
    "reason": ("Lý do", "Reason"),
    "title": ("Tên nguồn", "Title"),
    "grade": ("Loại nguồn", "Grade"),
    "called": ("Tên gọi", "Name"),
    "date": ("Ngày", "Date"),
    "said": ("Trả lời", "Answer"),
    "chair": ("Cụm trưởng (Khối trưởng)", "Chair"),
    "vices": ("Cụm phó (Khối phó)", "Vice-chairs"),
    "file": ("Tệp", "File"),
    "titles": ("Danh hiệu, hình thức", "Awards"),
    "reading": ("Cách đọc", "Reading"),
    "number": ("Số, ký hiệu", "Number"),
    "signer": ("Nơi ký", "Signed by"),
    "place": ("Địa điểm", "Place"),
    "mode": ("Hình thức", "Mode"),
    "chosen": ("Được chọn", "Chosen"),
    "word": ("Nguồn gọi việc chọn là gì", "The source's word for how they were chosen"),
    "stage": ("Mới đề nghị hay đã quyết định", "Proposed, or decided"),
    "by": ("Cơ quan quyết định", "The authority"),
    "topic": ("Điều", "Topic"),
    "how": ("Cách chọn", "How"),
    "yes": ("Đồng ý", "Agreed"),
}
KINDS: Final[Mapping[str, Pair]] = {
    "said": (
        "có, không, 12/12, 7/12: An Giang, Cà Mau, hoặc lời của nguồn",
        "yes, no, 12/12, 7/12: An Giang, Cà Mau, or the source's words",
    ),
    "chosen": (
        "An Giang, Cà Mau; Cà Mau (về văn hóa); Tổ Thư viện (thuộc An Giang); chỉ biết số: 3, hoặc"
        " 2: An Giang; còn đơn vị khác: …",
        "An Giang, Cà Mau; Cà Mau (for culture); Tổ Thư viện (inside An Giang); by number: 3, or 2:"
        " An Giang; others besides: …",
    ),
    "date": (
        "21/05/2021; 18-19/01/2021; 2021-05 khi chỉ biết tháng",
        "21/05/2021; 18-19/01/2021; 2021-05 where only the month is known",
    ),
    "yes": ("có hoặc không", "yes or no"),
}
PAGE: Final[Mapping[str, Pair]] = {
    "head": (
        "Nhập lại năm {code}: còn lại {open} câu. ? = nguồn không ghi · Enter = để sau ·"
        " < = trả lời lại câu trước · q = thôi",
        "Telling {code}: {open} questions are left. ? = not stated · Enter = later ·"
        " < = answer the one before again · q = stop",
    ),
    "question": ("[còn {open}] {text}", "[{open} left] {text}"),
    "stands": ("  Đang ghi: {text}. Enter = giữ nguyên", "  It says: {text}. Enter = leave it"),
    "left_as_is": ("  Giữ nguyên.", "  Left as it is."),
    "nothing_before": (
        "  Trước câu này không có câu nào trả lời lại được ở đây.",
        "  Before this there is no answer that can be given again here.",
    ),
    "passed_over": (
        "  Bỏ qua “{text}”: đã ghi thành việc, sửa bằng thidua do {code}.",
        "  Passed over “{text}”: it is recorded as an act; mend it with thidua do {code}.",
    ),
    "which_year": (
        "“{day}” chưa ghi năm. Năm nào ({year} hay {next})",
        "“{day}” does not say of which year. Which one ({year} or {next})",
    ),
    "remark": (
        "  ! {text} Nguồn ghi đúng như vậy thì để nguyên; gõ nhầm thì < để trả lời lại.",
        "  ! {text} Leave it where the source says so; < answers again where it was a slip.",
    ),
    "remark_counts": (
        "{topic}: {said}, {other}: {other_said}; hai câu không cùng một tổng số đơn vị.",
        "{topic}: {said}, {other}: {other_said}; the two do not count out of as many units.",
    ),
    "remark_units_entered": (
        "Đã nhập {entered} đơn vị, nguồn nêu Cụm có {of}.",
        "{entered} units were entered, the source says there are {of}.",
    ),
    "remark_before_plan": (
        "Hội nghị tổng kết ngày {conference}, trước ngày {plan} của kế hoạch.",
        "The summary conference is of {conference}, before the plan's day {plan}.",
    ),
    "remark_denied": (
        "{topic}: nguồn nêu là không có, nhưng {other} thì có.",
        "{topic} did not take place by one answer, and yet {other} did by another.",
    ),
    "optional": ("không có thì Enter", "Enter where there is none"),
    "choices": ("chọn: {choices}", "one of: {choices}"),
    "recorded": ("  ✓ {event}  {sentence}", "  ✓ {event}  {sentence}"),
    "later": ("  Để sau.", "  Put off."),
    "wrong": ("  Chưa nhận: {said}", "  Not taken: {said}"),
    "choose": (
        "“{value}” không có trong các lựa chọn: {choices}.",
        "“{value}” is none of these: {choices}.",
    ),
    "no_unstated": (
        "Câu này phải có câu trả lời, hoặc Enter để hỏi sau.",
        "This needs an answer, or Enter to be asked later.",
    ),
    "stopped": (
        "Đã dừng; mọi câu đã trả lời đều đã ghi. Chạy lại lệnh này để nhập tiếp.",
        "Stopped; all that was answered is stored. Run the same command to go on.",
    ),
    "put_off": (
        "Còn {count} câu để sau. Chạy lại lệnh này để trả lời:",
        "{count} questions were put off. Run the same command to answer them:",
    ),
    "yes": ("có", "yes"),
    "waiting": (
        "{count} câu nữa chỉ hỏi được khi đã trả lời những câu này.",
        "{count} more can be asked only once these are answered.",
    ),
    "done": ("Đã hỏi hết.", "Everything has been asked."),
    "next": (
        "Xem: thidua outcome {code}. Ghi trực tiếp từ nay: thidua do {code} take_live reason=…"
        " --as operator",
        "See: thidua outcome {code}. To go on live: thidua do {code} take_live reason=…"
        " --as operator",
    ),
    "list_open": ("chưa trả lời", "open"),
    "list_done": ("đã trả lời", "answered"),
    "list_later": ("chưa đến lượt", "not yet asked"),
}
