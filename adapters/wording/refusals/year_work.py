"""What is said where an act of the year's work is refused: checks shared out, explanations
answered, and what comes with them; Vietnamese first.

The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

YEAR_WORK: Final[Mapping[str, tuple[str, str]]] = {
    "checks_form": (
        "Phân công {how} chưa đủ thông tin. Theo tổ thì ghi tên tổ và các đơn vị trong tổ; xoay"
        " vòng cần từ hai đơn vị; theo cặp thì ghi các đơn vị theo từng đôi; bốc thăm không ghi"
        " tên tổ.",
        "Shared out {how}, something is missing. A team has a name and its units; a ring has two"
        " units or more; pairs are named two by two; a lot has no team.",
    ),
    "not_explained": (
        "{unit} chưa có giải trình nào chờ trả lời. Xem nhật ký điểm.",
        "No explanation of {unit} awaits an answer. See the log of scores.",
    ),
    "explanation_kept": (
        "Giữ nguyên điểm đã điều chỉnh của {unit} thì không kèm điểm mới. Bỏ các điểm đó, hoặc ghi"
        " là tiếp thu giải trình.",
        "An adjustment of {unit} that is kept brings no new scores. Leave them out, or take the"
        " explanation up.",
    ),
    "evidence_enough": (
        "Tiêu chí {criterion} đã có {limit} tệp minh chứng, nhiều nhất có thể. Gộp các tệp, hoặc"
        " rút bớt bằng việc {@withdraw_evidence}.",
        "Criterion {criterion} has {limit} files of evidence, as many as it may. Join files, or"
        " take one away by {@withdraw_evidence}.",
    ),
    "evidence_unknown": (
        "{unit} không có minh chứng “{value}” ở tiêu chí {criterion}. Xem danh sách minh chứng của"
        " bảng tự chấm điểm.",
        "{unit} has no evidence “{value}” at criterion {criterion}. See the list of evidence of its"
        " sheet.",
    ),
    "not_received_here": (
        "Ngày trên dấu bưu điện do bộ phận thường trực ghi khi nhận văn bản. Bỏ trường này; đã gửi"
        " theo văn bản thì báo cho bộ phận thường trực.",
        "The day on a postmark is written down by the office that receives the paper. Leave the"
        " field out; where a paper was sent, tell that office.",
    ),
    "code_unknown": (
        "Không có mã “{value}”. <Gần nhất là “{nearest}”.|Xem các mã đã ghi trong nhật ký.>",
        "There is no code “{value}”. <The nearest is “{nearest}”.|See the codes in the log.>",
    ),
    "code_unknown:movement": (
        "Không có phong trào “{value}”."
        " <Gần nhất là “{nearest}”.|Phát động trước bằng việc {@launch_movement}.>",
        "There is no movement “{value}”."
        " <The nearest is “{nearest}”.|Launch it first by {@launch_movement}.>",
    ),
    "code_unknown:report": (
        "Không có báo cáo “{value}”."
        " <Gần nhất là “{nearest}”.|Yêu cầu trước bằng việc {@require_report}.>",
        "There is no report “{value}”."
        " <The nearest is “{nearest}”.|Ask for it first by {@require_report}.>",
    ),
    "quota_unclear": (
        "Chỉ tiêu của “{selection}” ghi một lần, theo một cách: một số từ 0 trở lên (quota), bằng"
        " số đơn vị (every_unit), hoặc số đơn vị xếp thứ nhất của các cụm, khối (ranked_first).",
        "The quota of “{selection}” is given once and in one way: a number from 0 on (quota), as"
        " many as there are units (every_unit), or how many units are ranked first in all clusters"
        " (ranked_first).",
    ),
    "quota_unclear:no_share": (
        "Chỉ tiêu của “{selection}” trong bảng tiêu chí không tính theo số đơn vị xếp thứ nhất của"
        " các cụm, khối, nên không ghi số ấy. Ghi chỉ tiêu (quota), hoặc sửa bảng tiêu chí"
        " (quota_from: share, of: first_in_clusters).",
        "The rulebook's quota of “{selection}” is no share of the units ranked first in all"
        " clusters, so their number is of no use. Say the quota (quota), or amend the rulebook"
        " (quota_from: share, of: first_in_clusters).",
    ),
    "report_not_owed": (
        "Báo cáo “{report}” không yêu cầu {unit} gửi. Chọn đơn vị hoặc báo cáo khác.",
        "The report “{report}” is not asked of {unit}. Choose another unit or report.",
    ),
    "draft_text": (
        "Dự thảo {of} không kèm được toàn văn bảng tiêu chí, hoặc còn thiếu toàn văn. Toàn văn"
        " (rulebook) chỉ đi cùng dự thảo bảng tiêu chí.",
        "The draft of the {of} takes no text of a rulebook, or lacks it. The text (rulebook) goes"
        " with the draft of a rulebook only.",
    ),
    "draft_missing": (
        "Chưa có dự thảo {of} nào được gửi lấy ý kiến. {Chair} gửi trước bằng việc"
        " {@circulate_draft}.",
        "No draft of the {of} is round. It is sent round first, by {@circulate_draft}.",
    ),
    "draft_adopted": (
        "Dự thảo {of} đã được thông qua ở sự kiện @{event}, không góp ý thêm được. Không nhất trí"
        " thì dùng việc {@record_dissent}.",
        "The draft of the {of} was adopted by event @{event} and takes no more comments. To"
        " disagree use {@record_dissent}.",
    ),
    "event_not_that": (
        "Sự kiện @{event} không phải việc này. Xem số của sự kiện trong nhật ký.",
        "Event @{event} is not of that kind. See its number in the log.",
    ),
    "event_not_that:comment": (
        "Sự kiện @{event} không phải một ý kiến góp ý. Xem số của ý kiến trong nhật ký.",
        "Event @{event} is no comment on a draft. See its number in the log.",
    ),
    "event_not_that:claim": (
        "Sự kiện @{event} không phải lời báo đã gửi. Xem số của lời báo trong nhật ký.",
        "Event @{event} is no statement that something was sent. See its number in the log.",
    ),
    "event_not_that:dissent": (
        "Sự kiện @{event} không phải ý kiến không nhất trí. Xem số của ý kiến trong nhật ký.",
        "Event @{event} is no dissent. See its number in the log.",
    ),
    "event_not_that:complaint": (
        "Sự kiện @{event} không phải đơn khiếu nại. Xem số của đơn trong nhật ký.",
        "Event @{event} is no complaint. See its number in the log.",
    ),
    "event_not_that:referral": (
        "Sự kiện @{event} không phải lần xin ý kiến cấp trên. Xem số của lần đó trong nhật ký.",
        "Event @{event} referred nothing to an authority. See its number in the log.",
    ),
    "event_not_that:document": (
        "Sự kiện @{event} không phải việc có văn bản kèm theo. Xem số của sự kiện trong nhật ký.",
        "Event @{event} is no act that rests on a document. See its number in the log.",
    ),
    "claim_unnamed": (
        "Báo đã gửi thì ghi số hoặc ngày của văn bản, để bộ phận thường trực tìm được. Ghi thêm"
        " một trong hai.",
        "To say that something was sent, give the number or the date of the document, so that it"
        " can be found. Add one of them.",
    ),
    "claim_answered": (
        "Việc đơn vị báo đã gửi (@{event}) đã được trả lời: {state}. Đơn vị báo lại nếu đã gửi"
        " văn bản khác.",
        "The statement @{event} is answered: {state}. The unit states it again for another paper.",
    ),
    "nothing_offered": (
        "Không có điểm nào từ bảng xếp hạng hay cơ quan ngoài {Cluster} khác với số đang có của các"
        " bảng đã gửi. Ghi bảng xếp hạng trước, hoặc chọn đơn vị khác.",
        "No ranking or authority outside the cluster offers a value that differs from the sheets"
        " sent. Record the ranking first, or choose other units.",
    ),
    "file_too_large:signed": (
        "Tệp {file} lớn quá {max} byte. Lưu bản quét với dung lượng nhỏ hơn rồi gửi lại.",
        "The file {file} is larger than {max} bytes. Save a smaller scan and send it again.",
    ),
    "document_stands": (
        "Văn bản của sự kiện @{event} đã có “{field}”; chỉ ghi thêm được chỗ còn trống. Ghi sai thì"
        " đính chính, nêu lý do.",
        "The document of event @{event} has “{field}” already; only what is missing is added. What"
        " is wrong is corrected, with a reason.",
    ),
    "document_dates": (
        "Các ngày của văn bản không khớp nhau. Kiểm tra ngày văn bản và ngày nhận.",
        "The dates of the document do not agree. Check its date and the day received.",
    ),
    "document_dates:ahead": (
        "Văn bản ghi ngày {date}, nay chưa đến ngày đó. Kiểm tra ngày; văn bản ban hành sau thì bổ"
        " sung bằng việc {@complete_document}.",
        "The document is dated {date}, which is still to come. Check the date; one that follows"
        " later is added by {@complete_document}.",
    ),
    "document_dates:after_act": (
        "Việc này ghi là làm ngày {day}, trước ngày của văn bản là {date}. Kiểm tra hai ngày; văn"
        " bản ban hành sau thì bổ sung bằng việc {@complete_document}.",
        "This is said to be done on {day}, before the document's date {date}. Check both; a"
        " document that follows later is added by {@complete_document}.",
    ),
    "document_dates:received_ahead": (
        "Ngày nhận văn bản là {date}, nay chưa đến ngày đó. Kiểm tra ngày nhận.",
        "The document would be received on {date}, which is still to come. Check that day.",
    ),
    "document_dates:received_before": (
        "Ngày nhận {day} trước ngày của văn bản là {date}. Kiểm tra hai ngày.",
        "The day received {day} is before the document's date {date}. Check both.",
    ),
}
