"""What the page of deadlines says, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.pages.doors import Pair

CALENDAR: Final[Mapping[str, Pair]] = {
    "head": (
        "{cluster}, năm {year}: lịch và hạn",
        "{cluster}, year {year}: calendar and deadlines",
    ),
    "at": ("{code} · lúc {moment} · lịch {table}", "{code} · at {moment} · calendar {table}"),
    "backfill": (
        "Đang nhập việc đã qua theo nguồn: không đơn vị nào bị tính muộn.",
        "Told from the past by its sources: nobody is held to be late.",
    ),
    "cancelled": ("Năm thi đua đã hủy, không còn hạn nào.", "The cycle was cancelled."),
    "closed": ("Năm thi đua đã kết thúc, không còn hạn nào.", "The cycle is closed."),
    "closed_but": (
        "Năm thi đua đã kết thúc; chỉ còn hạn trả lời khiếu nại.",
        "The cycle is closed; only answers to complaints are still due.",
    ),
    # what is next
    "next": ("Việc kế tiếp", "Next"),
    "next_line": ("{name}: {day}, {left}", "{name}: {day}, {left}"),
    "next_units": ("Chờ {units}", "Waiting for {units}"),
    "next_cluster": ("Chờ bộ phận thường trực của {Chair}", "Waiting for the chair's office"),
    "awaits_plan": (
        "Chờ ban hành kế hoạch; các hạn dưới đây tính từ khi kế hoạch được ban hành.",
        "Awaits the plan; the deadlines below hold once it is issued.",
    ),
    "nothing_next": (
        "Không còn việc nào có ngày ở phía trước.",
        "Nothing with a day lies ahead.",
    ),
    # deadlines
    "deadlines": ("Các hạn", "Deadlines"),
    "col_day": ("Hạn", "Due"),
    "col_name": ("Việc", "What"),
    "col_left": ("Còn lại", "Left"),
    "col_state": ("Tình trạng", "State"),
    "none": (
        "Chưa đặt hạn nào.",
        "No deadline is set.",
    ),
    "none_stated": (
        "Hạn: nguồn không nêu ngày nào, hoặc nêu mà chưa nhập thành hạn.",
        "Deadlines: the source states none, or none is entered as one yet.",
    ),
    "none_set": (
        "Đặt hạn: thidua do {code} set_deadline code=registration until=27/02/2026 --as {seat}",
        "Set one: thidua do {code} set_deadline code=registration until=27/02/2026 --as {seat}",
    ),
    "none_reckon": (
        "Tính hạn theo bảng tiêu chí: thidua do {code} reckon_deadlines --as {seat}",
        "Reckon those of the rulebook: thidua do {code} reckon_deadlines --as {seat}",
    ),
    "no_day": ("sẽ thông báo", "to be announced"),
    "not_reckoned": ("chưa tính được", "not reckoned"),
    "awaits_event": ("chờ có ngày hội nghị", "awaits its event"),
    "until": ("đến {day}", "to {day}"),
    "open": ("chưa xong", "open"),
    "open_of": ("{done}/{of} đơn vị đã xong", "done by {done} of {of}"),
    "met": ("đã xong", "done"),
    "nothing_yet": ("chưa phát sinh", "nothing yet"),
    "let_go": ("điểm đã thống nhất, không còn chờ", "scores settled, no longer awaited"),
    "overdue": ("quá hạn", "overdue"),
    "overdue_of": (
        "quá hạn; {done}/{of} đơn vị đã xong",
        "overdue; done by {done} of {of}",
    ),
    "past_when_set": ("đã qua từ khi đặt hạn", "past when it was set"),
    "not_yet": ("chờ ban hành kế hoạch", "awaits the plan"),
    "told": ("việc đã qua", "of a told past"),
    "withdrawn": ("không còn", "no longer due"),
    "held_some": ("{n} đơn vị đã báo gửi", "said to be sent by {n}"),
    "extended_some": ("gia hạn cho {n} đơn vị", "extended for {n}"),
    "moved_some": ("đã đổi ngày", "moved"),
    # days left
    "left_working": ("còn {n} ngày làm việc", "{n} working days left"),
    "left_working_one": ("còn 1 ngày làm việc", "1 working day left"),
    "left_about": ("còn khoảng {n} ngày làm việc", "about {n} working days left"),
    "left_only_off_about": (
        "còn {n} ngày, dự kiến đều là ngày nghỉ",
        "{n} days left, all expected to be off",
    ),
    "left_only_off": ("còn {n} ngày, đều là ngày nghỉ", "{n} days left, all off"),
    "left_today": ("hạn là hôm nay", "due today"),
    "left_days": ("còn {n} ngày", "{n} days left"),
    "late_working": ("quá {n} ngày làm việc", "{n} working days over"),
    "late_about": ("quá khoảng {n} ngày làm việc", "about {n} working days over"),
    "late_days": ("quá {n} ngày", "{n} days over"),
    "late_today": ("quá hạn hôm nay", "over since today"),
    # who owes what
    "owing": ("Ai còn phải làm gì", "Who still owes what"),
    "owing_head": ("{name}, hạn {day}", "{name}, due {day}"),
    "owing_nothing": ("Không đơn vị nào còn thiếu việc gì.", "Nobody owes anything."),
    "of_units": ("{units}: {words}", "{units}: {words}"),
    "all_units": ("Mọi đơn vị", "All units"),
    "own_day": ("gia hạn đến {day}", "extended to {day}"),
    "said_sent": (
        "đã báo gửi theo văn bản{number}{dated}, chờ xác nhận (@{event})",
        "said to be sent by document{number}{dated}, to be confirmed (@{event})",
    ),
    "said_came": (
        "đã nhận văn bản{number}{dated}, chờ ghi “{word}” (@{event})",
        "document{number}{dated} received, “{word}” still to be recorded (@{event})",
    ),
    "number": (" số {number}", " no. {number}"),
    "dated": (" ngày {day}", " of {day}"),
    "not_reminded": ("không đôn đốc", "not reminded"),
    # changes
    "changes": ("Hạn đã đổi", "What moved"),
    "change": (
        "{name}: {was} → {now}, {how} (@{event})",
        "{name}: {was} → {now}, {how} (@{event})",
    ),
    "change_for": ("{name}, {unit}", "{name}, {unit}"),
    "how_set": ("đặt lại", "set again"),
    "how_extended": ("gia hạn", "extended"),
    "reason": (": “{reason}”", ": “{reason}”"),
    # remarks
    "remarks": ("Lưu ý", "To be known"),
    "remark": ("{name}: {said}", "{name}: {said}"),
    "conference": ("Hội nghị tổng kết", "Summary conference"),
    "in_pause": (
        "{day} rơi vào kỳ nghỉ{name} {first}–{last}{swapped}",
        "{day} falls into the holiday{name} {first}–{last}{swapped}",
    ),
    "moved_out_of_pause": (
        "ngày ghi trong văn bản, {day}, rơi vào kỳ nghỉ{name} {first}–{last}{swapped} nên đã"
        " chuyển",
        "as worded it is {day}, in the holiday{name} {first}–{last}{swapped}, so it was moved",
    ),
    "day_off": ("{day} là ngày nghỉ", "{day} is a day off"),
    "made_up": (
        "{day} là ngày làm bù{swapped}",
        "{day} is worked to make up for a day off{swapped}",
    ),
    "worked_for_it": (" (làm bù {days})", " ({days} worked for it)"),
    "off_for_it": (" cho ngày nghỉ {days}", ", {days}"),
    "unconfirmed": (
        "{day} mới dự kiến là ngày nghỉ{name}, chưa ghi quyết định nào",
        "{day} is expected to be off{name}; no decision on it is recorded",
    ),
    "forecast": (
        "lịch nghỉ năm {year} mới là dự kiến, chưa có quyết định",
        "the holidays of {year} are a forecast; no decision on them is recorded",
    ),
    "not_reckoned_remark": (
        "chưa tính được ngày vì chưa có quyết định về lịch nghỉ năm {year}",
        "its day cannot be reckoned before the holidays of {year} are decided",
    ),
    "before_year": (
        "{day} nằm trước ngày đầu của năm thi đua ({first})",
        "{day} lies before the first day of the cycle's year ({first})",
    ),
    "past": (
        "{day} đã qua khi đặt hạn này ({last}), nên không đơn vị nào bị tính muộn",
        "{day} was over when it was set ({last}), so nobody is held to be late by it",
    ),
    "confirm_how": (
        "Có quyết định về lịch nghỉ thì ghi: thidua do lich confirm_year, correct_day; xem thidua"
        " calendar",
        "Once decided, record it: thidua do calendar confirm_year, correct_day; see thidua"
        " calendar",
    ),
    # the official calendar
    "official": ("Lịch làm việc chính thức", "The official calendar"),
    "official_table": (
        "Bảng {table}: các ngày từ {first} đến {last}, theo nguồn ghi bên dưới; quyết định nào chưa"
        " có trong bảng thì ghi thêm. Các năm sau mới là dự kiến.",
        "Table {table}: the days from {first} to {last}, by the sources below; what was decided and"
        " is not in it is to be recorded. Later years are a forecast.",
    ),
    "official_confirmed": (
        "Năm đã xác nhận theo quyết định: {years}",
        "Years confirmed by decision: {years}",
    ),
    "pauses": ("Kỳ nghỉ năm {year}", "Holidays of {year}"),
    "pauses_forecast": ("Kỳ nghỉ năm {year} (dự kiến)", "Holidays of {year} (forecast)"),
    "pause": ("{first}–{last}: {name}{swapped}", "{first}–{last}: {name}{swapped}"),
    "pause_day": ("{first}: {name}{swapped}", "{first}: {name}{swapped}"),
    "pause_unconfirmed": (" (chưa xác nhận)", " (not confirmed)"),
    "swapped": ("Ngày nghỉ hoán đổi", "Days given in exchange"),
    "swap": (
        "nghỉ {off}, làm bù {worked}: {source}",
        "off {off}, {worked} worked for it: {source}",
    ),
    "to_confirm": ("Chưa xác nhận", "Not confirmed"),
    "to_confirm_day": ("{day}: {source}", "{day}: {source}"),
    "sources": ("Các ngày còn lại: {source}", "All other days: {source}"),
    "nameless": ("nghỉ", "off"),
    "corrected": ("Ngày đã đính chính", "Days corrected"),
    "corrected_working": ("{day}: làm việc (@{event})", "{day}: worked (@{event})"),
    "corrected_off": ("{day}: nghỉ (@{event})", "{day}: off (@{event})"),
    "no_corrections": ("Chưa ghi đính chính nào.", "Nothing was corrected."),
    "record_how": ("Khi quyết định hằng năm ra muộn", "When the yearly decision comes late"),
    "record_swap": (
        "Hoán đổi thì ghi cả hai ngày, ngày nghỉ và ngày làm bù, ví dụ:",
        "A swap is two days, the one off and the one worked for it, for example:",
    ),
    "record_day": (
        'thidua do lich correct_day day={day} working={working} reason="…" --as operator',
        'thidua do calendar correct_day day={day} working={working} reason="…" --as operator',
    ),
    "record_year": (
        'thidua do lich confirm_year year={year} reason="…" --as operator',
        'thidua do calendar confirm_year year={year} reason="…" --as operator',
    ),
    "record_shown": (
        "Hạn nào sẽ chuyển ở năm thi đua nào, từ ngày nào sang ngày nào, được cho xem trước; thêm"
        " --yes để ghi và chuyển.",
        "Which deadlines would move in which cycles, from which day to which, is shown first;"
        " --yes records it and moves them.",
    ),
}
