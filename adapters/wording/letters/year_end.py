"""What the letters on conference, results, awards and handover say, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from domain.notices import Topic

_CONFERENCE: Final[Mapping[str, tuple[str, str]]] = {
    "time": ("Thời gian", "Time"),
    "hour_in_invitation": (
        "{date}; giờ họp theo giấy mời",
        "{date}; the hour stands in the invitation",
    ),
    "hour_later": ("{date}; giờ họp sẽ thông báo", "{date}; the hour will be told"),
    "place": ("Địa điểm", "Place"),
    "how": ("Hình thức", "How"),
    "agenda": ("Nội dung:", "Agenda:"),
    "replaced": (
        "Giấy mời này đã được thay: hội nghị họp {later}<, {later_place}>.",
        "This invitation was replaced: the conference meets {later}<, {later_place}>.",
    ),
    "cancelled": (
        "Năm thi đua đã được hủy; hội nghị này không họp.",
        "The year was cancelled; the conference does not meet.",
    ),
    "held": (
        "Hội nghị này đã họp; đơn vị không phải làm gì thêm.",
        "The conference has met; nothing more is to be done.",
    ),
}
YEAR_END: Final[Mapping[Topic, Mapping[str, tuple[str, str]]]] = {
    Topic.INVITATION: {
        "called": ("giấy mời hội nghị", "invitation"),
        **_CONFERENCE,
        "subject": (
            "Giấy mời hội nghị tổng kết, <{clock} >{day}",
            "Summary conference, <{clock} >{day}",
        ),
        "invited": (
            "Trân trọng kính mời {unit_in_full} dự hội nghị tổng kết năm {year} của {cluster}"
            "<, theo {document}>.",
            "{unit_in_full} is invited to the summary conference of {cluster} for {year}"
            "<, by {document}>.",
        ),
        "next_attend": (
            "Việc kế tiếp: cử người dự và báo thành phần dự cho bộ phận thường trực trước ngày"
            " họp.",
            "Next: name who attends, and tell the chair's office before the day.",
        ),
        "copy": (
            "Hội nghị tổng kết năm {year}<, {clock}><, tại {place}>.",
            "Summary conference {year}<, {clock}><, at {place}>.",
        ),
    },
    Topic.INVITATION_CHANGED: {
        "called": ("thay đổi giấy mời hội nghị", "invitation changed"),
        **_CONFERENCE,
        "subject": (
            "Thay đổi giấy mời hội nghị tổng kết, <{clock} >{day}",
            "Changed: summary conference, <{clock} >{day}",
        ),
        "changed": (
            "Giấy mời hội nghị tổng kết năm {year} của {cluster} thay đổi như sau"
            "<, theo {document}>.< Giấy mời trước: {was}<, {was_place}>.>",
            "The invitation to the summary conference of {cluster} for {year} has changed"
            "<, by {document}>.< Invited before: {was}<, {was_place}>.>",
        ),
        "next_attend": (
            "Việc kế tiếp: sắp xếp người dự theo thời gian, địa điểm mới. Giấy mời này thay giấy"
            " mời trước.",
            "Next: arrange for the new time and place. This replaces the earlier invitation.",
        ),
        "copy": (
            "Thay đổi: hội nghị tổng kết năm {year}<, {clock}><, tại {place}>."
            "< Giấy mời trước: {was}.>",
            "Changed: summary conference {year}<, {clock}><, at {place}>.< Invited before: {was}.>",
        ),
    },
    Topic.RESULT: {
        "called": ("kết quả bình xét", "result of a selection"),
        "subject_vote": (
            "Kết quả bỏ phiếu “{title}” và biên bản kiểm phiếu",
            "Result of “{title}” and count record",
        ),
        "subject_many": (
            "Kết quả bình xét: {count} mục",
            "Results of {count} selections",
        ),
        "subject_few": ("Kết quả bình xét: {titles}", "Result of {titles}"),
        "chosen": (
            "Ngày {on}, {cluster} bình xét năm {year}, kết quả như sau.",
            "On {on} {cluster} made its selections for {year}, as follows.",
        ),
        "result": (
            "“{title}”< ({how})>: <{chosen}|không đơn vị nào được chọn><; còn trống {vacant}>"
            "<; dự bị: {reserves}><; lý do: {reason}><. Biên bản kiểm phiếu: {count}"
            "<; cần ít nhất {needed} phiếu|<{nobody}; không ai tán thành hay không tán thành>>>"
            "<; {document}>",
            "“{title}”< ({how})>: <{chosen}|no unit was chosen><; places left empty: {vacant}>"
            "<; reserves: {reserves}><; reason: {reason}><. Count record: {count}"
            "<; needed: {needed}|<{nobody}; nobody was for or against>>><; {document}>",
        ),
        "replaces": (
            "Kết quả này thay kết quả lúc {at} (<{chosen}|không đơn vị nào>), không còn hiệu lực"
            "<, vì {why}>",
            "It replaces the result of {at} (<{chosen}|no unit>), which does not hold any more"
            "<; {why}>",
        ),
        "anew": (
            "Kết quả này không còn hiệu lực: bình xét lại ngày {on},"
            " <{chosen}|không đơn vị nào được chọn>",
            "This result does not hold any more: chosen anew on {on}, <{chosen}|no unit>",
        ),
        "gone": (
            "Kết quả này không còn hiệu lực, chờ kết quả mới",
            "This result does not hold any more; a new one is awaited",
        ),
        "proposed": (
            "Tờ trình đề nghị khen thưởng đã lập; kết quả này là đề nghị, chưa phải quyết định.",
            "Awards were proposed by it; this result is a proposal, and not yet a decision.",
        ),
        "to_propose": (
            "Việc kế tiếp: {Chair} lập tờ trình đề nghị khen thưởng theo kết quả này; đây là đề"
            " nghị, chưa phải quyết định. Đơn vị được chọn nhận thông báo về hồ sơ.",
            "Next: the chair proposes awards by this result; it is a proposal, and not yet a"
            " decision. Units chosen are told of their dossiers.",
        ),
        "copy": (
            "“{title}”: <{chosen}|không đơn vị nào được chọn><{over} (không còn hiệu lực)>.",
            "“{title}”: <{chosen}|no unit was chosen><{over} (does not hold any more)>.",
        ),
    },
    Topic.MINUTES: {
        "called": ("biên bản", "minutes"),
        "subject": (
            "Biên bản hội nghị tổng kết đã thông qua",
            "Minutes of the summary conference adopted",
        ),
        "adopted": (
            "Ngày {on}, {document} của {cluster} năm {year} được thông qua."
            "<{state_handover} Biên bản ghi việc bàn giao nhiệm vụ {Chair}<: {handed_over}>.>",
            "On {on}, {document} of {cluster} {year} was adopted."
            "<{state_handover} The minutes state the handover of the chair<: {handed_over}>.>",
        ),
        "nothing": (
            "Đơn vị không phải làm gì thêm; đề nghị đính chính thì gửi {Chair} kèm văn bản.",
            "Nothing more is to be done; a request for correction goes to the chair with its"
            " document.",
        ),
        "copy": ("Đã thông qua {document}.", "{document} was adopted."),
    },
    Topic.DOSSIER: {
        "called": ("thành phần hồ sơ khen thưởng", "pieces of the dossier"),
        "subject": (
            "Hồ sơ đề nghị “{award}” của {unit}: <còn thiếu {count} thành phần|đã nhận đủ>",
            "Dossier for “{award}” of {unit}: <{count} still lacking|complete>",
        ),
        "required": (
            "Ngày {on}, {Chair} nêu thành phần hồ sơ đề nghị “{award}”< theo {document}>.",
            "On {on} the chair said what the dossier for “{award}” needs<, by {document}>.",
        ),
        "pieces": ("Hồ sơ gồm:", "It consists of:"),
        "next_missing": (
            "Còn thiếu: {missing}. Việc kế tiếp: gửi phần còn thiếu cho bộ phận thường trực.",
            "Still lacking: {missing}. Next: send what is lacking to the chair's office.",
        ),
        "complete": (
            "Đã nhận đủ; đơn vị không phải gửi gì thêm.",
            "It is complete; nothing more is to be sent.",
        ),
        "copy": (
            "Hồ sơ đề nghị “{award}” của {unit}: <còn thiếu {missing}|đã nhận đủ>.",
            "Dossier for “{award}” of {unit}: <{missing} still lacking|complete>.",
        ),
    },
    Topic.DECISION: {
        "called": ("quyết định khen thưởng", "decision on awards"),
        "subject_taken": (
            "Quyết định< {number}> hủy bỏ việc tặng {award}",
            "Decision< {number}> annuls the award of {award}",
        ),
        "subject_one": (
            "Quyết định< {number}>: {result} đối với đề nghị {award}",
            "Decision< {number}>: {result} on the proposal for {award}",
        ),
        "subject_several": (
            "Quyết định< {number}>: kết quả đối với {count} đề nghị",
            "Decision< {number}>: results on {count} proposals",
        ),
        "received": (
            "Ngày {on}, {Cluster} nhận {document}< của {authority}>.",
            "On {on} the cluster received {document}< of {authority}>.",
        ),
        "of_unit": ("Đối với {unit}:", "For {unit}:"),
        "result": (
            "<{taken}hủy bỏ việc tặng {award}|{result} đối với đề nghị {award}><: {title}>"
            "<; sau đó có quyết định khác: {later}|<; đã trao {handed_over}>>",
            "<{taken}the award of {award} is annulled|{result} on the proposal for {award}>"
            "<: {title}><; decided otherwise since: {later}|<; handed over {handed_over}>>",
        ),
        "lost": (
            "Theo quyết định này, đơn vị không còn {award}.",
            "By this decision the unit does not have {award} any more.",
        ),
        "next_return": (
            "Việc kế tiếp: nộp lại hiện vật và tiền thưởng đã nhận {delivered}, qua bộ phận thường"
            " trực của {Chair}.",
            "Next: return the object and the money received {delivered}, through the chair's"
            " office.",
        ),
        "returned": (
            "Hiện vật và tiền thưởng đã nhận được nộp lại {returned}; đơn vị không phải làm gì"
            " thêm.",
            "What was received was returned {returned}; nothing more is to be done.",
        ),
        "not_delivered": (
            "Việc trao tặng không thực hiện nữa; đơn vị không phải làm gì thêm.",
            "It will not be handed over; nothing more is to be done.",
        ),
        "appeal": (
            "Chưa nhất trí thì gửi kiến nghị kèm căn cứ cho cơ quan ra quyết định.",
            "Whoever does not agree appeals with the grounds to the authority that decided.",
        ),
    },
    Topic.HANDOVER: {
        "called": ("xác nhận bàn giao", "handover to confirm"),
        "subject_waits": (
            "Xác nhận bàn giao nhiệm vụ {Chair}< chậm nhất {day}>",
            "Confirm the chair handover< by {day}>",
        ),
        "subject_done": ("Đã bàn giao nhiệm vụ {Chair}", "The chair is handed over"),
        "listed": (
            "Ngày {on}, {Chair} năm {year} lập danh mục bàn giao< cho năm {next_year}>"
            "<, {document}>.< Danh mục này thay danh mục trước; xác nhận trước đó của {anew} không"
            " còn hiệu lực.>",
            "On {on} the chair of {year} listed what is handed over< for {next_year}>"
            "<, {document}>.< It replaces the list before; what {anew} had accepted holds no"
            " more.>",
        ),
        "items": ("Danh mục:", "The list:"),
        "objects": (
            "Hiện vật theo bảng tiêu chí, đánh dấu từng thứ:",
            "Objects that the rulebook names, to be ticked off one by one:",
        ),
        "next_confirm": (
            "Việc kế tiếp: {waits_for} kiểm và xác nhận bàn giao<, chậm nhất {until}>."
            "< Đã xác nhận: {accepted_by}.>",
            "Next: {waits_for} to check and confirm<, by {until}>.< Confirmed by: {accepted_by}.>",
        ),
        "confirmed": ("Hai bên đã xác nhận bàn giao.", "Both sides have confirmed."),
        "copy": (
            "Bàn giao nhiệm vụ {Chair}: <chờ {waits_for} xác nhận|hai bên đã xác nhận>.",
            "Chair handover: <waits for {waits_for}|both sides have confirmed>.",
        ),
    },
    Topic.HANDED_OVER: {
        "called": ("đã bàn giao", "handed over"),
        "subject": (
            "Đã bàn giao nhiệm vụ {Chair}< cho {next_chair}>",
            "The chair is handed over< to {next_chair}>",
        ),
        "handed_over": (
            "Ngày {on}, nhiệm vụ {Chair} được bàn giao< cho {next_chair}>"
            "<, năm thi đua {next_year}>.< Văn bản: {document}.>",
            "On {on} the duties of the chair were handed over< to {next_chair}>"
            "<, for {next_year}>.< Document: {document}.>",
        ),
        "from_now_on": (
            "Từ nay việc của năm <{next_year}|tới> gửi <{next_chair}|{Chair} mới>; hồ sơ khen"
            " thưởng năm {year} vẫn gửi <{chair_unit}|{Chair} năm {year}>.",
            "From now on, what concerns <{next_year}|the next year> goes to"
            " <{next_chair}|the new chair>; award files of {year} still go to"
            " <{chair_unit}|the chair of {year}>.",
        ),
        "copy": (
            "Đã bàn giao nhiệm vụ {Chair}< cho {next_chair}>.",
            "The chair is handed over< to {next_chair}>.",
        ),
    },
    Topic.NEXT_OFFICE: {
        "called": ("nhiệm vụ năm tới", "office of the next year"),
        "subject_none": (
            "Năm {office_year}: {unit} không còn giữ nhiệm vụ đã báo",
            "{office_year}: {unit} does not hold the office it was told of",
        ),
        "subject_other": (
            "Năm {office_year}: {unit} giữ nhiệm vụ <{is_chair}{Chair}|<{kind}|{Vice}>>, thay nhiệm"
            " vụ đã báo",
            "{office_year}: {unit} is <{is_chair}chair|<{kind}|vice-chair>>, and not what it was"
            " told before",
        ),
        "subject_holds": (
            "Năm {office_year}: {unit} giữ nhiệm vụ <{is_chair}{Chair}|<{kind}|{Vice}>>",
            "<{is_chair}Chair|<{kind}|Vice-chair>> of {office_year}: {unit}",
        ),
        "officers": (
            "Các đơn vị giữ nhiệm vụ năm {office_year}, ghi ngày {on}: {officers}."
            "< Văn bản: {document}.><{awaiting} Việc này còn chờ quyết định công nhận.>"
            "<{told_before} Trước đó đơn vị được báo giữ nhiệm vụ <{was_chair}{Chair}|{Vice}>.>"
            "<{moved} Điều này đã thay đổi sau đó<; nay là: {now}>.>",
            "The officers of {office_year}, recorded on {on}: {officers}."
            "< Document: {document}.><{awaiting} A decision that recognises this is still awaited.>"
            "<{told_before} Before that the unit was told to be"
            " <{was_chair}the chair|a vice-chair>.>"
            "<{moved} This has changed since<; now it is: {now}>.>",
        ),
        "changed": (
            "Nhiệm vụ của {unit} theo thông báo này không còn như trên; đơn vị không phải làm theo"
            " thông báo này.",
            "What this said of {unit} holds no more; nothing is to be done by it.",
        ),
        "all_done": (
            "Việc bàn giao và kế hoạch năm {office_year} đã xong.",
            "The handover and the plan of {office_year} are done.",
        ),
        "next_plan": (
            "Việc kế tiếp: chuẩn bị kế hoạch năm {office_year}.",
            "Next: prepare the plan of {office_year}.",
        ),
        "next_take_over": (
            "Việc kế tiếp: {unit} nhận bàn giao từ <{chair_unit}|{Chair} năm {year}>"
            "<, chậm nhất {until}><{unplanned}, rồi chuẩn bị kế hoạch năm {office_year}>.",
            "Next: {unit} takes over from <{chair_unit}|the chair of {year}><, by {until}>"
            "<{unplanned}, then prepares the plan of {office_year}>.",
        ),
        "no_office": (
            "Đơn vị không còn giữ nhiệm vụ đã thông báo trước đây, và không phải làm gì thêm.",
            "The unit does not hold the office that it was told of before, and need not do"
            " anything.",
        ),
        "planned": (
            "Kế hoạch năm {office_year} đã ban hành.",
            "The plan of {office_year} is issued.",
        ),
        "next_with_chair": (
            "Việc kế tiếp: phối hợp với {Chair} năm {office_year} chuẩn bị kế hoạch.",
            "Next: prepare the plan with the chair of {office_year}.",
        ),
        "copy": (
            "Năm {office_year}: {officers}.<{awaiting} Chờ quyết định công nhận.>< Nay là: {now}.>",
            "{office_year}: {officers}.<{awaiting} A decision is awaited.>< Now: {now}.>",
        ),
    },
}
