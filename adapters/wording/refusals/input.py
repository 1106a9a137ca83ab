"""What is said where something cannot be read: points, dates, names, fields, files, scenarios.

Vietnamese first. The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

_FIELDS: Mapping[str, tuple[str, str]] = {
    "points_malformed": (
        "“{value}” không đọc được thành điểm. Ghi tối đa 6 chữ số trước và 4 chữ số sau dấu phẩy,"
        " ví dụ 117,5 hoặc −0,5.",
        "“{value}” cannot be read as points. Write at most 6 digits before the decimal mark and 4"
        " after it, for example 117.5 or −0.5.",
    ),
    "points_ambiguous": (
        "Chưa rõ “{value}” là {decimal} hay {thousands}. Số lẻ dùng dấu phẩy."
        " Chọn: [{decimal}] [{thousands}]",
        "“{value}” could be {decimal} or {thousands}. Decimals use a comma."
        " Choose: [{decimal}] [{thousands}]",
    ),
    "number_unquoted": (
        "Số “{value}” chưa đặt trong dấu nháy nên có thể bị đọc sai. Đặt số trong dấu nháy,"
        ' ví dụ "117,5".',
        "The number “{value}” is not quoted and could be misread. Put it in quotation marks,"
        ' for example "117.5".',
    ),
    "input_malformed": (
        "<Trường {where} chưa đúng dạng|Nội dung nhập chưa đúng dạng><: “{value}”>."
        " <Cần {expected}.|Sửa lại theo hướng dẫn của việc này rồi gửi lại.>"
        "< Có phải “{nearest}”?>",
        "<The field {where} is not in its form|The input is not in its form><: “{value}”>."
        " <It takes {expected}.|Correct it as the command's help says and send it again.>"
        "< Perhaps “{nearest}”?>",
    ),
    "text_malformed": (
        "<Trường {where}|Nội dung nhập> có ký tự không in được, hoặc dài quá {max} ký tự. Gõ lại"
        " bằng chữ thường dùng, hoặc rút ngắn, rồi gửi lại.",
        "<The field {where}|The input> has characters that do not print, or more than {max}"
        " characters. Type it again in plain letters, or shorten it, and send it again.",
    ),
    "input_malformed:code": (
        "Mã “{value}” chưa đúng dạng. Mã gồm chữ thường không dấu, chữ số và dấu gạch nối, tối đa"
        " 60 ký tự, ví dụ long-an.",
        "The code “{value}” is not in its form. A code has lower-case ASCII letters, digits and"
        " hyphens, at most 60 characters, for example long-an.",
    ),
    "input_malformed:file": (
        "Tệp kèm theo văn bản ghi bằng mã SHA-256 gồm 64 ký tự 0–9, a–f; “{value}” không phải mã"
        " đó. Tính lại mã của tệp rồi nhập.",
        "The file of a document is named by its SHA-256, 64 characters 0–9, a–f; “{value}” is"
        " none. Compute it from the file and enter it again.",
    ),
    "input_malformed:twice": (
        "Trường {where} ghi hai lần nên không rõ lấy lần nào. Bỏ một lần rồi gửi lại.",
        "The field {where} stands twice, so it is not clear which one counts. Remove one and send"
        " it again.",
    ),
    "input_malformed:rulebook": (
        "<“{value}” chưa phải là bảng tiêu chí|Chưa thấy bảng tiêu chí>. Bảng tiêu chí là một tệp"
        " có các trường name, columns, criteria; ghi tên tệp ngay sau tên việc, hoặc tạo tệp bằng"
        " thidua rulebook new.",
        "<“{value}” is no rulebook|There is no rulebook here>. A rulebook is a file with the fields"
        " name, columns, criteria; give the name of the file after the command, or make one with"
        " thidua rulebook new.",
    ),
    "input_malformed:--as": (
        "“{value}” chưa nói rõ thay mặt đơn vị nào. Ghi vai và đơn vị, ví dụ {expected}.",
        "“{value}” does not say for which unit. Give the office and the unit, for example"
        " {expected}.",
    ),
    "unknown_command": (
        "Không có việc nào tên “{value}”. <Gần nhất là “{nearest}”.|Xem danh sách các việc.>",
        "There is no command “{value}”. <The nearest is “{nearest}”.|See the list of commands.>",
    ),
    "unknown_command:stream": (
        "Việc này không làm được ở {stream}. Chọn đúng cụm, năm thi đua hoặc đơn vị mà việc này"
        " thuộc về.",
        "This cannot be done to the {stream}. Choose the cluster, cycle or unit to which the"
        " command belongs.",
    ),
    "unknown_field": (
        "Không có trường “{field}”<, tại {where}>."
        " <Gần nhất là “{nearest}”.|Bỏ trường này, hoặc xem các trường của việc này.>",
        "There is no field “{field}”< at {where}>."
        " <The nearest is “{nearest}”.|Leave it out, or see the fields of this command.>",
    ),
    "unknown_field:rulebook": (
        "Bảng tiêu chí không có trường “{field}”<, tại {where}>."
        " <Gần nhất là “{nearest}”.|Bỏ trường này, hoặc xem các trường bằng thidua rulebook"
        " schema.>",
        "A rulebook has no field “{field}”< at {where}>."
        " <The nearest is “{nearest}”.|Leave it out, or see the fields with thidua rulebook"
        " schema.>",
    ),
    "field_missing": (
        "Thiếu trường “{field}”<, tại {where}>. Điền trường này rồi gửi lại.",
        "The field “{field}” is missing< at {where}>. Fill it in and send it again.",
    ),
    "field_missing:signed_count": (
        "Bộ phận thường trực ghi kết quả theo biên bản kiểm phiếu đã ký: nêu biên bản ấy ở ô"
        " “document”, hoặc để Tổ kiểm phiếu nhập.",
        "The chair's office copies the count from the record that was signed: name that record in"
        " “document”, or leave the count to the tellers.",
    ),
    "field_missing:chair_side": (
        "Bộ phận thường trực chỉ chép ý kiến của {Chair} theo biên bản: nêu biên bản ấy ở ô"
        " “document”, hoặc để {Chair} tự ghi.",
        "The chair's office copies what the chair said from the minutes: name them in “document”,"
        " or leave it to the chair.",
    ),
    "name_blank": (
        "Tên đang để trống. Điền tên rồi gửi lại.",
        "The name is blank. Fill it in and send it again.",
    ),
    "document_blank": (
        "Văn bản chưa ghi loại nên không tra lại được. Ghi loại, ví dụ Kế hoạch, Công văn,"
        " Biên bản; số có thể ghi sau.",
        "The document has no kind and could not be found again. Say whether it is a plan, a letter"
        " or minutes; its number may follow later.",
    ),
    "day_ahead": (
        "Ô “{field}” ghi {date}, chưa đến ngày đó: hôm nay là {day}. Việc đã làm mới ghi được; kiểm"
        " tra ngày.",
        "“{field}” says {date}, which is still to come: today is {day}. Only what was done is"
        " recorded; check the day.",
    ),
    "date_malformed": (
        "“{value}” không đọc được thành ngày. Ghi 2021-11-30, 2021-11, 2021,"
        " 2021-01-18/2021-01-19; có giờ thì ghi 17:00 ngày 30/11/2021 hoặc 2021-11-30T17:00.",
        "“{value}” cannot be read as a date. Write 2021-11-30, 2021-11, 2021,"
        " 2021-01-18/2021-01-19; with an hour, 17:00 30/11/2021 or 2021-11-30T17:00.",
    ),
    "date_malformed:year": (
        "“{value}” chưa ghi năm. Ghi đủ ngày, tháng, năm, ví dụ {value}/2021.",
        "“{value}” does not say of which year. Write day, month and year, for example"
        " {value}/2021.",
    ),
    "date_malformed:moment": (
        "Thời điểm để xem lại không thể là ngày chưa biết. Ghi ngày, tháng, năm hoặc số của sự kiện"
        " (@12).",
        "A year cannot be looked at as of an unknown day. Give a day, a month, a year, or an"
        " event (@12).",
    ),
    "date_malformed:no_day": (
        "Hạn không thể là ngày chưa biết. Ghi ngày, tháng; hoặc để trống nếu sẽ thông báo sau.",
        "A deadline cannot be an unknown day. Give a day or a month, or leave it empty where it is"
        " to be announced.",
    ),
}
_NAMES: Mapping[str, tuple[str, str]] = {
    "name_unknown": (
        "Không thấy tên “{value}”. <Gần nhất là “{nearest}”.|Thử gõ không dấu.>",
        "Nothing is named “{value}”. <The nearest is “{nearest}”.|Try without tone marks.>",
    ),
    "name_unknown:several": (
        "Không thấy tên “{value}”. Gần như nhau là {known}. Ghi mã của bên cần chọn.",
        "Nothing is named “{value}”. Equally near are {known}. Write the code of the one that is"
        " meant.",
    ),
    "name_unknown:target": (
        "Không thấy tên “{value}”. <Gần nhất là “{nearest}”.|Thử gõ không dấu.> Nếu là mới: thêm"
        " đơn vị bằng việc {@register_unit}, lập cụm, khối bằng việc {@found_cluster}, hoặc thidua"
        " start.",
        "Nothing is named “{value}”. <The nearest is “{nearest}”.|Try without tone marks.> If it is"
        " new: {@register_unit} adds a unit, {@found_cluster} a cluster, or thidua start.",
    ),
    "name_unknown:unit": (
        "Không thấy đơn vị tên “{value}”. <Gần nhất là “{nearest}”.|Thử gõ không dấu.>",
        "No unit named “{value}”. <The nearest is “{nearest}”.|Try without tone marks.>",
    ),
    "name_unknown:cluster": (
        "Không thấy cụm, khối thi đua tên “{value}”. <Gần nhất là “{nearest}”.|Thử gõ không dấu.>",
        "No cluster named “{value}”. <The nearest is “{nearest}”.|Try without tone marks.>",
    ),
    "name_unknown:cycle": (
        "Không thấy năm thi đua “{value}”."
        " <Gần nhất là “{nearest}”.|Ghi mã cụm và năm, ví dụ cum-8/2021.>",
        "No cycle “{value}”."
        " <The nearest is “{nearest}”.|Write cluster code and year, for example cum-8/2021.>",
    ),
    "name_ambiguous": (
        "“{value}” có thể là {known}. Ghi mã của đơn vị, cụm cần chọn.",
        "“{value}” could be {known}. Write the code of the one that is meant.",
    ),
    "office_unknown": (
        "Không có chức danh “{value}”. <Gần nhất là “{nearest}”.|Ghi {expected}.>",
        "There is no office “{value}”. <The nearest is “{nearest}”.|Write {expected}.>",
    ),
    "reason_blank": (
        "Việc này phải nêu lý do mà nội dung đang để trống. Ghi lý do rồi gửi lại; lý do được ghi"
        " vào nhật ký.",
        "This needs a reason and none is given. Write it and send it again; it is logged.",
    ),
    "reason_blank:differs": (
        "Điểm đã gửi nên khi sửa phải có lý do. Lý do được ghi vào nhật ký và gửi cho đơn vị."
        ' Khác số đang tính: {cells}. Thêm reason="lý do chung", hoặc {key}="lý do của ô ấy";'
        " nhất trí với số đang tính thì nhập đúng số ấy.",
        "A submitted score changes only with a reason. It is logged and sent to the unit."
        ' Other than what counts: {cells}. Add reason="why" for all, or {key}="why" for that'
        " cell; whoever agrees with what counts enters just that.",
    ),
    "reason_blank:differs_told": (
        "Điểm đã gửi nên khi sửa phải có lý do. Khác số đang tính: {cells}. Thêm"
        ' reason="lý do chung", hoặc {key}="lý do của ô ấy"; nguồn không nêu lý do thì ghi'
        ' reason="nguồn không ghi".',
        "A submitted score changes only with a reason. Other than what counts: {cells}. Add"
        ' reason="why" for all, or {key}="why" for that cell; where the source gives none,'
        ' reason="not recorded in the source".',
    ),
    "reason_unneeded": (
        "<Tiêu chí {criterion}, {part}: số vừa nhập không khác số đang tính|Không số nào vừa nhập"
        " khác số đang tính>, nên không có điều chỉnh nào để ghi lý do hay văn bản. Bỏ lý do, văn"
        " bản rồi gửi lại.",
        "<Criterion {criterion}, {part}: what was entered is what counts already|Nothing that was"
        " entered differs from what counts>, so there is no adjustment to which a reason or a"
        " document could belong. Leave them out and send it again.",
    ),
    "reason_unstated": (
        "“{value}” chỉ dùng khi nhập lại năm đã qua theo nguồn. Năm đang diễn ra phải nêu lý do"
        " thật.",
        "“{value}” is for years told from a source. In a year that runs, the reason itself has"
        " to be given.",
    ),
}
_FILES: Mapping[str, tuple[str, str]] = {
    "file_missing": (
        "Không mở được tệp {file}. Kiểm tra tên, thư mục và quyền đọc.",
        "The file {file} cannot be opened. Check its name, folder and permissions.",
    ),
    "file_too_large": (
        "Tệp {file} lớn quá< {max} byte>. Tách thành nhiều tệp.",
        "The file {file} is larger than< {max} bytes| allowed>. Split it into several.",
    ),
    "file_too_large:parts": (
        "Tệp {file} có quá {max} mục. Tách thành nhiều tệp.",
        "The file {file} has more than {max} keys and values. Split it into several.",
    ),
    "file_empty": (
        "Tệp {file} không có nội dung. Kiểm tra lại tệp rồi gửi lại.",
        "The file {file} is empty. Check it and send it again.",
    ),
    "file_kind": (
        "Tệp {file} không thuộc loại được giữ. Lưu lại dưới một trong các dạng {expected} (không"
        " kèm macro) rồi gửi lại.",
        "The file {file} is of no kind that is kept. Save it as one of {expected} (without macros)"
        " and send it again.",
    ),
    "file_kind:name": (
        "Tệp {file} có nội dung dạng {value}, khác với đuôi của tên. Đặt lại tên cho đúng nội dung"
        " rồi gửi lại.",
        "The file {file} is {value} by its bytes, and its name says otherwise. Name it as what it"
        " is and send it again.",
    ),
    "file_scanned": (
        "Phần mềm quét không cho giữ tệp {file}. Kiểm tra tệp trên máy đã tạo ra nó rồi gửi bản"
        " sạch.",
        "The scanner does not let the file {file} pass. Check it where it was made and send a clean"
        " one.",
    ),
    "scanner_failed": (
        "Chưa quét được tệp {file} nên không giữ. Người vận hành xem lại lệnh quét"
        " (THIDUA_SCANNER), rồi gửi lại.",
        "The file {file} could not be scanned and is not kept. The operator looks at the scanner's"
        " command (THIDUA_SCANNER); then send it again.",
    ),
    "file_lost": (
        "Nội dung tệp có mã băm {digest} đã mất hoặc bị thay đổi. Lấy lại từ bản sao lưu, hoặc gửi"
        " lại đúng tệp đó.",
        "The bytes of the file {digest} are lost or changed. Restore them from a backup, or send"
        " the same file again.",
    ),
    "files_waiting": (
        "Đang giữ quá {max} byte tệp chưa gắn vào việc nào. Gắn các tệp đã gửi, hoặc gửi lại sau"
        " một ngày.",
        "More than {max} bytes of files wait that no act names. Name them, or send this one a day"
        " later.",
    ),
    "file_malformed": (
        "Tệp không đọc được theo dạng YAML< ({problem})>. Sửa chỗ này rồi chạy lại.",
        "The file cannot be read as YAML< ({problem})>. Correct this place and run it again.",
    ),
    "file_malformed:UTF-8": (
        "Tệp không ở dạng UTF-8. Lưu lại tệp với bảng mã UTF-8 rồi chạy lại.",
        "The file is not UTF-8. Save it as UTF-8 and run it again.",
    ),
    "file_malformed:tag": (
        "Không nhận nhãn kiểu dữ liệu {value}. Bỏ nhãn này; muốn giữ nguyên chữ thì đặt trong dấu"
        " nháy.",
        "The tag {value} is not taken. Leave it out; put the value in quotes to keep it as text.",
    ),
    "file_malformed:depth": (
        "Các phần lồng nhau quá sâu. Viết lại cho phẳng hơn rồi chạy lại.",
        "The parts are nested too deep. Write them flatter and run it again.",
    ),
    "file_malformed:key": (
        "Tên trường ở đây không phải là chữ đơn giản. Sửa tên trường rồi chạy lại.",
        "The key here is not plain text. Correct it and run it again.",
    ),
    "file_aliases": (
        "Tệp dùng ký hiệu tham chiếu (& và *), không được nhận vì khó đối chiếu. Viết đầy đủ nội"
        " dung tại chỗ này.",
        "The file uses aliases (& and *), which are not taken because they hide what is said."
        " Write this place out in full.",
    ),
    "file_duplicate_key": (
        "“{key}” xuất hiện hai lần nên không rõ lấy lần nào. Bỏ một lần hoặc đổi tên.",
        "“{key}” stands twice, so it is not clear which one counts. Remove or rename one.",
    ),
    "scenario_expectation": (
        "Kịch bản dự kiến <“{key}”|việc này> bị từ chối với mã {expected}, nhưng việc đó được chấp"
        " nhận. Chưa ghi gì; sửa kịch bản rồi chạy lại.",
        "The scenario expects <“{key}”|this> to be refused with {expected}, but it is accepted."
        " Nothing is stored; correct the scenario and play it again.",
    ),
    "scenario_changed": (
        "Việc này đã được ghi từ kịch bản với nội dung khác. Trả lại nội dung cũ, hoặc đặt khóa"
        " mới cho việc mới.",
        "This was already stored from the scenario with other content. Restore it, or give the new"
        " command a key of its own.",
    ),
}
INPUT: Final[Mapping[str, tuple[str, str]]] = {**_FIELDS, **_NAMES, **_FILES}
