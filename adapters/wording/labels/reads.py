"""The words for what can be read, and how far it reaches."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from workflows.reads import Reach, Read
from workflows.review import ReviewPart

READ_VALUES: Final[Mapping[type[StrEnum], Mapping[str, tuple[str, str]]]] = {
    Read: {
        "overview": ("các năm thi đua", "all years"),
        "status": ("tình hình của năm", "where a year stands"),
        "outcome": ("kết quả", "outcome"),
        "log": ("nhật ký", "log"),
        "calendar": ("các hạn", "deadlines"),
        "official_calendar": ("lịch làm việc chính thức", "official calendar"),
        "explain": ("cách tính điểm", "how a total came about"),
        "history": ("lịch sử một tiêu chí", "history of a criterion"),
        "audit_scores": ("thay đổi điểm", "changes of scores"),
        "audit_acts": ("việc chính thức", "formal acts"),
        "audit_duties": ("ai nhập, ai chấm, ai thống nhất", "who entered, checked and settled"),
        "audit_concerns": ("điều cần xem lại", "what is to be looked at"),
        "review": ("tổng hợp các cụm, khối", "review of all clusters"),
        "diff": ("khác nhau giữa hai thời điểm", "differences between two moments"),
        "whatif": ("thử thay đổi", "what if"),
        "replay": ("dựng lại từ sự kiện", "rebuilt from the events"),
        "reconcile": ("bảng điểm cộng lại", "score table added up again"),
        "acts": ("việc làm được", "what can be done"),
        "rulebook": ("bảng tiêu chí của năm", "rulebook of a year"),
        "inbox": ("hộp thư của đơn vị", "inbox of a unit"),
        "notices": ("thông báo đã gửi và chờ gửi", "notices sent and waiting"),
        "contacts": ("địa chỉ nhận thông báo", "contacts"),
        "sheets": ("các bảng tự chấm", "state of the sheets"),
        "scored_alone": ("tiêu chí cơ quan ngoài chấm", "what a body outside scores"),
        "sheets_out": ("tệp bảng tự chấm", "sheets as files"),
        "sheets_in": ("tệp bảng tự chấm gửi lại", "sheets that came back"),
        "papers": ("giấy tờ hội nghị", "papers of the conference"),
        "permissions": ("quyền", "permissions"),
        "export": ("tệp xuất có chứng minh", "export with its proof"),
        "check": ("kiểm tra toàn vẹn", "integrity check"),
        "doctor": ("tình trạng hệ thống", "state of the system"),
    },
    ReviewPart: {
        "clusters": ("các cụm, khối", "clusters"),
        "titles": ("số lượng và đề nghị", "quotas and proposals"),
        "late": ("việc quá hạn", "late duties"),
        "waiting": ("chờ quyết định", "awaiting a decision"),
        "complaints": ("khiếu nại chờ trả lời", "complaints awaiting an answer"),
        "list": ("danh sách trình hội đồng", "list for the council"),
    },
    Reach: {
        "whole": ("tất cả", "all"),
        "member": (
            "đơn vị mình; đơn vị khác theo bảng tiêu chí",
            "the own unit; others as the rulebook says",
        ),
        "adopted": ("khi bảng điểm đã thông qua", "once the table is adopted"),
        "own": ("đơn vị mình", "the own unit"),
    },
}
