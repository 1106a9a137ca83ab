"""What ``thidua erase`` says, and its page of help."""

from collections.abc import Mapping
from typing import Final, Protocol

from adapters.wording.help.commands import HELP, Help
from adapters.wording.pages.doors import Pair


class Saying(Protocol):
    def __call__(self, key: str, **facts: object) -> str: ...


ERASE: Final[Mapping[str, Pair]] = {
    "erased": ("Đã xóa {count} mục.", "Erased: {count}."),
    "noted": (
        "Đã ghi: {count} văn bản đã được xóa từ trước.",
        "Recorded: {count} texts had been erased before.",
    ),
    "nothing": ("Chưa xóa gì.", "Nothing was erased."),
    "contacts": (
        "{unit}: đã xóa mọi địa chỉ, {at}",
        "{unit}: all addresses erased, {at}",
    ),
    "some_contacts": (
        "{unit}: đã xóa địa chỉ ({kinds}), {at}",
        "{unit}: addresses erased ({kinds}), {at}",
    ),
    "line": ("{event}: đã xóa {count} văn bản", "{event}: texts erased: {count}"),
}
HELP["erase"] = Help(
    "erase [SỰ_KIỆN --reason LÝ_DO [--gone]] [--again TỆP]",
    (
        "Xóa hẳn các văn bản của một sự kiện (lý do, giải trình, ghi chú). Nhật ký giữ sự kiện và"
        " mã băm, thêm một sự kiện ghi việc xóa. Không nêu sự kiện thì liệt kê những gì đã xóa.",
        "Erases the texts of an event (reason, explanation, note) for good. The log keeps the event"
        " and its hashes, and an event says that this was erased. Without an event: lists what was"
        " erased.",
    ),
    (
        ("SỰ_KIỆN", ("ví dụ cum-8/2021@14", "for example cum-8/2021@14")),
        ("--field TRƯỜNG", ("chỉ văn bản của trường này", "only the text of this field")),
        ("--reason LÝ_DO", ("vì sao xóa, được ghi vào nhật ký", "why, which is logged")),
        (
            "--gone",
            (
                "văn bản đã được xóa từ trước, khi chưa có sự kiện ghi việc xóa: nay ghi lại",
                "the texts were erased before erasing was an event: records it now",
            ),
        ),
        (
            "--again TỆP",
            (
                "sau khi khôi phục bản sao lưu: xóa lại những gì tệp ghi (từ thidua erase --json)",
                "after a restore: erase again what the file lists (from thidua erase --json)",
            ),
        ),
    ),
    (
        'thidua erase cum-8/2021@14 --reason "Đơn vị yêu cầu"',
        "thidua erase --json > da-xoa.json",
        'thidua erase --again da-xoa.json --reason "Khôi phục bản 02:00"',
    ),
)
