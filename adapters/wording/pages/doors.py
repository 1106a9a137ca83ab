"""The words of the command line itself, Vietnamese first: headings, marks, remarks.

What things of the domain are called stands in :mod:`adapters.wording.labelling`, what refusals say
in :mod:`adapters.wording.messages`.
"""

from collections.abc import Mapping
from typing import Final, Literal

from adapters.wording.filling import filled

#: As ``adapters.wording.writing.Lang``, without loading the domain for a page of help.
Lang = Literal["vi", "en"]
Pair = tuple[str, str]

WORDS: Final[Mapping[str, Pair]] = {
    # marks
    "practice": ("THỰC HÀNH", "PRACTICE"),
    "practice_line": (
        "THỰC HÀNH: số liệu để tập, không phải số liệu thật.",
        "PRACTICE: figures for training, not real ones.",
    ),
    "signed_in_by": ("đăng nhập bằng {means}", "signed in by {means}"),
    # errors
    "error": ("Lỗi", "Error"),
    "refused": ("Chưa làm được", "Refused"),
    "code": ("Mã {code}", "Code {code}"),
    "nothing_stored": ("Không có gì được ghi.", "Nothing was stored."),
    "hint_form": ("Các ô của lệnh: {form}", "The fields of the command: {form}"),
    "hint_for": (
        "Thư ký làm thay đơn vị thì thêm --for ĐƠN_VỊ.",
        "The secretary acts for a unit with --for UNIT.",
    ),
    "hint_database_missing": (
        "Bắt đầu, hỏi từng câu: thidua start; chỉ tạo mới: thidua init",
        "To begin, question by question: thidua start; only to create it: thidua init",
    ),
    "usage": ("Chưa đúng cách gõ lệnh", "Wrong usage"),
    "usage_help": ("Xem cách dùng: {command} --help", "How to use it: {command} --help"),
    "usage_command": ("Không có lệnh “{value}”.", "There is no command “{value}”."),
    "usage_no_command": ("Chưa nêu lệnh nào.", "No command is named."),
    "usage_option": ("Không có tùy chọn “{value}”.", "There is no option “{value}”."),
    "usage_option_value": (
        "Tùy chọn {value} cần một giá trị ngay sau nó.",
        "The option {value} needs a value right after it.",
    ),
    "usage_missing": ("Còn thiếu {value}.", "{value} is missing."),
    "usage_extra": ("Có phần thừa: “{value}”.", "There is something too much: “{value}”."),
    "usage_bad": ("Giá trị của {value} chưa đúng.", "The value of {value} is wrong."),
    "usage_choice": (
        "{option} không nhận “{value}”; chọn một trong: {choices}.",
        "{option} does not take “{value}”; choose one of: {choices}.",
    ),
    "usage_lang": (
        "Ngôn ngữ “{value}” không có; chọn vi hoặc en.",
        "There is no language “{value}”; choose vi or en.",
    ),
    "usage_queue": (
        "Không có hàng đợi “{value}”; chọn trong: {known}.",
        "There is no queue “{value}”; choose of: {known}.",
    ),
    "worker_begins": (
        "Làm việc đến hạn từ các hàng đợi {queues}. Dừng: Ctrl-C.",
        "Doing what falls due, from the queues {queues}. Stop: Ctrl-C.",
    ),
    "beat_begins": (
        "Đánh thức các máy theo nhịp. Dừng: Ctrl-C.",
        "Waking the workers in their rhythm. Stop: Ctrl-C.",
    ),
    "usage_as": (
        "Chưa nêu người làm. Thêm --as CHỨC_DANH@ĐƠN_VỊ, ví dụ {example}.",
        "Nobody is named as acting. Add --as OFFICE@UNIT, for example {example}.",
    ),
    "usage_fields": (
        "Chỉ nêu một tệp; các ô khác ghi bằng khóa=giá trị.",
        "Give one file at most; other fields as key=value.",
    ),
    "usage_preview": (
        "“{value}” không phải là một sự kiện. Ghi như cum-8/2021@412, hoặc thêm --deadline MÃ_HẠN.",
        "“{value}” is no event. Write it like cum-8/2021@412, or add --deadline CODE.",
    ),
    "usage_contacts": (
        "Chưa nêu địa chỉ nào: --mailbox, --officer, --head hoặc --secretary.",
        "No address is named: --mailbox, --officer, --head or --secretary.",
    ),
    "template_failed": (
        "Không soạn được thư loại {topic} ({why}). Báo quản trị hệ thống.",
        "The letter of the kind {topic} could not be written ({why}). Tell the operator.",
    ),
    "html_written": ("Đã ghi thư vào {file}.", "The letter is in {file}."),
    "usage_id": (
        "“{value}” không phải là mã lệnh (UUID).",
        "“{value}” is not a command id (a UUID).",
    ),
    "usage_answers": (
        "Không có màn hình để hỏi, còn thiếu câu trả lời. Thêm --answers {value}",
        "There is no terminal to ask on, and answers are missing. Add --answers {value}",
    ),
    "usage_whatif": (
        "Nêu đúng một cách thử: --rulebook, --set (một hay nhiều lần) hoặc --without.",
        "Name one thing to try: --rulebook, --set (once or more often) or --without.",
    ),
    "usage_port": (
        "Không mở được cổng {value} trên máy này. Bỏ --port để máy tự chọn.",
        "The port {value} of this machine cannot be opened. Leave --port out to have one chosen.",
    ),
    "usage_set": (
        "“{value}” chưa nói rõ ô nào. Ghi đơn vị.tiêu chí.cột=giá trị, ví dụ long-an.1.settled=18,"
        " hoặc long-an.1.bonus.settled=2.",
        "“{value}” does not say which cell. Write unit.criterion.column=value, for example"
        " long-an.1.settled=18 or long-an.1.bonus.settled=2.",
    ),
    "backfill_live": (
        "Năm {cycle} đang ghi trực tiếp, không phải năm nhập lại. Ghi việc mới: thidua do {cycle}",
        "The cycle {cycle} runs live; it is not told from the past. To act: thidua do {cycle}",
    ),
    "start_backfill": (
        "Năm {cycle} đang nhập lại từ nguồn. Hỏi tiếp: thidua backfill {cycle}",
        "The cycle {cycle} is being told from the past. To go on: thidua backfill {cycle}",
    ),
    "start_several": (
        "Cơ sở dữ liệu có nhiều cụm ({codes}). Nêu cụm và năm, ví dụ: thidua start {first}",
        "There are several clusters here ({codes}). Name one and the year: thidua start {first}",
    ),
    "stopped": ("Đã dừng, không ghi gì.", "Stopped, nothing was written."),
    "file_exists": (
        "Tệp {file} đã có nên không ghi đè. Chọn tên khác, hoặc thêm --force.",
        "The file {file} is there and is not written over. Choose another name, or add --force.",
    ),
    "nearest": ("Có phải “{value}”?", "Perhaps “{value}”?"),
    "demo_older": (
        "Thư mục này do bản trước tạo ra, mà tệp mẫu {file} từ đó đã đổi. Những gì đã ghi vẫn còn"
        " nguyên. Tạo bản mới ở thư mục khác: thidua demo --keep demo-moi, hoặc xóa thư mục này rồi"
        " chạy lại.",
        "An earlier version made this folder, and the example {file} has changed since. What was"
        " recorded is all there. Make a new one elsewhere: thidua demo --keep demo-new, or remove"
        " this folder and run again.",
    ),
    "folder_not_writable": (
        "Không ghi được vào thư mục {folder}. Chọn thư mục khác bằng --keep.",
        "The folder {folder} cannot be written to. Choose another one with --keep.",
    ),
    "folder_not_demo": (
        "Thư mục {folder} có tệp không do lệnh demo tạo ra ({file}), nên không thay thế."
        " Chọn thư mục khác bằng --keep.",
        "The folder {folder} holds files that demo did not make ({file}), so it is not replaced."
        " Choose another one with --keep.",
    ),
    "chain_broken": (
        "Chuỗi kiểm tra đứt tại {event}: sự kiện này không còn như lúc ghi, hoặc bị thiếu."
        " Dừng ghi, giữ nguyên tệp và so với bản sao lưu.",
        "The chain of hashes breaks at {event}: the event is not as it was recorded, or missing."
        " Stop recording, keep the file as it is and compare it with a backup.",
    ),
    "disk_full": (
        "Ổ đĩa chứa {file} đã đầy. Việc đang làm không được ghi; giải phóng chỗ rồi làm lại.",
        "The disk that holds {file} is full. What was under way was not stored; make room and try"
        " again.",
    ),
    "database_damaged": (
        "Tệp {file} không phải cơ sở dữ liệu, hoặc đã bị hỏng. Kiểm tra đường dẫn; đúng tệp thì giữ"
        " nguyên để xem xét và dùng bản sao lưu gần nhất.",
        "The file {file} is no database, or is damaged. Check the path; if it is the right file,"
        " keep it as it is for inspection and use the latest backup.",
    ),
    "disk_read_only": (
        "{file} nằm ở chỗ chỉ cho đọc nên không ghi được. Xem thì được; muốn ghi, chép sang chỗ cho"
        " ghi rồi làm lại.",
        "{file} lies where nothing can be written. It can be looked at; to record in it, copy it"
        " to where it can be written and try again.",
    ),
    "database_left_over": (
        "{file} nằm ở chỗ chỉ cho đọc, mà {beside} còn phần chưa nhập vào đó. Chép cả hai sang cùng"
        " một chỗ cho ghi rồi mở ở đó.",
        "{file} lies where nothing can be written, and {beside} holds what is not in it yet. Copy"
        " both to one place where they can be written, and open it there.",
    ),
    "path_is_directory": (
        "{file} là thư mục, không phải tệp. Nêu tên một tệp trong đó, ví dụ {file}/cum-8.db.",
        "{file} is a folder, not a file. Name a file in it, for example {file}/cum-8.db.",
    ),
    "database_unreachable": (
        "Không dùng được cơ sở dữ liệu {db}. Kiểm tra địa chỉ, quyền truy cập và máy chủ"
        " rồi làm lại.",
        "The database {db} cannot be used. Check its address, access and server, then try again.",
    ),
    "database_denied": (
        "Cơ sở dữ liệu từ chối vai trò này: {said}. Chủ cơ sở dữ liệu cấp lại quyền theo"
        " docs/operations.md, mục PostgreSQL; nâng phiên bản thì chính chủ chạy một lệnh trước.",
        "The database denies this role: {said}. Its owner grants what docs/operations.md names"
        " under PostgreSQL; to bring it up to a newer version the owner runs a command first.",
    ),
    "mail_unset": (
        "Chưa đặt máy chủ thư nên không thử được. Đặt THIDUA_SMTP, với cơ sở dữ liệu thực hành là"
        " THIDUA_TEST_SMTP, và THIDUA_MAIL_FROM.",
        "No mail server is set, so none can be tried. Set THIDUA_SMTP, for a practice database"
        " THIDUA_TEST_SMTP, and THIDUA_MAIL_FROM.",
    ),
    "disk": (
        "Máy không cho đọc hoặc ghi {file} ({why}). Kiểm tra thư mục, quyền và chỗ trống trên đĩa.",
        "The machine does not let {file} be read or written ({why}). Check the folder, permissions"
        " and free space.",
    ),
    "fault": (
        "Hệ thống gặp lỗi ngoài dự kiến, chưa rõ đã ghi hay chưa. Xem lại bằng thidua log;"
        " đặt THIDUA_DEBUG=1 rồi làm lại để có chi tiết. Mã {id}.",
        "Something unexpected failed; unclear if recorded. Look with thidua log;"
        " set THIDUA_DEBUG=1 and repeat for details. Code {id}.",
    ),
    "fault_reading": (
        "Hệ thống gặp lỗi ngoài dự kiến. Lệnh này không ghi gì nên dữ liệu vẫn như cũ;"
        " đặt THIDUA_DEBUG=1 rồi làm lại để có chi tiết. Mã {id}.",
        "Something unexpected failed. This command stores nothing, so all is as it was;"
        " set THIDUA_DEBUG=1 and repeat for details. Code {id}.",
    ),
    "rollback_journal": (
        "SQLite {found} trên máy này có lỗi với nhật ký WAL nên dùng cách ghi cũ, chậm hơn."
        " Từ bản {wanted} thì không cần.",
        "SQLite {found} on this machine has a fault in its WAL, so the older, slower journal is"
        " used. From {wanted} on that is not needed.",
    ),
    # init, play, demo
    "init_done": ("Đã tạo cơ sở dữ liệu {db} ({kind}).", "Created the database {db} ({kind})."),
    "init_there": (
        "Cơ sở dữ liệu {db} đã có sẵn ({kind}); không thay đổi gì.",
        "The database {db} is there already ({kind}); nothing was changed.",
    ),
    "kind_real": ("số liệu thật", "real"),
    "kind_practice": ("thực hành", "practice"),
    "next": ("Việc kế tiếp:", "Next:"),
    "playing": ("Đang nhập kịch bản", "Playing the scenario"),
    "following": ("Đang tính ảnh hưởng đến tổng và hạng", "Following totals and ranks"),
    "rebuilding_model": ("Đang dựng lại bảng dẫn xuất", "Rebuilding the read model"),
    "checking": ("Đang so với sự kiện", "Comparing with the events"),
    "milestones": ("Các mốc của bảng chấm điểm", "What happened to the sheet"),
    "rebuilding": ("Đang dựng lại từ sự kiện", "Rebuilding from the events"),
    "played_counts": (
        "Ghi mới {stored} lệnh; đã ghi từ trước {earlier}; bị từ chối đúng như kịch bản nêu"
        " {refused}.",
        "Commands stored now: {stored}; stored earlier: {earlier}; refused as the scenario"
        " expects: {refused}.",
    ),
    "alike_unit": (
        "{name} (mã {code}) trùng tên với đơn vị đã có, mã {known}. Nếu là một thì ghi mã đã có.",
        "{name} (code {code}) bears the name of a unit that is known as {known}. If they are one,"
        " write the known code.",
    ),
    "alike_cluster": (
        "{name} (mã {code}) trùng tên với cụm, khối đã có, mã {known}. Nếu là một thì ghi mã đã"
        " có.",
        "{name} (code {code}) bears the name of a cluster that is known as {known}. If they are"
        " one, write the known code.",
    ),
    "demo_took": (
        "Hai cơ sở dữ liệu trong thư mục {folder}, ghi, dựng lại và so hết {seconds} giây:",
        "Two databases in the folder {folder}, stored, rebuilt and compared in {seconds} seconds:",
    ),
    "demo_try": ("Thử tiếp:", "Try next:"),
    "file_real": ("số liệu thật, theo nguồn", "real, from its source"),
    # log, do
    "sealed_until_sent": (
        "niêm phong đến khi gửi bảng",
        "sealed until the sheet is sent",
    ),
    "sealed_until_closed": (
        "niêm phong đến khi kết thúc lượt",
        "sealed until the ballot closes",
    ),
    "sealed_for_good": (
        "giữ niêm phong vì lượt đã rút",
        "sealed, as the ballot was withdrawn",
    ),
    "sealed_scores_entered": (
        "{unit}: nhập điểm (cột {column}), {seal}",
        "{unit}: scores entered (column {column}), {seal}",
    ),
    "sealed_vote_cast": (
        "{unit}: biểu quyết ở lượt “{ballot}”, {seal}",
        "{unit} votes in “{ballot}”, {seal}",
    ),
    "sealed_answer_recorded": (
        "{unit}: trả lời bằng văn bản ở lượt “{ballot}”, {seal}",
        "{unit} answers in writing in “{ballot}”; {seal}",
    ),
    "sealed_votes_counted": (
        "Kiểm phiếu lượt “{ballot}”: {seal}",
        "Count of “{ballot}”: {seal}",
    ),
    "sealed_chair_side_stated": (
        "Ý kiến của đơn vị trưởng ở lượt phiếu kín “{ballot}”: {seal}",
        "The chair's side in “{ballot}”: {seal}",
    ),
    "sealed_vote_corrected": (
        "{unit}: sửa ý kiến đã ghi ở lượt “{ballot}”, {seal}",
        "{unit}: vote in “{ballot}” corrected; {seal}",
    ),
    "sealed_count_corrected": (
        "Sửa kết quả kiểm phiếu lượt “{ballot}”: {seal}",
        "Count of “{ballot}” corrected: {seal}",
    ),
    "corrected_by": ("đã đính chính bởi {events}", "corrected by {events}"),
    "as_of": (
        "Như đã ghi đến sự kiện @{version} ({moment}); chỉ để xem.",
        "As recorded up to event @{version} ({moment}); for reading only.",
    ),
    "log_head": ("Nhật ký {code}: {count} sự kiện", "Log of {code}: {count} events"),
    "happened": ("xảy ra {when}", "happened {when}"),
    "by_source": ("theo nguồn “{source}”", "by the source “{source}”"),
    "follows": ("theo sau {event}", "follows from {event}"),
    "recorded": ("Đã ghi {events}.", "Recorded {events}."),
    "recorded_before": (
        "Lệnh này đã ghi từ trước ({events}); không ghi lại.",
        "This command was recorded before ({events}); nothing was recorded again.",
    ),
    "dry_run": (
        "CHẠY THỬ, không ghi gì. Nếu làm thật sẽ ghi:",
        "DRY RUN, nothing is recorded. Done in earnest it would record:",
    ),
    "dry_run_sealed": (
        "CHẠY THỬ, không ghi gì. Nếu làm thật thì ghi được; kết quả lượt niêm phong đến khi kết"
        " thúc lượt.",
        "DRY RUN, nothing is recorded. Done in earnest it would be; what the ballot comes to is"
        " sealed until it closes.",
    ),
    "would_move": (
        "Việc này sẽ chuyển các hạn sau, chưa ghi gì",
        "This would move the following deadlines; nothing is recorded yet",
    ),
    "would_move_line": (
        "{code} · {name}: {was} → {now}, {how}",
        "{code} · {name}: {was} → {now}, {how}",
    ),
    "shown_first": (
        "Chuyển theo {n} hạn, xem ở trên. Đồng ý thì gõ lại lệnh, thêm --yes.",
        "It moves {n} deadlines, shown above. To go on, type the line again with --yes.",
    ),
    "led_to": ("dẫn đến {events}", "leads to {events}"),
    "follow_waiting": ("Việc kéo theo ở {stream} đang chờ ghi.", "What follows in {stream} waits."),
    "nothing_moves": ("Không hạn nào chuyển.", "No deadline moves."),
    # it was looked at, and nothing was to be done: only deadlines may turn out not to move
    "follow_done": ("Không hạn nào của {stream} chuyển.", "No deadline of {stream} moves."),
    "follow_refused": (
        "Việc kéo theo ở {stream} bị từ chối ({code}).",
        "What follows in {stream} was refused ({code}).",
    ),
    "handover_anew": (
        "Danh mục bàn giao lập lại: xác nhận trước đó của {units} không còn hiệu lực, hai bên xác"
        " nhận lại.",
        "The handover list was made anew: what {units} had accepted holds no more, both sides"
        " accept again.",
    ),
    "effects": ("Ảnh hưởng", "What follows"),
    "effect": (
        "{unit}: tổng {was} → {now}, hạng {rank_was} → {rank_now}",
        "{unit}: total {was} → {now}, rank {rank_was} → {rank_now}",
    ),
    "acts_of_seat": ("Việc của {seat} trên {target}", "Acts of {seat} on {target}"),
    "acts_of": ("Việc trên {target}", "Acts on {target}"),
    # replay
    "replay_same": (
        "{name}: {events} sự kiện, chuỗi kiểm tra liền mạch; dựng lại khớp{with}.",
        "{name}: {events} events, the chain of hashes is whole; rebuilt and equal{with}.",
    ),
    "replay_with_table": (" với bảng điểm đã thông qua", " to the adopted score table"),
    "replay_with_seal": (" với kết quả đã chốt", " to the sealed outcome"),
    "replay_and": (" và", " and"),
    "replay_all": (
        "Đã kiểm tra {streams} luồng, {events} sự kiện. Tất cả khớp.",
        "Checked {streams} streams, {events} events. All agree.",
    ),
    "replay_differs": (
        "Dựng lại KHÔNG khớp. Khác biệt đầu tiên: {event}, {what}.",
        "Rebuilding does NOT agree. First difference: {event}, {what}.",
    ),
    "differs_chain": (
        "sự kiện không còn như lúc ghi ({what})",
        "the event is not as it was recorded ({what})",
    ),
    "differs_text": (
        "văn bản có mã băm {digest} đã bị sửa, không phải bản đã ghi",
        "the text with the hash {digest} was altered, it is not the one recorded",
    ),
    "differs_text_lost": (
        "văn bản có mã băm {digest} bị mất, không thấy việc xóa nào được ghi",
        "the text with the hash {digest} is gone, and no erasing of it is recorded",
    ),
    "differs_text_stray": (
        "có văn bản với mã băm {digest} mà sự kiện không ghi",
        "there is a text with the hash {digest} that the event does not hide",
    ),
    "differs_positions": (
        "thứ tự chung thiếu {count} vị trí",
        "{count} positions are missing from the order of all events",
    ),
    "differs_value": (
        "{where}: đã ghi {stored}, dựng lại {found}",
        "{where}: stored {stored}, rebuilt {found}",
    ),
    "differs_was": (
        "{where}: sự kiện ghi trước đó là {stored}, dựng lại {found}",
        "{where}: the event says that {stored} was there, rebuilt {found}",
    ),
    "differs_pin": (
        "mã băm của {where} không phải của nội dung đã ghi",
        "the hash of {where} is not that of the stored content",
    ),
    "differs_state": (
        "trạng thái đang dùng khác trạng thái dựng lại",
        "the state in use differs from the rebuilt one",
    ),
    "table": ("bảng điểm đã thông qua", "adopted score table"),
    "seal": ("kết quả đã chốt", "sealed outcome"),
    "draft": ("dự thảo đã gửi lấy ý kiến", "draft sent round"),
    "empty": ("trống", "empty"),
}


def word(key: str, lang: Lang, **facts: object) -> str:
    """A word or remark in one language, with its facts."""
    return filled(WORDS[key][0 if lang == "vi" else 1], facts)
