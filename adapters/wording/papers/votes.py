"""What count records and minutes say of votes, filled by `adapters.wording.filling.filled`."""

from collections.abc import Mapping
from typing import Final

VOTES: Final[Mapping[str, str]] = {
    "clock": "{hour} giờ {minute}",
    "overfull": "; đồng ý quá số lượng",
    "overfull_lines": (
        "Đồng ý quá số lượng thì các dòng của phiếu không được tính, phiếu vẫn hợp lệ. "
    ),
    "not_own": "Đơn vị không bỏ phiếu cho chính mình. ",
    "title": "{title}",
    "title_again": "{title} (bỏ phiếu lần {round})",
    "nobody": "không có",
    "chosen": "Được chọn",
    "not_chosen": "Không được chọn",
    "no_threshold": "theo thứ tự số phiếu, không đặt mức tối thiểu",
    "at_least": "từ {share} {base} trở lên",
    "more_than": "trên {share} {base}",
    "needed": "{rule}, tức ít nhất {needed}/{of} phiếu",
    "proposed": "đề nghị {count} đơn vị, gồm {units}.",
    "with_votes": "{unit} ({votes} phiếu)",
}
