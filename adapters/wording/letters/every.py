"""What every letter says, and what several say alike, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

COMMON: Final[Mapping[str, tuple[str, str]]] = {
    # around the body
    "prefix": (
        "[{cluster} · {year}<{practice} · THỰC HÀNH>]",
        "[{cluster} · {year}<{practice} · PRACTICE>]",
    ),
    "practice_line": (
        "THỰC HÀNH: số liệu để tập, không phải số liệu thật.",
        "PRACTICE: made-up data for exercise, none of it real.",
    ),
    "to_head": ("Kính gửi: Thủ trưởng {unit_in_full}", "To: the head of {unit_in_full}"),
    "to_secretary": (
        "Kính gửi: Bộ phận thường trực của {Chair}, {unit_in_full}",
        "To: the chair's office, {unit_in_full}",
    ),
    "to_unit": ("Kính gửi: {unit_in_full}", "To: {unit_in_full}"),
    "other_tasks": ("Các việc của đơn vị còn phải làm:", "What the unit still has to do:"),
    "task": (
        "{what}, <chậm nhất {until}|<{arranged}vào ngày {Cluster} tổ chức ký"
        "|<hạn: {words}|hạn sẽ thông báo>>>",
        "{what}, <by {until}|<{arranged}on the day that the cluster arranges"
        "|<due: {words}|day to be announced>>>",
    ),
    "link_head": ("Xem và thực hiện tại:", "See and act at:"),
    "sender": (
        "Bộ phận thường trực của {Chair}<, {chair_unit}>, {cluster} năm {year}",
        "The chair's office<, {chair_unit}>, {cluster} {year}",
    ),
    "source": (
        "Theo mục {event} của nhật ký, ghi lúc {at}.",
        "By entry {event} of the log, recorded {at}.",
    ),
    "copy_head": (
        "{day} · {cluster} · {year}<{practice} · THỰC HÀNH>",
        "{day} · {cluster} · {year}<{practice} · PRACTICE>",
    ),
    # a last day, and how far it is off
    "until": ("{text} ({weekday}, {left})", "{text} ({weekday}, {left})"),
    "on_day": ("{text} ({weekday}<, {left}>)", "{text} ({weekday}<, {left}>)"),
    "days_ahead": ("còn {days} ngày<, {working}>", "{days} <{one}day|days> left<, {working}>"),
    "days_today": ("là hôm nay", "today"),
    "days_over": ("đã quá {days} ngày", "{days} <{one}day|days> overdue"),
    "days_all_off": ("<{about}dự kiến >đều là ngày nghỉ", "all <{about}expected to be >off"),
    "days_working": (
        "trong đó <{about}khoảng >{working} ngày làm việc",
        "working days among them: <{about}about >{working}",
    ),
    "head_ahead": ("Còn {days} ngày", "{days} <{one}day|days> left"),
    "head_today": ("Hôm nay là ngày cuối", "Today is the last day"),
    "head_over": ("Đã quá {days} ngày", "{days} <{one}day|days> overdue"),
    # what is to be done
    "next": ("Việc kế tiếp: {lacking}<, chậm nhất {until}>.", "Next: {lacking}<, by {until}>."),
    "next_explain": (
        "Việc kế tiếp: gửi giải trình, hoặc ghi là nhất trí<, chậm nhất {until}"
        "|<; hạn giải trình theo kế hoạch: {vague}|; hạn giải trình sẽ thông báo>>.",
        "Next: send an explanation, or say that the unit agrees<, by {until}"
        "|<; by the plan it is due: {vague}|; the day will be announced>>.",
    ),
    "nothing_more": ("Đơn vị không phải làm gì thêm.", "Nothing more is to be done."),
    # what becomes of points
    "criterion": ("Tiêu chí", "Criterion"),
    "from": ("Từ", "From"),
    "to": ("Thành", "To"),
    "standing": (
        "Tổng điểm của {unit}: <{same_total}{total_now}, không đổi"
        "|<{total_was}|trống> → <{total_now}|trống>>"
        "<; hạng: <{same_rank}{rank_now}, không đổi|{rank_was} → {rank_now}>>.",
        "Total of {unit}: <{same_total}{total_now}, as before"
        "|<{total_was}|none> → <{total_now}|none>>"
        "<; rank: <{same_rank}{rank_now}, as before|{rank_was} → {rank_now}>>.",
    ),
    "cost": (
        "{lapse}: <{applied}trừ|đề xuất trừ> {deduct} điểm<{per_day} mỗi ngày làm việc>"
        "<{each_day} mỗi ngày chậm>"
        "<, nhiều nhất {at_most}>",
        "{lapse}: {deduct} points <{applied}are deducted|are proposed as a deduction>"
        "<{per_day} for each working day><{each_day} for each day late><, at most {at_most}>",
    ),
    "raised_withdrawn": (
        "{lapse} ({name}): đã rút<, {ground}><; mức trước đó là trừ {points} điểm>"
        "<; lý do: {reason}><; {document}>",
        "{lapse} ({name}): withdrawn<, {ground}><; the deduction had been {points}>"
        "<; reason: {reason}><; {document}>",
    ),
    "raised_settled": (
        "{lapse} ({name}): đã thống nhất trừ {points} điểm< (đề xuất {proposed})>"
        "<; lý do: {reason}><; {document}>",
        "{lapse} ({name}): a deduction of {points} settled< (proposed: {proposed})>"
        "<; reason: {reason}><; {document}>",
    ),
    "raised_applied": (
        "{lapse} ({name}): trừ theo quy chế <{points} điểm< ({working_days} ngày làm việc)>"
        "< (chậm {days} ngày)>"
        "|{deduct} điểm<{per_day} mỗi ngày làm việc>"
        "<{each_day} mỗi ngày chậm><, nhiều nhất {at_most}>>"
        "<; lý do: {reason}><; {document}>",
        "{lapse} ({name}): counted under the rules,"
        " <a deduction of {points}< (working days: {working_days})>< (days late: {days})>"
        "|less {deduct} points<{per_day} for each working day>"
        "<{each_day} for each day late><, at most {at_most}>>"
        "<; reason: {reason}><; {document}>",
    ),
    "raised_proposed": (
        "{lapse} ({name}): đề xuất trừ <{points} điểm< ({working_days} ngày làm việc)>"
        "< (chậm {days} ngày)>"
        "|{deduct} điểm<{per_day} mỗi ngày làm việc>"
        "<{each_day} mỗi ngày chậm><, nhiều nhất {at_most}>>"
        "; chờ thống nhất<; lý do: {reason}><; {document}>",
        "{lapse} ({name}): proposed, <a deduction of {points}"
        "< (working days: {working_days})>< (days late: {days})>"
        "|less {deduct} points<{per_day} for each working day>"
        "<{each_day} for each day late><, at most {at_most}>>"
        "; to be settled<; reason: {reason}><; {document}>",
    ),
    # how far the others are
    "still": (
        "Còn {owing}/{of} đơn vị chưa <{sent}gửi|<{signed}ký|xong>><: {names}>.",
        "{owing} of {of} units <{one}has|have>"
        " <{sent}not sent theirs|<{signed}not signed|something left to do>>< ({names})>.",
    ),
}
#: How a letter begins, before whom it addresses.
GREETINGS: Final = tuple(said.partition("{")[0] for said in COMMON["to_unit"])
#: What the facts of letters are named, before they stand in a sentence.
NAMED: Final[Mapping[str, tuple[str, str]]] = {
    "cluster": ("{Cluster}", "the cluster"),
    "chair": ("{Chair}", "the chair"),
    "vice_chair": ("{Vice}", "the vice-chair"),
    "office_of_chair": ("bộ phận thường trực của {Chair}", "the chair's office"),
    "by": (
        "<{office}|hệ thống>< {unit}><, thay mặt {behalf}>",
        "<the {office}|the system>< of {unit}><, for {behalf}>",
    ),
    "paper": ("<{kind}>< số {number}>", "<{kind}>< no. {number}>"),
    "empty": ("trống", "empty"),
    "work_on_column": ("chấm điểm (cột “{column}”)", "scoring (column “{column}”)"),
}
