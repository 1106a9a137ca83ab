"""The log's line for every event type, Vietnamese first.

The form of a template is told in `adapters.wording.sentences`; the facts are the event's fields and
what the function named beside the template adds to them.
"""

from collections.abc import Mapping
from typing import Final

from adapters.wording.labelling import grade_label, selection_label
from adapters.wording.log.awards import AWARDS
from adapters.wording.log.deadlines import DEADLINES
from adapters.wording.log.line import Facts, Line, Telling
from adapters.wording.log.notices import NOTICES
from adapters.wording.log.offices import OFFICES
from adapters.wording.log.scores import SCORES
from adapters.wording.log.units import UNITS
from adapters.wording.log.votes import VOTES
from adapters.wording.log.year_work import YEAR_WORK
from adapters.wording.sentences import Written
from domain.clusters.cluster import CycleOpened
from domain.cycle.amendment import RulebookAmended
from domain.cycle.backfill import SelectionsAdded, SourceRecorded
from domain.cycle.cycle import CycleBegun
from domain.cycle.phases.chair_handover import NextOfficersNamed
from domain.cycle.phases.plan import DiscrepancyAccepted, RulebookSet
from domain.cycle.phases.summary_conference import AttendanceRecorded
from domain.record.record import Body
from domain.rulebook.officers import Found
from domain.rulebook.rulebook import read_rulebook


def _members(body: CycleOpened | CycleBegun, _telling: Telling) -> Facts:
    return {"count": len(body.members)}


def _rulebook(body: RulebookSet | RulebookAmended, _telling: Telling) -> Facts:
    rulebook = read_rulebook(body.rulebook)
    return {"name": rulebook.name, "count": len(rulebook.criteria)}


def _rulebook_set(body: RulebookSet, telling: Telling) -> Facts:
    found = tuple(each.code for each in body.discrepancies)
    return {**_rulebook(body, telling), "discrepancies": found}


def _selections_added(body: SelectionsAdded, _telling: Telling) -> Facts:
    rulebook = read_rulebook(body.rulebook)
    return {"names": tuple(selection_label(code, rulebook) for code in body.added)}


def _discrepancy(body: DiscrepancyAccepted, _telling: Telling) -> Facts:
    return {"one": body.discrepancy.one, "other": body.discrepancy.other}


def _present(body: AttendanceRecorded, _telling: Telling) -> Facts:
    return {"count": len(body.present)}


def _officers_named(body: NextOfficersNamed, telling: Telling) -> Facts:
    told = body.told
    unsaid = body.how is Found.NOT_STATED and not telling.told
    how = {"how": None} if unsaid else {}
    return how if told is None else {**how, "word": told.word, "authority": told.authority}


def _is_told(_body: Body, telling: Telling) -> Facts:
    return {"told": telling.told}


def _source(body: SourceRecorded, telling: Telling) -> Facts:
    return {"grade": Written(grade_label(body.grade, telling.phrases.lang))}


