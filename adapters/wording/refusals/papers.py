"""What is said where a dossier of papers cannot be written.

Vietnamese first. The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

PAPERS: Final[Mapping[str, tuple[str, str]]] = {
    "paper_setting_unknown": (
        "<Tệp {file}: >không có mục “{value}”.< Có phải là {nearest}?> Xem các mục trong cum.yaml"
        " do thidua papers init tạo.",
        "<File {file}: >there is no setting “{value}”.< Did you mean {nearest}?> See cum.yaml,"
        " which thidua papers init makes.",
    ),
    "paper_setting_wrong": (
        "<Tệp {file}: >mục “{where}” ghi “{value}” không dùng được.< Ghi một trong: {known}.><"
        " Ghi như {example}.>",
        "<File {file}: >the setting “{where}” says “{value}”, which cannot be used.< Write one"
        " of: {known}.>< Write it like {example}.>",
    ),
    "papers_not_writable": (
        "Không ghi được vào thư mục {file}. Chọn thư mục khác.",
        "The folder {file} cannot be written. Choose another one.",
    ),
    "papers_not_writable:file": (
        "Không tạo được thư mục {file}: tên ấy đã là tên một tệp. Chọn tên khác.",
        "The folder {file} cannot be made: a file has that name. Choose another name.",
    ),
    "papers_not_writable:denied": (
        "Không có quyền ghi vào thư mục {file}. Chọn thư mục của mình, hoặc xin quyền ghi.",
        "The folder {file} may not be written by you. Choose one of your own, or ask for access.",
    ),
    "papers_not_writable:full": (
        "Ổ đĩa của thư mục {file} đã đầy. Xóa bớt tệp hoặc chọn ổ khác.",
        "The disk of the folder {file} is full. Remove some files, or choose another disk.",
    ),
    "papers_folder_taken": (
        "Thư mục {file} đã có tệp {value}. Chọn thư mục khác để không ghi đè mẫu đã sửa.",
        "The folder {file} already holds {value}. Choose another one, so that nothing edited is"
        " overwritten.",
    ),
    "papers_none_found": (
        "Thư mục {file} không có mẫu văn bản .docx nào. Tạo mẫu bằng thidua papers init.",
        "The folder {file} holds no .docx template. Make them with thidua papers init.",
    ),
}
