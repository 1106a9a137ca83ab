"""What is said of a criteria table that was read from an office's own file, and on one written."""

from collections.abc import Mapping
from typing import Final

Pair = tuple[str, str]

CRITERIA: Final[Mapping[str, Pair]] = {
    "head": (
        "Đọc từ {file}: {criteria} tiêu chí, {groups} nhóm. Mỗi dòng được hiểu như sau; chỗ nào sai"
        " thì sửa trong tệp vừa ghi.",
        "Read from {file}: {criteria} criteria, {groups} groups. Each row was understood like this;"
        " what is wrong is to be mended in the file just written.",
    ),
    "head_before": (
        "Đọc từ {file}: {criteria} tiêu chí, {groups} nhóm. Mỗi dòng được hiểu như sau.",
        "Read from {file}: {criteria} criteria, {groups} groups. Each row was understood like"
        " this.",
    ),
    "where": ("Ô", "Cell"),
    "read_as": ("Hiểu là", "Read as"),
    "code": ("Mã", "Code"),
    "text": ("Nội dung", "Text"),
    "max": ("Tối đa", "Maximum"),
    "as_group": ("nhóm", "group"),
    "as_criterion": ("tiêu chí", "criterion"),
    "as_bonus": ("điểm thưởng", "bonus"),
    "as_deduction": ("điểm trừ", "deduction"),
    "as_level": ("mức của tiêu chí trên", "level of the criterion above"),
    "as_total": ("tổng cộng", "total"),
    "as_text": ("lời văn, không lấy", "text, left out"),
    "each": ("{points} điểm/lần", "{points} points each"),
    "left_open": ("không nêu", "not stated"),
    "left_out": (
        "Cột không dùng cho bảng tiêu chí: {columns}.",
        "Columns that a rulebook does not need: {columns}.",
    ),
    "columns_found": ("Các cột được hiểu: {columns}.", "Columns understood: {columns}."),
    "column": ("{where} “{text}” là {role}", "{where} “{text}” is {role}"),
    "role_code": ("mã, số thứ tự", "the code"),
    "role_name": ("nội dung", "the text"),
    "role_max": ("điểm tối đa", "the maximum"),
    "role_bonus": ("điểm thưởng", "the bonus"),
    "role_deduction": ("điểm trừ", "the deduction"),
    "role_step": ("bước điểm", "the step"),
    "role_guidance": ("cách chấm", "how it is scored"),
    "role_proof": ("minh chứng", "the proof wanted"),
    "role_watched_by": ("đơn vị theo dõi", "who watches it"),
    "by_hand": ("Phải ghi bằng tay vào tệp", "To be written into the file by hand"),
    "unread": (
        "{where} ghi “{text}”: chưa hiểu được mức điểm của “{name}”.",
        "{where} says “{text}”: the points of “{name}” are not clear.",
    ),
    "no_max": ("“{name}” ({where}) không có mức tối đa.", "“{name}” ({where}) has no maximum."),
    "may_be_levels": (
        "{where} “{name}”: các dòng bên trong đọc là được cộng lại. Nếu mỗi đơn vị chỉ được một mức"
        " thì gộp thành một tiêu chí với grading: {how}.",
        "{where} “{name}”: the rows inside are read as added up. Where one of them holds per unit,"
        " make them one criterion with grading: {how}.",
    ),
    "renumbered": (
        "Số lặp lại ở các phần nên mã thêm số của phần đứng trước, ví dụ {codes}; số in giữ ở"
        " printed. Gõ điểm bằng mã.",
        "Numbers repeat in several parts, so the codes have that of the part before them, such as"
        " {codes}; the number itself is kept as printed. Points are typed by code.",
    ),
    "renumbered_one": ("{printed} → {code}", "{printed} → {code}"),
    "group_differs": (
        "{where} “{name}” ghi {said}, các tiêu chí bên trong cộng lại {sum}.",
        "{where} “{name}” says {said}, the criteria inside add up to {sum}.",
    ),
    "base_differs": (
        "Bảng ghi tổng {said}, các tiêu chí cộng lại {sum}.",
        "The table says {said} in all, the criteria add up to {sum}.",
    ),
    "asked": (
        "Bảng không nói: {columns}. Đã ghi theo cách thường dùng; sửa trong tệp nếu Cụm làm khác.",
        "The table does not say: {columns}. Written as is usual; to be changed in the file where"
        " the cluster does otherwise.",
    ),
    "usual": (
        "ai chấm (tự chấm, thẩm định, thống nhất), bước điểm ({step}), xếp hạng khi bằng điểm,"
        " danh hiệu bình xét",
        "who scores (own, verified, settled), the step ({step}), ranks of equal totals, the"
        " selections",
    ),
    # the sheet that is written
    "head_code": ("Mã", "Mã"),
    "head_name": ("Nội dung, tiêu chí", "Nội dung, tiêu chí"),
    "head_max": ("Điểm tối đa", "Điểm tối đa"),
    "head_bonus": ("Điểm thưởng tối đa", "Điểm thưởng tối đa"),
    "head_deduction": ("Điểm trừ tối đa", "Điểm trừ tối đa"),
    "head_step": ("Bước điểm", "Bước điểm"),
    "head_guidance": ("Hướng dẫn chấm", "Hướng dẫn chấm"),
    "head_proof": ("Minh chứng", "Minh chứng"),
    "head_watched_by": ("Đơn vị theo dõi", "Đơn vị theo dõi"),
    "total": ("Tổng cộng", "Tổng cộng"),
    "written": (
        "Đã ghi {file}: {criteria} tiêu chí. Sửa xong thì đọc lại: thidua rulebook new --from"
        " {file}",
        "Wrote {file}: {criteria} criteria. Read it back: thidua rulebook new --from {file}",
    ),
    # what the sheet cannot say
    "notes_sheet": ("Không ghi được", "Không ghi được"),
    "not_carried": (
        "Bảng Excel không ghi được những điều sau; đọc lại từ Excel thì phải ghi thêm vào tệp bảng"
        " tiêu chí:",
        "The Excel table does not hold the following; after reading it back, write it into the"
        " rulebook file:",
    ),
    "not_carried_line": ("- {what}", "- {what}"),
    "not_carried_inside": ("{what}: {fields}", "{what}: {fields}"),
    "read_besides": ("đọc lại thành {what}", "read back as {what}"),
}