OWN: Final[Mapping[str, Line]] = {
    "database_initialized": Line(
        "Khởi tạo cơ sở dữ liệu <{practice}để thực hành|dùng cho việc thật>",
        "Database set up for <{practice}practice|real years>",
    ),
    "unit_registered": Line(
        "Thêm đơn vị {full_name} (mã {code})", "Unit entered: {full_name} (code {code})"
    ),
    "unit_renamed": Line(
        "Đổi tên đơn vị thành {full_name}, gọi ngắn là {short_name}, từ {since}; lý do: {reason}",
        "Unit renamed to {full_name}, in short {short_name}, from {since}; reason: {reason}",
    ),
    "day_corrected": Line(
        "Ngày {day} là ngày <{working}làm việc|nghỉ><, theo {document}>; lý do: {reason}",
        "{day} is a <{working}working day|day off><, by {document}>; reason: {reason}",
    ),
    "cluster_founded": Line(
        "Thành lập {name} (mã {code})<, thuộc {authority}>",
        "Cluster founded: {name} (code {code})<, under {authority}>",
    ),
    "members_added": Line(
        "Thêm thành viên: {units}<, từ {since}>", "Members added: {units}<, from {since}>"
    ),
    "member_removed": Line(
        "{unit} thôi là thành viên<, từ {since}>; lý do: {reason}",
        "{unit} is no longer a member<, from {since}>; reason: {reason}",
    ),
    "cycle_opened": Line(
        "Mở năm thi đua {code}<{backfill}, để nhập việc đã qua>: {count} thành viên"
        "<; lý do: {reason}>",
        "Cycle {code} opened<{backfill}, to be told from the past>; members: {count}"
        "<; reason: {reason}>",
        _members,
    ),
    "cycle_end_recorded": Line(
        "Năm thi đua {year} <{cancelled}đã hủy, có thể mở lại|đã kết thúc>",
        "The cycle of {year} is <{cancelled}cancelled and may be opened again|closed>",
    ),
    "cycle_begun": Line(
        "Bắt đầu năm thi đua {code}<{backfill}, nhập việc đã qua>: {count} thành viên; {officers}",
        "Cycle {code} begun<{backfill}, told from the past>; members: {count}; {officers}",
        _members,
    ),
    "members_revised": Line(
        "Danh sách thành viên của năm: {members}", "Members of the year: {members}"
    ),
    "rulebook_set": Line(
        "Đặt bảng tiêu chí “{name}”: {count} tiêu chí<; chỗ chưa khớp: {discrepancies}>"
        " (mã băm {sha256})<; {document}>",
        "Rulebook “{name}” set: {count} criteria<; discrepancies: {discrepancies}> (hash {sha256})"
        "<; {document}>",
        _rulebook_set,
    ),
    "selections_added": Line(
        "Theo nguồn “{source}”, thêm mục bình xét: {names} (mã băm {sha256})",
        "By the source “{source}”, selections are added: {names} (hash {sha256})",
        _selections_added,
    ),
    "discrepancy_accepted": Line(
        "Chỗ chưa khớp {one} và {other}: đọc là {reading}; lý do: {reason}",
        "The discrepancy of {one} and {other} is read as {reading}; reason: {reason}",
        _discrepancy,
    ),
    "plan_issued": Line("Ban hành kế hoạch: {document}", "Plan issued: {document}"),
    "targets_registered": Line(
        "{unit}: đăng ký {targets}<; danh hiệu, hình thức: {titles}><; {document}>"
        "<; dấu bưu điện {postmark}><{late}; gửi muộn>< (tính theo {by})>",
        "{unit} registers {targets}<; titles sought: {titles}><; {document}>"
        "<; postmark {postmark}><{late}; late>< (by {by})>",
    ),
    "unit_excused": Line(
        "{unit}: được miễn đăng ký<; {document}>; lý do: {reason}",
        "{unit} is excused from registering<; {document}>; reason: {reason}",
    ),
    "pledge_signed": Line(
        "Ký giao ước thi đua: {units}<; {document}>", "Pledge signed by {units}<; {document}>"
    ),
    "rulebook_amended": Line(
        "Sửa đổi bảng tiêu chí thành “{name}”: {count} tiêu chí, áp dụng {governs} (mã băm"
        " {sha256}); lý do: {reason}<; {document}>",
        "Rulebook amended to “{name}”: {count} criteria, governing {governs} (hash {sha256})"
        "; reason: {reason}<; {document}>",
        _rulebook,
    ),
    "conference_called": Line(
        "<{told}Hội nghị tổng kết|Triệu tập hội nghị tổng kết> {date}<, {mode}><, tại {place}><; "
        "nội dung: {agenda}><; {document}>",
        "<{told}Conference of|Conference called for> {date}<, {mode}><, at {place}><; agenda:"
        " {agenda}><; {document}>",
        _is_told,
    ),
    "report_drafted": Line(
        "<{told}Dự thảo|Gửi dự thảo> báo cáo tổng kết: {document}",
        "<{told}Draft report|Draft report sent round>: {document}",
        _is_told,
    ),
    "sitting_opened": Line(
        "Khai mạc phiên họp<, {mode}><; {document}>", "Sitting opened<, {mode}><; {document}>"
    ),
    "attendance_recorded": Line(
        "Có mặt {count}/{of}<, cần ít nhất {quorum}>: <{present}|không đơn vị nào><; {document}>",
        "Present {count}/{of}<, needs {quorum}>: <{present}|none><; {document}>",
        _present,
    ),
    "report_adopted": Line("Thông qua báo cáo tổng kết: {document}", "Report adopted: {document}"),
    "table_adopted": Line(
        "Thông qua bảng điểm, lưu toàn văn (mã băm {sha256})<; {document}>",
        "Score table adopted and stored in full (hash {sha256})<; {document}>",
    ),
    "sitting_closed": Line(
        "Kết thúc phiên họp; <còn thiếu: {lacking}|đã đủ điều kiện><; {document}>",
        "Sitting closed; <still lacking: {lacking}|nothing is lacking><; {document}>",
    ),
    "rotation_decided": Line(
        "Thứ tự luân phiên từ năm sau: {order}<; {document}>",
        "Order of rotation from next year: {order}<; {document}>",
    ),
    "next_officers_named": Line(
        "Nhiệm vụ năm {year}: {officers} < (<nguồn ghi “{word}”|{how}>)><, {authority}>"
        "<{awaiting_decision}, chờ quyết định công nhận><; {document}>",
        "Officers of {year}: {officers} < (<the source says “{word}”|{how}>)><, {authority}>"
        "<{awaiting_decision}, awaiting a decision><; {document}>",
        _officers_named,
    ),
    "handover_listed": Line(
        "Danh mục bàn giao: {items}<; {document}>", "Handed over: {items}<; {document}>"
    ),
    "cycle_closed": Line(
        "Kết thúc năm thi đua, kết quả lưu toàn văn (mã băm {sha256})<; {document}>",
        "Cycle closed, its outcome stored in full (hash {sha256})<; {document}>",
    ),
    "source_recorded": Line(
        "Nhập nguồn “{source}”: {title}, {grade}<; {document}>",
        "Source “{source}” recorded: {title}, {grade}<; {document}>",
        _source,
    ),
    "source_cited": Line(
        "Từ đây nhập theo nguồn “{source}”", "Told from the source “{source}” from here on"
    ),
    "fact_recorded": Line(
        "Theo nguồn “{source}”, {topic}: {said}<; {note}>",
        "By the source “{source}”, {topic}: {said}<; {note}>",
    ),
    "inference_recorded": Line(
        "Suy ra từ nguồn “{source}”, {topic}: {what}<; {units}>; căn cứ: {ground}",
        "Follows from the source “{source}”, {topic}: {what}<; {units}>; ground: {ground}",
    ),
    "discrepancy_noted": Line(
        "Nhận xét về nguồn “{source}”: {what}<; cách đọc: {reading}>",
        "Noted of the source “{source}”: {what}<; reading: {reading}>",
    ),
    "cycle_taken_live": Line(
        "Chuyển từ nhập việc đã qua sang ghi trực tiếp<; {document}>; lý do: {reason}",
        "The cycle is taken live<; {document}>; reason: {reason}",
    ),
    "phase_changed": Line(
        "Chuyển bước: {source} → {to} ({by})", "Phase change: {source} → {to} ({by})"
    ),
    "phase_reopened": Line(
        "Mở lại bước {phase}<; {document}>; lý do: {reason}",
        "{phase} reopened<; {document}>; reason: {reason}",
    ),
    "condition_waived": Line(
        "Miễn điều kiện “{condition}”<; {document}>; lý do: {reason}",
        "Condition waived: “{condition}”<; {document}>; reason: {reason}",
    ),
    "cycle_cancelled": Line(
        "Hủy năm thi đua<; {document}>; lý do: {reason}",
        "Cycle cancelled<; {document}>; reason: {reason}",
    ),
}
#: By the type's stored name.
LINES: Final[Mapping[str, Line]] = {
    **OWN,
    **SCORES,
    **VOTES,
    **OFFICES,
    **AWARDS,
    **DEADLINES,
    **NOTICES,
    **YEAR_WORK,
    **UNITS,
}
