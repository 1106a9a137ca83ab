"""The words of the pages on which scores are verified and settled."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.filling import filled
from adapters.wording.writing import Lang, pick

Pair = tuple[str, str]

SETTLING: Final[Mapping[str, Pair]] = {
    "title": ("Thống nhất điểm của {unit}", "Settle the scores of {unit}"),
    "title_column": ("{column}: {unit}", "{column}: {unit}"),
    "cells_differ": ("{count} ô có chênh lệch", "{count} cells differ"),
    "differing": ("Chênh lệch", "Differences"),
    "table": ("Bảng điểm", "Score table"),
    "assign": ("Phân công chấm chéo, thẩm định", "Assign the checks"),
    "not_sent": (
        "Đơn vị chưa gửi bảng tự chấm điểm; chưa có gì để chấm.",
        "The unit has not sent its sheet; there is nothing to score yet.",
    ),
    "is_settled": (
        "Bảng này đã thống nhất. Sửa điểm phải có lý do, và đơn vị được giải trình.",
        "This sheet is settled. A score changes only with a reason, and the unit may explain.",
    ),
    "carried": (
        "Ô không sửa thì giữ điểm đang tính. Điểm trừ nhập số dương, dấu trừ do chương trình in.",
        "A field that is left alone keeps what counts. Deductions are typed without their minus.",
    ),
    "criterion": ("Tiêu chí", "Criterion"),
    "most": ("Tối đa", "At most"),
    "value": ("Sẽ ghi", "To record"),
    "basis": ("Căn cứ riêng của ô", "Why, for this cell"),
    "to_review": ("Xem lại", "Look over"),
    "whole": ("Thống nhất cả bảng…", "Settle the sheet…"),
    "send_back": ("Trả lại để hoàn thiện", "Send back to be completed"),
    "why": ("Cách tính điểm", "How the points came about"),
    "back": ("Về danh sách đơn vị", "Back to the units"),
    "nothing": ("trống", "empty"),
    "nothing_changed": (
        "Chưa có ô nào được sửa. Nhập điểm ở ít nhất một ô, hoặc thống nhất cả bảng như đang có.",
        "No field was changed. Type a score in at least one, or settle the sheet as it stands.",
    ),
    "conflict": (
        "Lúc mở trang là {was}, nay nơi khác đã ghi {theirs}, ở đây vừa nhập {yours}. Bấm “Xem lại”"
        " lần nữa để giữ {yours}, hoặc sửa lại thành {theirs}.",
        "It was {was} when the page was opened, somebody has recorded {theirs} since, {yours} was"
        " typed here. Press “Look over” once more to keep {yours}, or put {theirs} back.",
    ),
    "three": ("Lúc mở trang · nay · vừa nhập", "When opened · now · typed"),
    "standard": ("điểm chuẩn", "points"),
    "bonus": ("điểm thưởng", "bonus"),
    "deduction": ("điểm trừ", "deduction"),
    "review": ("Xem lại trước khi ghi: {count} thay đổi", "Before recording: {count} changes"),
    "review_one": ("Xem lại trước khi ghi: 1 thay đổi", "Before recording: 1 change"),
    "review_lead": (
        "{column}, {unit}. Chưa ghi gì cho đến khi bấm nút ghi.",
        "{column}, {unit}. Nothing is recorded before the button is pressed.",
    ),
    "changes": ("Điểm sẽ đổi", "Scores that change"),
    "effects": ("Ảnh hưởng", "What follows"),
    "no_effects": ("Tổng và hạng không đổi.", "No total and no rank moves."),
    "was": ("Đang là", "Is now"),
    "will": ("Sẽ là", "Will be"),
    "ground": ("Căn cứ", "Basis"),
    "total_and_rank": ("Tổng và hạng", "Total and rank"),
    "total_of": ("Tổng điểm của {unit}", "Total of {unit}"),
    "rank_of": ("Hạng của {unit} ({total} điểm)", "Rank of {unit} ({total} points)"),
    "reason": ("Lý do", "Reason"),
    "reason_help": (
        "Lý do được ghi vào nhật ký và gửi cho đơn vị. Ô đã có căn cứ riêng thì dùng căn cứ ấy.",
        "It is logged and sent to the unit. A cell with a reason of its own keeps that.",
    ),
    "reason_more": (
        "Ghi rõ thêm, để hai năm sau đọc lại vẫn hiểu",
        "In words that are understood in two years",
    ),
    "reason_needed": (
        "Điểm đã gửi nên khi sửa phải có lý do. Lý do được ghi vào nhật ký và gửi cho đơn vị.",
        "A submitted score changes only with a reason. It is logged and sent to the unit.",
    ),
    "not_recorded": (
        "Có ô vừa sửa mà chưa ghi. Bấm “Xem lại” và ghi trước, rồi thống nhất cả bảng.",
        "A field was changed and not recorded. Look it over and record it first.",
    ),
    "send_back_title": ("Trả lại bảng của {unit} để hoàn thiện", "Send back {unit}'s sheet"),
    "send_back_time": ("Trả lại lần {times}", "Sent back for the time {times}"),
    "first_day": ("hạn đầu: hết {day}", "first due by the end of {day}"),
    "too_often": (
        "Bảng này đã trả lại đủ số lần mà bảng tiêu chí cho phép.",
        "This sheet was sent back as often as the rulebook allows.",
    ),
    "new_day": ("Ngày gửi lại, chậm nhất", "To be sent again by"),
    "which_cells": (
        "Ghi ở từng ô cần hoàn thiện là còn thiếu gì. Ô để trống thì không trả lại.",
        "Say at each cell what is lacking. A blank one is not sent back.",
    ),
    "what_lacks": ("Cần hoàn thiện gì", "What is lacking"),
    "whole_lacks": (
        "Thiếu của cả bảng, như chữ ký",
        "What the whole sheet lacks, such as a signature",
    ),
    "no_send_back": ("Không trả lại", "Do not send back"),
    "used": ("đã dùng {count} lần trong năm nay", "used {count} times this year"),
    "record": ("Ghi {count} thay đổi", "Record {count} changes"),
    "record_one": ("Ghi 1 thay đổi", "Record 1 change"),
    "edit": ("Quay lại sửa", "Back to edit"),
    "whole_title": ("Thống nhất bảng của {unit}", "Settle the sheet of {unit}"),
    "whole_over": (
        "Sau khi thống nhất, điểm chỉ đổi được khi có lý do",
        "Once it is settled, a score changes only with a reason",
    ),
    "whole_do": ("Thống nhất bảng này", "Settle this sheet"),
    "whole_figures": ("Điểm được thống nhất", "The points that are settled"),
    "points": ("Điểm", "Points"),
    "no": ("Chưa thống nhất, quay lại", "Not yet, go back"),
}


def settle_said(key: str, lang: Lang, **facts: object) -> str:
    """Words of settling."""
    return filled(pick(SETTLING[key], lang), facts)
