"""What is said where somebody may not, or may not now.

Vietnamese first. The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

WAY: Final[Mapping[str, tuple[str, str]]] = {
    "not_permitted": (
        "“{command}” là việc của {offices}. Chuyển cho người giữ vai đó, hoặc làm với vai đó.",
        "“{command}” belongs to: {offices}. Pass it to whoever holds that office, or act in it.",
    ),
    "office_not_held": (
        "<{unit} không giữ vai {office} ở đây|Vai {office} cần ghi rõ đơn vị><; {acting} đang làm"
        " thay {Chair}>. Chọn đơn vị đang giữ vai đó; nếu danh sách chưa đúng, dùng việc"
        " {@record_officers}.",
        "<{unit} does not hold the office of {office} here|The office of {office} needs a"
        " unit><; {acting} acts in the chair's place>. Choose the unit that holds it; if the record"
        " is wrong, use {@record_officers}.",
    ),
    "nothing_to_read": (
        "Không có gì để xem ở mục “{read}” với vai đang dùng. Các mục xem được với từng vai:"
        " thidua permissions.",
        "There is nothing to read under “{read}” in this office. What each office reads:"
        " thidua permissions.",
    ),
    "nothing_to_read:as_stored": (
        "Tệp xuất giữ nguyên từng sự kiện như đã lưu, mà trong năm này còn phần chưa mở cho vai"
        " đang dùng. Xuất lại khi các phần ấy đã mở, thường là khi năm đã khép; trong lúc chờ, giữ"
        " mốc xác thực (thidua checkpoint).",
        "An export holds every event whole, as it is stored, and something in this year is not open"
        " to this office yet. Export it once that is open, as a rule when the year is closed; until"
        " then keep a checkpoint (thidua checkpoint).",
    ),
    "office_not_held:account": (
        "Tài khoản này không giữ vai {office}< của {unit}> hôm nay. Chọn vai đang giữ; chưa được"
        " giao thì nhờ người quản lý tài khoản (thidua account add).",
        "This account does not hold the office of {office}< of {unit}> today. Choose one that it"
        " holds; if it was not given, ask whoever looks after accounts (thidua account add).",
    ),
    "office_not_held:incoming": (
        "{unit} giữ nhiệm vụ {Chair} từ năm sau, ở năm này là bên nhận bàn giao và xác nhận với vai"
        " thủ trưởng đơn vị (unit_head) hoặc đầu mối (unit_officer) của {unit}.",
        "{unit} is the chair from next year on. In this year it takes over, and accepts as"
        " unit_head or unit_officer of {unit}.",
    ),
    "office_not_held:unit_officer": (
        "<{unit} không phải thành viên {Cluster} ở đây|Vai {office} cần ghi rõ đơn vị>. Chọn đơn"
        " vị thành viên, hoặc dùng việc {@add_members}.",
        "<{unit} is no member of the cluster here|The office of {office} needs a unit>. Choose a"
        " member unit, or use {@add_members}.",
    ),
    "office_not_held:unit_head": (
        "<{unit} không phải thành viên {Cluster} ở đây|Vai {office} cần ghi rõ đơn vị>. Chọn đơn"
        " vị thành viên, hoặc dùng việc {@add_members}.",
        "<{unit} is no member of the cluster here|The office of {office} needs a unit>. Choose a"
        " member unit, or use {@add_members}.",
    ),
    "office_not_held:teller": (
        "<{unit} chưa được cử vào Tổ kiểm phiếu|Vai {office} cần ghi rõ đơn vị>. Chọn đơn vị đã"
        " được cử, hoặc dùng việc {@appoint_tellers}.",
        "<{unit} is not among the tellers|The office of {office} needs a unit>. Choose a unit that"
        " was appointed, or use {@appoint_tellers}.",
    ),
    "office_not_held:reviewer": (
        "<{unit} chưa được cử làm {office} của {Cluster}|Vai {office} cần ghi rõ đơn vị>. Cơ quan"
        " được cử thì người vận hành ghi bằng việc {@name_overseer}.",
        "<{unit} was not named {office} of the cluster|The office of {office} needs a unit>. The"
        " operator records who is by {@name_overseer}.",
    ),
    "office_not_held:auditor": (
        "<{unit} chưa được cử làm {office} của {Cluster}|Vai {office} cần ghi rõ đơn vị>. Cơ quan"
        " được cử thì người vận hành ghi bằng việc {@name_overseer}.",
        "<{unit} was not named {office} of the cluster|The office of {office} needs a unit>. The"
        " operator records who is by {@name_overseer}.",
    ),
    "not_your_unit": (
        "Việc này của {unit}.< Tài khoản này đang thay mặt {own}.>"
        " Chuyển cho {unit}, hoặc chọn đúng đơn vị.",
        "This is for {unit} to do.< This account acts for {own}.>"
        " Pass it to {unit}, or choose the right unit.",
    ),
    "not_your_unit:sheet": (
        "Bảng này của {unit}.< Tài khoản này đang thay mặt {own}.>",
        "This sheet is {unit}'s.< This account acts for {own}.>",
    ),
    "wrong_phase": (
        "{Cluster} đang ở bước {phase}; việc này thuộc bước {phases}. Xem điều kiện chuyển bước.",
        "The cycle is in {phase}; this belongs to {phases}. See what moves it on.",
    ),
    "conditions_unmet": (
        "Chưa thực hiện được <“{command}”|việc này> vì còn thiếu điều kiện.",
        "<“{command}”|This> cannot be done yet.",
    ),
    "cycle_cancelled": (
        "Năm thi đua này đã hủy nên không nhận thêm việc nào. Cần làm lại thì dùng việc"
        " {@open_cycle} cho cùng năm.",
        "This cycle is cancelled and takes nothing more. To start over, use {@open_cycle} for the"
        " same year.",
    ),
    "backfill_only": (
        "<“{command}”|Việc này> chỉ dùng khi nhập việc đã qua, mà năm thi đua này đang ghi trực"
        " tiếp. Ghi việc đang diễn ra bằng việc tương ứng của từng bước.",
        "<“{command}”|This> is for telling the past only, and this cycle is live. Record what"
        " happens now by the commands of each phase.",
    ),
    "live_only": (
        "Năm thi đua <{code}|này> đang ghi trực tiếp nên không nhận việc đã qua từ tệp. Mở năm đó"
        " để nhập việc đã qua ngay từ đầu, hoặc ghi trực tiếp.",
        "<The cycle {code}|This cycle> is live and takes nothing told from the past. Open a year"
        " for back-filling from its beginning, or record it live.",
    ),
    "backfill_open": (
        "Năm thi đua <{code}|này> đang nhập việc đã qua. Nhập tiếp bằng tệp kịch bản; xong thì"
        " dùng việc {@take_live}.",
        "<The cycle {code}|This cycle> is being told from the past. Go on by a scenario file;"
        " when done, use {@take_live}.",
    ),
    "play_into_real": (
        "Cơ sở dữ liệu này dùng cho việc thật, nên từ tệp chỉ mở được năm< {year}> để nhập việc đã"
        " qua. Mở năm theo cách đó, hoặc chạy tệp trong cơ sở dữ liệu thực hành.",
        "This database holds real years, so a file can open< {year}> only to tell the past. Open"
        " it so, or play the file in a practice database.",
    ),
    "play_elsewhere": (
        "Tệp nhập việc đã qua chỉ ghi vào đơn vị, {Cluster} và năm của chính tệp, không ghi vào"
        " “{value}”. Bỏ mục này, hoặc làm việc đó bằng lệnh do.",
        "A file that tells the past writes to its own units, cluster and year only, not to"
        " “{value}”. Leave this entry out, or do it with the do command.",
    ),
    "database_kind": (
        "<{practice}Cơ sở dữ liệu này để thực hành, không ghi việc thật."
        "|Cơ sở dữ liệu này dùng cho việc thật, không thực hành ở đây.>"
        "< Tệp: {file}.> Loại đã chọn khi khởi tạo thì không đổi được; dùng cơ sở dữ liệu khác.",
        "<{practice}This database is for practice; no real year is stored in it."
        "|This database holds real years; nothing is practised in it.>"
        "< File: {file}.> The kind is chosen for life; use another database.",
    ),
    "database_missing": (
        "Chưa có cơ sở dữ liệu<: {file}>. Kiểm tra đường dẫn, hoặc khởi tạo trước:"
        " {@initialize_database}.",
        "There is no database yet<: {file}>. Check the path, or create it first:"
        " {@initialize_database}.",
    ),
    "database_address": (
        "<“{value}” không phải|Địa chỉ ở --db không phải> địa chỉ của cơ sở dữ liệu. Nêu một tệp"
        " (cum-8.db) hoặc postgresql://NGƯỜI_DÙNG@MÁY_CHỦ/TÊN.",
        "<“{value}”|What --db says> is not the address of a database. Name a file (cum-8.db) or"
        " postgresql://USER@SERVER/NAME.",
    ),
    "database_option_unknown": (
        "Địa chỉ cơ sở dữ liệu có tùy chọn “{value}” không dùng được.< Có phải “{nearest}”?> Bỏ"
        " phần sau dấu ? đi rồi làm lại; tệp thì không có tùy chọn nào.",
        "The address of the database has an option “{value}” that there is not.< Did you mean"
        " “{nearest}”?> Leave out what follows the ? and try again; a file has no options.",
    ),
    "database_newer": (
        "Cơ sở dữ liệu do bản mới hơn của thidua tạo<, {found}><; bản này biết đến {known}>."
        " Cài bản mới rồi mở lại; chưa có gì bị thay đổi.",
        "The database was made by a newer thidua<, {found}><; this one knows {known}>."
        " Install the newer version and open it again; nothing was changed.",
    ),
    "needs_postgresql": (
        "Nhiều máy cùng làm thì cần PostgreSQL; cơ sở dữ liệu này là {database}. Một máy thì dùng"
        " thidua serve; muốn nhiều máy thì đặt THIDUA_DB=postgresql://máy/tên.",
        "Several machines need PostgreSQL; this database is {database}. On one machine use thidua"
        " serve; for several set THIDUA_DB=postgresql://host/name.",
    ),
    "broker_unreachable": (
        "Không kết nối được Redis ở {where}. Kiểm tra Redis đang chạy và địa chỉ trong {setting};"
        " không có gì bị mất: việc đến hạn vẫn nằm trong cơ sở dữ liệu.",
        "Redis does not answer at {where}. Check that it runs, and the address in {setting};"
        " nothing is lost: what is due stands in the database.",
    ),
}
