"""The words for the closed lists of the domain, Vietnamese first, as data for
`adapters.wording.labelling`."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from adapters.wording.labels import awards as award_words
from adapters.wording.labels.deadlines import DEADLINE_VALUES
from adapters.wording.labels.notices import NOTICE_VALUES
from adapters.wording.labels.officers import OFFICERS_VALUES
from adapters.wording.labels.rankings import RANKINGS
from adapters.wording.labels.reads import READ_VALUES
from adapters.wording.labels.rule_values import RULE_VALUES
from adapters.wording.labels.units import UNIT_VALUES
from adapters.wording.labels.year_work import YEAR_WORK_VALUES
from domain.cycle.amendment import Governs
from domain.cycle.backfill import SourceTopic
from domain.cycle.deadlines.timeliness import Timeliness
from domain.cycle.formal import ChangedBy
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import Mark
from domain.cycle.scores.checking import Shared
from domain.cycle.votes.clearance import Says
from domain.reckoning.choice import Ground, MadeBy, QuotaFrom
from domain.record.record import Office, Origin
from domain.rulebook.criteria import Part
from domain.rulebook.due_rule import DateCounted
from domain.rulebook.officers import (
    Acts,
    Found,
    Naming,
    NotConsidered,
    OrderFrom,
    Succession,
    SuggestedBy,
)
from domain.rulebook.rulebook import LatenessBy, Scorer
from domain.rulebook.selections import (
    Again,
    Base,
    EvenSplit,
    How,
    Kind,
    Method,
    OnObjection,
    Overfull,
    QuotaOf,
    VotingBody,
)
from domain.values.as_told import HowFar
from domain.values.meeting import Mode
from domain.values.ranks import Ranking
from domain.values.when import Precision

Pairs = Mapping[str, tuple[str, str]]


class SheetState(StrEnum):
    """How far a unit's sheet has come."""

    NOT_SUBMITTED = "not_submitted"
    DRAFT = "draft"
    #: Sent back to its unit, to be completed.
    RETURNED = "returned"
    SUBMITTED = "submitted"
    SUBMITTED_LATE = "submitted_late"
    EXPLANATION_DUE = "explanation_due"
    EXPLAINED = "explained"
    SETTLED = "settled"
    #: Stated by the cluster: the unit sent no sheet.
    NOT_SENT = "not_sent"


