"""What the letters on scores say. A subject line never says a score."""

from collections.abc import Mapping
from typing import Final

from domain.notices import Topic

SCORES: Final[Mapping[Topic, Mapping[str, tuple[str, str]]]] = {
    Topic.ADJUSTED: {
        "called": ("điều chỉnh điểm", "scores adjusted"),
        "subject_marked": ("Việc áp dụng tiêu chí với {unit}", "What applies to {unit}"),
        "subject_adjusted": ("Điểm của đơn vị được điều chỉnh", "Scores of the unit adjusted"),
        "subject_asked": (
            "Điểm tự chấm được điều chỉnh; <giải trình chậm nhất {day}|chờ giải trình>",
            "Self score adjusted; <explain by {day}|an explanation is asked for>",
        ),
        "marked": (
            "Ngày {on}, {by} ghi tiêu chí {criterion} của {unit}: {mark}. Lý do: {reason}."
            "< Văn bản: {document}.>",
            "On {on}, {by} marked criterion {criterion} of {unit}: {mark}. Reason: {reason}."
            "< Document: {document}.>",
        ),
        "moved": (
            "Ngày {on}, điểm của {unit} ở tiêu chí tính theo đơn vị cao nhất đổi theo điểm của"
            " {other}; số {unit} đã nhập giữ nguyên.",
            "On {on}, points of {unit} that depend on the best unit moved with the score of"
            " {other}; what {unit} entered stays.",
        ),
        "adjusted": (
            "Ngày {on}, {by} điều chỉnh điểm trong bảng của {unit}, cột “{column}”."
            " Lý do: {reason}.< Căn cứ: {ground}.>< Văn bản: {document}.>",
            "On {on}, {by} adjusted scores in the sheet of {unit}, column “{column}”."
            " Reason: {reason}.< Ground: {ground}.>< Document: {document}.>",
        ),
        "not_sent": (
            "Đơn vị tự chấm điểm theo ghi nhận này, không nhập điểm vào tiêu chí không áp dụng.",
            "Leave out what is not applied when scoring the own sheet.",
        ),
        "explained": (
            "{Cluster} đã nhận giải trình của đơn vị.",
            "The explanation of the unit was received.",
        ),
        "settled": (
            "Điểm của đơn vị đã được thống nhất sau đó.",
            "The scores of the unit were settled after that.",
        ),
        "nothing_about_this": (
            "Đơn vị không phải làm gì thêm với lần điều chỉnh này.",
            "Nothing more is to be done about this adjustment.",
        ),
        "copy_marked": (
            "Việc áp dụng tiêu chí với {unit} được ghi lại.",
            "What applies to {unit} was marked.",
        ),
        "copy_adjusted": (
            "Bảng chấm điểm của {unit} được điều chỉnh.",
            "The sheet of {unit} was adjusted.",
        ),
        "copy_asked": ("Gửi giải trình< chậm nhất {day}>.", "Send an explanation< by {day}>."),
    },
    Topic.SENT_BACK: {
        "called": ("trả lại bảng để hoàn thiện", "sheet sent back"),
        "subject_asked": (
            "Bảng tự chấm được trả lại để hoàn thiện; gửi lại chậm nhất {day}",
            "Self score sent back to be completed; send it again by {day}",
        ),
        "subject_done": (
            "Bảng tự chấm được trả lại để hoàn thiện",
            "Self score sent back to be completed",
        ),
        "returned": (
            "Ngày {on}, {by} trả lại bảng tự chấm điểm của {unit} để hoàn thiện: lần {time}"
            "<, nhiều nhất {limit} lần theo bảng tiêu chí>.< Lý do: {reason}.>"
            "< Văn bản: {document}.>",
            "On {on}, {by} sent the self score of {unit} back to be completed: time {time}"
            "<, of {limit} at most by the rulebook>.< Reason: {reason}.>< Document: {document}.>",
        ),
        "to_complete": ("Cần hoàn thiện:", "To be completed:"),
        "cell": (
            "{cell} (đã gửi: {sent}): {reason}",
            "{cell} (sent: {sent}): {reason}",
        ),
        "next_send": (
            "Việc kế tiếp: hoàn thiện và gửi lại bảng tự chấm điểm, chậm nhất {until}. Lần gửi đầu"
            " đúng hạn vẫn là đúng hạn; bảng đang trả lại không bị tính muộn.",
            "Next: complete the self score and send it again, by {until}. What was in time when it"
            " was sent first stays in time; a sheet that is sent back is not late.",
        ),
        "again": (
            "Đơn vị đã gửi lại bảng; không phải làm gì thêm với lần trả lại này.",
            "The unit has sent it again; nothing more is to be done about this return.",
        ),
        "stated": (
            "Đơn vị đã báo gửi lại và chờ xác nhận.",
            "The unit stated that it was sent again, and it waits to be confirmed.",
        ),
        "over": (
            "Không còn việc nào với lần trả lại này.",
            "Nothing is left to be done about this return.",
        ),
        "copy_asked": (
            "Bảng tự chấm điểm của {unit} được trả lại để hoàn thiện. Gửi lại chậm nhất {day}.",
            "The self score of {unit} was sent back to be completed. Send it again by {day}.",
        ),
        "copy_done": (
            "Bảng tự chấm điểm của {unit} được trả lại để hoàn thiện.",
            "The self score of {unit} was sent back to be completed.",
        ),
    },
    Topic.BODY_ASKED: {
        "called": ("đề nghị cơ quan ngoài chấm điểm", "body outside asked for points"),
        "subject": ("Đề nghị chấm điểm tiêu chí {criteria}", "Points asked for: {criteria}"),
        "asked": (
            "{Cluster} đề nghị {unit} chấm điểm tiêu chí {criteria} cho các đơn vị: {units}.",
            "{unit} is asked to score criterion {criteria} for the units: {units}.",
        ),
        "guidance": ("Cách chấm: {text}", "How it is scored: {text}"),
        "next_give": (
            "Việc kế tiếp: ghi điểm của {left}<, chậm nhất {until}>. Lấy bảng để điền: thidua"
            " sheets make {code} --as scorer@…",
            "Next: give the points of {left}<, by {until}>. The table to fill in: thidua sheets"
            " make {code} --as scorer@…",
        ),
        "done": (
            "Điểm đã ghi đủ, hoặc không ghi được nữa; không phải làm gì thêm.",
            "All points are given, or none can be given any more; nothing more is to be done.",
        ),
        "copy": ("Đề nghị chấm điểm tiêu chí {criteria}.", "Points asked for: {criteria}."),
    },
    Topic.RUNG: {
        "called": ("bảng đến cấp chấm", "sheet at a rung"),
        "subject_came": (
            "Bảng chấm điểm của {of_unit} đến cấp “{column}”",
            "The sheet of {of_unit} has come to “{column}”",
        ),
        "subject_back": (
            "Bảng chấm điểm của {of_unit} được trả lại cấp “{column}”; hạn {day}",
            "The sheet of {of_unit} was sent back to “{column}”, due {day}",
        ),
        "sent": (
            "Ngày {on}, {of_unit} gửi bảng tự chấm điểm; bảng đang ở cấp “{column}”."
            "< Văn bản: {document}.>",
            "On {on}, {of_unit} sent its self score; the sheet is with “{column}”."
            "< Document: {document}.>",
        ),
        "came": (
            "Ngày {on}, {by} chuyển bảng chấm điểm của {of_unit} từ cấp “{came_from}” lên cấp"
            " “{column}”.< Văn bản: {document}.>",
            "On {on}, {by} passed the sheet of {of_unit} on from “{came_from}” to “{column}”."
            "< Document: {document}.>",
        ),
        "back": (
            "Ngày {on}, {by} trả bảng chấm điểm của {of_unit} từ cấp “{came_from}” về cấp"
            " “{column}”.< Lý do: {reason}.>< Văn bản: {document}.>",
            "On {on}, {by} sent the sheet of {of_unit} back from “{came_from}” to “{column}”."
            "< Reason: {reason}.>< Document: {document}.>",
        ),
        "to_complete": ("Cần xem lại:", "To be looked at again:"),
        "cell": ("{cell} (đã chuyển: {sent}): {reason}", "{cell} (passed on: {sent}): {reason}"),
        "next_rung": (
            "Việc kế tiếp: ghi điểm vào cột “{column}”, chỗ khác với điểm đang tính thì nêu lý do;"
            " rồi <{last}thống nhất điểm|chuyển bảng lên cấp sau>, hoặc trả lại<{back}; chậm nhất"
            " {until}>.",
            "Next: enter the column “{column}”, with a reason where it differs from what counts;"
            " then <{last}settle the sheet|pass it on>, or send it back<{back}; by {until}>.",
        ),
        "done": (
            "Bảng đã rời cấp này; không phải làm gì thêm.",
            "The sheet has left this rung; nothing more is to be done.",
        ),
        "copy": (
            "Bảng chấm điểm của {of_unit} đang ở cấp “{column}”.",
            "The sheet of {of_unit} is with “{column}”.",
        ),
        "copy_done": (
            "Bảng chấm điểm của {of_unit} đã rời cấp “{column}”.",
            "The sheet of {of_unit} has left “{column}”.",
        ),
    },
    Topic.EXPLAINED: {
        "called": ("đơn vị giải trình", "explanation received"),
        "subject": ("Giải trình của {from_unit}", "Explanation of {from_unit}"),
        "explained": (
            "Ngày {on}, {from_unit} giải trình việc điều chỉnh điểm: {explanation}."
            "< Văn bản: {document}.>",
            "On {on}, {from_unit} explained the adjusted scores: {explanation}."
            "< Document: {document}.>",
        ),
        "next_answer": (
            "Việc kế tiếp: trả lời giải trình, nêu lý do, rồi thống nhất điểm.",
            "Next: answer the explanation with a reason, then settle the scores.",
        ),
        "answered": ("Giải trình này đã được trả lời.", "This explanation has been answered."),
        "adopted": (
            "Bảng điểm đã được thông qua; không còn việc nào với giải trình này.",
            "The table was adopted; nothing is left to be done with this explanation.",
        ),
        "copy": (
            "{from_unit} đã gửi giải trình<{waits}, chờ trả lời>.",
            "{from_unit} has sent an explanation<{waits}; it waits for an answer>.",
        ),
    },
    Topic.ANSWERED: {
        "called": ("trả lời giải trình", "explanation answered"),
        "subject": (
            "Trả lời giải trình của {unit}",
            "Answer to the explanation of {unit}",
        ),
        "answered": (
            "Ngày {on}, giải trình của đơn vị <{accepted}được chấp nhận"
            "|không làm thay đổi mức điểm đã điều chỉnh>. Lý do: {reason}.< Văn bản: {document}.>",
            "On {on} the explanation of the unit <{accepted}was accepted"
            "|did not change the adjusted scores>. Reason: {reason}.< Document: {document}.>",
        ),
        "settled": (
            "Điểm của đơn vị đã được thống nhất sau đó.",
            "The scores of the unit were settled after that.",
        ),
        "to_settle": (
            "Việc kế tiếp: {Cluster} thống nhất điểm; đơn vị nhận thông báo khi điểm được thống"
            " nhất.",
            "Next: the cluster settles the scores; the unit is told when that is done.",
        ),
        "dissent": (
            "Chưa nhất trí thì đơn vị ghi ý kiến bảo lưu.",
            "If it does not agree, it records its dissent.",
        ),
        "copy": (
            "Đã trả lời giải trình của {unit}.",
            "The explanation of {unit} was answered.",
        ),
    },
    Topic.SETTLED: {
        "called": ("thống nhất điểm", "scores settled"),
        "subject": ("Đã thống nhất điểm của {unit}", "Scores of {unit} settled"),
        "settled": (
            "Ngày {on}, điểm của {unit} được thống nhất: tổng {total}<, điểm chuẩn {standard}>"
            "<, điểm thưởng {bonus}><, điểm trừ {deduction}><, trừ do chậm, thiếu: {lapses}>."
            "< Văn bản: {document}.>< Đến ngày {today}, tổng trong bảng điểm là {total_now}.>",
            "On {on} the scores of {unit} were settled: total {total}<, standard {standard}>"
            "<, bonus {bonus}><, deduction {deduction}><, for lapses: {lapses}>."
            "< Document: {document}.>< As of {today} the total in the score table is {total_now}.>",
        ),
        "undecided": (
            "Đề xuất trừ điểm chưa quyết định, chưa tính vào tổng trên:",
            "Deductions proposed and not decided, not in the total above:",
        ),
        "undecided_one": (
            "{lapse}: <trừ {points} điểm|mức trừ tính khi nhận được>",
            "{lapse}: <a deduction of {points}|reckoned once it comes>",
        ),
        "differs": ("Chỗ khác với bảng tự chấm điểm:", "Where they differ from the self score:"),
        "own": ("Tự chấm", "Self"),
        "agreed": ("Thống nhất", "Settled"),
        "same": (
            "Điểm thống nhất đúng như bảng tự chấm điểm.",
            "They are the same as the self score.",
        ),
        "adopted": (
            "Bảng điểm của {Cluster} đã được hội nghị tổng kết thông qua. Đơn vị không phải làm gì"
            " thêm.",
            "The summary conference has adopted the score table of the cluster. Nothing more is to"
            " be done.",
        ),
        "to_adopt": (
            "Việc kế tiếp: bảng điểm của {Cluster} được trình hội nghị tổng kết thông qua. Đơn vị"
            " không phải làm gì thêm; chưa nhất trí thì ghi ý kiến bảo lưu trước hội nghị.",
            "Next: the score table of the cluster goes to the summary conference. Nothing more is"
            " to be done; a unit that does not agree records its dissent before it.",
        ),
        "copy": ("Đã thống nhất điểm của {unit}.", "Scores of {unit} settled."),
    },
    Topic.CONSEQUENCE: {
        "called": ("mức trừ do chậm, thiếu", "consequence of a lapse"),
        "subject": (
            "Mức trừ do chậm, thiếu của {unit}<: {stage}>",
            "Deduction for a lapse of {unit}<: {stage}>",
        ),
        "proposed": ("đề xuất, chờ thống nhất", "proposed"),
        "applied": ("đã trừ theo quy chế", "deducted under the rules"),
        "settled": ("đã thống nhất", "settled"),
        "withdrawn": ("đã rút", "withdrawn"),
        "by_rulebook": ("Ngày {on}, theo bảng tiêu chí:", "On {on}, by the rulebook:"),
        "raised_on": ("{raised}< (ngày {day})>", "{raised}< (on {day})>"),
        "next_withdraw": (
            "Việc kế tiếp: nếu có văn bản cho thấy không chậm, không thiếu, đơn vị gửi để rút mức"
            " trừ trước khi {Cluster} thống nhất.",
            "Next: with a document that shows there was no lapse, ask for the deduction to be"
            " withdrawn before the cluster settles it.",
        ),
        "next_explain": (
            "Việc kế tiếp: gửi giải trình về mức đã thống nhất, hoặc ghi là nhất trí"
            "<, chậm nhất {until}|<; hạn giải trình theo kế hoạch: {vague}"
            "|; hạn giải trình sẽ thông báo>>.",
            "Next: send an explanation of what was settled, or say that the unit agrees"
            "<, by {until}|<; by the plan it is due: {vague}|; the day will be announced>>.",
        ),
        "dealt_with": (
            "Mức đề xuất này đã được xử lý sau đó, có thông báo riêng.",
            "What was proposed has been dealt with since; a letter of its own says how.",
        ),
        "copy": (
            "Mức trừ do chậm, thiếu của {unit}: xem thư gửi đơn vị.",
            "Deduction for a lapse of {unit}: see the letter to the unit.",
        ),
    },
    Topic.CORRECTED: {
        "called": ("đính chính điểm đã thông qua", "adopted score corrected"),
        "subject": (
            "Đính chính điểm đã thông qua của {of}<: {what} của {unit} thay đổi>",
            "Adopted scores of {of} corrected<: {what} of {unit} changed>",
        ),
        "total_and_rank": ("điểm, hạng", "total and rank"),
        "total_alone": ("điểm", "total"),
        "rank_alone": ("hạng", "rank"),
        "corrected": (
            "Ngày {on}, {decided_by} đính chính điểm đã thông qua của {of}.< Lý do: {reason}.>"
            " Văn bản: {document}.",
            "On {on}, {decided_by} corrected adopted scores of {of}.< Reason: {reason}.>"
            " Document: {document}.",
        ),
        "became": ("Kết quả của {unit}:", "What became of {unit}:"),
        "total": (
            "Tổng điểm: <{same}{total_now}, không đổi|<{total_was}|trống> → <{total_now}|trống>>",
            "Total: <{same}{total_now}, as before|<{total_was}|empty> → <{total_now}|empty>>",
        ),
        "rank": (
            "Hạng: <{same}<{rank_now}, không đổi|không xếp>"
            "|<{rank_was}|không xếp> → <{rank_now}|không xếp>>",
            "Rank: <{same}<{rank_now}, as before|none>|<{rank_was}|none> → <{rank_now}|none>>",
        ),
        "chosen_before": (
            "Đã bình xét theo bảng trước khi đính chính: {selections}. Kết quả này chưa thay đổi;"
            " giữ nguyên hay bình xét lại do {Cluster} quyết định và thông báo.",
            "Chosen on the table as it stood before: {selections}. These results have not changed;"
            " whether they stand or are made anew is for the cluster to decide, and will be told.",
        ),
        "copy": (
            "Đính chính điểm đã thông qua của {of}.",
            "Adopted scores of {of} were corrected.",
        ),
    },
}
