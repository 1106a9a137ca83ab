"""The words of nominations, the award file and corrections, Vietnamese first: what acts and events
are called, the log's lines, and the values of closed lists.

The form of a template is told in `adapters.wording.phrasing`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from domain.cycle.awards.file import Favour, Remark, Verdict

_Pairs = Mapping[str, tuple[str, str]]

COMMANDS: Final[_Pairs] = {
    "nominate": ("Đề cử", "Nominate"),
    "decline_nomination": ("Rút khỏi danh sách đề cử", "Decline a nomination"),
    "fix_nominees": ("Chốt danh sách đề cử", "Fix the nominees"),
    "propose_awards": ("Lập tờ trình đề nghị khen thưởng", "Propose awards"),
    "amend_proposal": ("Sửa tờ trình, nêu lý do", "Amend a proposal, with a reason"),
    "withdraw_proposal": ("Rút tờ trình, nêu lý do", "Withdraw a proposal, with a reason"),
    "require_dossier": ("Nêu thành phần hồ sơ khen thưởng", "Say what a dossier needs"),
    "record_dossier_piece": ("Nhận thành phần hồ sơ", "Record a piece of a dossier"),
    "record_opinion": ("Ghi ý kiến của hội đồng", "Record a council's opinion"),
    "record_decision": ("Ghi quyết định khen thưởng", "Record a decision on awards"),
    "record_delivery": ("Ghi việc trao thưởng", "Record the handing over of awards"),
    "record_return": ("Ghi việc thu hồi khen thưởng", "Record that awards were given back"),
    "correct_adopted_score": (
        "Đính chính điểm đã thông qua, nêu lý do",
        "Correct an adopted score, with a reason",
    ),
    "correct_record": (
        "Đính chính điều đã ghi sai, nêu lý do",
        "Correct a wrong record, with a reason",
    ),
}
EVENTS: Final[_Pairs] = {
    "nominated": ("Đề cử", "Nomination"),
    "nomination_declined": ("Rút khỏi danh sách đề cử", "Nomination declined"),
    "nominees_fixed": ("Danh sách đề cử đã chốt", "Nominees fixed"),
    "awards_proposed": ("Tờ trình đề nghị khen thưởng", "Awards proposed"),
    "proposal_amended": ("Tờ trình sửa đổi", "Proposal amended"),
    "proposal_withdrawn": ("Rút tờ trình", "Proposal withdrawn"),
    "dossier_required": ("Thành phần hồ sơ", "Dossier required"),
    "dossier_piece_recorded": ("Nhận thành phần hồ sơ", "Dossier piece received"),
    "opinion_recorded": ("Ý kiến của hội đồng", "Opinion of a council"),
    "decision_recorded": ("Quyết định khen thưởng", "Decision on awards"),
    "delivery_recorded": ("Trao thưởng", "Awards handed over"),
    "awards_returned": ("Thu hồi khen thưởng", "Awards given back"),
    "adopted_score_corrected": ("Đính chính điểm đã thông qua", "Adopted score corrected"),
    "record_corrected": ("Đính chính", "Record corrected"),
}
LINES: Final[_Pairs] = {
    "nominated": (
        "Đề cử vào “{selection}”: {nominees}<; đơn vị đề cử: {unit}><; {document}>",
        "Nominated for “{selection}”: {nominees}<; by {unit}><; {document}>",
    ),
    "nomination_declined": (
        "{unit}: rút khỏi danh sách đề cử “{selection}”<; {document}><; lý do: {reason}>",
        "{unit} declines to stand for “{selection}”<; {document}><; reason: {reason}>",
    ),
    "nominees_fixed": (
        "Chốt danh sách đề cử “{selection}”: {nominees}<; {document}>",
        "Nominees for “{selection}” fixed: {nominees}<; {document}>",
    ),
    "awards_proposed": (
        "Tờ trình “{proposal}” gửi <{authority}|nơi nguồn không nêu>: {awards}"
        "<; lưu ý: {remarks}><; {document}><; lý do: {reason}>",
        "Proposal “{proposal}” to <{authority}|an authority not stated>: {awards}"
        "<; remarks: {remarks}><; {document}><; reason: {reason}>",
    ),
    "proposal_amended": (
        "Sửa tờ trình “{proposal}”, nay đề nghị {awards}<; lưu ý: {remarks}><; {document}>;"
        " lý do: {reason}",
        "Proposal “{proposal}” amended, it now proposes {awards}<; remarks: {remarks}>"
        "<; {document}>; reason: {reason}",
    ),
    "proposal_withdrawn": (
        "Rút tờ trình “{proposal}”<; {document}>; lý do: {reason}",
        "Proposal “{proposal}” withdrawn<; {document}>; reason: {reason}",
    ),
    "dossier_required": (
        "Hồ sơ đề nghị “{award}” gồm: {pieces}<; {document}>",
        "The dossier for “{award}” needs: {pieces}<; {document}>",
    ),
    "dossier_piece_recorded": (
        "{unit}, hồ sơ “{award}”: nhận “{piece}” {received}<; {document}>",
        "{unit}, dossier for “{award}”: “{piece}” received {received}<; {document}>",
    ),
    "opinion_recorded": (
        "Ý kiến của {council}< về tờ trình “{proposal}”>: {opinions}<; {document}>",
        "Opinion of {council}< on the proposal “{proposal}”>: {opinions}<; {document}>",
    ),
    "decision_recorded": (
        "Quyết định “{decision}” của <{authority}|nơi nguồn không nêu>: {results}"
        "<; lưu ý: {remarks}>; {document}",
        "Decision “{decision}” of <{authority}|an authority not stated>: {results}"
        "<; remarks: {remarks}>; {document}",
    ),
    "delivery_recorded": (
        "Trao {awards}, {date}<, tại {place}><; lưu ý: {remarks}><; {document}>",
        "Handed over: {awards}, {date}<, at {place}><; remarks: {remarks}><; {document}>",
    ),
    "awards_returned": (
        "Thu hồi {awards}, {date}<; ghi chú: {note}><; {document}>",
        "Given back: {awards}, {date}<; note: {note}><; {document}>",
    ),
    "adopted_score_corrected": (
        "{unit}: đính chính điểm đã thông qua, {cells} (cột {column}); nơi quyết định:"
        " {decided_by}; {document}; lý do: {reason}<; lượt bỏ phiếu theo bảng trước đính chính:"
        " {ballots}><; chọn theo thứ hạng trước đính chính: {selections}>",
        "{unit}: adopted score corrected, {cells} (column {column}); decided by {decided_by};"
        " {document}; reason: {reason}<; ballots held on the older table: {ballots}>"
        "<; chosen by rank on the older table: {selections}>",
    ),
    "record_corrected": (
        "Đính chính @{event} ({type}): {change}<; lưu ý: {remarks}><; {document}>; lý do: {reason}",
        "@{event} corrected ({type}): {change}<; remarks: {remarks}><; {document}>;"
        " reason: {reason}",
    ),
}
VALUES: Final[Mapping[type[StrEnum], _Pairs]] = {
    Verdict: {
        "approved": ("có quyết định tặng", "approved"),
        "refused": ("không tặng", "refused"),
        "changed_title": ("tặng danh hiệu, hình thức khác", "given another title or form"),
        "not_yet_considered": ("chưa xét", "not yet considered"),
        "annulled": ("hủy bỏ việc tặng", "award annulled"),
    },
    Favour: {
        "in_favour": ("đồng ý", "in favour"),
        "against": ("không đồng ý", "against"),
    },
    Remark: {
        "no_outcome": ("chưa có kết quả bình xét", "the selection has no outcome"),
        "not_chosen": ("không được chọn khi bình xét", "not chosen in the selection"),
        "reserve": ("đơn vị dự bị", "a reserve"),
        "left_out": ("được chọn mà không đề nghị", "chosen, and not proposed"),
        "never_proposed": ("không có trong đề nghị", "never proposed"),
        "not_member": ("không phải thành viên của năm", "no member of the year"),
        "decided_before": ("đã có quyết định trước đó", "decided before"),
        "nothing_to_annul": (
            "chưa ghi quyết định nào để hủy bỏ",
            "no decision to annul is recorded",
        ),
        "other_authority": ("khác nơi được đề nghị", "another authority than was asked"),
        "not_given": ("chưa ghi quyết định tặng", "no decision that gives it is recorded"),
        "before_decision": ("trước ngày của quyết định", "before the date of the decision"),
    },
}
