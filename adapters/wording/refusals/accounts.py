"""Why something about accounts, or the server that lets them in, was refused."""

from collections.abc import Mapping
from typing import Final

ACCOUNTS: Final[Mapping[str, tuple[str, str]]] = {
    "account_unknown": (
        "Không có tài khoản “{value}”. Xem danh sách: thidua account list.",
        "There is no account “{value}”. See the list: thidua account list.",
    ),
    "delegation_lent": (
        "{office} của {unit} ở tài khoản này là được ủy quyền, nên không ủy quyền tiếp được. Người"
        " giữ chức vụ ủy quyền trực tiếp.",
        "{office} of {unit} is itself delegated to this account, so it cannot be lent on. Who holds"
        " the office delegates it.",
    ),
    "door_unprotected": (
        "Máy chủ chưa được bảo vệ để máy khác vào: nghe ở {value}, địa chỉ {origin}. Đặt"
        " THIDUA_WEB_URL là địa chỉ https và THIDUA_WEB_PROXY là máy đứng trước lo TLS; hoặc chỉ"
        " mở cho máy này.",
        "The server is not protected for other machines: it would listen at {value} as {origin}."
        " Set THIDUA_WEB_URL to an https address and THIDUA_WEB_PROXY to the proxy that does TLS,"
        " or let it serve this machine only.",
    ),
    "token_unknown": (
        "Không có mã truy cập số {value} còn dùng được. Xem danh sách: thidua account tokens.",
        "No token with the number {value} is good. See the list: thidua account tokens.",
    ),
}
