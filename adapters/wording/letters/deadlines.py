"""What the letters on deadlines say, and those to the chair's office, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from domain.notices import Topic

DEADLINES: Final[Mapping[Topic, Mapping[str, tuple[str, str]]]] = {
    Topic.DEADLINE: {
        "called": ("thay đổi về hạn", "deadline changed"),
        "subject_extended": ("Gia hạn cho {unit} đến {day}", "Extended for {unit} to {day}"),
        "subject_one": (
            "Hạn {name}: <{day}|sẽ thông báo>",
            "Deadline for {name}: <{day}|to be announced>",
        ),
        "subject_several": ("Thay đổi {count} hạn trong năm", "{count} deadlines changed"),
        "from_now_on": (
            "Từ ngày {on}, hạn của năm {year} thay đổi như sau.",
            "From {on} on, deadlines of {year} change as follows.",
        ),
        "change": (
            "{name}: <{was} → ><{until}|sẽ thông báo><{for_unit}, gia hạn riêng cho đơn vị>"
            "<, {by}><; lý do: {reason}><; {document}>",
            "{name}: <{was} → ><{until}|to be announced><{for_unit}, extended for this unit>"
            "<, {by}><; reason: {reason}><; {document}>",
        ),
        "copy": (
            "Hạn {name}: <{day}|sẽ thông báo><{for_unit} (gia hạn cho {unit})>.",
            "Deadline for {name}: <{day}|to be announced><{for_unit} (extended for {unit})>.",
        ),
    },
    Topic.REMINDER: {
        "called": ("nhắc việc sắp đến hạn", "reminder"),
        "subject_office": ("<{left}: >{name}< chậm nhất {day}>", "<{left}: >{name}< due {day}>"),
        "subject_unit": (
            "<{left}: ><{lacking}|{name}>< chậm nhất {day}>",
            "<{left}: ><{things}|{name}>< due {day}>",
        ),
        "of_cluster": (
            "Hạn {name} của {cluster} là <{until}|ngày sẽ thông báo>.",
            "The deadline of {cluster} for {name} is <{until}|to be announced>.",
        ),
        "still_lacking": ("Bước này còn thiếu:", "Still lacking:"),
        "next_remind": (
            "Việc kế tiếp: đôn đốc, hoặc gia hạn có nêu lý do.",
            "Next: remind the units, or extend with a reason.",
        ),
        "next_answer": (
            "Việc kế tiếp: trả lời bằng văn bản, rồi ghi trả lời khiếu nại.",
            "Next: answer in writing, then record the answer to the complaint.",
        ),
        "in_hand": (
            "Hạn {name}< là {day}>. {Cluster} đã nhận đủ phần của đơn vị, hoặc đơn vị đã báo gửi và"
            " chờ xác nhận. Đơn vị không phải làm gì thêm cho việc này.",
            "The deadline for {name}< is {day}>. The cluster has received the unit's part, or the"
            " unit stated it as sent and it waits to be confirmed. Nothing more is to be done"
            " about it.",
        ),
        "signature": (
            "Việc sau chờ chữ ký của thủ trưởng đơn vị: {lacking}<, chậm nhất {until}>.",
            "This waits for the signature of the head of the unit: {lacking}<, by {until}>.",
        ),
        "not_received": (
            "Hạn {name} là <{until}|ngày sẽ thông báo>. {Cluster} chưa nhận của đơn vị: {things}.",
            "The deadline for {name} is <{until}|to be announced>. The cluster has not received"
            " from the unit: {things}.",
        ),
        "next_send": (
            "Việc kế tiếp: {lacking}. Nếu đã gửi theo văn bản, đơn vị báo số và ngày của văn bản để"
            " bộ phận thường trực xác nhận. Trong khi chờ xác nhận, đơn vị không bị đôn đốc.",
            "Next: {lacking}. If it was sent on paper, state the document's number and date, and"
            " the chair's office confirms it. While that is open the unit is not reminded.",
        ),
        "costs": ("Nếu quá hạn, theo bảng tiêu chí:", "If it is late, by the rulebook:"),
        "copy": (
            "<{left}: >{name} chậm nhất <{day}|sẽ thông báo>.",
            "<{left}: >{name} due <{day}|on a day to be announced>.",
        ),
    },
    Topic.OVERDUE: {
        "called": ("quá hạn", "overdue"),
        "subject_done": ("Đã qua hạn {name}", "The deadline for {name} has passed"),
        "subject_owed": (
            "Quá hạn: chưa nhận {things} của {unit}",
            "Overdue: no {things} from {unit}",
        ),
        "was": ("Hạn {name} là {day}.", "The deadline for {name} was {day}."),
        "stated": (
            "Đơn vị đã báo gửi và chờ xác nhận.",
            "The unit stated it as sent, and it waits to be confirmed.",
        ),
        "received": (
            "{Cluster} nay đã nhận phần của đơn vị.",
            "The cluster has received the unit's part by now.",
        ),
        "not_needed": (
            "Đơn vị không phải gửi nữa.",
            "The unit need not send it any more.",
        ),
        "late_mark": (
            "Có văn bản cho thấy đúng hạn thì đề nghị rút ghi nhận gửi muộn.",
            "With a document that shows it was in time, ask for the late mark to be withdrawn.",
        ),
        "not_received": (
            "Hạn {name} là {day}, nay đã quá {days} ngày. {Cluster} chưa nhận của đơn vị:"
            " {things}.",
            "The deadline for {name} was {day}, {days} <{one}day|days> ago. The cluster has not"
            " received from the unit: {things}.",
        ),
        "by_rulebook": ("Theo bảng tiêu chí:", "By the rulebook:"),
        "next_send": (
            "Việc kế tiếp: gửi phần còn thiếu trong thời gian sớm nhất. Nếu đã gửi theo văn bản,"
            " đơn vị báo số và ngày của văn bản để bộ phận thường trực xác nhận.",
            "Next: send what is lacking as soon as possible. If it was sent on paper, state the"
            " document's number and date, and the chair's office confirms it.",
        ),
        "copy": (
            "Đã qua hạn {name}.< Chưa nhận {things} của {unit}.>",
            "The deadline for {name} has passed.< No {things} from {unit}.>",
        ),
    },
    Topic.RECEIPT: {
        "called": ("xác nhận đã nhận", "receipt"),
        "subject_lacking": (
            "Đã nhận {thing}; còn thiếu: {lacking}",
            "Received: {thing}; still lacking: {lacking}",
        ),
        "subject_full": (
            "Đã nhận đủ: {thing} của {unit}",
            "Received in full: {thing} of {unit}",
        ),
        "received": (
            "Ngày {on}, {Cluster} <{dated}ghi >đã nhận {thing} của đơn vị< ({document})>"
            "<, ngày nhận: {received}><{late}, ghi nhận gửi muộn>.",
            "On {on} the cluster <{dated}recorded as >received from the unit: {thing}"
            "< ({document})><, received {received}><{late}, recorded as late>.",
        ),
        "next_lacking": (
            "Còn thiếu: {lacking}. Việc kế tiếp: gửi phần còn thiếu.",
            "Still lacking: {lacking}. Next: send what is lacking.",
        ),
        "complete": (
            "Đã nhận đủ; đơn vị không phải gửi gì thêm cho việc này.",
            "It is complete; nothing more is to be sent for this.",
        ),
        "copy_lacking": (
            "Đã nhận {thing} của {unit}; còn thiếu: {lacking}.",
            "Received: {thing} of {unit}; still lacking: {lacking}.",
        ),
        "copy_full": (
            "Đã nhận đủ: {thing} của {unit}.",
            "Received in full: {thing} of {unit}.",
        ),
    },
    Topic.REOPENED: {
        "called": ("mở lại bước", "phase reopened"),
        "subject": ("Mở lại bước {phase}", "Reopened: {phase}"),
        "reopened": (
            "Ngày {on}, {cluster} mở lại bước {phase} của năm {year}. Lý do: {reason}."
            "< Văn bản: {document}.>"
            "<{withdrawn} Bảng điểm đã thông qua, nếu có, được xem xét và thông qua lại.>"
            "< Kết quả bình xét đã báo ({votes_withdrawn}) không còn hiệu lực; kết quả mới được"
            " thông báo khi bình xét lại.>",
            "On {on}, {cluster} reopened {phase} of {year}. Reason: {reason}."
            "< Document: {document}.>"
            "<{withdrawn} A score table that was adopted is to be adopted anew.>"
            "< The results that were told ({votes_withdrawn}) do not hold any more; new ones are"
            " told once they are made again.>",
        ),
        "not_yet": (
            "Đơn vị chưa phải làm gì thêm; việc phát sinh sẽ có thông báo riêng.",
            "Nothing is to be done yet; what comes of it will be told.",
        ),
        "copy": ("Mở lại bước {phase} của năm {year}.", "Reopened: {phase} of {year}."),
    },
    Topic.CANCELLED: {
        "called": ("hủy năm thi đua", "cycle cancelled"),
        "subject": ("Hủy năm thi đua {year}", "Cycle {year} cancelled"),
        "cancelled": (
            "Ngày {on}, năm thi đua {year} của {cluster} được hủy. Lý do: {reason}."
            "< Văn bản: {document}.>"
            "< Hội nghị tổng kết {conference} không họp; giấy mời được rút.>",
            "On {on} the cycle {year} of {cluster} was cancelled. Reason: {reason}."
            "< Document: {document}.>< The summary conference, {conference}, does not meet; the"
            " invitation is withdrawn.>",
        ),
        "nothing": (
            "Các hạn còn lại của năm không còn; đơn vị không phải gửi gì thêm.",
            "The remaining deadlines of the year no longer hold; nothing more is to be sent.",
        ),
        "copy": (
            "Hủy năm thi đua {year} của {cluster}.",
            "Cycle {year} of {cluster} cancelled.",
        ),
    },
    Topic.LATE_LIST: {
        "called": ("danh sách chậm, thiếu", "list of who is late"),
        "subject": (
            "Quá hạn {name}: <còn {count} đơn vị chưa xong|các đơn vị đã xong>",
            "Overdue, {name}: <{count} units not done|all units are done>",
        ),
        "was": (
            "Hạn {name} là {day}, nay đã qua.",
            "The deadline for {name} was {day}, and has passed.",
        ),
        "late": ("Đơn vị còn thiếu:", "Units that still owe something:"),
        "stated": (
            "<báo đã gửi, chờ xác nhận: {stated}>",
            "<stated as sent, to be confirmed: {stated}>",
        ),
        "late_one": (
            "{unit}: {owed}<, gia hạn đến {day}>",
            "{unit}: {owed}<, extended to {day}>",
        ),
        "none_late": ("Không đơn vị nào còn thiếu.", "No unit owes anything."),
        "conditions": ("Chưa chuyển bước được vì:", "The phase is kept because:"),
        "next_units": (
            "Việc kế tiếp: đôn đốc, gia hạn hoặc thống nhất cách xử lý với các đơn vị trên"
            "<{kept}; chuyển bước khi đủ điều kiện>.",
            "Next: remind these units, extend, or settle what follows"
            "<{kept}; advance the phase once it may be left>.",
        ),
        "next_conditions": (
            "Việc kế tiếp: hoàn thành các điều kiện trên, rồi chuyển bước.",
            "Next: see to the conditions above, then advance the phase.",
        ),
        "next_nothing": (
            "Việc kế tiếp: không còn việc nào theo hạn này.",
            "Next: nothing is left under this deadline.",
        ),
        "copy": (
            "Đã qua hạn {name}.< Còn thiếu: {units}.>",
            "The deadline for {name} has passed.< Not done: {units}.>",
        ),
    },
    Topic.STUCK: {
        "called": ("việc đang vướng", "stuck work"),
        "subject": ("Việc đang vướng: {count}", "Stuck: {count}"),
        "by_now": (
            "Những việc sau của {cluster} năm {year} chưa đi tiếp được, tính đến nay.",
            "The following of {cluster} {year} does not go on by itself.",
        ),
        "unserved": ("Thông báo chưa đến:", "Notices not served:"),
        "overdue": (
            "Hạn đã qua mà chưa ghi được:",
            "Deadlines that are over and did not pass:",
        ),
        "follow_ups": ("Việc kéo theo không ghi được:", "What follows and was refused:"),
        "follow_up": ("việc theo {event}: {code}", "what follows from {event}: {code}"),
        "unreadable": ("Sự kiện không đọc được:", "Events that cannot be read:"),
        "failing": (
            "Địa chỉ bị máy chủ thư từ chối:",
            "Addresses refused by a mail server:",
        ),
        "without": ("Đơn vị chưa có địa chỉ:", "Units without an address:"),
        "next_addresses": (
            "Việc kế tiếp: bổ sung hoặc sửa địa chỉ, rồi gửi lại; việc kéo theo không ghi được thì"
            " xem nhật ký và báo quản trị hệ thống.",
            "Next: enter or correct the addresses, then send again; for what was refused see the"
            " log and tell the operator.",
        ),
        "none": (
            "Đến lúc gửi thư này, không còn việc nào vướng.",
            "By now nothing is stuck.",
        ),
        "copy": (
            "Việc đang vướng: {notices} thông báo chưa đến, {addresses} đơn vị chưa có địa chỉ"
            " dùng được, {unrecorded} việc không ghi được.",
            "Stuck: {notices} notices not served, {addresses} units without a good address,"
            " {unrecorded} that cannot be recorded.",
        ),
    },
}
