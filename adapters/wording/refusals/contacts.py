"""What is refused about the addresses of units and about erasing, Vietnamese first.

The form of a template is told in `adapters.wording.sentences`.
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
    "text_missing": (
        "Sự kiện {event} không còn văn bản nào để xóa<, trường {field}>: sự kiện ấy không giấu"
        " văn bản, hoặc đã xóa rồi. Xem bằng thidua log và thidua erase.",
        "Event {event} has no text left to erase<, field {field}>: it hides none, or that was"
        " erased before. Look with thidua log and thidua erase.",
    ),
    "text_not_lost": (
        "Sự kiện {event} không có văn bản nào bị mất mà chưa ghi việc xóa<, trường {field}>. Xóa"
        " văn bản đang còn: thidua erase, không có --gone.",
        "No text of event {event} is gone without its erasing being recorded<, field {field}>. To"
        " erase one that is there: thidua erase, without --gone.",
    ),
    "erasures_unreadable": (
        "Tệp {file} không phải danh sách do thidua erase --json ghi ra. Ghi lại tệp bằng lệnh ấy,"
        " trên cơ sở dữ liệu trước khi khôi phục.",
        "The file {file} is no list as thidua erase --json writes it. Write it again with that"
        " command, on the database as it was before the restore.",
    ),
    "person_blank": (
        "Chưa nêu ai yêu cầu. Ghi địa chỉ thư hoặc họ tên của người yêu cầu.",
        "It is not said who asks. Write the person's mail address or name.",
    ),
    "person_too_short": (
        "“{value}” quá ngắn, sẽ trúng nhiều người khác. Ghi địa chỉ thư hoặc họ tên đầy đủ.",
        "“{value}” is so short that it would meet others too. Write a mail address or the full"
        " name.",
    ),
    "person_request_unknown": (
        "Không có yêu cầu số {value}. Xem các yêu cầu bằng thidua person.",
        "There is no request {value}. See the requests with thidua person.",
    ),
    "contact_missing": (
        "{unit} chưa có địa chỉ nào nên không có gì để xóa. Xem các địa chỉ bằng thidua contacts.",
        "{unit} has no address, so there is nothing to erase. See all addresses with thidua"
        " contacts.",
    ),
}
