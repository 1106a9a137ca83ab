"""What the pages say of the award file and of corrections, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

AWARDS: Final[Mapping[str, tuple[str, str]]] = {
    "head": ("Hồ sơ khen thưởng", "Award file"),
    "not_sealed": ("không thuộc kết quả đã chốt", "no part of the sealed outcome"),
    "unit": ("Đơn vị", "Unit"),
    "chosen_head": ("Bình xét", "Selection"),
    "proposed_head": ("Đề nghị", "Proposed"),
    "decided_head": ("Quyết định", "Decided"),
    "delivered_head": ("Trao", "Handed over"),
    "chosen": ("được chọn", "chosen"),
    "chosen_by": ("được chọn, theo {sources}", "chosen, by {sources}"),
    "not_chosen": ("không được chọn", "not chosen"),
    "reserve": ("dự bị {place}", "reserve {place}"),
    "no_outcome": ("chưa có kết quả", "no outcome"),
    "not_stated": ("nguồn không nêu", "not stated in the source"),
    "not_proposed": ("không", "no"),
    "undecided": ("chưa có", "not yet"),
    "decided": ("{result} ({decision})", "{result} ({decision})"),
    "decided_title": ("{result}: {title} ({decision})", "{result}: {title} ({decision})"),
    "before": ("trước đó: {earlier}", "before that: {earlier}"),
    "proposal_withdrawn": ("{proposal} (đã rút)", "{proposal} (withdrawn)"),
    "returned": ("đã thu hồi {day}", "given back {day}"),
    "to_return": ("phải thu hồi", "to be given back"),
    "undelivered": ("chưa", "not yet"),
    "standing": (
        "{units}: suy tôn, không lập tờ trình",
        "{units}: declared, nothing is proposed",
    ),
    "remark": ("{unit}: {remark} ({paper})", "{unit}: {remark} ({paper})"),
    "delivery_remark": ("{unit}: trao thưởng {remark}", "{unit}: handed over, {remark}"),
    "missing": ("{unit}: hồ sơ còn thiếu {pieces}", "{unit}: the dossier lacks {pieces}"),
    "heard": ("{unit}: {council} {favour}", "{unit}: {council} {favour}"),
    "next_in_line": (
        "Dự bị kế tiếp, chưa đề nghị: {units}",
        "Next in line, not yet proposed: {units}",
    ),
    "proposal": ("{document}, gửi {authority}", "{document}, to {authority}"),
    "decision": ("{document}, {authority}", "{document}, {authority}"),
    "no_paper": ("văn bản: nguồn không nêu", "paper not stated in the source"),
    "unstated": ("nơi nguồn không nêu", "an authority not stated"),
    "withdrawn": ("đã rút", "withdrawn"),
    "corrected_by": ("đã đính chính bởi {events}", "corrected by {events}"),
    "papers": ("Văn bản", "Papers"),
    # corrections
    "corrected_table": ("Bảng điểm sau đính chính", "Score table as corrected"),
    "rank_was": ("Hạng đã\nthông qua", "Rank\nadopted"),
    "rank_now": ("Hạng sau\nđính chính", "Rank\ncorrected"),
    "total_was": ("Tổng đã\nthông qua", "Total\nadopted"),
    "total_now": ("Tổng sau\nđính chính", "Total\ncorrected"),
    "corrections": ("Đính chính", "Corrections"),
    # what is open, in a status
    "open_head": ("Hồ sơ khen thưởng còn mở", "Open award files"),
    "open_beside": (
        "không cản việc kết thúc năm thi đua",
        "they do not keep the year from closing",
    ),
    "open_decision": ("{award}, {unit}: chờ quyết định", "{award}, {unit}: awaits a decision"),
    "open_later_decision": (
        "{award}, {unit}: chưa xét, chờ quyết định",
        "{award}, {unit}: not yet considered, awaits a decision",
    ),
    "open_delivery": (
        "{award}, {unit}: có quyết định, chưa trao",
        "{award}, {unit}: decided, not yet handed over",
    ),
    "open_return": (
        "{award}, {unit}: đã trao {day}, nay phải thu hồi theo quyết định sau",
        "{award}, {unit}: handed over {day}, to be given back by a later decision",
    ),
    "open_missing": ("; hồ sơ còn thiếu {pieces}", "; the dossier lacks {pieces}"),
}
