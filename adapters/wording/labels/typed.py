"""Words that people type beside those that the program prints."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from domain.cycle.awards.file import Verdict
from domain.cycle.year_work.reporting import Period
from domain.rulebook.selections import Method
from domain.values.names import fold

#: Further words for a code of a closed list.
ALSO_CALLED: Final[Mapping[StrEnum, tuple[str, ...]]] = {
    Period.HALF_YEAR: ("6 tháng", "báo cáo 6 tháng", "nửa năm"),
    Method.OPEN: ("công khai", "bỏ phiếu công khai"),
    Method.SHOW_OF_HANDS: ("biểu quyết giơ tay", "giơ tay biểu quyết"),
    Method.PAPER: ("phiếu kín", "bỏ phiếu kín", "phiếu", "secret ballot"),
    Method.CORRESPONDENCE: ("phiếu lấy ý kiến", "lấy ý kiến", "bằng văn bản", "in writing"),
    Verdict.APPROVED: ("tặng", "được tặng"),
    Verdict.ANNULLED: ("quyết định bị hủy bỏ", "bị hủy bỏ", "hủy bỏ"),
}
_YES: Final = ("có", "đúng", "chấp nhận", "đồng ý", "yes", "accepted")
_NO: Final = ("không", "sai", "không chấp nhận", "không đồng ý", "no", "not accepted")
#: What stands for yes and no, folded as names are.
SAID_YES_OR_NO: Final[Mapping[str, bool]] = {
    **{fold(word): True for word in _YES},
    **{fold(word): False for word in _NO},
}
