"""What is said of the year's work: checks shared out, explanations answered, and what comes with
them. First what is refused, then the log's lines; Vietnamese first.

The form of a template is told in `domain.phrasing`.
"""

from collections.abc import Mapping
from typing import Final

YEAR_WORK: Final[Mapping[str, tuple[str, str]]] = {
    "checks_form": (
        "Phân công {how} chưa đủ thông tin. Theo tổ thì ghi tên tổ và các đơn vị trong tổ; xoay"
        " vòng cần từ hai đơn vị; theo cặp thì ghi các đơn vị theo từng đôi; bốc thăm không ghi"
        " tên tổ.",
        "Shared out {how}, something is missing. A team has a name and its units; a ring has two"
        " units or more; pairs are named two by two; a lot has no team.",
    ),
    "not_explained": (
        "{unit} chưa có giải trình nào chờ trả lời. Xem nhật ký điểm.",
        "No explanation of {unit} awaits an answer. See the log of scores.",
    ),
    "explanation_kept": (
        "Giữ nguyên điểm đã điều chỉnh của {unit} thì không kèm điểm mới. Bỏ các điểm đó, hoặc ghi"
        " là tiếp thu giải trình.",
        "An adjustment of {unit} that is kept brings no new scores. Leave them out, or take the"
        " explanation up.",
    ),
    "not_received_here": (
        "Ngày trên dấu bưu điện do bộ phận thường trực ghi khi nhận văn bản. Bỏ trường này; đã gửi"
        " theo văn bản thì báo cho bộ phận thường trực.",
        "The day on a postmark is written down by the office that receives the paper. Leave the"
        " field out; where a paper was sent, tell that office.",
    ),
}
YEAR_WORK_EVENTS: Final[Mapping[str, tuple[str, str]]] = {
    "checks_assigned": (
        "Phân công chấm cột {column}, {how}<, {team}>: {checks}<; số bốc thăm {seed}>"
        "<; {document}>",
        "Checks of the column {column} shared out {how}<, {team}>: {checks}<; drawn from {seed}>"
        "<; {document}>",
    ),
    "explanation_answered": (
        "{unit}: <{accepted}tiếp thu giải trình|giữ nguyên điểm đã điều chỉnh><; {document}>;"
        " lý do: {reason}",
        "{unit}: <{accepted}explanation taken up|the adjustment is kept><; {document}>;"
        " reason: {reason}",
    ),
}
