"""What is said of sheets that were written for the units, and of those that came back."""

from collections.abc import Mapping
from typing import Final

Pair = tuple[str, str]

SHEETS: Final[Mapping[str, Pair]] = {
    "made": ("Đã ghi {count} bảng vào {folder}:", "Wrote {count} sheets into {folder}:"),
    "made_line": ("{file}: {unit}", "{file}: {unit}"),
    "made_next": (
        "Gửi mỗi đơn vị bảng của mình. Khi nhận lại: thidua sheets read {cycle} {folder}",
        "Send each unit its own. When they are back: thidua sheets read {cycle} {folder}",
    ),
    "made_table": ("Đã ghi {file}.", "Wrote {file}."),
    "made_body_next": (
        "Điền xong: thidua sheets read {cycle} --table {file} --as {seat} --number … --yes",
        "Once filled in: thidua sheets read {cycle} --table {file} --as {seat} --number … --yes",
    ),
    "body_head": ("{body} chấm cho các đơn vị, {cycle}", "{body} scores the units, {cycle}"),
    "body_place": ("{name}{most}", "{name}{most}"),
    "body_most": (", tối đa {points}", ", at most {points}"),
    "made_table_next": (
        "Điền xong: thidua sheets read {cycle} --table {file} --column {column}",
        "Once filled in: thidua sheets read {cycle} --table {file} --column {column}",
    ),
    "no_due": (
        "Chưa đặt hạn chấm điểm nên bảng chưa ghi hạn gửi.",
        "No deadline of scoring is set, so the sheets name none.",
    ),
    "file": ("{file}: {unit}", "{file}: {unit}"),
    "file_unknown": ("{file}", "{file}"),
    "column": ("cột “{column}”", "column “{column}”"),
    "code": ("mã số liệu {code}", "code of the figures {code}"),
    "code_look": (
        "so với mã in trên bản ký",
        "compare it with the code on the signed print",
    ),
    "at": ("Ô", "Cell"),
    "criterion": ("Tiêu chí", "Criterion"),
    "stands": ("Đang tính", "Counts now"),
    "now": ("Trong tệp", "In the file"),
    "beside": ("Kèm theo", "Beside it"),
    "empty": ("(trống)", "(empty)"),
    "stands_sealed": ("(niêm phong)", "(sealed)"),
    "sealed": (
        "Đơn vị đã nhập dở; số đã nhập niêm phong đến khi gửi bảng. Nếu ghi, số trong tệp thay số"
        " ấy.",
        "The unit has begun to fill it in; its figures are sealed until the sheet is sent."
        " Recording puts those of the file in their place.",
    ),
    "proof_named": ("có minh chứng", "proof is named"),
    "same": (
        "Không khác gì so với đã ghi.",
        "Nothing differs from what is recorded.",
    ),
    "agreed": (
        "{count} ô giữ nguyên điểm đang tính, nay ghi vào cột này.",
        "{count} cells keep what counts and are now written into this column.",
    ),
    "open": ("Chưa điền: {places}.", "Not filled in: {places}."),
    "bare": (
        "Chưa nêu minh chứng nên chưa tính: {places}.",
        "No proof is named, so it counts nothing yet: {places}.",
    ),
    "unlocked": (
        "Trang không còn khóa. Nội dung, mức điểm đã so lại: không đổi.",
        "The sheet is no longer locked. Its texts and limits were compared: unchanged.",
    ),
    "state": ("Tình trạng: {state}.", "State: {state}."),
    "state_nothing": ("chưa có gì", "nothing yet"),
    "state_figures_only": ("có số liệu, chờ bản ký", "figures are there, the signed print is not"),
    "state_paper_only": ("có bản ký, chờ số liệu", "the signed print is there, figures are not"),
    "state_both": ("có số liệu và bản ký", "figures and signed print are there"),
    "state_not_sent": ("không gửi", "sends none"),
    "signed": ("Bản ký {file}: SHA-256 {sha}.", "Signed print {file}: SHA-256 {sha}."),
    "print_unnamed": (
        "Chưa ghi được bản ký: thêm --number hoặc --date của văn bản.",
        "The print cannot be recorded yet: add --number or --date of the paper.",
    ),
    "submits": ("Ghi xong thì gửi bảng.", "The sheet is sent once they are recorded."),
    "nothing": ("Không có gì để ghi.", "There is nothing to record."),
    "problems": (
        "Có {count} chỗ không nhận được, không ghi gì. Sửa rồi đọc lại.",
        "{count} places cannot be taken; nothing was stored. Mend them and read again.",
    ),
    "others": (
        "Không có chỗ nào sai ở {files}; nêu riêng các tệp ấy thì ghi được trước.",
        "Nothing is wrong in {files}; named alone, these can be recorded first.",
    ),
    "stopped": (
        "Đã ghi {events}, rồi dừng: trong lúc ấy có người khác sửa. Đọc lại để ghi phần còn lại.",
        "Recorded {events}, then stopped: somebody else came between. Read again to record the"
        " rest.",
    ),
    "try": (
        "CHƯA GHI GÌ. Để ghi: thêm --as thư ký hoặc cán bộ của đơn vị, và --yes.",
        "NOTHING WAS STORED. To record: add --as the secretary or the unit's officer, and --yes.",
    ),
    "try_yes": (
        "CHƯA GHI GÌ. Thử ghi được cả; để ghi: thêm --yes.",
        "NOTHING WAS STORED. All of it can be recorded: add --yes.",
    ),
    "recorded": ("Đã ghi {events}.", "Recorded {events}."),
    "status_head": (
        "Bảng tự chấm của {cycle}: {both}/{all} đủ số liệu và bản ký",
        "Own sheets of {cycle}: {both}/{all} with figures and signed print",
    ),
    "unit": ("Đơn vị", "Unit"),
    "state_head": ("Tình trạng", "State"),
    "sent": ("Đã gửi", "Sent"),
    "sent_yes": ("đã gửi", "sent"),
    "sent_late": ("gửi chậm", "sent late"),
    "targets": ("Chỉ tiêu: {targets}.", "Targets: {targets}."),
    "titles": ("Danh hiệu: {titles}.", "Titles: {titles}."),
    "made_registration_next": (
        "Điền xong: thidua sheets read {cycle} --registration {file}",
        "Once filled in: thidua sheets read {cycle} --registration {file}",
    ),
    "without_row": (
        "Chưa có dòng trong bảng: {units}.",
        "Not in the table: {units}.",
    ),
    "left_aside": (
        "Cột không ghi vào bảng chấm điểm: {columns}.",
        "Columns that are not scores: {columns}.",
    ),
}

