"""The words of the page of permissions."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.pages.doors import Pair

PERMISSIONS: Final[Mapping[str, Pair]] = {
    "head": ("Ai được làm gì, xem gì", "Who may do what, and read what"),
    "sealed": (
        "Điểm chưa gửi, phiếu của lượt chưa kết thúc và số kiểm phiếu đầu vẫn niêm phong với mọi"
        " vai.",
        "Scores not sent, votes of an open ballot and first counts stay sealed for every office.",
    ),
    "reads": ("Được xem", "May read"),
    "acts": ("Được làm: {of}", "May do: {of}"),
    "system": ("hệ thống", "the system"),
    "unit": ("đơn vị", "a unit"),
    "cluster": ("cụm, khối", "a cluster"),
    "cycle": ("năm thi đua", "a year"),
    "calendar": ("lịch làm việc", "the calendar"),
    "notices": ("thông báo", "notices"),
    "scope_own": ("cho đơn vị mình", "for the own unit"),
    "scope_behalf": ("cho đơn vị mình, hoặc thay mặt", "for the own unit, or on behalf"),
    "scope_any": ("cho mọi đơn vị", "for any unit"),
    "rights": ("Quyền trong {code}: {seats}", "Rights in {code}: {seats}"),
    "closed": ("Không có gì để xem", "Nothing to read"),
    "no_acts": ("Không có việc nào", "Nothing"),
    "now": ("bước {phase}", "phase {phase}"),
    "more": (
        "Trong một năm, với vai đang giữ: thidua permissions NĂM --as CHỨC_DANH@ĐƠN_VỊ",
        "In a year, in an office that one holds: thidua permissions CYCLE --as OFFICE@UNIT",
    ),
}
