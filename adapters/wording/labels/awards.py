"""The words of nominations, the award file and corrections, Vietnamese first: what acts and events
are called, and the values of closed lists.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from domain.cycle.awards.file import Favour, FileRemark, Verdict

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
    FileRemark: {
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
