"""Lapses in sentences: what may have been deducted twice, and what nobody has decided on."""

from collections.abc import Mapping
from typing import Final

TWICE: Final = (
    "{unit}: bảng đã tự trừ {typed}; ngoài ra {stage} {points} do {lapse}. Xem có phải trừ hai lần"
    " cho một việc.",
    "{unit}: the sheet deducts {typed} itself; besides, {points} {stage} for a lapse ({lapse})."
    " See whether one thing is deducted twice.",
)
AMOUNT: Final = ("{points} ở tiêu chí {criterion}", "{points} in criterion {criterion}")
#: By how far the deduction besides has come.
STAGES: Final[Mapping[str, tuple[str, str]]] = {
    "proposed": ("đề xuất trừ", "are proposed"),
    "applied": ("đã trừ theo quy chế", "are deducted under the rules"),
    "settled": ("đã thống nhất trừ", "are settled"),
}
UNDECIDED: Final = (
    "{unit}: đề xuất trừ {points} do {lapse}, chưa quyết định và chưa tính vào tổng điểm. Thống"
    " nhất (settle_consequence) hoặc rút (withdraw_consequence) trước khi thông qua bảng điểm.",
    "{unit}: a deduction of {points} proposed for a lapse ({lapse}), not decided and not in the"
    " total. Settle it (settle_consequence) or withdraw it (withdraw_consequence) before the score"
    " table is adopted.",
)
LEFT_OUT: Final = (
    "{unit}: đề xuất trừ {points} do {lapse} chưa quyết định nên không tính vào bảng đã thông qua.",
    "{unit}: a deduction of {points} proposed for a lapse ({lapse}) was not decided, so the adopted"
    " table leaves it out.",
)
LATER: Final = ("(tính khi nhận được)", "(reckoned once it comes)")
