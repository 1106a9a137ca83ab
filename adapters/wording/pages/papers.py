"""What is said of a dossier of papers, on the page and in the note beside the papers."""

from collections.abc import Mapping
from typing import Final

Pair = tuple[str, str]

#: Filled by `adapters.wording.filling.filled`.
PAPERS: Final[Mapping[str, Pair]] = {
    "head": ("Hồ sơ hội nghị: {count} văn bản", "Papers of the conference: {count}"),
    "folder": ("Thư mục: {folder}", "Folder: {folder}"),
    "read_first": ("Đọc trước: {file}", "Read first: {file}"),
    "look_at": (
        "Bảng điểm có {count} chỗ chưa khớp: xem {file}. Văn bản in đúng số của bảng.",
        "The table has {count} places that do not agree: see {file}. The papers print the table's"
        " own figures.",
    ),
    "paper": ("{file}: {title}. Ký: {signer}.", "{file}: {title}. Signed by {signer}."),
    "blanks": ("Còn {count} chỗ trống", "{count} blanks"),
    "prompts": ("{count} chỗ cần viết trong ngoặc vuông", "{count} bracketed places to write"),
    "nothing_left": ("Đã điền đủ", "Nothing left blank"),
    "failed": (
        "Không làm được {title}. {why} Sửa rồi chạy lại; các văn bản khác vẫn đủ.",
        "{title} could not be made. {why} Mend that and run again; the others are there.",
    ),
    "pdf": ("Bản PDF: {count}.", "PDF files: {count}."),
    "pdf_absent": (
        "Không có LibreOffice trên máy này nên chưa có bản PDF. Mở tệp .docx rồi lưu thành PDF.",
        "There is no LibreOffice on this machine, so no PDF was made. Open the .docx and save it as"
        " PDF.",
    ),
    "pdf_missing": (
        "LibreOffice không làm được PDF của: {files}. Tệp .docx vẫn dùng được.",
        "LibreOffice made no PDF of: {files}. The .docx files are good.",
    ),
    "font": (
        "Phông thay cho Times New Roman trên máy này ({font}) thiếu chữ Việt nên PDF lẫn hai kiểu"
        " chữ. Cài phông có đủ chữ Việt (ví dụ Tinos) rồi làm lại; tệp .docx không bị ảnh hưởng.",
        "What stands for Times New Roman on this machine ({font}) lacks Vietnamese letters, so the"
        " PDF mixes two typefaces. Install a font that has them (Tinos, for one) and run again; the"
        " .docx files are right.",
    ),
    "filled": ("Đã điền từ bảng điểm", "Filled from the table"),
    "figures": (
        "{units} đơn vị; tổng điểm, hạng và mọi số trong các văn bản lấy từ cùng một bảng.",
        "{units} units; every total, rank and figure in the papers comes from the one table.",
    ),
    "years": (
        "Tên bảng ghi năm {table}, văn bản ghi năm {papers} theo mục nam. Xem lại năm nào đúng.",
        "The table's title says {table}, the papers say {papers} as the setting nam does. See which"
        " one is right.",
    ),
    "unknown": ("Chưa biết, để trống “……”", "Not known, left blank “……”"),
    "look": ("Cần xem", "To look at"),
    "look_blank": (
        "Chỗ trống “……” và câu trong ngoặc vuông là chỗ phải viết; không có gì được tự nghĩ ra.",
        "Blanks “……” and sentences in brackets are for you to write; nothing was made up.",
    ),
    "chat": (
        "Tin ngắn để dán vào nhóm chat (Zalo): {files}.",
        "Short texts to paste into a chat: {files}.",
    ),
    "look_new": (
        "Chạy lại thì ghi vào thư mục mới; văn bản đã sửa ở đây không bị ghi đè.",
        "Running again writes a new folder; what was edited here is not overwritten.",
    ),
    "look_given": (
        "Để điền các chỗ trống: thidua papers TỆP {example} …, hoặc ghi vào cum.yaml (thidua papers"
        " init).",
        "To fill the blanks: thidua papers FILE {example} …, or write them into cum.yaml (thidua"
        " papers init).",
    ),
    "papers": ("Các văn bản", "The papers"),
    "look_head": ("Các chỗ cần xem lại trong bảng điểm", "Places in the table to look at again"),
    "ranks": (
        "{unit}: bảng ghi hạng {written}, tính theo điểm là hạng {found}. Văn bản ghi theo bảng.",
        "{unit}: the table says rank {written}, by the points it is {found}. The papers have the"
        " table's.",
    ),
}
#: What is said of a checked template.
CHECKED: Final[Mapping[str, Pair]] = {
    "head": ("Kiểm tra mẫu: {count} tệp", "Templates checked: {count}"),
    "good": ("Mẫu nào cũng điền được.", "Every template can be filled."),
    "place": (
        "{file}, đoạn {paragraph} (“{begins}”): ",
        "{file}, paragraph {paragraph} (“{begins}”): ",
    ),
    "file": ("{file}: ", "{file}: "),
    "unknown": ("không có thẻ “{tag}”.{near}", "there is no tag “{tag}”.{near}"),
    "part_unknown": ("bảng không có phần “{tag}”.{near}", "the list has no part “{tag}”.{near}"),
    "split": (
        "thẻ bị tách hoặc thiếu ngoặc: “{tag}”. Gõ lại liền một lần, trong một đoạn.",
        "a tag is split or lacks a brace: “{tag}”. Type it again in one go, in one paragraph.",
    ),
    "spaced": (
        "“{tag}” có dấu cách sau {%. Viết liền: {%p, {%tr.",
        "“{tag}” has a space after {%. Write it without: {%p, {%tr.",
    ),
    "two": (
        "hai thẻ đoạn trong một dòng: “{tag}”. Để mỗi thẻ một dòng.",
        "two tags of paragraphs in one line: “{tag}”. Give each a line of its own.",
    ),
    "damaged": (
        "không mở được như văn bản Word. Mở bằng Word, lưu lại dạng .docx.",
        "cannot be opened as a Word document. Open it in Word and save it as .docx.",
    ),
    "name": (
        "tên tệp không phải tên của văn bản nào nên không được dùng.{near}",
        "no paper has a template of that name, so it is not used.{near}",
    ),
    "form": (
        "vòng lặp hoặc điều kiện chưa đóng đúng: {tag}. Mỗi for có một endfor, mỗi if một endif.",
        "a loop or condition is not closed: {tag}. Each for has its endfor, each if its endif.",
    ),
    "near": (" Có phải là {nearest}?", " Did you mean {nearest}?"),
}
#: What is said of the office's new folder.
BEGUN: Final[Mapping[str, Pair]] = {
    "head": ("Đã tạo {count} mẫu văn bản trong {folder}.", "Made {count} templates in {folder}."),
    "settings": (
        "Ghi tên Cụm, ký hiệu, nơi ký vào {file}; sửa mẫu bằng Word, giữ nguyên các thẻ {{ … }}.",
        "Write the cluster's name, symbol and place into {file}; edit the templates in Word, and"
        " keep the tags {{ … }}.",
    ),
    "next": (
        "Rồi: thidua papers check {folder}; thidua papers TỆP --templates {folder}",
        "Then: thidua papers check {folder}; thidua papers FILE --templates {folder}",
    ),
}
