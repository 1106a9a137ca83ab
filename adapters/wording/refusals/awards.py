"""What is said where nominations, the award file or a correction do not fit what was recorded.

Vietnamese first. The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

_NOMINATIONS: Mapping[str, tuple[str, str]] = {
    "nominees_fixed": (
        "Danh sách đề cử “{selection}” đã chốt: <{units}|không đơn vị nào>. Chỉ các đơn vị này được"
        " đưa vào lượt bỏ phiếu; cần đổi thì dùng việc {@fix_nominees} lần nữa.",
        "The nominees for “{selection}” are fixed: <{units}|none>. Only they stand in a ballot; to"
        " change them use {@fix_nominees} again.",
    ),
    "nomination_declined": (
        "{unit} đã rút khỏi danh sách đề cử “{selection}”. Đề cử đơn vị khác.",
        "{unit} has declined to stand for “{selection}”. Nominate another unit.",
    ),
    "not_nominated": (
        "{unit} chưa được đề cử vào “{selection}”. Dùng việc {@nominate} trước.",
        "{unit} was not nominated for “{selection}”. Use {@nominate} first.",
    ),
    "nobody_nominated": (
        "Chưa có đơn vị nào được đề cử vào “{selection}”. Dùng việc {@nominate} trước.",
        "Nobody stands nominated for “{selection}”. Use {@nominate} first.",
    ),
}
_PROPOSALS: Mapping[str, tuple[str, str]] = {
    "not_an_award": (
        "“{selection}” không phải danh hiệu thi đua hay hình thức khen thưởng nên không đề nghị,"
        " không quyết định khen thưởng ở mục này. Chọn mục khen thưởng trong bảng tiêu chí.",
        "“{selection}” is no award title or form, so nothing is proposed or decided for it. Choose"
        " an award of the rulebook.",
    ),
    "not_an_award:standing": (
        "“{selection}” là suy tôn đơn vị dẫn đầu: kết quả bình xét đã đủ, không lập tờ trình. Đề"
        " nghị danh hiệu, hình thức khen thưởng kèm theo nếu còn chỉ tiêu.",
        "“{selection}” is a standing: the outcome of the selection declares it, and nothing is"
        " proposed. Propose the award that it leads to, if its quota allows.",
    ),
    "not_an_award:office": (
        "“{selection}” là nhiệm vụ của năm sau, không phải khen thưởng. Dùng việc"
        " {@name_next_officers}.",
        "“{selection}” is an office of the next year and no award. Use {@name_next_officers}.",
    ),
    "place_repeated": (
        "{unit} có tên hai lần ở “{award}”. Bỏ một lần rồi gửi lại.",
        "{unit} stands twice under “{award}”. Remove one and send it again.",
    ),
    "proposal_exists": (
        "Đã có tờ trình “{proposal}”. Đặt tên khác, hoặc dùng việc {@amend_proposal}.",
        "There is a proposal “{proposal}” already. Choose another name, or use {@amend_proposal}.",
    ),
    "proposal_unknown": (
        "Không có tờ trình “{value}”."
        " <Gần nhất là “{nearest}”.|Dùng việc {@propose_awards} trước.>",
        "There is no proposal “{value}”."
        " <The nearest is “{nearest}”.|Use {@propose_awards} first.>",
    ),
    "proposal_withdrawn": (
        "Tờ trình “{proposal}” đã rút. Lập tờ trình mới bằng việc {@propose_awards}.",
        "The proposal “{proposal}” is withdrawn. Make a new one with {@propose_awards}.",
    ),
    "proposal_decided": (
        "Tờ trình “{proposal}”: {units} đã có kết quả theo quyết định “{decision}”, nên không rút,"
        " không bỏ khỏi danh sách được. Quyết định ghi sai thì dùng việc {@correct_record}; bị hủy"
        " bỏ thì ghi bằng việc {@record_decision}.",
        "Proposal “{proposal}”: the decision “{decision}” speaks of {units}, so they stay in it and"
        " it is not withdrawn. Where the decision was recorded wrongly use {@correct_record}; where"
        " it is annulled, {@record_decision}.",
    ),
    "proposal_differs": (
        "Đề nghị “{award}” không theo kết quả bình xét ({units}: {remark}). Sửa danh sách, hoặc nêu"
        " lý do (reason).",
        "The proposal for “{award}” does not follow the outcome of the selection ({units}:"
        " {remark}). Change the list, or give the reason.",
    ),
    "already_proposed": (
        "{unit} đã có trong tờ trình “{proposal}” ở “{award}”, cùng nơi nhận. Bỏ khỏi danh sách"
        " này, hoặc dùng việc {@amend_proposal}.",
        "{unit} stands in the proposal “{proposal}” for “{award}” to the same authority. Leave it"
        " out here, or use {@amend_proposal}.",
    ),
    "piece_repeated": (
        "“{piece}” có hai lần trong thành phần hồ sơ. Bỏ một lần rồi gửi lại.",
        "“{piece}” stands twice among the pieces. Remove one and send it again.",
    ),
    "piece_not_required": (
        "Hồ sơ “{award}” không có thành phần “{value}”.< Gần nhất là “{nearest}”.>"
        " <Hồ sơ gồm: {known}.|Dùng việc {@require_dossier} trước.>",
        "The dossier for “{award}” needs no “{value}”.< The nearest is “{nearest}”.>"
        " <It needs: {known}.|Use {@require_dossier} first.>",
    ),
}
_DECISIONS: Mapping[str, tuple[str, str]] = {
    "not_proposed": (
        "{unit} không có trong tờ trình nào về “{award}” nên hội đồng chưa có gì để cho ý kiến."
        " Xem các tờ trình, hoặc dùng việc {@amend_proposal}.",
        "{unit} is proposed for “{award}” by nobody, so there is nothing to give an opinion on. See"
        " the proposals, or use {@amend_proposal}.",
    ),
    "decision_unknown": (
        "Không có quyết định “{value}”.< Gần nhất là “{nearest}”.> Xem tên trong hồ sơ khen"
        " thưởng.",
        "There is no decision “{value}”.< The nearest is “{nearest}”.> The award file has the"
        " names.",
    ),
    "decision_exists": (
        "Đã có quyết định “{decision}”. Đặt tên khác; ghi sai thì dùng việc {@correct_record}.",
        "There is a decision “{decision}” already. Choose another name; if it was recorded wrongly,"
        " use {@correct_record}.",
    ),
    "decision_title": (
        "{unit}, “{award}”: kết quả và danh hiệu, hình thức khác chưa khớp. Chỉ nêu danh hiệu, hình"
        " thức khác (title) khi kết quả là changed_title.",
        "{unit}, “{award}”: result and other title do not agree. Name another title or form (title)"
        " where the result is changed_title, and only there.",
    ),
    "decision_title:missing": (
        "{unit}, “{award}”: tặng danh hiệu, hình thức khác thì phải nêu là gì (title).",
        "{unit}, “{award}”: where another title or form is given, say which (title).",
    ),
    "decision_title:in_vain": (
        "{unit}, “{award}”: chỉ nêu danh hiệu, hình thức khác (title) khi kết quả là changed_title."
        " Bỏ phần này, hoặc đổi kết quả.",
        "{unit}, “{award}”: another title (title) is named only where the result is changed_title."
        " Leave it out, or change the result.",
    ),
    "delivery_undecided": (
        "{unit}, “{award}”: chưa trao được. Xem quyết định đã ghi, hoặc dùng việc"
        " {@record_decision} trước.",
        "{unit}, “{award}”: not yet to be handed over. See the decisions on record, or use"
        " {@record_decision} first.",
    ),
    "nothing_to_return": (
        "{unit}, “{award}”: <đã trao {date} và quyết định tặng vẫn còn hiệu lực|chưa ghi việc"
        " trao>, nên không có gì để thu hồi. Xem hồ sơ khen thưởng; quyết định hủy bỏ thì ghi bằng"
        " việc {@record_decision} trước.",
        "{unit}, “{award}”: <handed over {date} by a decision that stands|nothing was handed over>,"
        " so there is nothing to give back. See the award file; record a decision that annulls with"
        " {@record_decision} first.",
    ),
    "delivery_undecided:not_given": (
        "{unit}, “{award}”: <{result}|chưa có quyết định>, nên chưa trao được. Dùng việc"
        " {@record_decision} trước.",
        "{unit}, “{award}”: <{result}|no decision yet>, so nothing is handed over. Use"
        " {@record_decision} first.",
    ),
    "delivery_undecided:before_decision": (
        "{unit}, “{award}”: ngày trao trước ngày của quyết định. Sửa ngày trao, hoặc đính chính"
        " ngày của quyết định bằng việc {@correct_record}.",
        "{unit}, “{award}”: handed over before the date of the decision. Change the day, or correct"
        " the date of the decision with {@correct_record}.",
    ),
}
_CORRECTIONS: Mapping[str, tuple[str, str]] = {
    "table_published": (
        "Bảng điểm của năm này lấy theo nguồn công bố, không có ô điểm để đính chính. Dùng việc"
        " {@reopen_phase} về bước chấm điểm, rồi nhập bảng mà nguồn đính chính.",
        "The table of this year is a published one and has no cells to correct. Use {@reopen_phase}"
        " back to scoring, then record the table that the source corrects.",
    ),
    "not_correctable": (
        "Sự kiện {event} không có điều này để đính chính. Đính chính được văn bản, ngày, đơn vị có"
        " mặt, kết quả của quyết định và lời văn; điểm thì dùng việc {@adjust_scores} hoặc"
        " {@correct_adopted_score}, đơn vị giữ nhiệm vụ thì dùng việc {@record_officers}.",
        "Event {event} has no such fact to correct. Documents, days, attendance, results of"
        " decisions and texts can be corrected; for scores use {@adjust_scores} or"
        " {@correct_adopted_score}, for officers {@record_officers}.",
    ),
    "correction_one": (
        "Mỗi lần đính chính đúng một điều: văn bản (corrected), ngày (date), đơn vị có mặt"
        " (present), kết quả (results) hoặc lời văn (field và text).",
        "Correct exactly one thing at a time: a document (corrected), a day (date), attendance"
        " (present), results, or a text (field and text).",
    ),
    "correction_empty": (
        "Sự kiện {event} đang ghi đúng như vậy, không có gì để đính chính. Xem nhật ký.",
        "Event {event} reads so already; there is nothing to correct. See the log.",
    ),
}
AWARDS: Final[Mapping[str, tuple[str, str]]] = {
    **_NOMINATIONS,
    **_PROPOSALS,
    **_DECISIONS,
    **_CORRECTIONS,
}
