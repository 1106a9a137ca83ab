"""The words around every page in the browser, and of the parts that pages are made of."""

from collections.abc import Mapping
from typing import Final

Pair = tuple[str, str]

FRAME: Final[Mapping[str, Pair]] = {
    "skip": ("Đến phần chính", "Skip to the main part"),
    "training": ("Thực hành", "Training"),
    "past": ("Thời điểm đang xem", "The moment shown"),
    "put_on": ("Làm với vai", "Work as"),
    "put_on_do": ("Đổi", "Change"),
    "year_of": ("năm\u00a0{year}", "year\u00a0{year}"),
    "years": ("Đổi năm", "Another year"),
    "ways": ("Các trang của năm", "Pages of the year"),
    "here": ("Trang này", "This page"),
    "many_waiting": ("{count} việc", "{count} waiting"),
    "asof": (
        "Đang xem lúc {at}, không phải bây giờ. Chỉ xem.",
        "As at {at}, not now. Read only.",
    ),
    "asof_back": ("Về hiện tại", "Back to now"),
    "asof_differs": ("So với bây giờ: {count} ô khác", "Compared with now: {count} cells differ"),
    "wrong_one": (
        "Chưa ghi được: 1 chỗ cần sửa. Phần khác vẫn giữ nguyên như vừa nhập.",
        "Not recorded: 1 place to mend. Everything else is kept as it was typed.",
    ),
    "wrong_many": (
        "Chưa ghi được: {count} chỗ cần sửa. Phần khác vẫn giữ nguyên như vừa nhập.",
        "Not recorded: {count} places to mend. Everything else is kept as it was typed.",
    ),
    "step_done": ("đã xong", "done"),
    "step_now": ("đang làm", "now"),
    "step_later": ("chưa đến", "later"),
    "step_of": ("Bước {number}/{all}", "Step {number}/{all}"),
    "phases": ("Các bước của năm", "The steps of the year"),
    "reopened": ("mở lại", "reopened"),
    "met": ("đạt", "met"),
    "unmet": ("chưa đạt", "not met"),
    "waits": ("đang chờ", "waiting"),
    "wide_table": ("Bảng, kéo ngang để xem hết", "A table; scroll sideways to see all of it"),
    "was": ("đang là", "is now"),
    "becomes": ("sẽ là", "will be"),
    "optional": ("không bắt buộc", "optional"),
    "unassigned": ("không được giao", "not assigned"),
    "unscored": ("chưa chấm", "not scored"),
    "untold": ("nguồn không ghi", "not recorded"),
    "yours": ("đơn vị của tài khoản này", "this account's unit"),
    "source_open": ("Xem hai chỗ trong nguồn", "See both places in the source"),
    "how": ("xem cách tính", "how it was worked out"),
    "footer": (
        "thidua · ghi lại từng việc của năm thi đua",
        "thidua · keeps each act of an emulation year",
    ),
}
