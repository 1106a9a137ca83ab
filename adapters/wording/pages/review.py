"""The words of a reviewer's page over the clusters of a year, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.pages.doors import Pair

REVIEW: Final[Mapping[str, Pair]] = {
    "head": ("Tổng hợp năm {year}: {count} cụm, khối", "Review of {year}; clusters: {count}"),
    "clusters": ("Các cụm, khối", "Clusters"),
    "code": ("Mã", "Code"),
    "cluster": ("Cụm, khối", "Cluster"),
    "stands": ("Đang ở bước", "Phase"),
    "last_day": ("Hạn", "Until"),
    "late_count": ("Quá hạn", "Late"),
    "waiting_count": ("Chờ quyết\nđịnh", "Awaiting\ndecision"),
    "told": ("{phase} (nhập lại từ nguồn)", "{phase} (told from sources)"),
    "titles": ("Số lượng và đề nghị", "Quotas and proposals"),
    "titles_none": (
        "Chưa có danh hiệu, hình thức nào trong bảng tiêu chí.",
        "No title or form stands in a rulebook.",
    ),
    "title": ("Danh hiệu, hình thức", "Title or form"),
    "quota": ("Số lượng", "Quota"),
    "chosen": ("Bình xét", "Chosen"),
    "proposed": ("Đề nghị", "Proposed"),
    "given": ("Được tặng", "Given"),
    "over": ("{count} (vượt {more})", "{count} ({more} over)"),
    "late": ("Việc quá hạn", "Late duties"),
    "late_line": ("{duty}, hạn {day}: {who}", "{duty}, due {day}: {who}"),
    "late_done": ("{duty}, hạn {day}", "{duty}, due {day}"),
    "office": ("việc chung của cụm, khối", "the cluster as a whole"),
    "late_none": ("Không có việc nào quá hạn.", "Nothing is late."),
    "waiting": ("Chờ quyết định", "Awaiting a decision"),
    "waiting_line": ("{title}: {units}", "{title}: {units}"),
    "later": ("{unit} (chưa xét)", "{unit} (put off)"),
    "waiting_none": ("Không có đề nghị nào chờ quyết định.", "No proposal awaits a decision."),
    "complaints": ("Khiếu nại chờ trả lời", "Complaints awaiting an answer"),
    "complaints_none": ("Không có khiếu nại nào chờ trả lời.", "No complaint awaits an answer."),
    "list": ("Danh sách trình hội đồng", "List for the council"),
    "list_none": ("Chưa có đề nghị nào.", "Nothing is proposed yet."),
    "unit": ("Đơn vị", "Unit"),
    "total": ("Tổng điểm", "Total"),
    "rank": ("Hạng", "Rank"),
    "proposal": ("Tờ trình", "Proposal"),
    "decided": ("Quyết định", "Decision"),
    "decided_head": (
        "Quyết định “{decision}” trong {count} năm thi đua",
        "Decision “{decision}”; years: {count}",
    ),
    "decided_tried": (
        "Quyết định “{decision}” ghi được trong {count} năm thi đua; chưa ghi gì",
        "Decision “{decision}” can be recorded; years: {count}; nothing is stored",
    ),
    "decided_now": ("đã ghi", "recorded"),
    "decided_would": ("sẽ ghi", "would be recorded"),
    "decided_before": ("đã ghi từ trước, không ghi lại", "recorded before, not again"),
    "more": (
        "Xem một cụm, khối: thidua outcome {code}. Xuất danh sách: thidua review {year} --xlsx TỆP",
        "Look at one: thidua outcome {code}. A file of the list: thidua review {year} --xlsx FILE",
    ),
}
