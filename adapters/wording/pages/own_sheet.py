"""The words of a unit's own sheet in the browser."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.filling import filled
from adapters.wording.writing import Lang, pick

Pair = tuple[str, str]

OWN_SHEET: Final[Mapping[str, Pair]] = {
    "title": ("Bảng tự chấm điểm: {unit}", "Self-score sheet: {unit}"),
    "paper_kind": ("Báo cáo", "Báo cáo"),
    "unit": ("Đơn vị", "Unit"),
    "state": ("Tình trạng", "How far"),
    "state_nothing": ("chưa bắt đầu", "not begun"),
    "state_figures_only": ("có số liệu, chờ bản ký", "figures are there, the signed paper is not"),
    "state_paper_only": ("có bản ký, chờ số liệu", "the signed paper is there, figures are not"),
    "state_both": ("có số liệu và bản ký, chưa gửi", "figures and signed paper, not sent"),
    "state_not_sent": ("không gửi bảng", "sends no sheet"),
    "state_sent": ("đã gửi", "sent"),
    "state_settled": ("đã thống nhất", "settled"),
    "state_returned": ("đã trả lại để hoàn thiện", "sent back to be completed"),
    "due": ("Hạn gửi: hết {day}", "Due by the end of {day}"),
    "progress": ("Đã nhập {filled}/{all} tiêu chí", "{filled} of {all} criteria filled in"),
    "behalf": ("Nhập thay {unit}, theo văn bản của đơn vị.", "Entered for {unit}, by its paper."),
    "sealed": (
        "Bảng chưa gửi thì chỉ đơn vị ấy xem được, nên các ô dưới đây để trống. Nhập theo bản giấy,"
        " xem lại rồi gửi một lần.",
        "A sheet that was not sent is seen by its unit alone, so the fields below are empty. Enter"
        " it from the paper, look it over, and send it in one go.",
    ),
    "empty_is_not_zero": (
        "Ô để trống là chưa chấm; không đạt thì nhập 0.",
        "An empty field is not scored yet; enter 0 where nothing was achieved.",
    ),
    "empty": ("(trống)", "(empty)"),
    "criterion": ("Tiêu chí", "Criterion"),
    "most": ("Tối đa", "At most"),
    "how": ("Bước, cách ghi", "Step"),
    "value": ("Điểm tự chấm", "Self score"),
    "explained": ("Thuyết minh", "Explanation"),
    "standard": ("điểm chuẩn", "points"),
    "bonus": ("điểm thưởng", "bonus"),
    "deduction": ("điểm trừ", "deduction"),
    "not_chosen": ("(chưa chọn mức)", "(no level chosen)"),
    "conflict": (
        "Nơi khác vừa ghi {theirs}; ở đây đang nhập {yours}. Bấm lưu lần nữa để giữ {yours}, hoặc"
        " sửa lại thành {theirs}.",
        "Somebody has just recorded {theirs}; {yours} is entered here. Save once more to keep"
        " {yours}, or put {theirs} back.",
    ),
    "reason": ("Lý do thay đổi điểm đã gửi", "Why points that were sent change"),
    "save": ("Lưu nháp", "Save draft"),
    "save_sent": ("Ghi thay đổi", "Record changes"),
    "review": ("Xem lại trước khi gửi", "Review before submitting"),
    "send": ("Gửi bảng tự chấm điểm", "Submit self score"),
    "paste": ("Dán từ Excel", "Paste from Excel"),
    "paste_help": (
        "Chép các dòng có số hoặc tên tiêu chí và điểm, dán vào đây. Chưa có gì được ghi trước khi"
        " bấm lưu.",
        "Copy the rows with the number or name of the criterion and its points, and paste them"
        " here. Nothing is recorded before you save.",
    ),
    "paste_do": ("Đưa vào bảng", "Fill the fields"),
    "by_file": ("Bằng tệp Excel", "By an Excel file"),
    "file_out": (
        "Tải bảng này về để điền, in, ký (Excel)",
        "Download this sheet to fill in, print and sign (Excel)",
    ),
    "file_in": ("Tệp đã điền", "The file that was filled in"),
    "file_help": (
        "Tệp đã tải từ đây. Điểm được đưa vào các ô để xem lại; chưa có gì được ghi trước khi bấm"
        " lưu.",
        "A file that was downloaded here. Its figures are put into the fields to be looked over;"
        " nothing is recorded before you save.",
    ),
    "pasted": (
        "Đã đưa {count} điểm vào bảng, các ô khác trước được tô màu. Xem lại rồi lưu.",
        "{count} figures were put into their fields, those that differ are marked. Look them over,"
        " then save.",
    ),
    "unplaced": ("Không tìm được chỗ cho các dòng sau", "These rows found no place"),
    "changed": ("vừa nhập, đang ghi là {shown}", "just entered, recorded is {shown}"),
    "why": ("Vì sao chưa gửi được?", "Why can it not be sent?"),
    "returned": (
        "Bảng được trả lại để hoàn thiện (lần {times}); gửi lại chậm nhất hết {until}. Trong thời"
        " gian này đơn vị không bị tính là chậm.",
        "The sheet was sent back to be completed (time {times}); it is due again by the end of"
        " {until}. Meanwhile the unit is not late.",
    ),
    "was_sent": ("lần trước gửi {was}", "sent last time: {was}"),
    "is_sent": (
        "Bảng đã gửi: từ nay điểm chỉ thay đổi khi có lý do, được ghi vào nhật ký.",
        "The sheet was sent: points change with a reason only, which is logged.",
    ),
    "review_about": (
        "Gửi rồi thì điểm chỉ thay đổi khi có lý do. Xem lại từng tiêu chí.",
        "Once sent, points change with a reason only. Look over each criterion.",
    ),
    "not_filled": ("Chưa có điểm: {which}.", "Not scored yet: {which}."),
    "number": ("Số, ký hiệu văn bản, nếu đã có", "Number of the paper, if there is one"),
    "date": ("Ngày văn bản", "Date of the paper"),
    "signed": ("Bản đã ký", "Signed paper"),
    "signed_help": (
        "Bản quét có chữ ký và dấu: PDF, ảnh, hoặc tệp Word, Excel, OpenDocument; tối đa 20 MB.",
        "A scan with signature and seal: PDF, a picture, or a file of Word, Excel or OpenDocument;"
        " 20 MB at most.",
    ),
    "signed_get": ("Tải bản đã ký về", "Get the signed paper"),
    "signed_absent": (
        "Bản đã ký chỉ có mã băm; nội dung không giữ ở đây.",
        "Of the signed paper there is the hash alone; its bytes are not kept here.",
    ),
    "back_to_sheet": ("Quay lại sửa", "Back to edit"),
    "none_filled": ("Chưa nhập điểm nào.", "Nothing is filled in yet."),
}


def sheet_said(key: str, lang: Lang, **facts: object) -> str:
    """Words of a unit's own sheet."""
    return filled(pick(OWN_SHEET[key], lang), facts)