#: Each names the file, the sheet and the cell before it.
PROBLEMS: Final[Mapping[str, Pair]] = {
    "no_line": (
        "không thấy dòng nhận biết của bảng (thidua:1 …). Dùng tệp do thidua sheets make ghi, chép"
        " cả dòng ấy khi dán sang tệp khác.",
        "the line that tells whose sheet it is (thidua:1 …) is missing. Use a file that thidua"
        " sheets make wrote, and copy that line as well when pasting.",
    ),
    "other_cycle": (
        "bảng của năm thi đua “{read}”, đang đọc cho {expected}.",
        "a sheet of the cycle “{read}”, read for {expected}.",
    ),
    "other_unit": (
        "bảng của đơn vị “{read}”, khác đơn vị đã nêu.",
        "a sheet of the unit “{read}”, which is not the one named.",
    ),
    "no_member": (
        "bảng của “{read}”, không phải thành viên của năm này.",
        "a sheet of “{read}”, which is no member of this cycle.",
    ),
    "scored_by": (
        "ghi “{read}”, mà tiêu chí này do {expected} chấm. Xóa ô này.",
        "“{read}” is written, and this criterion is scored by {expected}. Empty the cell.",
    ),
    "no_column": ("không có cột điểm “{read}”.", "there is no column “{read}”."),
    "other_rulebook": (
        "bảng ghi theo bảng tiêu chí khác (mã {read}, nay là {expected}). Ghi bảng mới bằng thidua"
        " sheets make rồi chép điểm sang.",
        "the sheet was made by another version of the rulebook ({read}, now {expected}). Make new"
        " ones with thidua sheets make and copy the scores.",
    ),
    "unit_twice": (
        "đơn vị này đã có ở tệp {read}. Chỉ để một tệp.",
        "this unit is in {read} already. Keep one of the files.",
    ),
    "print_unknown": (
        "không biết bản ký “{read}” của đơn vị nào. Đặt tên tệp bằng mã đơn vị, hoặc thêm --for.",
        "whose signed print “{read}” is cannot be told. Name the file by the unit's code, or add"
        " --for.",
    ),
    "paper_differs": (
        "bản ký khác bản đã ghi (SHA-256 {read}, đã ghi {expected}).",
        "another signed print than the one on record (SHA-256 {read}, recorded {expected}).",
    ),
    "paper_date": (
        "ngày văn bản ghi “{read}”, cần như 30/11/2026.",
        "the date of the paper says “{read}”; write it like 30/11/2026.",
    ),
    "no_head": (
        "không thấy cột {expected}. Giữ nguyên dòng tiêu đề của bảng.",
        "there is no column {expected}. Keep the head of the sheet as it is.",
    ),
    "column_unplaced": (
        "cột “{read}” không có chỗ trong bảng{near}. Bỏ cột này rồi đọc lại.",
        "the column “{read}” has no place in the sheet{near}. Take it out and read again.",
    ),
    "row_unplaced": (
        "dòng “{read}” không có chỗ trong bảng{near}. Bỏ dòng này rồi đọc lại.",
        "the row “{read}” has no place in the sheet{near}. Take it out and read again.",
    ),
    "row_twice": ("dòng của {place} có hai lần.", "the row of {place} stands there twice."),
    "row_missing": ("thiếu dòng của {place}.", "the row of {place} is missing."),
    "text_changed": (
        "nội dung đã bị đổi: “{read}”, đúng là “{expected}”.",
        "the text was changed: “{read}”, it is “{expected}”.",
    ),
    "limit_changed": (
        "mức đã bị đổi: “{read}”, đúng là “{expected}”.",
        "the limit was changed: “{read}”, it is “{expected}”.",
    ),
    "number": (
        "{place}: “{read}” không phải một số{near}.",
        "{place}: “{read}” is no number{near}.",
    ),
    "date": (
        "{place}: ô có định dạng ngày nên thành “{read}”{near}. Đặt định dạng General rồi gõ lại.",
        "{place}: the cell has the format of a day and holds “{read}”{near}. Set it to General and"
        " type again.",
    ),
    "formula": (
        "{place}: công thức chưa có kết quả. Mở bằng Excel rồi lưu lại, hoặc gõ số.",
        "{place}: a formula without its result. Open and save it in Excel, or type the number.",
    ),
    "error": ("{place}: ô báo lỗi {read}.", "{place}: the cell holds the error {read}."),
    "figure": ("{place}: {why}", "{place}: {why}"),
    "refused": ("{why}", "{why}"),
    "no_table_head": (
        "không thấy dòng tiêu đề có cột “Đơn vị” và cột tiêu chí (mã hoặc tên).",
        "there is no head with a column for the unit and columns of criteria (codes or names).",
    ),
    "other_column": (
        "bảng của cột điểm “{read}”, đang đọc cho cột “{expected}”.",
        "a table of the column “{read}”, read for “{expected}”.",
    ),
    "unit_unknown": (
        "“{read}” không phải thành viên của năm này{near}.",
        "“{read}” is no member of this cycle{near}.",
    ),
    "unit_row_twice": (
        "“{read}” có hai dòng.",
        "“{read}” has two rows.",
    ),
    "no_registration_head": (
        "không thấy dòng tiêu đề có cột “Đơn vị” và cột “Chỉ tiêu”.",
        "there is no head with a column for the unit (Đơn vị) and one for targets (Chỉ tiêu).",
    ),
    "no_targets": (
        "chưa ghi chỉ tiêu.",
        "no target is written.",
    ),
    "not_text": (
        "ô này là công thức hoặc báo lỗi {read}. Gõ chữ vào ô.",
        "the cell is a formula or an error {read}. Type the text.",
    ),
    "title_unknown": (
        "“{read}” không có trong các danh hiệu, hình thức của năm{near}.",
        "“{read}” is none of the year's titles{near}.",
    ),
    "near": (" (gần nhất: {nearest})", " (nearest: {nearest})"),
    "place": ("{file}, trang {sheet}, ô {at}: ", "{file}, sheet {sheet}, cell {at}: "),
    "place_sheet": ("{file}, trang {sheet}: ", "{file}, sheet {sheet}: "),
    "place_cell": ("{file}, ô {at}: ", "{file}, cell {at}: "),
    "place_file": ("{file}: ", "{file}: "),
}
