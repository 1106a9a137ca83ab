"""What is said of delivery: lines of ``serve``, findings of ``doctor``, notices and inbox."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.outside import one_line
from adapters.wording.pages.doors import Pair
from adapters.wording.writing import Lang, pick

#: By what a line says.
LINES: Final[Mapping[str, Pair]] = {
    "begins": (
        "Bắt đầu làm việc nền trên {db}. Ctrl+C để dừng.",
        "Doing the background work of {db}. Ctrl+C ends it.",
    ),
    "begins_web": (
        "Máy chủ mở ở {web}; làm việc nền trên {db}. Ctrl+C để dừng.",
        "Serving {web}, and doing the background work of {db}. Ctrl+C ends it.",
    ),
    "ends": ("Đã dừng.", "Stopped."),
    "held": (
        "Máy hoặc tiến trình khác đang làm việc này ({holder}); chờ đến lượt.",
        "Another machine or process does this work ({holder}); waiting.",
    ),
    "passed": ("{cycle}: hết hạn {deadline}{of_unit}", "{cycle}: {deadline} has passed{of_unit}"),
    "cannot_pass": (
        "{cycle}: hạn {deadline}{of_unit} đã qua nhưng chưa ghi được ({code})",
        "{cycle}: {deadline}{of_unit} is over but cannot be recorded ({code})",
    ),
    "followed": ("Đã làm {count} việc kéo theo", "Carried out {count} commands that followed"),
    "waits": (
        "Việc kéo theo sự kiện {event} chưa làm được, sẽ làm lại",
        "What follows from {event} cannot be done yet and is tried again",
    ),
    "reminder": (
        "{cycle}: đôn đốc {deadline}{of_unit}, còn {days} ngày làm việc",
        "{cycle}: reminder of {deadline}{of_unit}, {days} working days left",
    ),
    "cannot_remind": (
        "{cycle}: chưa đôn đốc được {deadline}{of_unit} ({code})",
        "{cycle}: no reminder of {deadline}{of_unit} ({code})",
    ),
    "notice": ("{topic}, {unit}: {came}{because}", "{topic}, {unit}: {came}{because}"),
    "groups": ("Đã báo {count} nhóm trao đổi", "Told {count} chat groups"),
    "alarm": (
        "{cycle}: báo thư ký các việc bị kẹt",
        "{cycle}: the secretary is told what is stuck",
    ),
    "files_removed": (
        "Đã bỏ {count} tệp không gắn vào việc nào sau một ngày",
        "Removed {count} files that no act named within a day",
    ),
    "caught_up": ("Cập nhật bảng đọc: {count} sự kiện", "Read models took in {count} events"),
    "poison": (
        "Bảng đọc dừng ở sự kiện {event}, không tính tiếp được; các luồng khác vẫn chạy",
        "A read model stops at {event} and cannot go on from it; all other streams go on",
    ),
    "no_server": (
        "Chưa đặt máy chủ thư (THIDUA_SMTP); thông báo đang chờ",
        "No mail server is set (THIDUA_SMTP); notices wait",
    ),
    "outbox_held": (
        "Hộp gửi bị giữ lại từ {at}; không thông báo nào được gửi (thidua notices release)",
        "The outbox is held since {at}; no notice leaves (thidua notices release)",
    ),
    "refused": ("Chưa làm được: {sentence}", "Refused: {sentence}"),
    "unusable": ("Chưa làm được, sẽ làm lại: {sentence}", "Not done, is tried again: {sentence}"),
    "failed": ("Gặp lỗi {error}, sẽ làm lại", "Failed with {error}, is tried again"),
}

#: What came of a notice.
CAME: Final[Mapping[str, Pair]] = {
    "served": ("đã gửi", "sent"),
    "needless": ("không cần gửi nữa", "needless by now"),
    "put_off": ("để đến giờ hành chính", "put off to office hours"),
    "deferred": ("chưa gửi được, sẽ gửi lại", "not taken, is tried again"),
    "unsure": (
        "chưa rõ máy chủ đã nhận chưa, sẽ gửi lại cùng mã thư",
        "perhaps taken, goes again under the same id",
    ),
    "unserved": ("không gửi được", "not served"),
    "taken_over": ("tiến trình khác đã làm", "done by another process"),
    "stuck": ("gặp lỗi, để lại 10 phút", "failed, left alone for 10 minutes"),
}

#: How a notice stands in the outbox.
STATES: Final[Mapping[str, Pair]] = {
    "waiting": ("đang chờ", "waiting"),
    "sending": ("đang gửi", "being sent"),
    "served": ("đã gửi", "sent"),
    "unserved": ("không gửi được", "not served"),
    "needless": ("không cần gửi nữa", "needless"),
    "withdrawn": ("đã rút", "withdrawn"),
}


def state_said(state: str, lang: Lang) -> str:
    """How a notice stands; of a state that is none of ours, that it is not known."""
    return _said(STATES, state, lang)


def result_said(result: str | None, lang: Lang) -> str:
    """What came of one try; of a result that is none of ours, that it is not known."""
    return _said(RESULTS, result or "", lang)


def _said(known: Mapping[str, Pair], word: str, lang: Lang) -> str:
    if word in known:
        return pick(known[word], lang)
    return f"{pick(_NOT_KNOWN, lang)}: {one_line(word)}"


_NOT_KNOWN: Final = ("không rõ", "not known")


#: The result of one try, as the journal has it.
RESULTS: Final[Mapping[str, Pair]] = {
    "accepted": ("máy chủ đã nhận", "accepted"),
    "deferred": ("chưa nhận", "put off"),
    "refused": ("bị từ chối", "refused"),
    "unknown": ("chưa rõ", "unknown"),
    "returned": ("bị trả lại", "came back"),
    "withdrawn": ("đã rút", "taken back"),
    "": ("đang gửi", "going on"),
}

#: The pages of notices and inbox.
PAGES: Final[Mapping[str, Pair]] = {
    "notice": ("Thông báo {notice}", "Notice {notice}"),
    "about": (
        "{topic}, gửi {unit} ({office}), năm {cycle}",
        "{topic}, to {unit} ({office}), {cycle}",
    ),
    "state": ("Trạng thái: {state}", "State: {state}"),
    "why": ("Lý do: {why}", "Reason: {why}"),
    "told_at": ("Lập lúc {at}", "Put down at {at}"),
    "next": ("Lần gửi kế tiếp: {at}", "Next try: {at}"),
    "unsure": ("Số lần chưa rõ máy chủ đã nhận: {count}", "Tries without an answer: {count}"),
    "again_of": ("Gửi lại của thông báo {notice}", "Sent again for the notice {notice}"),
    "sent_again": ("Đã gửi lại: thông báo {notice}", "Sent again: the notice {notice}"),
    "tries": ("Các lần gửi", "Tries"),
    "no_tries": ("Chưa gửi lần nào.", "Not tried yet."),
    "try": ("{number}. {at}: {result}", "{number}. {at}: {result}"),
    "resent": (
        "Sẽ gửi lại; thông báo mới mang mã {notice}.",
        "It will be sent again, as the notice {notice}.",
    ),
    "resent_count": (
        "Sẽ gửi lại {count} thông báo chưa đến đơn vị.",
        "{count} notices that did not reach the unit will be sent again.",
    ),
    "withdrawn": ("Đã rút thông báo {notice}.", "Withdrew the notice {notice}."),
    "bounced": (
        "Đã ghi: thông báo {notice} bị trả lại.",
        "Recorded: the notice {notice} came back.",
    ),
    "held": (
        "Đã giữ lại mọi thông báo. Xem cái đang chờ: thidua notices --state waiting",
        "All notices are held. See what waits: thidua notices --state waiting",
    ),
    "released": ("Thông báo được gửi trở lại.", "Notices leave again."),
    "withdrawn_for": ("Lý do rút: {reason}", "Withdrawn because: {reason}"),
    "nothing_returned": (
        "Tệp không báo thư nào bị trả lại hẳn; không ghi gì.",
        "The file tells of no message that came back for good; nothing was recorded.",
    ),
    "as_it_left": (
        "Gửi lúc {at}; dưới đây là nội dung như khi gửi.",
        "Sent at {at}; it reads as it left.",
    ),
    "as_given_up": (
        "Lập để gửi lúc {at}, không gửi được; dưới đây là nội dung như lúc ấy.",
        "Written to be sent at {at}, not served; it reads as it did then.",
    ),
    "text": ("Nội dung như khi gửi", "As it left"),
    "subject": ("Tiêu đề", "Subject"),
    "inbox": ("Thông báo gửi {unit}", "Notices to {unit}"),
    "inbox_empty": ("Chưa có thông báo nào.", "There are no notices."),
    "unseen": ("chưa đọc", "unread"),
    "seen": ("đã đọc", "read"),
    "open": (
        "Đọc một thông báo: thidua inbox show MÃ --as {seat}",
        "Read one: thidua inbox show ID --as {seat}",
    ),
}

#: The findings of ``doctor``.
DOCTOR: Final[Mapping[str, Pair]] = {
    "schema": ("Cấu trúc cơ sở dữ liệu: bản {version}", "Schema of the database: {version}"),
    "unreadable": (
        "Luồng {stream} không đọc được; các luồng khác vẫn chạy",
        "The stream {stream} cannot be read; all others go on",
    ),
    "clock": (
        "Đồng hồ cơ sở dữ liệu {at}, lệch máy này {seconds} giây",
        "The database's clock shows {at}, {seconds} seconds from this machine's",
    ),
    "clock_apart": (
        "Đồng hồ cơ sở dữ liệu {at} lệch máy này {seconds} giây: chỉnh giờ hai máy (NTP)",
        "The database's clock shows {at}, {seconds} seconds from this machine's: set both (NTP)",
    ),
    "clock_back": (
        "Sự kiện cuối ghi lúc {last}, sau đồng hồ bây giờ {at}: đồng hồ đã bị lùi; hạn và thông báo"
        " chờ đến đúng giờ",
        "The last event was recorded at {last}, after the clock of now, {at}: it was put back."
        " Deadlines and notices wait until their time comes",
    ),
    "clock_practice": (
        "Đồng hồ của kịch bản thực hành: {at}; chỉ chạy khi có việc ghi mới",
        "The clock of the practice scenario: {at}; it moves when something is recorded",
    ),
    "lease": ("Đang làm việc nền: {holder}", "Does the background work: {holder}"),
    "lease_over": (
        "{holder} ngừng làm việc nền mà không báo, giữ lượt đến {until}",
        "{holder} stopped doing the background work without a word; its lease ended at {until}",
    ),
    "worker": (
        "thidua worker trên máy {holder} đang làm việc nền, lần cuối {at}",
        "thidua worker on {holder} does the background work, last at {at}",
    ),
    "worker_over": (
        "thidua worker trên máy {holder} không làm việc nền từ {at}: xem worker, beat và Redis",
        "thidua worker on {holder} has done no background work since {at}: look at the worker, the"
        " beat and Redis",
    ),
    "timer": (
        "Máy {holder} hẹn giờ chạy thidua serve --once, lần cuối {at}",
        "A timer on {holder} runs thidua serve --once, last at {at}",
    ),
    "timer_over": (
        "Máy {holder} không chạy thidua serve --once từ {at}: xem bộ hẹn giờ",
        "No timer on {holder} has run thidua serve --once since {at}: look at the timer",
    ),
    "nobody_serves": (
        "Không có thidua serve hay thidua worker nào đang làm việc nền",
        "Neither thidua serve nor thidua worker does the background work",
    ),
    "complaint_late": (
        "{cycle}: khiếu nại @{event} của {unit} quá hạn trả lời {day}",
        "{cycle}: complaint @{event} of {unit} was to be answered by {day}",
    ),
    "request_late": (
        "Yêu cầu số {number} về dữ liệu cá nhân quá hạn trả lời từ ngày {day}",
        "Request {number} on personal data was to be answered by {day}",
    ),
    "request_waits": (
        "Yêu cầu số {number} về dữ liệu cá nhân chờ trả lời, chậm nhất ngày {day}",
        "Request {number} on personal data waits for its answer, due by {day}",
    ),
    "erased_back": (
        "{count} văn bản đã xóa lại có trong cơ sở dữ liệu (do khôi phục một phần bản sao lưu)",
        "{count} texts that were erased are there again (part of a backup was restored)",
    ),
    "redis_works": ("Redis {where} trả lời", "Redis answers at {where}"),
    "redis_fails": (
        "Redis {where} không trả lời ({error}): thidua worker không được báo việc. Kiểm tra Redis"
        " và THIDUA_REDIS",
        "Redis does not answer at {where} ({error}): no thidua worker is told to look. Check Redis"
        " and THIDUA_REDIS",
    ),
    "overdue": (
        "{cycle}: hạn {deadline}{of_unit} hết lúc {before} mà chưa ghi là đã qua",
        "{cycle}: {deadline}{of_unit} was over at {before} and has not passed",
    ),
    "outbox": (
        "Hộp gửi: {count} thông báo {state}, cũ nhất {oldest}",
        "Outbox: {count} {state}, the oldest of {oldest}",
    ),
    "outbox_held": (
        "Hộp gửi bị giữ lại từ {at}: xem các thông báo đang chờ, rút cái đã gửi, rồi cho gửi lại",
        "The outbox is held since {at}: look at what waits, withdraw what has left, then release",
    ),
    "outbox_late": (
        "{count} thông báo quá giờ gửi hơn 10 phút",
        "{count} notices are due for more than ten minutes",
    ),
    "outbox_orphans": (
        "{count} thông báo đang gửi dở, tiến trình gửi đã mất",
        "{count} notices were being sent by a process that is heard of no more",
    ),
    "follow_up_refused": (
        "Việc kéo theo sự kiện {event} bị từ chối: {refusal}",
        "What follows from {event} was refused: {refusal}",
    ),
    "follow_ups_wait": (
        "{count} việc kéo theo đang chờ, cũ nhất từ sự kiện {event}",
        "{count} commands that follow wait, the oldest from {event}",
    ),
    "up_to_date": (
        "Bảng đọc đã cập nhật đủ {position} sự kiện",
        "Read models have taken in all {position} events",
    ),
    "lag": (
        "Bảng đọc còn {lag} sự kiện chưa cập nhật (đã cập nhật {position})",
        "Read models lack {lag} events (they have taken in {position})",
    ),
    "poison": (
        "Bảng đọc dừng ở sự kiện {event}, không tính tiếp được; các luồng khác vẫn chạy",
        "A read model stops at {event} and cannot go on from it; all other streams go on",
    ),
    "unserved": (
        "{cycle}: {unit} chưa nhận được “{topic}”: {why}",
        "{cycle}: “{topic}” did not reach {unit}: {why}",
    ),
    "failing": (
        "{cycle}: một địa chỉ của {unit} bị máy chủ thư từ chối; đặt lại địa chỉ",
        "{cycle}: an address of {unit} is refused; set another",
    ),
    "addressless": (
        "{cycle}: {unit} chưa có địa chỉ nhận thông báo",
        "{cycle}: {unit} has no address",
    ),
    "mail": ("Máy chủ thư {server}, gửi từ {sender}", "Mail server {server}, from {sender}"),
    "mail_works": (
        "Máy chủ thư {server} trả lời và nhận đăng nhập; gửi từ {sender}",
        "The mail server {server} answers and lets us in; from {sender}",
    ),
    "mail_fails": (
        "Máy chủ thư {server} chưa dùng được: {reply}. Kiểm tra THIDUA_SMTP và mật khẩu",
        "The mail server {server} cannot be used: {reply}. Check THIDUA_SMTP and the password",
    ),
    "mail_unset": (
        "Chưa đặt máy chủ thư: đặt THIDUA_SMTP=smtp+starttls://user@host:587 và THIDUA_MAIL_FROM",
        "No mail server is set: set THIDUA_SMTP=smtp+starttls://user@host:587 and THIDUA_MAIL_FROM",
    ),
    "mail_journal": (
        "Cơ sở dữ liệu thực hành chỉ ghi nhật ký, không gửi cho ai (đặt THIDUA_TEST_SMTP để thử)",
        "A practice database keeps to its journal (set THIDUA_TEST_SMTP to try a server)",
    ),
    "setting_malformed": ("{sentence}", "{sentence}"),
    "test_sent": ("Máy chủ đã nhận thư thử: {reply}", "The server took the test message: {reply}"),
    "test_failed": ("Thư thử chưa gửi được: {reply}", "The test message was not taken: {reply}"),
    "test_subject": ("Thư thử của thidua", "A test message of thidua"),
    "test_text": (
        "Thư này do lệnh thidua doctor --send-test gửi để thử máy chủ thư. Không cần trả lời.",
        "thidua doctor --send-test sent this message to try the mail server. No answer is needed.",
    ),
    "all_well": ("Không có gì bị kẹt.", "Nothing is stuck."),
    "something": ("Có {count} việc cần xử lý.", "{count} things need attention."),
}
