"""What is refused about the addresses of units, Vietnamese first.

The form of a template is told in `domain.phrasing`.
"""

from collections.abc import Mapping
from typing import Final

CONTACTS: Final[Mapping[str, tuple[str, str]]] = {
    "address_malformed": (
        "“{value}” không phải là địa chỉ thư điện tử dùng được. Chỉ ghi địa chỉ, không ghi tên,"
        " không dấu, ví dụ thi-dua@angiang.example.",
        "“{value}” is no mail address that can be used. Write the address alone, without a name and"
        " in plain letters, for example thi-dua@angiang.example.",
    ),
    "contact_missing": (
        "{unit} chưa có địa chỉ nào nên không có gì để xóa. Xem các địa chỉ bằng thidua contacts.",
        "{unit} has no address, so there is nothing to erase. See all addresses with thidua"
        " contacts.",
    ),
}
