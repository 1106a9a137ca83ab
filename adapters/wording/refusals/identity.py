"""What is said where something exists already, does not exist, or was changed meanwhile.

Vietnamese first. The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

IDENTITY: Final[Mapping[str, tuple[str, str]]] = {
    "stream_unknown": (
        "Không thấy {stream}. Kiểm tra mã, hoặc lập trước khi làm việc này.",
        "There is no {stream}. Check the code, or create it before doing this.",
    ),
    "stream_exists": (
        "Đã có {stream} nên không lập lần nữa. Làm tiếp trên đó, hoặc chọn mã khác.",
        "There is {stream} already, so it is not created again. Go on with it, or choose another"
        " code.",
    ),
    "command_id_reused": (
        "Mã lệnh {command_id} đã dùng cho việc khác hoặc tài khoản khác, nên việc này chưa được"
        " ghi. Gửi lại với mã lệnh mới.",
        "The command id {command_id} was used for something else or by another account, so this is"
        " not recorded. Send it again with a new id.",
    ),
    "year_malformed": (
        "Năm thi đua ghi đủ bốn chữ số, ví dụ 2026 hoặc 2025-2026; “{value}” chưa đúng.",
        "A cycle year has four digits, such as 2026 or 2025-2026; “{value}” has not.",
    ),
    "value_moved": (
        "<{who} đã sửa ô này lúc {at}: {seen} → {stands}. Số vừa nhập vẫn giữ ở đây; chọn giữ số"
        " nào.|Ô này (tiêu chí {criterion}, {part}) không còn như người nhập thấy: {seen} →"
        " {stands}. Số vừa nhập chưa được ghi; muốn đổi thì nêu cả số đang tính và số mới.>",
        "<{who} changed this at {at}: {seen} → {stands}. Your entry is kept here; choose which"
        " stands.|This cell (criterion {criterion}, {part}) is no longer what its author saw:"
        " {seen} → {stands}. What was entered is not recorded; to change it give both the value"
        " that counts and the new one.>",
    ),
    "value_moved:unseen": (
        "Ô này (tiêu chí {criterion}, {part}) đang là {stands}; muốn đổi thì gõ {typed}. Số vừa"
        " nhập chưa được ghi.",
        "This cell (criterion {criterion}, {part}) is {stands} now; to change it type {typed}. What"
        " was entered is not recorded.",
    ),
    "value_moved:sealed": (
        "Đơn vị đã nhập dở bảng này; số đã nhập niêm phong đến khi gửi bảng nên không đối chiếu"
        " được. Số vừa nhập chưa được ghi. Đơn vị tự sửa số của mình, hoặc gửi tệp để đọc bằng"
        " thidua sheets read.",
        "The unit has begun to fill this sheet in; its figures are sealed until the sheet is sent,"
        " so none can be compared. What was entered is not recorded. The unit changes its own"
        " figures, or its file is read by thidua sheets read.",
    ),
    "version_moved": (
        "Đã có việc mới được ghi từ lúc xem: lúc xem là số {seen}, nay là {stands}. Xem lại rồi"
        " gửi lại.",
        "Something was recorded since it was seen: then at {seen}, now at {stands}. Look again,"
        " then send it again.",
    ),
    "write_conflict": (
        "Nhiều người đang ghi cùng lúc; đã thử lại ba lần mà chưa được, chưa ghi gì. Gửi lại sau"
        " ít phút.",
        "Several people are writing at once; three tries failed and nothing is recorded. Send it"
        " again in a few minutes.",
    ),
    "duplicate_unit": (
        "Đã có đơn vị tên “{name}”< ({units})>. Dùng đơn vị đã có; nếu là đơn vị khác, ghi tên đầy"
        " đủ để phân biệt.",
        "There is a unit named “{name}” already< ({units})>. Use it; if another is meant, give the"
        " full name that tells them apart.",
    ),
    "duplicate_unit:unmarked": (
        "“{name}” và tên của {units} chỉ khác nhau ở dấu, mà một bên ghi không dấu nên chưa rõ là"
        " một hay nhiều đơn vị. Nếu là đơn vị đã có thì dùng mã của đơn vị ấy; nếu là đơn vị khác"
        " thì ghi tên có đủ dấu.",
        "“{name}” and the name of {units} differ in marks only, and one of them is written without"
        " any, so it is not clear whether they are one unit or several. If a known unit is meant,"
        " use its code; if another, write its name with all marks.",
    ),
    "code_taken": (
        "Mã “{code}” đã thuộc về đơn vị hoặc cụm khác. Chọn mã khác.",
        "The code “{code}” belongs to another unit or cluster. Choose another.",
    ),
    "code_of_another": (
        "Mã “{code}” là của “{name}”; tệp ghi “{given}”. Nếu là đơn vị khác, đặt mã khác. Nếu đơn"
        " vị ấy đã đổi tên, thêm mục renamed gồm since (từ ngày) và reason (căn cứ) vào đơn vị"
        " này trong tệp. Nếu vẫn là tên cũ, ghi đúng tên đã có.",
        "The code “{code}” belongs to “{name}”; the file says “{given}”. If another unit is meant,"
        " choose another code. If the unit was renamed, add renamed with since (the date) and"
        " reason (why) to it in the file. If its name is still the old one, write it as it is"
        " known.",
    ),
    "code_of_another:cluster": (
        "Mã “{code}” là của “{name}”; tệp ghi “{given}”. Nếu là cụm, khối khác, đặt mã khác; nếu"
        " vẫn là một, ghi đúng tên đã có.",
        "The code “{code}” belongs to “{name}”; the file says “{given}”. If another cluster is"
        " meant, choose another code; if it is the same, write its name as it is known.",
    ),
    "code_of_another:authority": (
        "Mã “{code}” là của cụm, khối thuộc “{name}”; tệp ghi authority “{given}”. Nếu là cụm,"
        " khối khác, đặt mã khác; nếu vẫn là một, ghi đúng tên đã có hoặc bỏ dòng authority.",
        "The code “{code}” belongs to a cluster of “{name}”; the file says authority “{given}”."
        " If another cluster is meant, choose another code; if it is the same, write the authority"
        " as it is known or leave it out.",
    ),
    "aliases_not_renamed": (
        "Đổi tên thành “{name}” chỉ ghi tên đầy đủ và tên ngắn, không ghi thêm được tên gọi khác:"
        " {aliases}. Bỏ các tên ấy khỏi mục aliases của đơn vị trong tệp.",
        "A renaming to “{name}” records the full and the short name and cannot add other spellings:"
        " {aliases}. Take them out of the aliases of the unit in the file.",
    ),
    "already_member": (
        "{unit} đã là thành viên {Cluster}. Bỏ đơn vị này khỏi danh sách thêm.",
        "{unit} is a member of the cluster already. Leave it out of the list.",
    ),
    "not_member": (
        "{unit} không phải thành viên {Cluster}. Chọn đơn vị thành viên, hoặc thêm thành viên"
        " trước.",
        "{unit} is no member of the cluster. Choose a member, or add it first.",
    ),
    "member_repeated": (
        "{unit} xuất hiện hai lần trong danh sách. Bỏ một lần rồi gửi lại.",
        "{unit} stands in the list twice. Remove one and send it again.",
    ),
    "already_done": (
        "<“{what}” đã làm rồi|Việc này đã làm rồi>< đối với {unit}>, không ghi thêm lần nữa. Xem"
        " nhật ký để biết lần đã ghi.",
        "<“{what}” is done already|This is done already>< for {unit}> and not recorded again. The"
        " log has the first time.",
    ),
}
