"""What the letters on voting say, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from domain.notices import Topic

VOTING: Final[Mapping[Topic, Mapping[str, tuple[str, str]]]] = {
    Topic.BARRED: {
        "called": ("diện xét danh hiệu", "standing for titles"),
        "subject_lifted": ("{unit} trở lại diện xét", "{unit} may be chosen again"),
        "subject_barred": (
            "{unit} chưa được đưa vào diện xét< {selections}>",
            "{unit} may not be chosen<: {selections}>",
        ),
        "lifted": (
            "Ngày {on}, {unit} được đưa trở lại diện xét<, theo {document}>. Lý do: {reason}.",
            "On {on} {unit} was put among those who may be chosen again<, by {document}>."
            " Reason: {reason}.",
        ),
        "barred": (
            "Ngày {on}, {unit} không được đưa vào diện xét"
            "< {selections}| các danh hiệu, hình thức khen thưởng của năm><, theo {document}>."
            " Lý do: {reason}.",
            "On {on} {unit} was left out of those who may be chosen"
            "< for {selections}| for the titles and awards of the year><, by {document}>."
            " Reason: {reason}.",
        ),
        "again": (
            "Đơn vị đã được đưa trở lại diện xét sau đó.",
            "The unit was put back among those who may be chosen since.",
        ),
        "nothing": ("Đơn vị không phải làm gì thêm.", "The unit has nothing to do."),
        "next_disagree": (
            "Việc kế tiếp: nếu chưa nhất trí, gửi ý kiến kèm căn cứ cho bộ phận thường trực trước"
            " hội nghị tổng kết.",
            "Next: whoever does not agree sends word with the grounds to the chair's office before"
            " the conference.",
        ),
        "copy_lifted": ("{unit} trở lại diện xét.", "{unit} may be chosen again."),
        "copy_barred": (
            "{unit} không được đưa vào diện xét< {selections}>.",
            "{unit} may not be chosen<: {selections}>.",
        ),
    },
    Topic.ASKED: {
        "called": ("lấy ý kiến bằng văn bản", "vote in writing"),
        "subject": (
            "Lấy ý kiến bằng văn bản<; trả lời chậm nhất {day}>",
            "A vote in writing<; answer by {day}>",
        ),
        "asked": (
            "Ngày {on}, {Chair} lấy ý kiến bằng văn bản< theo {document}>:",
            "On {on} the chair asked for a vote in writing< by {document}>:",
        ),
        "title": (
            "{title}, chọn {choices} trong số: {nominees}",
            "{title}, {choices} to be chosen of: {nominees}",
        ),
        "next_answer": (
            "Việc kế tiếp: gửi ý kiến của đơn vị<, chậm nhất {until}>.",
            "Next: send the unit's answer<, by {until}>.",
        ),
        "given": (
            "{Chair} đã nhận ý kiến của đơn vị; đơn vị không phải làm gì thêm.",
            "The answer of the unit was received; nothing more is to be done.",
        ),
        "closed": (
            "Việc lấy ý kiến đã kết thúc; đơn vị không phải làm gì thêm.",
            "The vote in writing is over; nothing more is to be done.",
        ),
        "copy_open": (
            "Trả lời ý kiến bằng văn bản< chậm nhất {day}>.",
            "Answer the vote in writing< by {day}>.",
        ),
        "copy_closed": ("Lấy ý kiến bằng văn bản.", "A vote in writing."),
    },
    Topic.VOTE_MENDED: {
        "called": ("sửa ý kiến đã ghi", "recorded vote mended"),
        "subject": (
            "<Sửa ý kiến đã ghi của {whose}|Sửa việc bỏ phiếu thay>: {title}",
            "<Recorded vote of {whose} mended|Proxies mended>: {title}",
        ),
        "mended": (
            "{at}, <ý kiến đã ghi của {whose}< ({by} bỏ phiếu thay)>|việc bỏ phiếu thay> về {title}"
            " được sửa: <{was}|không có> → <{struck_vote}bỏ, vì không có ý kiến này"
            "|<{struck}không có|{now}>>. Lý do: {reason}.< Văn bản: {document}.>",
            "{at}: <the vote recorded for {whose}< (given by {by} as its proxy)>|the proxies>"
            " on {title} <{of_unit}was|were> mended: <{was}|none> →"
            " <{struck_vote}taken out, it was not given|<{struck}none|{now}>>. Reason: {reason}."
            "< Document: {document}.>",
        ),
        "again": (
            "Sau đó được sửa thêm lần nữa; nhật ký ghi từng lần.",
            "It was mended once more since; the log has each time.",
        ),
        "next_object": (
            "Việc kế tiếp: nếu ghi như vậy chưa đúng, báo ngay bộ phận thường trực của {Chair}"
            " trước khi kết thúc phiên họp.",
            "Next: where that is not what was said, tell the chair's office at once, before the"
            " sitting is closed.",
        ),
        "over": (
            "Đơn vị không phải làm gì thêm; chưa nhất trí thì gửi ý kiến bảo lưu cho bộ phận"
            " thường trực của {Chair}.",
            "The unit has nothing to do; whoever does not agree sends a dissent to the chair's"
            " office.",
        ),
        "copy": (
            "<Sửa ý kiến đã ghi của {whose}|Sửa việc bỏ phiếu thay> về {title}.",
            "<Recorded vote of {whose}|Proxies> mended: {title}.",
        ),
    },
}