_PHASES: Pairs = {
    "plan": ("kế hoạch", "plan"),
    "registration": ("đăng ký, giao ước", "registration"),
    "scoring": ("chấm điểm", "scoring"),
    "summary_conference": ("hội nghị tổng kết", "conference"),
    "voting": ("bình xét, suy tôn", "voting"),
    "chair_handover": ("bàn giao", "handover"),
    "closed": ("kết thúc", "closed"),
    "cancelled": ("đã hủy", "cancelled"),
}
_OFFICES: Pairs = {
    "chair": ("Cụm trưởng", "chair"),
    "vice_chair": ("Cụm phó", "vice-chair"),
    "secretary": ("thư ký", "secretary"),
    "unit_officer": ("đầu mối thi đua, khen thưởng", "emulation officer"),
    "unit_head": ("thủ trưởng đơn vị", "head of unit"),
    "teller": ("Tổ kiểm phiếu", "teller"),
    "scorer": ("cơ quan chấm điểm", "scoring body"),
    "reviewer": ("cơ quan xem xét", "reviewer"),
    "auditor": ("kiểm tra", "auditor"),
    "operator": ("quản trị hệ thống", "operator"),
    "system": ("hệ thống", "system"),
}
_CHANGED_BY: Pairs = {
    "office": ("có lệnh chuyển", "advanced by an act of its own"),
    "formal_act": ("theo văn bản kết thúc bước", "by the act that ends the phase"),
    "sitting": ("đã đủ điều kiện ngay tại phiên họp", "all conditions met in the sitting"),
    "deadline": ("đến hạn", "the deadline passed"),
    "reopened": ("mở lại", "reopened"),
    "cancelled": ("hủy năm thi đua", "cycle cancelled"),
}
_TOPICS: Pairs = {
    "registration": ("đăng ký thi đua", "registration"),
    "pledge": ("ký kết giao ước thi đua", "signing of the pledge"),
    "conference": ("hội nghị tổng kết", "summary conference"),
    "report_adopted": ("thông qua báo cáo tổng kết", "adoption of the report"),
    "table_adopted": ("thông qua bảng điểm", "adoption of the score table"),
    "vote": ("bình xét, suy tôn", "choice of whom to honour"),
    "election": ("chọn {Chair}, {Vice} năm sau", "choice of next officers"),
    "next_pledge": ("ký kết giao ước năm sau", "signing of the next pledge"),
    "handover": ("bàn giao nhiệm vụ {Chair}", "chair handover"),
    "minutes": ("biên bản", "minutes"),
    "members": ("thành viên", "members"),
    "chair": ("{Chair}", "chair"),
    "vice_chair": ("{Vice}", "vice-chair"),
    "plan": ("kế hoạch", "plan"),
    "deadlines": ("hạn gửi", "deadlines"),
    "targets": ("chỉ tiêu đăng ký", "registered targets"),
    "criteria": ("tiêu chí, thang điểm", "criteria and points"),
    "scores": ("bảng điểm, xếp hạng", "score table and ranks"),
    "reports": ("chế độ báo cáo", "required reports"),
    "movements": ("phong trào thi đua", "movements"),
    "place": ("địa điểm hội nghị", "place of the conference"),
    "mode": ("hình thức hội nghị", "how the conference met"),
    "attendance": ("đơn vị dự hội nghị", "attendance"),
    "quorum": ("số đơn vị tối thiểu phải dự", "quorum"),
    "quota": ("số lượng được đề nghị", "quota"),
    "threshold": ("tỷ lệ phiếu cần đạt", "threshold"),
    "secrecy": ("bỏ phiếu kín hay công khai", "secrecy of the vote"),
    "ballot_figures": ("số phiếu", "ballot figures"),
    "next_vice_chair": ("{Vice} năm sau", "next vice-chair"),
    "decision": ("quyết định khen thưởng", "decision on the awards"),
    "marks": ("đánh giá, xếp loại", "marks"),
    "next_year": ("nội dung quyết định cho năm sau", "decided for the next year"),
    "year_name": ("tên gọi của năm", "what the year is called"),
}
_VOTING: Mapping[type[StrEnum], Pairs] = {
    Kind: {
        "award_title": ("danh hiệu thi đua", "award title"),
        "award_form": ("hình thức khen thưởng", "form of award"),
        "standing": ("đơn vị dẫn đầu", "standing"),
        "office": ("nhiệm vụ của năm sau", "office"),
    },
    VotingBody: {
        "cluster": ("cụm, khối", "the cluster"),
        "council": ("Hội đồng", "the council"),
    },
    OnObjection: {
        "passed_over": ("không xét đơn vị ấy", "the unit is passed over"),
        "shown": ("nêu để hội nghị biết", "it is shown to the sitting"),
    },
    Says: {
        "no_objection": ("không có ý kiến khác", "no objection"),
        "objection": ("có ý kiến", "an objection"),
        "none_yet": ("chưa có ý kiến", "no word yet"),
    },
    Overfull: {
        "invalid": ("cả phiếu không hợp lệ", "the whole paper is invalid"),
        "lines_invalid": ("phần chọn quá số lượng không hợp lệ", "its lines are invalid"),
    },
    Again: {
        "same": ("giữa các đơn vị chưa trúng ở vòng trước", "among those who were not chosen"),
        "first_two": (
            "giữa hai đơn vị nhiều phiếu nhất cho mỗi chỗ còn lại",
            "among the first two for each place left",
        ),
        "new": ("với đề cử mới", "with new nominees"),
    },
    EvenSplit: {
        "left_open": ("bỏ phiếu lại hoặc quyết định có lý do", "next round or a decision"),
        "chair": ("theo bên có {Chair}", "the chair's side"),
    },
    QuotaOf: {
        "members": ("số thành viên", "the members"),
        "qualifying": ("số đơn vị đủ điều kiện", "the units that qualify"),
        "first_in_clusters": (
            "số đơn vị xếp thứ nhất của các cụm, khối",
            "the units ranked first in all clusters",
        ),
    },
    QuotaFrom: {
        "number": ("bảng tiêu chí", "the rulebook"),
        "by_year": ("hướng dẫn của năm", "the guidance of the year"),
        "share": ("tỷ lệ, làm tròn xuống", "a share, rounded down"),
    },
    Ground: {
        "not_registered": ("không đăng ký thi đua", "it did not register"),
        "barred": ("bị loại khỏi diện xét", "it is barred"),
        "not_ranked": ("không có hạng trong bảng điểm", "it has no rank in the table"),
        "objected": ("cơ quan được hỏi có ý kiến", "the body that was asked objects"),
        "held_last_year": ("đã đạt năm trước", "it held it last year"),
        "below_minimum": ("chưa đạt mức điểm tối thiểu", "its total is below the minimum"),
        "requirement_unmet": ("chưa đạt điều kiện kèm theo", "a condition does not hold"),
        "chosen_elsewhere": ("đã được chọn ở mục khác", "it is chosen for another"),
        "not_among": ("không thuộc diện được chọn trước", "it was not chosen beforehand"),
        "not_first": ("không thuộc nhóm hạng đầu", "it is not among the first by rank"),
        "already_chosen": ("đã được chọn ở lượt trước", "it was chosen in an earlier round"),
    },
    HowFar: {
        "proposed": ("đề nghị", "proposed"),
        "decided": ("đã quyết định", "decided"),
    },
    MadeBy: {
        "rank": ("theo thứ hạng", "by rank"),
        "ballot": ("bỏ phiếu", "by vote"),
        "the_others": ("các đơn vị còn lại", "all the others"),
        "acclamation": ("suy tôn", "by acclamation"),
        "consent": ("nhất trí", "by consent"),
        "decision": ("quyết định có lý do", "decided with a reason"),
        "referred": ("chuyển cấp trên quyết định", "left to the authority"),
        "not_stated": ("theo nguồn", "as a source tells it"),
    },
}
#: By enumeration and value. ``{Chair}`` and ``{Vice}`` stand for the cluster's own words.
VALUES: Final[Mapping[type[StrEnum], Pairs]] = {
    **RULE_VALUES,
    **DEADLINE_VALUES,
    **NOTICE_VALUES,
    **READ_VALUES,
    **YEAR_WORK_VALUES,
    **UNIT_VALUES,
    **OFFICERS_VALUES,
    Phase: _PHASES,
    Office: _OFFICES,
    ChangedBy: _CHANGED_BY,
    SourceTopic: _TOPICS,
    Part: {
        "standard": ("điểm chuẩn", "standard points"),
        "bonus": ("điểm thưởng", "bonus points"),
        "deduction": ("điểm trừ", "deduction points"),
    },
    Precision: {
        "moment": ("đến phút", "to the minute"),
        "day": ("đến ngày", "to the day"),
        "range": ("trong khoảng ngày", "within some days"),
        "month": ("đến tháng", "to the month"),
        "year": ("đến năm", "to the year"),
        "unknown": ("nguồn không ghi ngày", "no date in the source"),
    },
    Origin: {
        "live": ("ghi trực tiếp", "live"),
        "backfill": ("nhập việc đã qua", "back-filled"),
        "practice": ("thực hành", "practice"),
    },
    Governs: {
        "whole_year": ("cho cả năm", "the whole year"),
        "from_now": ("từ khi sửa đổi", "from the amendment on"),
    },
    Mark: {
        "applies": ("có áp dụng", "applied"),
        "not_applied": ("không áp dụng", "not applied"),
        "not_arisen": ("không phát sinh nhiệm vụ", "not arisen"),
    },
    DateCounted: {
        "paper": ("ngày ghi trên văn bản", "the paper's date"),
        "postmark": ("dấu bưu điện", "the postmark"),
        "received": ("ngày nhận", "the day received"),
    },
    Timeliness: {
        "on_time": ("đúng hạn", "on time"),
        "late": ("muộn", "late"),
        "not_known": ("chưa rõ ngày", "day not known"),
        "no_day_set": ("chưa định ngày", "no day set"),
    },
    Shared: {
        "team": ("theo tổ", "to a team"),
        "ring": ("xoay vòng", "in a ring"),
        "pairs": ("theo cặp", "by pairs"),
        "lot": ("bốc thăm", "by lot"),
    },
    How: {
        "by_rank": ("theo thứ hạng", "by rank"),
        "by_vote": ("bỏ phiếu", "by vote"),
        "rank_then_vote": ("xếp hạng rồi bỏ phiếu", "by rank, then by vote"),
        "the_others": ("các đơn vị còn lại", "all the others"),
        "appointment": ("chỉ định", "by appointment"),
        "not_stated": ("cách chọn: nguồn không nêu", "how: not stated in the source"),
    },
    **_VOTING,
    **award_words.VALUES,
    Method: {
        "open": ("biểu quyết công khai", "open vote"),
        "show_of_hands": ("giơ tay", "show of hands"),
        "paper": ("phiếu giấy", "paper ballot"),
        "correspondence": ("lấy ý kiến bằng văn bản", "by correspondence"),
        "acclamation": ("suy tôn", "acclamation"),
        "consent": ("nhất trí", "consent"),
    },
    Mode: {
        "in_person": ("họp trực tiếp", "in person"),
        "online": ("họp trực tuyến", "online"),
        "mixed": ("trực tiếp kết hợp trực tuyến", "mixed"),
        "correspondence": ("lấy ý kiến bằng văn bản", "by correspondence"),
    },
    Ranking: RANKINGS,
    Scorer: {
        "own": ("đơn vị tự chấm", "the unit itself"),
        "assigned": ("đơn vị được giao", "the unit assigned"),
        "cluster": ("bộ phận thường trực", "the standing office"),
        "council": ("Hội đồng", "the council"),
    },
    Base: {
        "all": ("tổng số thành viên", "all members"),
        "present": ("số có mặt", "those present"),
        "asked": ("số có mặt và được lấy ý kiến", "those present or asked"),
        "units": ("số đơn vị", "the units"),
        "valid": ("số hợp lệ", "valid votes"),
        "for_or_against": ("số tán thành và không tán thành", "those for or against"),
    },
    LatenessBy: {
        "recorded": ("theo lúc ghi", "by the moment recorded"),
        "effective": ("theo ngày của văn bản", "by the document's date"),
    },
    Found: {
        "elected": ("bầu", "elected"),
        "rotation": ("luân phiên", "by rotation"),
        "appointed": ("chỉ định", "appointed"),
        "not_stated": ("cách chọn: nguồn không nêu", "how: not stated in the source"),
    },
    Succession: {
        "no": ("không", "no"),
        "suggested": ("gợi ý, không đương nhiên", "suggested, never automatic"),
    },
    Acts: {
        "at_once": ("ngay sau khi được chọn", "at once"),
        "once_recognised": ("khi có quyết định công nhận", "once recognised"),
    },
    OrderFrom: {
        "listed": ("theo danh sách", "as listed"),
        "each_year": ("quyết định từng năm", "decided on each year"),
    },
    NotConsidered: {
        "not_registered": ("không đăng ký thi đua", "it did not register"),
        "not_ranked": ("không có hạng trong bảng điểm", "it has no rank in the table"),
    },
    Naming: {
        "refused": ("không nhận khi ghi", "naming it is refused"),
        "remarked": ("nhận và nêu rõ", "it may be named, with a remark"),
    },
    SuggestedBy: {
        "rotation": ("theo thứ tự luân phiên", "by rotation"),
        "election": ("theo kết quả bầu", "as elected"),
        "vice": ("theo thông lệ {Vice} năm nay kế tiếp", "as this year's vice-chair, by custom"),
    },
    SheetState: {
        "not_submitted": ("chưa gửi", "not submitted"),
        "draft": ("bản nháp", "draft"),
        "returned": ("đã trả lại để hoàn thiện", "sent back to be completed"),
        "submitted": ("đã gửi", "submitted"),
        "submitted_late": ("đã gửi, gửi muộn", "submitted late"),
        "explanation_due": ("chờ giải trình", "explanation due"),
        "explained": ("đã giải trình", "explained"),
        "settled": ("đã thống nhất", "settled"),
        "not_sent": ("không gửi", "not sent"),
    },
}
GRADES: Final[Pairs] = {
    "signed": ("văn bản đã ký", "signed document"),
    "draft": ("dự thảo", "draft"),
    "news_item": ("tin, bài", "news item"),
    "practice": ("thông lệ", "common practice"),
}
#: Usual columns; a rulebook may name others.
COLUMNS: Final[Pairs] = {
    "self": ("Tự chấm", "Self"),
    "cross_check": ("Chấm điểm chéo", "Cross-check"),
    "verified": ("Thẩm định", "Verified"),
    "settled": ("Thống nhất", "Settled"),
    "council": ("Hội đồng chấm lại", "Council"),
}
#: By the word before the colon of a code such as ``group_sum:a``.
DISCREPANCIES: Final[Pairs] = {
    "criteria_sum": (
        "tổng các mức tối đa khác thang điểm",
        "the maxima do not add up to the scale",
    ),
    "table_sum": (
        "tổng các mức tối đa của một bảng khác thang điểm của bảng",
        "the maxima of a table do not add up to its scale",
    ),
    "group_sum": (
        "tổng các mức tối đa của nhóm khác mức của nhóm",
        "the maxima of a group do not add up to its own",
    ),
    "bands_overlap": (
        "một thứ hạng nằm trong hai khoảng",
        "a place lies in two bands",
    ),
    "levels_differ": (
        "một mức ghi hai điểm khác nhau",
        "one level gives two different points",
    ),
    "classes_overlap": (
        "có tổng điểm thuộc hai loại",
        "some totals lie in two classes",
    ),
    "bands_gap": (
        "có tổng điểm không thuộc loại nào",
        "a total lies in no class",
    ),
}
#: What each condition asks for, as a line of a list to tick.
CONDITIONS: Final[Pairs] = {
    "members_set": ("đã có danh sách thành viên", "members are set"),
    "rulebook_set": ("đã có bảng tiêu chí", "the rulebook is set"),
    "discrepancies_accepted": (
        "chỗ chưa khớp trong nguồn đã có cách đọc",
        "contradictions in the source have a reading",
    ),
    "deadlines_set": ("đã có hạn của các bước tới", "the next deadlines are set"),
    "rulebook_deadlines": ("bảng tiêu chí có nêu hạn", "the rulebook lists deadlines"),
    "plan_issued": ("kế hoạch đã ban hành", "the plan is issued"),
    "every_unit_registered": ("mọi đơn vị đã đăng ký", "every unit has registered"),
    "pledge_signed": ("mọi đơn vị đã ký giao ước", "every unit has signed the pledge"),
    "scored": ("bảng tiêu chí có chấm điểm", "the rulebook scores"),
    "targets_foreseen": (
        "bảng tiêu chí có chỉ tiêu riêng của từng đơn vị",
        "the rulebook has targets of each unit",
    ),
    "table_not_adopted": ("bảng điểm chưa thông qua", "the score table is not yet adopted"),
    "no_scores_yet": ("chưa có điểm của đơn vị nào", "no unit has scores yet"),
    "no_sheet_settled": ("chưa thống nhất điểm của đơn vị nào", "no sheet is settled yet"),
    "sheets_settled": ("điểm của mọi đơn vị đã thống nhất", "every unit's scores are settled"),
    "consequences_decided": (
        "mọi đề xuất trừ điểm đã quyết định",
        "every proposed deduction is decided",
    ),
    "sitting_open": ("phiên họp đang mở", "a sitting is open"),
    "no_sitting_open": ("không có phiên họp nào đang mở", "no sitting is open"),
    "conference_held": ("hội nghị tổng kết đã họp", "the conference was held"),
    "report_adopted": ("báo cáo tổng kết đã thông qua", "the report is adopted"),
    "table_adopted": ("bảng điểm đã thông qua", "the score table is adopted"),
    "adopted_table": ("có bảng điểm đã thông qua", "a score table was adopted"),
    "quorum_met": ("có mặt đủ số đơn vị", "there is a quorum"),
    "selections_decided": (
        "mọi mục bình xét đã có kết quả hoặc đã chuyển cấp trên quyết định",
        "every selection has an outcome or was left to the authority",
    ),
    "selections_before": (
        "các mục bình xét phải xét trước đã có kết quả",
        "the selections before have their outcome",
    ),
    "no_ballot_open": ("không còn lượt bỏ phiếu nào mở", "no ballot is open"),
    "next_officers_known": (
        "đã biết đơn vị giữ nhiệm vụ năm sau",
        "next year's officers are known",
    ),
    "handover_accepted": ("bàn giao đã được hai bên nhận", "the handover is accepted"),
    "minutes_adopted": ("biên bản đã thông qua", "the minutes are adopted"),
    "sitting_closed": ("không còn phiên họp nào mở", "no sitting is open"),
}
