"""What is said of officers and of legal bases: in a rulebook, and where an act does not fit it.

Vietnamese first. The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

OFFICERS: Final[Mapping[str, tuple[str, str]]] = {
    "rulebook_malformed:rotation": (
        "{Chair} luân phiên mà chưa có thứ tự. Ghi lần lượt các đơn vị (order).",
        "The chair goes by rotation, and no order is given. List the units in turn (order).",
    ),
    "rulebook_malformed:rotation_each_year": (
        "Thứ tự luân phiên quyết định từng năm (order_from: each_year) chỉ dùng khi {Chair} luân"
        " phiên (chair: rotation), và không ghi sẵn thứ tự (order).",
        "An order decided on each year (order_from: each_year) is for a chair by rotation (chair:"
        " rotation), and then none is listed (order).",
    ),
    "rulebook_malformed:not_considered": (
        "Không giao nhiệm vụ cho đơn vị nào thì ghi lý do (grounds): not_registered, not_ranked"
        " hoặc cả hai.",
        "Say on which grounds a unit gets no office (grounds): not_registered, not_ranked or both.",
    ),
    "rulebook_malformed:not_ranked": (
        "Bảng tiêu chí không chấm điểm nên không ai có hạng: bỏ not_ranked, hoặc thêm tiêu chí.",
        "The rulebook scores nothing, so nobody has a rank: leave not_ranked out, or add criteria.",
    ),
    "office_not_considered": (
        "Không giao nhiệm vụ cho {unit} theo bảng tiêu chí: năm {year} {ground}. Chọn đơn vị khác.",
        "The rulebook gives {unit} no office: in {year} {ground}. Name another unit.",
    ),
    "rotation_not_yearly": (
        "Bảng tiêu chí không để từng năm quyết định thứ tự luân phiên (order_from: each_year), nên"
        " không có thứ tự nào để quyết định. Sửa thứ tự trong bảng tiêu chí (order).",
        "The rulebook does not leave the order of rotation to each year (order_from: each_year), so"
        " there is none to decide on. Change the order in the rulebook (order).",
    ),
    "rotation_undecided": (
        "{Chair} luân phiên theo thứ tự quyết định từng năm, mà năm {year} chưa quyết định. Dùng"
        " việc {@decide_rotation} trước, hoặc ghi cách chọn khác (how).",
        "The chair goes by an order that is decided on each year, and {year} has not decided on it."
        " Use {@decide_rotation} first, or say another way (how).",
    ),
    "rulebook_malformed:vice_kinds": (
        "Loại đơn vị phó “{value}” thiếu mã, thiếu tên, hoặc trùng loại khác. Mỗi loại có mã (code)"
        " và tên (name) riêng.",
        "The kind of vice “{value}” has no code, no name, or those of another. Each has a code and"
        " a name of its own.",
    ),
    "rulebook_malformed:vices_of_kinds": (
        "Số {Vice} “{value}” không bằng tổng các loại (vice_kinds). Bỏ vices, hoặc sửa cho khớp.",
        "The number of vices “{value}” is not that of all kinds together (vice_kinds). Leave vices"
        " out, or make them agree.",
    ),
    "rulebook_malformed:vices": (
        "Số {Vice} “{value}” không đọc được. Ghi một số từ 0 trở lên, ví dụ 1; hoặc hai số cách"
        " nhau bằng hai dấu chấm, ít trước nhiều sau, chữ n ở cuối là không giới hạn.",
        "The number of vice-chairs “{value}” cannot be read. Give a number from 0 on, such as 1, or"
        " two numbers parted by two dots, the smaller first, with n for no limit.",
    ),
    "rulebook_malformed:handover": (
        "Mục bàn giao “{value}” bị trùng hoặc để trống. Mỗi thứ phải bàn giao ghi một lần, có tên.",
        "The thing to hand over “{value}” stands twice or is blank. Name each of them once.",
    ),
    "rulebook_malformed:legal_basis": (
        "Căn cứ “{value}” bị trùng mã hoặc chưa có mã. Mỗi căn cứ có một mã riêng.",
        "The legal basis “{value}” repeats a code or has none. Every basis has its own.",
    ),
    "rulebook_malformed:basis_document": (
        "Căn cứ “{value}” chưa ghi văn bản. Ghi tên và số văn bản như được viện dẫn (document).",
        "The legal basis “{value}” names no document. Give its name and number (document).",
    ),
    "rulebook_malformed:basis_days": (
        "Căn cứ “{value}” hết hiệu lực ngày {until}, trước ngày có hiệu lực {since}. Sửa from hoặc"
        " until.",
        "The legal basis “{value}” ends on {until}, before it begins on {since}. Correct from or"
        " until.",
    ),
    "basis_unknown": (
        "Không có căn cứ “{value}”. <Gần nhất là “{nearest}”.|Thêm căn cứ này vào legal_basis.>",
        "There is no legal basis “{value}”. <The nearest is “{nearest}”.|Add it to legal_basis.>",
    ),
    "date_malformed:day": (
        "“{value}” không đọc được thành ngày. Ghi 01/01/2024 hoặc 2024-01-01.",
        "“{value}” cannot be read as a day. Write 01/01/2024 or 2024-01-01.",
    ),
    "vices_not_foreseen:kind": (
        "Bảng tiêu chí quy định số {kind} <là {exactly}><từ {least} đến {most}><từ {at_least} trở"
        " lên>; việc này ghi {count}. Ghi lại cho đúng số, hoặc sửa bảng tiêu chí.",
        "The rulebook foresees of “{kind}” <{exactly}><{least} to {most}><{at_least} or more>;"
        " {count} are named. Name as many, or change the rulebook.",
    ),
    "vice_kind_missing": (
        "Chưa rõ {units} là gì trong: {kinds}. Ghi mỗi đơn vị một loại ở ô “vice_kinds”, ví"
        ' dụ vice_kinds="{unit}: {first}".',
        "It is not said which of these kinds {units} is: {kinds}. Say so in “vice_kinds”, each"
        ' unit with one of them, such as vice_kinds="{unit}: {first}".',
    ),
    "vice_kind_unknown": (
        "Bảng tiêu chí không có loại đơn vị phó “{value}”. <Gần nhất là “{nearest}”.|<Các loại:"
        " {kinds}.|Bảng tiêu chí không chia loại (vice_kinds); để trống ô ấy.>>",
        "The rulebook has no kind of vice “{value}”. <The nearest is “{nearest}”.|<The kinds:"
        " {kinds}.|It tells no kinds apart (vice_kinds); leave that field empty.>>",
    ),
    "vice_kind_misplaced": (
        "{unit} không được ghi là đơn vị phó, hoặc loại để trống, nên không ghi loại< “{kind}”>."
        " Ghi đơn vị ấy ở ô “vice_chairs”.",
        "{unit} is not named as a vice, or its kind is blank, so no kind< “{kind}”> is recorded."
        " Name the unit in “vice_chairs”.",
    ),
    "vices_not_foreseen": (
        "Bảng tiêu chí quy định số {Vice} <là {exactly}><từ {least} đến {most}><từ {at_least} trở"
        " lên>; việc này ghi {count}. Ghi lại cho đúng số, hoặc sửa bảng tiêu chí.",
        "The rulebook foresees <{exactly} vice-chairs><{least} to {most} vice-chairs><{at_least} or"
        " more vice-chairs>; {count} are named. Name as many, or change the rulebook.",
    ),
    "handover_lacks": (
        "Bảng tiêu chí quy định phải bàn giao {objects}, danh mục này chưa có. Ghi thêm vào danh"
        " mục; hoặc nêu việc bàn giao trong biên bản bằng việc {@adopt_minutes}.",
        "The rulebook asks for {objects} to be handed over, which the list lacks. Add it to the"
        " list, or state the handover in the minutes by {@adopt_minutes}.",
    ),
    "object_unknown": (
        "Bảng tiêu chí không nêu “{value}” trong những thứ phải bàn giao. <Gần nhất là"
        " “{nearest}”.|Thứ khác thì ghi vào danh mục bằng việc {@list_handover}.>",
        "The rulebook does not name “{value}” among the things to hand over. <The nearest is"
        " “{nearest}”.|Put it on the list by {@list_handover}.>",
    ),
    "year_not_later": (
        "Giao ước này là của năm sau năm {year}, nên không ghi cho năm {value}. Ghi đúng năm, hoặc"
        " bỏ trống để lấy năm kế tiếp.",
        "This pledge is of a year after {year}, so it is not recorded for {value}. Give the right"
        " year, or leave it out for the next.",
    ),
    "recognition_awaited": (
        "{unit} được chọn giữ vai {office} nhưng còn chờ quyết định công nhận; bảng tiêu chí quy"
        " định có quyết định rồi mới làm. Khi có quyết định, dùng việc {@recognise_officers}.",
        "{unit} was chosen as {office} and awaits recognition; by the rulebook it acts once the"
        " decision has come. Then use {@recognise_officers}.",
    ),
    "officers_missing:act_in_place": (
        "Chưa ghi đơn vị nào giữ nhiệm vụ năm {year}, nên chưa có ai để làm thay. Dùng việc"
        " {@record_officers} trước.",
        "No officers of {year} are recorded, so there is nobody in whose place to act. Use"
        " {@record_officers} first.",
    ),
    "acting_stands": (
        "{unit} đang làm thay {Chair} năm {year} từ {since}; một lúc chỉ có một đơn vị làm"
        " {Chair}. Dùng việc {@end_acting_in_place} trước.",
        "{unit} acts in place of the chair of {year} from {since}; there is one chair at a time."
        " Use {@end_acting_in_place} first.",
    ),
    "nobody_acts": (
        "Năm {year} không có đơn vị nào đang làm thay {Chair}, nên không có gì để kết thúc. Xem"
        " lại năm.",
        "Nobody acts in place of the chair of {year}, so there is nothing to end. Check the year.",
    ),
    "chair_goes_on": (
        "Chưa ghi việc {unit} chấm dứt hoạt động. Ghi việc đó ở đơn vị trước; nếu đơn vị còn hoạt"
        " động mà không làm được, ghi ground: unable.",
        "Nothing says that {unit} has ceased. Record that at the unit first; where it goes on and"
        " cannot act, say ground: unable.",
    ),
    "may_not_act": (
        "Bảng tiêu chí không để {unit} làm thay {Chair} năm {year}< (theo bảng tiêu chí: một trong"
        " {foreseen})>. Nếu đã có quyết định giao, ghi quyết định đó vào document; nếu không, chọn"
        " {Vice} được làm thay.",
        "The rulebook does not let {unit} act in place of the chair of {year}< (it foresees"
        " {foreseen})>. Where a decision says so, name it as the document; otherwise choose the"
        " vice-chair that may.",
    ),
    "may_not_act:chair": (
        "{unit} chính là {Chair} năm {year}, không làm thay chính mình. Chọn {Vice}, hoặc đơn vị"
        " được quyết định giao.",
        "{unit} is the chair of {year} and does not act in its own place. Choose the vice-chair, or"
        " whom a decision names.",
    ),
    "not_foreseen:decline": (
        "Bảng tiêu chí không cho đơn vị từ chối nhiệm vụ (officers: may_decline). Ghi đơn vị khác"
        " bằng việc {@record_officers}, hoặc sửa bảng tiêu chí.",
        "The rulebook lets no unit decline an office (officers: may_decline). Name another by"
        " {@record_officers}, or change the rulebook.",
    ),
}

#: What is legal but odd, by the code of the remark.
ODD_OFFICERS: Final[Mapping[str, tuple[str, str]]] = {
    "rotation_unused": (
        "Có thứ tự luân phiên mà {Chair} không chọn theo luân phiên, nên thứ tự này không có tác"
        " dụng.",
        "An order of rotation is given, and the chair does not go by rotation, so it has no"
        " effect.",
    ),
    "rotation_short": (
        "Thứ tự luân phiên có {count} trong {of} đơn vị; đơn vị không có tên thì không đến lượt.",
        "The rotation lists {count} of {of} units; those left out never have their turn.",
    ),
    "vice_beside_rotation": (
        "{Chair} chọn theo luân phiên, nên không gợi ý {Vice} kế tiếp.",
        "The chair goes by rotation, so the vice-chair is not suggested.",
    ),
    "vice_without_vices": (
        "Không có {Vice} nào mà có quy định dành cho {Vice}, nên quy định này không có tác dụng.",
        "There are no vice-chairs, so what is said of them has no effect.",
    ),
    "election_missing": (
        "{Chair} được bầu, mà không có mục bình xét nào là nhiệm vụ của năm sau (kind: office).",
        "The chair is elected, and no selection is for an office (kind: office).",
    ),
    "unstated_told_only": (
        "<“{name}”|{Chair}>: cách chọn là “nguồn không nêu” (not_stated), chỉ dùng được khi nhập"
        " năm đã qua; năm đang diễn ra không nhận bảng tiêu chí này.",
        "<“{name}”|The chair>: how it is found is “not stated in the source” (not_stated), which is"
        " for told years only; a year that runs does not take this rulebook.",
    ),
    "election_unused": (
        "{Chair} không do bầu và không có {Vice}, nên mục “{name}” không chọn ai vào nhiệm vụ nào.",
        "The chair is not elected and there are no vice-chairs, so “{name}” fills no office.",
    ),
    "basis_not_yet": (
        "Căn cứ “{basis}” ({document}) có hiệu lực từ {since}, sau năm thi đua này<; số quy định"
        " viện dẫn: {count}>.",
        "The legal basis “{basis}” ({document}) is in force from {since}, after this cycle"
        " year<; rules that name it: {count}>.",
    ),
    "basis_no_longer": (
        "Căn cứ “{basis}” ({document}) hết hiệu lực sau ngày {until}, trước năm thi đua này<; số"
        " quy định viện dẫn: {count}>.",
        "The legal basis “{basis}” ({document}) ended on {until}, before this cycle year<; rules"
        " that name it: {count}>.",
    ),
    "basis_part_of_year": (
        "Căn cứ “{basis}” ({document}) chỉ có hiệu lực một phần của năm thi đua này<, từ {since}><,"
        " đến hết {until}><; số quy định viện dẫn: {count}>.",
        "The legal basis “{basis}” ({document}) is in force in a part of this cycle year only<,"
        " from {since}><, until {until}><; rules that name it: {count}>.",
    ),
    "basis_out_of_force": (
        "Căn cứ “{basis}” ({document}) không ghi ngày hết hiệu lực, mà văn bản ấy hết hiệu lực sau"
        " ngày {until}, trước năm thi đua này<, thay bằng {by}> ({shown})<; số quy định viện dẫn:"
        " {count}>. Sửa căn cứ, hoặc ghi until.",
        "The legal basis “{basis}” ({document}) is given no end, yet the document ended on {until},"
        " before this cycle year<, replaced by {by}> ({shown})<; rules that name it: {count}>."
        " Correct the basis, or give until.",
    ),
    "basis_runs_out": (
        "Căn cứ “{basis}” ({document}) không ghi ngày hết hiệu lực, mà văn bản ấy hết hiệu lực sau"
        " ngày {until}, giữa năm thi đua này<, thay bằng {by}> ({shown})<; số quy định viện dẫn:"
        " {count}>. Thêm căn cứ mới, và ghi until.",
        "The legal basis “{basis}” ({document}) is given no end, yet the document ended on {until},"
        " within this cycle year<, replaced by {by}> ({shown})<; rules that name it: {count}>."
        " Add the new basis, and give until.",
    ),
    "registration_asked": (
        "Đơn vị không đăng ký thì không được đề nghị khen. Từ năm {year}, đăng ký không còn là căn"
        " cứ xét tặng danh hiệu (Luật {law}, Điều 7); nếu không xét nữa thì ghi unregistered:"
        " no_effect.",
        "A unit that did not register is proposed for no award. Since {year} registration is no"
        " longer a ground for titles (Law {law}, article 7); to follow it, write unregistered:"
        " no_effect.",
    ),
}
