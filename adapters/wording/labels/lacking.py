"""What is lacking where a condition is not met."""

from typing import Final

from adapters.wording.labels.values import Pairs

#: By the codes of ``CONDITIONS``, which say what each asks for.
LACKING: Final[Pairs] = {
    "members_set": ("chưa có danh sách thành viên", "members are not set"),
    "rulebook_set": ("chưa có bảng tiêu chí", "the rulebook is not set"),
    "discrepancies_accepted": (
        "chỗ chưa khớp trong nguồn chưa có cách đọc",
        "contradictions in the source have no reading",
    ),
    "deadlines_set": ("chưa có hạn của các bước tới", "the next deadlines are not set"),
    "plan_issued": ("kế hoạch chưa ban hành", "the plan is not issued"),
    "every_unit_registered": ("còn đơn vị chưa đăng ký", "not every unit has registered"),
    "pledge_signed": ("còn đơn vị chưa ký giao ước", "not every unit has signed the pledge"),
    "sheets_settled": (
        "còn đơn vị chưa thống nhất điểm",
        "not every unit's scores are settled",
    ),
    "sitting_open": ("không có phiên họp nào đang mở", "no sitting is open"),
    "conference_held": ("hội nghị tổng kết chưa họp", "the conference was not held"),
    "report_adopted": ("báo cáo tổng kết chưa thông qua", "the report is not adopted"),
    "table_adopted": ("bảng điểm chưa thông qua", "the score table is not adopted"),
    "consequences_decided": (
        "còn đề xuất trừ điểm chưa quyết định",
        "a proposed deduction is not decided",
    ),
    "quorum_met": ("chưa có mặt đủ số đơn vị", "there is no quorum"),
    "selections_decided": (
        "còn mục bình xét chưa có kết quả",
        "not every selection has an outcome",
    ),
    "no_ballot_open": ("còn lượt bỏ phiếu đang mở", "a ballot is open"),
    "next_officers_known": (
        "chưa biết đơn vị giữ nhiệm vụ năm sau",
        "next year's officers are not known",
    ),
    "handover_accepted": (
        "bàn giao chưa được hai bên xác nhận",
        "the handover is not accepted by both sides",
    ),
    "minutes_adopted": ("biên bản chưa thông qua", "the minutes are not adopted"),
    "sitting_closed": ("phiên họp chưa kết thúc", "the sitting is not closed"),
}
