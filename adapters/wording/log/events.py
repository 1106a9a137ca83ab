"""The log's line for every event type, Vietnamese first.

The form of a template is told in `adapters.wording.phrasing`; the facts are the event's fields and
what `adapters.wording.log.narrative` adds to them.
"""

from collections.abc import Mapping
from typing import Final

from adapters.wording.labels import awards as award_words
from adapters.wording.labels.notices import NOTICE_EVENTS
from adapters.wording.labels.officers import OFFICERS_EVENTS
from adapters.wording.refusals.deadlines import DEADLINE_EVENTS
from adapters.wording.refusals.units import UNIT_EVENT_SENTENCES
from adapters.wording.refusals.year_work import YEAR_WORK_EVENTS

_OUTSIDE: Mapping[str, tuple[str, str]] = {
    "database_initialized": (
        "Khởi tạo cơ sở dữ liệu <{practice}để thực hành|dùng cho việc thật>",
        "Database set up for <{practice}practice|real years>",
    ),
    "unit_registered": (
        "Thêm đơn vị {full_name} (mã {code})",
        "Unit entered: {full_name} (code {code})",
    ),
    "unit_renamed": (
        "Đổi tên đơn vị thành {full_name}, gọi ngắn là {short_name}, từ {since}; lý do: {reason}",
        "Unit renamed to {full_name}, in short {short_name}, from {since}; reason: {reason}",
    ),
    "day_corrected": (
        "Ngày {day} là ngày <{working}làm việc|nghỉ><, theo {document}>; lý do: {reason}",
        "{day} is a <{working}working day|day off><, by {document}>; reason: {reason}",
    ),
    "cluster_founded": (
        "Thành lập {name} (mã {code})<, thuộc {authority}>",
        "Cluster founded: {name} (code {code})<, under {authority}>",
    ),
    "members_added": (
        "Thêm thành viên: {units}<, từ {since}>",
        "Members added: {units}<, from {since}>",
    ),
    "member_removed": (
        "{unit} thôi là thành viên<, từ {since}>; lý do: {reason}",
        "{unit} is no longer a member<, from {since}>; reason: {reason}",
    ),
    "cycle_opened": (
        "Mở năm thi đua {code}<{backfill}, để nhập việc đã qua>: {count} thành viên"
        "<; lý do: {reason}>",
        "Cycle {code} opened<{backfill}, to be told from the past>; members: {count}"
        "<; reason: {reason}>",
    ),
    "cycle_end_recorded": (
        "Năm thi đua {year} <{cancelled}đã hủy, có thể mở lại|đã kết thúc>",
        "The cycle of {year} is <{cancelled}cancelled and may be opened again|closed>",
    ),
    "cycle_begun": (
        "Bắt đầu năm thi đua {code}<{backfill}, nhập việc đã qua>: {count} thành viên; {officers}",
        "Cycle {code} begun<{backfill}, told from the past>; members: {count}; {officers}",
    ),
}
_PLAN: Mapping[str, tuple[str, str]] = {
    "members_revised": (
        "Danh sách thành viên của năm: {members}",
        "Members of the year: {members}",
    ),
    "rulebook_set": (
        "Đặt bảng tiêu chí “{name}”: {count} tiêu chí<; chỗ chưa khớp: {discrepancies}>"
        " (mã băm {sha256})<; {document}>",
        "Rulebook “{name}” set: {count} criteria<; discrepancies: {discrepancies}> (hash {sha256})"
        "<; {document}>",
    ),
    "discrepancy_accepted": (
        "Chỗ chưa khớp {one} và {other}: đọc là {reading}; lý do: {reason}",
        "The discrepancy of {one} and {other} is read as {reading}; reason: {reason}",
    ),
    "plan_issued": ("Ban hành kế hoạch: {document}", "Plan issued: {document}"),
    "targets_registered": (
        "{unit}: đăng ký {targets}<; danh hiệu, hình thức: {titles}><; {document}>"
        "<; dấu bưu điện {postmark}><{late}; gửi muộn>< (tính theo {by})>",
        "{unit} registers {targets}<; titles sought: {titles}><; {document}>"
        "<; postmark {postmark}><{late}; late>< (by {by})>",
    ),
    "unit_excused": (
        "{unit}: được miễn đăng ký<; {document}>; lý do: {reason}",
        "{unit} is excused from registering<; {document}>; reason: {reason}",
    ),
    "pledge_signed": (
        "Ký giao ước thi đua: {units}<; {document}>",
        "Pledge signed by {units}<; {document}>",
    ),
}
_SCORING: Mapping[str, tuple[str, str]] = {
    "scores_entered": (
        "{unit}: nhập {cells} (cột {column})",
        "{unit}: {cells} entered (column {column})",
    ),
    "sheet_submitted": (
        "{unit}: gửi bảng tự chấm điểm<; {document}><; dấu bưu điện {postmark}><{late}; gửi muộn>"
        "< (tính theo {by})>",
        "{unit}: self score submitted<; {document}><; postmark {postmark}><{late}; late>"
        "< (by {by})>",
    ),
    "sheet_marked_not_sent": (
        "{unit}: xác định không gửi bảng tự chấm điểm<; {document}>; lý do: {reason}",
        "{unit}: marked as sending no sheet<; {document}>; reason: {reason}",
    ),
    "rulebook_amended": (
        "Sửa đổi bảng tiêu chí thành “{name}”: {count} tiêu chí, áp dụng {governs} (mã băm"
        " {sha256}); lý do: {reason}<; {document}>",
        "Rulebook amended to “{name}”: {count} criteria, governing {governs} (hash {sha256})"
        "; reason: {reason}<; {document}>",
    ),
    "criterion_marked": (
        "{unit}: tiêu chí {criterion} ghi là {mark}<; {document}>; lý do: {reason}",
        "{unit}: criterion {criterion} marked as {mark}<; {document}>; reason: {reason}",
    ),
    "relative_moved": (
        "Điểm tính theo đơn vị cao nhất thay đổi theo bảng của {by}: {moves}",
        "Points relative to the best moved with the sheet of {by}: {moves}",
    ),
    "check_assigned": (
        "Bảng của {unit}, cột {column}: giao {checker} chấm<; {document}>",
        "The sheet of {unit}, column {column}, is assigned to {checker}<; {document}>",
    ),
    "scores_adjusted": (
        "{unit}: điều chỉnh {cells} (cột {column})<, theo sự kiện @{ground}><; {document}>; lý do:"
        " {reason}",
        "{unit}: {cells} adjusted (column {column})<, by event @{ground}><; {document}>; reason:"
        " {reason}",
    ),
    "adjustment_explained": (
        "{unit}: giải trình {explanation}<; {document}>",
        "{unit} explains {explanation}<; {document}>",
    ),
    "sheet_settled": (
        "{unit}: thống nhất điểm<, tổng {total}|, chưa có điểm nào><{unstated} (sự kiện không ghi"
        " mức trừ do chậm, thiếu)><, điểm chuẩn {standard}><, điểm thưởng {bonus}>"
        "<, điểm trừ {deduction}><, trừ do chậm, thiếu: {lapses}> (cột {column})<; {document}>",
        "{unit}: scores settled<, total {total}|, no points><{unstated} (deductions for lapses"
        " are not stated)><, standard {standard}><, bonus {bonus}>"
        "<, deduction {deduction}><, for lapses: {lapses}> (column {column})<; {document}>",
    ),
    "published_table_recorded": (
        "Bảng điểm theo nguồn “{source}”: {rows}",
        "Score table in the source “{source}”: {rows}",
    ),
    "published_items_recorded": (
        "Điểm từng tiêu chí theo nguồn “{source}”: {items}",
        "Points by criterion in the source “{source}”: {items}",
    ),
    "published_places_recorded": (
        "Thứ hạng theo nguồn “{source}”: {places}",
        "Places in the source “{source}”: {places}",
    ),
}
_CONFERENCE: Mapping[str, tuple[str, str]] = {
    "conference_called": (
        "Triệu tập hội nghị tổng kết {date}<, {mode}><, tại {place}><; nội dung: {agenda}><;"
        " {document}>",
        "Conference called for {date}<, {mode}><, at {place}><; agenda: {agenda}><; {document}>",
    ),
    "report_drafted": (
        "Gửi dự thảo báo cáo tổng kết: {document}",
        "Draft report sent round: {document}",
    ),
    "sitting_opened": (
        "Khai mạc phiên họp<, {mode}><; {document}>",
        "Sitting opened<, {mode}><; {document}>",
    ),
    "attendance_recorded": (
        "Có mặt {count}/{of}<, cần ít nhất {quorum}>: <{present}|không đơn vị nào><; {document}>",
        "Present {count}/{of}<, needs {quorum}>: <{present}|none><; {document}>",
    ),
    "report_adopted": (
        "Thông qua báo cáo tổng kết: {document}",
        "Report adopted: {document}",
    ),
    "table_adopted": (
        "Thông qua bảng điểm, lưu toàn văn (mã băm {sha256})<; {document}>",
        "Score table adopted and stored in full (hash {sha256})<; {document}>",
    ),
    "sitting_closed": (
        "Kết thúc phiên họp; <còn thiếu: {lacking}|đã đủ điều kiện><; {document}>",
        "Sitting closed; <still lacking: {lacking}|nothing is lacking><; {document}>",
    ),
    "tellers_appointed": (
        "Cử Tổ kiểm phiếu: {units}<; {document}>",
        "Tellers appointed: {units}<; {document}>",
    ),
    "ballot_opened": (
        "Mở lượt “{ballot}” cho “{selection}”, {method}<, vòng {later}>: đề cử {nominees};"
        " {count} đơn vị bỏ phiếu<, {delegates} đại biểu>, chọn tối đa {choices}"
        "<; bỏ phiếu thay: {proxies}><; lấy ý kiến bằng văn bản: {asked}><, đến hết ngày"
        " {answers_by}><; {document}>",
        "Ballot “{ballot}” opened for “{selection}”, {method}<, round {later}>: nominees"
        " {nominees}; units voting: {count}<, delegates: {delegates}>, choices: at most {choices}"
        "<; proxies: {proxies}><; asked in writing: {asked}><, by the end of {answers_by}>"
        "<; {document}>",
    ),
    "vote_cast": (
        "{unit}<, đại biểu thứ {delegate}>< ({by_proxy} bỏ thay)>: biểu quyết ở lượt “{ballot}”,"
        " <chọn {choices}|{nobody}><; {further}>",
        "{unit}<, delegate {delegate}>< (by proxy: {by_proxy})> votes in “{ballot}” for"
        " <{choices}|{nobody}><; {further}>",
    ),
    "answer_recorded": (
        "{unit}: trả lời bằng văn bản ở lượt “{ballot}”, nhận {received}: <chọn"
        " {choices}|{nobody}><; {further}><{counted}|; đến sau hạn, không tính><; {document}>",
        "{unit} answers in writing in “{ballot}”, received {received}: for <{choices}|{nobody}>"
        "<; {further}><{counted}|; too late, not counted><; {document}>",
    ),
    "votes_counted": (
        "Kiểm phiếu lượt “{ballot}”: {count}<; {document}>",
        "Count of “{ballot}”: {count}<; {document}>",
    ),
    "count_signed": (
        "{unit}: ký biên bản kiểm phiếu lượt “{ballot}”",
        "{unit} signs the count record of “{ballot}”",
    ),
    "count_signed_off": (
        "Biên bản kiểm phiếu lượt “{ballot}” đã ký trên giấy: {units}; {document}",
        "The count record of “{ballot}” was signed on paper by {units}; {document}",
    ),
    "vote_corrected": (
        "{unit}<, đại biểu thứ {delegate}>: sửa ý kiến đã ghi ở lượt “{ballot}”< (trả lời bằng văn"
        " bản{in_writing})>, {was} → <{now}|bỏ, vì không có ý kiến này><; nhận"
        " {received}><{counted}|; không tính><; {document}>; lý do: {reason}",
        "{unit}<, delegate {delegate}>: vote in “{ballot}” corrected< (in writing{in_writing})>,"
        " {was} → <{now}|taken out, it was not given><; received {received}><{counted}|; not"
        " counted><; {document}>; reason: {reason}",
    ),
    "count_corrected": (
        "Sửa kết quả kiểm phiếu lượt “{ballot}”: {was} → {now}<; {document}>; lý do: {reason}",
        "Count of “{ballot}” corrected: {was} → {now}<; {document}>; reason: {reason}",
    ),
    "proxies_corrected": (
        "Sửa việc bỏ phiếu thay ở lượt “{ballot}”: <{was}|không có> → <{now}|không có>; bỏ phiếu:"
        " {electors}<; {document}>; lý do: {reason}",
        "Proxies in “{ballot}” corrected: <{was}|none> → <{now}|none>; voting: {electors}"
        "<; {document}>; reason: {reason}",
    ),
    "ballot_closed": (
        "Kết thúc lượt “{ballot}” cho “{selection}”: {count}; {tally}",
        "Ballot “{ballot}” for “{selection}” closed: {count}; {tally}",
    ),
    "ballot_withdrawn": (
        "Rút lượt “{ballot}”; <đã có {cast} ý kiến|chưa có ý kiến nào><{counted}, đã kiểm phiếu>;"
        " lý do: {reason}<; {document}>",
        "Ballot “{ballot}” withdrawn; <votes given before: {cast}|no votes given>"
        "<{counted}, already counted>; reason: {reason}<; {document}>",
    ),
    "another_round_decided": (
        "“{selection}”: quyết định bỏ phiếu vòng {round}, {standing}<: {nominees}><; {document}>;"
        " lý do: {reason}",
        "“{selection}”: round {round} decided on, {standing}<: {nominees}><; {document}>;"
        " reason: {reason}",
    ),
    "selection_made": (
        "Kết quả “{selection}”, {how}: <{chosen}|không đơn vị nào được chọn><; còn trống {vacant}>"
        "<; số được chọn {quotas}><; dự bị: {reserves}><; không xét: {left_out}><; {document}>",
        "Outcome of “{selection}”, {how}: <{chosen}|no unit chosen><; {vacant} vacant>"
        "<; quota {quotas}><; reserves: {reserves}><; passed over: {left_out}><; {document}>",
    ),
    "selection_acclaimed": (
        "Kết quả “{selection}”, {method} tại phiên họp có {count} đơn vị, không đếm số tán thành:"
        " <{chosen}|không đơn vị nào được chọn><; còn trống {vacant}><; số được chọn {quotas}>"
        "<; không xét: {left_out}><; {document}>",
        "Outcome of “{selection}”, {method} in a sitting of {count} units, nobody counted:"
        " <{chosen}|no unit chosen><; {vacant} vacant><; quota {quotas}>"
        "<; passed over: {left_out}><; {document}>",
    ),
    "selection_decided": (
        "Quyết định “{selection}”: <{chosen}|không đơn vị nào được chọn><; số được chọn {quotas}>"
        "<; dù {despite}><; {document}>; lý do: {reason}",
        "“{selection}” decided: <{chosen}|no unit chosen><; quota {quotas}><; despite: {despite}>"
        "<; {document}>; reason: {reason}",
    ),
    "vote_outcome_recorded": (
        "Theo nguồn “{source}”, kết quả bỏ phiếu “{selection}”<, {method}>:"
        " <{chosen}|không đơn vị nào được chọn>; số phiếu, tỷ lệ: nguồn không ghi<; dù {despite}>"
        "<; {document}>",
        "By the source “{source}”, outcome of the vote on “{selection}”<, {method}>:"
        " <{chosen}|no unit chosen>; figures and shares not stated<; despite: {despite}>"
        "<; {document}>",
    ),
    "unit_barred": (
        "Loại {unit} khỏi diện xét {selections}<, điều kiện {ground}><; {document}>;"
        " lý do: {reason}",
        "{unit} is barred from {selections}<, condition {ground}><; {document}>; reason: {reason}",
    ),
    "bar_lifted": (
        "Đưa {unit} trở lại diện xét<, điều kiện {ground}><; {document}>; lý do: {reason}",
        "{unit} is barred no longer<, condition {ground}><; {document}>; reason: {reason}",
    ),
    "holders_recorded": (
        "Đơn vị đạt “{selection}” năm trước: <{units}|không có><; {document}>",
        "Last year's holders of “{selection}”: <{units}|none><; {document}>",
    ),
    "comments_invited": (
        "Lấy ý kiến công khai đến {due}<; {document}>",
        "Public comment invited until {due}<; {document}>",
    ),
}
_HANDOVER: Mapping[str, tuple[str, str]] = {
    "next_officers_named": (
        "Nhiệm vụ năm {year}: {officers} ({how})<{awaiting_decision}, chờ quyết định công nhận>"
        "<; {document}>",
        "Officers of {year}: {officers} ({how})<{awaiting_decision}, awaiting a decision>"
        "<; {document}>",
    ),
    "handover_listed": (
        "Danh mục bàn giao: {items}<; {document}>",
        "Handed over: {items}<; {document}>",
    ),
    "handover_accepted": (
        "{unit}: {side} nhiệm vụ {Chair}<; {document}>",
        "{unit} {side} the duties of the chair<; {document}>",
    ),
    "cycle_closed": (
        "Kết thúc năm thi đua, kết quả lưu toàn văn (mã băm {sha256})<; {document}>",
        "Cycle closed, its outcome stored in full (hash {sha256})<; {document}>",
    ),
    "source_recorded": (
        "Nhập nguồn “{source}”: {title}, {grade}<; {document}>",
        "Source “{source}” recorded: {title}, {grade}<; {document}>",
    ),
    "source_cited": (
        "Từ đây nhập theo nguồn “{source}”",
        "Told from the source “{source}” from here on",
    ),
    "fact_recorded": (
        "Theo nguồn “{source}”, {topic}: {said}<; {note}>",
        "By the source “{source}”, {topic}: {said}<; {note}>",
    ),
    "inference_recorded": (
        "Suy ra từ nguồn “{source}”, {topic}: {what}<; {units}>; căn cứ: {ground}",
        "Follows from the source “{source}”, {topic}: {what}<; {units}>; ground: {ground}",
    ),
    "discrepancy_noted": (
        "Nhận xét về nguồn “{source}”: {what}<; cách đọc: {reading}>",
        "Noted of the source “{source}”: {what}<; reading: {reading}>",
    ),
    "cycle_taken_live": (
        "Chuyển từ nhập việc đã qua sang ghi trực tiếp<; {document}>; lý do: {reason}",
        "The cycle is taken live<; {document}>; reason: {reason}",
    ),
    "phase_changed": (
        "Chuyển bước: {source} → {to} ({by})",
        "Phase change: {source} → {to} ({by})",
    ),
    "phase_reopened": (
        "Mở lại bước {phase}<; {document}>; lý do: {reason}",
        "{phase} reopened<; {document}>; reason: {reason}",
    ),
    "condition_waived": (
        "Miễn điều kiện “{condition}”<; {document}>; lý do: {reason}",
        "Condition waived: “{condition}”<; {document}>; reason: {reason}",
    ),
    "cycle_cancelled": (
        "Hủy năm thi đua<; {document}>; lý do: {reason}",
        "Cycle cancelled<; {document}>; reason: {reason}",
    ),
}
EVENT_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    **_OUTSIDE,
    **_PLAN,
    **_SCORING,
    **_CONFERENCE,
    **_HANDOVER,
    **award_words.LINES,
    **DEADLINE_EVENTS,
    **NOTICE_EVENTS,
    **YEAR_WORK_EVENTS,
    **UNIT_EVENT_SENTENCES,
    **OFFICERS_EVENTS,
}
