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
    "proof_key_there": (
        "Đã có tệp khóa {file} nên không tạo khóa khác. Xem khóa: thidua key",
        "There is a key in {file}, and no other one is made. To see it: thidua key",
    ),
    "proof_key_missing": (
        "Không có tệp khóa {file}, hoặc không đọc được. Tạo khóa: thidua key new, hoặc nêu tệp đã"
        " có bằng THIDUA_PROOF_KEY.",
        "There is no key in {file}, or it cannot be read. To make one: thidua key new; to name"
        " another file: THIDUA_PROOF_KEY.",
    ),
    "proof_key_open": (
        "Người khác đọc được tệp khóa {file} nên không dùng. Chỉ để chủ sở hữu đọc: chmod 600"
        " {file}",
        "Others can read the key in {file}, so it is not used. Leave it to its owner: chmod 600"
        " {file}",
    ),
    "proof_key_malformed": (
        "Tệp {file} không phải tệp khóa do thidua key new ghi ra. Lấy lại tệp đã cất.",
        "The file {file} is no key as thidua key new writes it. Take the copy that was kept.",
    ),
    "proof_key_of_other": (
        "Khóa trong {file} là của hệ thống {found}, không phải {wanted}. Nêu đúng tệp bằng"
        " THIDUA_PROOF_KEY.",
        "The key in {file} is of the system {found}, not of {wanted}. Name the right file by"
        " THIDUA_PROOF_KEY.",
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
