"""The words of starting a year of one's own: questions, and help with the answers."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.pages.doors import Pair

ASKED: Final[Mapping[str, Pair]] = {
    "cluster": (
        "Tên cụm, khối thi đua, và cơ quan cấp trên (bộ, UBND tỉnh)",
        "The name of the cluster, and the authority above it",
    ),
    "members": (
        "Các đơn vị thành viên: mỗi dòng một tên đầy đủ, Enter hai lần là hết; hoặc tên tệp chứa"
        " danh sách (.txt, .xlsx, .ods, .csv). Muốn có tên gọn thì ghi: Sở Y tế tỉnh Long An = Long"
        " An",
        "The member units: one full name a line, Enter twice ends it; or a file that holds the list"
        " (.txt, .xlsx, .ods, .csv). For a short name write: Sở Y tế tỉnh Long An = Long An",
    ),
    "officers": (
        "Đơn vị Cụm trưởng, Cụm phó năm {year}: ghi tên hoặc số thứ tự",
        "The chair and the vice-chairs of {year}: a name or its number",
    ),
    "criteria": (
        "Bảng tiêu chí của năm: tên tệp YAML, hoặc bảng Excel, Word của cơ quan. Chưa có thì Enter,"
        " rồi lập bằng thidua rulebook new",
        "The year's rulebook: a YAML file, or the office's table in Excel or Word. Enter where"
        " there is none yet; make it by thidua rulebook new",
    ),
    "deadline": ("Hạn của bước {phase}: hết ngày nào", "The last day of the phase {phase}"),
    "plan": (
        "Kế hoạch thi đua của năm: số, ký hiệu và ngày ký. Trả lời xong là kế hoạch được ban hành,"
        " các đơn vị đăng ký được",
        "The year's plan: its number and date. Once answered the plan is issued and the units can"
        " register",
    ),
}
FIELDS: Final[Mapping[str, Pair]] = {
    "cluster": (
        "Mã ngắn của cụm, dùng để gõ lệnh (ví dụ cum-8)",
        "A short code of the cluster, to be typed (for example cum-8)",
    ),
    "year": ("Năm thi đua", "Year"),
    "name": ("Tên", "Name"),
    "authority": ("Cơ quan cấp trên", "Authority"),
    "members": ("Đơn vị {count}", "Unit {count}"),
    "chair": ("Cụm trưởng (Khối trưởng)", "Chair"),
    "vices": (
        "Cụm phó (Khối phó), nhiều đơn vị thì chấm phẩy ở giữa",
        "Vice-chairs, with ; between",
    ),
    "file": ("Tệp", "File"),
    "until": ("Hết ngày", "Last day"),
    "number": ("Số, ký hiệu", "Number"),
    "date": ("Ngày ký", "Date"),
    "sure": (
        "Ban hành kế hoạch, ghi xong không rút lại được",
        "Issue the plan, which cannot be taken back",
    ),
}
KINDS: Final[Mapping[str, Pair]] = {
    "date": ("ghi như 30/11/2026", "as 30/11/2026"),
    "yes": ("có hoặc không; Enter = để sau", "yes or no; Enter = later"),
}
PAGE: Final[Mapping[str, Pair]] = {
    "head": (
        "Bắt đầu năm thi đua {code}. Mỗi câu trả lời được ghi ngay. Enter = để sau · q = thôi; chạy"
        " lại thì hỏi tiếp.",
        "Starting {code}. Each answer is stored at once. Enter = later · q = stop; run again, it"
        " goes on.",
    ),
    "question": ("[{at}/{all}] {text}", "[{at}/{all}] {text}"),
    "optional": ("không có thì Enter", "Enter where there is none"),
    "choices": ("chọn: {choices}", "one of: {choices}"),
    "recorded": ("  ✓ {event}  {sentence}", "  ✓ {event}  {sentence}"),
    "passed_over": (
        "  Bỏ qua “{text}”: đã ghi thành việc, sửa bằng thidua do {code}.",
        "  Passed over “{text}”: it is recorded as an act; mend it with thidua do {code}.",
    ),
    "nothing_before": (
        "  Ở đây không trả lời lại câu trước được. Sửa bằng thidua do {code}.",
        "  No answer can be given again here. Change it by thidua do {code}.",
    ),
    "which_year": (
        "“{day}” chưa ghi năm. Năm nào ({year} hay {next})",
        "“{day}” does not say of which year. Which one ({year} or {next})",
    ),
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
        "Đã dừng. Câu đang trả lời dở chưa ghi, các câu trước đã ghi. Làm tiếp: thidua start"
        " {code}{db}",
        "Stopped. The answer under way is not stored, those before it are. To go on: thidua start"
        " {code}{db}",
    ),
    "put_off": (
        "Còn {count} câu để sau. Chạy lại để trả lời bằng thidua start {code}{db}:",
        "{count} questions were put off. To answer them, thidua start {code}{db}:",
    ),
    "done": ("Kế hoạch năm {code} đã ban hành.", "The plan of {code} is issued."),
    "next": (
        "Xem năm đang ở đâu, ai làm được gì: thidua status {code}{db}",
        "Where the year stands and who can do what: thidua status {code}{db}",
    ),
    "twice": (
        "Ghi hai lần: {names}. Ghi lại danh sách.",
        "Written twice: {names}. Give the list again.",
    ),
    "is_it_right": (
        "{count} đơn vị như trên. Đúng chưa (c = đúng, s = ghi lại; hoặc ghi thêm đơn vị)",
        "{count} units as above. Right (y = yes, n = again; or one unit more)",
    ),
    "is_it_meant": (
        "Đọc như trên đúng chưa (c = đúng, s = để sau, sửa bằng thidua rulebook new --from)",
        "Is it meant so (y = yes, n = later, mend it by thidua rulebook new --from)",
    ),
    "at_database": (
        "Ghi vào {db} ({kind}).",
        "Everything goes into {db} ({kind}).",
    ),
}
