"""What the letters on plan, rules, drafts, reports and checking say, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from domain.notices import Topic

_OPENING: Final[Mapping[str, tuple[str, str]]] = {
    "has_to": (
        "Đơn vị cần: {lacking}<, chậm nhất {until}>.",
        "The unit has to: {lacking}<, by {until}>.",
    ),
    "done": (
        "Phần của đơn vị ở bước này đã xong.",
        "The unit has done its part of this phase.",
    ),
    "not_yet": (
        "Đơn vị chưa phải làm gì thêm ở bước này.",
        "Nothing is to be done by the unit in this phase yet.",
    ),
    "day_later": (
        "Hạn của bước này sẽ thông báo sau.",
        "The deadline of this phase will be announced.",
    ),
}
WORK: Final[Mapping[Topic, Mapping[str, tuple[str, str]]]] = {
    Topic.PLAN_ISSUED: {
        "called": ("ban hành kế hoạch", "plan issued"),
        "subject": (
            "Ban hành kế hoạch< {number}| năm {year}><; <{registers}đăng ký|{first}>"
            " chậm nhất {day}>",
            "Plan< {number}| of {year}> issued<; <{registers}register|{first}> by {day}>",
        ),
        "issued": (
            "{Chair} đã ban hành {document}<, áp dụng “{rulebook}” với {criteria} tiêu chí>.",
            "The chair has issued {document}<; “{rulebook}” applies, with {criteria} criteria>.",
        ),
        "registered": (
            "{Cluster} đã nhận đăng ký thi đua của đơn vị ngày {registered}; đơn vị không phải gửi"
            " lại.",
            "The registration of the unit came on {registered}; it need not be sent again.",
        ),
        "deadlines": ("Các hạn của năm:", "The deadlines of the year:"),
        "deadline": (
            "{name}: <{until}|<{words}|sẽ thông báo>>",
            "{name}: <{until}|<{words}|to be announced>>",
        ),
        "copy": (
            "Đã ban hành {paper}.< {lacking}< chậm nhất {day}>.>",
            "{paper} is issued.< {lacking}< by {day}>.>",
        ),
    },
    Topic.GUIDANCE: {
        "called": ("hướng dẫn của cấp trên", "guidance from above"),
        "subject": ("{paper} của {authority}", "{paper} of {authority}"),
        "received": (
            "Ngày {on}, {Cluster} nhận {document} của {authority}.",
            "On {on} the cluster received {document} of {authority}.",
        ),
        "quotas": ("Số lượng được đề nghị:", "How many may be proposed:"),
        "quota": (
            "“{selection}”: <{ranked_first} đơn vị xếp thứ nhất của các cụm, khối, chỉ tiêu tính"
            " theo tỷ lệ|<{quota}|mọi đơn vị>>",
            "“{selection}”: <{ranked_first} units ranked first in all clusters; the quota is a"
            " share of them|<{quota}|every unit>>",
        ),
        "notes": ("Ghi chú: {notes}.", "Notes: {notes}."),
        "replaces": (
            "Số lượng này thay cho số lượng đã hướng dẫn trước đó của cùng mục.",
            "These numbers replace earlier guidance on the same selections.",
        ),
        "not_yet": ("Đơn vị chưa phải làm gì thêm.", "Nothing is to be done yet."),
        "copy": ("Đã nhận {paper} của {authority}.", "{paper} of {authority} was received."),
    },
    Topic.REGISTRATION_OPEN: {
        "called": ("mở đăng ký", "registration open"),
        **_OPENING,
        "subject": (
            "Mở đăng ký thi đua<; <{registers}gửi|{first}> chậm nhất {day}>",
            "Registration is open<; <{registers}register|{first}> by {day}>",
        ),
        "open": (
            "Từ ngày {on}, {cluster} chuyển sang bước đăng ký, giao ước thi đua năm {year}.",
            "From {on} on, {cluster} is in registration and pledge for {year}.",
        ),
        "copy": (
            "Mở đăng ký, giao ước thi đua năm {year}.< {lacking} chậm nhất {day}.>",
            "Registration and pledge for {year} are open.< {lacking} by {day}.>",
        ),
    },
    Topic.SCORING_OPEN: {
        "called": ("mở chấm điểm", "scoring open"),
        **_OPENING,
        "subject": (
            "Mở chấm điểm<; gửi bảng tự chấm điểm chậm nhất {day}>",
            "Scoring is open<; self score due {day}>",
        ),
        "open": (
            "Từ ngày {on}, {cluster} chuyển sang bước chấm điểm năm {year}<, {criteria} tiêu chí>.",
            "From {on} on, {cluster} is in scoring for {year}<, {criteria} criteria>.",
        ),
        "copy": (
            "Mở chấm điểm năm {year}.< Gửi bảng tự chấm điểm chậm nhất {day}.>",
            "Scoring for {year} is open.< Send the self score by {day}.>",
        ),
    },
    Topic.RULES: {
        "called": ("sửa đổi bảng tiêu chí", "rulebook amended"),
        "subject": (
            "Sửa đổi bảng tiêu chí< theo {document}>",
            "Rulebook amended< by {document}>",
        ),
        "amended": (
            "Ngày {on}, {Chair} sửa đổi bảng tiêu chí< theo {document}>, áp dụng {governs}."
            " Lý do: {reason}.",
            "On {on} the chair amended the rulebook< by {document}>, to govern {governs}."
            " Reason: {reason}.",
        ),
        "not_yet": (
            "Đơn vị chưa phải làm gì thêm.",
            "Nothing is to be done by the unit yet.",
        ),
        "next_look": (
            "Việc kế tiếp: xem lại bảng tự chấm điểm theo bảng tiêu chí mới; điểm đã nhập được"
            " giữ, phần phải chấm lại có ghi trong bảng của đơn vị.",
            "Next: look over the self score under the new rulebook; what was entered is kept, and"
            " what is to be scored again stands in the unit's sheet.",
        ),
        "copy": (
            "Sửa đổi bảng tiêu chí, áp dụng {governs}.",
            "Rulebook amended, to govern {governs}.",
        ),
    },
    Topic.DRAFT: {
        "called": ("dự thảo lấy ý kiến", "draft for comments"),
        "subject": (
            "Dự thảo {of}< lần {round}><; góp ý chậm nhất {day}>",
            "Draft of the {of}<, round {round}><; comment by {day}>",
        ),
        "sent": (
            "Ngày {on}, {Chair} gửi dự thảo {of}< lần {round}> để các đơn vị góp ý, theo"
            " {document}.",
            "On {on} the chair sent the draft of the {of}<, round {round}>, for comment, by"
            " {document}.",
        ),
        "replaced": (
            "Dự thảo này được thay bằng dự thảo lần {replaced_by}.",
            "Round {replaced_by} of the draft replaces this one.",
        ),
        "heard": (
            "{Cluster} đã nhận ý kiến của đơn vị.",
            "The comment of the unit was received.",
        ),
        "adopted": (
            "Văn bản đã được thông qua; không lấy ý kiến nữa.",
            "The text was adopted; no more comments are taken.",
        ),
        "over": (
            "Hạn góp ý là {day}, nay đã qua.<{agreed} Không có ý kiến thì coi như nhất trí.>",
            "Comments were due by {day}, which is over.<{agreed} Silence counts as agreeing.>",
        ),
        "next_comment": (
            "Việc kế tiếp: gửi ý kiến<, chậm nhất {until}>. Nếu nhất trí thì ghi là không có ý"
            " kiến khác.<{silence_agrees} Quá hạn mà không có ý kiến thì coi như nhất trí.>",
            "Next: comment<, by {until}>. Whoever agrees says that there is no comment."
            "<{silence_agrees} Who is silent until then counts as agreeing.>",
        ),
        "copy_asked": (
            "Góp ý dự thảo {of}< chậm nhất {day}>."
            "<{silence_agrees} Quá hạn không có ý kiến thì coi như nhất trí.>",
            "Comment on the draft of the {of}< by {day}>."
            "<{silence_agrees} Silence counts as agreement.>",
        ),
        "copy_sent": ("Đã gửi dự thảo {of}.", "The draft of the {of} was sent."),
    },
    Topic.REPORT_REQUIRED: {
        "called": ("yêu cầu báo cáo", "report required"),
        "subject": ("{name}<: gửi chậm nhất {day}>", "{name}<: due {day}>"),
        "required": (
            "Ngày {on}, {Chair} yêu cầu đơn vị gửi “{name}” ({period})< theo {document}>.",
            "On {on} the chair asked for “{name}” ({period})< by {document}>.",
        ),
        "next_send": (
            "Việc kế tiếp: gửi báo cáo<, chậm nhất {until}, tính theo {counts}"
            "|<; hạn theo kế hoạch: {vague}|; hạn sẽ thông báo sau>>.",
            "Next: send the report<, by {until}; what counts is {counts}"
            "|<; by the plan it is due: {vague}|; the day will be announced>>.",
        ),
        "received": (
            "{Cluster} đã nhận báo cáo này của đơn vị; đơn vị không phải gửi gì thêm.",
            "The report of the unit was received; it need not send anything more.",
        ),
        "excused": (
            "Đơn vị được miễn báo cáo này.",
            "The unit is excused from this report.",
        ),
        "not_needed": (
            "Đơn vị không phải làm gì thêm cho báo cáo này.",
            "Nothing more is to be done by the unit about this report.",
        ),
        "copy_asked": (
            "“{name}”: gửi< chậm nhất {day}|<, hạn: {vague}>>.",
            "“{name}”: send it< by {day}|<, due: {vague}>>.",
        ),
        "copy_received": ("“{name}”: đã nhận của {unit}.", "“{name}”: received from {unit}."),
        "copy_not_needed": (
            "“{name}”: {unit} không phải gửi.",
            "“{name}”: not needed from {unit}.",
        ),
    },
    Topic.CHECK: {
        "called": ("giao chấm điểm", "sheets to check"),
        "subject": (
            "Phân công chấm điểm bảng của {units}",
            "Sheets to check: {units}",
        ),
        "given": (
            "Ngày {on}, {unit} được phân công {work} bảng của {units}<, theo {document}>.",
            "On {on} {unit} was given the column {columns} of {count} <{one}sheet|sheets> to"
            " score: {units}<, by {document}>.",
        ),
        "next_score": (
            "Việc kế tiếp: <khi {unsent} đã gửi bảng tự chấm điểm, >ghi điểm vào cột {columns}"
            "<{some} bảng của {left}>; chỗ khác với điểm tự chấm thì nêu lý do."
            "<{some} Các bảng còn lại đã xong.>",
            "Next: <once the self score has come from {unsent}, >enter the column {columns}"
            "<{some} of {left}>; where it differs from the self score, say why."
            "<{some} The other sheets are done.>",
        ),
        "done": (
            "Phần chấm này đã xong; đơn vị không phải làm gì thêm.",
            "This is done; nothing more is to be done by the unit.",
        ),
        "copy": (
            "{unit} được phân công {work} bảng của {units}.",
            "{unit} scores the column {columns}: {units}.",
        ),
    },
    Topic.COMPLAINT: {
        "called": ("đơn vị khiếu nại", "complaint filed"),
        "subject": ("Khiếu nại của {from_unit} về {thing}", "{from_unit} complains of {thing}"),
        "filed": (
            "Ngày {on}, {from_unit} khiếu nại về {thing}: {text}.< Văn bản: {document}.>",
            "On {on}, {from_unit} complained of {thing}: {text}.< Document: {document}.>",
        ),
        "answered": ("Khiếu nại này đã được trả lời.", "The complaint has been answered."),
        "next_answer": (
            "Việc kế tiếp: trả lời< hoặc chuyển trả lời của {authority}>, chậm nhất ngày {day}.",
            "Next: answer it<, or record the answer of {authority}>, by {day}.",
        ),
        "next_receive": (
            "Việc kế tiếp: thụ lý khiếu nại và định hạn trả lời.",
            "Next: receive the complaint, and say until when it is answered.",
        ),
        "copy": (
            "{from_unit} khiếu nại về {thing}<{waits}, chờ trả lời>.",
            "{from_unit} complains of {thing}<{waits}; it waits for an answer>.",
        ),
    },
    Topic.COMPLAINT_ANSWER: {
        "called": ("thụ lý, trả lời khiếu nại", "complaint received or answered"),
        "subject_received": (
            "Đã thụ lý khiếu nại của {unit}; hạn trả lời ngày {day}",
            "The complaint of {unit} was received; to be answered by {day}",
        ),
        "subject_answered": ("Trả lời khiếu nại của {unit}", "Answer to the complaint of {unit}"),
        "received": (
            "Ngày {on}, khiếu nại của đơn vị về {thing} được thụ lý<, do {authority} trả lời>. Hạn"
            " trả lời: ngày {day}.< Văn bản: {document}.>",
            "On {on} the complaint of the unit of {thing} was received<; {authority} is to answer"
            " it>. It is to be answered by {day}.< Document: {document}.>",
        ),
        "nothing": (
            "Đơn vị không phải làm gì thêm cho đến khi được trả lời.",
            "Nothing more is to be done until it is answered.",
        ),
        "answered": (
            "Ngày {on}, khiếu nại của đơn vị về {thing} được trả lời< bởi {authority}>: {finding}."
            " Nội dung: {answer}.< Thực hiện: {follows}.>< Văn bản: {document}.>",
            "On {on} the complaint of the unit of {thing} was answered< by {authority}>: {finding}."
            " The answer: {answer}.< What follows: {follows}.>< Document: {document}.>",
        ),
        "changes": (
            "Điểm hoặc kết quả bình xét có thay đổi thì đơn vị nhận thông báo riêng.",
            "Where scores or selections change because of it, the unit is told by a letter of its"
            " own.",
        ),
        "copy_received": (
            "Khiếu nại về {thing} đã được thụ lý, hạn trả lời ngày {day}.",
            "The complaint of {thing} was received, to be answered by {day}.",
        ),
        "copy_answered": (
            "Khiếu nại về {thing} đã được trả lời: {finding}.",
            "The complaint of {thing} was answered: {finding}.",
        ),
    },
    Topic.CLAIM: {
        "called": ("đơn vị báo đã gửi", "stated as sent"),
        "subject": (
            "{from_unit} báo đã gửi {thing}",
            "{from_unit} states that it has sent {thing}",
        ),
        "stated": (
            "Ngày {on}, {from_unit} báo đã gửi {thing} theo {document}.",
            "On {on}, {from_unit} stated that it had sent {thing} by {document}.",
        ),
        "confirmed": (
            "Văn bản này đã được xác nhận là đã nhận.",
            "The document was confirmed as received.",
        ),
        "refused": (
            "Lời báo này đã được trả lời: chưa xác nhận đã nhận.",
            "The statement was answered: it was not confirmed.",
        ),
        "next_look": (
            "Việc kế tiếp: đối chiếu văn bản đến, rồi xác nhận hoặc không xác nhận, nêu lý do."
            " Trong khi chờ, đơn vị không bị đôn đốc về việc này.",
            "Next: look for the document, then confirm or refuse it with a reason. Until then the"
            " unit is not reminded of this.",
        ),
        "copy": (
            "{from_unit} báo đã gửi {thing} theo {document}<{waits}, chờ xác nhận>.",
            "{from_unit} states that it has sent {thing} by {document}<{waits}; to be confirmed>.",
        ),
    },
    Topic.CLAIM_REFUSED: {
        "called": ("không xác nhận đã nhận", "statement refused"),
        "subject": (
            "Chưa xác nhận đã nhận {thing} của {unit}",
            "Not confirmed as received: {thing} of {unit}",
        ),
        "not_confirmed": (
            "Ngày {on}, bộ phận thường trực chưa xác nhận được việc đơn vị báo đã gửi {thing}"
            "< theo {claimed}>. Lý do: {reason}.",
            "On {on} the chair's office could not confirm that it received {thing}"
            "< by {claimed}>. Reason: {reason}.",
        ),
        "next_send": (
            "Việc kế tiếp: gửi {thing}, hoặc báo lại với số và ngày đúng của văn bản.",
            "Next: send {thing}, or state the right number and date of the document.",
        ),
        "nothing": (
            "Đơn vị không phải làm gì thêm cho việc này.",
            "Nothing more is to be done by the unit about this.",
        ),
        "copy": (
            "Chưa xác nhận đã nhận {thing} của {unit}.",
            "Not confirmed as received: {thing} of {unit}.",
        ),
    },
}
