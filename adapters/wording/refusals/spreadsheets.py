"""What is said where a file holds no score table that can be checked.

Vietnamese first. The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

SPREADSHEETS: Final[Mapping[str, tuple[str, str]]] = {
    "spreadsheet_unreadable": (
        "Tệp {file} không phải bảng tính hay văn bản. Đưa tệp .xlsx, .xls, .ods, .csv, hoặc dán"
        " bảng vào.",
        "The file {file} is neither a spreadsheet nor text. Give an .xlsx, .xls, .ods or .csv file,"
        " or paste the table.",
    ),
    "spreadsheet_unreadable:password": (
        "Tệp {file} đặt mật khẩu nên không đọc được. Mở bằng Excel, bỏ mật khẩu rồi lưu bản khác.",
        "The file {file} is protected by a password. Open it in Excel, remove the password and"
        " save a copy.",
    ),
    "spreadsheet_unreadable:damaged": (
        "Tệp {file} bị hỏng hoặc chưa tải hết. Tải lại, hoặc mở bằng Excel rồi lưu bản khác.",
        "The file {file} is damaged or incomplete. Fetch it again, or open it in Excel and save a"
        " copy.",
    ),
    "spreadsheet_unreadable:cell": (
        "Tệp {file} có nội dung không đúng dạng bảng tính< tại {at}>: “{value}”. Mở bằng Excel, sửa"
        " chỗ đó rồi lưu bản khác.",
        "The file {file} holds what no spreadsheet holds<, at {at}>: “{value}”. Open it in Excel,"
        " mend that place and save a copy.",
    ),
    "spreadsheet_unreadable:other_workbook": (
        "Tệp {file} là bảng tính dạng khác (.xlsb). Mở bằng Excel rồi lưu thành .xlsx.",
        "The file {file} is a spreadsheet of another form (.xlsb). Open it in Excel and save it as"
        " .xlsx.",
    ),
    "spreadsheet_unreadable:word": (
        "Tệp {file} là văn bản Word. Chép bảng trong đó, dán vào Excel và lưu .xlsx, hoặc dán vào"
        " lệnh với dấu gạch -.",
        "The file {file} is a Word document. Copy its table, paste it into Excel and save it as"
        " .xlsx, or paste it into the command with a dash -.",
    ),
    "spreadsheet_unreadable:pdf": (
        "Tệp {file} là PDF, không giữ các ô của bảng. Dùng tệp Excel gốc.",
        "The file {file} is a PDF, which does not keep the cells of a table. Use the spreadsheet"
        " it was made from.",
    ),
    "spreadsheet_unreadable:picture": (
        "Tệp {file} là ảnh. Dùng tệp Excel gốc, hoặc gõ lại bảng.",
        "The file {file} is a picture. Use the spreadsheet it was made from, or type the table.",
    ),
    "spreadsheet_unreadable:text": (
        "Chữ trong tệp {file} không đọc được theo UTF-8, UTF-16 hay Windows-1258. Lưu lại với bảng"
        " mã UTF-8.",
        "The text of {file} can be read neither as UTF-8 nor as UTF-16 nor as Windows-1258. Save"
        " it as UTF-8.",
    ),
    "spreadsheet_unreadable:empty": (
        "{file} không có nội dung. Chọn đúng tệp, hoặc dán bảng vào.",
        "{file} is empty. Choose the right file, or paste the table.",
    ),
    "spreadsheet_too_large": (
        "Tệp {file} lớn quá mức nhận<: {max}>. Chỉ giữ trang có bảng điểm rồi lưu bản khác.",
        "The file {file} is larger than is taken<: {max}>. Keep the sheet with the score table and"
        " save a copy.",
    ),
    "spreadsheet_too_large:bytes": (
        "Tệp {file} lớn quá< {max} byte>. Chỉ giữ trang có bảng điểm rồi lưu bản khác.",
        "The file {file} is larger than< {max} bytes| allowed>. Keep the sheet with the score table"
        " and save a copy.",
    ),
    "spreadsheet_too_large:cells": (
        "Tệp {file} có quá< {max}| nhiều> ô<, đến tận ô {at}>. Xóa các ô ở xa bảng điểm rồi lưu bản"
        " khác.",
        "The file {file} has more than< {max}| the allowed number of> cells<, as far as {at}>."
        " Clear what lies far from the score table and save a copy.",
    ),
    "spreadsheet_too_large:time": (
        "Đọc tệp {file} lâu quá {max} giây nên dừng lại. Chỉ giữ trang có bảng điểm rồi lưu bản"
        " khác.",
        "Reading the file {file} was stopped after {max} seconds. Keep the sheet with the score"
        " table and save a copy.",
    ),
    "sheet_unknown": (
        "Tệp {file} không có trang “{value}”.< Các trang: {known}.>",
        "The file {file} has no sheet “{value}”.< Its sheets: {known}.>",
    ),
    "score_table_missing": (
        "Không thấy bảng điểm trong {file}. Cần một dòng tiêu đề có cột Đơn vị và cột Tổng điểm"
        " (hoặc Điểm chuẩn) trong {rows} dòng đầu.",
        "There is no score table in {file}. It needs a head with a column for the unit and one for"
        " the total (or standard points) in its first {rows} lines.",
    ),
    "score_table_missing:no_head": (
        "Không thấy bảng điểm trong {file}. Cần một dòng tiêu đề có cột Đơn vị và cột Tổng điểm"
        " (hoặc Điểm chuẩn) trong {rows} dòng đầu; dòng giống nhất, ở {at}, ghi {found}.",
        "There is no score table in {file}. It needs a head with a column for the unit and one for"
        " the total (or standard points) in its first {rows} lines; the nearest, at {at}, says"
        " {found}.",
    ),
    "score_table_missing:criteria": (
        "Tệp {file} là bảng chấm điểm của một đơn vị, mỗi tiêu chí một dòng (ở {at}). Ở đây cần"
        " bảng có mỗi đơn vị một dòng; kiểm tra riêng bảng này bằng thidua reconcile.",
        "The file {file} is one unit's sheet with criteria in rows (at {at}). A table with a row"
        " for each unit is needed here; thidua reconcile checks the sheet by itself.",
    ),
    "score_table_missing:units_across": (
        "Bảng trong {file} có tiêu chí theo dòng và đơn vị theo cột< (cột {where})>. Ở đây cần mỗi"
        " đơn vị một dòng. Trong Excel: chép bảng, bấm Paste Special, chọn Transpose, rồi lưu lại.",
        "The table in {file} has criteria in rows and units in columns< ({where})>. A row for each"
        " unit is needed here. In Excel: copy the table, take Paste Special, Transpose, and save"
        " it.",
    ),
    "score_table_missing:no_lines": (
        "Bảng điểm trong {file}, ở {at}, có tiêu đề {found} nhưng không có dòng nào có điểm.",
        "The score table in {file}, at {at}, has the head {found} but no line with points.",
    ),
    "score_table_missing:cycle": (
        "Năm thi đua {value} chưa có bảng điểm để kiểm tra. Bảng có khi đơn vị đầu tiên gửi điểm.",
        "The cycle {value} has no score table to check yet. It has one when the first unit sends"
        " its scores.",
    ),
    "score_table_missing:told": (
        "Nguồn của năm thi đua {value} không nêu bảng điểm, hoặc nêu mà còn phải nhập; chưa có gì"
        " để kiểm tra. Nhập bảng: thidua backfill {value}, hoặc việc {@record_published_table}.",
        "The sources of the cycle {value} give no score table, or it is still to be entered:"
        " nothing to check. Enter it by thidua backfill {value}, or by {@record_published_table}.",
    ),
    "criteria_table_missing": (
        "Không thấy bảng tiêu chí trong {file}. Cần một dòng tiêu đề có cột Nội dung (hoặc Tiêu"
        " chí) và cột Điểm tối đa (hoặc Điểm chuẩn, Thang điểm) trong {rows} dòng đầu.",
        "There is no criteria table in {file}. It needs a head with a column for the text and one"
        " for the maximum points in its first {rows} lines.",
    ),
    "criteria_table_missing:no_lines": (
        "Bảng ở {at} trong {file} có tiêu đề của bảng tiêu chí nhưng không có dòng nào có điểm.",
        "The table at {at} of {file} has the head of a criteria table but no line with points.",
    ),
    "criteria_table_missing:one_sheet": (
        "{file} không có từ hai trang tính có bảng tiêu chí trở lên. Bỏ --tables để đọc một bảng,"
        " hoặc ghi bảng của mỗi loại đơn vị ở một trang.",
        "{file} has no two sheets with a criteria table. Leave --tables out to read one, or put"
        " the table of each kind of units on a sheet.",
    ),
    "score_table_ragged": (
        "Dòng này có {found} ô, tiêu đề chỉ có {expected} cột. Nếu số lẻ viết dấu phẩy, đặt số"
        " trong ngoặc kép, hoặc ngăn các cột bằng dấu chấm phẩy.",
        "This line has {found} cells, the head only {expected} columns. Where decimals have a"
        " comma, quote the numbers, or part the columns by semicolons.",
    ),
}
